// What a master has this server do besides opening and closing regions (ExecuteProcedures, `proc`): HBase's RSProcedureCallables. Each runs in its own
// time, and its end is reported until a master has taken note (ReportProcedureDone). All of them may be done twice: an order that comes again after
// it was carried out is carried out again.
import { hbaseError } from '../base/errors.ts';
import type { Logger } from '../base/logger.ts';
import { pb } from '../proto/index.ts';
import { longToNumber } from '../proto/long.ts';
import { encodeForeignException } from '../rpc/exception-codec.ts';
import type { MasterLink } from './master-link.ts';

/** Runs one; resolves when it was done. `procId` and `data` are the order's. */
export type RemoteProcedure = (data: Buffer) => Promise<void>;

export interface RemoteProceduresOptions {
  readonly master: MasterLink;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  readonly serverName: string;
  /** By the name of HBase's class. */
  readonly procedures: ReadonlyMap<string, RemoteProcedure>;
}

export class RemoteProcedures {
  readonly #options: RemoteProceduresOptions;
  readonly #running = new Set<number>();
  #results: pb.RemoteProcedureResult.$Properties[] = [];
  #isReporting = false;

  constructor(options: RemoteProceduresOptions) {
    this.#options = options;
  }

  /** Accepted; nothing when it runs already. */
  execute(request: pb.RemoteProcedureRequest.$Properties): void {
    const procId = longToNumber(request.proc_id);
    if (this.#running.has(procId)) return;
    this.#running.add(procId);
    void this.#run(procId, request);
  }

  async #run(procId: number, request: pb.RemoteProcedureRequest.$Properties): Promise<void> {
    const { procedures, logger, signal, serverName } = this.#options;
    let error: unknown;
    try {
      const procedure = procedures.get(request.proc_class);
      if (procedure === undefined)
        throw hbaseError('DoNotRetryIOException', `Remote procedure ${request.proc_class} is not supported here`);
      await procedure(Buffer.from(request.proc_data ?? []));
    } catch (thrown) {
      error = thrown ?? new Error('failed');
      if (!signal.aborted)
        logger.warn({ procedure: request.proc_class, procId, error: String(thrown) }, 'an order failed');
    } finally {
      this.#running.delete(procId);
    }
    const { SUCCESS, ERROR } = pb.RemoteProcedureResult.Status;
    this.#results.push({
      proc_id: procId,
      status: error === undefined ? SUCCESS : ERROR,
      error: error === undefined ? undefined : encodeForeignException(error, serverName),
      initiating_master_active_time: request.initiating_master_active_time,
    });
    this.#report();
  }

  /** All that has ended meanwhile goes in one call. */
  #report(): void {
    if (this.#isReporting) return;
    this.#isReporting = true;
    this.#reportAll()
      .catch((error) => {
        if (!this.#options.signal.aborted) this.#options.logger.warn({ err: error }, 'results are not reported');
      })
      .finally(() => {
        this.#isReporting = false;
      });
  }
  async #reportAll(): Promise<void> {
    while (this.#results.length > 0 && !this.#options.signal.aborted) {
      const result = this.#results.splice(0);
      const param = pb.ReportProcedureDoneRequest.encode({ result }).finish();
      await this.#options.master.callUntilAnswered('ReportProcedureDone', () => param, 1000);
    }
  }
}
