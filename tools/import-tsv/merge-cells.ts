// The cells of several records of one row in their order. Of cells that are the same in all of their key the one that came last in the input stays.
import { type Slab, slabOf } from '../../base/slab.ts';
import { KEY_VALUE_COMPARATOR } from '../../cell/cell-comparator.ts';
import { kvLength } from '../../cell/key-value.ts';
import { RECORD_ORDER, RECORD_ROW, RECORD_ROW_LENGTH, SAME_ROW_FOLLOWS } from './record-arena.ts';

/** One cell in a record. */
export interface CellPlace {
  readonly family: number;
  /** Of the KeyValue. */
  readonly offset: number;
  readonly length: number;
  /** Behind the u16. */
  readonly tagsOffset: number;
  readonly tagsLength: number;
}

/** Records of one row, copied together. */
export class RowGroup {
  slab: Slab = slabOf(Buffer.allocUnsafeSlow(1 << 16));
  readonly #hasTags: boolean;
  #starts: number[] = [];
  #end = 0;

  constructor(hasTags: boolean) {
    this.#hasTags = hasTags;
  }

  get recordCount(): number {
    return this.#starts.length;
  }

  clear(): void {
    this.#starts = [];
    this.#end = 0;
  }

  add(source: Slab, offset: number, length: number): void {
    if (this.#end + length > this.slab.bytes.length) {
      const grown = slabOf(Buffer.allocUnsafeSlow(Math.max(this.slab.bytes.length * 2, this.#end + length)));
      this.slab.bytes.copy(grown.bytes, 0, 0, this.#end);
      this.slab = grown;
    }
    source.bytes.copy(this.slab.bytes, this.#end, offset, offset + length);
    this.#starts.push(this.#end);
    this.#end += length;
  }

  /** In order of families and keys. */
  cells(): CellPlace[] {
    const { slab } = this;
    const all: { place: CellPlace; order: number }[] = [];
    for (const start of this.#starts) {
      const order = slab.view.getFloat64(start + RECORD_ORDER);
      eachCell(slab, start, this.#hasTags, (place) => all.push({ place, order }));
    }
    all.sort((a, b) => compareCells(slab, a.place, b.place) || b.order - a.order);
    return all
      .filter(({ place }, i) => i === 0 || compareCells(slab, all[i - 1].place, place) !== 0)
      .map(({ place }) => place);
  }
}

export function eachCell(slab: Slab, record: number, hasTags: boolean, visit: (place: CellPlace) => void): void {
  const { view } = slab;
  const end = record + view.getUint32(record);
  const rowLength = view.getUint16(record + RECORD_ROW_LENGTH) & ~SAME_ROW_FOLLOWS;
  for (let at = record + RECORD_ROW + rowLength; at < end; ) {
    const offset = at + 1;
    const length = kvLength(view, offset);
    const tagsLength = hasTags ? view.getUint16(offset + length) : 0;
    const tagsOffset = offset + length + 2;
    visit({ family: view.getUint8(at), offset, length, tagsOffset, tagsLength });
    at = hasTags ? tagsOffset + tagsLength : offset + length;
  }
}

function compareCells(slab: Slab, a: CellPlace, b: CellPlace): number {
  return a.family - b.family || KEY_VALUE_COMPARATOR.compareCells(slab, a.offset, slab, b.offset);
}
