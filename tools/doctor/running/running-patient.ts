import { hbaseError } from '../../../base/errors.ts';
import type { Scheduler } from '../../../base/scheduler.ts';
import type { Scene } from '../checks/scene.ts';
import type { Repair } from '../finding.ts';
import type { Patient } from '../patient.ts';
import { type RunningCluster, type RunningOptions, readRunning } from './read-running.ts';
import { RunningSurgeon } from './running-surgeon.ts';

export interface RunningPatientOptions extends RunningOptions {
  /** `--quorum host:2181`. */
  readonly options: string;
  readonly scheduler: Scheduler;
  readonly now: () => number;
  /** Between the two looks that something must be seen in to be believed. */
  readonly pauseMs: number;
}

export class RunningPatient implements Patient {
  readonly where: string;
  readonly options: string;
  readonly keptIn = undefined;
  readonly #options: RunningPatientOptions;
  #seen: RunningCluster | undefined;

  constructor(options: RunningPatientOptions) {
    this.where = `the running cluster at ${options.options.replace(/^--\S+ /, '')}`;
    this.options = options.options;
    this.#options = options;
  }

  async look(): Promise<Scene> {
    this.#seen = await readRunning(this.#options);
    const { catalog, servers } = this.#seen;
    return { catalog, servers, now: this.#options.now() };
  }

  /** Regions move while they are looked at: what is seen once may be on its way. */
  pauseBeforeSecondLook(): Promise<void> {
    return this.#options.scheduler.sleep(this.#options.pauseMs);
  }

  async perform(repairs: readonly Repair[]): Promise<(string | undefined)[]> {
    const { master } = this.#seen!;
    if (master === undefined) throw hbaseError('MasterNotRunningException', 'the cluster has no active master');
    const failures = await new RunningSurgeon(this.#options).perform(repairs, master);
    await this.pauseBeforeSecondLook();
    return failures;
  }
}
