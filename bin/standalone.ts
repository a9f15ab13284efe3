// A whole cluster in one process: ZooKeeper server, master, region server, REST gateway. They speak to each other as they would between
// machines, over loopback sockets, so that what runs here is what runs there.
import { join } from 'node:path';
import { systemClock } from '../base/clock.ts';
import { CorruptionError, hbaseError } from '../base/errors.ts';
import { addressOf } from '../base/http-listener.ts';
import type { Logger } from '../base/logger.ts';
import { netTransport } from '../base/net-transport.ts';
import type { Settings } from '../base/options.ts';
import { systemRandom } from '../base/random.ts';
import { systemScheduler } from '../base/scheduler.ts';
import { InlineTaskRunner, type TaskRunner, WorkerTaskRunner } from '../base/task-runner.ts';
import { startRestGateway } from '../client/rest/gateway.ts';
import { LevelTreeStore } from '../coordination/zookeeper/level-tree-store.ts';
import { ZooKeeperServer } from '../coordination/zookeeper/server.ts';
import type { TreeStore } from '../coordination/zookeeper/tree-store.ts';
import { Master } from '../master/master.ts';
import { RegionServer } from '../regionserver/region-server.ts';
import type { HostPort, ServerWorld } from '../server/server-process.ts';
import { DirectoryLock } from '../storage/directory-lock.ts';
import { LocalFileStorage } from '../storage/local-file-storage.ts';
import { LocalLogStorage } from '../storage/local-log-storage.ts';
import { masterConfigOf, regionServerConfigOf } from './configs.ts';

export interface StandaloneOptions {
  /** Root directory; undefined keeps everything in memory. */
  readonly data: string | undefined;
  readonly settings: Settings;
  /** Every port free instead of HBase's own. */
  readonly ephemeral: boolean;
  /** Address to listen on. */
  readonly bind: string;
  /** Name under which clients reach this machine, and, after a colon, the region server's port as they see it. Required with a wildcard address. */
  readonly advertise?: string;
  readonly logger: Logger;
  readonly rest?: boolean;
  /** False: no info server. */
  readonly info?: boolean;
  /** Called once when a server of the cluster gave up; the process should end, a new start recovers. */
  readonly onAbort?: (reason: string, error?: unknown) => void;
  /** A client asked for the cluster to stop. */
  readonly onStopRequest?: () => void;
}

export class Standalone {
  /** ZooKeeper connect string. */
  readonly quorum: string;
  /** Servers for clients without ZooKeeper. */
  readonly bootstrap: string;
  readonly rest: string | undefined;
  readonly info: string | undefined;
  readonly data: string | undefined;
  #parts: Parts;
  #closing: Promise<void> | undefined;

  /** For `start` only. */
  constructor(
    parts: Parts,
    addresses: { quorum: string; bootstrap: string; rest?: string; info?: string; data?: string },
  ) {
    this.#parts = parts;
    this.quorum = addresses.quorum;
    this.bootstrap = addresses.bootstrap;
    this.rest = addresses.rest;
    this.info = addresses.info;
    this.data = addresses.data;
  }

  /** Resolves when clients are served. A failure closes what had been opened and rejects. */
  static async start(options: StandaloneOptions): Promise<Standalone> {
    const parts: Parts = { closers: [], aborters: [] };
    try {
      return await startParts(parts, options);
    } catch (error) {
      await closeAll(parts);
      throw error;
    }
  }

  /** Orderly: regions are flushed and closed, sessions end, sockets close, the directory is unlocked. */
  stop(): Promise<void> {
    this.#closing ??= closeAll(this.#parts);
    return this.#closing;
  }

