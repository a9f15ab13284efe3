import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ManualClock } from '../../../base/clock.ts';
import { type Connection, connect } from '../../../client/index.ts';
import { javaFloat, rubyInspect } from '../../../client/shell/cluster-text.ts';
import { Session } from '../../../client/shell/session.ts';
import { RealCluster } from '../../support/real-cluster.ts';

describe('commands on a cluster of two region servers', () => {
  let cluster: RealCluster;
  let connection: Connection;
  beforeAll(async () => {
    cluster = await RealCluster.start(2);
    connection = await connect(cluster.quorum);
    await connection.admin.createTable({ name: 't', families: [{ name: 'f' }] }, ['b', 'c', 'd']);
  });
  afterAll(async () => {
    await connection?.close();
    await cluster?.stop();
  });

  async function printed(source: string, interactive = false): Promise<string> {
    let text = '';
    const output = { width: 0, write: (more: string) => void (text += more) };
    const readFile = () => Promise.reject(new Error('no files'));
    const clock = new ManualClock();
    await new Session({ connection, output, clock, interactive, readFile, user: 'me' }).run(source);
    return text.replaceAll('Took 0.0000 seconds\n', '');
  }
  const server = (i: number) => String(cluster.servers[i].serverName);
  const homes = async () => (await connection.admin.regions('t')).map((region) => String(region.server));

  it('a decommissioned server is emptied when asked, and balancing fills it again afterwards', async () => {
    await printed(`decommission_regionservers '${server(0)}', true`);
    await expect.poll(homes).toEqual(Array(4).fill(server(1)));
    expect(await printed('list_decommissioned_regionservers')).toBe(
      `DECOMMISSIONED REGION SERVERS\n${server(0)}\n1 row(s)\n`,
    );
    const { host, port } = cluster.servers[0].serverName;
    await printed(`recommission_regionserver '${host},${port}'`);
    await expect
      .poll(() => printed("balancer 'dry_run'"))
      .toMatch(/^Balancer ran\nMoves calculated: [2-4], moves executed: 0\n$/);
    expect(await printed('balancer')).toBe('true\n');
    await expect.poll(async () => new Set(await homes()).size).toBe(2);
    const underWay = async () => (await connection.admin.procedures()).filter(({ state }) => !/SUCCESS/.test(state));
    await expect.poll(underWay).toEqual([]);
  });

  it('names the servers that live, and has one begin new logs', async () => {
    // In the order of their ports, as numbers.
    const [title, ...lines] = (await printed('list_liveservers')).split('\n');
    expect([title, ...lines.slice(0, 2).sort(), ...lines.slice(2)]).toEqual([
      ...['SERVERNAME', ...[server(0), server(1)].sort(), '2 row(s)', ''],
    ]);
    const logs = async () => (await cluster.disk.files.list(`WALs/${server(0)}`)).map(({ name }) => name);
    const before = await logs();
    await printed(`wal_roll '${server(0)}'`);
    expect((await logs()).some((name) => !before.includes(name))).toBe(true);
  });

  it('clear_block_cache tells how many blocks left, of all servers of the table', async () => {
    await printed("put 't', 'row', 'f:q', 'v'\nflush 't'\nget 't', 'row'");
    const pattern =
      /^CacheEvictionStats\{evictedBlocks=(\d+), maxCacheSize=(\d+), failedRegionsSize=0, failedRegions=\[\]\}\n/;
    const [, blocks, capacity] = pattern.exec(await printed("clear_block_cache 't'")) ?? [];
    expect(Number(blocks)).toBeGreaterThanOrEqual(2);
    const caches = cluster.servers.map(({ shared }) => shared.blockCache.capacityBytes);
    expect(Number(capacity)).toBe(caches[0] + caches[1]);
    expect(await printed("clear_block_cache 't'")).toContain('evictedBlocks=0,');
  });

  it('switches compactions of servers off and on, compacts all that one serves, and forgets what waits', async () => {
    const [one, two] = [server(0), server(1)].sort();
    const lines = async (source: string) =>
      (await printed(source))
        .split('\n')
        .map((line) => line.trim().replace(/ +/g, ' '))
        .sort();
    const table = (was: boolean) =>
      ["['SERVER' 'PREV_STATE']", `${one} ${was}`, `${two} ${was}`, '2 row(s)', ''].sort();
    expect(await lines('compaction_switch false')).toEqual(table(true));
    expect(await lines('compaction_switch true')).toEqual(table(false));
    expect(await printed(`compaction_switch true, '${one}'`)).toContain(`${one} true`);
    await connection.table('t').put({ row: 'a', cells: [{ family: 'f', qualifier: 'q', value: 'v' }] });
    await printed("flush 't'");
    const { host, port } = cluster.servers[0].serverName;
    for (const [i] of cluster.servers.entries()) await printed(`compact_rs '${server(i)}', true`);
    expect(await printed(`clear_compaction_queues '${host},${port}', ['long', 'short']`)).toBe('');
    expect(await printed(`clear_compaction_queues '${host},${port}', 'wide'`, true)).toContain(
      'Unknown queue name wide',
    );
    await expect.poll(() => printed("compaction_state 't'")).toBe('NONE\n');
  });

  it("status 'replication': nothing comes from here, and nothing came", async () => {
    const [server] = cluster.servers;
    const started = (i: number) => cluster.servers[i].startedAt;
    const sink = (i: number) => `      SINK: TimeStampStarted=${started(i)}, Waiting for OPs... `;
    const order = [0, 1].sort((a, b) => cluster.servers[a].serverName.port - cluster.servers[b].serverName.port);
    const head = ['version 2.6.1', '2 live servers'];
    const host = `    ${server.serverName.host}:`;
    const lines = async (args: string) => (await printed(`status 'replication'${args}`)).trimEnd().split('\n');
    const trimmed = (text: readonly string[]) => text.join('\n').trimEnd().split('\n');
    expect(await lines('')).toEqual(trimmed([...head, ...order.flatMap((i) => [host, '       SOURCE:', sink(i)])]));
    expect(await lines(", 'source'")).toEqual([...head, ...order.flatMap(() => [host, '       SOURCE:'])]);
  });

  it("status 'tasks': what master and servers are at", async () => {
    const master = cluster.master.serverName;
    const text = (name: typeof master) => `${name.host}:${name.port} ${name.startCode}`;
    const servers = cluster.servers.map(({ serverName }) => text(serverName)).sort();
    const idle = servers.flatMap((server) => [`    ${server}`, '        no active tasks']);
    const head = [`active master:  ${text(master)}`];
    const tasks = async () => (await printed("status 'tasks'")).trimEnd().split('\n');
    await expect.poll(tasks).toEqual([...head, '    no active tasks', '2 live servers', ...idle]);
    // Held up, so that there is something to see.
    const held = cluster.servers.map(({ serverName }) => connection.admin.decommission([serverName]));
    await Promise.all(held);
    const table = connection.admin.createTable({ name: 'busy', families: ['f'] });
    const busy = /^ {4}pid=\d+, CreateTableProcedure: status=.*, state=RUNNING, startTime=\d+, completionTime=\d+$/m;
    await expect.poll(() => printed("status 'tasks'")).toMatch(busy);
    await Promise.all(cluster.servers.map(({ serverName }) => connection.admin.recommission(serverName)));
    await table;
    await connection.admin.disableTable('busy');
    await connection.admin.deleteTable('busy');
  });

  it("changes a table's or family's store file tracker", async () => {
    await connection.table('t').put({ row: 'b', cells: [{ family: 'f', qualifier: 'q', value: 'v' }] });
    const trackers = async () => {
      const table = await connection.admin.describe('t');
      const name = 'hbase.store.file-tracker.impl';
      return [table.values.get(name), table.families[0].configuration.get(name)];
    };
    expect(await printed("change_sft 't', 'FILE'")).toBe('');
    expect(await trackers()).toEqual(['FILE', undefined]);
    expect(await printed("change_sft 't', 'f', 'DEFAULT'")).toBe('');
    expect(await trackers()).toEqual(['FILE', 'DEFAULT']);
    expect(await printed("change_sft 't', 'f', 'FILE'")).toBe('');
    const asked = "t\n\nChange the above 1 tables's sft (y/n)?\n";
    expect(await printed("change_sft_all 't.*', 'DEFAULT'\nn")).toBe(asked);
    expect(await trackers()).toEqual(['FILE', 'FILE']);
    await expect(printed("change_sft_all 't.*', 'DEFAULT'")).rejects.toThrow('nobody is there to answer');
    expect(await printed("change_sft_all 't.*', 'DEFAULT'\ny\nwhoami")).toBe(`${asked}me (auth:SIMPLE)\n`);
    expect(await printed("change_sft_all 'u.*', 'DEFAULT'")).toBe('No tables matched the regex u.*\n');
    expect(await trackers()).toEqual(['DEFAULT', 'FILE']);
    expect(await printed("change_sft 't', 'MIGRATION'", true)).toContain('Do not need to transfer to MIGRATION');
    expect(await printed("change_sft 't', 'g', 'FILE'", true)).toContain('Unknown column family!');
    const row = await connection.table('t').get({ row: 'b' });
    expect(row?.value('f', 'q')?.toString()).toBe('v');
  });

  it('says what is wrong with arguments', async () => {
    const out = await printed(
      [
        "balancer 'often'",
        "list_regions 't', {}, ['COLOUR']",
        "list_regions 't', {LOCALITY_THRESHOLD => 2}",
        "list_regions 'none'",
        "splitormerge_switch 'BOTH', true",
        "merge_region 'one'",
        "stop_regionserver 'nowhere'",
        "decommission_regionservers 'nobody'",
        "move 'ffffffffffffffffffffffffffffffff'",
        "normalize COLOUR => 'red'",
      ].join('\n'),
      true,
    );
    expect(out.match(/^ERROR: .*/gm)).toEqual([
      'ERROR: Invalid argument often.',
      'ERROR: COLOUR is not a valid column. Possible values are SERVER_NAME, REGION_NAME, START_KEY, END_KEY, SIZE, REQ, LOCALITY.',
      'ERROR: LOCALITY_THRESHOLD must be between 0 and 1.0, inclusive',
      'ERROR: Unknown table none!',
      'ERROR: only SPLIT or MERGE accepted for type!',
      'ERROR: Must pass at least 2 regions to merge',
      'ERROR: nowhere is not host:port',
      'ERROR: Could not find any server(s) with specified name(s): nobody',
      'ERROR: Unknown region ffffffffffffffffffffffffffffffff!',
      'ERROR: Unrecognized argument COLOUR',
    ]);
  });

  it('refuses to move a region to a server that is not there', async () => {
    const [{ region }] = await connection.admin.regions('t');
    await expect(connection.admin.move(region, 'nobody,1,1')).rejects.toMatchObject({
      javaClass: 'org.apache.hadoop.hbase.DoNotRetryIOException',
      message: expect.stringContaining('nobody,1,1 is not an online region server'),
    });
  });

  it('lists procedures, newest results included', async () => {
    const procedures = await connection.admin.procedures();
    const create = procedures.find(
      ({ owner, className }) => owner !== 'master' && className.endsWith('CreateTableProcedure'),
    );
    expect(create).toMatchObject({ state: 'SUCCESS', locked: false, failure: undefined });
    expect(JSON.stringify(create!.parameters[1])).toContain(
      '"tableName":{"namespace":"ZGVmYXVsdA==","qualifier":"dA=="}',
    );
  });

  it('stops a region server, whose regions the others take over, and the master, when told to', async () => {
    const [stopped, other] = [cluster.servers[0], await cluster.startServer()];
    await expect.poll(async () => (await connection.admin.regionServers()).length).toBe(3);
    await printed(`stop_regionserver '${stopped.serverName.address}'`);
    expect(await stopped.ended).toBeUndefined();
    await expect.poll(homes).not.toContain(String(stopped.serverName));
    expect(await printed('list_deadservers')).toBe(`SERVERNAME\n${stopped.serverName}\n1 row(s)\n`);
    await expect.poll(() => printed('clear_deadservers')).toBe('true\n');
    expect(await printed('list_deadservers')).toBe('SERVERNAME\n0 row(s)\n');
    cluster.servers = [cluster.servers[1], other];
    const { master } = cluster;
    await printed('stop_master');
    expect(await master.ended).toBeUndefined();
    await cluster.startMaster();
    await cluster.master.initialized;
    expect(await printed('status')).toMatch(/^1 active master, 0 backup masters, 2 servers, 0 dead, /);
  });
});

describe('words of Java and Ruby', () => {
  it.each([
    [0, '0.0'],
    [1, '1.0'],
    [0.5, '0.5'],
    [Math.fround(0.1), '0.1'],
    [Math.fround(2 / 3), '0.6666667'],
    [Number.NaN, 'NaN'],
  ])('%d', (value, text) => {
    expect(javaFloat(value)).toBe(text);
  });

  it('hashes, lists and nil', () => {
    expect(rubyInspect({ a: [1, 'x', null, true], b: {} })).toBe('{"a"=>[1, "x", nil, true], "b"=>{}}');
  });
});
