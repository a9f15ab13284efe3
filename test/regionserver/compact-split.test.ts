// Compactions of a server: what runs when and how fast, and how it is cancelled.
import { afterEach, describe, expect, it } from 'vitest';
import { ManualClock } from '../../base/clock.ts';
import { StorageError } from '../../base/errors.ts';
import { silentLogger } from '../../base/logger.ts';
import { ManualScheduler } from '../../base/scheduler.ts';
import { CompactSplit } from '../../regionserver/compact-split.ts';
import { CompactionThroughput, DEFAULT_COMPACTION_THROUGHPUT } from '../../regionserver/compaction-throughput.ts';
import type { RegionConfig } from '../../regionserver/region/region-config.ts';
import { RunningTasks } from '../../regionserver/running-tasks.ts';
import type { SplitPolicies } from '../../regionserver/split-policy.ts';
import { SplitRequests } from '../../regionserver/split-requests.ts';
import { layout } from '../../rootdir/directory-layout.ts';
import { MemoryDisk } from '../../storage/memory-disk.ts';
import { observeFiles } from '../../storage/wrapped-storage.ts';
import { type FixtureOptions, RegionFixture } from './region-fixture.ts';

const MIB = 1024 * 1024;
const clock = new ManualClock();
const scheduler = new ManualScheduler(clock);
const fixtures: RegionFixture[] = [];
afterEach(async () => {
  for (const { region, wal } of fixtures.splice(0)) {
    await region.close({ abort: true });
    await wal.abandon();
  }
});

async function open(options: FixtureOptions = {}): Promise<RegionFixture> {
  const fixture = await RegionFixture.open({ clock, ...options });
  fixtures.push(fixture);
  return fixture;
}

/** At a MB a second all of them together, so that nothing of size ends before the clock moves. */
function slowly(options: { large?: number; small?: number } = {}) {
  const limits = { ...DEFAULT_COMPACTION_THROUGHPUT, lowerBound: MIB, higherBound: MIB };
  const throughput = new CompactionThroughput(() => limits, { clock, scheduler, pressure: () => 0 });
  const policies = { of: () => ({ shouldSplit: () => false }) } as unknown as SplitPolicies;
  const ask = () => Promise.resolve('no');
  const splits = new SplitRequests({ clock, logger: silentLogger, policies, regionCount: () => 1, maxRegions: 9, ask });
  return new CompactSplit({
    ...{ scheduler, logger: silentLogger, regions: () => fixtures.map(({ region }) => region), splits, throughput },
    tasks: new RunningTasks(clock),
    atOnce: () => ({ large: 1, small: 1, ...options }),
    enabled: true,
  });
}

async function fill(t: RegionFixture, files: number, family = 'f', megabytes = 3): Promise<void> {
  for (let i = 0; i < files; i++) {
    for (let j = 0; j < megabytes; j++) await t.put(`${i}-${j}`, `${family}:q`, Buffer.alloc(MIB, 7));
    await t.region.flush({ force: true, reason: 'test' });
  }
}

const busy = (t: RegionFixture) =>
  t.region.stores.map((store) => store.storeFiles.filter((f) => f.isCompacting).length);
const untilBusy = (t: RegionFixture, expected: number[]) =>
  expect.poll(() => busy(t), { interval: 1 }).toEqual(expected);
async function untilDone(t: RegionFixture, files: number[]): Promise<void> {
  await expect
    .poll(
      () => {
        scheduler.advance(1000);
        return [t.region.compactions.state, ...t.region.stores.map((store) => store.storeFileCount)];
      },
      { interval: 1 },
    )
    .toEqual(['NONE', ...files]);
}

