// MOB tables of a whole cluster: made, written, split, compacted by way of the master, altered, truncated, dropped.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemScheduler } from '../../../base/scheduler.ts';
import type { Connection } from '../../../client/index.ts';
import { connect } from '../../../client/index.ts';
import { mobRegionOf } from '../../../model/region-info.ts';
import { TableName } from '../../../model/table-name.ts';
import { layout } from '../../../rootdir/directory-layout.ts';
import { RealCluster } from '../../support/real-cluster.ts';

const FAMILY = { name: 'f', mob: true, mobThresholdBytes: 10 };
const LARGE = 'a value of some size';

describe('MOB tables', () => {
  let cluster: RealCluster;
  let connection: Connection;
  beforeAll(async () => {
    cluster = await RealCluster.start();
    connection = await connect(cluster.quorum);
  });
  afterAll(async () => {
    await connection.close();
    await cluster.stop();
  });

  const list = async (folder: string) => (await cluster.disk.files.list(folder)).map(({ name }) => name);
  const foldersOf = (name: string) => {
    const table = TableName.parse(name);
    const { encodedName } = mobRegionOf(table);
    const live = layout.mobFamilyFolder(table, encodedName, 'f');
    return { live, archive: layout.archiveFamilyFolder(table, encodedName, 'f'), table: layout.mobTableFolder(table) };
  };
  const fill = async (name: string, rows: readonly string[]) => {
    const table = connection.table(name);
    for (const row of rows) {
      await table.put({ row, cells: [{ family: 'f', qualifier: 'q', value: `${LARGE} ${row}` }] });
      await connection.admin.flush(name);
    }
  };
  const rowsOf = async (name: string) => {
    const rows: string[] = [];
    for await (const row of connection.table(name).scan({})) rows.push(`${row.key}=${row.value('f', 'q')}`);
    return rows;
  };
  const valuesOf = (rows: readonly string[]) => rows.map((row) => `${row}=${LARGE} ${row}`);

  it('are read across a split and a merge, whose regions share the MOB files', async () => {
    const { admin } = connection;
    await admin.createTable({ name: 'split', families: [FAMILY] });
    const rows = ['a', 'b', 'c', 'd'];
    await fill('split', rows);
    await admin.splitTable('split', 'c');
    expect(await rowsOf('split')).toEqual(valuesOf(rows));
    await admin.majorCompact('split');
    await settled('split');
    const regions = await admin.regions('split');
    expect(regions).toHaveLength(2);
    const { live } = foldersOf('split');
    const written = (await list(live)).map((name) => name.slice(name.indexOf('_') + 1));
    for (const { region } of regions) expect(written).toContain(region.encodedName);
    await admin.merge(regions.map(({ region }) => region));
    expect(await rowsOf('split')).toEqual(valuesOf(rows));
  });

  it('are compacted when the master is asked to, which says so meanwhile', async () => {
    const { admin } = connection;
    await admin.createTable({ name: 'compacted', families: [FAMILY, { name: 'g' }] }, ['c']);
    const rows = ['a', 'b', 'c', 'd'];
    await fill('compacted', rows);
    const { live } = foldersOf('compacted');
    const before = await list(live);
    expect(before).toHaveLength(4);
    await admin.compactMobFiles('compacted', { family: 'f' });
    expect(await admin.mobCompactionState('compacted')).toBe('MAJOR_AND_MINOR');
    for (let i = 0; (await admin.mobCompactionState('compacted')) !== 'NONE'; i++) {
      expect(i).toBeLessThan(600);
      await systemScheduler.sleep(50);
    }
    expect((await list(live)).filter((name) => !before.includes(name))).toHaveLength(2);
    expect(await rowsOf('compacted')).toEqual(valuesOf(rows));
    await expect(admin.compactMobFiles('compacted', { family: 'g' })).rejects.toThrow(/not a MOB column family/);
    await expect(admin.compactMobFiles('nosuch')).rejects.toThrow();
  });

  it('take their MOB files to the archive when they are truncated or dropped, or lose the family', async () => {
    const { admin } = connection;
    await admin.createTable({ name: 'dropped', families: [FAMILY, { name: 'g' }] });
    const { live, archive, table } = foldersOf('dropped');
    await fill('dropped', ['a']);
    await admin.disableTable('dropped');
    await admin.truncateTable('dropped');
    expect(await list(table)).toEqual([]);
    expect(await list(archive)).toHaveLength(1);
    expect(await rowsOf('dropped')).toEqual([]);
    await fill('dropped', ['b']);
    await admin.deleteFamily('dropped', 'f');
    expect(await list(live)).toEqual([]);
    expect(await list(archive)).toHaveLength(2);
    await admin.addFamily('dropped', FAMILY);
    await fill('dropped', ['c']);
    await admin.disableTable('dropped');
    await admin.deleteTable('dropped');
    expect(await list(table)).toEqual([]);
    expect(await list(archive)).toHaveLength(3);
  });

  it('are refused with a threshold that is no number', async () => {
    const attributes = { IS_MOB: 'true', MOB_THRESHOLD: 'large' };
    const made = connection.admin.createTable({ name: 'refused', families: [{ name: 'f', attributes }] });
    await expect(made).rejects.toThrow(/large/);
  });

  async function settled(name: string): Promise<void> {
    for (let quiet = 0; quiet < 3; ) {
      await systemScheduler.sleep(20);
      quiet = (await connection.admin.compactionState(name)) === 'NONE' ? quiet + 1 : 0;
    }
  }
});
