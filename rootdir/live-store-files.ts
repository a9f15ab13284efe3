// Which files of a store count. A compaction's output names its inputs; an input that still stands beside it is a left-over of a crash or
// of a reader that was slow, and its cells, deleted ones among them, must not be seen again (pitfall 2).
import type { StoreFileReader } from '../hfile/store-file-reader.ts';
import type { FileStorage } from '../storage/file-storage.ts';
import {
  type DirectoryLayout,
  isHidden,
  layout as mainLayout,
  RECOVERED_EDITS_FOLDER,
  type TablePath,
} from './directory-layout.ts';
import { parseStoreFileName } from './store-file-name.ts';

export interface NamedStoreFile {
  readonly name: string;
  readonly reader: Pick<StoreFileReader, 'compactedFiles'>;
}

/** The files that no other one replaces, and those that one does. */
export function withoutReplaced<T extends NamedStoreFile>(files: readonly T[]): { live: T[]; replaced: T[] } {
  const names = new Set(files.flatMap((file) => [...file.reader.compactedFiles]));
  return {
    live: files.filter((file) => !names.has(file.name)),
    replaced: files.filter((file) => names.has(file.name)),
  };
}

/** The families that a region has a folder of. */
export async function listFamilyFolders(
  files: FileStorage,
  table: TablePath,
  encodedName: string,
  layout: DirectoryLayout = mainLayout,
): Promise<string[]> {
  const entries = await files.list(layout.regionFolder(table, encodedName));
  return entries
    .filter(({ name, isDirectory }) => isDirectory && !isHidden(name) && name !== RECOVERED_EDITS_FOLDER)
    .map(({ name }) => name);
}

/** Whether a region's folder holds references to files of others, compacted or not; a folder that is gone holds none. */
export async function hasReferenceFiles(files: FileStorage, table: TablePath, encodedName: string): Promise<boolean> {
  for (const family of await listFamilyFolders(files, table, encodedName))
    for (const { name } of await files.list(mainLayout.familyFolder(table, encodedName, family)))
      if (parseStoreFileName(name)?.kind === 'reference') return true;
  return false;
}
