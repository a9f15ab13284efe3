import { describe, expect, it } from 'vitest';
import { KeyedLock, Mutex } from '../../base/lock.ts';

describe('Mutex', () => {
  it('lets one in at a time, in order', async () => {
    const mutex = new Mutex();
    const order: string[] = [];
    const work = (name: string) =>
      mutex.run(async () => {
        order.push(`${name} in`);
        await Promise.resolve();
        order.push(`${name} out`);
      });
    await Promise.all([work('a'), work('b'), work('c')]);
    expect(order).toEqual(['a in', 'a out', 'b in', 'b out', 'c in', 'c out']);
    expect(mutex.held).toBe(false);
  });

  it('lets go after an error, and only once', async () => {
    const mutex = new Mutex();
    await expect(mutex.run(() => Promise.reject(new Error('x')))).rejects.toThrow('x');
    const release = mutex.tryAcquire()!;
    expect(mutex.tryAcquire()).toBeUndefined();
    const next = mutex.acquire();
    release();
    release();
    await next;
    expect(mutex.held).toBe(true);
  });
});

describe('KeyedLock', () => {
  it('keeps apart what has different keys, and forgets keys nobody holds', async () => {
    const lock = new KeyedLock<string>();
    const first = await lock.acquire('a');
    const other = await lock.acquire('b');
    let got = false;
    const second = lock.acquire('a').then((release) => {
      got = true;
      return release;
    });
    other();
    await Promise.resolve();
    expect(got).toBe(false);
    first();
    (await second)();
    expect(lock.size).toBe(0);
  });
});
