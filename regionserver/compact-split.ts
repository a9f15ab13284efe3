// Which store is compacted when: after flushes, when a file is old, when somebody asks. A few compactions run at once, small and large ones beside each other;
// the rest waits, the stores with the most files first. A region that has become too large is split instead.
import type { Logger } from '../base/logger.ts';
import type { Scheduler } from '../base/scheduler.ts';
import type { CompactionThroughput } from './compaction-throughput.ts';
import type { Region } from './region/region.ts';
import type { CompactionRequest, Store } from './region/store/store.ts';
import type { RunningTasks } from './running-tasks.ts';
import type { SplitRequests } from './split-requests.ts';

export interface CompactSplitOptions {
  readonly scheduler: Scheduler;
  readonly logger: Logger;
  readonly regions: () => Iterable<Region>;
  readonly splits: SplitRequests;
  readonly throughput: CompactionThroughput;
  readonly tasks: RunningTasks;
  /** Compactions written at once; while there are no large ones, small ones may take their place. */
  readonly atOnce: () => { readonly large: number; readonly small: number };
  readonly enabled: boolean;
}

/** A store that is to be looked at. */
interface Wanted {
  readonly region: Region;
  readonly store: Store;
  /** Somebody asked for a major compaction. */
  major: boolean;
  /** Somebody asked for a compaction. */
  user: boolean;
  /** Ends its counting in the region's compaction state. */
  readonly done: (() => void)[];
}
/** Its files are chosen. */
interface Chosen extends Wanted {
  readonly request: CompactionRequest;
}

type Lane = 'small' | 'large';
/** HBase's PRIORITY_USER: what somebody asked for goes before all but stores that are as good as full. */
const USER_PRIORITY = 1;

export class CompactSplit {
  readonly #options: CompactSplitOptions;
  readonly #queue = new Map<Store, Wanted>();
  #largeQueue: Chosen[] = [];
  readonly #running = { small: 0, large: 0 };
  /** One compaction at a time may be larger because of the hour. */
  #offPeakRuns = false;
  #enabled: boolean;
  #stopped = false;

  constructor(options: CompactSplitOptions) {
    this.#options = options;
    this.#enabled = options.enabled;
  }

  get queueLength(): number {
    return this.#queue.size + this.#largeQueue.length;
  }
  get isEnabled(): boolean {
    return this.#enabled;
  }

  /** A user's wish, of all families or some. */
  request(region: Region, major: boolean, families?: readonly string[]): void {
    for (const store of region.stores)
      if (families === undefined || families.includes(store.name)) this.#enqueue(region, store, major, true);
  }

