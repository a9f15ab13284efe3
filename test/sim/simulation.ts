// The simulated world: one queue of events, one random source, one clock. Between two events everything that the first one set off runs to its
// end (promises; nothing in the servers waits for the real world), so that whoever is killed, paused or cut off is so between two events, and
// a seed determines every order there is.
import { createHash } from 'node:crypto';
import { SeededRandom } from '../../base/random.ts';
import { EventQueue, type SimEvent } from './event-queue.ts';

/** Wall time at the simulated zero. */
export const EPOCH_MS = 1_750_000_000_000;

/** Keeps events of one stream in the order in which they were made. */
export interface Lane {
  last: number;
}

export interface SimulationOptions {
  readonly seed: number;
  /** Gets each line of the trace. */
  readonly onTrace?: (line: string) => void;
}

export class Simulation {
  readonly seed: number;
  readonly random: SeededRandom;
  /** Of faults; apart, so that a fault more does not change what the others choose. */
  readonly chaos: SeededRandom;
  now = 0;
  eventCount = 0;
  /** What must never happen, in words. */
  readonly violations: string[] = [];
  readonly #queue = new EventQueue();
  readonly #hash = createHash('sha256');
  #lines: string[] = [];
  #onTrace: ((line: string) => void) | undefined;
  #isStopped = false;

  constructor({ seed, onTrace }: SimulationOptions) {
    this.seed = seed;
    this.random = new SeededRandom(seed);
    this.chaos = new SeededRandom(seed ^ 0x5bd1e995);
    this.#onTrace = onTrace;
  }

  /** After `delay` ms; not before the last event of the lane. */
  after(delay: number, label: string, run: () => void, lane?: Lane): SimEvent {
    let time = this.now + delay;
    if (lane !== undefined) {
      time = Math.max(time, lane.last);
      lane.last = time;
    }
    return this.#queue.add(time, label, run);
  }

  /** Something outside of events, for the trace: replays must show it too. */
  note(text: string): void {
    this.#trace(`${this.now.toFixed(4)} ! ${text}`);
  }

  violation(text: string): void {
    this.note(`VIOLATION ${text}`);
    if (this.violations.length < 50) this.violations.push(`at ${(this.now / 1000).toFixed(3)} s: ${text}`);
  }

  stop(): void {
    this.#isStopped = true;
  }

  /** Runs events until `until` answers true, the time is up or nothing is left. */
  async run(untilMs: number, until: () => boolean = () => false): Promise<void> {
    const watch = (error: unknown) => this.violation(`a rejection that nobody handles: ${stackOf(error)}`);
    process.on('unhandledRejection', watch);
    try {
      while (!this.#isStopped && !until()) {
        const event = this.#queue.take();
        if (event === undefined) return;
        if (event.cancelled) continue;
        if (event.time > untilMs) {
          this.now = untilMs;
          this.#queue.add(event.time, event.label, event.run);
          return;
        }
        this.now = event.time;
        this.eventCount++;
        this.#trace(`${event.time.toFixed(4)} ${event.label}`);
        try {
          event.run();
        } catch (error) {
          this.violation(`${event.label} threw: ${stackOf(error)}`);
        }
        await settled();
      }
    } finally {
      process.off('unhandledRejection', watch);
    }
  }

  /** Of everything that has happened so far. */
  traceHash(): string {
    this.#flush();
    return this.#hash.copy().digest('hex').slice(0, 16);
  }

  #trace(line: string): void {
    this.#onTrace?.(line);
    this.#lines.push(line);
    if (this.#lines.length >= 256) this.#flush();
  }
  #flush(): void {
    if (this.#lines.length === 0) return;
    this.#hash.update(`${this.#lines.join('\n')}\n`);
    this.#lines = [];
  }
}

export function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? String(error)) : String(error);
}

/** All promise callbacks that are due have run. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
