import { type Slab, slabOf } from '../base/slab.ts';
import type { RandomAccessFile } from '../storage/file-storage.ts';
import { WALDamage } from './wal-damage.ts';

const WINDOW_BYTES = 1024 * 1024;

/**
 * A position in a log and a window of its bytes. `mark` keeps everything from the current position in the window until the next mark, so that an
 * entry is read as one run of bytes. Offsets named `at` are in the window, others in the file.
 */
export class LogInput {
  readonly file: RandomAccessFile;
  /** Nothing is read from here on: the trailer, or the end of the file. */
  limit: number;
  slab: Slab = slabOf(Buffer.alloc(0));
  #windowStart = 0;
  #markAt = 0;
  at = 0;
  /** The memory of all windows, when nobody keeps what was read. */
  #reused: Buffer | undefined;

  constructor(file: RandomAccessFile, reuses: boolean) {
    this.file = file;
    this.limit = file.length;
    if (reuses) this.#reused = Buffer.allocUnsafeSlow(0);
  }

  get position(): number {
    return this.#windowStart + this.at;
  }
  get markedPosition(): number {
    return this.#windowStart + this.#markAt;
  }
  get markAt(): number {
    return this.#markAt;
  }
  seek(position: number): void {
    this.slab = slabOf(Buffer.alloc(0));
    this.#windowStart = position;
    this.#markAt = 0;
    this.at = 0;
  }
  mark(): void {
    this.#markAt = this.at;
  }
  /** True when `length` bytes from the position on are in the window. */
  has(length: number): boolean {
    return this.at + length <= this.slab.bytes.length;
  }

  /** Brings `length` bytes into the window. Damage when the log ends before them. */
  async fill(length: number): Promise<void> {
    if (this.has(length)) return;
    if (this.position + length > this.limit)
      throw new WALDamage(`${length} bytes are expected at ${this.position}, the log ends at ${this.limit}`, true);
    await this.#read(this.at - this.#markAt + length);
  }
  /** The same for up to `length` bytes: as many as there are. */
  async fillUpTo(length: number): Promise<number> {
    const available = Math.min(length, this.limit - this.position);
    await this.fill(available);
    return available;
  }

  async #read(neededFromMark: number): Promise<void> {
    const start = this.markedPosition;
    const length = Math.min(this.limit - start, Math.max(neededFromMark * 2, WINDOW_BYTES));
    const ahead = this.at - this.#markAt;
    if (this.#reused !== undefined && this.#reused.length < length)
      this.#reused = Buffer.allocUnsafeSlow(Math.max(length, Math.min(WINDOW_BYTES, this.file.length)));
    const into = this.#reused;
    const bytes = this.file.tryReadSync(start, length, into) ?? (await this.file.read(start, length, into));
    this.slab = slabOf(bytes);
    this.#windowStart = start;
    this.#markAt = 0;
    this.at = ahead;
  }
}
