// A root directory of ours given to a stock HBase 2.6.1: after an orderly stop, and after a kill, when all that was written stands in compressed
// logs of two groups alone. Its master finds meta, the servers and no procedure under way, and serves what was written; given back, ours goes on.
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type Connection, connect } from '../../client/index.ts';
import { mobRegionOf } from '../../model/region-info.ts';
import { TableName } from '../../model/table-name.ts';
import { layout } from '../../rootdir/directory-layout.ts';
import { END_MARK } from '../../wal/wal-format.ts';
import { startColonnade } from '../support/colonnade-process.ts';
import { checkFormats, makeFormats, rewriteFormats } from './support/formats-table.ts';
import { javaMissing } from './support/jars.ts';
import { startRealHBase } from './support/real-hbase.ts';

const folder = mkdtempSync(join(tmpdir(), 'handed-over-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function rowsOf(quorum: string, table = 'ns:t'): Promise<string[]> {
  await using connection = await connect({ quorum, connectTimeoutMs: 60_000 });
  const rows: string[] = [];
  for await (const row of connection.table(table).scan({})) rows.push(`${row.key}=${row.value('f', 'q')}`);
  return rows;
}

/** As the logs of a killed server are on a disk whose syncs were fast when they were last written. */
function endWithMark(root: string): void {
  for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    const path = join(root, name);
    if (!/WALs\/[^/]+\/[^/]+$/.test(name) || readFileSync(path).includes(END_MARK)) continue;
    appendFileSync(path, Buffer.concat([END_MARK, Buffer.alloc(100_000)]));
  }
}

