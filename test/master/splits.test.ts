// Splits and merges of a whole cluster: what clients see of them, what hbase:meta and the disk hold afterwards, what is refused.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Connection, connect } from '../../client/index.ts';
import type { RegionInfo } from '../../model/region-info.ts';
import { pb } from '../../proto/index.ts';
import { RealCluster } from '../support/real-cluster.ts';

let cluster: RealCluster;
let connection: Connection;

beforeEach(async () => {
  cluster = await RealCluster.start(2);
  connection = await connect({ quorum: cluster.quorum, retryPauseMs: 5 });
});
afterEach(async () => {
  await connection.close();
  await cluster.crash();
});

const ROWS = Array.from({ length: 60 }, (_, i) => `r${String(i).padStart(2, '0')}`);
const UNCOMPACTED = { COMPACTION_ENABLED: 'false' };
/** Makes several blocks of a file. */
const wide = 'v'.repeat(200);

/** Table `t`: rows r00 to r59 in two flushed files, small blocks, every fifth row deleted. */
async function fill(families = ['f', 'g'], attributes: Record<string, string> = {}): Promise<string[]> {
  const { admin } = connection;
  await admin.createTable({
    name: 't',
    families: families.map((name) => ({ name, blockSizeBytes: 1024, maxVersions: 1 })),
    attributes,
  });
  const table = connection.table('t');
  for (const [i, row] of ROWS.entries()) {
    await table.put({ row, cells: families.map((family) => ({ family, qualifier: 'q', value: `${row}${wide}` })) });
    if (i === 29 || i === 59) await admin.flush('t');
  }
  for (const [i, row] of ROWS.entries()) if (i % 5 === 0) await table.delete({ row });
  return ROWS.filter((_, i) => i % 5 !== 0);
}

async function scanned(reversed = false): Promise<string[]> {
  const rows: string[] = [];
  for await (const row of connection.table('t').scan({ reversed, caching: 7 })) {
    expect(row.text('f', 'q')).toBe(`${row.key.toString()}${wide}`);
    rows.push(row.key.toString());
  }
  return rows;
}

async function checkRows(expected: readonly string[]): Promise<void> {
  expect(await scanned()).toEqual(expected);
  expect(await scanned(true)).toEqual([...expected].reverse());
  for (const row of ROWS)
    expect((await connection.table('t').get(row)).text('f', 'q') !== undefined, row).toBe(expected.includes(row));
}

async function regions(): Promise<RegionInfo[]> {
  return (await connection.admin.regions('t')).map(({ region }) => region);
}
async function ranges(): Promise<string[]> {
  return (await regions()).map(({ startKey, endKey }) => `${startKey}-${endKey}`);
}

async function kindsOfFiles(): Promise<string[]> {
  const kinds = new Set<string>();
  for (const region of await regions())
    for (const { name } of await cluster.disk.files.list(`data/default/t/${region.encodedName}/f`))
      kinds.add(name.includes('=') ? 'link' : name.includes('.') ? 'reference' : 'file');
  return [...kinds].sort();
}

/** Until nothing of the parents is left: the daughters' references are compacted, and the janitor takes the parents. */
async function cleaned(): Promise<void> {
  await expect.poll(kindsOfFiles).not.toContain('reference');
  const folders = async () => {
    await connection.admin.runCatalogJanitor();
    const entries = await cluster.disk.files.list('data/default/t');
    return entries.filter(({ name }) => !name.startsWith('.')).map(({ name }) => name);
  };
  const expected = (await regions()).map(({ encodedName }) => encodedName).sort();
  await expect.poll(folders).toEqual(expected);
  const parents = async () => {
    let count = 0;
    for await (const row of connection.table('hbase:meta').scan({ columns: ['info'] }))
      for (const { qualifier } of row.cells) if (/^(?:merge\d{4}|splitA)$/.test(qualifier.toString())) count++;
    return count;
  };
  // Of a merged one the files go first.
  await expect.poll(parents).toBe(0);
}

