import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../../base/clock.ts';
import { silentLogger } from '../../../base/logger.ts';
import { TimeRange } from '../../../cell/time-range.ts';
import { BlockCache } from '../../../hfile/block-cache.ts';
import { DEFAULT_CACHE_CONFIG } from '../../../hfile/cache-config.ts';
import { SecondTier } from '../../../hfile/second-tier.ts';
import type { FamilyAttribute } from '../../../model/column-family-descriptor.ts';
import { Scan } from '../../../model/scan.ts';
import { CellListSink } from '../../../regionserver/region/cell-list-sink.ts';
import { ScanLimits } from '../../../regionserver/region/scan/scan-limits.ts';
import type { FileStorage } from '../../../storage/file-storage.ts';
import { LocalCacheFile } from '../../../storage/local-cache-file.ts';
import { MemoryDisk } from '../../../storage/memory-disk.ts';
import { observeFiles } from '../../../storage/wrapped-storage.ts';
import { put, RegionFixture } from '../region-fixture.ts';

type Attributes = Partial<Record<FamilyAttribute, string | boolean | number>>;

async function open(attributes: Attributes, o: Partial<Parameters<typeof RegionFixture.open>[0]> = {}) {
  const cache = o.blockCache ?? new BlockCache(1 << 20);
  const t = await RegionFixture.open({ families: { f: { BLOCKSIZE: 200, ...attributes } }, ...o, blockCache: cache });
  const [store] = t.region.stores;
  const fill = async (from: number) => {
    await t.mutate(Array.from({ length: 50 }, (_, i) => put(`r${from + i}`, 'f:q', Buffer.alloc(20))));
    await t.region.flush({ force: true, reason: 'test' });
    await store.cacheWarmed();
  };
  return { t, cache, store, fill, blocks: cache.statistics.blocks };
}

async function compact({ t, store }: Awaited<ReturnType<typeof open>>): Promise<void> {
  await t.region.compact(true);
  await store.cacheWarmed();
}

describe('what is written comes into the cache', () => {
  const WITH_DATA = { data: true, bloom: true };
  it.each<[Attributes, { data: boolean; bloom: boolean }]>([
    [{}, { data: false, bloom: false }],
    [{ CACHE_DATA_ON_WRITE: true }, WITH_DATA],
    [{ CACHE_BLOOMS_ON_WRITE: true }, { data: false, bloom: true }],
    [{ CACHE_INDEX_ON_WRITE: true }, { data: false, bloom: false }],
    [{ PREFETCH_BLOCKS_ON_OPEN: true }, WITH_DATA],
    [{ CACHE_DATA_ON_WRITE: true, BLOCKCACHE: false }, WITH_DATA],
  ])('by a flush of a family with %j', async (attributes, expected) => {
    const { fill, blocks } = await open(attributes);
    await fill(100);
    expect({ data: blocks.data > 0, bloom: blocks.bloom > 0 }).toEqual(expected);
  });

  it.each([
    ['not by a compaction', { CACHE_DATA_ON_WRITE: true }, {}, 0],
    ['unless the settings say so', {}, { compactedOnWrite: true }, 1],
    ['and it read no more than they allow', {}, { compactedOnWrite: true, compactedOnWriteMaxBytes: 100 }, 0],
  ])('%s', async (_, attributes, caching, expected) => {
    const opened = await open(attributes, { config: { caching: { ...DEFAULT_CACHE_CONFIG, ...caching } } });
    await opened.fill(100);
    await opened.fill(200);
    await compact(opened);
    expect(Math.sign(opened.blocks.data)).toBe(expected);
  });

  it('settings of a table or family under their HBase names come before those of the server', async () => {
    const { fill, blocks } = await open({}, { tableValues: { 'hbase.rs.cacheblocksonwrite': 'true' } });
    await fill(100);
    expect(blocks.data).toBeGreaterThan(0);
  });
});

describe('what is read', () => {
  it('of an IN_MEMORY family has a priority of its own', async () => {
    const { t, fill, cache } = await open({ IN_MEMORY: true });
    await fill(100);
    await t.get('r120');
    expect(cache.contents().single).toEqual([]);
    expect(cache.contents().memory.length).toBeGreaterThan(0);
  });

  it.each([
    ['stays', {}, true, 1],
    ['does not with BLOCKCACHE false', { BLOCKCACHE: false }, true, 0],
    ['does not with setCacheBlocks(false)', {}, false, 0],
  ])('%s', async (_, attributes, cacheBlocks, expected) => {
    const { t, fill, blocks } = await open(attributes);
    await fill(100);
    await t.get('r120', (get) => {
      get.cacheBlocks = cacheBlocks;
    });
    expect(Math.sign(blocks.data)).toBe(expected);
    expect(blocks.bloom).toBe(1);
  });
});

