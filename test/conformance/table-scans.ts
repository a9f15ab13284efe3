import { beforeAll, expect, test } from 'vitest';
import { comparators, filters, type ScanInput, type Table } from '../../client/index.ts';
import { failure, keysOf, rowsOf, type Subject, show } from './table-support.ts';

const ROWS = Array.from({ length: 60 }, (_, i) => `r${String(i).padStart(2, '0')}`);

export function scanCases(subject: Subject): void {
  let table: Table;
  let wide: Table;
  const keys = (input: ScanInput) => keysOf(table.scan(input));
  const slice = (from: number, to: number) => ROWS.slice(from, to);

  beforeAll(async () => {
    const { admin } = subject.connection;
    const families = [{ name: 'f', maxVersions: 3 }, 'g'];
    await admin.createTable({ name: subject.name('scans'), families }, ['r10', 'r20', 'r35', 'r50']);
    table = subject.connection.table(subject.name('scans'));
    for (const timestamp of [1, 2]) {
      await table.putMany(
        ROWS.map((row, i) => ({
          row,
          timestamp,
          cells: [
            { family: 'f', qualifier: 'a', value: `${row}-${timestamp}` },
            { family: 'f', qualifier: 'n', value: String(i % 10) },
            ...(i % 3 === 0 ? [{ family: 'g', qualifier: 'x', value: 'third' }] : []),
          ],
        })),
      );
    }
    await admin.createTable({ name: subject.name('wide'), families: ['f'] }, ['w5']);
    wide = subject.connection.table(subject.name('wide'));
    for (let i = 0; i < 10; i++) {
      const cells = Array.from({ length: 100 }, (_, c) => ({
        family: 'f',
        qualifier: `c${String(c).padStart(3, '0')}`,
        value: Buffer.alloc(1_000, `${i}`),
      }));
      await wide.put({ row: `w${i}`, cells });
    }
  }, 90_000);

  test('the whole table, in order, over all regions', async () => {
    expect(await keys({})).toEqual(ROWS);
    expect(await keys({ caching: 1 })).toEqual(ROWS);
    expect(await keys({ caching: 7 })).toEqual(ROWS);
    expect(await keys({ prefetchBytes: 0, caching: 4 })).toEqual(ROWS);
  });

  test('backwards', async () => {
    const reversed = [...ROWS].reverse();
    expect(await keys({ reversed: true })).toEqual(reversed);
    expect(await keys({ reversed: true, caching: 3 })).toEqual(reversed);
    expect(await keys({ reversed: true, startRow: 'r35', stopRow: 'r20' })).toEqual(slice(21, 36).reverse());
    expect(
      await keys({ reversed: true, startRow: 'r35', includeStartRow: false, stopRow: 'r20', includeStopRow: true }),
    ).toEqual(slice(20, 35).reverse());
    expect(await keys({ reversed: true, startRow: 'r345', limit: 3 })).toEqual(['r34', 'r33', 'r32']);
    expect(await keys({ reversed: true, startRow: 'r20', includeStartRow: false, limit: 2 })).toEqual(['r19', 'r18']);
    expect(await keys({ reversed: true, stopRow: 'r57' })).toEqual(['r59', 'r58']);
  });

  test.each<[string, ScanInput, string[]]>([
    ['from a row on', { startRow: 'r57' }, slice(57, 60)],
    ['up to a row', { stopRow: 'r03' }, slice(0, 3)],
    ['from…to', { startRow: 'r08', stopRow: 'r22' }, slice(8, 22)],
    ['with both ends', { startRow: 'r08', stopRow: 'r22', includeStopRow: true }, slice(8, 23)],
    ['without both ends', { startRow: 'r08', includeStartRow: false, stopRow: 'r22' }, slice(9, 22)],
    ['bounds between rows', { startRow: 'r085', stopRow: 'r115' }, slice(9, 12)],
    ['bounds at regions', { startRow: 'r10', stopRow: 'r35' }, slice(10, 35)],
    [
      'with the first row of a region as its end',
      { startRow: 'r18', stopRow: 'r20', includeStopRow: true },
      slice(18, 21),
    ],
    ['behind the last row of a region', { startRow: 'r19', includeStartRow: false, stopRow: 'r21' }, ['r20']],
    ['one row', { startRow: 'r20', stopRow: 'r20', includeStopRow: true }, ['r20']],
    ['nothing between', { startRow: 'r201', stopRow: 'r202' }, []],
    ['behind the last', { startRow: 's' }, []],
    ['before the first', { stopRow: 'q' }, []],
    ['ends before it begins', { startRow: 'r30', stopRow: 'r10' }, []],
    ['a prefix', { prefix: 'r2' }, slice(20, 30)],
    ['a prefix backwards', { prefix: 'r2', reversed: true }, slice(20, 30).reverse()],
    ['a prefix of nothing', { prefix: 'x' }, []],
  ])('%s', async (_title, input, expected) => {
    expect(await keys(input)).toEqual(expected);
    expect(await keys({ ...input, caching: 2 })).toEqual(expected);
  });

  test('a limit ends the scan exactly, in one region and over several', async () => {
    for (const limit of [0, 1, 9, 10, 11, 20, 34, 59, 60, 61, 1000]) {
      expect(await keys({ limit })).toEqual(slice(0, limit));
      expect(await keys({ limit, caching: 4 })).toEqual(slice(0, limit));
      expect(await keys({ limit, reversed: true })).toEqual([...ROWS].reverse().slice(0, limit));
    }
    expect(await keys({ startRow: 'r15', limit: 10 })).toEqual(slice(15, 25));
  });

  test('columns, versions and time ranges', async () => {
    const read = async (input: ScanInput) => (await rowsOf(table.scan(input))).map((row) => show(row, true).join(' '));
    const range = { startRow: 'r03', stopRow: 'r05' };
    expect(await read({ ...range, columns: ['f:a'] })).toEqual(['f:a=r03-2@2', 'f:a=r04-2@2']);
    expect(await read({ ...range, columns: ['g'] })).toEqual(['g:x=third@2']);
    expect(await read({ ...range, columns: ['f:a'], versions: 5 })).toEqual([
      'f:a=r03-2@2 f:a=r03-1@1',
      'f:a=r04-2@2 f:a=r04-1@1',
    ]);
    expect(await read({ ...range, columns: ['f:a'], timeRange: { max: 2 } })).toEqual(['f:a=r03-1@1', 'f:a=r04-1@1']);
    expect(await read({ ...range, storeLimit: 1 })).toEqual(['f:a=r03-2@2 g:x=third@2', 'f:a=r04-2@2']);
    expect((await keys({ columns: ['g:x'] })).length).toBe(20);
  });

  test('filters', async () => {
    const column = { family: 'f', qualifier: 'n' };
    expect(await keys({ filter: filters.prefix('r1') })).toEqual(slice(10, 20));
    expect(await keys({ filter: filters.row('EQUAL', comparators.regex('.*7$')) })).toEqual([
      'r07',
      'r17',
      'r27',
      'r37',
      'r47',
      'r57',
    ]);
    expect(await keys({ filter: filters.singleColumnValue({ ...column, operator: 'EQUAL', value: '3' }) })).toEqual([
      'r03',
      'r13',
      'r23',
      'r33',
      'r43',
      'r53',
    ]);
    const third = { family: 'g', qualifier: 'x', operator: 'EQUAL', value: 'third' } as const;
    expect((await keys({ filter: filters.singleColumnValue(third) })).length).toBe(60);
    expect((await keys({ filter: filters.singleColumnValue({ ...third, filterIfMissing: true }) })).length).toBe(20);
    expect(await keys({ filter: filters.inclusiveStop('r02') })).toEqual(slice(0, 3));
    expect(await keys({ filter: filters.whileMatch(filters.row('LESS', 'r04')) })).toEqual(slice(0, 4));
    expect(
      await keys({
        filter: filters.or(filters.row('EQUAL', 'r05'), filters.row('EQUAL', comparators.substring('R55'))),
      }),
    ).toEqual(['r05', 'r55']);
    expect(
      await keys({
        filter: filters.multiRowRange([
          { start: 'r02', stop: 'r04' },
          { start: 'r40', stop: 'r41', stopInclusive: true },
        ]),
      }),
    ).toEqual(['r02', 'r03', 'r40', 'r41']);
    // Of each region, as HBase counts.
    expect((await keys({ filter: filters.page(2) })).length).toBe(10);
    expect((await rowsOf(table.scan({ filter: filters.firstKeyOnly() }))).every((row) => row.cells.length === 1)).toBe(
      true,
    );
  });

  test('a filter that lets nothing through', async () => {
    expect(await keys({ filter: filters.row('EQUAL', 'none') })).toEqual([]);
    expect(await keys({ filter: filters.row('EQUAL', 'none'), caching: 1, reversed: true })).toEqual([]);
  });

  test('long rows are put together, however small the answers are', async () => {
    for (const maxResultSizeBytes of [1, 5_000, 150_000, 10_000_000]) {
      for (const reversed of [false, true]) {
        const rows = await rowsOf(wide.scan({ maxResultSizeBytes, reversed }));
        expect(rows.map((row) => row.cells.length)).toEqual(Array.from({ length: 10 }, () => 100));
        expect(rows.every((row) => !row.partial)).toBe(true);
        const first = rows[0].cells[0];
        expect(first.value.equals(Buffer.alloc(1_000, reversed ? '9' : '0'))).toBe(true);
      }
    }
  }, 60_000);

  test('or handed out in parts', async () => {
    const rows = await rowsOf(wide.scan({ maxResultSizeBytes: 5_000, allowPartialResults: true }));
    expect(rows.length).toBeGreaterThan(100);
    expect(rows.reduce((sum, row) => sum + row.cells.length, 0)).toBe(1_000);
    const columns = rows
      .filter((row) => String(row.key) === 'w3')
      .flatMap((row) => row.cells.map((cell) => String(cell.qualifier)));
    expect(columns).toEqual(Array.from({ length: 100 }, (_, c) => `c${String(c).padStart(3, '0')}`));
  });

  test('in batches of cells', async () => {
    for (const maxResultSizeBytes of [5_000, 10_000_000]) {
      const rows = await rowsOf(wide.scan({ batch: 30, maxResultSizeBytes, stopRow: 'w3' }));
      expect(rows.map((row) => `${row.key}:${row.cells.length}`)).toEqual(
        ['w0', 'w1', 'w2'].flatMap((key) => [30, 30, 30, 10].map((count) => `${key}:${count}`)),
      );
    }
    const even = await rowsOf(wide.scan({ batch: 50, stopRow: 'w2' }));
    expect(even.map((row) => row.cells.length)).toEqual([50, 50, 50, 50]);
  });

  test('a loop may be left at any time, and two scans do not disturb each other', async () => {
    const seen: string[] = [];
    for await (const row of table.scan({ caching: 3 })) {
      seen.push(row.key.toString());
      if (seen.length === 14) break;
    }
    expect(seen).toEqual(slice(0, 14));
    const [a, b] = [table.scan({ caching: 5 }), table.scan({ caching: 5, reversed: true })];
    for (let i = 0; i < 60; i++) {
      expect([String((await a.next()).value?.key), String((await b.next()).value?.key)]).toEqual([
        ROWS[i],
        ROWS[59 - i],
      ]);
    }
    expect([(await a.next()).done, (await b.next()).done]).toEqual([true, true]);
  });

  test('a scan of a family that is not there fails at its first step', async () => {
    expect((await failure(keys({ columns: ['nope'] }))).name).toBe('NoSuchColumnFamilyException');
    expect((await failure(keysOf(subject.connection.table(subject.name('none')).scan()))).name).toBe(
      'TableNotFoundException',
    );
  });

  test('a signal ends a scan with its reason', async () => {
    const controller = new AbortController();
    const scanner = table.scan({ caching: 1, prefetchBytes: 0 }, { signal: controller.signal });
    await scanner.next();
    const reason = new Error('enough');
    controller.abort(reason);
    await expect(scanner.next()).rejects.toBe(reason);
  });

  test('a scan keeps the row whole that is written while it runs', async () => {
    const row = 'r59-atomic';
    const put = (value: string) =>
      table.put({ row, cells: ['a', 'b', 'c'].map((qualifier) => ({ family: 'f', qualifier, value })) });
    await put('0');
    let stop = false;
    const writer = (async () => {
      for (let i = 1; !stop; i++) await put(String(i));
    })();
    for (let i = 0; i < 30; i++) {
      for await (const { cells } of table.scan({ startRow: row, maxResultSizeBytes: 1 })) {
        expect(new Set(cells.map((cell) => cell.text)).size).toBe(1);
      }
    }
    stop = true;
    await writer;
    await table.delete(row);
  });
}
