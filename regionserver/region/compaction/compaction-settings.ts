// From HBase's names, of a family, its table or the site, to how a store is compacted.
import type { ColumnFamilyDescriptor } from '../../../model/column-family-descriptor.ts';
import { classOfPolicy, compactionPolicyOf } from '../../../model/compaction-classes.ts';
import type { FamilySettings } from '../family-settings.ts';
import type { RegionConfig } from '../region-config.ts';
import {
  type CompactionConfig,
  type DateTieredConfig,
  DEFAULT_COMPACTION_CONFIG,
  type StripeConfig,
} from './compaction-config.ts';

const STRIPE = 'hbase.store.stripe.';
const DATE_TIERED = 'hbase.hstore.compaction.date.tiered.';

/** Settings of the site that have no field in RegionConfig: stated there, they are as if every table stated them. */
export const SITE_COMPACTION_SETTINGS = [
  'hbase.hstore.engine.class',
  'hbase.hstore.defaultengine.compactionpolicy.class',
  'hbase.hstore.compaction.min',
  'hbase.hstore.compaction.ratio',
  'hbase.hstore.compaction.ratio.offpeak',
  'hbase.hstore.compaction.min.size',
  'hbase.hstore.compaction.max.size',
  'hbase.hstore.compaction.max.size.offpeak',
  'hbase.offpeak.start.hour',
  'hbase.offpeak.end.hour',
  'hbase.hregion.majorcompaction.jitter',
  'hbase.regionserver.thread.compaction.throttle',
  'hbase.hstore.time.to.purge.deletes',
  'hbase.store.delete.expired.storefile',
  `${DATE_TIERED}max.storefile.age.millis`,
  `${DATE_TIERED}incoming.window.min`,
  `${DATE_TIERED}window.policy.class`,
  `${DATE_TIERED}single.output.for.minor.compaction`,
  `${DATE_TIERED}base.window.millis`,
  `${DATE_TIERED}windows.per.tier`,
  `${DATE_TIERED}max.tier.age.millis`,
  `${STRIPE}compaction.minFilesL0`,
  `${STRIPE}compaction.minFiles`,
  `${STRIPE}compaction.maxFiles`,
  `${STRIPE}initialStripeCount`,
  `${STRIPE}sizeToSplit`,
  `${STRIPE}splitPartCount`,
] as const;

export function compactionConfigOf(
  settings: FamilySettings,
  { config, flushSizeBytes }: { readonly config: RegionConfig; readonly flushSizeBytes: number },
  family: ColumnFamilyDescriptor,
): CompactionConfig {
  const absent = DEFAULT_COMPACTION_CONFIG;
  const number = (name: string, otherwise: number) => settings.number([name], otherwise);
  const maxFiles = number('hbase.hstore.compaction.max', config.compactionMaxFiles);
  const minFiles = settings.number(
    ['hbase.hstore.compaction.min', 'hbase.hstore.compactionThreshold'],
    config.compactionMinFiles,
  );
  const maxSizeBytes = number('hbase.hstore.compaction.max.size', config.compactionMaxSizeBytes);
  return {
    minFiles: Math.max(2, minFiles),
    maxFiles,
    minSizeBytes: number('hbase.hstore.compaction.min.size', config.compactionMinSizeBytes ?? flushSizeBytes),
    maxSizeBytes,
    maxSizeOffPeakBytes: number('hbase.hstore.compaction.max.size.offpeak', maxSizeBytes),
    ratio: number('hbase.hstore.compaction.ratio', config.compactionRatio),
    ratioOffPeak: number('hbase.hstore.compaction.ratio.offpeak', absent.ratioOffPeak),
    offPeakHours: {
      startHour: number('hbase.offpeak.start.hour', absent.offPeakHours.startHour),
      endHour: number('hbase.offpeak.end.hour', absent.offPeakHours.endHour),
    },
    blockingFiles: number('hbase.hstore.blockingStoreFiles', config.blockingStoreFiles),
    throttlePointBytes: number('hbase.regionserver.thread.compaction.throttle', 2 * maxFiles * flushSizeBytes),
    majorPeriodMs: number('hbase.hregion.majorcompaction', config.majorCompactionPeriodMs),
    majorJitter: number('hbase.hregion.majorcompaction.jitter', config.majorCompactionJitter),
    storeFileTtlMs: family.minVersions > 0 ? Number.POSITIVE_INFINITY : family.timeToLiveMs,
    keepSequenceIdsMs: config.keepSequenceIdPeriodMs,
    timeToPurgeDeletesMs: number('hbase.hstore.time.to.purge.deletes', config.timeToPurgeDeletesMs),
    // A MOB family has an engine of its own in HBase, which compacts as the default one.
    policy: family.isMob ? 'Exploring' : compactionPolicyOf((name) => settings.text(name)),
    dateTiered: dateTieredOf(settings),
    stripe: stripeOf(settings, maxFiles, flushSizeBytes),
  };
}

function stripeOf(settings: FamilySettings, maxFiles: number, flushSizeBytes: number): StripeConfig {
  const number = (name: string, otherwise: number) => settings.number([STRIPE + name], otherwise);
  const minFilesLevelZero = number('compaction.minFilesL0', 4);
  const splitParts = partCount(number('splitPartCount', 2));
  return {
    minFilesLevelZero,
    minFiles: number('compaction.minFiles', Math.max(4, settings.number(['hbase.hstore.compaction.min'], -1))),
    maxFiles: number('compaction.maxFiles', maxFiles),
    initialCount: Math.max(1, number('initialStripeCount', 1)),
    splitSizeBytes: number('sizeToSplit', Math.trunc(flushSizeBytes * minFilesLevelZero * 4 * splitParts)),
    splitParts,
  };
}

/** As HBase: a share stands for its inverse, and what makes no parts for two. */
function partCount(stated: number): number {
  const count = stated < 0.001 ? 2 : stated > 1 ? stated : 1 / stated;
  return Math.abs(count - 1) < 0.001 ? 2 : count;
}

function dateTieredOf(settings: FamilySettings): DateTieredConfig {
  const absent = DEFAULT_COMPACTION_CONFIG.dateTiered;
  const number = (name: string, otherwise: number) => settings.number([DATE_TIERED + name], otherwise);
  /** Java's largest long stands for no bound. */
  const bound = (name: string, otherwise: number) => {
    const value = number(name, otherwise);
    return value >= 2 ** 63 ? Number.POSITIVE_INFINITY : value;
  };
  const windowPolicy = settings.text(`${DATE_TIERED}window.policy.class`);
  return {
    maxStoreFileAgeMs: bound('max.storefile.age.millis', absent.maxStoreFileAgeMs),
    incomingWindowMin: number('incoming.window.min', absent.incomingWindowMin),
    windowPolicy: windowPolicy === classOfPolicy('RatioBased') ? 'RatioBased' : absent.windowPolicy,
    singleOutputForMinor: settings.boolean(
      `${DATE_TIERED}single.output.for.minor.compaction`,
      absent.singleOutputForMinor,
    ),
    baseWindowMs: number('base.window.millis', absent.baseWindowMs),
    windowsPerTier: number('windows.per.tier', absent.windowsPerTier),
    maxTierAgeMs: bound('max.tier.age.millis', absent.maxTierAgeMs),
  };
}
