import { describe, expect, it } from 'vitest';
import { systemClock } from '../../base/clock.ts';
import { hbaseError, isHBaseError } from '../../base/errors.ts';
import { netTransport } from '../../base/net-transport.ts';
import { systemScheduler } from '../../base/scheduler.ts';
import { slabOf } from '../../base/slab.ts';
import { CellBlockBuilder } from '../../cell/cell-block.ts';
import { encodeKeyValue } from '../../cell/key-value-builder.ts';
import { pb } from '../../proto/index.ts';
import { regionMovedException } from '../../rpc/exception-codec.ts';
import { RpcClient } from '../../rpc/rpc-client.ts';
import { RpcConnectionError } from '../../rpc/rpc-connection-error.ts';
import { unary } from '../../rpc/service.ts';
import { echoService, serve } from './rpc-fixture.ts';

function block(...values: string[]): Buffer {
  const builder = new CellBlockBuilder();
  for (const value of values) {
    const cell = encodeKeyValue({
      row: Buffer.from('r'),
      family: Buffer.from('f'),
      timestamp: 5n,
      value: Buffer.from(value),
    });
    builder.append(slabOf(cell), 0, cell.length);
  }
  return builder.finish();
}

describe('an RPC server and its client', () => {
  it('answer a call, with cells both ways', async () => {
    let seen: string[] = [];
    await using served = await serve([
      echoService({
        Cells: (call) => {
          seen = [
            call.user,
            call.method,
            call.service,
            call.codec,
            `${call.clientVersion?.major}.${call.clientVersion?.minor}`,
          ];
          let count = 0;
          while (call.cells?.next() !== undefined) count++;
          return { message: Buffer.from(`${count}`), cellBlock: [block('a'), block('b', 'c')] };
        },
      }),
    ]);
    const echoed = await served.client.call(served.address, 'EchoService', 'Echo', Buffer.from('hello'));
    expect(echoed.message.toString()).toBe('hello');
    expect(echoed.cells).toBeUndefined();
    const reply = await served.client.call(served.address, 'EchoService', 'Cells', Buffer.alloc(0), {
      cellBlock: block('x', 'y'),
    });
    expect(reply.message.toString()).toBe('2');
    const values: number[] = [];
    for (let cell = reply.cells?.next(); cell !== undefined; cell = reply.cells?.next())
      values.push(cell.slab.bytes[cell.offset + cell.length - 1]);
    expect(Buffer.from(values).toString()).toBe('abc');
    expect(seen).toEqual(['tester', 'Cells', 'EchoService', 'KeyValueCodec', '2.6']);
  });

  it('keep many calls under way on one connection, whatever their order of answers', async () => {
    const waiting: (() => void)[] = [];
    await using served = await serve([
      echoService({
        Slow: (call) => new Promise((resolve) => waiting.push(() => resolve({ message: call.param }))),
      }),
    ]);
    const slow = Array.from({ length: 20 }, (_, i) =>
      served.client.call(served.address, 'EchoService', 'Slow', Buffer.from(`${i}`)),
    );
    const fast = await Promise.all(
      Array.from({ length: 1000 }, (_, i) =>
        served.client.call(served.address, 'EchoService', 'Echo', Buffer.from(`${i}`)),
      ),
    );
    expect(fast.map((reply) => reply.message.toString())).toEqual(Array.from({ length: 1000 }, (_, i) => `${i}`));
    expect(served.server.metrics.runningCalls).toBe(20);
    for (const answer of waiting.reverse()) answer();
    expect((await Promise.all(slow)).map((reply) => reply.message.toString())).toEqual(
      Array.from({ length: 20 }, (_, i) => `${i}`),
    );
    expect(served.server.metrics).toMatchObject({ connections: 1, runningCalls: 0, queueBytes: 0, calls: 1020 });
  });

  it('carry large messages and cell blocks', async () => {
    const big = Buffer.alloc(3_000_000, 'b');
    await using served = await serve([
      echoService({ Big: (call) => ({ message: call.param, cellBlock: block('q'.repeat(500_000)) }) }),
    ]);
    const [one, two] = await Promise.all([
      served.client.call(served.address, 'EchoService', 'Big', big),
      served.client.call(served.address, 'EchoService', 'Big', big),
    ]);
    expect(one.message.equals(big) && two.message.equals(big)).toBe(true);
    expect(two.cells?.next()?.length).toBeGreaterThan(500_000);
  });

  it('speak protobuf through unary methods, and say what is malformed', async () => {
    await using served = await serve([
      {
        name: 'ClientMetaService',
        methods: {
          GetClusterId: unary(pb.GetClusterIdRequest, pb.GetClusterIdResponse, async () => ({ cluster_id: 'c1' })),
          GetProcedureResult: unary(pb.GetProcedureResultRequest, pb.GetProcedureResultResponse, () => ({ state: 1 })),
        },
      },
    ]);
    const reply = await served.client.call(served.address, 'ClientMetaService', 'GetClusterId', Buffer.alloc(0));
    expect(pb.GetClusterIdResponse.decode(reply.message).cluster_id).toBe('c1');
    await expect(
      served.client.call(served.address, 'ClientMetaService', 'GetProcedureResult', Buffer.from([0x0a, 0xff])),
    ).rejects.toMatchObject({ javaClass: 'org.apache.hadoop.hbase.DoNotRetryIOException', retry: 'never' });
  });

  it('pass exceptions by exact class, with the message, and what comes with them', async () => {
    const errors: Record<string, Error> = {
      a: hbaseError('NoSuchColumnFamilyException', 'Column family nope does not exist in region t,,1\nsecond line'),
      b: regionMovedException('host1', 16020, 17, 42),
      c: new TypeError('a bug'),
      d: hbaseError('IllegalArgumentException', 'wrong'),
      e: hbaseError('CallQueueTooBigException', 'busy', { serverOverloaded: true }),
    };
    await using served = await serve([
      echoService({
        Fail: (call) => {
          throw errors[call.param.toString()];
        },
        Reject: async (call) => {
          throw errors[call.param.toString()];
        },
      }),
    ]);
    const failure = (method: string, key: string) =>
      served.client.call(served.address, 'EchoService', method, Buffer.from(key)).then(
        () => expect.unreachable(),
        (error) => error,
      );
    for (const method of ['Fail', 'Reject']) {
      const a = await failure(method, 'a');
      expect(isHBaseError(a, 'NoSuchColumnFamilyException')).toBe(true);
      expect(a.message).toBe('Column family nope does not exist in region t,,1\nsecond line');
      expect(a.doNotRetry).toBe(true);
      const b = await failure(method, 'b');
      expect(b).toMatchObject({ hostname: 'host1', port: 16020, retry: 'locate-again' });
      expect(b.message).toBe('Region moved to: hostname=host1 port=16020 startCode=17. As of locationSeqNum=42.');
      expect(await failure(method, 'c')).toMatchObject({
        javaClass: 'java.io.IOException',
        message: 'TypeError: a bug',
      });
      expect(await failure(method, 'd')).toMatchObject({
        javaClass: 'org.apache.hadoop.hbase.DoNotRetryIOException',
        message: 'java.lang.IllegalArgumentException: wrong',
      });
      expect(await failure(method, 'e')).toMatchObject({ serverOverloaded: true });
    }
    expect(served.server.metrics.exceptions).toBe(10);
  });

  it('tell unknown methods and services apart', async () => {
    await using served = await serve([echoService()]);
    await expect(served.client.call(served.address, 'EchoService', 'Nope', Buffer.alloc(0))).rejects.toMatchObject({
      javaClass: 'org.apache.hadoop.hbase.DoNotRetryIOException',
      message: 'java.lang.UnsupportedOperationException: EchoService has no method Nope',
    });
    await expect(served.client.call(served.address, 'NopeService', 'Echo', Buffer.alloc(0))).rejects.toMatchObject({
      javaClass: 'org.apache.hadoop.hbase.ipc.UnknownServiceException',
    });
    expect(
      (await served.client.call(served.address, 'EchoService', 'Echo', Buffer.from('on'))).message.toString(),
    ).toBe('on');
  });

  it('give up at the deadline, and on abort', async () => {
    await using served = await serve([echoService({ Never: () => new Promise(() => {}) })]);
    await expect(
      served.client.call(served.address, 'EchoService', 'Never', Buffer.alloc(0), { timeoutMs: 30 }),
    ).rejects.toMatchObject({ javaClass: 'org.apache.hadoop.hbase.ipc.CallTimeoutException' });
    const controller = new AbortController();
    const call = served.client.call(served.address, 'EchoService', 'Never', Buffer.alloc(0), {
      signal: controller.signal,
    });
    controller.abort(new Error('enough'));
    await expect(call).rejects.toThrow('enough');
    await expect(
      served.client.call(served.address, 'EchoService', 'Never', Buffer.alloc(0), { signal: controller.signal }),
    ).rejects.toThrow('enough');
  });

  it('connect again after the server went away, and say whether a call may have arrived', async () => {
    const first = await serve([echoService({ Never: () => new Promise(() => {}) })]);
    const { client, address } = first;
    const pending = client.call(address, 'EchoService', 'Never', Buffer.alloc(0));
    const outcome = pending.catch((error) => error);
    await client.call(address, 'EchoService', 'Echo', Buffer.alloc(0));
    await first.server.close();
    expect(await outcome).toBeInstanceOf(RpcConnectionError);
    expect(await outcome).toMatchObject({ retry: 'reconnect', arrived: undefined });
    const refused = await client.call(address, 'EchoService', 'Echo', Buffer.alloc(0)).catch((error) => error);
    expect(refused).toMatchObject({ retry: 'reconnect', arrived: false, javaClass: 'java.net.ConnectException' });
    const again = await serve([echoService()]);
    const reply = await client.call(again.address, 'EchoService', 'Echo', Buffer.from('back'));
    expect(reply.message.toString()).toBe('back');
    client.close();
    await expect(client.call(again.address, 'EchoService', 'Echo', Buffer.alloc(0))).rejects.toBeInstanceOf(
      RpcConnectionError,
    );
    await again[Symbol.asyncDispose]();
  });

  it('tell handlers when their client is gone', async () => {
    let gone: (() => void) | undefined;
    const disconnected = new Promise<void>((resolve) => {
      gone = resolve;
    });
    let started: (() => void) | undefined;
    const running = new Promise<void>((resolve) => {
      started = resolve;
    });
    await using served = await serve([
      echoService({
        Never: (call) => {
          call.onDisconnect(() => gone!());
          started!();
          return new Promise(() => {});
        },
      }),
    ]);
    const other = new RpcClient({ transport: netTransport, clock: systemClock, scheduler: systemScheduler, user: 'x' });
    other.call(served.address, 'EchoService', 'Never', Buffer.alloc(0)).catch(() => {});
    await running;
    other.close();
    await disconnected;
  });

  it.each([
    ['of another cluster', 'another', /server of cluster the-cluster; the one of cluster another/],
    ['of the same', 'the-cluster', undefined],
    ['that does not say of which', undefined, undefined],
  ])('a client %s', async (_, clusterId, refusal) => {
    let strangers = 0;
    const asked: string[] = [];
    const echo = echoService({ Ask: (call) => ({ message: Buffer.from(`${asked.push('asked')}${call.param}`) }) });
    const more = { clusterId: () => clusterId, onOtherCluster: () => strangers++ };
    await using served = await serve([echo], {}, more);
    const answer = served.client.call(served.address, 'EchoService', 'Ask', Buffer.from('!'));
    if (refusal === undefined) expect((await answer).message.toString()).toBe('1!');
    else {
      await expect(answer).rejects.toThrow(refusal);
      await expect(answer).rejects.toSatisfy((error) => isHBaseError(error, 'RegionServerStoppedException'));
    }
    expect([asked.length, strangers]).toEqual(refusal === undefined ? [1, 0] : [0, 1]);
  });
});
