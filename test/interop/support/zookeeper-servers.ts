import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../../base/clock.ts';
import { silentLogger } from '../../../base/logger.ts';
import { netTransport } from '../../../base/net-transport.ts';
import { systemRandom } from '../../../base/random.ts';
import { systemScheduler } from '../../../base/scheduler.ts';
import { LevelTreeStore } from '../../../coordination/zookeeper/level-tree-store.ts';
import { ZooKeeperServer } from '../../../coordination/zookeeper/server.ts';
import { freePort } from '../../support/free-port.ts';
import { BRIEF_JAVA_OPTIONS, classPath } from './jars.ts';

export const realWorld = {
  clock: systemClock,
  scheduler: systemScheduler,
  random: systemRandom,
  transport: netTransport,
  logger: silentLogger,
};
export const TICK_MS = 500;

export interface RunningZooKeeper {
  readonly hosts: string;
  stop(): Promise<void>;
}

/** Ours, its tree in a folder of its own. `restart` starts another on the same port and folder. */
export async function startOurs(): Promise<RunningZooKeeper & { restart(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'colonnade-zookeeper-'));
  const start = async (port: number) => {
    const server = new ZooKeeperServer({ ...realWorld, treeStore: new LevelTreeStore(folder), tickMs: TICK_MS });
    return { server, at: await server.listen('127.0.0.1', port) };
  };
  let running = await start(0);
  const { port } = running.at;
  return {
    hosts: `127.0.0.1:${port}`,
    async restart() {
      await running.server.close();
      running = await start(port);
    },
    async stop() {
      await running.server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** ZooKeeper 3.8.4 itself, one server. */
export async function startGenuine(): Promise<RunningZooKeeper> {
  const folder = mkdtempSync(join(tmpdir(), 'genuine-zookeeper-'));
  const port = await freePort();
  const config = join(folder, 'zoo.cfg');
  const settings = {
    tickTime: TICK_MS,
    dataDir: join(folder, 'data'),
    clientPort: port,
    clientPortAddress: '127.0.0.1',
  };
  const more = { 'admin.enableServer': false, '4lw.commands.whitelist': '*', maxClientCnxns: 0 };
  const lines = Object.entries({ ...settings, ...more }).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(config, lines.join(''));
  const options = ['-Xmx256m', ...BRIEF_JAVA_OPTIONS, '-Dzookeeper.extendedTypesEnabled=true', '-cp', classPath()];
  const child = spawn('java', [...options, 'org.apache.zookeeper.server.ZooKeeperServerMain', config], {
    stdio: 'ignore',
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    child.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  for (let tries = 0; (await ask(port, 'ruok')) !== 'imok'; tries++) {
    if (tries === 300) {
      await stop();
      throw new Error('the genuine ZooKeeper did not start within 30 s');
    }
    await systemScheduler.sleep(100);
  }
  return { hosts: `127.0.0.1:${port}`, stop };
}

const ANSWER_MS = 2000;

/** The answer to a four-letter word; undefined without a server. */
export function ask(port: number, word: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () => socket.write(word));
    let text = '';
    socket.on('data', (bytes) => {
      text += bytes;
    });
    // One that is just starting may take the connection and forget it.
    socket.setTimeout(ANSWER_MS, () => socket.destroy());
    socket.on('error', () => {});
    socket.on('close', () => resolve(text === '' ? undefined : text));
  });
}
