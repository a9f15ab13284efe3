import { expect, test } from 'vitest';
import { hbaseError } from '../../base/errors.ts';
import { SeededRandom } from '../../base/random.ts';
import { BatchError } from '../../client/batch-error.ts';
import { Table } from '../../client/table.ts';
import type { pb } from '../../proto/index.ts';
import { FakeCluster, lost } from './support/fake-cluster.ts';

const put = (row: string, value = row) => ({ row, cells: [{ family: 'f', qualifier: 'q', value }] });
const tableOf = (cluster: FakeCluster) => new Table(cluster.context(), cluster.table);
const count = (cluster: FakeCluster, server: string) => cluster.calls.filter((call) => call.server === server).length;

test('many callers that look for the same regions ask meta a few times only', async () => {
  const cluster = new FakeCluster(['g', 'p']);
  const table = tableOf(cluster);
  await Promise.all(Array.from({ length: 100 }, (_, i) => table.get(String.fromCharCode(97 + (i % 26)))));
  expect(count(cluster, 'meta')).toBeLessThanOrEqual(3);
  await table.get('x');
  expect(count(cluster, 'meta')).toBeLessThanOrEqual(3);
});

test('a look-up that fails fails all who wait for it, once', async () => {
  const cluster = new FakeCluster();
  cluster.state = undefined;
  const table = tableOf(cluster);
  const results = await Promise.allSettled(Array.from({ length: 20 }, (_, i) => table.get(`r${i}`)));
  expect(
    results.every((result) => result.status === 'rejected' && result.reason.name === 'TableNotFoundException'),
  ).toBe(true);
  expect(count(cluster, 'meta')).toBe(1);
});

test('a region that moved is found where the answer says, without asking meta', async () => {
  const cluster = new FakeCluster();
  const table = tableOf(cluster);
  await table.put(put('a'));
  const asked = count(cluster, 'meta');
  const [region] = cluster.regions;
  cluster.move(region, 's9');
  cluster.inject = ({ server }) =>
    server === 's0'
      ? hbaseError('RegionMovedException', 'Region moved to: hostname=s9 port=1 startCode=1. As of locationSeqNum=2.')
      : undefined;
  expect((await table.get('a')).text('f', 'q')).toBe('a');
  expect([count(cluster, 'meta'), cluster.pauses]).toEqual([asked, []]);
});

test('a region that is elsewhere is looked up again; a busy one is not', async () => {
  const cluster = new FakeCluster();
  const table = tableOf(cluster);
  await table.put(put('a'));
  cluster.move(cluster.regions[0], 's1');
  expect((await table.get('a')).text('f', 'q')).toBe('a');
  const asked = count(cluster, 'meta');
  let busy = 3;
  cluster.inject = () => (busy-- > 0 ? hbaseError('RegionTooBusyException', 'busy') : undefined);
  expect((await table.get('a')).text('f', 'q')).toBe('a');
  expect(count(cluster, 'meta')).toBe(asked);
});

test('a broken connection forgets all regions of the server', async () => {
  const cluster = new FakeCluster(['c', 'f', 'i', 'l', 'o', 'r'], 1);
  const context = cluster.context();
  const table = new Table(context, cluster.table);
  await table.getMany([...'abcdefghijklmnopqrst']);
  expect(context.locator.cache.size).toBe(7);
  let fails = 1;
  cluster.inject = () => (fails-- > 0 ? lost() : undefined);
  await table.get('a');
  expect(context.locator.cache.size).toBeLessThan(7);
});

test('an increment whose answer was lost is done once', async () => {
  const cluster = new FakeCluster();
  const table = tableOf(cluster);
  let losses = 3;
  cluster.inject = ({ method }) => (method === 'Mutate' && losses-- > 0 ? 'lose-reply' : undefined);
  const row = await table.increment({ row: 'a', cells: [{ family: 'f', qualifier: 'n', amount: 5 }] });
  expect(row.counter('f', 'n')).toBe(5n);
  const nonces = cluster.calls.flatMap(
    ({ request }) => String((request as pb.MutateRequest)?.mutation?.nonce ?? '') || [],
  );
  expect([nonces.length, new Set(nonces).size]).toEqual([4, 1]);
  await table.increment({ row: 'a', cells: [{ family: 'f', qualifier: 'n', amount: 1 }] });
  expect((await table.get('a')).counter('f', 'n')).toBe(6n);
});

