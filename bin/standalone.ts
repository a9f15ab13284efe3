// A whole cluster: ZooKeeper server, master, region servers, REST gateway, in one process or with the region servers in processes of their own.
// They speak to each other as they would between machines, over loopback sockets, so that what runs here is what runs there.
import { join } from 'node:path';
import { addressOf } from '../base/address.ts';
import { CorruptionError, hbaseError } from '../base/errors.ts';
import type { Logger } from '../base/logger.ts';
import type { Settings } from '../base/settings.ts';
import type { RegionInfo } from '../model/region-info.ts';
import { addressesOf, dialable } from './addresses.ts';
import { Parts } from './parts.ts';
import type { RegionServerProcesses } from './region-server-processes.ts';
import { type RoleContext, startTaskRunner } from './role.ts';
import { startMaster } from './role-master.ts';
import { startRegionServer } from './role-region-server.ts';
import { startRest } from './role-rest.ts';
import { startZooKeeper } from './role-zookeeper.ts';
import { openMemory, openRootDirectory, type RootDirectory } from './root-directory.ts';

export interface StandaloneOptions {
  /** Root directory; undefined keeps everything in memory. */
  readonly data: string | undefined;
  readonly settings: Settings;
  /** Reads them again, from where they came. */
  readonly reload?: () => Promise<Settings>;
  /** Every port that is not set is a free one, instead of HBase's own. */
  readonly ephemeral: boolean;
  /** Address to listen on. */
  readonly bind?: string;
  /** Name under which clients reach this machine, and, after a colon, the region server's port as they see it. Required with a wildcard address. */
  readonly advertise?: string;
  readonly logger: Logger;
  readonly rest?: boolean;
  /** False: no info server. */
  readonly info?: boolean;
  /** Default 1. */
  readonly regionServers?: number;
  /** Starts the region servers in processes of their own. Absent: all are in this one. */
  readonly processes?: RegionServerProcesses;
  /** Called once when a server of the cluster gave up; the process should end, a new start recovers. */
  readonly onAbort?: (reason: string, error?: unknown) => void;
  /** A client asked for the cluster to stop. */
  readonly onStopRequest?: () => void;
}

export interface RegionServerAddress {
  /** host,port,startcode */
  readonly server: string;
  readonly pid: number;
  readonly info?: string | undefined;
}

interface Addresses {
  /** ZooKeeper connect string. */
  readonly quorum: string;
  /** Servers for clients without ZooKeeper. */
  readonly bootstrap: string;
  readonly rest: string | undefined;
  readonly info: string | undefined;
  readonly data: string | undefined;
  readonly regionServers: readonly RegionServerAddress[];
}

export class Standalone {
  readonly addresses: Addresses;
  #parts: Parts;

  private constructor(parts: Parts, addresses: Addresses) {
    this.#parts = parts;
    this.addresses = addresses;
  }

  /** Resolves when clients are served. A failure closes what had been opened and rejects. */
  static start(options: StandaloneOptions): Promise<Standalone> {
    return Parts.start(async (parts) => new Standalone(parts, await startParts(parts, options)));
  }

  /** Orderly: regions are flushed and closed, sessions end, sockets close, the directory is unlocked. */
  stop(): Promise<void> {
    return this.#parts.close();
  }

  /** As if killed: nothing more is written or answered. The directory is unlocked so that a new start may recover it. */
  crash(): Promise<void> {
    return this.#parts.crash();
  }
}

const ZOOKEEPER_FOLDER = '.colonnade/zookeeper';

