// What a composition root tells a master.
import type { TaskRunner } from '../base/task-runner.ts';
import type { ReloadConfig } from '../server/config-update.ts';
import type { HostPort, ServerWorld } from '../server/server-process.ts';
import type { MasterConfig } from './master-config.ts';

export interface MasterOptions extends ServerWorld {
  /** Where the RPC server listens; port 0 picks a free one. */
  readonly listen: HostPort;
  /** The name told to the cluster, when it is not the address listened on (port 0: the one listened on). */
  readonly advertise?: HostPort;
  /** Absent: no info server. Port 0 picks a free one. */
  readonly info?: HostPort;
  /** ZooKeeper connect string, `host:port,host:port/chroot`. */
  readonly quorum: string;
  /** zookeeper.znode.parent */
  readonly znodeParent: string;
  /** zookeeper.session.timeout */
  readonly sessionTimeoutMs: number;
  /** Of an embedded ZooKeeper server in the same process (`ZooKeeperServer.ownerToken`): its next start ends our session. */
  readonly ownerToken?: Uint8Array;
  readonly taskRunner: TaskRunner;
  readonly config?: Partial<MasterConfig>;
  /** For UpdateConfiguration. Absent: the configuration stays as it is. */
  readonly reloadConfig?: ReloadConfig<MasterConfig> | undefined;
  /** Told once when the master can't go on; a new start recovers. */
  readonly onAbort?: (reason: string, error?: unknown) => void;
  /** A client asked for the shutdown of the cluster (Shutdown) or of this master (StopMaster). */
  readonly onStopRequest?: (what: 'cluster' | 'master') => void;
}
