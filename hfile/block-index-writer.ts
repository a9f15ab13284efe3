// The multi-level index of data blocks (HBase 2.6.1, HFileBlockIndex.BlockIndexWriter).
//
//   root entry:  u64 offset | u32 onDiskSize | vint keyLength | key                          (as many as the trailer says)
//   other block: u32 n | (n + 1) × u32 offset of entry, the last = bytes of all entries | n × (u64 offset | u32 onDiskSize | key)
//
// Entries gather in a chunk. A chunk that reaches the limit is written inline as a leaf block, and becomes one entry of the root; if none ever
// does, the chunk is the root. While the root is over the limit, a level of intermediate blocks is put under it.
import { ByteWriter } from '../base/byte-writer.ts';
import { vlongSize } from '../base/varint.ts';
import type { BlockWriter } from './block-writer.ts';

class IndexChunk {
  readonly offsets: number[] = [];
  readonly sizes: number[] = [];
  readonly keys: Buffer[] = [];
  /** Entries of leaf blocks up to and with each entry; for the root of a multi-level index. */
  readonly leafEntryCounts: number[] = [];
  rootSize = 0;
  #entryBytes = 0;

  get count(): number {
    return this.keys.length;
  }
  get nonRootSize(): number {
    return 4 + 4 * (this.count + 1) + this.#entryBytes;
  }
  add(key: Buffer, offset: number, onDiskSize: number): void {
    this.offsets.push(offset);
    this.sizes.push(onDiskSize);
    this.keys.push(key);
    this.#entryBytes += 12 + key.length;
    this.rootSize += 12 + vlongSize(key.length) + key.length;
  }
  encodeRoot(out: ByteWriter): void {
    for (let i = 0; i < this.count; i++) out.u64(this.offsets[i]).u32(this.sizes[i]).vlongBytes(this.keys[i]);
  }
  encodeNonRoot(): Buffer {
    const out = new ByteWriter(this.nonRootSize);
    out.u32(this.count);
    let relative = 0;
    for (const key of this.keys) {
      out.u32(relative);
      relative += 12 + key.length;
    }
    out.u32(relative);
    for (let i = 0; i < this.count; i++) out.u64(this.offsets[i]).u32(this.sizes[i]).write(this.keys[i]);
    return out.view();
  }
}

export interface IndexSummary {
  rootOffset: number;
  rootCount: number;
  levels: number;
  /** Payload bytes of all index blocks. */
  uncompressedSize: number;
}

export class BlockIndexWriter {
  #root = new IndexChunk();
  #chunk = new IndexChunk();
  #leafEntries = 0;
  #levels = 1;
  #uncompressedSize = 0;
  readonly #chunkBytes: number;
  readonly #minEntries: number;

  constructor(chunkBytes: number, minEntries: number) {
    this.#chunkBytes = chunkBytes;
    this.#minEntries = minEntries;
  }

  add(key: Buffer, offset: number, onDiskSize: number): void {
    this.#chunk.add(key, offset, onDiskSize);
  }

  /** Writes the leaf block that is due, if any. When `closing`, what is left is the last leaf, or the root if it is all there is. */
  writeInline(blocks: BlockWriter, closing: boolean): void {
    const chunk = this.#chunk;
    if (chunk.count === 0 || (!closing && chunk.nonRootSize < this.#chunkBytes)) return;
    this.#chunk = new IndexChunk();
    if (closing && this.#root.count === 0) {
      this.#root = chunk;
      return;
    }
    blocks.writeBlock('LEAF_INDEX', chunk.encodeNonRoot());
    this.#uncompressedSize += blocks.lastUncompressedSize;
    this.#leafEntries += chunk.count;
    this.#levels = 2;
    this.#root.add(chunk.keys[0], blocks.lastOffset, blocks.lastOnDiskSize);
    this.#root.leafEntryCounts.push(this.#leafEntries);
  }

  /** Writes intermediate levels and the root. */
  finish(blocks: BlockWriter): IndexSummary {
    const midKey = this.#levels > 1 ? this.#encodeMidKey() : undefined;
    while (
      this.#levels > 1 &&
      this.#levels < 16 &&
      this.#root.rootSize > this.#chunkBytes &&
      this.#root.count > this.#minEntries
    ) {
      this.#root = this.#writeIntermediateLevel(blocks, this.#root);
      this.#levels++;
    }
    const out = new ByteWriter(this.#root.rootSize + 16);
    this.#root.encodeRoot(out);
    if (midKey !== undefined) out.write(midKey);
    blocks.writeBlock('ROOT_INDEX', out.view());
    this.#uncompressedSize += blocks.lastUncompressedSize;
    return {
      rootOffset: blocks.lastOffset,
      rootCount: this.#root.count,
      levels: this.#levels,
      uncompressedSize: this.#uncompressedSize,
    };
  }

  /** Where the middle data block's entry is: u64 leafOffset | u32 leafOnDiskSize | u32 entry in leaf. */
  #encodeMidKey(): Buffer {
    const root = this.#root;
    const target = Math.floor((this.#leafEntries - 1) / 2);
    const leaf = root.leafEntryCounts.findIndex((count) => count > target);
    const before = leaf === 0 ? 0 : root.leafEntryCounts[leaf - 1];
    return new ByteWriter(16)
      .u64(root.offsets[leaf])
      .u32(root.sizes[leaf])
      .u32(target - before)
      .finish();
  }

  #writeIntermediateLevel(blocks: BlockWriter, level: IndexChunk): IndexChunk {
    const parent = new IndexChunk();
    let chunk = new IndexChunk();
    const flush = () => {
      blocks.writeBlock('INTERMEDIATE_INDEX', chunk.encodeNonRoot());
      this.#uncompressedSize += blocks.lastUncompressedSize;
      parent.add(chunk.keys[0], blocks.lastOffset, blocks.lastOnDiskSize);
      chunk = new IndexChunk();
    };
    for (let i = 0; i < level.count; i++) {
      chunk.add(level.keys[i], level.offsets[i], level.sizes[i]);
      // At least minEntries each, so that huge keys do not make levels without end.
      if (i >= this.#minEntries && chunk.rootSize >= this.#chunkBytes) flush();
    }
    if (chunk.count > 0) flush();
    return parent;
  }
}
