import { pb } from '../../proto/index.ts';
import { unary } from '../../rpc/service.ts';
import { stateAndStep } from '../procedure/step-names.ts';
import type { RegionStateNode } from '../region-states.ts';
import type { Methods, ServiceOwner } from './service-owner.ts';

/** Numbers of the enum Option. */
const OPTION = {
  HBASE_VERSION: 0,
  CLUSTER_ID: 1,
  LIVE_SERVERS: 2,
  DEAD_SERVERS: 3,
  MASTER: 4,
  BACKUP_MASTERS: 5,
  MASTER_COPROCESSORS: 6,
  REGIONS_IN_TRANSITION: 7,
  BALANCER_ON: 8,
  MASTER_INFO_PORT: 9,
  SERVERS_NAME: 10,
  TABLE_TO_REGIONS_COUNT: 11,
  TASKS: 12,
  UNKNOWN_SERVERS: 13,
} as const;

/** The version clients are told: the one whose wire and files these are. */
export const HBASE_VERSION = '2.6.1';

/** RegionState.State by name. */
const REGION_STATE_NUMBERS: Record<string, number> = {
  OFFLINE: 0,
  OPENING: 2,
  OPEN: 3,
  CLOSING: 5,
  CLOSED: 6,
  SPLITTING: 7,
  SPLIT: 8,
  FAILED_OPEN: 9,
  FAILED_CLOSE: 10,
  MERGING: 11,
  MERGED: 12,
  SPLITTING_NEW: 13,
  MERGING_NEW: 14,
  ABNORMALLY_CLOSED: 15,
};

const SIMPLE_AUTHENTICATION = 0;

export function statusMethods(owner: ServiceOwner): Methods {
  return {
    IsMasterRunning: unary(pb.IsMasterRunningRequest, pb.IsMasterRunningResponse, () => {
      owner.checkActive();
      return { is_master_running: true };
    }),
    IsMasterInMaintenanceMode: unary(pb.IsInMaintenanceModeRequest, pb.IsInMaintenanceModeResponse, () => {
      owner.checkActive();
      return { inMaintenanceMode: false };
    }),
    GetClusterStatus: unary(pb.GetClusterStatusRequest, pb.GetClusterStatusResponse, (request) => {
      owner.checkActive();
      return { cluster_status: clusterStatus(owner, new Set(request.options)) };
    }),
    getSecurityCapabilities: unary(pb.SecurityCapabilitiesRequest, pb.SecurityCapabilitiesResponse, () => {
      owner.checkActive();
      return { capabilities: [SIMPLE_AUTHENTICATION] };
    }),
    FlushMasterStore: unary(pb.FlushMasterStoreRequest, pb.FlushMasterStoreResponse, async () => {
      owner.checkInitialized();
      await owner.flushStore();
      return {};
    }),
    Shutdown: unary(pb.ShutdownRequest, pb.ShutdownResponse, () => {
      owner.checkActive();
      owner.requestStop('cluster');
      return {};
    }),
    StopMaster: unary(pb.StopMasterRequest, pb.StopMasterResponse, () => {
      owner.checkActive();
      owner.requestStop('master');
      return {};
    }),
  };
}

function clusterStatus(owner: ServiceOwner, options: ReadonlySet<number>): pb.ClusterStatus.$Properties {
  const { env } = owner;
  const wants = (option: keyof typeof OPTION) => options.size === 0 || options.has(OPTION[option]);
  const status: pb.ClusterStatus.$Properties = {};
  if (wants('HBASE_VERSION')) status.hbase_version = { version: HBASE_VERSION };
  if (wants('CLUSTER_ID')) status.cluster_id = { cluster_id: owner.clusterId };
  if (wants('LIVE_SERVERS'))
    status.live_servers = env.servers.online().map(({ name, load }) => ({ server: name.toProto(), server_load: load }));
  if (wants('DEAD_SERVERS')) status.dead_servers = env.servers.dead().map((name) => name.toProto());
  if (wants('MASTER')) status.master = env.serverName.toProto();
  if (wants('BACKUP_MASTERS')) status.backup_masters = owner.backupMasters().map((name) => name.toProto());
  if (wants('REGIONS_IN_TRANSITION'))
    status.regions_in_transition = env.assignment.states.inTransition().map(inTransition);
  if (wants('BALANCER_ON')) status.balancer_on = owner.switches.isOn('load_balancer_on');
  if (wants('MASTER_INFO_PORT')) status.master_info_port = owner.infoPort;
  if (wants('SERVERS_NAME')) status.servers_name = env.servers.online().map(({ name }) => name.toProto());
  if (wants('TABLE_TO_REGIONS_COUNT')) status.table_region_states_count = regionCounts(owner);
  if (wants('UNKNOWN_SERVERS')) status.unknown_servers = env.assignment.unknownServers().map((name) => name.toProto());
  if (wants('TASKS')) status.master_tasks = masterTasks(owner);
  return status;
}

function inTransition(node: RegionStateNode): pb.RegionInTransition.$Properties {
  return {
    spec: { type: 1, value: node.info.name },
    region_state: {
      region_info: node.info.toProto(),
      state: REGION_STATE_NUMBERS[node.state] as never,
      stamp: node.changedAt,
    },
  };
}

function regionCounts(owner: ServiceOwner): pb.TableRegionStatesCount.$Properties[] {
  const { assignment, tableStates } = owner.env;
  return tableStates.tables().map((table) => {
    const nodes = assignment.states.ofTable(table);
    const count = (test: (node: RegionStateNode) => boolean) => nodes.filter(test).length;
    return {
      table_name: table.toProto(),
      region_states_count: {
        open_regions: count((node) => node.isInState('OPEN')),
        split_regions: count((node) => node.isSplitParent),
        closed_regions: count((node) => node.isInState('CLOSED')),
        regions_in_transition: count((node) => node.isInTransition),
        total_regions: nodes.length,
      },
    };
  });
}

/** Procedures under way, as tasks that people can read. */
/** What it is at: its procedures. */
export function masterTasks(owner: ServiceOwner): pb.ServerTask.$Properties[] {
  return owner.env.executor.unfinished().map((procedure) => ({
    description: procedure.toString(),
    // The note comes last: the doctor tells it apart by the semicolon.
    status: [stateAndStep(procedure), ...(procedure.note === undefined ? [] : [procedure.note])].join('; '),
    state: 0,
    startTime: procedure.submittedTime,
  }));
}
