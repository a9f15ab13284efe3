import { beforeAll, expect, test } from 'vitest';
import { filters, type Table } from '../../client/index.ts';
import { failure, type Subject, show } from './table-support.ts';

export function readCases(subject: Subject): void {
  let table: Table;
  const name = () => subject.name('reads');
  const put = (row: string, cells: Record<string, string>, timestamp?: number) =>
    table.put({
      row,
      timestamp,
      cells: Object.entries(cells).map(([column, value]) => {
        const [family, qualifier] = column.split(':');
        return { family, qualifier, value };
      }),
    });

  beforeAll(async () => {
    const families = [{ name: 'f', maxVersions: 5 }, { name: 'g', maxVersions: 1 }, 'h'];
    await subject.connection.admin.createTable({ name: name(), families }, ['m']);
    table = subject.connection.table(name());
  }, 60_000);

  test('what was put comes back, in order of families and qualifiers', async () => {
    await put('all', { 'g:z': '1', 'f:b': '2', 'f:a': '3', 'h:': '' });
    const row = await table.get('all');
    expect(show(row)).toEqual(['f:a=3', 'f:b=2', 'g:z=1', 'h:=']);
    expect(row.key.toString()).toBe('all');
    expect(row.value('f', 'a')).toEqual(Buffer.from('3'));
    expect(row.value('h')).toEqual(Buffer.alloc(0));
    expect(row.value('f', 'nothing')).toBeUndefined();
    expect(row.has('h', '')).toBe(true);
  });

  test('a row that is not there is an empty one', async () => {
    const row = await table.get('nowhere');
    expect(row.isEmpty).toBe(true);
    expect(row.cells).toEqual([]);
    expect(row.key.toString()).toBe('nowhere');
  });

  test('bytes of any kind are kept as they are', async () => {
    const row = Buffer.from([0, 1, 0xff, 0x2c, 0, 0x7f]);
    const qualifier = Buffer.from([0xff, 0, 0x3a]);
    const value = Buffer.from(Array.from({ length: 256 }, (_, i) => i));
    await table.put({ row, cells: [{ family: 'f', qualifier, value }] });
    const found = await table.get(row);
    expect(found.value('f', qualifier)).toEqual(value);
    expect(found.cells[0].row).toEqual(row);
  });

  test('a family, some columns, or both', async () => {
    await put('columns', { 'f:a': '1', 'f:b': '2', 'f:c': '3', 'g:a': '4', 'h:a': '5' });
    const read = async (...columns: string[]) => show(await table.get({ row: 'columns', columns }));
    expect(await read('g')).toEqual(['g:a=4']);
    expect(await read('f:b')).toEqual(['f:b=2']);
    expect(await read('f:c', 'f:a', 'h')).toEqual(['f:a=1', 'f:c=3', 'h:a=5']);
    expect(await read('f:none')).toEqual([]);
  });

  test('versions, newest first, up to what is asked and what the family keeps', async () => {
    for (let version = 1; version <= 7; version++)
      await put('versions', { 'f:q': `v${version}`, 'g:q': `w${version}` }, version);
    expect(show(await table.get('versions'), true)).toEqual(['f:q=v7@7', 'g:q=w7@7']);
    expect(show(await table.get({ row: 'versions', versions: 3 }), true)).toEqual([
      'f:q=v7@7',
      'f:q=v6@6',
      'f:q=v5@5',
      'g:q=w7@7',
    ]);
    expect(show(await table.get({ row: 'versions', versions: Infinity, columns: ['f'] }), true)).toEqual(
      [7, 6, 5, 4, 3].map((version) => `f:q=v${version}@${version}`),
    );
    const versions = (await table.get({ row: 'versions', versions: 9 })).versions('f', 'q');
    expect(versions.map(({ timestamp }) => timestamp)).toEqual([7n, 6n, 5n, 4n, 3n]);
  });

  test('the same timestamp written again replaces the value', async () => {
    await put('replaced', { 'f:q': 'old' }, 100);
    await put('replaced', { 'f:q': 'new' }, 100);
    expect(show(await table.get({ row: 'replaced', versions: 5 }), true)).toEqual(['f:q=new@100']);
  });

  test('time ranges and single timestamps', async () => {
    for (const timestamp of [10, 20, 30, 40]) await put('times', { 'f:q': `t${timestamp}` }, timestamp);
    const read = async (more: object) => show(await table.get({ row: 'times', versions: 9, ...more }));
    expect(await read({ timeRange: { min: 20, max: 40 } })).toEqual(['f:q=t30', 'f:q=t20']);
    expect(await read({ timeRange: { max: 20 } })).toEqual(['f:q=t10']);
    expect(await read({ timeRange: { min: 30n } })).toEqual(['f:q=t40', 'f:q=t30']);
    expect(await read({ timestamp: 20 })).toEqual(['f:q=t20']);
    expect(await read({ timestamp: 25 })).toEqual([]);
    await put('times', { 'g:q': 'g5' }, 5);
    expect(await read({ familyTimeRanges: { f: { max: 20 }, g: { max: 6 } } })).toEqual(['f:q=t10', 'g:q=g5']);
  });

  test('limits and offsets of cells in each family', async () => {
    await put('limits', { 'f:a': '1', 'f:b': '2', 'f:c': '3', 'g:a': '4', 'g:b': '5' });
    expect(show(await table.get({ row: 'limits', storeLimit: 1 }))).toEqual(['f:a=1', 'g:a=4']);
    expect(show(await table.get({ row: 'limits', storeLimit: 1, storeOffset: 1 }))).toEqual(['f:b=2', 'g:b=5']);
  });

  test('filters', async () => {
    await put('filtered', { 'f:apple': '1', 'f:apricot': '22', 'f:banana': '3', 'g:apple': '4' });
    const read = async (filter: ReturnType<typeof filters.page>) => show(await table.get({ row: 'filtered', filter }));
    expect(await read(filters.columnPrefix('ap'))).toEqual(['f:apple=1', 'f:apricot=22', 'g:apple=4']);
    expect(await read(filters.family('EQUAL', 'g'))).toEqual(['g:apple=4']);
    expect(await read(filters.value('GREATER', '2'))).toEqual(['f:apricot=22', 'f:banana=3', 'g:apple=4']);
    expect(await read(filters.keyOnly())).toEqual(['f:apple=', 'f:apricot=', 'f:banana=', 'g:apple=']);
    expect(await read(filters.firstKeyOnly())).toEqual(['f:apple=1']);
    expect(await read(filters.and(filters.columnPrefix('ap'), filters.value('NOT_EQUAL', '1')))).toEqual([
      'f:apricot=22',
      'g:apple=4',
    ]);
    expect(await read(filters.row('NOT_EQUAL', 'filtered'))).toEqual([]);
  });

  test('exists looks without reading', async () => {
    await put('there', { 'f:q': '' });
    expect(await table.exists('there')).toBe(true);
    expect(await table.exists({ row: 'there', columns: ['g'] })).toBe(false);
    expect(await table.exists('not-there')).toBe(false);
    expect(await table.existsMany(['there', 'not-there', 'zz-not-there', 'there'])).toEqual([true, false, false, true]);
  });

  test('many rows come in the order asked for, absent ones empty', async () => {
    for (const row of ['a1', 'z1', 'b1']) await put(row, { 'f:q': row });
    const rows = await table.getMany(['z1', 'none', 'a1', { row: 'b1', columns: ['g'] }, 'b1']);
    expect(rows.map((row) => row.text('f', 'q'))).toEqual(['z1', undefined, 'a1', undefined, 'b1']);
    expect(rows.map((row) => row.key.toString())).toEqual(['z1', 'none', 'a1', 'b1', 'b1']);
    expect(await table.getMany([])).toEqual([]);
  });

  test('a family that is not there is an error of its own', async () => {
    const error = await failure(table.get({ row: 'x', columns: ['nope:q'] }));
    expect(error.javaClass).toBe('org.apache.hadoop.hbase.regionserver.NoSuchColumnFamilyException');
    expect(error.retry).toBe('never');
    expect(error.message).toMatch(/^Column family nope does not exist in region /);
  });

  test('a table that is not there, too', async () => {
    const error = await failure(subject.connection.table(subject.name('missing')).get('x'));
    expect(error.javaClass).toBe('org.apache.hadoop.hbase.TableNotFoundException');
    expect(error.message).toBe(subject.name('missing'));
  });

  test('a signal ends a read with its reason', async () => {
    const reason = new Error('enough');
    await expect(table.get('x', { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });
}
