import { hbaseError } from '../base/errors.ts';
import type { ServerName } from '../model/server-name.ts';
import { joinPath, pathFault } from './zookeeper/paths.ts';

export const DEFAULT_ZNODE_PARENT = '/hbase';

/** Where each of HBase's znodes stands, under a configurable parent (`zookeeper.znode.parent`). */
export class HBaseZnodes {
  readonly parent: string;
  /** The active master; ephemeral. */
  readonly master: string;
  /** One ephemeral child for every master that waits. */
  readonly backupMasters: string;
  readonly clusterId: string;
  /** Ours, which no stock server looks at: an id of this cluster as ZooKeeper knows it. */
  readonly coordinationId: string;
  /** There while the cluster is up: its removal asks for the shutdown. */
  readonly running: string;
  /** One ephemeral child for every live region server. */
  readonly regionServers: string;
  readonly draining: string;
  readonly tables: string;
  readonly namespaces: string;
  readonly splitWal: string;
  readonly masterMaintenance: string;
  readonly onlineSnapshot: string;
  readonly flushTableProcedure: string;
  readonly replication: string;
  readonly balancer: string;
  readonly normalizer: string;
  readonly switches: string;
  readonly snapshotCleanup: string;

  constructor(parent: string = DEFAULT_ZNODE_PARENT) {
    const fault = pathFault(parent);
    if (fault !== undefined) {
      throw hbaseError('IllegalArgumentException', `zookeeper.znode.parent is '${parent}': ${fault}`);
    }
    this.parent = parent;
    this.master = joinPath(parent, 'master');
    this.backupMasters = joinPath(parent, 'backup-masters');
    this.clusterId = joinPath(parent, 'hbaseid');
    this.coordinationId = joinPath(parent, 'colonnade-id');
    this.running = joinPath(parent, 'running');
    this.regionServers = joinPath(parent, 'rs');
    this.draining = joinPath(parent, 'draining');
    this.tables = joinPath(parent, 'table');
    this.namespaces = joinPath(parent, 'namespace');
    this.splitWal = joinPath(parent, 'splitWAL');
    this.masterMaintenance = joinPath(parent, 'master-maintenance');
    this.onlineSnapshot = joinPath(parent, 'online-snapshot');
    this.flushTableProcedure = joinPath(parent, 'flush-table-proc');
    this.replication = joinPath(parent, 'replication');
    this.balancer = joinPath(parent, 'balancer');
    this.normalizer = joinPath(parent, 'normalizer');
    this.switches = joinPath(parent, 'switch');
    this.snapshotCleanup = joinPath(parent, 'snapshot-cleanup');
  }
  /** Where hbase:meta is; replica 0 is the one that counts. */
  metaRegionServer(replicaId = 0): string {
    return joinPath(this.parent, replicaId === 0 ? 'meta-region-server' : `meta-region-server-${replicaId}`);
  }
  regionServer(server: ServerName): string {
    return joinPath(this.regionServers, server.toString());
  }
  backupMaster(server: ServerName): string {
    return joinPath(this.backupMasters, server.toString());
  }
  drainingServer(server: ServerName): string {
    return joinPath(this.draining, server.toString());
  }
  /** Mirror of a table's state for clients of HBase 1; `table` is its full name. */
  table(table: string): string {
    return joinPath(this.tables, table);
  }
  namespace(namespace: string): string {
    return joinPath(this.namespaces, namespace);
  }
  /** Deprecated switch `split` or `merge`. */
  switch(name: 'split' | 'merge'): string {
    return joinPath(this.switches, name);
  }
  /** The empty persistent znodes an active master makes, parents first. */
  get skeleton(): string[] {
    return [
      this.parent,
      this.regionServers,
      this.draining,
      this.tables,
      this.splitWal,
      this.backupMasters,
      this.masterMaintenance,
      this.namespaces,
      this.onlineSnapshot,
      joinPath(this.onlineSnapshot, 'acquired'),
      joinPath(this.onlineSnapshot, 'reached'),
      joinPath(this.onlineSnapshot, 'abort'),
      this.flushTableProcedure,
      joinPath(this.flushTableProcedure, 'acquired'),
      joinPath(this.flushTableProcedure, 'reached'),
      joinPath(this.flushTableProcedure, 'abort'),
      this.replication,
      joinPath(this.replication, 'peers'),
      joinPath(this.replication, 'rs'),
      joinPath(this.replication, 'hfile-refs'),
    ];
  }
}
