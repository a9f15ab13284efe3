// RegionServerStatusService: what region servers tell the master.
import { ColonnadeError, hbaseError } from '../base/errors.ts';
import { encodedNameOf, RegionInfo } from '../model/region-info.ts';
import { ServerName } from '../model/server-name.ts';
import { pb } from '../proto/index.ts';
import { longToNumber } from '../proto/long.ts';
import { RPC_PRIORITY, type RpcMethod, type RpcService, unary } from '../rpc/service.ts';
import type { AssignmentManager } from './assignment-manager.ts';
import type { ServerManager } from './server-manager.ts';

export interface StatusServiceOwner {
  /** Throws unless this is the active master. */
  checkActive(): void;
  /** While this master is a candidate, or just elected and about to take over the servers of before. */
  untilAcceptingServers(): Promise<void> | undefined;
  readonly activeSince: number;
  readonly servers: ServerManager;
  readonly assignment: AssignmentManager;
  /** Takes note of a remote procedure's result. */
  procedureDone(result: pb.RemoteProcedureResult.$Properties): Promise<void>;
  /** Begins the split that a region server asks for. */
  split(user: string, regions: readonly RegionInfo[]): Promise<void>;
  readonly logger: { warn(fields: object, message: string): void };
}

/** OPENED, FAILED_OPEN, CLOSED: the ones of procedures. */
const LAST_PLAIN_TRANSITION = 2;
const READY_TO_SPLIT = 3;
const NO_SEQUENCE_NUMBER = -1;

export function regionServerStatusService(owner: StatusServiceOwner): RpcService {
  const methods: Record<string, RpcMethod> = {
    RegionServerStartup: unary(pb.RegionServerStartupRequest, pb.RegionServerStartupResponse, async (request, call) => {
      // A server that finds a master on its way waits for it here, instead of asking again and again.
      await owner.untilAcceptingServers();
      owner.checkActive();
      const host = request.use_this_hostname_instead || hostOf(call.remoteAddress);
      const startCode = longToNumber(request.server_start_code);
      const now = longToNumber(request.server_current_time);
      const name = await owner.servers.startup(request, host, startCode, now);
      return { map_entries: [{ name: 'hbase.regionserver.hostname.seen.by.master', value: name.host }] };
    }),
    RegionServerReport: unary(pb.RegionServerReportRequest, pb.RegionServerReportResponse, async (request) => {
      owner.checkActive();
      await owner.servers.report(ServerName.fromProto(request.server), request.load ?? {});
      return {};
    }),
    ReportRSFatalError: unary(pb.ReportRSFatalErrorRequest, pb.ReportRSFatalErrorResponse, (request) => {
      owner.checkActive();
      const server = ServerName.fromProto(request.server).toString();
      owner.logger.warn({ server, error: request.error_message }, 'a region server reports a fatal error');
      return {};
    }),
    GetLastFlushedSequenceId: unary(
      pb.GetLastFlushedSequenceIdRequest,
      pb.GetLastFlushedSequenceIdResponse,
      (request) => {
        owner.checkActive();
        const ids = owner.servers.lastFlushedIds(encodedNameOf(Buffer.from(request.region_name)));
        return {
          last_flushed_sequence_id: ids?.region ?? NO_SEQUENCE_NUMBER,
          store_last_flushed_sequence_id: [...(ids?.families ?? [])].map(([family, sequence_id]) => ({
            family_name: Buffer.from(family, 'latin1'),
            sequence_id,
          })),
        };
      },
    ),
    ReportRegionStateTransition: unary(
      pb.ReportRegionStateTransitionRequest,
      pb.ReportRegionStateTransitionResponse,
      (request, call) => reportTransitions(owner, request, call.user),
    ),
    ReportProcedureDone: unary(pb.ReportProcedureDoneRequest, pb.ReportProcedureDoneResponse, async (request) => {
      owner.checkActive();
      owner.servers.checkAccepting();
      for (const result of request.result) checkInitiator(owner, result.initiating_master_active_time);
      await Promise.all(request.result.map((result) => owner.procedureDone(result)));
      return {};
    }),
    ReportRegionSpaceUse: unary(pb.RegionSpaceUseReportRequest, pb.RegionSpaceUseReportResponse, () => ({})),
    ReportFileArchival: unary(pb.FileArchiveNotificationRequest, pb.FileArchiveNotificationResponse, () => ({})),
    GetLiveRegionServers: unary(pb.GetLiveRegionServersRequest, pb.GetLiveRegionServersResponse, (request) => {
      owner.checkActive();
      const online = owner.servers.online().map(({ name }) => name.toProto());
      return { server: online.slice(0, request.count), total: online.length };
    }),
  };
  return { name: 'RegionServerStatusService', methods, priority: RPC_PRIORITY.admin };
}

