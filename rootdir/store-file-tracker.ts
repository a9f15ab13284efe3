import type { Clock } from '../base/clock.ts';
import { CorruptionError } from '../base/errors.ts';
import { type Logger, silentLogger } from '../base/logger.ts';
import type { Random } from '../base/random.ts';
import type { TableName } from '../model/table-name.ts';
import type { FileStorage, FileWriter } from '../storage/file-storage.ts';
import { type DirectoryLayout, layout as mainLayout } from './directory-layout.ts';
import { parseStoreFileName, type StoreFileName } from './store-file-name.ts';

export interface TrackedStoreFile {
  readonly name: string;
  readonly path: string;
  readonly parsed: StoreFileName;
  /** Of the file itself: references and links are small or empty. */
  readonly length: number;
  readonly modified: number;
}

/** Knows which files make up one store. All changes of that set go through it. */
export interface StoreFileTracker {
  /** Whether commit gives files another name: that, which is durable, is the first that need be. */
  readonly renames: boolean;
  /** The store's files now, by name; for those who only look. */
  list(): Promise<TrackedStoreFile[]>;
  /** As list, for the region that opens the store and is the one to change it from now on: what others left behind is put away. */
  load(): Promise<TrackedStoreFile[]>;
  /** The path of a new file, for a worker thread that makes it itself; then as from createWriter. */
  temporaryPath(): string;
  /** A new file, not part of the store yet: `writer.path` goes to commit or replace once it is closed. */
  createWriter(): Promise<FileWriter>;
  /** Makes written files part of the store, durably. Returns their paths. */
  commit(written: readonly string[]): Promise<string[]>;
  /** Makes files part of the store that stand, by name, in its folder already: references, links, files that were moved there. */
  add(names: readonly string[]): Promise<void>;
  /**
   * Makes compaction outputs part of the store. Where names alone make a store (DEFAULT), the inputs stay readable and listed until
   * `archive`; the outputs name them (COMPACTION_EVENT_KEY), so an opener can finish the replacement.
   */
  replace(inputs: readonly string[], written: readonly string[]): Promise<string[]>;
  /** Moves files, by name, out of the store into the archive. Those gone already are no error. */
  archive(names: Iterable<string>): Promise<void>;
}

export interface StoreFileTrackerOptions {
  files: FileStorage;
  table: TableName;
  encodedName: string;
  family: string;
  random: Random;
  clock: Pick<Clock, 'now'>;
  logger?: Logger;
  layout?: DirectoryLayout;
}

export function familyFolderOf(options: StoreFileTrackerOptions): string {
  return (options.layout ?? mainLayout).familyFolder(options.table, options.encodedName, options.family);
}

/** A name that no file has had. */
export function newStoreFileName(random: Random): string {
  return random.uuid().replaceAll('-', '');
}

/** Everything that stands in a family's folder and has the name of a store file. */
export async function listFolder(options: StoreFileTrackerOptions): Promise<TrackedStoreFile[]> {
  const folder = familyFolderOf(options);
  const found: TrackedStoreFile[] = [];
  for (const { name, length, modified, isDirectory } of await options.files.list(folder)) {
    if (isDirectory || name.startsWith('.')) continue;
    const path = `${folder}/${name}`;
    const parsed = parseStoreFileName(name);
    if (parsed !== undefined) found.push({ name, path, parsed, length, modified });
    else (options.logger ?? silentLogger).warn({ path, length }, 'Not a store file, left alone');
  }
  return found;
}

/** HBase passes over an empty file with a warning; but what was in it is lost, and nobody would be told. */
export function checkNotEmpty({ parsed, path, length }: TrackedStoreFile): void {
  if (length === 0 && parsed.kind !== 'link') throw new CorruptionError(path, 0, 'the store file is empty');
}
