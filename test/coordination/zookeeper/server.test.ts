import { describe, expect, it } from 'vitest';
import type { ZooKeeperClient } from '../../../coordination/zookeeper/client.ts';
import { JuteReader, type JuteWriter } from '../../../coordination/zookeeper/jute.ts';
import {
  OP_ADD_WATCH,
  OP_AUTH,
  OP_CHECK_WATCHES,
  OP_CLOSE_SESSION,
  OP_CREATE,
  OP_CREATE_TTL,
  OP_CREATE2,
  OP_EXISTS,
  OP_GET_ALL_CHILDREN_NUMBER,
  OP_GET_CHILDREN,
  OP_GET_DATA,
  OP_GET_EPHEMERALS,
  OP_MULTI,
  OP_MULTI_READ,
  OP_PING,
  OP_REMOVE_WATCHES,
  OP_SET_WATCHES,
  OP_SET_WATCHES2,
  OP_SYNC,
  OP_WHO_AM_I,
  OPEN_ACL,
  readStat,
  writeAcls,
} from '../../../coordination/zookeeper/protocol.ts';
import { type RawConnection, settle, ZooKeeperWorld } from '../support/zookeeper-world.ts';

const hex = (text: string) => Buffer.from(text.replaceAll(/\s/g, ''), 'hex');

async function opened(options = {}): Promise<{ world: ZooKeeperWorld; raw: RawConnection; zk: ZooKeeperClient }> {
  const world = new ZooKeeperWorld();
  await world.start(options);
  const raw = world.raw();
  await raw.handshake();
  return { world, raw, zk: await world.connect() };
}

const create =
  (path: string, data = '', flags = 0) =>
  (writer: JuteWriter) => {
    writeAcls(writer.ustring(path).buffer(Buffer.from(data)), OPEN_ACL);
    writer.int(flags);
  };
const watched = (path: string) => (writer: JuteWriter) => writer.ustring(path).bool(true);

