// Calls to single servers that the client core has no method for: a region server's AdminService, the master's HbckService.
import type { ServerName } from '../../../model/server-name.ts';
import type { RpcClient } from '../../../rpc/rpc-client.ts';

interface Request<Q> {
  encode(message: Q): { finish(): Uint8Array };
}
interface Response<D> {
  decode(bytes: Uint8Array): D;
}

export async function callServer<Q, D>(
  rpc: RpcClient,
  server: ServerName,
  method: `${'AdminService' | 'ClientMetaService' | 'HbckService'}.${string}`,
  request: Request<Q>,
  response: Response<D>,
  message: Q,
  timeoutMs: number,
): Promise<D> {
  const [service, name] = method.split('.');
  const reply = await rpc.call(server, service, name, request.encode(message).finish(), { timeoutMs });
  return response.decode(reply.message);
}
