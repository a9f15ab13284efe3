// From settings under HBase's names to the typed configurations of the servers.
import { getHeapStatistics } from 'node:v8';
import type { CodecName } from '../base/codec-registry.ts';
import type { Settings } from '../base/settings.ts';
import { checkLruRules, type LruRules } from '../hfile/block-cache.ts';
import type { BalancerConfig } from '../master/balancer/balancer-config.ts';
import { checkLogCleanerPlugins } from '../master/log-cleaner.ts';
import type { MasterConfig } from '../master/master-config.ts';
import type { NormalizerConfig } from '../master/normalizer/normalizer-config.ts';
import { SITE_COMPACTION_SETTINGS } from '../regionserver/region/compaction/compaction-settings.ts';
import type { FlushPolicyName } from '../regionserver/region/flush-policy.ts';
import type { MobConfig } from '../regionserver/region/mob/mob-store.ts';
import type { MemoryCompactionPolicy } from '../regionserver/region/region-config.ts';
import { SITE_HFILE_SETTINGS } from '../regionserver/region/store/hfile-settings.ts';
import type { RegionServerConfig } from '../regionserver/region-server-config.ts';
import type { WALGroupingStrategy } from '../regionserver/wal-grouping.ts';
import type { CallLimits } from '../rpc/call-watch.ts';
import type { WALCompression } from '../wal/wal-compression.ts';

/** How often old logs and archived files are looked at when they stay in memory, where they cost more than on a disk. */
const MEMORY_CLEANER_PERIOD_MS = 10_000;

const MIB = 1024 * 1024;
const LEAST_HEAP_BUDGET_BYTES = 16 * MIB;
/** V8's young generation, and buffers of connections and logs. */
const V8_OWN_BYTES = 96 * MIB;

/** `expectedServers`: with so many in, there is no region server more to wait for. */
export function masterConfigOf(settings: Settings, inMemory: boolean, expectedServers?: number): Partial<MasterConfig> {
  const n = (name: string) => settings.number(name);
  const most = n('hbase.master.wait.on.regionservers.maxtostart');
  checkLogCleanerPlugins(settings.text('hbase.master.logcleaner.plugins'));
  const ttl = (name: string) => (inMemory && !settings.isSet(name) ? 0 : settings.number(name));
  return {
    minRegionServers: n('hbase.master.wait.on.regionservers.mintostart'),
    maxRegionServers: most >= 0 ? most : (expectedServers ?? Number.POSITIVE_INFINITY),
    regionServerWaitMs: n('hbase.master.wait.on.regionservers.timeout'),
    regionServerIntervalMs: n('hbase.master.wait.on.regionservers.interval'),
    maxClockSkewMs: n('hbase.master.maxclockskew'),
    defaultMaxVersions: n('hbase.column.max.version'),
    tableSanityChecks: settings.boolean('hbase.table.sanity.checks'),
    storeFileTracker: settings.text('hbase.store.file-tracker.impl'),
    maxSplittersPerServer: n('hbase.regionserver.wal.max.splitters'),
    balancerPeriodMs: settings.number('hbase.balancer.period'),
    balancer: balancerConfigOf(settings),
    callLimits: callLimitsOf(settings),
    normalizer: normalizerConfigOf(settings),
    snapshotsEnabled: settings.boolean('hbase.snapshot.enabled'),
    defaultSnapshotTtlSeconds: n('hbase.master.snapshot.ttl'),
    snapshotCleanerPeriodMs: n('hbase.master.cleaner.snapshot.interval'),
    snapshotRemoteVerifyThreshold: n('hbase.snapshot.remote.verify.threshold'),
    remoteLockTimeoutMs: n('hbase.master.procedure.remote.locks.timeout.ms'),
    hbckChorePeriodMs: n('hbase.master.hbck.chore.interval'),
    hfileCleanerTtlMs: ttl('hbase.master.hfilecleaner.ttl'),
    logCleanerTtlMs: ttl('hbase.master.logcleaner.ttl'),
    mobCleanerPeriodMs: n('hbase.master.mob.cleaner.period') * 1000,
    mobMinAgeMs: n('hbase.mob.min.age.archive'),
    mobCompactionPeriodMs: n('hbase.mob.compaction.chore.period') * 1000,
    mobCompactionRegionsAtOnce: n('hbase.mob.major.compaction.region.batch.size'),
    ...(inMemory ? { cleanerPeriodMs: MEMORY_CLEANER_PERIOD_MS } : {}),
  };
}

