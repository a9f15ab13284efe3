// What a row of the simulated table holds, and what each operation does to it: the specification that histories are checked against.

/** Columns of this qualifier are written with one and the same time, far ahead: what is written last counts, and no delete reaches it. */
export const LATE_QUALIFIER = 'x';

/** `family:qualifier` → text; counters as decimal text. Absent: no such cell. */
export type RowState = ReadonlyMap<string, string>;

export type RowChange =
  | { readonly kind: 'put'; readonly cells: Readonly<Record<string, string>> }
  /** `f:q`: a column; `f`: a family; ``: the row. */
  | { readonly kind: 'delete'; readonly what: string }
  | { readonly kind: 'increment'; readonly column: string; readonly amount: number }
  | { readonly kind: 'append'; readonly column: string; readonly text: string };

export interface RowOperation {
  readonly changes: readonly RowChange[];
  /** Only if the column has this value; undefined: is absent. */
  readonly condition?: { readonly column: string; readonly value: string | undefined };
  /** What was observed. Undefined: nothing is known. */
  readonly observed?: {
    /** The whole row (of a get or scan). */
    readonly row?: RowState;
    /** Whether the condition held. */
    readonly success?: boolean;
    /** New values of incremented and appended columns. */
    readonly values?: Readonly<Record<string, string>>;
  };
}

/** The state after it, or undefined when what was observed contradicts this state. */
export function step(state: RowState, { changes, condition, observed }: RowOperation): RowState | undefined {
  if (observed?.row !== undefined && !sameRow(state, observed.row)) return undefined;
  if (condition !== undefined) {
    const holds = state.get(condition.column) === condition.value;
    if (observed?.success !== undefined && observed.success !== holds) return undefined;
    if (!holds) return state;
  }
  if (changes.length === 0) return state;
  const next = new Map(state);
  // All of one operation have the same timestamp, and at one timestamp a delete marker hides a put, as in HBase.
  for (const change of changes) if (change.kind !== 'delete') apply(next, change);
  for (const change of changes) if (change.kind === 'delete') apply(next, change);
  for (const [column, value] of Object.entries(observed?.values ?? {}))
    if (next.get(column) !== value) return undefined;
  return next;
}

function apply(state: Map<string, string>, change: RowChange): void {
  switch (change.kind) {
    case 'put':
      for (const [column, value] of Object.entries(change.cells)) state.set(column, value);
      return;
    case 'delete':
      for (const column of [...state.keys()]) {
        if (column.endsWith(`:${LATE_QUALIFIER}`)) continue;
        if (change.what === '' || column === change.what || column.startsWith(`${change.what}:`)) state.delete(column);
      }
      return;
    case 'increment':
      state.set(change.column, String(Number(state.get(change.column) ?? '0') + change.amount));
      return;
    case 'append':
      state.set(change.column, (state.get(change.column) ?? '') + change.text);
      return;
  }
}

export function sameRow(a: RowState, b: RowState): boolean {
  if (a.size !== b.size) return false;
  for (const [column, value] of a) if (b.get(column) !== value) return false;
  return true;
}

export function textOf(state: RowState): string {
  return [...state]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([column, value]) => `${column}=${value}`)
    .join(' ');
}
