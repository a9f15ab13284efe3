import { layout } from '../../../rootdir/directory-layout.ts';
import {
  DATA_MANIFEST_FILE,
  listSnapshotNames,
  readSnapshotInfo,
  readSnapshotManifest,
  SNAPSHOT_INFO_FILE,
} from '../../../rootdir/snapshot-manifest.ts';
import { problemOf } from '../../../rootdir/snapshot-verify.ts';
import type { FileStorage } from '../../../storage/file-storage.ts';
import type { SnapshotFacts } from '../image.ts';
import { faultOf } from '../words.ts';

/** Those that are there, and what of theirs is not as they say. */
export async function readSnapshots(files: FileStorage): Promise<SnapshotFacts[]> {
  const found: SnapshotFacts[] = [];
  for (const name of await listSnapshotNames(files)) found.push(await readOne(files, name));
  return found;
}

async function readOne(files: FileStorage, name: string): Promise<SnapshotFacts> {
  const path = layout.snapshotFolder(name);
  const faults: string[] = [];
  const attempt = async <T>(file: string, read: Promise<T>): Promise<T | undefined> => {
    try {
      return await read;
    } catch (error) {
      faults.push(`${path}/${file} cannot be read: ${faultOf(error)}`);
      return undefined;
    }
  };
  const description = await attempt(SNAPSHOT_INFO_FILE, readSnapshotInfo(files, path));
  const manifest = await attempt(DATA_MANIFEST_FILE, readSnapshotManifest(files, path));
  const problems: string[] = [];
  for (const { info, families } of manifest?.regions ?? [])
    for (const family of families)
      for (const file of family.files) {
        const problem = await problemOf(files, info, family.name, file);
        if (problem !== undefined) problems.push(problem);
      }
  return { name, path, table: description?.table ?? undefined, fault: faults[0], problems };
}

/** Folders of snapshots that were being taken, brought in or deleted. */
export async function listWorkingSnapshots(files: FileStorage): Promise<string[]> {
  return (await files.list(layout.workingSnapshotsFolder)).map(({ name }) => layout.workingSnapshotFolder(name));
}
