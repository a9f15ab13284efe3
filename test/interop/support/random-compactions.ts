// Lists of store files by chance, for compaction policies: of ours, and as a line for HBase's (test/interop/java/CompactionPolicies.java).
import type { SeededRandom } from '../../../base/random.ts';
import type { CompactionPolicyName } from '../../../model/compaction-classes.ts';
import {
  type CompactionConfig,
  DEFAULT_COMPACTION_CONFIG,
} from '../../../regionserver/region/compaction/compaction-config.ts';
import type { CompactionCandidate, CompactionWish } from '../../../regionserver/region/compaction/compaction-policy.ts';
import { createCompactionPolicy } from '../../../regionserver/region/compaction/create-compaction-policy.ts';
import type { StripePlan } from '../../../regionserver/region/compaction/stripe-compaction-policy.ts';
import type { RowRange } from '../../../regionserver/region/compaction/stripes.ts';

export interface RandomList {
  readonly config: CompactionConfig;
  readonly files: readonly CompactionCandidate[];
  readonly wish: CompactionWish;
}

const LONGEST = '9223372036854775807';
const POLICIES: readonly CompactionPolicyName[] = ['Exploring', 'RatioBased', 'FIFO', 'DateTiered', 'Stripe'];

export function randomList(random: SeededRandom): RandomList {
  const pick = <T>(...values: T[]): T => values[random.below(values.length)];
  const now = 1_700_000_000_000 + random.below(1_000_000_000);
  const minFiles = pick(2, 3, 3, 5);
  const config: CompactionConfig = {
    ...DEFAULT_COMPACTION_CONFIG,
    policy: pick(...POLICIES),
    minFiles,
    maxFiles: minFiles + random.below(8),
    minSizeBytes: pick(10, 100, 1000),
    maxSizeBytes: pick(500, 5000, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY),
    maxSizeOffPeakBytes: pick(400, Number.POSITIVE_INFINITY),
    ratio: pick(0.5, 1.2, 1.25, 3),
    ratioOffPeak: pick(1.2, 5),
    blockingFiles: pick(5, 7, 16),
    majorPeriodMs: pick(0, 1000, 86_400_000),
    majorJitter: pick(0, 0.2, 0.5),
    storeFileTtlMs: pick(Number.POSITIVE_INFINITY, 1000, 86_400_000),
    stripe: {
      minFilesLevelZero: pick(2, 4),
      minFiles: pick(2, 3, 4),
      maxFiles: pick(4, 10),
      initialCount: pick(1, 3),
      splitSizeBytes: pick(500, 2000, 10_000),
      splitParts: pick(2, 3, 2.5),
    },
    dateTiered: {
      maxStoreFileAgeMs: pick(Number.POSITIVE_INFINITY, 10_000_000),
      incomingWindowMin: pick(2, 3, 6),
      windowPolicy: pick('Exploring', 'RatioBased'),
      singleOutputForMinor: pick(true, false),
      baseWindowMs: pick(1000, 60_000, 3_600_000),
      windowsPerTier: pick(2, 4),
      maxTierAgeMs: pick(Number.POSITIVE_INFINITY, 20_000_000),
    },
  };
  const cuts = ['', ...['c', 'f', 'm', 'q', 'x'].filter(() => random.below(3) > 0), ''];
  const stripeOf = () => {
    if (config.policy !== 'Stripe' || random.below(3) === 0) return undefined;
    const at = random.below(cuts.length - 1);
    const to = random.below(60) === 0 ? random.below(cuts.length) : at + 1;
    return { from: Buffer.from(cuts[at]), to: Buffer.from(cuts[to]) };
  };
  const style = pick('even', 'skewed', 'wild');
  const age = pick(100, 10_000, 1_000_000, 100_000_000);
  const files = Array.from({ length: random.below(20) }, (_, i, all = 20): CompactionCandidate => {
    const scale = style === 'skewed' ? 2 ** Math.max(0, 12 - i) : 100;
    const max = now - Math.floor(((all - i) / all) * age) + (random.below(8) === 0 ? random.below(age) : 0);
    // HBase looks for the window of a file that does not say among all there have ever been; every file says.
    const hasTimes = config.policy === 'DateTiered' || random.below(12) > 0;
    const isEmpty = random.below(30) === 0;
    return {
      name: random.uuid().replaceAll('-', ''),
      lengthBytes: style === 'even' ? 100 + random.below(10) : 1 + random.below(style === 'wild' ? 3000 : scale),
      isReference: random.below(40) === 0,
      excludedFromMinor: random.below(12) === 0,
      isCompacting: random.below(15) === 0,
      isMajor: random.below(3) === 0,
      isBulkLoaded: random.below(12) === 0,
      isEmpty,
      entryCount: isEmpty ? 0 : 1 + random.below(100),
      stripe: stripeOf(),
      createTime: now - random.below(2 * age),
      minTimestamp: hasTimes ? Math.max(0, max - random.below(age)) : undefined,
      maxTimestamp: hasTimes ? max : undefined,
    };
  });
  const isUser = random.below(3) === 0;
  // A store asks for all its files only while none is busy.
  const forceMajor = random.below(4) === 0 && !files.some((file) => file.isCompacting);
  return { config, files, wish: { forceMajor, isUser, mayUseOffPeak: random.below(3) === 0, now } };
}

