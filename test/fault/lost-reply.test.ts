import { expect, it } from 'vitest';
import { connect } from '../../client/index.ts';
import type { MemoryDisk } from '../../storage/memory-disk.ts';
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
  await expect.poll(files, { interval: 5, timeout: 5000 }).toBe(1);
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
}, 60_000);
