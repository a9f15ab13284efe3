// Regions that grow too large are split while several clients write to them: every acknowledged cell is found, each region is served once,
// and in the end nothing is left of the parents. Now and then a region server is killed.
import { expect, test } from 'vitest';
import { SeededRandom } from '../../base/random.ts';
import { systemScheduler } from '../../base/scheduler.ts';
import { type Connection, connect } from '../../client/index.ts';
import { RealCluster } from '../support/real-cluster.ts';

const LONG = process.env.LONG !== undefined;
const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const CLIENTS = 4;
const WRITES = LONG ? 2000 : 200;
const VALUE_BYTES = 500;

/** Flushes and splits after some tens of kilobytes. */
const SMALL = {
  flushSizeBytes: 24 * 1024,
  splitInitialSizeBytes: 40 * 1024,
  maxFileSizeBytes: 80 * 1024,
  heartbeatMs: 100,
};

/** What a client was told: rows with their last acknowledged value, undefined when deleted, and its counter. */
interface Book {
  readonly rows: Map<string, string | undefined>;
  count: number;
}

async function write(connection: Connection, id: number, random: SeededRandom, book: Book): Promise<void> {
  const table = connection.table('t');
  for (let i = 0; i < WRITES; i++) {
    const row = `${String(random.below(100)).padStart(2, '0')}-${id}-${random.below(10)}`;
    if (random.below(10) === 0) {
      await table.delete({ row });
      book.rows.set(row, undefined);
    } else {
      const value = `${i}:${'x'.repeat(random.below(2 * VALUE_BYTES))}`;
      await table.put({ row, cells: ['f', 'g'].map((family) => ({ family, qualifier: 'q', value })) });
      book.rows.set(row, value);
    }
    if (random.below(10) === 0) {
      await table.increment({ row: `${id}-counter`, cells: [{ family: 'f', qualifier: 'n', amount: 1n }] });
      book.count++;
    }
  }
}

async function found(connection: Connection): Promise<Map<string, string>> {
  const rows = new Map<string, string>();
  for await (const row of connection.table('t').scan({ caching: 50 })) {
    const name = row.key.toString();
    expect(rows.has(name), `${name} twice`).toBe(false);
    if (name.endsWith('counter')) rows.set(name, String(row.value('f', 'n')!.readBigInt64BE()));
    else {
      // The row is whole: both families were written at once.
      expect(row.text('g', 'q'), name).toBe(row.text('f', 'q'));
      rows.set(name, row.text('f', 'q')!);
    }
  }
  return rows;
}

/** Ranges that meet, each open on the server that serves it, and on no other. */
async function checkRegions(cluster: RealCluster, connection: Connection): Promise<void> {
  const regions = await connection.admin.regions('t');
  expect(regions[0].region.startKey.length).toBe(0);
  for (const [i, { region }] of regions.entries())
    expect(regions[i + 1]?.region.startKey ?? Buffer.alloc(0)).toEqual(region.endKey);
  const serving = (encodedName: string) =>
    cluster.servers.filter((server) => server.onlineRegions().includes(encodedName)).map((s) => String(s.serverName));
  for (const { region, server } of regions)
    await expect.poll(() => serving(region.encodedName)).toEqual([String(server)]);
}

test.each([
  ['', false],
  [' and servers that are killed', true],
])(
  'splits under load%s lose nothing acknowledged',
  async (_name, kills) => {
    console.log(`automatic splits: SEED=${SEED}`);
    const random = new SeededRandom(SEED);
    const cluster = await RealCluster.start(2, undefined, { minRegionServers: 1 }, undefined, SMALL);
    const connection = await connect({ quorum: cluster.quorum, retryPauseMs: 5, operationTimeoutMs: 60_000 });
    try {
      await connection.admin.createTable({
        name: 't',
        families: ['f', 'g'].map((name) => ({ name, blockSizeBytes: 1024 })),
      });
      const books: Book[] = Array.from({ length: CLIENTS }, () => ({ rows: new Map(), count: 0 }));
      const writing = Promise.all(
        books.map(async (book, id) => {
          await using own = await connect({ quorum: cluster.quorum, retryPauseMs: 5, operationTimeoutMs: 60_000 });
          await write(own, id, new SeededRandom(SEED + id), book);
        }),
      );
      let isOver = false;
      const over = writing.finally(() => {
        isOver = true;
      });
      over.catch(() => {});
      for (let kill = 0; kills && kill < 2 && !isOver; kill++) {
        await Promise.race([over, systemScheduler.sleep(200 + random.below(400))]);
        const [victim] = cluster.servers.splice(random.below(cluster.servers.length), 1);
        await cluster.startServer();
        victim.abort('killed by the test');
        cluster.master.serverDied(victim.serverName);
      }
      await over;
      const expected = new Map<string, string>();
      for (const [id, { rows, count }] of books.entries()) {
        for (const [row, value] of rows) if (value !== undefined) expected.set(row, value);
        if (count > 0) expected.set(`${id}-counter`, String(count));
      }
      const compare = async () => {
        const rows = await found(connection);
        for (const [row, value] of expected) expect(rows.get(row), `${row}, SEED=${SEED}`).toBe(value);
        expect([...rows.keys()].sort()).toEqual([...expected.keys()].sort());
      };
      await compare();
      await expect.poll(async () => (await connection.admin.regions('t')).length).toBeGreaterThan(2);
      await compare();
      await checkRegions(cluster, connection);
      // All that refers to parents is rewritten, and the parents go.
      const folders = async () => {
        await connection.admin.runCatalogJanitor();
        const entries = await cluster.disk.files.list('data/default/t');
        return entries.filter(({ name }) => !name.startsWith('.')).map(({ name }) => name);
      };
      const live = async () => (await connection.admin.regions('t')).map(({ region }) => region.encodedName).sort();
      await expect.poll(async () => String(await folders()) === String(await live())).toBe(true);
      await compare();
      console.log(`automatic splits: ${expected.size} rows in ${(await live()).length} regions`);
    } finally {
      await connection.close();
      await cluster.crash();
    }
  },
  LONG ? 900_000 : 600_000,
);
