// A compound bloom filter: chunks written inline among the data blocks as they fill, their first keys in a meta block:
//
//   u32 version 3 | u64 totalBytes | u32 hashCount | u32 hashType | u64 keyCount | u64 maxKeys | u32 chunkCount | vint length + comparator
//   class (ROWCOL only) | chunkCount × (u64 offset | u32 onDiskSize | vint length + first key)
import { ByteWriter } from '../base/byte-writer.ts';
import type { Slab } from '../base/slab.ts';
import type { BlockWriter } from './block-writer.ts';
import { BloomChunk, type BloomSizing, bloomSizing, HASH_MURMUR } from './bloom-chunk.ts';

export const BLOOM_VERSION = 3;
export const ROWCOL_COMPARATOR_CLASS = 'org.apache.hadoop.hbase.CellComparatorImpl';

export interface BloomLimits {
  readonly chunkBytes: number;
  readonly errorRate: number;
  readonly maxFold: number;
}

export class CompoundBloomFilterWriter {
  keyCount = 0;
  readonly #sizing: BloomSizing;
  readonly #comparatorClass: string;
  readonly #ready: BloomChunk[] = [];
  readonly #index = new ByteWriter();
  #chunk: BloomChunk | undefined;
  #chunkCount = 0;
  #totalBytes = 0;
  #totalMaxKeys = 0;

  constructor({ chunkBytes, errorRate, maxFold }: BloomLimits, isRowCol: boolean) {
    // A look-up of a column asks twice, so each answer must err half as often.
    const rate = isRowCol ? 1 - Math.sqrt(1 - errorRate) : errorRate;
    this.#sizing = bloomSizing(chunkBytes, rate, maxFold);
    this.#comparatorClass = isRowCol ? ROWCOL_COMPARATOR_CLASS : '';
  }

  /** Keys come in order, each once. */
  add(slab: Slab, offset: number, length: number): void {
    this.#retire(false);
    this.#chunk ??= new BloomChunk(this.#sizing, Buffer.from(slab.bytes.subarray(offset, offset + length)));
    this.#chunk.add(slab, offset, length);
    this.keyCount++;
  }

  /** Writes the chunks that are full; when `closing`, the last one too. */
  writeInline(blocks: BlockWriter, closing: boolean): void {
    this.#retire(closing);
    for (const chunk of this.#ready) {
      const bits = chunk.fold();
      blocks.writeBlock('BLOOM_CHUNK', bits);
      this.#totalBytes += chunk.byteSize;
      this.#totalMaxKeys += chunk.maxKeys;
      this.#chunkCount++;
      this.#index.u64(blocks.lastOffset).u32(blocks.lastOnDiskSize).vlongBytes(chunk.firstKey);
    }
    this.#ready.length = 0;
  }

  encodeMeta(): Buffer {
    return new ByteWriter(64 + this.#index.length)
      .u32(BLOOM_VERSION)
      .u64(this.#totalBytes)
      .u32(this.#sizing.hashCount)
      .u32(HASH_MURMUR)
      .u64(this.keyCount)
      .u64(this.#totalMaxKeys)
      .u32(this.#chunkCount)
      .vlongBytes(Buffer.from(this.#comparatorClass, 'latin1'))
      .write(this.#index.view())
      .finish();
  }

  #retire(closing: boolean): void {
    const chunk = this.#chunk;
    if (chunk === undefined || (chunk.keyCount < chunk.maxKeys && !closing)) return;
    this.#ready.push(chunk);
    this.#chunk = undefined;
  }
}
