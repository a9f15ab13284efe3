import { assert } from '../base/assert.ts';
import { copyBytes } from '../base/bytes.ts';
import { crc32 } from '../base/checksum.ts';
import type { Clock } from '../base/clock.ts';
import { canCompress, codecByName } from '../base/codec-registry.ts';
import { hbaseError } from '../base/errors.ts';
import { EMPTY_SLAB, type Slab, slabOf } from '../base/slab.ts';
import { writeVLong } from '../base/varint.ts';
import type { CellComparator } from '../cell/cell-comparator.ts';
import type { FileWriter } from '../storage/file-storage.ts';
import { BlockIndexWriter } from './block-index-writer.ts';
import { BlockWriter, PIECE_BYTES } from './block-writer.ts';
import { BloomTracker } from './bloom-tracker.ts';
import { CellStatistics } from './cell-statistics.ts';
import { boolBytes, encodeCompactedFiles, encodeFileInfo, u32Bytes, u64Bytes } from './file-info.ts';
import { encodeTrailer } from './fixed-file-trailer.ts';
import * as format from './hfile-format.ts';
import { copyKey, shortIndexKey } from './index-key.ts';

export interface HFileWriterOptions {
  writer: FileWriter;
  comparator: CellComparator;
  clock: Pick<Clock, 'now'>;
  /** A block is closed when its cells take this much. Default 65536. */
  blockSizeBytes?: number;
  /** Default NONE. */
  compression?: 'NONE' | 'GZ';
  /** Default ROW, as a family's. */
  bloom?: format.BloomType;
  /** Of ROWPREFIX_FIXED_LENGTH. */
  bloomPrefixLength?: number;
  /** Whether cells have a tags section: only when some cell has tags. */
  includesTags?: boolean;
  /** Whether cells carry their sequence ids. Default true. */
  includesMvcc?: boolean;
  // For tests against files of HBase made with small limits:
  indexChunkBytes?: number;
  indexMinEntries?: number;
  bloomChunkBytes?: number;
  bytesPerChecksum?: number;
  checksumType?: number;
}

/** What flushes and compactions say about the file they wrote. */
export interface StoreFileMetadata {
  /** WAL sequence id up to which the file covers its store. */
  maxSequenceId: number;
  majorCompaction?: boolean;
  /** Names of the files this one replaces, and of those they replaced that still stand (pitfall 2). None for a flush. */
  compactedFiles?: Iterable<string>;
  excludeFromMinorCompaction?: boolean;
}

export interface HFileSummary {
  readonly path: string;
  readonly length: number;
  readonly entryCount: number;
  /** As given by appendMetadata, −1 without. */
  readonly maxSequenceId: number;
  readonly maxMvcc: number;
  /** Flat keys; undefined for an empty file. */
  readonly firstKey: Buffer | undefined;
  readonly lastKey: Buffer | undefined;
  readonly minTimestamp: bigint;
  readonly maxTimestamp: bigint;
  readonly deleteFamilyCount: number;
  readonly uncompressedBytes: number;
}

/**
 * Writes one HFile. Cells come in the comparator's order:
 *
 *     const w = HFileWriter.create({ writer: await files.create(path), comparator, clock });
 *     for (…) { w.append(slab, offset, length, tagsSlab, tagsOffset, tagsLength, sequenceId); if (w.drainNeeded) await w.drain(); }
 *     w.appendMetadata({ maxSequenceId });
 *     const summary = await w.close();
 *
 * After an error call `abort`, which deletes the file.
 */
