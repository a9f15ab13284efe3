import type { RandomAccessFile } from '../storage/file-storage.ts';

/** Bytes that a streaming cursor takes from the file at once. */
export const WINDOW_BYTES = 512 * 1024;

/** Left free before each window, for the beginning of a block that ends in it. */
const HEADROOM = 128 * 1024;

interface Following {
  readonly offset: number;
  readonly end: number;
  readonly bytes: Promise<Buffer>;
  readonly memory: Buffer;
}

const NOTHING = Buffer.alloc(0);

export interface WindowOptions {
  /** Bytes of the first window; each that follows is twice as long … */
  readonly firstBytes: number;
  /** … up to this. */
  readonly mostBytes: number;
  /** Windows behind the current one whose memory is left alone, before it goes around; 0: it never does. */
  readonly kept: number;
  /** Blocks are looked for in the second tier of the block cache first. */
  readonly asksSecondTier: boolean;
  /** It is not needed any more once the disk answers at once again. */
  readonly endsWhenFast: boolean;
}

/** A cursor may stand in one of the windows that are kept, and look at the other on its way to the current one. */
export const STREAM: WindowOptions = {
  firstBytes: WINDOW_BYTES,
  mostBytes: WINDOW_BYTES,
  kept: 2,
  asksSecondTier: false,
  endsWhenFast: false,
};

/**
 * What a streaming cursor has read of a file beyond the block it asked for. While the disk answers at once windows are read when needed;
 * otherwise the next one is asked for when half of the current one is used. As long as one follows the other their memory goes around.
 * What is read beyond the block that is needed may fail without harm: a block is then read alone when it is its turn.
 */
export class StreamWindow {
  readonly options: WindowOptions;
  readonly #file: RandomAccessFile;
  /** Nothing is read from here on. */
  readonly #limit: number;
  #nextBytes: number;
  #offset = 0;
  #bytes: Buffer = NOTHING;
  /** What #bytes is a part of. */
  #memory: Buffer = NOTHING;
  /** Memory of the windows before this one, oldest first, each behind the other in the file. */
  readonly #former: Buffer[] = [];
  /** Was taken for a window that could not be read at once. */
  #spare: Buffer = NOTHING;
  #following: Following | undefined;
  #waits = false;
  #isEnding = false;
  /** Reads under way, and what is to be told when there is none any more. */
  #reading = 0;
  #onFree: (() => void) | undefined;

  constructor(file: RandomAccessFile, limit: number, options = STREAM) {
    this.#file = file;
    this.#limit = limit;
    this.options = options;
    this.#nextBytes = options.firstBytes;
  }

  /** Where what it holds begins … */
  get start(): number {
    return this.#offset;
  }
  /** … and ends, with what is on its way. */
  get end(): number {
    return this.#following?.end ?? this.#offset + this.#bytes.length;
  }
  /** Nothing follows what it holds: from there on the blocks are better read one by one. */
  get isEnding(): boolean {
    return this.#isEnding;
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
    const memory = this.#takeMemory(length);
    const bytes = this.#tryReadSync(offset, size, length, memory.subarray(HEADROOM));
    if (bytes === undefined) {
      this.#spare = memory;
      return undefined;
    }
    this.#isEnding = this.options.endsWhenFast;
    this.#set(offset, bytes, memory, false);
    return bytes.subarray(0, size);
  }

