// What may be found after a crash. Each actor works on things of its own, one operation after another: everything acknowledged is there, and
// the one operation under way has happened as a whole or not at all.

/** Things as text, by name: cells as `row/family:qualifier` → value, tables as name → what they are. */
export type State = ReadonlyMap<string, string>;

export interface Expectation {
  readonly actor: string;
  readonly acknowledged: State;
  /** With the operation under way done. The same object when there is none. */
  readonly perhaps: State;
  /** The operation under way, in words. */
  readonly doing: string;
}

/** In words what is wrong, or undefined when the actual state is one of the two. */
export function mismatch(expected: Expectation, actual: State): string | undefined {
  const found = textOf(actual);
  if (found === textOf(expected.acknowledged) || found === textOf(expected.perhaps)) return undefined;
  return `${expected.actor} (${expected.doing}): found ${found}\n  acknowledged ${textOf(expected.acknowledged)}\n  or with it   ${textOf(expected.perhaps)}`;
}

function textOf(state: State): string {
  return JSON.stringify([...state].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Keeps the book of one actor. */
export class Book {
  readonly actor: string;
  doing = 'nothing yet';
  acknowledged: State = new Map();
  perhaps: State = this.acknowledged;
  count = 0;

  constructor(actor: string) {
    this.actor = actor;
  }

  /** Runs one operation; when it throws its outcome stays open. */
  async do(what: string, change: (state: Map<string, string>) => void, act: () => Promise<unknown>): Promise<void> {
    const next = new Map(this.acknowledged);
    change(next);
    this.doing = what;
    this.perhaps = next;
    await act();
    this.acknowledged = next;
    this.count++;
  }

  snapshot(): Expectation {
    return { actor: this.actor, acknowledged: this.acknowledged, perhaps: this.perhaps, doing: this.doing };
  }
}
