// A process of the simulated world: what it is given as clock, scheduler and chance, and what becomes of its callbacks when it is paused (all at
// once afterwards, the clock has gone on) or killed (never).
import type { Clock } from '../../base/clock.ts';
import type { Random } from '../../base/random.ts';
import { SeededRandom } from '../../base/random.ts';
import type { Scheduler, Timer } from '../../base/scheduler.ts';
import { EPOCH_MS, type Lane, type Simulation } from './simulation.ts';

type Kind = 'timer' | 'turn' | 'io';

interface Late {
  readonly kind: Kind;
  readonly label: string;
  readonly run: () => void;
}

export class SimProcess {
  readonly name: string;
  readonly host: string;
  readonly sim: Simulation;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly random: Random;
  isAlive = true;
  isPaused = false;
  /** Wall clock minus the world's. */
  skewMs: number;
  /** Called when it dies. */
  readonly onDeath: (() => void)[] = [];
  /** Of its own milliseconds to the world's; and where both stood when it was set. */
  #rate = 1;
  #rateSince = { world: 0, own: 0 };
  #late: Late[] = [];
  #turns: Lane = { last: 0 };
  #timers = new Map<number, Lane>();

  constructor(sim: Simulation, host: string, incarnation: number, skewMs = 0, rate = 1) {
    this.sim = sim;
    this.host = host;
    this.name = `${host}#${incarnation}`;
    this.skewMs = skewMs;
    this.#rateSince = { world: sim.now, own: sim.now };
    this.#rate = rate;
    const monotonicOffset = sim.random.below(1_000_000);
    this.clock = {
      now: () => Math.floor(EPOCH_MS + this.#ownNow + this.skewMs),
      monotonic: () => this.#ownNow + monotonicOffset,
    };
    this.random = new SeededRandom(sim.random.below(2 ** 31));
    this.scheduler = this.#makeScheduler();
  }

  get #ownNow(): number {
    const { world, own } = this.#rateSince;
    return own + (this.sim.now - world) * this.#rate;
  }
  /** Both its clocks, and its timers with them, go faster or slower from now on. */
  drift(rate: number): void {
    this.#rateSince = { world: this.sim.now, own: this.#ownNow };
    this.#rate = rate;
  }

  /** An event of this process: its code runs in it. Dropped when it is dead by then, late when it is paused. */
  after(delayMs: number, kind: Kind, label: string, run: () => void, lane?: Lane): Timer {
    const text = `${this.name} ${label}`;
    const event = this.sim.after(delayMs, text, () => this.#enter(kind, text, run, () => event.cancelled), lane);
    return {
      cancel: () => {
        event.cancelled = true;
      },
    };
  }

  kill(): void {
    if (!this.isAlive) return;
    this.isAlive = false;
    this.#late = [];
    for (const callback of this.onDeath.splice(0)) callback();
  }

  pause(): void {
    this.isPaused = true;
  }
  /** What fell due meanwhile happens now: in the order of its time, or all timers before what came from outside, or after it. */
  resume(): void {
    if (!this.isPaused) return;
    this.isPaused = false;
    const late = this.#late;
    this.#late = [];
    const first: Kind | undefined = ([undefined, 'timer', 'io'] as const)[this.sim.chaos.below(3)];
    const ordered = [...late.filter(({ kind }) => kind === first), ...late.filter(({ kind }) => kind !== first)];
    const lane = { last: 0 };
    for (const { kind, label, run } of ordered)
      this.sim.after(0, `late ${label}`, () => this.#enter(kind, label, run, () => false), lane);
  }

  #enter(kind: Kind, label: string, run: () => void, isCancelled: () => boolean): void {
    if (!this.isAlive) return;
    if (this.isPaused) {
      this.#late.push({
        kind,
        label,
        run: () => {
          if (!isCancelled()) run();
        },
      });
      return;
    }
    run();
  }

  #makeScheduler(): Scheduler {
    const after = (ms: number, callback: () => void): Timer => {
      const whole = Math.max(1, Math.floor(Number.isFinite(ms) ? ms : 1));
      let lane = this.#timers.get(whole);
      if (lane === undefined) this.#timers.set(whole, (lane = { last: 0 }));
      return this.after(
        (whole + this.sim.random.fraction() * 0.5) / this.#rate,
        'timer',
        `timer ${whole}`,
        callback,
        lane,
      );
    };
    return {
      after,
      every: (ms, callback) => {
        let timer: Timer;
        const next = () => {
          timer = after(ms, () => {
            next();
            callback();
          });
        };
        next();
        return { cancel: () => timer.cancel() };
      },
      endOfTurn: (callback) => {
        this.after(this.sim.random.fraction() * 0.05, 'turn', 'turn', callback, this.#turns);
      },
      sleep: (ms, signal) =>
        new Promise((resolve, reject) => {
          if (signal?.aborted) return reject(signal.reason);
          const onAbort = () => {
            timer.cancel();
            reject(signal!.reason);
          };
          const timer = after(ms, () => {
            signal?.removeEventListener('abort', onAbort);
            resolve();
          });
          signal?.addEventListener('abort', onAbort, { once: true });
        }),
    };
  }
}
