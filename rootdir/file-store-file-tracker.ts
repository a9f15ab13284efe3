// HBase's FILE tracker: a list says which files make up the store (store-file-list.ts), so a file is written where it will stay and nothing is
// renamed. What stands in the folder and is not in the list was replaced and waits for its last reader, or came to nothing: the next opening
// archives it, after it has written the list anew under its own sequence, so that nobody who lost the store can list it again.
import { CorruptionError } from '../base/errors.ts';
import { Mutex } from '../base/lock.ts';
import { silentLogger } from '../base/logger.ts';
import type { FileWriter } from '../storage/file-storage.ts';
import { HFileArchiver } from './archive.ts';
import { layout as mainLayout } from './directory-layout.ts';
import { type StoreFileListEntry, StoreFileListFile } from './store-file-list.ts';
import { openStoreFile } from './store-file-opener.ts';
import {
  checkNotEmpty,
  familyFolderOf,
  listFolder,
  newStoreFileName,
  type StoreFileTracker,
  type StoreFileTrackerOptions,
  type TrackedStoreFile,
} from './store-file-tracker.ts';

export class FileStoreFileTracker implements StoreFileTracker {
  readonly renames = false;
  readonly #options: StoreFileTrackerOptions;
  readonly #folder: string;
  readonly #list: StoreFileListFile;
  readonly #archiver: HFileArchiver;
  /** Once loaded. */
  #entries: Map<string, StoreFileListEntry> | undefined;
  readonly #changes = new Mutex();

  constructor(options: StoreFileTrackerOptions) {
    const { files, table, encodedName, family, clock, layout = mainLayout } = options;
    this.#options = options;
    this.#folder = familyFolderOf(options);
    this.#list = new StoreFileListFile(files, layout.fileListFolder(table, encodedName, family), clock);
    this.#archiver = new HFileArchiver(files, clock, layout);
  }

  async list(): Promise<TrackedStoreFile[]> {
    return this.#choose(await this.#list.read(), await listFolder(this.#options));
  }

  load(): Promise<TrackedStoreFile[]> {
    return this.#changes.run(async () => {
      const listed = await this.#loadEntries();
      const present = await listFolder(this.#options);
      const tracked = await this.#choose(listed, present);
      const known = new Set(tracked.map(({ name }) => name));
      const left = present.filter(({ name }) => !known.has(name));
      if (listed === undefined ? tracked.length > 0 : left.length > 0) await this.#update(tracked.map(entryOf));
      if (listed !== undefined && left.length > 0) await this.#putAway(left);
      return tracked;
    });
  }

  temporaryPath(): string {
    return `${this.#folder}/${newStoreFileName(this.#options.random)}`;
  }
  createWriter(): Promise<FileWriter> {
    return this.#options.files.create(this.temporaryPath());
  }

  async commit(written: readonly string[]): Promise<string[]> {
    return this.replace([], written);
  }
  async add(names: readonly string[]): Promise<void> {
    await this.#change([], names);
  }
  async replace(inputs: readonly string[], written: readonly string[]): Promise<string[]> {
    await this.#change(inputs.map(lastPart), written.map(lastPart));
    return [...written];
  }
  archive(names: Iterable<string>): Promise<void> {
    const { table, encodedName, family } = this.#options;
    return this.#archiver.archiveStoreFiles(table, encodedName, family, names);
  }

  /** Makes the list say that these are the store, whatever it said. For a migration. */
  set(files: readonly TrackedStoreFile[]): Promise<void> {
    return this.#changes.run(async () => {
      await this.#loadEntries();
      await this.#update(files.map(entryOf));
    });
  }

  /**
   * Those that are listed. Without any list: what stands in the folder and is whole, for then a flush, the first of all, was cut short between
   * file and list, or somebody changed the table's tracker without a migration.
   */
  async #choose(
    listed: readonly StoreFileListEntry[] | undefined,
    present: readonly TrackedStoreFile[],
  ): Promise<TrackedStoreFile[]> {
    const chosen: TrackedStoreFile[] = [];
    if (listed === undefined) {
      for (const file of present) if (await this.#isWhole(file)) chosen.push(file);
      return chosen;
    }
    const byName = new Map(present.map((file) => [file.name, file]));
    for (const { name } of listed) {
      const file = byName.get(name);
      if (file === undefined)
        throw new CorruptionError(`${this.#folder}/${name}`, 0, 'the store file is listed in .filelist, but not there');
      checkNotEmpty(file);
      chosen.push(file);
    }
    return chosen;
  }

  async #isWhole(file: TrackedStoreFile): Promise<boolean> {
    const { files, table, family, logger = silentLogger, layout } = this.#options;
    try {
      const reader = await openStoreFile(file, { files, table, family, layout });
      await reader.close();
      return true;
    } catch (error) {
      if (!(error instanceof CorruptionError)) throw error;
      logger.warn(
        { path: file.path, error: String(error) },
        'not listed and not whole: it came to nothing, left alone',
      );
      return false;
    }
  }

  async #change(without: readonly string[], names: readonly string[]): Promise<void> {
    await this.#changes.run(async () => {
      if (this.#entries === undefined) await this.#loadEntries();
      const entries = new Map(this.#entries);
      for (const name of without) entries.delete(name);
      for (const name of names) entries.set(name, { name, size: await this.#sizeOf(name) });
      await this.#update([...entries.values()]);
    });
  }

  async #sizeOf(name: string): Promise<number> {
    const path = `${this.#folder}/${name}`;
    const found = await this.#options.files.stat(path);
    if (found === undefined) throw new CorruptionError(path, 0, 'the new store file is gone');
    return found.length;
  }

  async #loadEntries(): Promise<readonly StoreFileListEntry[] | undefined> {
    const listed = await this.#list.load();
    this.#entries = new Map((listed ?? []).map((entry) => [entry.name, entry]));
    return listed;
  }

  async #update(entries: readonly StoreFileListEntry[]): Promise<void> {
    await this.#list.update(entries);
    this.#entries = new Map(entries.map((entry) => [entry.name, entry]));
  }

  async #putAway(left: readonly TrackedStoreFile[]): Promise<void> {
    const names = left.map(({ name }) => name);
    const { logger = silentLogger } = this.#options;
    logger.info({ folder: this.#folder, files: names }, 'Archiving files that the store does not list');
    await this.archive(names);
  }
}

function entryOf({ name, length }: TrackedStoreFile): StoreFileListEntry {
  return { name, size: length };
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
