// The engine alone, in memory: MemStore inserts and scans, a merge over five files, a whole scan into a cell block, gets.
// Run: node bench/engine.ts [cells]

import { systemClock } from '../base/clock.ts';
import { SeededRandom } from '../base/random.ts';
import { slabOf } from '../base/slab.ts';
import { KEY_VALUE_COMPARATOR } from '../cell/cell-comparator.ts';
import { encodeKeyValue } from '../cell/key-value-builder.ts';
import { firstOnRow } from '../cell/seek-key.ts';
import { ColumnFamilyDescriptor } from '../model/column-family-descriptor.ts';
import { KeyValueHeap } from '../regionserver/region/scan/key-value-heap.ts';
import { SegmentScanner } from '../regionserver/region/scan/segment-scanner.ts';
import { StoreFileScanner } from '../regionserver/region/scan/store-file-scanner.ts';
import { ArenaPool } from '../regionserver/region/store/arena.ts';
import { MemStore } from '../regionserver/region/store/memstore.ts';
import { EngineBench, type ScanOptions } from '../test/support/engine-bench.ts';
import { scanIntoBlocks } from './storage/scan-into-blocks.ts';

const COUNT = Number(process.argv[2] ?? 200_000);
const READ_POINT = 1e15;

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

const bench = await EngineBench.open({
  families: [ColumnFamilyDescriptor.of(family, { VERSIONS: 1 })],
  cacheBytes: 512 * 1024 * 1024,
});
const [store] = bench.stores;
const { slab, offsets, length } = cellsOf(shuffled, 50);
for (let file = 0; file < 5; file++) {
  for (let i = file; i < offsets.length; i += 5) store.add(slab, offsets[i], length, i + 1);
  await timeAsync(`flush, file ${file}`, Math.ceil(COUNT / 5), () => bench.flush(READ_POINT));
}

for (let turn = 0; turn < 4; turn++) {
  await timeAsync('merge of 5 files, heap alone', COUNT, async () => {
    const scanners = store.storeFiles.map(
      (file, order) => new StoreFileScanner(file, { readPoint: READ_POINT, order }),
    );
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

const scanAll = (o: ScanOptions = {}) => scanIntoBlocks(bench.openScanner({ readPoint: READ_POINT, ...o }));
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
await timeAsync('major compaction of 5 files', COUNT, async () => void (await bench.compact(true, READ_POINT)));
for (let turn = 0; turn < 3; turn++)
  await timeAsync('scan of 1 file into cell blocks', COUNT, async () => void (await scanAll()));
for (let turn = 0; turn < 2; turn++) await timeAsync('random get over 1 file', 20_000, () => gets(20_000));
await bench.close();
