import type { CellComparator } from '../cell/cell-comparator.ts';
import type { SeekKey } from '../cell/cell-cursor.ts';
import type { IndexBlock } from './block-index-reader.ts';

/** Fetches the index block of that level (1 below the root); undefined when it must be read first. */
export type FetchIndex = (offset: number, size: number, level: number) => IndexBlock | undefined;

/**
 * A way down the index, one entry a level; the deepest points at a data block. Moves return false when there is nothing there, and
 * undefined when a block must be read first (the position is then of no use until set again).
 */
export class IndexPosition {
  readonly #levels: number;
  readonly #blocks: IndexBlock[];
  readonly #entries: number[];

  constructor(root: IndexBlock, levels: number) {
    this.#levels = levels;
    this.#blocks = [root];
    this.#entries = [0];
    for (let i = 1; i < levels; i++) {
      this.#blocks.push(root);
      this.#entries.push(0);
    }
  }

  get dataOffset(): number {
    const last = this.#levels - 1;
    return this.#blocks[last].childOffsets[this.#entries[last]];
  }
  get dataSize(): number {
    const last = this.#levels - 1;
    return this.#blocks[last].childSizes[this.#entries[last]];
  }

  copyFrom(other: IndexPosition): void {
    for (let i = 0; i < this.#levels; i++) {
      this.#blocks[i] = other.#blocks[i];
      this.#entries[i] = other.#entries[i];
    }
  }

  /** The block of a level that stands at `offset`, if this position holds it. */
  held(offset: number, level: number): IndexBlock | undefined {
    const block = this.#blocks[level];
    return level > 0 && block.offset === offset ? block : undefined;
  }

  /** To the data block that holds the key if any does: the last whose index key is not above it, or the first of all. */
  descend(comparator: CellComparator, key: SeekKey, fetch: FetchIndex): true | undefined {
    for (let level = 0; ; level++) {
      const block = this.#blocks[level];
      const entry = Math.max(0, block.find(comparator, key));
      this.#entries[level] = entry;
      if (level === this.#levels - 1) return true;
      const child = fetch(block.childOffsets[entry], block.childSizes[entry], level + 1);
      if (child === undefined) return undefined;
      this.#blocks[level + 1] = child;
    }
  }

  /** To the first (`end` 0) or last (`end` 1) data block. */
  edge(end: 0 | 1, fetch: FetchIndex): true | undefined {
    this.#entries[0] = end === 0 ? 0 : this.#blocks[0].count - 1;
    return this.#edgeBelow(0, end, fetch);
  }

  next(fetch: FetchIndex): boolean | undefined {
    return this.#step(1, fetch);
  }
  previous(fetch: FetchIndex): boolean | undefined {
    return this.#step(-1, fetch);
  }

  /** True when the next data block begins, by the index, at or before the key; false too when there is none. */
  nextBeginsBy(comparator: CellComparator, key: SeekKey): boolean {
    for (let level = this.#levels - 1; level >= 0; level--) {
      const next = this.#entries[level] + 1;
      if (next < this.#blocks[level].count) return this.#blocks[level].compare(comparator, key, next) >= 0;
    }
    return false;
  }

  #step(by: 1 | -1, fetch: FetchIndex): boolean | undefined {
    for (let level = this.#levels - 1; level >= 0; level--) {
      const entry = this.#entries[level] + by;
      if (entry < 0 || entry >= this.#blocks[level].count) continue;
      this.#entries[level] = entry;
      return this.#edgeBelow(level, by === 1 ? 0 : 1, fetch);
    }
    return false;
  }

  #edgeBelow(from: number, end: 0 | 1, fetch: FetchIndex): true | undefined {
    for (let level = from; level < this.#levels - 1; level++) {
      const block = this.#blocks[level];
      const entry = this.#entries[level];
      const child = fetch(block.childOffsets[entry], block.childSizes[entry], level + 1);
      if (child === undefined) return undefined;
      this.#blocks[level + 1] = child;
      this.#entries[level + 1] = end === 0 ? 0 : child.count - 1;
    }
    return true;
  }
}
