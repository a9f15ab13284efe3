// After a table went back to a snapshot its region server dies: what its log still holds of the time that is undone stays undone, of regions that
// stayed, and of those that went and came back.
import { expect, test } from 'vitest';
import { type Connection, connect } from '../../client/index.ts';
import { RealCluster } from '../support/real-cluster.ts';

const put = (connection: Connection, row: string, value: string) =>
  connection.table('t').put({ row, cells: [{ family: 'f', qualifier: 'q', value }] });

async function read(connection: Connection, table: string): Promise<string[]> {
  const found: string[] = [];
  for await (const row of connection.table(table).scan({})) found.push(`${row.key}=${row.value('f', 'q')}`);
  return found;
}

async function restore(connection: Connection, snapshot: string): Promise<void> {
  await connection.admin.disableTable('t');
  await connection.admin.restoreSnapshot(snapshot);
  await connection.admin.enableTable('t');
}

test('edits that a restore has undone are not replayed', async () => {
  let cluster = await RealCluster.start();
  try {
    let connection = await connect({ quorum: cluster.quorum });
    const { admin } = connection;
    await admin.createTable({ name: 't', families: ['f'] }, ['m']);
    await put(connection, 'a', '1');
    await put(connection, 'x', '1');
    await admin.snapshot('whole', 't');
    await admin.split((await admin.regions('t'))[0].region, 'g');
    await put(connection, 'b', '2');
    await put(connection, 'h', '2');
    await admin.snapshot('split', 't');
    for (const row of ['a', 'b', 'c', 'h', 'i', 'x', 'y']) await put(connection, row, '3');
    await restore(connection, 'whole');
    expect(await read(connection, 't')).toEqual(['a=1', 'x=1']);
    for (const row of ['d', 'j', 'z']) await put(connection, row, '4');
    await restore(connection, 'split');
    const expected = ['a=1', 'b=2', 'h=2', 'x=1'];
    expect(await read(connection, 't')).toEqual(expected);
    await connection.close();
    cluster = await RealCluster.start(1, await cluster.crash());
    connection = await connect({ quorum: cluster.quorum });
    expect(await read(connection, 't')).toEqual(expected);
    await connection.close();
  } finally {
    await cluster.crash();
  }
});

test('a region that went with its table and comes back with a snapshot has nothing of its former life', async () => {
  let cluster = await RealCluster.start();
  try {
    let connection = await connect({ quorum: cluster.quorum });
    const { admin } = connection;
    await admin.createTable({ name: 't', families: ['f', 'g'] }, ['m']);
    // The second region has no file in the snapshot, and the second family none at all.
    await put(connection, 'a', '1');
    await admin.snapshot('early', 't');
    for (let i = 0; i < 20; i++) for (const row of ['a', 'b', 'x']) await put(connection, row, '2');
    await connection.table('t').put({ row: 'a', cells: [{ family: 'g', qualifier: 'q', value: '2' }] });
    await admin.disableTable('t');
    await admin.truncateTable('t');
    expect(await read(connection, 't')).toEqual([]);
    await restore(connection, 'early');
    const expected = ['a=1'];
    expect(await read(connection, 't')).toEqual(expected);
    await put(connection, 'c', '3');
    await connection.close();
    cluster = await RealCluster.start(1, await cluster.crash());
    connection = await connect({ quorum: cluster.quorum });
    expect(await read(connection, 't')).toEqual(['a=1', 'c=3']);
    expect((await connection.table('t').get('a')).value('g', 'q')).toBeUndefined();
    await connection.close();
  } finally {
    await cluster.crash();
  }
});

test('cells of a region that was truncated do not come back', async () => {
  let cluster = await RealCluster.start();
  try {
    let connection = await connect({ quorum: cluster.quorum });
    const { admin } = connection;
    await admin.createTable({ name: 't', families: ['f'] }, ['m']);
    await put(connection, 'a', '1');
    await put(connection, 'x', '1');
    await admin.flush('t');
    for (const row of ['a', 'b', 'y']) await put(connection, row, '2');
    await connection.table('t').delete({ row: 'c' });
    const [{ region }] = await admin.regions('t');
    await admin.truncateRegion(region);
    const [meta] = await admin.regions('hbase:meta');
    await expect(admin.truncateRegion(meta.region)).rejects.toThrow(/^Can't truncate region in catalog tables$/);
    expect(await read(connection, 't')).toEqual(['x=1', 'y=2']);
    // A time stamp of before the truncation: nothing hides it.
    await connection.table('t').put({ row: 'c', cells: [{ family: 'f', qualifier: 'q', value: '3', timestamp: 5 }] });
    const expected = ['c=3', 'x=1', 'y=2'];
    expect(await read(connection, 't')).toEqual(expected);
    await connection.close();
    cluster = await RealCluster.start(1, await cluster.crash());
    connection = await connect({ quorum: cluster.quorum });
    expect(await read(connection, 't')).toEqual(expected);
    expect((await connection.admin.regions('t'))[0].region.encodedName).toBe(region.encodedName);
    await connection.admin.majorCompact('t');
    await connection.close();
  } finally {
    await cluster.crash();
  }
});

test('a clone that is dropped and made again has nothing of the former one', async () => {
  let cluster = await RealCluster.start();
  try {
    let connection = await connect({ quorum: cluster.quorum });
    const { admin } = connection;
    await admin.createTable({ name: 'source', families: ['f'] });
    await admin.snapshot('empty', 'source');
    await admin.cloneSnapshot('empty', 't');
    await put(connection, 'a', '1');
    await admin.disableTable('t');
    await admin.deleteTable('t');
    await admin.cloneSnapshot('empty', 't');
    await put(connection, 'b', '2');
    await connection.close();
    cluster = await RealCluster.start(1, await cluster.crash());
    connection = await connect({ quorum: cluster.quorum });
    expect(await read(connection, 't')).toEqual(['b=2']);
    await connection.close();
  } finally {
    await cluster.crash();
  }
});
