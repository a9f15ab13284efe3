// What HBase's gateway does for the sake of browsers: headers on every answer, and no changes from pages of other sites.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RestError } from './errors.ts';

export interface Protection {
  /** X-Frame-Options. */
  readonly frameOptions: string;
  /** Strict-Transport-Security; empty for none. */
  readonly hsts: string;
  /** Content-Security-Policy; empty for none. */
  readonly csp: string;
  /** Whether OPTIONS is answered. */
  readonly optionsAllowed: boolean;
  /** Undefined: not asked for. */
  readonly csrf: CsrfProtection | undefined;
}

/** A browser's change must carry a header that no page of another site can set. */
export interface CsrfProtection {
  readonly header: string;
  readonly methodsToIgnore: ReadonlySet<string>;
  /** A user agent that one of them matches as a whole is a browser. */
  readonly browsers: readonly RegExp[];
}

/** The lists are separated by commas, as in HBase's settings. */
export function csrfProtection(header: string, methodsToIgnore: string, browsers: string): CsrfProtection {
  return {
    header: header.toLowerCase(),
    methodsToIgnore: new Set(methodsToIgnore.split(',')),
    browsers: browsers.split(',').map((pattern) => new RegExp(`^(?:${pattern})$`)),
  };
}

export function addHeaders(reply: FastifyReply, { frameOptions, hsts, csp }: Protection): void {
  reply.headers({
    'x-frame-options': frameOptions,
    'x-content-type-options': 'nosniff',
    'x-xss-protection': '1; mode=block',
    ...(hsts === '' ? {} : { 'strict-transport-security': hsts }),
    ...(csp === '' ? {} : { 'content-security-policy': csp }),
  });
}

export function checkAllowed(request: FastifyRequest, { optionsAllowed, csrf }: Protection): void {
  const { method, headers } = request;
  if (method === 'TRACE' || (method === 'OPTIONS' && !optionsAllowed)) throw new RestError(403);
  if (csrf === undefined || csrf.methodsToIgnore.has(method) || headers[csrf.header] !== undefined) return;
  const agent = headers['user-agent'];
  if (agent !== undefined && csrf.browsers.some((pattern) => pattern.test(agent)))
    throw new RestError(400, 'Missing Required Header for CSRF Vulnerability Protection');
}
