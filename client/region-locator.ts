// Which server has a row. Regions are found as stock clients find them: by a reversed scan of hbase:meta from `table,row,99999999999999`
// down to `table,,`, whose first row that is not a split parent is the region; a few of the regions before it come along.
import { toStringBinary } from '../base/bytes.ts';
import { hbaseError } from '../base/errors.ts';
import { getToProto, scanToProto } from '../model/convert-query.ts';
import { cellsOfResult } from '../model/convert-result.ts';
import { Get } from '../model/get.ts';
import {
  CATALOG_FAMILY,
  type MetaRow,
  metaSearchKey,
  metaTableStart,
  metaTableStop,
  parseMetaRow,
  parseTableState,
  TABLE_FAMILY,
} from '../model/meta-row.ts';
import { META_REGION_INFO } from '../model/region-info.ts';
import { Scan } from '../model/scan.ts';
import type { ServerName } from '../model/server-name.ts';
import type { TableName } from '../model/table-name.ts';
import type { TableState } from '../model/table-state.ts';
import { pb } from '../proto/index.ts';
import type { RpcClient, RpcReply } from '../rpc/rpc-client.ts';
import { MetaCache, type RegionLocation } from './meta-cache.ts';
import type { Registry } from './registry.ts';
import { type Deadline, judge, orAborted, type Verdict } from './retry.ts';
import { Row } from './row.ts';
import { resultsOf } from './scan-response.ts';

const PREFETCH = 10;
const LISTING_ROWS = 500;
export const SYSTEM_PRIORITY = 200;

export const META_REGION: pb.RegionSpecifier.$Properties = {
  type: pb.RegionSpecifier.RegionSpecifierType.REGION_NAME,
  value: META_REGION_INFO.name,
};

export function regionSpecifier(name: Buffer): pb.RegionSpecifier.$Properties {
  return { type: pb.RegionSpecifier.RegionSpecifierType.REGION_NAME, value: name };
}

/** None of its look-ups is retried here; what they learn is kept. */
export class RegionLocator {
  readonly cache = new MetaCache();
  readonly #rpc: RpcClient;
  readonly #registry: Registry;
  readonly #rpcTimeoutMs: number;
  readonly #lookUps = new Map<string, Promise<RegionLocation>>();
  #meta: Promise<ServerName> | undefined;

  constructor(rpc: RpcClient, registry: Registry, rpcTimeoutMs: number) {
    this.#rpc = rpc;
    this.#registry = registry;
    this.#rpcTimeoutMs = rpcTimeoutMs;
  }

  /** The region that holds the row. Throws TableNotFoundException, or what can be tried again. */
  locate(table: TableName, row: Buffer, signal?: AbortSignal): Promise<RegionLocation> {
    return this.#locate(table, row, false, signal);
  }

  /** The region of the rows just before the given one; of the empty row: the table's last. */
  locateBefore(table: TableName, row: Buffer, signal?: AbortSignal): Promise<RegionLocation> {
    return this.#locate(table, row, true, signal);
  }

  /** A location that is known already, without asking. */
  cached(table: TableName, row: Buffer): RegionLocation | undefined {
    return table.isMeta ? undefined : this.cache.find(table, row);
  }

