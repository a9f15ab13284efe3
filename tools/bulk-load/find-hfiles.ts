// A folder of HFiles as HFileOutputFormat makes it: one folder for each family, in it its files.
import { hbaseError } from '../../base/errors.ts';
import { TRAILER_SIZE } from '../../hfile/hfile-format.ts';
import { parseStoreFileName } from '../../rootdir/store-file-name.ts';
import type { FileStorage } from '../../storage/file-storage.ts';

/** A file that waits to be loaded. */
export interface LoadItem {
  readonly family: string;
  /** Below the storage's root. */
  readonly path: string;
  readonly length: number;
}

export interface FoundHFiles {
  readonly items: readonly LoadItem[];
  /** Each with the reason. */
  readonly skipped: readonly string[];
}

/** Work of an earlier load that was cut short stands there, too. */
export const SPLIT_FOLDER = '.tmp';

const FAMILY = /^[^.:/][^:/]*$/;

export async function findHFiles(files: FileStorage, folder: string): Promise<FoundHFiles> {
  const found = await files.stat(folder);
  if (found === undefined || !found.isDirectory)
    throw hbaseError('IllegalArgumentException', `/${folder}: there is no such folder`);
  const items: LoadItem[] = [];
  const skipped: string[] = [];
  for (const family of await files.list(folder)) {
    const path = `${folder}/${family.name}`;
    if (!family.isDirectory) {
      if (!isQuiet(family.name)) skipped.push(`/${path} is no folder of a family`);
    } else if (!FAMILY.test(family.name)) skipped.push(`/${path}: no family can be called that`);
    else if (!family.name.startsWith('_')) await findOfFamily(files, path, family.name, items, skipped);
  }
  return { items, skipped };
}

async function findOfFamily(
  files: FileStorage,
  folder: string,
  family: string,
  items: LoadItem[],
  skipped: string[],
): Promise<void> {
  for (const { name, isDirectory, length } of await files.list(folder)) {
    const path = `${folder}/${name}`;
    const kind = parseStoreFileName(name)?.kind;
    if (isQuiet(name)) continue;
    if (isDirectory) skipped.push(`/${path} is a folder`);
    else if (kind === 'reference' || kind === 'link')
      skipped.push(`/${path} is a ${kind}, which holds no cells itself`);
    else if (length < TRAILER_SIZE) skipped.push(`/${path} is no HFile`);
    else items.push({ family, path, length });
  }
}

/** Hidden files, and what Hadoop leaves (_SUCCESS, the checksums of its local file system). */
function isQuiet(name: string): boolean {
  return name.startsWith('_') || name.startsWith('.');
}
