// Decides when which region is flushed: when its memstore is full, when its oldest edit is old, when a log is to go, and when all memstores
// together take too much. A store with too many files waits a while for a compaction first.
import type { Clock } from '../base/clock.ts';
import { hbaseError } from '../base/errors.ts';
import type { Logger } from '../base/logger.ts';
import type { Scheduler, Timer } from '../base/scheduler.ts';
import type { HeapBudget } from './heap-budget.ts';
import type { FlushOptions, Region } from './region/region.ts';

export interface MemstoreFlusherOptions {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly logger: Logger;
  readonly heap: HeapBudget;
  readonly regions: () => Iterable<Region>;
  /** Flushes written at once. */
  readonly threads: number;
  /** A flush left files to compact. */
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

  /** Memstores have grown. */
  memstoreGrew(): void {
    if (this.#options.heap.isAboveLower) this.relieve();
  }

  /** Flushes the region that takes the most, unless one is being flushed for that already. */
  relieve(): void {
    if (this.#running.size + this.#queue.size >= this.#options.threads) return;
    let largest: Region | undefined;
    for (const region of this.#options.regions()) {
      if (this.#running.has(region) || this.#queue.has(region)) continue;
      if (region.memstoreBytes > (largest?.memstoreBytes ?? 0)) largest = region;
    }
    if (largest !== undefined) this.request(largest, { force: true, reason: 'all memstores together are too large' });
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
      const period = region.config.flushPeriodMs;
      if (period <= 0 || oldestEdit === undefined || now - oldestEdit < period) continue;
      if (region.memstoreBytes > 0) this.request(region, { force: true, reason: 'its oldest edit is old' });
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
    if (!region.stores.some((store) => store.storeFileCount > store.blockingFileCount)) return false;
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
      await region.flush(options);
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
