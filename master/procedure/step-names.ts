// What a procedure is at, by HBase's own names: the enums of its state messages.
import { pb } from '../../proto/index.ts';
import { PROCEDURE_STATE, type Procedure } from './procedure.ts';
import { RegionRemoteProcedure } from './region-remote-procedure.ts';
import { ServerRemoteProcedure } from './server-remote-procedure.ts';
import { StateMachineProcedure } from './state-machine-procedure.ts';

type Names = Readonly<Record<string, unknown>>;

/** By simple class name. */
const STEPS: Readonly<Record<string, Names>> = {
  CloneSnapshotProcedure: pb.CloneSnapshotState,
  CloseTableRegionsProcedure: pb.CloseTableRegionsProcedureState,
  CreateNamespaceProcedure: pb.CreateNamespaceState,
  CreateTableProcedure: pb.CreateTableState,
  DeleteNamespaceProcedure: pb.DeleteNamespaceState,
  DeleteTableProcedure: pb.DeleteTableState,
  DisableTableProcedure: pb.DisableTableState,
  EnableTableProcedure: pb.EnableTableState,
  FlushTableProcedure: pb.FlushTableState,
  GCMultipleMergedRegionsProcedure: pb.GCMergedRegionsState,
  GCRegionProcedure: pb.GCRegionState,
  InitMetaProcedure: pb.InitMetaState,
  MergeTableRegionsProcedure: pb.MergeTableRegionsState,
  ModifyColumnFamilyStoreFileTrackerProcedure: pb.ModifyStoreFileTrackerState,
  ModifyNamespaceProcedure: pb.ModifyNamespaceState,
  ModifyTableProcedure: pb.ModifyTableState,
  ModifyTableStoreFileTrackerProcedure: pb.ModifyStoreFileTrackerState,
  ReopenTableRegionsProcedure: pb.ReopenTableRegionsState,
  RestoreSnapshotProcedure: pb.RestoreSnapshotState,
  ServerCrashProcedure: pb.ServerCrashState,
  SnapshotProcedure: pb.SnapshotState,
  SplitTableRegionProcedure: pb.SplitTableRegionState,
  SplitWALProcedure: pb.SplitWALState,
  TransitRegionStateProcedure: pb.RegionStateTransitionState,
  TruncateRegionProcedure: pb.TruncateRegionState,
  TruncateTableProcedure: pb.TruncateTableState,
};

/** As HBase words it: `WAITING:REGION_STATE_TRANSITION_CONFIRM_OPENED`, or the state alone where there are no steps. */
export function stateAndStep<Env>(procedure: Procedure<Env>): string {
  const state = nameIn(PROCEDURE_STATE, procedure.state) ?? String(procedure.state);
  const step = stepOf(procedure);
  return step === undefined ? state : `${state}:${step}`;
}

/** Undefined for a procedure of one step, and for one that has ended. */
export function stepOf<Env>(procedure: Procedure<Env>): string | undefined {
  if (procedure.isFinished) return undefined;
  if (procedure instanceof RegionRemoteProcedure)
    return nameIn(pb.RegionRemoteProcedureBaseState, procedure.remoteState);
  if (procedure instanceof ServerRemoteProcedure) return nameIn(pb.ServerRemoteProcedureState, procedure.remoteState);
  if (!(procedure instanceof StateMachineProcedure)) return undefined;
  return nameIn(STEPS[procedure.simpleName] ?? {}, procedure.currentState) ?? `step ${procedure.currentState}`;
}

function nameIn(names: Names, value: number): string | undefined {
  return Object.keys(names).find((name) => names[name] === value);
}