describe('a split', () => {
  test('at a row leaves all rows to be read and written, before and after the parent is gone', async () => {
    const expected = await fill();
    const [parent] = await regions();
    await connection.admin.split(parent, 'r20');
    expect(await ranges()).toEqual(['-r20', 'r20-']);
    await checkRows(expected);
    await connection.table('t').put({ row: 'r00', cells: [{ family: 'f', qualifier: 'q', value: `r00${wide}` }] });
    await checkRows(['r00', ...expected]);
    await cleaned();
    await checkRows(['r00', ...expected]);
    // Once more, now that nothing refers to anything.
    const [, upper] = await regions();
    await connection.admin.split(upper, 'r40');
    expect(await ranges()).toEqual(['-r20', 'r20-r40', 'r40-']);
    await checkRows(['r00', ...expected]);
  });

  test('is not undone by somebody who has its closed parent assigned', async () => {
    const expected = await fill();
    const [parent] = await regions();
    let isSplit = false;
    let tries = 0;
    const splitting = connection.admin.split(parent, 'r20').finally(() => {
      isSplit = true;
    });
    const assigning = async () => {
      for (; !isSplit; tries++) await connection.admin.assign(parent, { timeoutMs: 1 }).catch(() => {});
    };
    await Promise.all([splitting, assigning(), assigning(), assigning()]);
    expect(tries).toBeGreaterThan(0);
    const { procedure } = await connection.admin.master.call(
      'GetProcedures',
      pb.GetProceduresRequest,
      pb.GetProceduresResponse,
      {},
    );
    expect(procedure.filter(({ state }) => state === pb.ProcedureState.RUNNABLE)).toEqual([]);
    expect(cluster.servers.flatMap((server) => server.onlineRegions())).not.toContain(parent.encodedName);
    expect(await ranges()).toEqual(['-r20', 'r20-']);
    await checkRows(expected);
  });

  test('without a row is made near the middle of the largest store', async () => {
    const expected = await fill();
    const [parent] = await regions();
    await connection.admin.split(parent);
    const [lower] = await regions();
    expect(lower.endKey.toString() > 'r05' && lower.endKey.toString() < 'r55', String(lower.endKey)).toBe(true);
    await checkRows(expected);
  });

  test('makes links of files that lie on one side', async () => {
    await fill(['f'], UNCOMPACTED);
    const [parent] = await regions();
    // The first file holds r00 to r29, the second r30 to r59; the third all the deletes.
    await connection.admin.split(parent, 'r30');
    expect(await kindsOfFiles()).toContain('link');
    await checkRows(ROWS.filter((_, i) => i % 5 !== 0));
    await connection.admin.modifyTable((await connection.admin.describe('t')).with('COMPACTION_ENABLED', 'true'));
    await cleaned();
    expect(await kindsOfFiles()).toEqual(['file']);
    await checkRows(ROWS.filter((_, i) => i % 5 !== 0));
  });

  test.each([
    ['outside of the region', 'zz', /not inside region key range/],
    ['equal to its start', 'm', /equal to startkey/],
  ])('at a row %s is refused', async (_what, row, message) => {
    await connection.admin.createTable({ name: 't', families: ['f'] }, ['m', 'p']);
    const region = (await regions())[1];
    await expect(connection.admin.split(region, row)).rejects.toThrow(message);
    expect(await ranges()).toEqual(['-m', 'm-p', 'p-']);
  });

  test('of a region with nothing in it, or with references, is refused', async () => {
    await connection.admin.createTable({
      name: 't',
      families: ['f'],
      attributes: UNCOMPACTED,
    });
    const [parent] = await regions();
    await expect(connection.admin.split(parent)).rejects.toThrow(/bestSplitPoint = null/);
    for (const row of ['a', 'b', 'c', 'd'])
      await connection.table('t').put({ row, cells: [{ family: 'f', qualifier: 'q', value: row }] });
    await connection.admin.split(parent, 'c');
    const [lower, upper] = await regions();
    await expect(connection.admin.split(lower, 'b')).rejects.toThrow(/NOT splittable/);
    await expect(connection.admin.merge([lower, upper])).rejects.toThrow(/is not mergeable/);
    await expect(connection.admin.split(parent, 'b')).rejects.toThrow(/state=SPLIT/);
  });

  test('is refused while splits are switched off, by the master or by the table', async () => {
    const { admin } = connection;
    await admin.createTable(
      {
        name: 't',
        families: ['f'],
        attributes: { SPLIT_ENABLED: 'false', MERGE_ENABLED: 'false' },
      },
      ['m'],
    );
    const all = await regions();
    // At once, not by a procedure that fails later.
    const refused = (message: RegExp) => ({
      name: 'DoNotRetryIOException',
      message: expect.stringMatching(message) as string,
    });
    await expect(admin.split(all[0], 'c')).rejects.toMatchObject(refused(/region split is disabled for the table/));
    await expect(admin.merge(all)).rejects.toMatchObject(refused(/region merge is disabled for the table/));
    expect([await admin.setSplitOrMerge('SPLIT', false), await admin.setSplitOrMerge('MERGE', false)]).toEqual([
      true,
      true,
    ]);
    await expect(admin.split(all[0], 'c')).rejects.toThrow(/split switch off/);
    await expect(admin.merge(all)).rejects.toThrow(/merge switch is off/);
    expect([await admin.isSplitOrMergeEnabled('SPLIT'), await admin.isSplitOrMergeEnabled('MERGE')]).toEqual([
      false,
      false,
    ]);
    expect(await ranges()).toEqual(['-m', 'm-']);
    expect(await connection.table('t').get('a')).toMatchObject({ isEmpty: true });
  });
});

