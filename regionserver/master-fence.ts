import { hbaseError } from '../base/errors.ts';

interface Running {
  readonly activeTime: number;
  readonly done: Promise<unknown>;
}

/**
 * What masters ask of a region server, by the time since which each is active. Once a newer one was here nothing of an older one is done any more:
 * what it sent before it was replaced may come late, and would be written over what the newer one has read by then.
 */
export class MasterFence {
  #newest = -1;
  /** Calls that are being carried out. */
  readonly #running = new Set<Running>();

  /** Refuses a master that a newer one has replaced; below 0: one that does not say since when it is active. */
  check(activeTime: number): void {
    if (activeTime < 0) return;
    if (activeTime < this.#newest)
      throw hbaseError(
        'DoNotRetryIOException',
        `Orders of a master active since ${activeTime}, but there is one active since ${this.#newest}`,
      );
    this.#newest = activeTime;
  }

  /** Carries out a call after all that is under way of older masters: it sees what they did. */
  async run<T>(activeTime: number, work: () => T | Promise<T>): Promise<T> {
    this.check(activeTime);
    const older = [...this.#running].filter((each) => each.activeTime < activeTime);
    if (older.length > 0) {
      await Promise.allSettled(older.map(({ done }) => done));
      this.check(activeTime);
    }
    const done = (async () => work())();
    const running: Running = { activeTime, done };
    this.#running.add(running);
    try {
      return await done;
    } finally {
      this.#running.delete(running);
    }
  }
}
