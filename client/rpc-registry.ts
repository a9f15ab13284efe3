import { parseAddress } from '../base/address.ts';
import { hbaseError } from '../base/errors.ts';
import type { Random } from '../base/random.ts';
import { ServerName } from '../model/server-name.ts';
import { pb } from '../proto/index.ts';
import type { RpcAddress, RpcClient } from '../rpc/rpc-client.ts';
import type { Registry } from './registry.ts';

/** Asks masters or region servers by their ClientMetaService, one after the other from a random one on, until one answers. */
export class RpcRegistry implements Registry {
  readonly #rpc: RpcClient;
  readonly #addresses: readonly RpcAddress[];
  readonly #timeoutMs: number;
  #next: number;

  constructor(rpc: RpcClient, servers: readonly string[], timeoutMs: number, random: Random) {
    if (servers.length === 0) throw new TypeError('No bootstrap servers given');
    this.#rpc = rpc;
    this.#addresses = servers.map(bootstrapServer);
    this.#timeoutMs = timeoutMs;
    this.#next = random.below(servers.length);
  }

  async clusterId(signal?: AbortSignal): Promise<string | undefined> {
    const request = pb.GetClusterIdRequest.encode({}).finish();
    const response = pb.GetClusterIdResponse.decode(await this.#ask('GetClusterId', request, signal));
    return response.cluster_id ?? undefined;
  }

  async metaLocation(signal?: AbortSignal): Promise<ServerName> {
    const request = pb.GetMetaRegionLocationsRequest.encode({}).finish();
    const message = await this.#ask('GetMetaRegionLocations', request, signal);
    const locations = pb.GetMetaRegionLocationsResponse.decode(message).meta_locations;
    const primary = locations.find(({ region_info }) => (region_info.replica_id ?? 0) === 0);
    if (primary?.server_name == null) throw hbaseError('IOException', 'hbase:meta has no location yet');
    return ServerName.fromProto(primary.server_name);
  }

  async activeMaster(signal?: AbortSignal): Promise<ServerName> {
    const request = pb.GetActiveMasterRequest.encode({}).finish();
    const response = pb.GetActiveMasterResponse.decode(await this.#ask('GetActiveMaster', request, signal));
    if (response.server_name == null) throw hbaseError('MasterNotRunningException', 'No active master');
    return ServerName.fromProto(response.server_name);
  }

  async close(): Promise<void> {}

  async #ask(method: string, request: Uint8Array, signal?: AbortSignal): Promise<Buffer> {
    let failure: unknown;
    for (let i = 0; i < this.#addresses.length; i++) {
      const address = this.#addresses[this.#next % this.#addresses.length];
      try {
        const options = { timeoutMs: this.#timeoutMs, signal };
        return (await this.#rpc.call(address, 'ClientMetaService', method, request, options)).message;
      } catch (error) {
        signal?.throwIfAborted();
        this.#next++;
        failure = error;
      }
    }
    throw failure;
  }
}

function bootstrapServer(text: string): RpcAddress {
  const address = parseAddress(text.trim());
  if (address === undefined) throw new TypeError(`A bootstrap server is given as host:port, found '${text}'`);
  return address;
}
