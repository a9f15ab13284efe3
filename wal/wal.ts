import type { Clock } from '../base/clock.ts';
import type { Logger } from '../base/logger.ts';
import type { Scheduler } from '../base/scheduler.ts';
import type { CellList } from '../cell/cell-list.ts';
import type { LogStorage } from '../storage/log-storage.ts';
import { SequenceIdAccounting } from './sequence-id-accounting.ts';
import type { AppendKey } from './wal-key.ts';

export interface WALOptions {
  readonly logs: LogStorage;
  /** `WALs/<server>`; made when absent. */
  readonly folder: string;
  /** `oldWALs`. */
  readonly archiveFolder: string;
  /** URL-encoded server name: files are `<prefix>.<ms>`, of hbase:meta `<prefix>.meta.<ms>.meta`. */
  readonly prefix: string;
  readonly suffix: '' | '.meta';
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly logger: Logger;
  /** Default 32 MB. */
  readonly rollSizeBytes?: number;
  /** Default one hour; a log without entries is not rolled. */
  readonly rollPeriodMs?: number;
  /** Above this many logs the regions that hold the oldest are asked to flush. Default 32. */
  readonly maxLogs?: number;
}

/** 'data': fdatasync (SYNC_WAL); 'full': with the file's metadata (FSYNC_WAL). */
export type SyncLevel = 'data' | 'full';

/** One log sequence of a server. */
export class WAL {
  readonly accounting = new SequenceIdAccounting();
  /** Regions (encoded names) to flush so that old logs can go. */
  onRollNeedsFlush: ((encodedRegionNames: string[]) => void) | undefined;
  /** Called once, at the first failure of a write, a sync, a roll or the fence check. Every later append throws and every sync fails. */
  onAbort: ((error: Error) => void) | undefined;

  /** Makes the folder and the first log. */
  static async open(_options: WALOptions): Promise<WAL> {
    throw new Error('stub');
  }
  get currentPath(): string {
    throw new Error('stub');
  }
  /** Bytes appended and not yet known synced: the region server's bound on writers looks here. */
  get unsyncedBytes(): number {
    throw new Error('stub');
  }
  /** Copies key and cells into the group's buffer, in this turn. Returns a txid that rises. Throws the abort's error after an abort. */
  append(_key: AppendKey, _cells: CellList): number {
    throw new Error('stub');
  }
  /** `done` comes in a later turn, after the sync that covers the txid and the fence check. */
  sync(_txid: number, _level: SyncLevel, _done: (error?: Error) => void): void {
    throw new Error('stub');
  }
  syncAsync(_txid: number, _level: SyncLevel): Promise<void> {
    throw new Error('stub');
  }
  /** ASYNC_WAL: durable within a second. */
  syncInBackground(_txid: number): void {
    throw new Error('stub');
  }
  /** Fails with the abort's error, or when the server's folder was fenced away: asked before a flush or compaction is committed. */
  checkNotFenced(): void {
    throw new Error('stub');
  }
  /** Starts a new log (without `force` only if the current has entries). Returns the regions to flush so that old logs can go. */
  roll(_force?: boolean): Promise<string[]> {
    throw new Error('stub');
  }
  /** Archives logs that hold nothing unflushed; called after flushes and by roll. */
  archiveOldLogs(): Promise<void> {
    throw new Error('stub');
  }
  /** Syncs, writes the trailer, closes. With `archive`, when every region is closed and flushed, the logs move to oldWALs. */
  close(_options?: { archive?: boolean }): Promise<void> {
    throw new Error('stub');
  }
  /** Stops at once without a trailer, as a crash would: for abort of a server. */
  abandon(): Promise<void> {
    throw new Error('stub');
  }
}
