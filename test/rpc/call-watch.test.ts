import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../base/clock.ts';
import { silentLogger } from '../../base/logger.ts';
import { type CallLimits, type CallReport, CallWatch, DEFAULT_CALL_LIMITS } from '../../rpc/call-watch.ts';
import { requestAttributesOf } from '../../rpc/request-decoder.ts';
import type { RpcMethod } from '../../rpc/service.ts';
import { RawClient, request } from './raw-client.ts';
import { echoService, serve } from './rpc-fixture.ts';

const MESSAGE = Buffer.from('0123456789');

/** What is told of the calls of one connection. */
async function watched(limits: Partial<CallLimits>, calls: readonly (readonly [method: string, RpcMethod])[]) {
  const clock = new ManualClock();
  const reports: Omit<CallReport, 'call'>[] = [];
  const config = { callLimits: { ...DEFAULT_CALL_LIMITS, ...limits } };
  const watch = new CallWatch(config, silentLogger, ({ call, ...report }) => {
    expect(call.remoteAddress).toMatch(/^127\.0\.0\.1:\d+$/);
    reports.push(report);
  });
  const methods = Object.fromEntries(calls.map(([name, method]) => [name, method]));
  await using served = await serve([echoService(methods)], { clock, watch }, { clock });
  for (const [name] of calls) await served.client.call(served.address, 'EchoService', name, MESSAGE).catch(() => {});
  return { reports, clock, config };
}

describe('a call is told of', () => {
  let clock: ManualClock;
  const taking =
    (ms: number): RpcMethod =>
    (call) => {
      clock.advance(ms);
      return { message: call.param };
    };
  const told = async (limits: Partial<CallLimits>, ms: number, method = 'Get') => {
    const reports: CallReport[] = [];
    clock = new ManualClock();
    const watch = new CallWatch({ callLimits: { ...DEFAULT_CALL_LIMITS, ...limits } }, silentLogger, (report) =>
      reports.push(report),
    );
    await using served = await serve([echoService({ [method]: taking(ms) })], { clock, watch });
    await served.client.call(served.address, 'EchoService', method, MESSAGE);
    return reports;
  };

  it('when it took longer than the limit, in whole milliseconds', async () => {
    expect(await told({ slowMs: 20 }, 20)).toEqual([]);
    expect(await told({ slowMs: 20 }, 20.9)).toEqual([]);
    expect(await told({ slowMs: 20 }, 21.5)).toMatchObject([
      { isSlow: true, isLarge: false, processingMs: 21, queueMs: 0, responseBytes: 10 },
    ]);
    expect(await told({ slowMs: 0 }, 0)).toEqual([]);
    expect(await told({ slowMs: -1 }, 100_000)).toEqual([]);
  });

  it('when its response is larger than the limit', async () => {
    expect(await told({ largeBytes: 10 }, 0)).toEqual([]);
    expect(await told({ largeBytes: 9 }, 0)).toMatchObject([{ isSlow: false, isLarge: true, processingMs: 0 }]);
    expect(await told({ largeBytes: 9, slowMs: 1 }, 5)).toMatchObject([{ isSlow: true, isLarge: true }]);
    expect(await told({ largeBytes: -1 }, 0)).toEqual([]);
  });

  it('by the limits of scans when it is one', async () => {
    expect(await told({ slowMs: 0, slowScanMs: 50, largeBytes: 0, largeScanBytes: 50 }, 40, 'Scan')).toEqual([]);
    expect(await told({ slowScanMs: 50 }, 51, 'Scan')).toMatchObject([{ isSlow: true }]);
    expect(await told({ largeScanBytes: 5 }, 0, 'Scan')).toMatchObject([{ isLarge: true }]);
  });

  it('with the cells of its response, and by the blocks read for it', async () => {
    const cells: RpcMethod = () => ({ message: MESSAGE, cellBlock: [MESSAGE, MESSAGE] });
    const blocks: RpcMethod = () => ({ message: MESSAGE, blockBytesScanned: 31, fsReadMs: 1.5 });
    const { reports } = await watched({ largeBytes: 29 }, [
      ['Cells', cells],
      ['Blocks', blocks],
    ]);
    expect(reports).toMatchObject([
      { isLarge: true, responseBytes: 30, blockBytesScanned: 0 },
      { isLarge: true, responseBytes: 10, blockBytesScanned: 31, fsReadMs: 1.5 },
    ]);
  });

  it('that was answered later, with its time in the handler', async () => {
    const clock = new ManualClock();
    const reports: CallReport[] = [];
    const watch = new CallWatch({ callLimits: { ...DEFAULT_CALL_LIMITS, slowMs: 5 } }, silentLogger, (report) =>
      reports.push(report),
    );
    const later: RpcMethod = async (call) => {
      await Promise.resolve();
      clock.advance(7);
      return { message: call.param };
    };
    await using served = await serve([echoService({ Later: later })], { clock, watch });
    await served.client.call(served.address, 'EchoService', 'Later', MESSAGE);
    expect(reports).toMatchObject([{ isSlow: true, processingMs: 7 }]);
  });

  it('unless it failed', async () => {
    const { reports } = await watched({ slowMs: 0, largeBytes: 0 }, [
      [
        'Fail',
        () => {
          throw new Error('no');
        },
      ],
    ]);
    expect(reports).toEqual([]);
  });

  it('also when its client is gone', async () => {
    const clock = new ManualClock();
    const reported = Promise.withResolvers<CallReport>();
    const watch = new CallWatch({ callLimits: { ...DEFAULT_CALL_LIMITS, slowMs: 5 } }, silentLogger, reported.resolve);
    const begun = Promise.withResolvers<void>();
    const abandoned: RpcMethod = async (call) => {
      begun.resolve();
      await new Promise<void>((resolve) => call.onDisconnect(resolve));
      clock.advance(6);
      return { message: call.param };
    };
    await using served = await serve([echoService({ Abandoned: abandoned })], { clock, watch });
    const client = new RawClient(served.address.port).hello('EchoService');
    client.write(request('Abandoned', MESSAGE));
    await begun.promise;
    client.destroy();
    expect(await reported.promise).toMatchObject({ isSlow: true });
  });

  it('and succeeds though it cannot be told of', async () => {
    const watch = new CallWatch({ callLimits: { ...DEFAULT_CALL_LIMITS, largeBytes: 0 } }, silentLogger, () => {
      throw new Error('cannot');
    });
    await using served = await serve([echoService()], { watch });
    const reply = await served.client.call(served.address, 'EchoService', 'Echo', MESSAGE);
    expect(Buffer.from(reply.message)).toEqual(MESSAGE);
  });

  it('with the attributes of its header', async () => {
    const seen: unknown[] = [];
    const watch = new CallWatch({ callLimits: { ...DEFAULT_CALL_LIMITS, largeBytes: 0 } }, silentLogger, ({ call }) =>
      seen.push(requestAttributesOf(call.frame).map(({ name, value }) => [name, String(value)])),
    );
    await using served = await serve([echoService()], { watch });
    const client = new RawClient(served.address.port).hello('EchoService');
    client.write(request('Echo', MESSAGE, { call_id: 1, attribute: [{ name: 'a', value: Buffer.from('b') }] }));
    await client.response();
    expect(seen).toEqual([[['a', 'b']]]);
    client.destroy();
  });
});
