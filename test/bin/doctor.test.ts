// `colonnade doctor` as a user types it: what it prints, its exit status, and that a repaired directory starts with its rows.
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../../client/index.ts';
import { startColonnade } from '../support/colonnade-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'doctor-'));
const base = join(folder, 'base');
const ROWS = ['a', 'h', 'p'];

function doctor(...args: string[]): Promise<{ status: number; output: string; error: string }> {
  return new Promise((done) =>
    execFile(process.execPath, [resolve('bin/colonnade.js'), 'doctor', ...args], (failed, output, error) =>
      done({ status: failed === null ? 0 : Number(failed.code), output, error }),
    ),
  );
}

async function rowsOf(data: string): Promise<string[]> {
  const cluster = await startColonnade({ data });
  try {
    await using connection = await connect({ quorum: cluster.quorum, operationTimeoutMs: 60_000 });
    const rows: string[] = [];
    for await (const row of connection.table('t').scan()) rows.push(row.key.toString());
    return rows;
  } finally {
    await cluster.stop();
  }
}

beforeAll(async () => {
  const cluster = await startColonnade({ data: base });
  const connection = await connect(cluster.quorum);
  await connection.admin.createTable({ name: 't', families: ['f'] }, ['g', 'n']);
  for (const row of ROWS)
    await connection.table('t').put({ row, cells: [{ family: 'f', qualifier: 'q', value: row }] });
  await connection.close();
  await cluster.kill('SIGTERM');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const copy = (name: string) => {
  cpSync(base, join(folder, name), { recursive: true });
  return join(folder, name);
};
const regionsOf = (data: string) => readdirSync(join(data, 'data/default/t')).filter((name) => !name.startsWith('.'));

describe('colonnade doctor', () => {
  it('of a healthy directory says so with status 0', async () => {
    const { status, output } = await doctor('--data', base, '--deep');
    expect(status).toBe(0);
    expect(output).toMatch(
      /^Looked at the stopped cluster in .*\n {2}3 tables, 5 regions, \d+ store files .*\n\nNothing is wrong\.\n/,
    );
  });

  it('finds several kinds of damage, says what to type, and repairs them', async () => {
    const data = copy('damaged');
    rmSync(join(data, 'data/default/t/.tabledesc'), { recursive: true });
    const [region] = regionsOf(data);
    writeFileSync(join(data, 'data/default/t', region, '.regioninfo'), 'nonsense');
    rmSync(join(data, 'hbase.version'));
    const found = await doctor('--data', data);
    expect(found.status).toBe(1);
    expect(found.output).toContain('3 problems:');
    expect(found.output).toContain(`  colonnade doctor --data ${data} --repair\n      repairs all of it;`);
    const json = JSON.parse((await doctor('--data', data, '--json')).output);
    expect(json.problems.map(({ kind }: { kind: string }) => kind).sort()).toEqual([
      'regioninfo',
      'tableinfo',
      'version-file',
    ]);
    expect(json.healthy).toBe(false);
    const repaired = await doctor('--data', data, '--repair');
    expect(repaired.status).toBe(0);
    expect(repaired.output).toContain('  done: 3 of 3\n\nLooked again: nothing is wrong any more.\n');
    // What gave way is kept.
    const kept = /kept in (.*)\.\n/.exec(repaired.output)![1];
    expect(readFileSync(join(kept, 'data/default/t', region, '.regioninfo'), 'utf8')).toBe('nonsense');
    expect(await rowsOf(data)).toEqual(ROWS);
  });

  it('opens a region without a store file that cannot be read only when told to', async () => {
    const data = copy('unreadable');
    const [region] = regionsOf(data);
    const family = join(data, 'data/default/t', region, 'f');
    const file = readdirSync(family).find((name) => /^[0-9a-f]{32}$/.test(name))!;
    writeFileSync(join(family, file), readFileSync(join(family, file)).subarray(0, -1));
    const careful = await doctor('--data', data, '--repair');
    expect(careful.status).toBe(1);
    expect(careful.output).toContain('Nothing of it can be repaired safely.');
    expect(existsSync(join(family, file))).toBe(true);
    const told = await doctor('--data', data, '--repair', '--sideline');
    expect(told.status).toBe(0);
    const kept = /kept in (.*)\.\n/.exec(told.output)![1];
    expect(await rowsOf(data)).toHaveLength(ROWS.length - 1);
    // It is not gone.
    renameSync(join(kept, 'data/default/t', region, 'f', file), join(folder, 'kept file'));
  });

  it('looks at a running cluster, not at the directory it uses', async () => {
    const data = copy('running');
    const cluster = await startColonnade({ data });
    for (const where of [
      ['--quorum', cluster.quorum],
      ['--bootstrap', cluster.bootstrap],
    ]) {
      const { status, output } = await doctor(...where);
      expect(output).toContain('3 tables, 5 regions, 1 region server\n\nNothing is wrong.\n');
      expect(status).toBe(0);
    }
    const { status, error } = await doctor('--data', data);
    expect(status).toBe(2);
    expect(error).toContain(
      `colonnade: could not look: ${data}: the data directory is in use by process ${cluster.pid}`,
    );
    await cluster.stop();
  });

  it('says with status 2 that it could not look', async () => {
    expect(await doctor('--data', join(folder, 'nowhere'))).toMatchObject({
      status: 2,
      error: `colonnade: could not look: --data ${join(folder, 'nowhere')}: there is no such folder\n`,
    });
    const both = await doctor('--data', base, '--quorum', 'localhost:1');
    expect(both.status).toBe(2);
    expect(both.error).toContain('give one of them');
  });
});
