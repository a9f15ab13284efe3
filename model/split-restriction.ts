// Where a region may be cut: HBase keeps rows that share a prefix together by a split policy of the older kind (KeyPrefixRegionSplitPolicy,
// DelimitedKeyPrefixRegionSplitPolicy), or by a restriction that goes with any policy (RegionSplitRestriction, since 2.4.3).
import type { TableDescriptor } from './table-descriptor.ts';

const TYPE = 'hbase.regionserver.region.split_restriction.type';
const PREFIX_LENGTH = 'hbase.regionserver.region.split_restriction.prefix_length';
const DELIMITER = 'hbase.regionserver.region.split_restriction.delimiter';

/** The row that a region of the table is split at when `row` is wanted. */
export function restrictedSplitRow(table: TableDescriptor, row: Buffer): Buffer {
  switch (table.values.get(TYPE)) {
    case 'KeyPrefix':
      return prefixOf(row, table.values.get(PREFIX_LENGTH));
    case 'DelimitedKeyPrefix':
      return delimitedPrefixOf(row, table.values.get(DELIMITER));
    default:
      return row;
  }
}

/** The row's first bytes, as many as `length` says; all of it where that is no number above 0. */
export function prefixOf(row: Buffer, length: string | undefined): Buffer {
  const count = Number(length);
  return Number.isInteger(count) && count > 0 ? row.subarray(0, count) : row;
}

/** The row up to the first delimiter; all of it without one. */
export function delimitedPrefixOf(row: Buffer, delimiter: string | undefined): Buffer {
  const end = delimiter === undefined || delimiter === '' ? -1 : row.indexOf(delimiter);
  return end < 0 ? row : row.subarray(0, end);
}
