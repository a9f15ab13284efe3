/** One key to set, or to delete when there is no value. */
export interface TreeChange {
  readonly key: string;
  readonly value: Buffer | undefined;
}

/** Where an embedded server keeps its tree: an ordered map that takes whole batches. One batch is under way at a time. */
export interface TreeStore {
  /** Where it is, for messages. */
  readonly location: string;
  open(): Promise<void>;
  /** Everything in it, in any order. Values are owned by the caller. */
  entries(): AsyncIterable<readonly [key: string, value: Buffer]>;
  /** All of the batch or nothing, durable when it returns (or its promise resolves). After a failure nothing more is written. */
  write(changes: readonly TreeChange[]): Promise<void> | void;
  close(): Promise<void>;
}
