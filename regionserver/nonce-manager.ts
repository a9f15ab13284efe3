// Remembers increments and appends by (nonce group, nonce), so that one that is retried counts once (spec rpc.md §6).
import type { Clock } from '../base/clock.ts';

interface Running {
  waiters: ((succeeded: boolean) => void)[];
}

/** What is known of a nonce. */
export type NonceState = { readonly kind: 'new' } | { readonly kind: 'done'; readonly sequenceId: number };

const NEW: NonceState = { kind: 'new' };

export class NonceManager {
  readonly #clock: Clock;
  readonly #ttlMs: number;
  readonly #capacity: number;
  /** Insertion order is order of time, so the oldest are found first. */
  #done = new Map<string, { sequenceId: number; expires: number }>();
  #running = new Map<string, Running>();

  constructor(options: { clock: Clock; ttlMs?: number; capacity?: number }) {
    this.#clock = options.clock;
    this.#ttlMs = options.ttlMs ?? 30 * 60_000;
    this.#capacity = options.capacity ?? 1_000_000;
  }

  /** Operations remembered. */
  get size(): number {
    return this.#done.size;
  }

  /**
   * Claims the nonce for an operation that begins now ('new'), or says that it was done before. While the same operation still runs this
   * waits for its end. Whoever got 'new' must call `finish`.
   */
  begin(group: bigint, nonce: bigint): NonceState | Promise<NonceState> {
    const key = keyOf(group, nonce);
    const done = this.#done.get(key);
    if (done !== undefined && done.expires > this.#clock.monotonic())
      return { kind: 'done', sequenceId: done.sequenceId };
    const running = this.#running.get(key);
    if (running === undefined) {
      this.#running.set(key, { waiters: [] });
      return NEW;
    }
    return new Promise<boolean>((resolve) => running.waiters.push(resolve)).then(() => this.begin(group, nonce));
  }

  /** The operation took effect as `sequenceId`, or (undefined) failed, which forgets the nonce. */
  finish(group: bigint, nonce: bigint, sequenceId: number | undefined): void {
    const key = keyOf(group, nonce);
    if (sequenceId !== undefined) this.#remember(key, sequenceId);
    const running = this.#running.get(key);
    this.#running.delete(key);
    for (const wake of running?.waiters ?? []) wake(sequenceId !== undefined);
  }

  /** From a WAL key at replay. `writeTime`: when it was written, wall clock. */
  restore(group: bigint, nonce: bigint, sequenceId: number, writeTime: number): void {
    if (nonce === 0n || this.#clock.now() - writeTime > this.#ttlMs) return;
    this.#remember(keyOf(group, nonce), sequenceId);
  }

  /** Forgets what is too old. */
  evict(): void {
    const now = this.#clock.monotonic();
    for (const [key, entry] of this.#done) {
      if (entry.expires > now && this.#done.size <= this.#capacity) break;
      this.#done.delete(key);
    }
  }

  #remember(key: string, sequenceId: number): void {
    this.#done.delete(key);
    this.#done.set(key, { sequenceId, expires: this.#clock.monotonic() + this.#ttlMs });
    if (this.#done.size > this.#capacity || (this.#done.size & 1023) === 0) this.evict();
  }
}

function keyOf(group: bigint, nonce: bigint): string {
  return `${group},${nonce}`;
}
