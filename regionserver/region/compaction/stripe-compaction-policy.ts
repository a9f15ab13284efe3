// HBase's StripeCompactionPolicy: files of level 0 are taken apart into stripes, each stripe is compacted as the store of a small region would
// be, and one that has become too large is taken apart in two. There is no major compaction; delete markers of a stripe go when all files that
// have its rows are read.
import type { CompactionConfig } from './compaction-config.ts';
import type {
  CompactionCandidate,
  CompactionPolicy,
  CompactionSelection,
  CompactionWish,
} from './compaction-policy.ts';
import { ExploringCompactionPolicy } from './exploring-compaction-policy.ts';
import { totalBytes } from './sorted-compaction-policy.ts';
import { ALL_ROWS, type RowRange, type Stripe, type Stripes, stripesOf } from './stripes.ts';

/** How the outputs of a compaction are cut. */
export type StripePlan = (
  | { readonly kind: 'boundaries'; readonly rows: readonly Uint8Array[] }
  | { readonly kind: 'cells'; readonly range: RowRange; readonly cellsEach: number; readonly most: number }
) & {
  /** All files that have these rows are read. */
  readonly dropDeletesIn?: RowRange | undefined;
};

interface Choice {
  readonly files: readonly CompactionCandidate[];
  readonly plan: StripePlan;
  readonly isOffPeak?: boolean;
}

export class StripeCompactionPolicy implements CompactionPolicy {
  readonly #config: CompactionConfig;
  readonly #withinStripe: ExploringCompactionPolicy;

  constructor(config: CompactionConfig) {
    this.#config = config;
    this.#withinStripe = new ExploringCompactionPolicy(config);
  }

  needsCompaction(files: readonly CompactionCandidate[], now: number): boolean {
    if (files.some((file) => file.isCompacting)) return false;
    const { levelZero, stripes } = stripesOf(files);
    const { minFiles, minFilesLevelZero } = this.#config.stripe;
    return (
      files.some((file) => file.isReference) ||
      levelZero.length >= minFilesLevelZero ||
      stripes.some((stripe) => stripe.files.length >= minFiles) ||
      stripes.some((stripe) => this.#areExpired(stripe.files, now)) ||
      this.#areExpired(levelZero, now)
    );
  }

  select(files: readonly CompactionCandidate[], wish: CompactionWish): CompactionSelection | undefined {
    const choice = this.#choose(files, wish);
    if (choice === undefined) return undefined;
    return {
      files: files.flatMap((file, i) => (choice.files.includes(file) ? [i] : [])),
      isAllFiles: false,
      isMajor: false,
      isOffPeak: choice.isOffPeak ?? false,
      stripes: choice.plan,
    };
  }

  #choose(files: readonly CompactionCandidate[], { mayUseOffPeak, now }: CompactionWish): Choice | undefined {
    if (files.some((file) => file.isCompacting)) return undefined;
    const all = stripesOf(files);
    const { levelZero, stripes } = all;
    if (files.some((file) => file.isReference)) {
      const { cellsEach } = this.#partsOf(files, this.#config.stripe.initialCount);
      return {
        files,
        plan: { kind: 'cells', range: ALL_ROWS, cellsEach, most: Number.POSITIVE_INFINITY, dropDeletesIn: ALL_ROWS },
      };
    }
    const compactsLevelZero =
      levelZero.length >= this.#config.stripe.minFilesLevelZero || this.#areExpired(levelZero, now);
    if (stripes.length === 0) return compactsLevelZero ? this.#levelZeroAlone(all) : undefined;
    if (!compactsLevelZero) return this.#expired(all, now) ?? this.#singleStripe(all, false, mayUseOffPeak);
    const together =
      levelZero.length === 0 ? undefined : this.#singleStripe(all, !this.#isLevelZeroLarge(levelZero), mayUseOffPeak);
    return together ?? this.#levelZeroAlone(all);
  }

