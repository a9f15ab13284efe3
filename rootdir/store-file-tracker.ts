import { assert } from '../base/assert.ts';
import type { Clock } from '../base/clock.ts';
import { CorruptionError, hbaseError } from '../base/errors.ts';
import { type Logger, silentLogger } from '../base/logger.ts';
import type { Random } from '../base/random.ts';
import type { TableName } from '../model/table-name.ts';
import type { FileStorage, FileWriter } from '../storage/file-storage.ts';
import { HFileArchiver } from './archive.ts';
import { type DirectoryLayout, layout as mainLayout } from './directory-layout.ts';
import { parseStoreFileName, type StoreFileName } from './store-file-name.ts';

/** Attribute of a table's or family's configuration that names the tracker. */
export const STORE_FILE_TRACKER = 'hbase.store.file-tracker.impl';

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
  /** The store's files now, by name. */
  list(): Promise<TrackedStoreFile[]>;
  /** The path of a new file, for a worker thread that makes it itself; then as from createWriter. */
  temporaryPath(): string;
  /** A new file, not part of the store yet: `writer.path` goes to commit or replace once it is closed. */
  createWriter(): Promise<FileWriter>;
  /** Makes written files part of the store, durably. Returns their paths. */
  commit(written: readonly string[]): Promise<string[]>;
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

/** The tracker that a table's configuration asks for; `implementation` is the value of STORE_FILE_TRACKER. */
export function createStoreFileTracker(
  implementation: string | undefined,
  options: StoreFileTrackerOptions,
): StoreFileTracker {
  if (implementation !== undefined && implementation.toUpperCase() !== 'DEFAULT') {
    throw hbaseError(
      'DoNotRetryIOException',
      `Store file tracker ${implementation} of table ${options.table} is not supported, DEFAULT is`,
    );
  }
  return new DefaultStoreFileTracker(options);
}

/** HBase's DEFAULT: what stands in the family's folder is the store. Files are written below the region's .tmp and renamed. */
export class DefaultStoreFileTracker implements StoreFileTracker {
  readonly #files: FileStorage;
  readonly #options: StoreFileTrackerOptions;
  readonly #folder: string;
  readonly #tempFolder: string;
  readonly #archiver: HFileArchiver;

  constructor(options: StoreFileTrackerOptions) {
    const { files, table, encodedName, family, layout = mainLayout } = options;
    assert(files.capabilities.rename, 'the DEFAULT store file tracker needs a storage that can rename');
    this.#files = files;
    this.#options = options;
    this.#folder = layout.familyFolder(table, encodedName, family);
    this.#tempFolder = layout.familyTempFolder(table, encodedName, family);
    this.#archiver = new HFileArchiver(files, options.clock, layout);
  }

  async list(): Promise<TrackedStoreFile[]> {
    const tracked: TrackedStoreFile[] = [];
    for (const entry of await this.#files.list(this.#folder)) {
      if (entry.isDirectory || entry.name.startsWith('.')) continue;
      const parsed = parseStoreFileName(entry.name);
      const path = `${this.#folder}/${entry.name}`;
      if (parsed === undefined) {
        this.#warn(path, entry.length);
        continue;
      }
      // HBase passes over it with a warning; but what was in it is lost, and nobody would be told.
      if (entry.length === 0 && parsed.kind !== 'link') throw new CorruptionError(path, 0, 'the store file is empty');
      tracked.push({ name: entry.name, path, parsed, length: entry.length, modified: entry.modified });
    }
    return tracked;
  }

  temporaryPath(): string {
    return `${this.#tempFolder}/${this.#options.random.uuid().replaceAll('-', '')}`;
  }

  createWriter(): Promise<FileWriter> {
    return this.#files.create(this.temporaryPath());
  }

  async commit(written: readonly string[]): Promise<string[]> {
    const committed: string[] = [];
    for (const path of written) {
      const target = `${this.#folder}/${path.slice(path.lastIndexOf('/') + 1)}`;
      await this.#files.rename(path, target);
      committed.push(target);
    }
    return committed;
  }

  replace(_inputs: readonly string[], written: readonly string[]): Promise<string[]> {
    return this.commit(written);
  }

  archive(names: Iterable<string>): Promise<void> {
    const { table, encodedName, family } = this.#options;
    return this.#archiver.archiveStoreFiles(table, encodedName, family, names);
  }

  #warn(path: string, length: number): void {
    (this.#options.logger ?? silentLogger).warn({ path, length }, 'Not a store file, left alone');
  }
}
