// The records that a worker holds until it has enough of them to sort. One after the other in one buffer:
//
//   u32 length of all of it | f64 order | u16 rowLength | row | for each cell: u8 family (place in the spec) | KeyValue [| u16 tagsLength | tags]
//
// `order` says which of two records of one row came later in the input. In a run the first bit of rowLength says that the next record is of the same row. Tags stand behind the cells when the input has a column of TTLs.
import { commonPrefixLength, compareBytes, copyBytes } from '../../base/bytes.ts';
import { type Slab, slabOf } from '../../base/slab.ts';
import { MAX_ROW_LENGTH, TYPE_PUT } from '../../cell/key-value.ts';
import type { ColumnSpec } from './column-spec.ts';

export const RECORD_ORDER = 4;
export const RECORD_ROW_LENGTH = 12;
export const RECORD_ROW = 14;
/** Of the u16 at RECORD_ROW_LENGTH. */
export const SAME_ROW_FOLLOWS = 0x8000;

const CELL_OVERHEAD = 1 + 8 + 12;
/** `u16 tagsLength | u16 length of the tag | u8 type | u64 milliseconds`. */
const TTL_TAGS_BYTES = 2 + 2 + 1 + 8;
const TAG_TTL = 8;
/** With the place they make a number that a float holds exactly. */
const MAX_RECORDS = 1 << 21;

interface Column {
  readonly at: number;
  readonly familyIndex: number;
  /** `u8 familyLength | family | qualifier`. */
  readonly name: Slab;
}

/** What a record's cells share. Halves of 64-bit numbers. */
export interface RecordStamp {
  timestampHigh: number;
  timestampLow: number;
  /** 0, 0: none. */
  ttlHigh: number;
  ttlLow: number;
}

export class RecordArena {
  readonly slab: Slab;
  readonly #columns: readonly Column[];
  readonly #rowAt: number;
  readonly #hasTags: boolean;
  readonly #skipsEmpty: boolean;
  readonly #fixedBytes: number;
  readonly #offsets = new Uint32Array(MAX_RECORDS);
  #count = 0;
  #end = 0;
  #isSorted = true;
  #commonPrefix = 0;

