// What the regions of one server share: memory and its bounds, the block cache, nonces, flushes and compactions.
import { hbaseError } from '../base/errors.ts';
import type { Timer } from '../base/scheduler.ts';
import type { TaskRunner } from '../base/task-runner.ts';
import { BlockCache } from '../hfile/block-cache.ts';
import { SecondTier } from '../hfile/second-tier.ts';
import type { RegionInfo } from '../model/region-info.ts';
import type { ServerName } from '../model/server-name.ts';
import type { TableDescriptor } from '../model/table-descriptor.ts';
import type { WAL } from '../wal/wal.ts';
import { CompactSplit } from './compact-split.ts';
import { CompactionThroughput } from './compaction-throughput.ts';
import { HeapBudget } from './heap-budget.ts';
import { MemstoreFlusher } from './memstore-flusher.ts';
import { NonceManager } from './nonce-manager.ts';
import type { OnlineRegions } from './online-regions.ts';
import { MobFileCache } from './region/mob/mob-file-cache.ts';
import { Region } from './region/region.ts';
import { DEFAULT_REGION_CONFIG } from './region/region-config.ts';
import { reconfigure, warmUp } from './region/region-files.ts';
import type { RegionEvents } from './region/region-options.ts';
import { ArenaPool } from './region/store/arena.ts';
import { configOfTable } from './region/table-config.ts';
import type { RegionServerConfig } from './region-server-config.ts';
import type { RegionServerOptions } from './region-server-options.ts';
import { RunningTasks } from './running-tasks.ts';
import { SplitPolicies } from './split-policy.ts';
import { SplitRequests } from './split-requests.ts';

/** Bytes appended to a log and not synced, above which writes are refused. */
const MAX_UNSYNCED_BYTES = 256 * 1024 * 1024;
const THROTTLE_PAUSE_MS = 1;
const MAX_THROTTLE_WAITS = 4;
const FLUSH_REPLAYED_AFTER_MS = 1000;

export interface RegionServicesOptions {
  /** Tells the master that a region is ready to be split; undefined, or why it refuses. */
  readonly askSplit: (regions: readonly RegionInfo[]) => Promise<string | undefined>;
  readonly options: RegionServerOptions;
  readonly config: RegionServerConfig;
  readonly regions: OnlineRegions;
  readonly wals: () => readonly WAL[];
  readonly onAbort: (reason: string, error: unknown) => void;
}

export class RegionServices {
  readonly heap: HeapBudget;
  readonly blockCache: BlockCache;
  readonly mobFiles: MobFileCache;
  readonly flusher: MemstoreFlusher;
  readonly compactions: CompactSplit;
  readonly throughput: CompactionThroughput;
  readonly splitPolicies: SplitPolicies;
  readonly nonces: NonceManager;
  readonly #o: RegionServicesOptions;
  /** The server's, counted. */
  readonly #tasks: TaskRunner;
  #tasksRunning = 0;
  readonly #arenas: ArenaPool;
  readonly #events: RegionEvents;
  /** On line with edits that are in no store file yet. */
  readonly #replayed = new Set<Region>();
  #flushingReplayed: Timer | undefined;
  readonly running: RunningTasks;

  constructor(o: RegionServicesOptions) {
    const { clock, scheduler, logger } = o.options;
    const { config } = o;
    const regions = () => o.regions.values();
    this.#o = o;
    this.running = new RunningTasks(clock);
    this.heap = new HeapBudget({
      budgetBytes: config.heapBudgetBytes,
      memstoreFraction: config.globalMemstoreFraction,
      lowerFraction: config.globalMemstoreLowerFraction,
      blockCacheFraction: config.blockCacheFraction,
    });
    this.#arenas = new ArenaPool({ budgetBytes: this.heap.memstoreLimitBytes });
    const { blockCacheFile: file } = o.options;
    const errorsToleratedMs = config.cacheErrorsToleratedMs;
    const secondTier = file === undefined ? undefined : new SecondTier({ file, clock, logger, errorsToleratedMs });
    this.blockCache = new BlockCache(this.heap.blockCacheBytes, config.lru, secondTier);
    this.mobFiles = new MobFileCache({
      files: o.options.files,
      blockCache: this.blockCache,
      maxFiles: config.mobFileCacheSize,
    });
    this.nonces = new NonceManager({ clock, ttlMs: config.nonceTtlMs });
    this.splitPolicies = new SplitPolicies(config, o.options.random, regions);
    const splits = new SplitRequests({
      clock,
      logger,
      policies: this.splitPolicies,
      regionCount: () => o.regions.size,
      maxRegions: config.regionSplitLimit,
      ask: o.askSplit,
    });
    this.throughput = new CompactionThroughput(() => config.compactionThroughput, {
      clock,
      scheduler,
      pressure: () => compactionPressure(regions()),
    });
    this.compactions = new CompactSplit({
      ...{ scheduler, logger, regions, splits, throughput: this.throughput, tasks: this.running },
      atOnce: () => ({ large: config.largeCompactions, small: config.smallCompactions }),
      enabled: config.compactionsEnabled,
    });
    this.flusher = new MemstoreFlusher({
      clock,
      scheduler,
      logger,
      heap: this.heap,
      regions,
      tasks: this.running,
      threads: config.flushThreads,
      compactionWanted: (region) => this.compactions.requestIfNeeded(region),
    });
    this.#events = this.#makeEvents();
    const { taskRunner } = o.options;
    this.#tasks = {
      run: (...task) => {
        this.#tasksRunning++;
        return taskRunner.run(...task).finally(() => this.#tasksRunning--);
      },
      close: () => taskRunner.close(),
    };
  }

