// Many regions and many clients under a budget of hardly any memory: it is kept, writers are slowed and turned away, and what was acknowledged is there.
import { expect, it } from 'vitest';
import { systemClock } from '../../base/clock.ts';
import { isHBaseError } from '../../base/errors.ts';
import { silentLogger } from '../../base/logger.ts';
import { SeededRandom } from '../../base/random.ts';
import { systemScheduler } from '../../base/scheduler.ts';
import { HeapBudget } from '../../regionserver/heap-budget.ts';
import { MemstoreFlusher } from '../../regionserver/memstore-flusher.ts';
import type { RegionEvents } from '../../regionserver/region/region-options.ts';
import { RunningTasks } from '../../regionserver/running-tasks.ts';
import { MemoryDisk } from '../../storage/memory-disk.ts';
import { put, RegionFixture } from './region-fixture.ts';

const REGIONS = 16;
const CLIENTS = 48;
const WRITES = 40;
const LARGEST = 20_000;
const SEED = Number(process.env.SEED ?? 11);

it(`is kept (seed ${SEED})`, async () => {
  const heap = new HeapBudget({ budgetBytes: 1 << 20, memstoreFraction: 1, lowerFraction: 0.5, blockCacheFraction: 0 });
  const fixtures: RegionFixture[] = [];
  const flusher = new MemstoreFlusher({
    clock: systemClock,
    scheduler: systemScheduler,
    logger: silentLogger,
    heap,
    regions: () => fixtures.map(({ region }) => region),
    threads: 2,
    tasks: new RunningTasks(systemClock),
    compactionWanted: () => {},
  });
  let slowed = 0;
  let most = 0;
  const events: RegionEvents = {
    checkPressure: (region) => flusher.checkPressure(region),
    slowDown: () => {
      const pause = flusher.slowDown();
      if (pause !== undefined) slowed++;
      return pause;
    },
    memstoreChanged: (_, delta) => {
      heap.memstoreChanged(delta);
      most = Math.max(most, heap.memstoreBytes + heap.pinnedBytes);
      if (delta > 0) flusher.memstoreGrew();
    },
    memstorePinned: (delta) => heap.pinnedChanged(delta),
    flushWanted: (region) => flusher.request(region, { reason: 'test' }),
  };
  for (let i = 0; i < REGIONS; i++)
    fixtures.push(
      await RegionFixture.open({ disk: new MemoryDisk(), families: { f: {}, g: {} }, events, startCode: i + 1 }),
    );
  const random = new SeededRandom(SEED);
  const sizes = new Map<string, number>();
  let refused = 0;
  await Promise.all(
    Array.from({ length: CLIENTS }, async (_, client) => {
      for (let n = 0; n < WRITES; ) {
        const region = random.below(REGIONS);
        const row = `${client}-${n}`;
        const size = 1 + random.below(LARGEST);
        try {
          const [{ error }] = await fixtures[region].region.mutate([
            put(row, n % 3 === 0 ? 'g:q' : 'f:q', Buffer.alloc(size)),
          ]);
          if (error !== undefined) throw error;
          sizes.set(`${region}/${row}`, size);
          n++;
        } catch (error) {
          expect(isHBaseError(error, 'RegionTooBusyException'), String(error)).toBe(true);
          refused++;
          await systemScheduler.sleep(1);
        }
      }
    }),
  );
  expect(sizes.size).toBe(CLIENTS * WRITES);
  expect(slowed).toBeGreaterThan(0);
  expect(most).toBeGreaterThan(heap.memstoreLowerBytes);
  // A write is let in while there is room for any; nothing else is added beyond the limit.
  expect(most).toBeLessThan(heap.memstoreLimitBytes + 2 * LARGEST);
  let found = 0;
  for (const [i, fixture] of fixtures.entries()) {
    for (const cell of await fixture.scan()) {
      const [row] = cell.split('/');
      expect(cell.length - cell.indexOf('=') - 1, row).toBe(sizes.get(`${i}/${row}`));
      found++;
    }
    expect(fixture.aborts).toEqual([]);
    await fixture.region.close();
  }
  expect(found).toBe(sizes.size);
  flusher.stop();
  console.log(
    `${sizes.size} writes, ${slowed} answers late, ${refused} refused, at most ${most} of ${heap.memstoreLimitBytes} bytes`,
  );
});
