// The settings of a master, typed; bin/ fills them from the table of options under HBase's own names.
import { type CallLimits, DEFAULT_CALL_LIMITS } from '../rpc/call-watch.ts';
import type { OnlineConfig } from '../server/config-update.ts';
import { type BalancerConfig, DEFAULT_BALANCER_CONFIG } from './balancer/balancer-config.ts';
import { DEFAULT_NORMALIZER_CONFIG, type NormalizerConfig } from './normalizer/normalizer-config.ts';

export interface MasterConfig {
  /** hbase.master.wait.on.regionservers.mintostart */
  readonly minRegionServers: number;
  /** hbase.master.wait.on.regionservers.maxtostart: with that many in, the wait ends at once. */
  readonly maxRegionServers: number;
  /** hbase.master.wait.on.regionservers.timeout */
  readonly regionServerWaitMs: number;
  /** hbase.master.wait.on.regionservers.interval: the wait ends when no server came for so long. */
  readonly regionServerIntervalMs: number;
  /** hbase.master.maxclockskew */
  readonly maxClockSkewMs: number;
  /** hbase.column.max.version: VERSIONS of a new family that states none. */
  readonly defaultMaxVersions: number;
  /** hbase.table.sanity.checks */
  readonly tableSanityChecks: boolean;
  /** hbase.store.file-tracker.impl: of tables that name none. */
  readonly storeFileTracker: string;
  /** hbase.assignment.maximum.attempts */
  readonly assignMaxAttempts: number;
  /** hbase.assignment.retry.immediately.maximum.attempts */
  readonly assignImmediateAttempts: number;
  /** First pause of a procedure that retries; doubles up to a minute. */
  readonly procedureRetryMs: number;
  /** hbase.procedure.remote.dispatcher.… : longest wait for one ExecuteProcedures call. */
  readonly remoteCallTimeoutMs: number;
  /** Longest time a dispatch waits for a server that is not running yet. */
  readonly serverStartWaitMs: number;
  /** hbase.regionserver.wal.max.splitters: logs of dead servers that one region server splits at once. */
  readonly maxSplittersPerServer: number;
  /** hbase.master.procedure.remote.locks.timeout.ms: a lock whose client is not heard of for so long is free again. */
  readonly remoteLockTimeoutMs: number;
  /** hbase.procedure.cleaner.evict.ttl: results of finished procedures are kept so long. */
  readonly procedureResultTtlMs: number;
  /** Procedure steps running at once. */
  readonly maxConcurrentSteps: number;
  /** Procedures not finished; beyond it, submissions of clients are refused. */
  readonly maxProcedures: number;
  /** hbase.balancer.period; 0 turns the balancer's chore off. */
  readonly balancerPeriodMs: number;
  readonly balancer: BalancerConfig;
  readonly callLimits: CallLimits;
  readonly normalizer: NormalizerConfig;
  /** hbase.catalogjanitor.interval; 0 turns it off. */
  readonly catalogJanitorPeriodMs: number;
  /** hbase.master.hbck.chore.interval; 0 turns it off. */
  readonly hbckChorePeriodMs: number;
  /** hbase.master.cleaner.interval; 0 turns it off. */
  readonly cleanerPeriodMs: number;
  /** hbase.master.hfilecleaner.ttl */
  readonly hfileCleanerTtlMs: number;
  /** hbase.master.mob.cleaner.period; 0 turns it off. */
  readonly mobCleanerPeriodMs: number;
  /** hbase.mob.min.age.archive */
  readonly mobMinAgeMs: number;
  /** hbase.mob.compaction.chore.period; 0 turns it off. */
  readonly mobCompactionPeriodMs: number;
  /** hbase.mob.major.compaction.region.batch.size: regions of a table whose MOB files are compacted at once; 0: all. */
  readonly mobCompactionRegionsAtOnce: number;
  /** hbase.master.logcleaner.ttl */
  readonly logCleanerTtlMs: number;
  /** hbase.snapshot.enabled */
  readonly snapshotsEnabled: boolean;
  /** hbase.master.snapshot.ttl: seconds, of a snapshot that states none; 0: for ever. */
  readonly defaultSnapshotTtlSeconds: number;
  /** hbase.master.cleaner.snapshot.interval; 0 turns the chore off that removes snapshots past their time. */
  readonly snapshotCleanerPeriodMs: number;
  /** hbase.snapshot.remote.verify.threshold: with so many regions, region servers verify a snapshot. */
  readonly snapshotRemoteVerifyThreshold: number;
  /** Flush of the local region, by time; it also runs by size. */
  readonly masterStoreFlushPeriodMs: number;
  /** hbase.master.info.port as published in the znode when no info server runs here. */
  readonly publishedInfoPort: number;
}

export const DEFAULT_MASTER_CONFIG: MasterConfig = {
  minRegionServers: 1,
  maxRegionServers: Number.POSITIVE_INFINITY,
  regionServerWaitMs: 4500,
  regionServerIntervalMs: 1500,
  maxClockSkewMs: 30_000,
  defaultMaxVersions: 3,
  tableSanityChecks: true,
  storeFileTracker: 'DEFAULT',
  assignMaxAttempts: Number.MAX_SAFE_INTEGER,
  assignImmediateAttempts: 3,
  procedureRetryMs: 100,
  remoteCallTimeoutMs: 60_000,
  serverStartWaitMs: 30_000,
  maxSplittersPerServer: 2,
  remoteLockTimeoutMs: 30_000,
  procedureResultTtlMs: 15 * 60_000,
  maxConcurrentSteps: 64,
  maxProcedures: 100_000,
  balancerPeriodMs: 300_000,
  balancer: DEFAULT_BALANCER_CONFIG,
  callLimits: DEFAULT_CALL_LIMITS,
  normalizer: DEFAULT_NORMALIZER_CONFIG,
  catalogJanitorPeriodMs: 300_000,
  hbckChorePeriodMs: 3_600_000,
  cleanerPeriodMs: 600_000,
  hfileCleanerTtlMs: 300_000,
  mobCleanerPeriodMs: 24 * 3_600_000,
  mobMinAgeMs: 3_600_000,
  mobCompactionPeriodMs: 7 * 24 * 3_600_000,
  mobCompactionRegionsAtOnce: 0,
  logCleanerTtlMs: 600_000,
  snapshotsEnabled: true,
  defaultSnapshotTtlSeconds: 0,
  snapshotCleanerPeriodMs: 1_800_000,
  snapshotRemoteVerifyThreshold: 10_000,
  masterStoreFlushPeriodMs: 15 * 60_000,
  publishedInfoPort: 0,
};

export const ONLINE_MASTER_CONFIG: OnlineConfig<MasterConfig> = {
  keys: new Set([
    'maxClockSkewMs',
    'remoteLockTimeoutMs',
    'defaultMaxVersions',
    'tableSanityChecks',
    'balancer',
    'callLimits',
    'normalizer',
    'snapshotsEnabled',
    'defaultSnapshotTtlSeconds',
    'snapshotRemoteVerifyThreshold',
  ] as const),
  except: new Set([
    'hbase.balancer.statusPeriod',
    'hbase.master.balancer.stochastic.numRegionLoadsToRemember',
    'hbase.normalizer.period',
    'hbase.master.balancer.decision.queue.size',
    'hbase.master.balancer.rejection.queue.size',
  ]),
};
