// The dictionary of HBase's tag and WAL compression (LRUDictionary): both sides number entries alike by doing the same in the same order. A new
// entry takes the next free index, or, when the dictionary is full, the index of the least recently used one; adding and getting use an entry.
import { assert } from './assert.ts';

export class LruDictionary {
  #capacity: number;
  /** Index → entry, least recently used first. */
  #entries = new Map<number, Buffer>();

  constructor(capacity: number) {
    assert(capacity > 0 && capacity <= 32767, `a dictionary of ${capacity} entries`);
    this.#capacity = capacity;
  }

  /** Empty entries are never kept. The bytes are *shared*: they must not change afterwards. */
  add(bytes: Buffer): void {
    if (bytes.length === 0) return;
    let index = this.#entries.size;
    if (index === this.#capacity) {
      index = this.#entries.keys().next().value!;
      this.#entries.delete(index);
    }
    this.#entries.set(index, bytes);
  }

  /** Undefined for an index that was never given. The bytes are *shared, do not change*. */
  get(index: number): Buffer | undefined {
    const bytes = this.#entries.get(index);
    if (bytes === undefined) return undefined;
    this.#entries.delete(index);
    this.#entries.set(index, bytes);
    return bytes;
  }
}
