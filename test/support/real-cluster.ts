// ZooKeeper, a master and real region servers in one process, over loopback and a disk in memory.
import { type Clock, systemClock } from '../../base/clock.ts';
import { type Logger, silentLogger } from '../../base/logger.ts';
import { netTransport } from '../../base/net-transport.ts';
import { systemRandom } from '../../base/random.ts';
import { systemScheduler } from '../../base/scheduler.ts';
import { InlineTaskRunner } from '../../base/task-runner.ts';
import { MemoryTreeStore } from '../../coordination/zookeeper/memory-tree-store.ts';
import { ZooKeeperServer } from '../../coordination/zookeeper/server.ts';
import { Master } from '../../master/master.ts';
import type { MasterConfig } from '../../master/master-config.ts';
import { RegionServer } from '../../regionserver/region-server.ts';
import type { RegionServerConfig } from '../../regionserver/region-server-config.ts';
import { MemoryDisk } from '../../storage/memory-disk.ts';
import { type Observer, observeFiles, observeLogs } from '../../storage/wrapped-storage.ts';
import { consoleLogger } from './fake-cluster.ts';

export class RealCluster {
  disk: MemoryDisk;
  quorum = '';
  master!: Master;
  servers: RegionServer[] = [];
  logger: Logger = process.env.VERBOSE ? consoleLogger : silentLogger;
  clock: Clock = systemClock;
  /** Hears of each operation that changes the disk, before it happens. */
  onOperation: Observer | undefined;
  #serverConfig: Partial<RegionServerConfig> = {};
  #zooKeeper!: ZooKeeperServer;

  constructor(disk = new MemoryDisk()) {
    this.disk = disk;
  }

  /** Resolves when clients are served by `count` region servers. */
  static async start(
    count = 1,
    disk?: MemoryDisk,
    masterConfig: Partial<MasterConfig> = {},
    clock: Clock = systemClock,
    serverConfig: Partial<RegionServerConfig> = {},
    ports: readonly number[] = [],
  ): Promise<RealCluster> {
    const cluster = new RealCluster(disk);
    cluster.clock = clock;
    cluster.#serverConfig = serverConfig;
    cluster.#zooKeeper = new ZooKeeperServer({ ...cluster.world, treeStore: new MemoryTreeStore(), tickMs: 500 });
    const { host, port } = await cluster.#zooKeeper.listen('127.0.0.1', 0);
    cluster.quorum = `${host}:${port}`;
    await cluster.startMaster({ minRegionServers: count, maxRegionServers: count, ...masterConfig });
    for (let i = 0; i < count; i++) await cluster.startServer({}, ports[i]);
    await Promise.all([cluster.master.initialized, ...cluster.servers.map((server) => server.online)]);
    return cluster;
  }

  get world() {
    return {
      transport: netTransport,
      clock: this.clock,
      scheduler: systemScheduler,
      random: systemRandom,
      logger: this.logger,
      files: observeFiles(this.disk.files, (operation) => this.onOperation?.(operation)),
      logs: observeLogs(
        this.disk.logs,
        (operation) => this.onOperation?.(operation),
        (done) => done(),
      ),
    };
  }
  get #shared() {
    return {
      ...this.world,
      listen: { host: '127.0.0.1', port: 0 },
      quorum: this.quorum,
      znodeParent: '/hbase',
      sessionTimeoutMs: 4000,
      taskRunner: new InlineTaskRunner(),
    };
  }

  async startMaster(config: Partial<MasterConfig> = {}): Promise<Master> {
    const master: Master = await Master.start({
      ...this.#shared,
      config: { regionServerIntervalMs: 0, ...config },
      onStopRequest: () => void master.stop(),
    });
    this.master = master;
    return master;
  }
  /** On a free port, or on the one given. */
  async startServer(config: Partial<RegionServerConfig> = {}, port = 0): Promise<RegionServer> {
    const server: RegionServer = await RegionServer.start({
      ...this.#shared,
      listen: { host: '127.0.0.1', port },
      config: { ...this.#serverConfig, ...config },
      onStopRequest: () => void server.stop(),
    });
    this.servers.push(server);
    return server;
  }

  async stop(): Promise<void> {
    await this.master.beginShutdown();
    for (const server of this.servers) await server.stop();
    await this.master.stop();
    await this.#zooKeeper.close();
  }
  /** As a power loss: the disk as it is found afterwards. */
  async crash(): Promise<MemoryDisk> {
    const disk = this.disk.crashClone();
    this.master.abort('power loss');
    for (const server of this.servers) server.abort('power loss');
    await this.#zooKeeper.close();
    return disk;
  }
}
