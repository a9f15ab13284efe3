import { CorruptionError, StorageError } from '../base/errors.ts';
import { RegionInfo } from '../model/region-info.ts';
import type { FileStorage } from '../storage/file-storage.ts';
import {
  type DirectoryLayout,
  isHidden,
  layout as mainLayout,
  REGION_INFO_FILE,
  type TablePath,
} from './directory-layout.ts';

/** The `.regioninfo` in a region's folder. `not-found` when there is none. */
export async function readRegionInfoFile(files: FileStorage, regionFolder: string): Promise<RegionInfo> {
  const path = `${regionFolder}/${REGION_INFO_FILE}`;
  const bytes = await files.readFile(path);
  try {
    return RegionInfo.fromDelimitedBytes(bytes);
  } catch (cause) {
    throw new CorruptionError(path, 0, 'expected PBUF and a delimited RegionInfo', { cause });
  }
}

/** Sees to it that the region's folder has its `.regioninfo`; one that is damaged or of another state is replaced. */
export async function writeRegionInfoFile(
  files: FileStorage,
  region: RegionInfo,
  layout: DirectoryLayout = mainLayout,
): Promise<void> {
  const path = layout.regionInfoFile(region.tableName, region.encodedName);
  const bytes = region.toDelimitedBytes();
  const found = await readIfThere(files, path);
  if (found?.equals(bytes)) return;
  if (found !== undefined) await files.delete(path);
  await files.writeFile(path, bytes);
}

async function readIfThere(files: FileStorage, path: string): Promise<Buffer | undefined> {
  try {
    return await files.readFile(path);
  } catch (error) {
    if (error instanceof StorageError && error.reason === 'not-found') return undefined;
    throw error;
  }
}

/** Encoded names of the regions that have a folder. */
export async function listRegionFolders(
  files: FileStorage,
  table: TablePath,
  layout: DirectoryLayout = mainLayout,
): Promise<string[]> {
  const entries = await files.list(layout.tableFolder(table));
  return entries.filter((entry) => entry.isDirectory && !isHidden(entry.name)).map((entry) => entry.name);
}
