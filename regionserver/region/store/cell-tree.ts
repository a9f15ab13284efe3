// The index of a MemStore segment: a B+tree of references into its arena, ordered by key and, for equal keys, by descending sequence id.
// Nodes live in pre-sized typed arrays (128 entries each), so inserting makes no object; keys that arrive in order go to the last leaf
// without a descent, and leave full leaves behind.
//
//   leaf n    references at refs[n·128 … n·128 + counts[n])            next[n], previous[n]: neighbours, −1 at the ends
//   inner n   children at children[n·128 …), separators[n·128 + i] a reference not greater than any key below child i (i > 0)
//
// Most comparisons of a search are spared the arena: beside each entry stands a word, four bytes of its row behind the prefix that all rows
// below the node share (that of the two keys that bound the node). Words that differ decide; equal ones call for the whole comparison.
// Words are made when a search first comes by, so cells that arrive in order cost nothing for it. hbase:meta orders its rows otherwise
// and does without.
//
// Leaves are never freed or renumbered while the tree lives, so a reader may keep (leaf, index, reference): if refs[leaf·128 + index]
// still is its reference it stands where it stood, otherwise it finds itself again by key.
import type { Slab } from '../../../base/slab.ts';
import type { CellComparator } from '../../../cell/cell-comparator.ts';
import { type Arena, chunkOfReference, offsetOfReference, recordSequenceId } from './arena.ts';
import type { CellIndex } from './cell-index.ts';

export const NODE_CAPACITY = 128;
const MAX_DEPTH = 12;
/** A node without a bound on one side. */
const NONE = 0xffffffff;
/** The node's words are yet to be made. */
const UNKNOWN = -1;

export class CellTree implements CellIndex {
  refs = new Uint32Array(NODE_CAPACITY);
  counts = new Uint16Array(1);
  next = new Int32Array([-1]);
  previous = new Int32Array([-1]);
  leafCount = 1;
  lastLeaf = 0;
  cellCount = 0;

  readonly #arena: Arena;
  readonly #comparator: CellComparator;
  readonly #usesWords: boolean;
  #leafWords = new Uint32Array(NODE_CAPACITY);
  /** Bytes that all rows of the leaf share, or UNKNOWN. */
  #leafPrefix = new Int16Array([UNKNOWN]);
  /** The key that bounds the leaf from below; the next leaf's bounds it from above. */
  #leafLow = new Uint32Array([NONE]);
  #innerWords = new Uint32Array(0);
  #innerPrefix = new Int16Array(0);
  #innerLow = new Uint32Array(0);
  #innerHigh = new Uint32Array(0);
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
    this.#usesWords = !comparator.isMeta;
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

