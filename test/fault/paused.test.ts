// A process that is stopped for longer than its session lasts, and then goes on as if nothing had been: others have taken over meanwhile, so it
// must answer nothing that is old by now, acknowledge nothing, and write nothing.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { systemClock } from '../../base/clock.ts';
import { netTransport } from '../../base/net-transport.ts';
import { systemScheduler } from '../../base/scheduler.ts';
import { connect, type RegionInfo, ServerName } from '../../client/index.ts';
import { pb } from '../../proto/index.ts';
import { RpcClient } from '../../rpc/rpc-client.ts';
import { PATIENCE } from '../support/patience.ts';
import { ProcessCluster } from './support/process-cluster.ts';

const PATIENCE_MS = PATIENCE.testTimeout;

let cluster: ProcessCluster;
afterEach(() => cluster.kill());

const rpcClient = () =>
  new RpcClient({ transport: netTransport, clock: systemClock, scheduler: systemScheduler, user: 'test' });

/** Errors that make a client look for the region elsewhere. */
const GONE =
  /RegionServer(Stopped|Aborted)Exception|NotServingRegion|ConnectionException|ConnectException|closed|reset|ended/i;

/** Ways of asking a region server. Writes are asked apart: the fence that stops them ends the server, and with it the answers to all else. */
function questions(kind: 'reads' | 'writes', info: RegionInfo, scannerId: pb.ScanResponse['scanner_id']) {
  const region = { type: 1, value: info.name };
  const row = Buffer.from('r');
  const get = { row };
  const put = {
    row,
    mutate_type: pb.MutationProto.MutationType.PUT,
    column_value: [
      { family: Buffer.from('f'), qualifier_value: [{ qualifier: Buffer.from('q'), value: Buffer.from('zombie') }] },
    ],
  };
  const multi = (action: pb.Action.$Properties) =>
    pb.MultiRequest.encode({ regionAction: [{ region, action: [{ index: 0, ...action }] }] }).finish();
  if (kind === 'writes')
    return {
      Mutate: pb.MutateRequest.encode({ region, mutation: put }).finish(),
      'Multi of puts': multi({ mutation: put }),
    };
  return {
    Get: pb.GetRequest.encode({ region, get }).finish(),
    'Multi of gets': multi({ get }),
    Scan: pb.ScanRequest.encode({ region, scan: {}, number_of_rows: 10 }).finish(),
    'Scan, next': pb.ScanRequest.encode({ scanner_id: scannerId, number_of_rows: 10 }).finish(),
  };
}

it.each(['reads', 'writes'] as const)('a region server, asked for %s', async (kind) => {
  cluster = await ProcessCluster.start({ masters: 1, regionServers: 2 });
  await using connection = await connect(cluster.quorum);
  const { admin } = connection;
  await admin.createTable({ name: 't', families: ['f'] });
  const table = connection.table('t');
  const put = (row: string, value: string) => table.put({ row, cells: [{ family: 'f', qualifier: 'q', value }] });
  for (const row of ['a', 'r', 'z']) await put(row, 'old');
  const [{ region, server }] = await admin.regions('t');
  const victim = cluster.regionServers.find(({ process }) => process.server === `${server}`)!;
  const address = ServerName.parse(victim.process.server);
  const rpc = rpcClient();
  const call = (method: string, param: Uint8Array) =>
    rpc.call(address, 'ClientService', method, param, { timeoutMs: PATIENCE_MS });
  const opened = pb.ScanResponse.decode(
    (
      await call(
        'Scan',
        pb.ScanRequest.encode({ region: { type: 1, value: region.name }, scan: {}, number_of_rows: 1 }).finish(),
      )
    ).message,
  );
  cluster.pause(victim);
  // Asked while it is stopped: they lie in its socket until it goes on, or come after it has.
  const asked = Object.entries(questions(kind, region, opened.scanner_id)).map(async ([name, param]) => {
    const { message } = await call(name.split(' ')[0].replace(',', ''), param);
    if (!name.startsWith('Multi')) return `${name} was answered`;
    const [result] = pb.MultiResponse.decode(message).regionActionResult;
    const exception = result.exception ?? result.resultOrException?.[0].exception;
    if (exception == null) return `${name} was answered`;
    throw new Error(exception.name);
  });
  const outcomes = Promise.allSettled(asked);
  // Its session runs out, and the other one has the region.
  await put('r', 'new');
  expect((await table.get('r')).text('f', 'q')).toBe('new');
  expect(`${(await admin.regions('t'))[0].server}`).not.toBe(victim.process.server);
  cluster.continue(victim);
  for (const outcome of await outcomes) {
    expect(outcome, String((outcome as { value?: string }).value)).toMatchObject({ status: 'rejected' });
    expect(String((outcome as PromiseRejectedResult).reason)).toMatch(GONE);
  }
  expect(await victim.process.exited).toEqual({ code: 2, signal: null });
  expect(victim.process.log()).toMatch(/its ZooKeeper session has expired|is dead|fenced/);
  expect((await table.get('r')).text('f', 'q')).toBe('new');
  rpc.close();
});

it('the active master', async () => {
  cluster = await ProcessCluster.start({ masters: 2, regionServers: 1 });
  await using connection = await connect(cluster.quorum);
  await connection.admin.createTable({ name: 't', families: ['f'] }, ['m']);
  const [old, next] = cluster.masters;
  const address = ServerName.parse(old.process.server);
  const rpc = rpcClient();
  // In the middle of work: procedures of its are under way when it is stopped.
  for (const { region } of await connection.admin.regions('t')) connection.admin.move(region).catch(() => {});
  await systemScheduler.sleep(5);
  cluster.pause(old);
  const request = pb.DisableTableRequest.encode({
    table_name: { namespace: Buffer.from('default'), qualifier: Buffer.from('t') },
  }).finish();
  const asked = rpc.call(address, 'MasterService', 'DisableTable', request, { timeoutMs: PATIENCE_MS });
  const refused = expect(asked).rejects.toThrow(/lost touch with ZooKeeper|not running|closed|reset|ended/i);
  // The client that knew the old one leaves it for the next, once that is the master.
  const { admin } = connection;
  await admin.createTable({ name: 'u', families: ['f'] });
  expect(next.process.log()).toContain('the master serves clients');
  expect(`${(await admin.clusterStatus()).master}`).toBe(next.process.server);
  // What the old one had begun is done by the next: then nobody writes any more.
  const unfinished = async () =>
    (await admin.procedures()).filter(({ state }) => !/SUCCESS|ROLLEDBACK/.test(`${state}`));
  await expect.poll(unfinished).toEqual([]);
  // The next one goes on writing its own log.
  const store = () => storeOf(cluster.data).filter((file) => !file.includes(encodeURIComponent(next.process.server)));
  const before = store();
  cluster.continue(old);
  await refused;
  expect(await old.process.exited).toEqual({ code: 2, signal: null });
  expect(await admin.tableState('t')).toBe('ENABLED');
  expect(store()).toEqual(before);
  await connection.table('t').put({ row: 'r', cells: [{ family: 'f', qualifier: 'q', value: 'v' }] });
  await admin.deleteTable('u').catch(async () => {
    await admin.disableTable('u');
    await admin.deleteTable('u');
  });
  rpc.close();
});

/** The files of the masters' store, its logs with their content. */
function storeOf(data: string): string[] {
  const folder = join(data, 'MasterData');
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path) => `${path} ${readFileSync(path).length}`)
    .sort();
}
