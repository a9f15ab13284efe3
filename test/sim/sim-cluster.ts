// The cluster under test: a ZooKeeper server, two masters and three region servers, each a process of its own on a host of its own, as
// bin/standalone.ts composes them; and the supervisor that starts again whatever has ended.
import type { Logger } from '../../base/logger.ts';
import { InlineTaskRunner } from '../../base/task-runner.ts';
import { type Connection, type ConnectOptions, connect } from '../../client/index.ts';
import { ZooKeeperServer } from '../../coordination/zookeeper/server.ts';
import { Master } from '../../master/master.ts';
import type { MasterConfig } from '../../master/master-config.ts';
import { DEFAULT_NORMALIZER_CONFIG } from '../../master/normalizer/normalizer-config.ts';
import { RegionServer } from '../../regionserver/region-server.ts';
import type { RegionServerConfig } from '../../regionserver/region-server-config.ts';
import { configOfVariant, engineVariantOf } from '../support/engine-variants.ts';
import { SimDisk } from './sim-disk.ts';
import { SimNetwork } from './sim-network.ts';
import { SimProcess } from './sim-process.ts';
import { SimTree } from './sim-tree-store.ts';
import { type Simulation, stackOf } from './simulation.ts';

export const ZOOKEEPER = 'zk';
export const MASTERS = ['m1', 'm2'] as const;
export const REGION_SERVERS = ['rs1', 'rs2', 'rs3'] as const;
export const SERVERS = [ZOOKEEPER, ...MASTERS, ...REGION_SERVERS] as const;
/** Of the clients of the table; one only reads. */
export const READER = 'reader';
export const CLIENT_HOSTS = ['c1', 'c2', 'c3', 'c4', READER] as const;
/** Who bulk loads. */
export const LOADER = 'loader';
export const HOSTS = [...SERVERS, ...CLIENT_HOSTS, LOADER] as const;
export const QUORUM = `${ZOOKEEPER}:2181`;
/** The table that clients work on. */
export const TABLE = 't';
/** The table that is only bulk loaded, so much that the normalizer splits it. */
export const LOADED_TABLE = 'n';
const MASTER_PORT = 16000;
const REGION_SERVER_PORT = 16020;

/** Everything that happens by size or by time happens often. */
const MASTER_CONFIG: Partial<MasterConfig> = {
  minRegionServers: 1,
  regionServerWaitMs: 3000,
  regionServerIntervalMs: 500,
  balancerPeriodMs: 7000,
  catalogJanitorPeriodMs: 5000,
  cleanerPeriodMs: 4000,
  hfileCleanerTtlMs: 3000,
  logCleanerTtlMs: 3000,
  masterStoreFlushPeriodMs: 15_000,
  remoteCallTimeoutMs: 10_000,
  normalizer: {
    ...DEFAULT_NORMALIZER_CONFIG,
    periodMs: 3000,
    mergeMinRegionCount: 2,
    mergeMinRegionAgeDays: 0,
    mergeMaxRegions: 3,
  },
};
const REGION_SERVER_CONFIG: Partial<RegionServerConfig> = {
  heartbeatMs: 1000,
  choreMs: 2000,
  flushSizeBytes: 24 * 1024,
  flushLowerBoundBytes: 4 * 1024,
  flushPeriodMs: 20_000,
  compactionMinSizeBytes: 1024,
  walRollBytes: 24 * 1024,
  walRollPeriodMs: 15_000,
  maxLogs: 4,
  majorCompactionPeriodMs: 30_000,
  scannerLeaseMs: 10_000,
  rowLockWaitMs: 5000,
  blockingWaitMs: 3000,
  heapBudgetBytes: 64 * 1024 * 1024,
  replayFlushBytes: 16 * 1024,
};

interface Role {
  process: SimProcess | undefined;
  server: Master | RegionServer | ZooKeeperServer | undefined;
  incarnation: number;
  /** Wall clock of the host against the world's. */
  skewMs: number;
  /** Of its clocks to the world's. */
  rate: number;
  starts: number;
}

