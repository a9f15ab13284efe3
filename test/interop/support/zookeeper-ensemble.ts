// ZooKeeper 3.8.4 itself, one server or an ensemble, each in a JVM of its own that may be killed and started again.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemScheduler } from '../../../base/scheduler.ts';
import { freePort } from '../../support/free-port.ts';
import { BRIEF_JAVA_OPTIONS, classPath } from './jars.ts';
import { ask, TICK_MS } from './zookeeper-servers.ts';

interface Node {
  readonly config: string;
  readonly clientPort: number;
  child: ChildProcess | undefined;
}

const POLL_MS = 100;
const PATIENCE_MS = 120_000;

export class ZooKeeperEnsemble {
  readonly #folder = mkdtempSync(join(tmpdir(), 'zookeeper-ensemble-'));
  readonly #nodes: Node[] = [];

  /** Resolves when all nodes serve. */
  static async start(count: number): Promise<ZooKeeperEnsemble> {
    const ensemble = new ZooKeeperEnsemble();
    await ensemble.#configure(count);
    for (let i = 0; i < count; i++) ensemble.startNode(i);
    for (let i = 0; i < count; i++) await ensemble.untilServing(i);
    return ensemble;
  }

  get hosts(): string {
    return this.#nodes.map(({ clientPort }) => `127.0.0.1:${clientPort}`).join(',');
  }
  get size(): number {
    return this.#nodes.length;
  }

  startNode(index: number): void {
    const node = this.#nodes[index];
    const options = ['-Xmx192m', ...BRIEF_JAVA_OPTIONS, '-Dzookeeper.extendedTypesEnabled=true', '-cp', classPath()];
    const main = 'org.apache.zookeeper.server.quorum.QuorumPeerMain';
    node.child = spawn('java', [...options, main, node.config], { stdio: 'ignore' });
  }
  async killNode(index: number): Promise<void> {
    const { child } = this.#nodes[index];
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }
  async untilServing(index: number): Promise<void> {
    const { clientPort } = this.#nodes[index];
    for (let waitedMs = 0; waitedMs < PATIENCE_MS; waitedMs += POLL_MS) {
      if ((await ask(clientPort, 'srvr'))?.includes('Mode: ')) return;
      await systemScheduler.sleep(POLL_MS);
    }
    throw new Error(`ZooKeeper node ${index} does not serve`);
  }

  async stop(): Promise<void> {
    for (let i = 0; i < this.#nodes.length; i++) await this.killNode(i);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #configure(count: number): Promise<void> {
    const peers: string[] = [];
    for (let i = 1; i <= count; i++) peers.push(`server.${i}=127.0.0.1:${await freePort()}:${await freePort()}`);
    for (let i = 1; i <= count; i++) {
      const dataDir = join(this.#folder, `node${i}`);
      mkdirSync(dataDir);
      writeFileSync(join(dataDir, 'myid'), `${i}`);
      const clientPort = await freePort();
      const settings = {
        ...{ tickTime: TICK_MS, initLimit: 40, syncLimit: 20, dataDir, clientPort },
        ...{ clientPortAddress: '127.0.0.1', 'admin.enableServer': false, '4lw.commands.whitelist': '*' },
        maxClientCnxns: 0,
      };
      const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
      const config = join(this.#folder, `node${i}.cfg`);
      writeFileSync(config, `${[...lines, ...(count > 1 ? peers : [])].join('\n')}\n`);
      this.#nodes.push({ config, clientPort, child: undefined });
    }
  }
}