  async load(offset: number, size: number): Promise<Buffer> {
    const following = this.#isFollowing(offset) ? this.#following : undefined;
    this.#following = undefined;
    if (following !== undefined) {
      // A block may begin in one window and end in the next.
      const begun = this.#slice(offset, following.offset - offset) ?? NOTHING;
      const more = await following.bytes.catch(() => undefined);
      if (more !== undefined) this.#join(begun, more, following);
    }
    const ready = this.#slice(offset, size);
    if (ready !== undefined) return ready;
    this.#keepFormer(offset);
    const length = this.#lengthFrom(offset, size);
    const memory = this.#takeMemory(length);
    const into = memory.subarray(HEADROOM);
    const bytes = await this.#read(offset, length, into).catch((error: unknown) => {
      if (length === size) throw error;
      return this.#read(offset, size, into);
    });
    this.#set(offset, bytes, memory, true);
    return bytes.subarray(0, size);
  }

  /** Gives up what it holds: it is read anew when it is asked for again. */
  forget(): void {
    this.#following = undefined;
    this.#former.length = 0;
    this.#bytes = this.#memory = this.#spare = NOTHING;
  }

  /** `onFree` is called when nothing is read into its memory any more: at once, or later. */
  close(onFree?: () => void): void {
    this.forget();
    if (this.#reading === 0) onFree?.();
    else this.#onFree = onFree;
  }

  async #read(offset: number, length: number, into: Buffer): Promise<Buffer> {
    this.#reading++;
    try {
      return await this.#file.read(offset, length, into);
    } finally {
      if (--this.#reading === 0) this.#onFree?.();
    }
  }

  #tryReadSync(offset: number, size: number, length: number, into: Buffer): Buffer | undefined {
    try {
      return this.#file.tryReadSync(offset, length, into);
    } catch (error) {
      if (length === size) throw error;
      return undefined;
    }
  }

  /** The window that follows becomes the current one, with the end of this one before it. */
  #join(begun: Buffer, more: Buffer, { offset, memory }: Following): void {
    const start = HEADROOM - begun.length;
    if (begun.length === 0) this.#set(offset, more, memory, true);
    else if (start >= 0 && more.buffer === memory.buffer) {
      memory.set(begun, start);
      this.#set(offset - begun.length, memory.subarray(start, HEADROOM + more.length), memory, true);
    } else {
      const joined = Buffer.concat([begun, more]);
      this.#set(offset - begun.length, joined, joined, true);
    }
  }

  /** On its way to somewhere else a cursor may look at many windows: then none of those read so far is written over. */
  #keepFormer(offset: number): void {
    if (offset >= this.#offset && offset <= this.#offset + this.#bytes.length) return;
    this.#former.length = 0;
    this.#bytes = this.#memory = NOTHING;
  }

  #takeMemory(length: number): Buffer {
    const needed = HEADROOM + length;
    const spare = this.#spare;
    this.#spare = NOTHING;
    if (spare.length >= needed) return spare;
    const { kept } = this.options;
    const isEnough = kept > 0 && this.#former.length === kept && this.#former[0].length >= needed;
    return isEnough ? this.#former.shift()! : Buffer.allocUnsafeSlow(needed);
  }

  #slice(offset: number, size: number): Buffer | undefined {
    const at = offset - this.#offset;
    return at >= 0 && size >= 0 && at + size <= this.#bytes.length ? this.#bytes.subarray(at, at + size) : undefined;
  }

  #isFollowing(offset: number): boolean {
    return this.#following !== undefined && offset >= this.#offset && offset < this.#following.end;
  }

  #readAhead(offset: number): void {
    if (this.#isEnding || this.#following !== undefined || offset < this.#offset + this.#bytes.length / 2) return;
    const from = this.#offset + this.#bytes.length;
    const length = this.#lengthFrom(from, 0);
    if (length === 0) return;
    if (this.options.endsWhenFast && this.#tryReadSync(from, 0, 1, Buffer.allocUnsafeSlow(1)) !== undefined) {
      this.#isEnding = true;
      return;
    }
    const memory = this.#takeMemory(length);
    const bytes = this.#read(from, length, memory.subarray(HEADROOM));
    // Who needs them awaits them; a cursor closed before that must not leave a rejection behind.
    bytes.catch(() => {});
    this.#following = { offset: from, end: from + length, bytes, memory };
  }

  #lengthFrom(offset: number, size: number): number {
    return Math.max(size, Math.min(this.#nextBytes, this.#limit - offset));
  }

  /** `memory`: what the bytes were to be read into. */
  #set(offset: number, bytes: Buffer, memory: Buffer, waits: boolean): void {
    if (this.#memory.length > 0) this.#former.push(this.#memory);
    if (this.#former.length > this.options.kept) this.#former.shift();
    this.#nextBytes = Math.min(2 * this.#nextBytes, this.options.mostBytes);
    this.#offset = offset;
    this.#bytes = bytes;
    this.#memory = bytes.buffer === memory.buffer ? memory : NOTHING;
    this.#waits = waits;
  }
}
