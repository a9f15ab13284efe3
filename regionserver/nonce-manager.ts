// Remembers increments and appends by (nonce group, nonce), so that one that is retried counts once (spec rpc.md §6).
import type { Clock } from '../base/clock.ts';
import { PairMap } from '../base/pair-map.ts';

interface Running {
  waiters: ((succeeded: boolean) => void)[];
}

/** An operation that took effect, as it goes with its region to another server. */
export interface DoneOperation {
  readonly group: bigint;
  readonly nonce: bigint;
  readonly sequenceId: number;
  /** Wall clock. */
  readonly writeTime: number;
}

interface Done {
  readonly group: bigint;
  readonly nonce: bigint;
  readonly sequenceId: number;
  readonly writeTime: number;
  /** Monotonic. */
  readonly expires: number;
  /** Encoded names: mostly one; a split's daughters share those of their parent. */
  readonly regions: string[];
}

/** What is known of a nonce. */
export type NonceState = { readonly kind: 'new' } | { readonly kind: 'done'; readonly sequenceId: number };

const NEW: NonceState = { kind: 'new' };

export class NonceManager {
  readonly #clock: Clock;
  readonly #ttlMs: number;
  readonly #capacity: number;
  /** By group and nonce. */
  #done = new PairMap<Done>();
  /** The same, the oldest first. */
  #inOrder = new Set<Done>();
  #ofRegion = new Map<string, Set<Done>>();
  #running = new PairMap<Running>();

  constructor(options: { clock: Clock; ttlMs?: number; capacity?: number }) {
    this.#clock = options.clock;
    this.#ttlMs = options.ttlMs ?? 30 * 60_000;
    this.#capacity = options.capacity ?? 1_000_000;
  }

  /** Operations remembered. */
  get size(): number {
    return this.#inOrder.size;
  }

  /**
   * Claims the nonce for an operation that begins now ('new'), or says that it was done before. While the same operation still runs this
   * waits for its end. Whoever got 'new' must call `finish`.
   */
  begin(group: bigint, nonce: bigint): NonceState | Promise<NonceState> {
    const done = this.#done.get(group, nonce);
    if (done !== undefined && done.expires > this.#clock.monotonic())
      return { kind: 'done', sequenceId: done.sequenceId };
    const running = this.#running.get(group, nonce);
    if (running === undefined) {
      this.#running.set(group, nonce, { waiters: [] });
      return NEW;
    }
    return new Promise<boolean>((resolve) => running.waiters.push(resolve)).then(() => this.begin(group, nonce));
  }

  /** The operation on a region took effect as `sequenceId`, or (undefined) failed, which forgets the nonce. */
  finish(group: bigint, nonce: bigint, sequenceId: number | undefined, region: string): void {
    if (sequenceId !== undefined) this.#remember(group, nonce, sequenceId, this.#clock.now(), region);
    const running = this.#running.get(group, nonce);
    this.#running.delete(group, nonce);
    for (const wake of running?.waiters ?? []) wake(sequenceId !== undefined);
  }

  /** From a WAL key at replay. `writeTime`: when it was written, wall clock. False: too old to matter. */
  restore({ group, nonce, sequenceId, writeTime }: DoneOperation, region: string): boolean {
    if (nonce === 0n || this.#clock.now() - writeTime > this.#ttlMs) return false;
    this.#remember(group, nonce, sequenceId, writeTime, region);
    return true;
  }

  /** The youngest operations of a region, at most `limit`, in order of their sequence ids. */
  ofRegion(region: string, limit: number): DoneOperation[] {
    const since = this.#clock.now() - this.#ttlMs;
    return [...(this.#ofRegion.get(region) ?? [])]
      .filter(({ writeTime }) => writeTime >= since)
      .sort((a, b) => a.sequenceId - b.sequenceId)
      .slice(-limit);
  }

  /** Forgets what is too old. */
  evict(): void {
    const now = this.#clock.monotonic();
    for (const done of this.#inOrder) {
      if (done.expires > now && this.size <= this.#capacity) break;
      this.#forget(done);
    }
  }

  #remember(group: bigint, nonce: bigint, sequenceId: number, writeTime: number, region: string): void {
    const known = this.#done.get(group, nonce);
    if (known !== undefined) this.#forget(known);
    const regions = known?.regions.filter((each) => each !== region) ?? [];
    const done: Done = {
      ...{ group, nonce, sequenceId, writeTime },
      regions: [...regions, region],
      expires: this.#clock.monotonic() + this.#ttlMs,
    };
    this.#done.set(group, nonce, done);
    this.#inOrder.add(done);
    for (const each of done.regions) {
      const ofRegion = this.#ofRegion.get(each) ?? new Set();
      this.#ofRegion.set(each, ofRegion.add(done));
    }
    if (this.size > this.#capacity || (this.size & 1023) === 0) this.evict();
  }

  #forget(done: Done): void {
    this.#done.delete(done.group, done.nonce);
    this.#inOrder.delete(done);
    for (const each of done.regions) {
      const ofRegion = this.#ofRegion.get(each);
      ofRegion?.delete(done);
      if (ofRegion?.size === 0) this.#ofRegion.delete(each);
    }
  }
}
