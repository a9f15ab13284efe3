import { hbaseError } from '../base/errors.ts';
import { LATEST_TIMESTAMP } from './key-value.ts';

/** Timestamps in [min, max); a max of 2^63−1 includes that too, as in HBase. */
export class TimeRange {
  static readonly ALL = new TimeRange(0n, LATEST_TIMESTAMP);
  readonly min: bigint;
  readonly max: bigint;
  readonly isAllTime: boolean;
  readonly #minHigh: number;
  readonly #minLow: number;
  readonly #maxHigh: number;
  readonly #maxLow: number;

  constructor(min: bigint, max: bigint) {
    if (min < 0n || max < 0n)
      throw hbaseError('IllegalArgumentException', `Timestamp cannot be negative. minStamp:${min}, maxStamp:${max}`);
    if (max < min) throw hbaseError('IllegalArgumentException', 'maxStamp is smaller than minStamp');
    this.min = min;
    this.max = max;
    this.isAllTime = min === 0n && max === LATEST_TIMESTAMP;
    this.#minHigh = Number(min >> 32n);
    this.#minLow = Number(min & 0xffffffffn);
    this.#maxHigh = Number(max >> 32n);
    this.#maxLow = Number(max & 0xffffffffn);
  }

  /** Where the eight bytes at `offset` fall: −1 before the range, 0 in it, 1 at or past its end. */
  compare(view: DataView, offset: number): -1 | 0 | 1 {
    if (this.isAllTime) return 0;
    const high = view.getInt32(offset);
    const low = view.getUint32(offset + 4);
    if (high < this.#minHigh || (high === this.#minHigh && low < this.#minLow)) return -1;
    if (high > this.#maxHigh || (high === this.#maxHigh && low >= this.#maxLow)) return 1;
    return 0;
  }

  /** True when the timestamp is not before the range: what decides whether a delete marker counts. */
  atOrAfterMin(view: DataView, offset: number): boolean {
    const high = view.getInt32(offset);
    return high > this.#minHigh || (high === this.#minHigh && view.getUint32(offset + 4) >= this.#minLow);
  }

  /** True when a file holding timestamps min…max (both included) may hold one of the range. */
  overlaps(min: bigint, max: bigint): boolean {
    return this.isAllTime || (this.min <= max && this.max > min);
  }
}
