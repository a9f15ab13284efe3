// Has a region server do something (HBase's ServerRemoteProcedure): one request in an ExecuteProcedures call, answered by ReportProcedureDone. The
// report is stored before it is answered. A server that dies, or will not do it, ends the procedure too: what came of it, the parent finds out.
import { type HBaseError, hbaseError } from '../../base/errors.ts';
import type { ServerName } from '../../model/server-name.ts';
import { pb } from '../../proto/index.ts';
import { longToNumber } from '../../proto/long.ts';
import { decodeForeignException } from '../../rpc/exception-codec.ts';
import type { MasterServices } from '../master-services.ts';
import type { RemoteCall } from '../remote-procedure-dispatcher.ts';
import { asHBaseError, Procedure, type StepResult } from './procedure.ts';

export const SERVER_REMOTE_STATE = {
  DISPATCH: 1,
  DISPATCH_FAIL: 2,
  REPORT_SUCCEED: 3,
  REPORT_FAILED: 4,
  SERVER_CRASH: 5,
} as const;
export type ServerRemoteState = (typeof SERVER_REMOTE_STATE)[keyof typeof SERVER_REMOTE_STATE];

/** A result that a region server reports; one that nobody waits for is of a procedure that has ended. */
export async function noteProcedureDone(
  env: MasterServices,
  { proc_id, status, error }: pb.RemoteProcedureResult.$Properties,
): Promise<void> {
  const procedure = env.executor.get(longToNumber(proc_id));
  if (!(procedure instanceof ServerRemoteProcedure) || procedure.isFinished) return;
  const failed = status !== pb.RemoteProcedureResult.Status.SUCCESS;
  await procedure.reportDone(env, failed ? decodeForeignException(error ?? {}) : undefined);
}

export abstract class ServerRemoteProcedure extends Procedure<MasterServices> {
  targetServer: ServerName | undefined;
  remoteState: ServerRemoteState = SERVER_REMOTE_STATE.DISPATCH;
  protected remoteError: HBaseError | undefined;
  /** A report being stored: its repeats wait for it too. */
  #storing: Promise<void> | undefined;

  /** What the server is to run. */
  protected abstract remoteCall(): RemoteCall;
  /** Undefined: it was done. Returns what follows; `later` for another try. */
  protected abstract complete(
    env: MasterServices,
    error: HBaseError | undefined,
  ): Promise<StepResult<MasterServices>> | StepResult<MasterServices>;

  override get isUrgent(): boolean {
    return true;
  }
  override async rollback(): Promise<void> {}

  override async execute(env: MasterServices): Promise<StepResult<MasterServices>> {
    if (this.remoteState !== SERVER_REMOTE_STATE.DISPATCH) return this.complete(env, this.remoteError);
    const target = this.targetServer;
    const isSent =
      target !== undefined &&
      env.dispatcher.add(target, {
        kind: 'procedure',
        procId: this.procId,
        call: this.remoteCall(),
        onFailed: (error) => this.#givenUp(env, SERVER_REMOTE_STATE.DISPATCH_FAIL, asHBaseError(error)),
      });
    if (isSent) return { kind: 'suspend', persist: !this.executed };
    return this.complete(env, hbaseError('IOException', `region server ${target} is not online`));
  }

  /** Of what is stored only success counts. */
  protected restoreState(state: number | null | undefined): void {
    if (state === SERVER_REMOTE_STATE.REPORT_SUCCEED) this.remoteState = state;
  }
  /** Another server, or the same once more: nothing has been asked yet. */
  protected askAgain(): void {
    this.remoteState = SERVER_REMOTE_STATE.DISPATCH;
    this.remoteError = undefined;
    this.#storing = undefined;
  }
  protected later(): StepResult<MasterServices> {
    return { kind: 'suspend', timeoutMs: Math.min(5000, 50 * 2 ** Math.min(this.attempts++, 7)), persist: false };
  }

  /** The region server's report. Resolves when it may be answered. */
  async reportDone(env: MasterServices, error: HBaseError | undefined): Promise<void> {
    if (this.remoteState !== SERVER_REMOTE_STATE.DISPATCH) return this.#storing;
    const { REPORT_SUCCEED, REPORT_FAILED } = SERVER_REMOTE_STATE;
    this.remoteState = error === undefined ? REPORT_SUCCEED : REPORT_FAILED;
    this.remoteError = error;
    // A failure is not stored: the next master asks again, since what stood in the way may be gone by then.
    if (error === undefined) this.#storing = env.executor.persist(this);
    await this.#storing;
    env.executor.wake(this.procId);
  }

  /** Not stored: a master that comes after us finds the same. */
  serverCrashed(env: MasterServices): void {
    this.#givenUp(env, SERVER_REMOTE_STATE.SERVER_CRASH, hbaseError('IOException', `${this.targetServer} is dead`));
  }

  #givenUp(env: MasterServices, state: ServerRemoteState, error: HBaseError): void {
    if (this.remoteState !== SERVER_REMOTE_STATE.DISPATCH) return;
    this.remoteState = state;
    this.remoteError = error;
    env.executor.wake(this.procId);
  }
}
