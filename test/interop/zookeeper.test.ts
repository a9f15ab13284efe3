import { execFile, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import zookeeper from 'node-zookeeper-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HBaseZnodes } from '../../coordination/hbase-znodes.ts';
import { readActiveMaster } from '../../coordination/leader-election.ts';
import {
  addZnodeFront,
  decodeClusterId,
  decodeClusterUp,
  decodeMetaLocation,
  encodeClusterId,
  encodeClusterUp,
  encodeMasterAddress,
  encodeMetaLocation,
  encodeRegionServerInfo,
} from '../../coordination/znode-payloads.ts';
import { ZooKeeperClient } from '../../coordination/zookeeper/client.ts';
import { ServerName } from '../../model/server-name.ts';
import { BRIEF_JAVA_OPTIONS, classPath, compileJava, javaMissing } from './support/jars.ts';
import { type RunningZooKeeper, realWorld, startGenuine, startOurs } from './support/zookeeper-servers.ts';
import { nodeClientSuite } from './zookeeper/node-client-suite.ts';
import { ourClientSuite } from './zookeeper/our-client-suite.ts';

const run = promisify(execFile);
const HERE = resolve('test/interop/zookeeper');
const noJava = javaMissing();
const noPython =
  spawnSync('python3', ['-m', 'pip', '--version']).status === 0 ? undefined : 'there is no python3 with pip';
if (noJava !== undefined)
  console.warn(`the Java client and the comparison with a genuine ZooKeeper are skipped: ${noJava}`);
if (noPython !== undefined) console.warn(`kazoo is skipped: ${noPython}`);

let ours: Awaited<ReturnType<typeof startOurs>>;
let genuine: RunningZooKeeper | undefined;
beforeAll(async () => {
  ours = await startOurs();
  if (noJava === undefined) genuine = await startGenuine();
});
afterAll(async () => {
  await ours?.stop();
  await genuine?.stop();
});

/** The same suite on ours and, where Java is, on ZooKeeper 3.8.4: the outcomes are the same. */
async function compare(suite: (hosts: string) => Promise<unknown>): Promise<unknown> {
  const found = await suite(ours.hosts);
  if (genuine !== undefined) expect(found).toEqual(await suite(genuine.hosts));
  return found;
}

function kazooFolder(): string {
  const folder = resolve('.interop-cache/python');
  if (existsSync(join(folder, 'kazoo'))) return folder;
  mkdirSync(folder, { recursive: true });
  const pip = spawnSync('python3', ['-m', 'pip', 'install', '--quiet', '--target', folder, 'kazoo==2.11.0'], {
    encoding: 'utf8',
  });
  if (pip.status !== 0) throw new Error(`pip could not fetch kazoo: ${pip.stderr}`);
  return folder;
}

describe('clients nobody here wrote', () => {
  it.skipIf(noPython !== undefined)('kazoo', async () => {
    const env = { ...process.env, PYTHONPATH: kazooFolder() };
    const found = (await compare(async (hosts) => {
      const { stdout } = await run('python3', [join(HERE, 'kazoo_suite.py'), hosts], { env, timeout: 240_000 });
      return JSON.parse(stdout);
    })) as Record<string, unknown>;
    expect(Object.keys(found).length).toBeGreaterThan(80);
    expect(JSON.stringify(found)).not.toContain('FAILS');
    expect(found['reconnect with the same session']).toEqual([true, true, true, true, ['SUSPENDED', 'CONNECTED']]);
  });

  it.skipIf(noJava !== undefined)("ZooKeeper's own Java client", async () => {
    const classes = compileJava();
    const found = (await compare(async (hosts) => {
      const { stdout } = await run(
        'java',
        [...BRIEF_JAVA_OPTIONS, '-cp', classPath(classes), 'ZooKeeperSuite', hosts],
        { timeout: 240_000 },
      );
      return stdout.split('\n');
    })) as string[];
    expect(found.length).toBeGreaterThan(70);
    expect(found.filter((line) => line.includes('FAILS'))).toEqual([]);
    expect(found).toContain('bulk: [true, true]');
  });

  it('node-zookeeper-client', async () => {
    const found = (await compare(nodeClientSuite)) as Record<string, unknown>;
    expect(found.create).toBe('/n');
    expect(found['event after a cut']).toBe(true);
    expect(found['gone after close']).toBe(true);
  });

  it('our own client sees the same of both', async () => {
    const found = (await compare(ourClientSuite)) as Record<string, unknown>;
    expect(found.create).toBe('/o');
    expect(found['ephemeral gone']).toBe(null);
  });

  it('a session of node-zookeeper-client lives through a restart of the server', async () => {
    const client = zookeeper.createClient(ours.hosts, { sessionTimeout: 10_000, spinDelay: 50, retries: 3 });
    const connected = () => new Promise<void>((done) => client.once('connected', () => done()));
    const first = connected();
    client.connect();
    await first;
    const call = (start: (done: (error: unknown, result?: unknown) => void) => void) =>
      new Promise<unknown>((done, fail) => start((error, result) => (error ? fail(error) : done(result))));
    await call((done) => client.create('/restart', zookeeper.CreateMode.EPHEMERAL, done));
    const { promise: changed, resolve: onChange } = Promise.withResolvers<string>();
    await call((done) => client.getData('/restart', (event) => onChange(event.getName()), done));
    const session = client.getSessionId().toString('hex');
    const again = connected();
    await ours.restart();
    await again;
    expect(client.getSessionId().toString('hex')).toBe(session);
    await call((done) => client.setData('/restart', Buffer.from('x'), done));
    expect(await changed).toBe('NODE_DATA_CHANGED');
    client.close();
  });
});

describe.skipIf(noJava !== undefined)("HBase's own classes", () => {
  it('read the znodes we write, and write ones we read', async () => {
    const client = new ZooKeeperClient({ ...realWorld, quorum: ours.hosts });
    await client.connect();
    const { random } = realWorld;
    const znodes = new HBaseZnodes('/ours');
    const master = new ServerName('m.example', 16000, 1700000000001);
    const backup = new ServerName('b.example', 16000, 1700000000002);
    const server = new ServerName('r.example', 16020, 1700000000003);
    for (const path of znodes.skeleton) await client.ensurePath(path);
    const front = (payload: Buffer) => addZnodeFront('master:16000', random, payload);
    await client.create(znodes.clusterId, front(encodeClusterId('our-cluster')));
    await client.create(znodes.running, front(encodeClusterUp(1700000000000)));
    await client.create(znodes.master, front(encodeMasterAddress({ server: master, infoPort: 16010 })), {
      ephemeral: true,
    });
    await client.create(znodes.backupMaster(backup), front(encodeMasterAddress({ server: backup, infoPort: 0 })), {
      ephemeral: true,
    });
    const info = { infoPort: 16030 };
    await client.create(znodes.regionServer(server), front(encodeRegionServerInfo(info)), { ephemeral: true });
    await client.create(znodes.metaRegionServer(), front(encodeMetaLocation(server, 'OPEN')));

    const classes = compileJava();
    const port = ours.hosts.split(':')[1];
    const java = spawn('java', [
      ...BRIEF_JAVA_OPTIONS,
      '-cp',
      classPath(classes),
      'org.apache.hadoop.hbase.client.ZnodeSuite',
      port,
    ]);
    let text = '';
    let errors = '';
    java.stderr.on('data', (bytes) => {
      errors += bytes;
    });
    await new Promise<void>((done) => {
      java.stdout.on('data', (bytes) => {
        text += bytes;
        if (text.includes('written')) done();
      });
      java.once('exit', () => done());
    });
    expect(text, errors).toContain('written');
    expect(text).toContain('cluster id our-cluster');
    expect(text).toContain('master m.example,16000,1700000000001');
    expect(text).toContain('meta r.example,16020,1700000000003 replicas 1');
    expect(text).toContain('tracked m.example,16000,1700000000001 info 16010');
    expect(text).toContain('backups [b.example,16000,1700000000002]');
    expect(text).toContain('servers [r.example,16020,1700000000003]');
    expect(text).toContain('cluster up true');

    const theirs = new HBaseZnodes('/theirs');
    const read = async (path: string) => (await client.get(path)).data;
    expect(await readActiveMaster(client, theirs)).toEqual({
      server: new ServerName('theirs.example', 16000, 123),
      infoPort: 16010,
    });
    expect(decodeClusterId(await read(theirs.clusterId))).toBe('11111111-2222-3333-4444-555555555555');
    expect(decodeMetaLocation(await read(theirs.metaRegionServer()))).toEqual({
      server: new ServerName('meta.example', 16020, 456),
      state: 'OPEN',
    });
    expect(decodeClusterUp(await read(theirs.running))).toMatch(/^\w{3} \w{3} \d\d \d\d:\d\d:\d\d \w+ \d{4}$/);
    java.stdin.write('\n');
    java.kill();
    await client.close();
  });
});
