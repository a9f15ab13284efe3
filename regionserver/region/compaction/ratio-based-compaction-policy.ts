import type { CompactionCandidate, CompactionWish } from './compaction-policy.ts';
import { type Choice, SortedCompactionPolicy } from './sorted-compaction-policy.ts';

/**
 * HBase's RatioBasedCompactionPolicy: from the oldest file on, the first that is not much larger than those after it, and all after it.
 */
export class RatioBasedCompactionPolicy extends SortedCompactionPolicy {
  needsCompaction(files: readonly CompactionCandidate[], _now: number): boolean {
    return files.filter((file) => !file.isCompacting).length >= this.config.minFiles;
  }

  /** Files are old enough that they should be made one, and are not already. */
  protected override isMajorDue(files: readonly CompactionCandidate[], now: number): boolean {
    if (this.overdueSince(files, now) === undefined) return false;
    if (files.length > 1) return true;
    // One file alone is rewritten for what is too old in it.
    const [{ minTimestamp }] = files;
    return minTimestamp !== undefined && now - minTimestamp > this.config.storeFileTtlMs;
  }

  protected override chooseMinor(
    files: readonly CompactionCandidate[],
    { mayUseOffPeak }: CompactionWish,
    mayBeStuck: boolean,
  ): Choice {
    const { minFiles } = this.config;
    const allowed = files.filter((file) => !file.excludedFromMinor);
    const chosen = this.apply(allowed, { mayUseOffPeak, mayBeStuck, minFiles });
    return { files: chosen.length < minFiles ? [] : chosen };
  }

  /** The part that differs between policies; also used on the files of a window or stripe. */
  apply(
    files: readonly CompactionCandidate[],
    { mayUseOffPeak, mayBeStuck, minFiles }: { mayUseOffPeak: boolean; mayBeStuck: boolean; minFiles: number },
  ): readonly CompactionCandidate[] {
    const { maxFiles, minSizeBytes } = this.config;
    const ratio = this.ratio(mayUseOffPeak);
    /** Of a file and those after it that could be compacted with it. */
    const sums = new Array<number>(files.length + 1).fill(0);
    for (let i = files.length - 1; i >= 0; i--)
      sums[i] = files[i].lengthBytes + sums[i + 1] - (files[i + maxFiles - 1]?.lengthBytes ?? 0);
    let start = 0;
    while (
      files.length - start >= minFiles &&
      files[start].lengthBytes > Math.max(minSizeBytes, Math.trunc(sums[start + 1] * ratio))
    )
      start++;
    if (start < files.length) return files.slice(start);
    return mayBeStuck && files.length >= minFiles ? files.slice(files.length - minFiles) : [];
  }

  /** As HBase, which reads it with the precision of a float. */
  protected ratio(offPeak: boolean): number {
    return Math.fround(offPeak ? this.config.ratioOffPeak : this.config.ratio);
  }
}
