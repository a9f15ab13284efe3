// Locks of rows, shared (plain puts and deletes) or exclusive (whoever reads before it writes). A write that runs in one turn needs no lock but
// must find none taken exclusively and nobody waiting; so the table is nearly always empty, and asking it costs one comparison.
//
// Whoever asks for several rows gets all of them at once, and stands in line at all of them from the moment it asked: so nobody waits in a
// circle, and of two that ask for the same row the first one has it first, whatever other rows they wait for.

import { toStringBinary } from '../../base/bytes.ts';
import { hbaseError } from '../../base/errors.ts';
import type { Scheduler, Timer } from '../../base/scheduler.ts';

interface Waiter {
  readonly rows: readonly string[];
  readonly exclusive: boolean;
  granted(): void;
}

class RowLock {
  readers = 0;
  writer = false;
  waiting: Waiter[] = [];
}

/** Held locks; give back by `release`, once. */
export interface HeldLocks {
  release(): void;
}

export class RowLocks {
  readonly #locks = new Map<string, RowLock>();
  readonly #scheduler: Scheduler;
  readonly #waitMs: number;

  constructor(scheduler: Scheduler, waitMs: number) {
    this.#scheduler = scheduler;
    this.#waitMs = waitMs;
  }

  /** Nothing is locked: a write of one turn may go ahead. */
  get idle(): boolean {
    return this.#locks.size === 0;
  }

  /** True when a write of one turn on the row may go ahead now: nobody has it exclusively, and nobody waits to. */
  isFree(row: string): boolean {
    const lock = this.#locks.get(row);
    return lock === undefined || (!lock.writer && lock.waiting.length === 0);
  }

  /** Rows as latin1 text. At once when none is taken; fails with TimeoutIOException after the wait. */
  acquire(rows: readonly string[], exclusive: boolean): HeldLocks | Promise<HeldLocks> {
    const distinct = rows.length > 1 ? [...new Set(rows)] : rows;
    if (!distinct.every((row) => this.#canTake(row, exclusive))) return this.#waitFor(distinct, exclusive);
    for (const row of distinct) take(this.#lockOf(row), exclusive);
    return this.#held(distinct, exclusive);
  }

  #canTake(row: string, exclusive: boolean): boolean {
    const lock = this.#locks.get(row);
    return lock === undefined || (lock.waiting.length === 0 && isCompatible(lock, exclusive));
  }

  #lockOf(row: string): RowLock {
    let lock = this.#locks.get(row);
    if (lock === undefined) {
      lock = new RowLock();
      this.#locks.set(row, lock);
    }
    return lock;
  }

  #waitFor(rows: readonly string[], exclusive: boolean): Promise<HeldLocks> {
    return new Promise((resolve, reject) => {
      let timer: Timer | undefined;
      const waiter: Waiter = {
        rows,
        exclusive,
        granted: () => {
          timer?.cancel();
          resolve(this.#held(rows, exclusive));
        },
      };
      for (const row of rows) this.#lockOf(row).waiting.push(waiter);
      timer = this.#scheduler.after(this.#waitMs, () => {
        const taken = rows.find((row) => !this.#isNext(waiter, row))!;
        for (const row of rows) {
          const { waiting } = this.#locks.get(row)!;
          waiting.splice(waiting.indexOf(waiter), 1);
        }
        this.#grant(rows);
        const name = toStringBinary(Buffer.from(taken, 'latin1'));
        reject(hbaseError('TimeoutIOException', `Timed out waiting for lock for row: ${name}`));
      });
    });
  }

  #held(rows: readonly string[], exclusive: boolean): HeldLocks {
    return {
      release: () => {
        for (const row of rows) {
          const lock = this.#locks.get(row)!;
          if (exclusive) lock.writer = false;
          else lock.readers--;
        }
        this.#grant(rows);
      },
    };
  }

  /** First in line at the row, which it could have. */
  #isNext(waiter: Waiter, row: string): boolean {
    const lock = this.#locks.get(row)!;
    return lock.waiting[0] === waiter && isCompatible(lock, waiter.exclusive);
  }

  /** Something was given back of these rows: hands them to whoever is first in line at all of its own. */
  #grant(rows: readonly string[]): void {
    const changed = [...rows];
    for (const row of changed) {
      const lock = this.#locks.get(row);
      if (lock === undefined) continue;
      const [next] = lock.waiting;
      if (next?.rows.every((each) => this.#isNext(next, each))) {
        for (const each of next.rows) {
          const mine = this.#locks.get(each)!;
          mine.waiting.shift();
          take(mine, next.exclusive);
        }
        // Who stands behind it may share with it.
        if (!next.exclusive) changed.push(...next.rows);
        next.granted();
      } else if (next === undefined && !lock.writer && lock.readers === 0) this.#locks.delete(row);
    }
  }
}

function isCompatible(lock: RowLock, exclusive: boolean): boolean {
  return !lock.writer && !(exclusive && lock.readers > 0);
}

function take(lock: RowLock, exclusive: boolean): void {
  if (exclusive) lock.writer = true;
  else lock.readers++;
}
