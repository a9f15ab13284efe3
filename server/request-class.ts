// The Java class of a method's request, which HBase names where it tells of slow calls: the outer class of the file that its service (or another)
// is defined in, and mostly the method's name.

const PACKAGE = 'org.apache.hadoop.hbase.shaded.protobuf.generated';

const OUTER: Readonly<Record<string, string>> = {
  AdminService: 'AdminProtos',
  ClientMetaService: 'RegistryProtos',
  ClientService: 'ClientProtos',
  HbckService: 'MasterProtos',
  LockService: 'LockServiceProtos',
  MasterService: 'MasterProtos',
  RegionServerStatusService: 'RegionServerStatusProtos',
};

/** Requests that are not called as their method is, or are defined in another file than their service. */
const OTHERS: Readonly<Record<string, string>> = {
  ExecService: 'ClientProtos$CoprocessorServiceRequest',
  ExecRegionServerService: 'ClientProtos$CoprocessorServiceRequest',
  ExecMasterService: 'ClientProtos$CoprocessorServiceRequest',
  Replay: 'AdminProtos$ReplicateWALEntryRequest',
  GetSlowLogResponses: 'AdminProtos$SlowLogResponseRequest',
  GetLargeLogResponses: 'AdminProtos$SlowLogResponseRequest',
  ClearSlowLogsResponses: 'AdminProtos$ClearSlowLogResponseRequest',
  GetLogEntries: 'HBaseProtos$LogRequest',
  SplitRegion: 'MasterProtos$SplitTableRegionRequest',
  IsMasterInMaintenanceMode: 'MasterProtos$IsInMaintenanceModeRequest',
  SwitchSnapshotCleanup: 'MasterProtos$SetSnapshotCleanupRequest',
  ExecProcedureWithRet: 'MasterProtos$ExecProcedureRequest',
  getLastMajorCompactionTimestamp: 'MasterProtos$MajorCompactionTimestampRequest',
  getLastMajorCompactionTimestampForRegion: 'MasterProtos$MajorCompactionTimestampForRegionRequest',
  getSecurityCapabilities: 'MasterProtos$SecurityCapabilitiesRequest',
  ListReplicationPeers: 'ReplicationProtos$ListReplicationPeersRequest',
  ReportRegionSpaceUse: 'RegionServerStatusProtos$RegionSpaceUseReportRequest',
  ReportFileArchival: 'RegionServerStatusProtos$FileArchiveNotificationRequest',
  RequestLock: 'LockServiceProtos$LockRequest',
};

/** `org.apache.hadoop.hbase.shaded.protobuf.generated.ClientProtos$GetRequest` */
export function requestClassOf({ service, method }: { readonly service: string; readonly method: string }): string {
  const name = OTHERS[method] ?? `${OUTER[service]}$${method[0].toUpperCase()}${method.slice(1)}Request`;
  return `${PACKAGE}.${name}`;
}
