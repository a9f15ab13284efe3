// How far it has come, on standard error: a bar that is drawn over itself on a terminal, otherwise a line now and then.
import type { Clock } from '../../base/clock.ts';
import type { Scheduler } from '../../base/scheduler.ts';

export interface ProgressOutput {
  readonly isTerminal: boolean;
  readonly width: number;
  write(text: string): void;
}

const TERMINAL_PERIOD_MS = 200;
const LINE_PERIOD_MS = 10_000;
const BAR_WIDTH = 30;

export class Progress {
  readonly #clock: Clock;
  readonly #scheduler: Scheduler;
  readonly #output: ProgressOutput | undefined;
  #drawn = false;

  /** Without an output it shows nothing. */
  constructor(clock: Clock, scheduler: Scheduler, output: ProgressOutput | undefined) {
    this.#clock = clock;
    this.#scheduler = scheduler;
    this.#output = output;
  }

  /** Shows how much of `total` bytes is done while the work runs; `more` is told behind it. */
  async during<T>(
    what: string,
    total: number,
    done: () => number,
    more: () => string,
    work: () => Promise<T>,
  ): Promise<T> {
    const output = this.#output;
    if (output === undefined) return work();
    const startedAt = this.#clock.monotonic();
    const show = () => this.#show(output, what, total, done(), more(), this.#clock.monotonic() - startedAt);
    const timer = this.#scheduler.every(output.isTerminal ? TERMINAL_PERIOD_MS : LINE_PERIOD_MS, show);
    try {
      return await work();
    } finally {
      timer.cancel();
      if (output.isTerminal) {
        show();
        output.write('\n');
        this.#drawn = false;
      }
    }
  }

  /** A line of its own, above the bar. */
  log(line: string): void {
    const output = this.#output;
    if (output === undefined) return;
    if (this.#drawn) output.write('\r\x1b[K');
    this.#drawn = false;
    output.write(`${line}\n`);
  }

  #show(output: ProgressOutput, what: string, total: number, done: number, more: string, ms: number): void {
    const share = total === 0 ? 1 : Math.min(1, done / total);
    const rate = ms === 0 ? 0 : done / 1000 / ms;
    const left = share > 0 && share < 1 ? `, ${Math.ceil((ms / share - ms) / 1000)} s left` : '';
    const text = `${what} ${String(Math.floor(share * 100)).padStart(3)}% of ${megabytes(total)}, ${rate.toFixed(0)} MB/s${left}${more}`;
    if (!output.isTerminal) {
      output.write(`${text}\n`);
      return;
    }
    const filled = Math.floor(share * BAR_WIDTH);
    const bar = `[${'#'.repeat(filled)}${'.'.repeat(BAR_WIDTH - filled)}] ${text}`;
    output.write(`\r\x1b[K${bar.slice(0, Math.max(20, output.width - 1))}`);
    this.#drawn = true;
  }
}

export function megabytes(bytes: number): string {
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(2)} GB`;
}
