// What a region server does for snapshots (HBase's SnapshotRegionCallable and SnapshotVerifyCallable).
import { hbaseError } from '../base/errors.ts';
import { RegionInfo } from '../model/region-info.ts';
import { typeOfSnapshot } from '../model/snapshot-description.ts';
import { pb } from '../proto/index.ts';
import { layout } from '../rootdir/directory-layout.ts';
import { readSnapshotManifest, type SnapshotFamily, writeRegionManifest } from '../rootdir/snapshot-manifest.ts';
import { describeFamily } from '../rootdir/snapshot-region.ts';
import { verifySnapshotFiles } from '../rootdir/snapshot-verify.ts';
import type { FileStorage } from '../storage/file-storage.ts';
import type { OnlineRegions } from './online-regions.ts';
import type { Region } from './region/region.ts';
import type { RemoteProcedure } from './remote-procedures.ts';

/** Writes down which files a region consists of, for a snapshot of type FLUSH after all that was written so far is in files. */
export function snapshotRegionCallable(
  files: FileStorage,
  regions: OnlineRegions,
  checkServing: () => void,
): RemoteProcedure {
  return async (data) => {
    const { region: message, snapshot } = pb.SnapshotRegionParameter.decode(data);
    checkServing();
    const info = RegionInfo.fromProto(message);
    const region = regions.get(info.encodedName);
    if (region === undefined)
      throw hbaseError('NotServingRegionException', `snapshot=${snapshot.name}, region=${info} is not online here`);
    region.checkReadable();
    const leave = region.enterOperation();
    try {
      if (typeOfSnapshot(snapshot) === 'FLUSH')
        await region.flush({ force: true, reason: `snapshot ${snapshot.name}`, thenCompact: false });
      const families = await describe(files, region);
      // The master may have given it up, and this server for dead.
      checkServing();
      const folder = layout.workingSnapshotFolder(snapshot.name);
      if ((await files.stat(folder)) === undefined)
        throw hbaseError('IOException', `snapshot ${snapshot.name} is not being taken any more`);
      await writeRegionManifest(files, folder, { info: region.info, families });
    } finally {
      leave();
    }
  };
}

async function describe(files: FileStorage, region: Region): Promise<SnapshotFamily[]> {
  // In one turn, so that all families are of the same moment.
  const stores = region.stores.map((store) => ({
    family: store.name,
    names: store.storeFiles.map((file) => file.name),
  }));
  const families: SnapshotFamily[] = [];
  for (const { family, names } of stores) families.push(await describeFamily(files, region.info, family, names));
  return families;
}

/** Looks whether all that a snapshot says of a region is there. */
export function snapshotVerifyCallable(files: FileStorage): RemoteProcedure {
  return async (data) => {
    const { region: message, snapshot } = pb.SnapshotVerifyParameter.decode(data);
    const { encodedName } = RegionInfo.fromProto(message);
    const { regions } = await readSnapshotManifest(files, layout.workingSnapshotFolder(snapshot.name));
    const region = regions.find(({ info }) => info.encodedName === encodedName);
    if (region === undefined)
      throw hbaseError('CorruptedSnapshotException', `No snapshot region directory found for region:${encodedName}`);
    await verifySnapshotFiles(files, [region]);
  };
}