  /** As if killed: nothing more is written or answered. The directory is unlocked so that a new start may recover it. */
  async crash(): Promise<void> {
    for (const abort of this.#parts.aborters.splice(0)) abort();
    await this.stop();
  }
}

interface Parts {
  /** In order of their start; run in the opposite order. */
  closers: (() => Promise<void>)[];
  aborters: (() => void)[];
}

async function closeAll(parts: Parts): Promise<void> {
  const failures: unknown[] = [];
  for (const close of parts.closers.splice(0).reverse()) {
    try {
      await close();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}

async function startParts(parts: Parts, options: StandaloneOptions): Promise<Standalone> {
  const { settings, logger } = options;
  const bind = options.bind === '*' ? '::' : options.bind;
  checkAdvertise(options);
  const port = (name: string) => (options.ephemeral ? 0 : settings.number(name));
  const world = await openWorld(parts, options);
  const taskRunner: TaskRunner =
    settings.boolean('colonnade.workers') && options.data !== undefined
      ? new WorkerTaskRunner()
      : new InlineTaskRunner();
  parts.closers.push(() => taskRunner.close());

  const zooKeeper = new ZooKeeperServer({
    ...world,
    treeStore: world.treeStore,
    onFailure: (error) => options.onAbort?.('the store of the ZooKeeper server failed', error),
    tickMs: settings.number('hbase.zookeeper.property.tickTime'),
  });
  parts.closers.push(() => zooKeeper.close());
  const zooKeeperAddress = await zooKeeper.listen(bind, port('hbase.zookeeper.property.clientPort'));

  const shared = {
    ...world,
    taskRunner,
    quorum: addressOf(dialable(zooKeeperAddress.host), zooKeeperAddress.port),
    znodeParent: settings.text('zookeeper.znode.parent'),
    sessionTimeoutMs: settings.number('zookeeper.session.timeout'),
    ownerToken: zooKeeper.ownerToken,
    onAbort: options.onAbort,
  };
  const infoPort = (name: string): { info?: HostPort } =>
    options.info === false || settings.number(name) < 0 ? {} : { info: { host: bind, port: port(name) } };
  const advertise = advertisedAs(options.advertise);
  const master = await Master.start({
    ...shared,
    listen: { host: bind, port: port('hbase.master.port') },
    // A port in --advertise is the region server's, where the data is; the master keeps its own.
    ...(advertise === undefined ? {} : { advertise: { host: advertise.host, port: 0 } }),
    ...infoPort('hbase.master.info.port'),
    config: masterConfigOf(settings, options.data === undefined),
    onStopRequest: () => options.onStopRequest?.(),
  });
  parts.closers.push(() => master.stop());
  parts.aborters.push(() => master.abort('told to crash'));
  const damaged = Promise.withResolvers<never>();
  damaged.promise.catch(() => {});
  const regionServer = await RegionServer.start({
    ...shared,
    listen: { host: bind, port: port('hbase.regionserver.port') },
    ...(advertise === undefined ? {} : { advertise }),
    // An ephemeral cluster is one process with one info page, the master's.
    ...(options.ephemeral ? {} : infoPort('hbase.regionserver.info.port')),
    config: regionServerConfigOf(settings),
    onStopRequest: () => options.onStopRequest?.(),
    // There is no other server that could: trying on and on would be a start that never ends and never says why.
    onRegionNotOpened: ({ tableName }, error) => {
      if (!tableName.isSystem || !(error instanceof CorruptionError)) return;
      options.onAbort?.(`${tableName} cannot be opened`, error);
      damaged.reject(error);
    },
  });
  parts.closers.push(() => regionServer.stop());
  parts.aborters.push(() => regionServer.abort('told to crash'));
  const rest = await startRest(parts, options, bind, shared.quorum, port('hbase.rest.port'));
  // First of all procedures come to rest: a region server that leaves afterwards is not taken for dead.
  parts.closers.push(() => master.beginShutdown());
  await Promise.race([Promise.all([regionServer.online, master.initialized]), damaged.promise]);

  const host = advertise?.host ?? bind;
  const quorum = addressOf(host, zooKeeperAddress.port);
  logger.info({ quorum, data: options.data ?? 'memory' }, 'the cluster serves clients');
  const url = (listening: string) => `http://${addressOf(host, Number(new URL(listening).port || 80))}`;
  return new Standalone(parts, {
    quorum,
    bootstrap: addressOf(master.serverName.host, master.serverName.port),
    ...(rest === undefined ? {} : { rest: url(rest) }),
    ...(master.infoUrl === undefined ? {} : { info: url(master.infoUrl) }),
    ...(options.data === undefined ? {} : { data: options.data }),
  });
}

async function startRest(
  parts: Parts,
  options: StandaloneOptions,
  bind: string,
  quorum: string,
  port: number,
): Promise<string | undefined> {
  if (options.rest === false || options.settings.number('hbase.rest.port') < 0) return undefined;
  const gateway = await startRestGateway({
    connect: async () => {
      const { connect } = await import('../client/index.ts');
      return connect({ quorum, znodeParent: options.settings.text('zookeeper.znode.parent') });
    },
    host: bind,
    port,
    readOnly: options.settings.boolean('hbase.rest.readonly'),
    clock: systemClock,
    scheduler: systemScheduler,
    random: systemRandom,
    logger: options.logger,
  });
  parts.closers.push(() => gateway.close());
  return gateway.url;
}

async function openWorld(parts: Parts, options: StandaloneOptions): Promise<ServerWorld & { treeStore: TreeStore }> {
  const world = {
    clock: systemClock,
    scheduler: systemScheduler,
    random: systemRandom,
    transport: netTransport,
    logger: options.logger,
  };
  if (options.data === undefined) {
    const [{ MemoryDisk }, { MemoryTreeStore }] = await Promise.all([
      import('../storage/memory-disk.ts'),
      import('../coordination/zookeeper/memory-tree-store.ts'),
    ]);
    const disk = new MemoryDisk({ clock: systemClock, scheduler: systemScheduler });
    return { ...world, files: disk.files, logs: disk.logs, treeStore: new MemoryTreeStore() };
  }
  const files = await LocalFileStorage.open(options.data);
  const lock = await DirectoryLock.acquire(options.data);
  parts.closers.push(() => lock.release());
  // LevelDB would make its folder too, but without syncing the one above.
  await files.makeDirectory(ZOOKEEPER_FOLDER);
  return {
    ...world,
    files,
    logs: new LocalLogStorage(options.data),
    treeStore: new LevelTreeStore(join(options.data, ZOOKEEPER_FOLDER)),
  };
}

const ZOOKEEPER_FOLDER = '.colonnade/zookeeper';
const WILDCARDS = ['0.0.0.0', '::', '*'];

function checkAdvertise(options: StandaloneOptions): void {
  advertisedAs(options.advertise);
  if (WILDCARDS.includes(options.bind) && options.advertise === undefined)
    throw hbaseError(
      'IllegalArgumentException',
      `--bind ${options.bind} listens on every address; say with --advertise host[:port] which one clients should use`,
    );
}

function advertisedAs(text: string | undefined): HostPort | undefined {
  if (text === undefined) return undefined;
  const match = /^(\[[^\]]+\]|[^:]+)(?::(\d{1,5}))?$/.exec(text);
  if (match === null)
    throw hbaseError('IllegalArgumentException', `--advertise wants host or host:port, not ${JSON.stringify(text)}`);
  return { host: match[1].replace(/^\[|\]$/g, ''), port: Number(match[2] ?? 0) };
}

/** The address at which this process reaches its own listener. */
function dialable(host: string): string {
  return host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
}