test('a table that is disabled says so instead of waiting', async () => {
  const cluster = new FakeCluster();
  cluster.state = 'DISABLED';
  cluster.inject = () => hbaseError('NotServingRegionException', 'not here');
  const table = tableOf(cluster);
  await expect(table.get('a')).rejects.toThrow('t is disabled.');
  await expect(table.batch([{ get: 'a' }])).rejects.toThrow('TableNotEnabledException: 1');
  expect(cluster.pauses).toEqual([]);
});

test('in a batch only what failed is sent again', async () => {
  const cluster = new FakeCluster(['g', 'p']);
  const failed = new Set<string>();
  cluster.injectAction = (_region, row) => {
    if (!'cjz'.includes(row) || failed.has(row)) return undefined;
    failed.add(row);
    return row === 'j' ? new Error('no answer') : hbaseError('RegionTooBusyException', 'busy');
  };
  const table = tableOf(cluster);
  await table.putMany([...'abcdefghijklmnopqrstuvwxyz'].map((row) => put(row)));
  const rows = await table.getMany([...'abcdefghijklmnopqrstuvwxyz']);
  expect(rows.map((row) => row.text('f', 'q')).join('')).toBe('abcdefghijklmnopqrstuvwxyz');
  const sizes = cluster.calls
    .filter(({ method }) => method === 'Multi')
    .map(({ request }) =>
      (request as pb.MultiRequest).regionAction.reduce((sum, { action }) => sum + action.length, 0),
    );
  expect(sizes.slice(0, 4).reduce((sum, size) => sum + size, 0)).toBe(26 + 3);
});

test('a batch whose actions fail for good lists them, in order, with the results of the others', async () => {
  const cluster = new FakeCluster(['g', 'p']);
  cluster.injectAction = (_region, row) =>
    'bq'.includes(row) ? hbaseError('NoSuchColumnFamilyException', `bad ${row}`) : undefined;
  const table = tableOf(cluster);
  const error = await table
    .batch([...'qabz'].map((row) => ({ put: put(row) })))
    .catch((failure) => failure as BatchError);
  expect(error).toBeInstanceOf(BatchError);
  const { failures, results } = error as BatchError;
  expect(failures.map(({ index, error: each }) => `${index} ${each.message}`)).toEqual(['0 bad q', '2 bad b']);
  expect(results.map((result) => result?.row.key.toString())).toEqual([undefined, 'a', undefined, 'z']);
  expect(error).toHaveProperty(
    'message',
    expect.stringContaining('2 of 4 actions on table t failed (NoSuchColumnFamilyException: 2)'),
  );
});

test('a batch survives what may happen to servers', async () => {
  const rows = [...'abcdefghijklmnopqrstuvwxyz'];
  for (let seed = 1; seed <= 25; seed++) {
    const random = new SeededRandom(seed);
    const cluster = new FakeCluster(['g', 'p'], 3);
    let failures = 0;
    cluster.inject = ({ region }) => {
      if (failures > 20 || random.below(2) === 0) return undefined;
      failures++;
      const kind = random.below(4);
      if (kind === 0) return lost();
      if (kind === 1) return 'lose-reply';
      if (kind === 2 && region !== undefined) cluster.move(region, `s${random.below(3)}`);
      return kind === 3 ? hbaseError('RegionServerStoppedException', 'stopping') : undefined;
    };
    const table = tableOf(cluster);
    const results = await table.batch(
      rows.map((row) => ({ increment: { row, cells: [{ family: 'f', qualifier: 'n', amount: 2 }] } })),
    );
    expect({ seed, found: results.map((row) => row.counter('f', 'n')) }).toEqual({ seed, found: rows.map(() => 2n) });
  }
});

