import { afterEach, expect, test } from 'vitest';
import { systemClock } from '../../base/clock.ts';
import { netTransport } from '../../base/net-transport.ts';
import { systemScheduler } from '../../base/scheduler.ts';
import { RegionInfo } from '../../model/region-info.ts';
import { ServerName } from '../../model/server-name.ts';
import { TableName } from '../../model/table-name.ts';
import { pb } from '../../proto/index.ts';
import { longToNumber } from '../../proto/long.ts';
import { RpcClient } from '../../rpc/rpc-client.ts';
import { FakeCluster } from '../support/fake-cluster.ts';
import type { FakeRegionServer, FakeRegionServerOptions } from '../support/fake-region-server.ts';
import type { MasterCaller } from '../support/master-caller.ts';

let cluster: FakeCluster;
let caller: MasterCaller;
let server: FakeRegionServer;
let rpc: RpcClient;
afterEach(async () => {
  caller?.close();
  rpc?.close();
  await cluster.stop();
});

interface Message<T> {
  encode(message: never): { finish(): Uint8Array };
  decode(bytes: Uint8Array): T;
}
async function hbck<T>(method: string, request: Message<unknown>, response: Message<T>, message: object): Promise<T> {
  const param = request.encode(message as never).finish();
  const reply = await rpc.call(cluster.masters[0].address, 'HbckService', method, param, { timeoutMs: 60_000 });
  return response.decode(reply.message);
}
const none = Buffer.alloc(0);
const specifier = (region: RegionInfo) => ({ type: 2, value: Buffer.from(region.encodedName) });
const poll = (read: () => unknown) => expect.poll(read, { interval: 5 });
const open = () => [...server.regions.values()].filter(({ tableName }) => tableName.name === 't');

async function startWithTable(options: Partial<FakeRegionServerOptions> = {}): Promise<RegionInfo> {
  cluster = await FakeCluster.start();
  rpc = new RpcClient({ transport: netTransport, clock: systemClock, scheduler: systemScheduler, user: 'hbck' });
  const master = await cluster.startMaster();
  server = await cluster.startServer(options);
  await master.initialized;
  caller = cluster.caller(master);
  await caller.createTable('t');
  return open()[0];
}
const assigns = async (region: object, override = false) =>
  (await hbck('Assigns', pb.AssignsRequest, pb.AssignsResponse, { region: [region], override })).pid.map(String);
const unassigns = async (region: object, override = false) =>
  (await hbck('Unassigns', pb.UnassignsRequest, pb.UnassignsResponse, { region: [region], override })).pid.map(String);

const setState = (region: RegionInfo, state: number) =>
  hbck('SetRegionStateInMeta', pb.SetRegionStateInMetaRequest, pb.SetRegionStateInMetaResponse, {
    states: [{ region_specifier: specifier(region), state }],
  });

test('a region that no server has is set offline in the master’s memory; one that a server has is not', async () => {
  const region = await startWithTable();
  const offline = (named: pb.RegionSpecifier.$Properties) =>
    caller.call('OfflineRegion', pb.OfflineRegionRequest, pb.OfflineRegionResponse, { region: named });
  await expect(offline(specifier(region))).rejects.toThrow(
    'that server has it, or is being recovered; unassign it instead',
  );
  await caller.result(Number((await unassigns(specifier(region)))[0]));
  await offline({ type: 1, value: region.name });
  const { OFFLINE, CLOSED } = pb.RegionState.State;
  expect((await setState(region, CLOSED)).states[0].state).toBe(OFFLINE);
  await offline(specifier(region));
  await caller.result(Number((await assigns(specifier(region)))[0]));
  expect(open()).toHaveLength(1);
  await expect(offline({ type: 2, value: Buffer.from('0'.repeat(32)) })).rejects.toMatchObject({
    javaClass: 'org.apache.hadoop.hbase.UnknownRegionException',
  });
});

test('regions are unassigned and assigned; unknown ones have no procedure', async () => {
  const region = await startWithTable();
  await caller.result(Number((await unassigns(specifier(region)))[0]));
  expect(open()).toEqual([]);
  await caller.result(Number((await assigns(specifier(region)))[0]));
  expect(open()).toHaveLength(1);
  const unknown = { type: 2, value: Buffer.from('f'.repeat(32)) };
  expect(await assigns(unknown)).toEqual(['18446744073709551615']);
  expect(await unassigns(unknown)).toEqual(['18446744073709551615']);
  await expect(assigns(specifier(region))).rejects.toThrow('Unexpected state');
  await expect(assigns(specifier(region), true)).rejects.toThrow('two must not serve one region');
});

test('regions of a disabled table are assigned only when told to override that', async () => {
  const region = await startWithTable();
  await caller.disable('t');
  await expect(assigns(specifier(region))).rejects.toThrow('DISABLED');
  await caller.result(Number((await assigns(specifier(region), true))[0]));
  expect(open()).toHaveLength(1);
});