describe('what leaves', () => {
  it('a compacted file takes its blocks along', async () => {
    const opened = await open({});
    await opened.fill(100);
    await opened.fill(200);
    await opened.t.get('r120');
    await opened.t.get('r220');
    expect(opened.cache.count).toBeGreaterThan(0);
    await compact(opened);
    expect(opened.cache.count).toBe(0);
  });

  it.each([
    [false, 1],
    [true, 0],
  ])('a closed region, with EVICT_BLOCKS_ON_CLOSE %s', async (evict, expected) => {
    const { t, fill, cache } = await open({ EVICT_BLOCKS_ON_CLOSE: evict });
    await fill(100);
    await t.get('r120');
    await t.region.close();
    expect(Math.sign(cache.count)).toBe(expected);
  });

  it('a region that is opened again finds its blocks', async () => {
    const { t, fill, cache, blocks } = await open({});
    await fill(100);
    await t.get('r120');
    await t.region.close();
    const [hits, data] = [cache.statistics.hits.data, blocks.data];
    const again = await RegionFixture.open({ ...t.options, disk: t.disk, startCode: 1_700_000_000_001 });
    await again.get('r120');
    expect(cache.statistics.hits.data).toBe(hits + 1);
    expect(blocks.data).toBe(data);
  });
});

it('what finds no room in memory comes from the second tier, and leaves it with its file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'colonnade-cache-'));
  const clock = new ManualClock();
  const file = await LocalCacheFile.open(join(folder, 'cache'), 1 << 20, clock);
  const tier = new SecondTier({ file, clock, logger: silentLogger });
  const opened = await open({}, { blockCache: new BlockCache(3000, {}, tier) });
  await opened.fill(100);
  await opened.fill(150);
  const readAll = async () => {
    for (let i = 100; i < 200; i++) expect(await opened.t.get(`r${i}`)).toHaveLength(1);
    await tier.settled();
  };
  await readAll();
  const misses = tier.misses;
  await readAll();
  expect(tier.hits).toBeGreaterThan(10);
  expect(tier.misses).toBe(misses);
  await compact(opened);
  expect(tier.count).toBe(0);
  await readAll();
  await opened.t.region.close();
  await tier.close();
  rmSync(folder, { recursive: true });
});

it('counts what bloom filters and time ranges spared', async () => {
  const { t, fill, store } = await open({});
  await fill(100);
  await fill(200);
  await t.get('r120');
  expect(store.pruning).toMatchObject({ bloomRequests: 2, bloomNegatives: 1, bloomEligible: 0 });
  await t.get('r120', (get) => {
    get.timeRange = new TimeRange(1n, 2n);
  });
  expect(store.pruning).toMatchObject({ bloomRequests: 2, filesOutsideTimeRange: 2 });
  const plain = await open({ BLOOMFILTER: 'NONE' });
  await plain.fill(100);
  await plain.t.get('r120');
  expect(plain.store.pruning).toMatchObject({ bloomRequests: 0, bloomNegatives: 0, bloomEligible: 1 });
});

describe('a scan that reads ahead', () => {
  /** Reads are waited for, and held up when told so. */
  class SlowReads {
    holds = false;
    readonly held: (() => void)[] = [];
    readonly files: FileStorage;
    constructor(files: FileStorage) {
      const open = async (path: string) => {
        const file = await files.open(path);
        const read = async (offset: number, length: number) => {
          if (this.holds) await new Promise<void>((resolve) => this.held.push(resolve));
          return file.read(offset, length);
        };
        return { path, length: file.length, read, tryReadSync: () => undefined, close: () => file.close() };
      };
      this.files = { ...observeFiles(files, () => undefined), open };
    }
  }

  it.each([false, true])('does not keep its region from closing (by order: %s)', async (isOrderly) => {
    const clock = new ManualClock();
    const disk = new MemoryDisk({ clock });
    const reads = new SlowReads(disk.files);
    const options = { disk: { files: reads.files, logs: disk.logs }, clock };
    const { t, cache } = await open({ BLOCKSIZE: 2000 }, options);
    await t.mutate(Array.from({ length: 300 }, (_, i) => put(`r${1000 + i}`, 'f:q', Buffer.alloc(500))));
    await t.region.flush({ force: true, reason: 'test' });
    const scanner = t.region.openScanner(new Scan());
    const limits = new ScanLimits();
    const sink = new CellListSink();
    let pending: Promise<void> | undefined;
    while (!reads.holds || pending === undefined) {
      limits.beginCall();
      pending = scanner.next(sink, limits);
      if (pending !== undefined && !reads.holds) await pending;
      reads.holds ||= cache.readAheadMemory.windows > 0;
    }
    const waiting = Promise.allSettled([pending]);
    const closing = t.region.close({ abort: !isOrderly });
    for (let done = false; !done; ) {
      reads.holds = false;
      for (const answer of reads.held.splice(0)) answer();
      done = await Promise.race([closing.then(() => true), new Promise<boolean>((r) => setImmediate(r, false))]);
    }
    await waiting;
    scanner.close();
    expect([cache.readAheadMemory.windows, t.aborts]).toEqual([0, []]);
    expect(sink.cells.length).toBeGreaterThan(5);
  });
});
