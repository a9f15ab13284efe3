import { HBaseError } from '../base/errors.ts';

/** The connection failed before a reply came. */
export class RpcConnectionError extends HBaseError {
  /** False: the request provably never reached the server (no connection, or still unsent). Undefined: nobody knows. */
  readonly arrived: false | undefined;
  constructor(javaClass: string, message: string, arrived: false | undefined, options: { cause?: unknown } = {}) {
    super(javaClass, message, { ...options, retry: 'reconnect' });
    this.arrived = arrived;
  }
}
