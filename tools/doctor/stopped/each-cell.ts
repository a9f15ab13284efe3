import type { CellCursor, Pending } from '../../../cell/cell-cursor.ts';
import { firstOnRow } from '../../../cell/seek-key.ts';
import type { StoreFileReader } from '../../../hfile/store-file-reader.ts';

/** Reads all of a store file, past the block cache; its blocks are verified on the way. */
export async function eachCell(reader: StoreFileReader, visit: (cursor: CellCursor) => void): Promise<void> {
  const cursor = reader.cursor({ cacheBlocks: false, access: 'stream' });
  const made = async (move: () => Pending) => {
    for (let pending = move(); pending !== undefined; pending = move()) await pending;
  };
  try {
    const first = firstOnRow(Buffer.alloc(0));
    for (await made(() => cursor.seek(first)); cursor.valid; await made(() => cursor.next())) visit(cursor);
  } finally {
    cursor.close();
  }
}
