// The dictionary of HBase's tag and WAL compression (LRUDictionary): both sides number entries alike by doing the same in the same order. A new
// entry takes the next free index, or, when the dictionary is full, the index of the least recently used one; adding, getting and finding use
// an entry. A writer finds entries by their bytes; the table for that is made when it first does.
import { assert } from './assert.ts';

const NONE = -1;
const FIRST_ENTRIES = 64;

export class LruDictionary {
  readonly #capacity: number;
  readonly #entries: Buffer[] = [];
  #newer = new Int16Array(FIRST_ENTRIES);
  #older = new Int16Array(FIRST_ENTRIES);
  #newest = NONE;
  #oldest = NONE;
  /** By hash: the first entry of a chain; empty until something is looked for. */
  #buckets = new Int16Array(0);
  #chain = new Int16Array(0);
  #hashes = new Int32Array(0);

  constructor(capacity: number) {
    assert(capacity > 0 && capacity <= 32767, `a dictionary of ${capacity} entries`);
    this.#capacity = capacity;
  }

  /** Empty entries are never kept. The bytes are *shared*: they must not change afterwards. */
  add(bytes: Buffer): void {
    if (bytes.length === 0) return;
    const index = this.#freeIndex();
    this.#entries[index] = bytes;
    this.#makeNewest(index);
    if (this.#buckets.length > 0) this.#link(index, hashOf(bytes, 0, bytes.length));
  }

  /** Undefined for an index that was never given. The bytes are *shared, do not change*. */
  get(index: number): Buffer | undefined {
    const bytes = this.#entries[index];
    if (bytes !== undefined) this.#use(index);
    return bytes;
  }

  /** The index of these bytes; −1 when they are not known, and from now on they are. A copy is kept. */
  findOrAdd(bytes: Buffer, start: number, end: number): number {
    if (end === start) return NONE;
    if (this.#buckets.length === 0) this.#makeTable();
    const hash = hashOf(bytes, start, end);
    for (let i = this.#buckets[hash & (this.#buckets.length - 1)]; i !== NONE; i = this.#chain[i]) {
      if (this.#hashes[i] !== hash || !sameBytes(this.#entries[i], bytes, start, end)) continue;
      this.#use(i);
      return i;
    }
    this.add(Buffer.from(bytes.subarray(start, end)));
    return NONE;
  }

  /** Of a full dictionary it is that of the least recently used entry, which goes. */
  #freeIndex(): number {
    const count = this.#entries.length;
    if (count === this.#capacity) {
      const index = this.#oldest;
      this.#takeOut(index);
      if (this.#buckets.length > 0) this.#unlink(index);
      return index;
    }
    if (count === this.#newer.length) {
      const size = Math.min(this.#capacity, count * 2);
      this.#newer = grown(this.#newer, new Int16Array(size));
      this.#older = grown(this.#older, new Int16Array(size));
    }
    return count;
  }

  #use(index: number): void {
    if (index === this.#newest) return;
    this.#takeOut(index);
    this.#makeNewest(index);
  }

  #takeOut(index: number): void {
    const newer = this.#newer[index];
    const older = this.#older[index];
    if (newer === NONE) this.#newest = older;
    else this.#older[newer] = older;
    if (older === NONE) this.#oldest = newer;
    else this.#newer[older] = newer;
  }

  #makeNewest(index: number): void {
    this.#newer[index] = NONE;
    this.#older[index] = this.#newest;
    if (this.#newest === NONE) this.#oldest = index;
    else this.#newer[this.#newest] = index;
    this.#newest = index;
  }

  // ---- Finding by bytes

  #makeTable(): void {
    const room = Math.max(FIRST_ENTRIES, this.#newer.length);
    this.#buckets = new Int16Array(2 ** Math.ceil(Math.log2(room * 2))).fill(NONE);
    this.#chain = new Int16Array(room);
    this.#hashes = new Int32Array(room);
    for (const [i, bytes] of this.#entries.entries()) this.#link(i, hashOf(bytes, 0, bytes.length));
  }

  #link(index: number, hash: number): void {
    if (index >= this.#chain.length) {
      this.#makeTable();
      return;
    }
    const bucket = hash & (this.#buckets.length - 1);
    this.#hashes[index] = hash;
    this.#chain[index] = this.#buckets[bucket];
    this.#buckets[bucket] = index;
  }

  #unlink(index: number): void {
    const bucket = this.#hashes[index] & (this.#buckets.length - 1);
    let at = this.#buckets[bucket];
    if (at === index) {
      this.#buckets[bucket] = this.#chain[index];
      return;
    }
    while (this.#chain[at] !== index) at = this.#chain[at];
    this.#chain[at] = this.#chain[index];
  }
}

/** FNV-1a, its high bits folded into the low ones. */
function hashOf(bytes: Buffer, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i], 0x01000193);
  return hash ^ (hash >>> 15);
}

function sameBytes(known: Buffer, bytes: Buffer, start: number, end: number): boolean {
  if (known.length !== end - start) return false;
  for (let i = 0; i < known.length; i++) if (known[i] !== bytes[start + i]) return false;
  return true;
}

function grown(from: Int16Array<ArrayBuffer>, to: Int16Array<ArrayBuffer>): Int16Array<ArrayBuffer> {
  to.set(from);
  return to;
}
