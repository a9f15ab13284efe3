// The index of a MemStore segment: a B+tree of references into its arena, ordered by key and, for equal keys, by descending sequence id.
// Nodes live in pre-sized typed arrays (128 entries each), so inserting makes no object; keys that arrive in order go to the last leaf
// without a descent, and leave full leaves behind.
//
//   leaf n    references at refs[n·128 … n·128 + counts[n])            next[n], previous[n]: neighbours, −1 at the ends
//   inner n   children at children[n·128 …), separators[n·128 + i] a reference not greater than any key below child i (i > 0)
//
// Leaves are never freed or renumbered while the tree lives, so a reader may keep (leaf, index, reference): if refs[leaf·128 + index]
// still is its reference it stands where it stood, otherwise it finds itself again by key.
import type { Slab } from '../../../base/slab.ts';
import type { CellComparator } from '../../../cell/cell-comparator.ts';
import { type Arena, chunkOfReference, offsetOfReference, recordSequenceId } from './arena.ts';

export const NODE_CAPACITY = 128;
const MAX_DEPTH = 12;

export class CellTree {
  refs = new Uint32Array(NODE_CAPACITY);
  counts = new Uint16Array(1);
  next = new Int32Array([-1]);
  previous = new Int32Array([-1]);
  leafCount = 1;
  lastLeaf = 0;
  cellCount = 0;

  readonly #arena: Arena;
  readonly #comparator: CellComparator;
  #children = new Uint32Array(0);
  #separators = new Uint32Array(0);
  #innerCounts = new Uint16Array(0);
  #innerCount = 0;
  /** Levels of inner nodes above the leaves. */
  #height = 0;
  #root = 0;
  readonly #pathNode = new Uint32Array(MAX_DEPTH);
  readonly #pathIndex = new Uint32Array(MAX_DEPTH);
  /** Result of find. */
  foundLeaf = 0;
  foundIndex = 0;

  constructor(arena: Arena, comparator: CellComparator) {
    this.#arena = arena;
    this.#comparator = comparator;
  }

  /** Adds a cell of the arena. A cell of the same key and sequence id gives way to it: its reference is returned, otherwise −1. */
  insert(reference: number): number {
    const slab = this.#arena.slabs[chunkOfReference(reference)];
    const offset = offsetOfReference(reference);
    const keyLength = slab.view.getUint32(offset);
    const sequenceId = recordSequenceId(slab.view, offset);
    const last = this.lastLeaf;
    const lastCount = this.counts[last];
    if (lastCount > 0) {
      const end = this.refs[last * NODE_CAPACITY + lastCount - 1];
      if (this.#compare(slab, offset + 8, keyLength, sequenceId, end) > 0) {
        if (lastCount === NODE_CAPACITY) this.#descendToEnd();
        this.#insertAt(last, lastCount, reference);
        this.cellCount++;
        return -1;
      }
    }
    this.find(slab, offset + 8, keyLength, sequenceId);
    const leaf = this.foundLeaf;
    const index = this.foundIndex;
    if (index < this.counts[leaf]) {
      const there = this.refs[leaf * NODE_CAPACITY + index];
      if (this.#compare(slab, offset + 8, keyLength, sequenceId, there) === 0) {
        this.refs[leaf * NODE_CAPACITY + index] = reference;
        return there;
      }
    }
    this.#insertAt(leaf, index, reference);
    this.cellCount++;
    return -1;
  }