describe('sessions', () => {
  it('the timeout asked for is held between 2 and 20 ticks', async () => {
    const world = new ZooKeeperWorld();
    await world.start();
    for (const [asked, granted] of [
      [1, 2000],
      [9999, 9999],
      [90_000, 20_000],
    ]) {
      const response = await world.raw().handshake({ timeoutMs: asked });
      expect(response?.timeoutMs).toBe(granted);
      expect(response?.password.length).toBe(16);
    }
  });
  it('an old client without the readOnly field gets an answer without it', async () => {
    const world = new ZooKeeperWorld();
    await world.start();
    const [old, current] = [world.raw(), world.raw()];
    await old.handshake({ old: true });
    await current.handshake();
    expect([old.packets[0].length, current.packets[0].length]).toEqual([36, 37]);
  });
  it('re-attach needs the id and the password; anything else is told that the session is gone', async () => {
    const { world, raw } = await opened();
    const { sessionId, password } = raw.response!;
    await raw.call(OP_CREATE, create('/e', '', 1));
    const wrong = world.raw();
    expect(await wrong.handshake({ sessionId, password: Buffer.alloc(16, 1) })).toMatchObject({
      timeoutMs: 0,
      sessionId: 0n,
    });
    expect(wrong.isClosed).toBe(true);
    const unknown = world.raw();
    expect((await unknown.handshake({ sessionId: 5n, password }))?.timeoutMs).toBe(0);
    expect(raw.isClosed).toBe(false);
    const again = world.raw();
    expect((await again.handshake({ sessionId, password }))?.sessionId).toBe(sessionId);
    expect(raw.isClosed).toBe(true);
    expect((await again.call(OP_EXISTS, watched('/e'))).err).toBe(0);
  });
  it('a client that has seen a later zxid is sent away without an answer', async () => {
    const { world } = await opened();
    const raw = world.raw();
    expect(await raw.handshake({ lastZxidSeen: 1000n })).toBe(undefined);
    expect(raw.isClosed).toBe(true);
  });
  it('a session expires when nothing was heard for its timeout, its ephemeral nodes with it', async () => {
    const { world, raw, zk } = await opened();
    await raw.call(OP_CREATE, create('/e', '', 1));
    const events: string[] = [];
    await zk.exists('/e', { watch: (event) => events.push(event.type) });
    await world.advance(9500);
    expect(await zk.exists('/e')).toBeDefined();
    await world.advance(1000);
    expect(await zk.exists('/e')).toBe(undefined);
    expect(events).toEqual(['deleted']);
    expect(raw.isClosed).toBe(true);
    expect(world.log.join('\n')).toContain('a ZooKeeper session expired');
    expect((await world.raw().handshake(raw.response))?.timeoutMs).toBe(0);
  });
  it('pings keep it; so does any other packet', async () => {
    const { world, raw } = await opened();
    for (let i = 0; i < 5; i++) {
      await world.advance(8000);
      const reply = await raw.call(OP_PING, () => {}, -2);
      expect([reply.xid, reply.err]).toEqual([-2, 0]);
    }
    await world.advance(8000);
    expect((await raw.call(OP_EXISTS, watched('/'))).err).toBe(0);
    await world.advance(8000);
    expect(raw.isClosed).toBe(false);
  });
  it('expiry is judged only after what has arrived was read', async () => {
    const { world, raw } = await opened();
    // The ping lies in the socket when the timer fires.
    world.scheduler.advance(10_400);
    raw.send(hex('00000008 fffffffe 0000000b'));
    await settle();
    expect(raw.isClosed).toBe(false);
    expect(raw.replies.length).toBe(1);
  });
  it('a late event loop extends every session by as much', async () => {
    const { world, raw } = await opened();
    await world.advance(500);
    // Nothing ran for 30 s: the next check comes late and does not count that time.
    world.clock.advance(30_000);
    world.scheduler.advance(1);
    await settle();
    expect(raw.isClosed).toBe(false);
    await world.advance(9000);
    expect(raw.isClosed).toBe(false);
    await world.advance(2000);
    expect(raw.isClosed).toBe(true);
  });
  it('closeSession removes what was ephemeral before it answers, and closes', async () => {
    const { raw, zk } = await opened();
    await raw.call(OP_CREATE, create('/e', '', 1));
    const reply = await raw.call(OP_CLOSE_SESSION);
    expect(reply.err).toBe(0);
    expect(raw.isClosed).toBe(true);
    expect(await zk.exists('/e')).toBe(undefined);
  });
  it('expireSession: for proof of death', async () => {
    const { world, raw, zk } = await opened();
    await raw.call(OP_CREATE, create('/e', '', 1));
    expect(await world.server.expireSession(raw.response!.sessionId)).toBe(true);
    expect(await world.server.expireSession(raw.response!.sessionId)).toBe(false);
    expect(await zk.exists('/e')).toBe(undefined);
  });
});

