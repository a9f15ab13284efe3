import { expect, test } from 'vitest';
import { systemClock } from '../../base/clock.ts';
import { silentLogger } from '../../base/logger.ts';
import { systemRandom } from '../../base/random.ts';
import { InlineTaskRunner } from '../../base/task-runner.ts';
import { MasterRegion } from '../../master/master-region.ts';
import { ServerName } from '../../model/server-name.ts';
import { FaultStorage } from '../../storage/fault-storage.ts';
import { MemoryDisk } from '../../storage/memory-disk.ts';
import { LeakWatch } from '../support/leak-watch.ts';

test('a master store that can not be opened leaves neither timers nor logs open, whatever operation fails', async () => {
  const former = new MemoryDisk();
  const open = (disk: Pick<MemoryDisk, 'files' | 'logs'>, startCode: number, watch: LeakWatch) =>
    MasterRegion.open({
      clock: systemClock,
      scheduler: watch.scheduler(),
      random: systemRandom,
      transport: undefined as never,
      logger: silentLogger,
      taskRunner: new InlineTaskRunner(),
      files: disk.files,
      logs: watch.logs(disk.logs),
      serverName: new ServerName('m', 16000, startCode),
      flushPeriodMs: 900_000,
      onAbort: () => {},
    });
  const first = await open(former, 1, new LeakWatch());
  await first.mutate([{ row: Buffer.from('s'), family: 'rs', qualifier: 'state', value: Buffer.from('ONLINE') }]);
  await first.abort();
  let failed = 0;
  for (let operation = 0; ; operation++) {
    const disk = new FaultStorage(former.crashClone(), { operation, failure: 'io' });
    const watch = new LeakWatch();
    const store = await open(disk, 2, watch).catch(() => undefined);
    if (store === undefined) failed++;
    else await store.abort();
    expect([watch.timers, watch.writers], `operation ${operation}: ${disk.failed?.name} ${disk.failed?.path}`).toEqual([
      0, 0,
    ]);
    if (disk.failed === undefined) break;
  }
  expect(failed).toBeGreaterThan(10);
});
