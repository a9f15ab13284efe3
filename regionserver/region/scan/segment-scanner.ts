import type { Slab } from '../../../base/slab.ts';
import { EMPTY_SLAB } from '../../../base/slab.ts';
import type { Pending, SeekKey } from '../../../cell/cell-cursor.ts';
import { kvLength } from '../../../cell/key-value.ts';
import { MutableSeekKey } from '../../../cell/seek-key.ts';
import { chunkOfReference, offsetOfReference, recordSequenceId, recordTagsLength } from '../store/arena.ts';
import { NODE_CAPACITY } from '../store/cell-tree.ts';
import type { Segment } from '../store/segment.ts';
import type { KeyValueScanner } from './key-value-scanner.ts';

const NEWEST = Number.POSITIVE_INFINITY;

/**
 * A reader of a segment: sees the cells up to its read point, in order, also while others are inserted. It never waits. The segment is
 * pinned until `close`.
 */
export class SegmentScanner implements KeyValueScanner {
  valid = false;
  slab: Slab = EMPTY_SLAB;
  offset = 0;
  sequenceId = 0;
  readonly order: number;
  readonly #segment: Segment;
  readonly #readPoint: number;
  #leaf = 0;
  #index = 0;
  #reference = 0;
  #closed = false;
  #rowKey: MutableSeekKey | undefined;

  constructor(segment: Segment, readPoint: number, order: number = Number.MAX_SAFE_INTEGER) {
    this.#segment = segment;
    this.#readPoint = readPoint;
    this.order = order;
    segment.pin();
  }

  get tagsLength(): number {
    return recordTagsLength(this.slab.view, this.offset);
  }
  get tagsOffset(): number {
    return this.offset + kvLength(this.slab.view, this.offset) + 2;
  }

  next(): Pending {
    if (!this.valid) return undefined;
    const { index: tree } = this.#segment;
    if (
      tree.refs[this.#leaf * NODE_CAPACITY + this.#index] === this.#reference &&
      this.#index < tree.counts[this.#leaf]
    )
      this.#index++;
    else this.#findAgain();
    this.#settle();
    return undefined;
  }

  seek(key: SeekKey): Pending {
    const { index: tree } = this.#segment;
    tree.find(key.slab, key.offset, key.length, NEWEST);
    this.#leaf = tree.foundLeaf;
    this.#index = tree.foundIndex;
    this.#settle();
    return undefined;
  }

  reseek(key: SeekKey): Pending {
    if (!this.valid) return undefined;
    return this.seek(key);
  }

  seekToPreviousRow(row: Slab, offset: number, length: number): Pending {
    const key = (this.#rowKey ??= new MutableSeekKey());
    key.setFirstOnRow(row, offset, length);
    for (;;) {
      this.#segment.index.find(key.slab, 0, key.length, NEWEST);
      if (!this.#stepBack(this.#segment.index.foundLeaf, this.#segment.index.foundIndex)) return undefined;
      if (this.#seekFirstVisibleOfRow(key)) return undefined;
    }
  }

  seekToLastRow(): Pending {
    const { index: tree } = this.#segment;
    if (!this.#stepBack(tree.lastLeaf, tree.counts[tree.lastLeaf])) return undefined;
    const key = (this.#rowKey ??= new MutableSeekKey());
    if (this.#seekFirstVisibleOfRow(key)) return undefined;
    return this.seekToPreviousRow(key.slab, 2, key.slab.view.getUint16(0));
  }

  close(): void {
    this.valid = false;
    if (this.#closed) return;
    this.#closed = true;
    this.#segment.unpin();
  }

  /** To the first cell of the current cell's row; false when none of it is visible. Leaves the row in `key`. */
  #seekFirstVisibleOfRow(key: MutableSeekKey): boolean {
    key.setFirstOnRow(this.slab, this.offset + 10, this.slab.view.getUint16(this.offset + 8));
    this.seek(key);
    if (!this.valid) return false;
    const rowLength = key.slab.view.getUint16(0);
    const { slab, offset } = this;
    return (
      this.#segment.comparator.compareRows(
        key.slab,
        2,
        rowLength,
        slab,
        offset + 10,
        slab.view.getUint16(offset + 8),
      ) === 0
    );
  }

  /** To the cell before a place, visible or not. */
  #stepBack(leaf: number, index: number): boolean {
    const { index: tree } = this.#segment;
    while (index === 0) {
      leaf = tree.previous[leaf];
      if (leaf < 0) {
        this.valid = false;
        return false;
      }
      index = tree.counts[leaf];
    }
    this.#leaf = leaf;
    this.#index = index - 1;
    this.#load(tree.refs[leaf * NODE_CAPACITY + index - 1]);
    return true;
  }

  /** The tree changed under the current cell: to the place after it. */
  #findAgain(): void {
    const { index: tree } = this.#segment;
    const { slab, offset } = this;
    tree.find(slab, offset + 8, slab.view.getUint32(offset), this.sequenceId);
    this.#leaf = tree.foundLeaf;
    this.#index = tree.foundIndex;
    if (this.#index >= tree.counts[this.#leaf]) return;
    const there = tree.refs[this.#leaf * NODE_CAPACITY + this.#index];
    const other = this.#segment.arena.slabs[chunkOfReference(there)];
    const at = offsetOfReference(there);
    const same = recordSequenceId(other.view, at) === this.sequenceId;
    if (same && this.#segment.comparator.compareCells(slab, offset, other, at) === 0) this.#index++;
  }

  /** From (leaf, index) on to the first cell that exists and is visible. */
  #settle(): void {
    const { index: tree } = this.#segment;
    let leaf = this.#leaf;
    let index = this.#index;
    for (;;) {
      while (index >= tree.counts[leaf]) {
        leaf = tree.next[leaf];
        index = 0;
        if (leaf < 0) {
          this.valid = false;
          return;
        }
      }
      this.#load(tree.refs[leaf * NODE_CAPACITY + index]);
      if (this.sequenceId <= this.#readPoint) break;
      index++;
    }
    this.#leaf = leaf;
    this.#index = index;
    this.valid = true;
  }

  #load(reference: number): void {
    this.#reference = reference;
    this.slab = this.#segment.arena.slabs[chunkOfReference(reference)];
    this.offset = offsetOfReference(reference);
    this.sequenceId = recordSequenceId(this.slab.view, this.offset);
  }
}
