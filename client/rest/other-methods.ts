// A resource that is there and does not take the method: 405 with what it takes, and OPTIONS asks for just that. Without this, a method that a
// named resource (as `/{table}/exists`) does not have would reach the row of that name.
import type { FastifyInstance, HTTPMethods } from 'fastify';
import { RestError } from './errors.ts';

const METHODS: readonly HTTPMethods[] = ['GET', 'HEAD', 'PUT', 'POST', 'DELETE', 'PATCH', 'OPTIONS'];

/** To be called before the resources are added; what it returns, after them. */
export function addOtherMethods(app: FastifyInstance): () => void {
  const taken = new Map<string, Set<string>>();
  app.addHook('onRoute', ({ url, method }) => {
    const methods = taken.get(url) ?? new Set();
    for (const one of [method].flat()) methods.add(one);
    taken.set(url, methods);
  });
  return () => {
    for (const [url, methods] of [...taken]) {
      const allow = [...[...methods].filter((method) => method !== 'HEAD'), 'OPTIONS'].sort().join(',');
      const method = METHODS.filter((one) => !methods.has(one));
      app.route({
        method,
        url,
        handler: async (request, reply) => {
          reply.header('allow', allow);
          if (request.method !== 'OPTIONS') throw new RestError(405);
          return reply.code(200).send();
        },
      });
    }
  };
}
