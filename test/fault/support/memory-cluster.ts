// What bin/standalone.ts composes, over a disk that a test hands in: ZooKeeper server, master, region server, and one end for all of them. A
// server that gives up takes the others along, as it ends a process.
import { systemClock } from '../../../base/clock.ts';
import { CorruptionError } from '../../../base/errors.ts';
import type { Logger } from '../../../base/logger.ts';
import { netTransport } from '../../../base/net-transport.ts';
import { systemRandom } from '../../../base/random.ts';
import { systemScheduler } from '../../../base/scheduler.ts';
import { InlineTaskRunner } from '../../../base/task-runner.ts';
import { ZooKeeperServer } from '../../../coordination/zookeeper/server.ts';
import type { TreeStore } from '../../../coordination/zookeeper/tree-store.ts';
import { Master } from '../../../master/master.ts';
import { RegionServer } from '../../../regionserver/region-server.ts';
import type { RegionServerConfig } from '../../../regionserver/region-server-config.ts';
import type { Disk } from '../../../storage/wrapped-storage.ts';

export interface MemoryClusterOptions {
  readonly disk: Disk;
  readonly tree: TreeStore;
  readonly config?: Partial<RegionServerConfig>;
  /** A start that takes longer is given up. */
  readonly patienceMs?: number;
  /** Told of each line of its log. */
  readonly onLog?: (line: string) => void;
}

export class MemoryCluster {
  /** Warnings and errors, a line each. */
  readonly log: string[] = [];
  /** Resolves with the reason when a server gave up. */
  readonly aborted: Promise<string>;
  isAborted = false;
  quorum = '';
  #zooKeeper: ZooKeeperServer;
  #master: Master | undefined;
  #server: RegionServer | undefined;
  #reportAbort!: (reason: string) => void;
  readonly #onLog: (line: string) => void;

  private constructor(options: MemoryClusterOptions) {
    this.aborted = new Promise((resolve) => {
      this.#reportAbort = resolve;
    });
    this.#onLog = options.onLog ?? (() => {});
    this.#zooKeeper = new ZooKeeperServer({
      ...this.#world(options.disk),
      treeStore: options.tree,
      tickMs: 500,
      onFailure: (error) => this.#abort(`the store of the ZooKeeper server failed: ${error}`),
    });
  }

  /** Resolves when clients are served; rejects when a server gave up before, and with what a start could not do. */
  static async start(options: MemoryClusterOptions): Promise<MemoryCluster> {
    const cluster = new MemoryCluster(options);
    const { patienceMs } = options;
    const late = Promise.withResolvers<never>();
    const timer =
      patienceMs === undefined
        ? undefined
        : setTimeout(() => late.reject(new Error(`not ready after ${patienceMs} ms`)), patienceMs);
    try {
      await Promise.race([
        cluster.#start(options),
        late.promise,
        cluster.aborted.then((reason) => {
          throw new Error(`gave up while starting: ${reason}`);
        }),
      ]);
      clearTimeout(timer);
    } catch (error) {
      clearTimeout(timer);
      await cluster.abandon();
      throw Object.assign(error as Error, { log: cluster.log });
    }
    return cluster;
  }

  async #start({ disk, config }: MemoryClusterOptions): Promise<void> {
    const { host, port } = await this.#zooKeeper.listen('127.0.0.1', 0);
    this.quorum = `${host}:${port}`;
    const shared = {
      ...this.#world(disk),
      listen: { host: '127.0.0.1', port: 0 },
      quorum: this.quorum,
      znodeParent: '/hbase',
      sessionTimeoutMs: 10_000,
      ownerToken: this.#zooKeeper.ownerToken,
      taskRunner: new InlineTaskRunner(),
      onAbort: (reason: string, error?: unknown) => this.#abort(error === undefined ? reason : `${reason}: ${error}`),
    };
    this.#master = await Master.start({ ...shared, config: { maxRegionServers: 1, regionServerIntervalMs: 0 } });
    this.#server = await RegionServer.start({
      ...shared,
      config: { heartbeatMs: 100, ...config },
      onRegionNotOpened: ({ tableName }, error) => {
        if (tableName.isSystem && error instanceof CorruptionError) this.#abort(`${tableName}: ${error}`);
      },
    });
    await Promise.all([this.#server.online, this.#master.initialized]);
  }

  #world({ files, logs }: Disk) {
    return {
      transport: netTransport,
      clock: systemClock,
      scheduler: systemScheduler,
      random: systemRandom,
      logger: this.#logger(),
      files,
      logs,
    };
  }

  #logger(): Logger {
    const write = (level: string) => (fields: object, message: string) => {
      const line = `${level} ${message} ${JSON.stringify(fields)}`;
      this.log.push(line);
      this.#onLog(line);
      if (process.env.VERBOSE) console.log(line);
    };
    const quiet = process.env.VERBOSE ? write('info') : () => {};
    return { debug() {}, info: quiet, warn: write('warn'), error: write('error') };
  }

  #abort(reason: string): void {
    if (this.isAborted) return;
    this.isAborted = true;
    this.#reportAbort(reason);
  }

  /** Orderly. */
  async stop(): Promise<void> {
    await this.#master?.beginShutdown();
    await this.#server?.stop();
    await this.#master?.stop();
    await this.#zooKeeper.close();
  }

  /** As a kill or a power loss: nothing more is written or answered. */
  async abandon(): Promise<void> {
    this.isAborted = true;
    this.#server?.abort('the test ends it');
    this.#master?.abort('the test ends it');
    await this.#zooKeeper.close();
  }
}
