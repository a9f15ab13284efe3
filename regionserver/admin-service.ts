// AdminService: what masters and administrators call on a region server.
import { hbaseError } from '../base/errors.ts';
import type { BlockCache } from '../hfile/block-cache.ts';
import { encodedNameOf, RegionInfo } from '../model/region-info.ts';
import { ServerName } from '../model/server-name.ts';
import { TableName } from '../model/table-name.ts';
import { pb } from '../proto/index.ts';
import { longToNumber } from '../proto/long.ts';
import { encodeNameBytesPair } from '../rpc/exception-codec.ts';
import { RPC_PRIORITY, type RpcMethod, type RpcService, unary } from '../rpc/service.ts';
import { getLogEntries, logEntryKind } from '../server/log-entries.ts';
import type { WAL } from '../wal/wal.ts';
import type { CompactSplit } from './compact-split.ts';
import type { MasterFence } from './master-fence.ts';
import type { OnlineRegions } from './online-regions.ts';
import type { Region } from './region/region.ts';
import type { RegionAssignments } from './region-assignments.ts';
import { COMPACTION_STATES, regionLoadOf } from './region-load.ts';
import type { RemoteProcedures } from './remote-procedures.ts';
import type { SlowCalls } from './slow-calls.ts';
import type { RegionSplitPolicy, SplitPolicies } from './split-policy.ts';

export interface AdminServiceContext {
  readonly serverName: ServerName;
  readonly regions: OnlineRegions;
  readonly assignments: RegionAssignments;
  readonly masters: MasterFence;
  readonly procedures: RemoteProcedures;
  readonly compactions: CompactSplit;
  readonly splitPolicies: SplitPolicies;
  readonly blockCache: BlockCache;
  readonly slowCalls: SlowCalls;
  /** All logs of this server. */
  readonly wals: () => readonly WAL[];
  readonly infoPort: number;
  /** Throws unless this server may answer. */
  checkServing(): void;
  /** While this server, taken in by the master, is making itself ready. */
  untilRunning(): Promise<void> | undefined;
  /** Somebody wants this server to stop. */
  stopRequested(reason: string): void;
  /** Reads its settings again. */
  updateConfig(): Promise<void>;
  /** Reads what leads to the cells of a region that is not here. */
  warmUp(info: RegionInfo): Promise<void>;
}

/** Methods that are there in HBase and not here: refused, so that nobody believes that they did something. */
const REFUSED = [
  'ReplicateWALEntry',
  'Replay',
  'UpdateFavoredNodes',
  'GetSpaceQuotaSnapshots',
  'GetCachedFilesList',
] as const;

