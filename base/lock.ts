// Locks between asynchronous calls of one process. First come, first served.

type Release = () => void;

/** One holder at a time. */
export class Mutex {
  #held = false;
  #waiters: Array<() => void> = [];

  get held(): boolean {
    return this.#held;
  }

  /** Resolves, in order of the calls, with the function that lets go; calling that twice is harmless. */
  acquire(): Promise<Release> {
    if (!this.#held) {
      this.#held = true;
      return Promise.resolve(this.#release());
    }
    return new Promise((resolve) => this.#waiters.push(() => resolve(this.#release())));
  }

  /** At once or not at all. */
  tryAcquire(): Release | undefined {
    if (this.#held) return undefined;
    this.#held = true;
    return this.#release();
  }

  async run<T>(work: () => Promise<T> | T): Promise<T> {
    const release = await this.acquire();
    try {
      return await work();
    } finally {
      release();
    }
  }

  #release(): Release {
    let released = false;
    return () => {
      if (released) return;
      released = true;
      const next = this.#waiters.shift();
      if (next === undefined) this.#held = false;
      else next();
    };
  }
}

/** A mutex per key; keys nobody holds take no memory. */
export class KeyedLock<K> {
  #locks = new Map<K, { mutex: Mutex; users: number }>();

  get size(): number {
    return this.#locks.size;
  }

  async acquire(key: K): Promise<Release> {
    let entry = this.#locks.get(key);
    if (entry === undefined) {
      entry = { mutex: new Mutex(), users: 0 };
      this.#locks.set(key, entry);
    }
    entry.users++;
    const release = await entry.mutex.acquire();
    let released = false;
    return () => {
      if (released) return;
      released = true;
      release();
      if (--entry.users === 0) this.#locks.delete(key);
    };
  }

  async run<T>(key: K, work: () => Promise<T> | T): Promise<T> {
    const release = await this.acquire(key);
    try {
      return await work();
    } finally {
      release();
    }
  }
}
