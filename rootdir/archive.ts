// Files that are no longer part of a store stay in the archive, under the same path, for links, snapshots and slow readers, until a
// cleaner takes them.
import type { Clock } from '../base/clock.ts';
import { mapConcurrently } from '../base/concurrently.ts';
import type { FileStorage } from '../storage/file-storage.ts';
import { type DirectoryLayout, FILE_LIST_FOLDER, layout as mainLayout, type TablePath } from './directory-layout.ts';
import { moveFile } from './move-file.ts';

const MOVED_AT_ONCE = 4;

export class HFileArchiver {
  readonly #files: FileStorage;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #layout: DirectoryLayout;

  constructor(files: FileStorage, clock: Pick<Clock, 'now'>, layout: DirectoryLayout = mainLayout) {
    this.#files = files;
    this.#clock = clock;
    this.#layout = layout;
  }

  /** Moves store files of a family by name. A file that is gone already was archived before. */
  async archiveStoreFiles(table: TablePath, region: string, family: string, names: Iterable<string>): Promise<void> {
    const source = this.#layout.familyFolder(table, region, family);
    const target = this.#layout.archiveFamilyFolder(table, region, family);
    await this.#archiveAll(source, target, names);
  }

  /** As archiveStoreFiles, of MOB files. */
  async archiveMobFiles(table: TablePath, mobRegion: string, family: string, names: Iterable<string>): Promise<void> {
    const source = this.#layout.mobFamilyFolder(table, mobRegion, family);
    const target = this.#layout.archiveFamilyFolder(table, mobRegion, family);
    await this.#archiveAll(source, target, names);
  }

  /** Moves all files of a region, and deletes its folder. */
  archiveRegion(table: TablePath, region: string): Promise<void> {
    return this.#archiveRegionFolder(this.#layout.regionFolder(table, region), table, region);
  }

  /** Moves all MOB files of a table, and deletes the folder that they were in. */
  async archiveMobRegion(table: TablePath, mobRegion: string): Promise<void> {
    await this.#archiveRegionFolder(this.#layout.mobRegionFolder(table, mobRegion), table, mobRegion);
    await this.#files.delete(this.#layout.mobTableFolder(table));
  }

  async #archiveRegionFolder(folder: string, table: TablePath, region: string): Promise<void> {
    for (const family of await this.#files.list(folder)) {
      if (family.isDirectory && !family.name.startsWith('.')) {
        const target = this.#layout.archiveFamilyFolder(table, region, family.name);
        await this.#archiveFolder(`${folder}/${family.name}`, target);
      }
    }
    await this.#files.delete(folder);
  }

  async #archiveFolder(source: string, target: string): Promise<void> {
    for (const entry of await this.#files.list(source)) {
      // The list of files that were in the store says nothing of an archive.
      if (entry.name === FILE_LIST_FOLDER) continue;
      if (entry.isDirectory) await this.#archiveFolder(`${source}/${entry.name}`, `${target}/${entry.name}`);
      else await this.#archive(`${source}/${entry.name}`, `${target}/${entry.name}`);
    }
  }

  /** The first makes the folder, durably, before others are moved there. */
  async #archiveAll(source: string, target: string, names: Iterable<string>): Promise<void> {
    const archive = (name: string) => this.#archive(`${source}/${name}`, `${target}/${name}`);
    const [first, ...others] = names;
    if (first === undefined) return;
    await archive(first);
    await mapConcurrently(others, MOVED_AT_ONCE, archive);
  }

  async #archive(source: string, target: string): Promise<void> {
    const found = await this.#files.stat(source);
    if (found === undefined) return;
    const there = await this.#files.stat(target);
    if (there !== undefined) {
      // Store files have names of their own for good: the same name and length is the same file, moved once before.
      if (there.length === found.length) {
        await this.#files.delete(source);
        return;
      }
      await moveFile(this.#files, target, `${target}.${this.#clock.now()}`);
    }
    await moveFile(this.#files, source, target);
  }
}
