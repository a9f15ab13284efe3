// Opening a region: the one path of a first start, a move and a recovery. The work folder is emptied, stores are opened (which finishes
// compactions that a crash cut short), edits recovered from logs are replayed, the sequence number is written down, the log says that the region is open.

import { mapConcurrently } from '../../base/concurrently.ts';
import { hbaseError } from '../../base/errors.ts';
import { readEditsFolder, writeRegionSequenceId } from '../../wal/recovered-edits.ts';
import { regionEventMarker } from '../../wal/wal-edit.ts';
import type { Region } from './region.ts';
import { storeFilesOf } from './region-close.ts';
import { openStores, prepareFolder, recoveredEditsFolderOf } from './region-files.ts';
import { appendMarker } from './region-markers.ts';
import { replayEdits } from './region-replay.ts';

/** Two hundred and eighty million million: no region comes there by being written to. */
const MAX_SEQUENCE_ID = 2 ** 48 - 2 ** 40;

export async function openRegion(region: Region): Promise<void> {
  const { files } = region.options;
  try {
    await prepareFolder(region);
    const edits = await readEditsFolder(files, recoveredEditsFolderOf(region));
    // What splits of logs had begun and not ended: such a split fails, and is made again.
    for (const path of edits.temporary) await files.delete(path);
    region.stores = await openStores(region);
    restoreTime(region);
    const replayed = await replayEdits(region, edits);
    // A region without anything starts at 1, as HBase's do.
    const highest = Math.max(1, highestInStores(region), replayed.highestSequenceId, edits.sequenceId);
    checkSequenceId(region, highest);
    region.openSequenceNumber = highest + 1;
    region.mvcc.advanceTo(region.openSequenceNumber);
    region.flushes.restoreLastFlushed();
    const notes = [() => writeRegionSequenceId(files, edits.folder, highest, edits), () => writeOpenMarker(region)];
    await mapConcurrently(notes, notes.length, (note) => note());
    region.state = 'open';
    if (replayed.memstoreCells === 0) await replayed.retireEdits();
    else if (region.options.recoveredWalsFolder === undefined) flushReplayedLater(region, replayed.retireEdits);
    else {
      // The owner of whole logs may let go of them once the region is open.
      await region.flush({ force: true, reason: 'logs were replayed' });
      await replayed.retireEdits();
    }
  } catch (error) {
    await region.close({ abort: true }).catch(() => undefined);
    throw error;
  }
}

/** Memstores keep 48 bits of them. */
function checkSequenceId({ name }: Region, highest: number): void {
  if (highest < MAX_SEQUENCE_ID) return;
  const message = `${name} has sequence ids up to ${highest}; they must stay below ${MAX_SEQUENCE_ID}`;
  throw hbaseError('DoNotRetryIOException', message);
}

/** Sequence ids that the region's files speak of. */
function highestInStores(region: Region): number {
  let highest = -1;
  for (const store of region.stores) {
    highest = Math.max(highest, store.maxSequenceId);
    if (store.storeFileCount > 0) highest = Math.max(highest, store.maxMvcc + 1);
  }
  return highest;
}

/** Files are made at times that their cells' server-assigned time stamps do not exceed. */
function restoreTime(region: Region): void {
  // What was bulk loaded was made by another clock, whose times are its cells' own.
  for (const store of region.stores)
    for (const { reader } of store.storeFiles) if (!reader.isBulkLoaded) region.timestamps.restore(reader.createTime);
}

async function writeOpenMarker(region: Region): Promise<void> {
  const marker = regionEventMarker(
    region.info,
    'REGION_OPEN',
    region.openSequenceNumber,
    region.options.serverName.toProto(),
    storeFilesOf(region),
    region.clock.now(),
  );
  await region.wal.syncAsync(appendMarker(region, marker), 'data');
}

/** The region goes online first. Until the flush is committed the edits stay; a flush that fails is made good by the next one. */
function flushReplayedLater(region: Region, retireEdits: () => Promise<void>): void {
  region.flushes.onReplayFlushed = retireEdits;
  for (const store of region.stores) if (!store.memstore.isEmpty) region.flushes.unflushedReplay.add(store.name);
  const { events, scheduler } = region.options;
  if (events?.replayed !== undefined) {
    events.replayed(region);
    return;
  }
  scheduler.endOfTurn(() => {
    if (region.state !== 'open') return;
    region.flush({ force: true, reason: 'edits were replayed' }).catch((error: unknown) => {
      region.options.logger.warn(
        { region: region.info.encodedName, error: String(error) },
        'replayed edits not flushed',
      );
    });
  });
}
