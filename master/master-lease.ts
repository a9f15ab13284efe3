// A master that was paused comes back in the middle of what it was doing, and another one may be active by then. Its store is fenced, since the
// folder of its log was renamed; for all else that it changes (calls to region servers, hbase:meta among them, and files) it looks each
// time, in the turn in which it acts, whether its ZooKeeper session certainly still lives. While it is not sure it waits: the session goes
// on, or it ended, and then so does the master.
import type { Clock } from '../base/clock.ts';
import type { Scheduler } from '../base/scheduler.ts';
import type { RpcClient } from '../rpc/rpc-client.ts';
import type { FileStorage } from '../storage/file-storage.ts';
import type { LogStorage } from '../storage/log-storage.ts';
import { observeFiles, observeLogs } from '../storage/wrapped-storage.ts';

/** What the master's parts need of an RPC client. */
export type RpcCaller = Pick<RpcClient, 'call'>;

export interface MasterLeaseOptions {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  /** Aborted when the master ends. */
  readonly signal: AbortSignal;
  /** Monotonic time until which the session certainly lives. */
  readonly deadline: () => number;
}

const WAIT_MS = 20;

export class MasterLease {
  #o: MasterLeaseOptions;

  constructor(options: MasterLeaseOptions) {
    this.#o = options;
  }

  get holds(): boolean {
    return this.#o.clock.monotonic() < this.#o.deadline();
  }

  /** Undefined while it holds. Rejects when the master ends before it is sure again. */
  untilHeld(): Promise<void> | undefined {
    return this.holds ? undefined : this.#wait();
  }
  async #wait(): Promise<void> {
    const { scheduler, signal } = this.#o;
    while (!this.holds) await scheduler.sleep(WAIT_MS, signal);
    signal.throwIfAborted();
  }

  /** Calls are sent while it holds. */
  rpc(rpc: RpcClient): RpcCaller {
    return {
      call: async (...call) => {
        await this.untilHeld();
        return rpc.call(...call);
      },
    };
  }

  /** Files are changed while it holds. */
  files(files: FileStorage): FileStorage {
    return observeFiles(files, () => this.untilHeld());
  }

  /** Folders and names of logs are changed while it holds. Who writes a log checks by itself that it is not fenced. */
  logs(logs: LogStorage): LogStorage {
    return observeLogs(
      logs,
      ({ name }) => (name === 'append' || name === 'close' ? undefined : this.untilHeld()),
      (callback) => this.#o.scheduler.endOfTurn(callback),
    );
  }
}
