import type { Logger } from '../base/logger.ts';
import type { FileStorage } from '../storage/file-storage.ts';
import type { LogStorage } from '../storage/log-storage.ts';
import type { WALEnd } from './wal-reader.ts';

export interface WALSplitterOptions {
  readonly logs: LogStorage;
  readonly files: FileStorage;
  readonly logger: Logger;
  /** Folder of a region, from `ns:table` (or bare qualifier) and encoded region name. A region whose folder is gone is skipped. */
  readonly regionFolder: (tableName: string, encodedRegionName: string) => string;
  /** Its recovered.edits folder. */
  readonly recoveredEditsFolder: (tableName: string, encodedRegionName: string) => string;
}

/** Last flushed sequence ids of a region: entries at or below `region` are skipped whole, cells of a family at or below its own likewise. */
export interface LastFlushedIds {
  readonly region: number;
  readonly families: ReadonlyMap<string, number>;
}

export interface SplitResult {
  readonly entries: number;
  /** Entries not needed: flushed, of regions gone, or markers. */
  readonly skipped: number;
  /** Recovered edits files written. */
  readonly outputs: readonly string[];
  readonly end: WALEnd;
}

export class WALSplitter {
  constructor(_options: WALSplitterOptions) {}
  /** Throws CorruptionError naming file and offset when the log is damaged below what it attests; nothing is renamed into place then. */
  async split(
    _walPath: string,
    _lastFlushed: (encodedRegionName: string) => LastFlushedIds | undefined | Promise<LastFlushedIds | undefined>,
  ): Promise<SplitResult> {
    throw new Error('stub');
  }
}
