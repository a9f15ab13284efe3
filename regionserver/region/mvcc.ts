// Which writes are visible. A write's sequence id is its mvcc: `begin` hands them out in order (in the turn that appends to the WAL and adds to
// the memstore), `complete` says that one is durable, and the read point moves on over the completed ones in order only, so that a reader
// never sees a write without all that came before it.

/** One write under way. */
export interface WriteEntry {
  readonly sequenceId: number;
}

class Entry implements WriteEntry {
  readonly sequenceId: number;
  completed = false;
  visible: ((error?: Error) => void) | undefined;
  constructor(sequenceId: number) {
    this.sequenceId = sequenceId;
  }
}

export class MVCC {
  #readPoint: number;
  #writePoint: number;
  /** Entries begun and not visible, oldest first, from #head on. */
  #pending: Entry[] = [];
  #head = 0;
  #failure: Error | undefined;
  #waiters: { sequenceId: number; resolve: () => void; reject: (error: Error) => void }[] = [];

  /** Everything up to `sequenceId` is visible. */
  constructor(sequenceId: number) {
    this.#readPoint = sequenceId;
    this.#writePoint = sequenceId;
  }

  /** Highest sequence id of which all up to it is visible. */
  get readPoint(): number {
    return this.#readPoint;
  }
  /** Highest sequence id given out. */
  get writePoint(): number {
    return this.#writePoint;
  }

  begin(): WriteEntry {
    const entry = new Entry(++this.#writePoint);
    this.#pending.push(entry);
    return entry;
  }

  /**
   * The write is durable as far as it asked to be; `visible` is called (perhaps at once) when the read point reaches it, or with the error
   * that keeps it from ever getting there.
   */
  complete(write: WriteEntry, visible?: (error?: Error) => void): void {
    const entry = write as Entry;
    if (this.#failure !== undefined) {
      visible?.(this.#failure);
      return;
    }
    entry.completed = true;
    entry.visible = visible;
    while (this.#head < this.#pending.length && this.#pending[this.#head].completed) {
      const done = this.#pending[this.#head++];
      this.#readPoint = done.sequenceId;
      done.visible?.();
    }
    if (this.#head > 1024 || this.#head === this.#pending.length) {
      this.#pending.splice(0, this.#head);
      this.#head = 0;
    }
    if (this.#waiters.length > 0) this.#wake();
  }

  /** Resolves when everything up to `sequenceId` is visible. */
  waitFor(sequenceId: number): Promise<void> | undefined {
    if (sequenceId <= this.#readPoint) return undefined;
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    return new Promise((resolve, reject) => this.#waiters.push({ sequenceId, resolve, reject }));
  }

  /** Nothing more will become visible: the log is broken. Waiters fail, and so do writes that wait behind one that failed. */
  fail(error: Error): void {
    this.#failure = error;
    for (const { visible } of this.#pending.splice(0).slice(this.#head)) visible?.(error);
    this.#head = 0;
    for (const waiter of this.#waiters.splice(0)) waiter.reject(error);
  }

  /** For ids that were given out elsewhere: replay, an opened region. Only while no write is under way. */
  advanceTo(sequenceId: number): void {
    if (sequenceId <= this.#writePoint) return;
    this.#writePoint = sequenceId;
    if (this.#pending.length === 0) this.#readPoint = sequenceId;
  }

  #wake(): void {
    const reached = this.#waiters.filter((waiter) => waiter.sequenceId <= this.#readPoint);
    if (reached.length === 0) return;
    this.#waiters = this.#waiters.filter((waiter) => waiter.sequenceId > this.#readPoint);
    for (const waiter of reached) waiter.resolve();
  }
}
