import { expect, test } from 'vitest';
import { ManualClock } from '../../base/clock.ts';
import { SeededRandom } from '../../base/random.ts';
import { systemScheduler } from '../../base/scheduler.ts';
import { clientOptions } from '../../client/client-options.ts';
import type { ClientContext } from '../../client/context.ts';
import { MasterCaller } from '../../client/master-call.ts';
import { Retrier } from '../../client/retry.ts';
import { ServerName } from '../../model/server-name.ts';
import { pb } from '../../proto/index.ts';

test('a master that says nothing is left for the one that has become active', async () => {
  const [silent, next] = [new ServerName('a', 1, 1), new ServerName('b', 1, 1)];
  const asked: string[] = [];
  const scheduler = {
    ...systemScheduler,
    sleep: async (_ms: number, signal?: AbortSignal) => signal?.throwIfAborted(),
  };
  const rpc = {
    call: (
      master: ServerName,
      _service: string,
      _method: string,
      _param: Uint8Array,
      { signal }: { signal: AbortSignal },
    ) => {
      asked.push(`${master}`);
      const message = pb.IsMasterRunningResponse.encode({ is_master_running: true }).finish();
      if (master.equals(next)) return Promise.resolve({ message });
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    },
  };
  let looks = 0;
  const context = {
    options: clientOptions({ bootstrap: 'nowhere:1' }),
    rpc,
    registry: { activeMaster: async () => (looks++ < 3 ? silent : next) },
    retrier: new Retrier({
      ...{ clock: new ManualClock(), scheduler, random: new SeededRandom(1), retryPauseMs: 1, overloadedPauseMs: 1 },
    }),
  } as unknown as ClientContext;
  const caller = new MasterCaller(context);
  const answer = await caller.call('IsMasterRunning', pb.IsMasterRunningRequest, pb.IsMasterRunningResponse, {});
  expect(answer.is_master_running).toBe(true);
  expect(asked).toEqual([`${silent}`, `${next}`]);
});
