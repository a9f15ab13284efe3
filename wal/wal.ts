import type { Clock } from '../base/clock.ts';
import { StorageError } from '../base/errors.ts';
import { Mutex } from '../base/lock.ts';
import type { Logger } from '../base/logger.ts';
import type { Scheduler, Timer } from '../base/scheduler.ts';
import type { CellList } from '../cell/cell-list.ts';
import type { LogStorage } from '../storage/log-storage.ts';
import { GroupCommit, type WALCounters } from './group-commit.ts';
import { LogFile } from './log-file.ts';
import { SequenceIdAccounting } from './sequence-id-accounting.ts';
import type { DurabilityLevel, SyncDone } from './sync-group.ts';
import type { WALCompression } from './wal-compression.ts';
import type { AppendKey } from './wal-key.ts';
import { type WALSuffix, walFileName, walSequenceOf } from './wal-names.ts';

const DEFAULT_ROLL_SIZE_BYTES = 32 * 1024 * 1024;
const DEFAULT_ROLL_PERIOD_MS = 3_600_000;
const DEFAULT_MAX_LOGS = 32;
/** ASYNC_WAL promises a second; the sync itself takes some of it. */
const BACKGROUND_SYNC_MS = 250;

export interface WALOptions {
  readonly logs: LogStorage;
  /** `WALs/<server>`. */
  readonly folder: string;
  /** Makes the folder when it is absent; default true. */
  readonly makesFolder?: boolean;
  /** `oldWALs`. */
  readonly archiveFolder: string;
  /** URL-encoded server name (walPrefix), and its group if there are several: files are `<prefix>.<ms>`, of hbase:meta `<prefix>.meta.<ms>.meta`. */
  readonly prefix: string;
  readonly suffix: WALSuffix;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly logger: Logger;
  /** Default 32 MB. */
  readonly rollSizeBytes?: number;
  /** Default one hour; a log without entries is not rolled. */
  readonly rollPeriodMs?: number;
  /** Above this many finished logs the regions that hold the oldest are asked to flush. Default 32. */
  readonly maxLogs?: number;
  /** Others write much to the same disk: a sync may take long, and must not be waited for within a turn. */
  readonly isDiskBusy?: (() => boolean) | undefined;
  /** Absent: entries are plain. */
  readonly compression?: WALCompression | undefined;
}

interface FinishedLog {
  readonly path: string;
  /** Highest sequence id in it of each region. */
  readonly highest: ReadonlyMap<string, number>;
}

/**
 * One log sequence of a server: appends go to a buffer in the caller's turn, `sync` tells when they are durable.
 * The first failure of a write, a sync, a roll or the fence check ends it: onAbort is called once, everything later fails with that error.
 */
export class WAL {
  readonly accounting = new SequenceIdAccounting();
  /** Regions (encoded names) to flush so that old logs can go; called after rolls the WAL began by itself. */
  onRollNeedsFlush: ((encodedRegionNames: string[]) => void) | undefined;
  onAbort: ((error: Error) => void) | undefined;
  #options: WALOptions;
  #log: LogFile;
  #commit: GroupCommit;
  #finished: FinishedLog[] = [];
  /** Rolling, archiving and closing, one at a time. */
  #turn = new Mutex();
  #rollRequested = false;
  #closed = false;
  #backgroundSync: Timer | undefined;
  #rollTimer: Timer;

