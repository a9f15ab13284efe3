// Bodies that are gzipped: of requests that say so, and of answers where the client takes it, as HBase's gateway does for both.
import { gunzipSync, gzipSync } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { badRequest, RestError } from './errors.ts';

/** The body as it was before it was compressed; 413 when that is longer than `maxBytes`. */
export function gunzipped(request: FastifyRequest, body: Buffer, maxBytes: number): Buffer {
  if (!/\bgzip\b/i.test(request.headers['content-encoding'] ?? '')) return body;
  try {
    return gunzipSync(body, { maxOutputLength: maxBytes });
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE')
      throw new RestError(413, `the body has more than ${maxBytes} bytes when it is decompressed`);
    throw badRequest(`the body is not gzip: ${(error as Error).message}`);
  }
}

export function gzipped(request: FastifyRequest, reply: FastifyReply, payload: unknown): unknown {
  if (!/\bgzip\b/i.test(String(request.headers['accept-encoding'] ?? ''))) return payload;
  if (!Buffer.isBuffer(payload) && typeof payload !== 'string') return payload;
  if (payload.length === 0) return payload;
  reply.header('content-encoding', 'gzip').removeHeader('content-length');
  return gzipSync(payload, { level: 1 });
}
