import { describe, expect, it } from 'vitest';
import { HBaseZnodes } from '../../coordination/hbase-znodes.ts';
import { LeaderElection, type LeaderElectionOptions, readActiveMaster } from '../../coordination/leader-election.ts';
import type { ZooKeeperClient } from '../../coordination/zookeeper/client.ts';
import { ServerName } from '../../model/server-name.ts';
import { settle, ZooKeeperWorld } from './support/zookeeper-world.ts';

const znodes = new HBaseZnodes();

async function started(): Promise<ZooKeeperWorld> {
  const world = new ZooKeeperWorld();
  await world.start();
  return world;
}
function candidate(
  world: ZooKeeperWorld,
  client: ZooKeeperClient,
  server: ServerName,
  more: Pick<LeaderElectionOptions, 'process' | 'isProvablyGone' | 'onDeposed'> = {},
): LeaderElection {
  const { random, scheduler, logger } = world;
  return new LeaderElection({ client, znodes, server, infoPort: 16010, random, scheduler, logger, ...more });
}
const name = (host: string, startCode = 1) => new ServerName(host, 16000, startCode);

describe('leader election', () => {
  it('the first is active, others show themselves as backups until it goes', async () => {
    const world = await started();
    const [a, b, observer] = [await world.connect(), await world.connect(), await world.connect()];
    const first = candidate(world, a, name('a'));
    const second = candidate(world, b, name('b'));
    await first.becomeActive();
    expect(first.isActive).toBe(true);
    expect(await readActiveMaster(observer, znodes)).toEqual({ server: name('a'), infoPort: 16010 });
    expect(await observer.getChildren(znodes.backupMasters)).toEqual([]);
    const waiting = second.becomeActive();
    await settle();
    expect(second.isActive).toBe(false);
    expect(await observer.getChildren(znodes.backupMasters)).toEqual(['b,16000,1']);
    await a.close();
    await waiting;
    expect([first.isActive, second.isActive]).toEqual([false, true]);
    expect((await readActiveMaster(observer, znodes))?.server).toEqual(name('b'));
    expect(await observer.getChildren(znodes.backupMasters)).toEqual([]);
  });
  it('a dead leader is followed when its session expires, not before', async () => {
    const world = await started();
    const a = await world.connect();
    await candidate(world, a, name('a')).becomeActive();
    const b = await world.connect();
    const second = candidate(world, b, name('b'));
    const waiting = second.becomeActive();
    await settle();
    await world.server.expireSession(a.sessionId);
    await waiting;
    expect(second.isActive).toBe(true);
  });
  it('a leader whose process is proved to be gone is followed at once', async () => {
    const world = await started();
    const a = await world.connect();
    const process = { pid: 7, started: '42', scope: 'here' };
    await candidate(world, a, name('a'), { process }).becomeActive();
    const b = await world.connect();
    let isGone = false;
    const second = candidate(world, b, name('b'), {
      isProvablyGone: (other) => other.pid === 7 && other.started === '42' && other.scope === 'here' && isGone,
    });
    const waiting = second.becomeActive();
    await settle();
    await world.advance(500);
    expect(second.isActive).toBe(false);
    isGone = true;
    await world.advance(500);
    await waiting;
    expect(second.isActive).toBe(true);
    expect((await readActiveMaster(b, znodes))?.server).toEqual(name('b'));
  });
  it('one that finds a dead leader does not remove the znode of who came after it', async () => {
    const world = await started();
    const [a, b, c] = [await world.connect(), await world.connect(), await world.connect()];
    const process = { pid: 7, started: '42', scope: 'here' };
    await candidate(world, a, name('a'), { process }).becomeActive();
    // What the stalled one read of the dead leader is old when it goes on: the second has won by then.
    const second = candidate(world, b, name('b'));
    const stalled = candidate(world, c, name('c'), { isProvablyGone: () => true });
    const read = c.get.bind(c);
    c.get = async (path, options) => {
      const found = await read(path, options);
      if (path === znodes.master && !second.isActive) {
        await b.delete(znodes.master);
        await second.becomeActive();
      }
      return found;
    };
    const waiting = stalled.becomeActive();
    waiting.catch(() => {});
    await settle();
    expect([second.isActive, stalled.isActive]).toEqual([true, false]);
    expect((await readActiveMaster(a, znodes))?.server).toEqual(name('b'));
    await b.close();
    await waiting;
    expect(stalled.isActive).toBe(true);
  });
  it('a leader whose znode is removed is told', async () => {
    const world = await started();
    const [a, b] = [await world.connect(), await world.connect()];
    const deposed = Promise.withResolvers<void>();
    const leader = candidate(world, a, name('a'), { onDeposed: deposed.resolve });
    await leader.becomeActive();
    await b.delete(znodes.master);
    await deposed.promise;
    expect(leader.isActive).toBe(false);
  });
  it.each(Array.from({ length: 8 }, (_, turns) => turns))(
    'one that resigns at the moment it wins was not deposed (%i)',
    async (turns) => {
      const world = await started();
      const a = await world.connect();
      const deposed: string[] = [];
      const only = candidate(world, a, name('a'), { onDeposed: () => deposed.push('a') });
      const won = only.becomeActive();
      await settle(turns);
      await Promise.all([only.resign(), won]);
      await settle(20);
      expect([only.isActive, deposed]).toEqual([false, []]);
    },
  );
  it('leadership ends with the session', async () => {
    const world = await started();
    const a = await world.connect();
    const first = candidate(world, a, name('a'));
    await first.becomeActive();
    await world.server.expireSession(a.sessionId);
    await world.advance(500);
    expect(first.isActive).toBe(false);
  });
  it('the znode of a former incarnation at the same address is removed at once', async () => {
    const world = await started();
    const [old, now] = [await world.connect(), await world.connect()];
    await candidate(world, old, name('a', 1)).becomeActive();
    const again = candidate(world, now, name('a', 2));
    await again.becomeActive();
    expect((await readActiveMaster(now, znodes))?.server.startCode).toBe(2);
  });
  it('resign gives the znode back, and only its own', async () => {
    const world = await started();
    const [a, b] = [await world.connect(), await world.connect()];
    const [first, second] = [candidate(world, a, name('a')), candidate(world, b, name('b'))];
    await first.becomeActive();
    await second.resign();
    expect((await readActiveMaster(b, znodes))?.server).toEqual(name('a'));
    await first.resign();
    expect(await readActiveMaster(b, znodes)).toBe(undefined);
    expect(first.isActive).toBe(false);
  });
  it('waiting ends by its signal, by the end of the session and by closing the client', async () => {
    const world = await started();
    await candidate(world, await world.connect(), name('a')).becomeActive();
    const controller = new AbortController();
    const [b, c, d] = [await world.connect(), await world.connect(), await world.connect()];
    const aborted = candidate(world, b, name('b'))
      .becomeActive({ signal: controller.signal })
      .catch((error) => error);
    const expired = candidate(world, c, name('c'))
      .becomeActive()
      .catch((error) => error);
    const closed = candidate(world, d, name('d'))
      .becomeActive()
      .catch((error) => error);
    await settle();
    controller.abort(new Error('stop'));
    await world.server.expireSession(c.sessionId);
    await d.close();
    await world.advance(500);
    expect((await aborted).message).toBe('stop');
    expect(await expired).toMatchObject({ zk: 'SESSIONEXPIRED' });
    expect(await closed).toMatchObject({ zk: 'CONNECTIONLOSS' });
  });
  it('a broken connection while creating the znode does not lose the election it won', async () => {
    for (let cutAt = 0; cutAt < 14; cutAt++) {
      const world = await started();
      const a = await world.connect();
      const first = candidate(world, a, name('a'));
      const winning = first.becomeActive();
      for (let turn = 0; turn < cutAt; turn++) await Promise.resolve();
      world.transport.cut();
      await world.advance(1000);
      await winning;
      expect((await readActiveMaster(a, znodes))?.server, `cut at ${cutAt}`).toEqual(name('a'));
      expect(await a.getChildren(znodes.backupMasters)).toEqual([]);
    }
  });
  it('of many, exactly one is active at any time', async () => {
    const world = await started();
    const observer = await world.connect();
    const names = ['a', 'b', 'c', 'd', 'e'];
    const running = await Promise.all(
      names.map(async (host) => {
        const client = await world.connect();
        const election = candidate(world, client, name(host));
        election.becomeActive().catch(() => {});
        return { client, election };
      }),
    );
    for (let left = names.length; left > 0; left--) {
      await settle();
      const active = running.filter(({ election }) => election.isActive);
      expect(active.length).toBe(1);
      expect((await observer.getChildren(znodes.backupMasters)).length).toBe(left - 1);
      await active[0].client.close();
    }
  });
});
