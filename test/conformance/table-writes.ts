import { beforeAll, expect, test } from 'vitest';
import type { DeleteCell, Table } from '../../client/index.ts';
import { failure, keysOf, rowsOf, type Subject, show } from './table-support.ts';

export function writeCases(subject: Subject): void {
  let table: Table;
  const all = async (row: string) => show(await table.get({ row, versions: 9 }), true);
  const fill = async (row: string) => {
    for (const timestamp of [1, 2, 3]) {
      const cells = ['a', 'b'].flatMap((qualifier) =>
        ['f', 'g'].map((family) => ({ family, qualifier, value: `${qualifier}${timestamp}`, timestamp })),
      );
      await table.put({ row, cells });
    }
  };
  const deleted = async (row: string, cells: DeleteCell[] | undefined, timestamp?: number) => {
    await fill(row);
    await table.delete({ row, cells, timestamp });
    return all(row);
  };

  beforeAll(async () => {
    const families = [
      { name: 'f', maxVersions: 5 },
      { name: 'g', maxVersions: 5 },
    ];
    await subject.connection.admin.createTable({ name: subject.name('writes'), families }, ['m']);
    table = subject.connection.table(subject.name('writes'));
  }, 60_000);

  test('a get in a batch sees the increments and appends before it', async () => {
    const rows = await table.batch([
      { append: { row: 'batched', cells: [{ family: 'f', qualifier: 'a', value: 'x' }] } },
      { increment: { row: 'batched', cells: [{ family: 'f', qualifier: 'n', amount: 2 }] } },
      { get: 'batched' },
    ]);
    expect(rows[2].text('f', 'a')).toBe('x');
    expect(rows[2].counter('f', 'n')).toBe(2n);
  });

  test('increments and appends come back in the order of their columns', async () => {
    const cells = ['b', 'a', 'c'].map((qualifier) => ({ family: 'g', qualifier, value: qualifier }));
    const row = await table.append({ row: 'ordered', cells: [...cells, { family: 'f', qualifier: 'z', value: 'z' }] });
    expect(row.cells.map(({ value }) => value.toString()).join('')).toBe('zabc');
  });

  test('a put without a timestamp gets the time of the server', async () => {
    const before = BigInt(Date.now()) - 60_000n;
    await table.put({ row: 'now', cells: [{ family: 'f', qualifier: 'q', value: 'v' }] });
    const { timestamp } = (await table.get('now')).cells[0];
    expect(timestamp).toBeGreaterThan(before);
    expect(timestamp).toBeLessThan(before + 120_000n);
  });

  test('the timestamp of a put holds for cells that state none', async () => {
    await table.put({
      row: 'stated',
      timestamp: 7,
      cells: [
        { family: 'f', qualifier: 'a', value: '1' },
        { family: 'f', qualifier: 'b', value: '2', timestamp: 9n },
      ],
    });
    expect(await all('stated')).toEqual(['f:a=1@7', 'f:b=2@9']);
  });

  test('every durability is taken', async () => {
    for (const durability of ['USE_DEFAULT', 'SKIP_WAL', 'ASYNC_WAL', 'SYNC_WAL', 'FSYNC_WAL'] as const) {
      const row = `durable-${durability}`;
      await table.put({ row, durability, cells: [{ family: 'f', value: durability }] });
      expect((await table.get(row)).text('f')).toBe(durability);
    }
  });

  test('a cell with a time to live is gone after it', async () => {
    await table.put({ row: 'ttl', ttlMs: 1_000_000, cells: [{ family: 'f', qualifier: 'long', value: '1' }] });
    await table.put({
      row: 'ttl',
      ttlMs: 1,
      timestamp: Date.now() - 10_000,
      cells: [{ family: 'f', qualifier: 'short', value: '2' }],
    });
    expect(show(await table.get('ttl'))).toEqual(['f:long=1']);
  });

  test.each<[string, DeleteCell[] | undefined, number | undefined, string[]]>([
    ['row', undefined, undefined, []],
    ['row-upto', undefined, 2, ['f:a=a3@3', 'f:b=b3@3', 'g:a=a3@3', 'g:b=b3@3']],
    ['family', [{ family: 'f' }], undefined, ['g:a=a3@3', 'g:a=a2@2', 'g:a=a1@1', 'g:b=b3@3', 'g:b=b2@2', 'g:b=b1@1']],
    ['family-upto', [{ family: 'g', timestamp: 2 }, { family: 'f' }], undefined, ['g:a=a3@3', 'g:b=b3@3']],
    [
      'family-version',
      [{ family: 'f' }, { family: 'g', kind: 'familyVersion', timestamp: 2 }],
      undefined,
      ['g:a=a3@3', 'g:a=a1@1', 'g:b=b3@3', 'g:b=b1@1'],
    ],
    ['column', [{ family: 'f' }, { family: 'g', qualifier: 'a' }], undefined, ['g:b=b3@3', 'g:b=b2@2', 'g:b=b1@1']],
    [
      'column-upto',
      [{ family: 'f' }, { family: 'g', qualifier: 'a', timestamp: 2 }, { family: 'g', qualifier: 'b', timestamp: 3 }],
      undefined,
      ['g:a=a3@3'],
    ],
    [
      'newest-version',
      [{ family: 'f' }, { family: 'g', qualifier: 'a', kind: 'version' }, { family: 'g', qualifier: 'b' }],
      undefined,
      ['g:a=a2@2', 'g:a=a1@1'],
    ],
    [
      'version',
      [
        { family: 'f' },
        { family: 'g', qualifier: 'a', kind: 'version', timestamp: 2 },
        { family: 'g', qualifier: 'b' },
      ],
      undefined,
      ['g:a=a3@3', 'g:a=a1@1'],
    ],
  ])('deletes: %s', async (kind, cells, timestamp, left) => {
    expect(await deleted(`delete-${kind}`, cells, timestamp)).toEqual(left);
  });

  test('a put after a delete of the row is read, even within one millisecond', async () => {
    for (let i = 0; i < 20; i++) {
      await table.delete('again');
      await table.put({ row: 'again', cells: [{ family: 'f', qualifier: 'q', value: String(i) }] });
      // HBase itself hides a put in the same millisecond as the delete; both must agree on all later ones.
      const text = (await table.get('again')).text('f', 'q');
      if (text !== undefined) expect(text).toBe(String(i));
    }
  });

  test('a put at or below the timestamp of a delete stays hidden', async () => {
    await table.delete({ row: 'hidden', cells: [{ family: 'f', qualifier: 'q', timestamp: 100 }] });
    await table.put({ row: 'hidden', cells: [{ family: 'f', qualifier: 'q', value: 'old', timestamp: 100 }] });
    expect(await all('hidden')).toEqual([]);
    await table.put({ row: 'hidden', cells: [{ family: 'f', qualifier: 'q', value: 'new', timestamp: 101 }] });
    expect(await all('hidden')).toEqual(['f:q=new@101']);
  });

  test('raw scans show markers and what they hide', async () => {
    await table.put({ row: 'raw', cells: [{ family: 'f', qualifier: 'q', value: 'v', timestamp: 5 }] });
    await table.delete({ row: 'raw', cells: [{ family: 'f', qualifier: 'q', timestamp: 6 }] });
    await table.delete({ row: 'raw', cells: [{ family: 'f', timestamp: 4 }] });
    const [row] = await rowsOf(
      table.scan({ startRow: 'raw', stopRow: 'raw', includeStopRow: true, raw: true, versions: 5 }),
    );
    expect(show(row, true)).toEqual(['DeleteFamily f:=@4', 'DeleteColumn f:q=@6', 'f:q=v@5']);
  });

  test('deletes of many rows, and puts of many', async () => {
    const rows = Array.from({ length: 50 }, (_, i) => `${i % 2 === 0 ? 'd' : 'w'}many-${i}`);
    await table.putMany(rows.map((row) => ({ row, cells: [{ family: 'f', qualifier: 'q', value: row }] })));
    expect((await table.getMany(rows)).map((row) => row.text('f', 'q'))).toEqual(rows);
    await table.deleteMany(rows);
    expect(await table.existsMany(rows)).toEqual(rows.map(() => false));
  });

  test('increments begin at 0, may go down, and wrap at 64 bits', async () => {
    const add = async (amount: number | bigint) => {
      const cells = [{ family: 'f', qualifier: 'n', amount }];
      return (await table.increment({ row: 'counter', cells })).counter('f', 'n');
    };
    expect(await add(5)).toBe(5n);
    expect(await add(-7)).toBe(-2n);
    expect(await add(0)).toBe(-2n);
    expect(await add(2n ** 63n - 1n)).toBe(2n ** 63n - 3n);
    expect(await add(4)).toBe(-(2n ** 63n) + 1n);
    expect((await table.get('counter')).counter('f', 'n')).toBe(-(2n ** 63n) + 1n);
  });

  test('increments of several columns give their new cells, or none when not wanted', async () => {
    const cells = [
      { family: 'g', qualifier: 'x', amount: 2 },
      { family: 'f', qualifier: 'y', amount: 3 },
    ];
    const row = await table.increment({ row: 'counters', cells });
    expect([row.counter('f', 'y'), row.counter('g', 'x'), row.cells.length]).toEqual([3n, 2n, 2]);
    expect((await table.increment({ row: 'counters', cells, returnResults: false })).isEmpty).toBe(true);
    expect((await table.get('counters')).counter('g', 'x')).toBe(4n);
  });

  test('an increment of what is no number fails', async () => {
    await table.put({ row: 'text', cells: [{ family: 'f', qualifier: 'n', value: 'abc' }] });
    const error = await failure(table.increment({ row: 'text', cells: [{ family: 'f', qualifier: 'n', amount: 1 }] }));
    expect(error.javaClass).toBe('org.apache.hadoop.hbase.DoNotRetryIOException');
    expect(error.message).toContain("Field is not a long, it's 3 bytes wide");
    expect((await table.get('text')).text('f', 'n')).toBe('abc');
  });

  test('appends begin with nothing and add bytes', async () => {
    const add = (value: string) => table.append({ row: 'append', cells: [{ family: 'f', qualifier: 'q', value }] });
    expect((await add('ab')).text('f', 'q')).toBe('ab');
    expect((await add('')).text('f', 'q')).toBe('ab');
    expect((await add('cd')).text('f', 'q')).toBe('abcd');
    expect((await table.get('append')).text('f', 'q')).toBe('abcd');
  });

  test('a hundred increments at once all count', async () => {
    const add = () => table.increment({ row: 'busy', cells: [{ family: 'f', qualifier: 'n', amount: 1 }] });
    const seen = await Promise.all(Array.from({ length: 100 }, add));
    expect(new Set(seen.map((row) => row.counter('f', 'n'))).size).toBe(100);
    expect((await table.get('busy')).counter('f', 'n')).toBe(100n);
  });

  test('writes to a family that is not there fail and change nothing', async () => {
    const bad = { family: 'nope', qualifier: 'q', value: 'v' };
    const work = [
      () => table.put({ row: 'bad', cells: [{ family: 'f', value: '1' }, bad] }),
      () => table.append({ row: 'bad', cells: [bad] }),
      () => table.increment({ row: 'bad', cells: [{ family: 'nope', amount: 1 }] }),
      () => table.delete({ row: 'bad', cells: [{ family: 'nope' }] }),
    ];
    for (const each of work) {
      expect((await failure(each())).javaClass).toBe(
        'org.apache.hadoop.hbase.regionserver.NoSuchColumnFamilyException',
      );
    }
    expect(await all('bad')).toEqual([]);
  });

  test('a value of a megabyte', async () => {
    const value = Buffer.alloc(1_000_000, 'x');
    await table.put({ row: 'big', cells: [{ family: 'f', qualifier: 'q', value }] });
    expect((await table.get('big')).value('f', 'q')?.equals(value)).toBe(true);
  });

  test('a flush and a major compaction change nothing that is read', async () => {
    const name = subject.name('files');
    const { admin } = subject.connection;
    await admin.createTable({ name, families: [{ name: 'f', maxVersions: 2 }] });
    const files = subject.connection.table(name);
    const put = (row: string, value: string, timestamp: number) =>
      files.put({ row, cells: [{ family: 'f', qualifier: 'q', value, timestamp }] });
    for (const timestamp of [1, 2, 3]) await put('a', `a${timestamp}`, timestamp);
    await put('b', 'b', 1);
    await admin.flush(name);
    await files.delete({ row: 'b', timestamp: 2 });
    await put('a', 'a4', 4);
    const read = async () => (await rowsOf(files.scan({ versions: 9 }))).map((row) => show(row, true));
    const expected = [['f:q=a4@4', 'f:q=a3@3']];
    expect(await read()).toEqual(expected);
    await admin.flush(name);
    expect(await read()).toEqual(expected);
    await admin.majorCompact(name);
    for (let i = 0; i < 200 && (await keysOf(files.scan({ raw: true }))).includes('b'); i++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect((await rowsOf(files.scan({ raw: true, versions: 9 }))).map((row) => show(row, true))).toEqual(expected);
  }, 60_000);
}
