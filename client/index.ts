// The client's public face.

export { ColonnadeError, HBaseError, hbaseError, isHBaseError } from '../base/errors.ts';
export {
  type BloomType,
  ColumnFamilyDescriptor,
  type Compression,
  type DataBlockEncoding,
  type KeepDeletedCells,
} from '../model/column-family-descriptor.ts';
export type { CompareOperator } from '../model/condition.ts';
export type { DurabilityName } from '../model/durability.ts';
export type { RegionState } from '../model/meta-row.ts';
export { NamespaceDescriptor } from '../model/namespace-descriptor.ts';
export { RegionInfo } from '../model/region-info.ts';
export { ServerName } from '../model/server-name.ts';
export { TableDescriptor } from '../model/table-descriptor.ts';
export { TableName } from '../model/table-name.ts';
export type { TableState } from '../model/table-state.ts';
export type { Admin, AlterProgress, ListTablesInput, TableNameInput } from './admin.ts';
export type { BalanceResult, NormalizeInput, ServerInput } from './admin-cluster.ts';
export type { CacheEvictionStats, RegionDetail } from './admin-regions.ts';
export type { ListSnapshotsInput, RestoreSnapshotOptions, SnapshotInfo, SnapshotOptions } from './admin-snapshots.ts';
export { BatchError, type BatchFailure, type MultiResult } from './batch-error.ts';
export type { BufferedMutator, BufferedMutatorOptions } from './buffered-mutator.ts';
export type { BulkLoads, LoadHFilesInput } from './bulk-loads.ts';
export type { BytesInput, TimestampInput } from './bytes-input.ts';
export type { ConnectOptions } from './client-options.ts';
export type { ClusterStatus, RegionLoad, ServerLoad, ServerTask } from './cluster-status.ts';
export { type Connection, connect } from './connection.ts';
export { type ComparatorInput, type ComparatorMessage, comparators, type FilterMessage, filters } from './filters.ts';
export type {
  BalancerDecision,
  BalancerRejection,
  Described,
  OnlineLogRecord,
  ScanDescription,
  SlowLogInput,
} from './log-entries.ts';
export type { RegionLocation } from './meta-cache.ts';
export type {
  AppendInput,
  BatchAction,
  CallOptions,
  CheckAndMutateInput,
  CheckAndMutateResult,
  ColumnInput,
  DeleteCell,
  DeleteInput,
  GetInput,
  IncrementCell,
  IncrementInput,
  MutateRowInput,
  MutationInput,
  PutCell,
  PutInput,
  QueryInput,
  RowMutation,
  ScanInput,
  TimeRangeInput,
} from './operations.ts';
export type { Json, LockInfo, ProcedureInfo } from './procedure-info.ts';
export { RetriesExhaustedError } from './retry.ts';
export { Cell, type CellTypeName, Row } from './row.ts';
export type { Scanner } from './scanner.ts';
export type { Table } from './table.ts';
export type { FamilyInput, FamilySettings, TableInput } from './table-input.ts';
