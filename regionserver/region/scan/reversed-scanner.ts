import type { Slab } from '../../../base/slab.ts';
import type { CellComparator } from '../../../cell/cell-comparator.ts';
import type { Pending, SeekKey } from '../../../cell/cell-cursor.ts';
import { TYPE_MINIMUM } from '../../../cell/key-value.ts';
import { MutableSeekKey } from '../../../cell/seek-key.ts';
import type { KeyValueScanner } from './key-value-scanner.ts';

/**
 * Turns a scanner round: rows come from last to first, the cells of a row in their usual order. When the scanner leaves a row forwards it
 * goes to the row before it.
 */
export class ReversedScanner implements KeyValueScanner {
  readonly order: number;
  readonly #inner: KeyValueScanner;
  readonly #comparator: CellComparator;
  /** "First on row" of the row it is in, or goes back from. */
  readonly #row = new MutableSeekKey();
  /** The inner scanner has left the row forwards and must go back to the row before #row. */
  #leaving = false;

  constructor(inner: KeyValueScanner, comparator: CellComparator) {
    this.#inner = inner;
    this.#comparator = comparator;
    this.order = inner.order;
  }

  get valid(): boolean {
    return this.#inner.valid;
  }
  get slab(): Slab {
    return this.#inner.slab;
  }
  get offset(): number {
    return this.#inner.offset;
  }
  get tagsOffset(): number {
    return this.#inner.tagsOffset;
  }
  get tagsLength(): number {
    return this.#inner.tagsLength;
  }
  get sequenceId(): number {
    return this.#inner.sequenceId;
  }

  next(): Pending {
    if (!this.#leaving) {
      const pending = this.#inner.next();
      if (pending !== undefined) return pending;
      if (this.#isInRow()) return undefined;
      this.#leaving = true;
    }
    return this.#toPreviousRow();
  }

  /** To the first cell at or after the key in its row, or else to the first cell of the row before. */
  seek(key: SeekKey): Pending {
    if (!this.#leaving) {
      const pending = this.#inner.seek(key);
      if (pending !== undefined) return pending;
      this.#row.setFirstOnRow(key.slab, key.offset + 2, key.slab.view.getUint16(key.offset));
      if (this.#isInRow()) return undefined;
      this.#leaving = true;
    }
    return this.#toPreviousRow();
  }

  reseek(key: SeekKey): Pending {
    if (!this.valid && !this.#leaving) return undefined;
    if (this.#leaving) return this.#toPreviousRow();
    const sameRow = this.#compareRowTo(key.slab, key.offset + 2, key.slab.view.getUint16(key.offset)) === 0;
    if (!sameRow) return this.seek(key);
    const isLastOnRow =
      key.length === key.slab.view.getUint16(key.offset) + 12 &&
      key.slab.view.getUint8(key.offset + key.length - 1) === TYPE_MINIMUM;
    if (!isLastOnRow) {
      const pending = this.#inner.reseek(key);
      if (pending !== undefined) return pending;
      if (this.#isInRow()) return undefined;
    }
    this.#leaving = true;
    return this.#toPreviousRow();
  }

  seekToPreviousRow(row: Slab, offset: number, length: number): Pending {
    const pending = this.#inner.seekToPreviousRow(row, offset, length);
    if (pending === undefined) this.#entered();
    return pending;
  }

  seekToLastRow(): Pending {
    const pending = this.#inner.seekToLastRow();
    if (pending === undefined) this.#entered();
    return pending;
  }

  close(): void {
    this.#inner.close();
  }

  #toPreviousRow(): Pending {
    const row = this.#row;
    const pending = this.#inner.seekToPreviousRow(row.slab, 2, row.slab.view.getUint16(0));
    if (pending !== undefined) return pending;
    this.#leaving = false;
    this.#entered();
    return undefined;
  }

  #entered(): void {
    const { valid, slab, offset } = this.#inner;
    if (valid) this.#row.setFirstOnRow(slab, offset + 10, slab.view.getUint16(offset + 8));
  }

  #isInRow(): boolean {
    const { valid, slab, offset } = this.#inner;
    return valid && this.#compareRowTo(slab, offset + 10, slab.view.getUint16(offset + 8)) === 0;
  }

  #compareRowTo(slab: Slab, offset: number, length: number): number {
    const row = this.#row.slab;
    return this.#comparator.compareRows(row, 2, row.view.getUint16(0), slab, offset, length);
  }
}
