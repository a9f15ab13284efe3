import { afterEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../base/clock.ts';
import { netTransport } from '../../base/net-transport.ts';
import { systemRandom } from '../../base/random.ts';
import { systemScheduler } from '../../base/scheduler.ts';
import { HBaseZnodes } from '../../coordination/hbase-znodes.ts';
import { addZnodeFront, encodeRegionServerInfo } from '../../coordination/znode-payloads.ts';
import { ZooKeeperClient } from '../../coordination/zookeeper/client.ts';
import type { Master } from '../../master/master.ts';
import { RegionInfo } from '../../model/region-info.ts';
import { ServerName } from '../../model/server-name.ts';
import { TableName } from '../../model/table-name.ts';
import { pb } from '../../proto/index.ts';
import { longToSequenceId } from '../../proto/long.ts';
import { RpcClient } from '../../rpc/rpc-client.ts';
import { FakeCluster } from '../support/fake-cluster.ts';
import { CLOSED, type FakeRegionServer, type FakeRegionServerOptions, OPENED } from '../support/fake-region-server.ts';

let cluster: FakeCluster;
afterEach(() => cluster.stop());

/** Regions of the table, by the server that has them. */
function hosts(table: string): string[] {
  return cluster.servers.flatMap((server) =>
    [...server.regions.values()]
      .filter((region) => region.tableName.name === table)
      .map(() => String(server.serverName)),
  );
}
const tableRegion = (table: string): RegionInfo =>
  cluster.servers.flatMap((server) => [...server.regions.values()]).find((region) => region.tableName.name === table)!;
const poll = (read: () => unknown) => expect.poll(read, { interval: 5 });

async function statusCall(method: string, type: { encode(m: never): { finish(): Uint8Array } }, message: object) {
  const rpc = new RpcClient({ transport: netTransport, clock: systemClock, scheduler: systemScheduler, user: 'test' });
  try {
    const param = type.encode(message as never).finish();
    return await rpc.call(cluster.masters.at(-1)!.address, 'RegionServerStatusService', method, param, {});
  } finally {
    rpc.close();
  }
}

async function startTwo(
  first: Partial<FakeRegionServerOptions> = {},
  second: Partial<FakeRegionServerOptions> = {},
): Promise<[FakeRegionServer, FakeRegionServer]> {
  cluster = await FakeCluster.start();
  const master = await cluster.startMaster({ minRegionServers: 2, maxRegionServers: 2 });
  const servers = [await cluster.startServer(first), await cluster.startServer(second)] as [
    FakeRegionServer,
    FakeRegionServer,
  ];
  await master.initialized;
  return servers;
}

async function startOne(): Promise<Master> {
  cluster = await FakeCluster.start();
  return await cluster.startAll(1);
}

describe('a dead server', () => {
  test('has its regions opened by the others', async () => {
    const [a, b] = await startTwo();
    const caller = cluster.caller(cluster.masters[0]);
    await caller.createTable('t', ['b', 'c', 'd']);
    expect(new Set(hosts('t')).size).toBe(2);
    cluster.servers = [b];
    await a.kill();
    await poll(() => hosts('t').length).toBe(4);
    expect(new Set(hosts('t'))).toEqual(new Set([String(b.serverName)]));
    await poll(async () => (await unfinished(caller)).length).toBe(0);
    caller.close();
  });

  test('that had hbase:meta gives it back first', async () => {
    const servers = await startTwo();
    const caller = cluster.caller(cluster.masters[0]);
    await caller.createTable('t', ['b', 'c', 'd']);
    const carrier = servers.find((server) => server.regions.has('1588230740'))!;
    cluster.servers = servers.filter((server) => server !== carrier);
    await carrier.kill();
    await poll(() => hosts('t').length).toBe(4);
    await caller.createTable('after');
    expect(cluster.servers[0].orders.filter((order) => order.startsWith('open'))).toContain('open hbase:meta');
    caller.close();
  });

  test('that died closing a region: it is opened once more before it counts as closed', async () => {
    const [a, b] = await startTwo({ onOrder: (kind: string, region: RegionInfo) => ignoreClose(kind, region) });
    const caller = cluster.caller(cluster.masters[0]);
    await caller.createTable('t', ['m']);
    const disabled = caller.disable('t');
    await poll(() => a.orders).toContain('close t');
    await poll(() => b.orders).toContain('close t');
    b.orders.length = 0;
    cluster.servers = [b];
    await a.kill();
    await disabled;
    expect(b.orders.filter((order) => order.endsWith(' t'))).toEqual(['open t', 'close t']);
    expect(hosts('t')).toEqual([]);
    caller.close();
  });

  test('that took an order and said nothing: the region waits for its crash, then goes elsewhere', async () => {
    const [a, b] = await startTwo({
      onOrder: (kind: string, region: RegionInfo) =>
        kind === 'open' && region.tableName.name === 't' ? 'ignore' : undefined,
    });
    const caller = cluster.caller(cluster.masters[0]);
    const procId = await caller.submitCreateTable('t', ['m']);
    await poll(() => a.orders).toContain('open t');
    await systemScheduler.sleep(50);
    expect(hosts('t')).toEqual([String(b.serverName)]);
    cluster.servers = [b];
    await a.kill();
    await caller.result(procId);
    expect(hosts('t')).toHaveLength(2);
    caller.close();
  });

  test('is told so', async () => {
    const [a, b] = await startTwo();
    cluster.masters[0].serverDied(a.serverName);
    expect(await a.reportTransition([...b.regions.values()][0] ?? someRegion(), OPENED, 1)).toBe('You are dead');
    await expect(a.report()).rejects.toThrow('currently processing');
  });
});

test('what was flushed of a region is forgotten with its table', async () => {
  const [server] = await startTwo();
  const caller = cluster.caller(cluster.masters[0]);
  const region = await caller.createTable('t').then(() => tableRegion('t'));
  const flushed = async () => {
    const { message } = await statusCall('GetLastFlushedSequenceId', pb.GetLastFlushedSequenceIdRequest, {
      region_name: Buffer.from(region.encodedName),
    });
    return longToSequenceId(pb.GetLastFlushedSequenceIdResponse.decode(message).last_flushed_sequence_id);
  };
  await statusCall('RegionServerReport', pb.RegionServerReportRequest, {
    server: server.serverName.toProto(),
    load: { region_loads: [{ region_specifier: { type: 1, value: region.name }, complete_sequence_id: 7 }] },
  });
  expect(await flushed()).toBe(7);
  await caller.disable('t');
  await caller.delete('t');
  expect(await flushed()).toBe(0);
  caller.close();
});

test('a table is disabled only once its closed region, which an order is about to open, is closed for good', async () => {
  const isWriting = Promise.withResolvers<void>();
  let gate: PromiseWithResolvers<void> | undefined;
  const beforeChange = () => {
    if (gate !== undefined) isWriting.resolve();
    return gate?.promise;
  };
  const servers = await startTwo({ beforeChange }, { beforeChange });
  const caller = cluster.caller(cluster.masters[0]);
  await caller.createTable('t');
  const region = { type: 1, value: tableRegion('t').name };
  await caller.call('UnassignRegion', pb.UnassignRegionRequest, pb.UnassignRegionResponse, { region });
  const server_name = servers.map((server) => server.serverName.toProto());
  const { DecommissionRegionServersRequest, DecommissionRegionServersResponse } = pb;
  const decommission = { server_name, offload: false };
  await caller.call(
    'DecommissionRegionServers',
    DecommissionRegionServersRequest,
    DecommissionRegionServersResponse,
    decommission,
  );
  gate = Promise.withResolvers();
  const disabled = caller.disable('t');
  await isWriting.promise;
  // The table is not DISABLING yet, so that the order is taken. It waits for the lock that disabling has, then for a server.
  const assigned = caller.call('AssignRegion', pb.AssignRegionRequest, pb.AssignRegionResponse, { region });
  await poll(() => statesOf(caller)).toContain('TransitRegionStateProcedure RUNNABLE');
  gate.resolve();
  await poll(() => statesOf(caller)).toContain('TransitRegionStateProcedure WAITING_TIMEOUT');
  await poll(() => statesOf(caller)).not.toContain('CloseTableRegionsProcedure RUNNABLE');
  const back = { server_name: server_name[0] };
  const { RecommissionRegionServerRequest, RecommissionRegionServerResponse } = pb;
  await caller.call(
    'RecommissionRegionServer',
    RecommissionRegionServerRequest,
    RecommissionRegionServerResponse,
    back,
  );
  await Promise.all([assigned, disabled]);
  expect(hosts('t')).toEqual([]);
  caller.close();
});

test('hbase:meta and others move, and tables are made meanwhile', async () => {
  const servers = await startTwo();
  const caller = cluster.caller(cluster.masters[0]);
  await caller.createTable('t', ['m']);
  const moving = servers.map(async ({ serverName }) => {
    for (const server of servers)
      for (const region of [...server.regions.values()])
        await caller
          .call('MoveRegion', pb.MoveRegionRequest, pb.MoveRegionResponse, {
            region: { type: 1, value: region.name },
            dest_server_name: serverName.toProto(),
          })
          // Both want to move it at the same time.
          .catch((error) => expect(String(error)).toMatch(/in transition|Unexpected state/));
  });
  const creating = caller.createTable('u', ['c', 'e']);
  await Promise.all([...moving, creating]);
  expect(hosts('t')).toHaveLength(2);
  expect(hosts('u')).toHaveLength(3);
  expect(servers.filter((server) => server.regions.has('1588230740'))).toHaveLength(1);
  caller.close();
});

test('a region that a server can not open is given to another', async () => {
  const [, b] = await startTwo({
    onOrder: (kind: string, region: RegionInfo) =>
      kind === 'open' && region.tableName.name === 't' ? 'fail' : undefined,
  });
  const caller = cluster.caller(cluster.masters[0]);
  await caller.createTable('t', ['m']);
  expect(hosts('t')).toEqual([String(b.serverName), String(b.serverName)]);
  caller.close();
});

describe('reports', () => {
  test('of a region that was asked for by a younger master are refused: this master is the old one', async () => {
    const [a] = await startTwo();
    const report = statusCall('ReportRegionStateTransition', pb.ReportRegionStateTransitionRequest, {
      server: a.serverName.toProto(),
      transition: [
        {
          transition_code: CLOSED,
          region_info: [someRegion().toProto()],
          proc_id: [1],
          initiating_master_active_time: Date.now() + 100_000,
        },
      ],
    });
    await expect(report).rejects.toMatchObject({ javaClass: 'org.apache.hadoop.hbase.MasterNotRunningException' });
  });

  test('of unknown regions are errors, repeats of finished ones are not', async () => {
    const [a] = await startTwo();
    expect(await a.reportTransition(someRegion(), OPENED, 1)).toContain('does not exist');
    const [region] = a.regions.values();
    if (region !== undefined) expect(await a.reportTransition(region, OPENED, 1)).toBeUndefined();
  });

  test('of a region that is open elsewhere: it is closed where it should not be', async () => {
    const [a, b] = await startTwo();
    const caller = cluster.caller(cluster.masters[0]);
    await caller.createTable('t');
    const [owner, other] = hosts('t')[0] === String(a.serverName) ? [a, b] : [b, a];
    const region = [...owner.regions.values()].find(({ tableName }) => tableName.name === 't')!;
    await systemScheduler.sleep(1010);
    other.regions.set(region.encodedName, region);
    await other.report();
    await poll(() => hosts('t')).toEqual([String(owner.serverName)]);
    caller.close();
  });

  test('a server whose clock is far off is refused', async () => {
    await startTwo();
    const startup = statusCall('RegionServerStartup', pb.RegionServerStartupRequest, {
      port: 1,
      server_start_code: 1,
      server_current_time: Date.now() - 60_000,
    });
    await expect(startup).rejects.toMatchObject({ javaClass: 'org.apache.hadoop.hbase.ClockOutOfSyncException' });
  });

  test('a server that comes again on the same address ends its former self', async () => {
    const [a] = await startTwo();
    const startCode = a.serverName.startCode + 1000;
    await statusCall('RegionServerStartup', pb.RegionServerStartupRequest, {
      port: a.serverName.port,
      server_start_code: startCode,
      server_current_time: Date.now(),
      use_this_hostname_instead: a.serverName.host,
    });
    const caller = cluster.caller(cluster.masters[0]);
    const status = await caller.call('GetClusterStatus', pb.GetClusterStatusRequest, pb.GetClusterStatusResponse, {});
    const names = (list: pb.ServerName.$Properties[]) => list.map((name) => String(ServerName.fromProto(name)));
    expect(names(status.cluster_status.dead_servers!)).toContain(String(a.serverName));
    expect(names(status.cluster_status.servers_name!)).toContain(
      `${a.serverName.host},${a.serverName.port},${startCode}`,
    );
    caller.close();
  });

  test('a server whose session has not ended counts for no new master once another has its address', async () => {
    const first = await startOne();
    const { host, port, startCode } = cluster.servers[0].serverName;
    const former = new ServerName(host, port, startCode - 1000);
    const session = new ZooKeeperClient({ ...cluster.world, quorum: cluster.quorum, sessionTimeoutMs: 4000 });
    await session.connect();
    const data = addZnodeFront('regionserver', systemRandom, encodeRegionServerInfo({ infoPort: 0 }));
    await session.create(new HBaseZnodes().regionServer(former), data, { ephemeral: true });
    first.abort('killed');
    const second = await cluster.startMaster({ minRegionServers: 1, maxRegionServers: 1 });
    await second.initialized;
    const caller = cluster.caller(second);
    const status = await caller.call('GetClusterStatus', pb.GetClusterStatusRequest, pb.GetClusterStatusResponse, {});
    const servers = status.cluster_status.servers_name!.map((name) => String(ServerName.fromProto(name)));
    expect(servers).toEqual([String(cluster.servers[0].serverName)]);
    caller.close();
    await session.close();
  });
});

function ignoreClose(kind: string, region: RegionInfo): 'ignore' | undefined {
  return kind === 'close' && region.tableName.name === 't' ? 'ignore' : undefined;
}
function someRegion(): RegionInfo {
  return new RegionInfo({ tableName: TableName.parse('nobody'), regionId: 1 });
}
async function unfinished(caller: { call: FakeCaller }): Promise<pb.Procedure.$Properties[]> {
  const answer = await caller.call('GetProcedures', pb.GetProceduresRequest, pb.GetProceduresResponse, {});
  return answer.procedure.filter((procedure: pb.Procedure.$Properties) => (procedure.state as number) !== 6);
}
/** Class and state of each. */
async function statesOf(caller: { call: FakeCaller }): Promise<string[]> {
  const procedures = await unfinished(caller);
  return procedures.map(
    ({ class_name, state }) => `${class_name!.split('.').at(-1)} ${pb.ProcedureState[state as number]}`,
  );
}
type FakeCaller = ReturnType<FakeCluster['caller']>['call'];
