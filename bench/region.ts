// One region in one process over the local disk, called as the RPC server calls it: puts (group commit, 1 and 32 writers, and batches), gets, scans.
// Run: node bench/region.ts [folder] [seconds of each part]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../base/clock.ts';
import { silentLogger } from '../base/logger.ts';
import { systemRandom } from '../base/random.ts';
import { systemScheduler } from '../base/scheduler.ts';
import { InlineTaskRunner } from '../base/task-runner.ts';
import { CellBlockBuilder, CellBlockReader } from '../cell/cell-block.ts';
import { CellList } from '../cell/cell-list.ts';
import { LATEST_TIMESTAMP } from '../cell/key-value.ts';
import { BlockCache } from '../hfile/block-cache.ts';
import { ColumnFamilyDescriptor } from '../model/column-family-descriptor.ts';
import { mutationToProto } from '../model/convert-mutation.ts';
import { ServerMutation } from '../model/mutation.ts';
import { RegionInfo } from '../model/region-info.ts';
import { ServerName } from '../model/server-name.ts';
import { TableDescriptor } from '../model/table-descriptor.ts';
import { TableName } from '../model/table-name.ts';
import { pb } from '../proto/index.ts';
import { clientService } from '../regionserver/client-service.ts';
import { MasterFence } from '../regionserver/master-fence.ts';
import { OnlineRegions } from '../regionserver/online-regions.ts';
import { Region } from '../regionserver/region/region.ts';
import { DEFAULT_REGION_SERVER_CONFIG } from '../regionserver/region-server-config.ts';
import { ScannerRegistry } from '../regionserver/scanner-registry.ts';
import { layout } from '../rootdir/directory-layout.ts';
import type { RpcCall, RpcResponse } from '../rpc/service.ts';
import { LocalFileStorage } from '../storage/local-file-storage.ts';
import { LocalLogStorage } from '../storage/local-log-storage.ts';
import { InsideFiles } from '../storage/outside-files.ts';
import { WAL } from '../wal/wal.ts';
import { walPrefix } from '../wal/wal-names.ts';

const VALUE = Buffer.alloc(1000, 'v');
const ROWS = 200_000;
const folder = process.argv[2] ?? mkdtempSync(join(tmpdir(), 'colonnade-bench-'));
const seconds = Number(process.argv[3] ?? 2);

const world = { clock: systemClock, scheduler: systemScheduler, random: systemRandom, logger: silentLogger };
const files = await LocalFileStorage.open(folder);
const logs = new LocalLogStorage(folder);
const serverName = new ServerName('localhost', 1, Date.now());
const wal = await WAL.open({
  ...world,
  logs,
  folder: layout.walFolder(serverName.toString()),
  archiveFolder: layout.oldWalsFolder,
  prefix: walPrefix(serverName.toString()),
  suffix: '',
});
const info = new RegionInfo({ tableName: TableName.parse('bench'), regionId: 1 });
const region = await Region.open({
  ...world,
  files,
  logs,
  wal,
  info,
  serverName,
  descriptor: new TableDescriptor('bench', [ColumnFamilyDescriptor.of('f')]),
  taskRunner: new InlineTaskRunner(),
  blockCache: new BlockCache(400 * 1024 * 1024),
  config: { flushSizeBytes: 1024 ** 3 },
  onAbort: (reason: string, error: unknown) => {
    throw new Error(reason, { cause: error });
  },
} as never);
const regions = new OnlineRegions(systemClock, 1000);
regions.add(region);
const config = DEFAULT_REGION_SERVER_CONFIG;
const scanners = new ScannerRegistry({ ...world, serverName: 'bench', leaseMs: 60_000, maxScanners: 1000 });
const { methods } = clientService({
  ...{ ...world, config, regions, scanners, files },
  outside: new InsideFiles(files),
  clusterId: undefined,
  masters: new MasterFence(),
  checkServing() {},
});

function call(method: string, param: Uint8Array, cells?: Buffer): RpcResponse | Promise<RpcResponse> {
  return methods[method]({
    service: 'ClientService',
    method,
    param: Buffer.from(param.buffer, param.byteOffset, param.byteLength),
    cells: cells === undefined ? undefined : new CellBlockReader(cells),
    codec: 'KeyValueCodec',
    user: 'bench',
    remoteAddress: '',
    clientVersion: { major: 2, minor: 6 },
    deadline: Number.POSITIVE_INFINITY,
    priority: 0,
    arrival: 0,
    requestBytes: 0,
    disconnected: false,
    onDisconnect() {},
  } satisfies RpcCall);
}

