import type { Clock } from '../../base/clock.ts';
import type { Logger } from '../../base/logger.ts';
import type { Random } from '../../base/random.ts';
import type { Scheduler } from '../../base/scheduler.ts';
import type { Transport } from '../../base/transport.ts';
import type { Acl, Stat } from './protocol.ts';

export interface ZooKeeperClientOptions {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly logger: Logger;
  /** `host:port,host:port/chroot` */
  readonly quorum: string;
  /** Asked of the server, which bounds it (2 to 20 of its ticks). Default 90,000, as HBase's. */
  readonly sessionTimeoutMs?: number;
  /** An operation without an answer after this fails with OPERATIONTIMEOUT. Default: the session timeout asked. */
  readonly operationTimeoutMs?: number;
  /** Longest request sent; answers may be four times as long. Default ZooKeeper's jute.maxbuffer, 1,048,575. */
  readonly maxPacketBytes?: number;
  /** Operations waiting for a connection or an answer, at most. Default 10,000. */
  readonly maxPendingCalls?: number;
  /** The token of an embedded server in the same process (`ZooKeeperServer.ownerToken`): its next start ends our session. */
  readonly ownerToken?: Uint8Array;
}

/**
 * `connected`: the first time, or again with the same session. `disconnected`: the session may still live, it is being looked for.
 * `expired`: the session and its ephemeral nodes are gone; the client is of no more use. `closed`: by close(); the last event.
 */
export type SessionEvent = 'connected' | 'disconnected' | 'expired' | 'closed';

export interface WatchEvent {
  readonly type: 'created' | 'deleted' | 'dataChanged' | 'childrenChanged';
  readonly path: string;
}
export type WatchCallback = (event: WatchEvent) => void;

export interface CallOptions {
  readonly signal?: AbortSignal;
}
export interface ReadOptions extends CallOptions {
  /** Called once, for the first change after this read (over reconnects too). Session events come by onSession. */
  readonly watch?: WatchCallback;
}
export interface CreateOptions extends CallOptions {
  readonly ephemeral?: boolean;
  readonly sequential?: boolean;
  /** The server removes the node some time after its last child went. */
  readonly container?: boolean;
  /** The server removes the node when it has no children and was not changed for so long. */
  readonly ttlMs?: number;
  /** Default: anyone may do anything. */
  readonly acl?: readonly Acl[];
}

export interface NodeData {
  /** Null data reads as an empty buffer. Owned by the caller. */
  readonly data: Buffer;
  readonly stat: Stat;
}
export interface NodeChildren {
  readonly children: string[];
  readonly stat: Stat;
}

export type MultiOperation =
  | ({ readonly op: 'create'; readonly path: string; readonly data?: Uint8Array } & Omit<CreateOptions, 'signal'>)
  | { readonly op: 'set'; readonly path: string; readonly data: Uint8Array; readonly version?: number }
  | { readonly op: 'delete'; readonly path: string; readonly version?: number }
  | { readonly op: 'check'; readonly path: string; readonly version: number };

/** Of a create: `path`; of a set: `stat`. */
export interface MultiResult {
  readonly path?: string;
  readonly stat?: Stat;
}
