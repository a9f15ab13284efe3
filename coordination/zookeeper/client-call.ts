import { afterRunning, type World } from '../../base/running-time.ts';
import type { Timer } from '../../base/scheduler.ts';
import type { Call } from './client-connection.ts';
import { JuteError, type JuteReader } from './jute.ts';
import { ZooKeeperError } from './zookeeper-error.ts';

export interface CallHandlers<T> {
  readonly path?: string;
  readonly signal?: AbortSignal;
  read(reader: JuteReader): T;
  /** It changes nothing: when its connection breaks it is sent again over the next. */
  readonly isRead?: boolean;
  /** After `read`, before the caller learns of it and before any later packet is looked at. */
  onDone?(): void;
  /** Turns the server's code into a value, or throws. Absent: every code is an error. */
  onCode?(code: number): T;
}

interface PendingCallOptions<T> {
  readonly handlers: CallHandlers<T>;
  resolve(value: T): void;
  reject(reason: unknown): void;
  readonly world: World;
  readonly timeoutMs: number;
  onSettled(): void;
  /** Of a read whose connection broke: it waits for the next one. */
  onBroken(): void;
}

/** A caller that waits: for the answer, a broken connection, the timeout or its signal, whichever comes first. */
export class PendingCall<T> implements Call {
  readonly packet: Buffer;
  readonly #o: PendingCallOptions<T>;
  readonly #timer: Timer;
  readonly #onAbort = () => this.#settle(() => this.#o.reject(this.#o.handlers.signal?.reason));
  #isSettled = false;
  constructor(packet: Buffer, options: PendingCallOptions<T>) {
    this.packet = packet;
    this.#o = options;
    const { path, signal } = options.handlers;
    const onTimeout = () => this.#settle(() => options.reject(new ZooKeeperError('OPERATIONTIMEOUT', path)));
    this.#timer = afterRunning(options.world, options.timeoutMs, onTimeout);
    signal?.addEventListener('abort', this.#onAbort, { once: true });
  }
  succeed(reader: JuteReader): void {
    this.#answer(() => {
      const value = this.#o.handlers.read(reader);
      this.#o.handlers.onDone?.();
      return value;
    });
  }
  fail(error: Error | number): void {
    const { onCode, path, isRead } = this.#o.handlers;
    if (isRead === true && isBroken(error)) {
      this.#o.onBroken();
      return;
    }
    this.#answer(() => {
      if (typeof error === 'number' && onCode !== undefined) return onCode(error);
      throw callError(error, path);
    });
  }
  #answer(produce: () => T): void {
    this.#settle(() => {
      try {
        this.#o.resolve(produce());
      } catch (error) {
        const isCut = error instanceof JuteError;
        this.#o.reject(isCut ? new ZooKeeperError('MARSHALLINGERROR', this.#o.handlers.path, error.message) : error);
      }
    });
  }
  #settle(tell: () => void): void {
    if (this.#isSettled) return;
    this.#isSettled = true;
    this.#timer.cancel();
    this.#o.handlers.signal?.removeEventListener('abort', this.#onAbort);
    this.#o.onSettled();
    tell();
  }
}

/** Neither the server nor the session refused it, and what came was well-formed. */
function isBroken(error: Error | number): boolean {
  return typeof error !== 'number' && !(error instanceof ZooKeeperError || error instanceof JuteError);
}

/** What a caller is told: the server's code by its name; a broken connection as CONNECTIONLOSS. */
export function callError(error: Error | number, path: string | undefined): ZooKeeperError {
  if (typeof error === 'number') return ZooKeeperError.fromNumber(error, path);
  if (error instanceof ZooKeeperError) return error;
  return new ZooKeeperError('CONNECTIONLOSS', path, error.message, { cause: error });
}