  constructor(capacity: number, spec: ColumnSpec, skipsEmpty: boolean) {
    this.slab = slabOf(Buffer.allocUnsafeSlow(capacity));
    this.#rowAt = spec.rowAt;
    this.#hasTags = spec.ttlAt >= 0;
    this.#skipsEmpty = skipsEmpty;
    this.#columns = spec.cells.map(({ at, family, qualifier }) => {
      const name = Buffer.from(family);
      return {
        at,
        familyIndex: spec.families.indexOf(family),
        name: slabOf(Buffer.concat([Buffer.from([name.length]), name, Buffer.from(qualifier)])),
      };
    });
    this.#fixedBytes = this.#columns.reduce(
      (sum, { name }) => sum + CELL_OVERHEAD + name.bytes.length + (this.#hasTags ? TTL_TAGS_BYTES : 0),
      RECORD_ROW,
    );
  }

  get count(): number {
    return this.#count;
  }
  get bytes(): number {
    return this.#end;
  }

  /** Most that a record of so many bytes of input takes. */
  bytesFor(inputBytes: number, rowLength: number): number {
    return this.#fixedBytes + rowLength * (this.#columns.length + 1) + inputBytes;
  }
  hasRoomFor(bytes: number): boolean {
    return this.#count < MAX_RECORDS && this.#end + bytes <= this.slab.bytes.length;
  }

  /** Takes the fields of a record, which there must be room for. Returns how many cells they made; without any there is no record. */
  add(
    input: Slab,
    starts: Int32Array,
    ends: Int32Array,
    fieldCount: number,
    order: number,
    stamp: RecordStamp,
  ): number {
    const { slab } = this;
    const { view } = slab;
    const begin = this.#end;
    const rowStart = starts[this.#rowAt];
    const rowLength = ends[this.#rowAt] - rowStart;
    view.setUint16(begin + RECORD_ROW_LENGTH, rowLength);
    copyBytes(input, rowStart, slab, begin + RECORD_ROW, rowLength);
    let end = begin + RECORD_ROW + rowLength;
    let cells = 0;
    for (const column of this.#columns) {
      const { at } = column;
      if (at >= fieldCount) continue;
      const length = ends[at] - starts[at];
      if (length === 0 && this.#skipsEmpty) continue;
      end = this.#addCell(end, column, input, starts[at], length, begin + RECORD_ROW_LENGTH, rowLength, stamp);
      cells++;
    }
    if (cells === 0) return 0;
    view.setUint32(begin, end - begin);
    view.setFloat64(begin + RECORD_ORDER, order);
    this.#remember(begin, rowLength);
    this.#end = end;
    return cells;
  }

  #addCell(
    at: number,
    { familyIndex, name }: Column,
    input: Slab,
    valueStart: number,
    valueLength: number,
    rowField: number,
    rowLength: number,
    stamp: RecordStamp,
  ): number {
    const { slab } = this;
    const { view } = slab;
    const nameLength = name.bytes.length;
    view.setUint8(at, familyIndex);
    view.setUint32(at + 1, 2 + rowLength + nameLength + 9);
    view.setUint32(at + 5, valueLength);
    // Within one buffer: they do not overlap.
    copyBytes(slab, rowField, slab, at + 9, 2 + rowLength);
    let end = at + 11 + rowLength;
    copyBytes(name, 0, slab, end, nameLength);
    end += nameLength;
    view.setInt32(end, stamp.timestampHigh);
    view.setUint32(end + 4, stamp.timestampLow);
    view.setUint8(end + 8, TYPE_PUT);
    copyBytes(input, valueStart, slab, end + 9, valueLength);
    end += 9 + valueLength;
    return this.#hasTags ? this.#addTags(end, stamp) : end;
  }

  #addTags(at: number, { ttlHigh, ttlLow }: RecordStamp): number {
    const { view } = this.slab;
    if (ttlHigh === 0 && ttlLow === 0) {
      view.setUint16(at, 0);
      return at + 2;
    }
    view.setUint16(at, TTL_TAGS_BYTES - 2);
    view.setUint16(at + 2, 9);
    view.setUint8(at + 4, TAG_TTL);
    view.setInt32(at + 5, ttlHigh);
    view.setUint32(at + 9, ttlLow);
    return at + TTL_TAGS_BYTES;
  }

  #remember(begin: number, rowLength: number): void {
    const count = this.#count++;
    this.#offsets[count] = begin;
    if (count === 0) {
      this.#commonPrefix = rowLength;
      return;
    }
    const { slab } = this;
    const first = this.#offsets[0];
    if (this.#commonPrefix > 0) {
      const shorter = Math.min(this.#commonPrefix, rowLength);
      this.#commonPrefix = commonPrefixLength(slab, first + RECORD_ROW, slab, begin + RECORD_ROW, shorter);
    }
    if (this.#isSorted && this.#compareRows(this.#offsets[count - 1], begin) > 0) this.#isSorted = false;
  }

  /** Where the records begin, in order of their rows, of one row in their own; *borrowed until the next call*. */
  sorted(): Uint32Array {
    const offsets = this.#offsets.subarray(0, this.#count);
    return this.#isSorted ? offsets : this.#sort(offsets);
  }

  clear(): void {
    this.#count = 0;
    this.#end = 0;
    this.#isSorted = true;
  }

  /** By the four bytes behind what all rows begin with, and only where these are the same by comparing. */
  #sort(offsets: Uint32Array): Uint32Array {
    const count = offsets.length;
    const keys = new Float64Array(count);
    for (let i = 0; i < count; i++) keys[i] = this.#word(offsets[i]) * MAX_RECORDS + i;
    keys.sort();
    const sorted = new Uint32Array(count);
    let from = 0;
    let word = -1;
    for (let i = 0; i < count; i++) {
      const own = Math.floor(keys[i] / MAX_RECORDS);
      sorted[i] = offsets[keys[i] - own * MAX_RECORDS];
      if (own === word) continue;
      this.#sortEqual(sorted, from, i);
      from = i;
      word = own;
    }
    this.#sortEqual(sorted, from, count);
    return sorted;
  }

  #word(offset: number): number {
    const { view } = this.slab;
    const length = view.getUint16(offset + RECORD_ROW_LENGTH) - this.#commonPrefix;
    const at = offset + RECORD_ROW + this.#commonPrefix;
    if (length >= 4) return view.getUint32(at);
    let word = 0;
    for (let i = 0; i < 4; i++) word = word * 256 + (i < length ? view.getUint8(at + i) : 0);
    return word;
  }

  /** They stand in the order of their coming, which stays among equal rows. */
  #sortEqual(sorted: Uint32Array, from: number, to: number): void {
    if (to - from < 2) return;
    if (to - from > 16) {
      sorted.set(Uint32Array.from([...sorted.subarray(from, to)].sort((a, b) => this.#compareRows(a, b))), from);
      return;
    }
    for (let i = from + 1; i < to; i++) {
      const offset = sorted[i];
      let j = i;
      for (; j > from && this.#compareRows(sorted[j - 1], offset) > 0; j--) sorted[j] = sorted[j - 1];
      sorted[j] = offset;
    }
  }

  #compareRows(a: number, b: number): number {
    const { slab } = this;
    const { view } = slab;
    const skip = this.#commonPrefix;
    return compareBytes(
      slab,
      a + RECORD_ROW + skip,
      view.getUint16(a + RECORD_ROW_LENGTH) - skip,
      slab,
      b + RECORD_ROW + skip,
      view.getUint16(b + RECORD_ROW_LENGTH) - skip,
    );
  }
}

/** What is wrong with a row key of that length. */
export function rowProblem(length: number): string | undefined {
  if (length === 0) return 'Empty value for ROW KEY.';
  return length > MAX_ROW_LENGTH ? `Row length ${length} is > ${MAX_ROW_LENGTH}` : undefined;
}
