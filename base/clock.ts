export interface Clock {
  /** Wall clock, whole milliseconds since 1970. May jump. */
  now(): number;
  /** Monotonic milliseconds with fraction, from an arbitrary origin. Never falls. */
  monotonic(): number;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
};

/** A clock that stands still until told otherwise. For tests and simulation. */
export class ManualClock implements Clock {
  #now: number;
  #monotonic = 0;
  constructor(now = 1_700_000_000_000) {
    this.#now = now;
  }
  now(): number {
    return Math.floor(this.#now);
  }
  monotonic(): number {
    return this.#monotonic;
  }
  advance(ms: number): void {
    this.#now += ms;
    this.#monotonic += ms;
  }
  setNow(ms: number): void {
    this.#now = ms;
  }
}
