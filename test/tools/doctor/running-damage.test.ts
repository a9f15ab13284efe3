// A running cluster: what is wrong with it is found by its name and repaired by its servers.
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../base/clock.ts';
import { silentLogger } from '../../../base/logger.ts';
import { netTransport } from '../../../base/net-transport.ts';
import { systemRandom } from '../../../base/random.ts';
import { systemScheduler } from '../../../base/scheduler.ts';
import { type Connection, connect } from '../../../client/index.ts';
import { ZooKeeperRegistry } from '../../../client/zookeeper-registry.ts';
import type { RegionInfo } from '../../../model/region-info.ts';
import type { ServerName } from '../../../model/server-name.ts';
import { TableName } from '../../../model/table-name.ts';
import { pb } from '../../../proto/index.ts';
import type { RegionServer } from '../../../regionserver/region-server.ts';
import { RpcClient } from '../../../rpc/rpc-client.ts';
import { runDoctor } from '../../../tools/doctor/doctor.ts';
import { RunningPatient } from '../../../tools/doctor/running/running-patient.ts';
import { callServer } from '../../../tools/doctor/running/servers-rpc.ts';
import { RealCluster } from '../../support/real-cluster.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

interface Ward {
  readonly cluster: RealCluster;
  readonly connection: Connection;
  readonly rpc: RpcClient;
  doctor(repair?: boolean): Promise<{ status: number; problems: string[]; text: string; failures: string[] }>;
  region(index: number): Promise<{ region: RegionInfo; on: RegionServer; other: RegionServer }>;
}

/** Two region servers, table `t` with three regions and a row in each. */
async function ward(): Promise<Ward> {
  const cluster = await RealCluster.start(2, undefined, { assignMaxAttempts: 3, assignImmediateAttempts: 3 });
  closers.push(() => cluster.stop());
  const { quorum } = cluster;
  const connection = await connect({ quorum, operationTimeoutMs: 60_000 });
  closers.push(() => connection.close());
  const world = { transport: netTransport, clock: systemClock, scheduler: systemScheduler, logger: silentLogger };
  const rpc = new RpcClient({ ...world, user: 'doctor' });
  closers.push(async () => rpc.close());
  const zooKeeper = new ZooKeeperRegistry({
    ...world,
    random: systemRandom,
    quorum,
    znodeParent: '/hbase',
    timeoutMs: 30_000,
  });
  closers.push(() => zooKeeper.close());
  await connection.admin.createTable({ name: 't', families: ['f'] }, ['g', 'n']);
  for (const row of ['a', 'h', 'p'])
    await connection.table('t').put({ row, cells: [{ family: 'f', qualifier: 'q', value: row }] });
  await connection.admin.flush('t');
  return {
    cluster,
    connection,
    rpc,
    async doctor(repair = false) {
      const patient = () =>
        new RunningPatient({
          ...{ connection, rpc, zooKeeper, scheduler: systemScheduler },
          options: `--quorum ${quorum}`,
          callTimeoutMs: 5000,
          now: () => Date.now(),
          pauseMs: 0,
        });
      const lines: string[] = [];
      const words: string[] = [];
      const options = { repair, sideline: false, width: 0 };
      const status = await runDoctor(patient(), { ...options, json: true, print: (line) => lines.push(line) });
      if (!repair) await runDoctor(patient(), { ...options, json: false, print: (line) => words.push(line) });
      const json = JSON.parse(lines.join('\n'));
      return {
        status,
        problems: json.problems.map(({ kind }: { kind: string }) => kind).sort(),
        text: words.join('\n'),
        failures: json.repaired
          .map(({ failure }: { failure: string | null }) => failure)
          .filter((f: unknown) => f !== null),
      };
    },
    async region(index) {
      const { region, server } = (await connection.admin.regions('t'))[index];
      const on = cluster.servers.find(({ serverName }) => serverName.equals(server!))!;
      return { region, on, other: cluster.servers.find((each) => each !== on)! };
    },
  };
}

const specifier = ({ name }: RegionInfo) => ({ type: 1 as const, value: name });

