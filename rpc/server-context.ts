import type { Clock } from '../base/clock.ts';
import type { Logger } from '../base/logger.ts';
import type { Scheduler } from '../base/scheduler.ts';
import type { ServerCall } from './call.ts';
import type { CallQueue } from './call-queue.ts';
import type { CallWatch } from './call-watch.ts';
import type { FrameMemory } from './frame-memory.ts';
import type { MethodTable } from './method-table.ts';

/** What a server asks of its connections. */
export interface ManagedConnection {
  flush(): void;
}

/** What all connections of a server share. */
export interface ServerContext {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly logger: Logger;
  readonly services: ReadonlyMap<string, MethodTable>;
  readonly queue: CallQueue<ServerCall>;
  readonly counters: ServerCounters;
  readonly frames: FrameMemory;
  readonly watch: CallWatch | undefined;
  readonly maxRequestBytes: number;
  readonly maxQueueBytes: number;
  readonly maxUnsentBytes: number;
  clusterId(): string | undefined;
  onBug(error: unknown): void;
  /** Flushes the connection at the end of this turn. */
  flushLater(connection: ManagedConnection): void;
  closed(connection: ManagedConnection): void;
}

export interface ServerCounters {
  calls: number;
  exceptions: number;
  receivedBytes: number;
  sentBytes: number;
  refusedCalls: number;
  expiredCalls: number;
  malformedConnections: number;
  /** Bytes received of requests that are not whole yet. */
  partialBytes: number;
}
