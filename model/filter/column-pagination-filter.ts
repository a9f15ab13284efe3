import { type Slab, slabOf } from '../../base/slab.ts';
import type { SeekKey } from '../../cell/cell-cursor.ts';
import { MutableSeekKey } from '../../cell/seek-key.ts';
import { pb } from '../../proto/index.ts';
import { ReturnCode } from './filter.ts';
import { compareQualifier, FilterBase } from './filter-base.ts';

/** `limit` columns of a row, behind the first `offset` columns or from a given column on. */
export class ColumnPaginationFilter extends FilterBase {
  readonly name = 'ColumnPaginationFilter';
  readonly limit: number;
  readonly offset: number | Buffer;
  readonly #column: Slab | undefined;
  readonly #hint = new MutableSeekKey();
  #count = 0;
  constructor(limit: number, offset: number | Buffer) {
    super();
    this.limit = limit;
    this.offset = offset;
    this.#column = typeof offset === 'number' ? undefined : slabOf(offset);
  }
  override reset(): void {
    this.#count = 0;
  }
  filterCell(slab: Slab, offset: number): ReturnCode {
    if (typeof this.offset === 'number') return this.#countFrom(this.offset);
    if (this.#count >= this.limit) return ReturnCode.NEXT_ROW;
    if (this.#count === 0 && compareQualifier(slab, offset, this.#column!) < 0) return ReturnCode.SEEK_NEXT_USING_HINT;
    this.#count++;
    return ReturnCode.INCLUDE_AND_NEXT_COL;
  }
  getNextCellHint(slab: Slab, offset: number): SeekKey | undefined {
    if (this.#column === undefined) return undefined;
    this.#hint.setFirstOnColumn(slab, offset, this.#column, 0, this.#column.bytes.length);
    return this.#hint;
  }
  encode(): Uint8Array {
    const { limit, offset } = this;
    return pb.ColumnPaginationFilter.encode(
      typeof offset === 'number' ? { limit, offset } : { limit, column_offset: offset },
    ).finish();
  }
  #countFrom(offset: number): ReturnCode {
    if (this.#count >= offset + this.limit) return ReturnCode.NEXT_ROW;
    const code = this.#count < offset ? ReturnCode.NEXT_COL : ReturnCode.INCLUDE_AND_NEXT_COL;
    this.#count++;
    return code;
  }
}