  /** All regions of a table with what meta says of them, in order, from meta itself. Split parents are left out. */
  async regionsOf(table: TableName, deadline: Deadline): Promise<MetaRow[]> {
    if (table.isMeta) return [await this.#metaRow(deadline.signal)];
    const rows: MetaRow[] = [];
    for await (const row of this.scanMeta(metaTableStart(table), metaTableStop(table), deadline)) {
      const parsed = parseMetaRow(row.cells);
      if (parsed?.regionInfo.tableName.equals(table) && !parsed.regionInfo.isSplitParent) rows.push(parsed);
    }
    return rows;
  }

  /** Rows of meta's family info from `start` up to `stop`. */
  async *scanMeta(start: Buffer, stop: Buffer, deadline: Deadline, family = CATALOG_FAMILY): AsyncGenerator<Row> {
    let from = start;
    let includeStart = true;
    for (;;) {
      const scan = new Scan();
      scan.addColumn(family);
      scan.startRow = from;
      scan.includeStartRow = includeStart;
      scan.stopRow = stop;
      const rows = await this.#scanMetaOnce(
        scan,
        LISTING_ROWS,
        deadline.callTimeoutMs(this.#rpcTimeoutMs),
        deadline.signal,
      );
      yield* rows;
      if (rows.length < LISTING_ROWS) return;
      from = rows.at(-1)!.key;
      includeStart = false;
    }
  }

  /** From meta; undefined: there is no such table. */
  async tableState(table: TableName, deadline: Deadline): Promise<TableState | undefined> {
    if (table.isMeta) return 'ENABLED';
    const get = new Get(table.bytes);
    get.addColumn(TABLE_FAMILY);
    const param = pb.GetRequest.encode({ region: META_REGION, get: getToProto(get) }).finish();
    const reply = await this.#callMeta('Get', param, deadline.callTimeoutMs(this.#rpcTimeoutMs), deadline.signal);
    const { result } = pb.GetResponse.decode(reply.message);
    return parseTableState(new Row(table.bytes, cellsOfResult(result, reply.cells)).cells);
  }

  /** Takes to heart what became of a call to that location. */
  learn(location: RegionLocation, verdict: Verdict): void {
    if (location.region.isMeta) {
      if (verdict.location !== 'keep') this.#meta = undefined;
      return;
    }
    if (verdict.location === 'keep') return;
    if (verdict.location === 'forget-server') this.cache.removeServer(location.server);
    else this.cache.remove(location);
    if (verdict.movedTo !== undefined) this.cache.add({ region: location.region, ...verdict.movedTo });
  }

  forgetTable(table: TableName): void {
    this.cache.removeTable(table);
  }

  async metaServer(signal?: AbortSignal): Promise<ServerName> {
    if (this.#meta === undefined) {
      const lookUp = this.#registry.metaLocation();
      this.#meta = lookUp;
      lookUp.catch(() => {
        if (this.#meta === lookUp) this.#meta = undefined;
      });
    }
    return orAborted(this.#meta, signal);
  }

  async #locate(table: TableName, row: Buffer, before: boolean, signal?: AbortSignal): Promise<RegionLocation> {
    if (table.isMeta) return { region: META_REGION_INFO, server: await this.metaServer(signal), sequenceNumber: -1 };
    const find = () => (before ? this.cache.findBefore(table, row) : this.cache.find(table, row));
    for (;;) {
      signal?.throwIfAborted();
      const known = find();
      if (known !== undefined) return known;
      const running = this.#lookUps.get(table.name);
      if (running === undefined) break;
      // One look-up of a table at a time: it may bring this row's region along, and if it fails so would this one.
      await orAborted(running, signal);
    }
    const lookUp = this.#lookUp(table, row, before);
    this.#lookUps.set(table.name, lookUp);
    lookUp.catch(() => {}).finally(() => this.#lookUps.delete(table.name));
    return orAborted(lookUp, signal);
  }

  async #lookUp(table: TableName, row: Buffer, before: boolean): Promise<RegionLocation> {
    const scan = new Scan();
    scan.addColumn(CATALOG_FAMILY);
    scan.reversed = true;
    scan.startRow = before ? searchKeyBefore(table, row) : metaSearchKey(table, row);
    scan.stopRow = metaTableStart(table);
    scan.includeStopRow = true;
    scan.readType = 'PREAD';
    const rows = await this.#scanMetaOnce(scan, PREFETCH, this.#rpcTimeoutMs);
    const regions = rows
      .map((each) => parseMetaRow(each.cells))
      .filter((each) => each?.regionInfo.tableName.equals(table) && !each.regionInfo.isSplitParent) as MetaRow[];
    if (regions.length === 0) throw hbaseError('TableNotFoundException', table.name);
    for (const region of regions.slice(1)) this.#keep(region);
    return this.#found(table, row, before, regions[0]);
  }

  #found(table: TableName, row: Buffer, before: boolean, found: MetaRow): RegionLocation {
    const { regionInfo } = found;
    const fits = before
      ? regionInfo.endKey.length === 0 || (row.length > 0 && Buffer.compare(regionInfo.endKey, row) >= 0)
      : regionInfo.containsRow(row);
    if (!fits) {
      throw hbaseError(
        'IOException',
        `No region of ${table} ${before ? 'before' : 'holds'} row ${toStringBinary(row)}: hbase:meta has ${regionInfo}`,
      );
    }
    const location = this.#keep(found);
    if (location === undefined) {
      throw hbaseError('IOException', `Region ${toStringBinary(regionInfo.name)} is on no server yet`);
    }
    return location;
  }

  #keep({ regionInfo, locations }: MetaRow): RegionLocation | undefined {
    const { server, openSequenceNumber } = locations[0];
    if (server === undefined || regionInfo.offline) return undefined;
    const location = { region: regionInfo, server, sequenceNumber: openSequenceNumber };
    this.cache.add(location);
    return location;
  }

  async #scanMetaOnce(scan: Scan, rowCount: number, timeoutMs: number, signal?: AbortSignal): Promise<Row[]> {
    const param = pb.ScanRequest.encode({
      region: META_REGION,
      scan: scanToProto(scan),
      number_of_rows: rowCount,
      close_scanner: true,
      client_handles_partials: false,
      client_handles_heartbeats: false,
    }).finish();
    const reply = await this.#callMeta('Scan', param, timeoutMs, signal);
    return resultsOf(pb.ScanResponse.decode(reply.message), reply.cells).map(({ row, cells }) => new Row(row, cells));
  }

  async #callMeta(method: string, param: Uint8Array, timeoutMs: number, signal?: AbortSignal): Promise<RpcReply> {
    const server = await this.metaServer(signal);
    try {
      return await this.#rpc.call(server, 'ClientService', method, param, {
        timeoutMs,
        signal,
        priority: SYSTEM_PRIORITY,
      });
    } catch (error) {
      if (judge(error).location !== 'keep') this.#meta = undefined;
      throw error;
    }
  }

  async #metaRow(signal?: AbortSignal): Promise<MetaRow> {
    const server = await this.metaServer(signal);
    return {
      regionInfo: META_REGION_INFO,
      locations: [{ replicaId: 0, state: 'OPEN', server, targetServer: undefined, openSequenceNumber: -1 }],
      splitA: undefined,
      splitB: undefined,
      mergeParents: [],
    };
  }
}

/** Behind all regions that start before `row`; of the empty row: behind all of the table. */
function searchKeyBefore(table: TableName, row: Buffer): Buffer {
  if (row.length === 0) return Buffer.concat([table.bytes, Buffer.from([0])]);
  return Buffer.concat([table.bytes, Buffer.from(','), row, Buffer.from(',00000000000000')]);
}
