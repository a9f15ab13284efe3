import { ServerName } from '../model/server-name.ts';
import { TableName } from '../model/table-name.ts';
import type { pb } from '../proto/index.ts';
import { longToNumber } from '../proto/long.ts';

export interface RegionLoad {
  /** Full name. */
  name: Buffer;
  storeCount: number;
  storeFileCount: number;
  storeFileSizeMb: number;
  storeFileUncompressedSizeMb: number;
  /** Of its store files, by scanners. */
  storeRefCount: number;
  memStoreSizeMb: number;
  readRequestCount: number;
  writeRequestCount: number;
  filteredReadRequestCount: number;
  completeSequenceId: number;
  /** Wall clock, ms; 0: never. */
  lastMajorCompaction: number;
  /** 0 to 1. */
  dataLocality: number;
  storeFileIndexSizeKb: number;
  rootIndexSizeKb: number;
  totalStaticIndexSizeKb: number;
  totalStaticBloomSizeKb: number;
  totalCompactingCells: number;
  currentCompactedCells: number;
}

/** Something that a server is at. */
export interface ServerTask {
  description: string;
  status: string;
  state: 'RUNNING' | 'WAITING' | 'COMPLETE' | 'ABORTED';
  /** Wall clock, ms. */
  startedAt: number;
  /** 0 or below: not yet. */
  completedAt: number;
}

export interface ServerLoad {
  server: ServerName;
  requestsPerSecond: number;
  totalRequestCount: number;
  usedHeapMb: number;
  maxHeapMb: number;
  infoPort: number;
  /** When it began to take what other clusters replicate to it, and when the last such change was made; the same: none was. Undefined: it takes none. */
  replicationSink: { startedAt: number; lastAppliedAt: number; lastAppliedAgeMs: number } | undefined;
  tasks: ServerTask[];
  regions: RegionLoad[];
}

export interface ClusterStatus {
  hbaseVersion: string | undefined;
  clusterId: string | undefined;
  master: ServerName | undefined;
  masterTasks: ServerTask[];
  backupMasters: ServerName[];
  liveServers: ServerLoad[];
  deadServers: ServerName[];
  /** Said to have regions, and neither live nor being recovered. */
  unknownServers: ServerName[];
  regionsInTransition: { regionName: Buffer; state: string; since: number }[];
  balancerOn: boolean | undefined;
  masterInfoPort: number;
  tableRegionCounts: Map<string, { open: number; total: number }>;
  /** Regions per live server. */
  averageLoad: number;
}

const REGION_STATES = [
  'OFFLINE',
  'PENDING_OPEN',
  'OPENING',
  'OPEN',
  'PENDING_CLOSE',
  'CLOSING',
  'CLOSED',
  'SPLITTING',
  'SPLIT',
  'FAILED_OPEN',
  'FAILED_CLOSE',
  'MERGING',
  'MERGED',
  'SPLITTING_NEW',
  'MERGING_NEW',
  'ABNORMALLY_CLOSED',
] as const;

export function clusterStatusFromProto(status: pb.ClusterStatus.$Properties): ClusterStatus {
  const liveServers = (status.live_servers ?? []).map(serverLoad);
  const regionCount = liveServers.reduce((sum, { regions }) => sum + regions.length, 0);
  return {
    hbaseVersion: status.hbase_version?.version,
    clusterId: status.cluster_id?.cluster_id,
    master: status.master == null ? undefined : ServerName.fromProto(status.master),
    masterTasks: (status.master_tasks ?? []).map(taskOf),
    backupMasters: (status.backup_masters ?? []).map(ServerName.fromProto),
    liveServers,
    deadServers: (status.dead_servers ?? []).map(ServerName.fromProto),
    unknownServers: (status.unknown_servers ?? []).map(ServerName.fromProto),
    regionsInTransition: (status.regions_in_transition ?? []).map(({ spec, region_state }) => ({
      regionName: Buffer.from(spec.value),
      state: REGION_STATES[region_state.state] ?? String(region_state.state),
      since: longToNumber(region_state.stamp),
    })),
    balancerOn: status.balancer_on ?? undefined,
    masterInfoPort: status.master_info_port ?? -1,
    tableRegionCounts: new Map(
      (status.table_region_states_count ?? []).map(({ table_name, region_states_count }) => [
        TableName.fromProto(table_name).name,
        { open: region_states_count.open_regions, total: region_states_count.total_regions },
      ]),
    ),
    averageLoad: liveServers.length === 0 ? 0 : regionCount / liveServers.length,
  };
}

function serverLoad({ server, server_load }: pb.LiveServerInfo.$Properties): ServerLoad {
  return {
    server: ServerName.fromProto(server),
    requestsPerSecond: longToNumber(server_load.number_of_requests),
    totalRequestCount: longToNumber(server_load.total_number_of_requests),
    usedHeapMb: server_load.used_heap_MB ?? 0,
    maxHeapMb: server_load.max_heap_MB ?? 0,
    infoPort: server_load.info_server_port ?? 0,
    replicationSink: sinkOf(server_load),
    tasks: (server_load.tasks ?? []).map(taskOf),
    regions: (server_load.region_loads ?? []).map(regionLoad),
  };
}

function regionLoad(load: pb.RegionLoad.$Properties): RegionLoad {
  return {
    name: Buffer.from(load.region_specifier.value),
    storeCount: load.stores ?? 0,
    storeFileCount: load.storefiles ?? 0,
    storeFileSizeMb: load.storefile_size_MB ?? 0,
    storeFileUncompressedSizeMb: load.store_uncompressed_size_MB ?? 0,
    storeRefCount: load.store_ref_count ?? 0,
    memStoreSizeMb: load.mem_store_size_MB ?? 0,
    readRequestCount: longToNumber(load.read_requests_count),
    writeRequestCount: longToNumber(load.write_requests_count),
    filteredReadRequestCount: longToNumber(load.filtered_read_requests_count),
    completeSequenceId: longToNumber(load.complete_sequence_id),
    lastMajorCompaction: longToNumber(load.last_major_compaction_ts),
    dataLocality: load.data_locality ?? 0,
    storeFileIndexSizeKb: longToNumber(load.storefile_index_size_KB),
    rootIndexSizeKb: load.root_index_size_KB ?? 0,
    totalStaticIndexSizeKb: load.total_static_index_size_KB ?? 0,
    totalStaticBloomSizeKb: load.total_static_bloom_size_KB ?? 0,
    totalCompactingCells: longToNumber(load.total_compacting_KVs),
    currentCompactedCells: longToNumber(load.current_compacted_KVs),
  };
}

function sinkOf({ replLoadSink: sink }: pb.ServerLoad.$Properties): ServerLoad['replicationSink'] {
  if (sink == null) return undefined;
  const lastAppliedAt = longToNumber(sink.timeStampsOfLastAppliedOp);
  return {
    startedAt: longToNumber(sink.timestampStarted, lastAppliedAt),
    lastAppliedAt,
    lastAppliedAgeMs: longToNumber(sink.ageOfLastAppliedOp),
  };
}

const TASK_STATES = ['RUNNING', 'WAITING', 'COMPLETE', 'ABORTED'] as const;

function taskOf(task: pb.ServerTask.$Properties): ServerTask {
  return {
    description: task.description,
    status: task.status,
    state: TASK_STATES[task.state as number],
    startedAt: longToNumber(task.startTime),
    completedAt: longToNumber(task.completionTime),
  };
}