  #levelZeroAlone({ levelZero, stripes }: Stripes): Choice {
    const files = this.#isLevelZeroLarge(levelZero) ? this.#someOfLevelZero(levelZero) : levelZero;
    if (stripes.length > 0) return { files, plan: { kind: 'boundaries', rows: boundariesOf(stripes) } };
    const { cellsEach, count } = this.#partsOf(files, this.#config.stripe.initialCount);
    const dropDeletesIn = files.length === levelZero.length ? ALL_ROWS : undefined;
    return { files, plan: { kind: 'cells', range: ALL_ROWS, cellsEach, most: count, dropDeletesIn } };
  }

  /** Level 0 has more than one compaction takes. */
  #isLevelZeroLarge(levelZero: readonly CompactionCandidate[]): boolean {
    const { stripe, maxSizeBytes } = this.#config;
    return levelZero.length > stripe.maxFiles || totalBytes(levelZero) > maxSizeBytes;
  }
  #someOfLevelZero(levelZero: readonly CompactionCandidate[]): readonly CompactionCandidate[] {
    const chosen = this.#within(levelZero, false, false);
    if (chosen.length > 0) return chosen;
    const most = Math.max(this.#config.stripe.maxFiles, this.#config.stripe.minFiles);
    let bytes = 0;
    // As HBase: all of them, when the newest are not too large together.
    const end = levelZero.slice(0, most).findIndex((file) => {
      bytes += file.lengthBytes;
      return bytes >= this.#config.maxSizeBytes;
    });
    return end < 0 ? levelZero : levelZero.slice(0, end + 1);
  }

  #within(files: readonly CompactionCandidate[], allOrNone: boolean, mayUseOffPeak: boolean) {
    const { stripe } = this.#config;
    const minFiles = Math.max(allOrNone ? files.length : 0, stripe.minFiles);
    const maxFiles = Math.max(stripe.maxFiles, minFiles);
    return this.#withinStripe.apply(files, { mayUseOffPeak, mayBeStuck: false, minFiles, maxFiles });
  }

  /** The stripe that most files can be compacted of, perhaps together with level 0. */
  #singleStripe({ levelZero, stripes }: Stripes, withLevelZero: boolean, mayUseOffPeak: boolean): Choice | undefined {
    const isAlone = levelZero.length === 0;
    let best:
      | { readonly stripe: Stripe; readonly files: readonly CompactionCandidate[]; readonly bytes: number }
      | undefined;
    for (const stripe of stripes) {
      const files = this.#within(stripe.files, !isAlone && withLevelZero, mayUseOffPeak);
      if (files.length === 0) continue;
      const bytes = totalBytes(files);
      if (
        best === undefined ||
        files.length > best.files.length ||
        (files.length === best.files.length && bytes < best.bytes)
      )
        best = { stripe, files, bytes };
    }
    if (best === undefined) return undefined;
    const { stripe, files, bytes } = best;
    const hasAll = files.length === stripe.files.length;
    let parts = { cellsEach: Number.POSITIVE_INFINITY, count: 1 };
    if (hasAll && bytes >= this.#config.stripe.splitSizeBytes) {
      // It would be taken apart soon after.
      if (withLevelZero) return undefined;
      parts = this.#partsOf(files, this.#config.stripe.splitParts);
    }
    const dropDeletesIn = hasAll && (isAlone || withLevelZero) ? stripe.range : undefined;
    const isOffPeak = mayUseOffPeak;
    if (withLevelZero) {
      const plan: StripePlan = { kind: 'boundaries', rows: boundariesOf(stripes), dropDeletesIn };
      return { files: [...files, ...levelZero], isOffPeak, plan };
    }
    const { cellsEach, count: most } = parts;
    return { files, isOffPeak, plan: { kind: 'cells', range: stripe.range, cellsEach, most, dropDeletesIn } };
  }

  /** The longest sequence of stripes in which all is too old, and one more if it is one: they become one stripe. */
  #expired({ levelZero, stripes }: Stripes, now: number): Choice | undefined {
    if (this.#config.storeFileTtlMs === Number.POSITIVE_INFINITY) return undefined;
    const cutoff = now - this.#config.storeFileTtlMs;
    const isExpired = ({ maxTimestamp = Number.POSITIVE_INFINITY }: CompactionCandidate) => maxTimestamp < cutoff;
    let best = { first: 0, count: 0 };
    let run = { first: 0, count: 0 };
    for (const [i, stripe] of stripes.entries()) {
      if (!stripe.files.every(isExpired)) run = { first: i + 1, count: 0 };
      else run = { first: run.first, count: run.count + 1 };
      if (run.count > best.count) best = run;
    }
    if (best.count === 0) return undefined;
    if (best.count === 1) {
      if (best.first === stripes.length - 1) return undefined;
      best = { first: best.first, count: 2 };
    }
    const merged = stripes.slice(best.first, best.first + best.count);
    const range = { from: merged[0].range.from, to: merged[merged.length - 1].range.to };
    return {
      files: merged.flatMap(({ files }) => files),
      plan: {
        ...{ kind: 'cells', range, cellsEach: Number.POSITIVE_INFINITY, most: 1 },
        dropDeletesIn: levelZero.length === 0 ? range : undefined,
      },
    };
  }

  #areExpired(files: readonly CompactionCandidate[], now: number): boolean {
    const { storeFileTtlMs } = this.#config;
    if (files.length === 0 || storeFileTtlMs === Number.POSITIVE_INFINITY) return false;
    return files.every(
      ({ isEmpty, maxTimestamp = Number.POSITIVE_INFINITY }) => isEmpty || maxTimestamp < now - storeFileTtlMs,
    );
  }

  /** Into how many parts of how many cells, so that each is about as large as it should be. */
  #partsOf(files: readonly CompactionCandidate[], wanted: number): { cellsEach: number; count: number } {
    const { splitSizeBytes, splitParts } = this.#config.stripe;
    const partBytes = Math.trunc(splitSizeBytes / splitParts);
    const bytes = totalBytes(files);
    let count = wanted;
    for (let ratio = bytes / (count * partBytes); ratio > 1; ) {
      const next = bytes / ((count + 1) * partBytes);
      if (1 / next >= ratio) break;
      ratio = next;
      count++;
    }
    const cells = files.reduce((sum, file) => sum + file.entryCount, 0);
    return { cellsEach: Math.trunc(cells / count), count: Math.ceil(count) };
  }
}

function boundariesOf(stripes: readonly Stripe[]): Uint8Array[] {
  return [ALL_ROWS.from, ...stripes.map(({ range }) => range.to)];
}
