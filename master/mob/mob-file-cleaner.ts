// Archives MOB files that no store file of their table refers to any more: what HBase 2.6.1 does by MobFileCleanerChore and RSMobFileCleanerChore. From the
// archive the cleaner of HFiles takes them, unless a snapshot holds them or a clone links to them.
//
// MOB files are looked at before store files are: one that comes into place later is not judged. One that was in place for long, though its store file
// is committed just now (an optimized compaction of many hours), is why a file goes only after it was seen without references for its age as well.

import type { EncodedRegionName } from '../../base/brand.ts';
import type { Clock } from '../../base/clock.ts';
import { StorageError } from '../../base/errors.ts';
import type { Logger } from '../../base/logger.ts';
import { mobRegionOf } from '../../model/region-info.ts';
import type { TableDescriptor } from '../../model/table-descriptor.ts';
import type { TableName } from '../../model/table-name.ts';
import type { HFileArchiver } from '../../rootdir/archive.ts';
import { isHidden, layout } from '../../rootdir/directory-layout.ts';
import { mobFileReferencesOf } from '../../rootdir/mob-references.ts';
import { listRegionFolders } from '../../rootdir/region-info-file.ts';
import type { StoreTrackers } from '../../rootdir/region-split.ts';
import { parseStoreFileName } from '../../rootdir/store-file-name.ts';
import { openStoreFile } from '../../rootdir/store-file-opener.ts';
import type { TrackedStoreFile } from '../../rootdir/store-file-tracker.ts';
import type { FileStorage } from '../../storage/file-storage.ts';

export interface MobFileCleanerOptions {
  readonly files: FileStorage;
  readonly archiver: HFileArchiver;
  readonly trackersOf: (table: TableDescriptor) => StoreTrackers;
  readonly clock: Clock;
  readonly logger: Logger;
  /** `hbase.mob.min.age.archive` */
  readonly minAgeMs: number;
}

const ATTEMPTS = 3;

export class MobFileCleaner {
  readonly #options: MobFileCleanerOptions;
  /** Paths of MOB files that nothing referred to when they were last looked at, and since when. */
  #unreferenced = new Map<string, number>();

  constructor(options: MobFileCleanerOptions) {
    this.#options = options;
  }

  /** Files archived. A table that cannot be judged is left alone. */
  async run(tables: readonly TableDescriptor[]): Promise<number> {
    const { clock, logger } = this.#options;
    const former = this.#unreferenced;
    this.#unreferenced = new Map();
    let archived = 0;
    for (const table of tables) {
      try {
        archived += await this.#clean(table, former, clock.now());
      } catch (error) {
        logger.warn(
          { table: table.tableName.name, error: String(error) },
          'the MOB files of a table could not be looked through',
        );
      }
    }
    if (archived > 0) logger.info({ files: archived }, 'archived MOB files that nothing refers to');
    return archived;
  }

  async #clean(descriptor: TableDescriptor, former: ReadonlyMap<string, number>, now: number): Promise<number> {
    const { files, archiver, minAgeMs } = this.#options;
    const { tableName: table } = descriptor;
    const { encodedName: region } = mobRegionOf(table);
    let archived = 0;
    for (const { name: family, isDirectory } of await files.list(layout.mobRegionFolder(table, region))) {
      if (!isDirectory || isHidden(family)) continue;
      const folder = layout.mobFamilyFolder(table, region, family);
      const present = await files.list(folder);
      const referenced = present.length === 0 ? undefined : await this.#referencesOf(descriptor, family);
      if (referenced === undefined) continue;
      const old: string[] = [];
      for (const { name, modified } of present) {
        const file = mobFileOf(name);
        if (file === undefined || referenced.has(file)) continue;
        const since = former.get(`${folder}/${name}`) ?? now;
        if (now - Math.max(since, modified) >= minAgeMs) old.push(name);
        else this.#unreferenced.set(`${folder}/${name}`, since);
      }
      await archiver.archiveMobFiles(table, region, family, old);
      archived += old.length;
    }
    return archived;
  }

  /** Names of the MOB files that store files of the family refer to; undefined when one does not say. */
  async #referencesOf(table: TableDescriptor, family: string): Promise<ReadonlySet<string> | undefined> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#readReferences(table, family);
      } catch (error) {
        // A compaction took a file away between two looks: then from the beginning.
        const moved = error instanceof StorageError && error.reason === 'not-found';
        if (!moved || attempt === ATTEMPTS) throw error;
      }
    }
  }

  async #readReferences(descriptor: TableDescriptor, family: string): Promise<ReadonlySet<string> | undefined> {
    const { files, logger, trackersOf } = this.#options;
    const { tableName: table } = descriptor;
    const trackers = trackersOf(descriptor);
    const referenced = new Set<string>();
    for (const encodedName of await listRegionFolders(files, table)) {
      const region = { tableName: table, encodedName: encodedName as EncodedRegionName };
      for (const file of await trackers(region, family).list()) {
        const references = await this.#referencesIn(file, table, family);
        if (references === undefined) {
          logger.warn(
            { path: file.path },
            'a store file does not say which MOB files it refers to: none of its family is archived before a compaction',
          );
          return undefined;
        }
        for (const name of references) referenced.add(name);
      }
    }
    return referenced;
  }

  async #referencesIn(file: TrackedStoreFile, table: TableName, family: string): Promise<string[] | undefined> {
    const reader = await openStoreFile(file, { files: this.#options.files, table, family });
    try {
      const references = mobFileReferencesOf(reader);
      // What was bulk loaded holds whole values.
      if (references === undefined) return reader.isBulkLoaded ? [] : undefined;
      return [...references.values()].flatMap((names) => [...names]);
    } finally {
      await reader.close();
    }
  }
}

/** The MOB file that a name in the folder stands for; undefined for names of something else. */
function mobFileOf(name: string): string | undefined {
  const parsed = parseStoreFileName(name);
  if (parsed?.kind === 'link') return parsed.target.hfile;
  return parsed?.kind === 'hfile' ? parsed.hfile : undefined;
}
