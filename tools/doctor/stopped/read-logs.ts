// All logs of a stopped root, each read to its end: whether it is whole, and whose edits are in it.
import { CorruptionError } from '../../../base/errors.ts';
import type { Slab } from '../../../base/slab.ts';
import { kvValueLength, kvValueOffset } from '../../../cell/key-value.ts';
import { pb } from '../../../proto/index.ts';
import { DEAD_SUFFIX, layout, masterLayout, SPLITTING_SUFFIX } from '../../../rootdir/directory-layout.ts';
import type { LogStorage } from '../../../storage/log-storage.ts';
import { isMarkerCell, markerQualifier, REGION_EVENT_QUALIFIER } from '../../../wal/wal-edit.ts';
import { sortWALs } from '../../../wal/wal-names.ts';
import { type WALEnd, type WALEntry, WALReader } from '../../../wal/wal-reader.ts';
import type { LogFacts } from '../image.ts';
import { faultOf } from '../words.ts';

export interface ReadLogs {
  readonly logs: LogFacts[];
  /** Folders without a log. */
  readonly emptyFolders: string[];
}

/** `onEntry` gets every whole entry. */
export async function readLogs(
  logs: LogStorage,
  onEntry: (entry: WALEntry, isMaster: boolean) => void,
): Promise<ReadLogs> {
  const result: ReadLogs = { logs: [], emptyFolders: [] };
  const folders: [string, boolean][] = [];
  for (const { name, isDirectory } of await logs.list(layout.walsFolder))
    if (isDirectory) folders.push([`${layout.walsFolder}/${name}`, false]);
  for (const { name, isDirectory } of await logs.list(masterLayout.walsFolder))
    if (isDirectory) folders.push([`${masterLayout.walsFolder}/${name}`, true]);
  for (const [folder, isMaster] of folders) {
    const found = sortWALs(await logs.list(folder), 'all').filter(({ isDirectory }) => !isDirectory);
    if (found.length === 0) result.emptyFolders.push(folder);
    for (const { name } of found) result.logs.push(await readLog(logs, folder, name, isMaster, onEntry));
  }
  return result;
}

/** A log that stands elsewhere than in a server's folder, as those that a master has taken over. */
export async function readLog(
  logs: LogStorage,
  folder: string,
  name: string,
  isMaster: boolean,
  onEntry: (entry: WALEntry, isMaster: boolean) => void,
): Promise<LogFacts> {
  const path = `${folder}/${name}`;
  const edits = new Map<string, number>();
  const regionNames = new Map<string, Buffer>();
  const file = await logs.open(path);
  const { length } = file;
  let end: WALEnd | undefined;
  let damage: LogFacts['damage'];
  try {
    const reader = await WALReader.open(file);
    try {
      for (let entry = await reader.next(); entry !== undefined; entry = await reader.next()) {
        const { key, cells } = entry;
        const region = key.encodedRegionName.toString('latin1');
        for (const offset of cells.offsets) {
          if (!isMarkerCell(cells.slab, offset)) edits.set(region, Math.max(edits.get(region) ?? 0, key.sequenceId));
          else if (!regionNames.has(region)) noteName(regionNames, region, cells.slab, offset);
        }
        onEntry(entry, isMaster);
      }
      end = reader.end;
    } finally {
      await reader.close();
    }
  } catch (error) {
    if (!(error instanceof CorruptionError)) throw error;
    damage = { offset: error.offset, fault: faultOf(error) };
  }
  const folderName = folder.slice(folder.lastIndexOf('/') + 1);
  return {
    path,
    length,
    server: folderName.replace(new RegExp(`(${SPLITTING_SUFFIX}|${DEAD_SUFFIX})$`), ''),
    isSplitting: folderName.endsWith(SPLITTING_SUFFIX),
    isMaster,
    end,
    damage,
    edits,
    regionNames,
  };
}

function noteName(names: Map<string, Buffer>, region: string, slab: Slab, offset: number): void {
  if (!markerQualifier(slab, offset).startsWith(REGION_EVENT_QUALIFIER)) return;
  const start = kvValueOffset(slab.view, offset);
  const value = slab.bytes.subarray(start, start + kvValueLength(slab.view, offset));
  const { region_name } = pb.RegionEventDescriptor.decode(value);
  if (region_name != null && region_name.length > 0) names.set(region, Buffer.from(region_name));
}
