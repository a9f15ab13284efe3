import { compareBytes, copyBytes } from '../../../base/bytes.ts';
import { EMPTY_SLAB, type Slab, slabOf } from '../../../base/slab.ts';

/** A copy of one qualifier: cells are borrowed, so a tracker keeps the column it is in by value. */
export class ColumnBuffer {
  slab: Slab = EMPTY_SLAB;
  /** −1: none. */
  length = -1;

  set(slab: Slab, offset: number, length: number): void {
    if (length > this.slab.bytes.length) this.slab = slabOf(Buffer.allocUnsafe(Math.max(32, length * 2)));
    copyBytes(slab, offset, this.slab, 0, length);
    this.length = length;
  }

  clear(): void {
    this.length = -1;
  }

  /** A qualifier against this one. */
  compare(slab: Slab, offset: number, length: number): number {
    return compareBytes(slab, offset, length, this.slab, 0, this.length);
  }
}
