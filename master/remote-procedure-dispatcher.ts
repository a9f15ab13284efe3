// Sends orders to region servers (open or close a region, run a remote procedure), those of one turn together in one ExecuteProcedures call. What a failed call allows
// is decided here (HBase's RSProcedureDispatcher, pitfall 5): another server only if the first attempt provably never arrived, or the
// target said it will not do it. After anything ambiguous the same server is asked again until its crash is dealt with: otherwise a
// region would be open twice.

import type { Clock } from '../base/clock.ts';
import { ColonnadeError, isHBaseError } from '../base/errors.ts';
import type { Logger } from '../base/logger.ts';
import type { Scheduler } from '../base/scheduler.ts';
import type { RegionInfo } from '../model/region-info.ts';
import type { ServerName } from '../model/server-name.ts';
import type { pb } from '../proto/index.ts';
import { RpcConnectionError } from '../rpc/rpc-connection-error.ts';
import type { RegionServerCalls } from './region-server-calls.ts';

export type RemoteOperation = {
  readonly procId: number;
  /** The target will never do it: the procedure goes on without. */
  readonly onFailed: (error: unknown) => void;
} & (
  | { readonly kind: 'open'; readonly region: RegionInfo }
  | { readonly kind: 'close'; readonly region: RegionInfo; readonly destination: ServerName | undefined }
  | { readonly kind: 'procedure'; readonly call: RemoteCall }
);

/** What a region server is to run: HBase's name for it, and its parameter. */
export interface RemoteCall {
  readonly className: string;
  readonly data: Uint8Array;
}

export interface DispatcherOptions {
  readonly calls: RegionServerCalls;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  readonly activeSince: () => number;
  readonly serverStartWaitMs: number;
  readonly isOnline: (server: ServerName) => boolean;
}

const RETRY_MS = 100;
const MAX_RETRY_MS = 10_000;

export class RemoteProcedureDispatcher {
  #options: DispatcherOptions;
  #queues = new Map<string, { readonly server: ServerName; operations: RemoteOperation[] }>();

  constructor(options: DispatcherOptions) {
    this.#options = options;
  }

  /** Queues the operation; false when the server is not online. Its result comes by ReportRegionStateTransition or ReportProcedureDone, or as `onFailed`. */
  add(server: ServerName, operation: RemoteOperation): boolean {
    if (!this.#options.isOnline(server)) return false;
    const key = server.toString();
    const queue = this.#queues.get(key);
    if (queue !== undefined) {
      queue.operations.push(operation);
      return true;
    }
    this.#queues.set(key, { server, operations: [operation] });
    this.#options.scheduler.endOfTurn(() => this.#send(key));
    return true;
  }

  #send(key: string): void {
    const queue = this.#queues.get(key);
    this.#queues.delete(key);
    if (queue === undefined || this.#options.signal.aborted) return;
    void this.#deliver(queue.server, queue.operations);
  }

  async #deliver(server: ServerName, operations: readonly RemoteOperation[]): Promise<void> {
    const { clock, scheduler, signal, logger, isOnline } = this.#options;
    const started = clock.monotonic();
    for (let attempt = 0; isOnline(server) && !signal.aborted; attempt++) {
      try {
        await this.#options.calls.executeProcedures(server, this.#request(server, operations));
        return;
      } catch (error) {
        if (signal.aborted) return;
        const waitedMs = clock.monotonic() - started;
        if (!this.#mayRetry(error, attempt, waitedMs)) {
          logger.warn({ server: server.toString(), error: String(error) }, 'a server refused orders');
          for (const operation of operations) operation.onFailed(error);
          return;
        }
        logger.debug({ server: server.toString(), error: String(error), attempt }, 'asking the same server again');
        const pause = isHBaseError(error, 'ServerNotRunningYetException')
          ? RETRY_MS
          : Math.min(MAX_RETRY_MS, RETRY_MS * 2 ** Math.min(attempt, 10));
        await scheduler.sleep(pause, signal).catch(() => {});
      }
    }
    // Not online any more: its crash procedure interrupts those who wait.
  }

  #mayRetry(error: unknown, attempt: number, waitedMs: number): boolean {
    if (isHBaseError(error, 'ServerNotRunningYetException')) return waitedMs < this.#options.serverStartWaitMs;
    // Unless an earlier attempt got through, these were turned away before they were looked at.
    if (isHBaseError(error, 'CallQueueTooBigException')) return attempt > 0;
    if (error instanceof RpcConnectionError) return !(error.arrived === false && attempt === 0);
    if (isHBaseError(error, 'RegionServerStoppedException') || isHBaseError(error, 'RegionServerAbortedException'))
      return true;
    if (error instanceof ColonnadeError && error.retry === 'never') return false;
    return true;
  }

  #request(server: ServerName, operations: readonly RemoteOperation[]): pb.ExecuteProceduresRequest.$Properties {
    const { activeSince, clock } = this.#options;
    const opens = operations.filter((operation) => operation.kind === 'open');
    const closes = operations.filter((operation) => operation.kind === 'close');
    const procedures = operations.filter((operation) => operation.kind === 'procedure');
    const initiating_master_active_time = activeSince();
    return {
      open_region:
        opens.length === 0
          ? []
          : [
              {
                open_info: opens.map(({ region, procId }) => ({
                  region: region.toProto(),
                  open_proc_id: procId,
                  favored_nodes: [],
                })),
                serverStartCode: server.startCode,
                master_system_time: clock.now(),
                initiating_master_active_time,
              },
            ],
      close_region: closes.map(({ region, procId, destination }) => ({
        region: { type: 1, value: region.name },
        transition_in_ZK: false,
        destination_server: destination?.toProto(),
        serverStartCode: server.startCode,
        close_proc_id: procId,
        initiating_master_active_time,
      })),
      proc: procedures.map(({ procId, call }) => ({
        proc_id: procId,
        proc_class: call.className,
        proc_data: call.data,
        initiating_master_active_time,
      })),
    };
  }
}
