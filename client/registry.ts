import type { ServerName } from '../model/server-name.ts';

/** Where a client begins: who knows where hbase:meta and the master are. None of its calls is retried here. */
export interface Registry {
  /** The cluster's UUID; undefined when it has none yet. */
  clusterId(signal?: AbortSignal): Promise<string | undefined>;
  /** Where hbase:meta is open. Rejects while it is not. */
  metaLocation(signal?: AbortSignal): Promise<ServerName>;
  /** Rejects with MasterNotRunningException while there is none. */
  activeMaster(signal?: AbortSignal): Promise<ServerName>;
  close(): Promise<void>;
}
