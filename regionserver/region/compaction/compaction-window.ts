// Windows of time, each as long as those before it of its tier; `windowsPerTier` of them are one of the next, older tier (HBase's
// ExponentialCompactionWindowFactory). Windows stand at whole multiples of their length since 1970.
import type { DateTieredConfig } from './compaction-config.ts';

export class CompactionWindow {
  readonly #config: DateTieredConfig;
  readonly #lengthMs: number;
  /** Which multiple of its length it begins at. */
  readonly #position: number;
  /** Windows that begin before it do not become longer. */
  readonly #maxTierCutoff: number;

  private constructor(config: DateTieredConfig, lengthMs: number, position: number, maxTierCutoff: number) {
    this.#config = config;
    this.#lengthMs = lengthMs;
    this.#position = position;
    this.#maxTierCutoff = maxTierCutoff;
  }

  /** The one that is being written to. */
  static incoming(config: DateTieredConfig, now: number): CompactionWindow {
    const { baseWindowMs, maxTierAgeMs } = config;
    return new CompactionWindow(config, baseWindowMs, Math.trunc(now / baseWindowMs), now - maxTierAgeMs);
  }

  get startMs(): number {
    return this.#lengthMs * this.#position;
  }

  /** Negative: the window is before that time; 0: the time is in it; positive: the window is after it. */
  compareTo(timestamp: number): number {
    const rounded = timestamp < 0 ? timestamp - (this.#lengthMs - 1) : timestamp;
    return Math.sign(this.#position - Math.trunc(rounded / this.#lengthMs));
  }

  /** The one before it, of the same length until a window of the next tier ends where this one begins. */
  earlier(): CompactionWindow {
    const { windowsPerTier } = this.#config;
    const make = (lengthMs: number, position: number) =>
      new CompactionWindow(this.#config, lengthMs, position, this.#maxTierCutoff);
    const longer = this.#lengthMs * windowsPerTier;
    if (this.#position % windowsPerTier > 0 || this.startMs - longer < this.#maxTierCutoff)
      return make(this.#lengthMs, this.#position - 1);
    return make(longer, Math.trunc(this.#position / windowsPerTier) - 1);
  }
}