export interface SimClusterOptions {
  /** Lines of the servers' logs, from warnings on. */
  readonly onLog?: (line: string) => void;
  readonly isVerbose?: boolean;
}

export class SimCluster {
  readonly sim: Simulation;
  readonly network: SimNetwork;
  readonly disk: SimDisk;
  readonly tree: SimTree;
  /** Ended processes are started again. */
  isSupervised = true;
  /** When a region of the clients' table was opened last. */
  lastOpened = 0;
  readonly counts = {
    starts: 0,
    kills: 0,
    aborts: 0,
    powerLosses: 0,
    plans: 0,
    idlePlans: 0,
    loads: 0,
    finishedLoads: 0,
  };
  readonly #roles = new Map<string, Role>();
  readonly #options: SimClusterOptions;

  constructor(sim: Simulation, options: SimClusterOptions = {}) {
    this.sim = sim;
    this.#options = options;
    this.network = new SimNetwork(sim);
    this.disk = new SimDisk(sim);
    this.tree = new SimTree(sim);
    for (const host of SERVERS)
      this.#roles.set(host, { process: undefined, server: undefined, incarnation: 0, skewMs: 0, rate: 1, starts: 0 });
  }

  start(): void {
    for (const host of SERVERS) this.startHost(host);
  }

  process(host: string): SimProcess | undefined {
    return this.#roles.get(host)!.process;
  }
  isUp(host: string): boolean {
    return this.process(host)?.isAlive === true;
  }
  get masters(): Master[] {
    return this.#living(MASTERS) as Master[];
  }
  get regionServers(): RegionServer[] {
    return this.#living(REGION_SERVERS) as RegionServer[];
  }
  #living(hosts: readonly string[]) {
    return hosts.filter((host) => this.isUp(host)).flatMap((host) => this.#roles.get(host)!.server ?? []);
  }

  // What is done to it.

  kill(host: string, restartMs: number): void {
    const role = this.#roles.get(host)!;
    if (role.process?.isAlive !== true) return;
    this.sim.note(`kill ${role.process.name}`);
    this.counts.kills++;
    this.#end(host, restartMs);
  }

  /** Everything at once; the disk forgets what was not synced. */
  losePower(restartMs: number): void {
    this.sim.note('power loss');
    this.counts.powerLosses++;
    for (const host of SERVERS) if (this.isUp(host)) this.#end(host, restartMs);
    this.disk.losePower();
  }

