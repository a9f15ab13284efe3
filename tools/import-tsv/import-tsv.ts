// HBase's ImportTsv without MapReduce: lines of text become puts, or HFiles that are loaded as they are. HFiles are made in two passes, both by
// several workers: sorted runs of the input, each as large as the memory allows, and the runs merged, range of rows by range of rows.
import type { Clock } from '../../base/clock.ts';
import { hbaseError } from '../../base/errors.ts';
import type { Random } from '../../base/random.ts';
import { registerTask, type TaskRunner } from '../../base/task-runner.ts';
import type { Connection, TableDescriptor } from '../../client/index.ts';
import type { TableName } from '../../model/table-name.ts';
import { familyParams } from '../../rootdir/family-params.ts';
import type { FileStorage } from '../../storage/file-storage.ts';
import { type BulkLoadReport, bulkLoad } from '../bulk-load/bulk-load.ts';
import { type ColumnSpec, parseColumns } from './column-spec.ts';
import { countBytes, findInputs, type InputSplit, splitInputs } from './input-splits.ts';
import type { InputFormat } from './line-reader.ts';
import { outputRanges } from './output-ranges.ts';
import { megabytes, type Progress } from './progress.ts';
import { putLines } from './put-lines.ts';
import type { Run } from './run-writer.ts';
import { SharedCounts } from './shared-counts.ts';
import type { BadLine, SortTaskInput, SortTaskResult, SplitResult } from './tsv-sort-task.ts';
import type { WriteTaskInput, WrittenFile } from './tsv-write-task.ts';

const SORT = 'import-tsv-sort';
const WRITE = 'import-tsv-write';
registerTask(SORT, new URL('./tsv-sort-task.ts', import.meta.url));
registerTask(WRITE, new URL('./tsv-write-task.ts', import.meta.url));

export interface ImportTsvOptions {
  readonly connection: Connection;
  readonly table: TableName;
  /** Of the whole disk: paths are absolute ones without their first slash. */
  readonly files: FileStorage;
  /** Absolute; workers open the same disk by it. */
  readonly root: string;
  readonly inputs: readonly string[];
  readonly taskRunner: TaskRunner;
  readonly clock: Clock;
  readonly random: Random;
  readonly progress: Progress;
  /** importtsv.columns */
  readonly columns: string;
  /** importtsv.separator: one byte. */
  readonly separator: string;
  /** Of CSV. */
  readonly quote?: string;
  readonly hasHeader?: boolean;
  /** importtsv.timestamp; default now. */
  readonly timestamp?: bigint;
  /** importtsv.skip.bad.lines; default true. */
  readonly skipsBadLines?: boolean;
  /** importtsv.log.bad.lines */
  readonly logsBadLines?: boolean;
  /** importtsv.skip.empty.columns */
  readonly skipsEmptyColumns?: boolean;
  /** attributes.seperator */
  readonly attributeSeparator?: string;
  /** create.table; default true. Puts always want a table. */
  readonly createTable?: boolean;
  /** False (no.strict): families are not looked for in the table. */
  readonly isStrict?: boolean;
  /** importtsv.dry.run */
  readonly isDryRun?: boolean;
  /** importtsv.bulk.output, which must not exist. Absent: puts. */
  readonly output?: string;
  /** Load the output when it is made; what is not loaded stays. */
  readonly loads?: boolean;
  /** Default 2. */
  readonly workers?: number;
  /** Of all workers together, for sorting. Default 512 MB. */
  readonly memoryBytes?: number;
  /** hbase.hregion.max.filesize; default 10 GB. */
  readonly maxFileBytes?: number;
  /** Bytes of input that a worker takes at once. Default 64 MB. */
  readonly splitBytes?: number;
}

export interface ImportTsvReport {
  readonly table: string;
  readonly mode: 'puts' | 'hfiles' | 'dry run';
  readonly inputFiles: number;
  readonly inputBytes: number;
  /** Good lines. */
  readonly rows: number;
  readonly cells: number;
  readonly badLines: number;
  /** Cells that a later line of the same row, column and time stamp took the place of. */
  readonly replacedCells?: number;
  readonly runs?: number;
  readonly hfiles?: number;
  readonly hfileBytes?: number;
  readonly output?: string;
  readonly createdTable: boolean;
  readonly loaded?: BulkLoadReport;
  readonly ms: number;
  /** Of input, until the last HFile or put was written. */
  readonly megabytesPerSecond: number;
}

