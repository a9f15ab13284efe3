import { isDeleteType, TYPE_DELETE_COLUMN, TYPE_DELETE_FAMILY } from '../../../cell/key-value.ts';

/**
 * Smallest and greatest timestamp of a set of cells. A DeleteColumn or DeleteFamily marker reaches back to 0, and is counted so:
 * a read of older times must not pass over the file that holds it.
 */
export class TimeRangeTracker {
  #minHigh = 0x7fffffff;
  #minLow = 0xffffffff;
  #maxHigh = -1;
  #maxLow = 0;

  /** Takes in a cell. */
  include(view: DataView, offset: number): void {
    const keyEnd = offset + 8 + view.getUint32(offset);
    this.#includeTime(view.getInt32(keyEnd - 9), view.getUint32(keyEnd - 5));
    const type = view.getUint8(keyEnd - 1);
    if (isDeleteType(type) && (type === TYPE_DELETE_COLUMN || type === TYPE_DELETE_FAMILY)) this.#includeTime(0, 0);
  }

  /** Takes in all that another has. */
  includeAll(other: TimeRangeTracker): void {
    if (other.isEmpty) return;
    this.#includeTime(other.#minHigh, other.#minLow);
    this.#includeTime(other.#maxHigh, other.#maxLow);
  }

  get isEmpty(): boolean {
    return this.#maxHigh < 0;
  }
  get min(): bigint {
    return (BigInt(this.#minHigh) << 32n) | BigInt(this.#minLow);
  }
  get max(): bigint {
    return this.isEmpty ? -1n : (BigInt(this.#maxHigh) << 32n) | BigInt(this.#maxLow);
  }

  #includeTime(high: number, low: number): void {
    if (high < this.#minHigh || (high === this.#minHigh && low < this.#minLow)) {
      this.#minHigh = high;
      this.#minLow = low;
    }
    if (high > this.#maxHigh || (high === this.#maxHigh && low > this.#maxLow)) {
      this.#maxHigh = high;
      this.#maxLow = low;
    }
  }
}
