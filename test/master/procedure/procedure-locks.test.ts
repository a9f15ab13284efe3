import { describe, expect, test } from 'vitest';
import { type LockOwner, type LockRequest, ProcedureLocks } from '../../../master/procedure/procedure-locks.ts';

const owner = (procId: number, ...ancestors: number[]): LockOwner => ({ procId, lineage: [procId, ...ancestors] });
const table = (name: string, exclusive: boolean): LockRequest => ({ kind: 'table', name, exclusive });
const region = (name: string): LockRequest => ({ kind: 'region', name, exclusive: true });

/** Who got their locks, in order. */
function waiting(locks: ProcedureLocks, granted: number[], who: LockOwner, requests: LockRequest[]): void {
  const promise = locks.acquire(who, requests);
  if (promise === undefined) granted.push(who.procId);
  else promise.then(() => granted.push(who.procId));
}

describe('locks of procedures', () => {
  test('shared ones go together, an exclusive one goes alone', async () => {
    const locks = new ProcedureLocks();
    expect(locks.tryAcquire(owner(1), [table('t', false)])).toBe(true);
    expect(locks.tryAcquire(owner(2), [table('t', false)])).toBe(true);
    expect(locks.tryAcquire(owner(3), [table('t', true)])).toBe(false);
    expect(locks.tryAcquire(owner(4), [table('u', true)])).toBe(true);
    locks.release(owner(1), [table('t', false)]);
    locks.release(owner(2), [table('t', false)]);
    expect(locks.tryAcquire(owner(3), [table('t', true)])).toBe(true);
  });

  test('who came first is served first, also before shared ones that could go at once', async () => {
    const locks = new ProcedureLocks();
    const granted: number[] = [];
    locks.tryAcquire(owner(1), [table('t', false)]);
    waiting(locks, granted, owner(2), [table('t', true)]);
    waiting(locks, granted, owner(3), [table('t', false)]);
    expect(granted).toEqual([]);
    locks.release(owner(1), [table('t', false)]);
    await Promise.resolve();
    expect(granted).toEqual([2]);
    locks.release(owner(2), [table('t', true)]);
    await Promise.resolve();
    expect(granted).toEqual([2, 3]);
  });

  test('what an ancestor holds is free to its descendants, whoever waits', () => {
    const locks = new ProcedureLocks();
    const granted: number[] = [];
    locks.tryAcquire(owner(1), [table('t', true)]);
    waiting(locks, granted, owner(9), [table('t', true)]);
    expect(locks.tryAcquire(owner(3, 2, 1), [table('t', false), region('r')])).toBe(true);
    expect(locks.tryAcquire(owner(4), [region('r')])).toBe(false);
    expect(granted).toEqual([]);
  });

  test('one that overtakes goes beside those that hold it, whoever waits to have it alone', async () => {
    const locks = new ProcedureLocks();
    const granted: number[] = [];
    const overtaking = { ...table('t', false), overtakes: true };
    locks.tryAcquire(owner(1), [table('t', false)]);
    waiting(locks, granted, owner(2), [table('t', true)]);
    waiting(locks, granted, owner(3), [overtaking, region('r')]);
    expect(granted).toEqual([3]);
    locks.release(owner(1), [table('t', false)]);
    locks.release(owner(3), [overtaking, region('r')]);
    await Promise.resolve();
    expect(granted).toEqual([3, 2]);
    expect(locks.tryAcquire(owner(4), [overtaking])).toBe(false);
  });

  test('all or nothing', () => {
    const locks = new ProcedureLocks();
    locks.tryAcquire(owner(1), [region('a')]);
    expect(locks.tryAcquire(owner(2), [region('b'), region('a')])).toBe(false);
    expect(locks.tryAcquire(owner(3), [region('b')])).toBe(true);
  });

  test('are reported with their holders and those that wait', () => {
    const locks = new ProcedureLocks();
    locks.tryAcquire(owner(1), [table('t', true)]);
    void locks.acquire(owner(2), [table('t', false)]);
    expect(locks.report()).toEqual([{ kind: 'table', name: 't', exclusive: 1, shared: [], waiting: [2] }]);
  });
});
