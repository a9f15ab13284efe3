// Builds the parts of a master and ties them together. Nothing runs yet: `Master` starts them when it wins the election.
import { hbaseError } from '../base/errors.ts';
import { META_REGION_INFO } from '../model/region-info.ts';
import type { ServerName } from '../model/server-name.ts';
import { NAMESPACE_TABLE_NAME } from '../model/table-name.ts';
import type { ServerProcess, ServerWorld } from '../server/server-process.ts';
import { observeFiles } from '../storage/wrapped-storage.ts';
import { AssignmentManager } from './assignment-manager.ts';
import { FileSystemManager } from './file-system-manager.ts';
import type { MasterConfig } from './master-config.ts';
import type { RpcCaller } from './master-lease.ts';
import type { MasterServices } from './master-services.ts';
import { MasterSwitches } from './master-switches.ts';
import { type NamespaceMirror, Namespaces } from './namespaces.ts';
import { ProcedureExecutor } from './procedure/procedure-executor.ts';
import { createProcedure } from './procedure/procedure-registry.ts';
import { RegionProcedureStore } from './procedure/procedure-store.ts';
import { RegionServerCalls } from './region-server-calls.ts';
import { type MetaLocationMirror, RegionStateStore } from './region-state-store.ts';
import type { RegionStateNode } from './region-states.ts';
import { RemoteProcedureDispatcher } from './remote-procedure-dispatcher.ts';
import { ServerManager } from './server-manager.ts';
import { SnapshotManager } from './snapshot-manager.ts';
import { StoreHolder } from './store-holder.ts';
import { type RegionAddress, SystemTable } from './system-table.ts';
import { TableDescriptors } from './table-descriptors.ts';
import { type TableStateMirror, TableStates } from './table-states.ts';
import { WALSplitManager } from './wal-split-manager.ts';

export interface ContextOptions {
  readonly world: ServerWorld;
  readonly config: MasterConfig;
  readonly process: ServerProcess;
  readonly rpc: RpcCaller;
  readonly mirror: MetaLocationMirror & TableStateMirror & NamespaceMirror;
  readonly abort: (reason: string, error: unknown) => void;
  /** A file is damaged and recovery can't go on past it. */
  readonly onDamage: (error: unknown) => void;
}

const SYSTEM_TABLE_ATTEMPTS = 12;

export class MasterContext implements MasterServices {
  serverName!: ServerName;
  activeSince = 0;
  isShuttingDown = false;
  readonly config: MasterConfig;
  readonly clock: MasterServices['clock'];
  readonly scheduler: MasterServices['scheduler'];
  readonly random: MasterServices['random'];
  readonly logger: MasterServices['logger'];
  readonly files: MasterServices['files'];
  readonly logs: MasterServices['logs'];
  readonly signal: AbortSignal;
  readonly store = new StoreHolder();
  readonly switches = new MasterSwitches(this.store);
  readonly procedureStore = new RegionProcedureStore(this.store);
  readonly executor: ProcedureExecutor<MasterServices>;
  readonly assignment: AssignmentManager;
  readonly regionStateStore: RegionStateStore;
  readonly servers: ServerManager;
  readonly calls: RegionServerCalls;
  readonly dispatcher: RemoteProcedureDispatcher;
  readonly tableStates: TableStates;
  readonly tableDescriptors: TableDescriptors;
  readonly namespaces: Namespaces;
  readonly fileSystem: FileSystemManager;
  readonly walSplits: WALSplitManager;
  readonly snapshots: SnapshotManager;
  readonly onDamage: (error: unknown) => void;
  #rpc: RpcCaller;

  constructor(options: ContextOptions) {
    const { world, config, rpc, mirror } = options;
    this.config = config;
    this.clock = world.clock;
    this.scheduler = world.scheduler;
    this.random = world.random;
    this.logger = world.logger;
    // One that was paused and goes on must not touch what its successor has made meanwhile.
    this.files = observeFiles(world.files, () => this.store.checkNotFenced());
    this.logs = world.logs;
    this.signal = options.process.signal;
    this.onDamage = options.onDamage;
    this.#rpc = rpc;
    this.executor = this.#newExecutor(options);
    const meta = this.#systemTable('hbase:meta', () => this.#metaNode());
    this.regionStateStore = new RegionStateStore(meta, this.store, mirror, world.logger);
    this.tableStates = new TableStates(this.regionStateStore, mirror, world.logger);
    this.tableDescriptors = new TableDescriptors(this.files, world.logger);
    const namespaceTable = this.#systemTable('hbase:namespace', () => this.#namespaceNode());
    this.namespaces = new Namespaces(namespaceTable, mirror, world.logger);
    this.fileSystem = new FileSystemManager({
      files: this.files,
      clock: world.clock,
      random: world.random,
      logger: world.logger,
      storeFileTracker: this.config.storeFileTracker,
    });
    this.calls = new RegionServerCalls(rpc, this.signal, config.remoteCallTimeoutMs);
    this.assignment = new AssignmentManager(this);
    this.servers = new ServerManager(this);
    this.dispatcher = this.#newDispatcher();
    this.snapshots = new SnapshotManager(this);
    this.walSplits = new WALSplitManager({
      logs: world.logs,
      files: world.files,
      clock: world.clock,
      scheduler: world.scheduler,
      workers: {
        perServer: config.maxSplittersPerServer,
        online: () => this.servers.registered(),
        wake: (procId) => this.executor.wake(procId),
      },
    });
  }

  #newExecutor({ world, config, abort }: ContextOptions): ProcedureExecutor<MasterServices> {
    return new ProcedureExecutor<MasterServices>({
      store: this.procedureStore,
      env: this,
      clock: world.clock,
      scheduler: world.scheduler,
      logger: world.logger,
      create: createProcedure,
      resultTtlMs: config.procedureResultTtlMs,
      maxConcurrentSteps: config.maxConcurrentSteps,
      maxProcedures: config.maxProcedures,
      onFatal: abort,
    });
  }

  #newDispatcher(): RemoteProcedureDispatcher {
    return new RemoteProcedureDispatcher({
      calls: this.calls,
      clock: this.clock,
      scheduler: this.scheduler,
      logger: this.logger,
      signal: this.signal,
      activeSince: () => this.activeSince,
      serverStartWaitMs: this.config.serverStartWaitMs,
      isOnline: (server) => this.servers.isOnline(server),
    });
  }

  #systemTable(name: string, node: () => RegionStateNode | undefined): SystemTable {
    return new SystemTable({
      name,
      rpc: this.#rpc,
      scheduler: this.scheduler,
      logger: this.logger,
      signal: this.signal,
      locate: () => this.#locate(name, node),
      callTimeoutMs: this.config.remoteCallTimeoutMs,
      attempts: SYSTEM_TABLE_ATTEMPTS,
    });
  }

  async #locate(name: string, find: () => RegionStateNode | undefined): Promise<RegionAddress> {
    for (;;) {
      this.signal.throwIfAborted();
      if (this.isShuttingDown && this.servers.online().length === 0)
        throw hbaseError('MasterStoppedException', `${name} is not served any more: the cluster is going down`);
      const node = find();
      if (node?.server !== undefined && node.isInState('OPEN') && this.servers.isOnline(node.server))
        return { address: node.server, regionName: node.info.name };
      await this.assignment.nextChange(this.signal);
    }
  }
  #metaNode(): RegionStateNode | undefined {
    return this.assignment.states.get(META_REGION_INFO.encodedName);
  }
  #namespaceNode(): RegionStateNode | undefined {
    return this.assignment.states.liveOfTable(NAMESPACE_TABLE_NAME)[0];
  }
}
