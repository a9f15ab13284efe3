import { describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../../coordination/zookeeper/client-types.ts';
import { parseConnectString } from '../../../coordination/zookeeper/connect-string.ts';
import { pathFault } from '../../../coordination/zookeeper/paths.ts';
import { ZooKeeperError } from '../../../coordination/zookeeper/zookeeper-error.ts';
import { PORT, settle, ZooKeeperWorld } from '../support/zookeeper-world.ts';

async function started(options = {}): Promise<ZooKeeperWorld> {
  const world = new ZooKeeperWorld();
  await world.start(options);
  return world;
}

describe('connect string', () => {
  it.each([
    ['h', [['h', 2181]], ''],
    [
      'h:1,g:2',
      [
        ['h', 1],
        ['g', 2],
      ],
      '',
    ],
    [
      'h:1, g/',
      [
        ['h', 1],
        ['g', 2181],
      ],
      '',
    ],
    ['h:1/a/b', [['h', 1]], '/a/b'],
    [
      '[::1]:5,127.0.0.1/x',
      [
        ['::1', 5],
        ['127.0.0.1', 2181],
      ],
      '/x',
    ],
  ])('%s', (text, servers, chroot) => {
    const parsed = parseConnectString(text);
    expect(parsed.servers.map(({ host, port }) => [host, port])).toEqual(servers);
    expect(parsed.chroot).toBe(chroot);
  });
  it.each(['', 'h:0', 'h:99999', 'h:x', 'h,,g', 'h//a', 'h/a/'])('%j is refused', (text) => {
    expect(() => parseConnectString(text)).toThrow(/'.*'/);
  });
});

describe('paths', () => {
  it.each(['/', '/a', '/a/b', '/ä', '/.a', '/a.', '/...', '/a b'])('%j is good', (path) => {
    expect(pathFault(path)).toBe(undefined);
  });
  it.each(['', 'a', '/a/', '//', '/.', '/a/../b', '/\u0000', '/\u001f', '/\u007f', '/\ud834\udd1e', '/\ufff0'])(
    '%j is not',
    (path) => {
      expect(pathFault(path)).toBeDefined();
    },
  );
});

describe('errors', () => {
  it('name the code, the path, and what to do next', async () => {
    const world = await started();
    const zk = await world.connect();
    const error = await zk.get('/no').catch((e) => e);
    expect(error).toBeInstanceOf(ZooKeeperError);
    expect(error).toMatchObject({
      ...{ zk: 'NONODE', number: -101, path: '/no', code: 'COL_ZOOKEEPER_NONODE', retry: 'never' },
      ...{ javaClass: 'org.apache.zookeeper.KeeperException$NoNodeException', message: 'ZooKeeper: NONODE for /no' },
    });
    expect(ZooKeeperError.fromNumber(-4)).toMatchObject({ zk: 'CONNECTIONLOSS', retry: 'reconnect' });
    expect(ZooKeeperError.fromNumber(-999, '/a')).toMatchObject({
      zk: 'SYSTEMERROR',
      message: 'ZooKeeper: SYSTEMERROR for /a: code -999',
    });
  });
  it('a path that cannot be is refused before it is sent', async () => {
    const world = await started();
    const zk = await world.connect();
    await expect(zk.create('/a/')).rejects.toMatchObject({ zk: 'BADARGUMENTS' });
    expect(() => zk.get('a')).toThrow('the path does not start with /');
    await expect(zk.create('/a', undefined, { ephemeral: true, ttlMs: 5 })).rejects.toMatchObject({
      zk: 'BADARGUMENTS',
    });
    await expect(zk.create('/a', Buffer.alloc(1_048_575))).rejects.toThrow('at most 1048575 are allowed');
    await zk.create('/a', Buffer.alloc(1_048_000));
  });
});

describe('connections', () => {
  it('goes on with the same session, its ephemeral nodes and its watches after a cut', async () => {
    const world = await started();
    const zk = await world.connect();
    const sessions: SessionEvent[] = [];
    const events: string[] = [];
    const watch = (event: { type: string; path: string }) => events.push(`${event.type} ${event.path}`);
    zk.onSession((event) => sessions.push(event));
    await zk.create('/e', undefined, { ephemeral: true });
    for (const path of ['/changed', '/same', '/gone', '/parent']) await zk.create(path);
    for (const path of ['/changed', '/same', '/gone']) await zk.get(path, { watch });
    await zk.exists('/coming', { watch });
    await zk.getChildren('/parent', { watch });
    await zk.watch('/tree', watch, { recursive: true });
    const { sessionId } = zk;
    world.transport.cut();
    await settle(1);
    // No time passes, so the client does not come back yet.
    const third = await world.connect();
    await third.set('/changed', Buffer.from('x'));
    await third.delete('/gone');
    await third.create('/coming');
    await third.create('/parent/child');
    await world.advance(1000);
    expect(sessions).toEqual(['disconnected', 'connected']);
    expect(zk.sessionId).toBe(sessionId);
    expect((await zk.exists('/e'))?.ephemeralOwner).toBe(sessionId);
    expect(events.sort()).toEqual([
      'childrenChanged /parent',
      'created /coming',
      'dataChanged /changed',
      'deleted /gone',
    ]);
    events.length = 0;
    await third.set('/same', Buffer.from('x'));
    await third.create('/tree');
    await third.create('/tree/leaf');
    await settle();
    expect(events).toEqual(['dataChanged /same', 'created /tree', 'created /tree/leaf']);
  });
  it('thousands of watches are set again in several packets', async () => {
    const world = await started();
    const zk = await world.connect();
    const events: string[] = [];
    const name = (i: number) => `/${'x'.repeat(100)}${i}`;
    await Promise.all(
      Array.from({ length: 4000 }, (_, i) => zk.exists(name(i), { watch: (event) => events.push(event.path) })),
    );
    world.transport.cut();
    await world.advance(500);
    const other = await world.connect();
    for (const i of [0, 1999, 3999]) await other.create(name(i));
    await settle();
    expect(events).toEqual([0, 1999, 3999].map(name));
  });
  it('what was under way when the connection broke fails with CONNECTIONLOSS; what is asked meanwhile waits for the next', async () => {
    const world = await started();
    const zk = await world.connect();
    world.transport.freeze();
    const underWay = zk.create('/a').catch((error) => error);
    await settle();
    world.transport.cut();
    await settle(1);
    expect(await underWay).toMatchObject({ zk: 'CONNECTIONLOSS', path: '/a', retry: 'reconnect' });
    expect(zk.isConnected).toBe(false);
    const waiting = zk.create('/b');
    await world.advance(500);
    expect(await waiting).toBe('/b');
  });
  it('a read under way when the connection broke is sent again over the next, with its watch', async () => {
    const world = await started();
    const [zk, other] = [await world.connect(), await world.connect()];
    const events: string[] = [];
    world.transport.freeze();
    const reads = Promise.all([
      zk.exists('/a', { watch: ({ type, path }) => events.push(`${type} ${path}`) }),
      zk.getChildren('/'),
      zk.get('/no').catch((error) => error),
    ]);
    await settle();
    world.transport.cut();
    await world.advance(1000);
    expect(await reads).toMatchObject([undefined, ['zookeeper'], { zk: 'NONODE' }]);
    await other.create('/a');
    await settle();
    expect(events).toEqual(['created /a']);
  });
  it('a read that waits for a connection ends with the session, and in its time', async () => {
    const world = await started();
    const zk = await world.connect({ operationTimeoutMs: 3000 });
    world.transport.freeze();
    const late = zk.get('/').catch((error) => error);
    await settle();
    await world.server.close();
    await world.advance(2900);
    const ended = zk.get('/').catch((error) => error);
    await world.advance(200);
    expect(await late).toMatchObject({ zk: 'OPERATIONTIMEOUT' });
    await zk.close();
    expect(await ended).toMatchObject({
      zk: 'CONNECTIONLOSS',
      message: expect.stringContaining('the client is closed'),
    });
  });
  it('time in which this process did not run counts neither for an answer nor for silence', async () => {
    const world = await started();
    const zk = await world.connect({ operationTimeoutMs: 5000 });
    const sessions: SessionEvent[] = [];
    zk.onSession((event) => sessions.push(event));
    const read = zk.get('/');
    world.clock.advance(30_000);
    await world.advance(100);
    expect((await read).data.length).toBe(0);
    const change = zk.create('/a');
    world.clock.advance(30_000);
    expect(zk.leaseDeadline()).toBeLessThan(world.clock.monotonic());
    await world.advance(100);
    expect(await change).toBe('/a');
    expect(sessions).toEqual([]);
  });
  it('tries the next server when one does not answer', async () => {
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const world = new ZooKeeperWorld({ seed });
      await world.start();
      const zk = world.newClient({ quorum: `nowhere:1,127.0.0.1:${PORT},elsewhere:3` });
      const connecting = zk.connect();
      await world.advance(500);
      await connecting;
      expect(zk.isConnected).toBe(true);
    }
  });
  it('gives a silent server up after two thirds of the timeout', async () => {
    const world = await started();
    const zk = await world.connect();
    const sessions: SessionEvent[] = [];
    zk.onSession((event) => sessions.push(event));
    await world.advance(20_000);
    expect(sessions).toEqual([]);
    world.transport.freeze();
    await world.advance(5000);
    expect(sessions).toEqual([]);
    await world.advance(3500);
    expect(sessions).toEqual(['disconnected', 'connected']);
  });
  it('pings often enough for a session that does nothing', async () => {
    const world = await started();
    const zk = await world.connect({ sessionTimeoutMs: 2000 });
    await zk.create('/e', undefined, { ephemeral: true });
    await world.advance(30_000);
    expect(zk.isConnected).toBe(true);
    expect(await zk.exists('/e')).toBeDefined();
  });
  it('connect fails with the reason when nobody answers in time, and by its signal', async () => {
    const world = new ZooKeeperWorld();
    const failure = world
      .newClient({ sessionTimeoutMs: 3000 })
      .connect()
      .catch((error) => error);
    await world.advance(3500);
    const error = await failure;
    expect(error).toMatchObject({ zk: 'CONNECTIONLOSS' });
    expect(error.message).toContain(`cannot open a session with 127.0.0.1:${PORT}: connection to ${PORT} refused`);
    const controller = new AbortController();
    const aborted = world.newClient().connect({ signal: controller.signal });
    controller.abort(new Error('enough'));
    await expect(aborted).rejects.toThrow('enough');
  });
});

