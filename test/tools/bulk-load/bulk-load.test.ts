import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../base/clock.ts';
import { systemRandom } from '../../../base/random.ts';
import { type Cluster, type Connection, connect, start, TableName } from '../../../index.ts';
import { LocalFileStorage } from '../../../storage/local-file-storage.ts';
import { type BulkLoadOptions, bulkLoad } from '../../../tools/bulk-load/bulk-load.ts';
import { boundariesOf } from '../../../tools/bulk-load/create-table.ts';
import { writeBulkFile } from '../../regionserver/bulk-files.ts';

let folder: string;
let cluster: Cluster;
let inMemory: Cluster;
let connection: Connection;
let made = 0;
const files = new LocalFileStorage('/');
const row = (i: number) => `r${String(i).padStart(4, '0')}`;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'colonnade-bulk-'));
  cluster = await start({ data: join(folder, 'data') });
  inMemory = await start({ memory: true });
  connection = await connect(cluster.quorum);
});
afterAll(async () => {
  await connection?.close();
  await cluster?.stop();
  await inMemory?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A file of the family with a cell for each of the rows. */
async function hfile(dir: string, family: string, from: number, to: number, value = 'v'): Promise<string> {
  const path = `${folder.slice(1)}/${dir}/${family}/${(0xabc000 + made++).toString(16)}`;
  const cells = [];
  for (let i = from; i < to; i++)
    cells.push({ row: row(i), column: `${family}:q`, value: `${value}${i}`, timestamp: 5 });
  await writeBulkFile(files, path, cells);
  return `/${path}`;
}

function load(dir: string, table: string, more: Partial<BulkLoadOptions> = {}) {
  return bulkLoad({
    ...{ connection, files, clock: systemClock, random: systemRandom, log: () => {} },
    table: TableName.parse(table),
    folder: `${folder.slice(1)}/${dir}`,
    ...more,
  });
}

async function scanned(table: string, family: string, from = connection): Promise<string[]> {
  const found: string[] = [];
  for await (const each of from.table(table).scan({ columns: [family] }))
    found.push(`${each.key}=${each.text(family, 'q')}`);
  return found;
}
const expected = (from: number, to: number, value = 'v') =>
  Array.from({ length: to - from }, (_, i) => `${row(from + i)}=${value}${from + i}`);

describe('colonnade bulkload', () => {
  it('splits files where regions meet and loads all families of a region at once', async () => {
    await connection.admin.createTable({ name: 't1', families: ['f', 'g'] }, [row(100), row(200), row(300)]);
    const whole = await hfile('one', 'f', 0, 400);
    const fitting = await hfile('one', 'g', 100, 150);
    const report = await load('one', 't1');
    expect(report).toMatchObject({ table: 't1', files: 5, regions: 4, split: 1, retries: 0, createdTable: false });
    expect(await scanned('t1', 'f')).toEqual(expected(0, 400));
    expect(await scanned('t1', 'g')).toEqual(expected(100, 150));
    // All of it was moved away, also what was split.
    for (const path of [fitting, whole]) expect(() => statSync(path)).toThrow('ENOENT');
    expect(await files.stat(`${folder.slice(1)}/one/f/.tmp`)).toBeUndefined();
    expect(await files.list(`${folder.slice(1)}/data/staging`)).toEqual([]);
  });

  it('makes the table that fits the files', async () => {
    await hfile('two', 'x', 0, 10);
    await hfile('two', 'x', 20, 30);
    await hfile('two', 'y', 25, 40);
    const report = await load('two', 't2');
    expect(report).toMatchObject({ files: 3, createdTable: true, split: 0 });
    const regions = await connection.admin.regions('t2');
    expect(regions.map(({ region }) => region.startKey.toString())).toEqual(['', row(20)]);
    expect(await scanned('t2', 'x')).toHaveLength(20);
  });

  it('a copy leaves everything where it was', async () => {
    const path = await hfile('three', 'x', 100, 110);
    await load('three', 't2', { copyFiles: true });
    expect(statSync(path).nlink).toBe(2);
    expect(await scanned('t2', 'x')).toHaveLength(30);
  });

  it('loads into a cluster in memory, which copies', async () => {
    const path = await hfile('four', 'f', 0, 10);
    await using other = await connect(inMemory.quorum);
    expect(await load('four', 't', { connection: other })).toMatchObject({ files: 1, createdTable: true });
    expect(await scanned('t', 'f', other)).toEqual(expected(0, 10));
    expect(statSync(path).isFile()).toBe(true);
  });

  it('says what it cannot do', async () => {
    await hfile('five', 'zz', 0, 10);
    await expect(load('five', 't1')).rejects.toThrow(
      'Unmatched family names found: unmatched family names in HFiles to be bulkloaded: [zz]; valid family names of table t1 are: [f, g]',
    );
    expect(await load('five', 't1', { ignoreUnmatchedFamilies: true })).toMatchObject({ files: 0 });
    await expect(load('five', 'nowhere', { createTable: false })).rejects.toThrow("Table 'nowhere' does not exist.");
    await expect(load('none', 't1')).rejects.toThrow('there is no such folder');
    await hfile('six', 'f', 0, 400);
    await expect(load('six', 't1', { failIfSplitNeeded: true })).rejects.toThrow('fits into no region');
    await hfile('six', 'f', 110, 120);
    await expect(load('six', 't1', { maxFilesPerFamily: 1 })).rejects.toThrow('Trying to load more than 1 hfiles');
  });

  it('while a region splits: what no longer fits is looked at again', async () => {
    await connection.admin.createTable({ name: 't3', families: ['f'] });
    await hfile('seven', 'f', 0, 100);
    await load('seven', 't3');
    await connection.admin.flush('t3');
    await hfile('eight', 'f', 0, 100, 'w');
    // Regions are asked for, and then another has taken their place.
    const { admin } = connection;
    let asked = 0;
    const stale = {
      ...{ table: connection.table.bind(connection) },
      admin: {
        ...{ exists: admin.exists.bind(admin), describe: admin.describe.bind(admin) },
        regions: async (name: string) => {
          const regions = await admin.regions(name);
          if (asked++ === 0) await admin.split(regions[0].region, row(50));
          return regions;
        },
      },
    } as unknown as Connection;
    expect(await load('eight', 't3', { connection: stale })).toMatchObject({ files: 2, split: 1, retries: 1 });
    expect(await scanned('t3', 'f')).toEqual(expected(0, 100, 'w'));
  });
});

describe('boundaries of a new table', () => {
  it.each([
    ['one range', [['a', 'c']], []],
    [
      'two apart',
      [
        ['a', 'c'],
        ['d', 'f'],
      ],
      ['d'],
    ],
    [
      'overlapping',
      [
        ['a', 'd'],
        ['c', 'f'],
        ['g', 'h'],
      ],
      ['g'],
    ],
    [
      'of one row each',
      [
        ['a', 'a'],
        ['b', 'b'],
      ],
      [],
    ],
  ])('%s', (_name, ranges, boundaries) => {
    const found = boundariesOf(ranges.map(([first, last]) => ({ first: Buffer.from(first), last: Buffer.from(last) })));
    expect(found.map(String)).toEqual(boundaries);
  });
});