function normalizerConfigOf(settings: Settings): NormalizerConfig {
  const merge = (name: string) => settings.number(`hbase.normalizer.merge.${name}`);
  return {
    periodMs: settings.number('hbase.normalizer.period'),
    tablesByDefault: settings.boolean('hbase.table.normalization.enabled'),
    splitEnabled: settings.boolean('hbase.normalizer.split.enabled'),
    mergeEnabled: settings.boolean('hbase.normalizer.merge.enabled'),
    mergeMinRegionCount: merge('min.region.count'),
    mergeMinRegionAgeDays: merge('min_region_age.days'),
    mergeMinRegionSizeMb: merge('min_region_size.mb'),
    mergeMaxRegions: merge('merge_request_max_number_of_regions'),
    plansSizeLimitMb: settings.number('hbase.normalizer.plans_size_limit.mb'),
    maxBytesPerSecond: settings.number('hbase.normalizer.throughput.max_bytes_per_sec'),
  };
}

function balancerConfigOf(settings: Settings): BalancerConfig {
  const stochastic = (name: string) => settings.number(`hbase.master.balancer.stochastic.${name}`);
  return {
    countsOnly: settings.text('hbase.master.loadbalancer.class').endsWith('.SimpleLoadBalancer'),
    slop: settings.number('hbase.regions.slop'),
    maxBalancingMs: settings.number('hbase.balancer.max.balancing'),
    maxRitFraction: settings.number('hbase.master.balancer.maxRitPercent'),
    statusPeriodMs: settings.number('hbase.balancer.statusPeriod'),
    regionCountCost: stochastic('regionCountCost'),
    tableSkewCost: stochastic('tableSkewCost'),
    moveCost: stochastic('moveCost'),
    localityCost: stochastic('localityCost'),
    readRequestCost: stochastic('readRequestCost'),
    writeRequestCost: stochastic('writeRequestCost'),
    memstoreSizeCost: stochastic('memstoreSizeCost'),
    storefileSizeCost: stochastic('storefileSizeCost'),
    minCostNeedBalance: stochastic('minCostNeedBalance'),
    maxMoveFraction: stochastic('maxMovePercent'),
    stepsPerRegion: stochastic('stepsPerRegion'),
    maxSteps: stochastic('maxSteps'),
    loadsToRemember: stochastic('numRegionLoadsToRemember'),
    keepsDecisions: settings.boolean('hbase.master.balancer.decision.buffer.enabled'),
    maxDecisions: settings.number('hbase.master.balancer.decision.queue.size'),
    keepsRejections: settings.boolean('hbase.master.balancer.rejection.buffer.enabled'),
    maxRejections: settings.number('hbase.master.balancer.rejection.queue.size'),
  };
}

function callLimitsOf(settings: Settings): CallLimits {
  const limit = (name: string) => settings.number(`hbase.ipc.warn.response.${name}`);
  const ofScans = (name: string) =>
    limit(settings.isSet(`hbase.ipc.warn.response.${name}.scan`) ? `${name}.scan` : name);
  return {
    slowMs: limit('time'),
    slowScanMs: ofScans('time'),
    largeBytes: limit('size'),
    largeScanBytes: ofScans('size'),
  };
}

function walCompressionOf(settings: Settings): WALCompression | undefined {
  if (!settings.boolean('hbase.regionserver.wal.enablecompression')) return undefined;
  const compressesValues = settings.boolean('hbase.regionserver.wal.value.enablecompression');
  const values = settings.text('hbase.regionserver.wal.value.compression.type').toUpperCase() as CodecName;
  return {
    tags: settings.boolean('hbase.regionserver.wal.tags.enablecompression'),
    values: compressesValues ? values : undefined,
  };
}

