// The logs of a dead server are split by live ones: each log by one of them until it is split, whatever becomes of those who try.
import { afterEach, describe, expect, test } from 'vitest';
import { CorruptionError } from '../../base/errors.ts';
import { systemScheduler } from '../../base/scheduler.ts';
import type { Master } from '../../master/master.ts';
import { FakeCluster } from '../support/fake-cluster.ts';
import type { FakeRegionServer } from '../support/fake-region-server.ts';

let cluster: FakeCluster;
afterEach(() => cluster.stop());

type Rule = (server: number, what: string, calls: number) => 'ignore' | Error | undefined;

/** Three region servers, the first of which dies with some logs; `rule` says what the others make of the orders to split one. */
async function crash(logs: readonly string[], rule: Rule, config = {}) {
  cluster = await FakeCluster.start();
  const asked: string[] = [];
  const tried = new Map<string, number>();
  const master = await cluster.startMaster({ minRegionServers: 3, maxRegionServers: 3, ...config });
  for (let i = 0; i < 3; i++)
    await cluster.startServer({
      onProcedure: (name, what) => {
        const log = what.slice(what.lastIndexOf('.') + 1);
        asked.push(`${i} ${name} ${log}`);
        tried.set(log, (tried.get(log) ?? 0) + 1);
        return rule(i, log, tried.get(log)!);
      },
    });
  await master.initialized;
  // Not the one with hbase:meta: that has logs of two kinds.
  const victim = cluster.servers.findIndex((server) => !server.regions.has('1588230740'));
  const name = cluster.servers[victim].serverName.toString();
  for (const log of logs)
    await cluster.disk.files.writeFile(`WALs/${name}/${encodeURIComponent(name)}.${log}`, Buffer.alloc(0));
  const dead = cluster.servers[victim];
  return { master, dead, victim, asked };
}

async function die(master: Master, server: FakeRegionServer): Promise<void> {
  cluster.servers = cluster.servers.filter((each) => each !== server);
  await server.kill();
  master.serverDied(server.serverName);
}

/** Folders of logs of servers that do not live. */
async function foldersOfTheDead(): Promise<string[]> {
  const live = cluster.servers.map(({ serverName }) => serverName.toString());
  return (await cluster.disk.files.list('WALs')).map(({ name }) => name).filter((name) => !live.includes(name));
}
async function recovered(): Promise<void> {
  await expect.poll(foldersOfTheDead, { interval: 5 }).toEqual([]);
}

describe('splitting', () => {
  test('goes to several servers, each log to one, and ends with all archived', async () => {
    const { master, dead, victim, asked } = await crash(['1', '2', '3', '4'], () => undefined);
    await die(master, dead);
    await recovered();
    expect(await cluster.disk.files.list('oldWALs')).toHaveLength(4);
    expect(asked.map((line) => line.slice(2)).sort()).toEqual([1, 2, 3, 4].map((log) => `SplitWALCallable ${log}`));
    const workers = new Set(asked.map((line) => Number(line[0])));
    expect(workers.size).toBe(2);
    expect(workers).not.toContain(victim);
  });

  test('asks another server when one fails, and goes on asking', async () => {
    const failure = new Error('the disk of this server does not answer');
    const { master, dead, asked } = await crash(['1'], (_server, _log, calls) => (calls < 4 ? failure : undefined));
    await die(master, dead);
    await recovered();
    expect(asked).toHaveLength(4);
    expect(asked[1][0]).not.toBe(asked[0][0]);
  });

  test('asks another server when the one that splits dies', async () => {
    let first: number | undefined;
    const { master, dead, asked } = await crash(['1'], (server) => {
      first ??= server;
      return server === first ? 'ignore' : undefined;
    });
    const all = [...cluster.servers];
    await die(master, dead);
    await expect.poll(() => first, { interval: 5 }).toBeDefined();
    await die(master, all[first!]);
    await recovered();
    expect(asked.filter((line) => line.endsWith(' SplitWALCallable 1')).map((line) => line[0])).toHaveLength(2);
  });

  test('waits for a server when there is none', async () => {
    const { master, dead } = await crash(['1'], () => undefined);
    for (const server of [dead, ...cluster.servers.filter((each) => each !== dead)]) await die(master, server);
    await systemScheduler.sleep(50);
    expect(await foldersOfTheDead()).toHaveLength(3);
    await cluster.startServer();
    await recovered();
  });
});

describe('of the log of hbase:meta, for a master that is starting', () => {
  /** All servers died with a log; the only new one fails to split that of hbase:meta. */
  async function startOver(failureOf: (path: string) => Error): Promise<{ path: string; master: Master }> {
    cluster = await FakeCluster.start();
    const former = await cluster.startAll();
    const name = cluster.servers[0].serverName.toString();
    const path = `WALs/${name}/${encodeURIComponent(name)}.meta.1.meta`;
    await cluster.disk.files.writeFile(path, Buffer.alloc(0));
    former.abort('the next one takes over');
    await cluster.servers[0].kill();
    cluster.servers = [];
    const master = await cluster.startMaster();
    await cluster.startServer({ onProcedure: (_name, what) => (what.endsWith('.meta') ? failureOf(what) : undefined) });
    return { path, master };
  }

  test('damage is told with file and offset, as its worker found it', async () => {
    const { master } = await startOver((path) => new CorruptionError(path, 77, 'where a synced entry must be'));
    await expect(master.initialized).rejects.toThrow(/\.meta\.1\.meta is damaged at offset 77: where a synced/);
  });

  test('a failure that stays is told after some tries', async () => {
    const { master } = await startOver(() => new Error('no space left on the disk'));
    await expect(master.initialized).rejects.toThrow(/could not be split 6 times: .*no space left on the disk/);
  });
});
