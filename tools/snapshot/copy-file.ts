import { crc32 } from '../../base/checksum.ts';
import { hbaseError, StorageError } from '../../base/errors.ts';
import type { FileStorage, RandomAccessFile } from '../../storage/file-storage.ts';

const PIECE_BYTES = 1 << 20;

export interface CopyHooks {
  /** After each piece. */
  readonly onBytes: (bytes: number) => Promise<void>;
  /** The copy is read again, and compared. */
  readonly verify: boolean;
}

/** Under its name once it is whole and synced; what stood there is replaced. False: the source is gone. */
export async function copyFile(
  source: FileStorage,
  from: string,
  target: FileStorage,
  to: string,
  hooks: CopyHooks,
): Promise<boolean> {
  let input: RandomAccessFile;
  try {
    input = await source.open(from);
  } catch (error) {
    if (error instanceof StorageError && error.reason === 'not-found') return false;
    throw error;
  }
  const temporary = `${to}.copying`;
  try {
    await target.delete(temporary);
    const output = await target.create(temporary);
    let checksum = 0;
    try {
      for (let at = 0; at < input.length; at += PIECE_BYTES) {
        const piece = await input.read(at, Math.min(PIECE_BYTES, input.length - at));
        checksum = crc32(piece, checksum);
        await output.write(piece);
        await hooks.onBytes(piece.length);
      }
      await output.close();
    } catch (error) {
      await output.abort();
      throw error;
    }
    const copied = hooks.verify ? await checksumOf(target, temporary) : checksum;
    if (copied !== checksum) {
      await target.delete(temporary);
      throw hbaseError('IOException', `the copy of ${from} in ${to} is not what was written: checksums differ`);
    }
  } finally {
    await input.close();
  }
  await target.delete(to);
  await target.rename(temporary, to);
  return true;
}

/** Whether two files of one length hold the same. */
export async function isSameFile(a: FileStorage, pathA: string, b: FileStorage, pathB: string): Promise<boolean> {
  return (await checksumOf(a, pathA)) === (await checksumOf(b, pathB));
}

async function checksumOf(files: FileStorage, path: string): Promise<number> {
  const file = await files.open(path);
  try {
    let checksum = 0;
    for (let at = 0; at < file.length; at += PIECE_BYTES)
      checksum = crc32(await file.read(at, Math.min(PIECE_BYTES, file.length - at)), checksum);
    return checksum;
  } finally {
    await file.close();
  }
}
