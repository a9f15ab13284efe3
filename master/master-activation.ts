// What a master does between winning the election and serving clients (spec coordination.md §1):
//
//   cluster files, znodes and the master store (earlier masters are fenced) → procedures loaded → servers of before: taken over or crashed
//   → procedures run → region servers come → hbase:meta is open and read → namespaces
import type { HBaseZnodes } from '../coordination/hbase-znodes.ts';
import type { ZooKeeperClient } from '../coordination/zookeeper/client.ts';
import { NamespaceDescriptor } from '../model/namespace-descriptor.ts';
import { ServerName } from '../model/server-name.ts';
import { NAMESPACE_TABLE_DESCRIPTOR } from '../model/table-descriptor.ts';
import { DEFAULT_NAMESPACE, NAMESPACE_TABLE_NAME, SYSTEM_NAMESPACE } from '../model/table-name.ts';
import { prepareClusterFiles } from '../rootdir/cluster-files.ts';
import { checkSameCluster } from '../server/same-cluster.ts';
import { ZnodeTracker } from '../server/znode-tracker.ts';
import { Gate } from './gate.ts';
import type { MasterContext } from './master-context.ts';
import type { MasterOptions } from './master-options.ts';
import { MasterRegion } from './master-region.ts';
import type { MasterSwitches } from './master-switches.ts';
import type { MasterZnodes } from './master-znodes.ts';
import { newRegions } from './new-regions.ts';
import { CreateNamespaceProcedure } from './procedure/create-namespace-procedure.ts';
import { CreateTableProcedure } from './procedure/create-table-procedure.ts';
import { InitMetaProcedure } from './procedure/init-meta-procedure.ts';
import { ServerCrashProcedure } from './procedure/server-crash-procedure.ts';
import { ServerLiveness } from './server-liveness.ts';

/** The user in whose name the master makes its own tables. */
export const MASTER_USER = 'master';

/** Row of master:store that no stock master looks at. */
const ACTIVE_SINCE = 'colonnade_active_since';

export interface ActivationOptions {
  readonly options: MasterOptions;
  readonly env: MasterContext;
  readonly zooKeeper: ZooKeeperClient;
  readonly znodes: HBaseZnodes;
  readonly masterZnodes: MasterZnodes;
  readonly switches: MasterSwitches;
  readonly abort: (reason: string, error: unknown) => void;
  /** Calls of region servers and status may be answered: the store is open. */
  readonly onActive: () => void;
}

export class MasterActivation {
  /** What it is doing. */
  step = 'starting';
  clusterId: string | undefined;
  region: MasterRegion | undefined;
  /** The servers of before are taken over. */
  readonly acceptsServers = new Gate();
  readonly liveness: ServerLiveness;
  #o: ActivationOptions;
  #servers: ZnodeTracker<string[]> | undefined;
  #draining: ZnodeTracker<string[]> | undefined;

  constructor(options: ActivationOptions) {
    this.#o = options;
    const { zooKeeper, znodes, abort } = options;
    const { scheduler, logger, witness } = options.options;
    this.liveness = new ServerLiveness({
      ...{ zooKeeper, znodes, scheduler, logger, witness },
      onDeath: (server) => {
        this.serverDied(server).catch((error) => abort('a crash procedure could not be stored', error));
      },
    });
  }

  /** Resolves when clients can be served. */
  async run(): Promise<void> {
    const { env, masterZnodes } = this.#o;
    const { files, random, clock } = this.#o.options;
    const { executor, assignment, servers } = env;
    this.step = 'preparing the root directory and the master store';
    await checkSameCluster(this.#o.zooKeeper, this.#o.znodes, this.#o.options.quorum, files);
    this.clusterId = await prepareClusterFiles(files, random);
    await Promise.all([env.fileSystem.prepare(), this.#prepareZnodes(this.clusterId), this.#openStore()]);
    await executor.load();
    await env.snapshots.start();
    const metaWasAssigned = await assignment.loadMetaRegion();
    // Before anything is stored that would build on there being none.
    if (!metaWasAssigned) await env.fileSystem.checkNoMeta();
    this.#o.onActive();
    this.step = 'taking over region servers';
    await this.#trackServers();
    executor.start();
    await this.#recoverMeta(metaWasAssigned);
    await masterZnodes.setRunning(clock.now());
    this.step = 'waiting for region servers';
    await servers.waitForRegionServers(env.signal);
    this.step = 'waiting for hbase:meta';
    await this.#loadMeta();
    this.step = 'waiting for hbase:namespace';
    await this.#prepareNamespaces();
    this.step = 'serving';
  }

  /** Reads the list of servers that take no more regions anew. */
  async refreshDraining(): Promise<void> {
    await this.#draining?.refresh();
  }
  stopTrackers(): void {
    this.liveness.stop();
    this.#servers?.stop();
    this.#draining?.stop();
  }

  async #prepareZnodes(clusterId: string): Promise<void> {
    await this.#o.masterZnodes.createSkeleton();
    await this.#o.masterZnodes.setClusterId(clusterId);
  }

  async #openStore(): Promise<void> {
    const { options, env, abort, switches } = this.#o;
    this.region = await MasterRegion.open({
      ...options,
      serverName: env.serverName,
      flushPeriodMs: env.config.masterStoreFlushPeriodMs,
      onAbort: abort,
    });
    if (env.signal.aborted) await this.region.abort();
    env.signal.throwIfAborted();
    env.store.set(this.region);
    await switches.load();
    env.activeSince = await this.#nextActiveTime();
  }

  /** The present time, yet later than that of any master before, whatever its clock said: region servers obey the latest. */
  async #nextActiveTime(): Promise<number> {
    const { store, clock } = this.#o.env;
    const former = (await store.scan('state')).find(({ row }) => row.toString() === ACTIVE_SINCE)?.cells.get('d');
    const time = Math.max(clock.now(), former === undefined ? 0 : Number(former.toString()) + 1);
    const value = Buffer.from(String(time));
    await store.mutate([{ row: Buffer.from(ACTIVE_SINCE), family: 'state', qualifier: 'd', value }]);
    return time;
  }

