import { describe, expect, test } from 'vitest';
import { systemClock } from '../../../base/clock.ts';
import { hbaseError } from '../../../base/errors.ts';
import { silentLogger } from '../../../base/logger.ts';
import { systemScheduler } from '../../../base/scheduler.ts';
import { PROCEDURE_STATE, Procedure, type StateMessage, type StepResult } from '../../../master/procedure/procedure.ts';
import { ProcedureExecutor } from '../../../master/procedure/procedure-executor.ts';
import type { LockRequest } from '../../../master/procedure/procedure-locks.ts';
import type { ProcedureStore } from '../../../master/procedure/procedure-store.ts';
import { StateMachineProcedure, type Transition } from '../../../master/procedure/state-machine-procedure.ts';
import { pb } from '../../../proto/index.ts';

/** What the procedures below did, in order, and what they are told to do. */
class World {
  readonly log: string[] = [];
  /** `name:state` → an error to throw, that many times. */
  readonly failures = new Map<string, number>();
  readonly children = new Map<string, () => Procedure<World>[]>();
  onStep: ((name: string, state: number) => void) | undefined;

  failing(key: string): boolean {
    const left = this.failures.get(key) ?? 0;
    if (left > 0) this.failures.set(key, left - 1);
    return left > 0;
  }
}

/** Three states; rollback until the second. */
class Steps extends StateMachineProcedure<World, number> {
  static readonly className = 'test.Steps';
  override readonly className = Steps.className;
  protected override readonly initialState = 1;
  name = '';
  lock: string | undefined;
  static of(name: string, lock?: string): Steps {
    const steps = new Steps();
    steps.name = name;
    steps.lock = lock;
    return steps;
  }
  override lockRequests(): LockRequest[] {
    return this.lock === undefined ? [] : [{ kind: 'table', name: this.lock, exclusive: true }];
  }
  protected override async executeFromState(world: World, state: number): Promise<Transition<World, number>> {
    world.log.push(`${this.name} ${state}`);
    world.onStep?.(this.name, state);
    await systemScheduler.sleep(1);
    if (world.failing(`${this.name}:${state}`))
      throw hbaseError('DoNotRetryIOException', `${this.name} ${state} failed`);
    const children = world.children.get(`${this.name}:${state}`)?.() ?? [];
    return { next: state === 3 ? undefined : state + 1, children };
  }
  protected override async rollbackState(world: World, state: number): Promise<void> {
    world.log.push(`${this.name} undo ${state}`);
    if (world.failing(`${this.name}:undo${state}`)) throw new Error('again');
  }
  protected override isRollbackSupported(state: number): boolean {
    return state < 3;
  }
  protected override retryPauseMs(): number {
    return 1;
  }
  protected override dataMessages(): StateMessage[] {
    const value = pb.NameStringPair.encode({ name: this.name, value: this.lock ?? '' }).finish();
    return [{ name: 'NameStringPair', bytes: value }];
  }
  protected override loadData(reader: { read<T>(name: string, type: { decode(b: Uint8Array): T }): T }): void {
    const { name, value } = reader.read('NameStringPair', pb.NameStringPair);
    this.name = name;
    this.lock = value === '' ? undefined : value;
  }
}

