import { HFileReader } from '../../hfile/hfile-reader.ts';
import type { FileStorage } from '../../storage/file-storage.ts';

/** Opens the file for as long as the work lasts. */
export async function withHFile<T>(
  files: FileStorage,
  path: string,
  work: (reader: HFileReader) => Promise<T>,
): Promise<T> {
  const file = await files.open(path);
  try {
    return await work(await HFileReader.open(file));
  } finally {
    await file.close();
  }
}

export function rowOfKey(key: Buffer): Buffer {
  return Buffer.from(key.subarray(2, 2 + key.readUInt16BE(0)));
}

/** First and last row; undefined for a file without cells. */
export function rowsOf({ firstKey, lastKey }: HFileReader): { first: Buffer; last: Buffer } | undefined {
  if (firstKey === undefined || lastKey === undefined) return undefined;
  return { first: rowOfKey(firstKey), last: rowOfKey(lastKey) };
}
