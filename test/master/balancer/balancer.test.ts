import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_BALANCER_CONFIG } from '../../../master/balancer/balancer-config.ts';
import type { MasterConfig } from '../../../master/master-config.ts';
import type { RegionInfo } from '../../../model/region-info.ts';
import { pb } from '../../../proto/index.ts';
import { FakeCluster } from '../../support/fake-cluster.ts';
import type { FakeRegionServerOptions } from '../../support/fake-region-server.ts';
import type { MasterCaller } from '../../support/master-caller.ts';

let cluster: FakeCluster;
let caller: MasterCaller;
beforeEach(async () => {
  cluster = await FakeCluster.start();
});
afterEach(async () => {
  caller?.close();
  await cluster.stop();
});

const poll = (read: () => unknown) => expect.poll(read, { interval: 5 });
const balance = async (message: object = {}) => {
  const answer = await caller.call('Balance', pb.BalanceRequest, pb.BalanceResponse, message);
  return [answer.balancer_ran, answer.moves_calculated, answer.moves_executed];
};
const setSwitch = (on: boolean) =>
  caller.call('SetBalancerRunning', pb.SetBalancerRunningRequest, pb.SetBalancerRunningResponse, { on });
const countsOf = (table: string) =>
  cluster.servers.map(
    ({ regions }) => [...regions.values()].filter(({ tableName }) => tableName.name === table).length,
  );

/** One server that has six regions of `t` (and hbase:meta, and hbase:namespace, which goes to another when it is balanced), then `more` others. */
async function startUneven(
  more: number,
  first: Partial<FakeRegionServerOptions> = {},
  config: Partial<MasterConfig> = {},
): Promise<void> {
  const master = await cluster.startMaster(config);
  await cluster.startServer(first);
  await master.initialized;
  caller = cluster.caller(master);
  await caller.createTable('t', ['b', 'c', 'd', 'e', 'f']);
  for (let i = 0; i < more; i++) await cluster.startServer();
  // A server is live before its znode is seen, which is what regions are given by.
  await poll(() => balance({ dry_run: true })).toEqual([true, more === 0 ? 0 : 3 + more, 0]);
}
async function status(): Promise<pb.ClusterStatus.$Properties> {
  const answer = await caller.call('GetClusterStatus', pb.GetClusterStatusRequest, pb.GetClusterStatusResponse, {});
  return answer.cluster_status;
}