describe.skipIf(javaMissing() !== undefined)('a root directory handed to Apache HBase 2.6.1', () => {
  test('by a killed server, its edits in compressed logs alone, is served by it, and by us again', async () => {
    const expected = Array.from({ length: 100 }, (_, i) => `r${String(i).padStart(3, '0')}=v${i}`);
    const logs = ['wal.provider=multiwal', 'regionserver.wal.enablecompression=true'];
    const values = 'regionserver.wal.value.enablecompression=true';
    const args = [...logs, values].flatMap((setting) => ['-D', `hbase.${setting}`]);
    const ours = await startColonnade({ data: join(folder, 'root'), args });
    {
      await using connection = await connect(ours.quorum);
      await connection.admin.createNamespace('ns');
      await connection.admin.createTable({ name: 'ns:t', families: ['f'] }, ['r050']);
      for (let i = 0; i < 100; i++)
        await connection
          .table('ns:t')
          .put({ row: `r${String(i).padStart(3, '0')}`, cells: [{ family: 'f', qualifier: 'q', value: `v${i}` }] });
      await fillListed(connection, 'ns:file', expected);
      await fillListed(connection, 'ns:migrated', expected);
      await fillListed(connection, 'ns:striped', expected, STRIPES);
      await fillListed(connection, 'ns:tiered', expected, TIERS);
      await connection.admin.modifyStoreFileTracker('ns:migrated', 'DEFAULT');
      await connection.admin.modifyStoreFileTracker('ns:t', 'FILE');
      await connection.admin.createTable({ name: 'off', families: ['f'] });
      await connection.admin.disableTable('off');
    }
    await ours.kill('SIGKILL');
    endWithMark(join(folder, 'root'));
    const hbase = await startRealHBase({ folder });
    for (const table of ['ns:t', ...LISTED]) expect(await rowsOf(hbase.quorum, table), table).toEqual(expected);
    {
      await using connection = await connect(hbase.quorum);
      // Its own lists, over ours and of a table that it migrates.
      for (const table of LISTED) {
        if (table === 'ns:migrated') await connection.admin.modifyStoreFileTracker(table, 'FILE');
        await connection.table(table).put({ row: 'r100', cells: [{ family: 'f', qualifier: 'q', value: 'theirs' }] });
        await connection.admin.flush(table);
        await connection.admin.majorCompact(table);
        await expect.poll(() => connection.admin.compactionState(table), { interval: 100 }).toBe('NONE');
      }
      await connection.table('ns:t').put({ row: 'r200', cells: [{ family: 'f', qualifier: 'q', value: 'theirs' }] });
      await connection.admin.enableTable('off');
    }
    await hbase.shutdown();
    const again = await startColonnade({ data: join(folder, 'root') });
    expect(await rowsOf(again.quorum)).toEqual([...expected, 'r200=theirs']);
    for (const table of LISTED) expect(await rowsOf(again.quorum, table), table).toEqual([...expected, 'r100=theirs']);
    await again.stop();
  });

  test('with references, links, split parents and merged ones, and files of every format, of ours and of its own', async () => {
    const place = mkdtempSync(join(tmpdir(), 'handed-over-split-'));
    try {
      const ours = await startColonnade({ data: join(place, 'root') });
      await makeSplitAndMerged(ours.quorum, 'ours');
      await makeFormats(ours.quorum);
      await checkFormats(ours.quorum);
      await ours.stop();
      // It archives what a compaction replaced every two minutes, else.
      const settings = { 'hbase.hfile.compaction.discharger.interval': '1000' };
      const hbase = await startRealHBase({ folder: place, settings, codecs: true });
      await checkFormats(hbase.quorum);
      // And writes them all again, with its own encoders.
      await rewriteFormats(hbase.quorum);
      await checkFormats(hbase.quorum);
      await checkSplitAndMerged(hbase.quorum, 'ours');
      await checkSnapshots(hbase.quorum, 'ours', ['ours']);
      // It rewrites what refers to parents of our making, and removes them.
      await compacted(hbase.quorum, 'ours');
      await checkSplitAndMerged(hbase.quorum, 'ours');
      await makeSplitAndMerged(hbase.quorum, 'theirs');
      await hbase.shutdown();
      const again = await startColonnade({ data: join(place, 'root') });
      for (const name of ['ours', 'theirs']) await checkSplitAndMerged(again.quorum, name);
      await checkFormats(again.quorum);
      await rewriteFormats(again.quorum);
      await checkFormats(again.quorum);
      await checkSnapshots(again.quorum, 'theirs', ['theirs', 'theirs-m']);
      await compacted(again.quorum, 'theirs');
      await checkSplitAndMerged(again.quorum, 'theirs');
      await again.stop();
    } finally {
      rmSync(place, { recursive: true, force: true });
    }
  }, 400_000);

  test('with MOB tables, split, and snapshots of them', async () => {
    const place = mkdtempSync(join(tmpdir(), 'handed-over-mob-'));
    try {
      const ours = await startColonnade({ data: join(place, 'root') });
      await makeMob(ours.quorum, 'ours');
      await ours.stop();
      const hbase = await startRealHBase({ folder: place });
      await checkMob(hbase.quorum, 'ours');
      await checkMobClone(hbase.quorum, 'ours');
      await compactMob(hbase.quorum, 'ours', mobFilesOf(place, 'ours'));
      await checkMob(hbase.quorum, 'ours');
      await makeMob(hbase.quorum, 'theirs');
      await checkMob(hbase.quorum, 'theirs');
      await hbase.shutdown();
      const again = await startColonnade({ data: join(place, 'root') });
      for (const name of ['ours', 'clone-of-ours', 'theirs']) await checkMob(again.quorum, name);
      await checkMobClone(again.quorum, 'theirs');
      await compactMob(again.quorum, 'theirs', mobFilesOf(place, 'theirs'));
      await checkMob(again.quorum, 'theirs');
      await again.stop();
    } finally {
      rmSync(place, { recursive: true, force: true });
    }
  });
});

const ENGINES = 'org.apache.hadoop.hbase.regionserver';
const STRIPES = {
  'hbase.hstore.engine.class': `${ENGINES}.StripeStoreEngine`,
  'hbase.store.stripe.initialStripeCount': '3',
  'hbase.store.stripe.compaction.minFilesL0': '2',
  'hbase.store.stripe.sizeToSplit': '2000',
};
const TIERS = {
  'hbase.hstore.engine.class': `${ENGINES}.DateTieredStoreEngine`,
  'hbase.hstore.compaction.date.tiered.base.window.millis': '10',
};
const LISTED = ['ns:file', 'ns:migrated', 'ns:striped', 'ns:tiered'];

