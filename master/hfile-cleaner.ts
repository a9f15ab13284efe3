// Deletes archived store files after their time. A file that a link still names (back references beside it) stays; a snapshot's would too.
import type { Clock } from '../base/clock.ts';
import type { Logger } from '../base/logger.ts';
import { BACK_REFERENCES_PREFIX, layout, masterLayout } from '../rootdir/directory-layout.ts';
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
    const referenced = new Set<string>();
    for (const { name, isDirectory } of entries)
      if (
        isDirectory &&
        name.startsWith(BACK_REFERENCES_PREFIX) &&
        (await this.#files.list(`${folder}/${name}`)).length > 0
      )
        referenced.add(name.slice(BACK_REFERENCES_PREFIX.length));
    let files = 0;
    let left = 0;
    for (const entry of entries) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory) {
        const below = await this.#clean(path);
        files += below.files;
        if (below.empty && this.#isOld(entry)) await this.#files.delete(path);
        else left++;
      } else if (referenced.has(entry.name) || folder.includes(`/${BACK_REFERENCES_PREFIX}`) || !this.#isOld(entry))
        left++;
      else {
        await this.#files.delete(path);
        files++;
      }
    }
    return { files, empty: left === 0 };
  }

  #isOld(entry: FileEntry): boolean {
    return this.#clock.now() - entry.modified > this.#ttlMs;
  }
}
