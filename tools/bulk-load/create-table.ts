import { hbaseError } from '../../base/errors.ts';
import { ColumnFamilyDescriptor, type Connection, TableDescriptor } from '../../client/index.ts';
import type { TableName } from '../../model/table-name.ts';
import type { FileStorage } from '../../storage/file-storage.ts';
import type { LoadItem } from './find-hfiles.ts';
import { rowsOf, withHFile } from './read-hfile.ts';

interface Rows {
  readonly first: Buffer;
  readonly last: Buffer;
}

/** A table that fits the files: their families, each compressed as its first file is, and regions between which no file has rows. */
export async function createTableFor(
  connection: Connection,
  table: TableName,
  files: FileStorage,
  items: readonly LoadItem[],
): Promise<void> {
  if (items.length === 0)
    throw hbaseError(
      'TableNotFoundException',
      `${table} does not exist, and there are no files that say what it should be`,
    );
  const families = new Map<string, ColumnFamilyDescriptor>();
  const ranges: Rows[] = [];
  for (const { family, path } of items) {
    await withHFile(files, path, async (reader) => {
      const rows = rowsOf(reader);
      if (rows !== undefined) ranges.push(rows);
      if (families.has(family)) return;
      const compression = reader.trailer.compression;
      families.set(
        family,
        ColumnFamilyDescriptor.of(family, compression === 'NONE' ? {} : { COMPRESSION: compression }),
      );
    });
  }
  const splits = boundariesOf(ranges);
  await connection.admin.createTable(new TableDescriptor(table, [...families.values()]), splits);
}

/** HBase's inferBoundaries: where ranges begin while none is open; the first one's is the table's start. */
export function boundariesOf(ranges: readonly Rows[]): Buffer[] {
  const edges = new Map<string, { row: Buffer; change: number }>();
  for (const { first, last } of ranges) {
    for (const [row, change] of [
      [first, 1],
      [last, -1],
    ] as const) {
      const key = row.toString('latin1');
      const edge = edges.get(key);
      if (edge === undefined) edges.set(key, { row, change });
      else edge.change += change;
    }
  }
  const boundaries: Buffer[] = [];
  let open = 0;
  for (const { row, change } of [...edges.values()].sort((a, b) => Buffer.compare(a.row, b.row))) {
    if (open === 0 && change > 0) boundaries.push(row);
    open += change;
  }
  return boundaries.slice(1);
}
