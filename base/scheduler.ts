export interface Timer {
  cancel(): void;
}

/** The only source of "later". Timers do not keep the process alive; sockets and files do. */
export interface Scheduler {
  after(ms: number, callback: () => void): Timer;
  every(ms: number, callback: () => void): Timer;
  /** Runs at the end of the current turn of the event loop, after I/O events already collected. */
  endOfTurn(callback: () => void): void;
  /** Resolves after `ms`; rejects with the signal's reason when aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const systemScheduler: Scheduler = {
  after(ms, callback) {
    const handle = setTimeout(callback, ms);
    handle.unref();
    return { cancel: () => clearTimeout(handle) };
  },
  every(ms, callback) {
    const handle = setInterval(callback, ms);
    handle.unref();
    return { cancel: () => clearInterval(handle) };
  },
  endOfTurn(callback) {
    setImmediate(callback);
  },
  sleep(ms, signal) {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      // A sleep is part of somebody's awaited work, so it keeps the process alive, unlike a chore's timer.
      const handle = setTimeout(() => {
        signal?.removeEventListener('abort', onAbort);
        resolve();
      }, ms);
      const onAbort = () => {
        clearTimeout(handle);
        reject(signal!.reason);
      };
      signal?.addEventListener('abort', onAbort, { once: true });
    });
  },
};

interface ManualTask {
  due: number;
  period: number;
  callback: () => void;
  cancelled: boolean;
}

/** A scheduler driven by `advance`, in step with a ManualClock. `endOfTurn` still ends the real turn. */
export class ManualScheduler implements Scheduler {
  #tasks: ManualTask[] = [];
  #clock: { advance(ms: number): void; monotonic(): number };
  constructor(clock: { advance(ms: number): void; monotonic(): number }) {
    this.#clock = clock;
  }
  after(ms: number, callback: () => void): Timer {
    return this.#add(ms, 0, callback);
  }
  every(ms: number, callback: () => void): Timer {
    return this.#add(ms, ms, callback);
  }
  endOfTurn(callback: () => void): void {
    setImmediate(callback);
  }
  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const timer = this.after(ms, resolve);
      signal?.addEventListener('abort', () => {
        timer.cancel();
        reject(signal.reason);
      });
    });
  }
  /** Moves the clock on, running what falls due in order of its time. */
  advance(ms: number): void {
    const end = this.#clock.monotonic() + ms;
    for (;;) {
      const next = this.#tasks.filter((task) => !task.cancelled && task.due <= end).sort((a, b) => a.due - b.due)[0];
      if (next === undefined) break;
      this.#clock.advance(Math.max(0, next.due - this.#clock.monotonic()));
      if (next.period > 0) next.due += next.period;
      else next.cancelled = true;
      next.callback();
    }
    this.#tasks = this.#tasks.filter((task) => !task.cancelled);
    this.#clock.advance(end - this.#clock.monotonic());
  }
  #add(ms: number, period: number, callback: () => void): Timer {
    const task: ManualTask = { due: this.#clock.monotonic() + ms, period, callback, cancelled: false };
    this.#tasks.push(task);
    return {
      cancel: () => {
        task.cancelled = true;
      },
    };
  }
}
