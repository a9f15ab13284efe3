// Replay of what a log held of a region when its server died: the files of recovered.edits in order of their names, or (the master's own region)
// whole logs. An edit is skipped for each store whose files cover its number; replaying one twice does no harm.
import { CorruptionError } from '../../base/errors.ts';
import { kvFamilyLength, kvFamilyOffset, kvRowLength, kvRowOffset } from '../../cell/key-value.ts';
import type { EditsFolder } from '../../wal/recovered-edits.ts';
import { isMarkerCell } from '../../wal/wal-edit.ts';
import { sortWALs } from '../../wal/wal-names.ts';
import { type WALEntry, WALReader } from '../../wal/wal-reader.ts';
import { carryNonces } from './carried-nonces.ts';
import type { Region } from './region.ts';

export interface ReplayResult {
  /** −1 when there was nothing. */
  readonly highestSequenceId: number;
  /** Cells that are in no store file yet. */
  readonly memstoreCells: number;
  /** To be called when everything replayed is in store files: its nonces are kept, then it goes. Whole logs are their owner's. */
  readonly retireEdits: () => Promise<void>;
}

/** Not less is worth a file, however short memory is. */
const SHORT_FLUSH_BYTES = 4 * 1024 * 1024;

interface Replay {
  readonly region: Region;
  /** By position of the store: what its files cover. */
  readonly covered: number[];
  readonly regionName: string;
  /** Of edits and of names of files that need no reading. */
  highest: number;
  /** Of the edits read so far. */
  lastRead: number;
  cells: number;
  skipped: number;
  /** Operations that a client may ask for again. */
  nonces: number;
}

export async function replayEdits(region: Region, edits: EditsFolder): Promise<ReplayResult> {
  const { files, recoveredWalsFolder, logger } = region.options;
  const covered = region.stores.map((store) => store.maxSequenceId);
  const replay: Replay = {
    region,
    covered,
    regionName: region.info.encodedName,
    highest: -1,
    lastRead: -1,
    cells: 0,
    skipped: 0,
    nonces: 0,
  };
  const paths: string[] = [];
  let wholeLogs = 0;
  for (const { path, maxSequenceId } of edits.recovered) {
    paths.push(path);
    replay.highest = Math.max(replay.highest, maxSequenceId);
    // Also one whose cells are all in files: the nonces in it are nowhere else, and a client may be about to ask again.
    await replayFile(replay, path, false);
  }
  const inEdits = replay.nonces;
  for (const { path, maxSequenceId } of edits.nonces) {
    replay.highest = Math.max(replay.highest, maxSequenceId);
    await replayFile(replay, path, false);
  }
  if (recoveredWalsFolder !== undefined) {
    for (const { name } of sortWALs(await files.list(recoveredWalsFolder), 'all')) {
      wholeLogs++;
      await replayFile(replay, `${recoveredWalsFolder}/${name}`, true);
    }
  }
  if (paths.length + wholeLogs > 0)
    logger.info(
      { region: replay.regionName, files: paths.length + wholeLogs, cells: replay.cells, skipped: replay.skipped },
      'replayed recovered edits',
    );
  return {
    highestSequenceId: replay.highest,
    memstoreCells: replay.cells,
    retireEdits: async () => {
      if (inEdits > 0) await carryNonces(region);
      // Side by side: those of one folder become durable together.
      await Promise.all(paths.map((path) => files.delete(path)));
    },
  };
}

/** A whole log may end in a torn tail, which was never acknowledged; split edits were closed and synced, so there it is damage. */
async function replayFile(replay: Replay, path: string, isWholeLog: boolean): Promise<void> {
  const { region } = replay;
  const file = await region.options.files.open(path);
  const reader = await WALReader.open(file, { logger: region.options.logger, reuses: true });
  try {
    for (let entry = await reader.next(); entry !== undefined; entry = await reader.next()) {
      replayEntry(replay, entry);
      if (isFlushDue(region)) await flushDuringReplay(replay);
    }
    const { end } = reader;
    if (!isWholeLog && end?.kind === 'torn') throw new CorruptionError(path, end.offset, end.reason ?? 'cut short');
  } finally {
    await reader.close();
  }
}

/** Several regions are replayed at a time, and nobody's writes wait meanwhile: each bounds itself. */
function isFlushDue({ memstoreBytes, config, options }: Region): boolean {
  if (memstoreBytes >= config.replayFlushBytes) return true;
  return memstoreBytes >= SHORT_FLUSH_BYTES && options.events?.isMemoryShort?.() === true;
}

function replayEntry(replay: Replay, entry: WALEntry): void {
  const { region } = replay;
  const { key, cells } = entry;
  const ofThisRegion = key.encodedRegionName.toString('latin1') === replay.regionName;
  // A whole log may hold other regions; split edits may come from a parent, of whose rows only some are here.
  if (!ofThisRegion && region.options.recoveredWalsFolder !== undefined) return;
  replay.lastRead = Math.max(replay.lastRead, key.sequenceId);
  replay.highest = Math.max(replay.highest, key.sequenceId);
  region.timestamps.restore(key.writeTime);
  if (key.nonce !== 0n && region.nonceManager?.restore({ ...key, group: key.nonceGroup }, replay.regionName))
    replay.nonces++;
  const { slab, offsets, lengths } = cells;
  let bytes = 0;
  for (let i = 0; i < offsets.length; i++) {
    const offset = offsets[i];
    // Flushes are in the files' own ids, compactions were finished when the stores were opened.
    if (isMarkerCell(slab, offset)) continue;
    const store = region.storeIndexOf(slab, kvFamilyOffset(slab.view, offset), kvFamilyLength(slab.view, offset));
    const row = slab.bytes.subarray(kvRowOffset(offset), kvRowOffset(offset) + kvRowLength(slab.view, offset));
    // The family may have been dropped since.
    if (store < 0 || key.sequenceId <= replay.covered[store] || (!ofThisRegion && !region.info.containsRow(row))) {
      replay.skipped++;
      continue;
    }
    bytes += region.stores[store].add(slab, offset, lengths[i], key.sequenceId);
    replay.cells++;
  }
  region.memstoreGrew(bytes);
}

/** The id is that of the last edit replayed: what comes after it is not covered. */
async function flushDuringReplay(replay: Replay): Promise<void> {
  await replay.region.flushes.flushReplayed(replay.lastRead);
  replay.cells = 0;
}
