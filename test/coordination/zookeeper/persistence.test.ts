import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { StorageError } from '../../../base/errors.ts';
import { SeededRandom } from '../../../base/random.ts';
import { JuteWriter } from '../../../coordination/zookeeper/jute.ts';
import { LevelTreeStore } from '../../../coordination/zookeeper/level-tree-store.ts';
import { MemoryTreeStore } from '../../../coordination/zookeeper/memory-tree-store.ts';
import { OP_CREATE, OPEN_ACL, writeAcls } from '../../../coordination/zookeeper/protocol.ts';
import type { TreeChange, TreeStore } from '../../../coordination/zookeeper/tree-store.ts';
import { settle, ZooKeeperWorld } from '../support/zookeeper-world.ts';

const folders: string[] = [];
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'colonnade-tree-'));
  folders.push(folder);
  return folder;
}
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A store whose batches end when the test says, and which remembers them. */
class SlowStore implements TreeStore {
  readonly location = 'slow';
  readonly #memory = new MemoryTreeStore();
  readonly batches: (readonly TreeChange[])[] = [];
  isSlow = false;
  underWay = 0;
  #waiting: { resolve: () => void; reject: (error: Error) => void; changes: readonly TreeChange[] }[] = [];
  open(): Promise<void> {
    return this.#memory.open();
  }
  entries(): AsyncIterable<readonly [string, Buffer]> {
    return this.#memory.entries();
  }
  async close(): Promise<void> {}
  write(changes: readonly TreeChange[]): Promise<void> | undefined {
    this.batches.push(changes);
    if (!this.isSlow) {
      this.#memory.write(changes);
      return undefined;
    }
    this.underWay++;
    expect(this.underWay).toBe(1);
    return new Promise<void>((resolve, reject) => {
      this.#waiting.push({ resolve, reject, changes });
    });
  }
  async finish(): Promise<void> {
    for (const { resolve, changes } of this.#waiting.splice(0)) {
      this.underWay--;
      this.#memory.write(changes);
      resolve();
    }
    await settle();
  }
  async fail(): Promise<void> {
    for (const { reject } of this.#waiting.splice(0)) reject(new StorageError('no-space', 'tree', 'the disk is full'));
    await settle();
  }
}

async function contentsOf(store: TreeStore): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for await (const [key, value] of store.entries()) found.set(key, value.toString('hex'));
  return found;
}

describe.each([
  ['memory', () => new MemoryTreeStore()],
  ['level', () => new LevelTreeStore(newFolder())],
])('a tree store in %s', (_, make) => {
  it('keeps whole batches over closing and opening', async () => {
    const store = make();
    await store.open();
    expect(await contentsOf(store)).toEqual(new Map());
    await store.write([
      { key: 'n/', value: Buffer.from('aa', 'hex') },
      { key: 'n/ä', value: Buffer.alloc(0) },
      { key: 'z', value: Buffer.from('01', 'hex') },
    ]);
    await store.write([
      { key: 'n/', value: undefined },
      { key: 'z', value: Buffer.from('02', 'hex') },
      { key: 'never', value: undefined },
    ]);
    await store.close();
    await store.open();
    expect(await contentsOf(store)).toEqual(
      new Map([
        ['n/ä', ''],
        ['z', '02'],
      ]),
    );
    await store.close();
  });
});

describe('a level folder', () => {
  it('in use by another server is refused with its name', async () => {
    const folder = newFolder();
    const first = new LevelTreeStore(folder);
    await first.open();
    await expect(new LevelTreeStore(folder).open()).rejects.toMatchObject({ reason: 'locked', path: folder });
    await first.close();
  });
});

