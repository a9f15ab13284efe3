// The life of a process that serves: it ends in order on a signal, with last words when a server of its gave up, and never half alive.
import type { Logger } from '../base/logger.ts';
import { lastWords } from './last-words.ts';

/** A second signal within this time of the first is the same Ctrl-C, come once more by way of npm. */
const SAME_SIGNAL_MS = 300;
/** Exit status of a server that gave up. */
const GAVE_UP = 2;
const BUG = 70;

export class ProcessLife {
  readonly logger: Logger;
  /** Root directory, for the last words. */
  readonly #data: string | undefined;
  #stop: (() => Promise<void>) | undefined;
  #isEnding = false;
  #signalledAt: number | undefined;

  private constructor(logger: Logger, data: string | undefined) {
    this.logger = logger;
    this.#data = data;
  }

  /** `isSupervised`: the terminal's Ctrl-C reaches the whole process group, and the supervisor says when this one is to stop. */
  static begin(logger: Logger, o: { data?: string | undefined; isSupervised?: boolean }): ProcessLife {
    const life = new ProcessLife(logger, o.data);
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
      process.on(signal, () => {
        if (o.isSupervised !== true || signal === 'SIGTERM') life.#onSignal();
      });
    process.on('uncaughtException', (error) => life.#dieOf(error));
    process.on('unhandledRejection', (error) => life.#dieOf(error));
    return life;
  }

  /** How to stop what runs here in order. A signal that came before ends it now. */
  onEnd(stop: () => Promise<void>): void {
    this.#stop = stop;
  }

  /** Stops in order, then exits with the status. */
  async end(status: number): Promise<void> {
    if (this.#isEnding) return;
    this.#isEnding = true;
    try {
      await this.#stop?.();
    } catch (error) {
      this.logger.error({ error: String(error) }, 'stopping failed; the next start recovers');
      status = 1;
    }
    process.exit(status);
  }

  /** A server that gave up must not linger half alive: the process ends, and the next start is a recovery. */
  giveUp(reason: string, error?: unknown): void {
    console.error(lastWords(reason, error, this.#data));
    process.exit(GAVE_UP);
  }

  #onSignal(): void {
    // It may be ending already, for another reason.
    if (this.#signalledAt === undefined) void this.end(0);
    else if (performance.now() - this.#signalledAt > SAME_SIGNAL_MS) process.exit(1);
    this.#signalledAt ??= performance.now();
  }

  #dieOf(error: unknown): void {
    this.logger.error(
      { error: error instanceof Error ? error.stack : String(error) },
      'a bug; the process ends, and the next start recovers',
    );
    console.error(error);
    process.exit(BUG);
  }
}

/** Log lines on standard error. On a terminal the friendly lines should not drown, so there it starts at warnings. */
export async function stderrLogger(level: string, ephemeral: boolean, role?: string): Promise<Logger> {
  const { pino } = await import('pino');
  const quiet = level === 'info' && !ephemeral && process.stderr.isTTY;
  const base = role === undefined ? null : { role, pid: process.pid };
  return pino({ level: quiet ? 'warn' : level, base }, pino.destination({ dest: 2, sync: true })) as unknown as Logger;
}