/** Work in progress stands there below the output. */
const RUN_FOLDER = '_temporary';

export async function importTsv(options: ImportTsvOptions): Promise<ImportTsvReport> {
  return new ImportTsv(options).run();
}

class ImportTsv {
  readonly #options: ImportTsvOptions;
  readonly #format: InputFormat;
  readonly #spec: ColumnSpec;
  readonly #workers: number;
  #splits: readonly InputSplit[] = [];
  #inputFiles = 0;
  #inputBytes = 0;

  constructor(options: ImportTsvOptions) {
    const { columns, separator, quote, hasHeader = false, timestamp, skipsEmptyColumns = false, clock } = options;
    this.#options = options;
    this.#spec = parseColumns(columns);
    this.#workers = options.workers ?? 2;
    this.#format = {
      spec: this.#spec,
      separator: byteOf(separator, 'separator'),
      quote: quote === undefined ? undefined : byteOf(quote, 'quote'),
      hasHeader,
      timestamp: timestamp ?? BigInt(clock.now()),
      skipsEmptyColumns,
    };
  }

  async run(): Promise<ImportTsvReport> {
    const { connection, table, files, inputs, output, splitBytes = 64 << 20, isDryRun = false } = this.#options;
    if (output !== undefined && (await files.stat(output)) !== undefined)
      throw hbaseError('IllegalArgumentException', `Output directory /${output} already exists`);
    const found = await findInputs(files, inputs);
    this.#inputFiles = found.length;
    this.#inputBytes = found.reduce((sum, { length }) => sum + length, 0);
    const createdTable = await this.#ensureTable();
    try {
      this.#splits = await splitInputs(files, found, splitBytes, this.#format.quote);
      const report = isDryRun || output !== undefined ? await this.#makeFiles(output) : await this.#put();
      return { ...report, createdTable };
    } finally {
      // As HBase: a dry run leaves nothing behind.
      if (createdTable && isDryRun) {
        await connection.admin.disableTable(table);
        await connection.admin.deleteTable(table);
      }
    }
  }

  /** Whether it had to be made. */
  async #ensureTable(): Promise<boolean> {
    const { connection, table, output, createTable = true, isStrict = true } = this.#options;
    const { families } = this.#spec;
    if (!(await connection.admin.exists(table))) {
      if (output === undefined || !createTable)
        throw hbaseError(
          'TableNotFoundException',
          `Table '${table}' does not exist${output === undefined ? '' : " and 'create.table' is set to no"}.`,
        );
      await connection.admin.createTable({ name: table.name, families });
      return true;
    }
    const there = (await connection.admin.describe(table)).families.map(({ nameAsString }) => nameAsString);
    const absent = families.filter((name) => !there.includes(name));
    if (absent.length > 0 && (isStrict || output !== undefined))
      throw hbaseError(
        'IllegalArgumentException',
        `Column Families [${absent.join(', ')}] specified in importtsv.columns does not match with any of the table ${table} column families [${there.join(', ')}].${output === undefined ? '\nTo disable column family check, use -Dno.strict=true.' : ''}`,
      );
    return false;
  }

  // ---- Puts

  async #put() {
    const { connection, table, files, clock, progress, skipsBadLines = true } = this.#options;
    const startedAt = clock.monotonic();
    let [bytes, rows, bad] = [0, 0, 0];
    const result = await progress.during(
      'putting',
      this.#inputBytes,
      () => bytes,
      () => countsOf(rows, bad),
      () =>
        putLines({
          ...{ table: connection.table(table), files, splits: this.#splits, format: this.#format, skipsBadLines },
          attributeSeparator: this.#options.attributeSeparator ?? '=>',
          progress: (...counts) => {
            [bytes, rows, bad] = counts;
          },
        }),
    );
    await this.#checkBadLines(result.splits, result.failed);
    const { records, cells, badCount } = result;
    return { mode: 'puts' as const, ...this.#report(startedAt, { records, cells, badCount }) };
  }

  // ---- HFiles

  async #makeFiles(output: string | undefined) {
    const { clock, files, isDryRun = false, loads = false } = this.#options;
    const startedAt = clock.monotonic();
    const runFolder = `${output}/${RUN_FOLDER}`;
    try {
      const sorted = await this.#sort(isDryRun ? undefined : runFolder);
      const report = this.#report(startedAt, sorted);
      if (isDryRun) return { mode: 'dry run' as const, ...report };
      const written = await this.#write(sorted.runs, output!);
      const made = { ...this.#report(startedAt, sorted), ...filesOf(sorted, written), output: `/${output}` };
      await files.delete(runFolder);
      await files.writeFile(`${output}/_SUCCESS`, Buffer.alloc(0));
      const loaded = loads ? await this.#load(output!) : undefined;
      return { mode: 'hfiles' as const, ...made, ...(loaded === undefined ? {} : { loaded }) };
    } catch (error) {
      if (!isDryRun) await files.delete(runFolder).catch(() => undefined);
      throw error;
    }
  }

  async #sort(runFolder: string | undefined) {
    const { root, taskRunner, progress, memoryBytes = 512 << 20 } = this.#options;
    const { skipsBadLines = true, logsBadLines = false } = this.#options;
    const counts = SharedCounts.for(this.#workers);
    // Its records, and as much again for their sorting, what is read and what is written.
    const arenaBytes = Math.floor(memoryBytes / this.#workers / 1.5);
    const input = (worker: number): SortTaskInput => ({
      ...{ root, format: this.#format, splits: this.#splits, runFolder, arenaBytes, worker, skipsBadLines },
      counts: counts.memory,
      keepsBadLines: logsBadLines || !skipsBadLines,
    });
    const results = await progress.during(
      'sorting',
      this.#inputBytes,
      () => counts.sum('bytes'),
      () => countsOf(counts.sum('records'), counts.sum('bad')),
      () => this.#onAll(counts, (worker) => taskRunner.run(SORT, input(worker), { lane: `${SORT} ${worker}` })),
    );
    const all = results as SortTaskResult[];
    const failed = all.map((result) => result.failed).find((each) => each !== undefined);
    await this.#checkBadLines(
      all.flatMap(({ splits }) => splits),
      failed,
    );
    const sum = (of: (result: SortTaskResult) => number) => all.reduce((total, each) => total + of(each), 0);
    return {
      runs: all.flatMap(({ runs }) => runs),
      records: sum(({ records }) => records),
      cells: sum(({ cells }) => cells),
      badCount: sum(({ badCount }) => badCount),
    };
  }

  async #write(runs: readonly Run[], output: string): Promise<WrittenFile[]> {
    const { connection, table, root, taskRunner, progress, random, memoryBytes = 512 << 20 } = this.#options;
    const descriptor = await connection.admin.describe(table);
    const regions = await connection.admin.regions(table);
    const regionStarts = regions.map(({ region }) => region.startKey).filter((key) => key.length > 0);
    const maxFileBytes = this.#options.maxFileBytes ?? 10 * 1024 ** 3;
    const ranges = outputRanges({ regionStarts, runs, workers: this.#workers, maxFileBytes, random });
    const counts = SharedCounts.for(this.#workers);
    const bytes = runs.reduce((sum, { length }) => sum + length, 0);
    // A reader holds four of them.
    const share = memoryBytes / this.#workers / Math.max(1, runs.length) / 4;
    const input = (worker: number): WriteTaskInput => ({
      ...{ root, runs, ranges, folder: output, worker, counts: counts.memory },
      families: this.#spec.families.map((name) => ({ name, params: paramsOf(descriptor, name) })),
      hasTags: this.#spec.ttlAt >= 0,
      readBufferBytes: Math.round(Math.min(1 << 20, Math.max(32 << 10, share))),
    });
    const results = await progress.during(
      'writing',
      bytes,
      () => counts.sum('done'),
      () => '',
      () => this.#onAll(counts, (worker) => taskRunner.run(WRITE, input(worker), { lane: `${SORT} ${worker}` })),
    );
    return (results as WrittenFile[][]).flat();
  }

  /** After a failure of one the others stop, and it is thrown when they have. */
  async #onAll(counts: SharedCounts, work: (worker: number) => Promise<unknown>): Promise<unknown[]> {
    const all = Array.from({ length: this.#workers }, async (_, worker) => {
      try {
        return await work(worker);
      } catch (error) {
        counts.stop();
        throw error;
      }
    });
    await Promise.allSettled(all);
    return Promise.all(all);
  }

  #load(output: string): Promise<BulkLoadReport> {
    const { connection, table, files, clock, random, progress } = this.#options;
    return bulkLoad({
      ...{ connection, table, files, folder: output, clock, random, threads: this.#workers },
      log: (line) => progress.log(line),
    });
  }

  // ---- Bad lines

  /** Tells of those that are to be told of; throws for one that ended it all. */
  async #checkBadLines(
    results: readonly SplitResult[],
    failed: { readonly split: number; readonly bad: BadLine } | undefined,
  ): Promise<void> {
    if (failed !== undefined) {
      const line = await this.#lineOf(failed.split, failed.bad.line, results);
      throw hbaseError('IOException', `${line}: ${failed.bad.problem}: ${shown(failed.bad.text)}`);
    }
    if (this.#options.logsBadLines !== true) return;
    for (const { split, bad } of [...results].sort((a, b) => a.split - b.split)) {
      for (const { line, problem, text } of bad)
        this.#options.progress.log(`${await this.#lineOf(split, line, results)}: ${problem}: ${shown(text)}`);
    }
  }

  /** `/path:line`. Of splits that were not read to the end the lines are counted now. */
  async #lineOf(split: number, line: number, results: readonly SplitResult[]): Promise<string> {
    const { path } = this.#splits[split];
    let before = 0;
    for (let i = 0; i < split; i++) {
      if (this.#splits[i].path !== path) continue;
      const known = results.find((each) => each.split === i);
      const { from, to } = this.#splits[i];
      before += known?.lines ?? (await countBytes(this.#options.files, path, from, to, 10));
    }
    return `/${path}:${before + line + 1}`;
  }

  #report(startedAt: number, { records, cells, badCount }: { records: number; cells: number; badCount: number }) {
    const ms = this.#options.clock.monotonic() - startedAt;
    return {
      table: this.#options.table.name,
      inputFiles: this.#inputFiles,
      inputBytes: this.#inputBytes,
      rows: records,
      cells,
      badLines: badCount,
      ms: Math.round(ms),
      megabytesPerSecond: Number((this.#inputBytes / 1000 / Math.max(1, ms)).toFixed(1)),
    };
  }
}

function filesOf({ runs, cells }: { runs: readonly Run[]; cells: number }, written: readonly WrittenFile[]) {
  return {
    replacedCells: cells - written.reduce((sum, file) => sum + file.cells, 0),
    runs: runs.length,
    hfiles: written.length,
    hfileBytes: written.reduce((sum, { length }) => sum + length, 0),
  };
}

function paramsOf(descriptor: TableDescriptor, name: string) {
  const family = descriptor.families.find(({ nameAsString }) => nameAsString === name)!;
  return familyParams(family, family.compression);
}

function countsOf(rows: number, bad: number): string {
  return `, ${rows} rows${bad === 0 ? '' : `, ${bad} bad lines`}`;
}

function shown(text: string): string {
  return JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}…` : text);
}

function byteOf(text: string, what: string): number {
  const bytes = Buffer.from(text);
  if (bytes.length === 1) return bytes[0];
  throw hbaseError('IllegalArgumentException', `the ${what} must be a single byte, not ${JSON.stringify(text)}`);
}

/** The report as a sentence or two. */
export function describeImport(report: ImportTsvReport): string {
  const { table, mode, inputFiles, inputBytes, rows, badLines, ms, megabytesPerSecond } = report;
  const input = `${rows} rows from ${inputFiles} files (${megabytes(inputBytes)})`;
  const bad = badLines === 0 ? '' : `, ${badLines} bad lines skipped`;
  const speed = `in ${(ms / 1000).toFixed(1)} s, ${megabytesPerSecond} MB/s`;
  if (mode === 'dry run') return `dry run: ${input} could be imported into ${table}${bad}`;
  if (mode === 'puts') return `put ${input} into ${table} ${speed}${bad}`;
  const made = `made ${report.hfiles} HFiles (${megabytes(report.hfileBytes ?? 0)}) of ${input} ${speed}${bad}`;
  const { loaded } = report;
  if (loaded === undefined) return `${made}\nload them with: colonnade bulkload ${report.output} ${table}`;
  return `${made}\nloaded them into ${loaded.regions} regions of ${table} in ${(loaded.ms / 1000).toFixed(1)} s`;
}