export function adminService(context: AdminServiceContext): RpcService {
  const regionOf = (specifier: pb.RegionSpecifier.$Properties) => {
    context.checkServing();
    return context.regions.find(specifier.type, specifier.value as Buffer);
  };
  const methods: Record<string, RpcMethod> = {
    ExecuteProcedures: unary(pb.ExecuteProceduresRequest, pb.ExecuteProceduresResponse, async (request) => {
      await context.untilRunning();
      context.checkServing();
      checkOrders(context, request);
      for (const open of request.open_region ?? []) openRegions(context, open);
      for (const close of request.close_region ?? []) closeRegion(context, close);
      for (const procedure of request.proc ?? []) context.procedures.execute(procedure);
      return {};
    }),
    ...slowLogMethods(context),
    OpenRegion: unary(pb.OpenRegionRequest, pb.OpenRegionResponse, (request) => {
      context.checkServing();
      checkStartCode(context, request.serverStartCode);
      const infos = openRegions(context, request);
      return {
        opening_state: infos.map((info) =>
          context.regions.get(info.encodedName) === undefined
            ? pb.OpenRegionResponse.RegionOpeningState.OPENED
            : pb.OpenRegionResponse.RegionOpeningState.ALREADY_OPENED,
        ),
      };
    }),
    CloseRegion: unary(pb.CloseRegionRequest, pb.CloseRegionResponse, (request) => {
      context.checkServing();
      checkStartCode(context, request.serverStartCode);
      closeRegion(context, request);
      return { closed: true };
    }),
    FlushRegion: unary(pb.FlushRegionRequest, pb.FlushRegionResponse, (request) =>
      flushRegion(regionOf(request.region), request),
    ),
    CompactRegion: unary(pb.CompactRegionRequest, pb.CompactRegionResponse, (request) => {
      const region = regionOf(request.region);
      const family = request.family == null ? undefined : Buffer.from(request.family).toString('latin1');
      if (family !== undefined && !region.descriptor.hasFamily(family))
        throw hbaseError(
          'NoSuchColumnFamilyException',
          `Column family ${family} does not exist in region ${region.name}`,
        );
      context.compactions.request(region, request.major ?? false, family === undefined ? undefined : [family]);
      return {};
    }),
    CompactionSwitch: unary(pb.CompactionSwitchRequest, pb.CompactionSwitchResponse, async (request) => {
      context.checkServing();
      return { prev_state: await context.compactions.switch(request.enabled) };
    }),
    ClearCompactionQueues: unary(
      pb.ClearCompactionQueuesRequest,
      pb.ClearCompactionQueuesResponse,
      ({ queue_name: names }) => {
        context.checkServing();
        const unknown = names.find((name: string) => name !== 'long' && name !== 'short');
        if (unknown !== undefined) throw hbaseError('IOException', `Unknown queue name ${unknown}`);
        context.compactions.clearQueues(names.map((name: string) => (name === 'long' ? 'large' : 'small')));
        return {};
      },
    ),
    GetRegionInfo: unary(pb.GetRegionInfoRequest, pb.GetRegionInfoResponse, (request) =>
      getRegionInfo(context, regionOf(request.region), request),
    ),
    GetStoreFile: unary(pb.GetStoreFileRequest, pb.GetStoreFileResponse, (request) => {
      const region = regionOf(request.region);
      const wanted = new Set((request.family ?? []).map((family) => Buffer.from(family).toString('latin1')));
      const stores = region.stores.filter((store) => wanted.size === 0 || wanted.has(store.name));
      return { store_file: stores.flatMap((store) => store.storeFiles.map((file) => file.path)) };
    }),
    GetOnlineRegion: unary(pb.GetOnlineRegionRequest, pb.GetOnlineRegionResponse, () => {
      context.checkServing();
      return { region_info: [...context.regions.values()].map((region) => region.info.toProto()) };
    }),
    GetRegionLoad: unary(pb.GetRegionLoadRequest, pb.GetRegionLoadResponse, (request) => {
      context.checkServing();
      const table = request.table_name == null ? undefined : TableName.fromProto(request.table_name);
      const chosen = [...context.regions.values()].filter((region) => table?.equals(region.info.tableName) ?? true);
      return { region_loads: chosen.map(regionLoadOf) };
    }),
    RollWALWriter: unary(pb.RollWALWriterRequest, pb.RollWALWriterResponse, async () => {
      context.checkServing();
      for (const wal of context.wals()) await wal.roll(true);
      return {};
    }),
    ClearRegionBlockCache: unary(pb.ClearRegionBlockCacheRequest, pb.ClearRegionBlockCacheResponse, (request) => {
      context.checkServing();
      return { stats: clearBlockCache(context, request.region ?? []) };
    }),
    WarmupRegion: unary(pb.WarmupRegionRequest, pb.WarmupRegionResponse, async ({ regionInfo }) => {
      context.checkServing();
      const info = RegionInfo.fromProto(regionInfo);
      const { regions } = context;
      const isHere =
        regions.get(info.encodedName) !== undefined || regions.transitionOf(info.encodedName) !== undefined;
      if (!isHere) await context.warmUp(info);
      return {};
    }),
    UpdateConfiguration: unary(pb.UpdateConfigurationRequest, pb.UpdateConfigurationResponse, async () => {
      context.checkServing();
      await context.updateConfig();
      return {};
    }),
    GetServerInfo: unary(pb.GetServerInfoRequest, pb.GetServerInfoResponse, () => ({
      server_info: { server_name: context.serverName.toProto(), webui_port: context.infoPort },
    })),
    StopServer: unary(pb.StopServerRequest, pb.StopServerResponse, (request) => {
      context.stopRequested(request.reason);
      return {};
    }),
  };
  for (const method of REFUSED) methods[method] = refuse(method);
  return { name: 'AdminService', methods, priority: RPC_PRIORITY.admin };
}

/** Clients of before 2.4 ask by methods of their own, and say by the request all the same which calls they want. */
function slowLogMethods({ slowCalls, checkServing }: AdminServiceContext): Record<string, RpcMethod> {
  const types = { request: pb.SlowLogResponseRequest, response: pb.SlowLogResponses };
  const answer = (request: pb.SlowLogResponseRequest) => slowCalls.answer(request);
  const byMethod = unary(types.request, types.response, answer);
  return {
    GetLogEntries: getLogEntries({
      AdminProtos$SlowLogResponseRequest: logEntryKind('AdminProtos$SlowLogResponses', types, answer),
    }),
    GetSlowLogResponses: byMethod,
    GetLargeLogResponses: byMethod,
    ClearSlowLogsResponses: unary(pb.ClearSlowLogResponseRequest, pb.ClearSlowLogResponses, () => {
      checkServing();
      return { is_cleaned: slowCalls.clear() };
    }),
  };
}

function refuse(method: string): RpcMethod {
  return () => {
    throw hbaseError('UnsupportedOperationException', `AdminService.${method} is not supported by this server`);
  };
}

