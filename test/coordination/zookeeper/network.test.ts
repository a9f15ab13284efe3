import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../base/clock.ts';
import { silentLogger } from '../../../base/logger.ts';
import { netTransport } from '../../../base/net-transport.ts';
import { SeededRandom, systemRandom } from '../../../base/random.ts';
import { systemScheduler } from '../../../base/scheduler.ts';
import { ZooKeeperClient } from '../../../coordination/zookeeper/client.ts';
import { MemoryTreeStore } from '../../../coordination/zookeeper/memory-tree-store.ts';
import { ZooKeeperServer } from '../../../coordination/zookeeper/server.ts';
import { isZooKeeperError } from '../../../coordination/zookeeper/zookeeper-error.ts';

const world = {
  ...{ clock: systemClock, scheduler: systemScheduler, random: systemRandom },
  ...{ transport: netTransport, logger: silentLogger },
};
const closers: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function connect(port: number): Promise<ZooKeeperClient> {
  const client = new ZooKeeperClient({ ...world, quorum: `127.0.0.1:${port}`, sessionTimeoutMs: 30_000 });
  closers.push(() => client.close());
  await client.connect();
  return client;
}

describe('over sockets', () => {
  it('client and server speak on loopback', async () => {
    const server = new ZooKeeperServer({ ...world, treeStore: new MemoryTreeStore(), tickMs: 500 });
    closers.push(() => server.close());
    const { port } = await server.listen('127.0.0.1', 0);
    const [zk, other] = [await connect(port), await connect(port)];
    const changed = new Promise<string>((resolve) => {
      void zk.exists('/a', { watch: (event) => resolve(`${event.type} ${event.path}`) });
    });
    const big = systemRandom.bytes(1_000_000);
    await other.create('/a', big);
    expect(await changed).toBe('created /a');
    expect((await zk.get('/a')).data.equals(big)).toBe(true);
    const many = await Promise.all(
      Array.from({ length: 1000 }, (_, i) => zk.create(`/a/${i}`, Buffer.from(String(i)))),
    );
    expect(many.length).toBe(1000);
    expect((await other.getChildren('/a')).length).toBe(1000);
  });
  it('a port in use is an error that names it', async () => {
    const first = new ZooKeeperServer({ ...world, treeStore: new MemoryTreeStore() });
    const second = new ZooKeeperServer({ ...world, treeStore: new MemoryTreeStore() });
    closers.push(
      () => first.close(),
      () => second.close(),
    );
    const { port } = await first.listen('127.0.0.1', 0);
    await expect(second.listen('127.0.0.1', port)).rejects.toThrow(`Cannot listen on 127.0.0.1:${port}`);
  });
});

/** Starts the server in a process of its own on `folder`. */
function startProcess(port: number, folder: string): Promise<{ port: number; child: ChildProcess }> {
  const script = join(import.meta.dirname, '../support/zookeeper-process.ts');
  const child = spawn(process.execPath, [script, String(port), folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  closers.push(() => {
    child.kill('SIGKILL');
  });
  return new Promise((resolve, reject) => {
    child.stdout!.once('data', (bytes) => resolve({ port: Number(bytes), child }));
    child.once('exit', () => reject(new Error('the server ended')));
  });
}

describe('killed', () => {
  it('at random moments: what was acknowledged is there, and clients go on with their sessions', async () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    const random = new SeededRandom(seed);
    const folder = mkdtempSync(join(tmpdir(), 'colonnade-kill-'));
    closers.push(() => rmSync(folder, { recursive: true, force: true }));
    let { port, child } = await startProcess(0, folder);
    const zk = await connect(port);
    await zk.create('/mine', undefined, { ephemeral: true });
    const acknowledged = new Map<string, string>();
    let next = 0;
    for (let round = 0; round < 4; round++) {
      const killed = new Promise((resolve) => child.once('exit', resolve));
      const victim = child;
      // However slow the machine is, something was acknowledged before.
      const least = acknowledged.size + 15;
      const kill = () => {
        if (acknowledged.size >= least) victim.kill('SIGKILL');
        else world.scheduler.after(10, kill);
      };
      world.scheduler.after(10 + random.below(120), kill);
      let isAlive = true;
      void killed.then(() => {
        isAlive = false;
      });
      const write = async () => {
        while (isAlive) {
          const path = `/n${next++}`;
          try {
            await zk.create(path, Buffer.from(path));
            acknowledged.set(path, path);
            if (next % 3 === 0) acknowledged.set(path, String((await zk.set(path, Buffer.from('1'))).version));
          } catch (error) {
            if (!isZooKeeperError(error, 'CONNECTIONLOSS')) throw error;
            acknowledged.delete(path);
          }
        }
      };
      const writers = Promise.all(Array.from({ length: 8 }, write));
      await killed;
      ({ child } = await startProcess(port, folder));
      await writers;
      for (const [path, last] of acknowledged) {
        const { data } = await zk.get(path);
        expect(data.toString(), `${path}, seed ${seed}`).toBe(last);
      }
      expect((await zk.exists('/mine'))?.ephemeralOwner).toBe(zk.sessionId);
    }
    expect(acknowledged.size, `seed ${seed}`).toBeGreaterThan(20);
  });
});
