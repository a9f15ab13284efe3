// Without bulk output: each line is a put.
import type { BufferedMutator, PutInput, Table } from '../../client/index.ts';
import type { FileStorage } from '../../storage/file-storage.ts';
import type { InputSplit } from './input-splits.ts';
import { type InputFormat, RecordJudge, splitterOf } from './line-reader.ts';
import type { RecordSplitter } from './record-splitter.ts';
import { SplitReader } from './split-reader.ts';
import type { BadLine, SplitResult } from './tsv-sort-task.ts';

const WRITE_BUFFER_BYTES = 4 << 20;
const ATTRIBUTE_LIST_SEPARATOR = ',';
const RECORDS_PER_REPORT = 1000;

export interface PutLinesOptions {
  readonly table: Table;
  readonly files: FileStorage;
  readonly splits: readonly InputSplit[];
  readonly format: InputFormat;
  /** attributes.seperator, between an attribute's name and value. */
  readonly attributeSeparator: string;
  readonly skipsBadLines: boolean;
  /** Bytes read so far, good and bad lines. */
  readonly progress: (bytes: number, records: number, bad: number) => void;
}

export interface PutLinesResult {
  readonly splits: readonly SplitResult[];
  readonly records: number;
  readonly cells: number;
  readonly badCount: number;
  readonly failed: { readonly split: number; readonly bad: BadLine } | undefined;
}

export async function putLines(options: PutLinesOptions): Promise<PutLinesResult> {
  const putter = new LinePutter(options);
  await putter.run();
  return putter.result;
}

class LinePutter {
  readonly #options: PutLinesOptions;
  readonly #splitter: RecordSplitter;
  readonly #judge: RecordJudge;
  readonly #columns: readonly { at: number; family: Buffer; qualifier: Buffer }[];
  readonly #splits: SplitResult[] = [];
  #records = 0;
  #cells = 0;
  #badCount = 0;
  #bytes = 0;
  #failed: PutLinesResult['failed'];

  constructor(options: PutLinesOptions) {
    this.#options = options;
    this.#splitter = splitterOf(options.format);
    this.#judge = new RecordJudge(options.format);
    this.#columns = options.format.spec.cells.map(({ at, family, qualifier }) => ({
      at,
      family: Buffer.from(family),
      qualifier: Buffer.from(qualifier),
    }));
  }

  get result(): PutLinesResult {
    return {
      splits: this.#splits,
      records: this.#records,
      cells: this.#cells,
      badCount: this.#badCount,
      failed: this.#failed,
    };
  }

  async run(): Promise<void> {
    const { table, splits } = this.#options;
    const mutator = table.bufferedMutator({ writeBufferSizeBytes: WRITE_BUFFER_BYTES });
    for (let i = 0; i < splits.length && this.#failed === undefined; i++) await this.#putSplit(mutator, i);
    await mutator.close();
  }

  async #putSplit(mutator: BufferedMutator, index: number): Promise<void> {
    const { files, splits, format, progress } = this.#options;
    const split = splits[index];
    const reader = await SplitReader.open(files, split, this.#splitter);
    const bad: BadLine[] = [];
    let lines = 0;
    let isHeader = format.hasHeader && split.from === 0;
    try {
      while (this.#failed === undefined && (await reader.next())) {
        const problem = isHeader ? undefined : await this.#putRecord(mutator, reader);
        if (problem !== undefined) bad.push(this.#noteBad(index, reader, lines, problem));
        isHeader = false;
        lines += this.#splitter.lineCount;
        if ((this.#records + this.#badCount) % RECORDS_PER_REPORT === 0)
          progress(this.#bytes + reader.progress, this.#records, this.#badCount);
      }
    } finally {
      await reader.close();
    }
    this.#bytes += split.to - split.from;
    progress(this.#bytes, this.#records, this.#badCount);
    this.#splits.push({ split: index, lines, bad });
  }

  /** Why it could not be put. */
  async #putRecord(mutator: BufferedMutator, reader: SplitReader): Promise<string | undefined> {
    const problem = this.#judge.judge(this.#splitter, reader.input);
    if (problem !== undefined) return problem;
    const put = this.#putOf(reader.input.bytes);
    if (put === undefined) return 'Invalid attributes seperator found in the row';
    this.#records++;
    if (put.cells.length === 0) return undefined;
    this.#cells += put.cells.length;
    await mutator.put(put);
    return undefined;
  }

  #putOf(input: Buffer): PutInput | undefined {
    const { format, attributeSeparator } = this.#options;
    const { rowAt, attributesAt } = format.spec;
    const { starts, ends, fieldCount } = this.#splitter;
    const field = (at: number) => Buffer.from(input.subarray(starts[at], ends[at]));
    const attributes = attributesAt < 0 ? {} : attributesOf(field(attributesAt).toString(), attributeSeparator);
    if (attributes === undefined) return undefined;
    const cells = this.#columns
      .filter(({ at }) => at < fieldCount && (ends[at] > starts[at] || !format.skipsEmptyColumns))
      .map(({ at, family, qualifier }) => ({ family, qualifier, value: field(at) }));
    const { timestampHigh, timestampLow, ttlHigh, ttlLow } = this.#judge.stamp;
    const ttlMs = ttlHigh * 2 ** 32 + ttlLow;
    const timestamp = (BigInt(timestampHigh) << 32n) | BigInt(timestampLow);
    return { row: field(rowAt), cells, timestamp, attributes, ...(ttlMs > 0 ? { ttlMs } : {}) };
  }

  #noteBad(split: number, reader: SplitReader, line: number, problem: string): BadLine {
    const { starts, ends, fieldCount } = this.#splitter;
    this.#badCount++;
    const bad = { line, problem, text: reader.input.bytes.toString('utf8', starts[0], ends[fieldCount - 1]) };
    if (!this.#options.skipsBadLines) this.#failed = { split, bad };
    return bad;
  }
}

/** Undefined when an attribute has no separator. */
function attributesOf(text: string, separator: string): Record<string, string> | undefined {
  const attributes: Record<string, string> = {};
  if (text === '') return attributes;
  for (const part of text.split(ATTRIBUTE_LIST_SEPARATOR)) {
    const at = part.indexOf(separator);
    if (at <= 0) return undefined;
    attributes[part.slice(0, at)] = part.slice(at + separator.length);
  }
  return attributes;
}
