import type { Slab } from '../../../base/slab.ts';
import { TYPE_DELETE_COLUMN, TYPE_DELETE_FAMILY, TYPE_DELETE_FAMILY_VERSION } from '../../../cell/key-value.ts';
import { ColumnBuffer } from './column-buffer.ts';

/** What a tracker says of a put. */
export const DeleteResult = {
  NOT_DELETED: 0,
  /** And all older ones of the column. */
  COLUMN: 1,
  /** Only this version. */
  VERSION: 2,
} as const;
export type DeleteResult = (typeof DeleteResult)[keyof typeof DeleteResult];

/** A scan's cells of one row come in order of the key, markers before the puts that they hide. Timestamps go as two 32-bit halves. */
export interface DeleteTracker {
  readonly isEmpty: boolean;
  add(
    slab: Slab,
    qualifierOffset: number,
    qualifierLength: number,
    high: number,
    low: number,
    type: number,
    sequenceId: number,
  ): void;
  judge(
    slab: Slab,
    qualifierOffset: number,
    qualifierLength: number,
    high: number,
    low: number,
    type: number,
    sequenceId: number,
  ): DeleteResult;
  /** A new row begins. */
  reset(): void;
}

/**
 * The usual rules: a marker hides what is not newer than it by timestamp, whenever it was written. Of a row it keeps the newest
 * DeleteFamily, the timestamps of DeleteFamilyVersions, and one marker of the column at hand.
 */
export class ScanDeleteTracker implements DeleteTracker {
  isEmpty = true;
  #familyHigh = -1;
  #familyLow = 0;
  /** Halves of DeleteFamilyVersion timestamps, in turn. */
  readonly #versions: number[] = [];
  readonly #column = new ColumnBuffer();
  #columnType = 0;
  #columnHigh = 0;
  #columnLow = 0;

  add(slab: Slab, qualifierOffset: number, qualifierLength: number, high: number, low: number, type: number): void {
    if (this.#isInFamilyDelete(high, low)) return;
    this.isEmpty = false;
    if (type === TYPE_DELETE_FAMILY) {
      this.#familyHigh = high;
      this.#familyLow = low;
      return;
    }
    if (type === TYPE_DELETE_FAMILY_VERSION) {
      this.#versions.push(high, low);
      return;
    }
    // Of one column a marker of all versions is not replaced by a later (older) marker of one.
    const column = this.#column;
    if (column.length >= 0 && type < this.#columnType && column.compare(slab, qualifierOffset, qualifierLength) === 0)
      return;
    column.set(slab, qualifierOffset, qualifierLength);
    this.#columnType = type;
    this.#columnHigh = high;
    this.#columnLow = low;
  }

  judge(slab: Slab, qualifierOffset: number, qualifierLength: number, high: number, low: number): DeleteResult {
    if (this.#isInFamilyDelete(high, low)) return DeleteResult.COLUMN;
    const versions = this.#versions;
    for (let i = 0; i < versions.length; i += 2)
      if (versions[i + 1] === low && versions[i] === high) return DeleteResult.VERSION;
    const column = this.#column;
    if (column.length < 0) return DeleteResult.NOT_DELETED;
    if (column.compare(slab, qualifierOffset, qualifierLength) === 0) {
      if (this.#columnType === TYPE_DELETE_COLUMN) return DeleteResult.COLUMN;
      if (low === this.#columnLow && high === this.#columnHigh) return DeleteResult.VERSION;
    }
    column.clear();
    return DeleteResult.NOT_DELETED;
  }

  reset(): void {
    if (this.isEmpty) return;
    this.isEmpty = true;
    this.#familyHigh = -1;
    this.#familyLow = 0;
    this.#versions.length = 0;
    this.#column.clear();
  }

  #isInFamilyDelete(high: number, low: number): boolean {
    return high < this.#familyHigh || (high === this.#familyHigh && low <= this.#familyLow);
  }
}
