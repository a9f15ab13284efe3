// Frames: `u32 length | length bytes`, big-endian, the length without itself. A stream may be cut anywhere; a frame that came whole in one
// read is a view of it, others are put together in a buffer of their own: a small one at first, so that a promise alone takes no memory.

import { FrameMemory } from './frame-memory.ts';

const FIRST_BYTES = 64 * 1024;

export class FrameSplitter {
  /** Length that the frame just refused promised. */
  oversizedLength = 0;
  readonly #maxBytes: number;
  readonly #memory: FrameMemory;
  #chunk: Buffer | undefined;
  #pos = 0;
  #frame: Buffer | undefined;
  #frameLength = 0;
  #filled = 0;

  constructor(maxBytes: number, memory: FrameMemory = new FrameMemory(0)) {
    this.#maxBytes = maxBytes;
    this.#memory = memory;
  }

  /** Adds bytes as they came; they are kept, not copied, until their frames were taken. */
  push(bytes: Buffer): void {
    const left = this.#chunk === undefined ? 0 : this.#chunk.length - this.#pos;
    this.#chunk = left === 0 ? bytes : Buffer.concat([this.#chunk!.subarray(this.#pos), bytes]);
    this.#pos = 0;
  }

  /** Bytes pushed and not handed out yet. */
  get buffered(): number {
    return this.#filled + (this.#chunk === undefined ? 0 : this.#chunk.length - this.#pos);
  }

  /** Exactly `length` bytes that are no frame (a preamble); undefined when they are not all there. */
  takeRaw(length: number): Buffer | undefined {
    const chunk = this.#chunk;
    if (chunk === undefined || chunk.length - this.#pos < length) return undefined;
    this.#pos += length;
    return chunk.subarray(this.#pos - length, this.#pos);
  }

  /** What is there of a frame that was refused, from its first byte behind the length. */
  peekRest(): Buffer {
    return this.#chunk === undefined ? Buffer.alloc(0) : this.#chunk.subarray(this.#pos);
  }

  /** The next whole frame without its length; undefined when more must come; 'oversized' when it is longer than allowed. */
  next(maxBytes: number = this.#maxBytes): Buffer | 'oversized' | undefined {
    if (this.#frame !== undefined) return this.#continueFrame();
    const chunk = this.#chunk;
    if (chunk === undefined) return undefined;
    const at = this.#pos;
    if (chunk.length - at < 4) {
      if (chunk.length === at) this.#chunk = undefined;
      return undefined;
    }
    const length = ((chunk[at] << 24) | (chunk[at + 1] << 16) | (chunk[at + 2] << 8) | chunk[at + 3]) >>> 0;
    this.#pos = at + 4;
    if (length > maxBytes) {
      this.oversizedLength = length;
      return 'oversized';
    }
    if (chunk.length - this.#pos >= length) {
      this.#pos += length;
      return chunk.subarray(at + 4, this.#pos);
    }
    this.#frameLength = length;
    this.#filled = 0;
    const first = Math.min(length, Math.max(FIRST_BYTES, chunk.length - this.#pos));
    this.#frame =
      (this.#memory.isFor(length) ? this.#memory.reuse(length) : undefined) ?? Buffer.allocUnsafeSlow(first);
    return this.#continueFrame();
  }

  #continueFrame(): Buffer | undefined {
    const chunk = this.#chunk;
    if (chunk === undefined) return undefined;
    const count = Math.min(this.#frameLength - this.#filled, chunk.length - this.#pos);
    if (this.#filled + count > this.#frame!.length) this.#grow(this.#filled + count);
    const frame = this.#frame!;
    chunk.copy(frame, this.#filled, this.#pos, this.#pos + count);
    this.#filled += count;
    this.#pos += count;
    if (this.#pos === chunk.length) this.#chunk = undefined;
    if (this.#filled < this.#frameLength) return undefined;
    this.#frame = undefined;
    this.#filled = 0;
    return frame;
  }

  #grow(needed: number): void {
    const grown = this.#memory.isFor(this.#frameLength)
      ? this.#memory.take(this.#frameLength)
      : Buffer.allocUnsafeSlow(Math.min(this.#frameLength, Math.max(needed, this.#frame!.length * 2)));
    this.#frame!.copy(grown, 0, 0, this.#filled);
    this.#frame = grown;
  }
}
