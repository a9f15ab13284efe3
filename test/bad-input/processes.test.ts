// What a server of a cluster is refused for: one clear line, a status that is not 0, and nothing harmed.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../../client/index.ts';
import { runCommand } from '../fault/support/run-start.ts';
import { type RoleProcess, spawnColonnade, startColonnade, startRole } from '../support/colonnade-process.ts';
import { freePort } from '../support/free-port.ts';

const folder = mkdtempSync(join(tmpdir(), 'bad-processes-'));
const data = join(folder, 'data');
let zooKeeper: RoleProcess;
let other: RoleProcess;
let master: RoleProcess;
let server: RoleProcess;

beforeAll(async () => {
  [zooKeeper, other] = await Promise.all([startRole('zookeeper', '--memory'), startRole('zookeeper', '--memory')]);
  master = await startRole('master', '--quorum', zooKeeper.quorum, '--data', data);
  server = await startRole('regionserver', '--quorum', zooKeeper.quorum, '--data', data);
});
afterAll(async () => {
  for (const { kill } of [server, master, zooKeeper, other]) await kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

/** What a start says that takes longer than two seconds, as it may on a busy machine. */
const WAITS = /^colonnade: (?:waiting for|the master is|the region server is) /;

/** The one line that it says before it ends by itself. */
async function refusal(role: string, ...args: string[]): Promise<string> {
  const { status, output, words } = await runCommand([role, '--ephemeral', ...args]);
  expect(status).toBeGreaterThan(0);
  expect(output).toBe('');
  const said = words.split('\n').filter((line) => !WAITS.test(line));
  expect(said, words).toHaveLength(1);
  return said[0];
}

/** All but the locks: that of a process which gave up is found to be dead by the next one. */
const contents = (path: string) => readdirSync(path).filter((name) => !name.startsWith('colonnade.lock'));

/** Nothing that was refused did harm. */
async function isWell(): Promise<void> {
  await using connection = await connect(zooKeeper.quorum);
  const status = await connection.admin.clusterStatus();
  expect(status.liveServers.map(({ server: name }) => `${name}`)).toEqual([server.server]);
  expect(`${status.master}`).toBe(master.server);
}

describe('a root directory', () => {
  it.each([
    ['of a server of another cluster', () => ['regionserver', '--quorum', other.quorum, '--data', data]],
    ['of a master of another cluster', () => ['master', '--quorum', other.quorum, '--data', data]],
    ['of a cluster of its own', () => ['start', '--data', data]],
    ['of several processes of its own', () => ['start', '--region-servers', '2', '--data', data]],
  ])('in use by a cluster refuses to be that %s', async (_, args) => {
    const words = await refusal(...(args() as [string]));
    expect(words).toMatch(
      new RegExp(
        `^colonnade: ${data}: the data directory is in use by process (${master.pid}|${server.pid}), a server of the cluster whose ZooKeeper is ${zooKeeper.quorum}$`,
      ),
    );
    await isWell();
  });

  it('of one cluster with the ZooKeeper of another is refused to a region server', async () => {
    const elsewhere = join(folder, 'elsewhere');
    await (await startColonnade({ data: elsewhere })).stop();
    const before = contents(elsewhere);
    const words = await refusal('regionserver', '--quorum', zooKeeper.quorum, '--data', elsewhere);
    expect(words).toMatch(
      /^colonnade: ZooKeeper at \S+ is that of cluster \S+ \(znode \/hbase\/hbaseid\), but the root directory is that of cluster \S+ \(hbase\.id\)\. Correct hbase\.rootdir/,
    );
    expect(await refusal('regionserver', '--quorum', zooKeeper.quorum, '--data', join(folder, 'new'))).toContain(
      'but the root directory has no hbase.id. Correct hbase.rootdir',
    );
    expect(contents(elsewhere)).toEqual(before);
    await isWell();
  });

  it('that is not on a disk of this machine is refused', async () => {
    expect(await refusal('master', '-D', 'hbase.rootdir=hdfs://namenode/hbase')).toBe(
      'colonnade: hbase.rootdir is hdfs://namenode/hbase: hdfs is not supported, only a path or file:// (say with --data or -D hbase.rootdir=… where the data is)',
    );
  });
});

it('a region server without a master says so', async () => {
  const lonely = spawnColonnade([
    'regionserver',
    '--ephemeral',
    '--quorum',
    other.quorum,
    '--data',
    join(folder, 'lonely'),
  ]);
  await expect
    .poll(lonely.log)
    .toContain(`the region server is waiting for an active master (znode /hbase/master of ${other.quorum})`);
  await lonely.kill('SIGTERM');
});

it('a znode tree of another cluster is refused by a master that becomes the active one', async () => {
  const tree = ['--quorum', other.quorum];
  const first = await startRole('master', ...tree, '--data', join(folder, 'first'));
  await expect.poll(() => readdirSync(join(folder, 'first'))).toContain('hbase.id');
  const waiting = runCommand(['master', '--ephemeral', ...tree, '--data', join(folder, 'second')]);
  await first.kill('SIGTERM');
  const { status, words } = await waiting;
  expect(status).toBe(2);
  expect(words).toContain(`colonnade: ZooKeeper at ${other.quorum} is that of cluster `);
  expect(words).toContain('but the root directory has no hbase.id');
  expect(contents(join(folder, 'second'))).toEqual([]);
});

it('a second server that tells the address of one that lives is refused', async () => {
  const port = server.server.split(',')[1];
  const where = ['--quorum', zooKeeper.quorum, '--data', data];
  expect(await refusal('regionserver', ...where, '--advertise', `127.0.0.1:${port}`)).toMatch(
    new RegExp(
      `^colonnade: Server 127\\.0\\.0\\.1,${port},\\d+ has been rejected; ${server.server} has its address and lives\\.`,
    ),
  );
  expect((await runCommand(['regionserver', ...where, '-D', `hbase.regionserver.port=${port}`])).words).toContain(
    `Cannot listen on 127.0.0.1:${port}: the port is in use by another process; end that process, choose another port with -D hbase.regionserver.port=<port>`,
  );
  await isWell();
});

it('servers without ZooKeeper say what they wait for, and join when it is there', async () => {
  const port = await freePort();
  const where = ['--ephemeral', '--quorum', `127.0.0.1:${port}`, '--data', join(folder, 'late')];
  const servers = ['master', 'regionserver'].map((role) => spawnColonnade([role, ...where]));
  for (const { log } of servers)
    await expect.poll(log).toContain(`colonnade: waiting for ZooKeeper at 127.0.0.1:${port}\n`);
  const late = spawnColonnade(['zookeeper', '--memory', '-D', `hbase.zookeeper.property.clientPort=${port}`]);
  await Promise.all(servers.map(({ firstLine }) => firstLine));
  for (const { kill, exited, log } of [...servers.reverse(), late]) {
    await kill('SIGTERM');
    expect(await exited, log()).toEqual({ code: 0, signal: null });
  }
});