  find(slab: Slab, keyOffset: number, keyLength: number, sequenceId: number): void {
    const usesWords = this.#usesWords;
    const rowLength = slab.view.getUint16(keyOffset);
    let word = 0;
    let node = this.#root;
    for (let level = 0; level < this.#height; level++) {
      if (usesWords) {
        if (this.#innerPrefix[node] === UNKNOWN) this.#makeInnerWords(node);
        word = wordOf(slab.view, keyOffset + 2, rowLength, this.#innerPrefix[node]);
      }
      const base = node * NODE_CAPACITY;
      const words = this.#innerWords;
      let low = 1;
      let high = this.#innerCounts[node];
      while (low < high) {
        const middle = (low + high) >>> 1;
        const other = words[base + middle];
        const isBefore =
          word !== other
            ? word < other
            : this.#compare(slab, keyOffset, keyLength, sequenceId, this.#separators[base + middle]) < 0;
        if (isBefore) high = middle;
        else low = middle + 1;
      }
      this.#pathNode[level] = node;
      this.#pathIndex[level] = low - 1;
      node = this.#children[base + low - 1];
    }
    if (usesWords) {
      if (this.#leafPrefix[node] === UNKNOWN) this.#makeLeafWords(node);
      word = wordOf(slab.view, keyOffset + 2, rowLength, this.#leafPrefix[node]);
    }
    const base = node * NODE_CAPACITY;
    const words = this.#leafWords;
    let low = 0;
    let high = this.counts[node];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = words[base + middle];
      const isAfter =
        word !== other
          ? word > other
          : this.#compare(slab, keyOffset, keyLength, sequenceId, this.refs[base + middle]) > 0;
      if (isAfter) low = middle + 1;
      else high = middle;
    }
    this.foundLeaf = node;
    this.foundIndex = low;
  }

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

  get indexBytes(): number {
    return 2 * this.refs.byteLength + this.#children.byteLength + 2 * this.#separators.byteLength;
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
      this.#insertIntoLeaf(leaf, index, reference);
      return;
    }
    const appended = leaf === this.lastLeaf && index === count;
    const kept = appended ? count : count >>> 1;
    const right = this.#newLeaf(leaf);
    const base = leaf * NODE_CAPACITY;
    this.refs.copyWithin(right * NODE_CAPACITY, base + kept, base + count);
    this.#leafWords.copyWithin(right * NODE_CAPACITY, base + kept, base + count);
    this.counts[leaf] = kept;
    this.counts[right] = count - kept;
    const separator = appended ? reference : this.refs[right * NODE_CAPACITY];
    this.#leafLow[right] = separator;
    this.#keepWordsOfSplit(leaf, right);
    const inLeft = index <= kept && !appended;
    this.#insertIntoLeaf(inLeft ? leaf : right, inLeft ? index : index - kept, reference);
    this.#insertIntoParent(this.#height - 1, right, separator);
  }

  /** The leaf has room. */
  #insertIntoLeaf(leaf: number, index: number, reference: number): void {
    const count = this.counts[leaf];
    const at = leaf * NODE_CAPACITY + index;
    if (index < count) {
      this.refs.copyWithin(at + 1, at, at + count - index);
      this.#leafWords.copyWithin(at + 1, at, at + count - index);
    }
    this.refs[at] = reference;
    const prefix = this.#leafPrefix[leaf];
    if (prefix !== UNKNOWN) this.#leafWords[at] = this.#wordAt(reference, prefix);
    this.counts[leaf] = count + 1;
  }

  // ---- Words

  #wordAt(reference: number, prefix: number): number {
    const { view } = this.#arena.slabs[chunkOfReference(reference)];
    const offset = offsetOfReference(reference);
    return wordOf(view, offset + 10, view.getUint16(offset + 8), prefix);
  }

