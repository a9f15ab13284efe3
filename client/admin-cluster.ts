import { RegionInfo } from '../model/region-info.ts';
import { ServerName } from '../model/server-name.ts';
import { TableName } from '../model/table-name.ts';
import { pb } from '../proto/index.ts';
import { type ClusterStatus, clusterStatusFromProto } from './cluster-status.ts';
import type { ClientContext } from './context.ts';
import type { Codec, MasterCaller } from './master-call.ts';
import type { CallOptions } from './operations.ts';
import { type LockInfo, lockFromProto, type ProcedureInfo, procedureFromProto } from './procedure-info.ts';
import { regionSpecifier } from './region-locator.ts';

export interface BalanceResult {
  /** False: it is off, regions are in transition, or a server is being recovered. */
  ran: boolean;
  movesCalculated: number;
  /** Begun; they end by themselves. */
  movesExecuted: number;
}

/** Which tables; all conditions must hold, none means every table. */
export interface NormalizeInput {
  tables?: readonly (string | TableName)[];
  /** A Java regular expression that the whole name must match. */
  regex?: string;
  namespace?: string;
}

export type ServerInput = ServerName | string;

/** The part of Admin that deals with the cluster as a whole: its servers, what the master does by itself, and its procedures. */
export abstract class AdminCluster {
  protected readonly context: ClientContext;
  /** Calls of MasterService that have no method here. */
  readonly master: MasterCaller;

  constructor(context: ClientContext, master: MasterCaller) {
    this.context = context;
    this.master = master;
  }

  async clusterStatus(options?: CallOptions): Promise<ClusterStatus> {
    const { GetClusterStatusRequest: request, GetClusterStatusResponse: response } = pb;
    return clusterStatusFromProto(
      (await this.master.call('GetClusterStatus', request, response, {}, options)).cluster_status,
    );
  }
  async isMasterInMaintenanceMode(options?: CallOptions): Promise<boolean> {
    const { IsInMaintenanceModeRequest: request, IsInMaintenanceModeResponse: response } = pb;
    return (await this.master.call('IsMasterInMaintenanceMode', request, response, {}, options)).inMaintenanceMode;
  }

  // The balancer.

  /** Moves regions so that the servers have about the same to do. A dry run tells how many it would move. */
  async balance({
    dryRun = false,
    ignoreRegionsInTransition = false,
    ...options
  }: CallOptions & { dryRun?: boolean; ignoreRegionsInTransition?: boolean } = {}): Promise<BalanceResult> {
    const message = { dry_run: dryRun, ignore_rit: ignoreRegionsInTransition };
    const answer = await this.master.call('Balance', pb.BalanceRequest, pb.BalanceResponse, message, options);
    return {
      ran: answer.balancer_ran,
      movesCalculated: answer.moves_calculated ?? 0,
      movesExecuted: answer.moves_executed ?? 0,
    };
  }
  /** Returns what it was before. */
  async setBalancer(on: boolean, options?: CallOptions): Promise<boolean> {
    const { SetBalancerRunningRequest: request, SetBalancerRunningResponse: response } = pb;
    const message = { on, synchronous: true };
    const answer = await this.master.call('SetBalancerRunning', request, response, message, options);
    return answer.prev_balance_value ?? false;
  }
  async isBalancerEnabled(options?: CallOptions): Promise<boolean> {
    const { IsBalancerEnabledRequest: request, IsBalancerEnabledResponse: response } = pb;
    return (await this.master.call('IsBalancerEnabled', request, response, {}, options)).enabled;
  }

  // The normalizer, and the switch of splits and merges.

