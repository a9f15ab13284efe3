import type { TreeChange, TreeStore } from '../../../coordination/zookeeper/tree-store.ts';

/** The ZooKeeper server's tree on a disk that syncs each batch: a power loss finds it as it is. */
export class CrashableTreeStore implements TreeStore {
  readonly location = 'memory';
  readonly #values: Map<string, Buffer>;
  constructor(values: ReadonlyMap<string, Buffer> = new Map()) {
    this.#values = new Map(values);
  }
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
  crashClone(): CrashableTreeStore {
    return new CrashableTreeStore(this.#values);
  }
}
