import { createServer, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { ManualClock, systemClock } from '../../base/clock.ts';
import { netTransport } from '../../base/net-transport.ts';
import { ManualScheduler, systemScheduler } from '../../base/scheduler.ts';
import type { ConnectionHandlers, Transport } from '../../base/transport.ts';
import { pb } from '../../proto/index.ts';
import { encodeExceptionResponse } from '../../rpc/response-header.ts';
import { RpcClient } from '../../rpc/rpc-client.ts';
import { delimited, framed } from './raw-client.ts';

const EMPTY = Buffer.alloc(0);
const ok = (call_id: number, text: string) =>
  framed(delimited(pb.ResponseHeader.encode({ call_id }).finish()), delimited(Buffer.from(text)));

/** A server that answers the first bytes behind the greeting with what it is told. */
async function impostor(answer: (socket: Socket, turn: number) => void) {
  let turn = 0;
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => {});
    socket.on('data', () => answer(socket, turn++));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const client = new RpcClient({ transport: netTransport, clock: systemClock, scheduler: systemScheduler, user: 'u' });
  const address = { host: '127.0.0.1', port: (server.address() as { port: number }).port };
  return {
    call: (timeoutMs = 5000) => client.call(address, 'S', 'M', EMPTY, { timeoutMs }),
    async [Symbol.asyncDispose]() {
      client.close();
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

describe('a client', () => {
  const nonsense: [string, Buffer][] = [
    ['an HTTP answer', Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n')],
    ['a header that is none', framed(delimited(Buffer.from([0xff, 0xff])))],
    ['a header longer than its frame', framed(Buffer.from([50, 1]))],
    [
      'a message longer than its frame',
      framed(delimited(pb.ResponseHeader.encode({ call_id: 0 }).finish()), Buffer.from([9, 1])),
    ],
    [
      'a cell block that is not there',
      framed(
        delimited(pb.ResponseHeader.encode({ call_id: 0, cell_block_meta: { length: 5 } }).finish()),
        delimited(EMPTY),
      ),
    ],
  ];
  for (const [what, bytes] of nonsense) {
    it(`fails its calls, and connects again, after ${what}`, async () => {
      await using server = await impostor((socket, turn) => socket.write(turn === 0 ? bytes : ok(0, 'fine')));
      await expect(server.call()).rejects.toMatchObject({ retry: 'reconnect', arrived: undefined });
      expect((await server.call()).message.toString()).toBe('fine');
    });
  }

  it('takes an exception without call as the end of the connection', async () => {
    const fatal = encodeExceptionResponse(-1, {
      exception_class_name: 'org.apache.hadoop.hbase.ipc.FatalConnectionException',
      stack_trace: 'org.apache.hadoop.hbase.ipc.FatalConnectionException: no\n',
      do_not_retry: true,
    });
    await using server = await impostor((socket) => socket.write(fatal));
    const both = await Promise.allSettled([server.call(), server.call()]);
    for (const outcome of both) {
      expect(outcome).toMatchObject({
        status: 'rejected',
        reason: { javaClass: 'org.apache.hadoop.hbase.ipc.FatalConnectionException', message: 'no', retry: 'never' },
      });
    }
  });

  it('drops answers nobody waits for, and takes those cut into bytes', async () => {
    await using server = await impostor((socket) => {
      for (const byte of Buffer.concat([ok(99, 'nobody'), ok(0, 'somebody')])) socket.write(Buffer.from([byte]));
    });
    expect((await server.call()).message.toString()).toBe('somebody');
  });

  it('says of a call that its connection was cut', async () => {
    await using server = await impostor((socket) => socket.destroy());
    await expect(server.call()).rejects.toMatchObject({
      javaClass: 'org.apache.hadoop.hbase.exceptions.ConnectionClosedException',
      arrived: undefined,
    });
  });
});

describe('a client on a clock of its own', () => {
  function silent() {
    const clock = new ManualClock();
    const scheduler = new ManualScheduler(clock);
    const opened: ConnectionHandlers[] = [];
    let closed = 0;
    const sent: Buffer[] = [];
    const transport: Transport = {
      listen: () => Promise.reject(new Error('no')),
      connect: (_host, _port, handlers) => {
        opened.push(handlers);
        return {
          remoteAddress: 'there',
          setHandlers() {},
          write: (bytes) => sent.push(Buffer.from(bytes)) > 0,
          pause() {},
          resume() {},
          end() {},
          destroy: () => closed++,
        };
      },
    };
    const client = new RpcClient({
      transport,
      clock,
      scheduler,
      user: 'u',
      connectTimeoutMs: 1000,
      idleTimeoutMs: 10_000,
    });
    const call = (timeoutMs: number) =>
      client.call({ host: 'h', port: 1 }, 'S', 'M', EMPTY, { timeoutMs }).catch((error) => error);
    return { clock, scheduler, opened, sent, client, call, closed: () => closed };
  }

  it('gives up connecting, and says that nothing arrived', async () => {
    const { scheduler, call, sent } = silent();
    const outcome = call(5000);
    scheduler.advance(1001);
    expect(await outcome).toMatchObject({ javaClass: 'java.net.ConnectException', arrived: false });
    expect(sent).toEqual([]);
  });

  it('does not send what timed out before it was connected', async () => {
    const { scheduler, call, opened, sent } = silent();
    const short = call(100);
    const long = call(10_000);
    scheduler.advance(200);
    expect(await short).toMatchObject({ retry: 'reconnect', arrived: false });
    opened[0].onOpen!();
    const [greeting] = sent;
    expect(greeting.toString('latin1', 0, 6)).toBe('HBas\0P');
    expect(Buffer.concat(sent).toString('latin1').split('\x1a\x01M')).toHaveLength(2);
    opened[0].onData(ok(1, 'late'));
    expect((await long).message.toString()).toBe('late');
  });

  it('fails each call at its own deadline', async () => {
    const { scheduler, call, opened } = silent();
    const order: string[] = [];
    const calls = [300, 100, 200].map((ms) => call(ms).then((error) => order.push(`${ms} ${error.shortName}`)));
    opened[0].onOpen!();
    for (let i = 0; i < 3; i++) {
      scheduler.advance(101);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await Promise.all(calls);
    expect(order).toEqual(['100 CallTimeoutException', '200 CallTimeoutException', '300 CallTimeoutException']);
  });

  it('closes a connection that nobody uses', async () => {
    const { scheduler, call, opened, closed } = silent();
    const one = call(1000);
    opened[0].onOpen!();
    opened[0].onData(ok(0, 'x'));
    await one;
    scheduler.advance(4000);
    expect(closed()).toBe(0);
    scheduler.advance(12_000);
    expect(closed()).toBe(1);
    void call(1000);
    expect(opened).toHaveLength(2);
  });
});
