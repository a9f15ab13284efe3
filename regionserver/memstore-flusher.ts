// Decides when which region is flushed: when its memstore is full, when its oldest edit is old, when a log is to go, and when all memstores
// together take too much. A store with too many files waits a while for a compaction first.
import type { Clock } from '../base/clock.ts';
import { hbaseError } from '../base/errors.ts';
import type { Logger } from '../base/logger.ts';
import type { Scheduler, Timer } from '../base/scheduler.ts';
import type { HeapBudget } from './heap-budget.ts';
import { hasManyChanges } from './region/flush-policy.ts';
import type { FlushOptions, Region } from './region/region.ts';
import type { RunningTasks } from './running-tasks.ts';

export interface MemstoreFlusherOptions {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly logger: Logger;
  readonly heap: HeapBudget;
  readonly regions: () => Iterable<Region>;
  /** Flushes written at once. */
  readonly threads: number;
  /** A flush left files to compact. */
  readonly tasks: RunningTasks;
  readonly compactionWanted: (region: Region) => void;
}

interface Wanted {
  readonly region: Region;
  options: FlushOptions;
  /** Monotonic; how long it may go on waiting for a compaction. */
  readonly since: number;
}

const RECHECK_MS = 500;
/** After a flush that failed its region is left alone for so long: each try writes to the log, too, and the disk may be full. */
const AFTER_FAILURE_MS = 1000;

/** Of tables of the namespace hbase, however long others may wait. */
const SYSTEM_FLUSH_PERIOD_MS = 300_000;
/** So long the answer to a write waits when there is hardly any memory left. */
const SLOWEST_ANSWER_MS = 100;

export class MemstoreFlusher {
  readonly #options: MemstoreFlusherOptions;
  readonly #queue = new Map<Region, Wanted>();
  readonly #running = new Set<Region>();
  readonly #stopping = new AbortController();
  #recheck: Timer | undefined;

  constructor(options: MemstoreFlusherOptions) {
    this.#options = options;
  }

  get queueLength(): number {
    return this.#queue.size;
  }

  /** Before a write: RegionTooBusyException while all memstores together are over the limit. */
  checkPressure(region: Region): void {
    const { heap } = this.#options;
    if (!heap.isAboveUpper) return;
    this.relieve();
    throw hbaseError(
      'RegionTooBusyException',
      `Over global memstore limit=${heap.memstoreLimitBytes}, used=${heap.memstoreBytes + heap.pinnedBytes}, regionName=${region.info.encodedName}`,
    );
  }

  /** The answer to a write waits for this, the longer the less memory is left; undefined: there is enough. */
  slowDown(): Promise<void> | undefined {
    const { heap, scheduler } = this.#options;
    if (!heap.isAboveLower) return undefined;
    const pressure = Math.min(1, Math.max(0, heap.pressure));
    return scheduler.sleep(pressure * SLOWEST_ANSWER_MS, this.#stopping.signal).catch(() => undefined);
  }

  /** Memstores have grown. */
  memstoreGrew(): void {
    if (this.#options.heap.isAboveLower) this.relieve();
  }

  /**
   * Flushes the region that takes the most, unless one is being flushed for that already. One with too many store files only when it takes more than
   * twice as much as the largest of the others.
   */
  relieve(): void {
    if (this.#running.size + this.#queue.size >= this.#options.threads) return;
    let largest: Region | undefined;
    let flushable: Region | undefined;
    for (const region of this.#options.regions()) {
      if (this.#running.has(region) || this.#queue.has(region)) continue;
      const bytes = region.memstoreBytes;
      if (bytes > (largest?.memstoreBytes ?? 0)) largest = region;
      if (bytes > (flushable?.memstoreBytes ?? 0) && !hasTooManyFiles(region)) flushable = region;
    }
    const isFarLarger = (largest?.memstoreBytes ?? 0) > 2 * (flushable?.memstoreBytes ?? 0);
    const chosen = isFarLarger ? largest : flushable;
    if (chosen !== undefined) this.request(chosen, { reason: 'all memstores together are too large' });
  }

  request(region: Region, options: FlushOptions): void {
    if (this.#stopped || region.isClosing) return;
    const known = this.#queue.get(region);
    if (known !== undefined) {
      if (options.force === true) known.options = options;
      return;
    }
    // The flush under way frees what asks for this one.
    if (this.#running.has(region) && options.force !== true) return;
    this.#queue.set(region, { region, options, since: this.#options.clock.monotonic() });
    this.#options.scheduler.endOfTurn(() => this.#pump());
  }

  /** Asks for flushes of regions whose oldest edit is older than they allow. */
  flushOld(): void {
    const now = this.#options.clock.monotonic();
    for (const region of this.#options.regions()) {
      const { oldestEdit } = region.counters;
      const { flushPeriodMs } = region.config;
      const period = region.isSystem ? Math.min(flushPeriodMs, SYSTEM_FLUSH_PERIOD_MS) : flushPeriodMs;
      if (oldestEdit === undefined || region.memstoreBytes === 0) continue;
      if (hasManyChanges(region)) this.request(region, { force: true, reason: 'it has many edits' });
      else if (period > 0 && now - oldestEdit >= period)
        this.request(region, { force: true, reason: 'its oldest edit is old' });
    }
  }

  stop(): void {
    this.#stopping.abort(new Error('the server is stopping'));
    this.#recheck?.cancel();
    this.#queue.clear();
  }

  get #stopped(): boolean {
    return this.#stopping.signal.aborted;
  }

  #pump(): void {
    for (const wanted of this.#queue.values()) {
      if (this.#running.size >= this.#options.threads || this.#stopped) return;
      if (this.#running.has(wanted.region) || this.#mustWait(wanted)) continue;
      this.#queue.delete(wanted.region);
      void this.#flush(wanted);
    }
  }

  /** Too many files: a compaction first, unless memory is short or it has waited long enough. */
  #mustWait({ region, since }: Wanted): boolean {
    const { clock, scheduler, heap } = this.#options;
    if (heap.isAboveLower || clock.monotonic() - since >= region.config.blockingWaitMs || region.isSystem) return false;
    if (!hasTooManyFiles(region)) return false;
    this.#options.compactionWanted(region);
    this.#recheck ??= scheduler.after(RECHECK_MS, () => {
      this.#recheck = undefined;
      this.#pump();
    });
    return true;
  }

  async #flush({ region, options }: Wanted): Promise<void> {
    this.#running.add(region);
    try {
      await this.#options.tasks.during(`Flushing ${region.info.encodedName}`, 'Flushing stores', () =>
        region.flush(options),
      );
    } catch (error) {
      const { logger, scheduler } = this.#options;
      logger.warn({ region: region.info.encodedName, error: String(error) }, 'a flush failed');
      if (!region.isClosing) await scheduler.sleep(AFTER_FAILURE_MS, this.#stopping.signal).catch(() => undefined);
    } finally {
      this.#running.delete(region);
      this.memstoreGrew();
      this.#pump();
    }
  }
}

function hasTooManyFiles({ stores }: Region): boolean {
  return stores.some((store) => store.storeFileCount > store.blockingFileCount);
}
