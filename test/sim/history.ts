// What clients did to each row and what they saw of it, for the checker.
import { checkRow, type HistoryEntry } from './linearizability.ts';
import type { RowOperation, RowState } from './row-model.ts';
import type { Simulation } from './simulation.ts';

export interface OpenEntry {
  readonly row: string;
  readonly client: string;
  readonly called: number;
  readonly what: string;
  readonly operation: RowOperation;
}

export class History {
  readonly rows = new Map<string, HistoryEntry[]>();
  readonly counts = { done: 0, notDone: 0, unknown: 0, reads: 0 };
  readonly #sim: Pick<Simulation, 'now'>;

  constructor(sim: Pick<Simulation, 'now'>) {
    this.#sim = sim;
  }

  call(client: string, row: string, what: string, operation: RowOperation): OpenEntry {
    return { row, client, called: this.#sim.now, what, operation };
  }

  /** `repeats`: attempts before the last one that may have taken effect too, at any time. */
  done(open: OpenEntry, observed: RowOperation['observed'], repeats = 0): void {
    this.counts.done++;
    this.#add(open, { ...open.operation, observed }, this.#sim.now);
    for (let i = 0; i < repeats; i++) this.#add(open, open.operation, Infinity);
  }
  notDone(_open: OpenEntry): void {
    this.counts.notDone++;
  }
  unknown(open: OpenEntry, attempts = 1): void {
    this.counts.unknown++;
    for (let i = 0; i < attempts; i++) this.#add(open, open.operation, Infinity);
  }
  /** A whole row as it was at some time since `called`. */
  seen(client: string, row: string, called: number, state: RowState, what: string): void {
    this.counts.reads++;
    this.#add(
      { row, client, called, what, operation: { changes: [] } },
      { changes: [], observed: { row: state } },
      this.#sim.now,
    );
  }

  /** Violations in words, and the rows that were too much for the checker. */
  check(): { violations: string[]; unknown: number } {
    const violations: string[] = [];
    let unknown = 0;
    for (const [row, entries] of this.rows) {
      const verdict = checkRow(entries);
      if (verdict.kind === 'unknown') unknown++;
      if (verdict.kind === 'violation') violations.push(`row ${row} is not linearizable: ${verdict.explanation}`);
    }
    return { violations, unknown };
  }

  #add({ row, client, called, what }: OpenEntry, operation: RowOperation, answered: number): void {
    let entries = this.rows.get(row);
    if (entries === undefined) this.rows.set(row, (entries = []));
    entries.push({ ...operation, client, called, answered, what });
  }
}
