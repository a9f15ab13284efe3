// Filters combined with AND or OR. Each part's answer for a cell is a step forward, and the list takes the largest (AND) or the smallest
// (OR) that serves all parts. (HBase's FilterList, FilterListWithAND, FilterListWithOR)
import type { Slab } from '../../base/slab.ts';
import { type CellComparator, KEY_VALUE_COMPARATOR } from '../../cell/cell-comparator.ts';
import type { SeekKey } from '../../cell/cell-cursor.ts';
import type { CellList } from '../../cell/cell-list.ts';
import { pb } from '../../proto/index.ts';
import type { Filter, ReturnCode } from './filter.ts';
import { FilterBase } from './filter-base.ts';
import { wireForm } from './wire-form.ts';

export type FilterListOperator = 'MUST_PASS_ALL' | 'MUST_PASS_ONE';

const ORDER: CellComparator = KEY_VALUE_COMPARATOR;

/** What both kinds share: everything but how answers are merged. */
export abstract class FilterList extends FilterBase {
  readonly name = 'FilterList';
  abstract readonly operator: FilterListOperator;
  readonly filters: readonly FilterBase[];
  /** Which parts included the cell judged last: only those may change it. */
  protected readonly includedBy: boolean[];
  readonly #hasFilterRow: boolean;
  constructor(filters: readonly FilterBase[]) {
    super();
    this.filters = filters;
    this.includedBy = filters.map(() => false);
    this.#hasFilterRow = filters.some((filter) => filter.hasFilterRow);
  }
  override get hasFilterRow(): boolean {
    return this.#hasFilterRow;
  }
  override get reversed(): boolean {
    return super.reversed;
  }
  override set reversed(reversed: boolean) {
    super.reversed = reversed;
    for (const filter of this.filters) filter.reversed = reversed;
  }
  abstract override filterCell(slab: Slab, offset: number): ReturnCode;
  abstract getNextCellHint(slab: Slab, offset: number): SeekKey | undefined;

  transformCell(slab: Slab, offset: number): Slab | undefined {
    let transformed: Slab | undefined;
    for (let i = 0; i < this.filters.length; i++) {
      const filter: Filter = this.filters[i];
      if (!this.includedBy[i] || filter.transformCell === undefined) continue;
      const changed =
        transformed === undefined ? filter.transformCell(slab, offset) : filter.transformCell(transformed, 0);
      transformed = changed ?? transformed;
    }
    return transformed;
  }
  filterRowCells(cells: CellList): void {
    for (const filter of this.filters as readonly Filter[]) filter.filterRowCells?.(cells);
  }
  override isFamilyEssential(family: Buffer): boolean {
    return this.filters.length === 0 || this.filters.some((filter) => filter.isFamilyEssential(family));
  }
  encode(): Uint8Array {
    const operator = this.operator === 'MUST_PASS_ALL' ? 1 : 2;
    return pb.FilterList.encode({ operator, filters: this.filters.map(wireForm) }).finish();
  }
  /** Order of two hints in the scan's direction. */
  protected compareHints(a: SeekKey, b: SeekKey): number {
    const order = ORDER.compareKeys(a.slab, a.offset, a.length, b.slab, b.offset, b.length);
    return this.reversed ? -order : order;
  }
  /** Is the cell before the hint, in the scan's direction? */
  protected isBefore(slab: Slab, offset: number, hint: SeekKey): boolean {
    const order = ORDER.compareKeyToCell(hint.slab, hint.offset, hint.length, slab, offset);
    return this.reversed ? order < 0 : order > 0;
  }
}
