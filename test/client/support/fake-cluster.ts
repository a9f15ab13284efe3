// A cluster made of maps: answers the calls that the client's core makes, and fails as a test tells it to. No sockets, no time.

import { ManualClock } from '../../../base/clock.ts';
import { hbaseError } from '../../../base/errors.ts';
import { silentLogger } from '../../../base/logger.ts';
import { netTransport } from '../../../base/net-transport.ts';
import { SeededRandom } from '../../../base/random.ts';
import type { Scheduler } from '../../../base/scheduler.ts';
import { systemScheduler } from '../../../base/scheduler.ts';
import { CellBlockBuilder, CellBlockReader } from '../../../cell/cell-block.ts';
import { CellList } from '../../../cell/cell-list.ts';
import { kvQualifierLength, kvQualifierOffset, kvValueOffset } from '../../../cell/key-value.ts';
import { type ClientOptions, clientOptions } from '../../../client/client-options.ts';
import { ClusterIdentity } from '../../../client/cluster-identity.ts';
import { type ClientContext, NonceGenerator } from '../../../client/context.ts';
import { RegionLocator } from '../../../client/region-locator.ts';
import type { Registry } from '../../../client/registry.ts';
import { Retrier } from '../../../client/retry.ts';
import { mutationFromProto } from '../../../model/convert-mutation.ts';
import { scanFromProto } from '../../../model/convert-query.ts';
import { openLocationCells, regionInfoCell, stateCell, tableStateCell } from '../../../model/meta-row.ts';
import type { ServerMutation } from '../../../model/mutation.ts';
import { META_REGION_INFO, RegionInfo } from '../../../model/region-info.ts';
import type { Scan } from '../../../model/scan.ts';
import { ServerName } from '../../../model/server-name.ts';
import { TableName } from '../../../model/table-name.ts';
import type { TableState } from '../../../model/table-state.ts';
import { pb } from '../../../proto/index.ts';
import { longToBigInt, longToNumber } from '../../../proto/long.ts';
import { encodeNameBytesPair } from '../../../rpc/exception-codec.ts';
import type { RpcAddress, RpcCallOptions, RpcClient, RpcReply } from '../../../rpc/rpc-client.ts';

export interface FakeRegion {
  info: RegionInfo;
  server: ServerName;
  sequenceNumber: number;
  /** Column → value of each row; family `f`. */
  rows: Map<string, Map<string, Buffer>>;
}

/** One call, as a test sees it before it is answered. */
export interface FakeCall {
  method: string;
  server: string;
  /** Of a call to a user's region. */
  region: FakeRegion | undefined;
  request: unknown;
  signal: AbortSignal | undefined;
}

interface FakeScanner {
  region: FakeRegion;
  /** What is left: cells by row. */
  rest: { row: string; cells: [string, Buffer][] }[];
  expected: number;
}

type Failure = Error | 'lose-reply' | undefined;

export class FakeCluster {
  readonly clock = new ManualClock();
  readonly pauses: number[] = [];
  readonly calls: FakeCall[] = [];
  readonly table = TableName.parse('t');
  state: TableState | undefined = 'ENABLED';
  regions: FakeRegion[] = [];
  /** Asked before each call: an error to answer with, or a reply to lose after the work is done. */
  inject: (call: FakeCall) => Failure | Promise<Failure> = () => undefined;
  /** Of single actions in a batch. */
  injectAction: (region: FakeRegion, row: string) => Error | undefined = () => undefined;
  /** Cells in one answer of a scan; rows are cut there. */
  cellsPerAnswer = Infinity;
  /** Every n-th answer of a scan is an empty heart beat. */
  heartbeatEvery = 0;
  readonly #scanners = new Map<number, FakeScanner>();
  readonly #doneNonces = new Map<bigint, Buffer>();
  #scannerId = 0;
  #answers = 0;

