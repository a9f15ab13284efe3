// The only place that decides whether something is tried again, when, and what is forgotten before.
//
// What a server's exception asks for (the exception classes are HBase's):
//
//   RegionMoved                                   the new place is in it: go there at once
//   NotServingRegion, WrongRegion                 forget the region's place, look it up again
//   RegionTooBusy                                 same place, later
//   RegionOpening                                 same place, before long
//   CallQueueTooBig, CallDropped, serverOverloaded same place, after a longer pause
//   RpcThrottling                                 same place, after the pause it names
//   MultiActionResultTooLarge, RetryImmediately   same place, at once
//   RegionServerStopped, RegionServerAborted, broken connections   forget everything on that server
//   MasterNotRunning, MasterStopped, PleaseHold, ServerNotRunningYet   later, looking up who it is now
//   any other that may be retried                 later, forgetting the region's place
//   DoNotRetryIOException and its subclasses, classes that are not exceptions of input or output   to the caller
import type { Clock } from '../base/clock.ts';
import { ColonnadeError, HBaseError, hbaseError, isHBaseError, type Retry } from '../base/errors.ts';
import type { Random } from '../base/random.ts';
import type { Scheduler } from '../base/scheduler.ts';
import { ServerName } from '../model/server-name.ts';

/** Of the first pause; as HBase's. */
const BACKOFF = [1, 2, 3, 5, 10, 20, 40, 100, 100, 100, 100, 200, 200] as const;
const MAX_PAUSE_MS = 10_000;
const MAX_IMMEDIATE_RETRIES = 3;

export interface Verdict {
  retry: boolean;
  /** `none`: at once; `away`: who is asked is not there, and will be; a number: so many milliseconds. */
  pause: 'none' | 'away' | 'backoff' | 'overloaded' | number;
  /** What to forget of where the region is. */
  location: 'keep' | 'forget-region' | 'forget-server';
  /** Where the region went. */
  movedTo?: { server: ServerName; sequenceNumber: number };
}

/** What went wrong with an attempt, or with a part of it. */
export interface Failure {
  readonly error: unknown;
  readonly verdict: Verdict;
}

const AWAY: ReadonlySet<string> = new Set(['NotServingRegionException', 'WrongRegionException', 'PleaseHoldException']);
const OVERLOADED: ReadonlySet<string> = new Set(['CallQueueTooBigException', 'CallDroppedException']);
const IMMEDIATE: ReadonlySet<string> = new Set(['MultiActionResultTooLarge', 'RetryImmediatelyException']);
const SERVER_GONE: ReadonlySet<string> = new Set(['RegionServerStoppedException', 'RegionServerAbortedException']);

const GIVE_UP: Verdict = { retry: false, pause: 'none', location: 'keep' };

/** What to do about an error. */
export function judge(error: unknown): Verdict {
  if (!(error instanceof ColonnadeError)) return GIVE_UP;
  if (error.retry === 'never' || error.javaClass.startsWith('java.lang.')) return GIVE_UP;
  const name = shortName(error);
  const overloaded = error instanceof HBaseError && error.serverOverloaded;
  if (name === 'RegionMovedException') return judgeMoved(error);
  if (name === 'RpcThrottlingException') {
    return { retry: true, pause: throttledMs(error.message) ?? 'overloaded', location: 'keep' };
  }
  if (IMMEDIATE.has(name)) return { retry: true, pause: 'none', location: 'keep' };
  if (OVERLOADED.has(name) || overloaded) return { retry: true, pause: 'overloaded', location: 'keep' };
  if (name === 'RegionTooBusyException') return { retry: true, pause: 'backoff', location: 'keep' };
  if (name === 'RegionOpeningException') return { retry: true, pause: 'away', location: 'keep' };
  if (SERVER_GONE.has(name) || error.retry === 'reconnect') {
    return { retry: true, pause: 'away', location: 'forget-server' };
  }
  return { retry: true, pause: AWAY.has(name) ? 'away' : 'backoff', location: 'forget-region' };
}

