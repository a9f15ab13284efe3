// The folders of a table as a snapshot says (HBase's RestoreSnapshotHelper). Nothing is copied: a file that stands where it stood stays, for
// every other one a link is made. Of a clone, a region's name changes with the table's:
//
//   in the snapshot, of region R of table t     in a clone, or where the file is no longer in R's folder
//   <hfile>                                     link       t=R-<hfile>
//   [<ns>=]<t0>=<R0>-<hfile>   (link)           link       the same
//   <hfile>.<P>                (reference)      reference  t=P-<hfile>.<P's clone>, of the same content
//   <link>.<P>                                  reference  <link>.<P's clone>
//
// A link has its back reference beside the HFile's place in the archive, and so has a reference to a link: the parent, whose own links hold the
// HFile in HBase, need not be in the snapshot (it was merged away).
import { mapConcurrently } from '../base/concurrently.ts';
import { mobRegionOf, RegionInfo } from '../model/region-info.ts';
import type { TableDescriptor } from '../model/table-descriptor.ts';
import type { TableName } from '../model/table-name.ts';
import type { FileStorage } from '../storage/file-storage.ts';
import { type DirectoryLayout, layout as mainLayout } from './directory-layout.ts';
import { createBackReference, createLink } from './hfile-link.ts';
import { listFamilyFolders } from './live-store-files.ts';
import { encodeReference } from './reference.ts';
import { writeRegionInfoFile } from './region-info-file.ts';
import type { SnapshotManifest, SnapshotRegion, SnapshotStoreFile } from './snapshot-manifest.ts';
import { targetOf } from './snapshot-region.ts';
import { type LinkTarget, linkName, parseStoreFileName, referenceName } from './store-file-name.ts';
import type { StoreFileTracker } from './store-file-tracker.ts';

const REGIONS_AT_ONCE = 8;

/** What knows the store files of a table's regions. */
export type TableTrackers = (region: Pick<RegionInfo, 'tableName' | 'encodedName'>, family: string) => StoreFileTracker;

/** A region of a snapshot, and the one that it becomes. */
export interface RestoredRegion {
  readonly source: SnapshotRegion;
  readonly region: RegionInfo;
}

/** The table goes back: its regions are those of the snapshot, split parents among them. */
export function regionsAsTheyWere({ regions }: SnapshotManifest): RestoredRegion[] {
  return ordinary(regions).map((source) => ({ source, region: source.info }));
}

/**
 * A new table. `now`: its latest region is of then. HBase keeps the ids of the snapshot's regions; but then a clone that is dropped and made
 * again has the names of before, and old logs may hold edits of these.
 */
export function regionsOfClone({ regions }: SnapshotManifest, table: TableName, now: number): RestoredRegion[] {
  const sources = ordinary(regions);
  const later = now - Math.max(...sources.map(({ info }) => info.regionId));
  return sources.map((source) => {
    const { startKey, endKey, regionId, split, offline } = source.info;
    const id = regionId + Math.max(0, later);
    return { source, region: new RegionInfo({ tableName: table, startKey, endKey, regionId: id, split, offline }) };
  });
}

/** `regionsOfClone` once more, for the regions that it gave. */
export function pairRegions({ regions }: SnapshotManifest, made: readonly RegionInfo[]): RestoredRegion[] {
  return ordinary(regions).map((source, i) => ({ source, region: made[i] }));
}

/** Without the one of MOB files. */
function ordinary(regions: readonly SnapshotRegion[]): SnapshotRegion[] {
  return regions.filter(({ info }) => !isMobRegion(info));
}
function isMobRegion(info: RegionInfo): boolean {
  return info.encodedName === mobRegionOf(info.tableName).encodedName;
}

/** Of each split parent, by encoded name, the daughters that refer to it: one, or two. */
export function daughtersByParent(regions: readonly RestoredRegion[]): Map<string, readonly string[]> {
  const names = newNames(regions);
  const daughters = new Map<string, string[]>();
  for (const { source, region } of regions)
    for (const family of source.families)
      for (const { parsed } of family.files) {
        if (parsed.kind !== 'reference') continue;
        const parent = names.get(parsed.parent) ?? parsed.parent;
        const known = daughters.get(parent) ?? [];
        if (!known.includes(region.encodedName)) daughters.set(parent, [...known, region.encodedName]);
      }
  return daughters;
}

function newNames(regions: readonly RestoredRegion[]): Map<string, string> {
  return new Map(regions.map(({ source, region }) => [source.info.encodedName, region.encodedName]));
}

export interface SnapshotRestoreOptions {
  readonly files: FileStorage;
  readonly manifest: SnapshotManifest;
  readonly regions: readonly RestoredRegion[];
  /** Of the table as it is to be. */
  readonly descriptor: TableDescriptor;
  readonly trackers: TableTrackers;
  /** Where the table is put together; links are always told to the one archive. */
  readonly layout?: DirectoryLayout;
}

type StoreCallback = (region: RegionInfo, family: string, changes: boolean) => Promise<void>;

export class SnapshotRestore {
  readonly #options: SnapshotRestoreOptions;
  readonly #layout: DirectoryLayout;
  readonly #newNames: ReadonlyMap<string, string>;

  constructor(options: SnapshotRestoreOptions) {
    this.#options = options;
    this.#layout = options.layout ?? mainLayout;
    this.#newNames = newNames(options.regions);
  }

