// What a composition root tells a region server.
import type { TaskRunner } from '../base/task-runner.ts';
import type { RegionInfo } from '../model/region-info.ts';
import type { ReloadConfig } from '../server/config-update.ts';
import type { HostPort, ServerWorld } from '../server/server-process.ts';
import type { CacheFile } from '../storage/cache-file.ts';
import type { RegionServerConfig } from './region-server-config.ts';

export interface RegionServerOptions extends ServerWorld {
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
  /** Where data blocks are kept for which the block cache has no room. Closed with the server. */
  readonly blockCacheFile?: CacheFile;
  readonly config?: Partial<RegionServerConfig>;
  /** For UpdateConfiguration. Absent: the configuration stays as it is. */
  readonly reloadConfig?: ReloadConfig<RegionServerConfig> | undefined;
  /** Told once when the server can't go on; its regions are recovered by the master. */
  readonly onAbort?: (reason: string, error?: unknown) => void;
  /** Each time a region could not be opened here. The master tries again, here or elsewhere. */
  readonly onRegionNotOpened?: (info: RegionInfo, error: unknown) => void;
  /** A client or the master asked this server to stop (AdminService.StopServer). */
  readonly onStopRequest?: (reason: string) => void;
}
