// The settings of a region, typed; bin/ fills them from the table of options under HBase's own names.
import { type CacheConfig, DEFAULT_CACHE_CONFIG } from '../../hfile/cache-config.ts';

import { DEFAULT_FLUSH_POLICY, type FlushPolicyName } from './flush-policy.ts';
import { DEFAULT_MOB_CONFIG, type MobConfig } from './mob/mob-store.ts';

export type MemoryCompactionPolicy = 'NONE' | 'BASIC' | 'EAGER' | 'ADAPTIVE';

export interface RegionConfig {
  /** hbase.hregion.memstore.flush.size: used when the table's descriptor names none. */
  readonly flushSizeBytes: number;
  /** hbase.hregion.memstore.block.multiplier: with so many flush sizes in memory the region refuses writes. */
  readonly blockMultiplier: number;
  /** hbase.regionserver.optionalcacheflushinterval: a memstore with edits older than this is flushed; 0 turns it off. */
  readonly flushPeriodMs: number;
  /** hbase.regionserver.flush.policy: of tables that name none. */
  readonly flushPolicy: FlushPolicyName;
  /** hbase.regionserver.flush.per.changes: a memstore whose oldest edit is so many edits ago is flushed. */
  readonly flushPerChanges: number;
  /** hbase.hregion.percolumnfamilyflush.size.lower.bound.min: families smaller than this stay in memory when larger ones are flushed. */
  readonly flushLowerBoundBytes: number;
  /** hbase.hregion.compacting.memstore.type: of families that state no IN_MEMORY_COMPACTION. */
  readonly memoryCompaction: MemoryCompactionPolicy;
  /** hbase.systemtables.compacting.memstore.type */
  readonly systemMemoryCompaction: MemoryCompactionPolicy;
  /** hbase.memstore.inmemoryflush.threshold.factor: share of the flush size; 0: 2 MB. */
  readonly memoryFlushFactor: number;
  /** hbase.hregion.compacting.pipeline.segments.limit */
  readonly memoryPipelineSegments: number;
  /** hbase.hregion.compacting.memstore.adaptive.compaction.threshold */
  readonly adaptiveCompactionThreshold: number;
  /** hbase.hregion.max.filesize */
  readonly maxFileSizeBytes: number;
  /** hbase.server.keyvalue.maxsize; 0 turns the check off. */
  readonly maxCellBytes: number;
  /** hbase.table.max.rowsize: of a row in one family, where a read may not cut it. */
  readonly maxRowBytes: number;
  /** hbase.hregion.keyvalue.timestamp.slop.millisecs; Infinity turns the check off. */
  readonly timestampSlopMs: number;
  /** hbase.rowlock.wait.duration */
  readonly rowLockWaitMs: number;
  /** hbase.hstore.compactionThreshold */
  readonly compactionMinFiles: number;
  /** hbase.hstore.compaction.max */
  readonly compactionMaxFiles: number;
  /** hbase.hstore.compaction.ratio */
  readonly compactionRatio: number;
  /** hbase.hstore.compaction.min.size; undefined: the flush size. */
  readonly compactionMinSizeBytes: number | undefined;
  /** hbase.hstore.compaction.max.size */
  readonly compactionMaxSizeBytes: number;
  /** hbase.hregion.majorcompaction; 0 turns it off. */
  readonly majorCompactionPeriodMs: number;
  /** hbase.hregion.majorcompaction.jitter */
  readonly majorCompactionJitter: number;
  /** hbase.hstore.blockingStoreFiles: with more, a flush waits for a compaction. */
  readonly blockingStoreFiles: number;
  /** hbase.hstore.blockingWaitTime */
  readonly blockingWaitMs: number;
  /** hbase.hstore.time.to.purge.deletes */
  readonly timeToPurgeDeletesMs: number;
  /** hbase.hstore.compaction.keep.seqId.period, in ms. */
  readonly keepSequenceIdPeriodMs: number;
  /** Settings of stores that are stated under HBase's names and have no field here; see SITE_COMPACTION_SETTINGS. */
  readonly siteValues: ReadonlyMap<string, string>;
  /** hbase.store.file-tracker.impl: of tables that name none. */
  readonly storeFileTracker: string;
  /** Of families that ask for no more themselves. */
  readonly caching: Omit<CacheConfig, 'inMemory'>;
  /** hbase.hstore.bulkload.verify: read a file to be bulk loaded from end to end first. */
  readonly verifyBulkLoads: boolean;
  /** hbase.compaction.after.bulkload.enable */
  readonly compactAfterBulkLoad: boolean;
  /** Bytes of memstore after which replay at opening flushes. */
  readonly replayFlushBytes: number;
  readonly mob: MobConfig;
}

const MIB = 1024 * 1024;

export const DEFAULT_REGION_CONFIG: RegionConfig = {
  flushSizeBytes: 128 * MIB,
  blockMultiplier: 4,
  flushPeriodMs: 3_600_000,
  flushPolicy: DEFAULT_FLUSH_POLICY,
  flushPerChanges: 30_000_000,
  flushLowerBoundBytes: 16 * MIB,
  memoryCompaction: 'NONE',
  systemMemoryCompaction: 'NONE',
  memoryFlushFactor: 0,
  memoryPipelineSegments: 2,
  adaptiveCompactionThreshold: 0.5,
  maxFileSizeBytes: 10 * 1024 * MIB,
  maxCellBytes: 10 * MIB,
  maxRowBytes: 1024 * MIB,
  timestampSlopMs: Number.POSITIVE_INFINITY,
  rowLockWaitMs: 30_000,
  compactionMinFiles: 3,
  compactionMaxFiles: 10,
  compactionRatio: 1.2,
  compactionMinSizeBytes: undefined,
  compactionMaxSizeBytes: Number.MAX_SAFE_INTEGER,
  majorCompactionPeriodMs: 7 * 24 * 3_600_000,
  majorCompactionJitter: 0.5,
  blockingStoreFiles: 16,
  blockingWaitMs: 90_000,
  timeToPurgeDeletesMs: 0,
  keepSequenceIdPeriodMs: 5 * 24 * 3_600_000,
  siteValues: new Map(),
  storeFileTracker: 'DEFAULT',
  caching: DEFAULT_CACHE_CONFIG,
  verifyBulkLoads: false,
  compactAfterBulkLoad: true,
  replayFlushBytes: 128 * MIB,
  mob: DEFAULT_MOB_CONFIG,
};

/** What an open region takes on: see `reconfigure`. The engine of a store and what its memstore is made of stay till it is opened again. */
export const ONLINE_REGION_CONFIG = [
  'flushSizeBytes',
  'blockMultiplier',
  'flushPeriodMs',
  'flushPolicy',
  'flushPerChanges',
  'flushLowerBoundBytes',
  'maxCellBytes',
  'maxRowBytes',
  'compactionMinFiles',
  'compactionMaxFiles',
  'compactionRatio',
  'compactionMinSizeBytes',
  'compactionMaxSizeBytes',
  'majorCompactionPeriodMs',
  'majorCompactionJitter',
  'blockingStoreFiles',
  'blockingWaitMs',
  'timeToPurgeDeletesMs',
  'siteValues',
  'verifyBulkLoads',
  'compactAfterBulkLoad',
] as const satisfies readonly (keyof RegionConfig)[];
