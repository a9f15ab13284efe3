// Reads splits of the input, makes records of them, and writes these out in sorted runs, each as large as the memory allows.
import { LocalFileStorage } from '../../storage/local-file-storage.ts';
import type { InputSplit } from './input-splits.ts';
import { type InputFormat, RecordJudge, splitterOf } from './line-reader.ts';
import { RecordArena } from './record-arena.ts';
import type { RecordSplitter } from './record-splitter.ts';
import { type Run, writeRun } from './run-writer.ts';
import { SharedCounts } from './shared-counts.ts';
import { SplitReader } from './split-reader.ts';

export interface SortTaskInput {
  readonly root: string;
  readonly format: InputFormat;
  readonly splits: readonly InputSplit[];
  /** Undefined: a dry run, which keeps nothing. */
  readonly runFolder: string | undefined;
  readonly arenaBytes: number;
  readonly worker: number;
  readonly counts: SharedArrayBuffer;
  /** importtsv.skip.bad.lines: otherwise the first bad line ends it all. */
  readonly skipsBadLines: boolean;
  /** Whether the text of bad lines is wanted. */
  readonly keepsBadLines: boolean;
}

export interface BadLine {
  /** In the split, from 0. */
  readonly line: number;
  readonly problem: string;
  readonly text: string;
}

export interface SplitResult {
  readonly split: number;
  readonly lines: number;
  readonly bad: readonly BadLine[];
}

export interface SortTaskResult {
  readonly runs: readonly Run[];
  readonly splits: readonly SplitResult[];
  readonly records: number;
  readonly cells: number;
  readonly badCount: number;
  /** A bad line that ended it. */
  readonly failed: { readonly split: number; readonly bad: BadLine } | undefined;
}

/** Records and lines of one split; more would not be told apart. */
const ORDERS_PER_SPLIT = 2 ** 31;
const MAX_KEPT = 1000;
const MAX_TEXT = 1000;

export default async function sortTask(input: SortTaskInput): Promise<SortTaskResult> {
  const files = new LocalFileStorage(input.root);
  const sorter = new Sorter(input, files);
  await sorter.run();
  return sorter.result;
}

class Sorter {
  readonly #input: SortTaskInput;
  readonly #files: LocalFileStorage;
  readonly #counts: SharedCounts;
  readonly #arena: RecordArena;
  readonly #splitter: RecordSplitter;
  readonly #judge: RecordJudge;
  readonly #runs: Run[] = [];
  readonly #splits: SplitResult[] = [];
  #records = 0;
  #cells = 0;
  #badCount = 0;
  #bytes = 0;
  #failed: SortTaskResult['failed'];

  constructor(input: SortTaskInput, files: LocalFileStorage) {
    const { format } = input;
    this.#input = input;
    this.#files = files;
    this.#counts = new SharedCounts(input.counts);
    this.#arena = new RecordArena(input.arenaBytes, format.spec, format.skipsEmptyColumns);
    this.#splitter = splitterOf(format);
    this.#judge = new RecordJudge(format);
  }

  get result(): SortTaskResult {
    return {
      runs: this.#runs,
      splits: this.#splits,
      records: this.#records,
      cells: this.#cells,
      badCount: this.#badCount,
      failed: this.#failed,
    };
  }

  async run(): Promise<void> {
    const { splits } = this.#input;
    for (let i = this.#counts.takeNext(); i < splits.length; i = this.#counts.takeNext()) {
      await this.#readSplit(i);
      if (this.#counts.isStopped) break;
    }
    await this.#spill();
  }

  async #readSplit(index: number): Promise<void> {
    const { splits, format } = this.#input;
    const splitter = this.#splitter;
    const reader = await SplitReader.open(this.#files, splits[index], splitter);
    const bad: BadLine[] = [];
    let lines = 0;
    let untilReport = 0;
    try {
      let hasRecord = reader.next();
      if (typeof hasRecord !== 'boolean') hasRecord = await hasRecord;
      if (hasRecord && format.hasHeader && splits[index].from === 0) {
        lines += splitter.lineCount;
        hasRecord = await reader.next();
      }
      while (hasRecord) {
        const problem = this.#judge.judge(splitter, reader.input);
        if (problem !== undefined) {
          this.#noteBad(index, reader, lines, problem, bad);
          if (this.#failed !== undefined) break;
        } else {
          const room = this.#arena.bytesFor(reader.recordBytes, this.#rowLength);
          if (!this.#arena.hasRoomFor(room)) await this.#makeRoom(room);
          this.#add(reader, index * ORDERS_PER_SPLIT + lines);
        }
        lines += splitter.lineCount;
        if (--untilReport <= 0) {
          untilReport = 2000;
          this.#report(reader.progress);
          if (this.#counts.isStopped) return;
        }
        hasRecord = reader.next();
        if (typeof hasRecord !== 'boolean') hasRecord = await hasRecord;
      }
    } finally {
      await reader.close();
    }
    this.#bytes += splits[index].to - splits[index].from;
    this.#report(0);
    this.#splits.push({ split: index, lines, bad });
  }

  get #rowLength(): number {
    const { starts, ends } = this.#splitter;
    return ends[this.#judge.rowAt] - starts[this.#judge.rowAt];
  }

  #add(reader: SplitReader, order: number): void {
    const { starts, ends, fieldCount } = this.#splitter;
    const cells = this.#arena.add(reader.input, starts, ends, fieldCount, order, this.#judge.stamp);
    this.#records++;
    this.#cells += cells;
  }

  #noteBad(split: number, reader: SplitReader, line: number, problem: string, bad: BadLine[]): void {
    const { skipsBadLines, keepsBadLines } = this.#input;
    this.#badCount++;
    if (skipsBadLines && (!keepsBadLines || bad.length >= MAX_KEPT)) return;
    const { bytes } = reader.input;
    const start = this.#splitter.starts[0];
    const end = Math.min(start + MAX_TEXT, start + reader.recordBytes);
    const found = { line, problem, text: bytes.toString('utf8', start, end).replace(/\r?\n$/, '') };
    bad.push(found);
    if (skipsBadLines) return;
    this.#failed = { split, bad: found };
    this.#counts.stop();
  }

  #report(progress: number): void {
    const { worker } = this.#input;
    this.#counts.set(worker, 'bytes', this.#bytes + progress);
    this.#counts.set(worker, 'records', this.#records);
    this.#counts.set(worker, 'bad', this.#badCount);
  }

  async #makeRoom(bytes: number): Promise<void> {
    await this.#spill();
    if (!this.#arena.hasRoomFor(bytes))
      throw new Error(`a record of ${bytes} bytes is more than a worker's memory for sorting: give it more (--memory)`);
  }

  async #spill(): Promise<void> {
    const arena = this.#arena;
    if (arena.count === 0) return;
    const { runFolder, worker } = this.#input;
    const path = `${runFolder}/run-${worker}-${this.#runs.length}`;
    if (runFolder !== undefined) this.#runs.push(await writeRun(this.#files, path, arena.slab, arena.sorted()));
    arena.clear();
  }
}
