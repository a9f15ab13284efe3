// RPC alone: requests a second over loopback, one at a time, many calls of one client, and raw pipelined frames; and the hot codecs beside
// the generated code. Run: node bench/rpc.ts [requests]. Server and load share this process, so a server alone does better.
import { connect } from 'node:net';
import { cpuUsage } from 'node:process';
import { systemClock } from '../base/clock.ts';
import { silentLogger } from '../base/logger.ts';
import { netTransport } from '../base/net-transport.ts';
import { systemScheduler } from '../base/scheduler.ts';
import { pb } from '../proto/index.ts';
import { decodeGetRequest, decodeMultiRequest, decodeMutateRequest } from '../rpc/messages/decode-request.ts';
import { encodeGetResponse, encodeMultiResponse, encodeScanResponse } from '../rpc/messages/encode-response.ts';
import { RpcClient } from '../rpc/rpc-client.ts';
import { RpcServer } from '../rpc/rpc-server.ts';
import { hello, request } from '../test/rpc/raw-client.ts';

const COUNT = Number(process.argv[2] ?? 200_000);
const LATEST = { low: -1, high: 0x7fffffff, unsigned: true } as never;
const ANSWER = Buffer.alloc(20);
const region = { type: 2 as const, value: Buffer.from('0123456789abcdef0123456789abcdef') };
const get = {
  region,
  get: {
    row: Buffer.from('user0000012345'),
    column: [{ family: Buffer.from('f'), qualifier: [Buffer.from('q')] }],
    time_range: { from: 0, to: LATEST },
    max_versions: 1,
    cache_blocks: true,
  },
};
const getBytes = Buffer.from(pb.GetRequest.encode(get).finish());

function row(name: string, value: number, unit: string): void {
  console.log(name.padEnd(44), value.toLocaleString('en', { maximumFractionDigits: 0 }).padStart(12), unit);
}

async function perSecond(name: string, count: number, work: (count: number) => Promise<void>): Promise<void> {
  await work(Math.ceil(count / 10));
  const start = systemClock.monotonic();
  await work(count);
  row(name, count / ((systemClock.monotonic() - start) / 1000), 'requests/s');
}

const server = new RpcServer({
  transport: netTransport,
  clock: systemClock,
  scheduler: systemScheduler,
  logger: silentLogger,
  clusterId: () => undefined,
  services: [
    {
      name: 'ClientService',
      methods: {
        Get: (call) => {
          decodeGetRequest(call.param);
          return { message: ANSWER };
        },
        Later: async () => ({ message: ANSWER }),
      },
    },
  ],
});
const address = await server.listen('127.0.0.1', 0);
const client = new RpcClient({
  transport: netTransport,
  clock: systemClock,
  scheduler: systemScheduler,
  user: 'bench',
});

async function oneAtATime(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await client.call(address, 'ClientService', 'Get', getBytes);
}

function concurrent(method: string, callers: number) {
  return async (count: number) => {
    let left = count;
    const loop = async () => {
      while (left-- > 0) await client.call(address, 'ClientService', method, getBytes);
    };
    await Promise.all(Array.from({ length: callers }, loop));
  };
}

/** Prepared frames, as many as fit in flight: what the server's own side costs. */
function pipelined(count: number): Promise<void> {
  const frame = request('Get', getBytes, { call_id: 1, timeout: 60_000 });
  const batch = Buffer.concat(Array.from({ length: 200 }, () => frame));
  const batches = Math.ceil(count / 200);
  return new Promise((resolve, reject) => {
    const socket = connect(address.port, address.host);
    let sent = 0;
    let bytes = 0;
    // total, header length and header (call id), message length, message
    const expected = batches * 200 * (4 + 1 + 2 + 1 + ANSWER.length);
    const send = () => {
      for (let i = 0; i < 4 && sent < batches; i++, sent++) socket.write(batch);
    };
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      bytes += chunk.length;
      if (bytes >= expected) socket.end(() => resolve());
      else if (bytes > sent * 200 * 28 - 2 * batch.length) send();
    });
    socket.write(hello('ClientService'));
    send();
  });
}

await perSecond('one call at a time', COUNT / 5, oneAtATime);
await perSecond('8 callers, one connection', COUNT, concurrent('Get', 8));
await perSecond('256 callers, one connection', COUNT, concurrent('Get', 256));
await perSecond('256 callers, answered by a promise', COUNT, concurrent('Later', 256));
await perSecond('pipelined frames (server’s side)', COUNT * 5, pipelined);
client.close();
await server.close();

/** Processor time of one piece of work, the best of several runs: the machine has other things to do. */
function cost(name: string, pieces: number, work: () => void): void {
  const rounds = Math.max(20, Math.floor(100_000 / pieces));
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 6; run++) {
    const before = cpuUsage();
    for (let i = 0; i < rounds; i++) work();
    const { user, system } = cpuUsage(before);
    if (run > 0) best = Math.min(best, ((user + system) * 1000) / rounds / pieces);
  }
  row(name, best, 'ns');
}

const ACTIONS = 1000;
const mutation = { mutate_type: 2, timestamp: LATEST, durability: 0, associated_cell_count: 1 } as const;
const action = Array.from({ length: ACTIONS }, (_, index) => ({
  index,
  mutation: { ...mutation, row: Buffer.from(`user${index}`) },
}));
const multiBytes = Buffer.from(pb.MultiRequest.encode({ regionAction: [{ region, action }] }).finish());
const qualifier_value = [{ qualifier: Buffer.from('q'), value: Buffer.alloc(100), timestamp: LATEST }];
const put = {
  row: Buffer.from('user1'),
  mutate_type: 2,
  timestamp: LATEST,
  column_value: [{ family: Buffer.from('f'), qualifier_value }],
} as const;
const mutateBytes = Buffer.from(
  pb.MutateRequest.encode({ region, mutation: { ...put, column_value: [...put.column_value] } }).finish(),
);
const multiAnswer = {
  regionActionResult: [{ resultOrException: action.map(({ index }) => ({ index, result: {} })) }],
  regionStatistics: {},
};
const scanAnswer = {
  cells_per_result: action.map(() => 10),
  partial_flag_per_result: action.map(() => false),
  more_results: true,
  more_results_in_region: true,
};
const getAnswer = { result: { associated_cell_count: 3, stale: false } };

cost('GetRequest, generated', 1, () => pb.GetRequest.decode(getBytes));
cost('GetRequest, by hand', 1, () => decodeGetRequest(getBytes));
cost('MutateRequest, generated', 1, () => pb.MutateRequest.decode(mutateBytes));
cost('MutateRequest, by hand', 1, () => decodeMutateRequest(mutateBytes));
cost('MultiRequest, generated, an action', ACTIONS, () => pb.MultiRequest.decode(multiBytes));
cost('MultiRequest, by hand, an action', ACTIONS, () => decodeMultiRequest(multiBytes));
cost('GetResponse, generated', 1, () => pb.GetResponse.encode(getAnswer).finish());
cost('GetResponse, by hand', 1, () => encodeGetResponse(getAnswer));
cost('MultiResponse, generated, an action', ACTIONS, () => pb.MultiResponse.encode(multiAnswer).finish());
cost('MultiResponse, by hand, an action', ACTIONS, () => encodeMultiResponse(multiAnswer));
cost('ScanResponse, generated, a row', ACTIONS, () => pb.ScanResponse.encode(scanAnswer).finish());
cost('ScanResponse, by hand, a row', ACTIONS, () => encodeScanResponse(scanAnswer));
