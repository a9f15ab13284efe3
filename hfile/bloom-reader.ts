import { ByteReader } from '../base/byte-reader.ts';
import { compareBytes } from '../base/bytes.ts';
import { CorruptionError } from '../base/errors.ts';
import { type Slab, slabOf } from '../base/slab.ts';
import { KEY_VALUE_COMPARATOR } from '../cell/cell-comparator.ts';
import type { BlockSource, BloomBits } from './block-source.ts';
import { bloomChunkContains, bloomHash } from './bloom-chunk.ts';
import { BLOOM_VERSION } from './bloom-writer.ts';
import { isFlatKey } from './flat-key.ts';

const MAX_HASHES = 1000;

/** A compound bloom filter of an open file (layout: bloom-writer.ts). */
export class CompoundBloomFilter {
  readonly keyCount: number;
  readonly maxKeys: number;
  readonly totalBytes: number;
  readonly chunkCount: number;
  readonly #source: BlockSource;
  readonly #hashCount: number;
  readonly #hash: NonNullable<ReturnType<typeof bloomHash>>;
  readonly #slab: Slab;
  readonly #offsets: number[] = [];
  readonly #sizes: number[] = [];
  readonly #keyOffsets: number[] = [];
  readonly #keyLengths: number[] = [];
  readonly #keysAreCells: boolean;
  /** Whether chunks stand in the order in which their first keys compare here; in hbase:meta's files they need not. */
  readonly #isOrdered: boolean;

  /** `offset`: of the meta block in the file, for errors. */
  constructor(
    payload: Buffer,
    path: string,
    offset: number,
    source: BlockSource,
    keysAreCells: boolean,
    isOrdered: boolean,
  ) {
    const reader = new ByteReader(
      payload,
      (at, text) => new CorruptionError(path, offset, `bloom, byte ${at}: ${text}`),
    );
    const version = reader.u32();
    if (version !== BLOOM_VERSION) reader.fail(`expected bloom version ${BLOOM_VERSION}, found ${version}`);
    this.totalBytes = reader.u64();
    this.#hashCount = reader.u32();
    if (this.#hashCount < 1 || this.#hashCount > MAX_HASHES) reader.fail(`${this.#hashCount} hashes`);
    const hashType = reader.u32();
    const hash = bloomHash(hashType);
    if (hash === undefined) reader.fail(`hash type ${hashType} is not known`);
    this.keyCount = reader.u64();
    this.maxKeys = reader.u64();
    this.chunkCount = reader.u32();
    // The comparator's class: what it must be follows from the bloom's type.
    reader.vlongBytes();
    if (this.chunkCount < 1 || this.chunkCount * 13 > reader.remaining) reader.fail(`${this.chunkCount} chunks`);
    this.#source = source;
    this.#hash = hash!;
    this.#slab = slabOf(payload);
    this.#keysAreCells = keysAreCells;
    this.#isOrdered = isOrdered;
    for (let i = 0; i < this.chunkCount; i++) this.#readEntry(reader);
    if (reader.remaining > 0) reader.fail(`${reader.remaining} bytes behind the last chunk`);
  }

  /** False: surely not added. A promise when the chunk must be read. */
  mayContain(key: Slab, offset: number, length: number): boolean | Promise<boolean> {
    let chunk = 0;
    if (this.#isOrdered) {
      chunk = this.#find(key, offset, length);
      if (chunk < 0) return false;
    } else if (this.chunkCount > 1) {
      return true;
    }
    const [at, size] = [this.#offsets[chunk], this.#sizes[chunk]];
    const bits = this.#source.get('bloom', at, size);
    if (bits !== undefined) return this.#probe(bits, key, offset, length);
    // The key is borrowed: what waits needs its own.
    const own = slabOf(Buffer.from(key.bytes.subarray(offset, offset + length)));
    return this.#source.load('bloom', at, size).then((loaded) => this.#probe(loaded, own, 0, length));
  }

  #probe(bits: BloomBits, key: Slab, offset: number, length: number): boolean {
    return bloomChunkContains(bits.bytes, this.#hash, this.#hashCount, key, offset, length);
  }

  /** The last chunk whose first key is not above the key. */
  #find(key: Slab, offset: number, length: number): number {
    let low = 0;
    let high = this.chunkCount;
    const compare = this.#keysAreCells ? KEY_VALUE_COMPARATOR.compareKeys : compareBytes;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const order = compare(key, offset, length, this.#slab, this.#keyOffsets[middle], this.#keyLengths[middle]);
      if (order >= 0) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  #readEntry(reader: ByteReader): void {
    this.#offsets.push(reader.u64());
    this.#sizes.push(reader.u32());
    const length = reader.vlong();
    reader.need(length);
    if (this.#keysAreCells && !isFlatKey(reader.bytes, reader.offset, length))
      reader.fail('the first key of a chunk is none');
    this.#keyOffsets.push(reader.offset);
    this.#keyLengths.push(length);
    reader.skip(length);
  }
}
