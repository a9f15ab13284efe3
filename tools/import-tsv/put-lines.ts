// Without bulk output: each line is a put.
import type { Table } from '../../client/index.ts';
import type { FileStorage } from '../../storage/file-storage.ts';
import type { InputSplit } from './input-splits.ts';
import { type InputFormat, RecordJudge, splitterOf } from './line-reader.ts';
import { SplitReader } from './split-reader.ts';
import type { BadLine, SplitResult } from './tsv-sort-task.ts';

const WRITE_BUFFER_BYTES = 4 << 20;
const ATTRIBUTE_LIST_SEPARATOR = ',';

export interface PutLinesOptions {
  readonly table: Table;
  readonly files: FileStorage;
  readonly splits: readonly InputSplit[];
  readonly format: InputFormat;
  /** attributes.seperator, between an attribute's name and value. */
  readonly attributeSeparator: string;
  readonly skipsBadLines: boolean;
  /** Bytes read so far. */
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
  const { table, files, splits, format, skipsBadLines, attributeSeparator, progress } = options;
  const { spec } = format;
  const splitter = splitterOf(format);
  const judge = new RecordJudge(format);
  const results: SplitResult[] = [];
  const columns = spec.cells.map(({ at, family, qualifier }) => ({
    at,
    family: Buffer.from(family),
    qualifier: Buffer.from(qualifier),
  }));
  let [records, cells, badCount, bytes] = [0, 0, 0, 0];
  let failed: PutLinesResult['failed'];
  const mutator = table.bufferedMutator({ writeBufferSizeBytes: WRITE_BUFFER_BYTES });
  const fieldAt = (input: Buffer, at: number) => Buffer.from(input.subarray(splitter.starts[at], splitter.ends[at]));
  for (const [index, split] of splits.entries()) {
    const reader = await SplitReader.open(files, split, splitter);
    const bad: BadLine[] = [];
    let lines = 0;
    let isHeader = format.hasHeader && split.from === 0;
    while (failed === undefined && (await reader.next())) {
      const input = reader.input.bytes;
      let problem = isHeader ? undefined : judge.judge(splitter, reader.input);
      if (!isHeader && problem === undefined) {
        const attributes =
          spec.attributesAt < 0 ? {} : attributesOf(fieldAt(input, spec.attributesAt).toString(), attributeSeparator);
        const values = columns
          .filter(({ at }) => at < splitter.fieldCount)
          .map(({ at, family, qualifier }) => ({ family, qualifier, value: fieldAt(input, at) }))
          .filter(({ value }) => value.length > 0 || !format.skipsEmptyColumns);
        const { timestampHigh, timestampLow, ttlHigh, ttlLow } = judge.stamp;
        const ttlMs = ttlHigh * 2 ** 32 + ttlLow;
        if (attributes === undefined) problem = 'Invalid attributes seperator found in the row';
        else if (values.length > 0) {
          records++;
          cells += values.length;
          await mutator.put({
            ...{ row: fieldAt(input, spec.rowAt), cells: values, attributes },
            timestamp: (BigInt(timestampHigh) << 32n) | BigInt(timestampLow),
            ...(ttlMs > 0 ? { ttlMs } : {}),
          });
        }
      }
      if (problem !== undefined) {
        badCount++;
        const text = input.toString('utf8', splitter.starts[0], splitter.ends[splitter.fieldCount - 1]);
        const found = { line: lines, problem, text };
        bad.push(found);
        if (!skipsBadLines) failed = { split: index, bad: found };
      }
      isHeader = false;
      lines += splitter.lineCount;
      if (lines % 1000 === 0) progress(bytes + reader.progress, records, badCount);
    }
    await reader.close();
    bytes += split.to - split.from;
    progress(bytes, records, badCount);
    results.push({ split: index, lines, bad });
    if (failed !== undefined) break;
  }
  await mutator.close();
  return { splits: results, records, cells, badCount, failed };
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
