import type { CellList } from '../cell/cell-list.ts';
import type { RandomAccessFile } from '../storage/file-storage.ts';
import type { WALKey } from './wal-key.ts';

export interface WALEntry {
  readonly key: WALKey;
  /** In a buffer of the entry's own. */
  readonly cells: CellList;
  /** Where the entry begins in the file. */
  readonly offset: number;
}

/**
 * How the log ended. closed: with its trailer; open: after a whole entry without one; torn: what follows the last whole entry is cut off or damaged but was
 * never attested as synced; empty: no whole header.
 */
export type WALEnd =
  | { readonly kind: 'closed' | 'open' | 'empty'; readonly offset: number }
  | { readonly kind: 'torn'; readonly offset: number; readonly reason: string };

export class WALReader {
  static async open(_file: RandomAccessFile): Promise<WALReader> {
    throw new Error('stub');
  }
  /** The next entry, or undefined at the end (`end` then says which). Throws CorruptionError for damage of what was synced. */
  async next(): Promise<WALEntry | undefined> {
    throw new Error('stub');
  }
  get end(): WALEnd | undefined {
    throw new Error('stub');
  }
  async close(): Promise<void> {}
}