/** Whether an error means that a scanner is lost, but the scan may go on with a new one. */
export function isScannerLost(error: unknown): boolean {
  return (
    isHBaseError(error, 'UnknownScannerException') ||
    isHBaseError(error, 'ScannerResetException') ||
    isHBaseError(error, 'OutOfOrderScannerNextException') ||
    isHBaseError(error, 'LeaseException')
  );
}

/** Whether a *next* that failed so was never begun, and may be sent again with the same sequence. */
export function isNextRefused(error: unknown): boolean {
  return isHBaseError(error, 'CallQueueTooBigException');
}

function judgeMoved(error: ColonnadeError): Verdict {
  const match = /hostname=(\S+) port=(\d+) startCode=(-?\d+)\. As of locationSeqNum=(-?\d+)\./.exec(error.message);
  if (match === null) return { retry: true, pause: 'backoff', location: 'forget-region' };
  const server = new ServerName(match[1], Number(match[2]), Number(match[3]));
  return {
    retry: true,
    pause: 'none',
    location: 'forget-region',
    movedTo: { server, sequenceNumber: Number(match[4]) },
  };
}

/** `… - wait 1mins, 2sec, 300ms` as milliseconds. */
function throttledMs(message: string): number | undefined {
  const match = / - wait (?:(\d+)hrs?, )?(?:(\d+)mins?, )?(?:(\d+)sec[, ]{0,2})?(?:(\d+)ms)?/.exec(message);
  if (match === null) return undefined;
  const [hours, minutes, seconds, ms] = match.slice(1).map((part) => Number(part ?? 0));
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + ms;
}

function shortName(error: ColonnadeError): string {
  return error.javaClass.slice(Math.max(error.javaClass.lastIndexOf('.'), error.javaClass.lastIndexOf('$')) + 1);
}

/** An operation whose retries have come to nothing: its time is up. `cause` is what its last attempt met. */
export class RetriesExhaustedError extends ColonnadeError {
  readonly code = 'COL_RETRIES_EXHAUSTED';
  readonly javaClass: string = 'org.apache.hadoop.hbase.client.RetriesExhaustedException';
  readonly retry: Retry = 'never';
  readonly attempts: number;
  constructor(what: string, attempts: number, elapsedMs: number, lastError: unknown) {
    const last = lastError instanceof Error ? `${lastError.name}: ${lastError.message}` : String(lastError);
    super(`${what} failed after ${attempts} attempts in ${Math.round(elapsedMs)} ms; the last: ${last}`, {
      cause: lastError,
    });
    this.name = 'RetriesExhaustedError';
    this.attempts = attempts;
  }
  get lastError(): unknown {
    return this.cause;
  }
}

/** When an operation must be done, on the monotonic clock. */
export class Deadline {
  readonly signal: AbortSignal | undefined;
  readonly #clock: Clock;
  readonly #start: number;
  readonly #timeoutMs: number;
  constructor(clock: Clock, timeoutMs: number, signal?: AbortSignal) {
    this.#clock = clock;
    this.#start = clock.monotonic();
    this.#timeoutMs = timeoutMs;
    this.signal = signal;
  }
  get elapsedMs(): number {
    return this.#clock.monotonic() - this.#start;
  }
  get remainingMs(): number {
    return this.#timeoutMs - this.elapsedMs;
  }
  /** Of one call: at most `most`, and no longer than what is left. */
  callTimeoutMs(most: number): number {
    return Math.max(1, Math.min(most, Math.ceil(this.remainingMs)));
  }
}

