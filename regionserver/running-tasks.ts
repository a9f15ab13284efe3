import type { Clock } from '../base/clock.ts';
import type { pb } from '../proto/index.ts';

const RUNNING = 0;

/** What a server is at, worded as HBase's TaskMonitor words it. */
export class RunningTasks {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #running = new Set<pb.ServerTask.$Properties>();

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  async during<T>(description: string, status: string, work: () => Promise<T>): Promise<T> {
    const task = { description, status, state: RUNNING, startTime: this.#clock.now() };
    this.#running.add(task);
    try {
      return await work();
    } finally {
      this.#running.delete(task);
    }
  }

  tasks(): pb.ServerTask.$Properties[] {
    return [...this.#running];
  }
}