  /** After a flush or a compaction: asks for the region to be split if it is too large, else compacts what needs it. */
  splitOrCompact(region: Region): void {
    if (this.#stopped || region.isClosing) return;
    if (!this.#options.splits.request(region, () => this.requestIfNeeded(region))) this.requestIfNeeded(region);
  }

  splitIfLarge(region: Region): void {
    if (!this.#stopped && !region.isClosing) this.#options.splits.request(region, () => {});
  }

  requestIfNeeded(region: Region): void {
    for (const store of region.stores) if (store.needsCompaction()) this.#enqueue(region, store, false, false);
  }

  /** Looks for stores whose files are old or expired, and archives what readers held back. */
  async check(): Promise<void> {
    for (const region of this.#options.regions()) {
      if (region.isClosing) continue;
      for (const store of region.stores) {
        this.#enqueue(region, store, false, false);
        await region.compactions.archive(store);
      }
    }
  }

  /** Off: what waits is forgotten, and what runs is cancelled. Returns what it was. */
  async switch(on: boolean): Promise<boolean> {
    const before = this.#enabled;
    this.#enabled = on;
    if (on) return before;
    this.clearQueues(['small', 'large']);
    const reason = 'compactions were switched off';
    await Promise.all([...this.#options.regions()].map((region) => region.compactions.cancel(reason)));
    return before;
  }

  clearQueues(lanes: readonly Lane[]): void {
    if (lanes.includes('small')) {
      for (const wanted of this.#queue.values()) endCounting(wanted);
      this.#queue.clear();
    }
    if (!lanes.includes('large')) return;
    for (const chosen of this.#largeQueue) this.#drop(chosen);
    this.#largeQueue = [];
  }

  stop(): void {
    this.#stopped = true;
    this.clearQueues(['small', 'large']);
  }

  #enqueue(region: Region, store: Store, major: boolean, user: boolean): void {
    // As in HBase, not even when a user asks.
    if (!region.descriptor.compactionEnabled || !this.#enabled) return;
    if (this.#stopped || region.isClosing) return;
    let wanted = this.#queue.get(store);
    if (wanted === undefined) {
      wanted = { region, store, major, user, done: [] };
      this.#queue.set(store, wanted);
      this.#options.scheduler.endOfTurn(() => this.#pump());
    }
    wanted.major ||= major;
    wanted.user ||= user;
    if (user) wanted.done.push(region.compactions.count(major));
  }

  #pump(): void {
    if (this.#stopped) return;
    const { large, small } = this.#options.atOnce();
    while (this.#running.large < large && this.#largeQueue.length > 0)
      void this.#run(this.#largeQueue.shift()!, 'large');
    for (;;) {
      const lane = this.#running.small < small ? 'small' : this.#running.large < large ? 'large' : undefined;
      const wanted = lane === undefined ? undefined : this.#takeFirst();
      if (lane === undefined || wanted === undefined) return;
      this.#choose(wanted, lane);
    }
  }

  /** The most urgent; of equally urgent ones who waits longest. */
  #takeFirst(): Wanted | undefined {
    let first: Wanted | undefined;
    for (const wanted of this.#queue.values())
      if (first === undefined || priorityOf(wanted) < priorityOf(first)) first = wanted;
    if (first !== undefined) this.#queue.delete(first.store);
    return first;
  }

  #choose(wanted: Wanted, lane: Lane): void {
    const { region, store, major, user } = wanted;
    const request = region.compactions.select(store, { major, user, mayUseOffPeak: !this.#offPeakRuns });
    if (request === undefined) {
      endCounting(wanted);
      return;
    }
    if (request.isOffPeak) this.#offPeakRuns = true;
    const chosen = { ...wanted, request };
    if (!request.isLarge || lane === 'large') void this.#run(chosen, lane);
    else if (this.#running.large < this.#options.atOnce().large) void this.#run(chosen, 'large');
    else this.#largeQueue.push(chosen);
  }

  async #run({ region, store, request, done }: Chosen, lane: Lane): Promise<void> {
    this.#running[lane]++;
    const pace = this.#options.throughput.begin();
    try {
      await this.#options.tasks.during(
        `Compacting ${store.name} in ${region.info.encodedName} of ${region.info.tableName}`,
        `Compacting store ${store.name}`,
        () => region.compactions.run(store, request, pace),
      );
      this.splitOrCompact(region);
    } catch (error) {
      if (!region.isClosing)
        this.#options.logger.warn({ region: region.info.encodedName, error: String(error) }, 'a compaction failed');
    } finally {
      pace.end();
      if (request.isOffPeak) this.#offPeakRuns = false;
      endCounting({ done });
      this.#running[lane]--;
      this.#pump();
    }
  }

  #drop(chosen: Chosen): void {
    chosen.store.cancelCompaction(chosen.request);
    if (chosen.request.isOffPeak) this.#offPeakRuns = false;
    endCounting(chosen);
  }
}

function priorityOf({ store, user }: Wanted): number {
  if (user) return USER_PRIORITY;
  const priority = store.blockingFileCount - store.storeFileCount;
  return priority === USER_PRIORITY ? USER_PRIORITY + 1 : priority;
}

function endCounting({ done }: Pick<Wanted, 'done'>): void {
  for (const end of done) end();
}
