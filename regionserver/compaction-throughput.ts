// How fast compactions write (HBase's PressureAwareCompactionThroughputController): between two bounds, by how close the server's stores are to
// having so many files that flushes must wait; beyond that point as fast as they can. What there is is shared by the compactions that run.
import type { Clock } from '../base/clock.ts';
import type { Scheduler } from '../base/scheduler.ts';
import { isOffPeak, type OffPeakHours } from './region/compaction/off-peak-hours.ts';

export interface CompactionThroughputConfig {
  /** hbase.regionserver.throughput.controller: PressureAware…, or NoLimit… */
  readonly isLimited: boolean;
  /** hbase.hstore.compaction.throughput.lower.bound, in bytes a second: without any pressure. */
  readonly lowerBound: number;
  /** hbase.hstore.compaction.throughput.higher.bound */
  readonly higherBound: number;
  /** hbase.hstore.compaction.throughput.offpeak */
  readonly offPeak: number;
  /** hbase.hstore.compaction.throughput.tune.period: between two looks at the pressure. */
  readonly tunePeriodMs: number;
  readonly offPeakHours: OffPeakHours;
}

export const DEFAULT_COMPACTION_THROUGHPUT: CompactionThroughputConfig = {
  isLimited: true,
  lowerBound: 50 * 1024 * 1024,
  higherBound: 100 * 1024 * 1024,
  offPeak: Number.POSITIVE_INFINITY,
  tunePeriodMs: 60_000,
  offPeakHours: { startHour: -1, endHour: -1 },
};

/** A compaction may fall short of its speed for a moment, and catch up; what it did not use for longer is lost. */
const WINDOW_MS = 1000;

export class CompactionThroughput {
  readonly #current: () => CompactionThroughputConfig;
  readonly #clock: Clock;
  readonly #scheduler: Scheduler;
  /** 0: no store has more files than one compaction takes; 1: a flush will have to wait. */
  readonly #pressure: () => number;
  readonly #running = new Set<CompactionPace>();
  #limit: number;

  constructor(
    config: () => CompactionThroughputConfig,
    o: { readonly clock: Clock; readonly scheduler: Scheduler; readonly pressure: () => number },
  ) {
    this.#current = config;
    this.#clock = o.clock;
    this.#scheduler = o.scheduler;
    this.#pressure = o.pressure;
    const { isLimited, lowerBound } = config();
    this.#limit = isLimited ? lowerBound : Number.POSITIVE_INFINITY;
  }

  /** Bytes a second of all compactions together; Infinity: no limit. */
  get limit(): number {
    return this.#limit;
  }
  get tunePeriodMs(): number {
    return this.#current().tunePeriodMs;
  }

  /** Looks at the pressure. */
  tune(): void {
    const { isLimited, lowerBound, higherBound, offPeak, offPeakHours } = this.#current();
    const pressure = this.#pressure();
    if (!isLimited || pressure > 1) this.#limit = Number.POSITIVE_INFINITY;
    else if (isOffPeak(offPeakHours, this.#clock.now())) this.#limit = offPeak;
    else this.#limit = lowerBound + (higherBound - lowerBound) * pressure;
  }

  /** For one compaction, until its `end`. */
  begin(): CompactionPace {
    const pace: CompactionPace = new CompactionPace({
      clock: this.#clock,
      scheduler: this.#scheduler,
      limit: () => this.#limit / this.#running.size,
      end: () => this.#running.delete(pace),
    });
    this.#running.add(pace);
    return pace;
  }
}

interface PaceOptions {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly limit: () => number;
  readonly end: () => void;
}

export class CompactionPace {
  readonly #options: PaceOptions;
  #since: number;
  #bytes = 0;

  constructor(options: PaceOptions) {
    this.#options = options;
    this.#since = options.clock.monotonic();
  }

  /** Waits until that many bytes more are no more than what the compaction may write; rejects when the signal stops it. */
  async wrote(bytes: number, signal?: AbortSignal): Promise<void> {
    const { clock, scheduler, limit } = this.#options;
    this.#bytes += bytes;
    const due = (this.#bytes * 1000) / limit();
    const pause = due - (clock.monotonic() - this.#since);
    if (pause > 0) await scheduler.sleep(pause, signal);
    if (clock.monotonic() - this.#since < WINDOW_MS) return;
    this.#since = clock.monotonic();
    this.#bytes = 0;
  }

  end(): void {
    this.#options.end();
  }
}
