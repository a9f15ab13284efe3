import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../base/clock.ts';
import { SeededRandom, systemRandom } from '../../../base/random.ts';
import { systemScheduler } from '../../../base/scheduler.ts';
import { InlineTaskRunner } from '../../../base/task-runner.ts';
import { type Cluster, type Connection, connect, start, TableName } from '../../../index.ts';
import { LocalFileStorage } from '../../../storage/local-file-storage.ts';
import { describeImport, type ImportTsvOptions, importTsv } from '../../../tools/import-tsv/import-tsv.ts';
import { Progress } from '../../../tools/import-tsv/progress.ts';

const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
let folder: string;
let cluster: Cluster;
let connection: Connection;
let made = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'colonnade-import-'));
  cluster = await start({ data: join(folder, 'data') });
  connection = await connect(cluster.quorum);
});
afterAll(async () => {
  await connection?.close();
  await cluster?.stop();
  rmSync(folder, { recursive: true, force: true });
});

function input(text: string, name = `input-${made++}`): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name).slice(1);
}

interface Imported {
  table: string;
  lines: string[];
}

async function run(text: string | string[], more: Partial<ImportTsvOptions> & { bulk?: boolean } = {}) {
  const table = more.table?.name ?? `t${made++}`;
  const lines: string[] = [];
  const { bulk = true, ...rest } = more;
  const output = { isTerminal: false, width: 80, write: (line: string) => void lines.push(line.trimEnd()) };
  const report = await importTsv({
    ...{ connection, clock: systemClock, random: systemRandom, taskRunner: new InlineTaskRunner() },
    ...{ files: new LocalFileStorage('/'), root: '/', table: TableName.parse(table) },
    progress: new Progress(systemClock, systemScheduler, output),
    inputs: [text].flat().map((each) => input(each)),
    ...{ columns: 'HBASE_ROW_KEY,f:a,f:b', separator: '\t', timestamp: 5n },
    ...(bulk ? { output: join(folder, `out-${made++}`).slice(1), loads: true } : {}),
    ...rest,
  });
  return { ...({ table, lines } satisfies Imported), report };
}

/** `row/f:q@timestamp=value`, all versions. */
async function cellsOf(table: string): Promise<string[]> {
  const found: string[] = [];
  for await (const row of connection.table(table).scan({ versions: Infinity }))
    for (const { family, qualifier, timestamp, value } of row.cells)
      found.push(`${row.key}/${family}:${qualifier}@${timestamp}=${value}`);
  return found;
}

