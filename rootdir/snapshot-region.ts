// What a region consists of at a moment, for a snapshot: of a region that is open its stores say which files count, of one that is closed its
// folder.
import { StorageError } from '../base/errors.ts';
import { mobRegionOf, type RegionInfo } from '../model/region-info.ts';
import type { TableDescriptor } from '../model/table-descriptor.ts';
import type { FileStorage } from '../storage/file-storage.ts';
import { isHidden, layout } from './directory-layout.ts';
import { linkLocations } from './hfile-link.ts';
import { listFamilyFolders } from './live-store-files.ts';
import { decodeReference, type Reference } from './reference.ts';
import type { SnapshotFamily, SnapshotRegion, SnapshotStoreFile } from './snapshot-manifest.ts';
import { type LinkTarget, parseStoreFileName, type StoreFileName } from './store-file-name.ts';

/** The HFile that a name in a family's folder of a region stands for. */
export function targetOf(file: StoreFileName, { tableName: table, encodedName: region }: RegionInfo): LinkTarget {
  switch (file.kind) {
    case 'hfile':
      return { table, region, hfile: file.hfile };
    case 'link':
      return file.target;
    case 'reference':
      return file.referred.kind === 'link'
        ? file.referred.target
        : { table, region: file.parent, hfile: file.referredName };
  }
}

/** Where the HFile is now, with its length; undefined when it is nowhere. It may move to the archive between two looks. */
export async function findTarget(
  files: FileStorage,
  target: LinkTarget,
  family: string,
): Promise<{ readonly path: string; readonly length: number } | undefined> {
  const places = linkLocations(target, family);
  for (const path of [...places, ...places]) {
    const found = await files.stat(path);
    if (found !== undefined) return { path, length: found.length };
  }
  return undefined;
}

/** Some store files of a family, by name; those that are none are passed over. */
export async function describeFamily(
  files: FileStorage,
  region: RegionInfo,
  family: string,
  names: readonly string[],
): Promise<SnapshotFamily> {
  const described: SnapshotStoreFile[] = [];
  for (const name of names) {
    const parsed = parseStoreFileName(name);
    if (parsed === undefined) continue;
    const target = targetOf(parsed, region);
    const found = await findTarget(files, target, family);
    if (found === undefined)
      throw new StorageError('not-found', linkLocations(target, family)[0], `the HFile of store file ${name} is gone`);
    const reference = parsed.kind === 'reference' ? await readReference(files, region, family, name) : undefined;
    described.push({ name, parsed, reference, length: found.length });
  }
  return { name: family, files: described };
}

/** A compaction may have archived it meanwhile. */
async function readReference(files: FileStorage, region: RegionInfo, family: string, name: string): Promise<Reference> {
  const { tableName: table, encodedName } = region;
  const path = layout.storeFile(table, encodedName, family, name);
  try {
    return decodeReference(await files.readFile(path), path);
  } catch (error) {
    if (!(error instanceof StorageError) || error.reason !== 'not-found') throw error;
    const archived = `${layout.archiveFamilyFolder(table, encodedName, family)}/${name}`;
    return decodeReference(await files.readFile(archived), archived);
  }
}

/** Lists a store's files by name; what stands in the folder of a family makes a store only where the table's tracker says so. */
export type ListStore = (region: RegionInfo, family: string) => Promise<readonly string[]>;

/** A region that nobody has open, with what its folder holds. */
export async function describeClosedRegion(
  files: FileStorage,
  region: RegionInfo,
  listStore: ListStore,
): Promise<SnapshotRegion> {
  const names = await listFamilyFolders(files, region.tableName, region.encodedName);
  const families: SnapshotFamily[] = [];
  for (const family of names)
    families.push(await describeFamily(files, region, family, await listStore(region, family)));
  return { info: region, families };
}

/** The MOB files of a table; undefined when none of its families has any use for them. */
export async function describeMobRegion(
  files: FileStorage,
  descriptor: TableDescriptor,
): Promise<SnapshotRegion | undefined> {
  const mobFamilies = descriptor.families.filter((family) => family.isMob);
  if (mobFamilies.length === 0) return undefined;
  const info = mobRegionOf(descriptor.tableName);
  const families: SnapshotFamily[] = [];
  for (const { name } of mobFamilies) {
    const family = name.toString('latin1');
    const entries = await files.list(layout.mobFamilyFolder(info.tableName, info.encodedName, family));
    const names = entries.filter(({ name, isDirectory }) => !isDirectory && !isHidden(name)).map(({ name }) => name);
    families.push(await describeFamily(files, info, family, names));
  }
  return { info, families };
}
