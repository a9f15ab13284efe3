import { type HBaseError, hbaseError } from '../../base/errors.ts';
import { RegionInfo } from '../../model/region-info.ts';
import { pb } from '../../proto/index.ts';
import type { MasterServices } from '../master-services.ts';
import type { RemoteCall } from '../remote-procedure-dispatcher.ts';
import { type StateMessage, type StateReader, type StepResult, stateMessage } from './procedure.ts';
import { type LockRequest, tableLocks } from './procedure-locks.ts';
import { SERVER_REMOTE_STATE, ServerRemoteProcedure } from './server-remote-procedure.ts';

/** Has one region flushed wherever it is, again and again until it was. A region that is closed or gone has nothing to flush. */
export class FlushRegionProcedure extends ServerRemoteProcedure {
  static readonly className = 'org.apache.hadoop.hbase.master.procedure.FlushRegionProcedure';
  override readonly className = FlushRegionProcedure.className;

  #region!: RegionInfo;
  #families: Buffer[] = [];

  static of(region: RegionInfo, families: readonly Buffer[]): FlushRegionProcedure {
    const procedure = new FlushRegionProcedure();
    procedure.#region = region;
    procedure.#families = [...families];
    return procedure;
  }
  override get isUrgent(): boolean {
    return false;
  }
  override lockRequests(): readonly LockRequest[] {
    return tableLocks(this.#region.tableName, false);
  }
  override waitInitialized(env: MasterServices): Promise<void> | undefined {
    return env.assignment.waitForMeta(this.#region);
  }

  override async execute(env: MasterServices): Promise<StepResult<MasterServices>> {
    if (this.remoteState !== SERVER_REMOTE_STATE.DISPATCH) return super.execute(env);
    const node = env.assignment.states.get(this.#region.encodedName);
    if (node === undefined || node.isSplitParent) return { kind: 'done' };
    if (!node.isInTransition && node.isInState('CLOSED', 'OFFLINE')) return { kind: 'done' };
    if (!node.isInTransition && node.isInState('FAILED_OPEN'))
      return this.fail(hbaseError('DoNotRetryIOException', `${node} is open nowhere: its last openings failed`));
    if (node.isInTransition || !node.isInState('OPEN')) return this.later();
    this.targetServer = node.server;
    return super.execute(env);
  }

  protected override remoteCall(): RemoteCall {
    return {
      className: 'org.apache.hadoop.hbase.regionserver.FlushRegionCallable',
      data: pb.FlushRegionParameter.encode({
        region: this.#region.toProto(),
        column_family: this.#families,
      }).finish(),
    };
  }

  protected override complete(env: MasterServices, error: HBaseError | undefined): StepResult<MasterServices> {
    if (error === undefined) return { kind: 'done' };
    if (error.doNotRetry && this.remoteState === SERVER_REMOTE_STATE.REPORT_FAILED) return this.fail(error);
    env.logger.debug({ region: this.#region.encodedName, error: String(error) }, 'a flush will be tried again');
    this.askAgain();
    return this.later();
  }

  override stateMessages(): StateMessage[] {
    return [
      stateMessage('FlushRegionProcedureStateData', pb.FlushRegionProcedureStateData, {
        region: this.#region.toProto(),
        column_family: this.#families,
      }),
    ];
  }
  override loadState(reader: StateReader): void {
    const data = reader.read('FlushRegionProcedureStateData', pb.FlushRegionProcedureStateData);
    this.#region = RegionInfo.fromProto(data.region);
    this.#families = data.column_family.map((family: Uint8Array) => Buffer.from(family));
  }
}
