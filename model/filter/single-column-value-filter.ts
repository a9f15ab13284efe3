import { type Slab, slabOf } from '../../base/slab.ts';
import { kvValueLength, kvValueOffset } from '../../cell/key-value.ts';
import { pb } from '../../proto/index.ts';
import type { ByteArrayComparable } from './comparator.ts';
import { comparatorToProto } from './comparator-codec.ts';
import { COMPARE_OPS, type CompareOp, passesCompare } from './compare-filter.ts';
import { ReturnCode } from './filter.ts';
import { FilterBase, isColumn } from './filter-base.ts';

export interface SingleColumnValueSettings {
  family: Buffer;
  qualifier: Buffer;
  op: CompareOp;
  comparator: ByteArrayComparable;
  /** Rows without the column are dropped. */
  filterIfMissing: boolean;
  /** Only the newest version of the column counts; otherwise any. */
  latestVersionOnly: boolean;
}

/** Rows in which one column's value compares as asked, with all their cells. */
export class SingleColumnValueFilter extends FilterBase {
  readonly name: string = 'SingleColumnValueFilter';
  readonly settings: SingleColumnValueSettings;
  protected readonly familySlab: Slab;
  protected readonly qualifierSlab: Slab;
  #foundColumn = false;
  #matchedColumn = false;
  constructor(settings: SingleColumnValueSettings) {
    super();
    this.settings = settings;
    this.familySlab = slabOf(settings.family);
    this.qualifierSlab = slabOf(settings.qualifier);
  }
  override get hasFilterRow(): boolean {
    return true;
  }
  override reset(): void {
    this.#foundColumn = false;
    this.#matchedColumn = false;
  }
  filterCell(slab: Slab, offset: number): ReturnCode {
    const { op, comparator, latestVersionOnly } = this.settings;
    if (this.#matchedColumn) return ReturnCode.INCLUDE;
    if (latestVersionOnly && this.#foundColumn) return ReturnCode.NEXT_ROW;
    if (!isColumn(slab, offset, this.familySlab, this.qualifierSlab)) return ReturnCode.INCLUDE;
    this.#foundColumn = true;
    const { view } = slab;
    const order = comparator.compareTo(slab, kvValueOffset(view, offset), kvValueLength(view, offset));
    if (passesCompare(op, order)) this.#matchedColumn = true;
    else if (latestVersionOnly) return ReturnCode.NEXT_ROW;
    return ReturnCode.INCLUDE;
  }
  override filterRow(): boolean {
    return this.#foundColumn ? !this.#matchedColumn : this.settings.filterIfMissing;
  }
  /** With filterIfMissing the column alone decides; otherwise rows that lack it pass with all families. */
  override isFamilyEssential(family: Buffer): boolean {
    return !this.settings.filterIfMissing || family.equals(this.settings.family);
  }
  protected message(): pb.SingleColumnValueFilter.$Properties {
    const { family, qualifier, op, comparator, filterIfMissing, latestVersionOnly } = this.settings;
    return {
      column_family: family,
      column_qualifier: qualifier,
      compare_op: COMPARE_OPS.indexOf(op) as pb.CompareType,
      comparator: comparatorToProto(comparator),
      filter_if_missing: filterIfMissing,
      latest_version_only: latestVersionOnly,
    };
  }
  encode(): Uint8Array {
    return pb.SingleColumnValueFilter.encode(this.message()).finish();
  }
}
