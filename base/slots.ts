/** Bounds how much runs at once. First come, first served. */
export class Slots {
  #free: number;
  #waiting: (() => void)[] = [];
  #stopped = false;

  constructor(count: number) {
    this.#free = count;
  }

  /** Resolves with how to give the slot back; at once after `stop`. */
  async take(): Promise<() => void> {
    while (this.#free <= 0 && !this.#stopped) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#free--;
    return () => {
      this.#free++;
      this.#waiting.shift()?.();
    };
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    const give = await this.take();
    try {
      return await work();
    } finally {
      give();
    }
  }

  stop(): void {
    this.#stopped = true;
    for (const wake of this.#waiting.splice(0)) wake();
  }
}
