// What the npm package node-zookeeper-client sees of a server: step -> outcome, free of times, ids and zxids.
import zookeeper, { type Client, type Event } from 'node-zookeeper-client';
import { systemScheduler } from '../../../base/scheduler.ts';

type Callback = (error: unknown, ...results: unknown[]) => void;

/** A call with a callback as a promise of its result, of all of them if there are several, or of the exception's name. */
function outcome(start: (callback: Callback) => void): Promise<unknown> {
  return new Promise((resolve) => {
    start((error, ...results) => {
      if (error) resolve(`fails ${(error as { getName?: () => string }).getName?.() ?? String(error)}`);
      else resolve(results.length > 1 ? results.map(plain) : plain(results[0]));
    });
  });
}

function plain(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (Buffer.isBuffer(value)) return value.toString();
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object') return value;
  const record = value as Record<string, unknown>;
  if ('cversion' in record)
    return `v${record.version} c${record.cversion} a${record.aversion} len ${record.dataLength} children ${record.numChildren}`;
  if ('type' in record && 'header' in record)
    return { path: plain(record.path), stat: plain(record.stat), err: plain(record.err) };
  return Object.fromEntries(Object.entries(record).map(([name, one]) => [name, plain(one)]));
}

function connect(hosts: string, sessionTimeout = 10_000): Promise<Client> {
  const client = zookeeper.createClient(hosts, { sessionTimeout, spinDelay: 50, retries: 0 });
  return new Promise((resolve) => {
    client.once('connected', () => resolve(client));
    client.connect();
  });
}

async function until(condition: () => boolean): Promise<boolean> {
  for (let tries = 0; tries < 6000; tries++) {
    if (condition()) return true;
    await systemScheduler.sleep(10);
  }
  return false;
}

const { CreateMode, ACL } = zookeeper;

export async function nodeClientSuite(hosts: string): Promise<Record<string, unknown>> {
  const results: Record<string, unknown> = {};
  const zk = await connect(hosts);
  const other = await connect(hosts);
  const events: string[] = [];
  const watch = (event: Event) => {
    events.push(`${event.getName()} ${event.getPath()}`);
  };
  const step = async (name: string, start: (callback: Callback) => void) => {
    results[name] = await outcome(start);
  };
  await step('create', (done) => zk.create('/n', Buffer.from('1'), done));
  await step('create again', (done) => zk.create('/n', Buffer.from('1'), done));
  await step('ephemeral', (done) => zk.create('/n/e', Buffer.from('1'), CreateMode.EPHEMERAL, done));
  await step('sequential', (done) => zk.create('/n/s-', CreateMode.PERSISTENT_SEQUENTIAL, done));
  await step('ephemeral sequential', (done) => zk.create('/n/s-', CreateMode.EPHEMERAL_SEQUENTIAL, done));
  await step('mkdirp', (done) => zk.mkdirp('/n/a/b/c', Buffer.from('deep'), done));
  await step('exists', (done) => zk.exists('/n', done));
  await step('exists not', (done) => zk.exists('/no', done));
  await step('get', (done) => zk.getData('/n/a/b/c', done));
  await step('get nothing', (done) => zk.getData('/no', done));
  await step('set', (done) => zk.setData('/n', Buffer.from('22'), 0, done));
  await step('set badly', (done) => zk.setData('/n', Buffer.from('22'), 0, done));
  await step('children', (done) =>
    zk.getChildren('/n', (error, names, stat) => done(error, [...(names ?? [])].sort(), stat)),
  );
  await step('acl', (done) => zk.getACL('/n', done));
  await step('set acl', (done) => zk.setACL('/n/a', ACL.READ_ACL_UNSAFE, -1, done));
  await step('remove not empty', (done) => zk.remove('/n', done));
  await step('remove badly', (done) => zk.remove('/n/a/b/c', 9, done));
  await step('transaction', (done) =>
    zk
      .transaction()
      .create('/n/t', Buffer.from('1'))
      .setData('/n/t', Buffer.from('2'), -1)
      .check('/n/t', 1)
      .remove('/n/t', -1)
      .commit(done),
  );
  await step('transaction that fails', (done) => zk.transaction().create('/n/t').check('/n/t', 5).commit(done));
  await step('watch data', (done) => zk.getData('/n', watch, done));
  await step('watch children', (done) => zk.getChildren('/n/a/b', watch, (error) => done(error)));
  await step('watch what will be', (done) => zk.exists('/n/w', watch, done));
  await step('change it', (done) => other.setData('/n', Buffer.from('3'), done));
  await step('add a child', (done) => other.create('/n/a/b/d', done));
  await step('create it', (done) => other.create('/n/w', done));
  await until(() => events.length >= 3);
  results.events = [...events];

  const third = await connect(hosts);
  const states: string[] = [];
  third.on('state', (state: { getName(): string }) => states.push(state.getName()));
  const thirdEvents: string[] = [];
  await outcome((done) => third.create('/n/third', CreateMode.EPHEMERAL, done));
  await outcome((done) => third.getData('/n/w', (event) => thirdEvents.push(event.getName()), done));
  const { connectionManager } = third as unknown as { connectionManager: { socket: { destroy(): void } } };
  connectionManager.socket.destroy();
  await until(() => states.includes('SYNC_CONNECTED'));
  await step('ephemeral after a cut', (done) =>
    other.exists('/n/third', (error, stat) => done(error, stat?.ephemeralOwner !== undefined)),
  );
  await step('change after a cut', (done) => other.setData('/n/w', Buffer.from('x'), done));
  results['event after a cut'] = await until(() => thirdEvents.length === 1);
  results['states of a cut'] = states;
  third.close();
  const isGone = async () => (await outcome((done) => other.exists('/n/third', done))) === null;
  for (let tries = 0; tries < 6000 && !(await isGone()); tries++) await systemScheduler.sleep(10);
  results['gone after close'] = await isGone();
  await step('remove recursively', (done) => zk.removeRecursive('/n', done));
  zk.close();
  other.close();
  return results;
}
