// HFiles as users bring them.
import { slabOf } from '../../base/slab.ts';
import { KEY_VALUE_COMPARATOR } from '../../cell/cell-comparator.ts';
import { TYPE_PUT } from '../../cell/key-value.ts';
import { encodeKeyValue } from '../../cell/key-value-builder.ts';
import { HFileWriter } from '../../hfile/hfile-writer.ts';
import type { FileStorage } from '../../storage/file-storage.ts';
import { MemoryDisk } from '../../storage/memory-disk.ts';

export interface BulkCell {
  row: string;
  column: string;
  value: string;
  timestamp: number;
  type?: number;
}

/** Writes the cells, of one family and in any order, and returns the file's URI for a region over the same storage. */
export async function writeBulkFile(files: FileStorage, path: string, cells: readonly BulkCell[]): Promise<string> {
  // One operation on the region's disk, which tests count.
  const own = new MemoryDisk().files;
  const writer = HFileWriter.create({
    writer: await own.create(path),
    comparator: KEY_VALUE_COMPARATOR,
    clock: { now: () => 0 },
  });
  const slabs = cells.map(({ row, column, value, timestamp, type = TYPE_PUT }) => {
    const [family, qualifier] = column.split(':');
    return slabOf(
      encodeKeyValue({
        ...{ row: Buffer.from(row), family: Buffer.from(family), qualifier: Buffer.from(qualifier) },
        ...{ timestamp: BigInt(timestamp), type, value: Buffer.from(value) },
      }),
    );
  });
  slabs.sort((a, b) => KEY_VALUE_COMPARATOR.compareCells(a, 0, b, 0));
  for (const slab of slabs) writer.append(slab, 0, slab.bytes.length, slab, 0, 0, 0);
  writer.appendFileInfo('BULKLOAD_TIMESTAMP', Buffer.alloc(8));
  await writer.close();
  await files.writeFile(path, await own.readFile(path));
  return `memory:/${path}`;
}