describe('operations on the wire', () => {
  it('create answers a path, create2 a Stat with it', async () => {
    const { raw } = await opened();
    const one = await raw.call(OP_CREATE, create('/a', 'v'));
    expect([one.err, one.reader.ustring(), one.reader.remaining]).toEqual([0, '/a', 0]);
    const two = await raw.call(OP_CREATE2, create('/b', 'vv', 1));
    expect(two.reader.ustring()).toBe('/b');
    const stat = readStat(two.reader);
    expect(stat).toMatchObject({ version: 0, dataLength: 2, ephemeralOwner: raw.response!.sessionId });
    expect(stat.czxid).toBe(two.zxid);
    expect(two.reader.remaining).toBe(0);
  });
  it('an error has a header only, and the last zxid', async () => {
    const { raw } = await opened();
    const made = await raw.call(OP_CREATE, create('/a'));
    const reply = await raw.call(OP_CREATE, create('/a'));
    expect([reply.err, reply.zxid, reply.reader.remaining]).toEqual([-110, made.zxid, 0]);
  });
  it('an operation nobody knows is answered with -6, reconfig with -123, and the connection goes on', async () => {
    const { raw } = await opened();
    expect((await raw.call(999)).err).toBe(-6);
    expect((await raw.call(102, (w) => w.buffer(Buffer.from('token')))).err).toBe(-6);
    expect((await raw.call(16, (w) => w.ustring('').ustring('').ustring('').long(-1n))).err).toBe(-123);
    expect((await raw.call(OP_EXISTS, watched('/'))).err).toBe(0);
  });
  it.each(['', 'a', '/a/', '//a', '/a//b', '/a/./b', '/a/..', '/a\u0001', '/a\ud800', '/a\uf8ff', '/\u0080'])(
    'the path %j is refused with -8',
    async (path) => {
      const { raw } = await opened();
      expect((await raw.call(OP_CREATE, create(path))).err).toBe(-8);
      expect((await raw.call(OP_EXISTS, watched(path))).err).toBe(-8);
    },
  );
  it('flags and times to live out of range are refused with -8', async () => {
    const { raw } = await opened();
    for (const flags of [-1, 5, 6, 7]) expect((await raw.call(OP_CREATE, create('/a', '', flags))).err).toBe(-8);
    const ttl = (ms: bigint) => (writer: JuteWriter) => {
      create('/a', '', 5)(writer);
      writer.long(ms);
    };
    for (const ms of [0n, -1n, 2n ** 40n]) expect((await raw.call(OP_CREATE_TTL, ttl(ms))).err).toBe(-8);
    expect((await raw.call(OP_CREATE_TTL, ttl(2n ** 40n - 1n))).err).toBe(0);
  });
  it('sync, getEphemerals, getAllChildrenNumber, whoAmI', async () => {
    const { raw } = await opened();
    for (const path of ['/a', '/a/b', '/a/b/c', '/ab']) await raw.call(OP_CREATE, create(path));
    await raw.call(OP_CREATE, create('/a/e', '', 1));
    await raw.call(OP_CREATE, create('/e', '', 1));
    expect((await raw.call(OP_SYNC, (w) => w.ustring('/a'))).reader.ustring()).toBe('/a');
    const names = async (prefix: string) =>
      (await raw.call(OP_GET_EPHEMERALS, (w) => w.ustring(prefix))).reader.vector((r) => r.ustring());
    expect(await names('/')).toEqual(['/a/e', '/e']);
    expect(await names('/a')).toEqual(['/a/e']);
    const count = async (path: string) =>
      (await raw.call(OP_GET_ALL_CHILDREN_NUMBER, (w) => w.ustring(path))).reader.int();
    expect([await count('/a'), await count('/ab'), await count('/')]).toEqual([3, 0, 9]);
    const who = await raw.call(OP_WHO_AM_I);
    expect(who.reader.vector((r) => `${r.ustring()}:${r.ustring()}`)).toEqual(['ip:127.0.0.1']);
  });
  it('auth: digest is taken, another scheme is answered with -115 and the connection closed', async () => {
    const { world, raw } = await opened();
    const auth = (scheme: string) => (writer: JuteWriter) => writer.int(0).ustring(scheme).buffer(Buffer.from('u:p'));
    expect(await raw.call(OP_AUTH, auth('digest'), -4)).toMatchObject({ xid: -4, err: 0 });
    const other = world.raw();
    await other.handshake();
    expect(await other.call(OP_AUTH, auth('kerberos'), -4)).toMatchObject({ xid: -4, err: -115 });
    expect(other.isClosed).toBe(true);
  });
  it('multi: all or nothing, its failure in the record and 0 in the header', async () => {
    const { raw, zk } = await opened();
    const multi = hex(
      `00000001 00 ffffffff 00000002 2f61 ffffffff 00000001 0000001f 00000005 776f726c64 00000006 616e796f6e65 00000000
       00000005 00 ffffffff 00000002 2f61 00000001 77 ffffffff
       0000000d 00 ffffffff 00000002 2f61 00000001
       00000002 00 ffffffff 00000002 2f61 ffffffff
       ffffffff 01 ffffffff`,
    );
    const reply = await raw.call(OP_MULTI, (w) => w.raw(multi));
    const body = raw.packets.at(-1)!.subarray(16);
    expect(reply.err).toBe(0);
    expect(body.subarray(0, 15)).toEqual(hex('00000001 00 00000000 00000002 2f61'));
    expect(body.subarray(15, 24)).toEqual(hex('00000005 00 00000000'));
    expect(body.subarray(24 + 68)).toEqual(hex('0000000d 00 00000000 00000002 00 00000000 ffffffff 01 ffffffff'));
    const failing = Buffer.from(multi);
    // The version that setData expects, of a node just created.
    failing.writeInt32BE(7, failing.indexOf(hex('77 ffffffff')) + 1);
    const failed = await raw.call(OP_MULTI, (w) => w.raw(failing));
    expect(failed.err).toBe(0);
    expect(raw.packets.at(-1)!.subarray(16)).toEqual(
      hex(
        `ffffffff 00 00000000 00000000 ffffffff 00 ffffff99 ffffff99
         ffffffff 00 fffffffe fffffffe ffffffff 00 fffffffe fffffffe ffffffff 01 ffffffff`,
      ),
    );
    expect(failed.zxid).toBe(reply.zxid);
    expect(await zk.exists('/a')).toBe(undefined);
    expect((await zk.exists('/'))?.numChildren).toBe(1);
  });
  it('multi: operations see what those before them did; what failed leaves versions, children and zxids alone', async () => {
    const { zk } = await opened();
    await zk.create('/p');
    await zk.create('/p/gone', Buffer.from('x'), { ephemeral: true });
    const before = [await zk.get('/p'), await zk.get('/p/gone')];
    const failure = zk.multi([
      { op: 'create', path: '/p/c', sequential: true },
      { op: 'set', path: '/p', data: Buffer.from('other') },
      { op: 'delete', path: '/p/gone' },
      { op: 'create', path: '/p/gone' },
      { op: 'delete', path: '/nothing' },
    ]);
    await expect(failure).rejects.toMatchObject({ zk: 'NONODE', path: '/nothing' });
    expect([await zk.get('/p'), await zk.get('/p/gone')]).toEqual(before);
    expect(await zk.getChildren('/p')).toEqual(['gone']);
    expect(await zk.create('/p/c', undefined, { sequential: true })).toBe('/p/c0000000001');
    const results = await zk.multi([
      { op: 'create', path: '/p/d' },
      { op: 'create', path: '/p/d/e' },
      { op: 'delete', path: '/p/d/e' },
      { op: 'check', path: '/p/d', version: 0 },
    ]);
    expect(results.map((one) => one.path)).toEqual(['/p/d', '/p/d/e', undefined, undefined]);
  });
  it('multiRead: each read has its own outcome', async () => {
    const { raw, zk } = await opened();
    await zk.create('/a', Buffer.from('v'));
    const reply = await raw.call(OP_MULTI_READ, (w) => {
      for (const [type, path] of [
        [OP_GET_DATA, '/a'],
        [OP_GET_DATA, '/no'],
        [OP_GET_CHILDREN, '/'],
      ] as const) {
        w.int(type).bool(false).int(-1).ustring(path).bool(false);
      }
      w.int(-1).bool(true).int(-1);
    });
    const { reader } = reply;
    expect([reader.int(), reader.bool(), reader.int(), reader.buffer()?.toString()]).toEqual([
      OP_GET_DATA,
      false,
      0,
      'v',
    ]);
    readStat(reader);
    expect([reader.int(), reader.bool(), reader.int(), reader.int()]).toEqual([-1, false, -101, -101]);
    expect([reader.int(), reader.bool(), reader.int()]).toEqual([OP_GET_CHILDREN, false, 0]);
    expect(reader.vector((r) => r.ustring())).toEqual(['zookeeper', 'a']);
  });
  it('null data stays null, empty data stays empty', async () => {
    const { raw } = await opened();
    await raw.call(OP_CREATE, (w) => {
      writeAcls(w.ustring('/null').buffer(undefined), OPEN_ACL);
      w.int(0);
    });
    await raw.call(OP_CREATE, create('/empty'));
    const data = async (path: string) => (await raw.call(OP_GET_DATA, watched(path))).reader.buffer();
    expect(await data('/null')).toBe(undefined);
    expect(await data('/empty')).toEqual(Buffer.alloc(0));
  });
  it('versions: every change counts one, -1 matches any', async () => {
    const { zk } = await opened();
    await zk.create('/a');
    expect((await zk.set('/a', Buffer.from('1'), 0)).version).toBe(1);
    expect((await zk.set('/a', Buffer.from('2'))).version).toBe(2);
    await expect(zk.set('/a', Buffer.from('3'), 1)).rejects.toMatchObject({ zk: 'BADVERSION' });
    await expect(zk.delete('/a', 1)).rejects.toMatchObject({ zk: 'BADVERSION' });
    await zk.create('/a/b');
    await zk.create('/a/c');
    await zk.delete('/a/b');
    expect(await zk.exists('/a')).toMatchObject({ version: 2, cversion: 3, numChildren: 1 });
    await expect(zk.delete('/a', 2)).rejects.toMatchObject({ zk: 'NOTEMPTY' });
    await zk.delete('/a/c');
    await zk.delete('/a', 2);
  });
  it('container and TTL nodes go by themselves, not before', async () => {
    const { world, zk } = await opened({ reapPeriodMs: 1000 });
    await zk.create('/container', undefined, { container: true });
    await zk.create('/ttl', undefined, { ttlMs: 3000 });
    await zk.create('/parent', undefined, { ttlMs: 1000 });
    await zk.create('/parent/child');
    await world.advance(2500);
    // A container that never had a child stays.
    expect((await zk.getChildren('/')).sort()).toEqual(['container', 'parent', 'ttl', 'zookeeper']);
    await zk.create('/container/child');
    await zk.delete('/container/child');
    await world.advance(2500);
    expect((await zk.getChildren('/')).sort()).toEqual(['parent', 'zookeeper']);
    await zk.delete('/parent/child');
    await world.advance(2500);
    expect(await zk.getChildren('/')).toEqual(['zookeeper']);
  });
});