describe('the end of a session', () => {
  it('expired: told once, everything fails with SESSIONEXPIRED, for good', async () => {
    const world = await started();
    const zk = await world.connect();
    const sessions: SessionEvent[] = [];
    zk.onSession((event) => sessions.push(event));
    await world.server.expireSession(zk.sessionId);
    const waiting = zk.create('/a').catch((error) => error);
    await world.advance(1000);
    expect(sessions).toEqual(['disconnected', 'expired']);
    expect(['SESSIONEXPIRED', 'CONNECTIONLOSS']).toContain((await waiting).zk);
    await expect(zk.get('/')).rejects.toMatchObject({ zk: 'SESSIONEXPIRED' });
    await expect(zk.connect()).rejects.toMatchObject({ zk: 'SESSIONEXPIRED' });
    expect(zk.leaseDeadline()).toBe(Number.NEGATIVE_INFINITY);
    await zk.close();
  });
  it('closed: ephemeral nodes go at once, everything after it fails', async () => {
    const world = await started();
    const [zk, other] = [await world.connect(), await world.connect()];
    const sessions: SessionEvent[] = [];
    zk.onSession((event) => sessions.push(event));
    await zk.create('/e', undefined, { ephemeral: true });
    await zk.close();
    await zk.close();
    expect(await other.exists('/e')).toBe(undefined);
    expect(sessions).toEqual(['closed']);
    await expect(zk.get('/')).rejects.toThrow('the client is closed');
  });
  it('close does not wait for a server that says nothing', async () => {
    const world = await started();
    const zk = await world.connect();
    world.transport.freeze();
    const closing = zk.close();
    await world.advance(1500);
    await closing;
  });
});

