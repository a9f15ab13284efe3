// A cluster of separate processes, as somebody starts and stops it: each role by its own command, and all of them by `start --region-servers N`.
import { closeSync, copyFileSync, existsSync, mkdtempSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { systemScheduler } from '../../base/scheduler.ts';
import { type Connection, connect } from '../../client/index.ts';
import { start } from '../../index.ts';
import { startColonnade, startRole } from '../support/colonnade-process.ts';
import { PATIENCE } from '../support/patience.ts';

const folder = mkdtempSync(join(tmpdir(), 'processes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** As long as a test may take. */
const PATIENCE_MS = PATIENCE.testTimeout;
const ENDED_IN_ORDER = { code: 0, signal: null };

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await systemScheduler.sleep(20);
}

/** Regions on each server, by `host,port,startcode`. */
async function spread(connection: Connection, table: string): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { server } of await connection.admin.regions(table))
    counts.set(`${server}`, (counts.get(`${server}`) ?? 0) + 1);
  return counts;
}

const SPLITS = ['b', 'c', 'd'];

async function fill(connection: Connection): Promise<void> {
  await connection.admin.createTable({ name: 't', families: ['f'] }, SPLITS);
  for (const row of ['a', ...SPLITS])
    await connection.table('t').put({ row, cells: [{ family: 'f', qualifier: 'q', value: row }] });
}

async function check(connection: Connection): Promise<void> {
  for (const row of ['a', ...SPLITS]) expect((await connection.table('t').get(row)).text('f', 'q')).toBe(row);
}

describe('roles', () => {
  it('each in a process of its own make a cluster', async () => {
    const data = join(folder, 'roles');
    const zooKeeper = await startRole('zookeeper', '--data', join(folder, 'tree'));
    const where = ['--quorum', zooKeeper.quorum, '--data', data];
    const master = await startRole('master', ...where);
    const servers = await Promise.all([startRole('regionserver', ...where), startRole('regionserver', ...where)]);
    const rest = await startRole('rest', '--quorum', zooKeeper.quorum);
    const connection = await connect(zooKeeper.quorum);
    await fill(connection);
    const names = servers.map(({ server }) => server);
    expect(new Set((await spread(connection, 't')).keys())).toEqual(new Set(names));
    expect((await fetch(`${rest.url}/t/a`, { headers: { accept: 'application/json' } })).status).toBe(200);
    for (const { info, server } of [master, ...servers]) {
      expect((await fetch(`${info}/readyz`)).status).toBe(200);
      expect(await (await fetch(info)).text()).toContain(server);
    }
    // One region server after the other: at last nobody has the regions, and the next one gets them all.
    for (const { kill, exited } of servers) {
      await kill('SIGTERM');
      expect(await exited).toEqual(ENDED_IN_ORDER);
    }
    expect(readdirSync(join(data, 'WALs'))).toEqual([]);
    const next = await startRole('regionserver', ...where);
    await check(connection);
    expect([...(await spread(connection, 't')).keys()]).toEqual([next.server]);
    await connection.close();
    for (const { kill, exited } of [rest, next, master, zooKeeper]) {
      await kill('SIGTERM');
      expect(await exited).toEqual(ENDED_IN_ORDER);
    }
    expect(readdirSync(data).filter((name) => name.startsWith('colonnade.lock'))).toEqual([]);
  });
});

describe('a process that is killed', () => {
  // Sessions last longer than the test may: without the proof that the process is gone nobody would notice in time.
  it('is followed at once: a region server by the others, the active master by the backup, also both together', async () => {
    const data = join(folder, 'killed-roles');
    const zooKeeper = await startRole(
      'zookeeper',
      '--memory',
      '-D',
      `hbase.zookeeper.property.tickTime=${PATIENCE_MS}`,
    );
    const where = ['--quorum', zooKeeper.quorum, '--data', data, '-D', `zookeeper.session.timeout=${2 * PATIENCE_MS}`];
    const masters = [await startRole('master', ...where)];
    const servers = await Promise.all([1, 2, 3].map(() => startRole('regionserver', ...where)));
    masters.push(await startRole('master', ...where));
    await using connection = await connect(zooKeeper.quorum);
    await fill(connection);
    await servers[0].kill();
    await check(connection);
    await masters[0].kill();
    await connection.admin.createTable({ name: 'u', families: ['f'] });
    expect((await connection.admin.clusterStatus()).master?.toString()).toBe(masters[1].server);
    masters.push(await startRole('master', ...where));
    await Promise.all([masters[1].kill(), servers[1].kill()]);
    await check(connection);
    expect([...(await spread(connection, 't')).keys()]).toEqual([servers[2].server]);
    for (const { kill } of [servers[2], masters[2], zooKeeper]) await kill('SIGTERM');
  });
});

