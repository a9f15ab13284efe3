// ZooKeeper, a master and fake region servers in one process, over loopback and a disk in memory.
import { systemClock } from '../../base/clock.ts';
import { type Logger, silentLogger } from '../../base/logger.ts';
import { netTransport } from '../../base/net-transport.ts';
import { systemRandom } from '../../base/random.ts';
import { systemScheduler } from '../../base/scheduler.ts';
import { InlineTaskRunner } from '../../base/task-runner.ts';
import { ZooKeeperClient } from '../../coordination/zookeeper/client.ts';
import { MemoryTreeStore } from '../../coordination/zookeeper/memory-tree-store.ts';
import { ZooKeeperServer } from '../../coordination/zookeeper/server.ts';
import { Master } from '../../master/master.ts';
import type { MasterConfig } from '../../master/master-config.ts';
import type { MasterOptions } from '../../master/master-options.ts';
import { MemoryDisk } from '../../storage/memory-disk.ts';
import { FakeRegionServer, type FakeRegionServerOptions } from './fake-region-server.ts';
import { FakeRows } from './fake-rows.ts';
import { KillingLogs } from './killing-logs.ts';
import { MasterCaller } from './master-caller.ts';

export const consoleLogger: Logger = {
  debug() {},
  info: (fields, message) => console.log('info', message, JSON.stringify(fields)),
  warn: (fields, message) => console.log('warn', message, JSON.stringify(fields)),
  error: (fields, message) => console.log('error', message, JSON.stringify(fields)),
};

export class FakeCluster {
  readonly rows = new FakeRows();
  disk = new MemoryDisk();
  quorum = '';
  servers: FakeRegionServer[] = [];
  masters: Master[] = [];
  logger: Logger = process.env.VERBOSE ? consoleLogger : silentLogger;
  #zooKeeper!: ZooKeeperServer;
  #killing: KillingLogs | undefined;

  static async start(): Promise<FakeCluster> {
    const cluster = new FakeCluster();
    cluster.#zooKeeper = new ZooKeeperServer({ ...cluster.world, treeStore: new MemoryTreeStore(), tickMs: 500 });
    const { host, port } = await cluster.#zooKeeper.listen('127.0.0.1', 0);
    cluster.quorum = `${host}:${port}`;
    return cluster;
  }

  get world() {
    return {
      transport: netTransport,
      clock: systemClock,
      scheduler: systemScheduler,
      random: systemRandom,
      logger: this.logger,
      files: this.disk.files,
      logs: this.disk.logs,
    };
  }

  async startMaster(config: Partial<MasterConfig> = {}, options: Partial<MasterOptions> = {}): Promise<Master> {
    this.#killing = new KillingLogs(this.disk.logs);
    const master = await Master.start({
      ...this.world,
      logs: this.#killing,
      listen: { host: '127.0.0.1', port: 0 },
      quorum: this.quorum,
      znodeParent: '/hbase',
      sessionTimeoutMs: 4000,
      taskRunner: new InlineTaskRunner(),
      config: { regionServerIntervalMs: 0, procedureRetryMs: 5, ...config },
      ...options,
    });
    this.masters.push(master);
    return master;
  }

  /** The master's process dies right after its n-th durable write from now; its disk is found as it was then. */
  killMasterAfter(writes: number): { killed: Promise<void>; logs: KillingLogs } {
    const killed = Promise.withResolvers<void>();
    this.#killing!.arm(writes, () => {
      this.disk = this.disk.crashClone();
      this.masters.at(-1)!.abort('killed');
      killed.resolve();
    });
    return { killed: killed.promise, logs: this.#killing! };
  }

  async startServer(options: Partial<FakeRegionServerOptions> = {}): Promise<FakeRegionServer> {
    const server = await FakeRegionServer.start({
      quorum: this.quorum,
      rows: this.rows,
      logs: this.disk.logs,
      files: () => this.disk.files,
      ...options,
    });
    this.servers.push(server);
    return server;
  }

  /** A master that serves clients, with `count` region servers. */
  async startAll(count = 1, config: Partial<MasterConfig> = {}): Promise<Master> {
    const master = await this.startMaster({ minRegionServers: count, maxRegionServers: count, ...config });
    await Promise.all(Array.from({ length: count }, () => this.startServer()));
    await master.initialized;
    return master;
  }

  /** ZooKeeper ends the session of the active master. */
  async expireActiveMaster(): Promise<void> {
    const client = new ZooKeeperClient({ ...this.world, quorum: this.quorum, sessionTimeoutMs: 4000 });
    await client.connect();
    const stat = await client.exists('/hbase/master');
    await client.close();
    await this.#zooKeeper.expireSession(stat!.ephemeralOwner);
  }

  caller(master: Master): MasterCaller {
    return new MasterCaller(master.address);
  }

  async stop(): Promise<void> {
    for (const master of this.masters) master.abort('end of the test');
    for (const server of this.servers) await server.kill().catch(() => {});
    await this.#zooKeeper.close();
  }
}
