/** Buffers kept, and most bytes of one: longer blocks are rare. */
const MAX_BUFFERS = 16;
const MAX_BUFFER_BYTES = 256 * 1024;
/** Sizes go up by so much, so that a buffer fits the next block too. */
const STEP_BYTES = 16 * 1024;

/**
 * Memory for blocks that are read, looked at and not kept: at most 4 MB of it wait for the next such read. Fresh memory for each would cost more than the
 * read, and the collector's work besides.
 */
export class BlockMemory {
  readonly #free: Buffer[] = [];

  /** At least so long. */
  take(bytes: number): Buffer {
    const free = this.#free.pop();
    if (free !== undefined && free.length >= bytes) return free;
    return Buffer.allocUnsafeSlow(Math.ceil(bytes / STEP_BYTES) * STEP_BYTES);
  }

  /** Nobody looks at it any more. */
  give(memory: Buffer): void {
    if (this.#free.length < MAX_BUFFERS && memory.length <= MAX_BUFFER_BYTES) this.#free.push(memory);
  }
}