test('large batches go in several requests', async () => {
  const cluster = new FakeCluster();
  const table = new Table(cluster.context({ maxRequestBytes: 1_000 }), cluster.table);
  await table.putMany(Array.from({ length: 50 }, (_, i) => put(`r${i}`, 'x'.repeat(100))));
  const requests = cluster.calls.filter(({ method }) => method === 'Multi');
  expect(requests.length).toBeGreaterThan(5);
  expect(cluster.regions[0].rows.size).toBe(50);
});

test('a batch ends when its time is up, and says for which actions', async () => {
  const cluster = new FakeCluster();
  cluster.injectAction = (_region, row) => (row === 'b' ? hbaseError('RegionTooBusyException', 'busy') : undefined);
  const work = tableOf(cluster).batch([{ put: put('a') }, { put: put('b') }], { timeoutMs: 3_000 });
  const error = await work.catch((failure) => failure as BatchError);
  expect((error as BatchError).failures.map(({ index, error: each }) => `${index} ${each.name}`)).toEqual([
    '1 RetriesExhaustedError',
  ]);
});

test('a buffered mutator makes the writer wait when too much is under way', async () => {
  const cluster = new FakeCluster();
  const gate = Promise.withResolvers<undefined>();
  cluster.inject = () => gate.promise;
  const mutator = tableOf(cluster).bufferedMutator({ writeBufferSizeBytes: 500, maxBufferedBytes: 1_000 });
  let taken = 0;
  const writing = (async () => {
    for (; taken < 100; taken++) await mutator.put(put(`r${taken}`, 'x'.repeat(50)));
  })();
  for (let i = 0; i < 500; i++) await Promise.resolve();
  expect(taken).toBeLessThan(30);
  expect(mutator.bufferedBytes).toBeLessThan(1_500);
  gate.resolve(undefined);
  await writing;
  await mutator.close();
  expect([cluster.regions[0].rows.size, mutator.bufferedBytes]).toEqual([100, 0]);
  await expect(mutator.put(put('late'))).rejects.toThrow('closed');
});

test.each<[string, (table: Table) => unknown]>([
  ['an empty row', (table) => table.get('')],
  ['a long row', (table) => table.get('x'.repeat(32768))],
  ['a row that is a number', (table) => table.get(7 as never)],
  ['a put of nothing', (table) => table.put({ row: 'a', cells: [] })],
  ['a value that is a number', (table) => table.put({ row: 'a', cells: [{ family: 'f', value: 7 as never }] })],
  ['an empty family', (table) => table.put({ row: 'a', cells: [{ family: '', value: '' }] })],
  ['half an amount', (table) => table.increment({ row: 'a', cells: [{ family: 'f', amount: 0.5 }] })],
  ['a negative timestamp', (table) => table.put({ ...put('a'), timestamp: -1 })],
  ['no versions', (table) => table.get({ row: 'a', versions: 0 })],
  ['half a limit', (table) => Promise.resolve().then(() => table.scan({ limit: 1.5 }))],
  ['a time range that ends before it begins', (table) => table.get({ row: 'a', timeRange: { min: 2, max: 1 } })],
  ['a mutation of another row', (table) => table.mutateRow({ row: 'a', mutations: [{ put: put('b') }] })],
  ['an unknown mutation', (table) => table.mutateRow({ row: 'a', mutations: [{ upsert: put('a') } as never] })],
  ['an unknown action', (table) => Promise.resolve().then(() => table.batch([{ fetch: 'a' } as never]))],
  ['a condition on nothing', (table) => table.checkAndMutate({ row: 'a', mutate: { put: put('a') } })],
  ['a huge cell', (table) => table.put(put('a', 'x'.repeat(11 * 1024 * 1024)))],
  ['an unknown durability', (table) => table.put({ ...put('a'), durability: 'MAYBE' as never })],
  ['a prefix and a start', (table) => Promise.resolve().then(() => table.scan({ prefix: 'a', startRow: 'b' }))],
])('what is not right is refused before anything is sent: %s', async (_title, act) => {
  const cluster = new FakeCluster();
  await expect(async () => act(tableOf(cluster))).rejects.toThrow();
  expect(cluster.calls).toEqual([]);
});