/** Behind the master's back; resolves when the server does not have it any more, and its heartbeats no longer name it. */
async function closeQuietly({ rpc, connection }: Ward, region: RegionInfo, on: RegionServer): Promise<void> {
  const { CloseRegionRequest, CloseRegionResponse } = pb;
  const message = { region: specifier(region) };
  await callServer(
    rpc,
    on.serverName,
    'AdminService.CloseRegion',
    CloseRegionRequest,
    CloseRegionResponse,
    message,
    5000,
  );
  await expect.poll(() => on.regions.get(region.encodedName)).toBe(undefined);
  const isReported = async () => {
    const { liveServers } = await connection.admin.clusterStatus();
    const load = liveServers.find(({ server }) => on.serverName.equals(server));
    return load?.regions.some(({ name }) => name.equals(region.name));
  };
  await expect.poll(isReported).toBe(false);
}

async function openQuietly({ rpc }: Ward, region: RegionInfo, on: RegionServer): Promise<void> {
  const { OpenRegionRequest, OpenRegionResponse } = pb;
  const message = { open_info: [{ region: region.toProto() }] };
  await callServer(rpc, on.serverName, 'AdminService.OpenRegion', OpenRegionRequest, OpenRegionResponse, message, 5000);
  await expect.poll(() => on.regions.get(region.encodedName)).toBeDefined();
}

async function putMeta(
  { connection }: Ward,
  { name }: RegionInfo,
  columns: Record<string, Buffer | string>,
): Promise<void> {
  const cells = Object.entries(columns).map(([qualifier, value]) => ({ family: 'info', qualifier, value }));
  await connection.table('hbase:meta').put({ row: name, cells });
}

async function rowsOf({ connection }: Ward): Promise<string[]> {
  const rows: string[] = [];
  for await (const row of connection.table('t').scan()) rows.push(row.key.toString());
  return rows;
}

