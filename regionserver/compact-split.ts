// Which store is compacted when: after flushes, when a file is old, when somebody asks. A few run at once, the rest waits in order. A region that has
// become too large is split instead.
import type { Logger } from '../base/logger.ts';
import type { Scheduler } from '../base/scheduler.ts';
import type { Region } from './region/region.ts';
import type { Store } from './region/store/store.ts';
import type { SplitRequests } from './split-requests.ts';

export interface CompactSplitOptions {
  readonly scheduler: Scheduler;
  readonly logger: Logger;
  readonly regions: () => Iterable<Region>;
  readonly splits: SplitRequests;
  /** Compactions written at once. */
  readonly threads: number;
}

interface Wanted {
  readonly region: Region;
  readonly store: Store;
  /** Somebody asked for a major compaction. */
  major: boolean;
  /** Ends its counting in the region's compaction state. */
  readonly done: (() => void)[];
}

export class CompactSplit {
  readonly #options: CompactSplitOptions;
  readonly #queue = new Map<Store, Wanted>();
  readonly #running = new Set<Store>();
  #stopped = false;

  constructor(options: CompactSplitOptions) {
    this.#options = options;
  }

  get queueLength(): number {
    return this.#queue.size;
  }

  /** A user's wish, of all families or some. */
  request(region: Region, major: boolean, families?: readonly string[]): void {
    // As in HBase, not even when a user asks.
    if (!region.descriptor.compactionEnabled) return;
    for (const store of region.stores)
      if (families === undefined || families.includes(store.name)) this.#enqueue(region, store, major, true);
  }

  /** After a flush or a compaction: asks for the region to be split if it is too large, else compacts what needs it. */
  splitOrCompact(region: Region): void {
    if (this.#stopped || region.isClosing) return;
    if (!this.#options.splits.request(region, () => this.requestIfNeeded(region))) this.requestIfNeeded(region);
  }

  requestIfNeeded(region: Region): void {
    if (!region.descriptor.compactionEnabled) return;
    for (const store of region.stores) if (store.needsCompaction()) this.#enqueue(region, store, false, false);
  }

  /** Looks for stores whose files are old or expired, and archives what readers held back. */
  async check(): Promise<void> {
    for (const region of this.#options.regions()) {
      if (region.isClosing || !region.descriptor.compactionEnabled) continue;
      for (const store of region.stores) {
        this.#enqueue(region, store, false, false);
        await region.compactions.archive(store);
      }
    }
  }

  stop(): void {
    this.#stopped = true;
    for (const { done } of this.#queue.values()) for (const end of done) end();
    this.#queue.clear();
  }

  #enqueue(region: Region, store: Store, major: boolean, count: boolean): void {
    if (this.#stopped || region.isClosing) return;
    let wanted = this.#queue.get(store);
    if (wanted === undefined) {
      wanted = { region, store, major, done: [] };
      this.#queue.set(store, wanted);
      this.#options.scheduler.endOfTurn(() => this.#pump());
    }
    wanted.major ||= major;
    if (count) wanted.done.push(region.compactions.count(major));
  }

  #pump(): void {
    for (const wanted of this.#queue.values()) {
      if (this.#running.size >= this.#options.threads || this.#stopped) return;
      if (this.#running.has(wanted.store)) continue;
      this.#queue.delete(wanted.store);
      void this.#compact(wanted);
    }
  }

  async #compact({ region, store, major, done }: Wanted): Promise<void> {
    this.#running.add(store);
    try {
      const worked = await region.compactions.compactStore(store, major);
      if (worked) this.splitOrCompact(region);
    } catch (error) {
      if (!region.isClosing)
        this.#options.logger.warn({ region: region.info.encodedName, error: String(error) }, 'a compaction failed');
    } finally {
      for (const end of done) end();
      this.#running.delete(store);
      this.#pump();
    }
  }
}