  /** The folders of all regions. May be done again, also after a crash in its middle. `onStore`: before the files of a store become others, if they do. */
  async run(onStore: StoreCallback = async () => {}): Promise<void> {
    const { manifest, files, regions } = this.#options;
    for (const source of manifest.regions) if (isMobRegion(source.info)) await this.#restoreMob(source);
    await mapConcurrently(regions, REGIONS_AT_ONCE, async ({ source, region }) => {
      await this.#restoreRegion(source, region, onStore);
      await writeRegionInfoFile(files, region, this.#layout);
    });
  }

  async #restoreRegion(source: SnapshotRegion, region: RegionInfo, onStore: StoreCallback): Promise<void> {
    const { files, descriptor, trackers } = this.#options;
    const { tableName, encodedName } = region;
    const wanted = new Map(source.families.map(({ name, files }) => [name, files]));
    for (const { name } of descriptor.families) {
      const family = name.toString('latin1');
      await files.makeDirectory(this.#layout.familyFolder(tableName, encodedName, family));
      const tracker = trackers(region, family);
      const present = new Set((await tracker.list()).map((file) => file.name));
      const { missing, unwanted } = this.#compare(source, region, wanted.get(family) ?? [], present);
      await onStore(region, family, missing.length + unwanted.length > 0);
      await removeStoreFiles(tracker, unwanted);
      for (const file of missing) await this.#make(source, region, family, file);
      await tracker.add(missing.map((file) => this.#nameFor(source, file)));
    }
    for (const family of await listFamilyFolders(files, tableName, encodedName, this.#layout))
      if (!descriptor.hasFamily(family)) await this.#dropFamily(region, family);
  }

  #compare(
    source: SnapshotRegion,
    region: RegionInfo,
    wanted: readonly SnapshotStoreFile[],
    present: ReadonlySet<string>,
  ): { missing: SnapshotStoreFile[]; unwanted: string[] } {
    const isSame = source.info.encodedName === region.encodedName;
    const kept = new Set<string>();
    const missing: SnapshotStoreFile[] = [];
    for (const file of wanted) {
      const names = isSame ? [file.name, this.#nameFor(source, file)] : [this.#nameFor(source, file)];
      const found = names.find((name) => present.has(name));
      if (found === undefined) missing.push(file);
      else kept.add(found);
    }
    return { missing, unwanted: [...present].filter((name) => !kept.has(name)) };
  }

  /** What a store file of the snapshot is called where it is not itself. */
  #nameFor({ info }: SnapshotRegion, { parsed }: SnapshotStoreFile): string {
    const link = linkName(targetOf(parsed, info));
    if (parsed.kind !== 'reference') return link;
    return referenceName(link, this.#newNames.get(parsed.parent) ?? parsed.parent);
  }

  async #make(source: SnapshotRegion, region: RegionInfo, family: string, file: SnapshotStoreFile): Promise<void> {
    const { files } = this.#options;
    const at = { table: region.tableName, region: region.encodedName, family };
    const target: LinkTarget = targetOf(file.parsed, source.info);
    if (file.reference === undefined) {
      await createLink(files, target, at, this.#layout);
      return;
    }
    await createBackReference(files, target, at);
    const path = this.#layout.storeFile(at.table, at.region, family, this.#nameFor(source, file));
    if ((await files.stat(path)) === undefined) await files.writeFile(path, encodeReference(file.reference));
    await createBackReference(files, target, at);
  }

  async #dropFamily(region: RegionInfo, family: string): Promise<void> {
    const { trackers, files } = this.#options;
    const tracker = trackers(region, family);
    await removeStoreFiles(
      tracker,
      (await tracker.list()).map((file) => file.name),
    );
    await files.delete(this.#layout.familyFolder(region.tableName, region.encodedName, family));
  }

  /** MOB files bear names of their own for good, so that those of other times may stay beside the snapshot's: nothing refers to them. */
  async #restoreMob(source: SnapshotRegion): Promise<void> {
    const { files, descriptor } = this.#options;
    const { tableName } = descriptor;
    const { encodedName } = mobRegionOf(tableName);
    for (const { name: family, files: wanted } of source.families) {
      const folder = mainLayout.mobFamilyFolder(tableName, encodedName, family);
      await files.makeDirectory(folder);
      const present = new Set((await files.list(folder)).map((entry) => entry.name));
      for (const file of wanted) {
        if (present.has(file.name) && parseStoreFileName(file.name)?.kind === 'link') continue;
        if (source.info.tableName.equals(tableName) && present.has(file.name)) continue;
        await this.#linkMob(source, family, folder, file, encodedName);
      }
    }
  }
  async #linkMob(
    source: SnapshotRegion,
    family: string,
    folder: string,
    file: SnapshotStoreFile,
    region: string,
  ): Promise<void> {
    const { files, descriptor } = this.#options;
    const target = targetOf(file.parsed, source.info);
    const at = { table: descriptor.tableName, region, family };
    const path = `${folder}/${linkName(target)}`;
    await createBackReference(files, target, at);
    if ((await files.stat(path)) === undefined) await files.writeFile(path, Buffer.alloc(0));
    await createBackReference(files, target, at);
  }
}

/** First they are no part of the store any more. */
export async function removeStoreFiles(tracker: StoreFileTracker, names: readonly string[]): Promise<void> {
  await tracker.replace(names, []);
  await tracker.archive(names);
}
