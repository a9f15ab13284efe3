import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../../base/clock.ts';
import type { Logger } from '../../base/logger.ts';
import type { Random } from '../../base/random.ts';
import type { Scheduler } from '../../base/scheduler.ts';
import { TableName } from '../../model/table-name.ts';
import type { Connection } from '../connection.ts';
import { forbidden } from './errors.ts';
import { acceptedMedia, type Media } from './media.ts';
import type { Protection } from './protection.ts';
import { decodePart, type KeyEncoding, keyEncoding } from './row-spec.ts';

/** What all resources share. */
export interface GatewayContext {
  readonly connection: Connection;
  readonly readOnly: boolean;
  readonly protection: Protection;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly logger: Logger;
}

/** The raw parts of the path: not decoded, so that an encoded slash stays inside its part. */
export function segmentsOf(request: FastifyRequest): string[] {
  const path = request.raw.url!.split('?', 1)[0];
  const segments = path.split('/').slice(1);
  while (segments.length > 0 && segments.at(-1) === '') segments.pop();
  return segments;
}

export function tableOf(request: FastifyRequest): string {
  return TableName.parse(decodePart(segmentsOf(request)[0], 'text').toString()).toString();
}

export type Query = Record<string, string | string[] | undefined>;

export function queryOf(request: FastifyRequest): Query {
  return request.query as Query;
}
export function one(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.at(-1) : value;
}
export function many(value: string | string[] | undefined): string[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

export function keyEncodingOf(request: FastifyRequest): KeyEncoding {
  return keyEncoding(one(queryOf(request).e) ?? (request.headers.encoding as string | undefined));
}

export function checkWritable(context: GatewayContext): void {
  if (context.readOnly) throw forbidden('the gateway is read-only');
}

/** Answers in the first form of the client's wishes that `forms` has; the forms' order is the resource's own preference. */
export function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  forms: Partial<Record<Media, () => string | Uint8Array>>,
): FastifyReply {
  const { media, contentType } = acceptedMedia(request.headers.accept, Object.keys(forms) as Media[]);
  return reply.type(contentType).send(asBody(forms[media]!()));
}

export function noCache(reply: FastifyReply): FastifyReply {
  return reply.header('cache-control', 'no-cache');
}

/** Always a Buffer: fastify would serialize a Uint8Array that is none, and add to the media type of text what HBase's gateway does not. */
export function asBody(body: string | Uint8Array): Buffer {
  if (typeof body === 'string') return Buffer.from(body);
  return Buffer.isBuffer(body) ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength);
}

/** Sets headers under the very names that HBase's gateway gives them: there are clients that look for no other spelling. */
export function setCellHeaders(reply: FastifyReply, headers: Readonly<Record<`X-${string}`, string>>): FastifyReply {
  for (const [name, value] of Object.entries(headers)) reply.raw.setHeader(name, value);
  return reply;
}
