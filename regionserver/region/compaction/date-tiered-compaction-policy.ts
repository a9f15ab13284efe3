// HBase's DateTieredCompactionPolicy, for cells that are written in the order of their time stamps: files are compacted within windows of
// time only (compaction-window.ts), so that scans of a stretch of time read few of them and old ones go as a whole. A file that holds cells later
// than those of newer files counts as later, so that within windows files stay neighbours.
import type { CompactionConfig } from './compaction-config.ts';
import type { CompactionCandidate, CompactionWish } from './compaction-policy.ts';
import { CompactionWindow } from './compaction-window.ts';
import { ExploringCompactionPolicy } from './exploring-compaction-policy.ts';
import { RatioBasedCompactionPolicy } from './ratio-based-compaction-policy.ts';
import { type Choice, SortedCompactionPolicy } from './sorted-compaction-policy.ts';

interface DatedFile {
  readonly file: CompactionCandidate;
  /** No file before it is later. */
  readonly latest: number;
}

/** Of windows that are looked at: with windows that do not become longer a cell of a time long ago would make too many. */
const MOST_WINDOWS = 100_000;
const NOTHING: Choice = { files: [] };

export class DateTieredCompactionPolicy extends SortedCompactionPolicy {
  readonly #withinWindow: RatioBasedCompactionPolicy;

  constructor(config: CompactionConfig) {
    super(config);
    const Policy =
      config.dateTiered.windowPolicy === 'RatioBased' ? RatioBasedCompactionPolicy : ExploringCompactionPolicy;
    this.#withinWindow = new Policy(config);
  }

  needsCompaction(files: readonly CompactionCandidate[], now: number): boolean {
    return (
      this.chooseMinor(files, { forceMajor: false, isUser: false, mayUseOffPeak: false, now }, true).files.length > 0
    );
  }

  /** Something is too old, or there is more than one file of a window, or a file of more than one. */
  protected override isMajorDue(files: readonly CompactionCandidate[], now: number): boolean {
    if (this.overdueSince(files, now) === undefined) return false;
    const boundaries = this.#boundariesOf(files, now);
    const windowOf = (timestamp = Number.POSITIVE_INFINITY) =>
      boundaries.findLastIndex((boundary) => boundary <= timestamp);
    const taken = new Set<number>();
    return files.some((file) => {
      const { minTimestamp, maxTimestamp } = file;
      if (minTimestamp !== undefined && now - minTimestamp >= this.config.storeFileTtlMs) return true;
      if (!file.isMajor || file.isBulkLoaded) return true;
      const window = windowOf(maxTimestamp);
      if (windowOf(minTimestamp) !== window || taken.has(window)) return true;
      taken.add(window);
      return false;
    });
  }

  /** One file of each window. */
  protected override chooseMajor(files: readonly CompactionCandidate[], now: number): Choice {
    return { files, boundaries: this.#boundariesOf(files, now) };
  }

  /** The newest window that has enough files. */
  protected override chooseMinor(
    files: readonly CompactionCandidate[],
    wish: CompactionWish,
    mayBeStuck: boolean,
  ): Choice {
    const { dateTiered, minFiles } = this.config;
    const oldest = wish.now - dateTiered.maxStoreFileAgeMs;
    const dated = datedFiles(files).reverse();
    let window = CompactionWindow.incoming(dateTiered, wish.now);
    let enough = dateTiered.incomingWindowMin;
    for (let i = 0, windows = 0; i < dated.length && windows < MOST_WINDOWS; ) {
      if (window.compareTo(oldest) < 0) break;
      if (window.compareTo(dated[i].latest) > 0) {
        window = window.earlier();
        windows++;
        enough = minFiles;
        continue;
      }
      const inWindow: CompactionCandidate[] = [];
      // Files of the future are taken for those of the newest window.
      for (; i < dated.length && window.compareTo(dated[i].latest) <= 0; i++) inWindow.unshift(dated[i].file);
      if (inWindow.length < enough) continue;
      const chosen = mayBeStuck
        ? inWindow
        : this.#withinWindow.apply(inWindow, {
            mayUseOffPeak: wish.mayUseOffPeak,
            mayBeStuck: false,
            minFiles: enough,
          });
      if (chosen.length > 0) return this.#outputsOf(chosen, inWindow, window);
    }
    return NOTHING;
  }

  #outputsOf(
    files: readonly CompactionCandidate[],
    inWindow: readonly CompactionCandidate[],
    window: CompactionWindow,
  ): Choice {
    const { singleOutputForMinor, windowPolicy } = this.config.dateTiered;
    // HBase's RatioBased policy takes those it leaves out from the list that this counts, too.
    const leavesOut = windowPolicy !== 'RatioBased' && files.length !== inWindow.length;
    const single = leavesOut || singleOutputForMinor;
    return { files, boundaries: single ? [Number.NEGATIVE_INFINITY] : [Number.NEGATIVE_INFINITY, window.startMs] };
  }

  /** Where all windows between the oldest cell and now begin. */
  #boundariesOf(files: readonly CompactionCandidate[], now: number): number[] {
    const oldest = Math.min(...files.map(({ minTimestamp = Number.POSITIVE_INFINITY }) => minTimestamp));
    const boundaries: number[] = [];
    let window = CompactionWindow.incoming(this.config.dateTiered, now);
    for (; window.compareTo(oldest) > 0 && boundaries.length < MOST_WINDOWS; window = window.earlier())
      boundaries.push(window.startMs);
    return [Number.NEGATIVE_INFINITY, ...boundaries.reverse()];
  }
}

/** Oldest first. */
function datedFiles(files: readonly CompactionCandidate[]): DatedFile[] {
  let latest = -(2 ** 63);
  return files.map((file) => {
    latest = Math.max(latest, file.maxTimestamp ?? latest);
    return { file, latest };
  });
}
