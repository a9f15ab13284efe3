// The input in pieces that workers read independently. A record is of the piece in which it begins.
import { hbaseError } from '../../base/errors.ts';
import type { FileStorage } from '../../storage/file-storage.ts';

export interface InputSplit {
  /** Below the storage's root. */
  readonly path: string;
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  /** The first byte stands between quotes. */
  readonly isQuoted: boolean;
}

const PACKED = /\.(gz|bz2|zst|lz4|snappy|xz|zip)$/;
const READ_BYTES = 1 << 20;

/** The files that the paths name, those of folders in the order of their names. */
export async function findInputs(
  files: FileStorage,
  paths: readonly string[],
): Promise<{ path: string; length: number }[]> {
  const found: { path: string; length: number }[] = [];
  for (const path of paths) {
    const entry = await files.stat(path);
    if (entry === undefined) throw hbaseError('IllegalArgumentException', `Input path does not exist: /${path}`);
    if (!entry.isDirectory) found.push({ path, length: entry.length });
    else
      for (const { name, isDirectory, length } of await files.list(path))
        if (!isDirectory && !/^[._]/.test(name)) found.push({ path: `${path}/${name}`, length });
  }
  const packed = found.find(({ path }) => PACKED.test(path));
  if (packed !== undefined)
    throw hbaseError(
      'IllegalArgumentException',
      `/${packed.path} is compressed: unpack it first, only plain text is read`,
    );
  return found;
}

/** Pieces of about that size; `quote`: of CSV, where a newline between quotes ends no record. */
export async function splitInputs(
  files: FileStorage,
  inputs: readonly { path: string; length: number }[],
  splitBytes: number,
  quote: number | undefined,
): Promise<InputSplit[]> {
  const splits: InputSplit[] = [];
  for (const { path, length } of inputs) {
    let isQuoted = false;
    for (let from = 0; from < length; from += splitBytes) {
      const to = Math.min(from + splitBytes, length);
      splits.push({ path, from, to, isQuoted });
      if (quote !== undefined && to < length && (await countBytes(files, path, from, to, quote)) % 2 === 1)
        isQuoted = !isQuoted;
    }
  }
  return splits;
}

/** How often a byte stands in a part of a file. */
export async function countBytes(
  files: FileStorage,
  path: string,
  from: number,
  to: number,
  byte: number,
): Promise<number> {
  const file = await files.open(path);
  const buffer = Buffer.allocUnsafeSlow(READ_BYTES);
  let count = 0;
  try {
    for (let at = from; at < to; at += READ_BYTES) {
      const bytes = await file.read(at, Math.min(READ_BYTES, to - at), buffer);
      for (let i = bytes.indexOf(byte); i >= 0; i = bytes.indexOf(byte, i + 1)) count++;
    }
    return count;
  } finally {
    await file.close();
  }
}
