import { StorageError } from '../base/errors.ts';
import { HalfHFileReader } from '../hfile/half-hfile-reader.ts';
import { HFileReader, type HFileReaderOptions } from '../hfile/hfile-reader.ts';
import type { StoreFileReader } from '../hfile/store-file-reader.ts';
import type { TableName } from '../model/table-name.ts';
import type { FileStorage } from '../storage/file-storage.ts';
import { type DirectoryLayout, layout as mainLayout } from './directory-layout.ts';
import { linkLocations } from './hfile-link.ts';
import { decodeReference } from './reference.ts';
import type { StoreFileName } from './store-file-name.ts';
import type { TrackedStoreFile } from './store-file-tracker.ts';

/** Where the blocks of the files that are opened are kept. */
export type ReaderCaching = Pick<HFileReaderOptions, 'blockCache' | 'caching'>;

export interface StoreFileOpenerOptions extends ReaderCaching {
  files: FileStorage;
  table: TableName;
  family: string;
  layout?: DirectoryLayout;
}

/** What a store's file is read from: plain data, so that another thread can open it, too. */
export interface StoreFileSource {
  /** Where the HFile may be, in the order of looking. */
  readonly paths: readonly string[];
  /** Its own name, by which its blocks are cached. */
  readonly name: string;
  /** Of a reference: which side of the HFile. The key is a flat one. */
  readonly half?: { readonly splitKey: Uint8Array; readonly top: boolean };
}

/** Reads what a reference says. */
export async function sourceOf(
  { parsed, path }: Pick<TrackedStoreFile, 'path' | 'parsed'>,
  options: StoreFileOpenerOptions,
): Promise<StoreFileSource> {
  const name = nameOf(parsed);
  if (parsed.kind === 'hfile') return { paths: [path], name };
  if (parsed.kind === 'link') return { paths: locationsOf(parsed, options, ''), name };
  const { splitKey, range } = decodeReference(await options.files.readFile(path), path);
  const paths = locationsOf(parsed.referred, options, parsed.parent);
  return { paths, name: nameOf(parsed.referred), half: { splitKey, top: range === 'TOP' } };
}

export async function openSource(
  { paths, name, half }: StoreFileSource,
  files: FileStorage,
  caching: ReaderCaching = {},
): Promise<StoreFileReader> {
  const whole = await openHFile(paths, name, files, caching);
  if (half === undefined) return whole;
  try {
    return await HalfHFileReader.open(whole, Buffer.from(half.splitKey), half.top);
  } catch (error) {
    await whole.close();
    throw error;
  }
}

/** Opens a store's file, whatever it is: itself, a link, or a reference to one side of a file or link. */
export async function openStoreFile(
  tracked: Pick<TrackedStoreFile, 'path' | 'parsed'>,
  options: StoreFileOpenerOptions,
): Promise<StoreFileReader> {
  return openSource(await sourceOf(tracked, options), options.files, options);
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
  files: FileStorage,
  { blockCache, caching }: ReaderCaching,
): Promise<HFileReader> {
  // A file may move to the archive between two looks, so all places are tried twice.
  for (const path of [...paths, ...paths]) {
    try {
      const file = await files.open(path);
      try {
        return await HFileReader.open(file, { blockCache, caching, name });
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