describe('compactions', () => {
  it('switched off are cancelled and leave nothing behind; switched on they begin anew', async () => {
    const t = await open();
    const compactions = slowly();
    await fill(t, 3);
    const before = await t.files();
    compactions.requestIfNeeded(t.region);
    await untilBusy(t, [3]);
    expect(t.region.compactions.state).toBe('MAJOR');
    expect(t.region.compactions.progress.total).toBe(9);
    expect(await compactions.switch(false)).toBe(true);
    expect(t.region.compactions.state).toBe('NONE');
    expect(busy(t)).toEqual([0]);
    expect(await t.files()).toEqual(before);
    const { tableName, encodedName } = t.region.info;
    expect(await t.disk.files.list(layout.familyTempFolder(tableName, encodedName, 'f'))).toEqual([]);
    compactions.request(t.region, true);
    expect(compactions.queueLength).toBe(0);
    expect(await compactions.switch(true)).toBe(false);
    compactions.requestIfNeeded(t.region);
    await untilDone(t, [1]);
    expect(await t.scan()).toHaveLength(9);
    expect(t.region.compactions.lastMajor).toBeGreaterThan(0);
  });

  it('closing the region cancels them', async () => {
    const t = await open();
    const compactions = slowly();
    await fill(t, 3);
    compactions.requestIfNeeded(t.region);
    await untilBusy(t, [3]);
    await t.region.close();
    expect(t.aborts).toEqual([]);
    const again = await open({ disk: t.disk, startCode: 1_700_000_000_100 });
    expect(again.region.stores[0].storeFileCount).toBe(3);
    expect(await again.scan()).toHaveLength(9);
  });

  it('a large one does not hold up small ones, of its own store either', async () => {
    const config: Partial<RegionConfig> = {
      siteValues: new Map([['hbase.regionserver.thread.compaction.throttle', String(8 * MIB)]]),
    };
    const t = await open({ families: { f: {}, g: {} }, config });
    const compactions = slowly();
    await fill(t, 3);
    compactions.requestIfNeeded(t.region);
    await untilBusy(t, [3, 0]);
    await fill(t, 3, 'g', 1);
    for (let i = 0; i < 3; i++) {
      await t.put(`s${i}`, 'f:q', 'v');
      await t.region.flush({ force: true, reason: 'test' });
    }
    expect(busy(t)).toEqual([3, 0]);
    compactions.requestIfNeeded(t.region);
    await expect.poll(() => t.region.stores[0].storeFileCount, { interval: 1 }).toBe(4);
    await untilBusy(t, [3, 3]);
    await untilDone(t, [2, 1]);
  });

  it('of a store with more files come first, and what a user asks for before most', async () => {
    const t = await open({ families: { f: {}, g: {}, h: {} }, config: { blockingStoreFiles: 5 } });
    const compactions = slowly({ small: 1, large: 1 });
    for (const [family, files] of Object.entries({ f: 2, g: 3, h: 5 })) await fill(t, files, family, 2);
    compactions.request(t.region, true, ['f']);
    compactions.requestIfNeeded(t.region);
    // Two at once: the one that is as good as full, and the one that was asked for.
    await untilBusy(t, [2, 0, 3]);
    await untilDone(t, [1, 1, 1]);
  });

  it('a failed one whose file could not be deleted: that is done later', async () => {
    const disk = new MemoryDisk({ clock });
    let fails = false;
    const files = observeFiles(disk.files, ({ name, path }) => {
      if (fails && path.includes('.tmp') && (name === 'sync' || name === 'delete' || name === 'abort'))
        throw new StorageError('io', path, 'no');
    });
    const t = await open({ disk: { files, logs: disk.logs } });
    await fill(t, 3, 'f', 1);
    fails = true;
    await expect(t.region.compact(true)).rejects.toThrow();
    const { tableName, encodedName } = t.region.info;
    const left = () => disk.files.list(layout.familyTempFolder(tableName, encodedName, 'f'));
    expect(await left()).toHaveLength(1);
    fails = false;
    await t.region.compactions.archive(t.region.stores[0]);
    expect(await left()).toEqual([]);
  });
});

describe('their throughput', () => {
  it('is shared, follows how many files there are, and ends when flushes would have to wait', async () => {
    let pressure = 0;
    const throughput = new CompactionThroughput(() => DEFAULT_COMPACTION_THROUGHPUT, {
      clock,
      scheduler,
      pressure: () => pressure,
    });
    const limits: number[] = [];
    for (pressure of [0, 0.5, 1, 1.1]) {
      throughput.tune();
      limits.push(throughput.limit / MIB);
    }
    expect(limits).toEqual([50, 75, 100, Number.POSITIVE_INFINITY]);
    pressure = 0;
    throughput.tune();
    const [one, two] = [throughput.begin(), throughput.begin()];
    const waited = async (bytes: number) => {
      let done = false;
      const wrote = one.wrote(bytes).then(() => {
        done = true;
      });
      let ms = 0;
      for (; ms < 10_000; ms += 20) {
        await new Promise<void>((resolve) => scheduler.endOfTurn(resolve));
        if (done) break;
        scheduler.advance(20);
      }
      await wrote;
      return ms;
    };
    expect(await waited(MIB)).toBe(40);
    two.end();
    expect(await waited(MIB)).toBe(0);
    expect(await waited(MIB)).toBe(20);
  });
});
