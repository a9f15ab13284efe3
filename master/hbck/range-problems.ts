// Whether the regions of a table meet: between each of them and the next, nothing and no row twice.
import { toStringBinary } from '../../base/bytes.ts';
import type { RegionInfo } from '../../model/region-info.ts';
import type { TableName } from '../../model/table-name.ts';

export type RangeProblem = { readonly table: TableName; readonly text: string } & (
  | { readonly kind: 'no-region' }
  /** Rows that no region has. Empty keys: from the first row on, to the last. */
  | { readonly kind: 'hole'; readonly startKey: Buffer; readonly endKey: Buffer }
  | { readonly kind: 'overlap'; readonly left: RegionInfo; readonly right: RegionInfo }
);

/** `regions`: those of the table that are no split parents, in order. */
export function rangeProblems(table: TableName, regions: readonly RegionInfo[]): RangeProblem[] {
  const primaries = regions.filter(({ replicaId }) => replicaId === 0);
  if (primaries.length === 0) return [{ kind: 'no-region', table, text: `${table} has no region` }];
  const problems: RangeProblem[] = [];
  const hole = (startKey: Buffer, endKey: Buffer, text: string) =>
    problems.push({ kind: 'hole', table, startKey, endKey, text });
  const none = Buffer.alloc(0);
  if (primaries[0].startKey.length > 0) hole(none, primaries[0].startKey, `${table} has no first region`);
  /** The one that reaches furthest so far. */
  let left = primaries[0];
  for (const right of primaries.slice(1)) {
    const between = `${table}: ${left.encodedName} and ${right.encodedName}`;
    if (left.endKey.length === 0 || Buffer.compare(left.endKey, right.startKey) > 0)
      problems.push({ kind: 'overlap', table, left, right, text: `${between} overlap` });
    else if (!left.endKey.equals(right.startKey)) hole(left.endKey, right.startKey, `${between} leave a hole`);
    if (reachesFurther(right, left)) left = right;
  }
  if (left.endKey.length > 0) hole(left.endKey, none, `${table} has no region after ${toStringBinary(left.endKey)}`);
  return problems;
}

function reachesFurther(a: RegionInfo, b: RegionInfo): boolean {
  if (b.endKey.length === 0) return false;
  return a.endKey.length === 0 || Buffer.compare(a.endKey, b.endKey) > 0;
}
