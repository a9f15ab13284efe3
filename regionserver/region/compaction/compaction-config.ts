import type { CompactionPolicyName } from '../../../model/compaction-classes.ts';
import type { OffPeakHours } from './off-peak-hours.ts';

/** When which files of a store are compacted. Times are in milliseconds. */
export interface CompactionConfig {
  /** `hbase.hstore.compaction.min`, formerly `hbase.hstore.compactionThreshold`; at least 2. */
  readonly minFiles: number;
  /** `hbase.hstore.compaction.max` */
  readonly maxFiles: number;
  /** `hbase.hstore.compaction.min.size`: smaller files are always in ratio. */
  readonly minSizeBytes: number;
  /** `hbase.hstore.compaction.max.size`: larger files are left alone by minor compactions. */
  readonly maxSizeBytes: number;
  /** `hbase.hstore.compaction.max.size.offpeak`; undefined: the same. */
  readonly maxSizeOffPeakBytes: number | undefined;
  /** `hbase.hstore.compaction.ratio` */
  readonly ratio: number;
  /** `hbase.hstore.compaction.ratio.offpeak` */
  readonly ratioOffPeak: number;
  /** `hbase.offpeak.start.hour` and `hbase.offpeak.end.hour` */
  readonly offPeakHours: OffPeakHours;
  /** `hbase.hstore.blockingStoreFiles`: with so many the store might be stuck, and any merge is better than none. */
  readonly blockingFiles: number;
  /** `hbase.regionserver.thread.compaction.throttle`: compactions of more are large ones, which have threads of their own. */
  readonly throttlePointBytes: number;
  /** `hbase.hregion.majorcompaction`; 0: never by itself. */
  readonly majorPeriodMs: number;
  /** `hbase.hregion.majorcompaction.jitter`: each store's period is longer or shorter by up to this share, so that they do not all come due at once. */
  readonly majorJitter: number;
  /** Cells are gone after so long; Infinity: never, or not all of them. */
  readonly storeFileTtlMs: number;
  /** `hbase.hstore.compaction.keep.seqId.period` */
  readonly keepSequenceIdsMs: number;
  /** `hbase.hstore.time.to.purge.deletes` */
  readonly timeToPurgeDeletesMs: number;
  /** `hbase.hstore.defaultengine.compactionpolicy.class` and `hbase.hstore.engine.class`, together. */
  readonly policy: CompactionPolicyName;
  readonly dateTiered: DateTieredConfig;
  readonly stripe: StripeConfig;
}

export type WindowPolicyName = 'Exploring' | 'RatioBased';

/** `hbase.hstore.compaction.date.tiered.…` */
export interface DateTieredConfig {
  /** `max.storefile.age.millis`: older windows are left alone; Infinity: none is. */
  readonly maxStoreFileAgeMs: number;
  /** `incoming.window.min`: so many files in the newest window make a compaction. */
  readonly incomingWindowMin: number;
  /** `window.policy.class` */
  readonly windowPolicy: WindowPolicyName;
  /** `single.output.for.minor.compaction` */
  readonly singleOutputForMinor: boolean;
  /** `base.window.millis` */
  readonly baseWindowMs: number;
  /** `windows.per.tier` */
  readonly windowsPerTier: number;
  /** `max.tier.age.millis`: older windows do not become longer; Infinity: all do. */
  readonly maxTierAgeMs: number;
}

/** `hbase.store.stripe.…` */
export interface StripeConfig {
  /** `compaction.minFilesL0` */
  readonly minFilesLevelZero: number;
  /** `compaction.minFiles`, of a stripe. */
  readonly minFiles: number;
  /** `compaction.maxFiles` */
  readonly maxFiles: number;
  /** `initialStripeCount` */
  readonly initialCount: number;
  /** `sizeToSplit` */
  readonly splitSizeBytes: number;
  /** `splitPartCount`, more than 1: into so many parts. */
  readonly splitParts: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const FLUSH_SIZE_BYTES = 128 * 1024 * 1024;

export const DEFAULT_DATE_TIERED_CONFIG: DateTieredConfig = {
  maxStoreFileAgeMs: Number.POSITIVE_INFINITY,
  incomingWindowMin: 6,
  windowPolicy: 'Exploring',
  singleOutputForMinor: true,
  baseWindowMs: 360 * MINUTE_MS,
  windowsPerTier: 4,
  maxTierAgeMs: Number.POSITIVE_INFINITY,
};

export const DEFAULT_COMPACTION_CONFIG: CompactionConfig = {
  minFiles: 3,
  maxFiles: 10,
  minSizeBytes: FLUSH_SIZE_BYTES,
  maxSizeBytes: Number.POSITIVE_INFINITY,
  maxSizeOffPeakBytes: undefined,
  ratio: 1.2,
  ratioOffPeak: 5,
  offPeakHours: { startHour: -1, endHour: -1 },
  blockingFiles: 16,
  throttlePointBytes: 2 * 10 * FLUSH_SIZE_BYTES,
  majorPeriodMs: 7 * DAY_MS,
  majorJitter: 0.5,
  storeFileTtlMs: Number.POSITIVE_INFINITY,
  keepSequenceIdsMs: 5 * DAY_MS,
  timeToPurgeDeletesMs: 0,
  policy: 'Exploring',
  dateTiered: DEFAULT_DATE_TIERED_CONFIG,
  stripe: {
    minFilesLevelZero: 4,
    minFiles: 4,
    maxFiles: 10,
    initialCount: 1,
    splitSizeBytes: FLUSH_SIZE_BYTES * 4 * 4 * 2,
    splitParts: 2,
  },
};
