import { toStringBinary } from '../../base/bytes.ts';
import { hbaseError } from '../../base/errors.ts';
import { encodedNameOf, RegionInfo } from '../../model/region-info.ts';
import { ServerName } from '../../model/server-name.ts';
import { TableName } from '../../model/table-name.ts';
import { pb } from '../../proto/index.ts';
import { longToNumber } from '../../proto/long.ts';
import { unary } from '../../rpc/service.ts';
import type { MasterServices } from '../master-services.ts';
import type { TransitRegionStateProcedure } from '../procedure/transit-region-state-procedure.ts';
import { TruncateRegionProcedure } from '../procedure/truncate-region-procedure.ts';
import type { RegionStateNode } from '../region-states.ts';
import { checkOnline, submitMerge, submitSplit } from '../split-merge.ts';
import { knownProcId, type Methods, nonceOf, type ServiceOwner, userOf } from './service-owner.ts';

export function regionMethods(owner: ServiceOwner): Methods {
  const { env } = owner;
  const run = async (procedure: TransitRegionStateProcedure) => {
    const procId = await env.assignment.submit(procedure);
    await env.executor.wait(procId);
  };
  return {
    MoveRegion: unary(pb.MoveRegionRequest, pb.MoveRegionResponse, async (request) => {
      const node = find(owner, request.region);
      const target = request.dest_server_name == null ? undefined : ServerName.fromProto(request.dest_server_name);
      if (target !== undefined && !env.servers.isOnline(target))
        throw hbaseError('DoNotRetryIOException', `${target} is not an online region server`);
      if (target !== undefined && node.server?.equals(target)) return {};
      checkTransit(owner, node, ['OPEN']);
      await run(env.assignment.createMove(node, target));
      return {};
    }),
    AssignRegion: unary(pb.AssignRegionRequest, pb.AssignRegionResponse, async (request) => {
      const node = find(owner, request.region);
      checkTransit(owner, node, ['CLOSED', 'OFFLINE', 'ABNORMALLY_CLOSED', 'FAILED_OPEN']);
      await run(env.assignment.createAssign(node));
      return {};
    }),
    UnassignRegion: unary(pb.UnassignRegionRequest, pb.UnassignRegionResponse, async (request) => {
      const node = find(owner, request.region);
      checkTransit(owner, node, ['OPEN']);
      await run(env.assignment.createUnassign(node));
      return {};
    }),
    OfflineRegion: unary(pb.OfflineRegionRequest, pb.OfflineRegionResponse, async (request) => {
      const node = find(owner, request.region);
      await node.lock.run(async () => forgetPlace(owner, node));
      return {};
    }),
    SplitRegion: unary(pb.SplitTableRegionRequest, pb.SplitTableRegionResponse, async (request, call) => {
      const known = knownProcId(owner, request);
      if (known !== undefined) return known;
      const { info: region } = nodeOf(owner, RegionInfo.fromProto(request.region_info).encodedName);
      const splitRow = Buffer.from(request.split_row ?? []);
      return { proc_id: await submitSplit(env, { user: userOf(call), region, splitRow, nonce: nonceOf(request) }) };
    }),
    MergeTableRegions: unary(pb.MergeTableRegionsRequest, pb.MergeTableRegionsResponse, async (request, call) => {
      const known = knownProcId(owner, request);
      if (known !== undefined) return known;
      const regions = request.region.map((specifier: pb.RegionSpecifier.$Properties) => find(owner, specifier).info);
      const wish = { user: userOf(call), regions, forcible: request.forcible ?? false, nonce: nonceOf(request) };
      return { proc_id: await submitMerge(env, wish) };
    }),
    TruncateRegion: unary(pb.TruncateRegionRequest, pb.TruncateRegionResponse, async (request, call) => {
      const known = knownProcId(owner, request);
      if (known !== undefined) return known;
      const { info } = nodeOf(owner, RegionInfo.fromProto(request.region_info).encodedName);
      checkOnline(env, info);
      return { proc_id: await env.executor.submit(TruncateRegionProcedure.of(userOf(call), info), nonceOf(request)) };
    }),
    getLastMajorCompactionTimestamp: unary(
      pb.MajorCompactionTimestampRequest,
      pb.MajorCompactionTimestampResponse,
      (request) => {
        owner.checkInitialized();
        const table = TableName.fromProto(request.table_name);
        env.tableStates.checkExists(table);
        return {
          compaction_timestamp: lastMajorCompaction(owner, new Set(namesOf(env.assignment.states.ofTable(table)))),
        };
      },
    ),
    getLastMajorCompactionTimestampForRegion: unary(
      pb.MajorCompactionTimestampForRegionRequest,
      pb.MajorCompactionTimestampResponse,
      (request) => ({
        compaction_timestamp: lastMajorCompaction(owner, new Set(namesOf([find(owner, request.region)]))),
      }),
    ),
  };
}

