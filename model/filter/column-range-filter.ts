import { type Slab, slabOf } from '../../base/slab.ts';
import type { SeekKey } from '../../cell/cell-cursor.ts';
import { MutableSeekKey } from '../../cell/seek-key.ts';
import { pb } from '../../proto/index.ts';
import { ReturnCode } from './filter.ts';
import { compareQualifier, FilterBase } from './filter-base.ts';

/** Cells whose qualifier is in a range; an absent bound is open. */
export class ColumnRangeFilter extends FilterBase {
  readonly name = 'ColumnRangeFilter';
  readonly min: Buffer | undefined;
  readonly minInclusive: boolean;
  readonly max: Buffer | undefined;
  readonly maxInclusive: boolean;
  readonly #min: Slab | undefined;
  readonly #max: Slab | undefined;
  readonly #hint = new MutableSeekKey();
  constructor(min: Buffer | undefined, minInclusive: boolean, max: Buffer | undefined, maxInclusive: boolean) {
    super();
    this.min = min;
    this.minInclusive = minInclusive;
    this.max = max;
    this.maxInclusive = maxInclusive;
    this.#min = min === undefined ? undefined : slabOf(min);
    this.#max = max === undefined ? undefined : slabOf(max);
  }
  filterCell(slab: Slab, offset: number): ReturnCode {
    const aboveMin = this.#min === undefined ? 1 : compareQualifier(slab, offset, this.#min);
    if (aboveMin < 0) return ReturnCode.SEEK_NEXT_USING_HINT;
    if (aboveMin === 0 && !this.minInclusive) return ReturnCode.NEXT_COL;
    if (this.#max === undefined) return ReturnCode.INCLUDE;
    const aboveMax = compareQualifier(slab, offset, this.#max);
    return aboveMax < 0 || (aboveMax === 0 && this.maxInclusive) ? ReturnCode.INCLUDE : ReturnCode.NEXT_ROW;
  }
  getNextCellHint(slab: Slab, offset: number): SeekKey | undefined {
    if (this.#min === undefined) return undefined;
    this.#hint.setFirstOnColumn(slab, offset, this.#min, 0, this.#min.bytes.length);
    return this.#hint;
  }
  encode(): Uint8Array {
    return pb.ColumnRangeFilter.encode({
      min_column: this.min,
      min_column_inclusive: this.minInclusive,
      max_column: this.max,
      max_column_inclusive: this.maxInclusive,
    }).finish();
  }
}
