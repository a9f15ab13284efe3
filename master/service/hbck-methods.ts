// HbckService: what HBCK2 and `Admin.getHbck` repair a cluster with. It goes past the checks that MasterService makes, not past those that keep
// a region from being served twice.
import { hbaseError } from '../../base/errors.ts';
import { REGION_STATES, type RegionState } from '../../model/meta-row.ts';
import { encodedNameOf } from '../../model/region-info.ts';
import { ServerName } from '../../model/server-name.ts';
import { TableName } from '../../model/table-name.ts';
import { tableStateFromNumber, tableStateToNumber } from '../../model/table-state.ts';
import { pb } from '../../proto/index.ts';
import { longToNumber } from '../../proto/long.ts';
import { RPC_PRIORITY, type RpcService, unary } from '../../rpc/service.ts';
import { MetaFixer } from '../hbck/meta-fixer.ts';
import type { RegionStateNode } from '../region-states.ts';
import { checkTransit, find } from './region-methods.ts';
import { type ServiceOwner, userOf } from './service-owner.ts';

/** NO_PROC_ID, as an unsigned field holds it. */
const NONE = '18446744073709551615' as unknown as number;

const ASSIGNABLE = ['CLOSED', 'OFFLINE', 'ABNORMALLY_CLOSED', 'FAILED_OPEN'] as const;

export function hbckService(owner: ServiceOwner): RpcService {
  const { env } = owner;
  return {
    name: 'HbckService',
    priority: RPC_PRIORITY.admin,
    methods: {
      SetTableStateInMeta: unary(pb.SetTableStateInMetaRequest, pb.GetTableStateResponse, async (request) => {
        owner.checkInitialized();
        const table = TableName.fromProto(request.table_name);
        env.tableStates.checkExists(table);
        if (table.isMeta) throw hbaseError('DoNotRetryIOException', 'hbase:meta is always enabled');
        const before = env.tableStates.get(table)!;
        const state = tableStateFromNumber(request.table_state.state as number);
        env.logger.warn({ table: table.name, before, state }, 'the state of a table is set by hand');
        await env.tableStates.set(table, state);
        return { table_state: { state: tableStateToNumber(before) } };
      }),
      SetRegionStateInMeta: unary(
        pb.SetRegionStateInMetaRequest,
        pb.SetRegionStateInMetaResponse,
        async ({ states }) => {
          owner.checkInitialized();
          const wishes = states.map(({ region_specifier, state }) => ({
            specifier: region_specifier,
            node: find(owner, region_specifier),
            state: regionStateOf(state as number),
          }));
          for (const { node } of wishes) checkFree(node);
          const before: pb.RegionSpecifierAndState.$Properties[] = [];
          for (const { specifier, node, state } of wishes) {
            before.push({ region_specifier: specifier, state: pb.RegionState.State[node.state] });
            await setState(owner, node, state);
          }
          return { states: before };
        },
      ),
      Assigns: unary(pb.AssignsRequest, pb.AssignsResponse, async ({ region, override }) => {
        owner.checkInitialized();
        const pid: number[] = [];
        for (const specifier of region) pid.push(await assign(owner, nodeOf(owner, specifier), override ?? false));
        return { pid };
      }),
      Unassigns: unary(pb.UnassignsRequest, pb.UnassignsResponse, async ({ region, override }) => {
        owner.checkInitialized();
        const pid: number[] = [];
        for (const specifier of region) pid.push(await unassign(owner, nodeOf(owner, specifier), override ?? false));
        return { pid };
      }),
      BypassProcedure: unary(pb.BypassProcedureRequest, pb.BypassProcedureResponse, async (request) => {
        owner.checkInitialized();
        const bypassed: boolean[] = [];
        for (const procId of request.proc_id)
          bypassed.push(await env.executor.bypass(longToNumber(procId), request.recursive ?? false));
        return { bypassed };
      }),
      ScheduleServerCrashProcedure: unary(
        pb.ScheduleServerCrashProcedureRequest,
        pb.ScheduleServerCrashProcedureResponse,
        async (request) => {
          owner.checkInitialized();
          return { pid: await crash(owner, request.serverName.map(ServerName.fromProto)) };
        },
      ),
      ScheduleSCPsForUnknownServers: unary(
        pb.ScheduleSCPsForUnknownServersRequest,
        pb.ScheduleSCPsForUnknownServersResponse,
        async () => {
          owner.checkInitialized();
          return { pid: await crash(owner, env.assignment.unknownServers()) };
        },
      ),
      RunHbckChore: unary(pb.RunHbckChoreRequest, pb.RunHbckChoreResponse, async () => {
        owner.checkInitialized();
        return { ran: await owner.hbck.run() };
      }),
      FixMeta: unary(pb.FixMetaRequest, pb.FixMetaResponse, async (_request, call) => {
        owner.checkInitialized();
        await new MetaFixer(env, owner.janitor, owner.hbck).fix(userOf(call));
        return {};
      }),
    },
  };
}

