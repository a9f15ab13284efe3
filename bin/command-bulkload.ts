// `colonnade bulkload`: HBase's completebulkload.
import { resolve } from 'node:path';
import { systemClock } from '../base/clock.ts';
import { systemRandom } from '../base/random.ts';
import { connect, TableName } from '../client/index.ts';
import { LocalFileStorage } from '../storage/local-file-storage.ts';
import { type BulkLoadReport, bulkLoad } from '../tools/bulk-load/bulk-load.ts';
import { ToolProperties, userOfTool } from './tool-properties.ts';

export interface BulkLoadCommandOptions {
  quorum?: string;
  bootstrap?: string;
  znodeParent?: string;
  define: readonly string[];
  createTable: boolean;
  ignoreUnmatchedFamilies?: boolean;
  copy?: boolean;
  maxFiles?: number;
  byFamily?: boolean;
  replicate: boolean;
  loadTable?: boolean;
  json?: boolean;
}

const PROPERTIES = [
  'create.table',
  'ignore.unmatched.families',
  'always.copy.files',
  'hbase.mapreduce.bulkload.max.hfiles.perRegion.perFamily',
  'hbase.mapreduce.bulkload.by.family',
  'hbase.bulkload.retries.number',
  'hbase.loadincremental.fail.if.need.split.hfile',
  'hbase.loadincremental.threads.max',
];
/** Of Hadoop, of Java's client, or what is always so here: files are looked at, and sequence ids assigned. */
const IGNORED =
  /^((hadoop|mapreduce|fs|hbase\.client|hbase\.rpc)\.|hbase\.loadincremental\.validate\.hfile$|hbase\.bulkload\.retries\.retryOnIOException$|hbase\.mapreduce\.bulkload\.assign\.sequenceNumbers$)/;
/** A server that has to copy the files, from another disk, takes its time. */
export const LOAD_TIMEOUT_MS = 20 * 60_000;

export async function commandBulkLoad(folder: string, table: string, options: BulkLoadCommandOptions): Promise<void> {
  const properties = new ToolProperties(options.define, PROPERTIES, IGNORED);
  const count = (name: string, key: string) => {
    const value = properties.count(name);
    return value === undefined ? {} : { [key]: value };
  };
  const flag = (name: string, key: string, given: boolean | undefined) => {
    const value = given === true ? true : properties.flag(name);
    return value === undefined ? {} : { [key]: value };
  };
  await using connection = await connect({
    ...properties.target(options),
    user: userOfTool(),
    connectTimeoutMs: 15_000,
    operationTimeoutMs: LOAD_TIMEOUT_MS,
    rpcTimeoutMs: LOAD_TIMEOUT_MS / 2,
  });
  const files = new LocalFileStorage('/');
  const root = resolve(folder).slice(1);
  // With --load-table the folder is that of a table: its regions' folders are like the one that is loaded otherwise.
  const folders = options.loadTable
    ? (await files.list(root)).filter((entry) => entry.isDirectory && !/^[._]/.test(entry.name))
    : undefined;
  const reports: BulkLoadReport[] = [];
  for (const each of folders?.map(({ name }) => `${root}/${name}`) ?? [root]) {
    reports.push(
      await bulkLoad({
        ...{ connection, files, folder: each, clock: systemClock, random: systemRandom },
        table: TableName.parse(table),
        log: (line) => console.error(line),
        createTable: options.createTable && !options.loadTable && (properties.flag('create.table') ?? true),
        replicate: options.replicate,
        ...flag('ignore.unmatched.families', 'ignoreUnmatchedFamilies', options.ignoreUnmatchedFamilies),
        ...flag('always.copy.files', 'copyFiles', options.copy),
        ...flag('hbase.mapreduce.bulkload.by.family', 'byFamily', options.byFamily),
        ...flag('hbase.loadincremental.fail.if.need.split.hfile', 'failIfSplitNeeded', undefined),
        ...count('hbase.mapreduce.bulkload.max.hfiles.perRegion.perFamily', 'maxFilesPerFamily'),
        ...count('hbase.bulkload.retries.number', 'retries'),
        ...count('hbase.loadincremental.threads.max', 'threads'),
        ...(options.maxFiles === undefined ? {} : { maxFilesPerFamily: options.maxFiles }),
      }),
    );
  }
  print(reports, options.json === true);
}

function print(reports: readonly BulkLoadReport[], asJson: boolean): void {
  if (asJson) {
    console.log(JSON.stringify(reports.length === 1 ? reports[0] : reports));
    return;
  }
  for (const { table, files, bytes, regions, split, retries, ms } of reports) {
    const more = [
      ...(split > 0 ? [`${split} of them split at region boundaries`] : []),
      ...(retries > 0 ? [`begun anew ${retries} times`] : []),
    ];
    console.log(
      `loaded ${files} files (${(bytes / 1e6).toFixed(1)} MB) into ${regions} regions of ${table} in ${(ms / 1000).toFixed(1)} s${more.map((text) => `, ${text}`).join('')}`,
    );
  }
}
