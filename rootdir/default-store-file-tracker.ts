import { assert } from '../base/assert.ts';
import type { FileWriter } from '../storage/file-storage.ts';
import { HFileArchiver } from './archive.ts';
import { layout as mainLayout } from './directory-layout.ts';
import {
  checkNotEmpty,
  familyFolderOf,
  listFolder,
  newStoreFileName,
  type StoreFileTracker,
  type StoreFileTrackerOptions,
  type TrackedStoreFile,
} from './store-file-tracker.ts';

/** HBase's DEFAULT: what stands in the family's folder is the store. Files are written below the region's .tmp and renamed. */
export class DefaultStoreFileTracker implements StoreFileTracker {
  readonly renames = true;
  readonly #options: StoreFileTrackerOptions;
  readonly #folder: string;
  readonly #tempFolder: string;
  readonly #archiver: HFileArchiver;

  constructor(options: StoreFileTrackerOptions) {
    const { files, table, encodedName, family, layout = mainLayout } = options;
    assert(files.capabilities.rename, 'the DEFAULT store file tracker needs a storage that can rename');
    this.#options = options;
    this.#folder = familyFolderOf(options);
    this.#tempFolder = layout.familyTempFolder(table, encodedName, family);
    this.#archiver = new HFileArchiver(files, options.clock, layout);
  }

  async list(): Promise<TrackedStoreFile[]> {
    const tracked = await listFolder(this.#options);
    tracked.forEach(checkNotEmpty);
    return tracked;
  }
  load(): Promise<TrackedStoreFile[]> {
    return this.list();
  }

  temporaryPath(): string {
    return `${this.#tempFolder}/${newStoreFileName(this.#options.random)}`;
  }
  createWriter(): Promise<FileWriter> {
    return this.#options.files.create(this.temporaryPath());
  }

  async commit(written: readonly string[]): Promise<string[]> {
    const committed: string[] = [];
    for (const path of written) {
      const target = `${this.#folder}/${path.slice(path.lastIndexOf('/') + 1)}`;
      await this.#options.files.rename(path, target);
      committed.push(target);
    }
    return committed;
  }
  add(): Promise<void> {
    return Promise.resolve();
  }
  replace(_inputs: readonly string[], written: readonly string[]): Promise<string[]> {
    return this.commit(written);
  }
  archive(names: Iterable<string>): Promise<void> {
    const { table, encodedName, family } = this.#options;
    return this.#archiver.archiveStoreFiles(table, encodedName, family, names);
  }
}