/** What ours chooses, in the words of CompactionPolicies.java. */
export function ourChoice({ config, files, wish }: RandomList): string {
  const policy = createCompactionPolicy(config);
  const needed = policy.needsCompaction(files, wish.now) ? 'needed' : 'not needed';
  const selection = policy.select(files, wish);
  if (selection === undefined) return `nothing ${needed}`;
  const { isMajor, isAllFiles, isOffPeak, boundaries, stripes } = selection;
  const words = [...selection.files].sort((a, b) => a - b).map(String);
  if (isMajor) words.push('major');
  if (isAllFiles) words.push('all');
  if (isOffPeak) words.push('offpeak');
  if (boundaries !== undefined) {
    const shown = boundaries.map((at) => (at === Number.NEGATIVE_INFINITY ? '-9223372036854775808' : String(at)));
    words.push(`from [${shown.join(', ')}]`);
  }
  if (stripes !== undefined) words.push(...wordsOfPlan(stripes));
  return `${words.join(' ')} ${needed}`;
}

function wordsOfPlan(plan: StripePlan): string[] {
  const text = (row: Uint8Array) => Buffer.from(row).toString();
  const range = ({ from, to }: RowRange) => `[${text(from)}..${text(to)}]`;
  const bound = (value: number, longest: string) => (value === Number.POSITIVE_INFINITY ? longest : String(value));
  const words =
    plan.kind === 'boundaries'
      ? [`at [${plan.rows.map(text).join(', ')}]`]
      : [`${range(plan.range)} into ${bound(plan.most, '2147483647')} of ${bound(plan.cellsEach, LONGEST)}`];
  if (plan.dropDeletesIn !== undefined) words.push(`drops ${range(plan.dropDeletesIn)}`);
  return words;
}

export function lineOf({ config, files, wish }: RandomList): string {
  const bound = (value: number) => (value === Number.POSITIVE_INFINITY ? LONGEST : String(value));
  const { dateTiered } = config;
  const settings: Record<string, string> = {
    'hbase.hstore.compaction.min': String(config.minFiles),
    'hbase.hstore.compaction.max': String(config.maxFiles),
    'hbase.hstore.compaction.min.size': String(config.minSizeBytes),
    'hbase.hstore.compaction.max.size': bound(config.maxSizeBytes),
    'hbase.hstore.compaction.max.size.offpeak': bound(config.maxSizeOffPeakBytes ?? config.maxSizeBytes),
    'hbase.hstore.compaction.ratio': String(config.ratio),
    'hbase.hstore.compaction.ratio.offpeak': String(config.ratioOffPeak),
    'hbase.hstore.blockingStoreFiles': String(config.blockingFiles),
    'hbase.hregion.majorcompaction': String(config.majorPeriodMs),
    'hbase.hregion.majorcompaction.jitter': String(config.majorJitter),
  };
  const tiered: Record<string, string> = {
    'max.storefile.age.millis': bound(dateTiered.maxStoreFileAgeMs),
    'incoming.window.min': String(dateTiered.incomingWindowMin),
    'window.policy.class': `org.apache.hadoop.hbase.regionserver.compactions.${dateTiered.windowPolicy}CompactionPolicy`,
    'single.output.for.minor.compaction': String(dateTiered.singleOutputForMinor),
    'base.window.millis': String(dateTiered.baseWindowMs),
    'windows.per.tier': String(dateTiered.windowsPerTier),
    'max.tier.age.millis': bound(dateTiered.maxTierAgeMs),
  };
  const { stripe } = config;
  const striped: Record<string, number> = {
    'compaction.minFilesL0': stripe.minFilesLevelZero,
    'compaction.minFiles': stripe.minFiles,
    'compaction.maxFiles': stripe.maxFiles,
    initialStripeCount: stripe.initialCount,
    sizeToSplit: stripe.splitSizeBytes,
    splitPartCount: stripe.splitParts,
  };
  for (const [name, value] of Object.entries(striped)) settings[`hbase.store.stripe.${name}`] = String(value);
  for (const [name, value] of Object.entries(tiered)) settings[`hbase.hstore.compaction.date.tiered.${name}`] = value;
  return [
    `${config.policy}CompactionPolicy`,
    ...[wish.now, wish.forceMajor, wish.isUser, wish.mayUseOffPeak, config.minSizeBytes, bound(config.storeFileTtlMs)],
    ...Object.entries(settings).map(([name, value]) => `${name}=${value}`),
    ';',
    ...files.map(wordOf),
  ].join(' ');
}

function wordOf(file: CompactionCandidate): string {
  const flags = [
    file.isReference ? 'r' : '',
    file.excludedFromMinor ? 'x' : '',
    file.isCompacting ? 'c' : '',
    file.isMajor ? 'm' : '',
    file.isBulkLoaded ? 'b' : '',
    file.isEmpty ? 'e' : '',
    file.stripe !== undefined ? 's' : '',
  ];
  const { name, lengthBytes, createTime, minTimestamp = '-', maxTimestamp = '-', entryCount, stripe } = file;
  const rows = [stripe?.from ?? '', stripe?.to ?? ''].map(String);
  return [name, lengthBytes, flags.join(''), createTime, minTimestamp, maxTimestamp, entryCount, ...rows].join(',');
}