/** What the site itself states, by name. */
function statedOf(settings: Settings, names: readonly string[]): ReadonlyMap<string, string> {
  return new Map(names.filter((name) => settings.isSet(name)).map((name) => [name, settings.text(name)]));
}

/**
 * Bytes for memstores and block cache together where nobody states them: `most`, or less when V8's limit (`limitBytes`) is small, as in a small
 * container, since V8 counts blocks and buffers outside of its heap against it. Measured under writes and compactions: with 64 to 128 MB for these
 * and an old generation of 128 MB it collects forty times a second, with 192 MB two to four times.
 */
export function heapBudgetWithin(limitBytes: number, most: number): number {
  return Math.max(LEAST_HEAP_BUDGET_BYTES, Math.min(most, Math.floor(limitBytes / 2) - V8_OWN_BYTES));
}

export function regionServerConfigOf(settings: Settings): Partial<RegionServerConfig> {
  const n = (name: string) => settings.number(name);
  return {
    heartbeatMs: n('hbase.regionserver.msginterval'),
    scannerLeaseMs: n('hbase.client.scanner.timeout.period'),
    maxResultBytes: n('hbase.server.scanner.max.result.size'),
    heapBudgetBytes: settings.isSet('colonnade.heap.budget')
      ? n('colonnade.heap.budget')
      : heapBudgetWithin(getHeapStatistics().heap_size_limit, n('colonnade.heap.budget')),
    globalMemstoreFraction: n('hbase.regionserver.global.memstore.size'),
    globalMemstoreLowerFraction: n('hbase.regionserver.global.memstore.size.lower.limit'),
    blockCacheFraction: n('hfile.block.cache.size'),
    lru: lruRulesOf(settings),
    cacheErrorsToleratedMs: n('hbase.bucketcache.ioengine.errors.tolerated.duration'),
    caching: {
      dataOnRead: settings.boolean('hbase.block.data.cacheonread'),
      dataOnWrite: settings.boolean('hbase.rs.cacheblocksonwrite'),
      indexOnWrite: settings.boolean('hfile.block.index.cacheonwrite'),
      bloomsOnWrite: settings.boolean('hfile.block.bloom.cacheonwrite'),
      compactedOnWrite: settings.boolean('hbase.rs.cachecompactedblocksonwrite'),
      compactedOnWriteMaxBytes: n('hbase.rs.cachecompactedblocksonwrite.threshold'),
      evictOnClose: settings.boolean('hbase.rs.evictblocksonclose'),
      prefetchOnOpen: settings.boolean('hbase.rs.prefetchblocksonopen'),
    },
    walRollBytes: Math.floor(n('hbase.regionserver.hlog.blocksize') * n('hbase.regionserver.logroll.multiplier')),
    walRollPeriodMs: n('hbase.regionserver.logroll.period'),
    maxLogs: n('hbase.regionserver.maxlogs'),
    walProvider: settings.text('hbase.wal.provider') === 'multiwal' ? 'multiwal' : 'filesystem',
    walGrouping: settings.text('hbase.wal.regiongrouping.strategy') as WALGroupingStrategy,
    walGroups: n('hbase.wal.regiongrouping.numgroups'),
    walCompression: walCompressionOf(settings),
    maxSplitters: n('hbase.regionserver.wal.max.splitters'),
    maxRequestBytes: n('hbase.ipc.max.request.size'),
    maxQueueBytes: n('hbase.ipc.server.max.callqueue.size'),
    callLimits: callLimitsOf(settings),
    slowLog: {
      isKept: settings.boolean('hbase.regionserver.slowlog.buffer.enabled'),
      maxCalls: n('hbase.regionserver.slowlog.ringbuffer.size'),
      keepsScans: settings.boolean('hbase.slowlog.scan.payload.enabled'),
    },
    flushSizeBytes: n('hbase.hregion.memstore.flush.size'),
    blockMultiplier: n('hbase.hregion.memstore.block.multiplier'),
    memoryCompaction: settings.text('hbase.hregion.compacting.memstore.type') as MemoryCompactionPolicy,
    systemMemoryCompaction: settings.text('hbase.systemtables.compacting.memstore.type') as MemoryCompactionPolicy,
    memoryFlushFactor: n('hbase.memstore.inmemoryflush.threshold.factor'),
    memoryPipelineSegments: n('hbase.hregion.compacting.pipeline.segments.limit'),
    adaptiveCompactionThreshold: n('hbase.hregion.compacting.memstore.adaptive.compaction.threshold'),
    flushPolicy: settings.text('hbase.regionserver.flush.policy') as FlushPolicyName,
    flushPerChanges: n('hbase.regionserver.flush.per.changes'),
    flushLowerBoundBytes: n('hbase.hregion.percolumnfamilyflush.size.lower.bound.min'),
    flushPeriodMs: n('hbase.regionserver.optionalcacheflushinterval'),
    maxFileSizeBytes: n('hbase.hregion.max.filesize'),
    maxFileSizeJitter: n('hbase.hregion.max.filesize.jitter'),
    splitInitialSizeBytes: n('hbase.increasing.policy.initial.size'),
    splitBySum: settings.boolean('hbase.hregion.split.overallfiles'),
    splitPolicy: settings.text('hbase.regionserver.region.split.policy'),
    regionSplitLimit: n('hbase.regionserver.regionSplitLimit'),
    maxCellBytes: n('hbase.server.keyvalue.maxsize'),
    maxRowBytes: n('hbase.table.max.rowsize'),
    compactionMinFiles: n('hbase.hstore.compactionThreshold'),
    compactionMaxFiles: n('hbase.hstore.compaction.max'),
    storeFileTracker: settings.text('hbase.store.file-tracker.impl'),
    siteValues: statedOf(settings, [...SITE_COMPACTION_SETTINGS, ...SITE_HFILE_SETTINGS]),
    blockingWaitMs: n('hbase.hstore.blockingWaitTime'),
    compactionThroughput: {
      isLimited: !settings.text('hbase.regionserver.throughput.controller').endsWith('.NoLimitThroughputController'),
      lowerBound: n('hbase.hstore.compaction.throughput.lower.bound'),
      higherBound: n('hbase.hstore.compaction.throughput.higher.bound'),
      offPeak: n('hbase.hstore.compaction.throughput.offpeak'),
      tunePeriodMs: n('hbase.hstore.compaction.throughput.tune.period'),
      offPeakHours: { startHour: n('hbase.offpeak.start.hour'), endHour: n('hbase.offpeak.end.hour') },
    },
    compactionsEnabled: settings.boolean('hbase.regionserver.compaction.enabled'),
    largeCompactions: n('hbase.regionserver.thread.compaction.large'),
    smallCompactions: n('hbase.regionserver.thread.compaction.small'),
    blockingStoreFiles: n('hbase.hstore.blockingStoreFiles'),
    verifyBulkLoads: settings.boolean('hbase.hstore.bulkload.verify'),
    compactAfterBulkLoad: settings.boolean('hbase.compaction.after.bulkload.enable'),
    majorCompactionPeriodMs: n('hbase.hregion.majorcompaction'),
    mobFileCacheSize: n('hbase.mob.file.cache.size'),
    mob: {
      compactionType: settings.text('hbase.mob.compaction.type') as MobConfig['compactionType'],
      maxFileBytes: n('hbase.mob.compactions.max.file.size'),
      discardsMissing: settings.boolean('hbase.unsafe.mob.discard.miss'),
    },
  };
}

function lruRulesOf(settings: Settings): LruRules {
  const share = (name: string) => settings.number(`hbase.lru.blockcache.${name}`);
  const rules = {
    acceptableShare: share('acceptable.factor'),
    leastShare: share('min.factor'),
    singleShare: share('single.percentage'),
    multiShare: share('multi.percentage'),
    memoryShare: share('memory.percentage'),
    forceInMemory: settings.boolean('hbase.lru.rs.inmemoryforcemode'),
    maxBlockBytes: settings.number('hbase.lru.max.block.size'),
  };
  checkLruRules(rules);
  return rules;
}