/** Suspends once, until woken or for a time. */
class Waits extends Procedure<World> {
  override readonly className = 'test.Waits';
  pauseMs: number | undefined;
  #asked = false;
  override async execute(world: World): Promise<StepResult<World>> {
    world.log.push(this.#asked ? 'woken' : 'asks');
    if (this.#asked) return { kind: 'done' };
    this.#asked = true;
    return { kind: 'suspend', persist: true, timeoutMs: this.pauseMs };
  }
  override async rollback(): Promise<void> {}
  override stateMessages(): StateMessage[] {
    return [];
  }
  override loadState(): void {}
}

class MemoryStore implements ProcedureStore {
  readonly rows = new Map<number, Buffer>();
  failing = false;
  async load() {
    const procedures = [...this.rows.values()]
      .filter((bytes) => bytes.length > 0)
      .map((bytes) => pb.Procedure.decode(bytes));
    return { maxProcId: Math.max(0, ...this.rows.keys()), procedures };
  }
  async write(procedures: readonly Procedure<never>[], deletedIds: readonly number[] = []): Promise<void> {
    for (const procedure of procedures)
      this.rows.set(procedure.procId, Buffer.from(pb.Procedure.encode(procedure.toProto()).finish()));
    for (const procId of deletedIds) this.rows.set(procId, Buffer.alloc(0));
    await Promise.resolve();
    if (this.failing) throw new Error('disk full');
  }
}

function executorOf(world: World, store = new MemoryStore(), fatal: string[] = []): ProcedureExecutor<World> {
  return new ProcedureExecutor<World>({
    store,
    env: world,
    clock: systemClock,
    scheduler: systemScheduler,
    logger: silentLogger,
    create: (name) => (name === Steps.className ? new Steps() : undefined),
    resultTtlMs: 1000,
    maxConcurrentSteps: 4,
    maxProcedures: 100,
    onFatal: (reason) => fatal.push(reason),
  });
}

async function started(world: World, store?: MemoryStore): Promise<ProcedureExecutor<World>> {
  const executor = executorOf(world, store);
  await executor.load();
  executor.start();
  return executor;
}

describe('the procedure executor', () => {
  test('runs the states in order and keeps the result', async () => {
    const world = new World();
    const executor = await started(world);
    const procId = await executor.submit(Steps.of('a'));
    await executor.wait(procId);
    expect(world.log).toEqual(['a 1', 'a 2', 'a 3']);
    expect(executor.result(procId).state).toBe('finished');
    expect(executor.result(99).state).toBe('not-found');
  });

  test('is idle when all have ended, but for those that wait seconds for another try', async () => {
    const executor = await started(new World());
    const hopeless = new Waits();
    hopeless.pauseMs = 60_000;
    const waits = await executor.submit(new Waits());
    await executor.submit(hopeless);
    let isIdle = false;
    const idle = executor.whenIdle().then(() => {
      isIdle = true;
    });
    await systemScheduler.sleep(5);
    expect(isIdle).toBe(false);
    executor.wake(waits);
    await idle;
    expect(executor.unfinished()).toEqual([hopeless]);
    executor.stop();
  });

  test('goes on after all children have finished', async () => {
    const world = new World();
    world.children.set('a:2', () => [Steps.of('b'), Steps.of('c')]);
    const executor = await started(world);
    await executor.wait(await executor.submit(Steps.of('a')));
    expect(world.log.slice(0, 2)).toEqual(['a 1', 'a 2']);
    expect(world.log.at(-1)).toBe('a 3');
    expect(world.log.filter((line) => /^[bc]/.test(line))).toHaveLength(6);
  });

  test('a child that is changed before its parent has stored it is stored with that step, and under no other id', async () => {
    const world = new World();
    const store = new MemoryStore();
    const executor = await started(world, store);
    const child = Steps.of('b');
    let persisted: Promise<void> | undefined;
    world.children.set('a:1', () => {
      child.name = 'changed';
      persisted = executor.persist(child);
      return [child];
    });
    const procId = await executor.submit(Steps.of('a'));
    await executor.wait(procId);
    await persisted;
    expect([...store.rows.keys()]).toEqual([procId, procId + 1]);
    expect(world.log).toContain('changed 1');
  });

  test('undoes everything, latest first, when a step before the point of no return fails', async () => {
    const world = new World();
    world.failures.set('a:2', 1);
    world.failures.set('a:undo1', 2);
    const executor = await started(world);
    const procId = await executor.submit(Steps.of('a'));
    await expect(executor.wait(procId)).rejects.toThrow('a 2 failed');
    expect(world.log).toEqual(['a 1', 'a 2', 'a undo 2', 'a undo 1', 'a undo 1', 'a undo 1']);
    expect(executor.get(procId)?.state).toBe(PROCEDURE_STATE.ROLLEDBACK);
  });

  test('undoes the steps of a whole tree when a child fails', async () => {
    const world = new World();
    world.children.set('a:1', () => [Steps.of('b')]);
    world.failures.set('b:2', 1);
    const executor = await started(world);
    await expect(executor.wait(await executor.submit(Steps.of('a')))).rejects.toThrow('b 2 failed');
    expect(world.log).toEqual(['a 1', 'b 1', 'b 2', 'b undo 2', 'b undo 1', 'a undo 1']);
  });

  test('tries a step after the point of no return until it works', async () => {
    const world = new World();
    world.failures.set('a:3', 3);
    const executor = await started(world);
    await executor.wait(await executor.submit(Steps.of('a')));
    expect(world.log).toEqual(['a 1', 'a 2', 'a 3', 'a 3', 'a 3', 'a 3']);
  });

  test('goes on where a stopped one was, also with rolling back', async () => {
    for (const [name, fail] of [
      ['forward', undefined],
      ['back', 'a:2'],
    ] as const) {
      const store = new MemoryStore();
      const world = new World();
      if (fail !== undefined) world.failures.set(fail, 1);
      world.failures.set('a:undo1', Number.POSITIVE_INFINITY);
      const executor = await started(world, store);
      const procId = await executor.submit(Steps.of('a'));
      if (fail === undefined) world.onStep = (_n, state) => state === 2 && executor.stop();
      await expect.poll(() => world.log.at(-1), { interval: 1 }).toBe(fail === undefined ? 'a 2' : 'a undo 1');
      executor.stop();
      const next = new World();
      const second = await started(next, store);
      const waited = second.wait(procId);
      if (fail === undefined) {
        await waited;
        expect(next.log, name).toEqual(['a 2', 'a 3']);
      } else {
        await expect(waited).rejects.toThrow('a 2 failed');
        expect(next.log, name).toEqual(['a undo 1']);
      }
    }
  });

  test('gives the same procedure for the same nonce, also after a restart', async () => {
    const store = new MemoryStore();
    const executor = await started(new World(), store);
    const nonce = { group: 1n, nonce: 2n };
    const procId = await executor.submit(Steps.of('a'), nonce);
    expect(await executor.submit(Steps.of('b'), nonce)).toBe(procId);
    await executor.wait(procId);
    const second = await started(new World(), store);
    expect(await second.submit(Steps.of('c'), nonce)).toBe(procId);
    expect(await second.submit(Steps.of('c'), { group: 1n, nonce: 3n })).toBe(procId + 1);
  });

  test('tells nobody of a procedure that is not stored yet, not even whoever asks by its nonce', async () => {
    const store = new MemoryStore();
    const executor = await started(new World(), store);
    const release = Promise.withResolvers<void>();
    const write = store.write.bind(store);
    store.write = async (...args) => {
      await release.promise;
      return write(...args);
    };
    const nonce = { group: 1n, nonce: 2n };
    const first = executor.submit(Steps.of('a'), nonce);
    let answered = false;
    const second = executor.submit(Steps.of('b'), nonce).finally(() => {
      answered = true;
    });
    await new Promise(setImmediate);
    expect([answered, executor.procIdOfNonce(nonce)]).toEqual([false, undefined]);
    release.resolve();
    expect(await second).toBe(await first);
    expect(executor.procIdOfNonce(nonce)).toBe(await first);
    await executor.wait(await first);
  });

  test('lets those that want the same table go one after the other', async () => {
    const world = new World();
    const executor = await started(world);
    const first = await executor.submit(Steps.of('a', 't'));
    const second = await executor.submit(Steps.of('b', 't'));
    await Promise.all([executor.wait(first), executor.wait(second)]);
    expect(world.log).toEqual(['a 1', 'a 2', 'a 3', 'b 1', 'b 2', 'b 3']);
  });

  test('hears a wake that comes before the suspension is stored', async () => {
    const world = new World();
    const executor = await started(world);
    const submitted = executor.submit(new Waits());
    executor.wake(await submitted);
    await expect.poll(() => world.log, { interval: 1 }).toContain('asks');
    executor.wake(await submitted);
    await executor.wait(await submitted);
    expect(world.log).toEqual(['asks', 'woken']);
  });

  test('says so once and stops when the store fails', async () => {
    const store = new MemoryStore();
    const fatal: string[] = [];
    const executor = executorOf(new World(), store, fatal);
    executor.start();
    store.failing = true;
    await expect(executor.submit(Steps.of('a'))).rejects.toThrow('disk full');
    expect(fatal).toEqual(['the procedure store failed']);
    await expect(executor.submit(Steps.of('b'))).rejects.toThrow('the master is stopping');
  });

  test('refuses to start over an unfinished procedure of a class it does not know', async () => {
    const store = new MemoryStore();
    const message = { class_name: 'org.x.Unknown', proc_id: 7, submitted_time: 1, last_update: 1, state: 2 };
    store.rows.set(7, Buffer.from(pb.Procedure.encode(message as never).finish()));
    await expect(executorOf(new World(), store).load()).rejects.toThrow('an unfinished org.x.Unknown');
    store.rows.set(7, Buffer.from(pb.Procedure.encode({ ...message, state: 6 } as never).finish()));
    const executor = executorOf(new World(), store);
    await executor.load();
    executor.start();
    // The id is not given again.
    expect(await executor.submit(Steps.of('a'))).toBe(8);
  });
});
