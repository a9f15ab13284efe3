import { CorruptionError, StorageError } from '../base/errors.ts';
import type { CellList } from '../cell/cell-list.ts';
import type { FileStorage, FileWriter } from '../storage/file-storage.ts';
import { type EntryBuffer, type EntryNames, encodeKeyPrefix } from './entry-buffer.ts';
import { EntryBufferPool } from './entry-buffer-pool.ts';
import { deleteTemporaryEdits, isRegionGone, recoveredEditsName, temporaryEditsName } from './recovered-edits.ts';
import { encodeHeader, encodeTrailer } from './wal-format.ts';
import type { WALKey } from './wal-key.ts';
import { WALReader } from './wal-reader.ts';

/** Written in pieces of this size. */
const PIECE_BYTES = 1024 * 1024;
/** Synced at the latest after so many bytes: one sync of much at the end would stall the logs beside it. */
const SYNC_BYTES = 8 * PIECE_BYTES;

type EditsKey = Pick<WALKey, 'encodedRegionName' | 'tableName' | 'sequenceId' | 'writeTime' | 'nonceGroup' | 'nonce'>;

/** Edits that stand in a temporary file, synced. */
export interface WrittenEdits {
  readonly folder: string;
  /** Path of the temporary file. */
  readonly temporary: string;
  readonly lastSequenceId: number;
}

/** The edits that a split finds for one region, in one log. The file is made when the first piece is written. */
export class RecoveredEditsWriter {
  #files: FileStorage;
  #folder: string;
  #walName: string;
  #path: string;
  #lastSequenceId: number;
  #writer: FileWriter | undefined;
  #names: EntryNames;
  #buffers: EntryBufferPool;
  #buffer: EntryBuffer;
  #syncedBytes = 0;

  /** `key`: of the region's first edit; `attempt`: a name that no other split has. */
  constructor(
    files: FileStorage,
    folder: string,
    walName: string,
    attempt: string,
    key: EditsKey,
    buffers = new EntryBufferPool(),
  ) {
    this.#files = files;
    this.#buffers = buffers;
    this.#buffer = buffers.take();
    this.#folder = folder;
    this.#walName = walName;
    this.#path = `${folder}/${temporaryEditsName(key.sequenceId, walName, attempt)}`;
    const { encodedRegionName, tableName } = key;
    this.#names = { encodedRegionName, tableName, keyPrefix: encodeKeyPrefix(encodedRegionName, tableName) };
    this.#lastSequenceId = key.sequenceId;
  }

  get bufferedBytes(): number {
    return this.#buffer.length;
  }

  /** True: `drain` before the next. */
  append(key: EditsKey, cells: CellList): boolean {
    // Nothing reads the file before its trailer stands, which attests it all.
    this.#buffer.append(this.#names, key.sequenceId, key.writeTime, key.nonceGroup, key.nonce, 0, cells);
    this.#lastSequenceId = Math.max(this.#lastSequenceId, key.sequenceId);
    return this.#buffer.length >= PIECE_BYTES;
  }

  async drain(): Promise<void> {
    const writer = this.#writer ?? (await this.#create());
    await writer.write(this.#buffer.contents());
    this.#buffer.clear();
    if (writer.length - this.#syncedBytes < SYNC_BYTES) return;
    await writer.sync();
    this.#syncedBytes = writer.length;
  }

  /** Writes the rest, syncs and closes the temporary file. */
  async finish(): Promise<WrittenEdits> {
    const writer = this.#writer ?? (await this.#create());
    await writer.write(this.#buffer.contents());
    this.#buffers.give(this.#buffer);
    await writer.write(encodeTrailer(writer.length));
    await writer.close({ isTemporary: true });
    return { folder: this.#folder, temporary: this.#path, lastSequenceId: this.#lastSequenceId };
  }

  async abort(): Promise<void> {
    await this.#writer?.abort();
  }

  async #create(): Promise<FileWriter> {
    await deleteTemporaryEdits(this.#files, this.#folder, this.#walName);
    this.#writer = await this.#files.create(this.#path);
    await this.#checkRegion();
    await this.#writer.write(encodeHeader());
    return this.#writer;
  }

  /** It may have been dropped since its first edit was met. Then its folder was only made with our file, and would stand in the way of a new table. */
  async #checkRegion(): Promise<void> {
    const region = parentOf(this.#folder);
    if (!(await isRegionGone(this.#files, region))) return;
    await this.#writer?.abort();
    for (const folder of [this.#folder, region, parentOf(region)]) await this.#files.deleteEmptyFolder(folder);
    throw new StorageError('not-found', region, 'the region went while a log with edits of it was split');
  }
}

/**
 * Gives finished edits their name. What has that name already is of an earlier split of the same log, whole, and never touched: the region may be
 * reading it. Of two splits one may hold more, but never more that is needed: both left out only what was in store files. Returns the path.
 */
export async function commitEdits(
  files: FileStorage,
  edits: WrittenEdits,
  name = recoveredEditsName(edits.lastSequenceId),
): Promise<string> {
  const target = `${edits.folder}/${name}`;
  if (await isReadable(files, target)) {
    await files.delete(edits.temporary);
    return target;
  }
  await files.delete(target);
  try {
    await files.rename(edits.temporary, target);
  } catch (error) {
    if (!(error instanceof StorageError) || error.reason !== 'exists') throw error;
    await files.delete(edits.temporary);
  }
  return target;
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

/** False when there is no such file, or nothing in it can be read. */
async function isReadable(files: FileStorage, path: string): Promise<boolean> {
  if ((await files.stat(path)) === undefined) return false;
  try {
    const reader = await WALReader.open(await files.open(path));
    try {
      return (await reader.next()) !== undefined;
    } finally {
      await reader.close();
    }
  } catch (error) {
    if (error instanceof CorruptionError) return false;
    throw error;
  }
}
