// What the active master writes into ZooKeeper: the cluster's own znodes, and mirrors for clients.
import type { Random } from '../base/random.ts';
import type { HBaseZnodes } from '../coordination/hbase-znodes.ts';
import {
  addZnodeFront,
  encodeClusterId,
  encodeClusterUp,
  encodeMetaLocation,
  encodeNamespace,
  encodeTableStateMirror,
} from '../coordination/znode-payloads.ts';
import type { ZooKeeperClient } from '../coordination/zookeeper/client.ts';
import { isZooKeeperError } from '../coordination/zookeeper/zookeeper-error.ts';
import type { NamespaceDescriptor } from '../model/namespace-descriptor.ts';
import type { ServerName } from '../model/server-name.ts';
import type { TableName } from '../model/table-name.ts';
import type { TableState } from '../model/table-state.ts';
import type { NamespaceMirror } from './namespaces.ts';
import type { MetaLocationMirror } from './region-state-store.ts';
import type { TableStateMirror } from './table-states.ts';

export class MasterZnodes implements MetaLocationMirror, TableStateMirror, NamespaceMirror {
  #client: ZooKeeperClient;
  #znodes: HBaseZnodes;
  #random: Random;
  #process: () => string;

  /** `process` names the writer, as `master:16000`. */
  constructor(client: ZooKeeperClient, znodes: HBaseZnodes, random: Random, process: () => string) {
    this.#client = client;
    this.#znodes = znodes;
    this.#random = random;
    this.#process = process;
  }

  async createSkeleton(): Promise<void> {
    await this.#client.ensurePath(this.#znodes.parent);
    // Requests of a session are carried out in their order: all are under way at once, parents first, and share their syncs.
    await Promise.all(this.#znodes.skeleton.map((path) => this.#createIfAbsent(path)));
  }
  async setClusterId(id: string): Promise<void> {
    await this.#put(this.#znodes.clusterId, encodeClusterId(id));
  }
  /** The cluster is up: region servers wait for it. */
  async setRunning(now: number): Promise<void> {
    if ((await this.#client.exists(this.#znodes.running)) === undefined)
      await this.#put(this.#znodes.running, encodeClusterUp(now));
  }
  async deleteRunning(): Promise<void> {
    await this.#delete(this.#znodes.running);
  }
  async setMetaLocation(server: ServerName, state: 'OPENING' | 'OPEN'): Promise<void> {
    await this.#put(this.#znodes.metaRegionServer(), encodeMetaLocation(server, state));
  }
  async setTableState(table: TableName, state: TableState): Promise<void> {
    await this.#put(this.#znodes.table(table.name), encodeTableStateMirror(state));
  }
  async deleteTableState(table: TableName): Promise<void> {
    await this.#delete(this.#znodes.table(table.name));
  }
  mirroredTables(): Promise<string[]> {
    return this.#client.getChildren(this.#znodes.tables);
  }
  async setNamespace(descriptor: NamespaceDescriptor): Promise<void> {
    await this.#put(this.#znodes.namespace(descriptor.name), encodeNamespace(descriptor));
  }
  async deleteNamespace(name: string): Promise<void> {
    await this.#delete(this.#znodes.namespace(name));
  }
  async setDraining(server: ServerName, draining: boolean): Promise<void> {
    const path = this.#znodes.drainingServer(server);
    if (draining) await this.#client.ensurePath(path);
    else await this.#delete(path);
  }

  async #put(path: string, payload: Buffer): Promise<void> {
    const data = addZnodeFront(this.#process(), this.#random, payload);
    try {
      await this.#client.set(path, data);
    } catch (error) {
      if (!isZooKeeperError(error, 'NONODE')) throw error;
      try {
        await this.#client.create(path, data);
      } catch (again) {
        if (!isZooKeeperError(again, 'NODEEXISTS')) throw again;
        await this.#client.set(path, data);
      }
    }
  }
  async #createIfAbsent(path: string): Promise<void> {
    try {
      await this.#client.create(path);
    } catch (error) {
      if (!isZooKeeperError(error, 'NODEEXISTS')) throw error;
    }
  }
  async #delete(path: string): Promise<void> {
    try {
      await this.#client.delete(path);
    } catch (error) {
      if (!isZooKeeperError(error, 'NONODE')) throw error;
    }
  }
}
