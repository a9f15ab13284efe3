// What procedures see of the master they run in.
import type { Clock } from '../base/clock.ts';
import type { Logger } from '../base/logger.ts';
import type { Random } from '../base/random.ts';
import type { Scheduler } from '../base/scheduler.ts';
import type { ServerName } from '../model/server-name.ts';
import type { FileStorage } from '../storage/file-storage.ts';
import type { LogStorage } from '../storage/log-storage.ts';
import type { AssignmentManager } from './assignment-manager.ts';
import type { FileSystemManager } from './file-system-manager.ts';
import type { MasterConfig } from './master-config.ts';
import type { MasterStore } from './master-store.ts';
import type { MasterSwitches } from './master-switches.ts';
import type { Namespaces } from './namespaces.ts';
import type { ProcedureExecutor } from './procedure/procedure-executor.ts';
import type { RegionServerCalls } from './region-server-calls.ts';
import type { RegionStateStore } from './region-state-store.ts';
import type { RemoteProcedureDispatcher } from './remote-procedure-dispatcher.ts';
import type { ServerManager } from './server-manager.ts';
import type { SnapshotManager } from './snapshot-manager.ts';
import type { TableDescriptors } from './table-descriptors.ts';
import type { TableStates } from './table-states.ts';
import type { WALSplitManager } from './wal-split-manager.ts';

export interface MasterServices {
  readonly serverName: ServerName;
  /** When this master became active, ms: carried by every request to a region server. */
  readonly activeSince: number;
  readonly config: MasterConfig;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly logger: Logger;
  readonly files: FileStorage;
  readonly logs: LogStorage;
  /** Aborted when the master ends. */
  readonly signal: AbortSignal;
  readonly executor: ProcedureExecutor<MasterServices>;
  readonly store: MasterStore;
  readonly switches: MasterSwitches;
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
  /** A damaged file stands in the way of recovery. */
  readonly onDamage: (error: unknown) => void;
  /** The cluster is going down: nothing is assigned any more. */
  readonly isShuttingDown: boolean;
}
