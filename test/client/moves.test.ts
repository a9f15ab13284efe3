import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Connection, connect } from '../../client/index.ts';
import { RealCluster } from '../support/real-cluster.ts';

const META = '1588230740';
const ROWS = 30;

describe('our client on regions that move', () => {
  let cluster: RealCluster;
  let connection: Connection;
  beforeAll(async () => {
    cluster = await RealCluster.start(3);
    connection = await connect(cluster.quorum);
    await connection.admin.createTable({ name: 't', families: ['f'] }, ['10', '20']);
  });
  afterAll(async () => {
    await connection?.close();
    await cluster?.stop();
  });

  const names = () => cluster.servers.map(({ serverName }) => serverName);
  const metaReads = () => {
    const meta = cluster.servers.map(({ regions }) => regions.get(META)).find((region) => region !== undefined)!;
    return meta.counters.readRequests;
  };

  it('goes where the former server says that a region went, without asking hbase:meta', async () => {
    const table = connection.table('t');
    await table.put({ row: '00', cells: [{ family: 'f', qualifier: 'q', value: 'v' }] });
    const [{ region, server }] = await connection.admin.regions('t');
    const target = names().find((name) => !name.equals(server!))!;
    await connection.admin.move(region, target);
    const before = metaReads();
    expect((await table.get('00'))?.text('f', 'q')).toBe('v');
    expect(metaReads()).toBe(before);
    expect(String(connection.metaCache.find(region.tableName, Buffer.from('00'))?.server)).toBe(String(target));
  });

  it('writes, reads and scans on while they move and servers leave, and sees nothing old', async () => {
    const table = connection.table('t');
    const acknowledged = Array<number>(ROWS).fill(0);
    let running = true;
    let rounds = 0;
    const row = (i: number) => String(i).padStart(2, '0');
    const write = async () => {
      for (let value = 1; running; value++)
        for (let i = 0; i < ROWS && running; i++) {
          await table.put({ row: row(i), cells: [{ family: 'f', qualifier: 'n', value: String(value) }] });
          acknowledged[i] = value;
        }
    };
    const read = async () => {
      for (; running; rounds++) {
        const before = [...acknowledged];
        const found = Array<number>(ROWS).fill(0);
        let last = '';
        for await (const each of table.scan({ columns: [{ family: 'f', qualifier: 'n' }], caching: 7 })) {
          const key = each.key.toString();
          expect(key > last, `${key} after ${last}`).toBe(true);
          last = key;
          found[Number(key)] = Number(each.text('f', 'n'));
        }
        for (let i = 0; i < ROWS; i++) expect(found[i], `row ${row(i)}`).toBeGreaterThanOrEqual(before[i]);
      }
    };
    const work = [write(), read()];
    try {
      for (let i = 0; i < 12; i++) {
        const regions = await connection.admin.regions('t');
        await connection.admin.move(regions[i % 3].region, names()[(i + Math.floor(i / 3)) % 3]).catch(() => {});
      }
      await cluster.startServer();
      await cluster.servers.shift()!.stop();
      const killed = cluster.servers.shift()!;
      killed.abort('killed by the test');
      cluster.master.serverDied(killed.serverName);
      const isSettled = async () => {
        const { regionsInTransition, liveServers } = await connection.admin.clusterStatus();
        return regionsInTransition.length === 0 && liveServers.length === cluster.servers.length;
      };
      await expect.poll(isSettled).toBe(true);
      const seen = rounds;
      await expect.poll(() => rounds).toBeGreaterThan(seen + 1);
    } finally {
      running = false;
    }
    await Promise.all(work);
    for (let i = 0; i < ROWS; i++)
      expect(Number((await table.get(row(i)))?.text('f', 'n') ?? 0), `row ${row(i)}`).toBe(acknowledged[i]);
  });
});
