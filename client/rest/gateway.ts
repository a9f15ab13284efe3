// The REST gateway: HBase's (Stargate) resources over the client. Its port answers at once; fastify, the resources and the connection to
// the cluster come with the first request.
import { HttpListener } from '../../base/http-listener.ts';
import type { Connection } from '../connection.ts';
import type { GatewayContext } from './context.ts';

export interface RestGatewayOptions extends Omit<GatewayContext, 'connection'> {
  readonly host: string;
  /** 0 picks a free one. */
  readonly port: number;
  /** Makes the connection over which requests are answered; the gateway closes it. */
  readonly connect: () => Promise<Connection>;
  /** Largest body of a request. Default 256 MiB. */
  readonly maxBodyBytes?: number;
}

const MAX_BODY_BYTES = 256 * 1024 * 1024;

export interface RestGateway {
  /** `http://host:port` */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

export async function startRestGateway(options: RestGatewayOptions): Promise<RestGateway> {
  const { host, port, connect, maxBodyBytes = MAX_BODY_BYTES, ...rest } = options;
  return HttpListener.listen({
    host,
    port,
    onOpenFailure: (error) => options.logger.warn({ error: String(error) }, 'the REST gateway could not start'),
    open: async (server) => {
      const { openRestApplication } = await import('./application.ts');
      const connection = await connect();
      try {
        const application = await openRestApplication(server, { ...rest, connection }, maxBodyBytes);
        const close = async () => {
          await application.close();
          await connection.close();
        };
        return { handle: application.handle, close };
      } catch (error) {
        await connection.close();
        throw error;
      }
    },
  });
}