describe('signals and timeouts', () => {
  it('an aborted operation rejects at once with the reason, and its answer is ignored', async () => {
    const world = await started();
    const zk = await world.connect();
    const controller = new AbortController();
    const result = zk.create('/a', undefined, { signal: controller.signal });
    controller.abort(new Error('changed my mind'));
    await expect(result).rejects.toThrow('changed my mind');
    expect(await zk.exists('/a')).toBeDefined();
    await expect(zk.get('/a', { signal: AbortSignal.abort(new Error('no')) })).rejects.toThrow('no');
  });
  it('an operation nobody answers fails with OPERATIONTIMEOUT', async () => {
    const world = new ZooKeeperWorld();
    await world.start();
    const zk = await world.connect({ operationTimeoutMs: 500 });
    world.transport.freeze();
    const result = zk.get('/').catch((error) => error);
    await world.advance(600);
    expect(await result).toMatchObject({ zk: 'OPERATIONTIMEOUT' });
  });
  it('so many operations may wait, and no more', async () => {
    const world = await started();
    const zk = await world.connect({ maxPendingCalls: 3 });
    world.transport.freeze();
    const waiting = [1, 2, 3].map((i) => zk.create(`/${i}`));
    await expect(zk.create('/4')).rejects.toMatchObject({ zk: 'THROTTLEDOP' });
    world.transport.thaw();
    expect(await Promise.all(waiting)).toEqual(['/1', '/2', '/3']);
  });
});