describe.each([
  ['memory', () => new MemoryTreeStore()],
  ['level', () => new LevelTreeStore(newFolder())],
])('restart with a tree in %s', (_, make) => {
  it('nodes, versions, times, lists and sessions are what they were', async () => {
    const world = new ZooKeeperWorld({ store: make() });
    await world.start();
    const zk = await world.connect();
    await zk.ensurePath('/a/b/c');
    await zk.set('/a/b', Buffer.from('data'));
    await zk.create('/a/s', undefined, { sequential: true });
    await zk.create('/a/gone');
    await zk.delete('/a/gone');
    await zk.create('/a/ttl', undefined, { ttlMs: 5000 });
    await zk.setAcl('/a/b/c', [{ perms: 1, scheme: 'world', id: 'anyone' }]);
    await zk.create('/mine', Buffer.from('e'), { ephemeral: true });
    const look = async () => ({
      root: [(await zk.getChildren('/')).sort(), await zk.exists('/')],
      a: [(await zk.getChildren('/a')).sort(), await zk.get('/a')],
      b: await zk.get('/a/b'),
      c: await zk.getAcl('/a/b/c'),
      mine: await zk.get('/mine'),
    });
    const before = await look();
    const { sessionId } = zk;
    await world.advance(2000);
    const events: string[] = [];
    zk.onSession((event) => events.push(event));
    await world.server.close();
    await world.advance(1000);
    await world.start();
    await world.advance(3000);
    expect(events).toEqual(['disconnected', 'connected']);
    expect(zk.sessionId).toBe(sessionId);
    expect(await look()).toEqual(before);
    expect(await zk.create('/a/s', undefined, { sequential: true })).toBe('/a/s0000000004');
    await zk.close();
    const other = await world.connect();
    expect(await other.exists('/mine')).toBe(undefined);
    await other.close();
    await world.server.close();
  });
  it("a session whose client doesn't come back gets its whole timeout after the restart, then expires", async () => {
    const world = new ZooKeeperWorld({ store: make() });
    await world.start();
    const raw = world.raw();
    await raw.handshake();
    const client = await world.connect();
    await client.create('/lasting');
    const lost = world.newClient();
    await lost.connect();
    await lost.create('/lost', undefined, { ephemeral: true });
    await world.advance(9000);
    await world.server.close();
    world.transport.cut();
    world.clock.advance(60_000);
    // A client whose network is gone for good.
    const { sessionId } = lost;
    await lost.close();
    await world.start();
    const observer = await world.connect();
    await world.advance(8000);
    expect((await observer.exists('/lost'))?.ephemeralOwner).toBe(sessionId);
    await world.advance(3000);
    expect(await observer.exists('/lost')).toBe(undefined);
    expect(await observer.exists('/lasting')).toBeDefined();
    await observer.close();
    await client.close();
    await world.server.close();
  });
  it('sessions that the former self of the process opened end at its start; sessions of others do not', async () => {
    const world = new ZooKeeperWorld({ store: make() });
    await world.start();
    const own = await world.connect({ ownerToken: world.server.ownerToken });
    const other = await world.connect();
    await own.create('/own', undefined, { ephemeral: true });
    await other.create('/other', undefined, { ephemeral: true });
    // As if the process were killed: nobody says good-bye.
    await world.server.close();
    world.transport.cut();
    await world.start();
    const observer = await world.connect();
    expect(await observer.exists('/own')).toBe(undefined);
    expect(await observer.exists('/other')).toBeDefined();
    const events: string[] = [];
    own.onSession((event) => events.push(event));
    await world.advance(500);
    expect(events).toEqual(['expired']);
    for (const client of [other, observer]) await client.close();
    await world.server.close();
  });
});

