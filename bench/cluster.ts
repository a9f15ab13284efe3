// A cluster of processes on one machine (`colonnade start --region-servers N`): ZooKeeper and master in one, each region server in one of its own.
//
//   node bench/cluster.ts [throughput] [create] [failover] [recovery] [scale] [--kills N] [--regions N]
//
// throughput  buffered writes and gets with 1, 2 and 4 region servers; on few cores the client takes its share of them
// create      a table of 500 regions
// failover    SIGKILL of a region server with 20 regions and 100 MB that no file holds, until each region answers again
// recovery    the same with 1 GB
// scale       10,000 regions on three servers: made, idle, and started again
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type Connection, connect, type Table } from '../client/index.ts';
import { type ColonnadeProcess, startColonnade } from '../test/support/colonnade-process.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { kills: { type: 'string', default: '20' }, regions: { type: 'string', default: '10000' } },
});
const VALUE = Buffer.alloc(1000, 'v');
const MB = 1e6;
const PROBE_MS = 100;
const PATIENCE_MS = 120_000;

interface Running {
  readonly process: ColonnadeProcess;
  readonly connection: Connection;
}

async function startCluster(servers: number, settings: readonly string[] = [], data?: string): Promise<Running> {
  const args = ['--region-servers', String(servers), ...settings.flatMap((each) => ['-D', each])];
  const process = await startColonnade({ args, ...(data === undefined ? {} : { data }) });
  return { process, connection: await connect({ quorum: process.quorum, retryPauseMs: 10 }) };
}
async function stopCluster({ process, connection }: Running): Promise<void> {
  await connection.close();
  await process.stop();
}

/** Process ids of the region servers that were ever seen, by name. */
function pidsOf({ process }: Running): Map<string, number> {
  const pids = new Map(process.regionServers.map(({ server, pid }) => [server, pid]));
  for (const line of process.log().split('\n')) {
    if (!line.includes('a region server is back')) continue;
    const { server, pid } = JSON.parse(line) as { server: string; pid: number };
    pids.set(server, pid);
  }
  return pids;
}

const splitsOf = (count: number, digits: number) =>
  Array.from({ length: count - 1 }, (_, i) => String(i + 1).padStart(digits, '0'));

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

/** Rows of 1 KB, dealt out over the regions in turn. */
async function fill(table: Table, regions: number, bytes: number): Promise<number> {
  const rows = Math.ceil(bytes / (VALUE.length + 60));
  const mutator = table.bufferedMutator();
  for (let i = 0; i < rows; i++) {
    const row = `${String(i % regions).padStart(2, '0')}-${String(Math.floor(i / regions)).padStart(8, '0')}`;
    await mutator.put({ row, cells: [{ family: 'f', qualifier: 'q', value: VALUE }] });
  }
  await mutator.close();
  return Math.floor(rows / regions);
}

/** Seconds until the last row of each region was read. It is asked for anew every few milliseconds: a client's own pauses grow to a second. */
async function untilAllAnswer(table: Table, regions: number, rowsEach: number): Promise<number> {
  const end = performance.now() + PATIENCE_MS;
  const read = async (row: string) => {
    for (;;) {
      try {
        return (await table.get(row, { timeoutMs: PROBE_MS })).value('f', 'q');
      } catch (error) {
        if (performance.now() > end) throw error;
        await sleep(10);
      }
    }
  };
  return timed(() =>
    Promise.all(
      Array.from({ length: regions }, async (_, region) => {
        const row = `${String(region).padStart(2, '0')}-${String(rowsEach - 1).padStart(8, '0')}`;
        if ((await read(row))?.length !== VALUE.length) throw new Error(`${row} is lost`);
      }),
    ),
  );
}

async function untilSettled({ connection }: Running, servers: number): Promise<void> {
  for (;;) {
    const { liveServers, regionsInTransition } = await connection.admin.clusterStatus();
    if (liveServers.length === servers && regionsInTransition.length === 0) return;
    await sleep(100);
  }
}

/** When what happened after the kill, in seconds, as the servers' logs tell. */
function phasesSince(cluster: Running, killedAt: number): string {
  const lines = cluster.process
    .log()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as { time: string | number; msg: string })
    .map(({ time, msg }) => ({ at: (new Date(time).getTime() - killedAt) / 1000, msg }))
    .filter(({ at }) => at >= 0);
  const span = (name: string, msg: string) => {
    const times = lines.filter((line) => line.msg.startsWith(msg)).map(({ at }) => at);
    if (times.length === 0) return `${name} –`;
    const [first, last] = [Math.min(...times).toFixed(2), Math.max(...times).toFixed(2)];
    return `${name} ${first === last ? first : `${first}–${last}`}`;
  };
  return [
    span('noticed', 'recovering from a server crash'),
    span('logs split', 'split a write-ahead log'),
    span('replayed', 'replayed recovered edits'),
    span('opened', 'region opened'),
  ].join(', ');
}

