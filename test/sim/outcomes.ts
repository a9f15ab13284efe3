// What becomes of a client's operation: done, certainly not done, or nobody knows. Our client tries again what failed; as it does so it is watched
// here, so that the history says how often a change that counts each time may have taken effect.
import { ColonnadeError } from '../../base/errors.ts';
import { Attempts, type Failure } from '../../client/retry.ts';
import { RpcConnectionError } from '../../rpc/rpc-connection-error.ts';

/** The server says so before it has changed anything. */
const CERTAINLY_NOT_DONE: ReadonlySet<string> = new Set([
  'NotServingRegionException',
  'RegionMovedException',
  'RegionOpeningException',
  'RegionTooBusyException',
  'WrongRegionException',
  'FailedSanityCheckException',
  'CallQueueTooBigException',
  'ServerNotRunningYetException',
  'PleaseHoldException',
  'TableNotEnabledException',
  'TableNotFoundException',
  'NoSuchColumnFamilyException',
  'ConnectException',
]);

export function isCertainlyNotDone(error: unknown): boolean {
  if (error instanceof RpcConnectionError && error.arrived === false) return true;
  if (!(error instanceof ColonnadeError)) return false;
  const name = error.javaClass.slice(error.javaClass.lastIndexOf('.') + 1);
  return CERTAINLY_NOT_DONE.has(name);
}

/** Thrown in place of trying again what may have been done. */
export class OutcomeUnknownError extends Error {}

/** Follows one operation of a client. */
export class Watched {
  /** Attempts whose effect is unknown. */
  unknownAttempts = 0;
  readonly signal: AbortSignal;
  readonly triesAgain: boolean;

  /** `triesAgain`: also after an attempt that may have been done. */
  constructor(triesAgain: boolean) {
    this.triesAgain = triesAgain;
    this.signal = new AbortController().signal;
    watched.set(this.signal, this);
  }
  /** An attempt failed, for one reason, or each of its parts for one of its own. */
  failed(errors: readonly unknown[]): void {
    const ambiguous = errors.filter((error) => !isCertainlyNotDone(error));
    if (ambiguous.length === 0) return;
    this.unknownAttempts++;
    if (!this.triesAgain) throw new OutcomeUnknownError('it may have been done', { cause: ambiguous[0] });
  }
}

const watched = new WeakMap<AbortSignal, Watched>();

const pauseAfter = Attempts.prototype.pauseAfter;
Attempts.prototype.pauseAfter = async function (this: Attempts, failures: readonly Failure[]): Promise<void> {
  const { signal } = this.deadline;
  if (signal !== undefined) watched.get(signal)?.failed(failures.map(({ error }) => error));
  return pauseAfter.call(this, failures);
};
