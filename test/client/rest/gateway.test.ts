import { once } from 'node:events';
import { get as httpGet, type IncomingMessage } from 'node:http';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Connection, connect } from '../../../client/index.ts';
import { type Cluster, start } from '../../../index.ts';
import { org } from '../../../proto/rest.ts';

const messages = org.apache.hadoop.hbase.rest.protobuf.generated;

const b64 = (text: string) => Buffer.from(text).toString('base64');

describe('the REST gateway over a cluster', () => {
  let cluster: Cluster;
  let connection: Connection;
  beforeAll(async () => {
    cluster = await start({ memory: true, rest: true, settings: { 'hbase.regionserver.msginterval': '100' } });
    connection = await connect(cluster.quorum);
    await connection.admin.createTable({ name: 't', families: [{ name: 'f', maxVersions: 3 }] });
    const table = connection.table('t');
    for (const row of ['a1', 'a2', 'b1'])
      await table.put({
        row,
        cells: [
          { family: 'f', qualifier: 'q', value: `v${row}`, timestamp: 100 },
          { family: 'f', qualifier: 'r', value: 'x', timestamp: 100 },
        ],
      });
  });
  afterAll(async () => {
    await connection?.close();
    await cluster?.stop();
  });

  async function call(method: string, path: string, body?: string | Buffer, headers: Record<string, string> = {}) {
    const json = { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
    const response = await fetch(cluster.rest + path, {
      method,
      headers: { ...json, ...headers },
      ...(body === undefined ? {} : { body }),
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  }
  const cell = (row: string, column: string, value: string) =>
    JSON.stringify({ Row: [{ key: b64(row), Cell: [{ column: b64(column), $: b64(value) }] }] });

  it('answers rows in every form', async () => {
    expect(JSON.parse((await call('GET', '/t/a1')).text)).toEqual({
      Row: [
        {
          key: b64('a1'),
          Cell: [
            { column: b64('f:q'), timestamp: 100, $: b64('va1') },
            { column: b64('f:r'), timestamp: 100, $: b64('x') },
          ],
        },
      ],
    });
    expect((await call('GET', '/t/a1/f:q', undefined, { accept: 'text/xml' })).text).toContain(
      `<Cell column="${b64('f:q')}" timestamp="100">${b64('va1')}</Cell>`,
    );
    const raw = await call('GET', '/t/a1/f:q', undefined, { accept: 'application/octet-stream' });
    expect([raw.text, raw.headers.get('x-timestamp')]).toEqual(['va1', '100']);
    expect((await call('GET', '/t/a1', undefined, { accept: 'application/octet-stream' })).status).toBe(400);
    expect((await call('GET', '/t/a1', undefined, { accept: 'image/png' })).status).toBe(406);
    expect((await call('GET', `/t/${Buffer.from('a1').toString('base64url')}?e=b64`)).status).toBe(200);
  });

  it('says of bodies and headers exactly what HBase’s gateway says, gzipped when asked', async () => {
    // As they come: fetch would decompress, and tell names in lower case.
    const get = async (path: string, headers: Record<string, string>) => {
      const request = httpGet(cluster.rest + path, { headers });
      const [response] = (await once(request, 'response')) as [IncomingMessage];
      const pieces = (await response.toArray()) as Buffer[];
      return { names: response.rawHeaders, body: Buffer.concat(pieces), headers: response.headers };
    };
    const json = await get('/t/a1', { accept: 'application/json' });
    expect(json.headers['content-type']).toBe('application/json');
    const cell = await get('/t/a1/f:q', { accept: 'application/octet-stream', 'accept-encoding': 'gzip' });
    expect(cell.names).toContain('X-Timestamp');
    expect(cell.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(cell.body).toString()).toBe('va1');
    const put = (body: Buffer, encoding: string) =>
      fetch(`${cluster.rest}/t/gz/f:q`, {
        method: 'PUT',
        body,
        headers: { 'content-type': 'application/octet-stream', 'content-encoding': encoding },
      });
    expect((await put(gzipSync(Buffer.from('packed')), 'gzip')).status).toBe(200);
    expect((await call('GET', '/t/gz/f:q', undefined, { accept: 'application/octet-stream' })).text).toBe('packed');
    expect((await put(Buffer.from('not packed'), 'gzip')).status).toBe(400);
    expect((await call('DELETE', '/t/gz')).status).toBe(200);
  });

  it('filters gets and multigets; each row of a multiget may name its columns', async () => {
    const filter = (text: string) => `filter=${encodeURIComponent(text)}`;
    expect((await call('GET', `/t/a1?${filter("PrefixFilter('a')")}`)).status).toBe(200);
    expect((await call('GET', `/t/a1?${filter("PrefixFilter('z')")}`)).status).toBe(404);
    expect((await call('GET', `/t/multiget/?row=a1&row=b1&${filter("PrefixFilter('z')")}`)).status).toBe(404);
    const bytes = Buffer.from("PrefixFilter('b')").toString('base64url');
    const found = await call('GET', `/t/multiget/?row=a1&row=b1/f:q&filter_b64=${bytes}`);
    expect((JSON.parse(found.text) as { Row: unknown[] }).Row).toMatchObject([{ key: b64('b1') }]);
    expect((await call('GET', '/t/multiget/?row=a1/f:none')).status).toBe(404);
    expect((await call('GET', '/t/multiget')).status).toBe(404);
  });

  it('scans by prefix, range, filter, limit and backwards', async () => {
    const keys = async (path: string) =>
      (JSON.parse((await call('GET', path)).text) as { Row: { key: string }[] }).Row.map(({ key }) =>
        Buffer.from(key, 'base64').toString(),
      );
    expect(await keys('/t/a*')).toEqual(['a1', 'a2']);
    expect(await keys('/t/*')).toEqual(['a1', 'a2', 'b1']);
    expect(await keys('/t/*?limit=2')).toEqual(['a1', 'a2']);
    expect(await keys('/t/*?reversed=true')).toEqual(['b1', 'a2', 'a1']);
    expect(await keys('/t/a*?reversed=true')).toEqual(['a2', 'a1']);
    expect(await keys('/t/*?reversed=true&startrow=b1&endrow=a1')).toEqual(['b1', 'a2']);
    expect(await keys('/t/a*?reversed=true&startrow=b1&endrow=a1')).toEqual(['a2']);
    expect(await keys('/t/*?startrow=a2')).toEqual(['a2', 'b1']);
    expect(await keys('/t/*?endrow=a2')).toEqual(['a1']);
    expect(await keys(`/t/*?filter=${encodeURIComponent("RowFilter(=,'substring:1')")}`)).toEqual(['a1', 'b1']);
    expect(await keys('/t/a1,b1')).toEqual(['a1', 'a2']);
    expect(await keys('/t/*?startrow=a1&includeStartRow=false&endrow=b1&includeStopRow=true')).toEqual(['a2', 'b1']);
    expect(await keys('/t/a*?startrow=a1&includeStartRow=false&endrow=b1&includeStopRow=true')).toEqual(['a2']);
    expect(await keys('/t/*?reversed=true&startrow=b1&includeStartRow=false&endrow=a1&includeStopRow=true')).toEqual([
      'a2',
      'a1',
    ]);
    expect(await keys('/t/zzz*')).toEqual([]);
    const stream = await fetch(`${cluster.rest}/t/*`, { headers: { accept: 'application/x-protobuf' } });
    const bytes = Buffer.from(await stream.arrayBuffer());
    expect(bytes.readUInt16BE(0)).toBe(bytes.length - 2);
  });

  it('writes, checks, counts and deletes', async () => {
    expect((await call('PUT', '/t/w', cell('w', 'f:q', '1'))).status).toBe(200);
    const check = (expected: string, value: string) =>
      JSON.stringify({
        Row: [
          {
            key: b64('w'),
            Cell: [
              { column: b64('f:q'), $: b64(value) },
              { column: b64('f:q'), $: b64(expected) },
            ],
          },
        ],
      });
    expect((await call('PUT', '/t/w?check=put', check('0', '2'))).status).toBe(304);
    expect((await call('PUT', '/t/w?check=put', check('1', '2'))).status).toBe(200);
    expect((await call('GET', '/t/w/f:q', undefined, { accept: 'application/octet-stream' })).text).toBe('2');
    expect((await call('POST', '/t/w?check=increment', cell('w', 'f:n', '5'))).status).toBe(200);
    expect((await connection.table('t').get('w')).counter('f', 'n')).toBe(5n);
    const appended = await call('POST', '/t/w?check=append&rr=true', cell('w', 'f:q', '!'));
    expect(appended.text).toContain(b64('2!'));
    expect((await call('PUT', '/t/w?check=delete', cell('w', 'f:q', 'wrong'))).status).toBe(304);
    expect((await call('PUT', '/t/w?check=delete', cell('w', 'f:q', '2!'))).status).toBe(200);
    expect((await call('GET', '/t/w/f:q')).status).toBe(404);
    expect((await call('DELETE', '/t/w')).status).toBe(200);
    expect((await call('GET', '/t/w')).status).toBe(404);
  });

  it('a scanner is made without asking whether there is the table; reading it tells', async () => {
    const made = await call('PUT', '/nope/scanner', '{}');
    expect(made.status).toBe(201);
    const path = new URL(made.headers.get('location')!).pathname;
    expect((await call('GET', path)).status).toBe(404);
  });

  it.each([
    ['PUT', '/t/x', '{"Row":[', 500, /not JSON/],
    ['PUT', '/t/x', '{"Row":[{"key":"!","Cell":[]}]}', 400, /not base64/],
    ['PUT', '/t/x', cell('x', 'nope:q', 'v'), 404, /NoSuchColumnFamilyException/],
    ['PUT', '/t/x', cell('x', 'f', 'v'), 400, /no qualifier/],
    ['PUT', '/t/x?check=maybe', cell('x', 'f:q', 'v'), 400, /unknown check "maybe"/],
    ['POST', '/t/x?check=increment', cell('x', 'f:n', 'many'), 400, /decimal text/],
    ['GET', '/t/x/f:q/soon', undefined, 400, /"soon" is not a timestamp/],
    ['GET', '/t/x?v=0', undefined, 400, /v must be a whole number from 1/],
    ['GET', `/t/*?filter=${encodeURIComponent('NoFilter()')}`, undefined, 400, /./],
    ['GET', '/missing/x', undefined, 404, /TableNotFoundException/],
    ['GET', '/bad%20name/x', undefined, 400, /Illegal character/],
    ['PUT', '/t/scanner', '{"batch":"x"}', 400, /not a whole number/],
    ['GET', '/t/scanner/nobody', undefined, 404, /no such scanner/],
  ])('%s %s is refused', async (method, path, body, status, message) => {
    const answer = await call(method, path, body);
    expect([answer.status, answer.text]).toEqual([status, expect.stringMatching(message)]);
    // Nothing was harmed: the gateway goes on.
    expect((await call('GET', '/t/a1')).status).toBe(200);
  });

  it('sends XML to who asks for no form, and a value by itself to who asks for that', async () => {
    const any = { accept: '*/*' };
    const typeOf = async (path: string, headers: Record<string, string> = any) =>
      (await call('GET', path, undefined, headers)).headers.get('content-type');
    expect(
      await Promise.all(['/t/a1', '/t/a1/f:q', '/t/a*', '/t/multiget?row=a1'].map((path) => typeOf(path))),
    ).toEqual(Array(4).fill('text/xml'));
    expect(await typeOf('/t/a1', { accept: 'application/*' })).toBe('application/json');
    const value = { accept: 'application/octet-stream' };
    const one = await call('GET', '/t/a1/f:q', undefined, value);
    expect([one.text, one.headers.get('content-type')]).toEqual(['va1', 'application/octet-stream']);
    expect((await call('GET', '/t/a1', undefined, value)).text).toMatch(/^Bad request\r\na value by itself/);
    const path = new URL((await call('PUT', '/t/scanner', '{}')).headers.get('location')!).pathname;
    const cell = await call('GET', path, undefined, value);
    expect([cell.text, cell.headers.get('x-row'), cell.headers.get('cache-control')]).toEqual([
      'va1',
      b64('a1'),
      'no-cache',
    ]);
    expect(await typeOf(path)).toBe('text/xml');
  });

  it('takes a body without a media type as a value', async () => {
    const response = await fetch(`${cluster.rest}/t/plain/f:q`, { method: 'PUT', body: Buffer.from('plain') });
    expect(response.status).toBe(200);
    expect((await call('GET', '/t/plain/f:q', undefined, { accept: 'application/octet-stream' })).text).toBe('plain');
    await call('DELETE', '/t/plain');
  });

  it('a scanner that states no versions gives all of them', async () => {
    for (const [value, time] of [
      ['new', 5],
      ['old', 4],
    ] as const)
      await connection.table('t').put({ row: 'vv', cells: [{ family: 'f', qualifier: 'q', value, timestamp: time }] });
    const path = new URL(
      (await call('PUT', '/t/scanner', JSON.stringify({ startRow: b64('vv'), endRow: b64('vw') }))).headers.get(
        'location',
      )!,
    ).pathname;
    const { Row } = JSON.parse((await call('GET', path)).text) as { Row: { Cell: { timestamp: number }[] }[] };
    expect(Row[0].Cell.map(({ timestamp }) => timestamp)).toEqual([5, 4]);
    await call('DELETE', '/t/vv');
  });

  it('a scanner begins after its first row and ends with its last when told so', async () => {
    const ends = { startRow: b64('a1'), endRow: b64('b1'), includeStartRow: false, includeStopRow: true };
    const made = await call('PUT', '/t/scanner', JSON.stringify(ends));
    const { text } = await call('GET', new URL(made.headers.get('location')!).pathname);
    expect((JSON.parse(text) as { Row: object[] }).Row).toMatchObject([{ key: b64('a2') }, { key: b64('b1') }]);
  });

  it('a limit counts the parts into which a batch cuts rows; one below one gives nothing', async () => {
    const rows = async (query: string) => (JSON.parse((await call('GET', `/t/*?${query}`)).text) as { Row: [] }).Row;
    expect(await rows('batchsize=1&limit=3')).toMatchObject([
      { key: b64('a1') },
      { key: b64('a1') },
      { key: b64('a2') },
    ]);
    expect(await rows('limit=0')).toEqual([]);
    expect(await rows('reversed=TRUE&limit=1')).toMatchObject([{ key: b64('b1') }]);
    expect((await call('GET', '/t/*?limit=many')).status).toBe(404);
  });

  it('a body without rows puts nothing, a row of no length is refused, and checks are spelled in any case', async () => {
    expect((await call('PUT', '/t/x', '{"Row":[]}')).status).toBe(200);
    expect((await call('PUT', '/t/x', '{}')).status).toBe(200);
    expect((await call('PUT', '/t/x', cell('', 'f:q', 'v'))).status).toBe(400);
    expect((await call('PUT', '/t/x?check=PUT', cell('x', 'f:q', 'v'))).status).toBe(400);
    expect((await call('PUT', '/t/x?check=Delete', cell('x', 'f:q', 'v'))).status).toBe(304);
    expect((await call('GET', '/t/x')).status).toBe(404);
  });

  it('an empty value is an empty text in XML', async () => {
    await call('PUT', '/t/e', cell('e', 'f:q', ''));
    const { text } = await call('GET', '/t/e', undefined, { accept: 'text/xml' });
    expect(text).toMatch(/<Cell column="Zjpx" timestamp="\d+"><\/Cell>/);
    await call('DELETE', '/t/e');
  });

  it('says which methods a resource takes, and keeps the others from the row of its name', async () => {
    for (const [method, path, allow] of [
      ['PUT', '/t/exists', 'GET,OPTIONS'],
      ['DELETE', '/t/scanner', 'OPTIONS,POST,PUT'],
      ['DELETE', '/', 'GET,OPTIONS'],
      ['PATCH', '/t/schema', 'DELETE,GET,OPTIONS,POST,PUT'],
      ['PUT', '/namespaces', 'GET,OPTIONS'],
    ] as const) {
      const answer = await call(method, path);
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, allow]);
    }
    const options = await call('OPTIONS', '/t/schema');
    expect([options.status, options.headers.get('allow')]).toEqual([200, 'DELETE,GET,OPTIONS,POST,PUT']);
    const head = await call('HEAD', '/t/schema');
    expect([head.status, head.text, head.headers.get('content-type')]).toEqual([200, '', 'application/json']);
    expect((await call('DELETE', '/t/a*')).status).toBe(405);
    expect((await call('GET', '/t/exists')).headers.get('x-frame-options')).toBe('DENY');
  });

  it('PUT replaces a schema, POST adds and replaces families and leaves the table’s attributes', async () => {
    const families = (...columns: object[]) =>
      JSON.stringify({ name: 's', MAX_FILESIZE: '1000000000', ColumnSchema: columns });
    const schema = async () => JSON.parse((await call('GET', '/s/schema')).text) as Record<string, unknown>;
    expect(
      (await call('POST', '/s/schema', '{"name":"s","READONLY":"false","ColumnSchema":[{"name":"a","TTL":"60"}]}'))
        .status,
    ).toBe(201);
    expect((await call('POST', '/s/schema', families({ name: 'a', VERSIONS: '7' }, { name: 'b' }))).status).toBe(200);
    const merged = await schema();
    expect(merged.ColumnSchema).toMatchObject([{ name: 'a', VERSIONS: '7', TTL: '2147483647' }, { name: 'b' }]);
    expect([merged.READONLY, merged.MAX_FILESIZE]).toEqual(['false', undefined]);
    expect((await call('PUT', '/s/schema', families({ name: 'c' }))).status).toBe(201);
    expect(Object.keys(await schema())).toEqual(['name', 'ColumnSchema', 'IS_META', 'MAX_FILESIZE']);
    const protobuf = await fetch(`${cluster.rest}/s/schema`, { headers: { accept: 'application/x-protobuf' } });
    const message = messages.TableSchema.decode(Buffer.from(await protobuf.arrayBuffer()));
    expect(message.columns).toMatchObject([{ name: 'c', ttl: 2147483647, maxVersions: 1, compression: 'NONE' }]);
    const fields = messages.TableSchema.encode({
      name: 's2',
      readOnly: true,
      columns: [{ name: 'f', maxVersions: 9 }],
    });
    const sent = await call('PUT', '/s2/schema', Buffer.from(fields.finish()), {
      'content-type': 'application/x-protobuf',
    });
    expect(sent.status).toBe(201);
    expect(JSON.parse((await call('GET', '/s2/schema')).text)).toMatchObject({
      READONLY: 'true',
      ColumnSchema: [{ name: 'f', VERSIONS: '9' }],
    });
    for (const table of ['s', 's2']) expect((await call('DELETE', `/${table}/schema`)).status).toBe(200);
  });

  it('a namespace without settings has none in its bodies; altering one is answered with its URL', async () => {
    expect((await call('POST', '/namespaces/ns')).status).toBe(201);
    expect((await call('GET', '/namespaces/ns')).text).toBe('{"properties":null}');
    expect((await call('GET', '/namespaces/ns', undefined, { accept: 'text/xml' })).text).toMatch(
      /<NamespaceProperties\/>$/,
    );
    const altered = await call('PUT', '/namespaces/ns', '{"properties":{"k":"v"}}');
    expect([altered.status, altered.text]).toEqual([200, `"${cluster.rest}/namespaces/ns"`]);
    expect((await call('DELETE', '/namespaces/ns')).status).toBe(200);
  });

  it('looks at the media type before all else; a namespace needs none when it has no settings', async () => {
    for (const [method, path] of [
      ['POST', '/namespaces/default'],
      ['PUT', '/namespaces/none'],
      ['PUT', '/t/schema'],
      ['PUT', '/t/scanner'],
    ] as const) {
      expect((await call(method, path, '{}', { 'content-type': 'image/png' })).status).toBe(415);
    }
    const untyped = await fetch(`${cluster.rest}/namespaces/default`, { method: 'POST', body: Buffer.from('{}') });
    expect(untyped.status).toBe(415);
    expect((await call('POST', '/namespaces/default')).status).toBe(403);
  });

  it.each([
    ['application/json', 201],
    ['application/x-protobuf', 201],
    ['text/xml', 400],
  ])('takes an empty namespace body as %s or not, as HBase’s gateway does', async (type, expected) => {
    expect((await call('POST', '/namespaces/empty', '', { 'content-type': type })).status).toBe(expected);
    if (expected === 201) expect((await call('DELETE', '/namespaces/empty')).status).toBe(200);
  });

  it('tells the cluster’s status in HBase’s words', async () => {
    const region =
      /\n {8}\S+\n {12}stores=\d+\n {12}storefiless=\d+\n {12}storefileSizeMB=\d+\n {12}memstoreSizeMB=\d+\n/;
    // Of regions there is something with the next heartbeat.
    await expect
      .poll(async () => (await call('GET', '/status/cluster', undefined, { accept: 'text/plain' })).text)
      .toMatch(region);
    const text = (await call('GET', '/status/cluster', undefined, { accept: 'text/plain' })).text;
    expect(text).toMatch(/^1 live servers, 0 dead servers, \d+\.0000 average load\n\n1 live servers\n {4}\S+ \d+\n/);
    expect((await call('GET', '/status/cluster')).text).toMatch(/,"regions":\d+,"requests":\d+,"averageLoad":\d+\.0}$/);
    expect((await call('GET', '/status/cluster', undefined, { accept: 'text/xml' })).text).toMatch(
      /<ClusterStatus averageLoad="\d+\.0" regions="\d+" requests="\d+"><DeadNodes\/><LiveNodes><Node heapSizeMB=/,
    );
  });

  it('refuses a row that is too long before it is sent', async () => {
    const answer = await call('PUT', '/t/x', cell('x'.repeat(40_000), 'f:q', 'v'));
    expect(answer.status).toBe(400);
    expect(answer.text).toMatch(/32767|32,767/);
  });
});
