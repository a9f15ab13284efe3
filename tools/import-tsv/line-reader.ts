// What of a record is common to bulk output and puts: whether it is a good one, its time stamp and its TTL.
import type { Slab } from '../../base/slab.ts';
import type { ColumnSpec } from './column-spec.ts';
import { type RecordStamp, rowProblem } from './record-arena.ts';
import { CsvSplitter, type RecordSplitter, TsvSplitter } from './record-splitter.ts';

/** How the input is to be read: plain data, so that a worker thread can be told. */
export interface InputFormat {
  readonly spec: ColumnSpec;
  /** One byte. */
  readonly separator: number;
  /** Of CSV. */
  readonly quote: number | undefined;
  /** The first line of each file says what the columns are, and is passed over. */
  readonly hasHeader: boolean;
  /** Of records without a time stamp of their own; milliseconds. */
  readonly timestamp: bigint;
  readonly skipsEmptyColumns: boolean;
}

export function splitterOf({ spec, separator, quote }: InputFormat): RecordSplitter {
  return quote === undefined ? new TsvSplitter(separator, spec.count) : new CsvSplitter(separator, quote, spec.count);
}

/** Judges records, the one after the other. */
export class RecordJudge {
  /** Of the record judged last. */
  readonly stamp: RecordStamp;
  readonly #spec: ColumnSpec;

  constructor({ spec, timestamp }: InputFormat) {
    this.#spec = spec;
    this.stamp = { timestampHigh: 0, timestampLow: 0, ttlHigh: 0, ttlLow: 0 };
    this.#setTimestamp(timestamp);
  }

  get rowAt(): number {
    return this.#spec.rowAt;
  }

  /** What is wrong with the record, in the words of HBase's ImportTsv; undefined: nothing. */
  judge({ problem, fieldCount, starts, ends }: RecordSplitter, input: Slab): string | undefined {
    if (problem !== undefined) return problem;
    const { rowAt, timestampAt, attributesAt, ttlAt } = this.#spec;
    if (rowAt >= fieldCount) return 'No row key';
    if (timestampAt >= fieldCount) return 'No timestamp';
    if (attributesAt >= fieldCount) return 'No attributes specified';
    if (ttlAt >= fieldCount) return 'No cell TTL specified';
    const badRow = rowProblem(ends[rowAt] - starts[rowAt]);
    if (badRow !== undefined) return badRow;
    if (timestampAt >= 0) {
      const value = longOf(input, starts[timestampAt], ends[timestampAt]);
      if (value === undefined || value < 0n) return 'Invalid timestamp';
      this.#setTimestamp(value);
    }
    if (ttlAt < 0) return undefined;
    const ttl = longOf(input, starts[ttlAt], ends[ttlAt]);
    if (ttl === undefined || ttl < 0n) return 'Invalid cell TTL';
    this.stamp.ttlHigh = Number(ttl >> 32n);
    this.stamp.ttlLow = Number(ttl & 0xffffffffn);
    return undefined;
  }

  #setTimestamp(value: bigint): void {
    this.stamp.timestampHigh = Number(value >> 32n);
    this.stamp.timestampLow = Number(value & 0xffffffffn);
  }
}

const MAX_LONG = 2n ** 63n - 1n;

/** Java's Long.parseLong. */
function longOf({ bytes }: Slab, from: number, to: number): bigint | undefined {
  const text = bytes.toString('latin1', from, to);
  if (!/^[+-]?\d{1,19}$/.test(text)) return undefined;
  const value = BigInt(text.replace(/^\+/, ''));
  return value > MAX_LONG ? undefined : value;
}
