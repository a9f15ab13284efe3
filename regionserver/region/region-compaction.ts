// The flow of a compaction (HOUSE.md §3): output written, naming its inputs · put in place · marker synced to the log · fence check · readers
// are turned to it · inputs archived once nobody reads them. What a crash leaves between these, opening the store finishes.

import { compactionMarker } from '../../wal/wal-edit.ts';
import type { Region } from './region.ts';
import { appendMarker } from './region-markers.ts';
import type { CompactionRequest, CompactionResult, Store } from './store/store.ts';

export type CompactionState = 'NONE' | 'MINOR' | 'MAJOR' | 'MAJOR_AND_MINOR';

export class RegionCompactions {
  readonly #region: Region;
  #minor = 0;
  #major = 0;
  #controller = new AbortController();
  #running = new Set<Promise<void>>();
  lastMajor = 0;

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
      await this.compactStore(store, major);
    }
  }

  /** True when there was something to compact. */
  async compactStore(store: Store, major: boolean): Promise<boolean> {
    if (this.#region.state !== 'open' || this.#region.failure !== undefined) return false;
    const request = store.selectCompaction({ major });
    if (request === undefined) return false;
    const work = this.#track(request, store);
    this.#running.add(work);
    try {
      await work;
    } finally {
      this.#running.delete(work);
    }
    return true;
  }

  /** Stops what runs and takes nothing more; for closing. */
  async stop(): Promise<void> {
    this.#controller.abort(new Error('the region is closing'));
    await Promise.allSettled([...this.#running]);
  }

  async #track(request: CompactionRequest, store: Store): Promise<void> {
    const region = this.#region;
    const major = request.isAllFiles;
    const end = this.count(major);
    const startedAt = region.clock.monotonic();
    try {
      await this.#run(request, store);
      if (major) this.lastMajor = region.clock.now();
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

  async #run(request: CompactionRequest, store: Store): Promise<void> {
    const region = this.#region;
    const { signal } = this.#controller;
    const result = await store.compact(request, {
      smallestReadPoint: region.smallestReadPoint(),
      signal,
      throttle: region.options.throttle,
    });
    if (signal.aborted) {
      store.cancelCompaction(request);
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

  /** Moves away inputs that nobody reads any more. What fails here is tried again, or done when the store is opened. */
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
