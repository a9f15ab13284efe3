// Remembers increments and appends by (nonce group, nonce), so that one that is retried counts once (spec rpc.md §6).
import type { Clock } from '../base/clock.ts';
import { type DoneOperation, NonceTable } from './nonce-table.ts';

interface Running {
  readonly group: bigint;
  waiters: ((succeeded: boolean) => void)[] | undefined;
  /** Of another group, by the same nonce. */
  other: Running | undefined;
}

/** What is known of a nonce. */
export type NonceState = { readonly kind: 'new' } | { readonly kind: 'done'; readonly sequenceId: number };

const NEW: NonceState = { kind: 'new' };

export class NonceManager {
  readonly #clock: Clock;
  readonly #ttlMs: number;
  readonly #capacity: number;
  readonly #done = new NonceTable();
  /** By nonce. */
  readonly #running = new Map<bigint, Running>();

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
    const done = this.#done.find(group, nonce);
    if (done >= 0 && this.#done.expiryAt(done) > this.#clock.monotonic())
      return { kind: 'done', sequenceId: this.#done.sequenceIdAt(done) };
    const other = this.#running.get(nonce);
    let running = other;
    while (running !== undefined && running.group !== group) running = running.other;
    if (running === undefined) {
      this.#running.set(nonce, { group, waiters: undefined, other });
      return NEW;
    }
    const waiters = (running.waiters ??= []);
    return new Promise<boolean>((resolve) => waiters.push(resolve)).then(() => this.begin(group, nonce));
  }

  /** The operation on a region took effect as `sequenceId`, or (undefined) failed, which forgets the nonce. */
  finish(group: bigint, nonce: bigint, sequenceId: number | undefined, region: string): void {
    if (sequenceId !== undefined) {
      const writeTime = this.#clock.now();
      this.#remember({ group, nonce, sequenceId, writeTime }, region);
    }
    for (const wake of this.#takeRunning(group, nonce)?.waiters ?? []) wake(sequenceId !== undefined);
  }

  /** From a WAL key at replay. False: too old to matter. */
  restore(operation: DoneOperation, region: string): boolean {
    if (operation.nonce === 0n || this.#clock.now() - operation.writeTime > this.#ttlMs) return false;
    this.#remember(operation, region);
    return true;
  }

  /** The youngest operations of a region, at most `limit`, in order of their sequence ids. */
  ofRegion(region: string, limit: number): DoneOperation[] {
    return this.#done
      .ofRegion(region, this.#clock.now() - this.#ttlMs)
      .sort((a, b) => a.sequenceId - b.sequenceId)
      .slice(-limit);
  }

  /** Forgets what is too old. */
  evict(): void {
    this.#done.evict(this.#clock.monotonic(), this.#capacity);
  }

  #remember(operation: DoneOperation, region: string): void {
    this.#done.add(operation, region, this.#clock.monotonic() + this.#ttlMs);
    if (this.size > this.#capacity || (this.size & 1023) === 0) this.evict();
  }

  #takeRunning(group: bigint, nonce: bigint): Running | undefined {
    const first = this.#running.get(nonce);
    if (first === undefined) return undefined;
    if (first.group === group) {
      if (first.other === undefined) this.#running.delete(nonce);
      else this.#running.set(nonce, first.other);
      return first;
    }
    let before = first;
    while (before.other !== undefined && before.other.group !== group) before = before.other;
    const taken = before.other;
    before.other = taken?.other;
    return taken;
  }
}
