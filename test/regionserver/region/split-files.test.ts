// Regions made of references and links answer as one that was never split: random writes, flushes, compactions, splits, merges, cleaners and
// crashes against a single region that is only written to. Times of cells only grow, so that what a compaction has dropped makes no difference.
import { describe, expect, it, vi } from 'vitest';
import { ManualClock } from '../../../base/clock.ts';
import { StorageError } from '../../../base/errors.ts';
import { SeededRandom } from '../../../base/random.ts';
import {
  TYPE_DELETE,
  TYPE_DELETE_COLUMN,
  TYPE_DELETE_FAMILY,
  TYPE_DELETE_FAMILY_VERSION,
} from '../../../cell/key-value.ts';
import { TimeRange } from '../../../cell/time-range.ts';
import type { Scan } from '../../../model/scan.ts';
import { MemoryDisk } from '../../../storage/memory-disk.ts';
import { type FixtureOptions, RegionFixture } from '../region-fixture.ts';
import { SplitTable } from '../split-table.ts';

const RUNS = process.env.LONG === undefined ? 12 : 400;
const SEED = process.env.SEED === undefined ? undefined : Number(process.env.SEED);
const ROWS = ['a', 'b', 'b\0', 'ba', 'c', 'd', 'dd', 'e', 'f', 'g'];
const BLOOMS = ['NONE', 'ROW', 'ROWCOL'];

interface Settings {
  readonly options: FixtureOptions & { clock: ManualClock };
}

function settingsOf(random: SeededRandom): Settings {
  const family = () => ({
    VERSIONS: 1000,
    BLOCKSIZE: [1, 100, 65536][random.below(3)],
    BLOOMFILTER: BLOOMS[random.below(3)],
  });
  const tableValues = { 'hbase.store.file-tracker.impl': ['DEFAULT', 'FILE'][random.below(2)] };
  return { options: { families: { f: family(), g: family() }, tableValues, clock: new ManualClock(1_000_000) } };
}

async function run(seed: number): Promise<Record<string, number>> {
  const random = new SeededRandom(seed);
  const pick = <T>(values: readonly T[]): T => values[random.below(values.length)];
  const { options } = settingsOf(random);
  const { clock } = options;
  const table = await SplitTable.open(new MemoryDisk({ clock }), options);
  const single = await RegionFixture.open({ ...options, clock, disk: new MemoryDisk({ clock }) });
  const counts: Record<string, number> = {};
  const written: { row: string; column: string; time: number }[] = [];

  const write = async () => {
    clock.advance(1);
    const time = clock.now();
    const row = pick(ROWS);
    const column = `${pick(['f', 'g'])}:${pick(['', 'p', 'q'])}`;
    for (const target of [single, table.regionOf(row)]) await target.put(row, column, `${time}`, time);
    written.push({ row, column, time });
  };
  const remove = async () => {
    if (written.length === 0) return;
    const { row, column, time } = pick(written);
    const [family, qualifier] = column.split(':');
    const marker = pick([
      { family, qualifier, timestamp: time, type: TYPE_DELETE },
      { family, qualifier, timestamp: time, type: TYPE_DELETE_COLUMN },
      { family, timestamp: time, type: TYPE_DELETE_FAMILY },
      { family, timestamp: time, type: TYPE_DELETE_FAMILY_VERSION },
    ]);
    for (const target of [single, table.regionOf(row)]) await target.delete(row, marker);
  };
  const compare = async (step: string) => {
    const shape = shapeOf(random);
    const [actual, expected] = [await table.scan(shape), await single.scan(shape)];
    expect(actual, `SEED=${seed} ${step}`).toEqual(expected);
    const row = pick(ROWS);
    const versions = (get: { maxVersions: number }) => {
      get.maxVersions = 1000;
    };
    expect(await table.regionOf(row).get(row, versions), `SEED=${seed} ${step}, get ${row}`).toEqual(
      await single.get(row, versions),
    );
  };
  const structural: Record<string, () => Promise<unknown>> = {
    split: async () => {
      const parent = pick(table.regions);
      const row = pick(ROWS);
      const { info } = parent.region;
      const fits = info.containsRow(Buffer.from(row)) && info.startKey.toString() !== row;
      if (!fits) return false;
      if (table.hasReferences(parent)) await parent.region.compact(true);
      await table.split(parent, row);
      for (const [kind, count] of Object.entries(await table.kindsOfFiles()))
        counts[kind] = (counts[kind] ?? 0) + count;
    },
    merge: async () => {
      const at = random.below(table.regions.length);
      const parents = table.regions.slice(at, at + 2 + random.below(2));
      if (parents.length < 2) return false;
      for (const parent of parents) if (table.hasReferences(parent)) await parent.region.compact(true);
      await table.merge(parents);
    },
    flush: () => pick(table.regions).region.flush({ force: true, reason: 'test' }),
    compact: () => pick(table.regions).region.compact(random.below(2) === 0),
    clean: () => table.clean(),
    crash: () => table.crash(),
  };
  for (let i = 0; i < 120; i++) {
    const what = random.below(10);
    if (what < 4) await write();
    else if (what === 4) await remove();
    else if (what < 9) {
      const name = pick(['split', 'split', 'merge', 'flush', 'flush', 'compact', 'compact', 'clean', 'crash']);
      if ((await structural[name]()) !== false) counts[name] = (counts[name] ?? 0) + 1;
      await compare(`step ${i} after ${name}`);
    } else await compare(`step ${i}`);
  }
  await table.close();
  await single.region.close();
  await single.wal.close();
  return counts;
}

