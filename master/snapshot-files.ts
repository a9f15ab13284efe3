// What snapshots have on the disk: theirs, and the tables that are made of them or go back to them. Each change may be done again after a crash
// in its middle.
import type { Clock } from '../base/clock.ts';
import { StorageError } from '../base/errors.ts';
import type { RegionInfo } from '../model/region-info.ts';
import type { SnapshotDescription } from '../model/snapshot-description.ts';
import type { TableDescriptor } from '../model/table-descriptor.ts';
import { layout } from '../rootdir/directory-layout.ts';
import { addEmptyStoreFile, sequenceIdAbove } from '../rootdir/empty-store-file.ts';
import { moveFile } from '../rootdir/move-file.ts';
import { listRegionFolders } from '../rootdir/region-info-file.ts';
import {
  consolidateManifest,
  DATA_MANIFEST_FILE,
  listSnapshotNames,
  readSnapshotInfo,
  readSnapshotManifest,
  SNAPSHOT_INFO_FILE,
  type SnapshotManifest,
  writeRegionManifest,
  writeSnapshotInfo,
} from '../rootdir/snapshot-manifest.ts';
import { describeClosedRegion, describeMobRegion } from '../rootdir/snapshot-region.ts';
import { type RestoredRegion, SnapshotRestore } from '../rootdir/snapshot-restore.ts';
import type { FileStorage } from '../storage/file-storage.ts';
import { readRegionSequenceId } from '../wal/recovered-edits.ts';
import type { FileSystemManager } from './file-system-manager.ts';
import type { RestoredRegions } from './restored-regions.ts';

/** Says that a verification found a snapshot wanting. */
const CORRUPTED_FLAG = '_CORRUPTED';

/** In front of a deleted snapshot's name until its files are gone, too. */
const DELETED_FRONT = '-deleted-';

export interface SnapshotFilesOptions {
  readonly files: FileStorage;
  readonly clock: Clock;
  readonly fileSystem: FileSystemManager;
}

export class SnapshotFiles {
  readonly #o: SnapshotFilesOptions;
  readonly #files: FileStorage;

  constructor(options: SnapshotFilesOptions) {
    this.#o = options;
    this.#files = options.files;
  }

  // Taking one.

