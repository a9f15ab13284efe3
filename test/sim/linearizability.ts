// Is there an order of the operations on one row, each taking effect at one moment between its call and its answer, that explains everything that
// was observed? The search of Wing and Gong with Lowe's memory of what was tried: take any operation that may come next, go on, come back if it
// led nowhere. An operation whose outcome is unknown may take effect at any time after its call, or never.
import { type RowOperation, type RowState, step, textOf } from './row-model.ts';

export interface HistoryEntry extends RowOperation {
  readonly client: string;
  readonly called: number;
  /** Infinity: no answer came that says what became of it. */
  answered: number;
  /** In words. */
  readonly what: string;
}

export type Verdict =
  | { readonly kind: 'linearizable' }
  /** Too many orders to try. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'violation'; readonly explanation: string };

const MAX_STATES = 200_000;

/** `initial`: what the row held before; `final` operations belong into the history like any other. */
export function checkRow(history: readonly HistoryEntry[], initial: RowState = new Map()): Verdict {
  const sorted = [...history].sort((a, b) => a.called - b.called || a.answered - b.answered);
  return new Search(sorted, initial).run();
}

interface Frame {
  readonly state: RowState;
  /** What was taken to get here, -1 at the root; the reads that came with it follow. */
  readonly taken: number[];
  readonly candidates: number[];
  next: number;
}

class Search {
  readonly #history: readonly HistoryEntry[];
  readonly #done: Uint8Array;
  /** Of answered operations, by their call; and of those whose outcome is unknown. */
  readonly #answered: number[] = [];
  readonly #unknown: number[] = [];
  /** Where an answered operation stands among them. */
  readonly #place: number[] = [];
  /** A bit for each operation of unknown outcome. */
  readonly #bits: bigint[] = [];
  #unknownDone = 0n;
  /** Answered operations that are not done. */
  #left: number;
  /** All answered ones before this place are done. */
  #first = 0;
  /** State and answered operations done → which unknown ones that took. With fewer of them more is still possible. */
  #seen = new Map<string, bigint[]>();
  #tried = 0;
  #frames: Frame[] = [];
  #best = { done: -1, state: new Map() as RowState, stuck: [] as number[] };
  #doneCount = 0;