  /** Asks for regions of tables with NORMALIZATION_ENABLED to be split or merged; false: the normalizer is off. */
  async normalize({ tables = [], regex, namespace }: NormalizeInput = {}, options?: CallOptions): Promise<boolean> {
    const names = tables.map((table) => (typeof table === 'string' ? TableName.parse(table) : table));
    const message = { table_names: names.map((name) => name.toProto()), regex, namespace };
    return (await this.master.call('Normalize', pb.NormalizeRequest, pb.NormalizeResponse, message, options))
      .normalizer_ran;
  }
  /** Returns what it was before. */
  async setNormalizer(on: boolean, options?: CallOptions): Promise<boolean> {
    const { SetNormalizerRunningRequest: request, SetNormalizerRunningResponse: response } = pb;
    return (
      (await this.master.call('SetNormalizerRunning', request, response, { on }, options)).prev_normalizer_value ??
      false
    );
  }
  async isNormalizerEnabled(options?: CallOptions): Promise<boolean> {
    const { IsNormalizerEnabledRequest: request, IsNormalizerEnabledResponse: response } = pb;
    return (await this.master.call('IsNormalizerEnabled', request, response, {}, options)).enabled;
  }
  /** Returns what it was before. */
  async setSplitOrMerge(which: 'SPLIT' | 'MERGE', enabled: boolean, options?: CallOptions): Promise<boolean> {
    const { SetSplitOrMergeEnabledRequest: request, SetSplitOrMergeEnabledResponse: response } = pb;
    const message = { enabled, synchronous: true, switch_types: [pb.MasterSwitchType[which]] };
    return (await this.master.call('SetSplitOrMergeEnabled', request, response, message, options)).prev_value[0];
  }
  async isSplitOrMergeEnabled(which: 'SPLIT' | 'MERGE', options?: CallOptions): Promise<boolean> {
    const { IsSplitOrMergeEnabledRequest: request, IsSplitOrMergeEnabledResponse: response } = pb;
    const message = { switch_type: pb.MasterSwitchType[which] };
    return (await this.master.call('IsSplitOrMergeEnabled', request, response, message, options)).enabled;
  }

  // Janitor and cleaners.

  /** How many rows and folders of split parents were removed. */
  async runCatalogJanitor(options?: CallOptions): Promise<number> {
    const { RunCatalogScanRequest: request, RunCatalogScanResponse: response } = pb;
    return (await this.master.call('RunCatalogScan', request, response, {}, options)).scan_result ?? 0;
  }
  /** Has the master look whether hbase:meta, region servers and disk agree; its status page says what it found. False: it is at it already. */
  async runHbckChore(options?: CallOptions): Promise<boolean> {
    const { RunHbckChoreRequest: request, RunHbckChoreResponse: response } = pb;
    return (await this.master.call('RunHbckChore', request, response, {}, options, undefined, 'HbckService')).ran;
  }
  /**
   * Has holes between the regions of a table closed, and regions that overlap merged. Resolves when that is begun; throws DoNotRetryIOException
   * that names what has to be done by hand.
   */
  async fixMeta(options?: CallOptions): Promise<void> {
    await this.master.call('FixMeta', pb.FixMetaRequest, pb.FixMetaResponse, {}, options, undefined, 'HbckService');
  }
  /** Returns what it was before. */
  async setCatalogJanitor(enable: boolean, options?: CallOptions): Promise<boolean> {
    const { EnableCatalogJanitorRequest: request, EnableCatalogJanitorResponse: response } = pb;
    return (await this.master.call('EnableCatalogJanitor', request, response, { enable }, options)).prev_value ?? false;
  }
  async isCatalogJanitorEnabled(options?: CallOptions): Promise<boolean> {
    const { IsCatalogJanitorEnabledRequest: request, IsCatalogJanitorEnabledResponse: response } = pb;
    return (await this.master.call('IsCatalogJanitorEnabled', request, response, {}, options)).value;
  }
  async runCleaners(options?: CallOptions): Promise<boolean> {
    const { RunCleanerChoreRequest: request, RunCleanerChoreResponse: response } = pb;
    return (await this.master.call('RunCleanerChore', request, response, {}, options)).cleaner_chore_ran;
  }
  /** Returns what it was before. */
  async setCleaners(on: boolean, options?: CallOptions): Promise<boolean> {
    const { SetCleanerChoreRunningRequest: request, SetCleanerChoreRunningResponse: response } = pb;
    return (await this.master.call('SetCleanerChoreRunning', request, response, { on }, options)).prev_value ?? false;
  }
  async areCleanersEnabled(options?: CallOptions): Promise<boolean> {
    const { IsCleanerChoreEnabledRequest: request, IsCleanerChoreEnabledResponse: response } = pb;
    return (await this.master.call('IsCleanerChoreEnabled', request, response, {}, options)).value;
  }