  /** An empty folder: what an earlier attempt has left goes. */
  async begin({ name }: SnapshotDescription): Promise<void> {
    await this.discard(name);
    await this.#files.makeDirectory(layout.workingSnapshotFolder(name));
  }
  async discard(name: string): Promise<void> {
    await this.#files.delete(layout.workingSnapshotFolder(name));
  }
  writeInfo(snapshot: SnapshotDescription): Promise<void> {
    return writeSnapshotInfo(this.#files, layout.workingSnapshotFolder(snapshot.name), snapshot);
  }

  /** Of a region that no server has. */
  async addClosedRegion({ name }: SnapshotDescription, table: TableDescriptor, region: RegionInfo): Promise<void> {
    const trackers = this.#o.fileSystem.trackersOf(table);
    const listStore = async (info: RegionInfo, family: string) =>
      (await trackers(info, family).list()).map((file) => file.name);
    const described = await describeClosedRegion(this.#files, region, listStore);
    await writeRegionManifest(this.#files, layout.workingSnapshotFolder(name), described);
  }
  async addMobRegion({ name }: SnapshotDescription, table: TableDescriptor): Promise<void> {
    const described = await describeMobRegion(this.#files, table);
    if (described !== undefined) await writeRegionManifest(this.#files, layout.workingSnapshotFolder(name), described);
  }
  consolidate({ name }: SnapshotDescription, table: TableDescriptor): Promise<void> {
    return consolidateManifest(this.#files, layout.workingSnapshotFolder(name), table);
  }

  readWorking({ name }: SnapshotDescription): Promise<SnapshotManifest> {
    return readSnapshotManifest(this.#files, layout.workingSnapshotFolder(name));
  }
  readWorkingInfo({ name }: SnapshotDescription): Promise<SnapshotDescription> {
    return readSnapshotInfo(this.#files, layout.workingSnapshotFolder(name));
  }
  async markCorrupted({ name }: SnapshotDescription): Promise<void> {
    if (!(await this.isCorrupted({ name }))) await this.#files.writeFile(this.#flagOf(name), Buffer.alloc(0));
  }
  async isCorrupted({ name }: Pick<SnapshotDescription, 'name'>): Promise<boolean> {
    return (await this.#files.stat(this.#flagOf(name))) !== undefined;
  }
  #flagOf(name: string): string {
    return `${layout.workingSnapshotFolder(name)}/${CORRUPTED_FLAG}`;
  }

  /** From now on it is a snapshot. */
  async complete({ name }: SnapshotDescription): Promise<void> {
    const source = layout.workingSnapshotFolder(name);
    const target = layout.snapshotFolder(name);
    if (this.#files.capabilities.rename) {
      if ((await this.#files.stat(source)) === undefined && (await this.exists(name))) return;
      await this.#files.rename(source, target);
      return;
    }
    for (const file of [DATA_MANIFEST_FILE, SNAPSHOT_INFO_FILE])
      if ((await this.#files.stat(`${source}/${file}`)) !== undefined)
        await moveFile(this.#files, `${source}/${file}`, `${target}/${file}`);
    await this.discard(name);
  }

  // Those that are there.

  async exists(name: string): Promise<boolean> {
    return (await this.#files.stat(layout.snapshotFolder(name))) !== undefined;
  }
  readInfo(name: string): Promise<SnapshotDescription> {
    return readSnapshotInfo(this.#files, layout.snapshotFolder(name));
  }
  read(name: string): Promise<SnapshotManifest> {
    return readSnapshotManifest(this.#files, layout.snapshotFolder(name));
  }
  /** First it is no snapshot any more, then it goes: a crash between leaves none that is half there. */
  async delete(name: string): Promise<void> {
    if (!this.#files.capabilities.rename) {
      await this.#files.delete(layout.snapshotFolder(name));
      return;
    }
    // No snapshot has such a name, so that one may be taken meanwhile.
    const trash = layout.workingSnapshotFolder(`${DELETED_FRONT}${name}`);
    await this.#files.delete(trash);
    try {
      await this.#files.rename(layout.snapshotFolder(name), trash);
    } catch (error) {
      if (!(error instanceof StorageError) || error.reason !== 'not-found') throw error;
    }
    await this.#files.delete(trash);
  }
  /** What deletions that failed have left, but for those under way. */
  async clearDeleted(underWay: ReadonlySet<string>): Promise<void> {
    for (const { name } of await this.#files.list(layout.workingSnapshotsFolder))
      if (name.startsWith(DELETED_FRONT) && !underWay.has(name.slice(DELETED_FRONT.length))) await this.discard(name);
  }
  /** What others have left half done, but for the snapshots of that name. */
  async clearWorking(kept: ReadonlySet<string>): Promise<void> {
    for (const { name } of await this.#files.list(layout.workingSnapshotsFolder))
      if (!kept.has(name)) await this.discard(name);
  }
  names(): Promise<string[]> {
    return listSnapshotNames(this.#files);
  }

  // Tables.

  /** A new table of links. */
  createClone(manifest: SnapshotManifest, table: TableDescriptor, regions: readonly RestoredRegion[]): Promise<void> {
    const infos = regions.map(({ region }) => region);
    return this.#o.fileSystem.createTableOf(table, infos, (at) =>
      new SnapshotRestore({
        files: this.#files,
        manifest,
        regions,
        descriptor: table,
        trackers: this.#o.fileSystem.trackersOf(table, at),
        layout: at,
      }).run(),
    );
  }

  /**
   * A table goes back; `removed` are those of its regions that were not there then, `added` those that are there no more. What logs still hold of
   * later times stays in them: no store that goes back starts below the highest sequence id that any region of the table has. Of a region that
   * comes back nobody knows how high its own once were.
   */
  async restore(
    manifest: SnapshotManifest,
    table: TableDescriptor,
    regions: readonly RestoredRegion[],
    { removed, added }: Pick<RestoredRegions, 'removed' | 'added'>,
  ): Promise<void> {
    const { clock, fileSystem } = this.#o;
    const highest = await this.#highestSequenceId(table);
    const trackers = fileSystem.trackersOf(table);
    const restore = new SnapshotRestore({ files: this.#files, manifest, regions, descriptor: table, trackers });
    const comeBack = new Set<string>(added.map(({ encodedName }) => encodedName));
    const ofThose = Math.max(highest, sequenceIdAbove(clock.now()));
    const least = ({ encodedName }: RegionInfo) => (comeBack.has(encodedName) ? ofThose : highest);
    await restore.run(async (region, family, changes) => {
      if (changes || comeBack.has(region.encodedName))
        await addEmptyStoreFile(trackers(region, family), clock, least(region));
    });
    for (const { region } of regions) await fileSystem.forgetEdits(region, least(region));
    for (const region of removed) await fileSystem.archiveRegion(region);
  }

  async #highestSequenceId({ tableName }: TableDescriptor): Promise<number> {
    let highest = 0;
    for (const encodedName of await listRegionFolders(this.#files, tableName)) {
      const folder = layout.recoveredEditsFolder(tableName, encodedName);
      highest = Math.max(highest, await readRegionSequenceId(this.#files, folder));
    }
    return highest;
  }
}
