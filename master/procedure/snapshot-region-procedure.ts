import type { HBaseError } from '../../base/errors.ts';
import { RegionInfo } from '../../model/region-info.ts';
import type { SnapshotDescription } from '../../model/snapshot-description.ts';
import { pb } from '../../proto/index.ts';
import type { MasterServices } from '../master-services.ts';
import type { RemoteCall } from '../remote-procedure-dispatcher.ts';
import { type StateMessage, type StateReader, type StepResult, stateMessage } from './procedure.ts';
import type { LockRequest } from './procedure-locks.ts';
import { regionLocks } from './region-procedure.ts';
import { SERVER_REMOTE_STATE, ServerRemoteProcedure } from './server-remote-procedure.ts';

/**
 * Has one region write down what it consists of wherever it is, again and again until it did. One that is closed, and that nobody is about to
 * open, is described here.
 */
export class SnapshotRegionProcedure extends ServerRemoteProcedure {
  static readonly className = 'org.apache.hadoop.hbase.master.procedure.SnapshotRegionProcedure';
  override readonly className = SnapshotRegionProcedure.className;

  #region!: RegionInfo;
  #snapshot!: SnapshotDescription;

  static of(region: RegionInfo, snapshot: SnapshotDescription): SnapshotRegionProcedure {
    const procedure = new SnapshotRegionProcedure();
    procedure.#region = region;
    procedure.#snapshot = snapshot;
    return procedure;
  }
  override get isUrgent(): boolean {
    return false;
  }
  override lockRequests(): readonly LockRequest[] {
    return regionLocks([this.#region]);
  }
  override waitInitialized(env: MasterServices): Promise<void> | undefined {
    return env.assignment.waitForMeta(this.#region);
  }

  override async execute(env: MasterServices): Promise<StepResult<MasterServices>> {
    if (this.remoteState !== SERVER_REMOTE_STATE.DISPATCH) return super.execute(env);
    const node = env.assignment.states.get(this.#region.encodedName);
    if (node === undefined || node.isInTransition) return this.later();
    if (node.isInState('CLOSED')) {
      const descriptor = await env.tableDescriptors.check(this.#region.tableName);
      await env.snapshots.files.addClosedRegion(this.#snapshot, descriptor, this.#region);
      return { kind: 'done' };
    }
    if (!node.isInState('OPEN')) return this.later();
    this.targetServer = node.server;
    return super.execute(env);
  }

  protected override remoteCall(): RemoteCall {
    return {
      className: 'org.apache.hadoop.hbase.regionserver.SnapshotRegionCallable',
      data: pb.SnapshotRegionParameter.encode({ region: this.#region.toProto(), snapshot: this.#snapshot }).finish(),
    };
  }

  protected override complete(env: MasterServices, error: HBaseError | undefined): StepResult<MasterServices> {
    if (error === undefined) return { kind: 'done' };
    env.logger.debug(
      { region: this.#region.encodedName, error: String(error) },
      'it is asked for again for a snapshot',
    );
    this.askAgain();
    return this.later();
  }

  override stateMessages(): StateMessage[] {
    return [
      stateMessage('SnapshotRegionProcedureStateData', pb.SnapshotRegionProcedureStateData, {
        region: this.#region.toProto(),
        snapshot: this.#snapshot,
      }),
    ];
  }
  override loadState(reader: StateReader): void {
    const data = reader.read('SnapshotRegionProcedureStateData', pb.SnapshotRegionProcedureStateData);
    this.#region = RegionInfo.fromProto(data.region);
    this.#snapshot = data.snapshot;
  }
}
