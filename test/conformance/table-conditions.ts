import { beforeAll, expect, test } from 'vitest';
import { type CheckAndMutateInput, type CompareOperator, filters, type Table } from '../../client/index.ts';
import { failure, type Subject, show } from './table-support.ts';

export function conditionCases(subject: Subject): void {
  let table: Table;
  let checks = 0;
  const put = (row: string, qualifier: string, value: string, timestamp?: number) =>
    table.put({ row, cells: [{ family: 'f', qualifier, value, timestamp }] });
  const check = async (row: string, input: Partial<CheckAndMutateInput>) => {
    // A column of its own each time: HBase hides a put in the millisecond of a delete of the same column.
    const qualifier = `done-${++checks}`;
    const mark = { put: { row, cells: [{ family: 'g', qualifier, value: 'yes' }] } };
    const { success } = await table.checkAndMutate({ mutate: mark, ...input, row });
    expect((await table.get(row)).has('g', qualifier)).toBe(success);
    return success;
  };

  beforeAll(async () => {
    const families = [{ name: 'f', maxVersions: 5 }, 'g'];
    await subject.connection.admin.createTable({ name: subject.name('conditions'), families });
    table = subject.connection.table(subject.name('conditions'));
  }, 60_000);

  // The operator reads "given value OP value of the cell"; the cell holds `m`.
  test.each<[CompareOperator, boolean, boolean, boolean]>([
    ['EQUAL', false, true, false],
    ['NOT_EQUAL', true, false, true],
    ['LESS', true, false, false],
    ['LESS_OR_EQUAL', true, true, false],
    ['GREATER', false, false, true],
    ['GREATER_OR_EQUAL', false, true, true],
  ])('%s', async (operator, withLower, withSame, withHigher) => {
    const row = `op-${operator}`;
    await put(row, 'q', 'm');
    const column = { family: 'f', qualifier: 'q', operator };
    expect(await check(row, { ...column, value: 'a' })).toBe(withLower);
    expect(await check(row, { ...column, value: 'm' })).toBe(withSame);
    expect(await check(row, { ...column, value: 'z' })).toBe(withHigher);
    expect(await check(row, { ...column, qualifier: 'absent', value: 'm' })).toBe(false);
  });

  test('without a value: the column must not exist', async () => {
    await put('absence', 'q', 'v');
    expect(await check('absence', { family: 'f', qualifier: 'other' })).toBe(true);
    expect(await check('absence', { family: 'f', qualifier: 'q' })).toBe(false);
    expect(await check('absence', { family: 'f', qualifier: 'q', operator: 'NOT_EQUAL' })).toBe(true);
    expect(await check('absence', { family: 'f', qualifier: 'other', operator: 'NOT_EQUAL' })).toBe(false);
    expect(await check('no-such-row', { family: 'f', qualifier: 'q' })).toBe(true);
  });

  test('a filter instead of a column', async () => {
    await put('filter', 'q', '5');
    const age = (operator: CompareOperator, value: string) =>
      filters.singleColumnValue({ family: 'f', qualifier: 'q', operator, value, filterIfMissing: true });
    expect(await check('filter', { filter: age('GREATER', '4') })).toBe(true);
    expect(await check('filter', { filter: age('GREATER', '5') })).toBe(false);
    expect(await check('filter-none', { filter: age('GREATER', '4') })).toBe(false);
  });

  test('a time range of the condition', async () => {
    await put('range', 'q', 'old', 10);
    await put('range', 'q', 'new', 20);
    const column = { family: 'f', qualifier: 'q' };
    expect(await check('range', { ...column, value: 'old' })).toBe(false);
    expect(await check('range', { ...column, value: 'old', timeRange: { max: 15 } })).toBe(true);
  });

  test('a delete, on a condition', async () => {
    await put('remove', 'q', 'v');
    const mutate = { delete: { row: 'remove' } };
    const wrong = await table.checkAndMutate({ row: 'remove', family: 'f', qualifier: 'q', value: 'x', mutate });
    expect([wrong.success, await table.exists('remove')]).toEqual([false, true]);
    const right = await table.checkAndMutate({ row: 'remove', family: 'f', qualifier: 'q', value: 'v', mutate });
    expect([right.success, await table.exists('remove')]).toEqual([true, false]);
  });

  test('increments and appends give their cells back', async () => {
    await put('rmw', 'q', 'v');
    const condition = { row: 'rmw', family: 'f', qualifier: 'q', value: 'v' };
    const increment = { increment: { row: 'rmw', cells: [{ family: 'f', qualifier: 'n', amount: 3 }] } };
    const counted = await table.checkAndMutate({ ...condition, mutate: increment });
    expect([counted.success, counted.row.counter('f', 'n')]).toEqual([true, 3n]);
    const append = { append: { row: 'rmw', cells: [{ family: 'f', qualifier: 'q', value: 'w' }] } };
    const appended = await table.checkAndMutate({ ...condition, mutate: append });
    expect([appended.success, appended.row.text('f', 'q')]).toEqual([true, 'vw']);
    const failed = await table.checkAndMutate({ ...condition, mutate: increment });
    expect([failed.success, failed.row.isEmpty]).toEqual([false, true]);
  });

  test('several mutations at once', async () => {
    await put('several', 'q', 'v');
    await put('several', 'gone', 'x');
    const mutate = [
      { put: { row: 'several', cells: [{ family: 'g', qualifier: 'a', value: '1' }] } },
      { delete: { row: 'several', cells: [{ family: 'f', qualifier: 'gone' }] } },
      { increment: { row: 'several', cells: [{ family: 'g', qualifier: 'n', amount: 1 }] } },
    ];
    const condition = { row: 'several', family: 'f', qualifier: 'q' };
    expect((await table.checkAndMutate({ ...condition, value: 'no', mutate })).success).toBe(false);
    expect(show(await table.get('several'))).toEqual(['f:gone=x', 'f:q=v']);
    const { success, row } = await table.checkAndMutate({ ...condition, value: 'v', mutate });
    expect([success, row.counter('g', 'n')]).toEqual([true, 1n]);
    expect((await table.get('several')).cells.map(({ qualifier }) => String(qualifier))).toEqual(['q', 'a', 'n']);
  });

  test('of many that race, one wins', async () => {
    const attempt = (i: number) =>
      table.checkAndMutate({
        row: 'race',
        family: 'f',
        qualifier: 'owner',
        mutate: { put: { row: 'race', cells: [{ family: 'f', qualifier: 'owner', value: String(i) }] } },
      });
    const results = await Promise.all(Array.from({ length: 20 }, (_, i) => attempt(i)));
    const winners = results.flatMap(({ success }, i) => (success ? [String(i)] : []));
    expect(winners.length).toBe(1);
    expect((await table.get('race')).text('f', 'owner')).toBe(winners[0]);
  });

  test('mutateRow applies all, in order', async () => {
    await put('row', 'old', 'x');
    const row = await table.mutateRow({
      row: 'row',
      mutations: [
        { put: { row: 'row', cells: [{ family: 'f', qualifier: 'a', value: '1' }] } },
        { delete: { row: 'row', cells: [{ family: 'f', qualifier: 'old' }] } },
        { append: { row: 'row', cells: [{ family: 'g', qualifier: 's', value: 'z' }] } },
        { increment: { row: 'row', cells: [{ family: 'g', qualifier: 'n', amount: 2 }] } },
      ],
    });
    expect([row.text('g', 's'), row.counter('g', 'n')]).toEqual(['z', 2n]);
    expect((await table.get('row')).cells.map(({ qualifier }) => String(qualifier))).toEqual(['a', 'n', 's']);
  });

  test('mutateRow applies nothing when one of them cannot be', async () => {
    const error = await failure(
      table.mutateRow({
        row: 'none',
        mutations: [
          { put: { row: 'none', cells: [{ family: 'f', qualifier: 'a', value: '1' }] } },
          { put: { row: 'none', cells: [{ family: 'nope', qualifier: 'a', value: '1' }] } },
        ],
      }),
    );
    expect(error.javaClass).toBe('org.apache.hadoop.hbase.regionserver.NoSuchColumnFamilyException');
    expect(await table.exists('none')).toBe(false);
  });
}
