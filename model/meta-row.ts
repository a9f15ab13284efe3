// Rows of hbase:meta (and of the master's own copy of meta's location), as HBase 2.6.1 writes them:
//
//   row = full name of the region's primary replica
//   info:regioninfo            "PBUF" RegionInfo
//   info:server                host:port           } of the last open; they stay in place afterwards
//   info:serverstartcode       u64                 }
//   info:seqnumDuringOpen      u64                 }
//   info:sn                    host,port,startcode of where it is being opened or closed
//   info:state                 name of a RegionState
//   info:splitA, info:splitB   "PBUF" RegionInfo of the daughters, in the parent's row
//   info:merge0000, merge0001… "PBUF" RegionInfo of the parents, in the merged region's row
//   of replica n > 0: server_000n, serverstartcode_000n, … (four hex digits) in the same row
//   row = table name: table:state = TableState message without magic
import { parseAddress } from '../base/address.ts';
import { hbaseError } from '../base/errors.ts';
import { RegionInfo } from './region-info.ts';
import { ServerName } from './server-name.ts';
import type { TableName } from './table-name.ts';
import { type TableState, tableStateFromBytes, tableStateToBytes } from './table-state.ts';

export const REGION_STATES = [
  'OFFLINE',
  'OPENING',
  'OPEN',
  'CLOSING',
  'CLOSED',
  'SPLITTING',
  'SPLIT',
  'FAILED_OPEN',
  'FAILED_CLOSE',
  'MERGING',
  'MERGED',
  'SPLITTING_NEW',
  'MERGING_NEW',
  'ABNORMALLY_CLOSED',
] as const;
export type RegionState = (typeof REGION_STATES)[number];

export const CATALOG_FAMILY = Buffer.from('info');
export const TABLE_FAMILY = Buffer.from('table');
export const REPLICATION_BARRIER_FAMILY = Buffer.from('rep_barrier');

/** A cell of meta, to be written or as read. */
export interface MetaCell {
  family: Buffer;
  qualifier: Buffer;
  value: Buffer;
}

/** What meta knows of one replica of a region. */
export interface MetaLocation {
  replicaId: number;
  state: RegionState | undefined;
  /** Where it was opened last. */
  server: ServerName | undefined;
  /** Where it is being opened or closed (info:sn). */
  targetServer: ServerName | undefined;
  openSequenceNumber: number;
}

export interface MetaRow {
  regionInfo: RegionInfo;
  /** By replica id; the primary is always there. */
  locations: MetaLocation[];
  splitA: RegionInfo | undefined;
  splitB: RegionInfo | undefined;
  /** Parents of a merge, in order of their columns. */
  mergeParents: RegionInfo[];
}

const suffix = (replicaId: number): string =>
  replicaId === 0 ? '' : `_${replicaId.toString(16).toUpperCase().padStart(4, '0')}`;

/** A cell of family info, column `name` or, of a replica, `name_000n`. */
export function catalogCell(name: string, value: Buffer, replicaId = 0): MetaCell {
  return { family: CATALOG_FAMILY, qualifier: Buffer.from(name + suffix(replicaId)), value };
}

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(BigInt(value));
  return bytes;
}

/** The row in meta of a region, whatever its replica. */
export function metaRowKey(region: RegionInfo): Buffer {
  return region.replicaId === 0 ? region.name : region.with({ replicaId: 0 }).name;
}
export function regionInfoCell(region: RegionInfo): MetaCell {
  return catalogCell('regioninfo', region.with({ replicaId: 0 }).toBytes());
}
export function stateCell(state: RegionState, replicaId = 0): MetaCell {
  return catalogCell('state', Buffer.from(state), replicaId);
}
export function targetServerCell(server: ServerName, replicaId = 0): MetaCell {
  return catalogCell('sn', Buffer.from(server.toString()), replicaId);
}
/** info:server, serverstartcode and seqnumDuringOpen: what an open region has. */
export function openLocationCells(server: ServerName, openSequenceNumber: number, replicaId = 0): MetaCell[] {
  return [
    catalogCell('server', Buffer.from(server.address), replicaId),
    catalogCell('serverstartcode', u64(server.startCode), replicaId),
    sequenceNumberCell(openSequenceNumber, replicaId),
  ];
}
export function sequenceNumberCell(openSequenceNumber: number, replicaId = 0): MetaCell {
  return catalogCell('seqnumDuringOpen', u64(openSequenceNumber), replicaId);
}
export function splitCells(daughterA: RegionInfo, daughterB: RegionInfo): MetaCell[] {
  return [catalogCell('splitA', daughterA.toBytes()), catalogCell('splitB', daughterB.toBytes())];
}
export function mergeCells(parents: readonly RegionInfo[]): MetaCell[] {
  return parents.map((parent, i) => catalogCell(`merge${String(i).padStart(4, '0')}`, parent.toBytes()));
}
export function isMergeQualifier(qualifier: Buffer): boolean {
  return /^merge\d{4}$/.test(qualifier.toString('latin1'));
}
/** table:state, of the row named as the table. */
export function tableStateCell(state: TableState): MetaCell {
  return { family: TABLE_FAMILY, qualifier: Buffer.from('state'), value: tableStateToBytes(state) };
}

