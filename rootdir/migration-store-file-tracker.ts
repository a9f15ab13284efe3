import type { FileWriter } from '../storage/file-storage.ts';
import type { DefaultStoreFileTracker } from './default-store-file-tracker.ts';
import type { FileStoreFileTracker } from './file-store-file-tracker.ts';
import type { StoreFileTracker, TrackedStoreFile } from './store-file-tracker.ts';

/**
 * HBase's MIGRATION, between DEFAULT and FILE in either direction: files are written and renamed as under DEFAULT, and listed as under FILE.
 * What the source of the migration says counts; after an opening the list says the same.
 */
export class MigrationStoreFileTracker implements StoreFileTracker {
  readonly renames = true;
  readonly #folder: DefaultStoreFileTracker;
  readonly #list: FileStoreFileTracker;
  readonly #fromList: boolean;

  constructor(folder: DefaultStoreFileTracker, list: FileStoreFileTracker, source: 'DEFAULT' | 'FILE') {
    this.#folder = folder;
    this.#list = list;
    this.#fromList = source === 'FILE';
  }

  list(): Promise<TrackedStoreFile[]> {
    return this.#fromList ? this.#list.list() : this.#folder.list();
  }
  async load(): Promise<TrackedStoreFile[]> {
    // Of a list this also puts away what is not listed, which DEFAULT would take for the store's.
    if (this.#fromList) return this.#list.load();
    const files = await this.#folder.load();
    await this.#list.set(files);
    return files;
  }

  temporaryPath(): string {
    return this.#folder.temporaryPath();
  }
  createWriter(): Promise<FileWriter> {
    return this.#folder.createWriter();
  }
  async commit(written: readonly string[]): Promise<string[]> {
    return this.#list.commit(await this.#folder.commit(written));
  }
  add(names: readonly string[]): Promise<void> {
    return this.#list.add(names);
  }
  async replace(inputs: readonly string[], written: readonly string[]): Promise<string[]> {
    return this.#list.replace(inputs, await this.#folder.replace(inputs, written));
  }
  archive(names: Iterable<string>): Promise<void> {
    return this.#folder.archive(names);
  }
}
