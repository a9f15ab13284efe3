// The flow of a flush (HOUSE.md §3): prepare, in one turn: the flush's sequence id is taken and the memstores are swapped, so that the id covers
// all that is in the snapshots and nothing else · await the log's sync and the read point of that id · write · fence check · commit. A failure
// in write leaves the snapshots for the next flush; a failure in commit is for recovery to repair.
import { hbaseError } from '../../base/errors.ts';
import type { FlushAction, StoreFiles } from '../../wal/wal-edit.ts';
import { flushMarker } from '../../wal/wal-edit.ts';
import { type FlushPolicyName, flushPolicyOf, selectStoresToFlush } from './flush-policy.ts';
import type { FlushOptions, FlushResult, Region } from './region.ts';
import { appendMarker } from './region-markers.ts';
import type { FlushContext, Store } from './store/store.ts';

interface PreparedFlush {
  readonly sequenceId: number;
  readonly stores: readonly { readonly store: Store; readonly context: FlushContext }[];
  /** Of the START_FLUSH marker; undefined when none was written. */
  readonly txid: number | undefined;
  readonly writeMarkers: boolean;
  readonly startedAt: number;
}

/** The flush after the one that runs. */
interface NextFlush {
  options: FlushOptions;
  readonly result: Promise<FlushResult>;
}

/** What of a region is surely in store files. */
export interface LastFlushed {
  readonly region: number;
  /** By family name in latin1. */
  readonly families: ReadonlyMap<string, number>;
}

export class RegionFlushes {
  readonly #region: Region;
  #running: Promise<FlushResult> | undefined;
  #next: NextFlush | undefined;
  #lastFlushId = -1;
  #policy: FlushPolicyName | undefined;
  readonly #lastFlushIds = new Map<string, number>();
  /** Families that hold replayed edits in memory: the files these came from must stay. */
  readonly unflushedReplay = new Set<string>();
  /** Called once all replayed edits are in store files. */
  onReplayFlushed: (() => Promise<void>) | undefined;

  constructor(region: Region) {
    this.#region = region;
  }

  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  /** Joins callers that come while a flush runs into one more flush after it, of all that any of them asked for. */
  flush(options: FlushOptions): Promise<FlushResult> {
    if (this.#next !== undefined) {
      this.#next.options = union(this.#next.options, options);
      return this.#next.result;
    }
    if (this.#running === undefined) return this.#start(options);
    const next: NextFlush = { options, result: this.#afterRunning(() => next.options) };
    this.#next = next;
    return next.result;
  }

  /** Resolves when no flush runs. */
  async idle(): Promise<void> {
    while (this.#running !== undefined) await this.#running.catch(() => undefined);
  }

  /** At opening: files cover everything up to these. */
  restoreLastFlushed(): void {
    for (const store of this.#region.stores) this.#lastFlushIds.set(store.name, store.maxSequenceId);
    const ids = [...this.#lastFlushIds.values()];
    this.#lastFlushId = ids.length === 0 ? -1 : Math.min(...ids);
  }

  /** What the master is told, so that recovery skips what is flushed: never more than what is. */
  lastFlushed(): LastFlushed {
    const { wal, info, stores } = this.#region;
    const lowest = wal.accounting.lowestUnflushed(info.encodedName);
    const families = new Map<string, number>();
    for (const { name } of stores) {
      const unflushed = wal.accounting.lowestUnflushed(info.encodedName, name);
      families.set(name, unflushed === undefined ? (this.#lastFlushIds.get(name) ?? -1) : unflushed - 1);
    }
    return { region: lowest === undefined ? this.#lastFlushId : lowest - 1, families };
  }

  /** During replay: writes out what is in memory under the id of the last edit replayed, without markers. */
  async flushReplayed(sequenceId: number): Promise<void> {
    const region = this.#region;
    const stores = region.stores.map((store) => ({ store, context: store.prepareFlush() }));
    this.unflushedReplay.clear();
    await this.#write({
      sequenceId,
      stores,
      txid: undefined,
      writeMarkers: false,
      startedAt: region.clock.monotonic(),
    });
  }

  #start(options: FlushOptions): Promise<FlushResult> {
    const running = this.#run(options).finally(() => {
      this.#running = undefined;
    });
    this.#running = running;
    return running;
  }

  async #afterRunning(options: () => FlushOptions): Promise<FlushResult> {
    await this.idle();
    this.#next = undefined;
    return this.#start(options());
  }

  async #run(options: FlushOptions): Promise<FlushResult> {
    const region = this.#region;
    if (region.failure !== undefined) throw region.failure;
    if (region.state === 'closed') throw hbaseError('NotServingRegionException', `${region.name} is closed`);
    const chosen = this.#chooseStores(options);
    if (chosen.length === 0)
      return { flushed: false, flushSequenceId: -1, reason: 'Nothing to flush', compactionNeeded: false };
    const prepared = this.#prepare(chosen, options.writeMarkers ?? true);
    await this.#awaitPrepared(prepared);
    await this.#write(prepared);
    await this.#finish(prepared, options);
    return {
      flushed: true,
      flushSequenceId: prepared.sequenceId,
      reason: options.reason,
      compactionNeeded: region.stores.some((store) => store.needsCompaction()),
    };
  }

  #chooseStores(options: FlushOptions): readonly Store[] {
    const region = this.#region;
    const filled = region.stores.filter((store) => !store.memstore.isEmpty);
    const { families } = options;
    if (families !== undefined) return filled.filter((store) => families.includes(store.name));
    if (options.force === true) return filled;
    this.#policy ??= flushPolicyOf(region);
    return selectStoresToFlush(this.#policy, region, filled);
  }

  /** One turn: between a write's log append and its memstore nothing can stand, so the id covers just what the snapshots hold. */
  #prepare(chosen: readonly Store[], writeMarkers: boolean): PreparedFlush {
    const region = this.#region;
    const entry = region.mvcc.begin();
    region.mvcc.complete(entry);
    region.wal.accounting.startFlush(
      region.info.encodedName,
      chosen.map((store) => store.name),
    );
    const stores = chosen.map((store) => ({ store, context: store.prepareFlush() }));
    region.counters.oldestEdit = chosen.length === region.stores.length ? undefined : region.clock.monotonic();
    const prepared = { sequenceId: entry.sequenceId, stores, writeMarkers, startedAt: region.clock.monotonic() };
    const marker = (action: FlushAction) => this.#appendMarker(action, prepared);
    return { ...prepared, txid: writeMarkers ? marker('START_FLUSH') : undefined };
  }

