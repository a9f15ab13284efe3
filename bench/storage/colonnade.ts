// Colonnade's part of bench/storage.ts: `node bench/storage/colonnade.ts <part> <scale>`.
import { BenchRegion } from './bench-region.ts';
import { best, Chance, perSecond, report, rowOf, scaled, seconds, shuffled, updatedRow, WORKLOAD } from './workload.ts';

const [part, scale = '1'] = process.argv.slice(2);
const work = scaled(WORKLOAD, Number(scale));
const CACHE_BYTES = 512 * 1024 * 1024;
const MB = 1e6;

/** A small round before, since the code and its workers are the same then. */
async function warmedUp(name: string, count: number, valueBytes: number): Promise<void> {
  await cells(undefined, Math.ceil(count / 5), valueBytes);
  await cells(name, count, valueBytes);
  await BenchRegion.end();
}

/** Flushes, one compaction of them, scans and gets of cells of one size. */
async function cells(name: string | undefined, count: number, valueBytes: number): Promise<void> {
  const note = (figure: string, value: number) => {
    if (name !== undefined) report(`${figure}-${name}`, value);
  };
  const t = await BenchRegion.open(CACHE_BYTES);
  const each = Math.ceil(count / work.files);
  let flushed = 0;
  let total = 0;
  let putRate = 0;
  for (let file = 0; file < work.files; file++) {
    let bytes = 0;
    const puts = await perSecond(each, async () => {
      bytes = await t.put(file * each, (file + 1) * each, valueBytes, (i) => shuffled(i, each * work.files));
    });
    putRate = Math.max(putRate, puts);
    total += bytes;
    flushed = Math.max(flushed, await perSecond(bytes / MB, () => t.flush()));
  }
  note('put', putRate);
  note('flush', flushed);
  note('compact', await perSecond(total / MB, () => t.region.compact(true)));
  const rows = each * work.files;
  const scan = () =>
    perSecond(rows, async () => {
      const seen = await t.scan();
      if (seen !== rows) throw new Error(`${seen} of ${rows} rows`);
    });
  note('scan-disk', await scan());
  note('scan-cache', await best(4, scan));
  note('get-cache', await gets(t, rows, true));
  await t.close();
  const disk = await BenchRegion.open(64 * 1024 * 1024);
  await disk.put(0, rows, valueBytes, (i) => shuffled(i, rows));
  await disk.flush();
  note('get-disk', await gets(disk, rows, false));
  await disk.close();
}

async function gets(t: BenchRegion, rows: number, cacheBlocks: boolean): Promise<number> {
  const chance = new Chance(7);
  const some = () =>
    perSecond(work.gets, async () => {
      for (let i = 0; i < work.gets; i++) await t.get(chance.below(rows), cacheBlocks);
    });
  return best(2, some);
}

/** Seven days of updates, most of them of a fifth of the rows, compacted as the policy wants after each flush. */
async function week(): Promise<void> {
  const t = await BenchRegion.open(CACHE_BYTES);
  const chance = new Chance(3);
  const { weekRows, weekUpdatesADay, weekValueBytes, weekFlushBytes } = work;
  const updates = weekRows + 7 * weekUpdatesADay;
  let userBytes = 0;
  let written = 0;
  const settle = async () => {
    const before = new Set(t.files.map(({ name }) => name));
    await t.flush();
    const count = () => {
      for (const { name, reader } of t.files) {
        if (!before.has(name)) written += reader.length;
        before.add(name);
      }
    };
    count();
    const { compactions } = t.region;
    const [store] = t.region.stores;
    for (let request = compactions.select(store, {}); request; request = compactions.select(store, {})) {
      await compactions.run(store, request);
      count();
    }
  };
  const start = seconds();
  for (let i = 0; i < updates; i += 1000) {
    const rowAt = (j: number) => (j < weekRows ? shuffled(j, weekRows) : updatedRow(chance, weekRows));
    userBytes += await t.put(i, Math.min(i + 1000, updates), weekValueBytes, rowAt);
    if (t.memstoreBytes > weekFlushBytes) await settle();
  }
  await settle();
  report('week-seconds', seconds() - start);
  report('week-write-amplification', written / userBytes);
  const live = weekRows * (rowOf(0).length + 23 + weekValueBytes);
  report('week-space-amplification', t.fileBytes / live);
  await t.region.compact(true);
  report('week-space-after-major', t.fileBytes / live);
  await t.close();
  await BenchRegion.end();
}

/** Memory of the MemStore beside the cells' own bytes. */
async function memstore(): Promise<void> {
  const t = await BenchRegion.open(1 << 20);
  const bytes = await t.put(0, work.smallCells, 8, (i) => shuffled(i, work.smallCells));
  report('memstore-overhead', (t.memstoreBytes - bytes) / work.smallCells);
  report('memstore-per-million', ((t.memstoreBytes / work.smallCells) * 1e6) / MB);
  await t.close();
  await BenchRegion.end();
}

/** A data set much larger than the heap (the parent sets it): loaded, scanned, read at random; the most memory there ever was. */
async function largeSet(): Promise<void> {
  const t = await BenchRegion.open(48 * 1024 * 1024);
  const rows = Math.ceil(work.largeSetBytes / 1024);
  for (let i = 0; i < rows; i += 1000) {
    await t.put(i, Math.min(i + 1000, rows), 1000, (j) => shuffled(j, rows));
    if (t.memstoreBytes < 32 * 1024 * 1024) continue;
    await t.flush();
    await t.region.compact(false);
  }
  await t.flush();
  report('large-set-scan', await perSecond(rows, async () => void (await t.scan())));
  report('large-set-get', await gets(t, rows, true));
  report('large-set-rss', process.resourceUsage().maxRSS / 1024);
  await t.close();
  await BenchRegion.end();
}

const parts: Record<string, () => Promise<void>> = {
  small: () => warmedUp('100', work.smallCells, 100),
  large: () => warmedUp('1k', work.largeCells, 1024),
  week,
  memstore,
  'large-set': largeSet,
};
await parts[part]();
