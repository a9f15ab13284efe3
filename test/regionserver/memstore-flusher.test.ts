// When regions are flushed, with regions that only say what the flusher asks of them.
import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../base/clock.ts';
import { silentLogger } from '../../base/logger.ts';
import { ManualScheduler } from '../../base/scheduler.ts';
import { HeapBudget } from '../../regionserver/heap-budget.ts';
import { MemstoreFlusher } from '../../regionserver/memstore-flusher.ts';
import type { Region } from '../../regionserver/region/region.ts';
import { RunningTasks } from '../../regionserver/running-tasks.ts';

interface Shape {
  readonly bytes: number;
  readonly files?: number;
  flush(): Promise<unknown>;
}

function regionOf({ bytes, files = 0, flush }: Shape): Region {
  return {
    memstoreBytes: bytes,
    isClosing: false,
    isSystem: false,
    counters: {},
    config: { blockingWaitMs: 90_000, flushPeriodMs: 0 },
    info: { encodedName: 'r' },
    stores: [{ storeFileCount: files, blockingFileCount: 16 }],
    flush,
  } as unknown as Region;
}

function make(regions: Region[], memstoreBytes = 0) {
  const clock = new ManualClock();
  const scheduler = new ManualScheduler(clock);
  const heap = new HeapBudget({ budgetBytes: 1000, memstoreFraction: 1, lowerFraction: 0.9, blockCacheFraction: 0 });
  heap.memstoreChanged(memstoreBytes);
  let wanted = 0;
  const compactionWanted = () => {
    wanted++;
  };
  const options = {
    clock,
    scheduler,
    logger: silentLogger,
    heap,
    regions: () => regions,
    threads: 2,
    tasks: new RunningTasks(clock),
    compactionWanted,
  };
  return { flusher: new MemstoreFlusher(options), scheduler, heap, wanted: () => wanted };
}

async function turns(count = 5): Promise<void> {
  for (let i = 0; i < count; i++) await new Promise(setImmediate);
}

describe('the memstore flusher', () => {
  it('does not try a flush that failed again and again while memory is short', async () => {
    let tries = 0;
    const flush = async () => {
      tries++;
      throw new Error('no space left on the disk');
    };
    const { flusher, scheduler } = make([regionOf({ bytes: 950, flush })], 950);
    flusher.memstoreGrew();
    await turns(50);
    expect(tries).toBe(1);
    // Writers that are turned away ask for more flushes; still it waits.
    for (let i = 0; i < 10; i++) flusher.relieve();
    await turns();
    expect(tries).toBe(1);
    scheduler.advance(1000);
    await turns();
    expect(tries).toBe(2);
    flusher.stop();
    scheduler.advance(10_000);
    await turns();
    expect(tries).toBe(2);
  });

  it('looks again now and then for a region that waits for a compaction, however many others come meanwhile', async () => {
    let flushed = 0;
    const flush = async () => void flushed++;
    const waiting = regionOf({ bytes: 10, files: 20, flush });
    const { flusher, scheduler, wanted } = make([]);
    flusher.request(waiting, { reason: 'test' });
    for (let i = 0; i < 20; i++)
      flusher.request(regionOf({ bytes: 10, flush: async () => undefined }), { reason: 'test' });
    await turns();
    const before = wanted();
    scheduler.advance(500);
    await turns();
    expect(wanted() - before).toBe(1);
    scheduler.advance(90_000);
    await turns();
    expect(flushed).toBe(1);
  });
});
