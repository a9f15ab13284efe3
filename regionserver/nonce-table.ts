// Done operations by (nonce group, nonce), in the order in which they were noted. Every increment of half an hour is in it: columns of numbers,
// some fifty bytes each, that the garbage collector need not walk through.

/** An operation that took effect, as it goes with its region to another server. */
export interface DoneOperation {
  readonly group: bigint;
  readonly nonce: bigint;
  readonly sequenceId: number;
  /** Wall clock, milliseconds. */
  readonly writeTime: number;
}

const FIRST_SLOTS = 1024;
const NONE = -1;
/** Number of no region: the entry was taken out. */
const OUT = 0;

const pair = new BigUint64Array(2);
/** Of the pair that is looked for. */
const sought = new Uint32Array(pair.buffer);

export class NonceTable {
  /** Entries stand in a ring of a power of two of slots, the oldest at #first. */
  #slots = FIRST_SLOTS;
  #first = 0;
  #used = 0;
  #size = 0;
  #keys = new BigUint64Array(2 * FIRST_SLOTS);
  #keyWords = new Uint32Array(this.#keys.buffer);
  #sequenceIds = new Float64Array(FIRST_SLOTS);
  #writeTimes = new Float64Array(FIRST_SLOTS);
  #expires = new Float64Array(FIRST_SLOTS);
  #regions = new Uint32Array(FIRST_SLOTS);
  /** Of each bucket, the slot of its youngest entry; of each slot, the next older one of its bucket. */
  #buckets = new Int32Array(FIRST_SLOTS).fill(NONE);
  #next = new Int32Array(FIRST_SLOTS);
  /** Regions by number; numbers of regions without entries are used again. */
  #names: string[] = [''];
  #entries: number[] = [0];
  #numbers = new Map<string, number>();
  #freeNumbers: number[] = [];

  /** Operations remembered, each once for each region it is known to have been done on. */
  get size(): number {
    return this.#size;
  }

  /** The slot of the youngest entry of the pair, good until the next change; −1: none. */
  find(group: bigint, nonce: bigint): number {
    pair[0] = group;
    pair[1] = nonce;
    return this.#sought(this.#buckets[bucketOf(this.#slots)]);
  }
  sequenceIdAt(slot: number): number {
    return this.#sequenceIds[slot];
  }
  /** As it was given to `add`. */
  expiryAt(slot: number): number {
    return this.#expires[slot];
  }