  open(info: RegionInfo, descriptor: TableDescriptor, wal: WAL, serverName: ServerName): Promise<Region> {
    const { options, config, onAbort } = this.#o;
    return Region.open({
      ...options,
      taskRunner: this.#tasks,
      config,
      info,
      descriptor,
      wal,
      serverName,
      blockCache: this.blockCache,
      mobFiles: this.mobFiles,
      arenas: this.#arenas,
      throttle: () => this.#throttle(),
      nonceManager: this.nonces,
      events: this.#events,
      onAbort,
    });
  }

  /** Of a region that is not here, and may come. */
  warmUp(info: RegionInfo, descriptor: TableDescriptor, signal: AbortSignal): Promise<void> {
    const { options } = this.#o;
    const config = configOfTable({ ...DEFAULT_REGION_CONFIG, ...this.#o.config }, descriptor);
    const region = { info, descriptor, config, options: { ...options, blockCache: this.blockCache } };
    return this.running.during(`Initializing region ${info.encodedName}`, 'Warmup all stores', () =>
      warmUp(region, options.clock, signal),
    );
  }

  /** The server's configuration was changed: the part of it that open regions have copied, or that is looked at from time to time. */
  configChanged(): void {
    for (const region of this.#o.regions.values()) reconfigure(region, this.#o.config);
    this.throughput.tune();
  }

  /** A worker is at it with a flush or a compaction. */
  get isWritingFiles(): boolean {
    return this.#tasksRunning > 0;
  }

  /** Nothing new is flushed or compacted; what runs goes on. */
  stop(): void {
    this.#flushingReplayed?.cancel();
    this.flusher.stop();
    this.compactions.stop();
  }

  /** After the regions. */
  async close(): Promise<void> {
    await this.mobFiles.close();
    await this.blockCache.secondTier?.close();
  }

  /** Flushes what was replayed, a few regions at a time, a while after the last was opened: until then other servers may be at it, on the same disk. */
  flushReplayed(): void {
    this.#flushingReplayed?.cancel();
    this.#flushingReplayed = this.#o.options.scheduler.after(FLUSH_REPLAYED_AFTER_MS, () => {
      for (const region of this.#replayed) this.flusher.request(region, { force: true, reason: 'edits were replayed' });
      this.#replayed.clear();
    });
  }

  /** Flushes the regions that hold back old logs. */
  flushForLogs(encodedNames: readonly string[]): void {
    for (const name of encodedNames) {
      const region = this.#o.regions.get(name);
      if (region !== undefined) this.flusher.request(region, { force: true, reason: 'it holds back an old log' });
    }
  }

  #makeEvents(): RegionEvents {
    return {
      checkPressure: (region) => this.#checkPressure(region),
      slowDown: (region) => (region.isSystem ? undefined : this.flusher.slowDown()),
      memstoreChanged: (_region, delta) => {
        this.heap.memstoreChanged(delta);
        if (delta > 0) this.flusher.memstoreGrew();
      },
      isMemoryShort: () => this.heap.isAboveUpper,
      memstorePinned: (delta) => this.heap.pinnedChanged(delta),
      replayed: (region) => this.#replayed.add(region),
      flushWanted: (region) => this.flusher.request(region, { reason: 'its memstore is full' }),
      compactionWanted: (region) => this.compactions.splitOrCompact(region),
      splitWanted: (region) => this.compactions.splitIfLarge(region),
    };
  }

  /** Writes wait outside while memory is short, or while the log can't keep up. */
  #checkPressure(region: Region): void {
    this.flusher.checkPressure(region);
    if (region.wal.unsyncedBytes <= MAX_UNSYNCED_BYTES) return;
    throw hbaseError(
      'RegionTooBusyException',
      `${region.wal.unsyncedBytes} bytes wait for the log to be synced, regionName=${region.info.encodedName}`,
    );
  }

  /** Flushes and compactions leave the disk to the log while writers wait for it, but not for long. */
  async #throttle(): Promise<void> {
    for (let waits = 0; waits < MAX_THROTTLE_WAITS; waits++) {
      if (!this.#o.wals().some((wal) => wal.unsyncedBytes > 0)) return;
      await this.#o.options.scheduler.sleep(THROTTLE_PAUSE_MS);
    }
  }
}

/** Of the store that has most files for what it may have. */
function compactionPressure(regions: Iterable<Region>): number {
  let highest = 0;
  for (const { stores } of regions) for (const store of stores) highest = Math.max(highest, store.compactionPressure);
  return highest;
}
