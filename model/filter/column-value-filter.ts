import { type Slab, slabOf } from '../../base/slab.ts';
import { kvValueLength, kvValueOffset } from '../../cell/key-value.ts';
import { pb } from '../../proto/index.ts';
import type { ByteArrayComparable } from './comparator.ts';
import { comparatorToProto } from './comparator-codec.ts';
import { COMPARE_OPS, type CompareOp, passesCompare } from './compare-filter.ts';
import { ReturnCode } from './filter.ts';
import { FilterBase, isColumn } from './filter-base.ts';

/** Only the cells of one column whose value compares as asked. */
export class ColumnValueFilter extends FilterBase {
  readonly name = 'ColumnValueFilter';
  readonly family: Buffer;
  readonly qualifier: Buffer;
  readonly op: CompareOp;
  readonly comparator: ByteArrayComparable;
  readonly #family: Slab;
  readonly #qualifier: Slab;
  #columnFound = false;
  constructor(family: Buffer, qualifier: Buffer, op: CompareOp, comparator: ByteArrayComparable) {
    super();
    this.family = family;
    this.qualifier = qualifier;
    this.op = op;
    this.comparator = comparator;
    this.#family = slabOf(family);
    this.#qualifier = slabOf(qualifier);
  }
  override reset(): void {
    this.#columnFound = false;
  }
  filterCell(slab: Slab, offset: number): ReturnCode {
    if (!isColumn(slab, offset, this.#family, this.#qualifier)) {
      return this.#columnFound ? ReturnCode.NEXT_ROW : ReturnCode.NEXT_COL;
    }
    this.#columnFound = true;
    const { view } = slab;
    const order = this.comparator.compareTo(slab, kvValueOffset(view, offset), kvValueLength(view, offset));
    return passesCompare(this.op, order) ? ReturnCode.INCLUDE : ReturnCode.SKIP;
  }
  override isFamilyEssential(family: Buffer): boolean {
    return family.equals(this.family);
  }
  encode(): Uint8Array {
    return pb.ColumnValueFilter.encode({
      family: this.family,
      qualifier: this.qualifier,
      compare_op: COMPARE_OPS.indexOf(this.op) as pb.CompareType,
      comparator: comparatorToProto(this.comparator),
    }).finish();
  }
}
