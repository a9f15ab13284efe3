import { type HBaseError, isHBaseError } from '../../base/errors.ts';
import { ServerName } from '../../model/server-name.ts';
import { pb } from '../../proto/index.ts';
import type { MasterServices } from '../master-services.ts';
import type { RemoteCall } from '../remote-procedure-dispatcher.ts';
import { type StateMessage, type StateReader, type StepResult, stateMessage } from './procedure.ts';
import { ServerRemoteProcedure } from './server-remote-procedure.ts';

/** Has one region server split one log, and archives the log when it did. Always ends: whether the log is still there tells its parent. */
export class SplitWALRemoteProcedure extends ServerRemoteProcedure {
  static readonly className = 'org.apache.hadoop.hbase.master.procedure.SplitWALRemoteProcedure';
  override readonly className = SplitWALRemoteProcedure.className;

  #walPath!: string;
  #crashedServer!: ServerName;

  static of(worker: ServerName, crashedServer: ServerName, walPath: string): SplitWALRemoteProcedure {
    const procedure = new SplitWALRemoteProcedure();
    procedure.targetServer = worker;
    procedure.#crashedServer = crashedServer;
    procedure.#walPath = walPath;
    return procedure;
  }

  protected override remoteCall(): RemoteCall {
    return {
      className: 'org.apache.hadoop.hbase.regionserver.SplitWALCallable',
      data: pb.SplitWALParameter.encode({ wal_path: this.#walPath }).finish(),
    };
  }

  protected override async complete(
    env: MasterServices,
    error: HBaseError | undefined,
  ): Promise<StepResult<MasterServices>> {
    if (error === undefined) {
      await this.#archive(env);
      return { kind: 'done' };
    }
    const fields = { wal: this.#walPath, worker: String(this.targetServer), error: String(error) };
    env.logger.warn(fields, 'a write-ahead log was not split');
    env.walSplits.noteFailure(this.#walPath, error);
    if (isHBaseError(error, 'CorruptHFileException')) env.onDamage(error);
    return { kind: 'done' };
  }

  /** One that stays is split again, which does no harm. */
  async #archive(env: MasterServices): Promise<void> {
    try {
      await env.walSplits.archive(this.#walPath);
    } catch (error) {
      env.logger.warn({ wal: this.#walPath, error: String(error) }, 'a split log could not be archived');
    }
  }

  override stateMessages(): StateMessage[] {
    return [
      stateMessage('SplitWALRemoteData', pb.SplitWALRemoteData, {
        wal_path: this.#walPath,
        crashed_server: this.#crashedServer.toProto(),
        worker: this.targetServer!.toProto(),
        state: this.remoteState,
      }),
    ];
  }
  override loadState(reader: StateReader): void {
    const data = reader.read('SplitWALRemoteData', pb.SplitWALRemoteData);
    this.#walPath = data.wal_path;
    this.#crashedServer = ServerName.fromProto(data.crashed_server);
    this.targetServer = ServerName.fromProto(data.worker);
    this.restoreState(data.state);
  }
}
