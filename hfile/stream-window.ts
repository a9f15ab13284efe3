import type { RandomAccessFile } from '../storage/file-storage.ts';

/** Bytes that a streaming cursor takes from the file at once. */
export const WINDOW_BYTES = 512 * 1024;

interface Following {
  readonly offset: number;
  readonly end: number;
  readonly bytes: Promise<Buffer>;
}

/**
 * What a streaming cursor has read of a file beyond the block it asked for. While the disk answers at once windows are read when needed;
 * otherwise the next one is asked for when half of the current one is used.
 */
export class StreamWindow {
  readonly #file: RandomAccessFile;
  /** Nothing is read from here on. */
  readonly #limit: number;
  #offset = 0;
  #bytes: Buffer = Buffer.alloc(0);
  #following: Following | undefined;
  #waits = false;

  constructor(file: RandomAccessFile, limit: number) {
    this.#file = file;
    this.#limit = limit;
  }

  /** The bytes, *shared with the window*, if they can be had without waiting. */
  get(offset: number, size: number): Buffer | undefined {
    const ready = this.#slice(offset, size);
    if (ready !== undefined) {
      if (this.#waits) this.#readAhead(offset);
      return ready;
    }
    if (this.#isFollowing(offset)) return undefined;
    const bytes = this.#file.tryReadSync(offset, this.#lengthFrom(offset, size));
    if (bytes === undefined) return undefined;
    this.#set(offset, bytes, false);
    return bytes.subarray(0, size);
  }

  async load(offset: number, size: number): Promise<Buffer> {
    const following = this.#isFollowing(offset) ? this.#following : undefined;
    this.#following = undefined;
    if (following !== undefined) {
      // A block may begin in one window and end in the next.
      const begun = this.#slice(offset, following.offset - offset) ?? Buffer.alloc(0);
      const more = await following.bytes;
      if (begun.length > 0) this.#set(offset, Buffer.concat([begun, more]), true);
      else this.#set(following.offset, more, true);
    }
    const ready = this.#slice(offset, size);
    if (ready !== undefined) return ready;
    const bytes = await this.#file.read(offset, this.#lengthFrom(offset, size));
    this.#set(offset, bytes, true);
    return bytes.subarray(0, size);
  }

  #slice(offset: number, size: number): Buffer | undefined {
    const at = offset - this.#offset;
    return at >= 0 && size >= 0 && at + size <= this.#bytes.length ? this.#bytes.subarray(at, at + size) : undefined;
  }

  #isFollowing(offset: number): boolean {
    return this.#following !== undefined && offset >= this.#offset && offset < this.#following.end;
  }

  #readAhead(offset: number): void {
    if (this.#following !== undefined || offset < this.#offset + this.#bytes.length / 2) return;
    const from = this.#offset + this.#bytes.length;
    const length = this.#lengthFrom(from, 0);
    if (length === 0) return;
    const bytes = this.#file.read(from, length);
    // Who needs them awaits them; a cursor closed before that must not leave a rejection behind.
    bytes.catch(() => {});
    this.#following = { offset: from, end: from + length, bytes };
  }

  #lengthFrom(offset: number, size: number): number {
    return Math.max(size, Math.min(WINDOW_BYTES, this.#limit - offset));
  }

  #set(offset: number, bytes: Buffer, waits: boolean): void {
    this.#offset = offset;
    this.#bytes = bytes;
    this.#waits = waits;
  }
}
