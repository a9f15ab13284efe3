import { afterEach, describe, expect, test } from 'vitest';
import { InlineTaskRunner } from '../../base/task-runner.ts';
import { type Connection, connect } from '../../client/index.ts';
import { MasterRegion } from '../../master/master-region.ts';
import { ServerName } from '../../model/server-name.ts';
import { pb } from '../../proto/index.ts';
import { MasterCaller } from '../support/master-caller.ts';
import { RealCluster } from '../support/real-cluster.ts';

let cluster: RealCluster;
let connection: Connection | undefined;
afterEach(async () => {
  await connection?.close();
  connection = undefined;
  await cluster.crash().catch(() => {});
});

async function open(): Promise<Connection> {
  connection = await connect({ quorum: cluster.quorum });
  return connection;
}
async function reconnect(): Promise<Connection> {
  await connection?.close();
  return open();
}

describe('a whole cluster in one process', () => {
  test('keeps what was written over an orderly restart', async () => {
    cluster = await RealCluster.start();
    const { admin } = await open();
    await admin.createTable({ name: 't', families: [{ name: 'f' }] });
    await connection!.table('t').put({ row: 'r1', cells: [{ family: 'f', qualifier: 'q', value: 'v1' }] });
    await connection!.close();
    connection = undefined;
    await cluster.stop();
    const disk = cluster.disk;
    cluster = await RealCluster.start(1, disk);
    const row = await (await open()).table('t').get('r1');
    expect(row.value('f', 'q')?.toString()).toBe('v1');
  });

  test('alters hbase:meta, but for what it cannot do without', async () => {
    cluster = await RealCluster.start(2);
    const { admin } = await open();
    await admin.createTable({ name: 't', families: ['f'] });
    await admin.modifyFamily('hbase:meta', { name: 'info', maxVersions: 7 });
    await admin.addFamily('hbase:meta', 'xtra');
    const { families } = (await admin.describe('hbase:meta'))!;
    const names = families.map(({ nameAsString }) => nameAsString);
    expect([names, families[0].maxVersions]).toEqual([['info', 'rep_barrier', 'table', 'xtra'], 7]);
    await admin.deleteFamily('hbase:meta', 'xtra');
    await expect(admin.deleteFamily('hbase:meta', 'info')).rejects.toThrow('Delete of hbase:meta column family info');
    await expect(admin.modifyTable((await admin.describe('hbase:meta'))!.with('READONLY', 'true'))).rejects.toThrow(
      "Meta table can't be set as read only.",
    );
    await connection!.table('t').put({ row: 'r', cells: [{ family: 'f', qualifier: 'q', value: 'v' }] });
    cluster = await RealCluster.start(2, await cluster.crash());
    const again = await reconnect();
    expect((await again.admin.describe('hbase:meta'))!.families[0].maxVersions).toBe(7);
    expect((await again.table('t').get('r')).text('f', 'q')).toBe('v');
  });

  test('drops a table with all its rows of hbase:meta, also one that has lost its region', async () => {
    cluster = await RealCluster.start();
    const { admin } = await open();
    await admin.createTable({ name: 't', families: ['f'] }, ['m']);
    await admin.createTable({ name: 'tt', families: ['f'] });
    const [first] = await admin.regions('t');
    const column = { family: 'info', qualifier: 'regioninfo' };
    await connection!.table('hbase:meta').delete({ row: first!.region.name, cells: [column] });
    await connection!.close();
    connection = undefined;
    await cluster.stop();
    cluster = await RealCluster.start(1, cluster.disk);
    await open();
    await connection!.admin.disableTable('t');
    await connection!.admin.deleteTable('t');
    const rows: string[] = [];
    for await (const { key } of connection!.table('hbase:meta').scan()) rows.push(key.toString().replace(/,.*/, ''));
    expect(rows).toEqual(['hbase:namespace', 'hbase:namespace', 'tt', 'tt']);
  });

  test('opens the regions of an altered table where they were, when every server is to be emptied', async () => {
    cluster = await RealCluster.start(2);
    const { admin } = await open();
    await admin.createTable({ name: 't', families: ['f'] }, ['m']);
    const placed = async () => (await admin.regions('t')).map(({ server }) => `${server}`);
    const before = await placed();
    const caller = new MasterCaller(cluster.master.serverName);
    const { DecommissionRegionServersRequest, DecommissionRegionServersResponse } = pb;
    await caller.call(
      'DecommissionRegionServers',
      DecommissionRegionServersRequest,
      DecommissionRegionServersResponse,
      {
        server_name: cluster.servers.map(({ serverName }) => serverName.toProto()),
        offload: false,
      },
    );
    caller.close();
    await admin.addFamily('t', 'g');
    expect(await placed()).toEqual(before);
    await connection!.table('t').put({ row: 'r', cells: [{ family: 'g', qualifier: 'q', value: 'v' }] });
  });

  test('keeps what was acknowledged over a power loss', async () => {
    cluster = await RealCluster.start();
    const { admin } = await open();
    await admin.createTable({ name: 't', families: [{ name: 'f' }] }, ['m']);
    for (let i = 0; i < 50; i++)
      await connection!
        .table('t')
        .put({ row: `${i % 2 ? 'a' : 'z'}${i}`, cells: [{ family: 'f', qualifier: 'q', value: `${i}` }] });
    const disk = await cluster.crash();
    cluster = await RealCluster.start(1, disk);
    const table = (await reconnect()).table('t');
    for (let i = 0; i < 50; i++)
      expect((await table.get(`${i % 2 ? 'a' : 'z'}${i}`)).value('f', 'q')?.toString()).toBe(`${i}`);
  });

  test('loses nothing when one of two region servers dies', async () => {
    cluster = await RealCluster.start(2);
    const { admin } = await open();
    await admin.createTable({ name: 't', families: [{ name: 'f' }] }, ['b', 'c', 'd']);
    const table = connection!.table('t');
    const rows = Array.from({ length: 100 }, (_, i) => `${'abcd'[i % 4]}${i}`);
    for (const row of rows) await table.put({ row, cells: [{ family: 'f', qualifier: 'q', value: row }] });
    const [victim] = cluster.servers.splice(0, 1);
    expect(victim.onlineRegions().length).toBeGreaterThan(0);
    victim.abort('killed');
    cluster.master.serverDied(victim.serverName);
    for (const row of rows) expect((await table.get(row)).value('f', 'q')?.toString()).toBe(row);
    await table.put({ row: 'b', cells: [{ family: 'f', qualifier: 'q', value: 'after' }] });
    expect((await table.get('b')).value('f', 'q')?.toString()).toBe('after');
  });

  test('goes on serving while a new master takes over', async () => {
    cluster = await RealCluster.start();
    const { admin } = await open();
    await admin.createTable({ name: 't', families: [{ name: 'f' }] });
    const table = connection!.table('t');
    await table.put({ row: 'r', cells: [{ family: 'f', qualifier: 'q', value: 'v' }] });
    cluster.master.abort('killed');
    expect((await table.get('r')).value('f', 'q')?.toString()).toBe('v');
    await cluster.startMaster();
    await cluster.master.initialized;
    await admin.createTable({ name: 'u', families: [{ name: 'f' }] });
    await admin.disableTable('t');
    await admin.deleteTable('t');
    expect((await admin.listTables()).map(({ tableName }) => tableName.name)).toEqual(['u']);
  });

  test('alters, truncates, flushes, moves and drops tables under writes', async () => {
    cluster = await RealCluster.start(2);
    const { admin } = await open();
    await admin.createTable({ name: 't', families: [{ name: 'f' }] }, ['m']);
    const table = connection!.table('t');
    const put = (row: string, family = 'f') => table.put({ row, cells: [{ family, qualifier: 'q', value: row }] });
    for (let i = 0; i < 20; i++) await put(`${i % 2 ? 'a' : 'z'}${i}`);
    await admin.flush('t');
    await admin.addFamily('t', { name: 'g' });
    await put('a1', 'g');
    // An expression matches whole names: an empty one, which gohbase sends where it is given none, matches nothing.
    const matching = async (regex?: string) =>
      (await admin.listTables({ regex })).map(({ tableName }) => tableName.name);
    expect([await matching(), await matching('[t-z]'), await matching('')]).toEqual([['t'], ['t'], []]);
    await admin.deleteFamily('t', 'f');
    const rows: string[] = [];
    for await (const row of table.scan({})) rows.push(row.key.toString());
    expect(rows).toEqual(['a1']);
    await admin.disableTable('t');
    await admin.truncateTable('t', { preserveSplits: true });
    for await (const row of table.scan({})) rows.push(row.key.toString());
    expect(rows).toEqual(['a1']);
    await admin.disableTable('t');
    await admin.deleteTable('t');
    expect(await admin.listTables()).toEqual([]);
  });

  test('finds regions on servers that nobody knows any more', async () => {
    cluster = await RealCluster.start();
    const { admin } = await open();
    await admin.createTable({ name: 't', families: [{ name: 'f' }] }, ['m']);
    await connection!.table('t').put({ row: 'r', cells: [{ family: 'f', qualifier: 'q', value: 'v' }] });
    await connection!.close();
    connection = undefined;
    const server = String(cluster.servers[0].serverName);
    await cluster.stop();
    const store = await MasterRegion.open({
      ...cluster.world,
      serverName: new ServerName('h', 1, 1),
      taskRunner: new InlineTaskRunner(),
      flushPeriodMs: 900_000,
      onAbort: () => {},
    });
    await store.mutate([{ row: Buffer.from(server), family: 'rs', delete: true }]);
    await store.close();
    cluster = await RealCluster.start(1, cluster.disk);
    expect((await (await open()).table('t').get('r')).value('f', 'q')?.toString()).toBe('v');
  });
});
