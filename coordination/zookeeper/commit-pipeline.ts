import type { TreeChange, TreeStore } from './tree-store.ts';

/**
 * What stands between a change in memory and anybody hearing of it: batches go to the store one at a time, in zxid order, and
 * whatever was said since is released in order once the batch it depends on is durable.
 */
export class CommitPipeline {
  readonly #store: TreeStore;
  readonly #isDirty: () => boolean;
  readonly #takeChanges: () => TreeChange[];
  readonly #zxid: () => bigint;
  readonly #onFailure: (error: unknown) => void;
  readonly #onReleased: () => void;
  #inFlight: Promise<void> | undefined;
  /** Released by the batch under way, and by the one after it. */
  #current: (() => void)[] = [];
  #next: (() => void)[] = [];
  /** Why the store takes nothing more. */
  #failure: { readonly error: unknown } | undefined;
  /** Of the last change that is in the store. */
  durableZxid: bigint;

  constructor(o: {
    store: TreeStore;
    isDirty: () => boolean;
    takeChanges: () => TreeChange[];
    /** Of the last change in memory. */
    zxid: () => bigint;
    onFailure: (error: unknown) => void;
    /** After a batch's releases have run. */
    onReleased: () => void;
  }) {
    this.#store = o.store;
    this.#isDirty = o.isDirty;
    this.#takeChanges = o.takeChanges;
    this.#zxid = o.zxid;
    this.durableZxid = o.zxid();
    this.#onFailure = o.onFailure;
    this.#onReleased = o.onReleased;
  }
  get waitingCount(): number {
    return this.#current.length + this.#next.length;
  }
  /** Runs `release` once everything changed so far is durable, after all releases asked for before it. */
  whenDurable(release: () => void): void {
    if (this.#failure !== undefined) return;
    if (this.#isDirty()) this.#next.push(release);
    else if (this.#inFlight !== undefined) this.#current.push(release);
    else release();
  }
  /** Starts a batch with what has changed, unless one is under way: then the next starts at its end. */
  flush(): void {
    while (this.#inFlight === undefined && this.#failure === undefined && (this.#isDirty() || this.#next.length > 0)) {
      this.#current = this.#next;
      this.#next = [];
      const written = this.#write();
      if (written !== undefined) {
        this.#inFlight = written;
        return;
      }
    }
  }
  /** Resolves when nothing is left to write; rejects with the store's error if it failed, now or before. */
  async drain(): Promise<void> {
    this.flush();
    while (this.#inFlight !== undefined) await this.#inFlight;
    if (this.#failure !== undefined) throw this.#failure.error;
  }
  #write(): Promise<void> | undefined {
    let result: Promise<void> | void;
    const zxid = this.#zxid();
    try {
      result = this.#store.write(this.#takeChanges());
    } catch (error) {
      this.#fail(error);
      return undefined;
    }
    if (result === undefined) {
      this.#release(zxid);
      return undefined;
    }
    return result.then(
      () => {
        this.#inFlight = undefined;
        this.#release(zxid);
        this.flush();
      },
      (error) => {
        this.#inFlight = undefined;
        this.#fail(error);
      },
    );
  }
  #release(zxid: bigint): void {
    this.durableZxid = zxid;
    for (const release of this.#current.splice(0)) release();
    this.#onReleased();
  }
  /** Memory is ahead of the store for good: nothing is answered any more. */
  #fail(error: unknown): void {
    this.#failure = { error };
    this.#current = [];
    this.#next = [];
    this.#onFailure(error);
  }
}
