// What the policies that go by the order of files have in common (HBase's SortedCompactionPolicy): files older than one that is being compacted
// wait for its result, so that neighbours stay neighbours; all files are taken when that is asked for or due; files of a split are rewritten
// first, so that the parent can go.
import type { CompactionConfig } from './compaction-config.ts';
import type {
  CompactionCandidate,
  CompactionPolicy,
  CompactionSelection,
  CompactionWish,
} from './compaction-policy.ts';
import { majorPeriodOf } from './major-period.ts';

/** Files in order, and where outputs begin. */
export interface Choice {
  readonly files: readonly CompactionCandidate[];
  readonly boundaries?: readonly number[];
}

export abstract class SortedCompactionPolicy implements CompactionPolicy {
  protected readonly config: CompactionConfig;

  constructor(config: CompactionConfig) {
    this.config = config;
  }

  abstract needsCompaction(files: readonly CompactionCandidate[], now: number): boolean;
  protected abstract isMajorDue(files: readonly CompactionCandidate[], now: number): boolean;
  protected abstract chooseMinor(
    files: readonly CompactionCandidate[],
    wish: CompactionWish,
    mayBeStuck: boolean,
  ): Choice;
  protected chooseMajor(files: readonly CompactionCandidate[], _now: number): Choice {
    return { files };
  }

  select(all: readonly CompactionCandidate[], wish: CompactionWish): CompactionSelection | undefined {
    const { maxFiles } = this.config;
    let files = all.slice(all.findLastIndex((file) => file.isCompacting) + 1);
    const forced = wish.forceMajor && files.length === all.length;
    if (!forced) files = this.#withoutLargest(files, wish.mayUseOffPeak);
    const isAll = files.length === all.length;
    const isMajor =
      (wish.forceMajor && isAll && wish.isUser) ||
      (((wish.forceMajor && isAll) || this.isMajorDue(files, wish.now)) && files.length < maxFiles);
    const isAfterSplit = files.some((file) => file.isReference);
    const choice =
      isMajor || isAfterSplit
        ? this.chooseMajor(files, wish.now)
        : this.chooseMinor(files, wish, this.#mayBeStuck(all));
    const chosen = isMajor && wish.isUser ? choice.files : choice.files.slice(0, maxFiles);
    if (chosen.length === 0) return undefined;
    const isAllFiles = chosen.length === all.length;
    return {
      ...choice,
      files: chosen.map((file) => all.indexOf(file)),
      isAllFiles,
      isMajor: isMajor && isAllFiles,
      isOffPeak: !isAllFiles && wish.mayUseOffPeak,
    };
  }

  /** True when so many files stand that flushes will soon have to wait; those that are being compacted will be one. */
  #mayBeStuck(all: readonly CompactionCandidate[]): boolean {
    const busy = all.filter((file) => file.isCompacting).length;
    return all.length - busy + Math.min(busy, 1) >= this.config.blockingFiles;
  }

  /** Of the oldest files those that are too large; but references must go. */
  #withoutLargest(files: readonly CompactionCandidate[], offPeak: boolean): CompactionCandidate[] {
    const first = files.findIndex((file) => file.isReference || file.lengthBytes <= this.maxSizeBytes(offPeak));
    return first < 0 ? [] : files.slice(first);
  }

  protected maxSizeBytes(offPeak: boolean): number {
    const { maxSizeBytes, maxSizeOffPeakBytes } = this.config;
    return offPeak ? (maxSizeOffPeakBytes ?? maxSizeBytes) : maxSizeBytes;
  }

  /** When the oldest file was written, if that is so long ago that a major compaction may be due. */
  protected overdueSince(files: readonly CompactionCandidate[], now: number): number | undefined {
    const period = majorPeriodOf(files[0]?.name, this.config);
    if (files.length === 0 || period === 0) return undefined;
    const oldest = Math.min(...files.map((file) => file.createTime));
    return oldest > 0 && oldest < now - period ? oldest : undefined;
  }
}

export function totalBytes(files: readonly CompactionCandidate[]): number {
  return files.reduce((sum, file) => sum + file.lengthBytes, 0);
}
