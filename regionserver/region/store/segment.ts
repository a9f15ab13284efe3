import type { Slab } from '../../../base/slab.ts';
import type { CellComparator } from '../../../cell/cell-comparator.ts';
import { kvLength } from '../../../cell/key-value.ts';
import type { TimeRange } from '../../../cell/time-range.ts';
import { Arena, type ArenaPool, chunkOfReference, offsetOfReference } from './arena.ts';
import type { CellIndex } from './cell-index.ts';
import { CellTree } from './cell-tree.ts';
import { FlatIndex } from './flat-index.ts';
import { TimeRangeTracker } from './time-range-tracker.ts';

/** Bytes of index kept per cell, roughly (leaves are two thirds full, or full after writes in order). */
const INDEX_BYTES_PER_CELL = 8;
const FLAT_INDEX_BYTES_PER_CELL = 4;

/**
 * Cells in memory in order: the active part of a MemStore, one that takes no more cells, or a snapshot being flushed. Segments may share an arena. Readers pin it; its memory goes back to the pool
 * when it has been dropped and the last reader has gone.
 */
export class Segment {
  readonly arena: Arena;
  index: CellIndex;
  readonly comparator: CellComparator;
  /** Undefined: it takes no more cells. */
  #tree: CellTree | undefined;
  readonly #times = new TimeRangeTracker();
  #heapBytes = 0;
  #dataBytes = 0;
  #hasTags = false;
  #pins = 0;
  #dropped = false;
  #onRelease: ((segment: Segment) => void) | undefined;

  /** `arena`: its own, or a share of another's. */
  constructor(comparator: CellComparator, arena: ArenaPool | Arena) {
    this.comparator = comparator;
    this.arena = arena instanceof Arena ? arena : new Arena(arena);
    this.#tree = new CellTree(this.arena, comparator);
    this.index = this.#tree;
  }

  /** The cells of two segments of one arena, of which `references` are all, or all but those of the older one that the newer has too. */
  static merged(older: Segment, newer: Segment, references: Uint32Array): Segment {
    const merged = new Segment(older.comparator, older.arena.share());
    merged.#tree = undefined;
    merged.index = new FlatIndex(references, older.arena, older.comparator);
    merged.#times.includeAll(older.#times);
    merged.#times.includeAll(newer.#times);
    merged.#heapBytes = older.#heapBytes + newer.#heapBytes;
    merged.#dataBytes = older.#dataBytes + newer.#dataBytes;
    merged.#hasTags = older.#hasTags || newer.#hasTags;
    return merged;
  }

  /** It takes no more cells: a smaller index does. Readers go on. */
  flatten(): void {
    if (this.#tree === undefined) return;
    this.index = new FlatIndex(this.#tree.toArray(), this.arena, this.comparator);
    this.#tree = undefined;
    this.#heapBytes -= this.cellCount * (INDEX_BYTES_PER_CELL - FLAT_INDEX_BYTES_PER_CELL);
  }

  /** Copies a KeyValue of `length` bytes, tags included, in. Returns the bytes of heap it took. */
  add(slab: Slab, offset: number, length: number, sequenceId: number): number {
    const rest = length - kvLength(slab.view, offset);
    const tagsLength = rest < 2 ? 0 : rest - 2;
    const reference = this.arena.add(slab, offset, length, tagsLength, sequenceId);
    this.#tree!.insert(reference);
    this.#times.include(slab.view, offset);
    if (tagsLength > 0) this.#hasTags = true;
    const bytes = ((length + 15) & ~7) + INDEX_BYTES_PER_CELL;
    this.#dataBytes += length;
    this.#heapBytes += bytes;
    return bytes;
  }

  get cellCount(): number {
    return this.index.cellCount;
  }
  get isEmpty(): boolean {
    return this.index.cellCount === 0;
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
