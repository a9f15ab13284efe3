// The REST gateway: HBase's (Stargate) resources over the client. One plugin a resource; fastify is loaded when the gateway starts.
import type { FastifyInstance } from 'fastify';
import type { GatewayContext } from './context.ts';
import { RestError, toRestError } from './errors.ts';
import { clusterResources } from './resources/cluster.ts';
import { namespaceResources } from './resources/namespaces.ts';
import { rowResources } from './resources/rows.ts';
import { scannerResources } from './resources/scanners.ts';
import { schemaResources } from './resources/schema.ts';

export interface RestGatewayOptions extends GatewayContext {
  readonly host: string;
  /** 0 picks a free one. */
  readonly port: number;
  /** Largest body of a request. Default 256 MiB. */
  readonly maxBodyBytes?: number;
}

export interface RestGateway {
  /** `http://host:port` */
  readonly url: string;
  close(): Promise<void>;
}

export async function startRestGateway(options: RestGatewayOptions): Promise<RestGateway> {
  const { fastify } = await import('fastify');
  const app: FastifyInstance = fastify({
    logger: false,
    forceCloseConnections: true,
    bodyLimit: options.maxBodyBytes ?? 256 * 1024 * 1024,
    routerOptions: { maxParamLength: 65_536, ignoreTrailingSlash: true },
    exposeHeadRoutes: false,
  });
  // Bodies stay bytes until the resource knows what they are.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const told =
      error.statusCode !== undefined && !(error instanceof RestError)
        ? new RestError(error.statusCode, error.message)
        : toRestError(error);
    if (told.status >= 500) options.logger.warn({ url: request.url, error: String(error) }, 'a REST request failed');
    return reply
      .code(told.status)
      .type('text/plain')
      .send(told.status === 304 ? '' : told.body);
  });
  app.setNotFoundHandler((_request, reply) => reply.code(404).type('text/plain').send(new RestError(404).body));
  for (const plugin of [clusterResources, namespaceResources, schemaResources, scannerResources, rowResources])
    await app.register(plugin(options));
  await app.listen({ host: options.host, port: options.port });
  const { address, family, port } = app.addresses()[0] as { address: string; family: string; port: number };
  return { url: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`, close: () => app.close() };
}
