import type { FileWriter } from '../../storage/file-storage.ts';

/** A file that can be made again: nothing of it is synced. */
export class UnsyncedWriter implements FileWriter {
  readonly path: string;
  readonly #writer: FileWriter;

  constructor(writer: FileWriter) {
    this.path = writer.path;
    this.#writer = writer;
  }

  get length(): number {
    return this.#writer.length;
  }
  write(bytes: Uint8Array): Promise<void> {
    return this.#writer.write(bytes);
  }
  async sync(): Promise<void> {}
  close(): Promise<void> {
    return this.#writer.close({ isScratch: true });
  }
  abort(): Promise<void> {
    return this.#writer.abort();
  }
}
