// Group commit. Everything appended in one turn of the loop goes out in one write and one sync; while that runs the next group fills another
// buffer, and a few groups may be in flight. They are acknowledged in the order they were made, across a roll too, each after its sync and,
// later than the sync, the check that the server's folder has not been fenced away. The first failure ends it all: nothing is tried again.
import type { Scheduler } from '../base/scheduler.ts';
import type { CellList } from '../cell/cell-list.ts';
import type { EntryNames } from './entry-buffer.ts';
import type { LogFile } from './log-file.ts';
import { BufferPool, type DurabilityLevel, type SyncDone, SyncGroup } from './sync-group.ts';

const MAX_IN_FLIGHT = 3;
/** Entries nobody waits for are written when so many have gathered. */
const LAZY_FLUSH_BYTES = 1024 * 1024;
/** A group of this size does not wait for the end of the turn: it is on its way to the disk while the next one fills. */
const FULL_GROUP_BYTES = 2 * 1024 * 1024;

export interface GroupCommitEvents {
  /** Once, at the first failure, before the waiters hear of it. */
  onFailure(error: Error): void;
  /** After groups were acknowledged. */
  onProgress(): void;
  /** Others write much to the same disk: a sync may take long there. */
  isDiskBusy?(): boolean;
}

/** What a storage is told of how many wait, when none of them is worth a stall. */
const MANY_WAITERS = Number.POSITIVE_INFINITY;

export interface WALCounters {
  entries: number;
  bytes: number;
  syncs: number;
  rolls: number;
}

export class GroupCommit {
  readonly counters: WALCounters = { entries: 0, bytes: 0, syncs: 0, rolls: 0 };
  #log: LogFile;
  #scheduler: Scheduler;
  #events: GroupCommitEvents;
  #pool = new BufferPool();
  #active: SyncGroup;
  #inFlight: SyncGroup[] = [];
  #lastTxid = 0;
  #submittedTxid = 0;
  /** Up to here everything is synced, by level. */
  #completed = { data: 0, full: 0 };
  #scheduled = false;
  #failure: Error | undefined;
  #sealed: Error | undefined;
  #drained: Array<{ group: SyncGroup; resolve: () => void; reject: (error: Error) => void }> = [];

  constructor(log: LogFile, scheduler: Scheduler, events: GroupCommitEvents) {
    this.#log = log;
    this.#scheduler = scheduler;
    this.#events = events;
    this.#active = new SyncGroup(log, this.#pool.take(), 0);
  }

  get failure(): Error | undefined {
    return this.#failure;
  }
  get lastTxid(): number {
    return this.#lastTxid;
  }
  get unsyncedBytes(): number {
    return this.#inFlight.reduce((sum, group) => sum + group.buffer.length, this.#active.buffer.length);
  }
  /** Bytes of the current log, with what is still in the buffer. */
  get logBytes(): number {
    return this.#log.writer.length + this.#active.buffer.length;
  }

  append(
    names: EntryNames,
    sequenceId: number,
    writeTime: number,
    nonceGroup: bigint,
    nonce: bigint,
    cells: CellList,
  ): number {
    const refusal = this.#failure ?? this.#sealed;
    if (refusal !== undefined) throw refusal;
    const group = this.#active;
    const { syncedOffset, compressor } = this.#log;
    try {
      group.buffer.append(names, sequenceId, writeTime, nonceGroup, nonce, syncedOffset, cells, compressor);
    } catch (error) {
      // Its dictionaries may know what the log does not hold.
      if (compressor !== undefined) this.fail(error as Error);
      throw error;
    }
    this.#log.entryCount++;
    group.lastTxid = ++this.#lastTxid;
    if (group.buffer.length >= LAZY_FLUSH_BYTES && group.level === 'none') {
      group.raise('data');
      this.#schedule();
    }
    if (group.buffer.length >= FULL_GROUP_BYTES) this.#flush();
    return group.lastTxid;
  }

