import { afterEach, expect, test } from 'vitest';
import type { RegionInfo } from '../../model/region-info.ts';
import { pb } from '../../proto/index.ts';
import { FakeCluster } from '../support/fake-cluster.ts';
import type { MasterCaller } from '../support/master-caller.ts';

let cluster: FakeCluster;
let caller: MasterCaller;
afterEach(async () => {
  caller?.close();
  await cluster.stop();
});

async function statusOf(): Promise<pb.ClusterStatus.$Properties> {
  const answer = await caller.call('GetClusterStatus', pb.GetClusterStatusRequest, pb.GetClusterStatusResponse, {});
  return answer.cluster_status;
}

test('a region in transition names its procedure, its step and what that waits for', async () => {
  cluster = await FakeCluster.start();
  const info = { host: '127.0.0.1', port: 0 };
  const master = await cluster.startMaster({ minRegionServers: 1 }, { info });
  const onOrder = (kind: string, region: RegionInfo) =>
    kind === 'close' && region.tableName.name === 't' ? 'ignore' : undefined;
  const server = await cluster.startServer({ onOrder });
  await master.initialized;
  caller = cluster.caller(master);
  await caller.createTable('t');
  const [region] = [...server.regions.values()].filter(({ tableName }) => tableName.name === 't');
  const unassigning = caller
    .call('UnassignRegion', pb.UnassignRegionRequest, pb.UnassignRegionResponse, {
      region: { type: 1, value: region.name },
    })
    .catch(() => {});
  await expect.poll(() => server.orders).toContain('close t');

  const status = await statusOf();
  expect(status.regions_in_transition?.map(({ region_state }) => region_state.state)).toEqual([
    pb.RegionState.State.CLOSING,
  ]);
  const tasks = status.master_tasks?.map((task) => `${task.description}: ${task.status}`);
  expect(tasks).toEqual([
    expect.stringMatching(/^pid=\d+, TransitRegionStateProcedure: WAITING:REGION_STATE_TRANSITION_CONFIRM_CLOSED$/),
    expect.stringMatching(
      /^pid=\d+, ppid=\d+, CloseRegionProcedure: RUNNABLE:REGION_REMOTE_PROCEDURE_DISPATCH; \S+ was asked and has not reported yet$/,
    ),
  ]);

  const page = await (await fetch(`${master.infoUrl}/`)).text();
  const row = page.split('<tr>').find((line) => line.includes(region.encodedName) && line.includes('CLOSING'))!;
  expect(row).toContain('TransitRegionStateProcedure</td><td>WAITING:REGION_STATE_TRANSITION_CONFIRM_CLOSED');
  expect(row).toMatch(
    new RegExp(`CloseRegionProcedure at ${server.serverName}: RUNNABLE:REGION_REMOTE_PROCEDURE_DISPATCH`),
  );

  const metrics = await (await fetch(`${master.infoUrl}/metrics`)).text();
  expect(metrics).toContain('colonnade_master_regions_by_state{state="CLOSING"} 1');
  expect(metrics).toContain('colonnade_master_regions_by_state{state="OPEN"} 2');
  expect(metrics).toContain('colonnade_master_regions_in_transition 1');
  expect(metrics).toMatch(/colonnade_master_oldest_transition_ms \d/);
  expect(metrics).toContain('colonnade_master_balancer_moves_total 0');
  caller.close();
  await unassigning;
});
