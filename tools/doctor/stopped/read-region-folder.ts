// What stands in a region's folder, each file opened.
import { StorageError } from '../../../base/errors.ts';
import type { RegionInfo } from '../../../model/region-info.ts';
import type { TableName } from '../../../model/table-name.ts';
import {
  isHidden,
  layout,
  MERGES_FOLDER,
  REGION_TEMP_FOLDER,
  SPLITS_FOLDER,
} from '../../../rootdir/directory-layout.ts';
import { readRegionInfoFile } from '../../../rootdir/region-info-file.ts';
import type { FileStorage } from '../../../storage/file-storage.ts';
import { listRecoveredEdits } from '../../../wal/recovered-edits.ts';
import { WALReader } from '../../../wal/wal-reader.ts';
import type { RegionFolder, StoreFileFacts } from '../image.ts';
import { faultOf } from '../words.ts';
import { readStoreFileFacts } from './read-store-file.ts';

export async function readRegionFolder(
  files: FileStorage,
  table: TableName,
  encodedName: string,
  deep: boolean,
): Promise<RegionFolder> {
  const path = layout.regionFolder(table, encodedName);
  const families: string[] = [];
  const found: StoreFileFacts[] = [];
  for (const { name, isDirectory } of await files.list(path)) {
    if (!isDirectory || isHidden(name) || name.startsWith('recovered.')) continue;
    families.push(name);
    for (const entry of await files.list(`${path}/${name}`))
      if (!entry.isDirectory && !entry.name.startsWith('.'))
        found.push(await readStoreFileFacts(files, { table, region: encodedName, family: name, entry, deep }));
  }
  const leftovers: string[] = [];
  for (const folder of [REGION_TEMP_FOLDER, SPLITS_FOLDER, MERGES_FOLDER])
    leftovers.push(...(await filesBelow(files, `${path}/${folder}`)));
  return {
    table,
    encodedName,
    path,
    ...(await readInfo(files, path)),
    families,
    files: found,
    recoveredEdits: await readEdits(files, layout.recoveredEditsFolder(table, encodedName)),
    leftovers,
    archived: await countArchived(files, table, encodedName),
  };
}

async function readInfo(
  files: FileStorage,
  path: string,
): Promise<{ info: RegionInfo | undefined; infoFault: string | undefined }> {
  try {
    return { info: await readRegionInfoFile(files, path), infoFault: undefined };
  } catch (error) {
    const isAbsent = error instanceof StorageError && error.reason === 'not-found';
    return { info: undefined, infoFault: isAbsent ? 'none' : faultOf(error) };
  }
}

async function readEdits(files: FileStorage, folder: string): Promise<RegionFolder['recoveredEdits']> {
  const found: { path: string; length: number; fault?: string; isTemporary: boolean }[] = [];
  const whole = new Set((await listRecoveredEdits(files, folder)).map(({ path }) => path));
  for (const { name, length } of await files.list(folder)) {
    const path = `${folder}/${name}`;
    if (name.endsWith('.temp')) found.push({ path, length, isTemporary: true });
    if (!whole.has(path)) continue;
    const fault = await faultOfEdits(files, path);
    found.push({ path, length, isTemporary: false, ...(fault === undefined ? {} : { fault }) });
  }
  return found;
}

/** Split edits were closed and synced: a torn end is damage there. */
async function faultOfEdits(files: FileStorage, path: string): Promise<string | undefined> {
  try {
    const reader = await WALReader.open(await files.open(path));
    try {
      while ((await reader.next()) !== undefined);
      const { kind, offset, reason } = reader.end!;
      return kind === 'torn' || kind === 'empty' ? `at offset ${offset}: ${reason ?? kind}` : undefined;
    } finally {
      await reader.close();
    }
  } catch (error) {
    return faultOf(error);
  }
}

export async function filesBelow(files: FileStorage, folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const { name, isDirectory } of await files.list(folder)) {
    const path = `${folder}/${name}`;
    if (isDirectory) found.push(...(await filesBelow(files, path)));
    else found.push(path);
  }
  return found;
}

async function countArchived(files: FileStorage, table: TableName, encodedName: string): Promise<number> {
  let count = 0;
  for (const family of await files.list(layout.archiveRegionFolder(table, encodedName)))
    if (family.isDirectory && !isHidden(family.name))
      for (const { isDirectory } of await files.list(layout.archiveFamilyFolder(table, encodedName, family.name)))
        if (!isDirectory) count++;
  return count;
}
