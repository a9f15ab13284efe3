// `colonnade importtsv`: HBase's ImportTsv, with its -D properties and with options of its own.
import { closeSync, mkdtempSync, openSync, readSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { systemClock } from '../base/clock.ts';
import { hbaseError } from '../base/errors.ts';
import { systemRandom } from '../base/random.ts';
import { systemScheduler } from '../base/scheduler.ts';
import { WorkerTaskRunner } from '../base/task-runner.ts';
import { connect, TableName } from '../client/index.ts';
import { LocalFileStorage } from '../storage/local-file-storage.ts';
import { describeImport, importTsv } from '../tools/import-tsv/import-tsv.ts';
import { Progress } from '../tools/import-tsv/progress.ts';
import { LOAD_TIMEOUT_MS } from './command-bulkload.ts';
import { ToolProperties, userOfTool } from './tool-properties.ts';

export interface ImportTsvCommandOptions {
  quorum?: string;
  bootstrap?: string;
  znodeParent?: string;
  define: readonly string[];
  columns?: string;
  separator?: string;
  csv?: boolean;
  quote?: string;
  header?: boolean;
  timestamp?: string;
  bulk?: boolean;
  bulkOutput?: string;
  load?: boolean;
  workDir?: string;
  workers?: number;
  memory: string;
  skipEmptyColumns?: boolean;
  failOnBadLine?: boolean;
  logBadLines?: boolean;
  createTable: boolean;
  strict: boolean;
  dryRun?: boolean;
  json?: boolean;
}

const PROPERTIES = [
  'importtsv.columns',
  'importtsv.separator',
  'importtsv.bulk.output',
  'importtsv.timestamp',
  'importtsv.skip.bad.lines',
  'importtsv.log.bad.lines',
  'importtsv.skip.empty.columns',
  'importtsv.dry.run',
  'importtsv.mapper.class',
  'attributes.seperator',
  'create.table',
  'no.strict',
  'hbase.hregion.max.filesize',
];
/** What is written for separators that are hard to write. */
const SEPARATORS: Record<string, string> = {
  '\\t': '\t',
  tab: '\t',
  comma: ',',
  semicolon: ';',
  space: ' ',
  pipe: '|',
};

export async function commandImportTsv(
  table: string,
  inputs: readonly string[],
  options: ImportTsvCommandOptions,
): Promise<void> {
  const properties = new ToolProperties(options.define, PROPERTIES, /^(hadoop|mapreduce|mapred|fs|io)\./);
  if (properties.text('importtsv.mapper.class') !== undefined)
    throw hbaseError('UnsupportedOperationException', 'importtsv.mapper.class: there are no mappers of your own here');
  const named = options.separator ?? properties.text('importtsv.separator') ?? (options.csv ? ',' : '\t');
  const separator = SEPARATORS[named] ?? named;
  const paths = inputs.flatMap((input) => input.split(',')).map((path) => resolve(path).slice(1));
  const output = outputOf(options, properties);
  const memory = Number(options.memory);
  if (!(memory >= 16)) throw hbaseError('IllegalArgumentException', `--memory ${options.memory}: at least 16 (MB)`);
  const columns =
    options.columns ?? properties.text('importtsv.columns') ?? columnsOfHeader(options, paths[0], separator);
  const timestamp = options.timestamp ?? properties.text('importtsv.timestamp');
  if (timestamp !== undefined && !/^\d{1,18}$/.test(timestamp))
    throw hbaseError('IllegalArgumentException', `the time stamp is a number of milliseconds, not ${timestamp}`);
  const attributeSeparator = properties.text('attributes.seperator');
  const maxFileBytes = properties.count('hbase.hregion.max.filesize');
  const taskRunner = new WorkerTaskRunner();
  try {
    await using connection = await connect({
      ...properties.target(options),
      user: userOfTool(),
      connectTimeoutMs: 15_000,
      operationTimeoutMs: LOAD_TIMEOUT_MS,
      rpcTimeoutMs: LOAD_TIMEOUT_MS / 2,
    });
    const terminal = process.stderr;
    const report = await importTsv({
      ...{
        connection,
        taskRunner,
        clock: systemClock,
        random: systemRandom,
        files: new LocalFileStorage('/'),
        root: '/',
      },
      ...{ table: TableName.parse(table), inputs: paths, columns, separator },
      progress: new Progress(systemClock, systemScheduler, {
        isTerminal: terminal.isTTY === true,
        width: terminal.columns ?? 80,
        write: (text) => void terminal.write(text),
      }),
      ...(options.csv === true ? { quote: options.quote ?? '"' } : {}),
      ...(timestamp === undefined ? {} : { timestamp: BigInt(timestamp) }),
      ...(attributeSeparator === undefined ? {} : { attributeSeparator }),
      ...(maxFileBytes === undefined ? {} : { maxFileBytes }),
      ...(output === undefined ? {} : { output: output.folder.slice(1), loads: output.loads }),
      hasHeader: options.header === true,
      skipsBadLines: options.failOnBadLine !== true && (properties.flag('importtsv.skip.bad.lines') ?? true),
      logsBadLines: options.logBadLines ?? properties.flag('importtsv.log.bad.lines') ?? false,
      skipsEmptyColumns: options.skipEmptyColumns ?? properties.flag('importtsv.skip.empty.columns') ?? false,
      createTable: options.createTable && (properties.flag('create.table') ?? true),
      isStrict: options.strict && properties.flag('no.strict') !== true,
      isDryRun: options.dryRun ?? properties.flag('importtsv.dry.run') ?? false,
      workers: options.workers ?? availableParallelism(),
      memoryBytes: memory * 1024 * 1024,
    });
    if (output?.isTemporary === true) await new LocalFileStorage('/').delete(output.folder.slice(1));
    console.log(options.json === true ? JSON.stringify(report) : describeImport(report));
  } finally {
    await taskRunner.close();
  }
}

function outputOf(
  { bulk, bulkOutput, load, workDir }: ImportTsvCommandOptions,
  properties: ToolProperties,
): { folder: string; loads: boolean; isTemporary: boolean } | undefined {
  const named = bulkOutput ?? properties.text('importtsv.bulk.output');
  if (bulk === true && named !== undefined)
    throw hbaseError(
      'IllegalArgumentException',
      '--bulk makes a folder of its own: give --bulk-output with --load instead',
    );
  if (named !== undefined) return { folder: resolve(named), loads: load === true, isTemporary: false };
  if (load === true) throw hbaseError('IllegalArgumentException', '--load wants --bulk-output; --bulk is both');
  if (bulk !== true) return undefined;
  const folder = mkdtempSync(join(workDir ?? tmpdir(), 'colonnade-importtsv-'));
  return { folder: join(folder, 'hfiles'), loads: true, isTemporary: true };
}

const HEADER_BYTES = 1 << 16;

/** The first line, which then must name the columns as importtsv.columns does. */
function columnsOfHeader(options: ImportTsvCommandOptions, path: string, separator: string): string {
  if (options.header !== true)
    throw hbaseError(
      'IllegalArgumentException',
      'No columns specified. Please specify with --columns or -Dimporttsv.columns=...',
    );
  const fd = openSync(`/${path}`, 'r');
  try {
    const bytes = Buffer.alloc(HEADER_BYTES);
    const [line] = bytes.toString('utf8', 0, readSync(fd, bytes)).split(/\r?\n/, 1);
    return line
      .split(separator)
      .map((name) => name.replace(/^"(.*)"$/, '$1'))
      .join(',');
  } finally {
    closeSync(fd);
  }
}
