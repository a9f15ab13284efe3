// Bad requests to the REST gateway: the status HBase's gateway gives, a body that says what is wrong, nothing changed.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Cluster, start } from '../../bin/embedded.ts';
import { connect } from '../../client/index.ts';

let cluster: Cluster;
beforeAll(async () => {
  cluster = await start({ memory: true, rest: true });
  await using connection = await connect(cluster.quorum);
  await connection.admin.createTable({ name: 't', families: ['f'] });
  await connection.table('t').put({ row: 'before', cells: [{ family: 'f', qualifier: 'q', value: 'v' }] });
});
afterAll(() => cluster.stop());

const JSON_TYPE = { 'content-type': 'application/json' };
const json = (body: unknown) => ({
  method: 'PUT',
  headers: JSON_TYPE,
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const bytes = { method: 'PUT', headers: { 'content-type': 'application/octet-stream' }, body: 'v' };
const row = (key: string, value: string) => json({ Row: [{ key, Cell: [{ column: 'Zjpx', $: value }] }] });

it.each<[string, string, RequestInit, number, RegExp]>([
  // HBase's gateway answers 500 here, and its clients count on it.
  ['JSON that is not', '/t/r/f:q', json('{"Row": ['), 500, /the body is not JSON: Unexpected end of JSON input/],
  ['JSON of something else', '/t/r/f:q', json({ a: 1 }), 400, /the body must be \{"Row":\[…\]\}/],
  [
    'XML that is not',
    '/t/r/f:q',
    { method: 'PUT', headers: { 'content-type': 'text/xml' }, body: '<CellSet><Row' },
    400,
    /the body is not XML: line 1/,
  ],
  ['a key that is not base64', '/t/r/f:q', row('%%%', 'dg=='), 400, /"%%%" is not base64/],
  ['a value that is not base64', '/t/r/f:q', row('cg==', '!!!'), 400, /"!!!" is not base64/],
  [
    'a family that does not exist',
    '/t/r/nope:q',
    bytes,
    404,
    /NoSuchColumnFamilyException: Column family nope does not exist/,
  ],
  ['a table that does not exist', '/nope/r/f:q', {}, 404, /TableNotFoundException: nope/],
  ['a table name that cannot be', '/a%20b/r/f:q', {}, 400, /Illegal character code:32/],
  ['a row that does not exist', '/t/nope/f:q', {}, 404, /Not found/],
  ['negative versions', '/t/before/f:q?v=-1', {}, 400, /v must be a whole number from 1, not "-1"/],
  ['versions that are no number', '/t/before/f:q?v=abc', {}, 400, /v must be a whole number from 1, not "abc"/],
  ['a schema that is not JSON', '/x/schema', json('nonsense'), 500, /the body is not JSON/],
  [
    'an unknown compression',
    '/x/schema',
    json({ name: 'x', ColumnSchema: [{ name: 'f', COMPRESSION: 'NOPE' }] }),
    503,
    /Compression\.Algorithm\.NOPE/,
  ],
  ['a scanner of negative batches', '/t/scanner', json({ batch: -3 }), 400, /batch must be at least 1, not -3/],
  ['a media type that is not known', '/t/r/f:q', { ...bytes, headers: { 'content-type': 'image/png' } }, 415, /./],
])('%s', async (_, path, init, status, body) => {
  const response = await fetch(cluster.rest + path, init);
  expect(response.status).toBe(status);
  expect(await response.text()).toMatch(body);
  // It goes on, and holds what it held.
  const before = await fetch(`${cluster.rest}/t/before/f:q`, { headers: { accept: 'application/octet-stream' } });
  expect(await before.text()).toBe('v');
  const tables = await fetch(`${cluster.rest}/`, { headers: { accept: 'application/json' } });
  expect(await tables.json()).toEqual({ table: [{ name: 't' }] });
  const all = await fetch(`${cluster.rest}/t/*`, { headers: { accept: 'application/json' } });
  expect(((await all.json()) as { Row: unknown[] }).Row).toHaveLength(1);
});
