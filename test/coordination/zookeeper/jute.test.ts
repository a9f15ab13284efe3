import { describe, expect, it } from 'vitest';
import { FrameReader } from '../../../coordination/zookeeper/frame-reader.ts';
import { JuteError, JuteReader, JuteWriter } from '../../../coordination/zookeeper/jute.ts';
import {
  OP_CHECK,
  OP_CREATE,
  OP_DELETE,
  OP_EXISTS,
  OP_MULTI,
  OP_SET_DATA,
  OP_SET_WATCHES,
  OPEN_ACL,
  readAcls,
  readConnectRequest,
  readConnectResponse,
  readStat,
  writeAcls,
  writeConnectRequest,
  writeConnectResponse,
  writeStat,
} from '../../../coordination/zookeeper/protocol.ts';

const hex = (text: string) => Buffer.from(text.replaceAll(/\s/g, ''), 'hex');

// Made by the jute classes of ZooKeeper 3.8.
const CONNECT_RESPONSE = hex('00000000 00009c40 1122334455667788 00000010 00000000000000000000000000000000');
const CREATE = hex(
  '00000001 00000001 00000002 2f61 00000001 76 00000001 0000001f 00000005 776f726c64 00000006 616e796f6e65 00000001',
);
const GET_DATA_REPLY = hex(
  `00000002 0000000000000007 00000000 00000001 76 0000000000000007 0000000000000007 00000000000003e8 00000000000003e8
   00000000 00000000 00000000 0000000000000000 00000001 00000000 0000000000000007`,
);
const SET_WATCHES = hex(
  'fffffff8 00000065 0000000000000005 00000001 00000002 2f64 00000001 00000002 2f65 00000001 00000002 2f63',
);
const MULTI = hex(
  `00000004 0000000e
   00000001 00 ffffffff 00000002 2f61 ffffffff 00000001 0000001f 00000005 776f726c64 00000006 616e796f6e65 00000000
   00000005 00 ffffffff 00000002 2f61 00000001 77 ffffffff
   0000000d 00 ffffffff 00000002 2f61 00000001
   00000002 00 ffffffff 00000002 2f61 ffffffff
   ffffffff 01 ffffffff`,
);

describe('jute, against the bytes of the Java classes', () => {
  it('connect response', () => {
    const writer = new JuteWriter();
    writeConnectResponse(writer, {
      timeoutMs: 40_000,
      sessionId: 0x1122334455667788n,
      password: Buffer.alloc(16),
      readOnly: undefined,
    });
    expect(writer.body()).toEqual(CONNECT_RESPONSE);
    expect(readConnectResponse(new JuteReader(CONNECT_RESPONSE))).toEqual({
      timeoutMs: 40_000,
      sessionId: 0x1122334455667788n,
      password: Buffer.alloc(16),
      readOnly: undefined,
    });
  });
  it('connect request of 44 and of 45 bytes', () => {
    const request = {
      protocolVersion: 0,
      lastZxidSeen: 5n,
      timeoutMs: 90_000,
      sessionId: 0n,
      password: Buffer.alloc(16),
    };
    for (const [readOnly, length] of [
      [undefined, 44],
      [false, 45],
    ] as const) {
      const writer = new JuteWriter();
      writeConnectRequest(writer, { ...request, readOnly });
      const body = writer.body();
      expect(body.length).toBe(length);
      expect(readConnectRequest(new JuteReader(body))).toEqual({ ...request, readOnly });
    }
  });
  it('create', () => {
    const writer = new JuteWriter().int(1).int(OP_CREATE).ustring('/a').buffer(Buffer.from('v'));
    writeAcls(writer, OPEN_ACL);
    expect(writer.int(1).body()).toEqual(CREATE);
    const reader = new JuteReader(CREATE, 8);
    expect([reader.ustring(), reader.buffer()?.toString(), readAcls(reader), reader.int()]).toEqual([
      '/a',
      'v',
      OPEN_ACL,
      1,
    ]);
    expect(reader.remaining).toBe(0);
  });
  it('getData reply with its Stat', () => {
    const stat = {
      ...{ czxid: 7n, mzxid: 7n, ctime: 1000, mtime: 1000, version: 0, cversion: 0, aversion: 0 },
      ...{ ephemeralOwner: 0n, dataLength: 1, numChildren: 0, pzxid: 7n },
    };
    const writer = new JuteWriter().int(2).long(7n).int(0).buffer(Buffer.from('v'));
    writeStat(writer, stat);
    expect(writer.body()).toEqual(GET_DATA_REPLY);
    expect(readStat(new JuteReader(GET_DATA_REPLY, 21))).toEqual(stat);
  });
  it('exists, event, setWatches', () => {
    expect(new JuteWriter().int(3).int(OP_EXISTS).ustring('/a').bool(true).body()).toEqual(
      hex('00000003 00000003 00000002 2f61 01'),
    );
    expect(new JuteWriter().int(-1).long(-1n).int(0).int(2).int(3).ustring('/a').body()).toEqual(
      hex('ffffffff ffffffffffffffff 00000000 00000002 00000003 00000002 2f61'),
    );
    const writer = new JuteWriter().int(-8).int(OP_SET_WATCHES).long(5n);
    for (const path of ['/d', '/e', '/c']) writer.vector([path], (w, one) => w.ustring(one));
    expect(writer.body()).toEqual(SET_WATCHES);
  });
  it('multi', () => {
    const writer = new JuteWriter().int(4).int(OP_MULTI);
    const header = (type: number) => writer.int(type).bool(false).int(-1);
    header(OP_CREATE).ustring('/a').buffer(undefined);
    writeAcls(writer, OPEN_ACL);
    writer.int(0);
    header(OP_SET_DATA).ustring('/a').buffer(Buffer.from('w')).int(-1);
    header(OP_CHECK).ustring('/a').int(1);
    header(OP_DELETE).ustring('/a').int(-1);
    expect(writer.int(-1).bool(true).int(-1).body()).toEqual(MULTI);
  });
});

