// A link is an empty file whose name says what it stands for (store-file-name.ts). Snapshots' clones consist of links, and a split makes one
// where a store file lies wholly on one side. While a link is there, an empty back reference stands beside what it links to:
//   archive/data/<ns>/<table>/<region>/<family>/.links-<hfile>/<link's region>.<link's table>
import { StorageError } from '../base/errors.ts';
import type { TableName } from '../model/table-name.ts';
import type { FileEntry, FileStorage } from '../storage/file-storage.ts';
import { BACK_REFERENCES_PREFIX, type DirectoryLayout, layout as mainLayout } from './directory-layout.ts';
import { backReferenceName, type LinkTarget, linkName, parseBackReferenceName } from './store-file-name.ts';

/** Where a link's file may be, in the order of looking. */
export function linkLocations(target: LinkTarget, family: string, layout: DirectoryLayout = mainLayout): string[] {
  const { table, region, hfile } = target;
  return [
    layout.storeFile(table, region, family, hfile),
    `${layout.tempTableFolder(table)}/${region}/${family}/${hfile}`,
    `${layout.mobFamilyFolder(table, region, family)}/${hfile}`,
    `${layout.archiveFamilyFolder(table, region, family)}/${hfile}`,
  ];
}

/** The first place where the link's file is. It may move to the archive between looking and opening: then look again. */
export async function resolveLink(
  files: FileStorage,
  target: LinkTarget,
  family: string,
  layout: DirectoryLayout = mainLayout,
): Promise<string> {
  const locations = linkLocations(target, family, layout);
  for (const path of locations) if ((await files.stat(path)) !== undefined) return path;
  throw new StorageError(
    'not-found',
    locations[0],
    `no file for the link ${linkName(target)}; looked at ${locations.join(', ')}`,
  );
}

export interface LinkPlace {
  readonly table: TableName;
  readonly region: string;
  readonly family: string;
}

/** Makes a link in a family of a region, and first its back reference, so that no cleaner takes the file between. Returns the link's name. */
export async function createLink(
  files: FileStorage,
  target: LinkTarget,
  at: LinkPlace,
  layout: DirectoryLayout = mainLayout,
): Promise<string> {
  const name = linkName(target);
  await createBackReference(files, target, at, layout);
  await writeEmpty(files, layout.storeFile(at.table, at.region, at.family, name));
  // One that an earlier attempt had left was old, and a cleaner may have taken it before the link stood.
  await createBackReference(files, target, at, layout);
  return name;
}

/** Says beside the HFile that there is a link to it, or a reference to a link, at `at`. */
export async function createBackReference(
  files: FileStorage,
  target: LinkTarget,
  at: LinkPlace,
  layout: DirectoryLayout = mainLayout,
): Promise<void> {
  const folder = layout.backReferencesFolder(target.table, target.region, at.family, target.hfile);
  await writeEmpty(files, `${folder}/${backReferenceName(at.table, at.region)}`);
}

async function writeEmpty(files: FileStorage, path: string): Promise<void> {
  if ((await files.stat(path)) === undefined) await files.writeFile(path, Buffer.alloc(0));
}

/**
 * Whether a link to the archived file `hfile` still stands: then a cleaner must leave it. Back references of links that are gone are deleted,
 * unless they are `young`: a link is made after its back reference.
 */
export async function isLinked(
  files: FileStorage,
  target: LinkTarget,
  family: string,
  {
    young = () => false,
    layout = mainLayout,
  }: { young?: (entry: FileEntry) => boolean; layout?: DirectoryLayout } = {},
): Promise<boolean> {
  const folder = layout.backReferencesFolder(target.table, target.region, family, target.hfile);
  let linked = false;
  for (const entry of await files.list(folder)) {
    const place = parseBackReferenceName(entry.name);
    if (place === undefined) {
      // Not ours to judge.
      linked = true;
      continue;
    }
    if ((await linkStands(files, target, place, family, layout)) || young(entry)) linked = true;
    else await files.delete(`${folder}/${entry.name}`);
  }
  return linked;
}

async function linkStands(
  files: FileStorage,
  target: LinkTarget,
  { table, region }: { table: TableName; region: string },
  family: string,
  layout: DirectoryLayout,
): Promise<boolean> {
  const link = linkName(target);
  const inTemp = `${layout.tempTableFolder(table)}/${region}/${family}`;
  const inData = layout.familyFolder(table, region, family);
  const inMob = layout.mobFamilyFolder(table, region, family);
  const inArchive = layout.archiveFamilyFolder(table, region, family);
  // A clone is put together below .tmp before it gets its place, and a table that is deleted goes there before the archive.
  for (const folder of [inTemp, inData, inTemp, inMob, inArchive])
    if ((await files.stat(`${folder}/${link}`)) !== undefined) return true;
  for (const folder of [inTemp, inData, inTemp])
    if ((await files.list(folder)).some(({ name }) => name.startsWith(`${link}.`))) return true;
  return false;
}

/** The store file that a `.links-<hfile>` folder belongs to; undefined for other names. */
export function linkedFileOf(folderName: string): string | undefined {
  return folderName.startsWith(BACK_REFERENCES_PREFIX) ? folderName.slice(BACK_REFERENCES_PREFIX.length) : undefined;
}
