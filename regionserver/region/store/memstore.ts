import type { Slab } from '../../../base/slab.ts';
import type { CellComparator } from '../../../cell/cell-comparator.ts';
import type { ArenaPool } from './arena.ts';
import { Segment } from './segment.ts';

export interface MemStoreOptions {
  readonly comparator: CellComparator;
  readonly arenas: ArenaPool;
  /** Bytes of flushed cells that readers still hold changed by so much; also negative. */
  readonly onPinned?: ((deltaBytes: number) => void) | undefined;
}

/**
 * The newest cells of a store: one active segment that takes writes, and the snapshots that a flush is writing out. After a failed flush
 * its snapshot stays, and the next flush writes it together with what came after, so that a file always covers all below its sequence id.
 */
export class MemStore {
  readonly #comparator: CellComparator;
  readonly #arenas: ArenaPool;
  readonly #onPinned: ((deltaBytes: number) => void) | undefined;
  #active: Segment;
  #snapshots: Segment[] = [];
  /** Heap of dropped segments that scanners still read. */
  #pinnedBytes = 0;

  constructor(options: MemStoreOptions) {
    this.#comparator = options.comparator;
    this.#arenas = options.arenas;
    this.#onPinned = options.onPinned;
    this.#active = new Segment(this.#comparator, this.#arenas);
  }

  /** Copies a KeyValue of `length` bytes (with u16 and tags if it has any) in; returns the bytes of heap it took. */
  add(slab: Slab, offset: number, length: number, sequenceId: number): number {
    return this.#active.add(slab, offset, length, sequenceId);
  }

  /** Moves the active cells to a snapshot; returns all snapshots, oldest first, empty ones left out. */
  snapshot(): readonly Segment[] {
    if (!this.#active.isEmpty) {
      this.#snapshots = [...this.#snapshots, this.#active];
      this.#active = new Segment(this.#comparator, this.#arenas);
    }
    return this.#snapshots;
  }

  /** The flush of these snapshots is committed. Readers that hold one keep it alive. */
  dropSnapshots(flushed: readonly Segment[]): void {
    this.#snapshots = this.#snapshots.filter((segment) => !flushed.includes(segment));
    for (const segment of flushed) this.#drop(segment);
  }

  /** Drops everything: the region is closed. */
  close(): void {
    const all = this.segments;
    this.#snapshots = [];
    this.#active = new Segment(this.#comparator, this.#arenas);
    for (const segment of all) this.#drop(segment);
  }

  /** Newest first. */
  get segments(): readonly Segment[] {
    return [this.#active, ...this.#snapshots.toReversed()];
  }
  get snapshots(): readonly Segment[] {
    return this.#snapshots;
  }
  /** No cells in the active segment nor in a snapshot. */
  get isEmpty(): boolean {
    return this.#active.isEmpty && this.#snapshots.length === 0;
  }
  /** Heap of active cells and snapshots. */
  get heapBytes(): number {
    return this.#active.heapBytes + this.snapshotHeapBytes;
  }
  get snapshotHeapBytes(): number {
    let sum = 0;
    for (const segment of this.#snapshots) sum += segment.heapBytes;
    return sum;
  }
  /** Heap of flushed segments that open scanners still hold. */
  get pinnedBytes(): number {
    return this.#pinnedBytes;
  }
  get dataBytes(): number {
    return this.segments.reduce((sum, segment) => sum + segment.dataBytes, 0);
  }
  get cellCount(): number {
    return this.segments.reduce((sum, segment) => sum + segment.cellCount, 0);
  }

  #drop(segment: Segment): void {
    const bytes = segment.heapBytes;
    this.#pin(bytes);
    segment.drop(() => this.#pin(-bytes));
  }

  #pin(deltaBytes: number): void {
    this.#pinnedBytes += deltaBytes;
    this.#onPinned?.(deltaBytes);
  }
}