  /** Bytes that the rows of two cells share; 0 when one of them is not there. */
  #commonPrefix(low: number, high: number): number {
    if (low === NONE || high === NONE) return 0;
    const { view: a } = this.#arena.slabs[chunkOfReference(low)];
    const { view: b } = this.#arena.slabs[chunkOfReference(high)];
    const offsetA = offsetOfReference(low);
    const offsetB = offsetOfReference(high);
    const shorter = Math.min(a.getUint16(offsetA + 8), b.getUint16(offsetB + 8));
    let i = 0;
    while (i < shorter && a.getUint8(offsetA + 10 + i) === b.getUint8(offsetB + 10 + i)) i++;
    return i;
  }

  #leafPrefixOf(leaf: number): number {
    const after = this.next[leaf];
    return this.#commonPrefix(this.#leafLow[leaf], after < 0 ? NONE : this.#leafLow[after]);
  }

  /** Both halves have a new bound; where the rows share no more than before, the words hold. */
  #keepWordsOfSplit(left: number, right: number): void {
    const prefix = this.#leafPrefix[left];
    this.#leafPrefix[right] = prefix;
    if (prefix === UNKNOWN) return;
    if (this.#leafPrefixOf(left) !== prefix) this.#leafPrefix[left] = UNKNOWN;
    if (this.#leafPrefixOf(right) !== prefix) this.#leafPrefix[right] = UNKNOWN;
  }

  #makeLeafWords(leaf: number): void {
    const prefix = this.#leafPrefixOf(leaf);
    const base = leaf * NODE_CAPACITY;
    const end = base + this.counts[leaf];
    for (let i = base; i < end; i++) this.#leafWords[i] = this.#wordAt(this.refs[i], prefix);
    this.#leafPrefix[leaf] = prefix;
  }

  #makeInnerWords(node: number): void {
    const prefix = this.#commonPrefix(this.#innerLow[node], this.#innerHigh[node]);
    const base = node * NODE_CAPACITY;
    const end = base + this.#innerCounts[node];
    for (let i = base + 1; i < end; i++) this.#innerWords[i] = this.#wordAt(this.#separators[i], prefix);
    this.#innerPrefix[node] = prefix;
  }

  // ---- Nodes

  #newLeaf(left: number): number {
    const leaf = this.leafCount++;
    if (leaf >= this.counts.length) {
      const capacity = leaf * 2;
      this.refs = grown(this.refs, new Uint32Array(capacity * NODE_CAPACITY));
      this.counts = grown(this.counts, new Uint16Array(capacity));
      this.next = grown(this.next, new Int32Array(capacity));
      this.previous = grown(this.previous, new Int32Array(capacity));
      this.#leafWords = grown(this.#leafWords, new Uint32Array(capacity * NODE_CAPACITY));
      this.#leafPrefix = grown(this.#leafPrefix, new Int16Array(capacity));
      this.#leafLow = grown(this.#leafLow, new Uint32Array(capacity));
    }
    this.#leafPrefix[leaf] = UNKNOWN;
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
    const bound = this.#separators[right * NODE_CAPACITY];
    this.#innerLow[right] = bound;
    this.#innerHigh[right] = this.#innerHigh[node];
    this.#innerHigh[node] = bound;
    this.#innerPrefix[node] = UNKNOWN;
    this.#insertIntoParent(level - 1, right, bound);
  }

  #insertChild(node: number, index: number, child: number, separator: number): void {
    const count = this.#innerCounts[node];
    const at = node * NODE_CAPACITY + index;
    this.#children.copyWithin(at + 1, at, at + count - index);
    this.#separators.copyWithin(at + 1, at, at + count - index);
    this.#innerWords.copyWithin(at + 1, at, at + count - index);
    this.#children[at] = child;
    this.#separators[at] = separator;
    const prefix = this.#innerPrefix[node];
    if (prefix !== UNKNOWN) this.#innerWords[at] = this.#wordAt(separator, prefix);
    this.#innerCounts[node] = count + 1;
  }

  #newInner(): number {
    const node = this.#innerCount++;
    if (node >= this.#innerCounts.length) {
      const capacity = Math.max(1, node * 2);
      this.#children = grown(this.#children, new Uint32Array(capacity * NODE_CAPACITY));
      this.#separators = grown(this.#separators, new Uint32Array(capacity * NODE_CAPACITY));
      this.#innerCounts = grown(this.#innerCounts, new Uint16Array(capacity));
      this.#innerWords = grown(this.#innerWords, new Uint32Array(capacity * NODE_CAPACITY));
      this.#innerPrefix = grown(this.#innerPrefix, new Int16Array(capacity));
      this.#innerLow = grown(this.#innerLow, new Uint32Array(capacity));
      this.#innerHigh = grown(this.#innerHigh, new Uint32Array(capacity));
    }
    this.#innerPrefix[node] = UNKNOWN;
    this.#innerLow[node] = this.#innerHigh[node] = NONE;
    return node;
  }
}

/** Four bytes of a row behind `prefix`, as a number; zeros stand for what is beyond its end. */
function wordOf(view: DataView, rowOffset: number, rowLength: number, prefix: number): number {
  const rest = rowLength - prefix;
  if (rest >= 4) return view.getUint32(rowOffset + prefix);
  let word = 0;
  for (let i = 0; i < rest; i++) word |= view.getUint8(rowOffset + prefix + i) << (24 - 8 * i);
  return word >>> 0;
}

function grown<T extends Uint32Array | Uint16Array | Int32Array | Int16Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