  /** Regions of table `t` that begin at the splits, spread over the servers. */
  constructor(splits: readonly string[] = [], serverCount = 2) {
    const starts = ['', ...splits];
    this.regions = starts.map((start, i) => ({
      info: new RegionInfo({
        tableName: this.table,
        startKey: Buffer.from(start),
        endKey: Buffer.from(starts[i + 1] ?? ''),
        regionId: 1,
      }),
      server: new ServerName(`s${i % serverCount}`, 1, 1),
      sequenceNumber: 1,
      rows: new Map(),
    }));
  }

  context(options: Partial<ClientOptions> = {}): ClientContext {
    const all: ClientOptions = {
      ...clientOptions({ bootstrap: 'nowhere:1' }),
      transport: netTransport,
      logger: silentLogger,
      clock: this.clock,
      random: new SeededRandom(1),
      scheduler: this.#scheduler(),
      ...options,
    };
    const rpc = { call: this.#call.bind(this), close() {} } as unknown as RpcClient;
    const registry: Registry = {
      clusterId: async () => 'fake',
      metaLocation: async () => new ServerName('meta', 1, 1),
      activeMaster: async () => new ServerName('master', 1, 1),
      close: async () => {},
    };
    return {
      options: all,
      rpc,
      cluster: new ClusterIdentity(registry.clusterId, false),
      registry,
      locator: new RegionLocator(rpc, registry, all.rpcTimeoutMs),
      retrier: new Retrier(all),
      nonces: new NonceGenerator(all.random),
    };
  }

  put(row: string, columns: Record<string, string>): void {
    const cells = this.regionOf(row).rows;
    cells.set(row, new Map(Object.entries(columns).map(([column, value]) => [column, Buffer.from(value)])));
  }
  regionOf(row: string): FakeRegion {
    return this.regions.find(({ info }) => info.containsRow(Buffer.from(row)))!;
  }
  /** To another server: scanners there are lost. */
  move(region: FakeRegion, host: string): void {
    region.server = new ServerName(host, 1, 1);
    region.sequenceNumber++;
    this.loseScanners(region);
  }
  /** Into two at a row. */
  split(region: FakeRegion, at: string): void {
    const id = region.info.regionId + 1;
    const [a, b] = [{ endKey: Buffer.from(at) }, { startKey: Buffer.from(at) }].map((bounds) => ({
      ...region,
      info: region.info.with({ ...bounds, regionId: id }),
      rows: new Map([...region.rows].filter(([row]) => (bounds.endKey === undefined) === row >= at)),
    }));
    this.regions.splice(this.regions.indexOf(region), 1, a, b);
    this.loseScanners(region);
  }
  loseScanners(region?: FakeRegion): void {
    for (const [id, scanner] of this.#scanners) {
      if (region === undefined || scanner.region === region) this.#scanners.delete(id);
    }
  }
  get openScanners(): number {
    return this.#scanners.size;
  }
  methods(): string[] {
    return this.calls.map(({ method, region }) => (region === undefined ? `meta.${method}` : method));
  }

  #scheduler(): Scheduler {
    return {
      ...systemScheduler,
      sleep: async (ms, signal) => {
        signal?.throwIfAborted();
        this.pauses.push(Math.round(ms));
        this.clock.advance(ms);
      },
      after: () => ({ cancel() {} }),
    };
  }

