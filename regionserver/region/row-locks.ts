// Locks of rows, shared (plain puts and deletes) or exclusive (whoever reads before it writes). A write that runs in one turn needs no lock but
// must find none taken exclusively; so the table is nearly always empty, and asking it costs one comparison. Locks of several rows are
// taken in key order, so that nobody waits in a circle.

import { toStringBinary } from '../../base/bytes.ts';
import { hbaseError } from '../../base/errors.ts';
import type { Scheduler, Timer } from '../../base/scheduler.ts';

interface Waiter {
  exclusive: boolean;
  granted: () => void;
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

  /** Rows as latin1 text (whose order is that of the bytes). At once when none is taken; fails with TimeoutIOException after the wait. */
  acquire(rows: readonly string[], exclusive: boolean): HeldLocks | Promise<HeldLocks> {
    const sorted = rows.length > 1 ? [...new Set(rows)].sort(byCodeUnits) : rows;
    for (let i = 0; i < sorted.length; i++) {
      if (this.#tryTake(sorted[i], exclusive)) continue;
      return this.#acquireFrom(sorted, i, exclusive);
    }
    return this.#held(sorted, exclusive);
  }

  async #acquireFrom(rows: readonly string[], first: number, exclusive: boolean): Promise<HeldLocks> {
    for (let i = first; i < rows.length; i++) {
      if (this.#tryTake(rows[i], exclusive)) continue;
      try {
        await this.#waitFor(rows[i], exclusive);
      } catch (error) {
        this.#held(rows.slice(0, i), exclusive).release();
        throw error;
      }
    }
    return this.#held(rows, exclusive);
  }

  #tryTake(row: string, exclusive: boolean): boolean {
    let lock = this.#locks.get(row);
    if (lock === undefined) {
      lock = new RowLock();
      this.#locks.set(row, lock);
    } else if (lock.writer || lock.waiting.length > 0 || (exclusive && lock.readers > 0)) return false;
    if (exclusive) lock.writer = true;
    else lock.readers++;
    return true;
  }

  #waitFor(row: string, exclusive: boolean): Promise<void> {
    const lock = this.#locks.get(row)!;
    return new Promise((resolve, reject) => {
      let timer: Timer | undefined;
      const waiter: Waiter = {
        exclusive,
        granted: () => {
          timer?.cancel();
          resolve();
        },
      };
      lock.waiting.push(waiter);
      timer = this.#scheduler.after(this.#waitMs, () => {
        lock.waiting.splice(lock.waiting.indexOf(waiter), 1);
        this.#grant(row, lock);
        const name = toStringBinary(Buffer.from(row, 'latin1'));
        reject(hbaseError('TimeoutIOException', `Timed out waiting for lock for row: ${name}`));
      });
    });
  }

  #held(rows: readonly string[], exclusive: boolean): HeldLocks {
    return {
      release: () => {
        for (const row of rows) this.#release(row, exclusive);
      },
    };
  }

  #release(row: string, exclusive: boolean): void {
    const lock = this.#locks.get(row)!;
    if (exclusive) lock.writer = false;
    else lock.readers--;
    this.#grant(row, lock);
  }

  /** Hands the lock to those first in line. */
  #grant(row: string, lock: RowLock): void {
    while (lock.waiting.length > 0 && !lock.writer) {
      const next = lock.waiting[0];
      if (next.exclusive && lock.readers > 0) break;
      lock.waiting.shift();
      if (next.exclusive) lock.writer = true;
      else lock.readers++;
      next.granted();
    }
    if (!lock.writer && lock.readers === 0 && lock.waiting.length === 0) this.#locks.delete(row);
  }
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