  private constructor(options: WALOptions, log: LogFile) {
    this.#options = options;
    this.#log = log;
    this.#commit = new GroupCommit(log, options.scheduler, {
      onFailure: (error) => this.#failed(error),
      onProgress: () => this.#rollWhenLarge(),
      isDiskBusy: () => options.isDiskBusy?.() === true,
    });
    const period = options.rollPeriodMs ?? DEFAULT_ROLL_PERIOD_MS;
    this.#rollTimer = options.scheduler.every(period, () => this.#rollInBackground());
  }

  /** Makes the folder and the first log; without the folder, when it is not to be made, a StorageError says `fenced`. */
  static async open(options: WALOptions): Promise<WAL> {
    const { logs, folder, prefix, suffix, compression } = options;
    if (options.makesFolder !== false) await logs.createFolder(folder);
    const sequence = walSequenceOf(walFileName(prefix, suffix, 0));
    await LogFile.takeAwayUnbegun(logs, folder, (name) => walSequenceOf(name) === sequence, compression);
    return new WAL(options, await createLog(options, 0));
  }

  /** The log that takes entries now. */
  get currentPath(): string {
    return this.#log.path;
  }
  /** Finished logs that are not archived yet, oldest first. */
  get finishedPaths(): string[] {
    return this.#finished.map(({ path }) => path);
  }
  /** Bytes of the current log. */
  get currentBytes(): number {
    return this.#commit.logBytes;
  }
  /** Bytes appended and not known to be synced. */
  get unsyncedBytes(): number {
    return this.#commit.unsyncedBytes;
  }

  /** Since it was opened; *shared*, for metrics. */
  get counters(): Readonly<WALCounters> {
    return this.#commit.counters;
  }

  /**
   * Copies key and cells into the group's buffer, in this turn, so that the caller can add them to the memstores in the same one. Returns a txid
   * that rises. Throws the error of an abort.
   */
  append(key: AppendKey, cells: CellList): number {
    const account = this.accounting.account(key.encodedRegionName, key.tableName);
    const { sequenceId, writeTime, nonceGroup = 0n, nonce = 0n } = key;
    const txid = this.#commit.append(account, sequenceId, writeTime, nonceGroup, nonce, cells);
    this.accounting.record(account, sequenceId, key.families);
    return txid;
  }

  /** `done` comes after the sync that covers the txid and the fence check; never within the call. */
  sync(txid: number, level: DurabilityLevel, done: SyncDone): void {
    this.#commit.sync(txid, level, done);
  }

  syncAsync(txid: number, level: DurabilityLevel): Promise<void> {
    return new Promise((resolve, reject) => {
      this.sync(txid, level, (error) => (error === undefined ? resolve() : reject(error)));
    });
  }

  /** ASYNC_WAL: durable within a second. */
  syncInBackground(_txid: number): void {
    this.#backgroundSync ??= this.#options.scheduler.after(BACKGROUND_SYNC_MS, () => {
      this.#backgroundSync = undefined;
      // A failure reaches everyone by onAbort.
      this.#commit.sync(this.#commit.lastTxid, 'data', () => {});
    });
  }

  /** Throws, and aborts, when the server's folder was fenced away: asked before a flush or a compaction is committed. */
  checkNotFenced(): void {
    this.#check();
    try {
      this.#log.checkNotFenced();
    } catch (error) {
      this.#commit.fail(error as Error);
      throw error;
    }
  }

  /**
   * Starts a new log; without `force` only if the current one has entries. Resolves when the former one is closed, with the regions to flush so
   * that old logs can go.
   */
  roll(force = false): Promise<string[]> {
    return this.#turn.run(async () => {
      this.#check();
      if (this.#log.entryCount === 0 && !force) return [];
      await this.#orAbort(() => this.#switchLog());
      await this.#archive();
      return this.#regionsToFlush();
    });
  }

  /** Moves logs that hold nothing unflushed to the archive; asked after flushes, done by each roll. */
  archiveOldLogs(): Promise<void> {
    return this.#turn.run(() => this.#archive());
  }

  /** Syncs, writes the trailer, closes. With `archive`, when every region is flushed and closed, the logs move to the archive. */
  close(options: { archive?: boolean } = {}): Promise<void> {
    return this.#turn.run(async () => {
      if (this.#closed) return;
      this.#check();
      this.#stopTimers();
      const closed = new StorageError('closed', this.#log.path, 'the log is closed');
      this.#commit.seal(closed);
      await this.#orAbort(async () => {
        await this.#commit.drain();
        await this.#log.finish();
      });
      this.#closed = true;
      this.#finished.push({ path: this.#log.path, highest: this.accounting.startLog() });
      if (options.archive) await this.#archive();
      this.#commit.fail(closed);
    });
  }

  /** Stops at once, as a crash would: no trailer; what was not synced fails. */
  async abandon(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#commit.fail(new StorageError('closed', this.#log.path, 'the server gives up its log'));
    await this.#log.writer.close().catch(() => {});
  }

  async #switchLog(): Promise<void> {
    const former = this.#log;
    const next = await createLog(this.#options, former.createdMs);
    // In one turn: the accounts of the former log end exactly where its last group does.
    this.#log = next;
    const highest = this.accounting.startLog();
    await this.#commit.switchLog(next);
    await former.finish();
    this.#finished.push({ path: former.path, highest });
    this.#options.logger.debug({ from: former.path, to: next.path, entries: former.entryCount }, 'rolled the log');
  }

  async #archive(): Promise<void> {
    const { logs, archiveFolder, logger } = this.#options;
    for (const finished of [...this.#finished]) {
      // Of an aborting server recovery will need them, whatever the accounts say while its regions are let go of.
      if (this.#commit.failure !== undefined) return;
      if (!this.accounting.isArchivable(finished.highest)) continue;
      const name = finished.path.slice(finished.path.lastIndexOf('/') + 1);
      try {
        await logs.rename(finished.path, `${archiveFolder}/${name}`);
        this.#finished = this.#finished.filter((other) => other !== finished);
      } catch (error) {
        // Harmless: recovery skips what is flushed, and the next roll tries again.
        logger.warn({ err: error, path: finished.path }, 'a log could not be archived');
      }
    }
  }

  #regionsToFlush(): string[] {
    const tooMany = this.#finished.length - (this.#options.maxLogs ?? DEFAULT_MAX_LOGS);
    const regions = new Set<string>();
    for (const { highest } of this.#finished.slice(0, Math.max(0, tooMany))) {
      for (const region of this.accounting.regionsHolding(highest)) regions.add(region);
    }
    return [...regions];
  }

  #rollWhenLarge(): void {
    if (this.#commit.logBytes >= (this.#options.rollSizeBytes ?? DEFAULT_ROLL_SIZE_BYTES)) this.#rollInBackground();
  }

  #rollInBackground(): void {
    if (this.#rollRequested || this.#closed || this.#commit.failure !== undefined) return;
    this.#rollRequested = true;
    this.roll()
      .then((regions) => {
        if (regions.length > 0) this.onRollNeedsFlush?.(regions);
      })
      // The failure has aborted the WAL, or it was closed meanwhile.
      .catch(() => {})
      .finally(() => {
        this.#rollRequested = false;
      });
  }

  #check(): void {
    if (this.#commit.failure !== undefined) throw this.#commit.failure;
  }

  async #orAbort(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#commit.fail(error as Error);
      throw error;
    }
  }

  #failed(error: Error): void {
    this.#stopTimers();
    if (this.#closed) return;
    this.#options.logger.error(
      { err: error, path: this.#log.path },
      'the log failed; nothing is acknowledged any more',
    );
    this.onAbort?.(error);
  }

  #stopTimers(): void {
    this.#rollTimer.cancel();
    this.#backgroundSync?.cancel();
  }
}

/** A log named by now, or by a later time than the one before it. */
function createLog(options: WALOptions, formerMs: number): Promise<LogFile> {
  const { logs, folder, prefix, suffix, clock, compression } = options;
  const createdMs = Math.max(clock.now(), formerMs + 1);
  return LogFile.create(logs, `${folder}/${walFileName(prefix, suffix, createdMs)}`, createdMs, compression);
}