/** All regions of the table to one server. */
async function gather({ connection }: Running, table: string, server: string): Promise<void> {
  const regions = await connection.admin.regions(table);
  await Promise.all(
    regions
      .filter((detail) => String(detail.server) !== server)
      .map(({ region }) => connection.admin.move(region, server)),
  );
}

function summary(name: string, unit: string, all: readonly number[]): void {
  const sorted = [...all].sort((a, b) => a - b);
  const [median, worst] = [sorted[sorted.length >> 1], sorted.at(-1)!].map((value) => value.toFixed(2));
  console.log(`${name}: median ${median} ${unit}, worst ${worst} of ${all.length}`);
}

async function throughput(): Promise<void> {
  const seconds = 5;
  const found: { servers: number; writes: number; gets: number }[] = [];
  for (const servers of [1, 2, 4]) {
    const cluster = await startCluster(servers);
    await cluster.connection.admin.createTable({ name: 't', families: ['f'] }, splitsOf(16, 2));
    const table = cluster.connection.table('t');
    const rowOf = (i: number) => `${String(i % 16).padStart(2, '0')}-${i}`;
    const mutator = table.bufferedMutator();
    let rows = 0;
    const writing = await timed(async () => {
      for (const end = performance.now() + seconds * 1000; performance.now() < end; rows++)
        await mutator.put({ row: rowOf(rows), cells: [{ family: 'f', qualifier: 'q', value: VALUE }] });
      await mutator.close();
    });
    let gets = 0;
    const reading = await timed(async () => {
      const end = performance.now() + seconds * 1000;
      const lane = async (first: number) => {
        for (let i = first; performance.now() < end; i += 7919, gets++)
          await table.get(rowOf(i % Math.min(rows, 16_384)));
      };
      await Promise.all(Array.from({ length: 64 }, (_, i) => lane(i)));
    });
    found.push({ servers, writes: rows / writing, gets: gets / reading });
    await stopCluster(cluster);
  }
  const [one] = found;
  for (const { servers, writes, gets } of found)
    console.log(
      `throughput, ${servers} region servers, 1 client on ${availableParallelism()} cores: ${writes.toFixed(0)} rows of 1 KB/s buffered (${(writes / one.writes).toFixed(2)} of one server), ${gets.toFixed(0)} gets/s (${(gets / one.gets).toFixed(2)})`,
    );
}

async function create(): Promise<void> {
  const cluster = await startCluster(3);
  const seconds = await timed(() =>
    cluster.connection.admin.createTable({ name: 'many', families: ['f'] }, splitsOf(500, 4)),
  );
  console.log(`create a table of 500 regions on 3 servers: ${seconds.toFixed(2)} s`);
  await stopCluster(cluster);
}

async function failover(): Promise<void> {
  const cluster = await startCluster(3);
  const table = cluster.connection.table('t');
  await cluster.connection.admin.createTable({ name: 't', families: ['f'] }, splitsOf(20, 2));
  const all = { 'with hbase:meta': [] as number[], 'without hbase:meta': [] as number[] };
  for (let kill = 0; kill < Number(values.kills); kill++) {
    await untilSettled(cluster, 3);
    const meta = String((await cluster.connection.admin.regions('hbase:meta'))[0].server);
    const live = (await cluster.connection.admin.regionServers()).map(String);
    const victim = live.find((name) => (name === meta) === (kill % 2 === 0))!;
    await gather(cluster, 't', victim);
    const rowsEach = await fill(table, 20, 100 * MB);
    process.kill(pidsOf(cluster).get(victim)!, 'SIGKILL');
    const killedAt = Date.now();
    const before = cpuOf(cluster);
    const seconds = await untilAllAnswer(table, 20, rowsEach);
    const which = victim === meta ? 'with hbase:meta' : 'without hbase:meta';
    all[which].push(seconds);
    console.log(`  kill ${kill}, ${which}: ${seconds.toFixed(2)} s (${phasesSince(cluster, killedAt)})`);
    if (process.env.VERBOSE) console.log(`  ${cpuSince(cluster, before)}`);
  }
  for (const [which, seconds] of Object.entries(all))
    if (seconds.length > 0) summary(`failover of 20 regions, 100 MB unflushed, server ${which}`, 's', seconds);
  summary('failover of 20 regions, 100 MB unflushed', 's', Object.values(all).flat());
  if (process.env.VERBOSE) console.log(cluster.process.log());
  await stopCluster(cluster);
}

