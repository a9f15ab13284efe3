// Writes what becomes of a region: into hbase:meta, in HBase's layout; of meta's own region into master:store, and its ZooKeeper mirror.
import type { Logger } from '../base/logger.ts';
import {
  CATALOG_FAMILY,
  isMergeQualifier,
  type MetaCell,
  type MetaRow,
  mergeCells,
  metaRowKey,
  openLocationCells,
  parseMetaRow,
  parseTableState,
  REPLICATION_BARRIER_FAMILY,
  type RegionState,
  regionInfoCell,
  sequenceNumberCell,
  splitCells,
  stateCell,
  TABLE_FAMILY,
  tableStateCell,
  targetServerCell,
} from '../model/meta-row.ts';
import type { RegionInfo } from '../model/region-info.ts';
import type { ServerName } from '../model/server-name.ts';
import type { TableName } from '../model/table-name.ts';
import type { TableState } from '../model/table-state.ts';
import { readingRow } from './damaged-row.ts';
import type { MasterStore } from './master-store.ts';
import type { RegionStateNode } from './region-states.ts';
import type { RestoredRegions } from './restored-regions.ts';
import type { RowChange, SystemTable } from './system-table.ts';

/** Tells ZooKeeper where meta is, for clients; never the truth. */
export interface MetaLocationMirror {
  setMetaLocation(server: ServerName, state: 'OPENING' | 'OPEN'): Promise<void>;
}

const EMPTY = Buffer.alloc(0);
const SPLIT_COLUMNS = ['splitA', 'splitB'].map((name) => ({
  family: CATALOG_FAMILY,
  qualifier: Buffer.from(name),
}));
/** As HBase writes it of a region that was never open. */
const NEW_REGION_SEQUENCE_NUMBER = 1;

export class RegionStateStore {
  #meta: SystemTable;
  #store: MasterStore;
  #mirror: MetaLocationMirror;
  #logger: Logger;

  constructor(meta: SystemTable, store: MasterStore, mirror: MetaLocationMirror, logger: Logger) {
    this.#meta = meta;
    this.#store = store;
    this.#mirror = mirror;
    this.#logger = logger;
  }

  /** What master:store says of meta's region; undefined before meta was ever assigned. */
  async readMetaRegion(): Promise<MetaRow | undefined> {
    for (const { row, cells } of await this.#store.scan('info')) {
      if (row.toString('latin1') !== 'hbase:meta,,1') continue;
      const metaCells = [...cells].map(([qualifier, value]) => ({
        family: CATALOG_FAMILY,
        qualifier: Buffer.from(qualifier, 'latin1'),
        value,
      }));
      return readingRow('master:store', row, () => parseMetaRow(metaCells));
    }
    return undefined;
  }

  /** All of hbase:meta: regions, and states of tables by name. */
  async readMeta(): Promise<{ regions: MetaRow[]; tableStates: Map<string, TableState> }> {
    const regions: MetaRow[] = [];
    const tableStates = new Map<string, TableState>();
    for (const { row, cells } of await this.#meta.scan(EMPTY, EMPTY, [CATALOG_FAMILY, TABLE_FAMILY])) {
      const region = readingRow('hbase:meta', row, () => parseMetaRow(cells));
      if (region !== undefined) regions.push(region);
      else {
        const state = readingRow('hbase:meta', row, () => parseTableState(cells));
        if (state !== undefined) tableStates.set(row.toString(), state);
        else this.#logger.warn({ row: row.toString('latin1') }, 'a row of hbase:meta is neither a region nor a table');
      }
    }
    return { regions, tableStates };
  }