async function startParts(parts: Parts, options: StandaloneOptions): Promise<Addresses> {
  const { settings, ephemeral, logger, data, onAbort, processes } = options;
  const { bind, advertise } = addressesOf(options);
  const count = options.regionServers ?? 1;
  if (count > 1 && advertise !== undefined && advertise.port > 0)
    throw hbaseError(
      'IllegalArgumentException',
      `--advertise ${options.advertise} names one port, but there are ${count} region servers; give the host alone`,
    );
  const root = data === undefined ? undefined : await openRootDirectory(parts, data, logger);
  // LevelDB would make its folder too, but without syncing the one above.
  await root?.world.files.makeDirectory(ZOOKEEPER_FOLDER);
  const world = root?.world ?? (await openMemory(logger));
  const inMemory = root === undefined;
  const taskRunner = startTaskRunner(parts, settings, inMemory);
  const folder = data === undefined ? undefined : join(data, ZOOKEEPER_FOLDER);
  const zooKeeper = await startZooKeeper({ parts, settings, bind, ephemeral, logger, folder, onAbort });
  const context: RoleContext = {
    ...{ parts, settings, world, inMemory, ephemeral, bind, advertise, taskRunner, onAbort },
    info: options.info !== false,
    reload: options.reload,
    quorum: addressOf(dialable(zooKeeper.address.host), zooKeeper.address.port),
    ownerToken: zooKeeper.server.ownerToken,
  };
  const master = await startMaster(
    // A port in --advertise is the region server's, where the data is; the master keeps its own.
    advertise === undefined ? context : { ...context, advertise: { host: advertise.host, port: 0 } },
    { onStopRequest: () => options.onStopRequest?.(), expectedServers: count },
  );
  const servers =
    processes === undefined
      ? await startHere(context, options, count)
      : await processes.start({ parts, root: root as RootDirectory, context, master, count });
  const rest = options.rest === false ? undefined : await startRest({ ...context, logger });
  // First of all procedures come to rest: a region server that leaves afterwards is not taken for dead.
  parts.closers.push(() => master.beginShutdown());
  const [regionServers] = await Promise.race([Promise.all([servers.online, master.initialized]), servers.damaged]);

  const host = advertise?.host ?? bind;
  const quorum = addressOf(host, zooKeeper.address.port);
  logger.info({ quorum, data: data ?? 'memory' }, 'the cluster serves clients');
  const url = (listening: string | undefined) =>
    listening === undefined ? undefined : `http://${addressOf(host, Number(new URL(listening).port || 80))}`;
  return {
    quorum,
    bootstrap: addressOf(master.serverName.host, master.serverName.port),
    rest: url(rest),
    info: url(master.infoUrl),
    data,
    regionServers: regionServers.map(({ info, ...server }) => ({ ...server, info: url(info) })),
  };
}

export interface StartedServers {
  /** Resolves when all can be given regions. */
  readonly online: Promise<readonly RegionServerAddress[]>;
  /** Rejects when what all of the cluster needs can not be read. */
  readonly damaged: Promise<never>;
}

/** The region servers in this process. */
async function startHere(context: RoleContext, options: StandaloneOptions, count: number): Promise<StartedServers> {
  const damaged = Promise.withResolvers<never>();
  damaged.promise.catch(() => {});
  const servers: Awaited<ReturnType<typeof startRegionServer>>[] = [];
  for (let index = 0; index < count; index++) {
    const server = await startRegionServer(context, {
      index,
      // One of several stops alone.
      ...(count === 1 ? { onStopRequest: () => options.onStopRequest?.() } : {}),
      // There is no other disk from which it could: trying on and on would be a start that never ends and never says why.
      onRegionNotOpened: ({ tableName }: RegionInfo, error: unknown) => {
        if (!tableName.isSystem || !(error instanceof CorruptionError)) return;
        options.onAbort?.(`${tableName} cannot be opened`, error);
        damaged.reject(error);
      },
    });
    servers.push(server);
  }
  const online = Promise.all(servers.map((server) => server.online)).then(() =>
    servers.map(({ serverName, infoUrl }) => ({ server: serverName.toString(), pid: process.pid, info: infoUrl })),
  );
  // Something else may fail before anybody waits for it.
  online.catch(() => {});
  return { online, damaged: damaged.promise };
}
