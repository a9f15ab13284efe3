import type { StreamWindow } from './stream-window.ts';

/** Blocks that a cursor waits for, each behind the one before, until it reads ahead of the next. */
const BLOCKS_BEFORE = 2;
/** Blocks of the index and of bloom filters stand between those of data: so far apart two may be, and still follow each other. */
const MAX_GAP_BYTES = 256 * 1024;

/** Windows of a cursor that reads ahead: as long as two blocks of the usual size at first, then twice as long each. */
export const FIRST_AHEAD_BYTES = 128 * 1024;
export const MOST_AHEAD_BYTES = 256 * 1024;

/** Of all cursors of a server together. Those that find no more of it wait for each block. */
export class ReadAheadMemory {
  readonly maxWindows: number;
  #windows = 0;

  constructor(maxWindows: number) {
    this.maxWindows = maxWindows;
  }

  /** Cursors that read ahead now. */
  get windows(): number {
    return this.#windows;
  }
  take(): boolean {
    if (this.#windows >= this.maxWindows) return false;
    this.#windows++;
    return true;
  }
  give(): void {
    this.#windows--;
  }
}

/**
 * Lets a cursor that reads block by block go over to a window of its own once it has waited for several blocks in their order: the disk does
 * not answer at once then, and reads the next while these are looked at. Reads of one row and seeks to and fro never come to that.
 */
export class ReadAhead {
  readonly #memory: ReadAheadMemory;
  readonly #open: () => StreamWindow;
  #window: StreamWindow | undefined;
  /** Where the block that was waited for last ends, and how many were before it in a row. */
  #end = Number.NEGATIVE_INFINITY;
  #waited = 0;

  constructor(memory: ReadAheadMemory, open: () => StreamWindow) {
    this.#memory = memory;
    this.#open = open;
  }

  /**
   * The window, if the block may be in it or come next. A cursor that has gone elsewhere gives it up, and one whose disk answers at once again:
   * it would only copy each block out of it.
   */
  windowAt(offset: number, size: number): StreamWindow | undefined {
    const window = this.#window;
    if (window === undefined) return undefined;
    const isNear = window.isEnding ? offset + size <= window.end : offset <= window.end + MAX_GAP_BYTES;
    if (offset >= window.start && isNear) return window;
    this.close();
    return undefined;
  }

  /** As windowAt, for a block that must be waited for. */
  windowFor(offset: number, size: number): StreamWindow | undefined {
    const follows = offset >= this.#end && offset <= this.#end + MAX_GAP_BYTES;
    this.#waited = follows ? this.#waited + 1 : 0;
    this.#end = offset + size;
    const window = this.windowAt(offset, size);
    if (window !== undefined || this.#waited < BLOCKS_BEFORE || !this.#memory.take()) return window;
    this.#window = this.#open();
    return this.#window;
  }

  close(): void {
    this.#window?.close(() => this.#memory.give());
    this.#window = undefined;
    this.#waited = 0;
  }
}