  /** New regions of a table, with no server. */
  async addRegions(regions: readonly RegionInfo[], state: 'CLOSED' | 'OFFLINE' = 'CLOSED'): Promise<void> {
    await this.#meta.mutate(
      regions.map((region) => ({ row: metaRowKey(region), put: [regionInfoCell(region), stateCell(state)] })),
    );
  }

  /** The node's present state and, with it, its server. */
  async writeState(node: RegionStateNode): Promise<void> {
    await this.#write(node.info, cellsOf(node.info, node.state, node.server, node.openSequenceNumber));
    if (!node.info.isMeta || node.server === undefined) return;
    if (node.state === 'OPENING' || node.state === 'OPEN') await this.#mirror.setMetaLocation(node.server, node.state);
  }

  /** All rows of the table: those of its regions, and rows without a region that damage left, which would hide the regions of the next table of that name. */
  async deleteRegions(table: TableName, regions: readonly RegionInfo[]): Promise<void> {
    const keys = regions.map(metaRowKey);
    const known = new Set(keys.map((key) => key.toString('latin1')));
    const [start, stop] = [',,', ' ,,'].map((end) => Buffer.concat([table.bytes, Buffer.from(end)]));
    for (const { row } of await this.#meta.scan(start!, stop!)) if (!known.has(row.toString('latin1'))) keys.push(row);
    const deleteFamilies = [CATALOG_FAMILY, REPLICATION_BARRIER_FAMILY, TABLE_FAMILY];
    await this.#meta.mutate(keys.map((row) => ({ row, deleteFamilies })));
  }

  // Splits and merges: in one step what was is no more, and what comes of it is there, CLOSED.

  /** The point of no return of a split. */
  async splitRegion(parent: RegionInfo, daughterA: RegionInfo, daughterB: RegionInfo): Promise<void> {
    const offline = parent.with({ offline: true, split: true });
    await this.#meta.mutateAtomically([
      { row: metaRowKey(parent), put: [regionInfoCell(offline), ...splitCells(daughterA, daughterB)] },
      ...[daughterA, daughterB].map((daughter) => ({ row: metaRowKey(daughter), put: newRegionCells(daughter) })),
    ]);
  }

  /** The point of no return of a merge. `server`: where the child is likely to open. */
  async mergeRegions(parents: readonly RegionInfo[], child: RegionInfo, server: ServerName | undefined): Promise<void> {
    const location = server === undefined ? [] : openLocationCells(server, NEW_REGION_SEQUENCE_NUMBER);
    await this.#meta.mutateAtomically([
      ...parents.map((parent) => ({ row: metaRowKey(parent), deleteFamilies: [CATALOG_FAMILY] })),
      { row: metaRowKey(child), put: [...newRegionCells(child), ...mergeCells(parents), ...location] },
    ]);
  }

  /** The regions that this one was merged of, as long as it holds references to them. */
  async mergeParentsOf(child: RegionInfo): Promise<RegionInfo[]> {
    return parseMetaRow(await this.#meta.get(metaRowKey(child), [CATALOG_FAMILY]))?.mergeParents ?? [];
  }
  async deleteMergeQualifiers(child: RegionInfo): Promise<void> {
    const cells = await this.#meta.get(metaRowKey(child), [CATALOG_FAMILY]);
    const deleteColumns = cells.filter(({ qualifier }) => isMergeQualifier(qualifier));
    if (deleteColumns.length > 0) await this.#meta.mutate([{ row: metaRowKey(child), deleteColumns }]);
  }
  /** A parent of which nothing is needed any more. */
  async deleteParent(parent: RegionInfo): Promise<void> {
    await this.#meta.mutate([{ row: metaRowKey(parent), deleteFamilies: [CATALOG_FAMILY] }]);
  }

  // Snapshots.

  /** In one step the table's rows are those of a snapshot. */
  async restoreRegions({ added, restored, removed, splits }: RestoredRegions): Promise<void> {
    const splitOf = new Map(splits.map(({ parent, daughters }) => [parent.encodedName as string, daughters]));
    const changes: RowChange[] = removed.map((region) => ({
      row: metaRowKey(region),
      deleteFamilies: [CATALOG_FAMILY, REPLICATION_BARRIER_FAMILY, TABLE_FAMILY],
    }));
    for (const region of restored)
      if (!splitOf.has(region.encodedName)) changes.push({ row: metaRowKey(region), deleteColumns: SPLIT_COLUMNS });
    for (const region of [...added, ...restored]) {
      const daughters = splitOf.get(region.encodedName);
      const split = daughters === undefined ? [] : splitCells(...daughters);
      const state = region.isSplitParent ? 'SPLIT' : 'CLOSED';
      changes.push({ row: metaRowKey(region), put: [regionInfoCell(region), stateCell(state), ...split] });
    }
    if (changes.length > 0) await this.#meta.mutateAtomically(changes);
  }

  async writeTableState(table: TableName, state: TableState): Promise<void> {
    await this.#meta.mutate([{ row: table.bytes, put: [tableStateCell(state)] }]);
  }
  async deleteTableState(table: TableName): Promise<void> {
    const column = { family: TABLE_FAMILY, qualifier: Buffer.from('state') };
    await this.#meta.mutate([{ row: table.bytes, deleteColumns: [column] }]);
  }

  async #write(region: RegionInfo, cells: readonly MetaCell[]): Promise<void> {
    if (!region.isMeta) return this.#meta.mutate([{ row: metaRowKey(region), put: cells }]);
    await this.#store.mutate(
      cells.map(({ qualifier, value }) => ({
        row: metaRowKey(region),
        family: 'info',
        qualifier: qualifier.toString('latin1'),
        value,
      })),
    );
  }
}

function newRegionCells(region: RegionInfo): MetaCell[] {
  return [regionInfoCell(region), stateCell('CLOSED'), sequenceNumberCell(NEW_REGION_SEQUENCE_NUMBER)];
}

function cellsOf(
  region: RegionInfo,
  state: RegionState,
  server: ServerName | undefined,
  openSequenceNumber: number,
): MetaCell[] {
  const cells = [regionInfoCell(region)];
  if (state === 'OPEN' && server !== undefined) cells.push(...openLocationCells(server, openSequenceNumber));
  else if ((state === 'OPENING' || state === 'CLOSING') && server !== undefined) cells.push(targetServerCell(server));
  cells.push(stateCell(state));
  return cells;
}
