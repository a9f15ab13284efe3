// A procedure that is a series of numbered states. The states it went through are stored, the last being the one to run; a marker ends
// the list of one that has no more (HBase's StateMachineProcedure).
import { pb } from '../../proto/index.ts';
import { Procedure, type StateMessage, type StateReader, type StepResult, stateMessage } from './procedure.ts';

/** Integer.MIN_VALUE, as an unsigned field holds it. */
const END = 0x80000000;

export abstract class StateMachineProcedure<Env, State extends number> extends Procedure<Env> {
  #states: number[] = [];

  protected abstract readonly initialState: State;
  /** Runs one state; says which comes next, or that there is none. Children, if any, run before the next state. */
  protected abstract executeFromState(env: Env, state: State): Promise<Transition<Env, State>>;
  /** Undoes one state. Only called for states that `isRollbackSupported` or that ran before one. */
  protected rollbackState(_env: Env, _state: State): Promise<void> {
    return Promise.resolve();
  }
  /** True while a failure may still be answered by undoing everything; false from the point of no return on: then steps are retried. */
  protected isRollbackSupported(_state: State): boolean {
    return false;
  }
  /** Pause before a failed step is tried again. */
  protected retryPauseMs(_env: Env): number {
    return Math.min(60_000, 100 * 2 ** Math.min(this.attempts, 10));
  }
  /** Told of a step that failed and is tried again. */
  protected onRetry(_env: Env, _state: State, _error: unknown): void {}

  get currentState(): State {
    return (this.#states.at(-1) ?? this.initialState) as State;
  }
  get stateIds(): readonly number[] {
    return this.#states;
  }

  override async execute(env: Env): Promise<StepResult<Env>> {
    if (this.#states.at(-1) === END) return { kind: 'done' };
    const state = this.currentState;
    if (this.#states.length === 0) this.#states.push(state);
    let transition: Transition<Env, State>;
    try {
      transition = await this.executeFromState(env, state);
    } catch (error) {
      if (error instanceof Error && error.name === 'AssertionError') throw error;
      if (this.isRollbackSupported(state)) return this.fail(error);
      this.onRetry(env, state, error);
      this.note = `tried ${this.attempts + 1} times: ${(error as Error).message}`;
      const timeoutMs = this.retryPauseMs(env);
      this.attempts++;
      return { kind: 'suspend', timeoutMs, persist: false };
    }
    if (!('suspend' in transition)) this.note = undefined;
    if ('suspend' in transition) {
      if (transition.next !== undefined) this.#states.push(transition.next);
      return { kind: 'suspend', timeoutMs: transition.suspend.timeoutMs, persist: transition.next !== undefined };
    }
    if ('failed' in transition) return this.fail(transition.failed);
    this.attempts = 0;
    this.#states.push(transition.next ?? END);
    if (transition.children !== undefined && transition.children.length > 0)
      return { kind: 'children', children: transition.children };
    return transition.next === undefined ? { kind: 'done' } : { kind: 'more' };
  }

  override async rollback(env: Env): Promise<void> {
    // A state that was to come next, but did not run, has nothing to undo.
    while (this.#states.length > this.stackIds.length) this.#states.pop();
    if (this.#states.length === 0) return;
    await this.rollbackState(env, this.currentState);
    this.#states.pop();
  }

  override stateMessages(): StateMessage[] {
    return [
      stateMessage('StateMachineProcedureData', pb.StateMachineProcedureData, { state: this.#states }),
      ...this.dataMessages(),
    ];
  }
  override loadState(reader: StateReader): void {
    this.#states = reader
      .read('StateMachineProcedureData', pb.StateMachineProcedureData)
      .state.map((state: number) => state >>> 0);
    this.loadData(reader);
  }
  protected abstract dataMessages(): StateMessage[];
  protected abstract loadData(reader: StateReader): void;
}

export type Transition<Env, State> =
  | { readonly next: State | undefined; readonly children?: readonly Procedure<Env>[] }
  /** Wait; with `next`, that state is run afterwards, else the same again. */
  | { readonly suspend: { readonly timeoutMs?: number }; readonly next?: State }
  | { readonly failed: unknown };

export const NO_MORE_STATE = { next: undefined } as const;
