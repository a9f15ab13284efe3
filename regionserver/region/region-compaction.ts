// The flow of a compaction (HOUSE.md §3): output written, naming its inputs · put in place · marker synced to the log · fence check · readers
// are turned to it · inputs archived once nobody reads them. What a crash leaves between these, opening the store finishes.

import { compactionMarker } from '../../wal/wal-edit.ts';
import type { Region } from './region.ts';
import { appendMarker } from './region-markers.ts';
import type { CompactionRequest, CompactionResult, SelectOptions, Store } from './store/store.ts';

export type CompactionState = 'NONE' | 'MINOR' | 'MAJOR' | 'MAJOR_AND_MINOR';

/** Holds a compaction back, so that it is not faster than it may be. */
export interface Pace {
  wrote(bytes: number, signal: AbortSignal): Promise<void>;
}

/** Cells of a compaction that runs. */
export interface CompactionProgress {
  /** Of its inputs. */
  readonly total: number;
  /** Written so far. */
  current: number;
}

export class RegionCompactions {
  readonly #region: Region;
  #minor = 0;
  #major = 0;
  #controller = new AbortController();
  #running = new Map<Promise<void>, CompactionProgress>();
  #isStopped = false;

  constructor(region: Region) {
    this.#region = region;
  }

  get state(): CompactionState {
    if (this.#major > 0) return this.#minor > 0 ? 'MAJOR_AND_MINOR' : 'MAJOR';
    return this.#minor > 0 ? 'MINOR' : 'NONE';
  }
  get isWanted(): boolean {
    return this.#region.stores.some((store) => store.needsCompaction());
  }
  /** Of all that run. */
  get progress(): CompactionProgress {
    const sum = { total: 0, current: 0 };
    for (const { total, current } of this.#running.values()) {
      sum.total += total;
      sum.current += current;
    }
    return sum;
  }
  /** When the oldest of the files was written that a compaction of a whole store made; 0: there is none. */
  get lastMajor(): number {
    const files = this.#region.stores.flatMap((store) => store.storeFiles);
    const times = files.filter(({ reader }) => reader.majorCompaction).map(({ reader }) => reader.createTime);
    return times.length === 0 ? 0 : Math.min(...times);
  }

  /** Counts a compaction that is wanted or runs in the state; returns what ends that. */
  count(major: boolean): () => void {
    if (major) this.#major++;
    else this.#minor++;
    return () => {
      if (major) this.#major--;
      else this.#minor--;
    };
  }

  /** Compacts, one after the other, the stores that have something to compact. */
  async compact(major: boolean, families?: readonly string[]): Promise<void> {
    for (const store of this.#region.stores) {
      if (families !== undefined && !families.includes(store.name)) continue;
      const request = this.select(store, { major, user: true });
      if (request !== undefined) await this.run(store, request);
    }
  }

  /** What there is to compact in a store: to be run, or cancelled. */
  select(store: Store, options: SelectOptions): CompactionRequest | undefined {
    if (this.#region.state !== 'open' || this.#region.failure !== undefined) return undefined;
    return store.selectCompaction(options);
  }

  async run(store: Store, request: CompactionRequest, pace?: Pace): Promise<void> {
    if (this.#isStopped) {
      store.cancelCompaction(request);
      throw this.#controller.signal.reason;
    }
    const progress = { total: request.files.reduce((sum, file) => sum + file.reader.entryCount, 0), current: 0 };
    const work = this.#track(request, store, progress, pace);
    this.#running.set(work, progress);
    try {
      await work;
    } finally {
      this.#running.delete(work);
    }
  }

  /** Stops what runs and takes nothing more; for closing. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#cancel('the region is closing');
  }
  /** Stops what runs. */
  async cancel(reason: string): Promise<void> {
    if (this.#isStopped) return;
    const cancelled = this.#cancel(reason);
    this.#controller = new AbortController();
    await cancelled;
  }
  async #cancel(reason: string): Promise<void> {
    this.#controller.abort(new Error(reason));
    await Promise.allSettled([...this.#running.keys()]);
  }

  async #track(
    request: CompactionRequest,
    store: Store,
    progress: CompactionProgress,
    pace: Pace | undefined,
  ): Promise<void> {
    const region = this.#region;
    const major = request.isAllFiles;
    const end = this.count(major);
    const startedAt = region.clock.monotonic();
    try {
      await this.#run(request, store, progress, pace);
      region.options.logger.info(
        {
          region: region.info.encodedName,
          family: store.family.nameAsString,
          files: request.files.length,
          bytes: request.lengthBytes,
          major,
          ms: Math.round(region.clock.monotonic() - startedAt),
        },
        'compacted',
      );
    } finally {
      end();
    }
  }

  async #run(
    request: CompactionRequest,
    store: Store,
    progress: CompactionProgress,
    pace: Pace | undefined,
  ): Promise<void> {
    const region = this.#region;
    const { signal } = this.#controller;
    const result = await store.compact(request, {
      smallestReadPoint: region.smallestReadPoint(),
      signal,
      throttle: region.options.throttle,
      // Small ones do not wait behind it.
      ...(request.isLarge ? { lane: 'large compaction' } : {}),
      onPiece: (cells, bytes) => {
        progress.current += cells;
        return pace?.wrote(bytes, signal);
      },
    });
    if (signal.aborted) {
      await store.discardCompaction(result);
      throw signal.reason;
    }
    try {
      region.wal.checkNotFenced();
      await this.#replaceInputs(store, result);
    } catch (error) {
      region.fail('a compaction could not be committed', error);
      throw error;
    }
    await this.archive(store);
  }

  async #replaceInputs(store: Store, result: CompactionResult): Promise<void> {
    const region = this.#region;
    const { inputNames, outputNames } = await store.placeCompaction(result);
    const marker = compactionMarker(region.info, store.familyName, inputNames, outputNames, region.clock.now());
    try {
      // The sync's callback comes after the fence check.
      await region.wal.syncAsync(appendMarker(region, marker), 'data');
    } catch (error) {
      await store.abandonPlaced(result);
      throw error;
    }
    store.swapCompaction(result);
  }

  /** Moves away inputs that nobody reads any more, and what came to nothing. What fails here is tried again, or done when the store is opened. */
  async archive(store: Store): Promise<void> {
    try {
      this.#region.wal.checkNotFenced();
      await store.archiveCompacted();
    } catch (error) {
      this.#region.options.logger.warn(
        { region: this.#region.info.encodedName, error: String(error) },
        'replaced store files could not be archived yet',
      );
    }
  }
}
