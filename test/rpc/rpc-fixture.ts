import { systemClock } from '../../base/clock.ts';
import { type Logger, silentLogger } from '../../base/logger.ts';
import { netTransport } from '../../base/net-transport.ts';
import { systemScheduler } from '../../base/scheduler.ts';
import { RpcClient, type RpcClientOptions } from '../../rpc/rpc-client.ts';
import { RpcServer, type RpcServerOptions } from '../../rpc/rpc-server.ts';
import type { RpcMethod, RpcService } from '../../rpc/service.ts';

export interface Served {
  server: RpcServer;
  client: RpcClient;
  address: { host: string; port: number };
  warnings: string[];
  [Symbol.asyncDispose](): Promise<void>;
}

export function echoService(methods: Record<string, RpcMethod> = {}): RpcService {
  return { name: 'EchoService', methods: { Echo: (call) => ({ message: call.param }), ...methods } };
}

/** A server on a free loopback port and a client for it. */
export async function serve(
  services: RpcService[],
  server: Partial<RpcServerOptions> = {},
  client: Partial<RpcClientOptions> = {},
): Promise<Served> {
  const warnings: string[] = [];
  const logger: Logger = {
    ...silentLogger,
    warn: (fields, text) => warnings.push(`${text} ${JSON.stringify(fields)}`),
  };
  const rpcServer = new RpcServer({
    transport: netTransport,
    clock: systemClock,
    scheduler: systemScheduler,
    logger,
    services,
    clusterId: () => 'the-cluster',
    ...server,
  });
  const address = await rpcServer.listen('127.0.0.1', 0);
  const rpcClient = new RpcClient({
    transport: netTransport,
    clock: systemClock,
    scheduler: systemScheduler,
    user: 'tester',
    ...client,
  });
  return {
    server: rpcServer,
    client: rpcClient,
    address,
    warnings,
    async [Symbol.asyncDispose]() {
      rpcClient.close();
      await rpcServer.close();
    },
  };
}
