// `colonnade start` as a user meets it: what it prints, how it ends, and what it says when it cannot start.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { connect } from '../../client/index.ts';
import { type Announcement, startColonnade } from '../support/colonnade-process.ts';
import { freePort } from '../support/free-port.ts';

const ENTRY = resolve('bin/colonnade.js');
const folder = mkdtempSync(join(tmpdir(), 'start-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Run {
  readonly child: ReturnType<typeof spawn>;
  output(): string;
  errors(): string;
  /** Resolves when standard output holds the text. */
  printed(text: string): Promise<void>;
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

function run(args: readonly string[], env: NodeJS.ProcessEnv = {}): Run {
  const child = spawn(process.execPath, [ENTRY, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  let output = '';
  let errors = '';
  child.stderr!.on('data', (bytes) => (errors += bytes));
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((done) =>
    child.once('close', (code, signal) => done({ code, signal })),
  );
  const waiting: (() => void)[] = [];
  child.stdout!.on('data', (bytes) => {
    output += bytes;
    for (const look of waiting) look();
  });
  const printed = (text: string) =>
    new Promise<void>((done, fail) => {
      const look = () => output.includes(text) && done();
      waiting.push(look);
      look();
      void ended.then(() => fail(new Error(`it ended without ${JSON.stringify(text)}:\n${output}\n${errors}`)));
    });
  return { child, output: () => output, errors: () => errors, printed, ended };
}

/** What a person reads: standard error without the log. */
const words = (text: string) => text.split('\n').filter((line) => line !== '' && !line.startsWith('{'));

async function occupy(host = '127.0.0.1'): Promise<{ port: number; close(): Promise<void> }> {
  const server = net.createServer();
  await new Promise<void>((done) => server.listen(0, host, done));
  const { port } = server.address() as net.AddressInfo;
  return { port, close: () => new Promise((done) => server.close(() => done())) };
}

/** Settings that put every port out of the way of other tests, but the one given. */
async function ports(fixed: Record<string, number> = {}): Promise<string[]> {
  const names = [
    'hbase.zookeeper.property.clientPort',
    'hbase.master.port',
    'hbase.master.info.port',
    'hbase.regionserver.port',
    'hbase.regionserver.info.port',
    'hbase.rest.port',
  ];
  const args: string[] = [];
  for (const name of names) args.push('-D', `${name}=${fixed[name] ?? (await freePort())}`);
  return args;
}

describe('colonnade start --ephemeral', () => {
  it('prints one line of JSON, logs to standard error, and stops in order at SIGTERM', async () => {
    const data = join(folder, 'one-line');
    const started = run(['start', '--ephemeral', '--data', data]);
    await started.printed('\n');
    const { quorum, bootstrap, rest, info, pid, readyMs, ...more } = JSON.parse(started.output()) as Announcement;
    expect(pid).toBe(started.child.pid);
    expect(readyMs).toBeGreaterThan(0);
    const [{ info: rsInfo, ...server }] = more.regionServers;
    expect({ ...more, regionServers: [server] }).toEqual({
      data,
      regionServers: [{ server: expect.stringMatching(/^127\.0\.0\.1,\d+,\d+$/), pid }],
    });
    for (const address of [quorum, bootstrap]) expect(address).toMatch(/^127\.0\.0\.1:\d+$/);

    // Everything announced answers at once.
    const [version, health, ready, metrics, tasks] = await Promise.all(
      [
        `${rest}/version`,
        `${info}/healthz`,
        `${info}/readyz`,
        `${info}/metrics`,
        `${rsInfo}/rs-status?format=json&filter=all`,
      ].map((url) => fetch(url)),
    );
    expect([version.status, health.status, ready.status, metrics.status]).toEqual([200, 200, 200, 200]);
    expect(await metrics.text()).toContain('process_cpu');
    // What `processlist` of HBase's shell reads.
    expect(await tasks.json()).toContainEqual(
      expect.objectContaining({ description: expect.stringMatching(/^RpcServer\.handler,port=\d+$/) }),
    );
    await using connection = await connect(quorum);
    await connection.admin.createTable({ name: 't', families: ['f'] });
    await connection.close();

    started.child.kill('SIGTERM');
    expect(await started.ended).toEqual({ code: 0, signal: null });
    expect(started.output().split('\n')).toEqual([expect.stringMatching(/^\{/), '']);
    expect(words(started.errors())).toEqual([]);
    expect(existsSync(join(data, 'colonnade.lock'))).toBe(false);
  });

  it('starts with settings of HBase that few set: a tier of the block cache in memory, answers of a byte, a balancer by count', async () => {
    const settings = [
      ['hbase.bucketcache.ioengine', 'offheap'],
      ['hbase.bucketcache.size', '8'],
      ['hbase.master.loadbalancer.class', 'org.apache.hadoop.hbase.master.balancer.SimpleLoadBalancer'],
      ['hbase.server.scanner.max.result.size', '1'],
    ];
    const args = settings.flatMap(([name, value]) => ['-D', `${name}=${value}`]);
    const cluster = await startColonnade({ memory: true, args });
    await using connection = await connect(cluster.quorum);
    await connection.admin.createTable({ name: 't', families: ['f'] });
    const cells = ['a', 'b'].map((qualifier) => ({ family: 'f', qualifier, value: 'v' }));
    const rows = ['r1', 'r2', 'r3'];
    await connection.table('t').putMany(rows.map((row) => ({ row, cells })));
    const read: string[] = [];
    for await (const row of connection.table('t').scan()) read.push(`${row.key} ${row.cells.length}`);
    expect(read).toEqual(rows.map((row) => `${row} 2`));
    const { info } = cluster.regionServers[0];
    expect(await (await fetch(`${info}/metrics`)).text()).toContain('l2_cache_size');
    await cluster.stop();
  });

  it('keeps one cluster to a data directory, and names who has it', async () => {
    const data = join(folder, 'taken');
    const first = await startColonnade({ data });
    const second = run(['start', '--ephemeral', '--data', data]);
    expect(await second.ended).toEqual({ code: 1, signal: null });
    expect(second.output()).toBe('');
    expect(words(second.errors())).toEqual([expect.stringContaining(`${first.pid}`)]);
    expect(words(second.errors())[0]).toContain(data);
    await first.stop();
  });

  it('listens on an IPv6 address', async ({ skip }) => {
    if (!(await hasIpv6())) skip('this machine has no ::1');
    const cluster = await startColonnade({ memory: true, args: ['--bind', '::1'] });
    expect(cluster.quorum).toMatch(/^\[::1\]:\d+$/);
    expect(cluster.rest).toMatch(/^http:\/\/\[::1\]:\d+$/);
    expect((await fetch(`${cluster.rest}/version`)).status).toBe(200);
    expect((await fetch(`${cluster.info}/readyz`)).status).toBe(200);
    for (const where of [{ quorum: cluster.quorum }, { bootstrap: cluster.bootstrap }]) {
      await using connection = await connect(where);
      expect(await connection.admin.listTables()).toEqual([]);
    }
    await cluster.stop();
  });

  it('on every address tells the name under which it is reached', async () => {
    const cluster = await startColonnade({ memory: true, args: ['--bind', '0.0.0.0', '--advertise', 'localhost'] });
    for (const address of [cluster.quorum, cluster.bootstrap]) expect(address).toMatch(/^localhost:\d+$/);
    expect(cluster.rest).toMatch(/^http:\/\/localhost:\d+$/);
    await using connection = await connect(cluster.quorum);
    await connection.admin.createTable({ name: 't', families: ['f'] });
    await connection.table('t').put({ row: 'r', cells: [{ family: 'f', qualifier: 'q', value: 'v' }] });
    const status = (await (
      await fetch(`${cluster.rest}/status/cluster`, { headers: { accept: 'application/json' } })
    ).json()) as { LiveNodes: { name: string }[] };
    expect(status.LiveNodes.map(({ name }) => name)).toEqual([expect.stringMatching(/^localhost:\d+$/)]);
    await cluster.stop();
  });
});

async function hasIpv6(): Promise<boolean> {
  return occupy('::1').then(
    async ({ close }) => {
      await close();
      return true;
    },
    () => false,
  );
}

describe('colonnade start', () => {
  it('says in a few lines what runs, where the data is, and what to type next', async () => {
    const data = join(folder, 'friendly');
    const args = await ports();
    const started = run(['start', '--data', data, ...args]);
    await started.printed('Ctrl-C stops it.\n');
    const text = started.output();
    expect(text).toContain(`pid ${started.child.pid}`);
    expect(text).toContain(args[1].replace(/^.*=/, 'ZooKeeper quorum 127.0.0.1:'));
    expect(text).toContain(args[11].replace(/^.*=/, 'http://127.0.0.1:'));
    expect(text).toContain(data);
    expect(text).toContain('fdatasync');
    expect(text).toContain('npx colonnade shell --quorum 127.0.0.1:');
    expect(text.split('\n').length).toBeLessThan(15);
    started.child.kill('SIGINT');
    expect(await started.ended).toEqual({ code: 0, signal: null });
  });

  it('is ended at once by a second signal', async () => {
    const started = run(['start', '--memory', '--ephemeral']);
    await started.printed('\n');
    const { quorum } = JSON.parse(started.output()) as Announcement;
    // Something to do while stopping: a table whose flush takes a while.
    await using connection = await connect(quorum);
    await connection.admin.createTable({ name: 't', families: ['f'] });
    started.child.kill('SIGINT');
    const again = setInterval(() => started.child.kill('SIGINT'), 320);
    const { code } = await started.ended;
    clearInterval(again);
    // It may have been quick enough to stop in order.
    expect([0, 1]).toContain(code);
  });

  it.each([
    'hbase.zookeeper.property.clientPort',
    'hbase.master.port',
    'hbase.master.info.port',
    'hbase.regionserver.port',
    'hbase.rest.port',
  ])('names the address and the setting when the port of %s is taken', async (name) => {
    const taken = await occupy();
    const started = run(['start', '--memory', ...(await ports({ [name]: taken.port }))]);
    expect(await started.ended).toEqual({ code: 1, signal: null });
    await taken.close();
    expect(started.output()).toBe('');
    expect(words(started.errors())).toEqual([
      `colonnade: Cannot listen on 127.0.0.1:${taken.port}: the port is in use by another process; end that process, ` +
        `choose another port with -D ${name}=<port>, or let --ephemeral pick free ones`,
    ]);
  });

  it.each([
    [['start', '--memory', '--bind', '0.0.0.0'], /--advertise host/],
    [['start', '--memory', '--bind', '::'], /--advertise host/],
    [['start', '--memory', '--data', 'x'], /give one of them/],
    [['start', '--memory', '--bind', '0.0.0.0', '--advertise', 'a:b:c'], /--advertise wants host or host:port/],
    [['start', '--memroy'], /unknown option '--memroy'.*Did you mean --memory\?/s],
    [['strat'], /unknown command 'strat'.*Did you mean start\?/s],
    [['start', '-D', 'hbase.master.prot=1'], /unknown setting hbase\.master\.prot; did you mean hbase\.master\.port\?/],
    [['start', '-D', 'hbase.master.port=x'], /hbase\.master\.port must be a whole number .* not "x"/],
    [['start', '-D', 'hbase.master.port'], /-D wants name=value/],
    [['start', '--config', '/nowhere'], /--config \/nowhere: there is no such file or folder/],
  ])('refuses %j with a line that says why', async (args, expected) => {
    const started = run(args);
    expect(await started.ended).toEqual({ code: 1, signal: null });
    expect(started.output()).toBe('');
    expect(started.errors()).toMatch(expected);
    expect(started.errors()).not.toContain('    at ');
  });
});