const specifier = { type: 1, value: info.name };
const rowOf = (i: number) => Buffer.from(String(i % ROWS).padStart(10, '0'));
function putMutation(i: number): ServerMutation {
  const mutation = new ServerMutation('put', rowOf(i), new CellList(1100));
  mutation.cells.addKeyValue({
    row: mutation.row,
    family: Buffer.from('f'),
    qualifier: Buffer.from('q'),
    timestamp: LATEST_TIMESTAMP,
    value: VALUE,
  });
  return mutation;
}
function putRequest(i: number): [Uint8Array, Buffer] {
  const block = new CellBlockBuilder();
  const mutation = mutationToProto(putMutation(i), block);
  return [pb.MutateRequest.encode({ region: specifier, mutation }).finish(), block.finish()];
}
function multiRequest(from: number, count: number): [Uint8Array, Buffer] {
  const block = new CellBlockBuilder();
  const action = Array.from({ length: count }, (_, j) => ({
    index: j,
    mutation: mutationToProto(putMutation(from + j), block),
  }));
  return [pb.MultiRequest.encode({ regionAction: [{ region: specifier, action }] }).finish(), block.finish()];
}

async function measure(
  name: string,
  unit: string,
  work: (i: number) => Promise<number> | number,
  writers = 1,
): Promise<void> {
  let done = 0;
  let i = 0;
  const cpuBefore = process.cpuUsage();
  const start = performance.now();
  const end = start + seconds * 1000;
  const writer = async () => {
    while (performance.now() < end) done += await work(i++);
  };
  await Promise.all(Array.from({ length: writers }, writer));
  const rate = done / ((performance.now() - start) / 1000);
  const cpu = process.cpuUsage(cpuBefore);
  const microseconds = (cpu.user + cpu.system) / done;
  const figures = `${Math.round(rate).toLocaleString('en').padStart(12)} ${unit}/s ${microseconds.toFixed(2).padStart(9)} µs of processor each`;
  console.log(`${name.padEnd(28)} ${figures}`);
}

// Requests are encoded beforehand: only the server's work is measured.
const requests = Array.from({ length: 20_000 }, (_, i) => putRequest(i * 7));
const put = async (i: number) => {
  await call('Mutate', ...requests[i % requests.length]);
  return 1;
};
await measure('put, 1 writer', 'rows', put);
await measure('put, 8 writers', 'rows', put, 8);
await measure('put, 32 writers', 'rows', put, 32);
const batches = Array.from({ length: 100 }, (_, i) => multiRequest(i * 2000, 2000));
await measure('multi of 2,000 puts', 'rows', async (i) => {
  const [param, cells] = batches[i % batches.length];
  await call('Multi', param, Buffer.from(cells));
  return 2000;
});

const gets = Array.from({ length: 20_000 }, (_, i) =>
  pb.GetRequest.encode({ region: specifier, get: { row: rowOf(i * 7) } }).finish(),
);
const get = (i: number) => {
  const answer = call('Get', gets[i % gets.length]);
  return answer instanceof Promise ? answer.then(() => 1) : 1;
};
const scan = async () => {
  const request: pb.ScanRequest.$Properties = {
    region: specifier,
    scan: { max_result_size: 2 * 1024 * 1024 },
    number_of_rows: 1000,
    client_handles_partials: true,
    client_handles_heartbeats: true,
  };
  let answer = pb.ScanResponse.decode((await call('Scan', pb.ScanRequest.encode(request).finish())).message);
  let rows = answer.cells_per_result.length;
  for (let seq = 0; answer.more_results_in_region; seq++) {
    const next: pb.ScanRequest.$Properties = {
      scanner_id: answer.scanner_id,
      number_of_rows: 1000,
      next_call_seq: seq,
    };
    const param = pb.ScanRequest.encode({
      ...next,
      client_handles_partials: true,
      client_handles_heartbeats: true,
    }).finish();
    answer = pb.ScanResponse.decode((await call('Scan', param)).message);
    rows += answer.cells_per_result.length;
  }
  return rows;
};
await measure('get, in memory', 'rows', get);
await measure('scan, in memory', 'rows', scan);
const start = performance.now();
const bytes = region.memstoreBytes;
await region.flush({ force: true, reason: 'bench' });
console.log(
  `flush of ${Math.round(bytes / 1e6)} MB              ${Math.round(performance.now() - start)
    .toLocaleString('en')
    .padStart(8)} ms`,
);
await measure('get, from a file', 'rows', get);
await measure('scan, from a file', 'rows', scan);
await region.close();
await wal.close({ archive: true });
if (process.argv[2] === undefined) rmSync(folder, { recursive: true });
