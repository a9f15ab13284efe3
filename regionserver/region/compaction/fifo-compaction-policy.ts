import type { CompactionCandidate, CompactionSelection, CompactionWish } from './compaction-policy.ts';
import { ExploringCompactionPolicy } from './exploring-compaction-policy.ts';

/** HBase's FIFOCompactionPolicy: nothing is merged; files go when all that is in them is too old. References are rewritten all the same. */
export class FIFOCompactionPolicy extends ExploringCompactionPolicy {
  override needsCompaction(files: readonly CompactionCandidate[], now: number): boolean {
    if (files.some((file) => file.isReference)) return super.needsCompaction(files, now);
    return files.some((file) => this.#isExpired(file, now));
  }

  override select(files: readonly CompactionCandidate[], wish: CompactionWish): CompactionSelection | undefined {
    if (files.some((file) => file.isReference)) return super.select(files, wish);
    const expired = files.flatMap((file, i) => (!file.isCompacting && this.#isExpired(file, wish.now) ? [i] : []));
    if (expired.length === 0) return undefined;
    return { files: expired, isAllFiles: false, isMajor: false, isOffPeak: false };
  }

  protected override isMajorDue(files: readonly CompactionCandidate[], now: number): boolean {
    return files.some((file) => file.isReference) && super.isMajorDue(files, now);
  }

  #isExpired({ isEmpty, maxTimestamp }: CompactionCandidate, now: number): boolean {
    const { storeFileTtlMs } = this.config;
    if (isEmpty) return true;
    return (
      storeFileTtlMs < Number.POSITIVE_INFINITY && maxTimestamp !== undefined && now - storeFileTtlMs >= maxTimestamp
    );
  }
}
