import { type HBaseError, hbaseError } from '../base/errors.ts';
import type { ServerName } from '../model/server-name.ts';
import type { TableName } from '../model/table-name.ts';
import { pb } from '../proto/index.ts';
import { bigIntToLong, type Int64 } from '../proto/long.ts';
import type { ClientContext } from './context.ts';
import type { CallOptions } from './operations.ts';
import { type Attempts, type Deadline, judge, orAborted } from './retry.ts';
import { traced } from './tracing.ts';

/** A message class of the static module, as far as calls need it. */
export interface Codec<Properties, Decoded = Properties> {
  encode(message: Properties): { finish(): Uint8Array };
  decode(bytes: Uint8Array): Decoded;
}

/** Numbers that make a repeated request the same one to the master. */
export interface NoncePair {
  nonce_group: ReturnType<typeof bigIntToLong>;
  nonce: ReturnType<typeof bigIntToLong>;
}

const FIRST_POLL_MS = 10;
const MAX_POLL_MS = 1_000;
/** Some calls of the master answer when the work is done. */
const MASTER_RPC_TIMEOUT_MS = 120_000;
/** A master that has not answered for so long may have been replaced: the registry is asked, again and again. */
const SILENCE_MS = 2000;

/** Calls to the active master, wherever that is by now. */
export class MasterCaller {
  readonly #context: ClientContext;
  #master: Promise<ServerName> | undefined;

  constructor(context: ClientContext) {
    this.#context = context;
  }

  /** A new pair for one request and its repetitions. */
  nonces(): NoncePair {
    const { nonces } = this.#context;
    return { nonce_group: bigIntToLong(nonces.group), nonce: bigIntToLong(nonces.next()) };
  }

  /** One call, tried again as retry.ts decides. What concerns the MOB files of a table is asked of the master's AdminService. */
  async call<Q, P, D>(
    method: string,
    request: Codec<Q, unknown>,
    response: Codec<P, D>,
    message: Q,
    options: CallOptions = {},
    table?: TableName,
    service?: 'AdminService' | 'HbckService',
  ): Promise<D> {
    const attempts = this.#attempts(method, options);
    return traced(method, table, () => this.#call(method, request, response, message, attempts, service));
  }

  /** A call that starts a procedure, and the wait for its end. Throws what the procedure failed with. */
  async run<Q, P, D extends { proc_id?: Int64 }>(
    method: string,
    request: Codec<Q, unknown>,
    response: Codec<P, D>,
    message: Q,
    options: CallOptions = {},
    table?: TableName,
  ): Promise<Buffer | undefined> {
    const attempts = this.#attempts(method, options);
    return traced(method, table, async () => {
      const { proc_id } = await this.#call(method, request, response, message, attempts);
      return proc_id == null ? undefined : this.#await(proc_id, attempts);
    });
  }

  async #await(procedureId: NonNullable<Int64>, attempts: Attempts): Promise<Buffer | undefined> {
    const { GetProcedureResultRequest: request, GetProcedureResultResponse: response } = pb;
    const { State } = pb.GetProcedureResultResponse;
    const message = { proc_id: procedureId as never };
    for (let pauseMs = FIRST_POLL_MS; ; pauseMs = Math.min(MAX_POLL_MS, pauseMs * 1.5)) {
      const answer = await this.#call('getProcedureResult', request, response, message, attempts);
      if (answer.exception != null) throw procedureError(answer.exception);
      if (answer.state === State.FINISHED) return answer.result == null ? undefined : Buffer.from(answer.result);
      if (answer.state === State.NOT_FOUND) {
        throw hbaseError(
          'IOException',
          `The master does not know procedure ${String(procedureId)} (${attempts.what})`,
          {
            retry: 'never',
          },
        );
      }
      if (pauseMs >= attempts.deadline.remainingMs) {
        throw attempts.exhausted(hbaseError('TimeoutIOException', `Procedure ${String(procedureId)} is still running`));
      }
      await this.#context.retrier.sleep(pauseMs, attempts.deadline.signal);
    }
  }

  #attempts(what: string, options: CallOptions): Attempts {
    return this.#context.retrier.attempts(
      what,
      options.timeoutMs ?? this.#context.options.adminTimeoutMs,
      options.signal,
    );
  }

  #call<Q, P, D>(
    method: string,
    request: Codec<Q, unknown>,
    response: Codec<P, D>,
    message: Q,
    attempts: Attempts,
    service = 'MasterService',
  ): Promise<D> {
    const param = request.encode(message).finish();
    return this.#context.retrier.run(
      attempts,
      async (deadline) => {
        const master = await this.#locate(deadline);
        const timeoutMs = deadline.callTimeoutMs(Math.max(MASTER_RPC_TIMEOUT_MS, this.#context.options.rpcTimeoutMs));
        const replaced = this.#watch(master, deadline);
        try {
          const options = { timeoutMs, signal: replaced.signal };
          const reply = await this.#context.rpc.call(master, service, method, param, options);
          return response.decode(reply.message);
        } finally {
          replaced.stop();
        }
      },
      (error) => {
        if (judge(error).location !== 'keep') this.#master = undefined;
      },
    );
  }

  /** Its signal comes with the caller's, or when another master has become active, while this one says nothing. */
  #watch(master: ServerName, { signal }: Deadline): { readonly signal: AbortSignal; stop(): void } {
    const { registry, retrier } = this.#context;
    const replaced = new AbortController();
    const over = new AbortController();
    const watch = async () => {
      for (;;) {
        await retrier.sleep(SILENCE_MS, over.signal);
        const active = await registry.activeMaster().catch(() => master);
        if (active.equals(master)) continue;
        const reason = `${master} is silent; ${active} is the master now`;
        return replaced.abort(hbaseError('MasterNotRunningException', reason));
      }
    };
    // It ends with the call.
    watch().catch(() => {});
    const signals = signal === undefined ? [replaced.signal] : [replaced.signal, signal];
    return { signal: AbortSignal.any(signals), stop: () => over.abort(new Error('the call is over')) };
  }

  #locate({ signal }: Deadline): Promise<ServerName> {
    if (this.#master === undefined) {
      const lookUp = this.#context.registry.activeMaster();
      this.#master = lookUp;
      lookUp.catch(() => {
        if (this.#master === lookUp) this.#master = undefined;
      });
    }
    return orAborted(this.#master, signal);
  }
}

/** What a procedure failed with, as the class it was in the master. */
export function procedureError(exception: pb.ForeignExceptionMessage.$Properties): HBaseError {
  const { class_name, message } = exception.generic_exception ?? {};
  const javaClass = class_name ?? 'java.io.IOException';
  return hbaseError(javaClass as `${string}.${string}`, message ?? '', { retry: 'never' });
}
