import { EntryBuffer } from './entry-buffer.ts';
import type { LogFile } from './log-file.ts';

/** 'data': fdatasync (SYNC_WAL); 'full': with the file's metadata (FSYNC_WAL). */
export type DurabilityLevel = 'data' | 'full';

export type SyncDone = (error?: Error) => void;

/** What goes to the disk in one write and one sync. */
export class SyncGroup {
  readonly log: LogFile;
  readonly buffer: EntryBuffer;
  level: 'none' | DurabilityLevel = 'none';
  lastTxid: number;
  waiters: SyncDone[] = [];
  finished = false;
  error: Error | undefined;

  constructor(log: LogFile, buffer: EntryBuffer, lastTxid: number) {
    this.log = log;
    this.buffer = buffer;
    this.lastTxid = lastTxid;
  }

  raise(level: DurabilityLevel): void {
    if (this.level !== 'full') this.level = level;
  }
}

/** Of all buffers that are kept; what one exceptionally large group grew is not. */
const KEPT_BYTES = 32 * 1024 * 1024;
const KEPT_COUNT = 4;

/** Buffers between groups: at least two, so that one fills while another is written. */
export class BufferPool {
  #free: EntryBuffer[] = [];
  #bytes = 0;

  take(): EntryBuffer {
    const buffer = this.#free.pop();
    if (buffer === undefined) return new EntryBuffer();
    this.#bytes -= buffer.capacity;
    return buffer;
  }
  give(buffer: EntryBuffer): void {
    if (this.#free.length >= KEPT_COUNT || this.#bytes + buffer.capacity > KEPT_BYTES) return;
    buffer.clear();
    this.#bytes += buffer.capacity;
    this.#free.push(buffer);
  }
}
