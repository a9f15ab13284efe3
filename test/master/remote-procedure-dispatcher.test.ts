// Pitfall 5: after which failures of a request to open or close regions another server may be chosen, and after which only the same one.
import { describe, expect, test } from 'vitest';
import { ManualClock } from '../../base/clock.ts';
import { hbaseError } from '../../base/errors.ts';
import { silentLogger } from '../../base/logger.ts';
import { ManualScheduler } from '../../base/scheduler.ts';
import { type RemoteOperation, RemoteProcedureDispatcher } from '../../master/remote-procedure-dispatcher.ts';
import { RegionInfo } from '../../model/region-info.ts';
import { ServerName } from '../../model/server-name.ts';
import { TableName } from '../../model/table-name.ts';
import { RpcConnectionError } from '../../rpc/rpc-connection-error.ts';

const server = new ServerName('a', 1, 2);
const region = new RegionInfo({ tableName: TableName.parse('t'), regionId: 1 });

/** What is thrown call by call; what became of the operation. */
async function deliver(failures: readonly Error[], isOnline: (call: number) => boolean = () => true) {
  const clock = new ManualClock();
  const scheduler = new ManualScheduler(clock);
  let calls = 0;
  let given: unknown;
  const dispatcher = new RemoteProcedureDispatcher({
    calls: {
      async executeProcedures() {
        const failure = failures[calls++];
        if (failure !== undefined) throw failure;
      },
    } as never,
    clock,
    scheduler,
    logger: silentLogger,
    signal: new AbortController().signal,
    activeSince: () => 1,
    serverStartWaitMs: 1000,
    isOnline: () => isOnline(calls),
  });
  const operation: RemoteOperation = { kind: 'open', procId: 1, region, onFailed: (error) => (given = error) };
  expect(dispatcher.add(server, operation)).toBe(true);
  for (let i = 0; i < 30; i++) {
    await new Promise(setImmediate);
    scheduler.advance(500);
  }
  return { calls, gaveUp: given !== undefined };
}

const never = () => new RpcConnectionError('ConnectException', 'could not connect', false);
const perhaps = () => new RpcConnectionError('IOException', 'the connection broke', undefined);

describe('another server may be chosen', () => {
  test('when the very first attempt provably never arrived', async () => {
    expect(await deliver([never()])).toEqual({ calls: 1, gaveUp: true });
  });
  test('when the target says that it never will', async () => {
    expect(await deliver([hbaseError('DoNotRetryIOException', 'no')])).toEqual({ calls: 1, gaveUp: true });
  });
  test('when the target is not running yet for too long', async () => {
    const starting = Array.from({ length: 30 }, () => hbaseError('ServerNotRunningYetException', 'wait'));
    expect((await deliver(starting)).gaveUp).toBe(true);
  });
});

describe('only the same server is asked again', () => {
  test.each([
    ['after a connection that broke', perhaps()],
    ['of one that is stopping', hbaseError('RegionServerStoppedException', 'stopping')],
    ['of one that aborts', hbaseError('RegionServerAbortedException', 'aborting')],
    ['after anything that is not understood', new Error('what is this')],
  ])('%s', async (_name, failure) => {
    expect(await deliver([failure, failure])).toEqual({ calls: 3, gaveUp: false });
  });
  test('when an attempt before may have arrived, though the next provably did not', async () => {
    expect(await deliver([perhaps(), never(), never()])).toEqual({ calls: 4, gaveUp: false });
  });
  test('until it is not online any more: then its crash procedure decides', async () => {
    const failures = Array.from({ length: 30 }, perhaps);
    expect(await deliver(failures, (call) => call < 3)).toEqual({ calls: 3, gaveUp: false });
  });
});
