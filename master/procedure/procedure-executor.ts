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
import type { Scheduler } from '../../base/scheduler.ts';
import { Slots } from '../../base/slots.ts';
import type { pb } from '../../proto/index.ts';
import { longToNumber } from '../../proto/long.ts';
import { damagedProcedure } from '../damaged-row.ts';
import { asHBaseError, type NonceKey, PROCEDURE_STATE, type Procedure, type StepResult } from './procedure.ts';
import { ProcedureLocks } from './procedure-locks.ts';
import { ProcedureResults } from './procedure-results.ts';
import type { ProcedureStore } from './procedure-store.ts';
import { descendantIds, type Entry, latestStep, lockOwnerOf, newEntry, rootOf, type Tree } from './procedure-tree.ts';

/** A procedure that pauses for so long is not waited for when the master stops: the next one goes on with it. */
const RESTING_MS = 1000;

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

export interface ProcedureResult {
  readonly state: 'not-found' | 'running' | 'finished';
  readonly procedure: Procedure<never> | undefined;
}

export class ProcedureExecutor<Env> {
  readonly locks = new ProcedureLocks();
  #options: ProcedureExecutorOptions<Env>;
  #entries = new Map<number, Entry<Env>>();
  #results: ProcedureResults<Env>;
  /** Submitted and not stored yet: of these nobody may be told. */
  #storing = new Map<number, Promise<void>>();
  #lastProcId = 0;
  #started = false;
  #stopped = false;
  #slots: Slots;
  #idle: (() => void)[] = [];

