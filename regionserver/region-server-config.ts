// The settings of a region server, typed; bin/ fills them from the table of options under HBase's own names.
import { DEFAULT_LRU_RULES, type LruRules } from '../hfile/block-cache.ts';
import { type CallLimits, DEFAULT_CALL_LIMITS } from '../rpc/call-watch.ts';
import type { OnlineConfig } from '../server/config-update.ts';
import type { WALCompression } from '../wal/wal-compression.ts';
import { type CompactionThroughputConfig, DEFAULT_COMPACTION_THROUGHPUT } from './compaction-throughput.ts';
import { DEFAULT_MOB_FILE_CACHE_SIZE } from './region/mob/mob-file-cache.ts';
import { DEFAULT_REGION_CONFIG, ONLINE_REGION_CONFIG, type RegionConfig } from './region/region-config.ts';
import { DEFAULT_SLOW_LOG, type SlowLogConfig } from './slow-calls.ts';
import { DEFAULT_SPLIT_POLICY, type SplitPolicyConfig } from './split-policy.ts';
import type { WALGroupingStrategy } from './wal-grouping.ts';

export interface RegionServerConfig extends RegionConfig, SplitPolicyConfig {
  /** hbase.regionserver.msginterval */
  readonly heartbeatMs: number;
  /** hbase.client.scanner.timeout.period */
  readonly scannerLeaseMs: number;
  /** Scanners open at once; beyond it opening one is refused. */
  readonly maxScanners: number;
  /** hbase.server.scanner.max.result.size: largest answer to one scan, get or multi call. */
  readonly maxResultBytes: number;
  /** hbase.region.server.rpc.minimum.scan.time.limit.delta */
  readonly minScanTimeMs: number;
  /** hbase.rpc.timeout as assumed of a client that names none. */
  readonly rpcTimeoutMs: number;
  /** Memory for memstores and block cache together. */
  readonly heapBudgetBytes: number;
  /** hbase.regionserver.global.memstore.size: share of the heap budget; above it writes are refused. */
  readonly globalMemstoreFraction: number;
  /** hbase.regionserver.global.memstore.size.lower.limit: share of that at which flushes are forced. */
  readonly globalMemstoreLowerFraction: number;
  /** hfile.block.cache.size */
  readonly blockCacheFraction: number;
  readonly lru: LruRules;
  /** hbase.bucketcache.ioengine.errors.tolerated.duration: the block cache's file is given up when it failed for so long. */
  readonly cacheErrorsToleratedMs: number;
  /** hbase.regionserver.hlog.blocksize × hbase.regionserver.logroll.multiplier */
  readonly walRollBytes: number;
  /** hbase.regionserver.logroll.period */
  readonly walRollPeriodMs: number;
  /** hbase.regionserver.maxlogs */
  readonly maxLogs: number;
  /** hbase.wal.provider: one log, or one for each group of regions. */
  readonly walProvider: 'filesystem' | 'multiwal';
  /** hbase.wal.regiongrouping.strategy */
  readonly walGrouping: WALGroupingStrategy;
  /** hbase.wal.regiongrouping.numgroups */
  readonly walGroups: number;
  /** hbase.regionserver.wal.enablecompression and its companions; undefined: logs are plain. */
  readonly walCompression: WALCompression | undefined;
  /** hbase.ipc.max.request.size */
  readonly maxRequestBytes: number;
  /** hbase.ipc.server.max.callqueue.size */
  readonly maxQueueBytes: number;
  readonly callLimits: CallLimits;
  readonly slowLog: SlowLogConfig;
  /** Connections at once. */
  readonly maxConnections: number;
  /** hbase.mob.file.cache.size: MOB files kept open for reads. */
  readonly mobFileCacheSize: number;
  /** Flushes written at once. */
  readonly flushThreads: number;
  /** hbase.regionserver.thread.compaction.large: compactions of more than the throttle point's bytes written at once. */
  readonly largeCompactions: number;
  /** hbase.regionserver.thread.compaction.small: others. */
  readonly smallCompactions: number;
  readonly compactionThroughput: CompactionThroughputConfig;
  /** hbase.regionserver.compaction.enabled */
  readonly compactionsEnabled: boolean;
  /** Regions opened at once. */
  readonly openThreads: number;
  /** hbase.regionserver.wal.max.splitters: logs of dead servers split at once. */
  readonly maxSplitters: number;
  /** Between two looks for memstores that are old and stores that want compaction. */
  readonly choreMs: number;
  /** hbase.server.hashNonce.evictPeriod and …nonces: how long a nonce is remembered. */
  readonly nonceTtlMs: number;
  /** hbase.regionserver.regionSplitLimit: with so many regions none is split by itself. */
  readonly regionSplitLimit: number;
  /** How long it is remembered where a region moved. */
  readonly movedRegionTtlMs: number;
}

const MIB = 1024 * 1024;

export const DEFAULT_REGION_SERVER_CONFIG: RegionServerConfig = {
  ...DEFAULT_REGION_CONFIG,
  splitPolicy: DEFAULT_SPLIT_POLICY,
  maxFileSizeJitter: 0.25,
  splitInitialSizeBytes: 0,
  splitBySum: false,
  regionSplitLimit: 1000,
  heartbeatMs: 3000,
  scannerLeaseMs: 60_000,
  maxScanners: 20_000,
  maxResultBytes: 100 * MIB,
  minScanTimeMs: 10,
  rpcTimeoutMs: 60_000,
  heapBudgetBytes: 1024 * MIB,
  globalMemstoreFraction: 0.4,
  globalMemstoreLowerFraction: 0.95,
  blockCacheFraction: 0.4,
  lru: DEFAULT_LRU_RULES,
  cacheErrorsToleratedMs: 60_000,
  walRollBytes: 32 * MIB,
  walRollPeriodMs: 3_600_000,
  maxLogs: 32,
  walProvider: 'filesystem',
  walGrouping: 'bounded',
  walGroups: 2,
  walCompression: undefined,
  maxRequestBytes: 256 * MIB,
  maxQueueBytes: 1024 * MIB,
  callLimits: DEFAULT_CALL_LIMITS,
  slowLog: DEFAULT_SLOW_LOG,
  maxConnections: 10_000,
  mobFileCacheSize: DEFAULT_MOB_FILE_CACHE_SIZE,
  flushThreads: 2,
  largeCompactions: 1,
  smallCompactions: 1,
  compactionThroughput: DEFAULT_COMPACTION_THROUGHPUT,
  compactionsEnabled: true,
  openThreads: 3,
  maxSplitters: 2,
  choreMs: 10_000,
  nonceTtlMs: 30 * 60_000,
  movedRegionTtlMs: 120_000,
};

/** Open regions are told of theirs. */
export const ONLINE_REGION_SERVER_CONFIG: OnlineConfig<RegionServerConfig> = {
  keys: new Set([
    ...ONLINE_REGION_CONFIG,
    'maxResultBytes',
    'largeCompactions',
    'smallCompactions',
    'compactionThroughput',
    'callLimits',
    'slowLog',
  ] as const),
  except: new Set([
    'hbase.hstore.engine.class',
    'hbase.hstore.compaction.throughput.tune.period',
    'hbase.regionserver.slowlog.ringbuffer.size',
  ]),
};
