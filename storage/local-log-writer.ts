// Two ways to the disk. Inline: write and fdatasync within the caller's turn, which for a few waiters on a fast disk beats any trip through
// the thread pool. Asynchronous: one positional write to a descriptor opened O_DSYNC, several in flight; each is durable when it completes,
// and they are reported in order, so that nothing that follows a hole is ever acknowledged.
import fs from 'node:fs';
import { StorageError } from '../base/errors.ts';
import type { Trace } from './local-directory.ts';
import { isErrno, storageErrorOf } from './local-errors.ts';
import type { SyncLatency } from './local-sync-latency.ts';
import type { LogWriter, SyncLevel } from './log-storage.ts';

export interface LocalLogWriterParts {
  readonly path: string;
  readonly absolute: string;
  readonly fd: number;
  readonly absoluteFolder: string;
  readonly folderInode: number;
  readonly latency: SyncLatency;
  readonly trace: Trace;
  /** As LogOptions. */
  readonly endMark?: Uint8Array | undefined;
}

/**
 * The file is made longer than what is written, by zeros that are written, too: a sync that finds length and blocks of the file as they were
 * takes a third less time (measured), since it has nothing to wait for in the file system's journal. As much as was written since it was last as
 * long as its content, within these bounds, so that a log that is trimmed again and again never writes much more zeros than content.
 */
const LEAST_AHEAD_BYTES = 16 * 1024;
const MOST_AHEAD_BYTES = 256 * 1024;
const ZEROS = Buffer.alloc(MOST_AHEAD_BYTES);

type Done = (error?: Error) => void;

interface Operation {
  readonly done: Done;
  finished: boolean;
  error: Error | undefined;
}

export class LocalLogWriter implements LogWriter {
  readonly path: string;
  #parts: LocalLogWriterParts;
  #fd: number;
  /** The same file opened O_DSYNC; made at the first asynchronous append. */
  #durableFd = -1;
  #length = 0;
  #closed = false;
  /** The first failure; nothing is tried after it. */
  #failure: Error | undefined;
  /** What every operation reports from the failed one on. */
  #reported: Error | undefined;
  /** Started and not yet reported, oldest first. */
  #operations: Operation[] = [];
  #tickPending = false;
  /** Bytes were written for which no sync has been started: an O_DSYNC write would not cover them. */
  #unsynced = false;
  /** How long the file was made ahead of its content; 0: it is as long as that. */
  #ahead = 0;
  /** Its length when it was last as long as its content. */
  #aheadSince = 0;

  constructor(parts: LocalLogWriterParts) {
    this.path = parts.path;
    this.#parts = parts;
    this.#fd = parts.fd;
  }

  get length(): number {
    return this.#length;
  }