function shapeOf(random: SeededRandom): (scan: Scan) => void {
  const reversed = random.below(2) === 0;
  const versions = [1, 2, 1000][random.below(3)];
  const start = random.below(2) === 0 ? '' : ROWS[random.below(ROWS.length)];
  const family = ['', 'f', 'g'][random.below(3)];
  const withQualifier = random.below(2) === 0;
  const times = random.below(3) === 0 ? new TimeRange(0n, BigInt(1_000_000 + random.below(100))) : undefined;
  return (scan) => {
    scan.reversed = reversed;
    scan.maxVersions = versions;
    scan.startRow = Buffer.from(start);
    if (family !== '') scan.addColumn(Buffer.from(family), withQualifier ? Buffer.from('q') : undefined);
    if (times !== undefined) scan.timeRange = times;
  };
}

describe('regions of references and links', () => {
  it(
    'answer as a region that was never split',
    async () => {
      const first = SEED ?? Math.floor(Math.random() * 2 ** 31);
      console.log(`split files: SEED=${first}`);
      const sums: Record<string, number> = {};
      for (let i = 0; i < (SEED === undefined ? RUNS : 1); i++)
        for (const [name, count] of Object.entries(await run(first + i))) sums[name] = (sums[name] ?? 0) + count;
      console.log(`split files: ${JSON.stringify(sums)}`);
      if (SEED === undefined) expect(Math.min(sums.split, sums.merge, sums.crash, sums.link)).toBeGreaterThan(RUNS / 2);
    },
    process.env.LONG === undefined ? 60_000 : 1_800_000,
  );

  it('leave behind what a compaction replaced and nobody has archived yet: deleted cells do not come back', async () => {
    const clock = new ManualClock(1_000_000);
    const table = await SplitTable.open(new MemoryDisk({ clock }), { clock });
    const [parent] = table.regions;
    for (const row of ['a', 'z']) await parent.put(row, 'f:q', 'v');
    await parent.region.flush({ force: true, reason: 'test' });
    for (const row of ['a', 'z']) await parent.delete(row);
    await parent.put('m', 'f:q', 'v');
    await parent.region.flush({ force: true, reason: 'test' });
    // Of the compaction's inputs, puts and deletes, only the deletes could be moved away.
    const [puts, deletes] = parent.region.stores[0].storeFiles.map(({ path }) => path);
    const { files } = table.disk;
    const move = files.rename.bind(files);
    const rename = vi.spyOn(files, 'rename').mockImplementation(async (source, target) => {
      if (source !== puts) return move(source, target);
      await move(deletes, target.replace(puts.slice(-32), deletes.slice(-32)));
      throw new StorageError('io', target, 'no');
    });
    await parent.region.compact(true);
    await table.split(parent, 'm');
    rename.mockRestore();
    expect(await table.disk.files.stat(puts)).toBeDefined();
    expect(await table.scan(() => {})).toEqual(['m/f:q/1000000/4=v']);
  });
});