describe('bytes that are no record', () => {
  const readAll = (bytes: Buffer) => {
    const reader = new JuteReader(bytes, 8);
    return [reader.ustring(), reader.buffer(), readAcls(reader), reader.int()];
  };
  it('a record cut anywhere is refused', () => {
    for (let length = 8; length < CREATE.length; length++) {
      expect(() => readAll(CREATE.subarray(0, length)), `cut at ${length}`).toThrow(JuteError);
    }
  });
  it('any byte changed reads as something or is refused, and takes no more memory than it has bytes', () => {
    for (let at = 8; at < CREATE.length; at++) {
      for (const mask of [0x01, 0x80, 0xff]) {
        const changed = Buffer.from(CREATE);
        changed[at] ^= mask;
        try {
          readAll(changed);
        } catch (error) {
          expect(error).toBeInstanceOf(JuteError);
        }
      }
    }
  });
  it('null and negative lengths', () => {
    expect(new JuteReader(hex('ffffffff')).ustring()).toBe(undefined);
    expect(new JuteReader(hex('ffffffff')).buffer()).toBe(undefined);
    expect(new JuteReader(hex('ffffffff')).vector((r) => r.int())).toEqual([]);
    expect(() => new JuteReader(hex('fffffffe')).ustring()).toThrow('a string of length -2');
    expect(() => new JuteReader(hex('7fffffff')).vector((r) => r.bool())).toThrow('2147483647 items');
  });
  it('strings outside ASCII', () => {
    const body = new JuteWriter(1).ustring('/ä中𝄞').body();
    expect(new JuteReader(body).ustring()).toBe('/ä中𝄞');
  });
});

describe('packets', () => {
  const packets = [Buffer.from('one'), Buffer.alloc(0), Buffer.from('a longer one'), Buffer.from('x')];
  const stream = Buffer.concat(packets.flatMap((body) => [hex(body.length.toString(16).padStart(8, '0')), body]));
  const cut = (pieces: Buffer[]) => {
    const found: Buffer[] = [];
    const frames = new FrameReader({ maxBytes: 100, onFrame: (body) => found.push(Buffer.from(body)) });
    for (const piece of pieces) frames.push(piece);
    return found;
  };
  it('come out whole however the bytes come in', () => {
    expect(cut([stream])).toEqual(packets);
    expect(cut([...stream].map((byte) => Buffer.from([byte])))).toEqual(packets);
    for (let at = 1; at < stream.length; at++) {
      expect(cut([stream.subarray(0, at), stream.subarray(at)]), `cut at ${at}`).toEqual(packets);
    }
  });
  it('too long or negative are refused before anything is kept of them', () => {
    expect(() => cut([hex('00000065')])).toThrow('a packet of 101 bytes, where at most 100 are allowed');
    expect(() => cut([hex('00'), hex('00'), hex('00'), hex('65')])).toThrow(JuteError);
    expect(() => cut([hex('ffffffff')])).toThrow('a packet of 4294967295 bytes');
  });
  it('a four-letter word is one only at the very beginning', () => {
    const words: string[] = [];
    const bodies: string[] = [];
    const reader = () =>
      new FrameReader({
        maxBytes: 100,
        onFrame: (body) => bodies.push(body.toString()),
        onWord: (word) => words.push(word),
      });
    reader().push(Buffer.from('ruok\n'));
    const slow = reader();
    for (const letter of 'srvr') slow.push(Buffer.from(letter));
    expect(words).toEqual(['ruok', 'srvr']);
    const later = reader();
    later.push(hex('00000001 78'));
    expect(() => later.push(Buffer.from('ruok'))).toThrow(JuteError);
    expect(bodies).toEqual(['x']);
  });
});
