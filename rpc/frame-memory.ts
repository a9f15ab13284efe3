// Memory of large request frames, used again once a call that is done with its request says so: a client that writes in batches sends
// megabytes in each, and giving them all to the garbage collector makes it run all the time (measured: half of the server's CPU).

const MIN_BYTES = 256 * 1024;
const MAX_BYTES = 8 * 1024 * 1024;

export class FrameMemory {
  readonly #maxFreeBytes: number;
  /** What was given out by `take` and has not come back; what never does is collected. */
  readonly #lent = new WeakSet<ArrayBufferLike>();
  #free: Buffer[] = [];
  #freeBytes = 0;

  constructor(maxFreeBytes: number = 32 * 1024 * 1024) {
    this.#maxFreeBytes = maxFreeBytes;
  }

  get freeBytes(): number {
    return this.#freeBytes;
  }

  /** True for frames large enough to be worth keeping. */
  isFor(length: number): boolean {
    return length >= MIN_BYTES && length <= MAX_BYTES;
  }

  /** Memory that is there already; undefined when none is large enough, or only some that is far too large. */
  reuse(length: number): Buffer | undefined {
    for (let i = this.#free.length - 1; i >= 0; i--) {
      const bytes = this.#free[i];
      if (bytes.length < length || bytes.length > 4 * length) continue;
      this.#free.splice(i, 1);
      this.#freeBytes -= bytes.length;
      this.#lent.add(bytes.buffer);
      return bytes.subarray(0, length);
    }
    return undefined;
  }

  take(length: number): Buffer {
    const known = this.reuse(length);
    if (known !== undefined) return known;
    const bytes = Buffer.allocUnsafeSlow(Math.ceil(length / MIN_BYTES) * MIN_BYTES);
    this.#lent.add(bytes.buffer);
    return bytes.subarray(0, length);
  }

  /** Nothing refers to the frame any more. Memory that is not from here is left alone. */
  give(frame: Buffer): void {
    const { buffer } = frame;
    if (!this.#lent.delete(buffer) || this.#freeBytes + buffer.byteLength > this.#maxFreeBytes) return;
    this.#free.push(Buffer.from(buffer));
    this.#freeBytes += buffer.byteLength;
  }
}
