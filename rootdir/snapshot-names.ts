// Which HFiles snapshots hold, by name: a cleaner leaves archived files of these names (HBase's SnapshotHFileCleaner).
import type { FileStorage } from '../storage/file-storage.ts';
import { layout } from './directory-layout.ts';
import {
  DATA_MANIFEST_FILE,
  listSnapshotNames,
  readRegionManifests,
  readSnapshotManifest,
  type SnapshotRegion,
} from './snapshot-manifest.ts';
import { targetOf } from './snapshot-region.ts';

/** Of all snapshots, those too that are being taken or brought in. An error names the manifest that cannot be read: then nothing may go. */
export async function hfilesOfSnapshots(files: FileStorage): Promise<Set<string>> {
  const held = new Set<string>();
  // In this order: one that is finished meanwhile moves from here to there.
  for (const { name, isDirectory } of await files.list(layout.workingSnapshotsFolder)) {
    if (!isDirectory) continue;
    const folder = layout.workingSnapshotFolder(name);
    const isWhole = (await files.stat(`${folder}/${DATA_MANIFEST_FILE}`)) !== undefined;
    const regions = isWhole
      ? (await readSnapshotManifest(files, folder)).regions
      : await readRegionManifests(files, folder);
    for (const region of regions) addHFiles(held, region);
  }
  for (const name of await listSnapshotNames(files)) {
    const { regions } = await readSnapshotManifest(files, layout.snapshotFolder(name));
    for (const region of regions) addHFiles(held, region);
  }
  return held;
}

function addHFiles(held: Set<string>, { info, families }: SnapshotRegion): void {
  for (const family of families) for (const file of family.files) held.add(targetOf(file.parsed, info).hfile);
}
