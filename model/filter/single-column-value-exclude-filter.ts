import type { CellList } from '../../cell/cell-list.ts';
import { pb } from '../../proto/index.ts';
import { isColumn } from './filter-base.ts';
import { SingleColumnValueFilter } from './single-column-value-filter.ts';

/** As SingleColumnValueFilter, but the column itself is left out of the rows. */
export class SingleColumnValueExcludeFilter extends SingleColumnValueFilter {
  override readonly name = 'SingleColumnValueExcludeFilter';
  filterRowCells(cells: CellList): void {
    for (let i = cells.length - 1; i >= 0; i--) {
      if (isColumn(cells.slab, cells.offsets[i], this.familySlab, this.qualifierSlab)) cells.remove(i);
    }
  }
  override encode(): Uint8Array {
    return pb.SingleColumnValueExcludeFilter.encode({ single_column_value_filter: this.message() }).finish();
  }
}
