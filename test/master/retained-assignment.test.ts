import { afterEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../base/clock.ts';
import { type Connection, connect } from '../../client/index.ts';
import { RealCluster } from '../support/real-cluster.ts';

let cluster: RealCluster;
let connection: Connection;
afterEach(async () => {
  await connection?.close();
  await cluster?.stop();
});

/** Where each region of the table is, in order. */
async function homes(): Promise<string[]> {
  return (await connection.admin.regions('t')).map(({ server, state }) => `${server?.address} ${state}`);
}
async function settled(): Promise<void> {
  await expect.poll(async () => (await connection.admin.clusterStatus()).regionsInTransition).toEqual([]);
}

/** Three servers, and a table whose regions no balancer would have put so. */
async function startUneven(): Promise<number[]> {
  cluster = await RealCluster.start(3);
  connection = await connect(cluster.quorum);
  const { admin } = connection;
  await admin.createTable({ name: 't', families: ['f'] }, ['b', 'c', 'd', 'e', 'f', 'g', 'h']);
  const [first] = cluster.servers;
  for (const { region, server } of (await admin.regions('t')).slice(0, 4))
    if (!server!.equals(first.serverName)) await admin.move(region, first.serverName);
  return cluster.servers.map(({ serverName }) => serverName.port);
}
async function restart(disk: RealCluster['disk'], ports: readonly number[]): Promise<void> {
  await connection.close();
  cluster = await RealCluster.start(3, disk, {}, systemClock, {}, ports);
  connection = await connect(cluster.quorum);
  await settled();
}

describe('regions return to the host and port they were on', () => {
  test('when the cluster was stopped and started', async () => {
    const ports = await startUneven();
    const before = await homes();
    await cluster.stop();
    await restart(cluster.disk, ports);
    expect(await homes()).toEqual(before);
  });

  test('when all of it was killed at once, whichever server comes back first', async () => {
    const ports = await startUneven();
    const before = await homes();
    await restart(await cluster.crash(), [...ports].reverse());
    expect(await homes()).toEqual(before);
  });

  test('when one server comes again before anybody noticed that it was gone', async () => {
    await startUneven();
    const before = await homes();
    const [{ serverName }] = cluster.servers;
    cluster.servers[0].abort('killed by the test');
    await new Promise<void>((done) => void cluster.servers[0].ended.then(() => done()));
    cluster.servers[0] = await cluster.startServer({}, serverName.port);
    cluster.servers.pop();
    const isOnFormer = async () =>
      (await connection.admin.regions('t')).some(({ server, state }) => state !== 'OPEN' || server!.equals(serverName));
    await expect.poll(isOnFormer).toBe(false);
    expect(await homes()).toEqual(before);
  });
});
