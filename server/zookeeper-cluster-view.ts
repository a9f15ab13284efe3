import type { Logger } from '../base/logger.ts';
import type { HBaseZnodes } from '../coordination/hbase-znodes.ts';
import {
  decodeClusterId,
  decodeClusterUp,
  decodeMasterAddress,
  decodeMetaLocation,
  type MasterAddress,
  type MetaLocation,
} from '../coordination/znode-payloads.ts';
import type { ZooKeeperClient } from '../coordination/zookeeper/client.ts';
import { ServerName } from '../model/server-name.ts';
import type { ClusterView } from './client-meta-service.ts';
import { ZnodeTracker } from './znode-tracker.ts';

/** What ZooKeeper says of the cluster, kept up to date by watches. */
export class ZooKeeperClusterView implements ClusterView {
  #id: ZnodeTracker<string>;
  #master: ZnodeTracker<MasterAddress>;
  #backups: ZnodeTracker<string[]>;
  #meta: ZnodeTracker<MetaLocation>;
  #servers: ZnodeTracker<string[]>;
  #running: ZnodeTracker<string>;
  #wasUp = false;
  /** The cluster was up, and is asked to go down. */
  onGoingDown: (() => void) | undefined;
  #masterWaiters: ((master: ServerName) => void)[] = [];

  constructor(client: ZooKeeperClient, znodes: HBaseZnodes, logger: Logger) {
    this.#id = ZnodeTracker.ofData(client, znodes.clusterId, decodeClusterId, logger);
    this.#master = ZnodeTracker.ofData(client, znodes.master, decodeMasterAddress, logger, (master) => {
      if (master !== undefined) for (const tell of this.#masterWaiters.splice(0)) tell(master.server);
    });
    this.#backups = ZnodeTracker.ofChildren(client, znodes.backupMasters, logger);
    this.#meta = ZnodeTracker.ofData(client, znodes.metaRegionServer(), decodeMetaLocation, logger);
    this.#servers = ZnodeTracker.ofChildren(client, znodes.regionServers, logger);
    this.#running = ZnodeTracker.ofData(client, znodes.running, decodeClusterUp, logger, (up) => {
      if (up === undefined && this.#wasUp) this.onGoingDown?.();
      this.#wasUp = up !== undefined;
    });
  }

  /** Resolves when everything was read once. */
  async start(): Promise<void> {
    await Promise.all(this.#all().map((tracker) => tracker.refresh()));
  }
  stop(): void {
    for (const tracker of this.#all()) tracker.stop();
  }

  clusterId(): string | undefined {
    return this.#id.value;
  }
  activeMaster(): ServerName | undefined {
    return this.#master.value?.server;
  }
  /** Resolves with the active master, at once if there is one. */
  whenMaster(): Promise<ServerName> {
    const master = this.activeMaster();
    if (master !== undefined) return Promise.resolve(master);
    return new Promise((resolve) => this.#masterWaiters.push(resolve));
  }
  backupMasters(): readonly ServerName[] {
    return namesOf(this.#backups.value);
  }
  metaLocation(): { readonly server: ServerName; readonly sequenceNumber: number } | undefined {
    const location = this.#meta.value;
    return location?.state === 'OPEN' ? { server: location.server, sequenceNumber: 0 } : undefined;
  }
  /** False when it goes down, or has not come up yet. */
  isClusterUp(): boolean {
    return this.#running.value !== undefined;
  }
  regionServers(): readonly ServerName[] {
    return namesOf(this.#servers.value);
  }

  #all(): ZnodeTracker<unknown>[] {
    return [this.#id, this.#master, this.#backups, this.#meta, this.#servers, this.#running] as ZnodeTracker<unknown>[];
  }
}

function namesOf(children: readonly string[] | undefined): ServerName[] {
  return (children ?? []).filter((name) => ServerName.isServerName(name)).map((name) => ServerName.parse(name));
}
