// Timestamps that the server assigns (DESIGN.md §5). They never fall within a region, whatever the clock does and wherever the region moves: the
// last one travels in file information of store files and in the write time of WAL keys. And a put that follows a delete
// of its row within one millisecond gets a later one; else the marker, which hides what is as old as itself, would hide it.
import type { Clock } from '../../base/clock.ts';

/** Deletes of one millisecond remembered apart; beyond it the millisecond counts as used up for all rows. */
const MAX_DELETED_ROWS = 4096;

export class TimestampSource {
  readonly #clock: Clock;
  #last: number;
  /** Rows (latin1) → highest timestamp of a marker put on them, where that is the last timestamp given. */
  readonly #deleted = new Map<string, number>();

  constructor(clock: Clock, last = 0) {
    this.#clock = clock;
    this.#last = last;
  }

  /** The highest timestamp given. */
  get last(): number {
    return this.#last;
  }

  /** For what was given before: from store files and replayed edits. That millisecond is used up: markers with it may be on any row. */
  restore(timestamp: number): void {
    if (timestamp >= this.#last) this.#last = timestamp + 1;
  }

  /** The time of a mini-batch. */
  now(): number {
    const now = this.#clock.now();
    if (now > this.#last) {
      this.#last = now;
      if (this.#deleted.size > 0) this.#deleted.clear();
    }
    return this.#last;
  }

  /** True when no row was deleted at the last timestamp given: then `forPut` need not be asked. */
  get noDeletes(): boolean {
    return this.#deleted.size === 0;
  }

  /** At least `timestamp` (one that `now` gave), and later than any marker put on the row. */
  forPut(row: string, timestamp: number): number {
    const marker = this.#deleted.get(row);
    if (marker === undefined || marker < timestamp) return timestamp;
    this.#last = Math.max(this.#last, marker + 1);
    return marker + 1;
  }

  /** A marker with this timestamp was put on the row. */
  deleted(row: string, timestamp: number): void {
    // Older ones hide nothing that is yet to come; later ones are a user's own.
    if (timestamp !== this.#last) return;
    if (this.#deleted.size >= MAX_DELETED_ROWS) {
      this.#last++;
      this.#deleted.clear();
    } else this.#deleted.set(row, timestamp);
  }
}
