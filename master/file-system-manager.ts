// Folders of tables, regions and namespaces below hbase.rootdir. Each change may be done again after a crash in its middle.
import type { Clock } from '../base/clock.ts';
import { hbaseError } from '../base/errors.ts';
import type { Logger } from '../base/logger.ts';
import type { Random } from '../base/random.ts';
import { ColumnFamilyDescriptor } from '../model/column-family-descriptor.ts';
import { META_REGION_INFO, mobRegionOf, type RegionInfo } from '../model/region-info.ts';
import { META_TABLE_DESCRIPTOR, type TableDescriptor } from '../model/table-descriptor.ts';
import type { TableName } from '../model/table-name.ts';
import { HFileArchiver } from '../rootdir/archive.ts';
import { createStoreFileTracker } from '../rootdir/create-store-file-tracker.ts';
import { type DirectoryLayout, layout, tempTablesLayout } from '../rootdir/directory-layout.ts';
import { addEmptyStoreFile } from '../rootdir/empty-store-file.ts';
import { hasReferenceFiles } from '../rootdir/live-store-files.ts';
import { listRegionFolders, writeRegionInfoFile } from '../rootdir/region-info-file.ts';
import { RegionSplitFiles } from '../rootdir/region-split.ts';
import { removeStoreFiles, type TableTrackers } from '../rootdir/snapshot-restore.ts';
import { trackerSettingsOf } from '../rootdir/store-file-tracker-settings.ts';
import { readTableInfo, writeTableInfo } from '../rootdir/table-info.ts';
import type { FileStorage } from '../storage/file-storage.ts';
import {
  copyNonces,
  type EditsFolder,
  listRecoveredEdits,
  readEditsFolder,
  writeRegionSequenceId,
} from '../wal/recovered-edits.ts';
import { isMetaWAL } from '../wal/wal-names.ts';
import { ADVICE } from './damaged-row.ts';

const REGIONS_AT_ONCE = 16;

export interface FileSystemManagerOptions {
  readonly files: FileStorage;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  /** hbase.store.file-tracker.impl: of tables that name none. */
  readonly storeFileTracker?: string | undefined;
}

export class FileSystemManager {
  readonly #options: FileSystemManagerOptions;
  #files: FileStorage;
  #archiver: HFileArchiver;
  #tempArchiver: HFileArchiver;
  #splits: RegionSplitFiles;

  constructor(options: FileSystemManagerOptions) {
    const { files, clock } = options;
    this.#options = options;
    this.#files = files;
    this.#splits = new RegionSplitFiles(files);
    this.#archiver = new HFileArchiver(files, clock);
    this.#tempArchiver = new HFileArchiver(files, clock, tempTablesLayout);
  }

