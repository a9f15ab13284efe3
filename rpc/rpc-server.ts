import type { Clock } from '../base/clock.ts';
import type { Logger } from '../base/logger.ts';
import type { Scheduler, Timer } from '../base/scheduler.ts';
import type { Connection, Listener, Transport } from '../base/transport.ts';
import type { ServerCall } from './call.ts';
import { CallQueue } from './call-queue.ts';
import type { CallWatch } from './call-watch.ts';
import { FrameMemory } from './frame-memory.ts';
import { MethodTable } from './method-table.ts';
import { ServerConnection } from './server-connection.ts';
import type { ManagedConnection, ServerContext, ServerCounters } from './server-context.ts';
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
  /** Looks at each call that was answered. */
  watch?: CallWatch;
  /** Told of AssertionErrors of handlers (after the call was answered). By default the error is thrown at the end of the turn. */
  onBug?: (error: unknown) => void;
}

/** Counters since the start, and what is there now. */
export interface RpcServerMetrics extends Readonly<ServerCounters> {
  readonly connections: number;
  readonly queuedCalls: number;
  readonly queueBytes: number;
  readonly runningCalls: number;
}

const DEFAULT_LIMITS: RpcServerLimits = {
  maxRequestBytes: 268435456,
  maxQueueBytes: 1024 * 1024 * 1024,
  maxRunningCalls: 2000,
  maxQueuedCalls: 10_000,
  maxConnections: 10_000,
  maxUnsentBytes: 8 * 1024 * 1024,
};

/** A connection that has not said who it is after this long is closed. */
const HANDSHAKE_MS = 60_000;

/** HBase's RPC server: one for all addresses it listens on, any number of services. */
export class RpcServer {
  readonly #options: RpcServerOptions;
  readonly #limits: RpcServerLimits;
  readonly #context: ServerContext;
  readonly #queue: CallQueue<ServerCall>;
  readonly #counters: ServerCounters = {
    calls: 0,
    exceptions: 0,
    receivedBytes: 0,
    sentBytes: 0,
    refusedCalls: 0,
    expiredCalls: 0,
    malformedConnections: 0,
    partialBytes: 0,
  };
  readonly #connections = new Set<ServerConnection>();
  readonly #listeners: Listener[] = [];
  #toFlush: ManagedConnection[] = [];
  #sweep: Timer | undefined;

  constructor(options: RpcServerOptions) {
    this.#options = options;
    this.#limits = { ...DEFAULT_LIMITS, ...options.limits };
    this.#queue = new CallQueue(this.#limits, (call) => call.origin.run(call));
    this.#context = this.#makeContext();
  }

  get metrics(): RpcServerMetrics {
    return {
      ...this.#counters,
      connections: this.#connections.size,
      queuedCalls: this.#queue.queuedCalls,
      queueBytes: this.#queue.bytes,
      runningCalls: this.#queue.runningCalls,
    };
  }

  /** Port 0 picks a free one. May be called for several addresses. */
  async listen(host: string, port: number): Promise<{ host: string; port: number }> {
    const listener = await this.#options.transport.listen({ host, port }, (connection) => this.#accept(connection));
    this.#listeners.push(listener);
    this.#sweep ??= this.#options.scheduler.every(HANDSHAKE_MS / 2, () => this.#closeSilent());
    return { host: listener.host, port: listener.port };
  }

  /** Stops listening, closes all connections. Calls still running are told through onDisconnect. */
  async close(): Promise<void> {
    this.#sweep?.cancel();
    this.#sweep = undefined;
    const closing = this.#listeners.splice(0).map((listener) => listener.close());
    for (const connection of [...this.#connections]) connection.close();
    await Promise.all(closing);
  }

  #accept(connection: Connection): void {
    if (this.#connections.size < this.#limits.maxConnections) {
      this.#connections.add(new ServerConnection(this.#context, connection));
      return;
    }
    this.#options.logger.warn(
      { remoteAddress: connection.remoteAddress, maxConnections: this.#limits.maxConnections },
      'Refusing a connection: there are too many',
    );
    connection.setHandlers({ onData() {}, onClose() {} });
    connection.destroy();
  }

  #closeSilent(): void {
    const since = this.#options.clock.monotonic() - HANDSHAKE_MS;
    for (const connection of this.#connections) {
      if (!connection.established && connection.openedAt < since) connection.close();
    }
  }

  #makeContext(): ServerContext {
    const { clock, scheduler, logger, clusterId, services, watch, onBug } = this.#options;
    return {
      clock,
      scheduler,
      logger,
      services: new Map(services.map((service) => [service.name, new MethodTable(service)])),
      queue: this.#queue,
      counters: this.#counters,
      frames: new FrameMemory(),
      watch,
      maxRequestBytes: this.#limits.maxRequestBytes,
      maxQueueBytes: this.#limits.maxQueueBytes,
      maxUnsentBytes: this.#limits.maxUnsentBytes,
      clusterId,
      onBug: onBug ?? ((error) => scheduler.endOfTurn(() => throwIt(error))),
      flushLater: (connection) => this.#flushLater(connection),
      closed: (connection) => this.#connections.delete(connection as ServerConnection),
    };
  }

  #flushLater(connection: ManagedConnection): void {
    // Behind the replies that are due with this one, since all of a commit's waiters are woken together. The end of the turn would be that of the
    // next one when they are woken at the end of this one, as they mostly are.
    if (this.#toFlush.length === 0) queueMicrotask(() => this.#flushAll());
    this.#toFlush.push(connection);
  }

  #flushAll(): void {
    const connections = this.#toFlush;
    this.#toFlush = [];
    for (const connection of connections) connection.flush();
  }
}

function throwIt(error: unknown): never {
  throw error;
}
