// The engine alone, in memory: MemStore inserts and scans, a merge over five files, a whole scan into a cell block, gets.
// Run: node bench/engine.ts [cells]

import { systemClock } from '../base/clock.ts';
import { silentLogger } from '../base/logger.ts';
import { SeededRandom } from '../base/random.ts';
import { slabOf } from '../base/slab.ts';
import { CellBlockBuilder } from '../cell/cell-block.ts';
import { KEY_VALUE_COMPARATOR } from '../cell/cell-comparator.ts';
import { encodeKeyValue } from '../cell/key-value-builder.ts';
import { firstOnRow } from '../cell/seek-key.ts';
import { TimeRange } from '../cell/time-range.ts';
import { BlockCache } from '../hfile/block-cache.ts';
import { ColumnFamilyDescriptor } from '../model/column-family-descriptor.ts';
import { USUAL_MOB_SCAN } from '../regionserver/region/mob/mob-values.ts';
import { RegionScanner } from '../regionserver/region/region-scanner.ts';
import { KeyValueHeap } from '../regionserver/region/scan/key-value-heap.ts';
import { ScanLimits } from '../regionserver/region/scan/scan-limits.ts';
import { SegmentScanner } from '../regionserver/region/scan/segment-scanner.ts';
import { StoreFileScanner } from '../regionserver/region/scan/store-file-scanner.ts';
import type { RegionScan } from '../regionserver/region/scan/store-scan.ts';
import { ArenaPool } from '../regionserver/region/store/arena.ts';
import { MemStore } from '../regionserver/region/store/memstore.ts';
import { Store } from '../regionserver/region/store/store.ts';
import { MemoryDisk } from '../storage/memory-disk.ts';
import { FolderStoreFiles } from '../test/support/engine-bench.ts';

const COUNT = Number(process.argv[2] ?? 200_000);
const ALL: RegionScan = {
  startRow: Buffer.alloc(0),
  includeStartRow: true,
  stopRow: Buffer.alloc(0),
  includeStopRow: false,
  reversed: false,
  families: new Map(),
  timeRange: TimeRange.ALL,
  maxVersions: 1,
  raw: false,
  storeLimit: -1,
  storeOffset: 0,
  cacheBlocks: true,
  filter: undefined,
  mob: USUAL_MOB_SCAN,
  loadFamiliesOnDemand: false,
};

function report(what: string, count: number, milliseconds: number): void {
  const ns = (milliseconds * 1e6) / count;
  console.log(
    `${what.padEnd(44)} ${ns.toFixed(0).padStart(7)} ns each ${((count / milliseconds) * 1000).toFixed(0).padStart(10)} /s`,
  );
}

function time(what: string, count: number, work: () => void): void {
  const start = systemClock.monotonic();
  work();
  report(what, count, systemClock.monotonic() - start);
}

async function timeAsync(what: string, count: number, work: () => Promise<void>): Promise<void> {
  const start = systemClock.monotonic();
  await work();
  report(what, count, systemClock.monotonic() - start);
}

const family = Buffer.from('info');
const qualifier = Buffer.from('q');

function cellsOf(order: readonly number[], valueLength: number) {
  const value = Buffer.alloc(valueLength, 'x');
  const cells = order.map((i) =>
    encodeKeyValue({
      row: Buffer.from(`user${String(i).padStart(16, '0')}`),
      family,
      qualifier,
      timestamp: 1_700_000_000_000n,
      value,
    }),
  );
  const all = Buffer.concat(cells);
  let at = 0;
  const offsets = cells.map((cell) => {
    at += cell.length;
    return at - cell.length;
  });
  return { slab: slabOf(all), offsets, length: cells[0].length };
}

const random = new SeededRandom(1);
const inOrder = Array.from({ length: COUNT }, (_, i) => i);
const shuffled = inOrder.slice();
for (let i = COUNT - 1; i > 0; i--) {
  const j = random.below(i + 1);
  [shuffled[i], shuffled[j]] = [shuffled[j], shuffled[i]];
}

