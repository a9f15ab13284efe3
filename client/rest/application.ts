// The application behind the REST gateway's port: one plugin a resource.
import { type FastifyInstance, type FastifyRequest, fastify } from 'fastify';
import type { HttpApplication, HttpServer } from '../../base/http-listener.ts';
import type { GatewayContext } from './context.ts';
import { RestError, toRestError } from './errors.ts';
import { gunzipped, gzipped } from './gzip.ts';
import { addOtherMethods } from './other-methods.ts';
import { addHeaders, checkAllowed } from './protection.ts';
import { clusterResources } from './resources/cluster.ts';
import { namespaceResources } from './resources/namespaces.ts';
import { rowResources } from './resources/rows.ts';
import { scannerResources } from './resources/scanners.ts';
import { schemaResources } from './resources/schema.ts';

export async function openRestApplication(
  server: HttpServer,
  context: GatewayContext,
  maxBodyBytes: number,
): Promise<HttpApplication> {
  const app: FastifyInstance = fastify({
    logger: false,
    serverFactory: () => server,
    bodyLimit: maxBodyBytes,
    routerOptions: { maxParamLength: 65_536, ignoreTrailingSlash: true },
    exposeHeadRoutes: true,
  });
  // Bodies stay bytes until the resource knows what they are.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, async (request: FastifyRequest, body: Buffer) =>
    gunzipped(request, body, maxBodyBytes),
  );
  app.addHook('onRequest', async (request, reply) => {
    addHeaders(reply, context.protection);
    checkAllowed(request, context.protection);
  });
  app.addHook('onSend', async (request, reply, payload) => gzipped(request, reply, payload));
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const told =
      error.statusCode !== undefined && !(error instanceof RestError)
        ? new RestError(error.statusCode, error.message)
        : toRestError(error);
    if (told.status >= 500) context.logger.warn({ url: request.url, error: String(error) }, 'a REST request failed');
    return reply
      .code(told.status)
      .type('text/plain')
      .send(told.status === 304 ? '' : told.body);
  });
  app.setNotFoundHandler((_request, reply) => reply.code(404).type('text/plain').send(new RestError(404).body));
  const answerOthers = addOtherMethods(app);
  for (const plugin of [clusterResources, namespaceResources, schemaResources, scannerResources, rowResources])
    await app.register(plugin(context));
  answerOthers();
  await app.ready();
  return { handle: (request, response) => app.routing(request, response), close: () => app.close() };
}