/** The region a row tells of, from its newest cells in any order; undefined when it has no info:regioninfo (a table's row, or damage). */
export function parseMetaRow(cells: Iterable<MetaCell>): MetaRow | undefined {
  const columns = new Map<string, Buffer>();
  for (const { family, qualifier, value } of cells) {
    if (family.equals(CATALOG_FAMILY) && !columns.has(qualifier.toString('latin1'))) {
      columns.set(qualifier.toString('latin1'), value);
    }
  }
  const info = columns.get('regioninfo');
  if (info === undefined || info.length === 0) return undefined;
  const region = (name: string) => {
    const value = columns.get(name);
    return value === undefined || value.length === 0 ? undefined : RegionInfo.fromBytes(value);
  };
  return {
    regionInfo: RegionInfo.fromBytes(info),
    locations: replicaIds(columns).map((replicaId) => parseLocation(columns, replicaId)),
    splitA: region('splitA'),
    splitB: region('splitB'),
    mergeParents: [...columns.keys()]
      .filter((name) => isMergeQualifier(Buffer.from(name)))
      .sort()
      .map((name) => region(name)!),
  };
}

/** The state of the table whose row these cells are; undefined: there is no such table. */
export function parseTableState(cells: Iterable<MetaCell>): TableState | undefined {
  for (const { family, qualifier, value } of cells) {
    if (family.equals(TABLE_FAMILY) && qualifier.toString('latin1') === 'state') return tableStateFromBytes(value);
  }
  return undefined;
}

function replicaIds(columns: ReadonlyMap<string, Buffer>): number[] {
  const ids = new Set([0]);
  for (const name of columns.keys()) {
    const match = /^(?:server|sn|state)_([0-9A-F]{4})$/.exec(name);
    if (match !== null) ids.add(Number.parseInt(match[1], 16));
  }
  return [...ids].sort((a, b) => a - b);
}

function parseLocation(columns: ReadonlyMap<string, Buffer>, replicaId: number): MetaLocation {
  const column = (name: string) => {
    const value = columns.get(name + suffix(replicaId));
    return value === undefined || value.length === 0 ? undefined : value;
  };
  const state = column('state')?.toString('latin1') as RegionState | undefined;
  if (state !== undefined && !REGION_STATES.includes(state)) {
    throw hbaseError('DoNotRetryIOException', `Unknown region state in hbase:meta: ${state}`);
  }
  const target = column('sn')?.toString();
  const sequence = column('seqnumDuringOpen');
  return {
    replicaId,
    state,
    server: parseServer(column('server'), column('serverstartcode')),
    targetServer: target !== undefined && ServerName.isServerName(target) ? ServerName.parse(target) : undefined,
    openSequenceNumber: sequence?.length === 8 ? Number(sequence.readBigInt64BE()) : -1,
  };
}

function parseServer(address: Buffer | undefined, startCode: Buffer | undefined): ServerName | undefined {
  if (address === undefined || startCode?.length !== 8) return undefined;
  const parsed = parseAddress(address.toString());
  return parsed && new ServerName(parsed.host, parsed.port, Number(startCode.readBigInt64BE()));
}

/** Where a reversed scan of meta finds the region of `row`: at or before this key. `beyond`: the last region of the table. */
export function metaSearchKey(table: TableName, row: Uint8Array): Buffer {
  return Buffer.concat([table.bytes, Buffer.from(','), row, Buffer.from(',99999999999999')]);
}
/** The rows of a table's regions are from here… */
export function metaTableStart(table: TableName): Buffer {
  return Buffer.concat([table.bytes, Buffer.from(',,')]);
}
/** …to here, exclusive (a space sorts just after all of the table's rows in meta's order). */
export function metaTableStop(table: TableName): Buffer {
  return Buffer.concat([table.bytes, Buffer.from(' ,,')]);
}
