// LevelDB's part of bench/storage.ts, through classic-level: one key a row. `node bench/storage/level.ts <part> <scale>`.
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClassicLevel } from 'classic-level';
import {
  best,
  Chance,
  perSecond,
  pool,
  report,
  rowOf,
  scaled,
  seconds,
  shuffled,
  updatedRow,
  WORKLOAD,
} from './workload.ts';

const [part, scale = '1'] = process.argv.slice(2);
const work = scaled(WORKLOAD, Number(scale));
const POOL = pool();
const MB = 1e6;
const CACHE_BYTES = 512 * 1024 * 1024;

type Database = ClassicLevel<Buffer, Buffer>;

async function withDatabase(
  cacheBytes: number,
  writeBufferBytes: number,
  use: (db: Database, folder: string) => Promise<void>,
) {
  const folder = mkdtempSync(join(tmpdir(), 'colonnade-bench-'));
  const db: Database = new ClassicLevel(folder, {
    keyEncoding: 'buffer',
    valueEncoding: 'buffer',
    compression: false,
    cacheSize: cacheBytes,
    writeBufferSize: writeBufferBytes,
    blockSize: 64 * 1024,
  });
  await db.open();
  await use(db, folder);
  await db.close();
  rmSync(folder, { recursive: true, force: true });
}

async function put(
  db: Database,
  from: number,
  to: number,
  valueBytes: number,
  rowAt: (i: number) => number,
): Promise<number> {
  let bytes = 0;
  for (let i = from; i < to; ) {
    const batch = [];
    for (; i < to && batch.length < 1000; i++) {
      const at = (i * 31) % (POOL.length - valueBytes);
      const [key, value] = [rowOf(rowAt(i)), POOL.subarray(at, at + valueBytes)];
      bytes += key.length + valueBytes;
      batch.push({ type: 'put' as const, key, value });
    }
    await db.batch(batch);
  }
  return bytes;
}

async function cells(name: string, count: number, valueBytes: number): Promise<void> {
  await withDatabase(CACHE_BYTES, 64 * 1024 * 1024, async (db) => {
    let bytes = 0;
    const rate = await perSecond(count, async () => {
      bytes = await put(db, 0, count, valueBytes, (i) => shuffled(i, count));
    });
    report(`put-${name}`, rate);
    report(`compact-${name}`, await perSecond(bytes / MB, () => db.compactRange(rowOf(0), rowOf(count))));
    const scan = () =>
      perSecond(count, async () => {
        let seen = 0;
        const iterator = db.iterator({ highWaterMarkBytes: 1024 * 1024 });
        for (;;) {
          const entries = await iterator.nextv(1000);
          if (entries.length === 0) break;
          seen += entries.length;
        }
        await iterator.close();
        if (seen !== count) throw new Error(`${seen} of ${count} rows`);
      });
    report(`scan-disk-${name}`, await scan());
    report(`scan-cache-${name}`, await best(3, scan));
    await gets(db, `get-cache-${name}`, count, true);
  });
  await withDatabase(0, 64 * 1024 * 1024, async (db) => {
    await put(db, 0, count, valueBytes, (i) => shuffled(i, count));
    await db.compactRange(rowOf(0), rowOf(count));
    await gets(db, `get-disk-${name}`, count, false);
  });
}

async function gets(db: Database, figure: string, rows: number, fillCache: boolean): Promise<void> {
  const chance = new Chance(7);
  const some = () =>
    perSecond(work.gets, async () => {
      for (let i = 0; i < work.gets; i++)
        if ((await db.get(rowOf(chance.below(rows)), { fillCache })) === undefined) throw new Error();
    });
  report(figure, await best(2, some));
}

async function week(): Promise<void> {
  await withDatabase(CACHE_BYTES, work.weekFlushBytes, async (db, folder) => {
    const chance = new Chance(3);
    const { weekRows, weekUpdatesADay, weekValueBytes } = work;
    const updates = weekRows + 7 * weekUpdatesADay;
    const rowAt = (j: number) => (j < weekRows ? shuffled(j, weekRows) : updatedRow(chance, weekRows));
    const start = seconds();
    const userBytes = await put(db, 0, updates, weekValueBytes, rowAt);
    report('week-seconds', seconds() - start);
    // Level, files, MB, seconds, MB read, MB written.
    const written = db
      .getProperty('leveldb.stats')
      .split('\n')
      .map((line) => line.trim().split(/\s+/).map(Number))
      .filter((numbers) => numbers.length === 6 && numbers.every(Number.isFinite))
      .reduce((sum, numbers) => sum + numbers[5] * 1024 * 1024, 0);
    report('week-write-amplification', written / userBytes);
    const live = weekRows * (rowOf(0).length + weekValueBytes);
    const size = () =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.ldb'))
        .reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
    report('week-space-amplification', size() / live);
    await db.compactRange(rowOf(0), rowOf(weekRows));
    report('week-space-after-major', size() / live);
  });
}

async function largeSet(): Promise<void> {
  await withDatabase(48 * 1024 * 1024, 32 * 1024 * 1024, async (db) => {
    const rows = Math.ceil(work.largeSetBytes / 1024);
    await put(db, 0, rows, 1000, (i) => shuffled(i, rows));
    await gets(db, 'large-set-get', rows, true);
    report('large-set-rss', process.resourceUsage().maxRSS / 1024);
  });
}

const parts: Record<string, () => Promise<void>> = {
  small: () => cells('100', work.smallCells, 100),
  large: () => cells('1k', work.largeCells, 1024),
  week,
  'large-set': largeSet,
};
await parts[part]?.();
