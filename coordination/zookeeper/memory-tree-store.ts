import type { TreeChange, TreeStore } from './tree-store.ts';

/** Keeps the tree as long as the object lives: for `--memory`, tests and simulation. Closing it forgets nothing. */
export class MemoryTreeStore implements TreeStore {
  readonly location = 'memory';
  readonly #values = new Map<string, Buffer>();
  async open(): Promise<void> {}
  async *entries(): AsyncIterable<readonly [string, Buffer]> {
    yield* [...this.#values];
  }
  write(changes: readonly TreeChange[]): void {
    for (const { key, value } of changes) {
      if (value === undefined) this.#values.delete(key);
      else this.#values.set(key, value);
    }
  }
  async close(): Promise<void> {}
}
