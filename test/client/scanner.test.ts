import { expect, test } from 'vitest';
import { hbaseError } from '../../base/errors.ts';
import { SeededRandom } from '../../base/random.ts';
import type { ScanInput } from '../../client/operations.ts';
import { Table } from '../../client/table.ts';
import type { pb } from '../../proto/index.ts';
import { FakeCluster, lost } from './support/fake-cluster.ts';

function filled(splits: string[] = ['g', 'p']): FakeCluster {
  const cluster = new FakeCluster(splits);
  for (const row of 'abcdefghijklmnopqrstuvwxyz') {
    cluster.put(row, Object.fromEntries(['c0', 'c1', 'c2', 'c3'].map((column) => [column, `${row}-${column}`])));
  }
  return cluster;
}

async function read(cluster: FakeCluster, input: ScanInput, each?: (count: number) => void): Promise<string> {
  const table = new Table(cluster.context(), cluster.table);
  let text = '';
  let count = 0;
  for await (const row of table.scan(input)) {
    text += row.key;
    expect(row.cells.every((cell) => cell.row.equals(row.key))).toBe(true);
    if (!input.allowPartialResults && !input.batch) expect(row.cells.length).toBe(4);
    each?.(++count);
  }
  return text;
}

const ALL = 'abcdefghijklmnopqrstuvwxyz';

test('one scanner for each region, opened as it is reached, and closed by the server', async () => {
  const cluster = filled();
  expect(await read(cluster, {})).toBe(ALL);
  expect(cluster.calls.filter(({ server }) => server !== 'meta').length).toBe(3);
  expect(cluster.openScanners).toBe(0);
});

test('a scanner that is left early is closed on the server', async () => {
  const cluster = filled();
  const table = new Table(cluster.context(), cluster.table);
  const scanner = table.scan({ caching: 2, prefetchBytes: 0 });
  await scanner.next();
  expect(cluster.openScanners).toBe(1);
  await scanner.close();
  expect(cluster.openScanners).toBe(0);
  expect((await scanner.next()).done).toBe(true);
});

test('nothing is fetched beyond what the reader has room for', async () => {
  const cluster = filled(['g']);
  const table = new Table(cluster.context(), cluster.table);
  const scanner = table.scan({ caching: 1, prefetchBytes: 200 });
  await scanner.next();
  for (let i = 0; i < 50; i++) await Promise.resolve();
  const asked = cluster.calls.filter(({ method, server }) => method === 'Scan' && server !== 'meta').length;
  for (let i = 0; i < 200; i++) await Promise.resolve();
  expect(cluster.calls.filter(({ method, server }) => method === 'Scan' && server !== 'meta').length).toBe(asked);
  expect(asked).toBeLessThan(5);
  await scanner.close();

  const eager = filled(['g']);
  const lazy = new Table(eager.context(), eager.table).scan({ caching: 1, prefetchBytes: 0 });
  await lazy.next();
  for (let i = 0; i < 200; i++) await Promise.resolve();
  expect(eager.calls.filter(({ server }) => server !== 'meta').length).toBe(1);
});

test('heart beats are waited through', async () => {
  const cluster = filled();
  cluster.heartbeatEvery = 2;
  expect(await read(cluster, { caching: 3 })).toBe(ALL);
});

test('a next that was refused is sent again with the same sequence', async () => {
  const cluster = filled([]);
  let refused = 0;
  cluster.inject = ({ method, request }) => {
    const isNext = method === 'Scan' && (request as pb.ScanRequest).scanner_id != null;
    return isNext && refused++ % 3 === 0 ? hbaseError('CallQueueTooBigException', 'full') : undefined;
  };
  expect(await read(cluster, { caching: 4 })).toBe(ALL);
  const opens = cluster.calls.filter(({ request }) => (request as pb.ScanRequest)?.scan != null);
  expect(opens.length).toBe(1);
});

