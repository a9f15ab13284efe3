// Splits one log of a dead server on whichever region server has room (HBase's SplitWALProcedure), until it is split: a worker that dies or
// fails gives way to another. The log being gone from its folder says that it was done.
import { hbaseError } from '../../base/errors.ts';
import { ServerName } from '../../model/server-name.ts';
import { pb } from '../../proto/index.ts';
import type { MasterServices } from '../master-services.ts';
import { type StateMessage, type StateReader, stateMessage } from './procedure.ts';
import { SplitWALRemoteProcedure } from './split-wal-remote-procedure.ts';
import { NO_MORE_STATE, StateMachineProcedure, type Transition } from './state-machine-procedure.ts';

const STATE = { ACQUIRE_SPLIT_WAL_WORKER: 1, DISPATCH_WAL_TO_WORKER: 2, RELEASE_SPLIT_WORKER: 3 } as const;
type State = (typeof STATE)[keyof typeof STATE];

const MAX_PAUSE_MS = 10_000;
/** So many failures to split a log mean that a start will not succeed. */
const HOPELESS_SPLITS = 6;

export class SplitWALProcedure extends StateMachineProcedure<MasterServices, State> {
  static readonly className = 'org.apache.hadoop.hbase.master.procedure.SplitWALProcedure';
  override readonly className = SplitWALProcedure.className;
  protected override readonly initialState = STATE.ACQUIRE_SPLIT_WAL_WORKER;

  #walPath!: string;
  #crashedServer!: ServerName;
  #worker: ServerName | undefined;
  #failedOn: ServerName | undefined;
  #failures = 0;

  static of(walPath: string, crashedServer: ServerName): SplitWALProcedure {
    const procedure = new SplitWALProcedure();
    procedure.#walPath = walPath;
    procedure.#crashedServer = crashedServer;
    return procedure;
  }

  override get isUrgent(): boolean {
    return true;
  }
  override afterReplay(env: MasterServices): void {
    if (this.#worker !== undefined) env.walSplits.workers.noteUsed(this.#worker);
  }
  protected override async executeFromState(
    env: MasterServices,
    state: State,
  ): Promise<Transition<MasterServices, State>> {
    switch (state) {
      case STATE.ACQUIRE_SPLIT_WAL_WORKER:
        this.#worker = env.walSplits.workers.acquire(this.procId, this.#failedOn);
        if (this.#worker === undefined) return { suspend: {} };
        return { next: STATE.DISPATCH_WAL_TO_WORKER };
      case STATE.DISPATCH_WAL_TO_WORKER: {
        const remote = SplitWALRemoteProcedure.of(this.#worker!, this.#crashedServer, this.#walPath);
        return { next: STATE.RELEASE_SPLIT_WORKER, children: [remote] };
      }
      case STATE.RELEASE_SPLIT_WORKER: {
        const isSplit = await env.walSplits.isSplit(this.#walPath);
        env.walSplits.workers.release(this.#worker!);
        this.#failedOn = isSplit ? undefined : this.#worker;
        this.#worker = undefined;
        if (isSplit) return NO_MORE_STATE;
        if (this.#failures === HOPELESS_SPLITS) env.onDamage(this.#hopeless(env));
        const next = STATE.ACQUIRE_SPLIT_WAL_WORKER;
        // The first other server is asked at once; what then fails as well needs time.
        if (this.#failures++ === 0) return { next };
        return { suspend: { timeoutMs: Math.min(MAX_PAUSE_MS, 50 * 2 ** Math.min(this.#failures, 8)) }, next };
      }
    }
  }

  #hopeless(env: MasterServices): Error {
    const last = env.walSplits.failureOf(this.#walPath);
    const text = `${this.#walPath} could not be split ${this.#failures} times: ${last?.message ?? 'its workers died'}`;
    return hbaseError('IOException', text, { cause: last });
  }

  protected override dataMessages(): StateMessage[] {
    return [
      stateMessage('SplitWALData', pb.SplitWALData, {
        wal_path: this.#walPath,
        crashed_server: this.#crashedServer.toProto(),
        worker: this.#worker?.toProto(),
      }),
    ];
  }
  protected override loadData(reader: StateReader): void {
    const data = reader.read('SplitWALData', pb.SplitWALData);
    this.#walPath = data.wal_path;
    this.#crashedServer = ServerName.fromProto(data.crashed_server);
    this.#worker = data.worker == null ? undefined : ServerName.fromProto(data.worker);
  }
  override toString(): string {
    return `${super.toString()} ${this.#walPath.slice(this.#walPath.lastIndexOf('/') + 1)}`;
  }
}