/** Under the FILE tracker, in files that a compaction replaced, some of them, and a newer one. */
async function fillListed(
  connection: Connection,
  name: string,
  rows: readonly string[],
  more: Record<string, string> = {},
): Promise<void> {
  const attributes = { 'hbase.store.file-tracker.impl': 'FILE', ...more };
  await connection.admin.createTable({ name, families: ['f'], attributes });
  const put = (text: string) => {
    const [row, value] = text.split('=');
    return connection.table(name).put({ row, cells: [{ family: 'f', qualifier: 'q', value }] });
  };
  for (const part of [rows.slice(0, 30), rows.slice(30, 60)]) {
    await Promise.all(part.map(put));
    await connection.admin.flush(name);
  }
  await connection.admin.majorCompact(name);
  await expect.poll(() => connection.admin.compactionState(name)).toBe('NONE');
  await Promise.all(rows.slice(60).map(put));
}

const ROWS = Array.from({ length: 80 }, (_, i) => `r${String(i).padStart(3, '0')}`);
const kept = ROWS.filter((_, i) => i % 7 !== 0);

/** Half of them under the FILE tracker. Table `name`: split where one file has rows on both sides and another on one; table `name-m`: two regions made one. Nothing is compacted. */
async function makeSplitAndMerged(quorum: string, name: string): Promise<void> {
  await using connection = await connect({ quorum, connectTimeoutMs: 60_000 });
  const { admin } = connection;
  for (const table of [name, `${name}-m`]) {
    // HBase does not open what it has restored of a split table under FILE.
    const listed = (table === name) === (name === 'theirs');
    const attributes = { COMPACTION_ENABLED: 'false', 'hbase.store.file-tracker.impl': listed ? 'FILE' : 'DEFAULT' };
    await admin.createTable(
      { name: table, families: [{ name: 'f', blockSizeBytes: 1024 }], attributes },
      table === name ? [] : ['r030'],
    );
    const put = (row: string) =>
      connection.table(table).put({ row, cells: [{ family: 'f', qualifier: 'q', value: row }] });
    for (const row of ROWS.slice(0, 40)) await put(row);
    await admin.flush(table);
    for (const row of ROWS.slice(40)) await put(row);
    await admin.flush(table);
    for (const [i, row] of ROWS.entries()) if (i % 7 === 0) await connection.table(table).delete({ row });
    await admin.flush(table);
  }
  await admin.split((await admin.regions(name))[0].region, 'r030');
  await admin.merge((await admin.regions(`${name}-m`)).map(({ region }) => region));
  for (const table of [name, `${name}-m`]) await admin.snapshot(`of-${table}`, table);
}

/**
 * The snapshots of the tables that the other one made: cloned, and restored over what was written since. HBase cannot restore a merged region with
 * references: it archives the folders of the parents, where it does not look for them.
 */
async function checkSnapshots(quorum: string, name: string, restored: readonly string[]): Promise<void> {
  await using connection = await connect({ quorum, connectTimeoutMs: 60_000 });
  const { admin } = connection;
  const rowsOf = async (table: string) => {
    const rows: string[] = [];
    for await (const row of connection.table(table).scan({})) rows.push(row.key.toString());
    return rows;
  };
  for (const table of [name, `${name}-m`]) {
    await admin.cloneSnapshot(`of-${table}`, `clone-of-${table}`);
    expect(await rowsOf(`clone-of-${table}`), table).toEqual(kept);
    if (!restored.includes(table)) continue;
    await connection.table(table).put({ row: 'r999', cells: [{ family: 'f', qualifier: 'q', value: 'later' }] });
    await admin.disableTable(table);
    await admin.restoreSnapshot(`of-${table}`);
    await admin.enableTable(table);
    expect(await rowsOf(table), table).toEqual(kept);
  }
}

async function checkSplitAndMerged(quorum: string, name: string): Promise<void> {
  await using connection = await connect({ quorum, connectTimeoutMs: 60_000 });
  for (const [table, count] of [
    [name, 2],
    [`${name}-m`, 1],
  ] as const) {
    const rows: string[] = [];
    for await (const row of connection.table(table).scan({})) rows.push(row.key.toString());
    expect(rows, table).toEqual(kept);
    rows.length = 0;
    for await (const row of connection.table(table).scan({ reversed: true })) rows.push(row.key.toString());
    expect(rows.reverse(), table).toEqual(kept);
    expect((await connection.admin.regions(table)).length).toBe(count);
  }
}

