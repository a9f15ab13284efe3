// One piece of a compound bloom filter: a bit array with HBase's double hashing.
//
//   h1 = hash(key, 0), h2 = hash(key, h1); probe i: bit |int32(h1 + i·h2) mod bits|; bit b is byte[b >> 3] & 1 << (b & 7)
//
// The bits are a BitSet of bloom-filters, which numbers them so. (Its own file is imported: the package's main one loads every structure it has.)
import bitSetModule from 'bloom-filters/dist/bloom/bit-set.js';
import { jenkinsHash, murmurHash2, murmurHash3 } from '../base/hash.ts';
import type { Slab } from '../base/slab.ts';

// A CommonJS module: Node gives its exports as the default, test runners and bundlers what it calls `default`.
const BitSet = bitSetModule.default ?? (bitSetModule as unknown as typeof bitSetModule.default);

export const HASH_JENKINS = 0;
export const HASH_MURMUR = 1;
export const HASH_MURMUR3 = 2;

type Hash = (slab: Slab, offset: number, length: number, seed: number) => number;

const murmur: Hash = ({ view }, offset, length, seed) => murmurHash2(view, offset, length, seed);
const murmur3: Hash = ({ bytes }, offset, length, seed) => murmurHash3(bytes, offset, length, seed);
const jenkins: Hash = ({ bytes }, offset, length, seed) => jenkinsHash(bytes, offset, length, seed);

/** Hash function by its number in the bloom's meta block; undefined for unknown ones. */
export function bloomHash(type: number): Hash | undefined {
  if (type === HASH_MURMUR) return murmur;
  if (type === HASH_JENKINS) return jenkins;
  return type === HASH_MURMUR3 ? murmur3 : undefined;
}

export interface BloomSizing {
  byteSize: number;
  hashCount: number;
  maxKeys: number;
}

/** How many keys a chunk of about `bytesHint` bytes may hold, and by how many probes, for an error rate. */
export function bloomSizing(bytesHint: number, errorRate: number, maxFold: number): BloomSizing {
  const unit = 1 << maxFold;
  const byteSize = bytesHint % unit === 0 ? bytesHint : (Math.floor(bytesHint / unit) + 1) * unit;
  const bits = byteSize * 8;
  const ideal = Math.floor(bits * (Math.log(2) ** 2 / -Math.log(errorRate)));
  const hashCount = Math.ceil(Math.log(2) * Math.floor(bits / ideal));
  const maxKeys = Math.floor((-bits / hashCount) * Math.log(1 - Math.exp(Math.log(errorRate) / hashCount)));
  return { byteSize, hashCount, maxKeys };
}

/** |probe mod bits|; a division costs as much as all the rest of a probe, and chunks mostly have a power of two. */
function bitOf(probe: number, bits: number): number {
  if ((bits & (bits - 1)) !== 0) return Math.abs(probe % bits);
  // Without Math.abs, whose answer for −2^31 is no int32.
  const sign = probe >> 31;
  return ((probe ^ sign) - sign) & (bits - 1);
}

export class BloomChunk {
  readonly firstKey: Buffer;
  readonly hashCount: number;
  byteSize: number;
  maxKeys: number;
  keyCount = 0;
  #bits: InstanceType<typeof BitSet>;

  constructor(sizing: BloomSizing, firstKey: Buffer) {
    this.firstKey = firstKey;
    this.byteSize = sizing.byteSize;
    this.hashCount = sizing.hashCount;
    this.maxKeys = sizing.maxKeys;
    this.#bits = new BitSet(sizing.byteSize * 8);
  }

  add({ view }: Slab, offset: number, length: number): void {
    const { array } = this.#bits;
    const bits = array.length * 8;
    const h1 = murmurHash2(view, offset, length, 0);
    const h2 = murmurHash2(view, offset, length, h1);
    let probe = h1;
    for (let i = 0; i < this.hashCount; i++) {
      const bit = bitOf(probe, bits);
      array[bit >>> 3] |= 1 << (bit & 7);
      probe = (probe + h2) | 0;
    }
    this.keyCount++;
  }

  /** Halves the array while it is not half full, laying the halves on each other, and returns the bytes. */
  fold(): Uint8Array {
    let bytes: Uint8Array = this.#bits.array;
    while (bytes.length % 2 === 0 && this.maxKeys > 2 * this.keyCount) {
      const half = bytes.length / 2;
      for (let i = 0; i < half; i++) bytes[i] |= bytes[i + half];
      bytes = bytes.subarray(0, half);
      this.maxKeys = Math.floor(this.maxKeys / 2);
    }
    this.byteSize = bytes.length;
    return bytes;
  }
}

/** Whether a chunk's bits may hold the key. */
export function bloomChunkContains(
  chunk: Uint8Array,
  hash: Hash,
  hashCount: number,
  key: Slab,
  offset: number,
  length: number,
): boolean {
  const bits = chunk.length * 8;
  const h1 = hash(key, offset, length, 0);
  const h2 = hash(key, offset, length, h1);
  let probe = h1;
  for (let i = 0; i < hashCount; i++) {
    const bit = bitOf(probe, bits);
    if ((chunk[bit >> 3] & (1 << (bit & 7))) === 0) return false;
    probe = (probe + h2) | 0;
  }
  return true;
}
