// What the gateway answers when it cannot: HBase's own short texts, then a line that says why.
import { ColonnadeError } from '../../base/errors.ts';
import { BatchError } from '../batch-error.ts';

const TEXTS: Record<number, string> = {
  304: 'Value not Modified',
  400: 'Bad request',
  403: 'Forbidden',
  404: 'Not found',
  405: 'Method not allowed',
  406: 'Not acceptable',
  409: 'Conflict',
  410: 'Gone',
  413: 'Request too large',
  415: 'Unsupported media type',
  500: 'Internal error',
  503: 'Unavailable',
};

/** An answer other than success, thrown by a resource. */
export class RestError extends Error {
  readonly status: number;
  constructor(status: number, why = '') {
    super(why);
    this.name = 'RestError';
    this.status = status;
  }
  get body(): string {
    const head = TEXTS[this.status] ?? 'Error';
    return this.message === '' ? `${head}\r\n` : `${head}\r\n${this.message}\r\n`;
  }
}

export const badRequest = (why: string) => new RestError(400, why);
export const notFound = (why = '') => new RestError(404, why);
export const forbidden = (why = '') => new RestError(403, why);

/** Any error as the answer that HBase's gateway gives for it. */
export function toRestError(error: unknown): RestError {
  if (error instanceof RestError) return error;
  if (error instanceof BatchError && error.failures.length > 0) return toRestError(error.failures[0].error);
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof RangeError || error instanceof TypeError) return new RestError(400, message);
  if (!(error instanceof ColonnadeError)) return new RestError(503, message);
  const name = error.javaClass.slice(error.javaClass.lastIndexOf('.') + 1);
  switch (name) {
    case 'AccessDeniedException':
      return new RestError(403, `${error.javaClass}: ${message}`);
    case 'TableNotFoundException':
    case 'NoSuchColumnFamilyException':
      return new RestError(404, `${error.javaClass}: ${message}`);
    case 'IllegalArgumentException':
    case 'FailedSanityCheckException':
      return new RestError(400, `${error.javaClass}: ${message}`);
    default:
      return new RestError(503, `${error.javaClass}: ${message}`);
  }
}