describe('durability', () => {
  it('nobody hears of a change before it is durable: not its author, not watchers, not readers', async () => {
    const store = new SlowStore();
    const world = new ZooKeeperWorld({ store });
    await world.start();
    const [author, reader] = [await world.connect(), await world.connect()];
    const heard: string[] = [];
    await reader.exists('/a', { watch: (event) => heard.push(`event ${event.type}`) });
    store.isSlow = true;
    void author.create('/a').then(() => heard.push('created'));
    await settle();
    void reader.exists('/a').then((stat) => heard.push(`read ${stat !== undefined}`));
    await settle();
    expect(heard).toEqual([]);
    await store.finish();
    expect([heard[0], heard.slice(1).sort()]).toEqual(['event created', ['created', 'read true']]);
  });
  it('one batch at a time; what comes meanwhile goes in the next, in zxid order', async () => {
    const store = new SlowStore();
    const world = new ZooKeeperWorld({ store });
    await world.start();
    const zk = await world.connect();
    store.isSlow = true;
    store.batches.length = 0;
    const answers: string[] = [];
    for (const name of 'abcdef') {
      void zk.create(`/${name}`).then((path) => answers.push(path));
      await settle(1);
    }
    expect(store.batches.length).toBe(1);
    await store.finish();
    expect(answers).toEqual(['/a']);
    expect(store.batches.length).toBe(2);
    await store.finish();
    expect(answers).toEqual(['/a', '/b', '/c', '/d', '/e', '/f']);
    const keys = store.batches[1].map(({ key }) => key).filter((key) => key.startsWith('n/'));
    expect(keys).toEqual(['n/', 'n/b', 'n/c', 'n/d', 'n/e', 'n/f']);
  });
  it('a ping is answered while the store is busy, with the zxid that is durable', async () => {
    const store = new SlowStore();
    const world = new ZooKeeperWorld({ store });
    await world.start();
    const raw = world.raw();
    await raw.handshake();
    store.isSlow = true;
    const zk = world.newClient();
    void zk.connect();
    await settle();
    const reply = await raw.call(11, () => {}, -2);
    expect(reply.zxid).toBe(1n);
    await store.finish();
    expect((await raw.call(11, () => {}, -2)).zxid).toBe(2n);
  });
  it('when the store fails, nothing is answered any more and the next start has what was acknowledged', async () => {
    const store = new SlowStore();
    const world = new ZooKeeperWorld({ store });
    const failures: unknown[] = [];
    await world.start({ onFailure: (error) => failures.push(error) });
    const zk = await world.connect();
    await zk.create('/acknowledged');
    store.isSlow = true;
    const outcome = zk.create('/lost').catch((error) => error);
    await settle();
    await store.fail();
    expect(await outcome).toMatchObject({ zk: 'CONNECTIONLOSS' });
    expect(failures).toMatchObject([{ reason: 'no-space' }]);
    expect(world.log.join('\n')).toContain('nothing is answered any more');
    await expect(
      world.newClient({ sessionTimeoutMs: 50 }).connect({ signal: AbortSignal.timeout(200) }),
    ).rejects.toBeDefined();
    store.isSlow = false;
    await world.server.close();
    await world.start();
    await world.advance(2000);
    expect((await zk.getChildren('/')).sort()).toEqual(['acknowledged', 'zookeeper']);
  });
  it('a server whose store takes nothing does not start', async () => {
    const store = new SlowStore();
    const world = new ZooKeeperWorld({ store });
    await world.start();
    const own = await world.connect({ ownerToken: world.server.ownerToken });
    await own.create('/own', undefined, { ephemeral: true });
    await world.server.close();
    store.isSlow = true;
    const starting = world.start().catch((error) => error);
    await settle();
    await store.fail();
    expect(await starting).toMatchObject({ reason: 'no-space' });
    const raw = world.raw();
    await settle();
    expect(raw.isClosed).toBe(true);
  });
  it('clients are held back while the store is far behind, and their sessions do not run out meanwhile', async () => {
    const store = new SlowStore();
    const world = new ZooKeeperWorld({ store });
    await world.start({ maxOutstanding: 10 });
    const raw = world.raw();
    await raw.handshake();
    store.isSlow = true;
    const create = (i: number) => {
      const writer = new JuteWriter().int(i).int(OP_CREATE).ustring(`/n${i}`).buffer(undefined);
      writeAcls(writer, OPEN_ACL);
      return writer.int(0).packet();
    };
    for (let i = 0; i < 50; i++) raw.send(create(i));
    await settle();
    expect(raw.replies).toEqual([]);
    for (let i = 0; i < 30; i++) await world.advance(2000, 1000);
    expect(raw.isClosed).toBe(false);
    store.isSlow = false;
    await store.finish();
    expect(raw.replies.map(({ xid, err }) => [xid, err])).toEqual(Array.from({ length: 50 }, (_, i) => [i, 0]));
    expect(world.log.join('\n')).not.toContain('expired');
  });
  it('any record of the store changed by one bit is refused at start', async () => {
    const seed = 3;
    const random = new SeededRandom(seed);
    const store = new MemoryTreeStore();
    const world = new ZooKeeperWorld({ store });
    await world.start();
    const zk = await world.connect();
    await zk.create('/a', Buffer.from('data'), { ephemeral: true });
    await world.server.close();
    const records: [string, Buffer][] = [];
    for await (const [key, value] of store.entries()) records.push([key, Buffer.from(value)]);
    expect(records.map(([key]) => key[0]).sort()).toEqual(['n', 'n', 's', 'v', 'z']);
    for (const [key, value] of records) {
      const damaged = new MemoryTreeStore();
      const changed = Buffer.from(value);
      changed[random.below(changed.length)] ^= 1 << random.below(8);
      damaged.write(records.map(([k, v]) => ({ key: k, value: k === key ? changed : v })));
      const broken = new ZooKeeperWorld({ store: damaged });
      await expect(broken.start(), `record ${key}, seed ${seed}`).rejects.toMatchObject({ code: 'COL_CORRUPT' });
    }
    for (const missing of ['n/', 's']) {
      const damaged = new MemoryTreeStore();
      damaged.write(
        records.filter(([k]) => !k.startsWith(missing) || k === 'n/a').map(([key, value]) => ({ key, value })),
      );
      const broken = new ZooKeeperWorld({ store: damaged });
      if (missing === 's') await expect(broken.start()).rejects.toMatchObject({ code: 'COL_CORRUPT' });
    }
  });
});