  constructor(options: ProcedureExecutorOptions<Env>) {
    this.#options = options;
    this.#slots = new Slots(options.maxConcurrentSteps);
    this.#results = new ProcedureResults(options.clock, options.resultTtlMs);
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
    this.#slots.stop();
    for (const idle of this.#idle.splice(0)) idle();
  }

  /** Resolves when procedures have ended, but those that only wait for another try, seconds away; at the latest when told so by the signal. */
  whenIdle(signal?: AbortSignal): Promise<void> {
    if (this.#isIdle || this.#stopped) return Promise.resolve();
    return new Promise((resolve) => {
      this.#idle.push(resolve);
      signal?.addEventListener('abort', () => resolve(), { once: true });
    });
  }

  get #isIdle(): boolean {
    const isOver = ({ procedure, unfinishedChildren, rests }: Entry<Env>) =>
      rests || unfinishedChildren > 0 || procedure.isFinished;
    return [...this.#entries.values()].every(isOver);
  }
  #tellIfIdle(): void {
    if (this.#idle.length > 0 && this.#isIdle) for (const idle of this.#idle.splice(0)) idle();
  }

  /** Stores the procedure and starts it; its id. The same nonce again gives the id of the first. */
  async submit(procedure: Procedure<Env>, nonceKey?: NonceKey): Promise<number> {
    const known = this.#results.procIdOf(nonceKey);
    if (known !== undefined) {
      await this.#storing.get(known);
      return known;
    }
    this.#checkRunning(procedure);
    const entry = this.#add(procedure, undefined);
    procedure.nonceKey = nonceKey;
    this.#results.noteNonce(nonceKey, procedure.procId);
    const { procId } = procedure;
    const stored = this.#persist([procedure]);
    this.#storing.set(procId, stored);
    await stored;
    this.#storing.delete(procId);
    if (this.#started) this.#schedule(entry);
    return procId;
  }

  /** The id that a nonce stands for already, before any of the caller's checks; only `submit` tells of one that is just being stored. */
  procIdOfNonce(nonceKey: NonceKey | undefined): number | undefined {
    const procId = this.#results.procIdOf(nonceKey);
    return procId === undefined || this.#storing.has(procId) ? undefined : procId;
  }

  /** Lets a suspended procedure go on; one that is about to suspend does not. */
  wake(procId: number): void {
    const entry = this.#entries.get(procId);
    if (entry === undefined) return;
    entry.wakeRequested = true;
    // One whose step has not ended looks for itself when it does.
    if (entry.suspended && !entry.running) this.#resume(entry);
  }

  /**
   * Persists a change made from outside of its steps (a report that came in, a server that crashed). A child that its parent's step has only
   * just made has no id yet: it is stored with that step, as it is by then.
   */
  persist(procedure: Procedure<Env>): Promise<void> {
    if (this.#entries.get(procedure.procId)?.procedure !== procedure) return Promise.resolve();
    return this.#persist([procedure]);
  }

  get(procId: number): Procedure<Env> | undefined {
    return this.#entries.get(procId)?.procedure ?? this.#results.get(procId);
  }

  result(procId: number): ProcedureResult {
    const finished = this.#results.get(procId);
    if (finished !== undefined) return { state: 'finished', procedure: finished as Procedure<never> };
    const running = this.#entries.get(procId)?.procedure;
    if (running === undefined) return { state: 'not-found', procedure: undefined };
    return { state: 'running', procedure: running as Procedure<never> };
  }

  /** Resolves with the finished procedure; rejects with its error. */
  async wait(procId: number): Promise<Procedure<Env>> {
    if (this.#entries.has(procId)) await this.#results.whenTold(procId);
    const procedure = this.get(procId);
    if (procedure === undefined) throw hbaseError('DoNotRetryIOException', `pid=${procId} not found`);
    if (procedure.exception !== undefined) throw procedure.exception;
    return procedure;
  }

  unfinished(): Procedure<Env>[] {
    return [...this.#entries.values()].map((entry) => entry.procedure);
  }
  all(): Procedure<Env>[] {
    return [...this.unfinished(), ...this.#results.all()];
  }

  /** Asks a procedure to give up; true when its present step can still be undone. */
  abort(procId: number): boolean {
    const entry = this.#entries.get(procId);
    const procedure = entry?.procedure as (Procedure<Env> & { requestAbort?(): boolean }) | undefined;
    const accepted = procedure?.requestAbort?.() ?? false;
    if (accepted) this.wake(procId);
    return accepted;
  }

  /**
   * Has a procedure end, as if well, instead of running its next step: for people who know better. One that waits for children ends after
   * them, so they must be bypassed too (`recursive`); false: it has children, waits for a lock, or is not there.
   */
  async bypass(procId: number, recursive: boolean): Promise<boolean> {
    const entry = this.#entries.get(procId);
    if (entry === undefined || entry.procedure.isFinished || entry.root.failed) return false;
    if (this.locks.report().some(({ waiting }) => waiting.includes(procId))) return false;
    const children = [...entry.root.members.values()].filter(
      ({ parent, procedure }) => parent === entry && !procedure.isFinished,
    );
    if (children.length > 0 && !recursive) return false;
    for (const child of children) if (!(await this.bypass(child.procedure.procId, true))) return false;
    entry.procedure.bypass = true;
    await this.#persist([entry.procedure]);
    this.#options.logger.warn({}, `bypassed ${entry.procedure}`);
    this.wake(procId);
    return true;
  }

  /** Forgets results older than their time; deletes their rows. */
  async evictResults(): Promise<void> {
    const evicted = this.#results.evict();
    if (evicted.length > 0) await this.#options.store.write([], evicted);
  }

  // Loading.

  #create(message: pb.Procedure): Procedure<Env> | undefined {
    const procedure = this.#options.create(message.class_name);
    if (procedure === undefined) {
      const finished = message.parent_id == null && isFinishedState(message.state);
      if (finished || message.parent_id != null) return undefined;
      throw damagedProcedure(
        longToNumber(message.proc_id),
        `it is an unfinished ${message.class_name}, which is not supported; better start the master that wrote it once more and let it finish`,
      );
    }
    try {
      procedure.fromProto(message);
    } catch (error) {
      throw damagedProcedure(longToNumber(message.proc_id), error);
    }
    return procedure;
  }

  #adopt(procedure: Procedure<Env>, byId: ReadonlyMap<number, Procedure<Env>>): void {
    this.#results.noteNonce(procedure.nonceKey, procedure.procId);
    if (procedure.parentId === undefined) {
      if (procedure.isFinished) this.#results.add(procedure, procedure.lastUpdate);
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
    if (requests.length > 0 && this.locks.tryAcquire(lockOwnerOf(entry), requests)) entry.hasLock = true;
  }

  // Running.

  #checkRunning(procedure: Procedure<Env>): void {
    if (this.#stopped) throw hbaseError('MasterStoppedException', 'the master is stopping');
    if (!procedure.isUrgent && this.#entries.size >= this.#options.maxProcedures)
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
    const entry = newEntry(procedure, parent);
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
    entry.suspended = entry.rests = false;
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
    const release = procedure.isUrgent ? () => {} : await this.#slots.take();
    let result: StepResult<Env>;
    try {
      if (this.#stopped) return 'ended';
      result = procedure.bypass ? { kind: 'done' } : await procedure.execute(this.#options.env);
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
    if (!entry.suspended || entry.wakeRequested || result.timeoutMs === undefined || this.#stopped) return;
    entry.timer = this.#options.scheduler.after(result.timeoutMs, () => {
      entry.wakeRequested = true;
      if (entry.suspended && !entry.running) this.#resume(entry);
    });
    entry.rests = result.timeoutMs >= RESTING_MS;
    this.#tellIfIdle();
  }

  async #finish(entry: Entry<Env>): Promise<void> {
    const { procedure } = entry;
    if (procedure.state === PROCEDURE_STATE.FAILED) {
      this.#noteStep(entry);
      entry.root.failed = true;
      const root = rootOf(entry.root).procedure;
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
      await this.#persistEnd(entry.root);
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

  /** Stores the end of the root and, in the same write, deletes its descendants. */
  async #persistEnd(tree: Tree<Env>): Promise<void> {
    const root = rootOf(tree).procedure as Procedure<never>;
    await this.#options.store.write([root], descendantIds(tree)).catch((error) => this.#storeFailed(error));
    if (!this.#stopped) this.#retire(tree);
  }

  /** The tree ended, well or rolled back: results stay with the root. */
  #retire(tree: Tree<Env>): void {
    const root = rootOf(tree);
    for (const [procId, entry] of tree.members) {
      this.#entries.delete(procId);
      entry.timer?.cancel();
    }
    this.#results.add(root.procedure);
    for (const entry of tree.members.values()) {
      this.#unlock(entry);
      if (entry === root || entry.procedure.state !== PROCEDURE_STATE.SUCCESS)
        entry.procedure.onFinished(this.#options.env);
      this.#results.tell(entry.procedure.procId);
    }
    this.#tellIfIdle();
  }

  // Rolling back.

  #rollbackIfQuiet(tree: Tree<Env>): void {
    if (this.#stopped || tree.runningSteps > 0) return;
    tree.runningSteps++;
    this.#rollback(tree).catch((error) => this.#fatal(`rolling back pid=${tree.rootId}`, error));
  }

  async #rollback(tree: Tree<Env>): Promise<void> {
    const root = rootOf(tree);
    for (const entry of tree.members.values()) if (entry !== root) this.#unlock(entry);
    await this.#lock(root);
    for (let latest = latestStep(tree); latest !== undefined; latest = latestStep(tree))
      if (!(await this.#rollbackStep(latest))) return;
    root.procedure.state = PROCEDURE_STATE.ROLLEDBACK;
    root.procedure.locked = false;
    this.#options.logger.info({ error: root.procedure.exception?.message }, `rolled back ${root.procedure}`);
    await this.#persistEnd(tree);
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

  // Locks.

  async #lock(entry: Entry<Env>): Promise<void> {
    if (entry.hasLock) return;
    const requests = entry.procedure.lockRequests();
    if (requests.length === 0) return;
    const waiting = this.locks.acquire(lockOwnerOf(entry), requests);
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
    this.locks.release(lockOwnerOf(entry), entry.procedure.lockRequests());
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

function isFinishedState(state: number): boolean {
  return state === PROCEDURE_STATE.SUCCESS || state === PROCEDURE_STATE.ROLLEDBACK || state === PROCEDURE_STATE.FAILED;
}
