// The newest cells of a small table from all places where its cells may be, as a region would serve them: versions, and what delete markers hide.

import {
  TYPE_DELETE,
  TYPE_DELETE_COLUMN,
  TYPE_DELETE_FAMILY,
  TYPE_DELETE_FAMILY_VERSION,
  TYPE_PUT,
} from '../../../cell/key-value.ts';
import type { MetaCell } from '../../../model/meta-row.ts';

export interface StoredCell extends MetaCell {
  readonly row: Buffer;
  readonly timestamp: bigint;
  readonly type: number;
  readonly sequenceId: number;
}

export interface StoredRow {
  readonly row: Buffer;
  readonly cells: readonly MetaCell[];
}

/** Rows in the order of their bytes, each column's newest value. Rows of which nothing is left are left out. */
export function newestCells(cells: readonly StoredCell[]): StoredRow[] {
  const byRow = groupBy(cells, ({ row }) => row.toString('latin1'));
  return [...byRow.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, ofRow]) => ({ row: ofRow[0].row, cells: newestOfRow(ofRow) }))
    .filter((row) => row.cells.length > 0);
}

function newestOfRow(cells: readonly StoredCell[]): MetaCell[] {
  const newest: MetaCell[] = [];
  for (const ofFamily of groupBy(cells, ({ family }) => family.toString('latin1')).values()) {
    const familyDeleted = latest(ofFamily, TYPE_DELETE_FAMILY);
    const versionsDeleted = timestampsOf(ofFamily, TYPE_DELETE_FAMILY_VERSION);
    for (const ofColumn of groupBy(ofFamily, ({ qualifier }) => qualifier.toString('latin1')).values()) {
      const deleted = max(familyDeleted, latest(ofColumn, TYPE_DELETE_COLUMN));
      const versions = timestampsOf(ofColumn, TYPE_DELETE);
      const put = ofColumn
        .filter(({ type, timestamp }) => type === TYPE_PUT && (deleted === undefined || timestamp > deleted))
        .filter(({ timestamp }) => !versions.has(timestamp) && !versionsDeleted.has(timestamp))
        .sort(newestFirst)[0];
      if (put !== undefined) newest.push({ family: put.family, qualifier: put.qualifier, value: put.value });
    }
  }
  return newest;
}

function newestFirst(a: StoredCell, b: StoredCell): number {
  if (a.timestamp !== b.timestamp) return a.timestamp > b.timestamp ? -1 : 1;
  return b.sequenceId - a.sequenceId;
}
function latest(cells: readonly StoredCell[], type: number): bigint | undefined {
  return cells
    .filter((cell) => cell.type === type)
    .reduce<bigint | undefined>((a, b) => max(a, b.timestamp), undefined);
}
function timestampsOf(cells: readonly StoredCell[], type: number): Set<bigint> {
  return new Set(cells.filter((cell) => cell.type === type).map(({ timestamp }) => timestamp));
}
function max(a: bigint | undefined, b: bigint | undefined): bigint | undefined {
  return a === undefined || (b !== undefined && b > a) ? b : a;
}
function groupBy<T>(values: readonly T[], key: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(key(value));
    if (group === undefined) groups.set(key(value), [value]);
    else group.push(value);
  }
  return groups;
}