describe('the lease', () => {
  it('ends two thirds of the timeout after the sending of the last answered ping', async () => {
    const world = await started();
    const zk = world.newClient({ sessionTimeoutMs: 9000 });
    expect(zk.leaseDeadline()).toBe(Number.NEGATIVE_INFINITY);
    await zk.connect();
    const { clock } = world;
    const start = clock.monotonic();
    expect(zk.leaseDeadline()).toBe(start + 6000);
    await world.advance(2900);
    expect(zk.leaseDeadline()).toBe(start + 6000);
    await world.advance(200);
    expect(zk.leaseDeadline()).toBe(start + 3000 + 6000);
    // A ping that is sent but not answered renews nothing, however long ago the last answer came in.
    world.transport.freeze();
    await world.advance(4000);
    expect(zk.leaseDeadline()).toBe(start + 3000 + 6000);
    // Its answer, late, counts from its sending.
    world.transport.thaw();
    await settle();
    expect(zk.leaseDeadline()).toBe(start + 6000 + 6000);
  });
  it('always ends before the server can give the session up', async () => {
    const world = await started();
    const zk = await world.connect({ sessionTimeoutMs: 6000 });
    const { sessionId } = zk;
    await world.advance(7300);
    world.transport.freeze();
    world.transport.isRefusing = true;
    let endedAt = Number.POSITIVE_INFINITY;
    for (let i = 0; i < 200 && !world.log.join().includes('a ZooKeeper session expired'); i++) {
      await world.advance(50);
      if (world.clock.monotonic() > zk.leaseDeadline()) endedAt = Math.min(endedAt, world.clock.monotonic());
    }
    expect(world.log.join()).toContain(sessionId.toString(16));
    expect(endedAt).toBeLessThan(world.clock.monotonic() - 1000);
  });
});

describe('chroot', () => {
  it('stands before every path that goes out and before none that comes back', async () => {
    const world = await started();
    const outside = await world.connect();
    await outside.ensurePath('/jail/cell');
    const zk = await world.connect({ quorum: `127.0.0.1:${PORT}/jail/cell` });
    const events: string[] = [];
    const watch = (event: { type: string; path: string }) => events.push(`${event.type} ${event.path}`);
    await zk.getChildren('/', { watch });
    expect(await zk.create('/a')).toBe('/a');
    expect(await zk.create('/s', undefined, { sequential: true })).toBe('/s0000000001');
    expect((await zk.multi([{ op: 'create', path: '/m' }]))[0].path).toBe('/m');
    await zk.get('/a', { watch });
    await outside.set('/jail/cell/a', Buffer.from('x'));
    await settle();
    expect(events).toEqual(['childrenChanged /', 'dataChanged /a']);
    expect((await outside.getChildren('/jail/cell')).sort()).toEqual(['a', 'm', 's0000000001']);
    await expect(zk.get('/no')).rejects.toMatchObject({ path: '/no' });
  });
  it('that does not exist: creating under it says NONODE', async () => {
    const world = await started();
    const zk = await world.connect({ quorum: `127.0.0.1:${PORT}/missing` });
    await expect(zk.create('/a')).rejects.toMatchObject({ zk: 'NONODE' });
    expect(await zk.exists('/')).toBe(undefined);
  });
});

describe('identities', () => {
  it('are proved again on every connection', async () => {
    const world = await started();
    const [zk, other] = [await world.connect(), await world.connect()];
    await zk.addAuth('digest', Buffer.from('u:p'));
    await zk.create('/own', undefined, { acl: [{ perms: 31, scheme: 'auth', id: '' }] });
    await expect(other.get('/own')).rejects.toMatchObject({ zk: 'NOAUTH' });
    world.transport.cut();
    await world.advance(500);
    expect((await zk.getAcl('/own')).acl).toEqual([
      { perms: 31, scheme: 'digest', id: 'u:Jq7wMyA/w2Vd5WIDAKdu4OIIFEQ=' },
    ]);
  });
  it('one that is refused is not offered again', async () => {
    const world = await started();
    const zk = await world.connect();
    await expect(zk.addAuth('kerberos', Buffer.from('x'))).rejects.toMatchObject({ zk: 'AUTHFAILED' });
    await world.advance(500);
    expect(await zk.getChildren('/')).toEqual(['zookeeper']);
  });
});

describe('watches of a client', () => {
  it('two callbacks of one node are both told, each once', async () => {
    const world = await started();
    const zk = await world.connect();
    await zk.create('/a');
    const events: string[] = [];
    await zk.get('/a', { watch: () => events.push('one') });
    await zk.exists('/a', { watch: () => events.push('two') });
    await zk.set('/a', Buffer.from('1'));
    await zk.set('/a', Buffer.from('2'));
    expect(events).toEqual(['one', 'two']);
  });
  it('a lasting watch ends when told to', async () => {
    const world = await started();
    const zk = await world.connect();
    await zk.create('/a');
    const events: string[] = [];
    const stop = await zk.watch('/a', (event) => events.push(event.type));
    await zk.set('/a', Buffer.from('1'));
    await zk.set('/a', Buffer.from('2'));
    await stop();
    await zk.set('/a', Buffer.from('3'));
    expect(events).toEqual(['dataChanged', 'dataChanged']);
  });
});
