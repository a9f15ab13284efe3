import { toStringBinary } from '../base/bytes.ts';
import { hbaseError } from '../base/errors.ts';
import { RegionInfo } from '../model/region-info.ts';
import type { TableName } from '../model/table-name.ts';

/** The regions of a new table, from its split keys in any order. Empty and repeated keys are refused as HBase refuses them. */
export function newRegions(table: TableName, splitKeys: readonly Buffer[], regionId: number): RegionInfo[] {
  const keys = [...splitKeys].sort(Buffer.compare);
  for (let i = 0; i < keys.length; i++) {
    if (keys[i].length === 0)
      throw hbaseError('IllegalArgumentException', 'Empty split key must not be passed in the split keys.');
    if (i > 0 && keys[i].equals(keys[i - 1]))
      throw hbaseError(
        'IllegalArgumentException',
        `All split keys must be unique, found duplicate: ${toStringBinary(keys[i])}, ${toStringBinary(keys[i - 1])}`,
      );
  }
  const starts = [Buffer.alloc(0), ...keys];
  return starts.map(
    (startKey, i) => new RegionInfo({ tableName: table, startKey, endKey: starts[i + 1] ?? Buffer.alloc(0), regionId }),
  );
}
