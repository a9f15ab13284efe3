import { expect, test } from 'vitest';
import { ManualClock } from '../../base/clock.ts';
import { hbaseError } from '../../base/errors.ts';
import { SeededRandom } from '../../base/random.ts';
import { type Scheduler, systemScheduler } from '../../base/scheduler.ts';
import { judge, orAborted, Retrier, RetriesExhaustedError } from '../../client/retry.ts';

function world() {
  const clock = new ManualClock();
  const pauses: number[] = [];
  const scheduler: Scheduler = {
    ...systemScheduler,
    sleep: async (ms, signal) => {
      signal?.throwIfAborted();
      pauses.push(ms);
      clock.advance(ms);
    },
  };
  const options = { clock, scheduler, random: new SeededRandom(7), retryPauseMs: 100, overloadedPauseMs: 500 };
  return { clock, pauses, retrier: new Retrier(options) };
}

const RETRY = { retry: true };

test.each([
  ['NotServingRegionException', { ...RETRY, pause: 'away', location: 'forget-region' }],
  ['WrongRegionException', { ...RETRY, pause: 'away', location: 'forget-region' }],
  ['RegionOpeningException', { ...RETRY, pause: 'away', location: 'keep' }],
  ['RegionTooBusyException', { ...RETRY, pause: 'backoff', location: 'keep' }],
  ['CallQueueTooBigException', { ...RETRY, pause: 'overloaded', location: 'keep' }],
  ['CallDroppedException', { ...RETRY, pause: 'overloaded', location: 'keep' }],
  ['MultiActionResultTooLarge', { ...RETRY, pause: 'none', location: 'keep' }],
  ['RegionServerStoppedException', { ...RETRY, pause: 'away', location: 'forget-server' }],
  ['RegionServerAbortedException', { ...RETRY, pause: 'away', location: 'forget-server' }],
  ['MasterNotRunningException', { ...RETRY, pause: 'away', location: 'forget-server' }],
  ['PleaseHoldException', { ...RETRY, pause: 'away', location: 'forget-region' }],
  ['IOException', { ...RETRY, pause: 'backoff', location: 'forget-region' }],
  ['NoSuchColumnFamilyException', { retry: false }],
  ['DoNotRetryIOException', { retry: false }],
  ['TableNotFoundException', { retry: false }],
  ['UnknownScannerException', { retry: false }],
  ['IllegalArgumentException', { retry: false }],
] as const)('%s', (name, verdict) => {
  expect(judge(hbaseError(name, ''))).toMatchObject(verdict);
});

test('what is away is asked for again before it has been away for a quarter longer', async () => {
  const { retrier, pauses, clock } = world();
  const begin = clock.monotonic();
  const answered = await retrier.run(retrier.attempts('get of t', 60_000), async () => {
    if (clock.monotonic() - begin < 5000) throw hbaseError('NotServingRegionException', 'r');
    return clock.monotonic() - begin;
  });
  expect(answered).toBeLessThan(6250);
  expect(pauses.length).toBeLessThan(30);
});

test('unknown classes are tried again, unless the server says not to or they are no IOException', () => {
  expect(judge(hbaseError('com.example.SomeIOException', '')).retry).toBe(true);
  expect(judge(hbaseError('com.example.SomeIOException', '', { retry: 'never' })).retry).toBe(false);
  expect(judge(hbaseError('java.lang.IllegalStateException', '')).retry).toBe(false);
  expect(judge(new TypeError('a mistake of ours')).retry).toBe(false);
});

test('an overloaded server is given more time', () => {
  expect(judge(hbaseError('IOException', '', { serverOverloaded: true })).pause).toBe('overloaded');
});

test('a moved region says where it went', () => {
  const text = 'Region moved to: hostname=h.example port=16020 startCode=17. As of locationSeqNum=42.';
  const { movedTo, pause } = judge(hbaseError('RegionMovedException', text));
  expect([String(movedTo?.server), movedTo?.sequenceNumber, pause]).toEqual(['h.example,16020,17', 42, 'none']);
  expect(judge(hbaseError('RegionMovedException', 'nowhere')).movedTo).toBeUndefined();
});

