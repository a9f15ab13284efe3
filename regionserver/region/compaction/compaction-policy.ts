// Which files of a store to compact, as HBase's exploring policy does by default: of all runs of neighbours, in the order of their
// sequence ids, whose sizes are in ratio, the longest, and of equally long ones the smallest. Files are told apart by age, so only
// neighbours may be merged.

import { murmurHash2 } from '../../../base/hash.ts';

export interface CompactionConfig {
  /** `hbase.hstore.compaction.min` */
  readonly minFiles: number;
  /** `hbase.hstore.compaction.max` */
  readonly maxFiles: number;
  /** `hbase.hstore.compaction.min.size`: smaller files are always in ratio. */
  readonly minSizeBytes: number;
  /** `hbase.hstore.compaction.max.size`: larger files are left alone by minor compactions. */
  readonly maxSizeBytes: number;
  /** `hbase.hstore.compaction.ratio` */
  readonly ratio: number;
  /** `hbase.hstore.blockingStoreFiles`: with so many the store might be stuck, and any merge is better than none. */
  readonly blockingFiles: number;
  /** `hbase.hregion.majorcompaction`; 0: never by itself. */
  readonly majorPeriodMs: number;
  /** `hbase.hregion.majorcompaction.jitter`: each store's period is longer or shorter by up to this share, so that they do not all come due at once. */
  readonly majorJitter: number;
  /** `hbase.hstore.compaction.keep.seqId.period` */
  readonly keepSequenceIdsMs: number;
  /** `hbase.hstore.time.to.purge.deletes` */
  readonly timeToPurgeDeletesMs: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;

export const DEFAULT_COMPACTION_CONFIG: CompactionConfig = {
  minFiles: 3,
  maxFiles: 10,
  minSizeBytes: 128 * 1024 * 1024,
  maxSizeBytes: Number.POSITIVE_INFINITY,
  ratio: 1.2,
  blockingFiles: 16,
  majorPeriodMs: 7 * DAY_MS,
  majorJitter: 0.5,
  keepSequenceIdsMs: 5 * DAY_MS,
  timeToPurgeDeletesMs: 0,
};

/** What the policy needs to know of a file. Given oldest first. */
export interface CompactionCandidate {
  readonly lengthBytes: number;
  readonly isReference: boolean;
  /** EXCLUDE_FROM_MINOR_COMPACTION */
  readonly excludedFromMinor: boolean;
  readonly isCompacting: boolean;
}

export interface CompactionSelection {
  /** Indexes into the candidates, neighbours, oldest first. */
  readonly first: number;
  readonly count: number;
  readonly isAllFiles: boolean;
}

/** What to compact; undefined: nothing. `major`: all files are asked for. */
export function selectFiles(
  files: readonly CompactionCandidate[],
  major: boolean,
  config: CompactionConfig,
): CompactionSelection | undefined {
  // Files older than one that is being compacted wait for its result.
  const base = files.findLastIndex((file) => file.isCompacting) + 1;
  let candidates = files.slice(base);
  if (candidates.length === 0) return undefined;
  const selected = (first: number, count: number) => ({
    first: base + first,
    count,
    isAllFiles: count === files.length,
  });
  if (major && base === 0) return selected(0, candidates.length);
  if (candidates.some((file) => file.isReference)) {
    // After a split: rewrite the references first, so that the parent can go.
    return selected(0, Math.min(candidates.length, config.maxFiles));
  }
  const firstSmall = candidates.findIndex((file) => file.lengthBytes <= config.maxSizeBytes);
  if (firstSmall < 0) return undefined;
  candidates = candidates.slice(firstSmall);
  const busy = files.filter((file) => file.isCompacting).length;
  // What is being compacted will be one file.
  const mightBeStuck = files.length - busy + Math.min(busy, 1) >= config.blockingFiles;
  const run = explore(candidates, config, mightBeStuck);
  return run === undefined ? undefined : selected(firstSmall + run.first, run.count);
}

interface Run {
  first: number;
  count: number;
  bytes: number;
}

function explore(
  files: readonly CompactionCandidate[],
  config: CompactionConfig,
  mightBeStuck: boolean,
): Run | undefined {
  let best: Run | undefined;
  let smallest: Run | undefined;
  for (let first = 0; first < files.length; first++) {
    let bytes = 0;
    for (let count = 1; count <= config.maxFiles && first + count <= files.length; count++) {
      const file = files[first + count - 1];
      if (file.excludedFromMinor) break;
      bytes += file.lengthBytes;
      if (count < config.minFiles) continue;
      const run = { first, count, bytes };
      if (smallest === undefined || bytes < smallest.bytes) smallest = run;
      if (bytes > config.maxSizeBytes) continue;
      if (bytes >= config.minSizeBytes && !isInRatio(files, run, config.ratio)) continue;
      if (best === undefined || isBetter(best, run, mightBeStuck)) best = run;
    }
  }
  return best ?? (mightBeStuck ? smallest : undefined);
}

/** A store that might be stuck wants most files gone for the bytes read; otherwise more files win, then fewer bytes. */
function isBetter(best: Run, run: Run, mightBeStuck: boolean): boolean {
  if (mightBeStuck && best.bytes > 0 && run.bytes > 0) return run.count / run.bytes > (best.count / best.bytes) * 1.05;
  return run.count > best.count || (run.count === best.count && run.bytes < best.bytes);
}

/** No file is larger than all the others together times the ratio. */
function isInRatio(files: readonly CompactionCandidate[], run: Run, ratio: number): boolean {
  if (run.count < 2) return true;
  for (let i = run.first; i < run.first + run.count; i++) {
    const { lengthBytes } = files[i];
    if (lengthBytes > (run.bytes - lengthBytes) * ratio) return false;
  }
  return true;
}

/** The period after which a store is due for a major compaction; the same for the same files, so that asking again changes nothing. */
export function majorPeriodOf(
  fileNames: readonly string[],
  config: Pick<CompactionConfig, 'majorPeriodMs' | 'majorJitter'>,
): number {
  const seed = Buffer.from(fileNames.join());
  const fraction = murmurHash2(seed, 0, seed.length, 0) / 0x1_0000_0000 + 0.5;
  return Math.round(config.majorPeriodMs * (1 - config.majorJitter + 2 * config.majorJitter * fraction));
}
