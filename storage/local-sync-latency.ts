import type { Clock } from '../base/clock.ts';

/** Above this average the event loop is not stalled for a sync… */
const SLOW_MS = 1;
/** …until it has fallen below this one, the trip through the thread pool included, which on a busy machine alone is some 0.3 ms. */
const FAST_MS = 0.7;
/** Measured: up to about eight waiting writers a sync within the turn is faster than a trip through the thread pool; the more wait, the more the loop has to do meanwhile. */
const FEW_WAITERS = 8;
/** The write itself takes its time, too. */
const FEW_BYTES = 256 * 1024;
const WEIGHT = 1 / 8;

/** Running average of the syncs of one disk; decides whether the next is made inline. */
export class SyncLatency {
  #clock: Clock;
  #averageMs = 0;
  #fast = true;
  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get averageMs(): number {
    return this.#averageMs;
  }
  prefersInline(waiters: number, bytes: number): boolean {
    return this.#fast && waiters <= FEW_WAITERS && bytes <= FEW_BYTES;
  }
  now(): number {
    return this.#clock.monotonic();
  }
  /** Large writes take their time on any disk and say nothing of its syncs. */
  record(startMs: number, bytes = 0): void {
    if (bytes > FEW_BYTES) return;
    const tookMs = this.#clock.monotonic() - startMs;
    this.#averageMs += (tookMs - this.#averageMs) * WEIGHT;
    if (this.#averageMs > SLOW_MS) this.#fast = false;
    else if (this.#averageMs < FAST_MS) this.#fast = true;
  }
}