  /** As the youngest, in place of an earlier one of the same pair and region. */
  add(operation: DoneOperation, region: string, expires: number): void {
    const { group, nonce } = operation;
    const number = this.#numberOf(region);
    for (let slot = this.find(group, nonce); slot !== NONE; slot = this.#sought(this.#next[slot])) {
      if (this.#regions[slot] !== number) continue;
      this.#takeOut(slot);
      break;
    }
    if (this.#used === this.#slots) this.#grow();
    const slot = (this.#first + this.#used++) & (this.#slots - 1);
    this.#keys[2 * slot] = group;
    this.#keys[2 * slot + 1] = nonce;
    this.#sequenceIds[slot] = operation.sequenceId;
    this.#writeTimes[slot] = operation.writeTime;
    this.#expires[slot] = expires;
    this.#regions[slot] = number;
    this.#entries[number]++;
    this.#size++;
    this.#link(slot);
  }

  /** Forgets the oldest as long as there are more than `most`, or they have expired. */
  evict(now: number, most: number): void {
    while (this.#used > 0) {
      const slot = this.#first;
      if (this.#regions[slot] !== OUT) {
        if (this.#expires[slot] > now && this.#size <= most) return;
        this.#takeOut(slot);
      }
      this.#first = (slot + 1) & (this.#slots - 1);
      this.#used--;
    }
  }

  /** Those of a region that were written since then, in the order in which they were noted. */
  ofRegion(region: string, since: number): DoneOperation[] {
    const number = this.#numbers.get(region);
    if (number === undefined) return [];
    const found: DoneOperation[] = [];
    for (let i = 0; i < this.#used; i++) {
      const slot = (this.#first + i) & (this.#slots - 1);
      const writeTime = this.#writeTimes[slot];
      if (this.#regions[slot] !== number || writeTime < since) continue;
      const [group, nonce] = this.#keys.subarray(2 * slot, 2 * slot + 2);
      found.push({ group, nonce, sequenceId: this.#sequenceIds[slot], writeTime });
    }
    return found;
  }

  /** The first entry of the sought pair in a bucket, from `slot` on. */
  #sought(slot: number): number {
    const keys = this.#keyWords;
    for (; slot !== NONE; slot = this.#next[slot]) {
      const at = 4 * slot;
      if (keys[at + 2] !== sought[2] || keys[at + 3] !== sought[3]) continue;
      if (keys[at] === sought[0] && keys[at + 1] === sought[1]) break;
    }
    return slot;
  }

  #bucketOfSlot(slot: number): number {
    for (let i = 0; i < 4; i++) sought[i] = this.#keyWords[4 * slot + i];
    return bucketOf(this.#slots);
  }

  #link(slot: number): void {
    const bucket = this.#bucketOfSlot(slot);
    this.#next[slot] = this.#buckets[bucket];
    this.#buckets[bucket] = slot;
  }

  #takeOut(slot: number): void {
    const bucket = this.#bucketOfSlot(slot);
    let before = this.#buckets[bucket];
    if (before === slot) this.#buckets[bucket] = this.#next[slot];
    else {
      while (this.#next[before] !== slot) before = this.#next[before];
      this.#next[before] = this.#next[slot];
    }
    this.#giveUp(this.#regions[slot]);
    this.#regions[slot] = OUT;
    this.#size--;
  }

  #grow(): void {
    const slots = this.#slots;
    this.#keys = inOrder(this.#keys, new BigUint64Array(4 * slots), 2 * this.#first);
    this.#keyWords = new Uint32Array(this.#keys.buffer);
    this.#sequenceIds = inOrder(this.#sequenceIds, new Float64Array(2 * slots), this.#first);
    this.#writeTimes = inOrder(this.#writeTimes, new Float64Array(2 * slots), this.#first);
    this.#expires = inOrder(this.#expires, new Float64Array(2 * slots), this.#first);
    this.#regions = inOrder(this.#regions, new Uint32Array(2 * slots), this.#first);
    this.#slots = 2 * slots;
    this.#first = 0;
    this.#buckets = new Int32Array(this.#slots).fill(NONE);
    this.#next = new Int32Array(this.#slots);
    for (let slot = 0; slot < this.#used; slot++) if (this.#regions[slot] !== OUT) this.#link(slot);
  }

  #numberOf(region: string): number {
    let number = this.#numbers.get(region);
    if (number !== undefined) return number;
    number = this.#freeNumbers.pop() ?? this.#names.length;
    this.#names[number] = region;
    this.#entries[number] = 0;
    this.#numbers.set(region, number);
    return number;
  }

  #giveUp(number: number): void {
    if (--this.#entries[number] > 0) return;
    this.#numbers.delete(this.#names[number]);
    this.#freeNumbers.push(number);
  }
}

/** Of the pair that is looked for. */
function bucketOf(buckets: number): number {
  const mixed = Math.imul(sought[2] ^ Math.imul(sought[0], 0x9e3779b1), 0x85ebca6b) ^ sought[3] ^ sought[1];
  return (mixed ^ (mixed >>> 15)) & (buckets - 1);
}

/** The ring `from`, which begins at `first`, unrolled into a longer one. */
function inOrder<
  T extends { subarray(begin: number, end?: number): T; set(from: T, at?: number): void; length: number },
>(from: T, to: T, first: number): T {
  to.set(from.subarray(first), 0);
  to.set(from.subarray(0, first), from.length - first);
  return to;
}