async function reportTransitions(
  owner: StatusServiceOwner,
  request: pb.ReportRegionStateTransitionRequest,
  user: string,
): Promise<pb.ReportRegionStateTransitionResponse.$Properties> {
  owner.checkActive();
  owner.servers.checkAccepting();
  const server = ServerName.fromProto(request.server);
  if (!owner.servers.isOnline(server)) return { error_message: 'You are dead' };
  const transitions = request.transition ?? [];
  for (const transition of transitions) checkInitiator(owner, transition.initiating_master_active_time);
  const problems = await Promise.all(
    transitions.map((transition) => reportTransition(owner, server, transition, user)),
  );
  return { error_message: problems.find((problem) => problem !== undefined) };
}

/** Asked for by a master younger than this one: then this one is the old one (pitfall 24). */
function checkInitiator(
  owner: StatusServiceOwner,
  activeTime: pb.RemoteProcedureResult.$Properties['initiating_master_active_time'],
): void {
  if (longToNumber(activeTime, -1) > owner.activeSince)
    throw hbaseError('MasterNotRunningException', 'a newer master is active');
}

async function reportTransition(
  owner: StatusServiceOwner,
  server: ServerName,
  transition: pb.RegionStateTransition.$Properties,
  user: string,
): Promise<string | undefined> {
  const code = transition.transition_code as number;
  const regions = transition.region_info ?? [];
  if (code === READY_TO_SPLIT) return split(owner, regions, user);
  // Those of splits and merges that servers before HBase 2 did by themselves.
  if (code > LAST_PLAIN_TRANSITION || regions.length !== 1)
    return `Failed transition: code ${code} of ${regions.length} regions is not supported`;
  try {
    await owner.assignment.reportTransition({
      server,
      region: RegionInfo.fromProto(regions[0]),
      code,
      sequenceNumber: longToNumber(transition.open_seq_num, NO_SEQUENCE_NUMBER),
      procId: longToNumber(transition.proc_id?.[0], -1),
    });
    return undefined;
  } catch (error) {
    if (!isUnexpectedState(error)) throw error;
    owner.logger.warn({ server: server.toString(), error: String(error) }, 'a report that does not fit');
    return `Failed transition: ${(error as Error).message}`;
  }
}

/** Undefined, or why not: the server goes on with the region as it is. */
async function split(
  owner: StatusServiceOwner,
  regions: readonly pb.RegionInfo.$Properties[],
  user: string,
): Promise<string | undefined> {
  try {
    await owner.split(
      user,
      regions.map((region) => RegionInfo.fromProto(region)),
    );
    return undefined;
  } catch (error) {
    if (!(error instanceof ColonnadeError)) throw error;
    return `Failed transition ${error.message}`;
  }
}

function isUnexpectedState(error: unknown): boolean {
  return (error as { javaClass?: string }).javaClass?.endsWith('.UnexpectedStateException') ?? false;
}

/** `127.0.0.1:4711`, `[::1]:4711` → the address. */
function hostOf(remoteAddress: string): string {
  const match = /^\[?(.*?)\]?(?::\d+)?$/.exec(remoteAddress);
  return (match?.[1] ?? remoteAddress).replace(/^::ffff:/, '');
}