test.each([
  ['number of requests exceeded - wait 300ms', 300],
  ['write size limit exceeded - wait 2sec, 5ms', 2005],
  ['number of requests exceeded - wait 1hr, 2mins, 3sec, 4ms', 3_723_004],
])('%s', (message, ms) => {
  expect(judge(hbaseError('org.apache.hadoop.hbase.quotas.RpcThrottlingException', message)).pause).toBe(ms);
});

test('pauses grow as HBase’s do, up to ten seconds, and end with the time that was given', async () => {
  const { retrier, pauses, clock } = world();
  const begin = clock.monotonic();
  let calls = 0;
  const attempts = retrier.attempts('get of t', 60_000);
  const work = retrier.run(attempts, async () => {
    calls++;
    throw hbaseError('RegionTooBusyException', 'busy');
  });
  const error = await work.then(
    () => undefined,
    (failure) => failure as RetriesExhaustedError,
  );
  expect(error).toBeInstanceOf(RetriesExhaustedError);
  expect(error?.message).toMatch(
    /^get of t failed after 12 attempts in \d+ ms; the last: RegionTooBusyException: busy$/,
  );
  expect(error?.cause).toBe(error?.lastError);
  expect([calls, error?.attempts]).toEqual([12, 12]);
  const steps = [1, 2, 3, 5, 10, 20, 40, 100, 100, 100, 100];
  expect(pauses.length).toBe(steps.length);
  pauses.forEach((ms, i) => {
    expect(ms / steps[i]).toBeGreaterThanOrEqual(100);
    expect(ms / steps[i]).toBeLessThan(110);
  });
  expect(clock.monotonic() - begin).toBeLessThan(60_000);
});

test('immediate retries are few', async () => {
  const { retrier, pauses } = world();
  let calls = 0;
  const answer = await retrier.run(retrier.attempts('x', 10_000), async () => {
    if (++calls <= 5) throw hbaseError('RetryImmediatelyException', '');
    return 'done';
  });
  expect([answer, calls, pauses.length]).toEqual(['done', 6, 2]);
});

test('what may not be tried again is thrown as it is', async () => {
  const { retrier, pauses } = world();
  const error = hbaseError('TableNotFoundException', 't');
  await expect(retrier.run(retrier.attempts('x', 1_000), () => Promise.reject(error))).rejects.toBe(error);
  expect(pauses).toEqual([]);
});

test('a signal ends the attempts with its reason', async () => {
  const { retrier } = world();
  const controller = new AbortController();
  const reason = new Error('enough');
  const attempts = retrier.attempts('x', 10_000, controller.signal);
  const work = retrier.run(attempts, async () => {
    controller.abort(reason);
    throw hbaseError('IOException', '');
  });
  await expect(work).rejects.toBe(reason);
  expect(() => retrier.attempts('x', 10, controller.signal)).toThrow(reason);
});

test('a closed connection tries nothing again', async () => {
  const { retrier } = world();
  const attempts = retrier.attempts('x', 10_000);
  retrier.close();
  await expect(retrier.run(attempts, () => Promise.reject(hbaseError('IOException', '')))).rejects.toThrow(
    'The connection is closed',
  );
  expect(() => retrier.attempts('x', 10)).toThrow('The connection is closed');
});

test('a wait for shared work can be given up alone', async () => {
  const controller = new AbortController();
  const shared = Promise.withResolvers<string>();
  const waiting = orAborted(shared.promise, controller.signal);
  controller.abort(new Error('enough'));
  await expect(waiting).rejects.toThrow('enough');
  shared.resolve('done');
  expect(await orAborted(shared.promise, new AbortController().signal)).toBe('done');
  expect(await orAborted(shared.promise, undefined)).toBe('done');
});
