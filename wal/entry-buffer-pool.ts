import { EntryBuffer } from './entry-buffer.ts';

/** Bytes kept for later; what is more goes. */
const MAX_KEPT_BYTES = 64 * 1024 * 1024;

/** Buffers that writers of edits had grown, for the next ones: memory that is touched for the first time costs more than what is done in it. */
export class EntryBufferPool {
  #free: EntryBuffer[] = [];
  #keptBytes = 0;

  take(): EntryBuffer {
    const buffer = this.#free.pop();
    if (buffer === undefined) return new EntryBuffer();
    this.#keptBytes -= buffer.capacity;
    return buffer;
  }

  /** The caller does not use it any more. */
  give(buffer: EntryBuffer): void {
    if (this.#keptBytes + buffer.capacity > MAX_KEPT_BYTES) return;
    buffer.clear();
    this.#keptBytes += buffer.capacity;
    this.#free.push(buffer);
  }

  clear(): void {
    this.#free = [];
    this.#keptBytes = 0;
  }
}
