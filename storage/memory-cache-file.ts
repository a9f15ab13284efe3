import { StorageError } from '../base/errors.ts';
import type { CacheFile } from './cache-file.ts';

/** Asked of the system when its first byte is written. */
const PIECE_BYTES = 16 * 1024 * 1024;

/** What a CacheFile promises, in memory outside of V8's heap. It takes no more memory than was written to. */
export class MemoryCacheFile implements CacheFile {
  readonly path: string;
  readonly capacityBytes: number;
  #pieces: Buffer[] = [];

  /** `name`: what stands for the path in log lines. */
  constructor(name: string, capacityBytes: number) {
    this.path = name;
    this.capacityBytes = capacityBytes;
  }

  async write(offset: number, bytes: Uint8Array): Promise<void> {
    if (offset + bytes.length > this.capacityBytes)
      throw new StorageError('no-space', this.path, `it ends at ${this.capacityBytes}`);
    for (let done = 0; done < bytes.length; ) {
      const at = (offset + done) % PIECE_BYTES;
      const piece = this.#pieceToWrite(Math.floor((offset + done) / PIECE_BYTES));
      const count = Math.min(piece.length - at, bytes.length - done);
      piece.set(bytes.subarray(done, done + count), at);
      done += count;
    }
  }

  async read(offset: number, length: number): Promise<Buffer> {
    return this.tryReadSync(offset, length);
  }

  /** Never undefined. */
  tryReadSync(offset: number, length: number): Buffer {
    const bytes = Buffer.allocUnsafe(length);
    for (let done = 0; done < length; ) {
      const at = (offset + done) % PIECE_BYTES;
      const piece = this.#pieces[Math.floor((offset + done) / PIECE_BYTES)];
      if (piece === undefined || at >= piece.length)
        throw new StorageError('io', this.path, `nothing was written at ${offset + done}`);
      done += piece.copy(bytes, done, at, at + length - done);
    }
    return bytes;
  }

  async close(): Promise<void> {
    this.#pieces = [];
  }

  #pieceToWrite(index: number): Buffer {
    const start = index * PIECE_BYTES;
    try {
      this.#pieces[index] ??= Buffer.allocUnsafeSlow(Math.min(PIECE_BYTES, this.capacityBytes - start));
    } catch (error) {
      throw new StorageError('no-space', this.path, `no memory left beyond ${start} bytes`, { cause: error });
    }
    return this.#pieces[index];
  }
}