  append(bytes: Uint8Array, sync: SyncLevel, done: Done, waiters = 1): void {
    const alone = this.#operations.length === 0;
    const operation: Operation = { done, finished: false, error: undefined };
    this.#operations.push(operation);
    if (this.#closed) this.#failure ??= new StorageError('closed', this.path, 'cannot append to it: it is closed');
    if (this.#failure !== undefined) {
      this.#finishSoon(operation, this.#failure);
      return;
    }
    const position = this.#length;
    this.#length += bytes.length;
    this.#parts.trace(`append ${bytes.length} ${this.path}${sync === 'none' ? '' : ` sync ${sync}`}`);
    try {
      // What was written before is durable, or will be when the operations before this one are.
      const inline = sync !== 'none' && alone && this.#parts.latency.prefersInline(waiters, bytes.length);
      if (bytes.length === 0 && sync === 'data' && !this.#unsynced) this.#finishSoon(operation);
      else if (inline && sync === 'data') this.#syncAhead(bytes, position, operation);
      else this.#appendAtEnd(bytes, position, sync, operation, inline);
    } catch (error) {
      this.#finishSoon(operation, storageErrorOf(error, this.path, 'append to it'));
    }
  }

  #appendAtEnd(bytes: Uint8Array, position: number, sync: SyncLevel, operation: Operation, inline: boolean): void {
    // Several writes at a time would each need its mark, and the one behind overwrites it.
    this.#trim(position);
    if (sync === 'none') this.#writeNow(bytes, position, operation);
    else if (inline) this.#syncNow(bytes, position, sync, operation);
    else if (sync === 'data' && !this.#unsynced) this.#writeDurably(bytes, position, operation);
    else this.#syncLater(bytes, position, sync, operation);
  }

  /** Within the turn, and where there is an end mark into a file that is longer already. */
  #syncAhead(bytes: Uint8Array, position: number, operation: Operation): void {
    const { latency, endMark } = this.#parts;
    if (endMark === undefined) {
      this.#syncNow(bytes, position, 'data', operation);
      return;
    }
    const start = latency.now();
    const end = position + bytes.length + endMark.length;
    const written = fs.writevSync(this.#fd, [bytes, endMark], position);
    if (written < bytes.length + endMark.length) {
      writeAllSync(this.#fd, Buffer.concat([bytes, endMark]).subarray(written), position + written);
    }
    // Later than the mark: zeros stand behind one at any moment.
    if (end > this.#ahead) this.#writeAhead(end);
    fs.fdatasyncSync(this.#fd);
    latency.record(start, bytes.length);
    this.#unsynced = false;
    this.#finishSoon(operation);
  }

  #writeAhead(end: number): void {
    const bytes = Math.min(Math.max(end - this.#aheadSince, LEAST_AHEAD_BYTES), MOST_AHEAD_BYTES);
    this.#ahead = end;
    try {
      this.#ahead += fs.writeSync(this.#fd, ZEROS, 0, bytes, end);
    } catch (error) {
      // No room for zeros is no reason to refuse what there is room for.
      if (!isErrno(error, 'ENOSPC') && !isErrno(error, 'EDQUOT')) throw error;
    }
  }

  /** Takes away what stands behind the content. */
  #trim(length: number): void {
    if (this.#ahead > 0) fs.ftruncateSync(this.#fd, length);
    this.#ahead = 0;
    this.#aheadSince = length;
  }

  isFenced(): boolean {
    const stats = fs.statSync(this.#parts.absoluteFolder, { throwIfNoEntry: false });
    return stats === undefined || stats.ino !== this.#parts.folderInode;
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    const synced = new Promise<void>((resolve, reject) => {
      // Not inline: the whole file's metadata may take long, and nobody waits for it.
      const done: Done = (error) => (error === undefined ? resolve() : reject(error));
      this.append(Buffer.alloc(0), 'full', done, Number.POSITIVE_INFINITY);
    });
    this.#closed = true;
    try {
      await synced;
    } finally {
      this.#parts.trace(`close ${this.path}`);
      fs.closeSync(this.#fd);
      if (this.#durableFd !== -1) fs.closeSync(this.#durableFd);
    }
  }

  #writeNow(bytes: Uint8Array, position: number, operation: Operation): void {
    this.#unsynced = true;
    writeAllSync(this.#fd, bytes, position);
    this.#finishSoon(operation);
  }

  #syncNow(bytes: Uint8Array, position: number, sync: 'data' | 'full', operation: Operation): void {
    const { latency } = this.#parts;
    const start = latency.now();
    writeAllSync(this.#fd, bytes, position);
    if (sync === 'data') fs.fdatasyncSync(this.#fd);
    else fs.fsyncSync(this.#fd);
    latency.record(start, bytes.length);
    this.#unsynced = false;
    this.#finishSoon(operation);
  }

  #writeDurably(bytes: Uint8Array, position: number, operation: Operation): void {
    const fd = this.#durable();
    if (fd === undefined) {
      this.#syncLater(bytes, position, 'data', operation);
      return;
    }
    const start = this.#parts.latency.now();
    const step = (from: number): void => {
      fs.write(fd, bytes, from, bytes.length - from, position + from, (error, written) => {
        if (error === null && from + written < bytes.length) {
          step(from + written);
          return;
        }
        if (error === null) this.#parts.latency.record(start, bytes.length);
        this.#finish(operation, error);
      });
    };
    step(0);
  }

  /** Writes now, syncs in the pool. What runs beside it is durable by itself, what was written before it is covered. */
  #syncLater(bytes: Uint8Array, position: number, sync: SyncLevel, operation: Operation): void {
    const start = this.#parts.latency.now();
    writeAllSync(this.#fd, bytes, position);
    this.#unsynced = false;
    const callback = (error: Error | null): void => {
      if (error === null) this.#parts.latency.record(start, bytes.length);
      this.#finish(operation, error);
    };
    if (sync === 'data') fs.fdatasync(this.#fd, callback);
    else fs.fsync(this.#fd, callback);
  }

  #durable(): number | undefined {
    if (this.#durableFd !== -1) return this.#durableFd;
    const flag = fs.constants.O_DSYNC;
    if (flag === undefined) return undefined;
    try {
      this.#durableFd = fs.openSync(this.#parts.absolute, fs.constants.O_WRONLY | flag);
    } catch (error) {
      if (!isErrno(error, 'ENOENT')) throw error;
      throw new StorageError('fenced', this.path, 'cannot append to it: its folder is gone', { cause: error });
    }
    return this.#durableFd;
  }

  #finish(operation: Operation, error: Error | null): void {
    operation.finished = true;
    if (error !== null) {
      operation.error = storageErrorOf(error, this.path, 'append to it');
      this.#failure ??= operation.error;
    }
    this.#report();
  }

  /** For what ended within the call: its report waits for the end of the turn. */
  #finishSoon(operation: Operation, error?: Error): void {
    operation.finished = true;
    operation.error = error;
    if (error !== undefined) this.#failure ??= error;
    if (this.#tickPending) return;
    this.#tickPending = true;
    process.nextTick(() => {
      this.#tickPending = false;
      this.#report();
    });
  }

  #report(): void {
    while (this.#operations.length > 0 && this.#operations[0].finished) {
      const operation = this.#operations.shift()!;
      this.#reported ??= operation.error;
      operation.done(this.#reported);
    }
  }
}

function writeAllSync(fd: number, bytes: Uint8Array, position: number): void {
  for (let done = 0; done < bytes.length; ) done += fs.writeSync(fd, bytes, done, bytes.length - done, position + done);
}
