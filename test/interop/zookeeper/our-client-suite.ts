// What our own client sees of a server: step -> outcome, free of times, ids and zxids.
import { systemScheduler } from '../../../base/scheduler.ts';
import { ZooKeeperClient } from '../../../coordination/zookeeper/client.ts';
import type { WatchEvent } from '../../../coordination/zookeeper/client-types.ts';
import type { Stat } from '../../../coordination/zookeeper/protocol.ts';
import { ZooKeeperError } from '../../../coordination/zookeeper/zookeeper-error.ts';
import { realWorld } from '../support/zookeeper-servers.ts';

function plain(value: unknown): unknown {
  if (value === undefined) return null;
  if (Buffer.isBuffer(value)) return value.toString();
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return value;
  if ('czxid' in value) {
    const stat = value as Stat;
    const { version, cversion, aversion, dataLength, numChildren } = stat;
    return { version, cversion, aversion, dataLength, numChildren, isEphemeral: stat.ephemeralOwner !== 0n };
  }
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plain(one)]));
}

async function connect(quorum: string, sessionTimeoutMs = 10_000): Promise<ZooKeeperClient> {
  const client = new ZooKeeperClient({ ...realWorld, quorum, sessionTimeoutMs });
  await client.connect();
  return client;
}

async function until(condition: () => boolean): Promise<boolean> {
  for (let tries = 0; tries < 6000; tries++) {
    if (condition()) return true;
    await systemScheduler.sleep(10);
  }
  return false;
}

export async function ourClientSuite(hosts: string): Promise<Record<string, unknown>> {
  const results: Record<string, unknown> = {};
  const step = async (name: string, work: () => Promise<unknown>) => {
    try {
      results[name] = plain(await work());
    } catch (error) {
      if (!(error instanceof ZooKeeperError)) throw error;
      results[name] = error.message;
    }
  };
  const zk = await connect(hosts);
  const other = await connect(hosts);
  const events: string[] = [];
  const watch = ({ type, path }: WatchEvent) => {
    events.push(`${type} ${path}`);
  };
  results.negotiated = zk.sessionTimeoutMs;
  await step('create', () => zk.create('/o', Buffer.from('1')));
  await step('create again', () => zk.create('/o'));
  await step('create with stat', () => zk.createWithStat('/o/s', undefined, { ephemeral: true }));
  await step('sequential', () => zk.create('/o/q-', undefined, { sequential: true }));
  await step('container', () => zk.create('/o/c', undefined, { container: true }));
  await step('ttl', () => zk.create('/o/t', undefined, { ttlMs: 100_000 }));
  await step('ensurePath', () => zk.ensurePath('/o/x/y/z'));
  await step('get', () => zk.get('/o'));
  await step('get nothing', () => zk.get('/no'));
  await step('exists', async () => [await zk.exists('/o'), await zk.exists('/no')]);
  await step('set', () => zk.set('/o', Buffer.from('2'), 0));
  await step('set badly', () => zk.set('/o', Buffer.from('2'), 0));
  await step('children', async () => (await zk.getChildren('/o')).sort());
  await step('delete not empty', () => zk.delete('/o'));
  await step('acl', () => zk.getAcl('/o'));
  await step('set acl', () => zk.setAcl('/o/x', [{ perms: 31, scheme: 'world', id: 'anyone' }]));
  await step('sync', () => zk.sync('/o'));
  await step('multi', () =>
    zk.multi([
      { op: 'create', path: '/o/m' },
      { op: 'create', path: '/o/m/s', sequential: true },
      { op: 'create', path: '/o/m/t', ttlMs: 1000 },
      { op: 'set', path: '/o/m', data: Buffer.from('x') },
      { op: 'check', path: '/o/m', version: 1 },
    ]),
  );
  await step('multi that fails', () =>
    zk.multi([
      { op: 'create', path: '/o/n' },
      { op: 'check', path: '/o/m', version: 9 },
    ]),
  );
  await step('watches', async () => [
    (await zk.get('/o', { watch })).data,
    await zk.exists('/o/w', { watch }),
    (await zk.getChildren('/o/m', { watch })).length,
  ]);
  await other.set('/o', Buffer.from('3'));
  await other.create('/o/w');
  await other.create('/o/m/u');
  await until(() => events.length === 3);
  results.events = [...events];
  events.length = 0;
  const stop = await zk.watch('/o/m', watch, { recursive: true });
  await other.create('/o/m/u/v');
  await other.set('/o/m/u/v', Buffer.from('1'));
  await other.delete('/o/m/u/v');
  await until(() => events.length === 3);
  results['recursive events'] = [...events];
  await step('stop watching', stop);
  await step('auth', () => zk.addAuth('digest', Buffer.from('u:p')));
  await step('own node', () => zk.create('/o/own', undefined, { acl: [{ perms: 31, scheme: 'auth', id: '' }] }));
  await step('not for another', () => other.get('/o/own'));
  const jailed = await connect(`${hosts}/o/x`);
  await step('chroot', async () => [
    await jailed.getChildren('/'),
    await jailed.create('/k', undefined, { sequential: true }),
  ]);
  await jailed.close();
  await step('ephemeral seen', () => other.exists('/o/s'));
  await zk.close();
  await step('ephemeral gone', () => other.exists('/o/s'));
  await step('after close', () => zk.get('/o'));
  await other.close();
  return results;
}
