// A procedure: a stored state machine whose steps are idempotent. The executor persists it after each step, so that whichever master is
// active goes on from the last one (HBase 2.6.1, hbase-procedure). Its stored form is HBase's own message `Procedure`, one row of
// master:store, family `proc`.
import { assert } from '../../base/assert.ts';
import { ColonnadeError, type HBaseError, hbaseError, toJavaException } from '../../base/errors.ts';
import type { pb } from '../../proto/index.ts';
import { bigIntToLong, longToBigInt, longToNumber } from '../../proto/long.ts';
import { decodeForeignException, encodeForeignException } from '../../rpc/exception-codec.ts';
import type { LockRequest } from './procedure-locks.ts';

export const PROCEDURE_STATE = {
  INITIALIZING: 1,
  RUNNABLE: 2,
  WAITING: 3,
  WAITING_TIMEOUT: 4,
  ROLLEDBACK: 5,
  SUCCESS: 6,
  FAILED: 7,
} as const;
export type ProcedureState = (typeof PROCEDURE_STATE)[keyof typeof PROCEDURE_STATE];

export interface NonceKey {
  readonly group: bigint;
  readonly nonce: bigint;
}

/** What a step came to. */
export type StepResult<Env> =
  /** Persist, then the next step. */
  | { readonly kind: 'more' }
  | { readonly kind: 'done' }
  /** Persist together with the children; goes on when all have finished. */
  | { readonly kind: 'children'; readonly children: readonly Procedure<Env>[] }
  /** Goes on when `executor.wake` is called or after `timeoutMs`. */
  | { readonly kind: 'suspend'; readonly timeoutMs?: number; readonly persist: boolean };

export interface StateMessage {
  /** Short name of the message: `CreateTableStateData`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

const TYPE_URL = 'type.googleapis.com/hbase.pb.';

export abstract class Procedure<Env> {
  /** Full Java class name, as stored. */
  abstract readonly className: string;

  procId = 0;
  parentId: number | undefined;
  submittedTime = 0;
  lastUpdate = 0;
  owner: string | undefined;
  state: ProcedureState = PROCEDURE_STATE.RUNNABLE;
  /** Positions of its steps in the order of execution of the whole tree; rollback goes backwards through them. */
  stackIds: number[] = [];
  timeoutMs: number | undefined;
  exception: HBaseError | undefined;
  result: Buffer | undefined;
  nonceKey: NonceKey | undefined;
  /** False until its first step was persisted. */
  executed = false;
  locked = false;
  bypass = false;
  /** Attempts of the present step, for the pause before the next one; not stored. */
  attempts = 0;
  /** What it waits for, or why it tries its present step again; for people, not stored. */
  note: string | undefined;

  /** One step. Throwing is a failure of the step that the procedure itself could not place: a bug unless it is a ColonnadeError. */
  abstract execute(env: Env): Promise<StepResult<Env>>;
  /** Undoes its latest step; idempotent. */
  abstract rollback(env: Env): Promise<void>;
  /** In the order in which HBase serializes them. */
  abstract stateMessages(): StateMessage[];
  abstract loadState(messages: StateReader): void;

  /** What must be held while it runs steps; empty for none. */
  lockRequests(): readonly LockRequest[] {
    return [];
  }
  /** Held from the first step to the end, also while it waits for children. */
  get holdsLock(): boolean {
    return false;
  }
  /** Runs beside the bound on concurrent steps: recovery must not wait behind what waits for it. */
  get isUrgent(): boolean {
    return false;
  }
  /** Resolves when the steps can run at all, e.g. once hbase:meta is loaded. Undefined: now. */
  waitInitialized(_env: Env): Promise<void> | undefined {
    return undefined;
  }
  /** Called for every unfinished procedure, parents first, before any runs. */
  afterReplay(_env: Env): void {}
  /** Called once when it ended in success, failure or rollback; nothing may throw. */
  onFinished(_env: Env): void {}

