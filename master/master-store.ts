// What the master needs of its local region: a few families of small rows, each change durable when it resolves.

export type StoreChange =
  | { readonly row: Buffer; readonly family: string; readonly qualifier: string; readonly value: Buffer }
  /** All cells of the row in the family. */
  | { readonly row: Buffer; readonly family: string; readonly delete: true };

export interface StoreRow {
  readonly row: Buffer;
  /** Latest value by qualifier (latin1). */
  readonly cells: ReadonlyMap<string, Buffer>;
}

export interface MasterStore {
  /** Throws when another master has taken over, or this one is stopping. */
  checkNotFenced(): void;
  /** All or nothing, durable when it resolves. Calls take effect in order. */
  mutate(changes: readonly StoreChange[]): Promise<void>;
  /** All rows that have cells in the family, in order. */
  scan(family: 'info' | 'proc' | 'rs' | 'state'): Promise<StoreRow[]>;
}
