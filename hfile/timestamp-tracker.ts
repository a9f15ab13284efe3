import { TYPE_DELETE_COLUMN, TYPE_DELETE_FAMILY, TYPE_PUT } from '../cell/key-value.ts';

const bigOf = (high: number, low: number) => (BigInt(high) << 32n) | BigInt(low);

/** Smallest and largest timestamp of a run of cells, and the earliest of its puts; without a bigint per cell. */
export class TimestampTracker {
  #minHigh = 0x7fffffff;
  #minLow = 0xffffffff;
  #maxHigh = -1;
  #maxLow = 0xffffffff;
  #putHigh = 0x7fffffff;
  #putLow = 0xffffffff;

  /** The timestamp at `at` of a cell of that type. */
  include(view: DataView, at: number, type: number): void {
    const high = view.getInt32(at);
    const low = view.getUint32(at + 4);
    if (high < this.#minHigh || (high === this.#minHigh && low < this.#minLow)) {
      this.#minHigh = high;
      this.#minLow = low;
    }
    if (high > this.#maxHigh || (high === this.#maxHigh && low > this.#maxLow)) {
      this.#maxHigh = high;
      this.#maxLow = low;
    }
    if (type === TYPE_PUT) {
      if (high < this.#putHigh || (high === this.#putHigh && low < this.#putLow)) {
        this.#putHigh = high;
        this.#putLow = low;
      }
    } else if (type === TYPE_DELETE_COLUMN || type === TYPE_DELETE_FAMILY) {
      // Such a marker reaches down to time 0: a file must not be skipped by a read of times below the marker's own.
      if (this.#minHigh > 0 || (this.#minHigh === 0 && this.#minLow > 0)) {
        this.#minHigh = 0;
        this.#minLow = 0;
      }
    }
  }

  /** 2^63−1 when nothing was included; `max` −1 then. */
  get min(): bigint {
    return bigOf(this.#minHigh, this.#minLow);
  }
  get max(): bigint {
    return bigOf(this.#maxHigh, this.#maxLow);
  }
  /** 2^63−1 when there was no put. */
  get earliestPut(): bigint {
    return bigOf(this.#putHigh, this.#putLow);
  }
}
