// Whether all that a snapshot names is there, and as long as it was.
import { mapConcurrently } from '../base/concurrently.ts';
import { hbaseError } from '../base/errors.ts';
import type { RegionInfo } from '../model/region-info.ts';
import type { FileStorage } from '../storage/file-storage.ts';
import { linkLocations } from './hfile-link.ts';
import type { SnapshotRegion, SnapshotStoreFile } from './snapshot-manifest.ts';
import { findTarget, targetOf } from './snapshot-region.ts';

const REGIONS_AT_ONCE = 8;

/** Throws CorruptedSnapshotException at the first file that is not as the manifest says. */
export async function verifySnapshotFiles(files: FileStorage, regions: readonly SnapshotRegion[]): Promise<void> {
  await mapConcurrently(regions, REGIONS_AT_ONCE, async ({ info, families }) => {
    for (const family of families)
      for (const file of family.files) {
        const problem = await problemOf(files, info, family.name, file);
        if (problem !== undefined) throw hbaseError('CorruptedSnapshotException', problem);
      }
  });
}

/** What is wrong with one file of a snapshot, in HBase's words; undefined: nothing. */
export async function problemOf(
  files: FileStorage,
  region: RegionInfo,
  family: string,
  file: SnapshotStoreFile,
): Promise<string | undefined> {
  const target = targetOf(file.parsed, region);
  const found = await findTarget(files, target, family);
  if (found === undefined) {
    const places = linkLocations(target, family);
    return `Can't find hfile: ${file.name} in the real (${places[0]}) or archive (${places.at(-1)}) directory for the primary table.`;
  }
  if (file.length === undefined || file.length === found.length) return undefined;
  return `hfile: ${file.name} size does not match with the expected one. found=${found.length} expected=${file.length}`;
}
