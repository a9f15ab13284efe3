// Deletes archived store files after their time. A file that a link still stands for stays (HBase's HFileLinkCleaner), of which the back
// references beside it tell; a snapshot's would too.
import type { Clock } from '../base/clock.ts';
import type { Logger } from '../base/logger.ts';
import { TableName } from '../model/table-name.ts';
import { BACK_REFERENCES_PREFIX, layout, masterLayout } from '../rootdir/directory-layout.ts';
import { isLinked, linkedFileOf } from '../rootdir/hfile-link.ts';
import type { FileEntry, FileStorage } from '../storage/file-storage.ts';

export class HFileCleaner {
  #files: FileStorage;
  #clock: Clock;
  #logger: Logger;
  #ttlMs: number;

  constructor(files: FileStorage, clock: Clock, logger: Logger, ttlMs: number) {
    this.#files = files;
    this.#clock = clock;
    this.#logger = logger;
    this.#ttlMs = ttlMs;
  }

  /** Files deleted. While there are snapshots none of tables is: what they hold is not known here. */
  async run(): Promise<number> {
    const ofMaster = await this.#clean(masterLayout.archiveFolder);
    const snapshots = (await this.#files.list(layout.snapshotsFolder)).filter((entry) => !entry.name.startsWith('.'));
    const ofTables = snapshots.length > 0 ? { files: 0 } : await this.#clean(layout.archiveFolder);
    const files = ofMaster.files + ofTables.files;
    if (files > 0) this.#logger.info({ files }, 'deleted archived store files');
    return files;
  }

  /** `empty`: nothing is left in the folder. */
  async #clean(folder: string): Promise<{ files: number; empty: boolean }> {
    const entries = await this.#files.list(folder);
    const isBackReferences = folder.includes(`/${BACK_REFERENCES_PREFIX}`);
    const withBackReferences = new Set(entries.map(({ name }) => linkedFileOf(name)));
    const isKept = async (name: string) => withBackReferences.has(name) && (await this.#isLinked(folder, name));
    let files = 0;
    let left = 0;
    for (const entry of entries) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory) {
        const below = await this.#clean(path);
        files += below.files;
        // Between the look and now a file may have come to be archived, or a back reference for it.
        const goes = below.empty && this.#isOld(entry) && (await this.#files.deleteEmptyFolder(path));
        if (!goes) left++;
      } else if (isBackReferences || !this.#isOld(entry) || (await isKept(entry.name))) left++;
      else {
        await this.#files.delete(path);
        files++;
      }
    }
    return { files, empty: left === 0 };
  }

  /** `folder`: archive/data/<namespace>/<table>/<region>/<family>. */
  async #isLinked(folder: string, hfile: string): Promise<boolean> {
    const [namespace, table, region, family] = folder.split('/').slice(-4);
    const target = { table: TableName.of(namespace, table), region, hfile };
    return isLinked(this.#files, target, family, { young: (entry) => !this.#isOld(entry) });
  }

  #isOld(entry: FileEntry): boolean {
    return this.#clock.now() - entry.modified > this.#ttlMs;
  }
}