test('states are set by hand, and what they were is told', async () => {
  const region = await startWithTable();
  await caller.disable('t');
  const set = (state: number) => setState(region, state);
  const { OFFLINE, CLOSED, PENDING_OPEN } = pb.RegionState.State;
  expect((await set(OFFLINE)).states[0].state).toBe(CLOSED);
  expect((await set(CLOSED)).states[0].state).toBe(OFFLINE);
  await expect(set(PENDING_OPEN)).rejects.toThrow('is not one that hbase:meta may hold');
  const table = await hbck('SetTableStateInMeta', pb.SetTableStateInMetaRequest, pb.GetTableStateResponse, {
    table_name: TableName.parse('t').toProto(),
    table_state: { state: pb.TableState.State.ENABLED },
  });
  expect(table.table_state.state).toBe(pb.TableState.State.DISABLED);
  await caller.result(Number((await assigns(specifier(region)))[0]));
});

test('a region that its server reports is not said to be nowhere', async () => {
  const region = await startWithTable();
  await server.report();
  const { CLOSED } = pb.RegionState.State;
  await expect(setState(region, CLOSED)).rejects.toThrow('unassign it instead');
  server.regions.delete(region.encodedName);
  await server.report();
  await setState(region, CLOSED);
  await caller.result(Number((await assigns(specifier(region)))[0]));
  expect(open()).toHaveLength(1);
});

test('a split parent stays one', async () => {
  const region = await startWithTable();
  const wish = { region_info: region.toProto(), split_row: Buffer.from('m') };
  const { proc_id } = await caller.call('SplitRegion', pb.SplitTableRegionRequest, pb.SplitTableRegionResponse, wish);
  await caller.result(longToNumber(proc_id));
  await expect(setState(region, pb.RegionState.State.CLOSED)).rejects.toThrow('is a split parent');
  await expect(assigns(specifier(region))).rejects.toThrow('a split parent');
  expect(open().map(({ startKey }) => startKey.toString())).toEqual(['', 'm']);
});

test('a procedure that gets nowhere is bypassed with its children; the region can be dealt with again', async () => {
  let isStuck = true;
  const region = await startWithTable({
    onOrder: (kind: string, { tableName }: RegionInfo) =>
      kind === 'close' && tableName.name === 't' && isStuck ? 'ignore' : undefined,
  });
  const procId = Number((await unassigns(specifier(region)))[0]);
  await poll(() => server.orders).toContain('close t');
  await expect(unassigns(specifier(region), true)).rejects.toThrow(`bypass pid=${procId}`);
  const bypass = async (recursive: boolean) =>
    (
      await hbck('BypassProcedure', pb.BypassProcedureRequest, pb.BypassProcedureResponse, {
        proc_id: [procId, 4711],
        recursive,
      })
    ).bypassed;
  expect(await bypass(false)).toEqual([false, false]);
  expect(await bypass(true)).toEqual([true, false]);
  await caller.result(procId);
  isStuck = false;
  await caller.result(Number((await unassigns(specifier(region), true))[0]));
  expect(open()).toEqual([]);
});

test('crash procedures are scheduled for servers that are gone, never for one that is on line', async () => {
  await startWithTable();
  const schedule = async (name: ServerName) =>
    (
      await hbck(
        'ScheduleServerCrashProcedure',
        pb.ScheduleServerCrashProcedureRequest,
        pb.ScheduleServerCrashProcedureResponse,
        { serverName: [name.toProto()] },
      )
    ).pid.map((pid) => longToNumber(pid));
  await expect(schedule(server.serverName)).rejects.toThrow('is on line');
  const [pid] = await schedule(new ServerName('127.0.0.1', 1, 1));
  await caller.result(pid);
  const unknown = await hbck(
    'ScheduleSCPsForUnknownServers',
    pb.ScheduleSCPsForUnknownServersRequest,
    pb.ScheduleSCPsForUnknownServersResponse,
    {},
  );
  expect(unknown.pid).toEqual([]);
});

test('hbase:meta and servers are compared: what a server lacks, has too much, and what another one has', async () => {
  const region = await startWithTable();
  const run = async () => (await hbck('RunHbckChore', pb.RunHbckChoreRequest, pb.RunHbckChoreResponse, {})).ran;
  const found = async () => {
    expect(await run()).toBe(true);
    const { inconsistent, orphansOnServers, orphansOnDisk } = cluster.masters[0].hbckReport!;
    return [
      inconsistent.map(({ region, reportedBy }) => `${region.tableName} ${reportedBy.length}`),
      orphansOnServers.map(({ encodedName }) => encodedName),
      orphansOnDisk.map(({ table }) => table.name),
    ];
  };
  await systemScheduler.sleep(2);
  await server.report();
  expect(await found()).toEqual([[], [], []]);
  server.regions.delete(region.encodedName);
  const stranger = new RegionInfo({ tableName: TableName.parse('u'), startKey: none, endKey: none, regionId: 5 });
  server.regions.set(stranger.encodedName, stranger);
  await cluster.disk.files.makeDirectory(`data/default/u/${stranger.encodedName}`);
  await server.report();
  expect(await found()).toEqual([['t 0'], [stranger.encodedName], ['u']]);
});