describe('importtsv', () => {
  it('makes HFiles and loads them', async () => {
    const { table, report } = await run('r2\tx\ty\nr1\tv\tw\n');
    expect(report).toMatchObject({ mode: 'hfiles', rows: 2, cells: 4, badLines: 0, hfiles: 1, createdTable: true });
    expect(report.loaded).toMatchObject({ files: 1, regions: 1 });
    expect(await cellsOf(table)).toEqual(['r1/f:a@5=v', 'r1/f:b@5=w', 'r2/f:a@5=x', 'r2/f:b@5=y']);
    expect(describeImport(report)).toMatch(/^made 1 HFiles .* of 2 rows from 1 files/);
    const output = report.output!;
    expect(readdirSync(output).sort()).toEqual(['_SUCCESS', 'f']);
  });

  it('puts, when no output is named', async () => {
    const table = `t${made++}`;
    await connection.admin.createTable({ name: table, families: ['f'] });
    const { report } = await run('r2\tx\ty\nr1\tv\n', { table: TableName.parse(table), bulk: false });
    expect(report).toMatchObject({ mode: 'puts', rows: 2, cells: 3 });
    expect(await cellsOf(table)).toEqual(['r1/f:a@5=v', 'r2/f:a@5=x', 'r2/f:b@5=y']);
  });

  it.each([true, false])(
    'by HFiles (%s) or puts: families, time stamps, TTLs, fewer columns, empty columns, the last of equals',
    async (bulk) => {
      const table = `t${made++}`;
      await connection.admin.createTable({
        name: table,
        families: [{ name: 'f', maxVersions: 9 }, { name: 'g' }],
      });
      const text = [
        'r1,10,0,x,y,z',
        'r1,20,0,later,y,z',
        'r1,10,0,again,y,z',
        'r2,10,0,,,',
        'r3,10,0',
        'r4,10,0,only',
        'r5,10,1,expired',
        'r6,10,600000,"a ""b"", c"',
        '',
      ].join('\n');
      const { report } = await run(text, {
        ...{ bulk, table: TableName.parse(table), separator: ',', quote: '"', timestamp: 1n, skipsEmptyColumns: true },
        columns: 'HBASE_ROW_KEY,HBASE_TS_KEY,HBASE_CELL_TTL,g:z,f,f:a',
      });
      expect(report.badLines).toBe(0);
      expect(await cellsOf(table)).toEqual([
        'r1/f:@20=y',
        'r1/f:@10=y',
        'r1/f:a@20=z',
        'r1/f:a@10=z',
        'r1/g:z@20=later',
        'r1/g:z@10=again',
        'r4/g:z@10=only',
      ]);
    },
  );

  it('tells bad lines by file and number, and stops at the first if it is to', async () => {
    const bad = 'r1\tv\nbad\n\tv\nr2\tv\tw\tx\nr3\tv\n';
    const { table, lines, report } = await run(['r0\tv\n', bad], { logsBadLines: true, splitBytes: 8 });
    expect(report).toMatchObject({ rows: 3, badLines: 3 });
    const named = lines.filter((line) => line.includes('/input-')).map((line) => line.replace(/.*input-\d+/, ''));
    expect(named).toEqual([
      ':2: No delimiter: "bad"',
      ':3: Empty value for ROW KEY.: "\\tv"',
      ':4: Excessive columns: "r2\\tv\\tw\\tx"',
    ]);
    expect((await cellsOf(table)).map((cell) => cell.slice(0, 2))).toEqual(['r0', 'r1', 'r3']);
    for (const bulk of [true, false])
      await expect(
        run(bad, { bulk, table: TableName.parse(table), skipsBadLines: false, splitBytes: 8 }),
      ).rejects.toThrow(/input-\d+:2: No delimiter: "bad"/);
    await expect(
      run('r1\tx\tv\n', { columns: 'HBASE_ROW_KEY,HBASE_TS_KEY,f:a', skipsBadLines: false }),
    ).rejects.toThrow(/:1: Invalid timestamp/);
  });

  it('refuses what cannot be', async () => {
    const columns = async (text: string) => {
      await expect(run('r\tv\n', { columns: text })).rejects.toThrow(/HBASE_ROW_KEY|required|twice|family|labels/);
    };
    for (const text of ['f:a', 'HBASE_ROW_KEY', 'HBASE_ROW_KEY,HBASE_ROW_KEY,f:a', 'HBASE_ROW_KEY,f:a,f:a'])
      await columns(text);
    await columns('HBASE_ROW_KEY,:a');
    await columns('HBASE_ROW_KEY,HBASE_CELL_VISIBILITY,f:a');
    await expect(run('r\tv\n', { bulk: false })).rejects.toThrow("Table 't");
    await expect(run('r\tv\n', { createTable: false })).rejects.toThrow('does not exist');
    await expect(run('r\tv\n', { separator: '||' })).rejects.toThrow('single byte');
    await expect(run('r\tv\n', { inputs: ['no/such/file'] })).rejects.toThrow('Input path does not exist');
    await expect(run('r\tv\n', { inputs: [input('x', 'packed.gz')] })).rejects.toThrow('is compressed');
    await expect(run('r\tv\n', { output: folder.slice(1) })).rejects.toThrow('already exists');
    const table = `t${made++}`;
    await connection.admin.createTable({ name: table, families: ['g'] });
    await expect(run('r\tv\n', { table: TableName.parse(table) })).rejects.toThrow('Column Families [f] specified');
  });

  it('a dry run makes nothing and leaves no table', async () => {
    const { table, report } = await run('r1\tv\nbad\n', { isDryRun: true });
    expect(report).toMatchObject({ mode: 'dry run', rows: 1, badLines: 1 });
    expect(await connection.admin.exists(table)).toBe(false);
  });

  it('reads folders, passes over headers and hidden files', async () => {
    const dir = join(folder, `dir-${made++}`);
    mkdirSync(dir);
    for (const name of ['a', 'b', '.hidden', '_SUCCESS']) writeFileSync(join(dir, name), `row,value\n${name},1\n`);
    const { table, report } = await run('', { inputs: [dir.slice(1)], separator: ',', hasHeader: true });
    expect(report).toMatchObject({ inputFiles: 2, rows: 2, badLines: 0 });
    expect(await cellsOf(table)).toEqual(['a/f:a@5=1', 'b/f:a@5=1']);
  });

  it.each([false, true])('many runs, many splits, many regions: what a simple model says, CSV: %s', async (csv) => {
    const random = new SeededRandom(SEED);
    const table = `t${made++}`;
    await connection.admin.createTable({ name: table, families: [{ name: 'f', dataBlockEncoding: 'FAST_DIFF' }] }, [
      'k3',
      'k55',
    ]);
    const model = new Map<string, string>();
    const quoted = (text: string) => (csv ? `"${text.replaceAll('"', '""')}"` : text);
    let text = '';
    for (let i = 0; i < 3000; i++) {
      const row = `k${random.below(100)}${random.below(3) === 0 ? '' : random.below(30)}`;
      const values = [`${i}`, 'x'.repeat(random.below(60)) + (csv ? '\n,"' : '')];
      model.set(`${row}/f:a`, values[0]);
      model.set(`${row}/f:b`, values[1]);
      text += `${[row, ...values].map((value) => quoted(value)).join(csv ? ',' : '\t')}\n`;
    }
    const { report } = await run(text, {
      ...{ table: TableName.parse(table), memoryBytes: 60_000, splitBytes: 4096, workers: 3 },
      ...(csv ? { separator: ',', quote: '"' } : {}),
    });
    expect(report, `seed ${SEED}`).toMatchObject({ rows: 3000, badLines: 0, hfiles: 3 });
    expect(report.runs).toBeGreaterThan(5);
    expect(report.replacedCells).toBe(6000 - model.size);
    const expected = [...model].map(([column, value]) => `${column}@5=${value}`).sort();
    expect((await cellsOf(table)).sort(), `seed ${SEED}`).toEqual(expected);
  });
});
