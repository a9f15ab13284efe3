// Stored class names and what runs them.
import type { MasterServices } from '../master-services.ts';
import { CloneSnapshotProcedure } from './clone-snapshot-procedure.ts';
import { CloseRegionProcedure } from './close-region-procedure.ts';
import { CloseTableRegionsProcedure } from './close-table-regions-procedure.ts';
import { CreateNamespaceProcedure } from './create-namespace-procedure.ts';
import { CreateTableProcedure } from './create-table-procedure.ts';
import { DeleteNamespaceProcedure } from './delete-namespace-procedure.ts';
import { DeleteTableProcedure } from './delete-table-procedure.ts';
import { DisableTableProcedure } from './disable-table-procedure.ts';
import { EnableTableProcedure } from './enable-table-procedure.ts';
import { FlushRegionProcedure } from './flush-region-procedure.ts';
import { FlushTableProcedure } from './flush-table-procedure.ts';
import { GCMultipleMergedRegionsProcedure } from './gc-multiple-merged-regions-procedure.ts';
import { GCRegionProcedure } from './gc-region-procedure.ts';
import { InitMetaProcedure } from './init-meta-procedure.ts';
import { LockProcedure } from './lock-procedure.ts';
import { MergeTableRegionsProcedure } from './merge-table-regions-procedure.ts';
import { ModifyColumnFamilyStoreFileTrackerProcedure } from './modify-column-family-store-file-tracker-procedure.ts';
import { ModifyNamespaceProcedure } from './modify-namespace-procedure.ts';
import { ModifyTableProcedure } from './modify-table-procedure.ts';
import { ModifyTableStoreFileTrackerProcedure } from './modify-table-store-file-tracker-procedure.ts';
import { OpenRegionProcedure } from './open-region-procedure.ts';
import type { Procedure } from './procedure.ts';
import { ReopenTableRegionsProcedure } from './reopen-table-regions-procedure.ts';
import { RestoreSnapshotProcedure } from './restore-snapshot-procedure.ts';
import { ServerCrashProcedure } from './server-crash-procedure.ts';
import { SnapshotProcedure } from './snapshot-procedure.ts';
import { SnapshotRegionProcedure } from './snapshot-region-procedure.ts';
import { SnapshotVerifyProcedure } from './snapshot-verify-procedure.ts';
import { SplitTableRegionProcedure } from './split-table-region-procedure.ts';
import { SplitWALProcedure } from './split-wal-procedure.ts';
import { SplitWALRemoteProcedure } from './split-wal-remote-procedure.ts';
import { TransitRegionStateProcedure } from './transit-region-state-procedure.ts';
import { TruncateRegionProcedure } from './truncate-region-procedure.ts';
import { TruncateTableProcedure } from './truncate-table-procedure.ts';

const CLASSES: readonly { readonly className: string; new (): Procedure<MasterServices> }[] = [
  CloneSnapshotProcedure,
  CloseRegionProcedure,
  CloseTableRegionsProcedure,
  CreateNamespaceProcedure,
  CreateTableProcedure,
  DeleteNamespaceProcedure,
  DeleteTableProcedure,
  DisableTableProcedure,
  EnableTableProcedure,
  FlushRegionProcedure,
  FlushTableProcedure,
  GCMultipleMergedRegionsProcedure,
  GCRegionProcedure,
  InitMetaProcedure,
  LockProcedure,
  MergeTableRegionsProcedure,
  ModifyColumnFamilyStoreFileTrackerProcedure,
  ModifyNamespaceProcedure,
  ModifyTableProcedure,
  ModifyTableStoreFileTrackerProcedure,
  OpenRegionProcedure,
  ReopenTableRegionsProcedure,
  RestoreSnapshotProcedure,
  ServerCrashProcedure,
  SnapshotProcedure,
  SnapshotRegionProcedure,
  SnapshotVerifyProcedure,
  SplitTableRegionProcedure,
  SplitWALProcedure,
  SplitWALRemoteProcedure,
  TransitRegionStateProcedure,
  TruncateRegionProcedure,
  TruncateTableProcedure,
];
const BY_NAME = new Map(CLASSES.map((type) => [type.className, type]));

/** An empty procedure of the class; undefined when it is not one of ours. */
export function createProcedure(className: string): Procedure<MasterServices> | undefined {
  const type = BY_NAME.get(className);
  return type === undefined ? undefined : new type();
}
