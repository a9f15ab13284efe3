// Memory of a MemStore segment: a few chunks of shared memory that grow from 256 KB to 64 MB, so that a thousand empty families reserve
// nothing and a full memstore has nearly all of its cells in one or two chunks. Shared memory, because a flush lends it to a worker
// without copying. A cell is named by a u32: the chunk's index in the top 5 bits, its offset / 8 in the lower 27.
//
// Record, 8-byte aligned:   u16 tagsLength | u48 sequence id | KeyValue [u16 tagsLength | tags]
// A reference points at the KeyValue, so the header stands in the 8 bytes before it.
import { assert } from '../../../base/assert.ts';
import { copyBytes } from '../../../base/bytes.ts';
import { type Slab, slabOf } from '../../../base/slab.ts';

export const RECORD_HEADER_SIZE = 8;
const OFFSET_BITS = 27;
const OFFSET_MASK = 2 ** OFFSET_BITS - 1;
const MAX_CHUNKS = 32;
const MAX_CHUNK_BYTES = 2 ** 30;
const CHUNK_SIZES = [256 * 1024, 1024 * 1024, 4 * 1024 * 1024, 16 * 1024 * 1024, 64 * 1024 * 1024];
const LARGEST_CHUNK = 64 * 1024 * 1024;
/** The largest chunk is no more than this share of the budget … */
const CHUNKS_OF_A_BUDGET = 16;
/** … of the first so many chunks of a segment: a batch much larger than the budget must find room, too. */
const MAX_SMALL_CHUNKS = 20;
const MAX_POOLED_BYTES = 256 * 1024 * 1024;

/** Chunks of all memstores of a server. Returned chunks are kept for the next memstore up to a bound: touching new memory is most of the cost of storing a 1 KB cell. */
export class ArenaPool {
  /** Of the first chunks of a segment. */
  readonly maxChunkBytes: number;
  readonly #maxPooledBytes: number;
  readonly #free = new Map<number, Slab[]>();
  #pooledBytes = 0;
  #bytesInUse = 0;

  /** `budgetBytes`: what all memstores may take; half of it may lie here unused, at most. */
  constructor({ budgetBytes = Number.POSITIVE_INFINITY }: { budgetBytes?: number } = {}) {
    this.#maxPooledBytes = Math.min(MAX_POOLED_BYTES, budgetBytes / 2);
    this.maxChunkBytes = CHUNK_SIZES.find((size) => size * CHUNKS_OF_A_BUDGET >= budgetBytes) ?? LARGEST_CHUNK;
  }

  /** Bytes of chunks that memstores and their readers hold. */
  get bytesInUse(): number {
    return this.#bytesInUse;
  }

  take(sizeBytes: number): Slab {
    this.#bytesInUse += sizeBytes;
    const pooled = this.#free.get(sizeBytes)?.pop();
    if (pooled === undefined) return slabOf(new Uint8Array(new SharedArrayBuffer(sizeBytes)));
    this.#pooledBytes -= sizeBytes;
    return pooled;
  }

  give(slab: Slab): void {
    const sizeBytes = slab.bytes.length;
    this.#bytesInUse -= sizeBytes;
    if (!CHUNK_SIZES.includes(sizeBytes) || this.#pooledBytes + sizeBytes > this.#maxPooledBytes) return;
    this.#pooledBytes += sizeBytes;
    const list = this.#free.get(sizeBytes);
    if (list === undefined) this.#free.set(sizeBytes, [slab]);
    else list.push(slab);
  }
}

export class Arena {
  /** Chunks by index. */
  readonly slabs: Slab[] = [];
  readonly #pool: ArenaPool;
  /** Segments that have cells in it. */
  #holders = 1;
  #used = 0;
  #capacity = 0;
  #bytes = 0;

  constructor(pool: ArenaPool) {
    this.#pool = pool;
  }

  /** Bytes of all chunks, used or not. */
  get reservedBytes(): number {
    return this.#bytes;
  }

  /** Copies a KeyValue of `length` bytes (with its u16 and tags if it has any) in; returns its reference. */
  add(source: Slab, offset: number, length: number, tagsLength: number, sequenceId: number): number {
    const size = RECORD_HEADER_SIZE + ((length + 7) & ~7);
    if (this.#used + size > this.#capacity) this.#grow(size);
    const chunk = this.slabs.length - 1;
    const slab = this.slabs[chunk];
    const at = this.#used + RECORD_HEADER_SIZE;
    const high = Math.floor(sequenceId / 4294967296);
    slab.view.setUint32(at - 8, ((tagsLength << 16) | high) >>> 0);
    slab.view.setUint32(at - 4, sequenceId >>> 0);
    copyBytes(source, offset, slab, at, length);
    this.#used += size;
    return ((chunk << OFFSET_BITS) | (at >>> 3)) >>> 0;
  }

  /** For one more segment, which releases it too. */
  share(): this {
    this.#holders++;
    return this;
  }

  release(): void {
    if (--this.#holders > 0) return;
    for (const slab of this.slabs) this.#pool.give(slab);
    this.slabs.length = 0;
    this.#used = this.#capacity = this.#bytes = 0;
  }

  #grow(needed: number): void {
    assert(this.slabs.length < MAX_CHUNKS && needed <= MAX_CHUNK_BYTES, 'memstore segment over its bound');
    const index = this.slabs.length;
    const bound = index < MAX_SMALL_CHUNKS ? this.#pool.maxChunkBytes : LARGEST_CHUNK;
    const planned = Math.min(CHUNK_SIZES[Math.min(index, CHUNK_SIZES.length - 1)], bound);
    const sizeBytes = needed <= planned ? planned : (CHUNK_SIZES.find((size) => size >= needed) ?? (needed + 7) & ~7);
    this.slabs.push(this.#pool.take(sizeBytes));
    this.#bytes += sizeBytes;
    this.#capacity = sizeBytes;
    this.#used = 0;
  }
}

export function chunkOfReference(reference: number): number {
  return reference >>> OFFSET_BITS;
}

/** Offset of the referenced KeyValue in its chunk. */
export function offsetOfReference(reference: number): number {
  return (reference & OFFSET_MASK) << 3;
}

export function recordSequenceId(view: DataView, offset: number): number {
  return view.getUint16(offset - 6) * 4294967296 + view.getUint32(offset - 4);
}

export function recordTagsLength(view: DataView, offset: number): number {
  return view.getUint16(offset - 8);
}