/** The attempts of one operation so far; says how long to wait for the next. */
export class Attempts {
  count = 0;
  #immediate = 0;
  readonly deadline: Deadline;
  readonly what: string;
  readonly #retrier: Retrier;
  constructor(retrier: Retrier, what: string, deadline: Deadline) {
    this.#retrier = retrier;
    this.what = what;
    this.deadline = deadline;
  }
  /**
   * Waits until the next attempt is due. Throws the error itself when it is not to be retried, the signal's reason when that
   * came, and RetriesExhaustedError when there is no time left.
   */
  pause(error: unknown, verdict: Verdict): Promise<void> {
    return this.pauseAfter([{ error, verdict }]);
  }
  /** The same after an attempt whose parts failed each in its own way: as long as the worst of them asks. */
  async pauseAfter(failures: readonly Failure[]): Promise<void> {
    this.count++;
    const { error, verdict } = failures.reduce((a, b) => (severity(b.verdict) > severity(a.verdict) ? b : a));
    if (!verdict.retry) throw error;
    const pauseMs = this.#pauseMs(verdict);
    const { signal } = this.deadline;
    signal?.throwIfAborted();
    this.#retrier.throwIfClosed();
    if (pauseMs >= this.deadline.remainingMs) throw this.exhausted(error);
    if (pauseMs > 0) await this.#retrier.sleep(pauseMs, signal);
  }
  exhausted(error: unknown): RetriesExhaustedError {
    return new RetriesExhaustedError(this.what, this.count, this.deadline.elapsedMs, error);
  }
  #pauseMs(verdict: Verdict): number {
    if (typeof verdict.pause === 'number') return verdict.pause;
    if (verdict.pause === 'none' && this.#immediate++ < MAX_IMMEDIATE_RETRIES) return 0;
    if (verdict.pause === 'away') return this.#retrier.awayMs(this.count, this.deadline.elapsedMs);
    return this.#retrier.backoffMs(this.count, verdict.pause === 'overloaded');
  }
}

function severity({ pause }: Verdict): number {
  if (typeof pause === 'number') return 3 + pause;
  return pause === 'none' ? 0 : pause === 'backoff' ? 1 : 2;
}

export interface RetrierOptions {
  clock: Clock;
  scheduler: Scheduler;
  random: Random;
  retryPauseMs: number;
  overloadedPauseMs: number;
}

export class Retrier {
  readonly #options: RetrierOptions;
  readonly #closing = new AbortController();
  constructor(options: RetrierOptions) {
    this.#options = options;
  }

  /** Ends all pauses: nothing is tried again from now on. */
  close(): void {
    this.#closing.abort(hbaseError('DoNotRetryIOException', 'The connection is closed'));
  }
  throwIfClosed(): void {
    this.#closing.signal.throwIfAborted();
  }

  /** Attempts of something described by `what` (`get of t`), within the time and until the signal. */
  attempts(what: string, timeoutMs: number, signal?: AbortSignal): Attempts {
    signal?.throwIfAborted();
    this.throwIfClosed();
    return new Attempts(this, what, new Deadline(this.#options.clock, timeoutMs, signal));
  }

  /** Runs `attempt` until it succeeds or must not be run again. `onFailure` forgets what the verdict says; it may throw a better error. */
  async run<T>(
    attempts: Attempts,
    attempt: (deadline: Deadline) => Promise<T>,
    onFailure?: (error: unknown, verdict: Verdict, attempts: Attempts) => void | Promise<void>,
  ): Promise<T> {
    for (;;) {
      try {
        return await attempt(attempts.deadline);
      } catch (error) {
        attempts.deadline.signal?.throwIfAborted();
        const verdict = judge(error);
        await onFailure?.(error, verdict, attempts);
        await attempts.pause(error, verdict);
      }
    }
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    const closing = this.#closing.signal;
    return this.#options.scheduler.sleep(ms, signal === undefined ? closing : AbortSignal.any([signal, closing]));
  }

  /** The pause after the n-th attempt (from 1): growing, at most 10 s, and up to a tenth more so that callers spread. */
  backoffMs(attempt: number, overloaded = false): number {
    const { retryPauseMs, overloadedPauseMs, random } = this.#options;
    const factor = BACKOFF[Math.min(attempt - 1, BACKOFF.length - 1)];
    const pauseMs = Math.min(MAX_PAUSE_MS, (overloaded ? overloadedPauseMs : retryPauseMs) * factor);
    return pauseMs * (1 + random.fraction() / 10);
  }
  /** The same for what is away, no more than a quarter of the time it has been: a server's regions are back within seconds of its death. */
  awayMs(attempt: number, elapsedMs: number): number {
    return Math.min(this.backoffMs(attempt), Math.max(this.backoffMs(1), elapsedMs / 4));
  }
}

/** The promise, or the signal's reason if that comes first. The work behind the promise goes on. */
export function orAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise;
  if (signal.aborted) return Promise.reject(signal.reason);
  return new Promise<T>((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
