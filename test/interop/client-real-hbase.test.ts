import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect } from '../../client/index.ts';
import { tableConformance } from '../conformance/table.ts';
import { bulkLoads } from './support/bulk-loads.ts';
import { javaMissing } from './support/jars.ts';
import { type RealHBase, startRealHBase } from './support/real-hbase.ts';

describe.skipIf(javaMissing() !== undefined)('the client against Apache HBase 2.6.1', () => {
  let hbase: RealHBase;
  beforeAll(async () => {
    hbase = await startRealHBase();
  }, 600_000);
  afterAll(async () => {
    await hbase?.stop();
  });

  tableConformance('Apache HBase', { connect: () => connect(hbase.quorum) });

  test('it connects by bootstrap servers too, without ZooKeeper', async () => {
    await using byZooKeeper = await connect(hbase.quorum);
    await using connection = await connect({ bootstrap: hbase.bootstrap });
    expect(connection.clusterId).toBe(byZooKeeper.clusterId);
    const name = 'bootstrapped';
    await connection.admin.createTable({ name, families: ['f'] });
    const table = connection.table(name);
    await table.put({ row: 'r', cells: [{ family: 'f', value: 'v' }] });
    expect((await table.get('r')).text('f')).toBe('v');
    expect((await byZooKeeper.table(name).get('r')).text('f')).toBe('v');
  });

  bulkLoads(() => hbase.quorum);
});
