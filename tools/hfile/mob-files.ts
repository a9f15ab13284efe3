import { mobRegionOf } from '../../model/region-info.ts';
import type { TableName } from '../../model/table-name.ts';
import { type DirectoryLayout, layout as standard } from '../../rootdir/directory-layout.ts';
import type { FileStorage } from '../../storage/file-storage.ts';

/** Which MOB files a root directory has, in their folder or the archive's. */
export class MobFiles {
  readonly #files: FileStorage;
  readonly #layout: DirectoryLayout;
  readonly #names = new Map<string, Set<string>>();

  constructor(files: FileStorage, layout: DirectoryLayout = standard) {
    this.#files = files;
    this.#layout = layout;
  }

  async has(table: TableName, family: string, name: string): Promise<boolean> {
    const key = `${table} ${family}`;
    let names = this.#names.get(key);
    if (names === undefined) {
      names = new Set();
      const { encodedName } = mobRegionOf(table);
      for (const folder of [
        this.#layout.mobFamilyFolder(table, encodedName, family),
        this.#layout.archiveFamilyFolder(table, encodedName, family),
      ]) {
        for (const entry of await this.#files.list(folder)) names.add(entry.name);
      }
      this.#names.set(key, names);
    }
    return names.has(name);
  }
}