  /** The folders HBase expects of a root, and an empty folder for temporary things. */
  async prepare(): Promise<void> {
    const folders = [layout.dataFolder, layout.archiveFolder, layout.walsFolder, layout.oldWalsFolder];
    folders.push(layout.tempFolder, layout.corruptWalsFolder, layout.stagingFolder);
    await Promise.all(folders.map((folder) => this.#files.makeDirectory(folder)));
  }

  /** Nothing of that name may be there: it would be taken for the new table's data. */
  async checkNoTableFolder(table: TableName): Promise<void> {
    const folder = layout.tableFolder(table);
    if ((await this.#files.list(folder)).length === 0) return;
    throw hbaseError(
      'TableExistsException',
      `${table}: the folder ${folder} is there already, though hbase:meta knows no such table; move it away first`,
    );
  }

  /** The descriptor and the folders of the regions, all or nothing (of a storage that can rename). */
  createTable(descriptor: TableDescriptor, regions: readonly RegionInfo[]): Promise<void> {
    return this.#placeTable(descriptor.tableName, regions, (at) => this.#fillTable(descriptor, regions, at));
  }
  /** As createTable, with what `fill` puts into the regions' folders. */
  createTableOf(
    descriptor: TableDescriptor,
    regions: readonly RegionInfo[],
    fill: (at: DirectoryLayout) => Promise<void>,
  ): Promise<void> {
    return this.#placeTable(descriptor.tableName, regions, async (at) => {
      await this.#describeTable(descriptor, at);
      await fill(at);
    });
  }
  async #placeTable(
    table: TableName,
    regions: readonly RegionInfo[],
    fill: (at: DirectoryLayout) => Promise<void>,
  ): Promise<void> {
    const target = layout.tableFolder(table);
    if (!this.#files.capabilities.rename) return fill(layout);
    if (await this.#isComplete(table, regions)) return;
    await this.#files.delete(tempTablesLayout.tableFolder(table));
    await fill(tempTablesLayout);
    // Left by a deletion that was cut short, or empty.
    await this.#files.delete(target);
    await this.#files.rename(tempTablesLayout.tableFolder(table), target);
  }
  async #describeTable(descriptor: TableDescriptor, at: DirectoryLayout): Promise<void> {
    if ((await readTableInfo(this.#files, descriptor.tableName, at)) === undefined)
      await writeTableInfo(this.#files, descriptor, at);
  }
  async #fillTable(descriptor: TableDescriptor, regions: readonly RegionInfo[], at: DirectoryLayout): Promise<void> {
    await this.#describeTable(descriptor, at);
    for (let i = 0; i < regions.length; i += REGIONS_AT_ONCE)
      await Promise.all(
        regions.slice(i, i + REGIONS_AT_ONCE).map((region) => this.createRegion(descriptor, region, at)),
      );
  }
  /** Its folder, empty but for what says which region it is. */
  async createRegion(descriptor: TableDescriptor, region: RegionInfo, at: DirectoryLayout = layout): Promise<void> {
    const { tableName, encodedName } = region;
    const families = descriptor.families.map(({ name }) =>
      at.familyFolder(tableName, encodedName, name.toString('latin1')),
    );
    await Promise.all([
      writeRegionInfoFile(this.#files, region, at),
      ...families.map((folder) => this.#files.makeDirectory(folder)),
    ]);
  }
  async #isComplete(table: TableName, regions: readonly RegionInfo[]): Promise<boolean> {
    const folders = new Set(await listRegionFolders(this.#files, table));
    return regions.every((region) => folders.has(region.encodedName));
  }

  /** hbase:meta of a new cluster. */
  async createMeta(): Promise<void> {
    await this.checkNoMeta();
    await this.#fillTable(META_TABLE_DESCRIPTOR, [META_REGION_INFO], layout);
  }
  /** Nothing of an hbase:meta may be there when none is known. */
  async checkNoMeta(): Promise<void> {
    const { tableName, encodedName } = META_REGION_INFO;
    for (const { name } of META_TABLE_DESCRIPTOR.families) {
      const family = layout.familyFolder(tableName, encodedName, name.toString('latin1'));
      if ((await this.#files.list(family)).some((entry) => !entry.isDirectory))
        throw hbaseError(
          'IOException',
          `${family} holds store files, but nothing says where hbase:meta was last; it is not made anew over them. ${ADVICE}`,
        );
    }
    const log = await this.#findMetaLog();
    if (log !== undefined)
      throw hbaseError(
        'IOException',
        `${log} holds edits of hbase:meta, but nothing says where it was last; it is not made anew beside them. ${ADVICE}`,
      );
  }
  async #findMetaLog(): Promise<string | undefined> {
    for (const { name: server, isDirectory } of await this.#files.list(layout.walsFolder)) {
      const folder = `${layout.walsFolder}/${server}`;
      const log = isDirectory ? (await this.#files.list(folder)).find(({ name }) => isMetaWAL(name)) : undefined;
      if (log !== undefined) return `${folder}/${log.name}`;
    }
    return undefined;
  }

  /** Takes the table's folder out of its place, then moves its store files to the archive; its MOB files too. */
  async deleteTable(table: TableName): Promise<void> {
    await this.#archiver.archiveMobRegion(table, mobRegionOf(table).encodedName);
    const source = layout.tableFolder(table);
    const target = tempTablesLayout.tableFolder(table);
    if (!this.#files.capabilities.rename) {
      for (const region of await listRegionFolders(this.#files, table))
        await this.#archiver.archiveRegion(table, region);
      await this.#files.delete(source);
      return;
    }
    await this.#archiveTemp(table);
    if ((await this.#files.stat(source)) === undefined) return;
    await this.#files.rename(source, target);
    await this.#archiveTemp(table);
  }
  async #archiveTemp(table: TableName): Promise<void> {
    for (const region of await listRegionFolders(this.#files, table, tempTablesLayout))
      await this.#tempArchiver.archiveRegion(table, region);
    await this.#files.delete(tempTablesLayout.tableFolder(table));
  }

  async archiveRegion(region: RegionInfo): Promise<void> {
    await this.#archiver.archiveRegion(region.tableName, region.encodedName);
  }

  // Splits and merges.

  /** A server died while it closed the region, and what was in its memory is not in files yet (pitfall 4). */
  async checkNoRecoveredEdits({ tableName, encodedName }: RegionInfo): Promise<void> {
    const edits = await listRecoveredEdits(this.#files, layout.recoveredEditsFolder(tableName, encodedName));
    if (edits.length > 0)
      throw hbaseError(
        'IOException',
        `Recovered.edits are found in Region: ${encodedName}, abort split/merge to prevent data loss`,
      );
  }
  createDaughters(table: TableDescriptor, parent: RegionInfo, bottom: RegionInfo, top: RegionInfo): Promise<void> {
    return this.#splits.split(parent, bottom, top, this.trackersOf(table));
  }
  createMerged(table: TableDescriptor, parents: readonly RegionInfo[], merged: RegionInfo): Promise<void> {
    return this.#splits.merge(parents, merged, this.trackersOf(table));
  }
  /** What knows the store files of a table's regions. */
  trackersOf(table: TableDescriptor, at: DirectoryLayout = layout): TableTrackers {
    const { storeFileTracker, ...world } = this.#options;
    return ({ tableName, encodedName }, family) => {
      const descriptor = table.families.find(({ name }) => name.toString('latin1') === family);
      const settings = trackerSettingsOf(table, descriptor ?? new ColumnFamilyDescriptor(family), storeFileTracker);
      return createStoreFileTracker(settings, { ...world, table: tableName, encodedName, family, layout: at });
    };
  }
  discardRegions(regions: readonly RegionInfo[]): Promise<void> {
    return this.#splits.discard(regions);
  }
  /** No open of the new regions starts below where the old ones were, and what was done to those and is asked for again is known to these. May be done again. */
  async handOnEdits(parents: readonly RegionInfo[], children: readonly RegionInfo[]): Promise<void> {
    const folderOf = ({ tableName, encodedName }: RegionInfo) => layout.recoveredEditsFolder(tableName, encodedName);
    const edits = await Promise.all(parents.map((parent) => readEditsFolder(this.#files, folderOf(parent))));
    const nonces = edits.flatMap((folder) => folder.nonces);
    const highest = Math.max(...edits.map(({ sequenceId }) => sequenceId));
    for (const child of children) {
      await copyNonces(this.#files, nonces, folderOf(child));
      if (highest > 0) await writeRegionSequenceId(this.#files, folderOf(child), highest);
    }
  }
  hasReferences({ tableName, encodedName }: RegionInfo): Promise<boolean> {
    return hasReferenceFiles(this.#files, tableName, encodedName);
  }

  /**
   * The region's stores lose their files, and its edits that were to be replayed. What logs still hold of it is covered, by a file without cells
   * that comes before the others go. May be done again.
   */
  async truncateRegion(table: TableDescriptor, region: RegionInfo): Promise<void> {
    const { recovered, sequenceId } = await this.#editsOf(region);
    const highest = Math.max(sequenceId, ...recovered.map(({ maxSequenceId }) => maxSequenceId));
    const trackers = this.trackersOf(table);
    for (const { name } of table.families) {
      const tracker = trackers(region, name.toString('latin1'));
      const former = (await tracker.list()).map((file) => file.name);
      if (highest > 0) await addEmptyStoreFile(tracker, this.#options.clock, highest);
      await removeStoreFiles(tracker, former);
    }
    await this.forgetEdits(region, highest);
  }
  /** Edits that were to be replayed are of a time that is no more; no open of the region starts below the sequence id. */
  async forgetEdits(region: RegionInfo, sequenceId: number): Promise<void> {
    const found = await this.#editsOf(region);
    const edits = [...found.recovered, ...found.nonces].map((file) => file.path);
    for (const path of [...edits, ...found.temporary]) await this.#files.delete(path);
    const highest = Math.max(sequenceId, found.sequenceId);
    if (highest > 0) await writeRegionSequenceId(this.#files, found.folder, highest, found);
  }
  #editsOf({ tableName, encodedName }: RegionInfo): Promise<EditsFolder> {
    return readEditsFolder(this.#files, layout.recoveredEditsFolder(tableName, encodedName));
  }

  /** Store files of a family that was dropped. */
  async archiveFamily(regions: readonly RegionInfo[], family: Buffer): Promise<void> {
    const name = family.toString('latin1');
    for (const { tableName, encodedName } of regions) {
      const folder = layout.familyFolder(tableName, encodedName, name);
      const files = (await this.#files.list(folder)).filter((entry) => !entry.isDirectory);
      await this.#archiver.archiveStoreFiles(
        tableName,
        encodedName,
        name,
        files.map((entry) => entry.name),
      );
      await this.#files.delete(folder);
    }
    const [table] = regions.map(({ tableName }) => tableName);
    if (table !== undefined) await this.#archiveMobFamily(table, name);
  }
  async #archiveMobFamily(table: TableName, family: string): Promise<void> {
    const { encodedName } = mobRegionOf(table);
    const folder = layout.mobFamilyFolder(table, encodedName, family);
    const names = (await this.#files.list(folder)).map(({ name }) => name);
    await this.#archiver.archiveMobFiles(table, encodedName, family, names);
    await this.#files.delete(folder);
  }

  async regionFolderExists(region: RegionInfo): Promise<boolean> {
    return (await this.#files.stat(layout.regionFolder(region.tableName, region.encodedName))) !== undefined;
  }

  async createNamespace(name: string): Promise<void> {
    await this.#files.makeDirectory(layout.namespaceFolder(name));
  }
  async deleteNamespace(name: string): Promise<void> {
    const folder = layout.namespaceFolder(name);
    const tables = (await this.#files.list(folder)).filter((entry) => !entry.name.startsWith('.'));
    if (tables.length > 0)
      throw hbaseError(
        'IOException',
        `${folder} is not empty: it holds ${tables.map((entry) => entry.name).join(', ')}`,
      );
    await this.#files.delete(folder);
  }
}