export class HFileWriter {
  readonly path: string;
  readonly comparator: CellComparator;
  entryCount = 0;
  readonly #writer: FileWriter;
  readonly #options: HFileWriterOptions;
  readonly #blockSize: number;
  readonly #includesTags: boolean;
  readonly #includesMvcc: boolean;
  readonly #compression: 'NONE' | 'GZ';
  readonly #blocks: BlockWriter;
  readonly #index: BlockIndexWriter;
  readonly #blooms: BloomTracker;
  readonly #statistics = new CellStatistics();
  readonly #info = new Map<string, Buffer>();
  /** Key of the last cell of the block before, in KeyValue form. */
  #formerKey: Slab = EMPTY_SLAB;
  /** Where the last cell begins, from the payload's start; −1 when it is in `#formerKey`. */
  #lastInBlock = -1;
  #firstKey: Buffer | undefined;
  #firstDataBlockOffset = -1;
  #lastDataBlockOffset = -1;
  #maxSequenceId = -1;

  static create(options: HFileWriterOptions): HFileWriter {
    return new HFileWriter(options);
  }

  private constructor(options: HFileWriterOptions) {
    this.#options = options;
    this.#writer = options.writer;
    this.path = options.writer.path;
    this.comparator = options.comparator;
    this.#blockSize = options.blockSizeBytes ?? format.DEFAULT_BLOCK_SIZE;
    this.#includesTags = options.includesTags ?? false;
    this.#includesMvcc = options.includesMvcc ?? true;
    this.#compression = options.compression ?? 'NONE';
    if (!canCompress(this.#compression)) {
      throw hbaseError(
        'DoNotRetryIOException',
        `Writing files with compression ${this.#compression} is not supported; NONE and GZ are`,
      );
    }
    this.#blocks = new BlockWriter({
      bytesPerChecksum: options.bytesPerChecksum ?? format.BYTES_PER_CHECKSUM,
      checksumType: options.checksumType ?? format.CHECKSUM_CRC32,
      compress: this.#compression === 'NONE' ? undefined : codecByName(this.#compression).compress,
    });
    this.#index = new BlockIndexWriter(
      options.indexChunkBytes ?? format.INDEX_CHUNK_BYTES,
      options.indexMinEntries ?? format.INDEX_MIN_ENTRIES,
    );
    this.#blooms = new BloomTracker(
      options.bloom ?? 'ROW',
      options.bloomPrefixLength ?? 0,
      options.bloomChunkBytes ?? format.BLOOM_CHUNK_BYTES,
    );
  }

  /** Bytes of the file so far, checksums and all. */
  get length(): number {
    return this.#blocks.position;
  }
  /** True when about a megabyte waits: `await drain()` before the next append. */
  get drainNeeded(): boolean {
    return this.#blocks.finishedBytes >= PIECE_BYTES;
  }
  /** Writes and syncs what is complete. */
  drain(): Promise<void> {
    return this.#blocks.drain(this.#writer);
  }

  /**
   * Adds the KeyValue at `offset`, `length` bytes without tags. The bytes are copied. A cell out of order is a bug of the caller.
   */
  append(
    slab: Slab,
    offset: number,
    length: number,
    tagsSlab: Slab,
    tagsOffset: number,
    tagsLength: number,
    sequenceId: number,
  ): void {
    const blocks = this.#blocks;
    let former: Slab | undefined;
    let formerOffset = 0;
    if (this.entryCount > 0) {
      former = this.#lastInBlock < 0 ? this.#formerKey : blocks.slab;
      formerOffset = this.#lastInBlock < 0 ? 0 : blocks.payloadStart + this.#lastInBlock;
      const order = this.comparator.compareCells(former, formerOffset, slab, offset);
      assert(order <= 0, 'a cell is smaller than the one before it');
      // Cells of equal keys stay in one block.
      if (order < 0 && blocks.payloadLength >= this.#blockSize) {
        this.#finishDataBlock(false);
        former = this.#formerKey;
        formerOffset = 0;
      }
    } else {
      this.#firstKey = copyKey(slab, offset);
    }
    this.#blooms.add(former, formerOffset, slab, offset);
    if (!blocks.isWriting) blocks.start('DATA');
    this.#lastInBlock = blocks.payloadLength;
    this.#copyCell(slab, offset, length, tagsSlab, tagsOffset, tagsLength, sequenceId);
    this.entryCount++;
    this.#statistics.add(slab, offset, length, tagsLength, sequenceId);
  }

  /** An entry of the file info. Keys beginning with `hfile.` are the writer's own. */
  appendFileInfo(key: string, value: Buffer): void {
    assert(!key.startsWith('hfile.'), `file info key ${key} is reserved`);
    this.#info.set(key, value);
  }

  /** The entries of the file info that every flush and compaction writes. */
  appendMetadata(metadata: StoreFileMetadata): void {
    this.#maxSequenceId = metadata.maxSequenceId;
    this.#info.set(format.MAX_SEQ_ID_KEY, u64Bytes(metadata.maxSequenceId));
    this.#info.set(format.MAJOR_COMPACTION_KEY, boolBytes(metadata.majorCompaction ?? false));
    this.#info.set(format.COMPACTION_EVENT_KEY, encodeCompactedFiles(metadata.compactedFiles ?? []));
    this.#info.set(format.HISTORICAL, boolBytes(false));
    if (metadata.excludeFromMinorCompaction) this.#info.set(format.EXCLUDE_FROM_MINOR_COMPACTION, boolBytes(true));
  }

  /** Finishes the file: all is synced when it resolves. */
  async close(): Promise<HFileSummary> {
    const blocks = this.#blocks;
    const lastKey = this.#copyLastKey();
    if (blocks.isWriting) this.#finishDataBlock(true);
    else this.#writeInlineBlocks(true);
    if (this.drainNeeded) await this.drain();
    // The section's bytes must stay at hand for its checksum, so what came before goes out first.
    const uncountedBefore = blocks.totalUncompressedBytes;
    const index = this.#index.finish(blocks);
    // HBase leaves the root and intermediate blocks of the index out of the sum.
    const uncounted = blocks.totalUncompressedBytes - uncountedBefore;
    blocks.writeBlock('ROOT_INDEX', Buffer.alloc(0));
    const fileInfoOffset = blocks.position;
    this.#completeFileInfo(lastKey);
    blocks.writeBlock('FILE_INFO', encodeFileInfo(this.#info));
    const { general, deleteFamily } = this.#blooms;
    if (general !== undefined && general.keyCount > 0) blocks.writeBlock('GENERAL_BLOOM_META', general.encodeMeta());
    if (deleteFamily !== undefined && deleteFamily.keyCount > 0) {
      blocks.writeBlock('DELETE_FAMILY_BLOOM_META', deleteFamily.encodeMeta());
    }
    const uncompressedBytes = blocks.totalUncompressedBytes - uncounted + format.TRAILER_SIZE;
    blocks.writeRaw(
      encodeTrailer({
        fileInfoOffset,
        loadOnOpenOffset: index.rootOffset,
        uncompressedDataIndexSize: index.uncompressedSize,
        totalUncompressedBytes: uncompressedBytes,
        dataIndexCount: index.rootCount,
        metaIndexCount: 0,
        entryCount: this.entryCount,
        dataIndexLevels: index.levels,
        firstDataBlockOffset: this.#firstDataBlockOffset,
        lastDataBlockOffset: this.#lastDataBlockOffset,
        comparatorClassName: this.comparator.name,
        compression: this.#compression,
        loadOnOpenCrc: crc32(blocks.finishedFrom(index.rootOffset)),
      }),
    );
    await this.drain();
    await this.#writer.close();
    return {
      path: this.path,
      length: blocks.position,
      entryCount: this.entryCount,
      maxSequenceId: this.#maxSequenceId,
      maxMvcc: this.#statistics.maxMvcc,
      firstKey: this.#firstKey,
      lastKey,
      minTimestamp: this.#statistics.timestamps.min,
      maxTimestamp: this.#statistics.timestamps.max,
      deleteFamilyCount: this.#blooms.deleteFamilyCount,
      uncompressedBytes,
    };
  }

  /** Gives up: the file is deleted. */
  abort(): Promise<void> {
    return this.#writer.abort();
  }

  #copyCell(
    slab: Slab,
    offset: number,
    length: number,
    tagsSlab: Slab,
    tagsOffset: number,
    tagsLength: number,
    sequenceId: number,
  ): void {
    const blocks = this.#blocks;
    // A vlong is nine bytes at most.
    blocks.reserve(length + tagsLength + 2 + 9);
    const target = blocks.slab;
    copyBytes(slab, offset, target, blocks.end, length);
    blocks.end += length;
    if (this.#includesTags) {
      target.view.setUint16(blocks.end, tagsLength);
      if (tagsLength > 0) copyBytes(tagsSlab, tagsOffset, target, blocks.end + 2, tagsLength);
      blocks.end += 2 + tagsLength;
    } else {
      assert(tagsLength === 0, 'a cell has tags but the file was to have none');
    }
    if (this.#includesMvcc) blocks.end = writeVLong(target.bytes, blocks.end, sequenceId);
  }

  #copyLastKey(): Buffer | undefined {
    if (this.entryCount === 0) return undefined;
    if (this.#lastInBlock < 0) return copyKey(this.#formerKey, 0);
    return copyKey(this.#blocks.slab, this.#blocks.payloadStart + this.#lastInBlock);
  }

  #finishDataBlock(closing: boolean): void {
    const blocks = this.#blocks;
    const left = this.#firstDataBlockOffset < 0 ? undefined : this.#formerKey;
    const key = shortIndexKey(this.comparator, left, 0, blocks.slab, blocks.payloadStart);
    const lastOffset = blocks.payloadStart + this.#lastInBlock;
    const lastKeyLength = blocks.slab.view.getUint32(lastOffset);
    if (this.#formerKey.bytes.length < lastKeyLength + 8) {
      this.#formerKey = slabOf(Buffer.allocUnsafeSlow((lastKeyLength + 8) * 2));
    }
    this.#formerKey.view.setUint32(0, lastKeyLength);
    this.#formerKey.view.setUint32(4, 0);
    copyBytes(blocks.slab, lastOffset + 8, this.#formerKey, 8, lastKeyLength);
    this.#lastInBlock = -1;
    blocks.finish();
    if (this.#firstDataBlockOffset < 0) this.#firstDataBlockOffset = blocks.lastOffset;
    this.#lastDataBlockOffset = blocks.lastOffset;
    this.#index.add(key, blocks.lastOffset, blocks.lastOnDiskSize);
    this.#writeInlineBlocks(closing);
  }

  /** What is due between data blocks: a leaf of the index, chunks of blooms. */
  #writeInlineBlocks(closing: boolean): void {
    this.#index.writeInline(this.#blocks, closing);
    this.#blooms.writeInline(this.#blocks, closing);
  }

  #completeFileInfo(lastKey: Buffer | undefined): void {
    const info = this.#info;
    if (lastKey !== undefined) info.set(format.LASTKEY, lastKey);
    info.set(format.CREATE_TIME_TS, u64Bytes(this.#options.clock.now()));
    this.#statistics.addToFileInfo(info, this.entryCount, this.#includesTags, this.#includesMvcc);
    info.set(format.DELETE_FAMILY_COUNT, u64Bytes(this.#blooms.deleteFamilyCount));
    this.#addBloomInfo(info);
  }

  #addBloomInfo(info: Map<string, Buffer>): void {
    const { general, lastKey } = this.#blooms;
    if (general === undefined || general.keyCount === 0 || lastKey === undefined) return;
    const type = this.#options.bloom ?? 'ROW';
    info.set(format.BLOOM_FILTER_TYPE, Buffer.from(type));
    if (type === 'ROWPREFIX_FIXED_LENGTH') {
      info.set(format.BLOOM_FILTER_PARAM, u32Bytes(this.#options.bloomPrefixLength ?? 0));
    }
    info.set(format.LAST_BLOOM_KEY, Buffer.from(lastKey));
  }
}