describe('a running cluster', () => {
  it('with a table that is ENABLING for ever', async () => {
    const here = await ward();
    const { SetTableStateInMetaRequest, GetTableStateResponse, TableState } = pb;
    const message = {
      table_name: TableName.parse('t').toProto(),
      table_state: { state: TableState.State.ENABLING },
    };
    const { serverName } = here.cluster.master;
    const method = 'HbckService.SetTableStateInMeta';
    await callServer(here.rpc, serverName, method, SetTableStateInMetaRequest, GetTableStateResponse, message, 5000);
    expect((await here.doctor()).problems).toEqual(['table-state-stuck']);
    expect(await here.doctor(true)).toMatchObject({ status: 0, problems: [], failures: [] });
    expect(await here.connection.admin.isEnabled('t')).toBe(true);
  });

  it('that is well is said to be well', async () => {
    const { doctor } = await ward();
    expect(await doctor()).toMatchObject({
      status: 0,
      problems: [],
      text: expect.stringContaining('Nothing is wrong.'),
    });
  });

  it('with a region closed by hand: it is opened', async () => {
    const here = await ward();
    const { region } = await here.region(1);
    await here.connection.admin.unassign(region);
    const { status, problems, text } = await here.doctor();
    expect([status, ...problems]).toEqual([1, 'region-closed']);
    expect(text).toMatch(/--repair: have it opened/);
    expect(await here.doctor(true)).toMatchObject({ status: 0, problems: [], failures: [] });
    expect(await rowsOf(here)).toEqual(['a', 'h', 'p']);
  });

  it('with a region that its server does not have', async () => {
    const here = await ward();
    const { region, on } = await here.region(1);
    await closeQuietly(here, region, on);
    const { status, problems, text } = await here.doctor();
    expect([status, ...problems]).toEqual([1, 'not-open']);
    expect(text).toContain(`but that server does not have it`);
    expect(await here.doctor(true)).toMatchObject({ status: 0, problems: [], failures: [] });
    expect(await rowsOf(here)).toEqual(['a', 'h', 'p']);
  });

  it('with a region open twice: the one that hbase:meta does not name is closed', async () => {
    const here = await ward();
    const { region, other } = await here.region(1);
    await openQuietly(here, region, other);
    const { status, problems, text } = await here.doctor();
    // The master may have heard of it by a heartbeat meanwhile, and closed it itself.
    if (problems.length > 0) {
      expect([status, ...problems]).toEqual([1, 'open-twice']);
      expect(text).toContain('each takes writes that the other does not see');
    }
    await here.doctor(true);
    await expect.poll(() => other.regions.get(region.encodedName)).toBe(undefined);
    expect((await here.doctor()).problems).toEqual([]);
    expect(await rowsOf(here)).toEqual(['a', 'h', 'p']);
  });

  it('with a region that hbase:meta has on a server that never was', async () => {
    const here = await ward();
    const { region, on, other } = await here.region(1);
    const startCode = Buffer.alloc(8);
    startCode.writeBigInt64BE(1n);
    await putMeta(here, region, { server: 'nowhere.example:16020', serverstartcode: startCode });
    expect((await here.doctor()).problems).toEqual(['open-elsewhere']);
    expect(await here.doctor(true)).toMatchObject({ status: 0, problems: [], failures: [] });
    expect(await rowsOf(here)).toEqual(['a', 'h', 'p']);
    await putMeta(here, region, { server: 'nowhere.example:16020', serverstartcode: startCode });
    for (const server of [on, other])
      if (server.regions.get(region.encodedName) !== undefined) await closeQuietly(here, region, server);
    const { problems, text } = await here.doctor();
    expect(problems).toEqual(['dead-server']);
    expect(text).toContain('nowhere.example,16020,1, which the master does not know, and no procedure recovers them');
  });

  it('with a row of hbase:meta gone', async () => {
    const here = await ward();
    const { region } = await here.region(1);
    await here.connection.table('hbase:meta').delete({ row: region.name });
    const { status, problems, text } = await here.doctor();
    expect([status, ...problems]).toEqual([1, 'hole', 'open-unknown']);
    expect(text).toContain("no region has rows from 'g' up to 'n'");
    expect(text).toContain('stop the cluster and run colonnade doctor --data');
  });

  it('with a region that cannot be opened: who tried, and why not', async () => {
    const here = await ward();
    const { region } = await here.region(1);
    await here.connection.admin.unassign(region);
    const { files } = here.cluster.disk;
    const folder = `data/default/t/${region.encodedName}/f`;
    const [{ name }] = await files.list(folder);
    const good = await files.readFile(`${folder}/${name}`);
    await files.delete(`${folder}/${name}`);
    await files.writeFile(`${folder}/${name}`, good.subarray(0, good.length - 1));
    await expect(here.connection.admin.assign(region, { timeoutMs: 2000 })).rejects.toThrow();
    await expect.poll(async () => (await here.doctor()).problems).toEqual(['failed-open']);
    // The error comes with the server's next heartbeat.
    await expect
      .poll(async () => (await here.doctor()).text)
      .toMatch(/nobody tries any more; \S+ said: data\/default\/t\/.* is damaged at offset \d+/);
    // With the good file in its place the repair opens it.
    await files.delete(`${folder}/${name}`);
    await files.writeFile(`${folder}/${name}`, good);
    expect(await here.doctor(true)).toMatchObject({ status: 0, problems: [], failures: [] });
    expect(await rowsOf(here)).toEqual(['a', 'h', 'p']);
  });

  it('with a znode that sends clients elsewhere', async () => {
    const here = await ward();
    const { other } = await metaServers(here);
    await setMetaZnode(here, other.serverName);
    const { status, problems, text } = await here.doctor();
    expect(status).toBe(1);
    expect(problems).toContain('stale-meta-location');
    expect(text).toContain(`the znode meta-region-server sends clients to ${other.serverName}`);
  });
});

async function metaServers({ cluster }: Ward): Promise<{ other: RegionServer }> {
  const other = cluster.servers.find((server) => server.regions.get('1588230740') === undefined);
  return { other: other! };
}

async function setMetaZnode({ cluster }: Ward, server: ServerName): Promise<void> {
  const { ZooKeeperClient } = await import('../../../coordination/zookeeper/client.ts');
  const { encodeMetaLocation } = await import('../../../coordination/znode-payloads.ts');
  const client = new ZooKeeperClient({ ...cluster.world, quorum: cluster.quorum });
  await client.connect({ timeoutMs: 30_000 });
  await client.set('/hbase/meta-region-server', encodeMetaLocation(server, 'OPEN'));
  await client.close();
}