const arenas = new ArenaPool();
for (const [name, order, valueLength] of [
  ['in order, 50 B values', inOrder, 50],
  ['random, 50 B values', shuffled, 50],
  ['random, 1 KB values', shuffled.slice(0, COUNT / 4), 1024],
] as const) {
  const { slab, offsets, length } = cellsOf(order, valueLength);
  for (const turn of ['first', 'again']) {
    const memstore = new MemStore({ comparator: KEY_VALUE_COMPARATOR, arenas });
    time(`memstore insert, ${name} (${turn})`, offsets.length, () => {
      for (let i = 0; i < offsets.length; i++) memstore.add(slab, offsets[i], length, i + 1);
    });
    if (turn === 'again') {
      const [segment] = memstore.snapshot();
      time(`segment scan, ${name}`, offsets.length, () => {
        const scanner = new SegmentScanner(segment, Number.MAX_SAFE_INTEGER);
        let sum = 0;
        for (scanner.seek(firstOnRow(Buffer.alloc(0))); scanner.valid; scanner.next()) sum += scanner.offset;
        scanner.close();
        if (sum < 0) throw new Error();
      });
    }
    memstore.close();
  }
}

const disk = new MemoryDisk();
const cache = new BlockCache(512 * 1024 * 1024);
const access = new FolderStoreFiles(disk.files, 'bench', { cache });
const store = await Store.open({
  regionName: 'bench',
  family: ColumnFamilyDescriptor.of(family, { VERSIONS: 1 }),
  comparator: KEY_VALUE_COMPARATOR,
  access,
  arenas,
  clock: systemClock,
  logger: silentLogger,
});
const { slab, offsets, length } = cellsOf(shuffled, 50);
for (let file = 0; file < 5; file++) {
  for (let i = file; i < offsets.length; i += 5) store.add(slab, offsets[i], length, i + 1);
  const context = store.prepareFlush();
  await timeAsync(`flush, file ${file}`, context.cellCount, async () => {
    await store.writeFlush(context, {
      flushSequenceId: (file + 1) * COUNT,
      smallestReadPoint: Number.MAX_SAFE_INTEGER,
    });
    await store.commitFlush(context);
  });
}

for (let turn = 0; turn < 4; turn++) {
  await timeAsync('merge of 5 files, heap alone', COUNT, async () => {
    const scanners = store.storeFiles.map((file, order) => new StoreFileScanner(file, { readPoint: 1e15, order }));
    const heap = new KeyValueHeap(scanners, KEY_VALUE_COMPARATOR, false);
    const start = firstOnRow(Buffer.alloc(0));
    for (let p = heap.start((s) => s.seek(start)); p !== undefined; p = heap.start((s) => s.seek(start))) await p;
    let count = 0;
    while (heap.current !== undefined) {
      count++;
      for (let p = heap.next(); p !== undefined; p = heap.next()) await p;
    }
    heap.close();
    if (count !== COUNT) throw new Error(`${count}`);
  });
}

async function scanAll(o: Partial<RegionScan> = {}): Promise<number> {
  const scanner = new RegionScanner({
    stores: [store],
    scan: { ...ALL, ...o },
    readPoint: 1e15,
    comparator: KEY_VALUE_COMPARATOR,
    clock: systemClock,
  });
  let cells = 0;
  while (scanner.hasMore) {
    const sink = new CellBlockBuilder();
    const limits = new ScanLimits();
    limits.maxBytes = 2 * 1024 * 1024;
    while (scanner.hasMore && limits.reached === undefined) {
      limits.beginCall();
      for (let p = scanner.next(sink, limits); p !== undefined; p = scanner.next(sink, limits)) await p;
      cells += limits.cellCount;
    }
    sink.finish();
  }
  scanner.close();
  return cells;
}
for (let turn = 0; turn < 4; turn++)
  await timeAsync('scan of 5 files into cell blocks', COUNT, async () => void (await scanAll()));
await timeAsync('reversed scan of 5 files', COUNT, async () => void (await scanAll({ reversed: true })));

async function gets(count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    const row = Buffer.from(`user${String(random.below(COUNT)).padStart(16, '0')}`);
    const found = await scanAll({ startRow: row, stopRow: row, includeStopRow: true });
    if (found !== 1) throw new Error(`${found} cells of ${row}`);
  }
}
for (let turn = 0; turn < 3; turn++) await timeAsync('random get over 5 files', 20_000, () => gets(20_000));
const request = store.selectCompaction({ major: true })!;
await timeAsync('major compaction of 5 files', COUNT, async () => {
  const result = await store.compact(request, { smallestReadPoint: Number.MAX_SAFE_INTEGER });
  await store.placeCompaction(result);
  store.swapCompaction(result);
  await store.archiveCompacted();
});
for (let turn = 0; turn < 3; turn++)
  await timeAsync('scan of 1 file into cell blocks', COUNT, async () => void (await scanAll()));
for (let turn = 0; turn < 2; turn++) await timeAsync('random get over 1 file', 20_000, () => gets(20_000));
await store.close();
