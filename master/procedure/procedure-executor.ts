// Runs procedures. Each step is persisted before the next one runs and before its children do; a new master loads what is stored and
// goes on. A tree whose member failed is rolled back, latest step first. Results of finished ones are kept for clients that poll.
//
//   submit → RUNNABLE ⇄ (step, persisted)          → SUCCESS
//                     ⇄ WAITING (children)
//                     ⇄ suspended (event or time-out)
//                     → FAILED → rollback steps     → ROLLEDBACK
import { assert } from '../../base/assert.ts';
import type { Clock } from '../../base/clock.ts';
import { hbaseError } from '../../base/errors.ts';
import type { Logger } from '../../base/logger.ts';
import type { Scheduler, Timer } from '../../base/scheduler.ts';
import type { pb } from '../../proto/index.ts';
import { asHBaseError, type NonceKey, PROCEDURE_STATE, type Procedure, type StepResult } from './procedure.ts';
import { type LockOwner, ProcedureLocks } from './procedure-locks.ts';
import type { ProcedureStore } from './procedure-store.ts';

export interface ProcedureExecutorOptions<Env> {
  readonly store: ProcedureStore;
  readonly env: Env;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly logger: Logger;
  /** An empty procedure of a stored class; undefined for a class that is not known. */
  readonly create: (className: string) => Procedure<Env> | undefined;
  readonly resultTtlMs: number;
  readonly maxConcurrentSteps: number;
  readonly maxProcedures: number;
  /** The store failed, or a procedure has a bug: the master can't go on. */
  readonly onFatal: (reason: string, error: unknown) => void;
}

/** A procedure in the executor, with what is not stored. */
interface Entry<Env> {
  readonly procedure: Procedure<Env>;
  readonly root: Tree<Env>;
  readonly parent: Entry<Env> | undefined;
  unfinishedChildren: number;
  /** Set while a step runs or waits to run. */
  running: boolean;
  suspended: boolean;
  wakeRequested: boolean;
  timer: Timer | undefined;
  /** Released at each wait, but by those that hold it to the end. */
  hasLock: boolean;
}

interface Tree<Env> {
  readonly rootId: number;
  readonly members: Map<number, Entry<Env>>;
  nextStackId: number;
  runningSteps: number;
  failed: boolean;
}

export interface ProcedureResult {
  readonly state: 'not-found' | 'running' | 'finished';
  readonly procedure: Procedure<never> | undefined;
}

export class ProcedureExecutor<Env> {
  readonly locks = new ProcedureLocks();
  #options: ProcedureExecutorOptions<Env>;
  #entries = new Map<number, Entry<Env>>();
  #finished = new Map<number, { procedure: Procedure<Env>; at: number }>();
  #nonces = new Map<string, number>();
  #listeners = new Map<number, (() => void)[]>();
  #lastProcId = 0;
  #started = false;
  #stopped = false;
  #slots: number;
  #waitingForSlot: (() => void)[] = [];
  #idle: (() => void)[] = [];

  constructor(options: ProcedureExecutorOptions<Env>) {
    this.#options = options;
    this.#slots = options.maxConcurrentSteps;
  }

