// Nothing is said to be wrong with what is well, and a repair leaves it alone.
import { describe, expect, it } from 'vitest';
import type { Connection } from '../../../client/index.ts';
import { mobRegionOf } from '../../../model/region-info.ts';
import { TableName } from '../../../model/table-name.ts';
import { layout } from '../../../rootdir/directory-layout.ts';
import { CrashableTreeStore } from '../../fault/support/crashable-tree-store.ts';
import { goldenRoot } from '../../support/golden-root.ts';
import { makeCluster, ROWS, Stopped } from './support/stopped-cluster.ts';

describe('a healthy cluster', () => {
  it.each(['stop', 'kill'] as const)('after a %s has no problem, and a repair changes nothing', async (end) => {
    const cluster = await makeCluster(end);
    cluster.deep = true;
    const seen = await cluster.doctor();
    expect(seen.problems).toEqual([]);
    expect(seen.status).toBe(0);
    const repaired = await cluster.doctor({ repair: true });
    expect(repaired.json.repaired).toEqual([]);
    expect(await cluster.rows('t', 'ns:u')).toEqual([ROWS, ROWS]);
  });

  it.each(['stop', 'kill'] as const)('that has just split a region has none after a %s', async (end) => {
    const cluster = await makeCluster(end, ({ admin }) => splitFirst(admin));
    cluster.deep = true;
    expect((await cluster.doctor()).problems).toEqual([]);
    expect(await cluster.rows('t')).toEqual([ROWS]);
  });

  it.each(['stop', 'kill'] as const)('that has just merged two regions has none after a %s', async (end) => {
    const cluster = await makeCluster(end, async ({ admin }) => {
      const [first, second] = await admin.regions('t');
      await admin.merge([first.region, second.region]);
    });
    cluster.deep = true;
    expect((await cluster.doctor()).problems).toEqual([]);
    expect(await cluster.rows('t')).toEqual([ROWS]);
  });

  it.each(['clean', 'killed'] as const)('of Apache HBase 2.6.1 (%s) has none', async (name) => {
    const cluster = new Stopped(await goldenRoot(name), new CrashableTreeStore());
    cluster.deep = true;
    expect((await cluster.doctor()).problems).toEqual([]);
  });
});

describe('a region that was split', () => {
  it('whose daughter lost its folder gets it back from the parent', async () => {
    const cluster = await makeCluster('stop', ({ admin }) => splitFirst(admin));
    const { catalog } = await cluster.read();
    const parent = catalog.tables.get('t')!.rows.find(({ parsed }) => parsed?.splitA !== undefined)!.parsed!;
    for (const daughter of [parent.splitA!, parent.splitB!])
      await cluster.disk.files.delete(cluster.folder('t', daughter.encodedName));
    expect((await cluster.doctor()).json.problems.map(({ kind }) => kind)).toEqual([
      'region-without-folder',
      'region-without-folder',
    ]);
    expect((await cluster.doctor({ repair: true })).problems).toEqual([]);
    expect(await cluster.rows('t')).toEqual([ROWS]);
  });

  it('whose files are gone while the daughters refer to them is named', async () => {
    const cluster = await makeCluster('stop', ({ admin }) => splitFirst(admin));
    const { catalog } = await cluster.read();
    const parent = catalog.tables.get('t')!.rows.find(({ parsed }) => parsed?.splitA !== undefined)!.parsed!;
    // Its files lie wholly on one side of the split, so the daughters have links.
    await cluster.disk.files.delete(cluster.folder('t', parent.regionInfo.encodedName));
    const kinds = new Set((await cluster.doctor()).json.problems.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(['dangling-link']);
  });
});

async function splitFirst(admin: Connection['admin']): Promise<void> {
  const [{ region }] = await admin.regions('t');
  await admin.flushRegion(region);
  await admin.split(region, 'b');
}

describe('a table with MOB files', () => {
  it('has no problem, until one is gone: then it is named', async () => {
    const cluster = await makeCluster('stop', async (connection) => {
      await connection.admin.createTable({ name: 'mob', families: [{ name: 'f', mob: true, mobThresholdBytes: 3 }] });
      await connection.table('mob').put({ row: 'r', cells: [{ family: 'f', qualifier: 'q', value: 'a large value' }] });
      await connection.admin.flush('mob');
    });
    expect((await cluster.doctor()).problems).toEqual([]);
    const table = TableName.parse('mob');
    const folder = layout.mobFamilyFolder(table, mobRegionOf(table).encodedName, 'f');
    const [{ name }] = await cluster.disk.files.list(folder);
    await cluster.disk.files.delete(`${folder}/${name}`);
    const { json } = await cluster.doctor();
    expect(json.problems.map(({ kind }) => kind)).toEqual(['mob-file-missing']);
    expect(json.problems[0].words).toContain(`${folder}/${name}`);
  });
});
