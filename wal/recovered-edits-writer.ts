import { CorruptionError } from '../base/errors.ts';
import type { CellList } from '../cell/cell-list.ts';
import type { FileStorage, FileWriter } from '../storage/file-storage.ts';
import { EntryBuffer, encodeKeyPrefix } from './entry-buffer.ts';
import { recoveredEditsName, temporaryEditsName } from './recovered-edits.ts';
import { encodeHeader, encodeTrailer } from './wal-format.ts';
import type { WALKey } from './wal-key.ts';
import { WALReader } from './wal-reader.ts';

/** Written and synced in pieces of this size: one sync at the end would stall the logs beside it. */
const PIECE_BYTES = 1024 * 1024;

/** The edits that a split finds for one region, in one log. */
export class RecoveredEditsWriter {
  readonly firstSequenceId: number;
  lastSequenceId: number;
  #files: FileStorage;
  #folder: string;
  #writer: FileWriter;
  #prefix: Buffer;
  #buffer = new EntryBuffer();

  private constructor(files: FileStorage, folder: string, writer: FileWriter, key: WALKey) {
    this.#files = files;
    this.#folder = folder;
    this.#writer = writer;
    this.#prefix = encodeKeyPrefix(key.encodedRegionName, key.tableName);
    this.firstSequenceId = key.sequenceId;
    this.lastSequenceId = key.sequenceId;
  }

  /** `key`: of the region's first edit. */
  static async create(files: FileStorage, folder: string, walName: string, key: WALKey): Promise<RecoveredEditsWriter> {
    const path = `${folder}/${temporaryEditsName(key.sequenceId, walName)}`;
    // Of a split that was cut short.
    await files.delete(path);
    const writer = await files.create(path);
    await writer.write(encodeHeader());
    return new RecoveredEditsWriter(files, folder, writer, key);
  }

  get bufferedBytes(): number {
    return this.#buffer.length;
  }

  /** True: `drain` before the next. */
  append(key: WALKey, cells: CellList): boolean {
    // Nothing reads the file before its trailer stands, which attests it all.
    this.#buffer.append(this.#prefix, key.sequenceId, key.writeTime, key.nonceGroup, key.nonce, 0, cells);
    this.lastSequenceId = Math.max(this.lastSequenceId, key.sequenceId);
    return this.#buffer.length >= PIECE_BYTES;
  }

  async drain(): Promise<void> {
    await this.#writer.write(this.#buffer.contents());
    await this.#writer.sync();
    this.#buffer.clear();
  }

  /** Syncs and closes the temporary file. */
  async finish(): Promise<void> {
    await this.#writer.write(this.#buffer.contents());
    await this.#writer.write(encodeTrailer(this.#writer.length));
    await this.#writer.close();
  }

  /**
   * Gives the finished file its name. One of that name is there when the same log was split before: of the two the one that begins earlier
   * holds more. Returns the path of what stands there then.
   */
  async commit(): Promise<string> {
    const target = `${this.#folder}/${recoveredEditsName(this.lastSequenceId)}`;
    const former = await this.#firstSequenceIdOf(target);
    if (former !== undefined && former <= this.firstSequenceId) {
      await this.#files.delete(this.#writer.path);
      return target;
    }
    await this.#files.delete(target);
    await this.#files.rename(this.#writer.path, target);
    return target;
  }

  abort(): Promise<void> {
    return this.#writer.abort();
  }

  /** Undefined when there is no such file, or nothing in it can be read. */
  async #firstSequenceIdOf(path: string): Promise<number | undefined> {
    if ((await this.#files.stat(path)) === undefined) return undefined;
    try {
      const reader = await WALReader.open(await this.#files.open(path));
      try {
        return (await reader.next())?.key.sequenceId;
      } finally {
        await reader.close();
      }
    } catch (error) {
      if (error instanceof CorruptionError) return undefined;
      throw error;
    }
  }
}
