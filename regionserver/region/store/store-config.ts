import { type CompactionConfig, DEFAULT_COMPACTION_CONFIG } from '../compaction/compaction-policy.ts';

export interface StoreConfig extends CompactionConfig {
  /** `hbase.store.delete.expired.storefile` */
  readonly deleteExpiredFiles: boolean;
}

export const DEFAULT_STORE_CONFIG: StoreConfig = { ...DEFAULT_COMPACTION_CONFIG, deleteExpiredFiles: true };
