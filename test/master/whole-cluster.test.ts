import { afterEach, describe, expect, test } from 'vitest';
import { type Connection, connect } from '../../client/index.ts';
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
});
