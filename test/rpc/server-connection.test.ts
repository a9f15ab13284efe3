import { deflateSync, gunzipSync, gzipSync, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { AssertionError } from '../../base/assert.ts';
import { ManualClock } from '../../base/clock.ts';
import { codecByName } from '../../base/codec-registry.ts';
import { slabOf } from '../../base/slab.ts';
import { CellBlockBuilder } from '../../cell/cell-block.ts';
import { encodeKeyValue } from '../../cell/key-value-builder.ts';
import { pb } from '../../proto/index.ts';
import type { RpcCall, RpcResponse } from '../../rpc/service.ts';
import { framed, hello, RawClient, request } from './raw-client.ts';
import { echoService, serve } from './rpc-fixture.ts';

const H = 'org.apache.hadoop.hbase.';
const EMPTY = Buffer.alloc(0);

function cells(count: number): Buffer {
  const builder = new CellBlockBuilder();
  const cell = encodeKeyValue({
    row: Buffer.from('row'),
    family: Buffer.from('f'),
    timestamp: 1n,
    value: Buffer.from('v'),
  });
  for (let i = 0; i < count; i++) builder.append(slabOf(cell), 0, cell.length);
  return builder.finish();
}

const countCells = (call: RpcCall): RpcResponse => {
  let count = 0;
  while (call.cells?.next() !== undefined) count++;
  return { message: Buffer.from(`${count}`), cellBlock: cells(count) };
};

function headerFrame(header: pb.ConnectionHeader.$Properties): Buffer {
  return Buffer.concat([Buffer.from('HBas\0P'), framed(pb.ConnectionHeader.encode(header).finish())]);
}

describe('a preamble', () => {
  const fatal: [string, string, string][] = [
    ['GET / ', `${H}ipc.FatalConnectionException`, 'Expected HEADER=HBas'],
    ['HBas\x01P', `${H}ipc.WrongVersionException`, 'clientVersion=1'],
    ['HBas\0\x07', `${H}ipc.BadAuthException`, 'unknown auth code 7'],
  ];
  for (const [text, javaClass, words] of fatal) {
    it(`${JSON.stringify(text)} is answered ${javaClass}, then closed`, async () => {
      await using served = await serve([echoService()]);
      const client = new RawClient(served.address.port).write(Buffer.from(text, 'latin1'));
      const answer = await client.response();
      expect(answer!.header.call_id! | 0).toBe(-1);
      expect(answer!.header.exception).toMatchObject({ exception_class_name: javaClass, do_not_retry: true });
      expect(answer!.header.exception!.stack_trace).toContain(words);
      client.write(Buffer.alloc(100_000));
      await client.closed();
      expect(served.warnings).toHaveLength(1);
      expect(served.warnings[0]).toContain('Refusing a connection');
    });
  }

  it('Regist is answered with the cluster id, then closed', async () => {
    await using served = await serve([echoService()]);
    const client = new RawClient(served.address.port).write(Buffer.from('Regist'));
    const answer = await client.response();
    expect(answer!.header.call_id! | 0).toBe(-1);
    expect(pb.GetConnectionRegistryResponse.decode(answer!.message).cluster_id).toBe('the-cluster');
    await client.closed();
  });

  it('Regist is refused while the cluster id is not known', async () => {
    await using served = await serve([echoService()], { clusterId: () => undefined });
    const client = new RawClient(served.address.port).write(Buffer.from('Regist'));
    expect((await client.response())!.header.exception!.exception_class_name).toBe(`${H}ipc.FatalConnectionException`);
    await client.closed();
  });

  it('Securi is answered that there is no security, and the connection goes on', async () => {
    await using served = await serve([echoService()]);
    const client = new RawClient(served.address.port).write(Buffer.from('Securi'));
    expect((await client.response())!.header.exception!.exception_class_name).toBe(
      `${H}ipc.SecurityNotEnabledException`,
    );
    client.hello('EchoService').write(request('Echo', Buffer.from('on'), { call_id: 5 }));
    expect((await client.response())!.message.toString()).toBe('on');
    client.destroy();
  });

  for (const code of [81, 82]) {
    it(`of SASL (${code}) is told to switch to simple, and its first token dropped`, async () => {
      await using served = await serve([echoService()]);
      const client = new RawClient(served.address.port).write(Buffer.from([0x48, 0x42, 0x61, 0x73, 0, code]));
      client.write(framed(Buffer.from('a token')));
      expect((await client.bytes(8)).toString('hex')).toBe('00000000ffffffa8');
      client.write(hello('EchoService').subarray(6)).write(request('Echo', Buffer.from('hi')));
      expect((await client.bytes(9)).subarray(8).length).toBeGreaterThan(0);
      client.destroy();
    });
  }
});

describe('a connection header', () => {
  const refused: [string, pb.ConnectionHeader.$Properties, string][] = [
    ['of an unknown service', { service_name: 'NoService' }, `${H}ipc.UnknownServiceException`],
    ['without service', {}, `${H}ipc.UnknownServiceException`],
    [
      'with an unknown codec',
      { service_name: 'EchoService', cell_block_codec_class: 'x.Codec' },
      `${H}ipc.UnsupportedCellCodecException`,
    ],
    [
      'with an unknown compressor',
      { service_name: 'EchoService', cell_block_compressor_class: 'org.apache.hadoop.io.compress.BZip2Codec' },
      `${H}ipc.UnsupportedCompressionCodecException`,
    ],
  ];
  for (const [what, header, javaClass] of refused) {
    it(`${what} is refused as HBase does`, async () => {
      await using served = await serve([echoService()]);
      const client = new RawClient(served.address.port).write(headerFrame(header));
      expect((await client.response())!.header).toMatchObject({ exception: { exception_class_name: javaClass } });
      await client.closed();
    });
  }

  it('that is none closes the connection with a log line', async () => {
    await using served = await serve([echoService()]);
    for (const bytes of [framed(Buffer.from('ffff', 'hex')), Buffer.from('7fffffff', 'hex')]) {
      const client = new RawClient(served.address.port).write(Buffer.concat([Buffer.from('HBas\0P'), bytes]));
      await client.closed();
    }
    expect(served.warnings).toHaveLength(2);
    expect(served.server.metrics).toMatchObject({ malformedConnections: 2, connections: 0 });
  });

  it('tells the client version by numbers or by text, and old clients by neither', async () => {
    const versions: (object | undefined)[] = [];
    await using served = await serve([
      echoService({
        Version: (call) => {
          versions.push(call.clientVersion);
          return { message: EMPTY };
        },
      }),
    ]);
    const info = { url: '', revision: '', user: '', date: '', src_checksum: '' };
    const all = [
      { ...info, version: '2.4.17' },
      { ...info, version: 'x', version_major: 1, version_minor: 3 },
      undefined,
    ];
    for (const version_info of all) {
      const client = new RawClient(served.address.port).write(
        headerFrame({ service_name: 'EchoService', version_info }),
      );
      await client.write(request('Version', EMPTY)).response();
      client.destroy();
    }
    expect(versions).toEqual([{ major: 2, minor: 4 }, { major: 1, minor: 3 }, undefined]);
  });
});

describe('requests', () => {
  it('cut anywhere are put together, one byte at a time too', async () => {
    await using served = await serve([echoService({ Count: countCells })]);
    const stream = Buffer.concat([
      hello('EchoService'),
      request('Echo', Buffer.from('first'), { call_id: 1, timeout: 10_000 }),
      request('Count', EMPTY, { call_id: 2 }, cells(3)),
      request('Echo', Buffer.alloc(300, 'x'), { call_id: 3 }),
    ]);
    const answers = async (client: RawClient) => {
      const out = [];
      for (let i = 0; i < 3; i++) {
        const { header, message, block } = (await client.response())!;
        out.push([header.call_id, message.toString(), block.length]);
      }
      client.destroy();
      return out;
    };
    const expected = [
      [1, 'first', 0],
      [2, '3', cells(3).length],
      [3, 'x'.repeat(300), 0],
    ];
    const whole = new RawClient(served.address.port).write(stream);
    expect(await answers(whole)).toEqual(expected);
    const slow = new RawClient(served.address.port);
    for (const byte of stream) slow.write(Buffer.from([byte]));
    expect(await answers(slow)).toEqual(expected);
    for (let cut = 1; cut < stream.length; cut += 7) {
      const client = new RawClient(served.address.port).write(stream.subarray(0, cut));
      client.socket.once('connect', () => setImmediate(() => client.write(stream.subarray(cut))));
      expect(await answers(client), `cut at ${cut}`).toEqual(expected);
    }
  });

  it('with any bit flipped close at most their own connection', async () => {
    await using served = await serve([echoService({ Count: countCells })], {}, { defaultTimeoutMs: 5000 });
    const stream = Buffer.concat([
      hello('EchoService'),
      request('Count', EMPTY, { call_id: 2 }, cells(1)),
      request('Echo', EMPTY, { call_id: 3 }),
    ]);
    for (let i = 0; i < stream.length; i++) {
      const flipped = Buffer.from(stream);
      flipped[i] ^= 1 << (i % 8);
      const client = new RawClient(served.address.port).write(flipped);
      client.socket.end();
      await client.closed();
    }
    const { message } = await served.client.call(served.address, 'EchoService', 'Echo', Buffer.from('alive'));
    expect(message.toString()).toBe('alive');
    expect(served.server.metrics).toMatchObject({ connections: 1, runningCalls: 0, queueBytes: 0 });
  });

  it('whose parts do not add up fail alone', async () => {
    await using served = await serve([echoService({ Count: countCells })]);
    const client = new RawClient(served.address.port).hello('EchoService');
    const failures: [Buffer, string][] = [
      [request('Echo', EMPTY, { call_id: 1, request_param: false }), 'no parameter'],
      [request('Echo', EMPTY, { call_id: 2, cell_block_meta: { length: 9 } }, cells(1)), 'Cell block of 9 bytes'],
      [request('Nope', EMPTY, { call_id: 3 }), 'UnsupportedOperationException: EchoService has no method Nope'],
      [request('Count', EMPTY, { call_id: 4 }, Buffer.from('0000000401020304', 'hex')), 'Invalid KeyValue'],
    ];
    for (const [bytes, words] of failures) {
      const answer = await client.write(bytes).response();
      expect(answer!.header.exception).toMatchObject({
        exception_class_name: `${H}DoNotRetryIOException`,
        do_not_retry: true,
      });
      expect(answer!.header.exception!.stack_trace).toContain(words);
    }
    expect((await client.write(request('Echo', Buffer.from('on'))).response())!.message.toString()).toBe('on');
    client.destroy();
  });

  it('with cells but no codec fail', async () => {
    await using served = await serve([echoService()]);
    const client = new RawClient(served.address.port).write(headerFrame({ service_name: 'EchoService' }));
    const answer = await client.write(request('Echo', EMPTY, {}, cells(1))).response();
    expect(answer!.header.exception!.stack_trace).toContain('named no cell codec');
    client.destroy();
  });

  const codec = (name: string) => ({
    compress: (bytes: Buffer) => codecByName(name).compress(bytes),
    decompress: (bytes: Buffer, length: number) => codecByName(name).decompress(bytes, length),
  });
  const compressions = [
    ['org.apache.hadoop.io.compress.GzipCodec', { compress: gzipSync, decompress: gunzipSync }],
    ['org.apache.hadoop.io.compress.DefaultCodec', { compress: deflateSync, decompress: inflateSync }],
    // As gohbase sends it.
    ['org.apache.hadoop.io.compress.SnappyCodec', codec('SNAPPY')],
    [`${H}io.compress.aircompressor.Lz4Codec`, codec('LZ4')],
    [`${H}io.compress.zstd.ZstdCodec`, codec('ZSTD')],
  ] as const;
  it.each(compressions)('with cell blocks of %s are answered in kind', async (javaClass, { compress, decompress }) => {
    await using served = await serve([echoService({ Count: countCells })]);
    const client = new RawClient(served.address.port).write(
      headerFrame({
        service_name: 'EchoService',
        cell_block_codec_class: `${H}codec.KeyValueCodec`,
        cell_block_compressor_class: javaClass,
      }),
    );
    // More than one run of what Hadoop's codecs take at a time.
    for (const count of [5, 20_000]) {
      const plain = cells(count);
      const answer = await client.write(request('Count', EMPTY, {}, Buffer.from(compress(plain)))).response();
      expect(answer!.message.toString()).toBe(String(count));
      expect(plain.equals(decompress(answer!.block as Buffer, plain.length))).toBe(true);
    }
    const cut = Buffer.from(compress(cells(5)));
    expect(
      (await client.write(request('Count', EMPTY, {}, cut.subarray(0, cut.length - 2))).response())!.header.exception!
        .stack_trace,
    ).toContain('cannot be decompressed');
    client.destroy();
  });

  it('that are too big are answered by their call id, then the connection is closed', async () => {
    await using served = await serve([echoService()], { limits: { maxRequestBytes: 10_000 } });
    const big = request('Echo', Buffer.alloc(200_000), { call_id: 77 });
    for (const first of [big.length, 6]) {
      const client = new RawClient(served.address.port).hello('EchoService').write(big.subarray(0, first));
      if (first < big.length)
        client.socket.once('connect', () => setImmediate(() => client.write(big.subarray(first))));
      const answer = await client.response();
      expect(answer!.header.call_id).toBe(77);
      expect(answer!.header.exception).toMatchObject({
        exception_class_name: `${H}exceptions.RequestTooBigException`,
        do_not_retry: true,
      });
      await client.closed();
    }
    const call = served.client.call(served.address, 'EchoService', 'Echo', Buffer.alloc(20_000));
    await expect(call).rejects.toMatchObject({ javaClass: `${H}exceptions.RequestTooBigException` });
    const old = new RawClient(served.address.port).write(headerFrame({ service_name: 'EchoService' })).write(big);
    expect((await old.response())!.header.exception!.exception_class_name).toBe(`${H}DoNotRetryIOException`);
    old.destroy();
  });
});

describe('a busy server', () => {
  it('answers what one read brought in one write', async () => {
    await using served = await serve([echoService()]);
    const client = new RawClient(served.address.port).hello('EchoService');
    await client.write(request('Echo', EMPTY)).response();
    const chunks: number[] = [];
    client.socket.on('data', (bytes) => chunks.push(bytes.length));
    client.write(
      Buffer.concat(Array.from({ length: 100 }, (_, i) => request('Echo', Buffer.from('0123456789'), { call_id: i }))),
    );
    for (let i = 0; i < 100; i++) expect((await client.response())!.header.call_id).toBe(i);
    expect(chunks).toHaveLength(1);
    client.destroy();
  });

  it('refuses calls beyond its queue, and keeps lanes for the master and hbase:meta', async () => {
    const waiting: (() => void)[] = [];
    await using served = await serve(
      [echoService({ Wait: (call) => new Promise((resolve) => waiting.push(() => resolve({ message: call.param }))) })],
      { limits: { maxRunningCalls: 2, maxQueuedCalls: 3 } },
    );
    const call = (method: string, priority = 0) =>
      served.client.call(served.address, 'EchoService', method, Buffer.from(method), { priority });
    const held = Array.from({ length: 5 }, () => call('Wait'));
    await expect(call('Wait')).rejects.toMatchObject({
      javaClass: `${H}CallQueueTooBigException`,
      retry: 'same-server-later',
    });
    expect((await call('Echo', 200)).message.toString()).toBe('Echo');
    expect((await call('Echo', 100)).message.toString()).toBe('Echo');
    expect(served.server.metrics).toMatchObject({ runningCalls: 2, queuedCalls: 3, refusedCalls: 1 });
    for (let i = 0; i < 5; i++) {
      waiting.shift()!();
      await held[i];
      // The next of the queue has begun by now, or begins with this call.
      await call('Echo', 200);
    }
    expect(served.server.metrics).toMatchObject({ runningCalls: 0, queuedCalls: 0, queueBytes: 0 });
  });

  it('refuses calls beyond its bytes', async () => {
    await using served = await serve([echoService({ Never: () => new Promise(() => {}) })], {
      limits: { maxQueueBytes: 1000 },
    });
    served.client.call(served.address, 'EchoService', 'Never', Buffer.alloc(900)).catch(() => {});
    await expect(served.client.call(served.address, 'EchoService', 'Echo', Buffer.alloc(200))).rejects.toMatchObject({
      javaClass: `${H}CallQueueTooBigException`,
    });
  });

  it('drops calls whose deadline has passed before they ran', async () => {
    const clock = new ManualClock();
    const ran: number[] = [];
    let release: (() => void) | undefined;
    await using served = await serve(
      [
        echoService({
          Hold: () => new Promise((resolve) => (release = () => resolve({ message: EMPTY }))),
          Note: (call) => {
            ran.push(call.param[0]);
            return { message: EMPTY };
          },
        }),
      ],
      { clock, limits: { maxRunningCalls: 1 } },
    );
    const client = new RawClient(served.address.port).hello('EchoService');
    client.write(request('Hold', EMPTY, { call_id: 1 }));
    client.write(request('Note', Buffer.from([2]), { call_id: 2, timeout: 50 }));
    client.write(request('Note', Buffer.from([3]), { call_id: 3, timeout: 500 }));
    await new RawClient(served.address.port)
      .hello('EchoService')
      .write(request('Echo', EMPTY, { priority: 200 }))
      .response();
    clock.advance(100);
    release!();
    expect((await client.response())!.header.call_id).toBe(1);
    expect((await client.response())!.header.call_id).toBe(3);
    expect(ran).toEqual([3]);
    expect(served.server.metrics.expiredCalls).toBe(1);
    client.destroy();
  });

  it('leaves the requests of a client unread that does not read its answers', async () => {
    let calls = 0;
    await using served = await serve(
      [
        echoService({
          Big: () => {
            calls++;
            return { message: Buffer.alloc(500_000) };
          },
        }),
      ],
      { limits: { maxUnsentBytes: 1_000_000 } },
    );
    const client = new RawClient(served.address.port).hello('EchoService');
    client.socket.pause();
    client.write(Buffer.concat(Array.from({ length: 80 }, (_, i) => request('Big', EMPTY, { call_id: i }))));
    // Other connections are served meanwhile; each round trip gives the first its turn.
    for (let i = 0; i < 50; i++) await served.client.call(served.address, 'EchoService', 'Echo', EMPTY);
    expect(calls).toBeLessThan(50);
    client.socket.resume();
    for (let i = 0; i < 80; i++) expect((await client.response())!.header.call_id).toBe(i);
    expect(calls).toBe(80);
    client.destroy();
  });

  it('holds no more of unfinished requests than of waiting ones', async () => {
    await using served = await serve([echoService()], { limits: { maxQueueBytes: 5_000_000 } });
    const unfinished = request('Echo', Buffer.alloc(3_000_000)).subarray(0, 2_900_000);
    const clients = [0, 1].map(() => new RawClient(served.address.port).hello('EchoService').write(unfinished));
    await Promise.race(clients.map((client) => client.closed()));
    expect(served.warnings).toHaveLength(1);
    expect(served.warnings[0]).toContain('unfinished requests');
    for (const client of clients) client.destroy();
    await Promise.all(clients.map((client) => client.closed()));
    // The server sees them go in its own time; round trips give it that.
    for (let i = 0; i < 1000 && (i === 0 || served.server.metrics.connections > 1); i++) {
      await served.client.call(served.address, 'EchoService', 'Echo', EMPTY);
    }
    expect(served.server.metrics).toMatchObject({ connections: 1, partialBytes: 0 });
  });

  it('takes no more connections than allowed', async () => {
    await using served = await serve([echoService()], { limits: { maxConnections: 1 } });
    const first = new RawClient(served.address.port).hello('EchoService');
    await first.write(request('Echo', EMPTY)).response();
    const second = new RawClient(served.address.port).hello('EchoService');
    await second.closed();
    expect(served.warnings[0]).toContain('too many');
    first.destroy();
  });

  it('answers a call that met a bug, and then tells of the bug', async () => {
    const bugs: unknown[] = [];
    await using served = await serve(
      [
        echoService({
          Bug: () => {
            throw new AssertionError('never so');
          },
        }),
      ],
      { onBug: (error) => bugs.push(error) },
    );
    await expect(served.client.call(served.address, 'EchoService', 'Bug', EMPTY)).rejects.toMatchObject({
      javaClass: 'java.io.IOException',
    });
    expect(bugs).toHaveLength(1);
  });
});
