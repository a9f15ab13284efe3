import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Connection, connect } from '../../../client/index.ts';
import { TableDescriptor } from '../../../model/table-descriptor.ts';
import { RealCluster } from '../../support/real-cluster.ts';

describe('the normalizer of a master', () => {
  let cluster: RealCluster;
  let connection: Connection;
  beforeAll(async () => {
    cluster = await RealCluster.start(2);
    connection = await connect(cluster.quorum);
  });
  afterAll(async () => {
    await connection?.close();
    await cluster?.stop();
  });

  const startsOf = async (table: string) =>
    (await connection.admin.regions(table)).map(({ region }) => region.startKey.toString());

  /** Four regions of which the last has 4 MB in files; the heartbeats have said so. */
  async function makeTable(name: string, values: Record<string, string>): Promise<void> {
    const { admin } = connection;
    const { families } = new TableDescriptor(name, [...(await template()).families]);
    await admin.createTable(new TableDescriptor(name, families, Object.entries(values)), ['b', 'c', 'd']);
    const table = connection.table(name);
    for (let i = 0; i < 40; i++)
      await table.put({
        row: `d${String(i).padStart(2, '0')}`,
        cells: [{ family: 'f', qualifier: 'q', value: Buffer.alloc(100_000, i) }],
      });
    await admin.flush(name);
    // A region whose server has not said how large it is takes no part.
    const reported = async () => {
      const loads = (await admin.clusterStatus()).liveServers.flatMap(({ regions }) => regions);
      const sizes = (await admin.regions(name)).map(
        ({ region }) => loads.find((load) => load.name.equals(region.name))?.storeFileSizeMb,
      );
      return sizes.map((size) => (size === undefined ? 'unknown' : size > 2));
    };
    await expect.poll(reported).toEqual([false, false, false, true]);
  }
  async function template(): Promise<TableDescriptor> {
    if (!(await connection.admin.exists('template')))
      await connection.admin.createTable({ name: 'template', families: ['f'] });
    return connection.admin.describe('template');
  }

  test('splits and merges the regions of tables that ask for it, and of no others', async () => {
    const { admin } = connection;
    const values = { NORMALIZER_TARGET_REGION_SIZE_MB: '1', 'hbase.normalizer.merge.min_region_age.days': '0' };
    await makeTable('other', values);
    await makeTable('t', { ...values, NORMALIZATION_ENABLED: 'true' });
    await admin.setNormalizer(false);
    expect(await admin.normalize()).toBe(false);
    await admin.setNormalizer(true);
    expect(await admin.normalize({ tables: ['other'] })).toBe(true);
    await expect.poll(() => admin.normalize()).toBe(true);
    await expect.poll(async () => (await startsOf('t')).map((start) => start.slice(0, 1))).toEqual(['', 'd', 'd']);
    expect(await startsOf('other')).toEqual(['', 'b', 'c', 'd']);
    let rows = 0;
    for await (const row of connection.table('t').scan()) {
      expect(row.cells[0].value.length).toBe(100_000);
      rows++;
    }
    expect(rows).toBe(40);
  });

  test('obeys the switches of splits and merges', async () => {
    const { admin } = connection;
    await admin.setSplitOrMerge('SPLIT', false);
    await makeTable('u', {
      NORMALIZATION_ENABLED: 'true',
      NORMALIZER_TARGET_REGION_SIZE_MB: '1',
      'hbase.normalizer.merge.min_region_age.days': '0',
    });
    await expect.poll(() => admin.normalize({ regex: 'u' })).toBe(true);
    await expect.poll(() => startsOf('u')).toEqual(['', 'd']);
    await admin.setSplitOrMerge('SPLIT', true);
  });
});
