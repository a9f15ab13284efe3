import { type CompactionConfig, DEFAULT_COMPACTION_CONFIG } from '../compaction/compaction-config.ts';
import type { HFileSettings } from './hfile-settings.ts';
import type { MemoryCompactionConfig } from './memory-compaction.ts';

export interface StoreConfig extends CompactionConfig {
  /** `hbase.store.delete.expired.storefile` */
  readonly deleteExpiredFiles: boolean;
  /** `hbase.table.max.rowsize`: a read of a row that has more bytes in this store, and may not be cut, fails. */
  readonly maxRowBytes: number;
  /** Undefined: none. */
  readonly memoryCompaction: MemoryCompactionConfig | undefined;
  readonly hfile: HFileSettings;
}

export const DEFAULT_STORE_CONFIG: StoreConfig = {
  ...DEFAULT_COMPACTION_CONFIG,
  deleteExpiredFiles: true,
  maxRowBytes: 1024 ** 3,
  memoryCompaction: undefined,
  hfile: {},
};
