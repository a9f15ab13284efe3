// The master's calls to region servers (AdminService), one message each.
import { RegionInfo } from '../model/region-info.ts';
import type { ServerName } from '../model/server-name.ts';
import { pb } from '../proto/index.ts';
import { RPC_PRIORITY } from '../rpc/service.ts';
import type { RpcCaller } from './master-lease.ts';

export class RegionServerCalls {
  #rpc: RpcCaller;
  #signal: AbortSignal;
  #timeoutMs: number;

  constructor(rpc: RpcCaller, signal: AbortSignal, timeoutMs: number) {
    this.#rpc = rpc;
    this.#signal = signal;
    this.#timeoutMs = timeoutMs;
  }

  async executeProcedures(server: ServerName, request: pb.ExecuteProceduresRequest.$Properties): Promise<void> {
    await this.#call(server, 'ExecuteProcedures', pb.ExecuteProceduresRequest.encode(request).finish());
  }

  /** Closes a region that should not be there, without a report. */
  async closeRegionSilently(server: ServerName, region: RegionInfo): Promise<void> {
    const request: pb.CloseRegionRequest.$Properties = {
      region: { type: 1, value: region.name },
      transition_in_ZK: false,
      serverStartCode: server.startCode,
    };
    await this.#call(server, 'CloseRegion', pb.CloseRegionRequest.encode(request).finish());
  }

  async onlineRegions(server: ServerName): Promise<RegionInfo[]> {
    const request = pb.GetOnlineRegionRequest.encode({}).finish();
    const answer = pb.GetOnlineRegionResponse.decode(await this.#call(server, 'GetOnlineRegion', request));
    return answer.region_info.map((region) => RegionInfo.fromProto(region));
  }

  /** `bestSplitRow`: the server looks for one, too, and may flush the region for it. */
  async regionInfo(server: ServerName, region: RegionInfo, bestSplitRow = false): Promise<pb.GetRegionInfoResponse> {
    const message = { region: { type: 1, value: region.name }, best_split_row: bestSplitRow };
    const request = pb.GetRegionInfoRequest.encode(message).finish();
    return pb.GetRegionInfoResponse.decode(await this.#call(server, 'GetRegionInfo', request));
  }

  /** A major compaction of a family, as a user would ask for it. */
  async compactRegion(server: ServerName, region: RegionInfo, family: string): Promise<void> {
    const message = { region: { type: 1, value: region.name }, major: true, family: Buffer.from(family, 'latin1') };
    await this.#call(server, 'CompactRegion', pb.CompactRegionRequest.encode(message).finish());
  }

  async isCompacting(server: ServerName, region: RegionInfo): Promise<boolean> {
    const message = { region: { type: 1, value: region.name }, compaction_state: true };
    const request = pb.GetRegionInfoRequest.encode(message).finish();
    const { compaction_state } = pb.GetRegionInfoResponse.decode(await this.#call(server, 'GetRegionInfo', request));
    return (compaction_state ?? 0) !== 0;
  }

  async stopServer(server: ServerName, reason: string): Promise<void> {
    await this.#call(server, 'StopServer', pb.StopServerRequest.encode({ reason }).finish());
  }

  async #call(server: ServerName, method: string, param: Uint8Array): Promise<Buffer> {
    const options = { timeoutMs: this.#timeoutMs, signal: this.#signal, priority: RPC_PRIORITY.admin };
    return (await this.#rpc.call(server, 'AdminService', method, param, options)).message;
  }
}
