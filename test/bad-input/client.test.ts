// What a user of the client may get wrong: the error is thrown where the mistake is, says what was expected, and changes nothing.
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cluster, start } from '../../bin/embedded.ts';
import { BatchError, type Connection, connect, type Table } from '../../client/index.ts';

let cluster: Cluster;
let connection: Connection;
let table: Table;
beforeAll(async () => {
  cluster = await start({ memory: true });
  connection = await connect(cluster.quorum);
  await connection.admin.createTable({ name: 't', families: ['f'] });
  table = connection.table('t');
  await put('before');
});
afterAll(async () => {
  await connection.close();
  await cluster.stop();
});

const put = (row: string, family = 'f', value: string | Buffer = 'v') =>
  table.put({ row, cells: [{ family, qualifier: 'q', value }] });
const create = (family: object | string, name = 'x') =>
  connection.admin.createTable({ name, families: [family as string] });

async function unchanged(): Promise<void> {
  const found: string[] = [];
  for await (const row of table.scan({ raw: true, versions: Infinity })) found.push(row.key.toString());
  expect(found).toEqual(['before']);
  expect((await connection.admin.listTableNames()).map(String)).toEqual(['t']);
}

const SANITY =
  ' Set hbase.table.sanity.checks to false at conf or table descriptor if you want to bypass sanity checks';

describe('is refused:', () => {
  it.each<[string, () => unknown, string, string | RegExp]>([
    [
      'a row over 32,767 bytes',
      () => put('x'.repeat(32_768)),
      'RangeError',
      'A row key has at most 32767 bytes, found 32768',
    ],
    [
      'a row over 32,767 bytes to get',
      () => table.get('x'.repeat(40_000)),
      'RangeError',
      'A row key has at most 32767 bytes, found 40000',
    ],
    ['an empty row', () => put(''), 'RangeError', 'A row key must not be empty'],
    ['an empty row to get', () => table.get(''), 'RangeError', 'A row key must not be empty'],
    ['an empty row to delete', () => table.delete(''), 'RangeError', 'A row key must not be empty'],
    [
      'a row that is a number',
      () => put(5 as never),
      'TypeError',
      'row must be a string or a Uint8Array, found number 5',
    ],
    [
      'a put of nothing',
      () => table.put({ row: 'r', cells: [] }),
      'TypeError',
      'A put needs at least one of its cells',
    ],
    [
      'a family that does not exist',
      () => put('r', 'nope'),
      'NoSuchColumnFamilyException',
      /^Column family nope does not exist in region t,,/,
    ],
    [
      'a family that does not exist to get',
      () => table.get({ row: 'r', columns: ['nope'] }),
      'NoSuchColumnFamilyException',
      /^Column family nope does not exist/,
    ],
    [
      'a value over the limit',
      () => put('r', 'f', Buffer.alloc(11 * 1024 * 1024)),
      'RangeError',
      /^A cell of \d+ bytes is larger than the bound of 10485760 \(maxCellBytes\)$/,
    ],
    [
      'negative versions',
      () => table.get({ row: 'r', versions: -1 }),
      'RangeError',
      'versions must be a whole number in 1…2147483647, found number -1',
    ],
    [
      'a negative timestamp',
      () => table.put({ row: 'r', timestamp: -5, cells: [{ family: 'f', value: 'v' }] }),
      'RangeError',
      'timestamp must be in 0…2^63-1, found -5',
    ],
    [
      'a time range from its end',
      () => table.get({ row: 'r', timeRange: { min: 10, max: 5 } }),
      'RangeError',
      'timeRange.max 5 is smaller than timeRange.min 10',
    ],
    [
      'half an increment',
      () => table.increment({ row: 'r', cells: [{ family: 'f', amount: 1.5 }] }),
      'TypeError',
      'amount must be a whole number or a bigint, found 1.5',
    ],
    ['a table that does not exist', () => connection.table('nope').get('r'), 'TableNotFoundException', 'nope'],
    [
      'a table name with a space',
      () => connection.table('a b'),
      'IllegalArgumentException',
      /^Illegal character code:32, < > at 1\. User-space table qualifiers may only contain/,
    ],
    [
      'a table name that begins with a dash',
      () => create('f', '-x'),
      'IllegalArgumentException',
      /^Illegal first character <45> at 0\. /,
    ],
    [
      'a family name with a colon',
      () => create('a:b'),
      'IllegalArgumentException',
      'Illegal character <58>. Column Family names cannot contain control characters or colons: a:b',
    ],
    [
      'a family name that begins with a dot',
      () => create('.a'),
      'IllegalArgumentException',
      'Column Family names cannot start with a period: .a',
    ],
    ['an empty family name', () => create(''), 'IllegalArgumentException', 'Column Family name can not be empty'],
    [
      'a table without families',
      () => connection.admin.createTable({ name: 'x', families: [] }),
      'DoNotRetryIOException',
      `Table should have at least one column family.${SANITY}`,
    ],
    [
      'a family of no versions',
      () => create({ name: 'f', maxVersions: 0 }),
      'DoNotRetryIOException',
      `Maximum versions must be positive${SANITY}`,
    ],
    [
      'a family of negative versions',
      () => create({ name: 'f', maxVersions: -1 }),
      'DoNotRetryIOException',
      /versions/i,
    ],
    [
      'more versions kept than there are',
      () => create({ name: 'f', maxVersions: 1, minVersions: 3 }),
      'DoNotRetryIOException',
      `Min versions for column family f must be less than the Max versions.${SANITY}`,
    ],
    [
      'an unknown compression',
      () => create({ name: 'f', compression: 'BZIP9' }),
      'DoNotRetryIOException',
      `No enum constant org.apache.hadoop.hbase.io.compress.Compression.Algorithm.BZIP9${SANITY}`,
    ],
    ['a table that is there', () => create('f', 't'), 'TableExistsException', 't'],
  ])('%s', async (_, act, name, message) => {
    const error = await Promise.resolve()
      .then(act)
      .then(
        () => undefined,
        (reason: Error) => reason,
      );
    expect(error?.name).toBe(name);
    if (typeof message === 'string') expect(error?.message).toBe(message);
    else expect(error?.message).toMatch(message);
    await unchanged();
  });
});

it('in a batch what is wrong fails alone, and is named', async () => {
  const cell = (family: string) => [{ family, qualifier: 'q', value: 'v' }];
  const batch = table.batch([{ put: { row: 'good', cells: cell('f') } }, { put: { row: 'bad', cells: cell('nope') } }]);
  const error = await batch.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(BatchError);
  expect((error as BatchError).message).toMatch(
    /^1 of 2 actions on table t failed \(NoSuchColumnFamilyException: 1\); the first, of row bad: Column family nope does not exist/,
  );
  expect((error as BatchError).failures.map(({ index }) => index)).toEqual([1]);
  // As it is printed when nobody catches it: its message and its cause, not all that it knows.
  expect(inspect(error).match(/Column family nope does not exist/g)).toHaveLength(2);
  expect((await table.get('good')).text('f', 'q')).toBe('v');
  await table.delete('good');
});

it('a cluster that is not there is an error that says where it was looked for', async () => {
  const nobody = connect({ quorum: '127.0.0.1:1', connectTimeoutMs: 300 });
  await expect(nobody).rejects.toThrow(/127\.0\.0\.1:1/);
});