  // Servers.

  /** Those that live. */
  async regionServers(options?: CallOptions): Promise<ServerName[]> {
    return (await this.clusterStatus(options)).liveServers.map(({ server }) => server);
  }
  async deadServers(options?: CallOptions): Promise<ServerName[]> {
    return (await this.clusterStatus(options)).deadServers;
  }
  /** Takes dead servers off the list; returns those that are still being recovered. */
  async clearDeadServers(servers: readonly ServerInput[], options?: CallOptions): Promise<ServerName[]> {
    const { ClearDeadServersRequest: request, ClearDeadServersResponse: response } = pb;
    const message = { server_name: servers.map(serverProto) };
    const { server_name } = await this.master.call('ClearDeadServers', request, response, message, options);
    return server_name.map((name) => ServerName.fromProto(name));
  }
  /** Servers that are given no more regions; with `offload` theirs are moved away, which goes on after this resolved. */
  async decommission(
    servers: readonly ServerInput[],
    { offload = false, ...options }: CallOptions & { offload?: boolean } = {},
  ): Promise<void> {
    const { DecommissionRegionServersRequest: request, DecommissionRegionServersResponse: response } = pb;
    const message = { server_name: servers.map(serverProto), offload };
    await this.master.call('DecommissionRegionServers', request, response, message, options);
  }
  /** Ends that for one server, and moves the regions of those encoded names to it. */
  async recommission(server: ServerInput, encodedNames: readonly string[] = [], options?: CallOptions): Promise<void> {
    const { RecommissionRegionServerRequest: request, RecommissionRegionServerResponse: response } = pb;
    const type = pb.RegionSpecifier.RegionSpecifierType.ENCODED_REGION_NAME;
    const region = encodedNames.map((name) => ({ type, value: Buffer.from(name, 'latin1') }));
    const message = { server_name: serverProto(server), region };
    await this.master.call('RecommissionRegionServer', request, response, message, options);
  }
  async decommissionedServers(options?: CallOptions): Promise<ServerName[]> {
    const { ListDecommissionedRegionServersRequest: request, ListDecommissionedRegionServersResponse: response } = pb;
    const { server_name } = await this.master.call('ListDecommissionedRegionServers', request, response, {}, options);
    return server_name.map((name) => ServerName.fromProto(name));
  }
  /** Has the server at `host:port` close its regions and end. */
  async stopRegionServer(address: { host: string; port: number }, options: CallOptions = {}): Promise<void> {
    const message = { reason: 'Called by admin client' };
    await this.askServer(address, 'StopServer', pb.StopServerRequest, pb.StopServerResponse, message, options);
  }
  /** The active one. */
  async stopMaster(options?: CallOptions): Promise<void> {
    await this.master.call('StopMaster', pb.StopMasterRequest, pb.StopMasterResponse, {}, options);
  }
  /** The whole cluster. */
  async shutdown(options?: CallOptions): Promise<void> {
    await this.master.call('Shutdown', pb.ShutdownRequest, pb.ShutdownResponse, {}, options);
  }

  // Compactions of single servers.

