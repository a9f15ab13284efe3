import type { Slab } from '../../../base/slab.ts';
import type { CellComparator } from '../../../cell/cell-comparator.ts';
import type { ArenaPool } from './arena.ts';
import { MemoryCompaction, type MemoryCompactionOptions } from './memory-compaction.ts';
import { Segment } from './segment.ts';

export interface MemStoreOptions {
  readonly comparator: CellComparator;
  readonly arenas: ArenaPool;
  /** Bytes of flushed cells that readers still hold changed by so much; also negative. */
  readonly onPinned?: ((deltaBytes: number) => void) | undefined;
  /** Absent: cells stay as they came until a flush. */
  readonly memoryCompaction?: MemoryCompactionOptions | undefined;
}

const NO_SEGMENTS: readonly Segment[] = [];

/**
 * The newest cells of a store: one active segment that takes writes, with in-memory compaction a pipeline of some that took them before, and the
 * snapshots that a flush is writing out. After a failed flush
 * its snapshot stays, and the next flush writes it together with what came after, so that a file always covers all below its sequence id.
 */
export class MemStore {
  readonly #comparator: CellComparator;
  readonly #arenas: ArenaPool;
  readonly #onPinned: ((deltaBytes: number) => void) | undefined;
  #active: Segment;
  #snapshots: Segment[] = [];
  readonly #compaction: MemoryCompaction | undefined;
  /** Heap of dropped segments that scanners still read. */
  #pinnedBytes = 0;

  constructor(options: MemStoreOptions) {
    this.#comparator = options.comparator;
    this.#arenas = options.arenas;
    this.#onPinned = options.onPinned;
    this.#active = new Segment(this.#comparator, this.#arenas);
    const { memoryCompaction } = options;
    if (memoryCompaction !== undefined)
      this.#compaction = new MemoryCompaction(memoryCompaction, options.comparator, options.arenas, (segment) =>
        this.#drop(segment),
      );
  }

  /** Copies a KeyValue of `length` bytes (with u16 and tags if it has any) in; returns the bytes of heap it took. */
  add(slab: Slab, offset: number, length: number, sequenceId: number): number {
    const bytes = this.#active.add(slab, offset, length, sequenceId);
    this.#compaction?.activeGrew(this.#active, () => this.#pushActive());
    return bytes;
  }

  /** Moves the active cells to a snapshot; returns all snapshots, oldest first, empty ones left out. */
  snapshot(): readonly Segment[] {
    if (this.#compaction !== undefined) this.#snapshots = [...this.#snapshots, ...this.#compaction.takeAll()];
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
    this.#compaction?.takeAll();
    this.#snapshots = [];
    this.#active = new Segment(this.#comparator, this.#arenas);
    for (const segment of all) this.#drop(segment);
  }

  /** Newest first. */
  get segments(): readonly Segment[] {
    const pipeline = this.#pipeline;
    if (pipeline.length === 0) return [this.#active, ...this.#snapshots.toReversed()];
    return [this.#active, ...pipeline.toReversed(), ...this.#snapshots.toReversed()];
  }
  get #pipeline(): readonly Segment[] {
    return this.#compaction?.pipeline ?? NO_SEGMENTS;
  }
  get snapshots(): readonly Segment[] {
    return this.#snapshots;
  }
  /** It may become smaller without a flush. */
  get isSloppy(): boolean {
    return this.#compaction !== undefined;
  }
  /** No cells in any segment. */
  get isEmpty(): boolean {
    return this.#active.isEmpty && this.#snapshots.length === 0 && this.#pipeline.length === 0;
  }
  /** Heap of all cells, those of snapshots too. */
  get heapBytes(): number {
    let sum = this.#active.heapBytes + this.snapshotHeapBytes;
    for (const segment of this.#pipeline) sum += segment.heapBytes;
    return sum;
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

  #pushActive(): void {
    const active = this.#active;
    if (active.isEmpty) return;
    this.#active = this.#compaction!.successorOf(active);
    this.#compaction!.push(active);
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