  /** As an operator restarts it. */
  stopGracefully(host: string, restartMs: number): void {
    const role = this.#roles.get(host)!;
    const { process, server } = role;
    if (process?.isAlive !== true || server === undefined || server instanceof ZooKeeperServer) return;
    process.after(0, 'io', 'SIGTERM', () => {
      server.stop().then(
        () => process.after(0, 'io', 'exit', () => this.#endOf(process, restartMs)),
        (error) => this.sim.violation(`${process.name}: stop() failed: ${stackOf(error)}`),
      );
    });
  }

  skew(host: string, skewMs: number): void {
    const role = this.#roles.get(host)!;
    role.skewMs = skewMs;
    if (role.process !== undefined) role.process.skewMs = skewMs;
  }

  drift(host: string, rate: number): void {
    const role = this.#roles.get(host)!;
    role.rate = rate;
    role.process?.drift(rate);
  }

  /** A client of it, on a host of its own. */
  connect(process: SimProcess, options: Partial<ConnectOptions> = {}): Promise<Connection> {
    return connect({
      quorum: QUORUM,
      user: process.host,
      retryPauseMs: 20,
      operationTimeoutMs: 20_000,
      rpcTimeoutMs: 5000,
      adminTimeoutMs: 60_000,
      transport: this.network.transportOf(process),
      clock: process.clock,
      scheduler: process.scheduler,
      random: process.random,
      ...options,
    });
  }

  startHost(host: string): void {
    const role = this.#roles.get(host)!;
    if (role.process?.isAlive) return;
    const process = new SimProcess(this.sim, host, ++role.incarnation, role.skewMs, role.rate);
    role.process = process;
    role.server = undefined;
    this.counts.starts++;
    process.after(0, 'io', 'start', () => {
      this.#boot(host, process).then(
        (server) => {
          role.server = server;
        },
        (error) => {
          this.#log('error', process, { error: stackOf(error) }, 'could not start');
          process.after(0, 'io', 'exit', () => this.#endOf(process, 1000));
        },
      );
    });
  }

  #end(host: string, restartMs: number): void {
    const role = this.#roles.get(host)!;
    role.process!.kill();
    role.server = undefined;
    if (this.isSupervised)
      this.sim.after(restartMs, `restart ${host}`, () => {
        if (this.isSupervised) this.startHost(host);
      });
  }
  #endOf(process: SimProcess, restartMs: number): void {
    if (process.isAlive) this.#end(process.host, restartMs);
  }

  async #boot(host: string, process: SimProcess): Promise<Role['server']> {
    const world = {
      transport: this.network.transportOf(process),
      clock: process.clock,
      scheduler: process.scheduler,
      random: process.random,
      logger: this.#logger(process),
    };
    const onFailure = (reason: string, error?: unknown) => this.#aborted(process, reason, error);
    if (host === ZOOKEEPER) {
      const treeStore = this.tree.handleOf(process);
      const server = new ZooKeeperServer({
        ...world,
        treeStore,
        tickMs: 1000,
        onFailure: (e) => onFailure('its store failed', e),
      });
      await server.listen(host, 2181);
      return server;
    }
    const options = {
      ...world,
      ...this.disk.handleOf(process),
      outside: this.disk.outsideOf(process),
      quorum: QUORUM,
      znodeParent: '/hbase',
      sessionTimeoutMs: 6000,
      taskRunner: new InlineTaskRunner(),
      onAbort: onFailure,
    };
    return host.startsWith('m')
      ? Master.start({ ...options, listen: { host, port: MASTER_PORT }, config: MASTER_CONFIG })
      : RegionServer.start({
          ...options,
          listen: { host, port: REGION_SERVER_PORT },
          config: { ...REGION_SERVER_CONFIG, ...configOfVariant(engineVariantOf(this.sim.seed)) },
        });
  }

  /** The composition root ends the process then, a moment later. */
  #aborted(process: SimProcess, reason: string, error: unknown): void {
    this.counts.aborts++;
    this.sim.note(`${process.name} aborted: ${reason}: ${error}`);
    if (isAssertion(error) || reason.includes('bug'))
      this.sim.violation(`${process.name} aborted: ${reason}: ${stackOf(error)}`);
    process.after(this.sim.random.fraction() * 5, 'io', 'exit', () =>
      this.#endOf(process, 500 + this.sim.chaos.below(3000)),
    );
  }

  #logger(process: SimProcess): Logger {
    const write = (level: string) => (fields: object, message: string) => this.#log(level, process, fields, message);
    return { debug: () => {}, info: write('info'), warn: write('warn'), error: write('error') };
  }

  #log(level: string, process: SimProcess, fields: object, message: string): void {
    if (message === 'normalized' && 'plans' in fields) this.counts.plans += Number(fields.plans);
    if (message === 'a plan of the normalizer came to nothing') this.counts.idlePlans++;
    if (message === 'bulk loaded') this.counts.loads++;
    if (message === 'finished a bulk load that was cut short') this.counts.finishedLoads++;
    if (message === 'region opened' && 'table' in fields && fields.table === TABLE) this.lastOpened = this.sim.now;
    if (level === 'info' && !this.#options.isVerbose) return;
    const text = Object.entries(fields).map(
      ([name, value]) => `${name}=${value instanceof Error ? stackOf(value) : value}`,
    );
    const line = `${level} ${process.name} ${message} ${text.join(' ')}`;
    if (line.includes('AssertionError')) this.sim.violation(line);
    this.#options.onLog?.(`${(this.sim.now / 1000).toFixed(3)} ${line}`);
  }
}

export function isAssertion(error: unknown): boolean {
  return error instanceof Error && (error.name === 'AssertionError' || isAssertion(error.cause));
}
