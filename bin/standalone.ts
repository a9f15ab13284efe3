// A whole cluster in one process: ZooKeeper server, master, region server, REST gateway. They speak to each other as they would between
// machines, over loopback sockets, so that what runs here is what runs there.
import { systemClock } from '../base/clock.ts';
import { hbaseError } from '../base/errors.ts';
import type { Logger } from '../base/logger.ts';
import { netTransport } from '../base/net-transport.ts';
import type { Settings } from '../base/options.ts';
import { systemRandom } from '../base/random.ts';
import { systemScheduler } from '../base/scheduler.ts';
import { InlineTaskRunner, type TaskRunner, WorkerTaskRunner } from '../base/task-runner.ts';
import { ZooKeeperServer } from '../coordination/zookeeper/server.ts';
import type { TreeStore } from '../coordination/zookeeper/tree-store.ts';
import { Master } from '../master/master.ts';
import { RegionServer } from '../regionserver/region-server.ts';
import type { HostPort, ServerWorld } from '../server/server-process.ts';
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
  async stop(): Promise<void> {
    await closeAll(this.#parts);
  }

  /** As if killed: nothing more is written or answered. The directory is unlocked so that a new start may recover it. */
  async crash(): Promise<void> {
    for (const abort of this.#parts.aborters.splice(0)) abort();
    await closeAll(this.#parts);
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
  const { settings, logger, bind } = options;
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
    quorum: `${dialable(zooKeeperAddress.host)}:${zooKeeperAddress.port}`,
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
  const regionServer = await RegionServer.start({
    ...shared,
    listen: { host: bind, port: port('hbase.regionserver.port') },
    ...(advertise === undefined ? {} : { advertise }),
    // An ephemeral cluster is one process with one info page, the master's.
    ...(options.ephemeral ? {} : infoPort('hbase.regionserver.info.port')),
    config: regionServerConfigOf(settings),
    onStopRequest: () => options.onStopRequest?.(),
  });
  parts.closers.push(() => regionServer.stop());
  // First of all procedures come to rest: a region server that leaves afterwards is not taken for dead.
  parts.closers.push(() => master.beginShutdown());
  parts.aborters.push(() => regionServer.abort('told to crash'));
  await Promise.all([regionServer.online, master.initialized]);

  const host = advertise?.host ?? bind;
  const quorum = `${host}:${zooKeeperAddress.port}`;
  const rest = await startRest(parts, options, shared.quorum, port('hbase.rest.port'));
  logger.info({ quorum, data: options.data ?? 'memory' }, 'the cluster serves clients');
  return new Standalone(parts, {
    quorum,
    bootstrap: `${master.serverName.host}:${master.serverName.port}`,
    ...(rest === undefined ? {} : { rest: rest.replace(bind, host) }),
    ...(master.infoUrl === undefined ? {} : { info: master.infoUrl.replace(bind, host) }),
    ...(options.data === undefined ? {} : { data: options.data }),
  });
}

async function startRest(
  parts: Parts,
  options: StandaloneOptions,
  quorum: string,
  port: number,
): Promise<string | undefined> {
  if (options.rest === false || options.settings.number('hbase.rest.port') < 0) return undefined;
  const { startRestGateway } = await import('../client/rest/gateway.ts');
  const { connect } = await import('../client/index.ts');
  const connection = await connect({ quorum, znodeParent: options.settings.text('zookeeper.znode.parent') });
  parts.closers.push(() => connection.close());
  const gateway = await startRestGateway({
    connection,
    host: options.bind,
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
  const [{ DirectoryLock }, { LocalFileStorage }, { LocalLogStorage }, { LevelTreeStore }] = await Promise.all([
    import('../storage/directory-lock.ts'),
    import('../storage/local-file-storage.ts'),
    import('../storage/local-log-storage.ts'),
    import('../coordination/zookeeper/level-tree-store.ts'),
  ]);
  const lock = await DirectoryLock.acquire(options.data);
  parts.closers.push(() => lock.release());
  const treeStore = new LevelTreeStore(`${options.data}/.colonnade/zookeeper`);
  return {
    ...world,
    files: await LocalFileStorage.open(options.data),
    logs: new LocalLogStorage(options.data),
    treeStore,
  };
}

const WILDCARDS = ['0.0.0.0', '::', '*'];

function checkAdvertise(options: StandaloneOptions): void {
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
  return host === '0.0.0.0' || host === '*' ? '127.0.0.1' : host === '::' ? '[::1]' : host;
}
