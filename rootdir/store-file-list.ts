// The list of a store's files that the FILE tracker keeps (HBase 2.6.1, StoreFileListFile), below the family's folder:
//
//   .filelist/f1.<sequence>, f2.<sequence>    u32 length of the message │ StoreFileList message │ u32 CRC-32 of the message
//
// Each change writes the whole list into the one of the two that is not the newest, then deletes the other. Of one sequence the list with the
// higher timestamp counts; a higher sequence counts more than any timestamp. Every opening of the store takes a new sequence, so that what
// a server writes that has lost the store, but does not know it yet, is never the newest. A file that ends too soon was cut short by
// a crash, before its change was acknowledged, and is passed over where there is another.
import { crc32 } from '../base/checksum.ts';
import type { Clock } from '../base/clock.ts';
import { CorruptionError } from '../base/errors.ts';
import { pb } from '../proto/index.ts';
import { longToNumber } from '../proto/long.ts';
import type { FileStorage } from '../storage/file-storage.ts';

export interface StoreFileListEntry {
  readonly name: string;
  /** Of the file itself, as in a directory. */
  readonly size: number;
}

interface ListFile {
  readonly path: string;
  readonly slot: 0 | 1;
  readonly sequence: number;
}
interface ReadList extends ListFile {
  readonly timestamp: number;
  readonly entries: readonly StoreFileListEntry[];
}

const NAME = /^f([12])\.(\d+)$/;
const MAX_BYTES = 16 * 1024 * 1024;
const VERSION = 1;

export class StoreFileListFile {
  readonly #files: FileStorage;
  readonly #folder: string;
  readonly #clock: Pick<Clock, 'now'>;
  #sequence = -1;
  #next: 0 | 1 = 0;
  #timestamp = -1;

  constructor(files: FileStorage, folder: string, clock: Pick<Clock, 'now'>) {
    this.#files = files;
    this.#folder = folder;
    this.#clock = clock;
  }

  /** The newest list; undefined when there is none. Changes nothing. */
  async read(): Promise<readonly StoreFileListEntry[] | undefined> {
    return (await this.#readNewest(await this.#find()))?.entries;
  }

  /** As read, for the one who is to change it from now on: older lists than the newest go. */
  async load(): Promise<readonly StoreFileListEntry[] | undefined> {
    const found = await this.#find();
    const newest = await this.#readNewest(found);
    for (const { path, sequence } of found) if (sequence !== newest?.sequence) await this.#files.delete(path);
    this.#sequence = Math.max(this.#clock.now(), ...found.map(({ sequence }) => sequence + 1));
    this.#next = newest === undefined ? 0 : other(newest.slot);
    this.#timestamp = newest?.timestamp ?? -1;
    return newest?.entries;
  }

  /** The list is as told, durably. */
  async update(entries: Iterable<StoreFileListEntry>): Promise<void> {
    if (this.#sequence < 0) await this.load();
    const timestamp = Math.max(this.#timestamp + 1, this.#clock.now());
    const path = this.#pathOf(this.#next);
    // Of a change that failed.
    await this.#files.delete(path);
    await this.#files.writeFile(path, encodeStoreFileList(entries, timestamp));
    this.#timestamp = timestamp;
    this.#next = other(this.#next);
    // Should this fail, the newer one counts all the same.
    await this.#files.delete(this.#pathOf(this.#next)).catch(() => undefined);
  }

  #pathOf(slot: 0 | 1): string {
    return `${this.#folder}/f${slot + 1}.${this.#sequence}`;
  }

  /** Highest sequence first. */
  async #find(): Promise<ListFile[]> {
    const found: ListFile[] = [];
    for (const { name, isDirectory } of await this.#files.list(this.#folder)) {
      const match = isDirectory ? null : NAME.exec(name);
      if (match === null) continue;
      found.push({
        path: `${this.#folder}/${name}`,
        slot: match[1] === '1' ? 0 : 1,
        sequence: Number(match[2]),
      });
    }
    return found.sort((a, b) => b.sequence - a.sequence);
  }

  async #readNewest(found: readonly ListFile[]): Promise<ReadList | undefined> {
    let newest: ReadList | undefined;
    for (const file of found) {
      if (newest !== undefined && newest.sequence > file.sequence) break;
      const list = decodeStoreFileList(await this.#files.readFile(file.path), file.path);
      if (list !== undefined && (newest === undefined || list.timestamp > newest.timestamp))
        newest = { ...file, ...list };
    }
    return newest;
  }
}

function other(slot: 0 | 1): 0 | 1 {
  return slot === 0 ? 1 : 0;
}

export function encodeStoreFileList(entries: Iterable<StoreFileListEntry>, timestamp: number): Buffer {
  const message = pb.StoreFileList.encode({ timestamp, store_file: [...entries], version: VERSION }).finish();
  const bytes = Buffer.alloc(message.length + 8);
  bytes.writeUInt32BE(message.length, 0);
  bytes.set(message, 4);
  bytes.writeUInt32BE(crc32(message), 4 + message.length);
  return bytes;
}

/** Undefined when the file ends too soon. */
export function decodeStoreFileList(
  bytes: Buffer,
  path: string,
): { timestamp: number; entries: StoreFileListEntry[] } | undefined {
  if (bytes.length < 4) return undefined;
  const length = bytes.readInt32BE(0);
  if (length <= 0 || length > MAX_BYTES)
    throw new CorruptionError(path, 0, `expected the length of a list of store files, found ${length}`);
  if (bytes.length < length + 8) return undefined;
  const message = bytes.subarray(4, 4 + length);
  const [expected, found] = [bytes.readUInt32BE(4 + length), crc32(message)];
  if (expected !== found)
    throw new CorruptionError(
      path,
      4,
      `the list of store files is damaged: expected checksum ${expected.toString(16)}, found ${found.toString(16)}`,
    );
  return readMessage(message, path);
}

function readMessage(message: Buffer, path: string): { timestamp: number; entries: StoreFileListEntry[] } {
  let list: pb.StoreFileList;
  try {
    list = pb.StoreFileList.decode(message);
  } catch (cause) {
    throw new CorruptionError(path, 4, 'the protobuf message cannot be decoded', { cause });
  }
  const version = longToNumber(list.version, VERSION);
  if (version > VERSION)
    throw new CorruptionError(
      path,
      4,
      `the list of store files has version ${version}, this release reads ${VERSION}: let the newer release switch the table to the DEFAULT tracker first`,
    );
  const entries = (list.store_file ?? []).map(({ name, size }: pb.StoreFileEntry.$Properties) => ({
    name,
    size: longToNumber(size),
  }));
  return { timestamp: longToNumber(list.timestamp), entries };
}