async function recovery(): Promise<void> {
  const settings = [
    'colonnade.heap.budget=4000000000',
    'hbase.hregion.memstore.flush.size=1000000000',
    'hbase.regionserver.maxlogs=1000',
  ];
  const cluster = await startCluster(3, settings);
  await cluster.connection.admin.createTable({ name: 't', families: ['f'] }, splitsOf(20, 2));
  const table = cluster.connection.table('t');
  const victim = (await cluster.connection.admin.regionServers()).map(String)[0];
  await gather(cluster, 't', victim);
  const rowsEach = await fill(table, 20, 1000 * MB);
  process.kill(pidsOf(cluster).get(victim)!, 'SIGKILL');
  const killedAt = Date.now();
  const before = cpuOf(cluster);
  const seconds = await untilAllAnswer(table, 20, rowsEach);
  console.log(`  ${phasesSince(cluster, killedAt)}`);
  console.log(`1 GB of logs of a killed server is readable: ${seconds.toFixed(2)} s; ${cpuSince(cluster, before)}`);
  if (process.env.VERBOSE) console.log(cluster.process.log());
  await stopCluster(cluster);
}

/** Seconds of processor time so far, and resident megabytes. */
function usageOf(pid: number): { cpu: number; rss: number } {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  const pageKiB = 4;
  return { cpu: (Number(fields[11]) + Number(fields[12])) / 100, rss: (Number(fields[21]) * pageKiB) / 1024 };
}

/** Processor seconds so far, by process that lives. */
function cpuOf(cluster: Running): Map<string, number> {
  const found = new Map([['master', usageOf(cluster.process.pid).cpu]]);
  for (const [name, pid] of pidsOf(cluster)) if (existsSync(`/proc/${pid}/stat`)) found.set(name, usageOf(pid).cpu);
  const { user, system } = process.cpuUsage();
  return found.set('client', (user + system) / 1e6);
}
function cpuSince(cluster: Running, before: ReadonlyMap<string, number>): string {
  const each = [...cpuOf(cluster)].map(([name, cpu]) => [name, cpu - (before.get(name) ?? 0)] as const);
  const sum = each.reduce((total, [, cpu]) => total + cpu, 0);
  return `processor time ${sum.toFixed(2)} s (${each.map(([name, cpu]) => `${name} ${cpu.toFixed(2)}`).join(', ')})`;
}

async function idle(cluster: Running, seconds: number): Promise<void> {
  const servers = (await cluster.connection.admin.regionServers()).map(String);
  const pids = pidsOf(cluster);
  const named: [string, number][] = [['master and ZooKeeper', cluster.process.pid]];
  for (const [i, server] of servers.entries()) named.push([`region server ${i + 1}`, pids.get(server)!]);
  const before = named.map(([, pid]) => usageOf(pid).cpu);
  await sleep(seconds * 1000);
  for (const [i, [name, pid]] of named.entries()) {
    const { cpu, rss } = usageOf(pid);
    console.log(
      `  ${name}: idle at ${(((cpu - before[i]) / seconds) * 100).toFixed(1)} % of a core, RSS ${rss.toFixed(0)} MB`,
    );
  }
}

async function scale(): Promise<void> {
  const regions = Number(values.regions);
  const data = mkdtempSync(join(tmpdir(), 'bench-scale-'));
  let cluster = await startCluster(3, [], data);
  const perTable = 1000;
  const seconds = await timed(async () => {
    for (let i = 0; i < regions / perTable; i++)
      await cluster.connection.admin.createTable({ name: `t${i}`, families: ['f'] }, splitsOf(perTable, 4));
  });
  console.log(`${regions} regions on 3 servers, made in tables of ${perTable}: ${seconds.toFixed(1)} s`);
  await untilSettled(cluster, 3);
  await idle(cluster, 30);
  const stop = await timed(async () => {
    await cluster.connection.close();
    await cluster.process.kill('SIGTERM');
  });
  const start = await timed(async () => {
    cluster = await startCluster(3, [], data);
  });
  const settled = start + (await timed(() => untilAllOpen(cluster, regions)));
  console.log(
    `${regions} regions: stopped in ${stop.toFixed(1)} s, clients served after ${start.toFixed(1)} s, all regions open after ${settled.toFixed(1)} s`,
  );
  await idle(cluster, 10);
  await stopCluster(cluster);
  rmSync(data, { recursive: true, force: true });
}

async function untilAllOpen({ connection }: Running, regions: number): Promise<void> {
  for (;;) {
    const { liveServers, regionsInTransition } = await connection.admin.clusterStatus();
    const open = liveServers.reduce((sum, each) => sum + each.regions.length, 0);
    if (open >= regions && regionsInTransition.length === 0) return;
    await sleep(200);
  }
}

const BENCHES: Record<string, () => Promise<void>> = { throughput, create, failover, recovery, scale };
for (const name of positionals.length > 0 ? positionals : Object.keys(BENCHES)) await BENCHES[name]();
