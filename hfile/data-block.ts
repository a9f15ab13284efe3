import type { Slab } from '../base/slab.ts';
import { vlongLength } from '../base/varint.ts';
import type { CellComparator } from '../cell/cell-comparator.ts';
import type { SeekKey } from '../cell/cell-cursor.ts';
import { tagsFit } from '../cell/tag.ts';
import { isFlatKey } from './flat-key.ts';

/** What cells of a file's blocks carry behind the KeyValue. */
export interface CellLayout {
  readonly hasTags: boolean;
  readonly hasMvcc: boolean;
}

const OBJECT_BYTES = 250;
/** Cells that a seek steps over one by one before it asks for a table. */
const LINEAR_STEPS = 8;
/** Of every so many cells the offset is noted when their lengths are checked: so the first seek walks over few of them. */
const CELLS_PER_MARK = 16;
/** Marks of the block being checked. */
let marks = new Uint32Array(256);

/**
 * A data block in memory, unencoded, all its lengths checked once. From its second seek on it has a table of its cells' offsets, and seeks
 * are binary searches alone (0.2 µs).
 */
export class DataBlock {
  readonly kind = 'data';
  readonly slab: Slab;
  /** In the file. */
  readonly offset: number;
  readonly layout: CellLayout;
  /** Bytes of all cells. */
  readonly end: number;
  /** @internal Of BlockSource: memory of its own that the only reader of the block gives back. */
  lent: Buffer | undefined;
  #table: Uint32Array | undefined;
  #seeks = 0;
  readonly #count: number;
  #marks: Uint32Array;

  /** `fail` makes the error for cells that do not fit; `at` counts from the start of the payload. */
  constructor(slab: Slab, offset: number, layout: CellLayout, fail: (at: number, message: string) => Error) {
    this.slab = slab;
    this.offset = offset;
    this.layout = layout;
    this.end = slab.bytes.length;
    this.#count = this.#check(fail);
    this.#marks = marks.slice(0, Math.ceil(this.#count / CELLS_PER_MARK));
  }

  /** Bytes of memory, counting the table that may come. */
  get weight(): number {
    return this.end + 4 * this.#count + 4 * this.#marks.length + OBJECT_BYTES;
  }

  /** What the second tier of the block cache keeps. */
  get stored(): Buffer {
    return this.slab.bytes;
  }

  /** Offset of the cell after the one at `at`; `end` after the last. */
  next(at: number): number {
    const { view } = this.slab;
    let end = at + 8 + view.getUint32(at) + view.getUint32(at + 4);
    if (this.layout.hasTags) end += 2 + view.getUint16(end);
    return this.layout.hasMvcc ? end + vlongLength(view.getUint8(end)) : end;
  }

  /** Offset of the first cell, from the cell at `from` on, that is not below the key; `end` when there is none. */
  seek(comparator: CellComparator, key: SeekKey, from: number): number {
    let at = from;
    if (this.#table === undefined && from > 0) {
      for (let i = 0; i < LINEAR_STEPS; i++, at = this.next(at)) {
        if (at >= this.end || this.#compare(comparator, key, at) <= 0) return at;
      }
    }
    if (this.#table === undefined && ++this.#seeks < 2) {
      const below = this.#lowerBound(comparator, key, this.#marks) - 1;
      if (below >= 0) at = Math.max(at, this.#marks[below]);
      while (at < this.end && this.#compare(comparator, key, at) > 0) at = this.next(at);
      return at;
    }
    const table = this.table;
    const found = this.#lowerBound(comparator, key, table);
    return found === table.length ? this.end : Math.max(from, table[found]);
  }

  /** Offset of the last cell below the key, −1 when there is none. */
  seekBefore(comparator: CellComparator, key: SeekKey): number {
    const table = this.table;
    const found = this.#lowerBound(comparator, key, table);
    return found === 0 ? -1 : table[found - 1];
  }

  get lastCell(): number {
    const table = this.table;
    return table[table.length - 1];
  }

  /** Offsets of all cells. */
  get table(): Uint32Array {
    if (this.#table !== undefined) return this.#table;
    const table = new Uint32Array(this.#count);
    for (let i = 0, at = 0; at < this.end; i++, at = this.next(at)) table[i] = at;
    this.#table = table;
    return table;
  }

  #lowerBound(comparator: CellComparator, key: SeekKey, table: Uint32Array): number {
    let low = 0;
    let high = table.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#compare(comparator, key, table[middle]) > 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #compare(comparator: CellComparator, key: SeekKey, at: number): number {
    return comparator.compareKeyToCell(key.slab, key.offset, key.length, this.slab, at);
  }

  #check(fail: (at: number, message: string) => Error): number {
    const { bytes, view } = this.slab;
    const { hasTags, hasMvcc } = this.layout;
    const end = this.end;
    let count = 0;
    let at = 0;
    while (at < end) {
      let next = at + 8;
      if (next > end) throw fail(at, 'a cell is cut short');
      const keyLength = view.getUint32(at);
      next += keyLength + view.getUint32(at + 4);
      if (next > end || !isFlatKey(bytes, at + 8, keyLength))
        throw fail(at, `a cell with key length ${keyLength} does not fit`);
      if (hasTags) {
        if (next + 2 > end) throw fail(at, 'the tags of a cell are cut short');
        const tagsLength = view.getUint16(next);
        next += 2 + tagsLength;
        if (next > end || !tagsFit(view, next - tagsLength, tagsLength))
          throw fail(at, `${tagsLength} bytes of tags do not fit`);
      }
      if (hasMvcc) {
        if (next >= end) throw fail(at, 'the sequence id of a cell is cut short');
        next += vlongLength(view.getUint8(next));
      }
      if (next > end) throw fail(at, 'a cell passes the end of its block');
      if (count % CELLS_PER_MARK === 0) {
        const mark = count / CELLS_PER_MARK;
        if (mark === marks.length) marks = grown(marks);
        marks[mark] = at;
      }
      at = next;
      count++;
    }
    if (count === 0) throw fail(0, 'a data block without cells');
    return count;
  }
}

function grown(array: Uint32Array): Uint32Array<ArrayBuffer> {
  const longer = new Uint32Array(2 * array.length);
  longer.set(array);
  return longer;
}
