// What a table must hold. A unit of work is one atomic change of one row; while it is not acknowledged, both its outcomes are right.

/** `row/column` → value; undefined: no such cell. */
export type Effects = ReadonlyMap<string, string | undefined>;

export interface Unit {
  readonly effects: Effects;
}

export class Model {
  readonly #cells = new Map<string, string>();
  /** Begun, with an answer that never came, in the order they were begun. */
  #unknown: Unit[] = [];
  acknowledged = 0;
  /** Bulk loads begun, by which their cells are dated. */
  loads = 0;

  get(key: string): string | undefined {
    return this.#cells.get(key);
  }

  acknowledge(unit: Unit): void {
    this.acknowledged++;
    this.#apply(unit.effects);
  }

  /** No answer came: it may have happened or not. */
  unanswered(unit: Unit): void {
    this.#unknown.push(unit);
  }

  /** Rows with an open outcome: nothing more may be done to them before they were looked at. */
  isOpen(row: string): boolean {
    return this.#unknown.some((unit) => [...unit.effects.keys()].some((key) => key.startsWith(`${row}/`)));
  }

  /** Compares with what is there, settles what was open by it, and lists in words what is wrong. */
  settle(actual: ReadonlyMap<string, string>): string[] {
    const wrong: string[] = [];
    for (const unit of this.#unknown) {
      const happened = [...unit.effects].every(([key, value]) => actual.get(key) === value);
      const not = [...unit.effects.keys()].every((key) => actual.get(key) === this.#cells.get(key));
      if (happened) this.#apply(unit.effects);
      else if (!not)
        wrong.push(
          `torn: ${[...unit.effects].map(([key, value]) => `${key}: was ${show(this.#cells.get(key))}, to be ${show(value)}, is ${show(actual.get(key))}`).join('; ')}`,
        );
    }
    this.#unknown = [];
    for (const [key, value] of this.#cells)
      if (actual.get(key) !== value)
        wrong.push(`lost: ${key} is ${show(actual.get(key))}, acknowledged was ${show(value)}`);
    for (const [key, value] of actual)
      if (!this.#cells.has(key))
        wrong.push(`back from the dead: ${key} is ${show(value)}, acknowledged was its absence`);
    return wrong;
  }

  /** The open outcomes of several units of one row, begun one after the other, may be any prefix; a worker begins only one, so this is enough. */
  #apply(effects: Effects): void {
    for (const [key, value] of effects) {
      if (value === undefined) this.#cells.delete(key);
      else this.#cells.set(key, value);
    }
  }
}

function show(value: string | undefined): string {
  return value === undefined
    ? 'absent'
    : JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}… (${value.length})` : value);
}
