// MOB files that reads have opened, kept open for the next ones: at most so many, those used longest ago closed first (hbase.mob.file.cache.size).
// One that is being read is closed by its last reader.

import type { BlockCache } from '../../../hfile/block-cache.ts';
import type { StoreFileReader } from '../../../hfile/store-file-reader.ts';
import { mobRegionOf } from '../../../model/region-info.ts';
import { TableName } from '../../../model/table-name.ts';
import { type DirectoryLayout, layout as mainLayout } from '../../../rootdir/directory-layout.ts';
import { openSource } from '../../../rootdir/store-file-opener.ts';
import type { FileStorage } from '../../../storage/file-storage.ts';
import type { MobReference } from './mob-cell.ts';

export interface MobFileCacheOptions {
  readonly files: FileStorage;
  readonly blockCache?: BlockCache | undefined;
  /** `hbase.mob.file.cache.size`; 0: none stays open. */
  readonly maxFiles?: number;
  readonly layout?: DirectoryLayout;
}

export const DEFAULT_MOB_FILE_CACHE_SIZE = 1000;

class OpenMobFile {
  readonly reader: Promise<StoreFileReader>;
  #users = 0;
  #evicted = false;
  constructor(reader: Promise<StoreFileReader>) {
    this.reader = reader;
  }
  retain(): void {
    this.#users++;
  }
  async release(): Promise<void> {
    this.#users--;
    await this.#closeIfDone();
  }
  async evict(): Promise<void> {
    this.#evicted = true;
    await this.#closeIfDone();
  }
  async #closeIfDone(): Promise<void> {
    if (!this.#evicted || this.#users > 0) return;
    const reader = await this.reader.catch(() => undefined);
    await reader?.close();
  }
}

export class MobFileCache {
  readonly #options: MobFileCacheOptions;
  readonly #maxFiles: number;
  /** By place; the last used are last. */
  readonly #open = new Map<string, OpenMobFile>();

  constructor(options: MobFileCacheOptions) {
    this.#options = options;
    this.#maxFiles = options.maxFiles ?? DEFAULT_MOB_FILE_CACHE_SIZE;
  }

  get openCount(): number {
    return this.#open.size;
  }

  /** Calls `work` with the file, which stays open until then. `not-found` when it is neither in its place nor in the archive. */
  async use<T>(reference: MobReference, family: string, work: (reader: StoreFileReader) => Promise<T> | T): Promise<T> {
    const paths = this.#pathsOf(reference, family);
    let file = this.#open.get(paths[0]);
    if (file === undefined) {
      const { files, blockCache } = this.#options;
      const caching = blockCache === undefined ? {} : { blockCache };
      file = new OpenMobFile(openSource({ paths, name: reference.fileName }, files, caching));
    } else this.#open.delete(paths[0]);
    this.#open.set(paths[0], file);
    file.retain();
    try {
      return await work(await file.reader);
    } catch (error) {
      // The next read may find it elsewhere, or mended.
      await this.#evict(paths[0], file);
      throw error;
    } finally {
      await file.release();
      for (const [path, oldest] of this.#open) {
        if (this.#open.size <= this.#maxFiles) break;
        await this.#evict(path, oldest);
      }
    }
  }

  async close(): Promise<void> {
    for (const [path, file] of this.#open) await this.#evict(path, file);
  }

  async #evict(path: string, file: OpenMobFile): Promise<void> {
    if (this.#open.get(path) === file) this.#open.delete(path);
    await file.evict();
  }

  /** Where the file may be, in the order of looking. */
  #pathsOf({ table, fileName }: MobReference, family: string): string[] {
    const { layout = mainLayout } = this.#options;
    const tableName = TableName.parse(table);
    const region = mobRegionOf(tableName).encodedName;
    return [
      `${layout.mobFamilyFolder(tableName, region, family)}/${fileName}`,
      `${layout.archiveFamilyFolder(tableName, region, family)}/${fileName}`,
    ];
  }
}