  async #call(
    address: RpcAddress,
    _service: string,
    method: string,
    param: Uint8Array,
    options: RpcCallOptions = {},
  ): Promise<RpcReply> {
    options.signal?.throwIfAborted();
    await Promise.resolve();
    const cells = options.cellBlock === undefined ? undefined : new CellBlockReader(options.cellBlock);
    if (address.host === 'meta') return this.#meta(method, param);
    const request = this.#decode(method, param);
    const region = this.#regionOfRequest(request);
    const call = { method, server: address.host, region, request, signal: options.signal };
    this.calls.push(call);
    const failure = await this.inject(call);
    if (failure instanceof Error) throw failure;
    const reply = this.#answer(address.host, method, request, cells);
    if (failure === 'lose-reply') throw lost();
    return reply;
  }

  #decode(method: string, param: Uint8Array): pb.ScanRequest | pb.GetRequest | pb.MutateRequest | pb.MultiRequest {
    if (method === 'Scan') return pb.ScanRequest.decode(param);
    if (method === 'Get') return pb.GetRequest.decode(param);
    if (method === 'Mutate') return pb.MutateRequest.decode(param);
    return pb.MultiRequest.decode(param);
  }
  #regionOfRequest(request: object): FakeRegion | undefined {
    if ('regionAction' in request && (request as pb.MultiRequest).regionAction.length > 0) {
      const name = Buffer.from((request as pb.MultiRequest).regionAction[0].region.value);
      return this.regions.find(({ info }) => info.name.equals(name));
    }
    const { region, scanner_id } = request as pb.ScanRequest;
    if (region != null) return this.regions.find(({ info }) => info.name.equals(Buffer.from(region.value)));
    return this.#scanners.get(longToNumber(scanner_id))?.region;
  }

  #answer(host: string, method: string, request: object, cells: CellBlockReader | undefined): RpcReply {
    if (method === 'Scan') return this.#scan(host, request as pb.ScanRequest);
    if (method === 'Multi') return this.#multi(host, request as pb.MultiRequest, cells);
    const region = this.#served(host, (request as pb.GetRequest).region);
    if (method === 'Get') {
      const row = Buffer.from((request as pb.GetRequest).get.row).toString();
      const block = new CellBlockBuilder();
      const count = addRow(block, row, [...(region.rows.get(row) ?? [])]);
      return reply(pb.GetResponse.encode({ result: { associated_cell_count: count } }).finish(), block);
    }
    const block = new CellBlockBuilder();
    const count = this.#mutate(region, mutationFromProto((request as pb.MutateRequest).mutation, cells), block);
    return reply(
      pb.MutateResponse.encode({ result: { associated_cell_count: count }, processed: true }).finish(),
      block,
    );
  }

  #served(host: string, specifier: pb.RegionSpecifier.$Properties): FakeRegion {
    const name = Buffer.from(specifier.value);
    const region = this.regions.find(({ info }) => info.name.equals(name));
    if (region === undefined || region.server.host !== host) {
      throw hbaseError('NotServingRegionException', `${name} is not online on ${host}`);
    }
    return region;
  }

  /** Puts, deletes of the row, and increments of column `n`, once for each nonce. */
  #mutate(region: FakeRegion, mutation: ServerMutation, block: CellBlockBuilder): number {
    const row = mutation.row.toString();
    if (mutation.type === 'delete') {
      region.rows.delete(row);
      return 0;
    }
    const columns = region.rows.get(row) ?? new Map<string, Buffer>();
    region.rows.set(row, columns);
    const { slab, offsets, lengths } = mutation.cells;
    for (let i = 0; i < offsets.length; i++) {
      const at = kvQualifierOffset(slab.view, offsets[i]);
      const column = slab.bytes.toString('latin1', at, at + kvQualifierLength(slab.view, offsets[i]));
      const value = slab.bytes.subarray(kvValueOffset(slab.view, offsets[i]), offsets[i] + lengths[i]);
      if (mutation.type === 'put') columns.set(column, Buffer.from(value));
      else columns.set(column, this.#incremented(columns.get(column), value, mutation.nonce));
    }
    return mutation.type === 'increment' ? addRow(block, row, [...columns]) : 0;
  }
  #incremented(old: Buffer | undefined, delta: Buffer, nonce: bigint): Buffer {
    const done = this.#doneNonces.get(nonce);
    if (done !== undefined) return old!;
    const sum = Buffer.alloc(8);
    sum.writeBigInt64BE((old?.readBigInt64BE() ?? 0n) + delta.readBigInt64BE());
    this.#doneNonces.set(nonce, sum);
    return sum;
  }

  #multi(host: string, request: pb.MultiRequest, cells: CellBlockReader | undefined): RpcReply {
    const block = new CellBlockBuilder();
    const results = request.regionAction.map(({ region: specifier, action }): pb.RegionActionResult.$Properties => {
      let region: FakeRegion;
      try {
        region = this.#served(host, specifier);
      } catch (error) {
        for (const { mutation } of action) cells?.skip(mutation?.associated_cell_count ?? 0);
        return { exception: encodeNameBytesPair(error) };
      }
      return {
        resultOrException: action.flatMap(({ index, get, mutation }): pb.ResultOrException.$Properties[] => {
          const row = Buffer.from(get?.row ?? mutation!.row!).toString();
          const failure = this.injectAction(region, row);
          if (failure !== undefined) {
            cells?.skip(mutation?.associated_cell_count ?? 0);
            return failure.message === 'no answer' ? [] : [{ index, exception: encodeNameBytesPair(failure) }];
          }
          const count =
            get == null
              ? this.#mutate(region, mutationFromProto(mutation!, cells), block)
              : addRow(block, row, [...(region.rows.get(row) ?? [])]);
          return [{ index, result: { associated_cell_count: count } }];
        }),
      };
    });
    return reply(pb.MultiResponse.encode({ regionActionResult: results }).finish(), block);
  }

  #scan(host: string, request: pb.ScanRequest): RpcReply {
    const id = request.scanner_id == null ? this.#open(host, request) : longToNumber(request.scanner_id);
    const scanner = this.#scanners.get(id);
    if (scanner === undefined) throw hbaseError('UnknownScannerException', `Unknown scanner '${id}'`);
    if (request.close_scanner && request.region == null) {
      this.#scanners.delete(id);
      return reply(pb.ScanResponse.encode({}).finish(), new CellBlockBuilder());
    }
    if (request.scanner_id != null && longToBigInt(request.next_call_seq) !== BigInt(scanner.expected++)) {
      throw hbaseError('OutOfOrderScannerNextException', `Expected nextCallSeq: ${scanner.expected - 1}`);
    }
    if (this.heartbeatEvery > 0 && ++this.#answers % this.heartbeatEvery === 0) {
      const beat = { scanner_id: id, heartbeat_message: true, more_results: true, more_results_in_region: true };
      return reply(pb.ScanResponse.encode(beat).finish(), new CellBlockBuilder());
    }
    return this.#rows(id, scanner, request);
  }

  #open(host: string, request: pb.ScanRequest): number {
    const region = this.#served(host, request.region!);
    const scan = scanFromProto(request.scan!);
    const rows = [...region.rows.keys()].filter((row) => isInRange(scan, row)).sort();
    if (scan.reversed) rows.reverse();
    const rest = rows.map((row) => ({ row, cells: [...region.rows.get(row)!].sort(([a], [b]) => (a < b ? -1 : 1)) }));
    this.#scanners.set(++this.#scannerId, { region, rest, expected: 0 });
    return this.#scannerId;
  }

  #rows(id: number, scanner: FakeScanner, request: pb.ScanRequest): RpcReply {
    const block = new CellBlockBuilder();
    const counts: number[] = [];
    const partials: boolean[] = [];
    const limit = request.limit_of_rows || Infinity;
    let left = this.cellsPerAnswer;
    let complete = 0;
    while (left > 0 && complete < Math.min(request.number_of_rows ?? 1, limit) && scanner.rest.length > 0) {
      const { row, cells } = scanner.rest[0];
      const taken = cells.splice(0, left);
      counts.push(addRow(block, row, taken));
      left -= taken.length;
      // As HBase: a cut at the very end of a row is not known to be one.
      partials.push(cells.length > 0 || left === 0);
      if (cells.length > 0) break;
      scanner.rest.shift();
      complete++;
    }
    if (scanner.rest.length === 0 && partials.length > 0) partials[partials.length - 1] = false;
    const isOver = scanner.rest.length === 0;
    const moreResults = complete < limit;
    if (isOver || !moreResults) this.#scanners.delete(id);
    const message = pb.ScanResponse.encode({
      scanner_id: id,
      cells_per_result: counts,
      partial_flag_per_result: partials,
      more_results: moreResults,
      more_results_in_region: !isOver,
    }).finish();
    return reply(message, block);
  }

  #meta(method: string, param: Uint8Array): RpcReply {
    this.calls.push({ method, server: 'meta', region: undefined, request: undefined, signal: undefined });
    const block = new CellBlockBuilder();
    if (method === 'Get') {
      const list = new CellList();
      if (this.state !== undefined) {
        list.addKeyValue({ row: this.table.bytes, timestamp: 1n, ...tableStateCell(this.state) });
        block.append(list.slab, list.offsets[0], list.lengths[0]);
      }
      return reply(pb.GetResponse.encode({ result: { associated_cell_count: list.length } }).finish(), block);
    }
    const { scan: message, number_of_rows } = pb.ScanRequest.decode(param);
    const scan = scanFromProto(message!);
    const counts: number[] = [];
    for (const region of this.#metaRows(scan).slice(0, number_of_rows!)) {
      const list = new CellList();
      const cells = [
        regionInfoCell(region.info),
        ...openLocationCells(region.server, region.sequenceNumber),
        stateCell('OPEN'),
      ];
      for (const cell of cells) list.addKeyValue({ row: region.info.name, timestamp: 1n, ...cell });
      for (let i = 0; i < list.length; i++) block.append(list.slab, list.offsets[i], list.lengths[i]);
      counts.push(list.length);
    }
    return reply(pb.ScanResponse.encode({ cells_per_result: counts, more_results: false }).finish(), block);
  }

  /** In meta's order, by start key: enough for keys without commas. */
  #metaRows(scan: Scan): FakeRegion[] {
    const key = (row: Buffer) => {
      const [table, start, id = ''] = row.toString('latin1').split(',');
      return [table, start ?? '', id.slice(0, 14)] as const;
    };
    const compare = (a: Buffer, b: Buffer) => {
      const [ka, kb] = [key(a), key(b)];
      for (let i = 0; i < 3; i++) if (ka[i] !== kb[i]) return ka[i] < kb[i] ? -1 : 1;
      return 0;
    };
    const rows = this.state === undefined ? [] : [...this.regions];
    if (scan.reversed) {
      return rows
        .filter(({ info }) => compare(info.name, scan.startRow) <= 0 && compare(info.name, scan.stopRow) >= 0)
        .reverse();
    }
    return rows.filter(({ info }) => {
      const order = compare(info.name, scan.startRow);
      return (scan.includeStartRow ? order >= 0 : order > 0) && compare(info.name, scan.stopRow) < 0;
    });
  }
}