  /** Everything that the snapshots hold is durable in the log and visible before it is written to a file. */
  async #awaitPrepared(prepared: PreparedFlush): Promise<void> {
    const { wal, mvcc } = this.#region;
    try {
      if (prepared.txid !== undefined) await wal.syncAsync(prepared.txid, 'data');
      await mvcc.waitFor(prepared.sequenceId);
    } catch (error) {
      await this.#giveUp(prepared, 'the log failed before a flush');
      throw error;
    }
  }

  async #write(prepared: PreparedFlush): Promise<void> {
    const region = this.#region;
    try {
      for (const { store, context } of prepared.stores)
        await store.writeFlush(context, {
          flushSequenceId: prepared.sequenceId,
          smallestReadPoint: region.smallestReadPoint(),
          throttle: region.options.throttle,
        });
    } catch (error) {
      await this.#giveUp(prepared, String(error));
      throw error;
    }
    await this.#commit(prepared);
  }

  async #commit(prepared: PreparedFlush): Promise<void> {
    const region = this.#region;
    const written: StoreFiles[] = [];
    try {
      region.wal.checkNotFenced();
      for (const { store, context } of prepared.stores)
        written.push({ family: store.familyName, files: await store.commitFlush(context) });
      region.recountMemstore();
      if (prepared.writeMarkers) {
        const txid = this.#appendMarker('COMMIT_FLUSH', prepared, written);
        await region.wal.syncAsync(txid, 'data');
      }
    } catch (error) {
      region.fail('a flush could not be committed', error);
      throw error;
    }
  }

  async #finish(prepared: PreparedFlush, { reason, thenCompact = true }: FlushOptions): Promise<void> {
    const region = this.#region;
    const { accounting } = region.wal;
    accounting.completeFlush(region.info.encodedName);
    for (const { store } of prepared.stores) this.#lastFlushIds.set(store.name, prepared.sequenceId);
    const lowest = accounting.lowestUnflushed(region.info.encodedName);
    this.#lastFlushId = Math.max(this.#lastFlushId, lowest === undefined ? prepared.sequenceId : lowest - 1);
    region.counters.lastFlushed = region.clock.now();
    const bytes = prepared.stores.reduce((sum, { context }) => sum + context.dataBytes, 0);
    const ms = Math.round(region.clock.monotonic() - prepared.startedAt);
    region.options.logger.info(
      { region: region.info.encodedName, bytes, ms, sequenceId: prepared.sequenceId, reason },
      'flushed',
    );
    await this.#replayFlushed(prepared.stores.map(({ store }) => store.name));
    await region.wal.archiveOldLogs();
    if (thenCompact) region.options.events?.compactionWanted?.(region);
    else region.options.events?.splitWanted?.(region);
  }

  async #replayFlushed(families: readonly string[]): Promise<void> {
    if (this.unflushedReplay.size === 0) return;
    for (const family of families) this.unflushedReplay.delete(family);
    if (this.unflushedReplay.size > 0) return;
    await this.onReplayFlushed?.();
    this.onReplayFlushed = undefined;
  }

  /** The snapshots stay; the next flush takes them along. */
  async #giveUp(prepared: PreparedFlush, reason: string): Promise<void> {
    const region = this.#region;
    region.wal.accounting.abortFlush(region.info.encodedName);
    region.counters.oldestEdit = prepared.startedAt;
    region.options.logger.warn({ region: region.info.encodedName, reason }, 'a flush failed; its cells stay in memory');
    for (const { store, context } of prepared.stores) await store.abortFlush(context).catch(() => undefined);
    if (!prepared.writeMarkers || region.failure !== undefined) return;
    try {
      this.#appendMarker('ABORT_FLUSH', prepared);
    } catch {
      // The log has failed; whoever owns it aborts.
    }
  }

  #appendMarker(action: FlushAction, prepared: Omit<PreparedFlush, 'txid'>, files?: readonly StoreFiles[]): number {
    const region = this.#region;
    const stores = files ?? prepared.stores.map(({ store }) => ({ family: store.familyName, files: [] }));
    return appendMarker(region, flushMarker(region.info, action, prepared.sequenceId, stores, region.clock.now()));
  }
}

function union(a: FlushOptions, b: FlushOptions): FlushOptions {
  const force = a.force === true || b.force === true;
  const families =
    a.families === undefined || b.families === undefined ? undefined : [...new Set([...a.families, ...b.families])];
  const thenCompact = a.thenCompact !== false || b.thenCompact !== false;
  // Who named no families wants them all, as far as the policy goes.
  return {
    reason: a.reason,
    thenCompact,
    force: force || (a.families === undefined) !== (b.families === undefined),
    families,
  };
}
