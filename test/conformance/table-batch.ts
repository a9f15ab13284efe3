import { beforeAll, expect, test } from 'vitest';
import { BatchError, type Table } from '../../client/index.ts';
import { failure, rowsOf, type Subject } from './table-support.ts';

export function batchCases(subject: Subject): void {
  let table: Table;
  const cell = (value: string) => [{ family: 'f', qualifier: 'q', value }];

  beforeAll(async () => {
    await subject.connection.admin.createTable({ name: subject.name('batch'), families: ['f'] }, ['g', 'n', 't']);
    table = subject.connection.table(subject.name('batch'));
  }, 60_000);

  test('results stand in the order of the actions, over all regions', async () => {
    await table.putMany(['a', 'h', 'o', 'u'].map((row) => ({ row, cells: cell(row) })));
    const rows = await table.batch([
      { get: 'u' },
      { put: { row: 'b', cells: cell('b') } },
      { get: 'a' },
      { delete: 'h' },
      { increment: { row: 'n', cells: [{ family: 'f', qualifier: 'n', amount: 4 }] } },
      { get: { row: 'o', columns: ['f:none'] } },
      { append: { row: 'z', cells: cell('z') } },
      { mutateRow: { row: 'r', mutations: [{ put: { row: 'r', cells: cell('r') } }] } },
      { get: 'none' },
    ]);
    expect(rows.map((row) => row.text('f', 'q'))).toEqual([
      'u',
      undefined,
      'a',
      undefined,
      undefined,
      undefined,
      'z',
      undefined,
      undefined,
    ]);
    expect(rows[4].counter('f', 'n')).toBe(4n);
    expect((await table.getMany(['b', 'h', 'r'])).map((row) => row.text('f', 'q'))).toEqual(['b', undefined, 'r']);
  });

  test('conditions in a batch', async () => {
    const checkAndMutate = (row: string, value?: string) => ({
      checkAndMutate: { row, family: 'f', qualifier: 'c', value, mutate: { put: { row, cells: cell('set') } } },
    });
    const results = await table.batchWithResults([
      checkAndMutate('c1'),
      checkAndMutate('c2', 'something'),
      { get: 'none' },
      checkAndMutate('s1'),
    ]);
    expect(results.map(({ processed }) => processed).filter((_, i) => i !== 2)).toEqual([true, false, true]);
    expect(await table.existsMany(['c1', 'c2', 's1'])).toEqual([true, false, true]);
  });

  test('an error lists all that failed, and the others are done', async () => {
    const error = await failure(
      table.batch([
        { put: { row: 'ok1', cells: cell('1') } },
        { put: { row: 'bad1', cells: [{ family: 'nope', value: '1' }] } },
        { get: 'ok1' },
        { get: { row: 'zbad', columns: ['nope:q'] } },
        { put: { row: 'zok', cells: cell('2') } },
      ]),
    );
    expect(error).toBeInstanceOf(BatchError);
    expect(error.failures?.map(({ index, row }) => [index, String(row)])).toEqual([
      [1, 'bad1'],
      [3, 'zbad'],
    ]);
    for (const { error: each } of error.failures!) expect(each.name).toBe('NoSuchColumnFamilyException');
    expect(error.results?.map((result) => result !== undefined)).toEqual([true, false, true, false, true]);
    expect(await table.existsMany(['ok1', 'bad1', 'zok'])).toEqual([true, false, true]);
  });

  test('a batch on a table that is not there', async () => {
    const missing = subject.connection.table(subject.name('batch-missing'));
    const error = await failure(missing.batch([{ get: 'a' }, { get: 'b' }]));
    expect(error.failures?.map(({ error: each }) => each.name)).toEqual([
      'TableNotFoundException',
      'TableNotFoundException',
    ]);
  });

  test('ten thousand puts and gets', async () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => `${String.fromCharCode(97 + (i % 26))}-bulk-${i}`);
    await table.putMany(rows.map((row) => ({ row, cells: cell(row) })));
    const found = await table.getMany(rows);
    expect(found.every((row, i) => row.text('f', 'q') === rows[i])).toBe(true);
  }, 60_000);

  test('a buffered mutator writes all it took, when flushed and when closed', async () => {
    const rows = Array.from({ length: 5_000 }, (_, i) => `mutated-${String(i).padStart(5, '0')}`);
    const mutator = table.bufferedMutator({ writeBufferSizeBytes: 20_000 });
    for (const row of rows.slice(0, 4_000)) await mutator.put({ row, cells: cell(row) });
    await mutator.flush();
    expect(mutator.bufferedBytes).toBe(0);
    for (const row of rows.slice(4_000)) await mutator.put({ row, cells: cell(row) });
    await mutator.delete(rows[0]);
    await mutator.close();
    const found = await rowsOf(table.scan({ prefix: 'mutated-' }));
    expect(found.map((row) => row.key.toString())).toEqual(rows.slice(1));
  }, 60_000);

  test('a buffered mutator tells what it could not write', async () => {
    const mutator = table.bufferedMutator();
    await mutator.put({ row: 'fine', cells: cell('1') });
    await mutator.put({ row: 'wrong', cells: [{ family: 'nope', value: '1' }] });
    const error = await failure(mutator.flush());
    expect(error.failures?.map(({ row }) => String(row))).toEqual(['wrong']);
    await mutator.close();
    expect(await table.exists('fine')).toBe(true);

    const told: string[] = [];
    const listened = table.bufferedMutator({
      onFailure: (failures) => told.push(...failures.map(({ row }) => String(row))),
    });
    await listened.put({ row: 'wrong', cells: [{ family: 'nope', value: '1' }] });
    await listened.close();
    expect(told).toEqual(['wrong']);
  });
}
