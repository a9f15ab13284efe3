// Asks a region server to open or close one region, and waits for its report. The report is stored here before it is answered; hbase:meta
// is written afterwards by this procedure, so that a report answered by a master that is no longer active changes nothing (pitfall 23).
// The procedure always ends well: what came of it is in the region's state, and the parent decides.
import { hbaseError } from '../../base/errors.ts';
import { RegionInfo } from '../../model/region-info.ts';
import { ServerName } from '../../model/server-name.ts';
import { pb } from '../../proto/index.ts';
import { longToNumber } from '../../proto/long.ts';
import type { MasterServices } from '../master-services.ts';
import type { RegionStateNode } from '../region-states.ts';
import { Procedure, type StateMessage, type StateReader, type StepResult, stateMessage } from './procedure.ts';
import type { TransitRegionStateProcedure } from './transit-region-state-procedure.ts';

export const REMOTE_STATE = { DISPATCH: 1, REPORT_SUCCEED: 2, DISPATCH_FAIL: 3, SERVER_CRASH: 4 } as const;
export type RemoteState = (typeof REMOTE_STATE)[keyof typeof REMOTE_STATE];

export const TRANSITION_CODE = { OPENED: 0, FAILED_OPEN: 1, CLOSED: 2 } as const;

/** No sequence number, as HBase stores it. */
export const NO_SEQUENCE_NUMBER = -1;

export abstract class RegionRemoteProcedure extends Procedure<MasterServices> {
  region!: RegionInfo;
  targetServer!: ServerName;
  #state: RemoteState = REMOTE_STATE.DISPATCH;
  #code: number | undefined;
  #sequenceNumber = NO_SEQUENCE_NUMBER;
  /** A report being stored: its repeats wait for it too. */
  #storing: Promise<void> | undefined;
  /** It may have been sent before, by an earlier master too: then only the server's crash procedure may give up on it. */
  #maybeSent = false;

  get remoteState(): RemoteState {
    return this.#state;
  }

  protected abstract checkReport(node: RegionStateNode, code: number, sequenceNumber: number): void;
  /** The region's state in memory after the report; hbase:meta follows. */
  protected abstract applyReport(
    env: MasterServices,
    node: RegionStateNode,
    code: number,
    sequenceNumber: number,
  ): void;
  protected abstract send(env: MasterServices): boolean;

  override get isUrgent(): boolean {
    return this.region.isMeta;
  }
  override waitInitialized(env: MasterServices): Promise<void> | undefined {
    return env.assignment.waitForMeta(this.region);
  }
  override afterReplay(env: MasterServices): void {
    this.#maybeSent = this.executed;
    this.#parent(env)?.attachRemote(this);
  }

  override async execute(env: MasterServices): Promise<StepResult<MasterServices>> {
    const node = env.assignment.states.getOrCreate(this.region);
    try {
      return await node.lock.run(() => this.#executeState(env, node));
    } catch (error) {
      if (error instanceof Error && error.name === 'AssertionError') throw error;
      env.logger.warn({ region: this.region.encodedName, error: String(error) }, 'writing meta failed; tried again');
      const timeoutMs = Math.min(10_000, env.config.procedureRetryMs * 2 ** Math.min(this.attempts++, 7));
      return { kind: 'suspend', timeoutMs, persist: false };
    }
  }
  override async rollback(): Promise<void> {}

  async #executeState(env: MasterServices, node: RegionStateNode): Promise<StepResult<MasterServices>> {
    switch (this.#state) {
      case REMOTE_STATE.DISPATCH:
        if (this.send(env)) {
          this.#maybeSent = true;
          this.note = `${this.targetServer} was asked and has not reported yet`;
          return { kind: 'suspend', persist: !this.executed };
        }
        if (this.#maybeSent && env.servers.isCrashing(this.targetServer)) return { kind: 'suspend', persist: false };
        break;
      case REMOTE_STATE.REPORT_SUCCEED:
        await env.assignment.persistToMeta(node);
        break;
      case REMOTE_STATE.SERVER_CRASH:
        await env.assignment.regionClosedAbnormally(node);
        break;
      case REMOTE_STATE.DISPATCH_FAIL:
        break;
    }
    this.#parent(env)?.detachRemote(this);
    return { kind: 'done' };
  }

  /** The target will not do it: not stored, since trying the same server again is as good. */
  protected dispatchFailed(env: MasterServices): void {
    if (this.#state !== REMOTE_STATE.DISPATCH || !env.servers.isOnline(this.targetServer)) return;
    this.#state = REMOTE_STATE.DISPATCH_FAIL;
    env.executor.wake(this.procId);
  }

  /** A region server's report; under the region's lock. Resolves when it may be answered. */
  async report(
    env: MasterServices,
    node: RegionStateNode,
    server: ServerName,
    code: number,
    sequenceNumber: number,
  ): Promise<void> {
    if (this.#state !== REMOTE_STATE.DISPATCH) return this.#storing;
    if (!this.targetServer.equals(server))
      throw hbaseError(
        'org.apache.hadoop.hbase.exceptions.UnexpectedStateException',
        `Received report from ${server}, expected ${this.targetServer}, ${node}, proc=${this}`,
      );
    this.checkReport(node, code, sequenceNumber);
    this.#state = REMOTE_STATE.REPORT_SUCCEED;
    this.#code = code;
    this.#sequenceNumber = sequenceNumber;
    this.#storing = env.executor.persist(this);
    await this.#storing;
    // Its server may have crashed meanwhile; that stands.
    if (this.#state !== (REMOTE_STATE.REPORT_SUCCEED as RemoteState)) return;
    this.applyReport(env, node, code, sequenceNumber);
    env.executor.wake(this.procId);
  }

  async serverCrashed(env: MasterServices): Promise<void> {
    if (this.#state === REMOTE_STATE.SERVER_CRASH) return;
    this.#state = REMOTE_STATE.SERVER_CRASH;
    await env.executor.persist(this);
    env.executor.wake(this.procId);
  }

  /** After meta was loaded: a stored report that meta does not show yet. */
  restoreReport(env: MasterServices, node: RegionStateNode): void {
    if (this.#state === REMOTE_STATE.REPORT_SUCCEED && this.#code !== undefined)
      this.applyReport(env, node, this.#code, this.#sequenceNumber);
  }

  #parent(env: MasterServices): TransitRegionStateProcedure | undefined {
    const parent = this.parentId === undefined ? undefined : env.executor.get(this.parentId);
    return parent as TransitRegionStateProcedure | undefined;
  }

  override stateMessages(): StateMessage[] {
    return [
      stateMessage('RegionRemoteProcedureBaseStateData', pb.RegionRemoteProcedureBaseStateData, {
        region: this.region.toProto(),
        target_server: this.targetServer.toProto(),
        state: this.#state,
        transition_code: this.#code,
        seq_id: this.#code === undefined ? undefined : this.#sequenceNumber,
      }),
      this.ownMessage(),
    ];
  }
  override loadState(reader: StateReader): void {
    const data = reader.read('RegionRemoteProcedureBaseStateData', pb.RegionRemoteProcedureBaseStateData);
    this.region = RegionInfo.fromProto(data.region);
    this.targetServer = ServerName.fromProto(data.target_server);
    this.#state = (data.state ?? REMOTE_STATE.DISPATCH) as RemoteState;
    this.#code = data.transition_code ?? undefined;
    this.#sequenceNumber = longToNumber(data.seq_id, NO_SEQUENCE_NUMBER);
    this.loadOwn(reader);
  }
  protected abstract ownMessage(): StateMessage;
  protected abstract loadOwn(reader: StateReader): void;
}
