// What a user sees of a damaged data directory, and that the way on which is told works.
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { start } from '../../bin/embedded.ts';
import { type Connection, connect } from '../../client/index.ts';
import { type ColonnadeProcess, startColonnade } from '../support/colonnade-process.ts';
import { runStart } from './support/run-start.ts';

const folder = mkdtempSync(join(tmpdir(), 'refused-start-'));
const killed = join(folder, 'killed');
/** In a file, and in the log only. */
const FLUSHED = ['a1', 'a2', 'a3'];
const LOGGED = ['b1', 'b2', 'b3', 'b4'];
const VALUE = 'v'.repeat(300);

async function withClient<T>(
  cluster: ColonnadeProcess,
  act: (connection: Connection) => Promise<T>,
  operationTimeoutMs = 60_000,
): Promise<T> {
  await using connection = await connect({ quorum: cluster.quorum, operationTimeoutMs });
  return await act(connection);
}

beforeAll(async () => {
  const cluster = await startColonnade({ data: killed });
  await withClient(cluster, async ({ admin }) => {
    await admin.createTable({ name: 't', families: ['f'] });
    await admin.createTable({ name: 'other', families: ['f'] });
  });
  await withClient(cluster, async (connection) => {
    const put = (row: string) =>
      connection.table('t').put({ row, cells: [{ family: 'f', qualifier: 'q', value: VALUE }] });
    for (const row of FLUSHED) await put(row);
    await connection.admin.flush('t');
    for (const row of LOGGED) await put(row);
    await connection.table('other').put({ row: 'o', cells: [{ family: 'f', qualifier: 'q', value: VALUE }] });
  });
  await cluster.kill('SIGKILL');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A copy of the killed data directory, and the one file in it that the pattern names. */
function copy(name: string, pattern: RegExp): { data: string; path: string } {
  const data = join(folder, name);
  cpSync(killed, data, { recursive: true });
  const path = find(data).find((each) => pattern.test(each));
  expect(path, `a file like ${pattern}`).toBeDefined();
  return { data, path: path! };
}

function find(data: string): string[] {
  return readdirSync(data, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(data.length + 1))
    .sort();
}

function flip(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes[at < 0 ? bytes.length + at : at] ^= 0x55;
  writeFileSync(path, bytes);
}

async function rowsOf(connection: Connection, table: string): Promise<string[]> {
  const rows: string[] = [];
  for await (const row of connection.table(table).scan()) {
    expect(row.text('f', 'q')).toBe(VALUE);
    rows.push(row.key.toString());
  }
  return rows;
}

describe('a start', () => {
  it.each([
    // The first rows in the log come after its header and the marker that says that the region was opened.
    ['log', /^WALs\/[^/]+\/[^/]+\d$/, 1800],
    ['log of hbase:meta', /^WALs\/[^/]+\/[^/]+\.meta$/, 1500],
    ['log of the master', /^MasterData\/WALs\//, 1500],
  ])('with a damaged %s is refused, names file and offset, and says how to go on', async (kind, pattern, at) => {
    const { data, path } = copy(kind, pattern);
    flip(join(data, path), at);
    const name = path.slice(path.lastIndexOf('/') + 1);
    for (let attempt = 0; attempt < 2; attempt++) {
      const { status, output, words } = await runStart(['--ephemeral', '--data', data]);
      expect(status, 'aborted').toBe(2);
      expect(output).toBe('');
      const [first, second, third] = words.split('\n');
      expect(first).toMatch(/^colonnade: a server gave up: .* is damaged at offset \d+: .*\.$/);
      expect(first).toContain(name);
      expect(second).toContain(`Put a good copy of it in its place below ${data}`);
      expect(third).toMatch(
        kind === 'log'
          ? /^and start again; or, to go on without what it held, move it out of the data directory first\.$/
          : /^and start again\. Without it the cluster does not know its tables/,
      );
    }
    // As told: with the good copy all is there, and without the file what other files held.
    const stands = join(data, find(data).find((each) => each.endsWith(`/${name}`))!);
    if (kind === 'log') renameSync(stands, join(folder, 'moved away'));
    else cpSync(join(killed, path), stands);
    const cluster = await startColonnade({ data });
    const expected = kind === 'log' ? FLUSHED : [...FLUSHED, ...LOGGED];
    expect(await withClient(cluster, (connection) => rowsOf(connection, 't'))).toEqual(expected);
    await cluster.stop();
  });

  it.each([
    ['trailer', 'hbase:meta', -30],
    ['trailer', 'hbase:namespace', -30],
    ['block', 'hbase:meta', 60],
    ['block', 'hbase:namespace', 60],
  ])('with a damaged %s of %s is refused instead of trying for ever', async (part, table, at) => {
    const data = join(folder, `${part} ${table}`);
    cpSync(killed, data, { recursive: true });
    // After a clean stop all of the table is in HFiles.
    await (await startColonnade({ data })).stop();
    const pattern = new RegExp(`^data/${table.replace(':', '/')}/[^/]+/info/[0-9a-f]{32}$`);
    const paths = find(data).filter((each) => pattern.test(each));
    for (const path of paths) flip(join(data, path), at);
    const { status, output, words } = await runStart(['--ephemeral', '--data', data]);
    expect(status).toBe(2);
    expect(output).toBe('');
    const [first, , third] = words.split('\n');
    expect(first).toMatch(/^colonnade: a server gave up: .* is damaged at offset \d+: .*\.$/);
    expect(paths.some((path) => first.includes(path))).toBe(true);
    expect(third).toMatch(/^and start again\. Without it the cluster does not know its tables/);
  });

  it('in process rejects with the damage, and lets go of the directory', async () => {
    const { data, path } = copy('embedded', /^WALs\/[^/]+\/[^/]+\d$/);
    flip(join(data, path), 1800);
    const name = path.slice(path.lastIndexOf('/') + 1);
    for (let attempt = 0; attempt < 2; attempt++) {
      const error = await start({ data }).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      const causes: string[] = [];
      for (let each = error; each instanceof Error; each = each.cause) causes.push(each.message);
      expect(causes.join('\n')).toMatch(/is damaged at offset \d+/);
      expect(causes.join('\n')).toContain(name);
    }
  });

  it('with the end of a log cut off goes on, and warns of what it dropped', async () => {
    const { data, path } = copy('cut', /^WALs\/[^/]+\/[^/]+\d$/);
    const bytes = readFileSync(join(data, path));
    writeFileSync(join(data, path), bytes.subarray(0, bytes.length - 5));
    const cluster = await startColonnade({ data });
    expect(await withClient(cluster, (connection) => rowsOf(connection, 't'))).toEqual([...FLUSHED, ...LOGGED]);
    expect(await withClient(cluster, (connection) => rowsOf(connection, 'other'))).toEqual([]);
    expect(cluster.log()).toContain('the log ends with bytes that were never known to be synced; they are dropped');
    expect(cluster.log()).toContain(path.slice(path.lastIndexOf('/') + 1));
    await cluster.stop();
  });

  it('with a damaged trailer of an HFile serves the other tables, and says which file it is', async () => {
    const { data, path } = copy('trailer', /^data\/default\/t\/[^/]+\/f\/[0-9a-f]{32}$/);
    flip(join(data, path), -30);
    const cluster = await startColonnade({ data });
    expect(await withClient(cluster, (connection) => rowsOf(connection, 'other'))).toEqual(['o']);
    await expect(withClient(cluster, (connection) => rowsOf(connection, 't'), 3000)).rejects.toThrow();
    await expect
      .poll(() => cluster.log())
      .toMatch(new RegExp(`${path} is damaged at offset \\d+.*a region could not be opened`));
    await cluster.kill();
    // Its log was kept, since the region was never opened: with the file moved away it gives all rows back.
    renameSync(join(data, path), join(folder, 'trailer moved away'));
    const again = await startColonnade({ data });
    expect(await withClient(again, (connection) => rowsOf(connection, 't'))).toEqual([...FLUSHED, ...LOGGED]);
    await again.stop();
  });

  it('with a damaged block of an HFile gives an error for what is in it, and serves the rest', async () => {
    const { data, path } = copy('block', /^data\/default\/t\/[^/]+\/f\/[0-9a-f]{32}$/);
    flip(join(data, path), 60);
    const cluster = await startColonnade({ data });
    expect(await withClient(cluster, (connection) => rowsOf(connection, 'other'))).toEqual(['o']);
    const damage = new RegExp(`${path} is damaged at offset \\d+`);
    await expect(withClient(cluster, (connection) => rowsOf(connection, 't'))).rejects.toThrow(damage);
    const get = withClient(cluster, (connection) => connection.table('t').get('a1'));
    await expect(get).rejects.toThrow(damage);
    expect(cluster.log()).toMatch(new RegExp(`${damage.source}.*A call met a damaged file`));
    await cluster.stop();
    renameSync(join(data, path), join(folder, 'block moved away'));
    const again = await startColonnade({ data });
    expect(await withClient(again, (connection) => rowsOf(connection, 't'))).toEqual(LOGGED);
    await again.stop();
  });
});