/** All of a request is for this start of the server, and from the newest master; nothing is begun otherwise. */
function checkOrders(context: AdminServiceContext, request: pb.ExecuteProceduresRequest.$Properties): void {
  for (const open of request.open_region ?? []) checkStartCode(context, open.serverStartCode);
  for (const close of request.close_region ?? []) checkStartCode(context, close.serverStartCode);
  for (const orders of [request.open_region, request.close_region, request.proc])
    for (const { initiating_master_active_time } of orders ?? [])
      context.masters.check(longToNumber(initiating_master_active_time, -1));
}

function checkStartCode(
  context: AdminServiceContext,
  startCode: pb.OpenRegionRequest.$Properties['serverStartCode'],
): void {
  if (startCode == null) return;
  const wanted = longToNumber(startCode);
  const own = context.serverName.startCode;
  if (wanted === own) return;
  throw hbaseError(
    'DoNotRetryIOException',
    `This RPC was intended for a different server with startcode: ${wanted}, this server is: ${context.serverName}`,
  );
}

function openRegions(context: AdminServiceContext, request: pb.OpenRegionRequest.$Properties): RegionInfo[] {
  const masterActiveTime = longToNumber(request.initiating_master_active_time, -1);
  context.masters.check(masterActiveTime);
  const orders = (request.open_info ?? []).map(({ region, open_proc_id }) => ({
    info: RegionInfo.fromProto(region),
    procId: longToNumber(open_proc_id, -1),
    masterActiveTime,
  }));
  context.assignments.open(orders);
  return orders.map(({ info }) => info);
}

function closeRegion(context: AdminServiceContext, request: pb.CloseRegionRequest.$Properties): void {
  const masterActiveTime = longToNumber(request.initiating_master_active_time, -1);
  context.masters.check(masterActiveTime);
  const name = encodedNameOf(Buffer.from(request.region.value));
  const destination = request.destination_server == null ? undefined : ServerName.fromProto(request.destination_server);
  context.assignments.close(name, { procId: longToNumber(request.close_proc_id, -1), masterActiveTime }, destination);
}

/** Regions that are not here are told apart in the answer. */
function clearBlockCache(
  context: AdminServiceContext,
  specifiers: readonly pb.RegionSpecifier.$Properties[],
): pb.CacheEvictionStats.$Properties {
  const { blockCache } = context;
  const { count, sizeBytes } = blockCache;
  const exception: pb.RegionExceptionMessage.$Properties[] = [];
  for (const specifier of specifiers) {
    try {
      const region = context.regions.find(specifier.type, specifier.value as Buffer);
      for (const store of region.stores) for (const file of store.storeFiles) file.reader.evictBlocks();
    } catch (error) {
      exception.push({ region: specifier, exception: encodeNameBytesPair(error) });
    }
  }
  return {
    evicted_blocks: count - blockCache.count,
    bytes_evicted: sizeBytes - blockCache.sizeBytes,
    max_cache_size: blockCache.capacityBytes,
    exception,
  };
}

async function flushRegion(
  region: Region,
  request: pb.FlushRegionRequest.$Properties,
): Promise<pb.FlushRegionResponse.$Properties> {
  const { counters } = region;
  const olderThan = request.if_older_than_ts;
  if (olderThan != null && counters.lastFlushed >= longToNumber(olderThan))
    return { flushed: false, last_flush_time: counters.lastFlushed };
  const families = request.family == null ? undefined : [Buffer.from(request.family).toString('latin1')];
  if (families !== undefined && !region.descriptor.hasFamily(families[0]))
    throw hbaseError(
      'NoSuchColumnFamilyException',
      `Column family ${families[0]} does not exist in region ${region.name}`,
    );
  const result = await region.flush({ force: true, families, reason: 'asked for' });
  return { flushed: result.flushed, last_flush_time: counters.lastFlushed, wrote_flush_wal_marker: result.flushed };
}

async function getRegionInfo(
  context: AdminServiceContext,
  region: Region,
  request: pb.GetRegionInfoRequest.$Properties,
): Promise<pb.GetRegionInfoResponse.$Properties> {
  const hasReferences = region.stores.some((store) => store.hasReferences);
  const policy = context.splitPolicies.of(region);
  const response: pb.GetRegionInfoResponse.$Properties = {
    region_info: region.info.toProto(),
    splittable: policy.isSplittable,
    mergeable: !hasReferences && !region.isClosing && !region.isSystem,
  };
  if (request.compaction_state === true)
    response.compaction_state = COMPACTION_STATES.indexOf(
      region.compactions.state,
    ) as pb.GetRegionInfoResponse.CompactionState;
  if (request.best_split_row === true && !hasReferences) {
    const row = (await policy.splitRow()) ?? (await splitRowAfterFlush(region, policy));
    if (row !== undefined) response.best_split_row = row;
  }
  return response;
}

/** What is in memory alone has no middle yet. */
async function splitRowAfterFlush(region: Region, policy: RegionSplitPolicy): Promise<Buffer | undefined> {
  await region.flush({ force: true, reason: 'a split point is looked for' });
  return policy.splitRow();
}