  constructor(history: readonly HistoryEntry[], initial: RowState) {
    this.#history = history;
    this.#done = new Uint8Array(history.length);
    history.forEach(({ answered }, index) => {
      this.#bits[index] = answered === Infinity ? 1n << BigInt(this.#unknown.length) : 0n;
      this.#place[index] = this.#answered.length;
      (answered === Infinity ? this.#unknown : this.#answered).push(index);
    });
    this.#left = this.#answered.length;
    this.#push(initial, []);
  }

  run(): Verdict {
    while (this.#frames.length > 0) {
      if (this.#left === 0) return { kind: 'linearizable' };
      if (this.#tried > MAX_STATES) return { kind: 'unknown' };
      const frame = this.#frames.at(-1)!;
      if (frame.next >= frame.candidates.length) {
        this.#release(this.#frames.pop()!.taken);
        continue;
      }
      const index = frame.candidates[frame.next++];
      const state = step(frame.state, this.#history[index]);
      // What is unknown and would change nothing may as well not have happened.
      if (state === undefined || (state === frame.state && this.#bits[index] !== 0n)) continue;
      this.#take(index);
      if (!this.#push(state, [index])) this.#release([index]);
    }
    return { kind: 'violation', explanation: this.#explain() };
  }

  /** False when this state with the same operations done has been tried. */
  #push(state: RowState, taken: number[]): boolean {
    // What only looks and sees this state may be taken at once: it can come no earlier, and changes nothing for the others.
    let candidates = this.#candidates();
    for (let again = true; again; ) {
      again = false;
      for (const index of candidates) {
        if (!this.#onlyLooks(index) || step(state, this.#history[index]) === undefined) continue;
        this.#take(index);
        taken.push(index);
        again = true;
      }
      if (again) candidates = this.#candidates();
    }
    if (!this.#isNew(state)) {
      this.#release(taken.slice(1));
      return false;
    }
    if (this.#doneCount > this.#best.done) this.#best = { done: this.#doneCount, state, stuck: candidates };
    this.#frames.push({ state, taken, candidates, next: 0 });
    return true;
  }

  #onlyLooks(index: number): boolean {
    const { changes, observed } = this.#history[index];
    return observed?.success === false || (observed?.row !== undefined && changes.length === 0);
  }

  #isNew(state: RowState): boolean {
    this.#tried++;
    const key = `${this.#doneKey()}|${textOf(state)}`;
    const sets = this.#seen.get(key);
    if (sets === undefined) {
      this.#seen.set(key, [this.#unknownDone]);
      return true;
    }
    if (sets.some((set) => (set & this.#unknownDone) === set)) return false;
    sets.push(this.#unknownDone);
    return true;
  }

  #take(index: number): void {
    this.#done[index] = 1;
    this.#doneCount++;
    this.#unknownDone |= this.#bits[index];
    if (this.#bits[index] === 0n) this.#left--;
    while (this.#first < this.#answered.length && this.#done[this.#answered[this.#first]] === 1) this.#first++;
  }
  #release(indexes: readonly number[]): void {
    for (const index of indexes) {
      this.#done[index] = 0;
      this.#doneCount--;
      this.#unknownDone &= ~this.#bits[index];
      if (this.#bits[index] !== 0n) continue;
      this.#left++;
      this.#first = Math.min(this.#first, this.#place[index]);
    }
  }

  /** Not done, and called before the earliest answer among those not done. Those whose outcome is unknown come last. */
  #candidates(): number[] {
    const history = this.#history;
    let earliest = Infinity;
    const open: number[] = [];
    for (let place = this.#first; place < this.#answered.length; place++) {
      const index = this.#answered[place];
      if (this.#done[index] === 1) continue;
      const { called, answered } = history[index];
      if (called > earliest) break;
      if (answered < earliest) earliest = answered;
      open.push(index);
    }
    const known = open
      .filter((index) => history[index].called <= earliest)
      .sort((a, b) => history[a].answered - history[b].answered);
    const unknown = this.#unknown.filter((index) => this.#done[index] === 0 && history[index].called <= earliest);
    return [...known, ...unknown];
  }

  /** Which answered operations are done: all before a place, and some after it. */
  #doneKey(): string {
    let key = `${this.#first}`;
    const earliest = this.#first < this.#answered.length ? this.#history[this.#answered[this.#first]].answered : 0;
    for (let place = this.#first; place < this.#answered.length; place++) {
      const index = this.#answered[place];
      // Nothing called after the earliest answer missing can be done.
      if (this.#history[index].called > earliest) break;
      if (this.#done[index] === 1) key += `,${place}`;
    }
    return key;
  }

  #explain(): string {
    const { state, stuck } = this.#best;
    const nearby = stuck.map((index) => this.#line(index));
    const before = this.#history
      .map((_, index) => index)
      .filter((index) => index < (stuck[0] ?? 0))
      .slice(-12)
      .map((index) => this.#line(index));
    return [
      `after ${this.#best.done} of ${this.#history.length} operations the row is { ${textOf(state)} } and nothing fits next:`,
      ...nearby,
      '  called before these:',
      ...before,
    ].join('\n');
  }
  #line(index: number): string {
    const { client, called, answered, what, observed } = this.#history[index];
    const seen: string[] = [];
    if (observed?.row !== undefined) seen.push(`saw { ${textOf(observed.row)} }`);
    if (observed?.success !== undefined) seen.push(`said ${observed.success}`);
    if (observed?.values !== undefined) seen.push(`got ${JSON.stringify(observed.values)}`);
    return `  [${called.toFixed(2)}, ${answered.toFixed(2)}] ${client} ${what} ${seen.join(' ')}`;
  }
}
