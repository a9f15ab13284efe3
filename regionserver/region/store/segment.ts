import type { Slab } from '../../../base/slab.ts';
import type { CellComparator } from '../../../cell/cell-comparator.ts';
import { kvLength } from '../../../cell/key-value.ts';
import type { TimeRange } from '../../../cell/time-range.ts';
import { Arena, type ArenaPool, chunkOfReference, offsetOfReference } from './arena.ts';
import { CellTree } from './cell-tree.ts';
import { TimeRangeTracker } from './time-range-tracker.ts';

/** Bytes of index kept per cell, roughly (leaves are two thirds full, or full after writes in order). */
const INDEX_BYTES_PER_CELL = 8;

/**
 * Cells in memory in order: the active part of a MemStore, or a snapshot being flushed. Readers pin it; its memory goes back to the pool
 * when it has been dropped and the last reader has gone.
 */
export class Segment {
  readonly arena: Arena;
  readonly tree: CellTree;
  readonly comparator: CellComparator;
  readonly #times = new TimeRangeTracker();
  #heapBytes = 0;
  #dataBytes = 0;
  #hasTags = false;
  #pins = 0;
  #dropped = false;
  #onRelease: ((segment: Segment) => void) | undefined;

  constructor(comparator: CellComparator, pool: ArenaPool) {
    this.comparator = comparator;
    this.arena = new Arena(pool);
    this.tree = new CellTree(this.arena, comparator);
  }

  /** Copies a KeyValue of `length` bytes, tags included, in. Returns the bytes of heap it took. */
  add(slab: Slab, offset: number, length: number, sequenceId: number): number {
    const rest = length - kvLength(slab.view, offset);
    const tagsLength = rest < 2 ? 0 : rest - 2;
    const reference = this.arena.add(slab, offset, length, tagsLength, sequenceId);
    this.tree.insert(reference);
    this.#times.include(slab.view, offset);
    if (tagsLength > 0) this.#hasTags = true;
    const bytes = ((length + 15) & ~7) + INDEX_BYTES_PER_CELL;
    this.#dataBytes += length;
    this.#heapBytes += bytes;
    return bytes;
  }

  get cellCount(): number {
    return this.tree.cellCount;
  }
  get isEmpty(): boolean {
    return this.tree.cellCount === 0;
  }
  get heapBytes(): number {
    return this.#heapBytes;
  }
  /** Bytes of KeyValues alone. */
  get dataBytes(): number {
    return this.#dataBytes;
  }
  get hasTags(): boolean {
    return this.#hasTags;
  }

  /** False when no cell can be of interest to a read of this time range. */
  overlaps(range: TimeRange): boolean {
    return !this.#times.isEmpty && range.overlaps(this.#times.min, this.#times.max);
  }

  /** The smallest timestamp, for compaction's sake; undefined when empty. */
  get timeRange(): TimeRangeTracker {
    return this.#times;
  }

  slabOf(reference: number): Slab {
    return this.arena.slabs[chunkOfReference(reference)];
  }
  offsetOf(reference: number): number {
    return offsetOfReference(reference);
  }

  pin(): void {
    this.#pins++;
  }
  unpin(): void {
    this.#pins--;
    this.#releaseIfFree();
  }

  /** The store needs it no more; `onRelease` is called when the last reader has gone. */
  drop(onRelease?: (segment: Segment) => void): void {
    this.#dropped = true;
    this.#onRelease = onRelease;
    this.#releaseIfFree();
  }

  #releaseIfFree(): void {
    if (!this.#dropped || this.#pins > 0) return;
    this.#onRelease?.(this);
    this.#onRelease = undefined;
    this.arena.release();
  }
}
