// What a write-ahead log needs of files: append, sync, read while open, and fencing of a dead server's folder.
// Same root and paths as FileStorage. A log is created only in a folder that exists, so that a fenced (renamed) folder stays gone.
import type { FileEntry, RandomAccessFile } from './file-storage.ts';

export interface LogStorage {
  /** The folder and its parents, durable when it resolves. */
  createFolder(folder: string): Promise<void>;
  /** A new log; its directory entry is durable when it resolves. `fenced` when the folder is gone, `exists` when the file is there. */
  create(path: string, options?: LogOptions): Promise<LogWriter>;
  open(path: string): Promise<RandomAccessFile>;
  list(folder: string): Promise<FileEntry[]>;
  /** Moves one log (to oldWALs, or into another folder); makes the target's folder; durable. Never overwrites. */
  rename(source: string, target: string): Promise<void>;
  delete(path: string): Promise<boolean>;
  /** Takes the folder away from its server by renaming it; durable. After it `isFenced` of a writer below answers true, and `create` fails. False when the folder is not there. */
  fence(folder: string, target: string): Promise<boolean>;
}

export interface LogOptions {
  /**
   * Bytes that tell whoever reads the file that it ends in front of them. A storage that has them may make the file longer than what was
   * appended, which makes syncs cheaper: the mark follows what was appended, zeros follow the mark.
   */
  readonly endMark?: Uint8Array;
}

/** 'data': the bytes and what is needed to read them (fdatasync); 'full': with all of the file's metadata (fsync). */
export type SyncLevel = 'none' | 'data' | 'full';

/** Append-only. Offsets are bytes from the file's start. */
export interface LogWriter {
  readonly path: string;
  readonly length: number;
  /**
   * Appends `bytes` (*borrowed until `done`*) and, when `sync` is not 'none', makes all bytes so far durable ('data': fdatasync, 'full': fsync).
   * After 'full', and after `close`, the file is exactly as long as what was appended.
   * `done` always comes in a later turn or at the end of this one, never inside the call; calls complete in order, several may be in flight.
   * After an error the writer is broken: every later call fails too, and nothing may be acknowledged from it; fsync is never tried again.
   * `waiters` tells how many callers wait for it: a storage may stall the turn for a few of them, and should not for many.
   */
  append(bytes: Uint8Array, sync: SyncLevel, done: (error?: Error) => void, waiters?: number): void;
  /** True once the server's folder has been renamed away or is gone. Synchronous: it is asked after each sync, before each acknowledgement. */
  isFenced(): boolean;
  /** Syncs and closes. */
  close(): Promise<void>;
}
