// What all checks look at, with the questions they ask of it.
import { type MetaCell, type MetaLocation, openLocationCells, stateCell } from '../../../model/meta-row.ts';
import type { RegionInfo } from '../../../model/region-info.ts';
import { ServerName } from '../../../model/server-name.ts';
import type { Catalog, RegionFolder, RegionRow, Root, Servers, TableFacts } from '../image.ts';
import type { ProcedureFacts } from '../procedure-facts.ts';

export interface Scene {
  readonly catalog: Catalog;
  /** Of a stopped cluster. */
  readonly root?: Root;
  /** Of a running one. */
  readonly servers?: Servers;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Procedures that make, change or remove a table's regions; what they leave half done is not damage. */
const TABLE_CHANGES =
  /^(Create|Delete|Truncate|Modify|Enable|Disable)Table|^(Split|Merge)Table|^TruncateRegion|^(Restore|Clone)Snapshot/;

export function unfinished({ catalog }: Scene): ProcedureFacts[] {
  return catalog.procedures.filter(({ isFinished }) => !isFinished);
}
/** The procedure that is changing the table, if there is one. */
export function changeOf(scene: Scene, table: string): ProcedureFacts | undefined {
  return unfinished(scene).find(({ className, tables }) => TABLE_CHANGES.test(className) && tables.has(table));
}
/** The procedure that owns the region now: the innermost, which says most. */
export function procedureOf(scene: Scene, encodedName: string): ProcedureFacts | undefined {
  return unfinished(scene)
    .filter(({ regions }) => regions.has(encodedName))
    .sort((a, b) => b.procId - a.procId)
    .find(({ className }) => className !== 'ServerCrashProcedure');
}
export function crashOf(scene: Scene, server: string): ProcedureFacts | undefined {
  return unfinished(scene).find(
    ({ className, servers }) => className === 'ServerCrashProcedure' && servers.has(server),
  );
}

export interface ReadableRow extends RegionRow {
  readonly parsed: NonNullable<RegionRow['parsed']>;
}
export function readable({ rows }: TableFacts): ReadableRow[] {
  return rows.filter((row): row is ReadableRow => row.parsed !== undefined);
}
export function locationOf(row: ReadableRow): MetaLocation {
  return row.parsed.locations[0];
}
/** Split or merged: its rows are in other regions now. */
export function isReplaced(row: ReadableRow): boolean {
  const { state } = locationOf(row);
  return row.parsed.regionInfo.isSplitParent || state === 'SPLIT' || state === 'MERGED';
}
/** Regions that serve, or should, in order of their rows. */
export function live(facts: TableFacts): ReadableRow[] {
  return readable(facts)
    .filter((row) => !isReplaced(row))
    .sort((a, b) => a.parsed.regionInfo.compareTo(b.parsed.regionInfo));
}
export function rowOf(facts: TableFacts, encodedName: string): ReadableRow | undefined {
  return readable(facts).find(({ parsed }) => parsed.regionInfo.encodedName === encodedName);
}

export function folderOf({ root }: Scene, table: string, encodedName: string): RegionFolder | undefined {
  return root?.folders.get(table)?.get(encodedName);
}
/** Folders that nothing names: no row of hbase:meta, also not as a parent whose files a merged region still reads, and no procedure. */
export function orphansOf(scene: Scene, facts: TableFacts): RegionFolder[] {
  const known = new Set<string>();
  for (const { parsed } of readable(facts))
    for (const region of [parsed.regionInfo, ...parsed.mergeParents]) known.add(region.encodedName);
  for (const { regions } of unfinished(scene)) for (const region of regions) known.add(region);
  const folders = scene.root?.folders.get(facts.name.name)?.values() ?? [];
  return [...folders].filter(({ encodedName }) => !known.has(encodedName));
}
/** Nothing was ever written into it, or nothing is left of that: no cell in a file, none in a log. */
export function isEmpty({ root }: Scene, folder: RegionFolder): boolean {
  if (folder.recoveredEdits.length > 0 || folder.files.some(({ cells }) => cells !== 0)) return false;
  return !(root?.logs ?? []).some(({ edits, damage }) => damage !== undefined || edits.has(folder.encodedName));
}
/** Its .regioninfo can be read and is its own. */
export function infoOf(folder: RegionFolder): RegionInfo | undefined {
  return folder.info?.encodedName === folder.encodedName ? folder.info : undefined;
}
/** The dead server whose logs hold the latest edits of the region: nothing may open it before they are split. */
export function lastServerOf(scene: Scene, encodedName: string): ServerName | undefined {
  return lastEditsOf(scene, encodedName)?.server;
}
export function lastEditsOf(
  { root }: Scene,
  encodedName: string,
): { server: ServerName; sequenceId: number } | undefined {
  let last: { server: string; sequenceId: number } | undefined;
  for (const { server, isMaster, edits } of root?.logs ?? []) {
    const sequenceId = isMaster ? undefined : edits.get(encodedName);
    if (sequenceId !== undefined && sequenceId > (last?.sequenceId ?? -1)) last = { server, sequenceId };
  }
  if (last === undefined || !ServerName.isServerName(last.server)) return undefined;
  return { server: ServerName.parse(last.server), sequenceId: last.sequenceId };
}
/**
 * What a region's row must say for the next start to open it. One with edits in a dead server's logs is put on that server: recovery splits
 * them and opens it then; OFFLINE it would be opened at once, without them.
 */
export function startCells(scene: Scene, facts: TableFacts, encodedName: string): MetaCell[] {
  if (facts.state === 'DISABLED' || facts.state === 'DISABLING') return [stateCell('CLOSED')];
  const server = lastServerOf(scene, encodedName);
  if (server === undefined) return [stateCell('OFFLINE')];
  const known = rowOf(facts, encodedName);
  const openSequenceNumber = known === undefined ? 1 : Math.max(1, locationOf(known).openSequenceNumber);
  return [...openLocationCells(server, openSequenceNumber), stateCell('OPEN')];
}
export function familiesOf({ descriptor }: TableFacts): string[] {
  return descriptor?.families.map(({ name }) => name.toString('latin1')) ?? [];
}
