// Deletes archived store files after their time. A file that a link still stands for stays (HBase's HFileLinkCleaner), of which the back
// references beside it tell, and so does one that a snapshot holds (SnapshotHFileCleaner). While a snapshot is taken, cloned or restored nothing
// of tables goes: what is needed then may be written nowhere yet.
import type { Clock } from '../base/clock.ts';
import type { Logger } from '../base/logger.ts';
import { TableName } from '../model/table-name.ts';
import { BACK_REFERENCES_PREFIX, layout, masterLayout } from '../rootdir/directory-layout.ts';
import { isLinked, linkedFileOf } from '../rootdir/hfile-link.ts';
import { hfilesOfSnapshots } from '../rootdir/snapshot-names.ts';
import type { FileEntry, FileStorage } from '../storage/file-storage.ts';

/** What snapshots there are, and whether there will be more. */
export interface SnapshotWatch {
  readonly isBusy: boolean;
  readonly changes: number;
}

export interface HFileCleanerOptions {
  readonly files: FileStorage;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly ttlMs: number;
  readonly snapshots: SnapshotWatch;
}

export class HFileCleaner {
  #files: FileStorage;
  #clock: Clock;
  #logger: Logger;
  #ttlMs: number;
  #snapshots: SnapshotWatch;
  /** Names of HFiles that snapshots hold. */
  #held: ReadonlySet<string> = new Set();
  /** False once a snapshot is being taken, of which it is not known what it will hold. */
  #mayDelete: () => boolean = () => true;

  constructor({ files, clock, logger, ttlMs, snapshots }: HFileCleanerOptions) {
    this.#files = files;
    this.#clock = clock;
    this.#logger = logger;
    this.#ttlMs = ttlMs;
    this.#snapshots = snapshots;
  }

  /** Files deleted. */
  async run(): Promise<number> {
    this.#held = new Set();
    this.#mayDelete = () => true;
    const ofMaster = await this.#clean(masterLayout.archiveFolder);
    const ofTables = (await this.#learnHeld()) ? await this.#clean(layout.archiveFolder) : { files: 0 };
    const files = ofMaster.files + ofTables.files;
    if (files > 0) this.#logger.info({ files }, 'deleted archived store files');
    return files;
  }

  /** False: nothing of tables may go now. */
  async #learnHeld(): Promise<boolean> {
    const { changes } = this.#snapshots;
    this.#mayDelete = () => !this.#snapshots.isBusy && this.#snapshots.changes === changes;
    if (!this.#mayDelete()) return false;
    try {
      this.#held = await hfilesOfSnapshots(this.#files);
    } catch (error) {
      this.#logger.error(
        { error: String(error) },
        'a snapshot cannot be read; until it can, or is gone, archived store files stay',
      );
      return false;
    }
    return true;
  }

  /** `empty`: nothing is left in the folder. */
  async #clean(folder: string): Promise<{ files: number; empty: boolean }> {
    const entries = await this.#files.list(folder);
    const isBackReferences = folder.includes(`/${BACK_REFERENCES_PREFIX}`);
    const withBackReferences = new Set(entries.map(({ name }) => linkedFileOf(name)));
    const isKept = async (name: string) =>
      this.#held.has(name) || (withBackReferences.has(name) && (await this.#isLinked(folder, name)));
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
      else if (!this.#mayDelete()) left++;
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
    return isLinked(this.#files, target, family, { young: (entry) => !this.#isOld(entry) || !this.#mayDelete() });
  }

  #isOld(entry: FileEntry): boolean {
    return this.#clock.now() - entry.modified > this.#ttlMs;
  }
}
