import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Cluster, start } from '../../bin/embedded.ts';
import { connect } from '../../client/index.ts';
import { tableConformance } from '../conformance/table.ts';

let cluster: Cluster;
beforeAll(async () => {
  cluster = await start({ memory: true });
});
afterAll(async () => {
  await cluster.stop();
});

// Regions do not split yet: the master refuses it.
tableConformance('Colonnade', { connect: () => connect(cluster.quorum), splits: false });

test('clients come by bootstrap servers too, without ZooKeeper', async () => {
  await using byZooKeeper = await connect(cluster.quorum);
  await using connection = await connect({ bootstrap: cluster.bootstrap });
  expect(connection.clusterId).toBe(byZooKeeper.clusterId);
  await connection.admin.createTable({ name: 'bootstrapped', families: ['f'] });
  const table = connection.table('bootstrapped');
  await table.put({ row: 'r', cells: [{ family: 'f', value: 'v' }] });
  expect((await byZooKeeper.table('bootstrapped').get('r')).text('f')).toBe('v');
});