describe('watches on the wire', () => {
  it('an event comes before the answer that shows the change', async () => {
    const { raw } = await opened();
    await raw.call(OP_CREATE, create('/a'));
    await raw.call(OP_GET_DATA, watched('/a'));
    raw.packets.length = 0;
    await raw.call(5, (w) => w.ustring('/a').buffer(Buffer.from('x')).int(-1));
    expect(raw.packets.map((body) => new JuteReader(body).int())).toEqual([-1, raw.replies.at(-1)!.xid]);
    expect(raw.events).toEqual(['3 3 /a']);
    expect(raw.packets[0].subarray(0, 16)).toEqual(hex('ffffffff ffffffffffffffff 00000000'));
  });
  it('one-shot: data, exists and child watches fire once each', async () => {
    const { raw, zk } = await opened();
    await zk.create('/a');
    await raw.call(OP_GET_DATA, watched('/a'));
    await raw.call(OP_EXISTS, watched('/a/b'));
    await raw.call(OP_GET_CHILDREN, watched('/a'));
    for (const data of ['1', '2']) await zk.set('/a', Buffer.from(data));
    await zk.create('/a/b');
    await zk.create('/a/c');
    await zk.delete('/a/b');
    expect(raw.events).toEqual(['3 3 /a', '1 3 /a/b', '4 3 /a']);
  });
  it('a deleted node tells its data and child watchers once, and the watchers of its parent', async () => {
    const { raw, zk } = await opened();
    await zk.ensurePath('/a/b');
    await raw.call(OP_GET_DATA, watched('/a/b'));
    await raw.call(OP_GET_CHILDREN, watched('/a/b'));
    await raw.call(OP_GET_CHILDREN, watched('/a'));
    await zk.delete('/a/b');
    expect(raw.events).toEqual(['2 3 /a/b', '4 3 /a']);
  });
  it('a failed read sets no watch, a failed exists does', async () => {
    const { raw, zk } = await opened();
    expect((await raw.call(OP_GET_DATA, watched('/a'))).err).toBe(-101);
    expect((await raw.call(OP_GET_CHILDREN, watched('/a'))).err).toBe(-101);
    await zk.create('/a');
    expect(raw.events).toEqual([]);
    expect((await raw.call(OP_EXISTS, watched('/b'))).err).toBe(-101);
    await zk.create('/b');
    expect(raw.events).toEqual(['1 3 /b']);
  });
  it('setWatches: what changed since fires, the rest is armed again', async () => {
    const { raw, zk } = await opened();
    for (const path of ['/same', '/changed', '/gone', '/parent', '/quiet', '/there']) await zk.create(path);
    const { zxid } = await raw.call(OP_EXISTS, (w) => w.ustring('/same').bool(false));
    await zk.set('/changed', Buffer.from('x'));
    await zk.delete('/gone');
    await zk.create('/parent/child');
    const list =
      (...paths: string[]) =>
      (w: JuteWriter) =>
        w.vector(paths, (v, path) => v.ustring(path));
    const reply = await raw.call(
      OP_SET_WATCHES,
      (w) => {
        w.long(zxid);
        list('/same', '/changed', '/gone')(w);
        list('/there', '/coming')(w);
        list('/parent', '/quiet', '/gone')(w);
      },
      -8,
    );
    expect([reply.xid, reply.err]).toEqual([-8, 0]);
    expect(raw.events).toEqual(['3 3 /changed', '2 3 /gone', '1 3 /there', '4 3 /parent', '2 3 /gone']);
    raw.events.length = 0;
    await zk.set('/same', Buffer.from('x'));
    await zk.create('/coming');
    await zk.create('/quiet/child');
    expect(raw.events).toEqual(['3 3 /same', '1 3 /coming', '4 3 /quiet']);
  });
  it('persistent watches stay, recursive ones tell of the subtree but not of lists of children', async () => {
    const { raw, zk } = await opened();
    await zk.create('/p');
    await raw.call(OP_ADD_WATCH, (w) => w.ustring('/p').int(0));
    await zk.create('/p/a');
    await zk.set('/p/a', Buffer.from('x'));
    await zk.set('/p', Buffer.from('x'));
    expect(raw.events).toEqual(['4 3 /p', '3 3 /p']);
    raw.events.length = 0;
    const reply = await raw.call(OP_ADD_WATCH, (w) => w.ustring('/p').int(1));
    expect([reply.err, reply.reader.int()]).toEqual([0, 0]);
    await zk.create('/p/a/b');
    await zk.set('/p/a/b', Buffer.from('x'));
    await zk.delete('/p/a/b');
    await zk.create('/q');
    expect(raw.events).toEqual(['1 3 /p/a/b', '3 3 /p/a/b', '2 3 /p/a/b']);
    expect((await raw.call(OP_ADD_WATCH, (w) => w.ustring('/p').int(2))).err).toBe(-8);
  });
  it('checkWatches and removeWatches know the kinds', async () => {
    const { raw, zk } = await opened();
    await zk.create('/a');
    await raw.call(OP_GET_DATA, watched('/a'));
    const ask = async (type: number, kind: number) => (await raw.call(type, (w) => w.ustring('/a').int(kind))).err;
    expect([await ask(OP_CHECK_WATCHES, 1), await ask(OP_CHECK_WATCHES, 2), await ask(OP_CHECK_WATCHES, 3)]).toEqual([
      -121, 0, 0,
    ]);
    expect([await ask(OP_REMOVE_WATCHES, 1), await ask(OP_REMOVE_WATCHES, 2), await ask(OP_REMOVE_WATCHES, 3)]).toEqual(
      [-121, 0, -121],
    );
    await zk.set('/a', Buffer.from('x'));
    expect(raw.events).toEqual([]);
  });
  it('setWatches2 arms the lasting kinds', async () => {
    const { raw, zk } = await opened();
    await zk.ensurePath('/p/a');
    await raw.call(
      OP_SET_WATCHES2,
      (w) => {
        w.long(0n);
        for (const paths of [[], [], [], ['/p'], ['/p/a']]) w.vector(paths, (v, path) => v.ustring(path));
      },
      -8,
    );
    await zk.create('/p/a/b');
    await zk.set('/p', Buffer.from('x'));
    expect(raw.events).toEqual(['1 3 /p/a/b', '3 3 /p']);
  });
  it('watches end with their connection', async () => {
    const { world, raw, zk } = await opened();
    await raw.call(OP_EXISTS, watched('/a'));
    const count = () => /zk_watch_count\t(\d+)/.exec(world.server.answerWord('mntr')!)?.[1];
    expect(count()).toBe('1');
    raw.close();
    await settle();
    expect(count()).toBe('0');
    await zk.create('/a');
  });
});