describe('the balancer of a master', () => {
  test('plans without moving when asked to, also when it is off; off it does nothing else', async () => {
    await startUneven(2);
    await setSwitch(false);
    expect(await balance()).toEqual([false, 0, 0]);
    expect(await balance({ dry_run: true })).toEqual([true, 5, 0]);
    expect(countsOf('t')).toEqual([6, 0, 0]);
    await setSwitch(true);
    expect(await balance()).toEqual([true, 5, 5]);
    await poll(() => countsOf('t')).toEqual([2, 2, 2]);
    await poll(async () => (await status()).regions_in_transition).toEqual([]);
    expect(await balance()).toEqual([true, 0, 0]);
  });

  test('tells what it decided of late, and why it moved nothing, where the settings say that it is kept', async () => {
    const kept = { ...DEFAULT_BALANCER_CONFIG, keepsDecisions: true, keepsRejections: true };
    await startUneven(1, {}, { balancer: kept });
    expect(await balance()).toEqual([true, 4, 4]);
    await poll(() => countsOf('t')).toEqual([3, 3]);
    await poll(async () => (await status()).regions_in_transition).toEqual([]);
    expect(await balance()).toEqual([true, 0, 0]);
    const generated = 'org.apache.hadoop.hbase.shaded.protobuf.generated.MasterProtos$Balancer';
    const entries = async (kind: string, limit?: number) => {
      const answer = await caller.call('GetLogEntries', pb.LogRequest, pb.LogEntry, {
        log_class_name: `${generated}${kind}Request`,
        log_message: pb.BalancerDecisionsRequest.encode({ limit }).finish(),
      });
      expect(answer.log_class_name).toBe(`${generated}${kind}Response`);
      return answer.log_message;
    };
    // What was only planned is among them, as in HBase.
    const decisions = pb.BalancerDecisionsResponse.decode(await entries('Decisions')).balancer_decision;
    expect(decisions.map(({ region_plans }) => region_plans?.length)).toEqual([4, 4]);
    const [rejection] = pb.BalancerRejectionsResponse.decode(await entries('Rejections', 5)).balancer_rejection;
    expect(rejection.reason).toContain('= 0.0 <= 0');
    expect(pb.BalancerRejectionsResponse.decode(await entries('Rejections', 0)).balancer_rejection).toEqual([]);
    await expect(entries('Others')).rejects.toThrow('Invalid request params');
  });

  test('does not run while regions are in transition, unless forced; those regions stay out of it', async () => {
    let stuck: string | undefined;
    await startUneven(1, {
      onOrder: (kind: string, region: RegionInfo) =>
        kind === 'close' && region.encodedName === stuck ? 'ignore' : undefined,
    });
    const [region] = [...cluster.servers[0].regions.values()].filter(({ tableName }) => tableName.name === 't');
    stuck = region.encodedName;
    const moving = caller
      .call('MoveRegion', pb.MoveRegionRequest, pb.MoveRegionResponse, { region: { type: 1, value: region.name } })
      .catch(() => {});
    await poll(async () => (await status()).regions_in_transition?.length).toBe(1);
    expect(await balance()).toEqual([false, 0, 0]);
    expect(await balance({ ignore_rit: true })).toEqual([true, 4, 4]);
    await poll(() => countsOf('t')).toEqual([3, 3]);
    expect(cluster.servers[0].regions.has(stuck)).toBe(true);
    caller.close();
    await moving;
  });

  test('gives nothing to a server that is being decommissioned; offloading empties that one', async () => {
    await startUneven(2);
    const [a, b, c] = cluster.servers;
    const decommission = (servers: typeof cluster.servers, offload: boolean) =>
      caller.call(
        'DecommissionRegionServers',
        pb.DecommissionRegionServersRequest,
        pb.DecommissionRegionServersResponse,
        { server_name: servers.map(({ serverName }) => serverName.toProto()), offload },
      );
    await decommission([b], false);
    expect(await balance()).toEqual([true, 4, 4]);
    await poll(() => countsOf('t')).toEqual([3, 0, 3]);
    await decommission([a], true);
    await poll(() => countsOf('t')).toEqual([0, 0, 6]);
    const back = [...c.regions.values()].filter(({ tableName }) => tableName.name === 't').slice(0, 2);
    await caller.call(
      'RecommissionRegionServer',
      pb.RecommissionRegionServerRequest,
      pb.RecommissionRegionServerResponse,
      { server_name: b.serverName.toProto(), region: back.map(({ name }) => ({ type: 1, value: name })) },
    );
    await poll(() => countsOf('t')).toEqual([0, 2, 4]);
  });
});

test('a server whose regions nobody else can take keeps them, and whoever wants it emptied is told', async () => {
  await startUneven(0);
  const [server] = cluster.servers;
  const [region] = server.regions.values();
  await expect(
    caller.call(
      'DecommissionRegionServers',
      pb.DecommissionRegionServersRequest,
      pb.DecommissionRegionServersResponse,
      { server_name: [server.serverName.toProto()], offload: true },
    ),
  ).rejects.toThrow('Unable to determine a plan to move');
  await expect(
    caller.call('MoveRegion', pb.MoveRegionRequest, pb.MoveRegionResponse, { region: { type: 1, value: region.name } }),
  ).rejects.toThrow('no other region server takes regions');
  expect(server.orders.filter((order) => order.startsWith('close'))).toEqual([]);
  expect(countsOf('t')).toEqual([6]);
});

describe('regions of a table', () => {
  test('are dealt out to all servers in turn when it is made, however many regions they have', async () => {
    await startUneven(1);
    await caller.createTable('u', ['b', 'c', 'd']);
    expect(countsOf('u')).toEqual([2, 2]);
    const starts = cluster.servers.map(({ regions }) =>
      [...regions.values()]
        .filter(({ tableName }) => tableName.name === 'u')
        .map(({ startKey }) => startKey.toString())
        .sort(),
    );
    expect(starts.sort()).toEqual(
      [
        ['', 'c'],
        ['b', 'd'],
      ].sort(),
    );
  });

  test('return to where they were when it is enabled again', async () => {
    await startUneven(2);
    const homes = () =>
      cluster.servers.map(({ regions }) => [...regions.values()].map(({ encodedName }) => encodedName).sort());
    const before = homes();
    await caller.disable('t');
    await caller.enable('t');
    expect(homes()).toEqual(before);
  });
});