  /**
   * Finds the first cell not before (key, sequence id): (foundLeaf, foundIndex), where foundIndex may be the leaf's count: then it is the
   * first cell of a later leaf, if any.
   */
  find(slab: Slab, keyOffset: number, keyLength: number, sequenceId: number): void {
    let node = this.#root;
    for (let level = 0; level < this.#height; level++) {
      const base = node * NODE_CAPACITY;
      let low = 1;
      let high = this.#innerCounts[node];
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (this.#compare(slab, keyOffset, keyLength, sequenceId, this.#separators[base + middle]) < 0) high = middle;
        else low = middle + 1;
      }
      this.#pathNode[level] = node;
      this.#pathIndex[level] = low - 1;
      node = this.#children[base + low - 1];
    }
    const base = node * NODE_CAPACITY;
    let low = 0;
    let high = this.counts[node];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#compare(slab, keyOffset, keyLength, sequenceId, this.refs[base + middle]) > 0) low = middle + 1;
      else high = middle;
    }
    this.foundLeaf = node;
    this.foundIndex = low;
  }

  /** Takes out the cell at a place; its leaf may become empty. */
  removeAt(leaf: number, index: number): void {
    const base = leaf * NODE_CAPACITY;
    const count = this.counts[leaf];
    this.refs.copyWithin(base + index, base + index + 1, base + count);
    this.counts[leaf] = count - 1;
    this.cellCount--;
  }

  /** References of all cells in order. */
  toArray(): Uint32Array {
    const all = new Uint32Array(this.cellCount);
    let at = 0;
    for (let leaf = this.firstLeaf; leaf >= 0; leaf = this.next[leaf]) {
      const base = leaf * NODE_CAPACITY;
      all.set(this.refs.subarray(base, base + this.counts[leaf]), at);
      at += this.counts[leaf];
    }
    return all;
  }

  /** Splits move the upper half away, so the first leaf stays the first. */
  get firstLeaf(): number {
    return 0;
  }

  /** Bytes of the index. */
  get indexBytes(): number {
    return this.refs.byteLength + this.#children.byteLength + this.#separators.byteLength;
  }

  #compare(slab: Slab, keyOffset: number, keyLength: number, sequenceId: number, reference: number): number {
    const other = this.#arena.slabs[chunkOfReference(reference)];
    const offset = offsetOfReference(reference);
    const diff = this.#comparator.compareKeyToCell(slab, keyOffset, keyLength, other, offset);
    return diff !== 0 ? diff : recordSequenceId(other.view, offset) - sequenceId;
  }

  #descendToEnd(): void {
    let node = this.#root;
    for (let level = 0; level < this.#height; level++) {
      const index = this.#innerCounts[node] - 1;
      this.#pathNode[level] = node;
      this.#pathIndex[level] = index;
      node = this.#children[node * NODE_CAPACITY + index];
    }
  }

  /** The path to the leaf stands in #pathNode and #pathIndex. */
  #insertAt(leaf: number, index: number, reference: number): void {
    const count = this.counts[leaf];
    if (count < NODE_CAPACITY) {
      const at = leaf * NODE_CAPACITY + index;
      if (index < count) this.refs.copyWithin(at + 1, at, at + count - index);
      this.refs[at] = reference;
      this.counts[leaf] = count + 1;
      return;
    }
    const appended = leaf === this.lastLeaf && index === count;
    const kept = appended ? count : count >>> 1;
    const right = this.#newLeaf(leaf);
    const base = leaf * NODE_CAPACITY;
    this.refs.copyWithin(right * NODE_CAPACITY, base + kept, base + count);
    this.counts[leaf] = kept;
    this.counts[right] = count - kept;
    const target = index <= kept && !appended ? leaf : right;
    this.#insertIntoLeafWithRoom(target, target === leaf ? index : index - kept, reference);
    this.#insertIntoParent(this.#height - 1, right, this.refs[right * NODE_CAPACITY]);
  }

  #insertIntoLeafWithRoom(leaf: number, index: number, reference: number): void {
    const count = this.counts[leaf];
    const at = leaf * NODE_CAPACITY + index;
    if (index < count) this.refs.copyWithin(at + 1, at, at + count - index);
    this.refs[at] = reference;
    this.counts[leaf] = count + 1;
  }

  #newLeaf(left: number): number {
    const leaf = this.leafCount++;
    if (leaf >= this.counts.length) {
      const capacity = leaf * 2;
      this.refs = grown(this.refs, new Uint32Array(capacity * NODE_CAPACITY));
      this.counts = grown(this.counts, new Uint16Array(capacity));
      this.next = grown(this.next, new Int32Array(capacity));
      this.previous = grown(this.previous, new Int32Array(capacity));
    }
    const after = this.next[left];
    this.next[leaf] = after;
    this.previous[leaf] = left;
    this.next[left] = leaf;
    if (after >= 0) this.previous[after] = leaf;
    else this.lastLeaf = leaf;
    return leaf;
  }

  #insertIntoParent(level: number, child: number, separator: number): void {
    if (level < 0) {
      const root = this.#newInner();
      this.#children[root * NODE_CAPACITY] = this.#root;
      this.#children[root * NODE_CAPACITY + 1] = child;
      this.#separators[root * NODE_CAPACITY + 1] = separator;
      this.#innerCounts[root] = 2;
      this.#root = root;
      this.#height++;
      return;
    }
    const node = this.#pathNode[level];
    const index = this.#pathIndex[level] + 1;
    const count = this.#innerCounts[node];
    if (count < NODE_CAPACITY) {
      this.#insertChild(node, index, child, separator);
      return;
    }
    const kept = index === count ? count : count >>> 1;
    const right = this.#newInner();
    const from = node * NODE_CAPACITY;
    this.#children.copyWithin(right * NODE_CAPACITY, from + kept, from + count);
    this.#separators.copyWithin(right * NODE_CAPACITY, from + kept, from + count);
    this.#innerCounts[node] = kept;
    this.#innerCounts[right] = count - kept;
    if (index <= kept && kept < count) this.#insertChild(node, index, child, separator);
    else this.#insertChild(right, index - kept, child, separator);
    this.#insertIntoParent(level - 1, right, this.#separators[right * NODE_CAPACITY]);
  }

  #insertChild(node: number, index: number, child: number, separator: number): void {
    const count = this.#innerCounts[node];
    const at = node * NODE_CAPACITY + index;
    this.#children.copyWithin(at + 1, at, at + count - index);
    this.#separators.copyWithin(at + 1, at, at + count - index);
    this.#children[at] = child;
    this.#separators[at] = separator;
    this.#innerCounts[node] = count + 1;
  }

  #newInner(): number {
    const node = this.#innerCount++;
    if (node >= this.#innerCounts.length) {
      const capacity = Math.max(1, node * 2);
      this.#children = grown(this.#children, new Uint32Array(capacity * NODE_CAPACITY));
      this.#separators = grown(this.#separators, new Uint32Array(capacity * NODE_CAPACITY));
      this.#innerCounts = grown(this.#innerCounts, new Uint16Array(capacity));
    }
    return node;
  }
}

function grown<T extends Uint32Array | Uint16Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
