import type { Clock } from '../base/clock.ts';
import type { Logger } from '../base/logger.ts';
import type { Scheduler } from '../base/scheduler.ts';
import type { Transport } from '../base/transport.ts';
import type { RpcService } from './service.ts';

export interface RpcServerLimits {
  /** `hbase.ipc.max.request.size`: a larger frame is answered RequestTooBigException, then the connection is closed. */
  maxRequestBytes: number;
  /** `hbase.ipc.server.max.callqueue.size`: bytes of all requests taken in and not answered; above it CallQueueTooBigException. */
  maxQueueBytes: number;
  /** Calls that may run at once in each lane (normal, admin, system); more wait in a queue. */
  maxRunningCalls: number;
  /** Calls waiting in one lane; above it CallQueueTooBigException. */
  maxQueuedCalls: number;
  maxConnections: number;
  /** Replies a connection may leave unread before its requests wait. */
  maxUnsentBytes: number;
}

export interface RpcServerOptions {
  transport: Transport;
  clock: Clock;
  scheduler: Scheduler;
  logger: Logger;
  services: readonly RpcService[];
  limits?: Partial<RpcServerLimits>;
  /** Answer to the `Regist` preamble; undefined while it is not known (the connection is then refused, and clients fall back). */
  clusterId: () => string | undefined;
  /** Told of AssertionErrors of handlers (after the call was answered). By default the error is thrown at the end of the turn. */
  onBug?: (error: unknown) => void;
}

export interface RpcServerMetrics {
  connections: number;
  calls: number;
  exceptions: number;
  receivedBytes: number;
  sentBytes: number;
  queuedCalls: number;
  queueBytes: number;
  runningCalls: number;
  /** Calls refused with CallQueueTooBigException, and calls whose deadline had passed before they ran. */
  refusedCalls: number;
  expiredCalls: number;
  malformedConnections: number;
}

/** HBase's RPC server: one per listening address, any number of services. */
export class RpcServer {
  readonly metrics: RpcServerMetrics;
  constructor(_options: RpcServerOptions) {
    throw new Error('soon');
  }
  /** Port 0 picks a free one. May be called for several addresses. */
  async listen(_host: string, _port: number): Promise<{ host: string; port: number }> {
    throw new Error('soon');
  }
  /** Stops listening, closes all connections. Calls still running are told through onDisconnect. */
  async close(): Promise<void> {}
}
