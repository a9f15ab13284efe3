import { EMPTY_SLAB, type Slab } from '../../../base/slab.ts';
import type { CellComparator } from '../../../cell/cell-comparator.ts';
import type { Pending, SeekKey } from '../../../cell/cell-cursor.ts';
import { kvLength } from '../../../cell/key-value.ts';
import { chunkOfReference, offsetOfReference, recordSequenceId, recordTagsLength } from '../store/arena.ts';
import type { KeyValueScanner } from './key-value-scanner.ts';

const TOUCHED_AT_ONCE = 16;
const CACHE_LINE_BYTES = 64;

/** A reader, in a worker thread, of a segment that a flush has lent it: the arena's chunks and the sorted references into them. */
export class SortedSegmentScanner implements KeyValueScanner {
  slab: Slab = EMPTY_SLAB;
  offset = 0;
  readonly order: number;
  readonly #slabs: readonly Slab[];
  readonly #references: Uint32Array;
  readonly #comparator: CellComparator;
  #index: number;
  /** Sum of bytes touched: so that touching them is not left out. */
  #touched = 0;

  constructor(slabs: readonly Slab[], references: Uint32Array, comparator: CellComparator, order: number) {
    this.#slabs = slabs;
    this.#references = references;
    this.#comparator = comparator;
    this.order = order;
    this.#index = references.length;
  }

  get valid(): boolean {
    return this.#index < this.#references.length;
  }
  get sequenceId(): number {
    return recordSequenceId(this.slab.view, this.offset);
  }
  get tagsLength(): number {
    return recordTagsLength(this.slab.view, this.offset);
  }
  get tagsOffset(): number {
    return this.offset + kvLength(this.slab.view, this.offset) + 2;
  }

  next(): Pending {
    if (this.valid) this.#load(this.#index + 1);
    return undefined;
  }

  seek(key: SeekKey): Pending {
    this.#load(this.#firstFrom(key.slab, key.offset, key.length));
    return undefined;
  }

  reseek(key: SeekKey): Pending {
    return this.seek(key);
  }

  seekToPreviousRow(): Pending {
    throw new Error('a flush reads forwards');
  }

  seekToLastRow(): Pending {
    throw new Error('a flush reads forwards');
  }

  close(): void {
    this.#index = this.#references.length;
  }

  #firstFrom(slab: Slab, keyOffset: number, keyLength: number): number {
    let low = 0;
    let high = this.#references.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const reference = this.#references[middle];
      const other = this.#slabs[chunkOfReference(reference)];
      if (this.#comparator.compareKeyToCell(slab, keyOffset, keyLength, other, offsetOfReference(reference)) > 0)
        low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #load(index: number): void {
    this.#index = index;
    if (!this.valid) return;
    if ((index & (TOUCHED_AT_ONCE - 1)) === 0) this.#touch(index + 1);
    const reference = this.#references[index];
    this.slab = this.#slabs[chunkOfReference(reference)];
    this.offset = offsetOfReference(reference);
  }

  /** Neighbours in order are far from each other in memory: several asked for together come in the time of one. */
  #touch(from: number): void {
    const end = Math.min(from + TOUCHED_AT_ONCE, this.#references.length);
    let sum = 0;
    for (let i = from; i < end; i++) {
      const reference = this.#references[i];
      const { bytes } = this.#slabs[chunkOfReference(reference)];
      const offset = offsetOfReference(reference);
      sum += bytes[offset] + bytes[offset + CACHE_LINE_BYTES];
    }
    this.#touched += sum;
  }
}
