import type { FileWriter } from '../../storage/file-storage.ts';

/**
 * A file that can be made again: nothing of it is synced, and a piece is written while the next one is made. The bytes given to `write` are copied,
 * a failure shows in a later call.
 */
export class OverlappedWriter implements FileWriter {
  readonly path: string;
  readonly #writer: FileWriter;
  #copy = Buffer.alloc(0);
  #spare = Buffer.alloc(0);
  #length = 0;
  #writing: Promise<void> = Promise.resolve();

  constructor(writer: FileWriter) {
    this.path = writer.path;
    this.#writer = writer;
  }

  get length(): number {
    return this.#length;
  }

  async write(bytes: Uint8Array): Promise<void> {
    if (this.#copy.length < bytes.length) this.#copy = Buffer.allocUnsafeSlow(bytes.length);
    const copy = this.#copy.subarray(0, bytes.length);
    copy.set(bytes);
    this.#length += bytes.length;
    await this.#writing;
    [this.#copy, this.#spare] = [this.#spare, this.#copy];
    this.#writing = this.#writer.write(copy);
    // Whoever comes next hears of it.
    this.#writing.catch(() => undefined);
  }
  async sync(): Promise<void> {}
  async close(): Promise<void> {
    await this.#writing;
    await this.#writer.close({ isScratch: true });
  }
  async abort(): Promise<void> {
    await this.#writing.catch(() => undefined);
    await this.#writer.abort();
  }
}
