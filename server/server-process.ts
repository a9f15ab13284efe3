// The life of a master or a region server: starting, running, stopping, stopped; or aborted, which no orderly step follows.
import type { Clock } from '../base/clock.ts';
import type { Logger } from '../base/logger.ts';
import type { Random } from '../base/random.ts';
import type { Scheduler } from '../base/scheduler.ts';
import type { Transport } from '../base/transport.ts';
import { ServerName } from '../model/server-name.ts';
import type { FileStorage } from '../storage/file-storage.ts';
import type { ProcessIdentity } from '../storage/local-process.ts';
import type { LogStorage } from '../storage/log-storage.ts';
import type { OutsideFiles } from '../storage/outside-files.ts';

/** What this machine knows of its processes. */
export interface ProcessWitness {
  /** This one. */
  readonly own: ProcessIdentity;
  /** `gone` is a proof that nothing of it runs any more; `unknown`: it is of another machine, boot or container. */
  judge(process: ProcessIdentity): 'alive' | 'gone' | 'unknown';
}

/** The world as a server sees it. */
export interface ServerWorld {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly transport: Transport;
  readonly logger: Logger;
  readonly files: FileStorage;
  readonly logs: LogStorage;
  /** Where files to bulk load are read from. Absent: only from `files`. */
  readonly outside?: OutsideFiles;
  /** Absent where there are no processes: a server is dead when its session is, and not sooner. */
  readonly witness?: ProcessWitness;
}

export interface HostPort {
  readonly host: string;
  readonly port: number;
}

export type ServerState = 'starting' | 'running' | 'stopping' | 'stopped' | 'aborted';

export interface ServerProcessOptions {
  readonly role: 'master' | 'regionserver';
  readonly logger: Logger;
  /** Told once, when something went wrong that only recovery repairs. The composition root ends the process or rejects `start()`. */
  readonly onAbort?: (reason: string, error?: unknown) => void;
}

/** The name under which the cluster knows a server: what it was told, else the address it listens on; never a look-up. */
export function serverNameOf(listening: HostPort, advertise: HostPort | undefined, startCode: number): ServerName {
  return new ServerName(advertise?.host ?? listening.host, advertise?.port || listening.port, startCode);
}

export class ServerProcess {
  readonly role: 'master' | 'regionserver';
  /** Aborted with the first stop or abort: every wait of the server ends on it. */
  readonly signal: AbortSignal;
  /** Resolves with the reason of an abort, or undefined after an orderly stop. */
  readonly ended: Promise<string | undefined>;
  #state: ServerState = 'starting';
  #controller = new AbortController();
  #end!: (reason: string | undefined) => void;
  #stopping: Promise<void> | undefined;
  #logger: Logger;
  #onAbort: ((reason: string, error?: unknown) => void) | undefined;

  constructor(options: ServerProcessOptions) {
    this.role = options.role;
    this.#logger = options.logger;
    this.#onAbort = options.onAbort;
    this.signal = this.#controller.signal;
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  get state(): ServerState {
    return this.#state;
  }
  get isEnding(): boolean {
    return this.#state !== 'starting' && this.#state !== 'running';
  }

  started(): void {
    if (this.#state === 'starting') this.#state = 'running';
  }

  /** Runs the orderly steps once; later calls await the same run. A step's failure is logged and the rest goes on. */
  stop(steps: readonly (readonly [name: string, step: () => Promise<void> | void])[]): Promise<void> {
    if (this.#state === 'aborted' || this.#state === 'stopped') return Promise.resolve();
    this.#stopping ??= this.#runSteps(steps);
    return this.#stopping;
  }

  /** First call only: marks the server aborted, ends its waits and tells the owner. False when it was ending already. */
  abort(reason: string, error?: unknown): boolean {
    if (this.#state === 'aborted' || this.#state === 'stopped') return false;
    this.#state = 'aborted';
    this.#logger.error({ role: this.role, error: String(error ?? '') }, `aborting: ${reason}`);
    this.#controller.abort(new Error(`${this.role} aborted: ${reason}`));
    this.#end(reason);
    this.#onAbort?.(reason, error);
    return true;
  }

  async #runSteps(steps: readonly (readonly [string, () => Promise<void> | void])[]): Promise<void> {
    this.#state = 'stopping';
    for (const [name, step] of steps) {
      if ((this.#state as ServerState) === 'aborted') return;
      try {
        await step();
      } catch (error) {
        this.#logger.warn({ role: this.role, step: name, error: String(error) }, 'a step of stopping failed');
      }
    }
    if ((this.#state as ServerState) === 'aborted') return;
    this.#state = 'stopped';
    this.#controller.abort(new Error(`${this.role} stopped`));
    this.#end(undefined);
  }
}
