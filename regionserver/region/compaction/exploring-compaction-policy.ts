import type { CompactionCandidate } from './compaction-policy.ts';
import { RatioBasedCompactionPolicy } from './ratio-based-compaction-policy.ts';
import { totalBytes } from './sorted-compaction-policy.ts';

interface Run {
  readonly first: number;
  readonly count: number;
  readonly bytes: number;
}

/** A selection is better for a store that might be stuck when it removes more files by so much for the bytes read. */
const REPLACE_IF_BETTER_BY = 1.05;

/**
 * HBase's default: of all runs of neighbours whose sizes are in ratio the longest, and of equally long ones the smallest. When a store might be
 * stuck, what removes most files for the bytes read; and the smallest run when none is in ratio.
 */
export class ExploringCompactionPolicy extends RatioBasedCompactionPolicy {
  override apply(
    files: readonly CompactionCandidate[],
    wish: { mayUseOffPeak: boolean; mayBeStuck: boolean; minFiles: number; maxFiles?: number },
  ): readonly CompactionCandidate[] {
    const { mayBeStuck, mayUseOffPeak, minFiles, maxFiles = this.config.maxFiles } = wish;
    const { minSizeBytes } = this.config;
    const ratio = this.ratio(mayUseOffPeak);
    const maxSizeBytes = this.maxSizeBytes(mayUseOffPeak);
    let best: Run | undefined;
    let smallest: Run | undefined;
    for (let first = 0; first < files.length; first++) {
      let bytes = 0;
      for (let count = 1; count <= maxFiles && first + count <= files.length; count++) {
        bytes += files[first + count - 1].lengthBytes;
        if (count < minFiles) continue;
        const run = { first, count, bytes };
        if (smallest === undefined || bytes < smallest.bytes) smallest = run;
        if (bytes > maxSizeBytes) continue;
        if (bytes >= minSizeBytes && !isInRatio(files.slice(first, first + count), ratio)) continue;
        if (best === undefined || isBetter(best, run, mayBeStuck)) best = run;
      }
    }
    const run = best ?? (mayBeStuck ? smallest : undefined);
    return run === undefined ? [] : files.slice(run.first, run.first + run.count);
  }
}

function isBetter(best: Run, run: Run, mayBeStuck: boolean): boolean {
  if (mayBeStuck && best.bytes > 0 && run.bytes > 0)
    return (best.count / best.bytes) * REPLACE_IF_BETTER_BY < run.count / run.bytes;
  return run.count > best.count || (run.count === best.count && run.bytes < best.bytes);
}

/** No file is larger than all the others together times the ratio. */
function isInRatio(files: readonly CompactionCandidate[], ratio: number): boolean {
  if (files.length < 2) return true;
  const bytes = totalBytes(files);
  return files.every(({ lengthBytes }) => lengthBytes <= (bytes - lengthBytes) * ratio);
}