describe('a merge', () => {
  test('of two neighbours leaves all rows to be read and written', async () => {
    const expected = await fill();
    await connection.admin.split((await regions())[0], 'r20');
    await cleaned();
    await connection.admin.merge(await regions());
    expect(await ranges()).toEqual(['-']);
    await checkRows(expected);
    await connection.table('t').put({ row: 'r00', cells: [{ family: 'f', qualifier: 'q', value: `r00${wide}` }] });
    await cleaned();
    await checkRows(['r00', ...expected]);
  });

  test('of three, on two servers', async () => {
    await connection.admin.createTable({ name: 't', families: ['f'] }, ['g', 'p']);
    for (const row of ['a', 'h', 'q'])
      await connection.table('t').put({ row, cells: [{ family: 'f', qualifier: 'q', value: row }] });
    await connection.admin.merge((await regions()).reverse());
    expect(await ranges()).toEqual(['-']);
    for (const row of ['a', 'h', 'q']) expect((await connection.table('t').get(row)).text('f', 'q')).toBe(row);
  });

  test('of regions that are no neighbours is refused, unless forced', async () => {
    await connection.admin.createTable({ name: 't', families: ['f'] }, ['g', 'p']);
    await connection.admin.createTable({ name: 'u', families: ['f'] });
    const [first, , last] = await regions();
    const [{ region: foreign }] = await connection.admin.regions('u');
    await expect(connection.admin.merge([first, last])).rejects.toThrow(/non-adjacent/);
    await expect(connection.admin.merge([first, first])).rejects.toThrow(/Duplicate regions/);
    await expect(connection.admin.merge([first])).rejects.toThrow(/Need two Regions/);
    await expect(connection.admin.merge([first, foreign])).rejects.toThrow(/different tables/);
    expect(await ranges()).toEqual(['-g', 'g-p', 'p-']);
  });

  test('again is refused while the child still refers to its parents', async () => {
    await connection.admin.createTable({ name: 't', families: ['f'], attributes: UNCOMPACTED }, ['g', 'p']);
    const [first, second, third] = await regions();
    await connection.admin.merge([first, second]);
    const [merged] = await regions();
    await expect(connection.admin.merge([merged, third])).rejects.toThrow(/merge qualifier/);
  });
});

describe('table operations on a table whose split parent is still there', () => {
  test.each(['disable and enable', 'delete', 'truncate', 'alter'])('%s', async (operation) => {
    const { admin } = connection;
    await admin.createTable({ name: 't', families: ['f', 'g'], attributes: UNCOMPACTED });
    const table = connection.table('t');
    const put = (row: string) =>
      table.put({ row, cells: ['f', 'g'].map((family) => ({ family, qualifier: 'q', value: row })) });
    for (const row of ['a', 'z']) await put(row);
    await admin.split((await regions())[0], 'm');
    if (operation === 'alter') await admin.deleteFamily('t', 'g');
    else await admin.disableTable('t');
    if (operation === 'disable and enable') await admin.enableTable('t');
    if (operation === 'truncate') await admin.truncateTable('t', { preserveSplits: true });
    if (operation === 'delete') {
      await admin.deleteTable('t');
      expect(await cluster.disk.files.list('data/default/t')).toEqual([]);
      await admin.createTable({ name: 't', families: ['f', 'g'] });
      expect(await ranges()).toEqual(['-']);
      expect((await admin.regions('t')).length).toBe(1);
      return;
    }
    expect(await ranges()).toEqual(['-m', 'm-']);
    const found = (await table.get('a')).text('f', 'q');
    expect(found).toBe(operation === 'truncate' ? undefined : 'a');
    if (operation !== 'alter') await put('b');
    expect(await admin.runCatalogJanitor()).toBe(0);
  });
});