function nodeOf(owner: ServiceOwner, { value }: pb.RegionSpecifier.$Properties): RegionStateNode | undefined {
  return owner.env.assignment.states.get(encodedNameOf(Buffer.from(value)));
}

function regionStateOf(number: number): RegionState {
  const names: Record<string, unknown> = pb.RegionState.State;
  const name = REGION_STATES.find((state) => names[state] === number);
  if (name === undefined)
    throw hbaseError('IllegalArgumentException', `region state ${number} is not one that hbase:meta may hold`);
  return name;
}

/** Two procedures at once would fight over the region; the one there is may be bypassed first. */
function checkFree(node: RegionStateNode): void {
  if (node.procedure === undefined) return;
  throw hbaseError(
    'org.apache.hadoop.hbase.HBaseIOException',
    `${node} is currently in transition; bypass ${node.procedure} first`,
  );
}

async function setState(owner: ServiceOwner, node: RegionStateNode, state: RegionState): Promise<void> {
  const { regionStateStore, logger } = owner.env;
  if (node.info.isMeta)
    throw hbaseError('DoNotRetryIOException', 'the state of hbase:meta itself is not in hbase:meta');
  if (node.isSplitParent)
    throw hbaseError('DoNotRetryRegionException', `${node} is a split parent; its daughters have what it had`);
  await node.lock.run(async () => {
    checkFree(node);
    const isSomewhere = ['OPEN', 'OPENING', 'CLOSING', 'SPLITTING', 'MERGING'].includes(state);
    if (!isSomewhere && isReported(owner, node))
      throw hbaseError('DoNotRetryRegionException', `${node}: that server reports that it has it; unassign it instead`);
    logger.warn({ region: node.toString(), state }, 'the state of a region is set by hand');
    node.setState(state);
    if (!isSomewhere) node.setServer(undefined);
    await regionStateStore.writeState(node);
  });
}

/** As of the last heartbeat. */
function isReported({ env: { servers } }: ServiceOwner, { server, info }: RegionStateNode): boolean {
  const load = servers.online().find(({ name }) => server?.equals(name))?.load;
  const names = (load?.region_loads ?? []).map(({ region_specifier }) => Buffer.from(region_specifier.value));
  return names.some((name) => encodedNameOf(name) === info.encodedName);
}

/** With `override` whatever the states of region and table, as long as nobody serves it or is just about to. */
async function assign(owner: ServiceOwner, node: RegionStateNode | undefined, override: boolean): Promise<number> {
  if (node === undefined) return NONE;
  const { assignment, servers } = owner.env;
  if (!override) checkTransit(owner, node, ASSIGNABLE);
  checkFree(node);
  if (node.isInState('OPEN', 'OPENING', 'CLOSING') && node.server !== undefined && !mayBeGone(owner, node.server))
    throw hbaseError(
      'DoNotRetryRegionException',
      `${node}: that server ${servers.isOnline(node.server) ? 'is on line' : 'is being recovered'}, and two must not serve one region`,
    );
  return assignment.submit(assignment.createAssign(node));
}
function mayBeGone({ env: { servers } }: ServiceOwner, server: ServerName): boolean {
  return !servers.isOnline(server) && !servers.isCrashing(server);
}

async function unassign(owner: ServiceOwner, node: RegionStateNode | undefined, override: boolean): Promise<number> {
  if (node === undefined) return NONE;
  const { assignment } = owner.env;
  if (!override) checkTransit(owner, node, ['OPEN']);
  checkFree(node);
  return assignment.submit(assignment.createUnassign(node));
}

async function crash(owner: ServiceOwner, names: readonly ServerName[]): Promise<number[]> {
  const { servers } = owner.env;
  for (const name of names)
    if (servers.isOnline(name))
      throw hbaseError(
        'DoNotRetryIOException',
        `${name} is on line; stop it first: it is recovered when its session ends`,
      );
  const pids: number[] = [];
  for (const name of names) pids.push((await servers.expire(name)) ?? NONE);
  return pids;
}
