import type { Slab } from '../../base/slab.ts';
import type { SeekKey } from '../../cell/cell-cursor.ts';
import type { CellList } from '../../cell/cell-list.ts';

/** What a filter says of a cell. The numbers are HBase's ordinals; the order of steps is another (see FilterList). */
export const ReturnCode = {
  INCLUDE: 0,
  INCLUDE_AND_NEXT_COL: 1,
  /** Not this cell. */
  SKIP: 2,
  NEXT_COL: 3,
  /** The rest of the row, in this family's store. */
  NEXT_ROW: 4,
  SEEK_NEXT_USING_HINT: 5,
  INCLUDE_AND_SEEK_NEXT_ROW: 6,
} as const;
export type ReturnCode = (typeof ReturnCode)[keyof typeof ReturnCode];

/**
 * A server-side filter. Per row: `reset`, `filterRowKey`, `filterCell` for each cell that survived deletes, versions and time range,
 * `transformCell` of each included one, and at the row's end `filterRowCells` and `filterRow`. No call allocates per cell.
 */
export interface Filter {
  /** True when the row is judged as a whole, so that no limit may cut it and all its cells are collected before any is returned. */
  readonly hasFilterRow: boolean;
  /** Set once before the scan. */
  reversed: boolean;
  reset(): void;
  /** True ends the scan. */
  filterAllRemaining(): boolean;
  /** True skips the row. */
  filterRowKey(slab: Slab, rowOffset: number, rowLength: number): boolean;
  filterCell(slab: Slab, offset: number): ReturnCode;
  /** The included cell as it is to be returned: a slab whose KeyValue stands at 0, *borrowed until the next call*; undefined when unchanged. */
  transformCell?(slab: Slab, offset: number): Slab | undefined;
  /** With hasFilterRow: may remove cells of the row (`CellList.remove`), which stand in the order in which they are returned. */
  filterRowCells?(cells: CellList): void;
  /** At the row's end; true drops the row. */
  filterRow(): boolean;
  /** After SEEK_NEXT_USING_HINT: where to go on; undefined means one cell on. Borrowed until the next call. */
  getNextCellHint?(slab: Slab, offset: number): SeekKey | undefined;
  /** False when the family need not be read to judge a row (used when families are loaded on demand). */
  isFamilyEssential(family: Buffer): boolean;
}