  /** Of all live servers, or of those named; until they are restarted. What runs when they are switched off is cancelled. Returns what was. */
  async switchCompactions(
    on: boolean,
    servers: readonly ServerInput[] = [],
    options?: CallOptions,
  ): Promise<Map<ServerName, boolean>> {
    const { CompactionSwitchRequest: request, CompactionSwitchResponse: response } = pb;
    const asked = servers.length > 0 ? servers.map(serverFrom) : await this.regionServers(options);
    const before = new Map<ServerName, boolean>();
    for (const server of asked) {
      const answer = await this.askServer(server, 'CompactionSwitch', request, response, { enabled: on }, options);
      before.set(server, answer.prev_state);
    }
    return before;
  }
  /** Asks for compactions of all regions of a server. */
  async compactRegionServer(
    server: ServerInput,
    { major = false, ...options }: CallOptions & { major?: boolean } = {},
  ): Promise<void> {
    const at = serverFrom(server);
    const { GetOnlineRegionRequest: request, GetOnlineRegionResponse: response } = pb;
    const { region_info } = await this.askServer(at, 'GetOnlineRegion', request, response, {}, options);
    for (const info of region_info) {
      const message = { region: regionSpecifier(RegionInfo.fromProto(info).name), major };
      await this.askServer(at, 'CompactRegion', pb.CompactRegionRequest, pb.CompactRegionResponse, message, options);
    }
  }
  /** Forgets compactions that wait on a server. */
  async clearCompactionQueues(
    server: ServerInput,
    queues: readonly ('long' | 'short')[] = ['long', 'short'],
    options?: CallOptions,
  ): Promise<void> {
    const { ClearCompactionQueuesRequest: request, ClearCompactionQueuesResponse: response } = pb;
    const message = { queue_name: [...queues] };
    await this.askServer(serverFrom(server), 'ClearCompactionQueues', request, response, message, options);
  }
  /**
   * Has servers read their settings again: those named, or the masters and all region servers. Throws DoNotRetryIOException that names settings
   * which changed and wait for a restart; the others have taken effect.
   */
  async updateConfiguration(servers?: readonly ServerInput[], options?: CallOptions): Promise<void> {
    const { UpdateConfigurationRequest: request, UpdateConfigurationResponse: response } = pb;
    const { master, backupMasters, liveServers } = await this.clusterStatus(options);
    const all = [
      ...(master === undefined ? [] : [master]),
      ...backupMasters,
      ...liveServers.map(({ server }) => server),
    ];
    for (const server of servers?.map(serverFrom) ?? all)
      await this.askServer(server, 'UpdateConfiguration', request, response, {}, options);
  }
  /** Has a region server begin new logs. */
  async rollWals(server: ServerInput, options?: CallOptions): Promise<void> {
    const { RollWALWriterRequest: request, RollWALWriterResponse: response } = pb;
    await this.askServer(serverFrom(server), 'RollWALWriter', request, response, {}, options);
  }
  /** A call of one server's AdminService. */
  protected async askServer<Q, P, D>(
    address: { host: string; port: number },
    method: string,
    request: Codec<Q, unknown>,
    response: Codec<P, D>,
    message: Q,
    options: CallOptions = {},
  ): Promise<D> {
    const { rpc, options: defaults } = this.context;
    const reply = await rpc.call(address, 'AdminService', method, request.encode(message).finish(), {
      timeoutMs: options.timeoutMs ?? defaults.rpcTimeoutMs,
      signal: options.signal,
    });
    return response.decode(reply.message);
  }

  // Procedures.

  /** Those under way, and those whose results are still kept. */
  async procedures(options?: CallOptions): Promise<ProcedureInfo[]> {
    const { GetProceduresRequest: request, GetProceduresResponse: response } = pb;
    const { procedure } = await this.master.call('GetProcedures', request, response, {}, options);
    return procedure.map(procedureFromProto);
  }
  async locks(options?: CallOptions): Promise<LockInfo[]> {
    const { GetLocksRequest: request, GetLocksResponse: response } = pb;
    const { lock } = await this.master.call('GetLocks', request, response, {}, options);
    return lock.map(lockFromProto);
  }
}

export function serverFrom(server: ServerInput): ServerName {
  return typeof server === 'string' ? ServerName.parse(server) : server;
}
function serverProto(server: ServerInput): pb.ServerName.$Properties {
  return serverFrom(server).toProto();
}
