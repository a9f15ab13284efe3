import { describe, expect, it } from 'vitest';
import { SeededRandom } from '../../../base/random.ts';
import { JuteWriter } from '../../../coordination/zookeeper/jute.ts';
import { OP_CREATE, OPEN_ACL, writeAcls, writeConnectRequest } from '../../../coordination/zookeeper/protocol.ts';
import { settle, ZooKeeperWorld } from '../support/zookeeper-world.ts';

const hex = (text: string) => Buffer.from(text.replaceAll(/\s/g, ''), 'hex');

function handshake(): Buffer {
  const writer = new JuteWriter();
  const request = { protocolVersion: 0, lastZxidSeen: 0n, timeoutMs: 5000, sessionId: 0n, readOnly: false };
  writeConnectRequest(writer, { ...request, password: Buffer.alloc(16) });
  return writer.packet();
}
const packet = (write: (writer: JuteWriter) => JuteWriter) => write(new JuteWriter()).packet();
const withAcl = (writer: JuteWriter) => {
  writeAcls(writer, OPEN_ACL);
  return writer;
};

/** One of each kind of request. */
const REQUESTS = Buffer.concat([
  packet((w) => withAcl(w.int(1).int(OP_CREATE).ustring('/a').buffer(Buffer.from('v'))).int(0)),
  packet((w) => withAcl(w.int(2).int(15).ustring('/a/s').buffer(undefined)).int(3)),
  packet((w) => withAcl(w.int(3).int(21).ustring('/a/t').buffer(undefined)).int(5).long(1000n)),
  packet((w) => w.int(4).int(3).ustring('/a').bool(true)),
  packet((w) => w.int(5).int(4).ustring('/a').bool(true)),
  packet((w) => w.int(6).int(12).ustring('/a').bool(true)),
  packet((w) => w.int(7).int(5).ustring('/a').buffer(Buffer.from('w')).int(0)),
  packet((w) => w.int(8).int(6).ustring('/a')),
  packet((w) => withAcl(w.int(9).int(7).ustring('/a')).int(-1)),
  packet((w) => w.int(10).int(9).ustring('/a')),
  packet((w) =>
    w
      .int(-8)
      .int(101)
      .long(0n)
      .vector(['/a'], (v, p) => v.ustring(p))
      .vector([], () => {})
      .vector([], () => {}),
  ),
  packet((w) => w.int(11).int(106).ustring('/a').int(1)),
  packet((w) => w.int(12).int(18).ustring('/a').int(3)),
  packet((w) => w.int(-4).int(100).int(0).ustring('digest').buffer(Buffer.from('u:p'))),
  packet((w) =>
    w
      .int(13)
      .int(14)
      .raw(
        hex(
          `00000005 00 ffffffff 00000002 2f61 00000001 77 ffffffff 0000000d 00 ffffffff 00000002 2f61 00000009
         00000002 00 ffffffff 00000002 2f61 ffffffff ffffffff 01 ffffffff`,
        ),
      ),
  ),
  packet((w) => w.int(-2).int(11)),
]);