describe('start --region-servers', () => {
  it('runs them beside the master, starts those again that die, and stops them all', async () => {
    const data = join(folder, 'start');
    const cluster = await startColonnade({ data, args: ['--region-servers', '2'] });
    expect(new Set(cluster.regionServers.map(({ pid }) => pid)).size).toBe(2);
    const connection = await connect(cluster.quorum);
    await fill(connection);
    expect((await spread(connection, 't')).size).toBe(2);
    const [victim, other] = cluster.regionServers;
    process.kill(victim.pid, 'SIGKILL');
    await check(connection);
    expect((await spread(connection, 't')).has(victim.server)).toBe(false);
    await until(() => cluster.log().includes('a region server is back'));
    expect(cluster.log()).toContain(
      `region server ${victim.server} ended with SIGKILL; it is started again in 2000 ms`,
    );
    await connection.close();
    const pids = [...cluster.log().matchAll(/"pid":(\d+).*is back/g)].map(([, pid]) => Number(pid));
    await cluster.kill('SIGTERM');
    expect(await cluster.exited).toEqual(ENDED_IN_ORDER);
    for (const pid of [other.pid, ...pids]) expect(isThere(pid)).toBe(false);
    expect(readdirSync(join(data, 'WALs'))).toEqual([]);
    // In one process: the same cluster, the same data.
    const again = await startColonnade({ data });
    await using second = await connect(again.quorum);
    await check(second);
    await again.stop();
  });

  it('goes on while the system starts no process, and tries again', async () => {
    const node = join(folder, 'node');
    const hidden = join(folder, 'hidden-node');
    copyFileSync(process.execPath, node);
    const cluster = await startColonnade({ data: join(folder, 'spawn'), node, args: ['--region-servers', '2'] });
    renameSync(node, hidden);
    process.kill(cluster.regionServers[0].pid, 'SIGKILL');
    await until(() => cluster.log().includes('ENOENT; it is started again in 500 ms'));
    renameSync(hidden, node);
    await until(() => cluster.log().includes('a region server is back'));
    // A program that is being written is refused in another way.
    renameSync(node, hidden);
    const written = openSync(node, 'w', 0o755);
    process.kill(cluster.regionServers[1].pid, 'SIGKILL');
    await until(() => cluster.log().includes('ETXTBSY; it is started again in 1000 ms'));
    closeSync(written);
    await cluster.kill('SIGTERM');
    expect(await cluster.exited).toEqual(ENDED_IN_ORDER);
  });

  it('takes the region servers along when it is killed', async () => {
    const cluster = await startColonnade({ data: join(folder, 'killed'), args: ['--region-servers', '2'] });
    await cluster.kill('SIGKILL');
    await until(() => cluster.regionServers.every(({ pid }) => !isThere(pid)));
  });

  it('in memory they are all in one process', async () => {
    const cluster = await startColonnade({ memory: true, args: ['--region-servers', '3'] });
    expect(cluster.regionServers.map(({ pid }) => pid)).toEqual([cluster.pid, cluster.pid, cluster.pid]);
    await using connection = await connect(cluster.quorum);
    await fill(connection);
    expect((await spread(connection, 't')).size).toBe(3);
    await cluster.stop();
  });
});

it('start() takes several region servers into the process of its caller', async () => {
  await using cluster = await start({ memory: true, regionServers: 2 });
  await using connection = await connect(cluster.quorum);
  await fill(connection);
  expect((await spread(connection, 't')).size).toBe(2);
  await expect(start({ memory: true, regionServers: 0 })).rejects.toThrow('regionServers must be a whole number');
});

function isThere(pid: number): boolean {
  return existsSync(`/proc/${pid}/stat`);
}
