import { afterEach, describe, expect, test } from 'vitest';
import { TableName } from '../../model/table-name.ts';
import { pb } from '../../proto/index.ts';
import { FakeCluster } from '../support/fake-cluster.ts';

let cluster: FakeCluster;
afterEach(() => cluster.stop());

describe('a first start', () => {
  test('makes hbase:meta and the namespaces, and serves clients', async () => {
    cluster = await FakeCluster.start();
    const master = await cluster.startAll();
    const caller = cluster.caller(master);
    expect(await caller.tableNames()).toEqual([]);
    await caller.createTable('t', ['m']);
    expect(await caller.tableNames()).toEqual(['t']);
    const [request, response] = [pb.ListTableNamesByStateRequest, pb.ListTableNamesByStateResponse];
    const enabled = await caller.call('ListTableNamesByState', request, response, { is_enabled: true });
    expect(enabled.table_names?.map((name) => String(TableName.fromProto(name)))).toEqual(['t']);
    const descriptors = await caller.call(
      'ListTableDescriptorsByState',
      pb.ListTableDescriptorsByStateRequest,
      pb.ListTableDescriptorsByStateResponse,
      { is_enabled: true },
    );
    expect(descriptors.table_schema).toHaveLength(1);
    expect(cluster.servers[0].regions.size).toBe(4);
    caller.close();
  });
});
