import hbase, { type RestClient } from 'hbase';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ColonnadeProcess, startColonnade } from '../support/colonnade-process.ts';

// The npm package `hbase`, a Stargate client, over our gateway.

/** Its calls take a node-style callback. */
function call<T>(begin: (done: (error: unknown, value: never) => void) => unknown): Promise<T> {
  return new Promise((resolve, reject) => begin((error, value) => (error ? reject(error) : resolve(value as T))));
}

interface Cell {
  key?: string;
  column: string;
  timestamp?: number;
  $: string;
}

describe('npm hbase over REST', () => {
  let cluster: ColonnadeProcess;
  let client: RestClient;
  beforeAll(async () => {
    cluster = await startColonnade({ memory: true });
    const { hostname, port } = new URL(cluster.rest);
    client = hbase({ host: hostname, port: Number(port) });
  });
  afterAll(() => cluster?.stop());

  it('tells version, status and tables', async () => {
    expect(await call<object>((done) => client.version(done))).toMatchObject({ REST: '0.0.3' });
    expect(await call<object>((done) => client.version_cluster(done))).toBeDefined();
    expect(await call<{ LiveNodes: object[] }>((done) => client.status_cluster(done))).toMatchObject({
      averageLoad: expect.any(Number),
    });
  });

  it('creates, describes, changes and deletes a table', async () => {
    const table = client.table('rest1');
    expect(await call<boolean>((done) => table.exists(done))).toBe(false);
    expect(
      await call<boolean>((done) =>
        table.create({ IS_META: false, ColumnSchema: [{ name: 'cf', VERSIONS: 3 }] }, done),
      ),
    ).toBe(true);
    expect(await call<boolean>((done) => table.exists(done))).toBe(true);
    const schema = await call<{ ColumnSchema: { name: string; VERSIONS: string }[] }>((done) => table.schema(done));
    expect(schema.ColumnSchema[0]).toMatchObject({ name: 'cf', VERSIONS: '3' });
    await call((done) => table.update({ ColumnSchema: [{ name: 'cf2', BLOOMFILTER: 'ROW' }] }, done));
    const after = await call<{ ColumnSchema: { name: string }[] }>((done) => table.schema(done));
    expect(after.ColumnSchema.map(({ name }) => name)).toEqual(['cf', 'cf2']);
    const tables = await call<{ name: string }[]>((done) => client.tables(done));
    expect(tables.map(({ name }) => name)).toContain('rest1');
    expect(await call<{ Region: object[] }>((done) => table.regions(done))).toMatchObject({
      name: 'rest1',
      Region: [{ startKey: '', endKey: '' }],
    });
    expect(await call<boolean>((done) => table.delete(done))).toBe(true);
    expect(await call<boolean>((done) => table.exists(done))).toBe(false);
  });

  describe('cells', () => {
    const NAME = 'rest2';
    beforeAll(() => call((done) => client.table(NAME).create({ ColumnSchema: [{ name: 'cf', VERSIONS: 5 }] }, done)));
    const row = (key: string) => client.table(NAME).row(key);

    it('puts and gets one, with a timestamp, in versions', async () => {
      await call((done) => row('a').put('cf:q', 'first', [10], done));
      await call((done) => row('a').put('cf:q', 'second', [20], done));
      expect(await call<Cell[]>((done) => row('a').get('cf:q', done))).toEqual([
        { column: 'cf:q', timestamp: 20, $: 'second' },
      ]);
      expect((await call<Cell[]>((done) => row('a').get('cf:q', { v: 5 }, done))).map(({ $ }) => $)).toEqual([
        'second',
        'first',
      ]);
      expect(
        (await call<Cell[]>((done) => row('a').get('cf:q', { start: 5, end: 15 }, done))).map(({ $ }) => $),
      ).toEqual(['first']);
    });

    it('puts many rows and gets them by a glob', async () => {
      const cells = ['g1', 'g2', 'g3', 'h1'].map((key) => ({ key, column: 'cf:c', $: `value of ${key}` }));
      await call((done) => row('ignored').put(cells, done));
      const found = await call<Cell[]>((done) => row('g*').get('cf:c', done));
      expect(found.map(({ key, $ }) => `${key}=${$}`)).toEqual(['g1=value of g1', 'g2=value of g2', 'g3=value of g3']);
    });

    it('says what exists, and deletes', async () => {
      await call((done) => row('d').put(['cf:a', 'cf:b'], ['1', '2'], done));
      expect(await call<boolean>((done) => row('d').exists('cf:a', done))).toBe(true);
      expect(await call<boolean>((done) => row('none').exists(done))).toBe(false);
      await call((done) => row('d').delete('cf:a', done));
      expect(await call<boolean>((done) => row('d').exists('cf:a', done))).toBe(false);
      expect(await call<boolean>((done) => row('d').exists('cf:b', done))).toBe(true);
      await call((done) => row('d').delete(done));
      expect(await call<boolean>((done) => row('d').exists(done))).toBe(false);
    });

    it('carries bytes and odd row keys', async () => {
      await call((done) => row('slash/and,comma').put('cf:q', 'é\u0000', done));
      expect((await call<Cell[]>((done) => row('slash/and,comma').get('cf:q', done)))[0].$).toBe('é\u0000');
    });

    it('scans by a scanner resource, with a filter', async () => {
      await call((done) =>
        row('x').put(
          ['s1', 's2', 's3'].map((key) => ({ key, column: 'cf:n', $: key })),
          done,
        ),
      );
      const scan = (options: object) =>
        new Promise<Cell[]>((resolve, reject) => {
          const rows: Cell[] = [];
          const stream = client.table(NAME).scan(options);
          stream.on('readable', () => {
            for (let cell = stream.read(); cell; cell = stream.read()) rows.push(cell);
          });
          stream.on('error', reject);
          stream.on('end', () => resolve(rows));
        });
      expect((await scan({ startRow: 's1', endRow: 's9', maxVersions: 1, batch: 2 })).map(({ key }) => key)).toEqual([
        's1',
        's2',
        's3',
      ]);
      const filter = {
        op: 'MUST_PASS_ALL',
        type: 'FilterList',
        filters: [{ op: 'EQUAL', type: 'RowFilter', comparator: { value: 's2', type: 'BinaryComparator' } }],
      };
      expect((await scan({ startRow: 's1', endRow: 's9', maxVersions: 1, filter })).map(({ key }) => key)).toEqual([
        's2',
      ]);
    });

    it('reports a missing table', async () => {
      await expect(call((done) => client.table('missing').row('r').get('cf:q', done))).rejects.toMatchObject({
        code: 404,
      });
    });
  });
});