  /** Reads what is stored; nothing runs yet. */
  async load(): Promise<void> {
    const { maxProcId, procedures } = await this.#options.store.load();
    this.#lastProcId = maxProcId;
    const loaded = procedures.map((message) => this.#create(message)).filter((procedure) => procedure !== undefined);
    const byId = new Map(loaded.map((procedure) => [procedure.procId, procedure]));
    for (const procedure of loaded.sort((a, b) => a.procId - b.procId)) this.#adopt(procedure, byId);
    for (const entry of this.#entries.values()) this.#countChildren(entry);
    // A member that ended before its tree did is kept with it, and claims nothing any more.
    for (const { procedure } of this.#entries.values())
      if (procedure.state !== PROCEDURE_STATE.SUCCESS) procedure.afterReplay(this.#options.env);
  }

  /** Runs what was loaded, in the order of submission. Those that held their lock take it back first. */
  start(): void {
    this.#started = true;
    const entries = [...this.#entries.values()];
    for (const entry of entries) if (entry.procedure.locked) this.#takeBackLock(entry);
    for (const entry of entries) {
      if (entry.root.failed) continue;
      if (entry.procedure.state === PROCEDURE_STATE.SUCCESS) continue;
      if (entry.unfinishedChildren === 0) this.#schedule(entry);
    }
    for (const tree of new Set(entries.map((entry) => entry.root))) if (tree.failed) this.#rollbackIfQuiet(tree);
  }

  /** No further step is begun; what runs may end, but nothing is persisted after it. */
  stop(): void {
    this.#stopped = true;
    for (const entry of this.#entries.values()) entry.timer?.cancel();
    for (const wake of this.#waitingForSlot.splice(0)) wake();
    for (const idle of this.#idle.splice(0)) idle();
  }

  /** Resolves when no procedure is unfinished, at the latest when told so by the signal. */
  whenIdle(signal?: AbortSignal): Promise<void> {
    if (this.#entries.size === 0 || this.#stopped) return Promise.resolve();
    return new Promise((resolve) => {
      this.#idle.push(resolve);
      signal?.addEventListener('abort', () => resolve(), { once: true });
    });
  }

  /** Stores the procedure and starts it; its id. The same nonce again gives the id of the first. */
  async submit(procedure: Procedure<Env>, nonceKey?: NonceKey): Promise<number> {
    const nonce = nonceText(nonceKey);
    const known = nonce === undefined ? undefined : this.#nonces.get(nonce);
    if (known !== undefined) return known;
    this.#checkRunning();
    const entry = this.#add(procedure, undefined);
    if (nonce !== undefined) {
      procedure.nonceKey = nonceKey;
      this.#nonces.set(nonce, procedure.procId);
    }
    await this.#persist([procedure]);
    if (this.#started) this.#schedule(entry);
    return procedure.procId;
  }

  /** The id that a nonce stands for already, before any of the caller's checks. */
  procIdOfNonce(nonceKey: NonceKey | undefined): number | undefined {
    const nonce = nonceText(nonceKey);
    return nonce === undefined ? undefined : this.#nonces.get(nonce);
  }

  /** Lets a suspended procedure go on; one that is about to suspend does not. */
  wake(procId: number): void {
    const entry = this.#entries.get(procId);
    if (entry === undefined) return;
    entry.wakeRequested = true;
    // One whose step has not ended looks for itself when it does.
    if (entry.suspended && !entry.running) this.#resume(entry);
  }

  /** Persists a change made from outside of its steps (a report that came in). */
  persist(procedure: Procedure<Env>): Promise<void> {
    return this.#persist([procedure]);
  }

  get(procId: number): Procedure<Env> | undefined {
    return this.#entries.get(procId)?.procedure ?? this.#finished.get(procId)?.procedure;
  }

  result(procId: number): ProcedureResult {
    const finished = this.#finished.get(procId);
    if (finished !== undefined) return { state: 'finished', procedure: finished.procedure as Procedure<never> };
    const entry = this.#entries.get(procId);
    return entry === undefined
      ? { state: 'not-found', procedure: undefined }
      : { state: 'running', procedure: entry.procedure as Procedure<never> };
  }

  /** Resolves with the finished procedure; rejects with its error. */
  async wait(procId: number): Promise<Procedure<Env>> {
    if (this.#entries.has(procId))
      await new Promise<void>((resolve) => {
        const listeners = this.#listeners.get(procId);
        if (listeners === undefined) this.#listeners.set(procId, [resolve]);
        else listeners.push(resolve);
      });
    const procedure = this.get(procId);
    if (procedure === undefined) throw hbaseError('DoNotRetryIOException', `pid=${procId} not found`);
    if (procedure.exception !== undefined) throw procedure.exception;
    if (!procedure.isFinished) throw hbaseError('MasterStoppedException', `stopped before ${procedure} finished`);
    return procedure;
  }

  unfinished(): Procedure<Env>[] {
    return [...this.#entries.values()].map((entry) => entry.procedure);
  }
  all(): Procedure<Env>[] {
    return [...this.unfinished(), ...[...this.#finished.values()].map(({ procedure }) => procedure)];
  }

  /** Asks a procedure to give up; true when its present step can still be undone. */
  abort(procId: number): boolean {
    const entry = this.#entries.get(procId);
    const procedure = entry?.procedure as (Procedure<Env> & { requestAbort?(): boolean }) | undefined;
    const accepted = procedure?.requestAbort?.() ?? false;
    if (accepted) this.wake(procId);
    return accepted;
  }

  /** Forgets results older than their time; deletes their rows. */
  async evictResults(): Promise<void> {
    const now = this.#options.clock.now();
    const old = [...this.#finished].filter(([, { at }]) => now - at >= this.#options.resultTtlMs);
    if (old.length === 0) return;
    for (const [procId, { procedure }] of old) {
      this.#finished.delete(procId);
      const nonce = nonceText(procedure.nonceKey);
      if (nonce !== undefined) this.#nonces.delete(nonce);
    }
    await this.#options.store.write(
      [],
      old.map(([procId]) => procId),
    );
  }

  // Loading.

  #create(message: pb.Procedure): Procedure<Env> | undefined {
    const procedure = this.#options.create(message.class_name);
    if (procedure === undefined) {
      const finished = message.parent_id == null && isFinishedState(message.state);
      if (finished || message.parent_id != null) return undefined;
      throw hbaseError(
        'DoNotRetryIOException',
        `the procedure store holds an unfinished ${message.class_name}, which is not supported; start the master that wrote it once more and let it finish`,
      );
    }
    procedure.fromProto(message);
    return procedure;
  }

  #adopt(procedure: Procedure<Env>, byId: ReadonlyMap<number, Procedure<Env>>): void {
    const nonce = nonceText(procedure.nonceKey);
    if (nonce !== undefined) this.#nonces.set(nonce, procedure.procId);
    if (procedure.parentId === undefined) {
      if (procedure.isFinished) this.#finished.set(procedure.procId, { procedure, at: procedure.lastUpdate });
      else this.#addLoaded(procedure, undefined);
      return;
    }
    const parent = this.#entries.get(procedure.parentId);
    // Children of a finished tree are left-overs of the moment between its end and their deletion.
    if (parent !== undefined && byId.has(procedure.parentId)) this.#addLoaded(procedure, parent);
  }

  #addLoaded(procedure: Procedure<Env>, parent: Entry<Env> | undefined): void {
    const entry = this.#makeEntry(procedure, parent);
    for (const id of procedure.stackIds) entry.root.nextStackId = Math.max(entry.root.nextStackId, id + 1);
    if (procedure.state === PROCEDURE_STATE.FAILED) entry.root.failed = true;
  }

  #countChildren(entry: Entry<Env>): void {
    if (entry.parent !== undefined && entry.procedure.state !== PROCEDURE_STATE.SUCCESS)
      entry.parent.unfinishedChildren++;
  }

  #takeBackLock(entry: Entry<Env>): void {
    const requests = entry.procedure.lockRequests();
    if (requests.length > 0 && this.locks.tryAcquire(this.#ownerOf(entry), requests)) entry.hasLock = true;
  }

  // Running.

  #checkRunning(): void {
    if (this.#stopped) throw hbaseError('MasterStoppedException', 'the master is stopping');
    if (this.#entries.size >= this.#options.maxProcedures)
      throw hbaseError('CallQueueTooBigException', `${this.#entries.size} procedures are waiting; try again later`);
  }

  #add(procedure: Procedure<Env>, parent: Entry<Env> | undefined): Entry<Env> {
    assert(procedure.procId === 0, `${procedure} was submitted before`);
    procedure.procId = ++this.#lastProcId;
    procedure.parentId = parent?.procedure.procId;
    procedure.owner ??= parent?.procedure.owner;
    procedure.submittedTime = procedure.lastUpdate = this.#options.clock.now();
    return this.#makeEntry(procedure, parent);
  }

  #makeEntry(procedure: Procedure<Env>, parent: Entry<Env> | undefined): Entry<Env> {
    const root = parent?.root ?? {
      rootId: procedure.procId,
      members: new Map(),
      nextStackId: 0,
      runningSteps: 0,
      failed: false,
    };
    const entry: Entry<Env> = {
      procedure,
      root,
      parent,
      unfinishedChildren: 0,
      running: false,
      suspended: false,
      wakeRequested: false,
      timer: undefined,
      hasLock: false,
    };
    root.members.set(procedure.procId, entry);
    this.#entries.set(procedure.procId, entry);
    return entry;
  }

  #schedule(entry: Entry<Env>): void {
    if (this.#stopped || entry.running || entry.root.failed) return;
    entry.running = true;
    entry.root.runningSteps++;
    this.#run(entry).catch((error) => this.#fatal(`running ${entry.procedure}`, error));
  }

  #resume(entry: Entry<Env>): void {
    entry.suspended = false;
    entry.timer?.cancel();
    entry.timer = undefined;
    if (entry.procedure.state === PROCEDURE_STATE.WAITING_TIMEOUT) entry.procedure.state = PROCEDURE_STATE.RUNNABLE;
    this.#schedule(entry);
  }

  /** Steps until it waits, ends, or the tree failed. */
  async #run(entry: Entry<Env>): Promise<void> {
    const { procedure } = entry;
    // The caller's own turn ends first, so that a submission is known before anything happens.
    await Promise.resolve();
    const initialized = procedure.waitInitialized(this.#options.env);
    if (initialized !== undefined) await initialized;
    await this.#lock(entry);
    for (;;) {
      if (this.#stopped || entry.root.failed) break;
      const outcome = await this.#step(entry);
      if (outcome === 'ended') break;
    }
    entry.running = false;
    entry.root.runningSteps--;
    if (entry.root.failed) this.#rollbackIfQuiet(entry.root);
    else if (entry.suspended && entry.wakeRequested) this.#resume(entry);
    else if (procedure.state === PROCEDURE_STATE.WAITING && entry.unfinishedChildren === 0) this.#childrenDone(entry);
  }

  async #step(entry: Entry<Env>): Promise<'more' | 'ended'> {
    const { procedure } = entry;
    entry.wakeRequested = false;
    procedure.state = PROCEDURE_STATE.RUNNABLE;
    const release = await this.#slot(procedure);
    let result: StepResult<Env>;
    try {
      if (this.#stopped) return 'ended';
      result = await procedure.execute(this.#options.env);
    } catch (error) {
      if (error instanceof Error && error.name === 'AssertionError') throw error;
      result = procedure.fail(error);
    } finally {
      release();
    }
    if (this.#stopped) return 'ended';
    procedure.lastUpdate = this.#options.clock.now();
    switch (result.kind) {
      case 'more':
        this.#noteStep(entry);
        await this.#persist([procedure]);
        return 'more';
      case 'children':
        await this.#startChildren(entry, result.children);
        return 'ended';
      case 'suspend':
        await this.#suspend(entry, result);
        return 'ended';
      case 'done':
        await this.#finish(entry);
        return 'ended';
    }
  }

  #noteStep(entry: Entry<Env>): void {
    entry.procedure.stackIds.push(entry.root.nextStackId++);
    entry.procedure.executed = true;
  }

  async #startChildren(entry: Entry<Env>, children: readonly Procedure<Env>[]): Promise<void> {
    this.#noteStep(entry);
    entry.procedure.state = PROCEDURE_STATE.WAITING;
    const entries = children.map((child) => this.#add(child, entry));
    entry.unfinishedChildren = entries.length;
    this.#unlockUnlessHeld(entry);
    await this.#persist([entry.procedure, ...children]);
    for (const child of entries) this.#schedule(child);
  }

  async #suspend(entry: Entry<Env>, result: { timeoutMs?: number; persist: boolean }): Promise<void> {
    this.#unlockUnlessHeld(entry);
    if (result.timeoutMs !== undefined) entry.procedure.state = PROCEDURE_STATE.WAITING_TIMEOUT;
    entry.suspended = true;
    if (result.persist) {
      this.#noteStep(entry);
      await this.#persist([entry.procedure]);
    }
    // It may have been woken meanwhile: #run looks when it ends.
    if (entry.suspended && !entry.wakeRequested && result.timeoutMs !== undefined && !this.#stopped)
      entry.timer = this.#options.scheduler.after(result.timeoutMs, () => {
        entry.wakeRequested = true;
        if (entry.suspended && !entry.running) this.#resume(entry);
      });
  }

  async #finish(entry: Entry<Env>): Promise<void> {
    const { procedure } = entry;
    if (procedure.state === PROCEDURE_STATE.FAILED) {
      this.#noteStep(entry);
      entry.root.failed = true;
      const root = entry.root.members.get(entry.root.rootId)!.procedure;
      // The whole tree fails with its member.
      root.state = PROCEDURE_STATE.FAILED;
      root.exception ??= procedure.exception;
      await this.#persist(root === procedure ? [procedure] : [procedure, root]);
      return;
    }
    this.#noteStep(entry);
    procedure.state = PROCEDURE_STATE.SUCCESS;
    procedure.locked = false;
    if (entry.parent === undefined) {
      const children = [...entry.root.members.keys()].filter((id) => id !== procedure.procId);
      await this.#options.store.write([procedure as Procedure<never>], children).catch((e) => this.#storeFailed(e));
      if (this.#stopped) return;
      this.#retire(entry.root);
      return;
    }
    await this.#persist([procedure]);
    if (this.#stopped) return;
    this.#unlock(entry);
    procedure.onFinished(this.#options.env);
    const { parent } = entry;
    parent.unfinishedChildren--;
    if (parent.unfinishedChildren === 0 && !parent.running) this.#childrenDone(parent);
  }

  #childrenDone(entry: Entry<Env>): void {
    if (entry.procedure.state !== PROCEDURE_STATE.WAITING) return;
    entry.procedure.state = PROCEDURE_STATE.RUNNABLE;
    this.#schedule(entry);
  }

  /** The tree ended, well or rolled back: results stay with the root. */
  #retire(tree: Tree<Env>): void {
    const root = tree.members.get(tree.rootId)!;
    for (const [procId, entry] of tree.members) {
      this.#entries.delete(procId);
      entry.timer?.cancel();
    }
    this.#finished.set(tree.rootId, { procedure: root.procedure, at: this.#options.clock.now() });
    for (const entry of tree.members.values()) {
      this.#unlock(entry);
      if (entry === root || entry.procedure.state !== PROCEDURE_STATE.SUCCESS)
        entry.procedure.onFinished(this.#options.env);
      for (const listener of this.#listeners.get(entry.procedure.procId) ?? []) listener();
      this.#listeners.delete(entry.procedure.procId);
    }
    if (this.#entries.size === 0) for (const idle of this.#idle.splice(0)) idle();
  }

  // Rolling back.

  #rollbackIfQuiet(tree: Tree<Env>): void {
    if (this.#stopped || tree.runningSteps > 0) return;
    tree.runningSteps++;
    this.#rollback(tree).catch((error) => this.#fatal(`rolling back pid=${tree.rootId}`, error));
  }

  async #rollback(tree: Tree<Env>): Promise<void> {
    const root = tree.members.get(tree.rootId)!;
    for (const entry of tree.members.values()) if (entry !== root) this.#unlock(entry);
    await this.#lock(root);
    for (;;) {
      const latest = latestStep(tree);
      if (latest === undefined) break;
      if (!(await this.#rollbackStep(latest))) return;
    }
    root.procedure.state = PROCEDURE_STATE.ROLLEDBACK;
    root.procedure.locked = false;
    const children = [...tree.members.keys()].filter((id) => id !== tree.rootId);
    await this.#options.store.write([root.procedure as Procedure<never>], children).catch((e) => this.#storeFailed(e));
    if (this.#stopped) return;
    this.#options.logger.info({ error: root.procedure.exception?.message }, `rolled back ${root.procedure}`);
    this.#retire(tree);
  }

  /** One step back, tried until it works. False when the executor stopped. */
  async #rollbackStep(entry: Entry<Env>): Promise<boolean> {
    const { procedure } = entry;
    for (let attempt = 0; !this.#stopped; attempt++) {
      try {
        await procedure.rollback(this.#options.env);
        break;
      } catch (error) {
        if (error instanceof Error && error.name === 'AssertionError') throw error;
        this.#options.logger.warn({ error: String(error), attempt }, `rolling back ${procedure} failed; tried again`);
        await this.#options.scheduler.sleep(Math.min(10_000, 10 * 2 ** Math.min(attempt, 10)));
      }
    }
    if (this.#stopped) return false;
    procedure.stackIds.sort((a, b) => a - b).pop();
    procedure.lastUpdate = this.#options.clock.now();
    await this.#persist([procedure]);
    return !this.#stopped;
  }

  // Locks and slots.

  #ownerOf(entry: Entry<Env>): LockOwner {
    const lineage: number[] = [];
    for (let e: Entry<Env> | undefined = entry; e !== undefined; e = e.parent) lineage.push(e.procedure.procId);
    return { procId: entry.procedure.procId, lineage };
  }

  async #lock(entry: Entry<Env>): Promise<void> {
    if (entry.hasLock) return;
    const requests = entry.procedure.lockRequests();
    if (requests.length === 0) return;
    const waiting = this.locks.acquire(this.#ownerOf(entry), requests);
    if (waiting !== undefined) await waiting;
    entry.hasLock = true;
    entry.procedure.locked = true;
  }

  #unlockUnlessHeld(entry: Entry<Env>): void {
    if (!entry.procedure.holdsLock) this.#unlock(entry);
  }

  #unlock(entry: Entry<Env>): void {
    if (!entry.hasLock) return;
    entry.hasLock = false;
    entry.procedure.locked = false;
    this.locks.release(this.#ownerOf(entry), entry.procedure.lockRequests());
  }

  async #slot(procedure: Procedure<Env>): Promise<() => void> {
    if (procedure.isUrgent) return () => {};
    while (this.#slots === 0 && !this.#stopped)
      await new Promise<void>((resolve) => this.#waitingForSlot.push(resolve));
    this.#slots--;
    return () => {
      this.#slots++;
      this.#waitingForSlot.shift()?.();
    };
  }

  // The store.

  async #persist(procedures: readonly Procedure<Env>[]): Promise<void> {
    // Nothing may be answered, nor done, on the ground of what was not stored.
    if (this.#stopped) throw hbaseError('MasterStoppedException', 'the master is stopping');
    try {
      await this.#options.store.write(procedures as readonly Procedure<never>[]);
    } catch (error) {
      this.#storeFailed(error);
      throw error;
    }
  }

  #storeFailed(error: unknown): void {
    this.#fatal('the procedure store failed', error);
  }

  #fatal(reason: string, error: unknown): void {
    if (this.#stopped) return;
    this.stop();
    this.#options.onFatal(reason, asHBaseError(error));
  }
}

function latestStep<Env>(tree: Tree<Env>): Entry<Env> | undefined {
  let latest: Entry<Env> | undefined;
  let latestId = -1;
  for (const entry of tree.members.values()) {
    const id = Math.max(-1, ...entry.procedure.stackIds);
    if (id > latestId) {
      latest = entry;
      latestId = id;
    }
  }
  return latest;
}

function isFinishedState(state: number): boolean {
  return state === PROCEDURE_STATE.SUCCESS || state === PROCEDURE_STATE.ROLLEDBACK || state === PROCEDURE_STATE.FAILED;
}

function nonceText(key: NonceKey | undefined): string | undefined {
  return key === undefined || (key.group === 0n && key.nonce === 0n) ? undefined : `${key.group}:${key.nonce}`;
}