describe('four-letter words', () => {
  const word = async (text: string, setUp: (zk: ZooKeeperClient) => Promise<unknown> = async () => {}) => {
    const { world, zk } = await opened();
    await setUp(zk);
    const raw = world.raw();
    raw.send(Buffer.from(text));
    await settle();
    expect(raw.isClosed).toBe(true);
    return raw.text;
  };
  it('ruok and isro', async () => {
    expect(await word('ruok')).toBe('imok');
    expect(await word('isro\n')).toBe('rw');
  });
  it('srvr, stat, mntr, conf', async () => {
    const server =
      /^Latency min\/avg\/max: \d+\/\d+\.\d+\/\d+\nReceived: \d+\nSent: \d+\nConnections: 3\nOutstanding: 0\nZxid: 0x3\nMode: standalone\nNode count: 5\n$/;
    const srvr = await word('srvr', (zk) => zk.create('/a'));
    expect(srvr.split('\n')[0]).toMatch(/^Zookeeper version: 3\.8\.4-colonnade, built on /);
    expect(srvr.slice(srvr.indexOf('\n') + 1)).toMatch(server);
    const stat = await word('stat', (zk) => zk.create('/a'));
    expect(stat).toMatch(/Clients:\n( \/127\.0\.0\.1:\d+\[[01]\]\(queued=0,recved=\d+,sent=\d+\)\n){3}\n/);
    expect(stat.slice(stat.indexOf('Latency'))).toMatch(server);
    const mntr = await word('mntr', (zk) => zk.create('/a', Buffer.from('xyz'), { ephemeral: true }));
    for (const line of [
      'zk_server_state\tstandalone',
      'zk_znode_count\t5',
      'zk_ephemerals_count\t1',
      'zk_num_alive_connections\t3',
    ]) {
      expect(mntr.split('\n')).toContain(line);
    }
    expect(await word('conf')).toContain('clientPort=2181\ndataDir=memory\ntickTime=1000\n');
  });
  it('others are refused as ZooKeeper refuses them, and four letters that are no command are malformed', async () => {
    expect(await word('dump')).toBe('dump is not executed because it is not in the whitelist.\n');
    expect(await word('abcd')).toBe('');
  });
});
