import { expect, it } from 'vitest';
import { ManualClock } from '../../base/clock.ts';
import { hbaseError } from '../../base/errors.ts';
import { SeededRandom } from '../../base/random.ts';
import { systemScheduler } from '../../base/scheduler.ts';
import { judge, Retrier } from '../../client/retry.ts';
import { RpcConnectionError } from '../../rpc/rpc-connection-error.ts';
import { OutcomeUnknownError, Watched } from './outcomes.ts';

const refused = () => new RpcConnectionError('java.net.ConnectException', 'refused', false);
const closed = () =>
  new RpcConnectionError('org.apache.hadoop.hbase.exceptions.ConnectionClosedException', '', undefined);

async function pauseAfter(watched: Watched, errors: readonly Error[]): Promise<void> {
  const scheduler = { ...systemScheduler, sleep: async () => {} };
  const chance = { random: new SeededRandom(1), retryPauseMs: 1, overloadedPauseMs: 1 };
  const retrier = new Retrier({ clock: new ManualClock(), scheduler, ...chance });
  const attempts = retrier.attempts('batch of t', 1000, watched.signal);
  await attempts.pauseAfter(errors.map((error) => ({ error, verdict: judge(error) })));
}

it('knows what was certainly not done', async () => {
  const watched = new Watched(false);
  await pauseAfter(watched, [refused(), hbaseError('NotServingRegionException', 'r')]);
  expect(watched.unknownAttempts).toBe(0);
});

it('one part of a batch that may have been done is enough, wherever it stands', async () => {
  for (const errors of [
    [closed(), refused()],
    [refused(), closed()],
  ]) {
    const watched = new Watched(true);
    await pauseAfter(watched, errors);
    expect(watched.unknownAttempts).toBe(1);
    await expect(pauseAfter(new Watched(false), errors)).rejects.toThrow(OutcomeUnknownError);
  }
});
