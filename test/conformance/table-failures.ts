import { beforeAll, expect, test } from 'vitest';
import type { ScanInput, Table } from '../../client/index.ts';
import { failure, keysOf, type Subject } from './table-support.ts';

const ROWS = Array.from({ length: 40 }, (_, i) => `r${String(i).padStart(2, '0')}`);

export function failureCases(subject: Subject): void {
  let table: Table;
  const name = () => subject.name('moving');
  const reopen = async (row: string) => {
    const { admin } = subject.connection;
    const { region } = (await admin.regions(name())).find((each) => each.region.containsRow(Buffer.from(row)))!;
    await admin.unassign(region);
    await admin.assign(region);
  };

  beforeAll(async () => {
    await subject.connection.admin.createTable({ name: name(), families: ['f'] }, ['r20']);
    table = subject.connection.table(name());
    await table.putMany(
      ROWS.map((row) => ({
        row,
        cells: Array.from({ length: 8 }, (_, c) => ({
          family: 'f',
          qualifier: `c${c}`,
          value: `${row}-${c}`.repeat(50),
        })),
      })),
    );
  }, 60_000);

  test.each<[string, ScanInput]>([
    ['forward', {}],
    ['backwards', { reversed: true }],
    ['in the middle of rows', { maxResultSizeBytes: 900, allowPartialResults: true }],
    ['in the middle of rows, put together', { maxResultSizeBytes: 900 }],
    ['in the middle of rows, backwards', { maxResultSizeBytes: 900, reversed: true, allowPartialResults: true }],
    ['in batches', { batch: 3 }],
  ])(
    'a scan goes on where it was when its region is closed and opened: %s',
    async (_title, input) => {
      const expected = input.reversed ? [...ROWS].reverse() : ROWS;
      const cells: string[] = [];
      let results = 0;
      for await (const row of table.scan({ ...input, caching: 1, prefetchBytes: 0 })) {
        for (const cell of row.cells) cells.push(`${row.key}:${cell.qualifier}`);
        if (++results % 31 === 5) await reopen(row.key.toString());
      }
      expect(cells).toEqual(expected.flatMap((row) => Array.from({ length: 8 }, (_, c) => `${row}:c${c}`)));
    },
    90_000,
  );

  test('single calls and batches find a region that was closed and opened', async () => {
    await reopen('r05');
    expect((await table.get('r05')).cells.length).toBe(8);
    await reopen('r05');
    await table.put({ row: 'r05', cells: [{ family: 'f', qualifier: 'new', value: '1' }] });
    await reopen('r25');
    await reopen('r05');
    const rows = await table.getMany(ROWS);
    expect(rows.map((row) => row.key.toString())).toEqual(ROWS);
    expect(rows.every((row) => row.cells.length >= 8)).toBe(true);
    await table.delete({ row: 'r05', cells: [{ family: 'f', qualifier: 'new' }] });
  }, 60_000);

  test('writes that go on while the region is closed all arrive, once', async () => {
    const work = Array.from({ length: 200 }, (_, i) => async () => {
      await table.increment({ row: 'r30', cells: [{ family: 'f', qualifier: 'n', amount: 1 }] });
      await table.put({ row: `r3x${i}`, cells: [{ family: 'f', qualifier: 'q', value: String(i) }] });
    });
    const closing = reopen('r30');
    const next = async () => {
      for (let each = work.pop(); each !== undefined; each = work.pop()) await each();
    };
    await Promise.all([next(), next(), next(), next(), closing]);
    expect((await table.get('r30')).counter('f', 'n')).toBe(200n);
    const rows = await keysOf(table.scan({ prefix: 'r3x' }));
    expect(rows.length).toBe(200);
    await table.deleteMany(rows);
    await table.delete({ row: 'r30', cells: [{ family: 'f', qualifier: 'n' }] });
  }, 60_000);

  test('a disabled table says so', async () => {
    const { admin } = subject.connection;
    const other = subject.name('disabled');
    await admin.createTable({ name: other, families: ['f'] });
    const disabled = subject.connection.table(other);
    await disabled.put({ row: 'a', cells: [{ family: 'f', value: '1' }] });
    await admin.disableTable(other);
    expect((await failure(disabled.get('a'))).javaClass).toBe('org.apache.hadoop.hbase.TableNotEnabledException');
    expect((await failure(keysOf(disabled.scan()))).name).toBe('TableNotEnabledException');
    const error = await failure(disabled.putMany([{ row: 'a', cells: [{ family: 'f', value: '1' }] }]));
    expect(error.failures?.[0].error.name).toBe('TableNotEnabledException');
    await admin.enableTable(other);
    expect((await disabled.get('a')).text('f')).toBe('1');
  }, 60_000);

  test('a scan goes on over a split', async (context) => {
    if (!subject.splits) context.skip();
    const { admin } = subject.connection;
    const seen: string[] = [];
    for await (const row of table.scan({ caching: 1, prefetchBytes: 0 })) {
      seen.push(row.key.toString());
      if (seen.length !== 5 && seen.length !== 25) continue;
      const { region } = (await admin.regions(name())).find((each) => each.region.containsRow(row.key))!;
      await admin.split(region, seen.length === 5 ? 'r10' : 'r33');
    }
    expect(seen).toEqual(ROWS);
    expect((await admin.regions(name())).map(({ region }) => String(region.startKey))).toEqual([
      '',
      'r10',
      'r20',
      'r33',
    ]);
    expect(await keysOf(table.scan({ reversed: true }))).toEqual([...ROWS].reverse());
    expect((await table.getMany(ROWS)).every((row) => row.cells.length === 8)).toBe(true);
  }, 90_000);
}