export const META_NAME = META_REGION_INFO.name;

export function lost(): Error {
  return hbaseError('java.io.IOException', 'connection closed', { retry: 'reconnect' });
}

function reply(message: Uint8Array, block: CellBlockBuilder): RpcReply {
  return {
    message: Buffer.from(message),
    cells: block.cellCount > 0 ? new CellBlockReader(block.finish()) : undefined,
  };
}

function addRow(block: CellBlockBuilder, row: string, columns: readonly [string, Buffer][]): number {
  const list = new CellList();
  for (const [column, value] of columns) {
    const parts = {
      row: Buffer.from(row),
      family: Buffer.from('f'),
      qualifier: Buffer.from(column),
      timestamp: 1n,
      value,
    };
    list.addKeyValue(parts);
  }
  for (let i = 0; i < list.length; i++) block.append(list.slab, list.offsets[i], list.lengths[i]);
  return list.length;
}

function isInRange(scan: Scan, row: string): boolean {
  const key = Buffer.from(row);
  const sign = scan.reversed ? -1 : 1;
  if (scan.startRow.length > 0) {
    const order = Buffer.compare(key, scan.startRow) * sign;
    if (order < 0 || (order === 0 && !scan.includeStartRow)) return false;
  }
  if (scan.stopRow.length === 0) return true;
  const order = Buffer.compare(key, scan.stopRow) * sign;
  return order < 0 || (order === 0 && scan.includeStopRow);
}
