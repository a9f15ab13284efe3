import { StorageError } from '../base/errors.ts';
import type { BlockCache } from '../hfile/block-cache.ts';
import { HalfHFileReader } from '../hfile/half-hfile-reader.ts';
import { HFileReader } from '../hfile/hfile-reader.ts';
import type { StoreFileReader } from '../hfile/store-file-reader.ts';
import type { TableName } from '../model/table-name.ts';
import type { FileStorage } from '../storage/file-storage.ts';
import { type DirectoryLayout, layout as mainLayout } from './directory-layout.ts';
import { linkLocations } from './hfile-link.ts';
import { decodeReference } from './reference.ts';
import type { StoreFileName } from './store-file-name.ts';
import type { TrackedStoreFile } from './store-file-tracker.ts';

export interface StoreFileOpenerOptions {
  files: FileStorage;
  table: TableName;
  family: string;
  blockCache?: BlockCache;
  layout?: DirectoryLayout;
}

/** Opens a store's file, whatever it is: itself, a link, or a reference to one side of a file or link. */
export async function openStoreFile(
  tracked: Pick<TrackedStoreFile, 'path' | 'parsed'>,
  options: StoreFileOpenerOptions,
): Promise<StoreFileReader> {
  const { parsed, path } = tracked;
  if (parsed.kind === 'hfile') return openHFile([path], parsed.hfile, options);
  if (parsed.kind === 'link') return openHFile(locationsOf(parsed, options, ''), parsed.target.hfile, options);
  const reference = decodeReference(await options.files.readFile(path), path);
  const whole = await openHFile(locationsOf(parsed.referred, options, parsed.parent), nameOf(parsed.referred), options);
  try {
    return await HalfHFileReader.open(whole, reference.splitKey, reference.range === 'TOP');
  } catch (error) {
    await whole.close();
    throw error;
  }
}

function nameOf(file: StoreFileName): string {
  if (file.kind === 'hfile') return file.hfile;
  return file.kind === 'link' ? file.target.hfile : file.referredName;
}

/** Where the referred file may be: in the parent's folder or its archive, or where a link leads. */
function locationsOf(file: StoreFileName, options: StoreFileOpenerOptions, parent: string): string[] {
  const { table, family, layout = mainLayout } = options;
  if (file.kind === 'link') return linkLocations(file.target, family, layout);
  const name = nameOf(file);
  return [
    layout.storeFile(table, parent, family, name),
    `${layout.archiveFamilyFolder(table, parent, family)}/${name}`,
  ];
}

async function openHFile(
  paths: readonly string[],
  name: string,
  options: StoreFileOpenerOptions,
): Promise<HFileReader> {
  const { files, blockCache } = options;
  // A file may move to the archive between two looks, so all places are tried twice.
  for (const path of [...paths, ...paths]) {
    try {
      const file = await files.open(path);
      try {
        return await HFileReader.open(file, { blockCache, name });
      } catch (error) {
        await file.close();
        throw error;
      }
    } catch (error) {
      if (!(error instanceof StorageError && error.reason === 'not-found')) throw error;
    }
  }
  throw new StorageError('not-found', paths[0], `no such store file; looked at ${paths.join(', ')}`);
}
