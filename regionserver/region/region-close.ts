import { readEditsFolder, writeRegionSequenceId } from '../../wal/recovered-edits.ts';
import { regionEventMarker, type StoreFiles } from '../../wal/wal-edit.ts';
import { carryNonces } from './carried-nonces.ts';
import type { Region } from './region.ts';
import { recoveredEditsFolderOf } from './region-files.ts';
import { appendMarker } from './region-markers.ts';

/** New calls are refused, those under way end, everything is flushed, the log and the region's folder say so. */
export async function closeRegion(region: Region, abort: boolean): Promise<void> {
  if (region.state === 'closed') return;
  const wasOpen = region.state === 'open';
  region.state = 'closing';
  await region.compactions.stop();
  if (!abort && wasOpen && region.failure === undefined) {
    await region.operations.drained();
    await region.flushes.idle();
    await closeInOrder(region);
    // Otherwise what was in memory is only in the log, which must stay.
    region.wal.accounting.forgetRegion(region.info.encodedName);
  } else await region.flushes.idle();
  region.state = 'closed';
  await Promise.all(region.stores.map((store) => store.close()));
  region.recountMemstore();
}

async function closeInOrder(region: Region): Promise<void> {
  try {
    await region.flushes.flush({ force: true, reason: 'the region is closing' });
    for (const store of region.stores) await region.compactions.archive(store);
    const marker = regionEventMarker(
      region.info,
      'REGION_CLOSE',
      region.mvcc.readPoint,
      region.options.serverName.toProto(),
      storeFilesOf(region),
      region.clock.now(),
    );
    const txid = appendMarker(region, marker);
    await region.wal.syncAsync(txid, 'data');
    const { files } = region.options;
    const edits = await readEditsFolder(files, recoveredEditsFolderOf(region));
    await carryNonces(region, edits);
    await writeRegionSequenceId(files, edits.folder, region.mvcc.writePoint, edits);
  } catch (error) {
    region.fail('it could not be closed', error);
    throw error;
  }
}

export function storeFilesOf(region: Region): StoreFiles[] {
  return region.stores.map((store) => ({
    family: store.familyName,
    files: store.storeFiles.map((file) => file.name),
  }));
}