  async #trackServers(): Promise<void> {
    const { zooKeeper, znodes, abort, options } = this.#o;
    const { env } = this.#o;
    const { servers } = env;
    this.#draining = ZnodeTracker.ofChildren(zooKeeper, znodes.draining, options.logger, (names) =>
      servers.setDraining(names ?? []),
    );
    await this.#draining.refresh();
    // One that was told to take no more regions before it left leaves a znode that says so.
    servers.onForgotten = (name) => this.#o.masterZnodes.setDraining(name, false);
    servers.isProvablyAlive = (name) => this.liveness.isProvablyAlive(name);
    const former = namesOf(await zooKeeper.getChildren(znodes.regionServers));
    await servers.start(await this.liveness.withoutDead(former));
    this.acceptsServers.open();
    // One list after the other: a server that a newer one brought in is not missing from an older one.
    let dealtWith = Promise.resolve();
    this.#servers = ZnodeTracker.ofChildren(zooKeeper, znodes.regionServers, options.logger, (children) => {
      dealtWith = dealtWith
        .then(() => this.liveness.withoutDead(namesOf(children ?? [])))
        .then((names) => servers.znodesChanged(names))
        .catch((error) => {
          if (!env.signal.aborted) abort('a crash procedure could not be stored', error);
        });
    });
    await this.#servers.refresh();
    this.liveness.start();
  }

  /** Its process is gone: what it had is recovered at once. */
  async serverDied(server: ServerName): Promise<void> {
    if (!this.acceptsServers.isOpen) return;
    const { servers } = this.#o.env;
    await Promise.all([
      servers.isOnline(server) ? servers.expire(server) : undefined,
      this.liveness.removeZnode(server),
    ]);
  }

  /** Sees to it that something brings hbase:meta back: a crash procedure, an assignment, or (it never was) its making. */
  async #recoverMeta(wasAssigned: boolean): Promise<void> {
    const { executor, assignment, servers } = this.#o.env;
    if (executor.unfinished().some((procedure) => procedure instanceof InitMetaProcedure)) return;
    if (!wasAssigned) {
      await executor.submit(new InitMetaProcedure());
      return;
    }
    for (const server of assignment.unknownServers()) await servers.expire(server);
    await assignment.assignMetaIfClosed();
  }

  async #loadMeta(): Promise<void> {
    const { assignment, tableStates, tableDescriptors } = this.#o.env;
    tableStates.load(await assignment.loadMeta());
    await tableDescriptors.loadAll();
    await this.#recoverUnknownServers();
    assignment.metaLoaded.open();
    await assignment.assignOfflineRegions();
  }

  /**
   * Servers of which only hbase:meta knows. What their regions had not flushed can only stand in the logs of others, which must be split before the
   * regions are opened: so those that are known to be dead come first.
   */
  async #recoverUnknownServers(): Promise<void> {
    const { executor, assignment, servers, signal } = this.#o.env;
    const crashes = executor.unfinished().filter((procedure) => procedure instanceof ServerCrashProcedure);
    const expire = async () => {
      for (const server of assignment.unknownServers()) await servers.expire(server);
    };
    if (crashes.length === 0 || assignment.unknownServers().length === 0) return expire();
    Promise.allSettled(crashes.map(({ procId }) => executor.wait(procId)))
      .then(() => (signal.aborted ? undefined : expire()))
      .catch((error) => this.#o.abort('a crash procedure could not be stored', error));
  }

  async #prepareNamespaces(): Promise<void> {
    const { executor, namespaces, tableStates } = this.#o.env;
    if (!tableStates.has(NAMESPACE_TABLE_NAME)) await executor.wait(await this.#createNamespaceTable());
    await namespaces.load();
    const missing = [DEFAULT_NAMESPACE, SYSTEM_NAMESPACE].filter((name) => !namespaces.has(name));
    await Promise.all(missing.map((name) => this.#createNamespace(name)));
  }

  /** The procedure that makes it; that of an earlier master if there is one. */
  async #createNamespaceTable(): Promise<number> {
    const { executor, clock } = this.#o.env;
    for (const procedure of executor.unfinished())
      if (procedure instanceof CreateTableProcedure && procedure.tableName.equals(NAMESPACE_TABLE_NAME))
        return procedure.procId;
    const regions = newRegions(NAMESPACE_TABLE_NAME, [], clock.now());
    return executor.submit(CreateTableProcedure.of(MASTER_USER, NAMESPACE_TABLE_DESCRIPTOR, regions));
  }

  async #createNamespace(name: string): Promise<void> {
    const { executor, namespaces } = this.#o.env;
    const procedure = CreateNamespaceProcedure.of(MASTER_USER, new NamespaceDescriptor(name));
    try {
      await executor.wait(await executor.submit(procedure));
    } catch (error) {
      // One that an earlier master had submitted came first.
      if (!namespaces.has(name)) throw error;
    }
  }
}

function namesOf(children: readonly string[]): ServerName[] {
  return children.filter((name) => ServerName.isServerName(name)).map((name) => ServerName.parse(name));
}
