import { expect, it } from 'vitest';
import { connect } from '../../client/index.ts';
import { layout } from '../../rootdir/directory-layout.ts';
import type { MemoryDisk } from '../../storage/memory-disk.ts';
import { listRecoveredEdits } from '../../wal/recovered-edits.ts';
import { increment, long, RegionFixture } from '../regionserver/region-fixture.ts';
import { RealCluster } from '../support/real-cluster.ts';
import { NonceCaller } from './support/nonce-caller.ts';

it('an increment whose reply was lost counts once, also when it was flushed before the server died', async () => {
  const t = await RegionFixture.open({ families: { f: {} } });
  const once = (region: RegionFixture) => region.mutate([increment('c', 'f:n', 1n, 5n)], { nonceGroup: 9n });
  await once(t);
  await t.region.flush({ force: true, reason: 'test' });
  const recovered = await t.recover((t.disk as MemoryDisk).crashClone());
  await once(recovered);
  expect(await recovered.value('c', 'f:n')).toBe(long(1n).toString('latin1'));
});

it('the same on the server that takes over, though the master knows that it was flushed', async () => {
  const cluster = await RealCluster.start(1);
  const victim = await cluster.startServer({ heartbeatMs: 20 });
  await victim.online;
  const connection = await connect({ quorum: cluster.quorum, retryPauseMs: 5 });
  const caller = new NonceCaller(connection);
  const { admin } = connection;
  await admin.createTable({ name: 't', families: ['f'] });
  const [{ region }] = await admin.regions('t');
  await admin.move(region, victim.serverName);
  await caller.increment('t', 'c', 'f:n', 5n);
  await admin.flush('t');
  // Heard of the file, the master has also heard up to where it goes.
  const files = async () => {
    const { liveServers } = await admin.clusterStatus();
    const load = liveServers.flatMap(({ regions }) => regions).find(({ name }) => name.equals(region.name));
    return load?.storeFileCount;
  };
  await expect.poll(files, { interval: 5 }).toBe(1);
  // A later write keeps the log, so that it is split.
  await connection.table('t').put({ row: 'd', cells: [{ family: 'f', qualifier: 'q', value: 'v' }] });
  cluster.servers.splice(cluster.servers.indexOf(victim), 1);
  victim.abort('killed by the test');
  await caller.increment('t', 'c', 'f:n', 5n);
  expect((await connection.table('t').get('c')).value('f', 'n')?.readBigInt64BE()).toBe(1n);
  expect((await connection.table('t').get('d')).text('f', 'q')).toBe('v');
  caller.close();
  await connection.close();
  await cluster.stop();
});

it('and over moves, a split, a merge and one failover after another of its region', async () => {
  const cluster = await RealCluster.start(3);
  const connection = await connect({ quorum: cluster.quorum, retryPauseMs: 5 });
  const caller = new NonceCaller(connection);
  const { admin } = connection;
  await admin.createTable({ name: 't', families: ['f'] });
  const rows = ['c', 'p'];
  const nonces = new Map(rows.map((row, i) => [row, BigInt(5 + i)]));
  const once = async () => {
    for (const [row, nonce] of nonces) await caller.increment('t', row, 'f:n', nonce);
    for (const row of nonces.keys())
      expect((await connection.table('t').get(row)).value('f', 'n')?.readBigInt64BE(), row).toBe(1n);
  };
  const home = async () => {
    const [{ region, server }] = await admin.regions('t');
    return { region, server: cluster.servers.find(({ serverName }) => serverName.equals(server!))! };
  };
  const elsewhere = async () => {
    const { server } = await home();
    return cluster.servers.find((each) => each !== server)!.serverName;
  };
  const kill = async () => {
    const { server } = await home();
    cluster.servers.splice(cluster.servers.indexOf(server), 1);
    server.abort('killed by the test');
  };
  /** What was replayed is in files. */
  const settled = async () => {
    const { region } = await home();
    const folder = layout.recoveredEditsFolder(region.tableName, region.encodedName);
    await expect.poll(async () => (await listRecoveredEdits(cluster.disk.files, folder)).length).toBe(0);
  };
  const move = async () => admin.move((await home()).region, await elsewhere());
  await once();
  for (let i = 0; i < 3; i++) {
    await move();
    await once();
  }
  await admin.split((await home()).region, 'm');
  for (const { region, server } of await admin.regions('t'))
    await admin.move(region, cluster.servers.find(({ serverName }) => !serverName.equals(server!))!.serverName);
  await once();
  await admin.majorCompact('t');
  const merge = async () =>
    admin.merge((await admin.regions('t')).map(({ region }) => region)).then(() => 'merged', String);
  await expect.poll(merge).toBe('merged');
  await move();
  await once();
  nonces.set('x', 9n);
  await once();
  await kill();
  await once();
  await settled();
  await kill();
  await once();
  caller.close();
  await connection.close();
  await cluster.stop();
});