describe('malformed input', () => {
  it('a hand-shake and requests may come byte by byte', async () => {
    const world = new ZooKeeperWorld();
    await world.start();
    const [slow, fast] = [world.raw(), world.raw()];
    for (const byte of handshake()) slow.send(Buffer.from([byte]));
    await settle();
    for (const byte of REQUESTS) slow.send(Buffer.from([byte]));
    await settle();
    expect(slow.replies.length).toBe(16);
    expect(slow.replies.map((reply) => reply.err).filter((err) => err !== 0)).toEqual([]);
    fast.send(handshake());
    fast.send(REQUESTS);
    await settle();
    expect(fast.replies.length).toBe(16);
  });

  it('input cut at any byte and then ended harms nobody', async () => {
    const world = new ZooKeeperWorld();
    await world.start();
    const zk = await world.connect();
    const whole = Buffer.concat([handshake(), REQUESTS]);
    for (let length = 0; length < whole.length; length++) {
      const raw = world.raw();
      raw.send(whole.subarray(0, length));
      await settle(1);
      raw.close();
    }
    await settle();
    await zk.create('/still');
    expect(world.server.answerWord('ruok')).toBe('imok');
    expect(/zk_num_alive_connections\t(\d+)/.exec(world.server.answerWord('mntr')!)?.[1]).toBe('1');
  });

  it('any byte flipped: an answer, or that one connection is closed with a log line', async () => {
    const seed = 7;
    const random = new SeededRandom(seed);
    const world = new ZooKeeperWorld();
    await world.start({ maxSessions: 100_000 });
    const zk = await world.connect();
    const whole = Buffer.concat([handshake(), REQUESTS]);
    let closed = 0;
    for (let at = 0; at < whole.length; at++) {
      const changed = Buffer.from(whole);
      changed[at] ^= 1 + random.below(255);
      const raw = world.raw();
      const before = world.log.length;
      raw.send(changed);
      await settle(2);
      if (raw.isClosed) {
        closed++;
        const lines = world.log.slice(before).join('\n');
        expect(lines, `byte ${at}, seed ${seed}`).toMatch(
          /closing a ZooKeeper connection|failed to authenticate|refusing to go on/,
        );
      }
      raw.close();
    }
    expect(closed).toBeGreaterThan(50);
    await settle();
    // The tree has still one shape: every child is there, every node has its parent.
    for (const path of ['/', ...(await zk.getChildren('/')).map((name) => `/${name}`)]) {
      expect((await zk.exists(path))?.numChildren).toBe((await zk.getChildren(path)).length);
    }
  });

  it('noise instead of a hand-shake', async () => {
    const seed = 11;
    const random = new SeededRandom(seed);
    const world = new ZooKeeperWorld();
    await world.start();
    for (let i = 0; i < 300; i++) {
      const raw = world.raw();
      raw.send(random.bytes(1 + random.below(200)));
      await settle(1);
      raw.close();
    }
    await (await world.connect()).create('/fine');
  });

  it('a packet over the bound closes the connection before it is read', async () => {
    const world = new ZooKeeperWorld();
    await world.start({ maxPacketBytes: 1000 });
    const raw = world.raw();
    await raw.handshake();
    raw.send(hex('000003e9'));
    await settle();
    expect(raw.isClosed).toBe(true);
    expect(world.log.join('\n')).toContain('a packet of 1001 bytes, where at most 1000 are allowed');
  });

  it('an HTTP request is not a ZooKeeper client', async () => {
    const world = new ZooKeeperWorld();
    await world.start();
    const raw = world.raw();
    raw.send(Buffer.from('GET / HTTP/1.1\r\n\r\n'));
    await settle();
    expect(raw.isClosed).toBe(true);
  });
});

describe('bounds', () => {
  it('connections', async () => {
    const world = new ZooKeeperWorld();
    await world.start({ maxConnections: 2 });
    const raws = [world.raw(), world.raw(), world.raw()];
    for (const raw of raws) raw.send(handshake());
    await settle();
    expect(raws.map((raw) => raw.isClosed)).toEqual([false, false, true]);
    raws[0].close();
    await settle();
    expect(await world.raw().handshake()).toBeDefined();
  });
  it('sessions', async () => {
    const world = new ZooKeeperWorld();
    await world.start({ maxSessions: 1 });
    expect((await world.raw().handshake())?.timeoutMs).toBe(10_000);
    expect((await world.raw().handshake())?.timeoutMs).toBe(0);
  });
  it('the tree', async () => {
    const world = new ZooKeeperWorld();
    await world.start({ maxTreeBytes: 1000 });
    const zk = await world.connect();
    await zk.create('/a', Buffer.alloc(800));
    await expect(zk.create('/b', Buffer.alloc(200))).rejects.toMatchObject({ zk: 'QUOTAEXCEEDED' });
    await expect(zk.set('/a', Buffer.alloc(1000))).rejects.toMatchObject({ zk: 'QUOTAEXCEEDED' });
    await zk.set('/a', Buffer.alloc(10));
    await zk.create('/b', Buffer.alloc(200));
  });
  it('watches of one connection', async () => {
    const world = new ZooKeeperWorld();
    await world.start({ maxWatchesPerConnection: 3 });
    const zk = await world.connect();
    const watch = () => {};
    for (const path of ['/a', '/b', '/c']) await zk.exists(path, { watch });
    await expect(zk.exists('/d', { watch })).rejects.toMatchObject({ zk: 'QUOTAEXCEEDED' });
    await zk.exists('/d');
  });
  it('a connection that never asks for a session is closed', async () => {
    const world = new ZooKeeperWorld();
    await world.start();
    const raw = world.raw();
    await world.advance(21_000, 500);
    expect(raw.isClosed).toBe(true);
  });
});