test.each([
  'UnknownScannerException',
  'ScannerResetException',
  'LeaseException',
  'OutOfOrderScannerNextException',
] as const)('after %s a new scanner goes on', async (name) => {
  const cluster = filled();
  let count = 0;
  cluster.inject = ({ request }) => {
    const isNext = (request as pb.ScanRequest).scanner_id != null && !(request as pb.ScanRequest).close_scanner;
    return isNext && ++count % 3 === 0 ? hbaseError(name, '') : undefined;
  };
  expect(await read(cluster, { caching: 2 })).toBe(ALL);
  expect(cluster.openScanners).toBe(0);
});

test.each([
  { caching: 1 },
  { caching: 3 },
  { reversed: true, caching: 2 },
  { startRow: 'c', stopRow: 'x', caching: 2 },
  { reversed: true, startRow: 'x', stopRow: 'c', includeStopRow: true, caching: 2 },
  { batch: 3 },
  { allowPartialResults: true },
  { limit: 17, caching: 2 },
])('every row once, whatever fails: %o', async (input: ScanInput) => {
  const seeds = Array.from({ length: 25 }, (_, i) => i + 1);
  const expected = await read(filled(), { ...input, batch: undefined, allowPartialResults: false });
  let met = 0;
  for (const seed of seeds) {
    const random = new SeededRandom(seed);
    const cluster = filled();
    cluster.cellsPerAnswer = 1 + random.below(9);
    cluster.heartbeatEvery = random.below(4) + (random.below(2) === 0 ? 2 : 100);
    let failures = 0;
    cluster.inject = ({ region }) => {
      if (failures > 60 || random.below(4) !== 0) return undefined;
      failures++;
      switch (random.below(7)) {
        case 0:
          return lost();
        case 1:
          return 'lose-reply';
        case 2:
          cluster.loseScanners();
          return undefined;
        case 3:
          if (region !== undefined) cluster.move(region, `s${random.below(3)}`);
          return undefined;
        case 4:
          if (region !== undefined && cluster.regions.length < 8) {
            const rows = [...region.rows.keys()];
            if (rows.length > 2) cluster.split(region, rows[1 + random.below(rows.length - 2)]);
          }
          return undefined;
        case 5:
          return hbaseError('RegionTooBusyException', 'busy');
        default:
          return hbaseError('CallQueueTooBigException', 'full');
      }
    };
    const table = new Table(cluster.context(), cluster.table);
    const cells: string[] = [];
    for await (const row of table.scan(input)) for (const cell of row.cells) cells.push(`${row.key}${cell.qualifier}`);
    const wanted = [...expected].flatMap((row) => ['c0', 'c1', 'c2', 'c3'].map((column) => row + column));
    expect({ seed, cells }).toEqual({ seed, cells: wanted });
    met += failures;
  }
  expect(met).toBeGreaterThan(50);
});

test('an error that may not be tried again ends the scan', async () => {
  const cluster = filled();
  const rows: string[] = [];
  cluster.inject = ({ request }) =>
    (request as pb.ScanRequest).next_call_seq != null ? hbaseError('NoSuchColumnFamilyException', 'nope') : undefined;
  const table = new Table(cluster.context(), cluster.table);
  const work = (async () => {
    for await (const row of table.scan({ caching: 2 })) rows.push(String(row.key));
  })();
  await expect(work).rejects.toThrow('nope');
  expect(rows).toEqual(['a', 'b']);
});

test('time runs out when a region stays away', async () => {
  const cluster = filled();
  cluster.inject = () => hbaseError('RegionTooBusyException', 'busy');
  const table = new Table(cluster.context({ operationTimeoutMs: 5_000 }), cluster.table);
  await expect(table.scan().next()).rejects.toThrow(/scan of table t failed after \d+ attempts/);
});

test('a range that cannot hold a row asks nobody', async () => {
  const cluster = filled();
  expect(await read(cluster, { startRow: 'x', stopRow: 'b' })).toBe('');
  expect(await read(cluster, { limit: 0 })).toBe('');
  expect(cluster.calls).toEqual([]);
});