  sync(txid: number, level: DurabilityLevel, done: SyncDone): void {
    if (this.#failure !== undefined || txid <= this.#completed[level]) {
      this.#scheduler.endOfTurn(() => done(this.#failure));
      return;
    }
    for (const group of this.#inFlight) {
      if (group.lastTxid >= txid && (level === 'data' || group.level === 'full')) {
        group.waiters.push(done);
        return;
      }
    }
    this.#active.waiters.push(done);
    this.#active.raise(level);
    this.#schedule();
  }

  /** Entries from now on go to `next`. Resolves when all of the former log is acknowledged; rejects when it cannot be. */
  switchLog(next: LogFile): Promise<void> {
    const last = this.#active;
    last.raise('data');
    if (next !== this.#log) this.counters.rolls++;
    this.#log = next;
    return new Promise((resolve, reject) => {
      if (this.#failure !== undefined) return reject(this.#failure);
      this.#drained.push({ group: last, resolve, reject });
      this.#submit();
    });
  }

  /** From now on appends throw `error`; what was appended is still written and acknowledged. */
  seal(error: Error): void {
    this.#sealed = error;
  }

  /** Resolves when everything appended so far is acknowledged. */
  drain(): Promise<void> {
    return this.switchLog(this.#log);
  }

  fail(error: Error): void {
    if (this.#failure !== undefined) return;
    this.#failure = error;
    this.#events.onFailure(error);
    const groups = [...this.#inFlight, this.#active];
    const drained = this.#drained;
    this.#inFlight = [];
    this.#drained = [];
    for (const group of groups) for (const done of takeWaiters(group)) done(error);
    for (const { reject } of drained) reject(error);
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.#scheduler.endOfTurn(() => {
      this.#scheduled = false;
      this.#flush();
    });
  }

  #flush(): void {
    // At the limit the completion of a group calls again.
    if (this.#failure !== undefined || this.#inFlight.length >= MAX_IN_FLIGHT || this.#active.level === 'none') return;
    this.#submit();
  }

  #submit(): void {
    const group = this.#active;
    this.#active = new SyncGroup(this.#log, this.#pool.take(), this.#lastTxid);
    this.#inFlight.push(group);
    this.counters.entries += group.lastTxid - this.#submittedTxid;
    this.counters.bytes += group.buffer.length;
    this.counters.syncs++;
    this.#submittedTxid = group.lastTxid;
    const done = (error?: Error) => {
      group.finished = true;
      group.error = error;
      this.#complete();
    };
    const waiters = this.#events.isDiskBusy?.() === true ? MANY_WAITERS : group.waiters.length;
    group.log.writer.append(group.buffer.contents(), group.level, done, waiters);
  }

  #complete(): void {
    let checked: LogFile | undefined;
    while (this.#inFlight.length > 0 && this.#inFlight[0].finished) {
      const group = this.#inFlight[0];
      const error = group.error ?? (checked === group.log ? undefined : fenceError(group.log));
      if (error !== undefined) {
        this.fail(error);
        return;
      }
      checked = group.log;
      this.#inFlight.shift();
      this.#acknowledge(group);
    }
    this.#flush();
    this.#events.onProgress();
  }

  #acknowledge(group: SyncGroup): void {
    group.log.syncedOffset += group.buffer.length;
    this.#completed.data = group.lastTxid;
    if (group.level === 'full') this.#completed.full = group.lastTxid;
    this.#pool.give(group.buffer);
    for (const done of takeWaiters(group)) done();
    const index = this.#drained.findIndex((entry) => entry.group === group);
    if (index !== -1) this.#drained.splice(index, 1)[0].resolve();
  }
}

function takeWaiters(group: SyncGroup): SyncDone[] {
  const { waiters } = group;
  group.waiters = [];
  return waiters;
}

function fenceError(log: LogFile): Error | undefined {
  try {
    log.checkNotFenced();
    return undefined;
  } catch (error) {
    return error as Error;
  }
}