/** Lets the tables be compacted until nothing in hbase:meta names a parent. */
async function compacted(quorum: string, name: string): Promise<void> {
  await using connection = await connect({ quorum, connectTimeoutMs: 60_000 });
  const { admin } = connection;
  for (const table of [name, `${name}-m`]) {
    await admin.modifyTable((await admin.describe(table)).with('COMPACTION_ENABLED', 'true'));
    await admin.majorCompact(table);
  }
  const parents = async () => {
    await admin.runCatalogJanitor();
    const found: string[] = [];
    for await (const row of connection.table('hbase:meta').scan({ columns: ['info'] }))
      for (const { qualifier } of row.cells)
        if (/^(?:merge\d{4}|splitA)$/.test(qualifier.toString()) && row.key.toString().startsWith(name))
          found.push(`${row.key} ${qualifier}`);
    return found;
  };
  await expect.poll(parents, { timeout: 200_000, interval: 500 }).toEqual([]);
}

const MOB_ROWS = ROWS.slice(0, 12);
const mobValue = (row: string, i: number) => (i % 3 === 0 ? `${row} small` : `${row} ${'large'.repeat(40)}`);

/** Values of both sides of the threshold in two store files, one of them deleted, split where each of the MOB files has rows on both sides. */
async function makeMob(quorum: string, name: string): Promise<void> {
  await using connection = await connect({ quorum, connectTimeoutMs: 60_000 });
  const { admin } = connection;
  const attributes = { IS_MOB: 'true', MOB_THRESHOLD: '100' };
  await admin.createTable({ name, families: [{ name: 'f', maxVersions: 1, attributes }] });
  const table = connection.table(name);
  for (const part of [0, 1]) {
    for (const [i, row] of MOB_ROWS.entries())
      if (i % 2 === part)
        await table.put({ row, cells: [{ family: 'f', qualifier: 'q', value: mobValue(row, i) }], ttlMs: 10_000_000 });
    if (part === 1) await table.delete({ row: MOB_ROWS[4] });
    await admin.flush(name);
  }
  await admin.splitTable(name, MOB_ROWS[6]);
  await admin.snapshot(`of-${name}`, name);
}

/** The clone of the snapshot that the other one took reads the values through links. */
async function checkMobClone(quorum: string, name: string): Promise<void> {
  await using connection = await connect({ quorum, connectTimeoutMs: 60_000 });
  await connection.admin.cloneSnapshot(`of-${name}`, `clone-of-${name}`);
  await checkMob(quorum, `clone-of-${name}`);
}

async function checkMob(quorum: string, name: string): Promise<void> {
  await using connection = await connect({ quorum, connectTimeoutMs: 60_000 });
  const expected = MOB_ROWS.map((row, i) => `${row}=${mobValue(row, i)}`).filter((_, i) => i !== 4);
  for (const reversed of [false, true]) {
    const found: string[] = [];
    for await (const row of connection.table(name).scan({ reversed })) found.push(`${row.key}=${row.value('f', 'q')}`);
    expect(reversed ? found.reverse() : found, name).toEqual(expected);
  }
  const raw = { row: MOB_ROWS[1], attributes: { 'hbase.mob.scan.raw': Buffer.from([0xff]) } };
  const reference = (await connection.table(name).get(raw)).value('f', 'q')!;
  expect(reference.readUInt32BE(0)).toBe(mobValue(MOB_ROWS[1], 1).length);
  expect(reference.toString('latin1', 4)).toMatch(/^[0-9a-f]{72}_[0-9a-f]{32}$/);
}

function mobFilesOf(place: string, name: string): () => string[] {
  const table = TableName.parse(name);
  const folder = join(place, 'root', layout.mobFamilyFolder(table, mobRegionOf(table).encodedName, 'f'));
  return () => readdirSync(folder).filter((file) => !file.startsWith('.'));
}

/** Until each region has written its values anew. */
async function compactMob(quorum: string, name: string, files: () => string[]): Promise<void> {
  await using connection = await connect({ quorum, connectTimeoutMs: 60_000 });
  const before = new Set(files());
  await connection.admin.majorCompact(name, { family: 'f' });
  const added = () => files().filter((file) => !before.has(file)).length;
  await expect.poll(added, { interval: 200 }).toBe(2);
  await expect.poll(() => connection.admin.compactionState(name), { interval: 100 }).toBe('NONE');
}
