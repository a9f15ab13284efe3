// The small parts that a region is made of.
import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../../base/clock.ts';
import { SeededRandom } from '../../../base/random.ts';
import { ManualScheduler } from '../../../base/scheduler.ts';
import { MVCC } from '../../../regionserver/region/mvcc.ts';
import { type HeldLocks, RowLocks } from '../../../regionserver/region/row-locks.ts';
import { TimestampSource } from '../../../regionserver/region/timestamp-source.ts';

describe('MVCC', () => {
  it('moves the read point in order, however writes complete', () => {
    const mvcc = new MVCC(10);
    const seen: number[] = [];
    const writes = [1, 2, 3].map(() => mvcc.begin());
    expect(writes.map((write) => write.sequenceId)).toEqual([11, 12, 13]);
    mvcc.complete(writes[2], () => seen.push(13));
    mvcc.complete(writes[1], () => seen.push(12));
    expect(mvcc.readPoint).toBe(10);
    mvcc.complete(writes[0], () => seen.push(11));
    expect(seen).toEqual([11, 12, 13]);
    expect(mvcc.readPoint).toBe(13);
  });

  it('waits for a point, or fails when it will never come', async () => {
    const mvcc = new MVCC(0);
    const write = mvcc.begin();
    const waiting = mvcc.waitFor(1)!;
    mvcc.complete(write);
    await waiting;
    expect(mvcc.waitFor(1)).toBeUndefined();
    mvcc.begin();
    const never = mvcc.waitFor(2)!;
    mvcc.fail(new Error('the log is gone'));
    await expect(never).rejects.toThrow('the log is gone');
    await expect(mvcc.waitFor(2)).rejects.toThrow('the log is gone');
  });

  it('any order of completion ends at the same point', () => {
    const seed = 99;
    const random = new SeededRandom(seed);
    for (let round = 0; round < 50; round++) {
      const mvcc = new MVCC(0);
      const open = Array.from({ length: 2000 }, () => mvcc.begin());
      const visible: number[] = [];
      while (open.length > 0) {
        const [write] = open.splice(random.below(Math.min(open.length, 20)), 1);
        mvcc.complete(write, () => visible.push(write.sequenceId));
      }
      expect(mvcc.readPoint, `seed ${seed}`).toBe(2000);
      expect(visible).toEqual(Array.from({ length: 2000 }, (_, i) => i + 1));
    }
  });
});

describe('row locks', () => {
  const make = () => {
    const clock = new ManualClock();
    const scheduler = new ManualScheduler(clock);
    return { locks: new RowLocks(scheduler, 1000), scheduler };
  };

  it('are free at once, shared among readers, exclusive for one', async () => {
    const { locks } = make();
    expect(locks.idle).toBe(true);
    const first = locks.acquire(['a'], false) as HeldLocks;
    const second = locks.acquire(['a'], false) as HeldLocks;
    expect(locks.isFree('a')).toBe(true);
    let got = false;
    const third = Promise.resolve(locks.acquire(['a'], true)).then((held) => {
      got = true;
      return held;
    });
    // Who comes after a waiting writer waits too.
    expect(locks.isFree('a')).toBe(false);
    first.release();
    await Promise.resolve();
    expect(got).toBe(false);
    second.release();
    const held = await third;
    expect(locks.isFree('a')).toBe(false);
    held.release();
    expect(locks.idle).toBe(true);
  });

  it('of several rows are given in the order in which they were asked for, so nobody waits in a circle', async () => {
    const { locks } = make();
    const done: number[] = [];
    const work = async (rows: string[], i: number) => {
      const held = await locks.acquire(rows, i % 3 > 0);
      await Promise.resolve();
      done.push(i);
      held.release();
    };
    const orders = [
      ['a', 'b', 'c'],
      ['c', 'b', 'a'],
      ['b', 'b'],
    ];
    await Promise.all(Array.from({ length: 60 }, (_, i) => work(orders[i % 3], i)));
    expect(done).toEqual(Array.from({ length: 60 }, (_, i) => i));
    expect(locks.idle).toBe(true);
  });

  it('who waits for one row lets nobody overtake at the others', async () => {
    const { locks } = make();
    const held = locks.acquire(['a'], true) as HeldLocks;
    const got: string[] = [];
    const wait = (name: string, rows: string[], exclusive: boolean) =>
      Promise.resolve(locks.acquire(rows, exclusive)).then((locked) => {
        got.push(name);
        return locked;
      });
    const all = [wait('both', ['c', 'a'], false), wait('later', ['c'], true), wait('other', ['d'], true)];
    expect(locks.isFree('c')).toBe(false);
    (await all[2]).release();
    expect(got).toEqual(['other']);
    held.release();
    (await all[0]).release();
    (await all[1]).release();
    expect(got).toEqual(['other', 'both', 'later']);
    expect(locks.idle).toBe(true);
  });

  it('time out and then hold up nobody', async () => {
    const { locks, scheduler } = make();
    const held = locks.acquire(['a'], true) as HeldLocks;
    const late = Promise.resolve(locks.acquire(['b', 'a'], true));
    const failed = expect(late).rejects.toThrow('Timed out waiting for lock for row: a');
    await Promise.resolve();
    scheduler.advance(1001);
    await failed;
    expect(locks.isFree('b')).toBe(true);
    expect(locks.acquire(['b'], true)).not.toBeInstanceOf(Promise);
    held.release();
    expect(locks.isFree('a')).toBe(true);
    (locks.acquire(['a'], true) as HeldLocks).release();
    expect(locks.isFree('b')).toBe(false);
  });
});

describe('server-assigned time stamps', () => {
  it('do not fall when the clock does', () => {
    const clock = new ManualClock(1000);
    const times = new TimestampSource(clock);
    expect(times.now()).toBe(1000);
    clock.setNow(500);
    expect(times.now()).toBe(1000);
    clock.setNow(1001);
    expect(times.now()).toBe(1001);
    // Markers of that millisecond may be anywhere.
    times.restore(2000);
    expect(times.now()).toBe(2001);
  });

  it('step over a marker of the row in the same millisecond, and forget it in the next', () => {
    const clock = new ManualClock(1000);
    const times = new TimestampSource(clock);
    times.deleted('a', times.now());
    expect(times.forPut('b', times.now())).toBe(1000);
    expect(times.forPut('a', times.now())).toBe(1001);
    expect(times.now()).toBe(1001);
    clock.setNow(1002);
    times.now();
    expect(times.noDeletes).toBe(true);
  });

  it('stay bounded when thousands of rows are deleted within a millisecond', () => {
    const times = new TimestampSource(new ManualClock(1000));
    for (let i = 0; i < 10_000; i++) times.deleted(`r${i}`, times.now());
    expect(times.forPut('r0', times.now())).toBeGreaterThan(1000);
    expect(times.last).toBeLessThan(1010);
  });

  it("a user's own future marker moves nothing", () => {
    const times = new TimestampSource(new ManualClock(1000));
    times.now();
    times.deleted('a', 9_999_999);
    expect(times.forPut('a', times.now())).toBe(1000);
  });
});
