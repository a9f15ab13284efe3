import { type HBaseError, isHBaseError } from '../../base/errors.ts';
import { RegionInfo } from '../../model/region-info.ts';
import { ServerName } from '../../model/server-name.ts';
import type { SnapshotDescription } from '../../model/snapshot-description.ts';
import { pb } from '../../proto/index.ts';
import type { MasterServices } from '../master-services.ts';
import type { RemoteCall } from '../remote-procedure-dispatcher.ts';
import { type StateMessage, type StateReader, type StepResult, stateMessage } from './procedure.ts';
import { SERVER_REMOTE_STATE, ServerRemoteProcedure } from './server-remote-procedure.ts';

/** Has some region server look whether all that a snapshot says of one region is there. */
export class SnapshotVerifyProcedure extends ServerRemoteProcedure {
  static readonly className = 'org.apache.hadoop.hbase.master.procedure.SnapshotVerifyProcedure';
  override readonly className = SnapshotVerifyProcedure.className;

  #region!: RegionInfo;
  #snapshot!: SnapshotDescription;

  static of(region: RegionInfo, snapshot: SnapshotDescription): SnapshotVerifyProcedure {
    const procedure = new SnapshotVerifyProcedure();
    procedure.#region = region;
    procedure.#snapshot = snapshot;
    return procedure;
  }
  override get isUrgent(): boolean {
    return false;
  }

  override async execute(env: MasterServices): Promise<StepResult<MasterServices>> {
    if (this.remoteState !== SERVER_REMOTE_STATE.DISPATCH) return super.execute(env);
    // What another found is enough.
    if (await env.snapshots.files.isCorrupted(this.#snapshot)) return { kind: 'done' };
    const servers = env.servers.registered();
    if (servers.length === 0) return this.later();
    this.targetServer = servers[(this.procId + this.attempts) % servers.length];
    return super.execute(env);
  }

  protected override remoteCall(): RemoteCall {
    return {
      className: 'org.apache.hadoop.hbase.regionserver.SnapshotVerifyCallable',
      data: pb.SnapshotVerifyParameter.encode({ region: this.#region.toProto(), snapshot: this.#snapshot }).finish(),
    };
  }

  protected override async complete(
    env: MasterServices,
    error: HBaseError | undefined,
  ): Promise<StepResult<MasterServices>> {
    if (error === undefined) return { kind: 'done' };
    env.logger.warn({ region: this.#region.encodedName, error: String(error) }, 'a snapshot could not be verified');
    if (isHBaseError(error, 'CorruptedSnapshotException')) {
      await env.snapshots.files.markCorrupted(this.#snapshot);
      return { kind: 'done' };
    }
    this.askAgain();
    return this.later();
  }

  override stateMessages(): StateMessage[] {
    return [
      stateMessage('SnapshotVerifyProcedureStateData', pb.SnapshotVerifyProcedureStateData, {
        snapshot: this.#snapshot,
        region: this.#region.toProto(),
        target_server: this.targetServer?.toProto(),
        state: this.remoteState,
      }),
    ];
  }
  override loadState(reader: StateReader): void {
    const data = reader.read('SnapshotVerifyProcedureStateData', pb.SnapshotVerifyProcedureStateData);
    this.#snapshot = data.snapshot;
    this.#region = RegionInfo.fromProto(data.region);
    this.targetServer = data.target_server == null ? undefined : ServerName.fromProto(data.target_server);
    this.restoreState(data.state);
  }
}
