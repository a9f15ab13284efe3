import { type Slab, slabOf } from '../../base/slab.ts';
import type { CellList } from '../../cell/cell-list.ts';
import { kvTimestamp, kvValueLength, kvValueOffset } from '../../cell/key-value.ts';
import { pb } from '../../proto/index.ts';
import type { ByteArrayComparable } from './comparator.ts';
import { type CompareOp, compareToProto, passesCompare } from './compare-filter.ts';
import { ReturnCode } from './filter.ts';
import { FilterBase, isColumn } from './filter-base.ts';

/** Cells of the row whose timestamps occur in one column (where its value compares as asked). */
export class DependentColumnFilter extends FilterBase {
  readonly name = 'DependentColumnFilter';
  readonly family: Buffer;
  readonly qualifier: Buffer;
  readonly dropDependentColumn: boolean;
  readonly op: CompareOp;
  readonly comparator: ByteArrayComparable | undefined;
  readonly #family: Slab;
  readonly #qualifier: Slab;
  readonly #timestamps = new Set<bigint>();
  constructor(
    family: Buffer,
    qualifier: Buffer,
    dropDependentColumn = false,
    op: CompareOp = 'NO_OP',
    comparator?: ByteArrayComparable,
  ) {
    super();
    this.family = family;
    this.qualifier = qualifier;
    this.dropDependentColumn = dropDependentColumn;
    this.op = op;
    this.comparator = comparator;
    this.#family = slabOf(family);
    this.#qualifier = slabOf(qualifier);
  }
  override get hasFilterRow(): boolean {
    return true;
  }
  override reset(): void {
    this.#timestamps.clear();
  }
  filterCell(slab: Slab, offset: number): ReturnCode {
    if (!isColumn(slab, offset, this.#family, this.#qualifier)) return ReturnCode.INCLUDE;
    if (!this.#passes(slab, offset)) return ReturnCode.SKIP;
    this.#timestamps.add(kvTimestamp(slab.view, offset));
    return this.dropDependentColumn ? ReturnCode.SKIP : ReturnCode.INCLUDE;
  }
  filterRowCells(cells: CellList): void {
    for (let i = cells.length - 1; i >= 0; i--) {
      if (!this.#timestamps.has(kvTimestamp(cells.slab.view, cells.offsets[i]))) cells.remove(i);
    }
  }
  encode(): Uint8Array {
    return pb.DependentColumnFilter.encode({
      compare_filter: compareToProto(this.op, this.comparator),
      column_family: this.family,
      column_qualifier: this.qualifier,
      drop_dependent_column: this.dropDependentColumn,
    }).finish();
  }
  #passes(slab: Slab, offset: number): boolean {
    if (this.comparator === undefined) return true;
    const { view } = slab;
    const order = this.comparator.compareTo(slab, kvValueOffset(view, offset), kvValueLength(view, offset));
    return passesCompare(this.op, order);
  }
}
