import { AssertionError } from './assert.ts';
import type { Logger } from './logger.ts';
import type { Scheduler, Timer } from './scheduler.ts';

export interface ChoreOptions {
  readonly name: string;
  readonly periodMs: number;
  readonly scheduler: Scheduler;
  readonly logger: Logger;
  /** First run after this long; otherwise after one period. */
  readonly initialDelayMs?: number;
}

/**
 * Work done again and again. A run never overlaps the one before it: a period that comes due while one is running is skipped.
 * An error is logged and the chore goes on.
 */
export class Chore {
  readonly name: string;
  #work: () => Promise<void> | void;
  #options: ChoreOptions;
  #timer: Timer | undefined;
  #running: Promise<void> | undefined;
  #stopped = false;

  constructor(options: ChoreOptions, work: () => Promise<void> | void) {
    this.name = options.name;
    this.#options = options;
    this.#work = work;
  }

  start(): this {
    this.#schedule(this.#options.initialDelayMs ?? this.#options.periodMs);
    return this;
  }

  /** Runs now (or joins the run under way), and resolves after it. */
  async trigger(): Promise<void> {
    if (this.#stopped) return;
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
    await this.#running;
  }

  /** No further run; resolves when the current one has ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#timer?.cancel();
    await this.#running;
  }

  #schedule(ms: number): void {
    if (this.#stopped) return;
    this.#timer = this.#options.scheduler.after(ms, () => {
      this.#schedule(this.#options.periodMs);
      void this.trigger();
    });
  }

  async #run(): Promise<void> {
    try {
      await this.#work();
    } catch (error) {
      if (error instanceof AssertionError) throw error;
      this.#options.logger.error({ err: error, chore: this.name }, 'a chore failed; it runs again after its period');
    }
  }
}
