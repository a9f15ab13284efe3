import { afterEach, describe, expect, test } from 'vitest';
import { FakeCluster } from '../support/fake-cluster.ts';

let cluster: FakeCluster;
afterEach(() => cluster.stop());

describe('a first start', () => {
  test('makes hbase:meta and the namespaces, and serves clients', async () => {
    cluster = await FakeCluster.start();
    const master = await cluster.startAll();
    const caller = cluster.caller(master);
    expect(await caller.tableNames()).toEqual([]);
    const before = performance.now();
    await caller.createTable('t', ['m']);
    console.log('create', performance.now() - before);
    expect(await caller.tableNames()).toEqual(['t']);
    expect(cluster.servers[0].regions.size).toBe(4);
    caller.close();
  });
});