export function find(owner: ServiceOwner, specifier: pb.RegionSpecifier.$Properties): RegionStateNode {
  owner.checkInitialized();
  const name = Buffer.from(specifier.value);
  return nodeOf(owner, encodedNameOf(name), toStringBinary(name));
}

function nodeOf(owner: ServiceOwner, encodedName: string, shownAs: string = encodedName): RegionStateNode {
  const node = owner.env.assignment.states.get(encodedName);
  if (node === undefined) throw hbaseError('UnknownRegionException', shownAs);
  return node;
}

/** OFFLINE, in the memory of this master only, as in HBase; but no region that a server has or may have, which would then be opened twice. */
function forgetPlace({ env }: ServiceOwner, node: RegionStateNode): void {
  checkIdle(env, node);
  const { server } = node;
  if (node.info.isMeta) throw hbaseError('DoNotRetryRegionException', `${node} is never offline`);
  if (server !== undefined && (env.servers.isOnline(server) || env.servers.isCrashing(server)))
    throw hbaseError(
      'DoNotRetryRegionException',
      `${node}: that server has it, or is being recovered; unassign it instead`,
    );
  env.logger.warn({ region: node.toString() }, 'a region is set offline by hand');
  node.setServer(undefined);
  node.setState('OFFLINE');
}

/** The region is not in transition, in one of those states, and its table enabled. */
export function checkTransit(owner: ServiceOwner, node: RegionStateNode, expected: readonly string[]): void {
  const { tableName } = node.info;
  if (!tableName.isMeta) owner.env.tableStates.checkEnabled(tableName);
  checkIdle(owner.env, node);
  if (!expected.includes(node.state))
    throw hbaseError('DoNotRetryRegionException', `Unexpected state for ${node}; expected ${expected.join(' or ')}`);
}

/** No procedure has it, and no daughters have what it had. */
function checkIdle(env: MasterServices, node: RegionStateNode): void {
  if (node.isSplitParent || node.info.offline)
    throw hbaseError('DoNotRetryRegionException', `${node.info.encodedName} is offline, a split parent`);
  if (node.isInTransition)
    throw hbaseError(
      'org.apache.hadoop.hbase.HBaseIOException',
      `${node} is currently in transition; pid=${node.procedure?.procId}`,
    );
  // A region that is closed for its split or merge must not be opened meanwhile: the order would wait for the end of it, and open what is no more.
  if (env.executor.locks.isClaimed('region', node.info.encodedName))
    throw hbaseError('org.apache.hadoop.hbase.HBaseIOException', `${node} is held by another procedure`);
}

function namesOf(nodes: readonly RegionStateNode[]): string[] {
  return nodes.map((node) => node.info.encodedName);
}

/** The oldest among the regions, as their servers reported it; 0: some never. */
function lastMajorCompaction(owner: ServiceOwner, encodedNames: ReadonlySet<string>): number {
  let oldest = Number.POSITIVE_INFINITY;
  for (const { load } of owner.env.servers.online())
    for (const region of load.region_loads ?? [])
      if (encodedNames.has(encodedNameOf(Buffer.from(region.region_specifier.value))))
        oldest = Math.min(oldest, longToNumber(region.last_major_compaction_ts));
  return Number.isFinite(oldest) ? oldest : 0;
}