  get isFinished(): boolean {
    return this.state === PROCEDURE_STATE.SUCCESS || this.state === PROCEDURE_STATE.ROLLEDBACK;
  }
  get simpleName(): string {
    return this.className.slice(this.className.lastIndexOf('.') + 1);
  }

  /** Marks the failure; the executor rolls the tree back. The error reaches the clients that poll. */
  fail(error: unknown): StepResult<Env> {
    this.state = PROCEDURE_STATE.FAILED;
    this.exception = asHBaseError(error);
    return { kind: 'done' };
  }

  toString(): string {
    return `pid=${this.procId}${this.parentId === undefined ? '' : `, ppid=${this.parentId}`}, ${this.simpleName}`;
  }

  toProto(): pb.Procedure.$Properties {
    return {
      class_name: this.className,
      parent_id: this.parentId,
      proc_id: this.procId,
      submitted_time: this.submittedTime,
      owner: this.owner,
      state: this.state,
      stack_id: this.stackIds,
      last_update: this.lastUpdate,
      timeout: this.timeoutMs,
      exception: this.exception === undefined ? undefined : encodeForeignException(this.exception, this.simpleName),
      result: this.result,
      state_message: this.stateMessages().map(({ name, bytes }) => ({ type_url: TYPE_URL + name, value: bytes })),
      nonce_group: this.nonceKey === undefined ? undefined : bigIntToLong(this.nonceKey.group),
      nonce: this.nonceKey === undefined ? undefined : bigIntToLong(this.nonceKey.nonce),
      locked: this.locked || undefined,
      bypass: this.bypass || undefined,
      executed: this.executed,
    };
  }

  fromProto(message: pb.Procedure): void {
    assert(message.class_name === this.className, `a ${message.class_name} is not a ${this.className}`);
    this.loadCommon(message);
    this.loadState(new StateReader(message));
  }

  protected loadCommon(message: pb.Procedure): void {
    this.procId = longToNumber(message.proc_id);
    this.parentId = message.parent_id == null ? undefined : longToNumber(message.parent_id);
    this.submittedTime = longToNumber(message.submitted_time);
    this.lastUpdate = longToNumber(message.last_update);
    this.owner = message.owner ?? undefined;
    this.state = message.state as ProcedureState;
    this.stackIds = [...message.stack_id];
    this.timeoutMs = message.timeout ?? undefined;
    this.exception = message.exception == null ? undefined : decodeForeignException(message.exception);
    this.result = message.result == null ? undefined : Buffer.from(message.result);
    const group = longToBigInt(message.nonce_group);
    const nonce = longToBigInt(message.nonce);
    this.nonceKey = group === 0n && nonce === 0n ? undefined : { group, nonce };
    this.executed = message.executed ?? false;
    this.locked = message.locked ?? false;
    this.bypass = message.bypass ?? false;
  }
}

/** Takes the state messages of a stored procedure one after the other, as HBase's serializer wrote them. */
export class StateReader {
  #messages: readonly { type_url?: string | null; value?: Uint8Array | null }[];
  #next = 0;
  #what: string;

  constructor(message: pb.Procedure) {
    this.#messages = message.state_message;
    this.#what = `${message.class_name} pid=${longToNumber(message.proc_id)}`;
  }

  read<T>(name: string, type: { decode(bytes: Uint8Array): T }): T {
    const any = this.#messages[this.#next++];
    if (any?.type_url !== TYPE_URL + name)
      throw hbaseError(
        'DoNotRetryIOException',
        `stored procedure ${this.#what}: expected ${name}, found ${any?.type_url ?? 'nothing'}`,
      );
    return type.decode(any.value ?? new Uint8Array(0));
  }
}

export function stateMessage<T>(
  name: string,
  type: { encode(message: T): { finish(): Uint8Array } },
  value: T,
): StateMessage {
  return { name, bytes: type.encode(value).finish() };
}

export function asHBaseError(error: unknown): HBaseError {
  const { javaClass, message } = toJavaException(error);
  const retry = error instanceof ColonnadeError ? error.retry : 'same-server-later';
  return hbaseError(javaClass as `${string}.${string}`, message, { retry, cause: error });
}
