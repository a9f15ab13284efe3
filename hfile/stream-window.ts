import type { RandomAccessFile } from '../storage/file-storage.ts';

/** Bytes that a streaming cursor takes from the file at once. */
export const WINDOW_BYTES = 512 * 1024;

interface Following {
  readonly offset: number;
  readonly end: number;
  readonly bytes: Promise<Buffer>;
}

/** Windows behind the current one whose memory is left alone: a cursor may stand in one, and look at the other on its way to this one. */
const WINDOWS_KEPT = 2;
const NOTHING = Buffer.alloc(0);

/**
 * What a streaming cursor has read of a file beyond the block it asked for. While the disk answers at once windows are read when needed;
 * otherwise the next one is asked for when half of the current one is used. As long as one follows the other their memory goes around.
 */
export class StreamWindow {
  readonly #file: RandomAccessFile;
  /** Nothing is read from here on. */
  readonly #limit: number;
  #offset = 0;
  #bytes: Buffer = NOTHING;
  /** Windows before this one, oldest first, each behind the other in the file. */
  readonly #former: Buffer[] = [];
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
    this.#keepFormer(offset);
    const length = this.#lengthFrom(offset, size);
    const free = this.#freeMemory(length);
    const bytes = this.#file.tryReadSync(offset, length, free);
    if (bytes === undefined) return undefined;
    if (free !== undefined) this.#former.shift();
    this.#set(offset, bytes, false);
    return bytes.subarray(0, size);
  }

  async load(offset: number, size: number): Promise<Buffer> {
    const following = this.#isFollowing(offset) ? this.#following : undefined;
    this.#following = undefined;
    if (following !== undefined) {
      // A block may begin in one window and end in the next.
      const begun = this.#slice(offset, following.offset - offset) ?? NOTHING;
      const more = await following.bytes;
      if (begun.length > 0) this.#set(offset, Buffer.concat([begun, more]), true);
      else this.#set(following.offset, more, true);
    }
    const ready = this.#slice(offset, size);
    if (ready !== undefined) return ready;
    this.#keepFormer(offset);
    const bytes = await this.#read(offset, this.#lengthFrom(offset, size));
    this.#set(offset, bytes, true);
    return bytes.subarray(0, size);
  }

  #read(offset: number, length: number): Promise<Buffer> {
    const free = this.#freeMemory(length);
    if (free !== undefined) this.#former.shift();
    return this.#file.read(offset, length, free);
  }

  /** On its way to somewhere else a cursor may look at many windows: then none of those read so far is written over. */
  #keepFormer(offset: number): void {
    if (offset >= this.#offset && offset <= this.#offset + this.#bytes.length) return;
    this.#former.length = 0;
    this.#bytes = NOTHING;
  }

  #freeMemory(length: number): Buffer | undefined {
    const [oldest] = this.#former;
    return this.#former.length === WINDOWS_KEPT && oldest.length >= length ? oldest : undefined;
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
    const bytes = this.#read(from, length);
    // Who needs them awaits them; a cursor closed before that must not leave a rejection behind.
    bytes.catch(() => {});
    this.#following = { offset: from, end: from + length, bytes };
  }

  #lengthFrom(offset: number, size: number): number {
    return Math.max(size, Math.min(WINDOW_BYTES, this.#limit - offset));
  }

  #set(offset: number, bytes: Buffer, waits: boolean): void {
    if (this.#bytes.length > 0) this.#former.push(this.#bytes);
    if (this.#former.length > WINDOWS_KEPT) this.#former.shift();
    this.#offset = offset;
    this.#bytes = bytes;
    this.#waits = waits;
  }
}
