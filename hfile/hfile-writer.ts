import { assert } from '../base/assert.ts';
import { copyBytes } from '../base/bytes.ts';
import { crc32 } from '../base/checksum.ts';
import type { Clock } from '../base/clock.ts';
import { type CodecName, codecByName } from '../base/codec-registry.ts';
import { EMPTY_SLAB, type Slab, slabOf } from '../base/slab.ts';
import type { CellComparator } from '../cell/cell-comparator.ts';
import type { FileWriter } from '../storage/file-storage.ts';
import { BlockIndexWriter } from './block-index-writer.ts';
import { BlockWriter, PIECE_BYTES } from './block-writer.ts';
import { BloomTracker } from './bloom-tracker.ts';
import { CellStatistics } from './cell-statistics.ts';
import { type DataBlockEncoder, dataBlockEncoder } from './encoding/data-block-encoder.ts';
import { boolBytes, encodeCompactedFiles, encodeFileInfo, u32Bytes, u64Bytes } from './file-info.ts';
import { encodeTrailer } from './fixed-file-trailer.ts';
import * as format from './hfile-format.ts';
import { copyKey, shortIndexKey } from './index-key.ts';

export interface HFileWriterOptions {
  writer: FileWriter;
  /** It is renamed when it is finished: until then its entry in the folder need not be durable. */
  isTemporary?: boolean | undefined;
  comparator: CellComparator;
  clock: Pick<Clock, 'now'>;
  /** A block is closed when its cells take this much, encoded or not. Default 65536. */
  blockSizeBytes?: number;
  /** Default NONE. */
  compression?: CodecName;
  /** Default NONE. */
  encoding?: format.DataBlockEncoding;
  /**
   * Above 0, a block is closed when its encoded cells take this share of the block size, whatever they would take otherwise
   * (hbase.writer.unified.encoded.blocksize.ratio). Default 0.
   */
  encodedSizeRatio?: number;
  /** Default ROW, as a family's. */
  bloom?: format.BloomType;
  /** Of ROWPREFIX_FIXED_LENGTH. */
  bloomPrefixLength?: number;
  /** Whether cells have a tags section: only when some cell has tags. */
  includesTags?: boolean;
  /** Tags in dictionary form, with the encodings that have one. Default true, as a family's. */
  compressTags?: boolean;
  /** Whether cells carry their sequence ids. Default true. */
  includesMvcc?: boolean;
  // How the parts of a file are laid out, see hfile-format.ts.
  indexChunkBytes?: number;
  indexMinEntries?: number;
  bloomChunkBytes?: number;
  /** How often a bloom filter may say that a key might be there which is not. Default 0.01. */
  bloomErrorRate?: number;
  /** How often a chunk of a bloom filter may be halved. Default 7. */
  bloomMaxFold?: number;
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
  /** Bytes of cells that make a block full: as they would be unencoded, and encoded. */
  readonly #unencodedLimit: number;
  readonly #encodedLimit: number;
  readonly #compression: CodecName;
  readonly #encoding: format.DataBlockEncoding;
  readonly #blocks: BlockWriter;
  readonly #encoder: DataBlockEncoder;
  readonly #index: BlockIndexWriter;
  readonly #blooms: BloomTracker;
  readonly #statistics = new CellStatistics();
  readonly #info = new Map<string, Buffer>();
  /** The last cell, or at least its key, in KeyValue form, unless it stands so in the open block. */
  #former: Slab = EMPTY_SLAB;
  /** Where the last cell begins, from the payload's start; −1 when it is in `#former`. */
  #lastInBlock = -1;
  /** Key of the first cell of the open block and of the last one of the block before it, in KeyValue form. */
  #firstOfBlock: Slab = EMPTY_SLAB;
  #lastOfBlockBefore: Slab = EMPTY_SLAB;
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
    const blockSize = options.blockSizeBytes ?? format.DEFAULT_BLOCK_SIZE;
    const ratio = options.encodedSizeRatio ?? 0;
    this.#unencodedLimit = ratio > 0 ? Infinity : blockSize;
    this.#encodedLimit = ratio > 0 ? Math.max(1, Math.floor(blockSize * ratio)) : blockSize;
    this.#compression = options.compression ?? 'NONE';
    this.#encoding = options.encoding ?? 'NONE';
    this.#blocks = new BlockWriter({
      bytesPerChecksum: options.bytesPerChecksum ?? format.BYTES_PER_CHECKSUM,
      checksumType: options.checksumType ?? format.CHECKSUM_CRC32,
      compress: this.#compression === 'NONE' ? undefined : codecByName(this.#compression).compress,
    });
    this.#encoder = dataBlockEncoder(this.#encoding, this.#blocks, {
      includesTags: options.includesTags ?? false,
      includesMvcc: options.includesMvcc ?? true,
      compressTags: options.compressTags ?? true,
    });
    this.#index = new BlockIndexWriter(
      options.indexChunkBytes ?? format.INDEX_CHUNK_BYTES,
      options.indexMinEntries ?? format.INDEX_MIN_ENTRIES,
    );
    this.#blooms = new BloomTracker(options.bloom ?? 'ROW', options.bloomPrefixLength ?? 0, {
      chunkBytes: options.bloomChunkBytes ?? format.BLOOM_CHUNK_BYTES,
      errorRate: options.bloomErrorRate ?? format.BLOOM_ERROR_RATE,
      maxFold: options.bloomMaxFold ?? format.BLOOM_MAX_FOLD,
    });
  }

  /** Bytes of the file so far, checksums and all. */
  get length(): number {
    return this.#blocks.position;
  }
  /** True when about a megabyte waits: `await drain()` before the next append. */
  get drainNeeded(): boolean {
    return this.#blocks.finishedBytes >= PIECE_BYTES;
  }
  /** Has what is complete written and synced, while more is appended; resolves when what was to be written before it is there. */
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
    const encoder = this.#encoder;
    let former: Slab | undefined;
    let formerOffset = 0;
    let isNewRow = true;
    if (this.entryCount > 0) {
      former = this.#lastInBlock < 0 ? this.#former : blocks.slab;
      formerOffset = this.#lastInBlock < 0 ? 0 : blocks.payloadStart + this.#lastInBlock;
      let order = this.#compareRows(former, formerOffset, slab, offset);
      isNewRow = order !== 0;
      if (!isNewRow) order = this.comparator.compareInRow(former, formerOffset, slab, offset);
      assert(order <= 0, 'a cell is smaller than the one before it');
      // Cells of equal keys stay in one block.
      if (order < 0 && (encoder.unencodedBytes >= this.#unencodedLimit || encoder.encodedBytes >= this.#encodedLimit)) {
        this.#finishDataBlock(false);
        former = this.#former;
        formerOffset = 0;
      }
    } else {
      this.#firstKey = copyKey(slab, offset);
    }
    this.#blooms.add(isNewRow, former, formerOffset, slab, offset);
    if (!blocks.isWriting) {
      encoder.start();
      this.#firstOfBlock = keepKey(this.#firstOfBlock, slab, offset);
      former = undefined;
    }
    this.#lastInBlock = encoder.cellStart;
    encoder.append(slab, offset, length, tagsSlab, tagsOffset, tagsLength, sequenceId, former, formerOffset);
    if (this.#lastInBlock < 0) this.#former = keepCell(this.#former, slab, offset, length);
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

  /** Finishes the file: all is synced when it resolves (of a temporary one all but its name). */
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
        minorVersion: format.MINOR_VERSION,
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
    await blocks.writeRest(this.#writer);
    await this.#writer.close({ isTemporary: this.#options.isTemporary ?? false });
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

  #compareRows(a: Slab, offsetA: number, b: Slab, offsetB: number): number {
    const lengthA = a.view.getUint16(offsetA + 8);
    return this.comparator.compareRows(a, offsetA + 10, lengthA, b, offsetB + 10, b.view.getUint16(offsetB + 8));
  }

  #copyLastKey(): Buffer | undefined {
    if (this.entryCount === 0) return undefined;
    if (this.#lastInBlock < 0) return copyKey(this.#former, 0);
    return copyKey(this.#blocks.slab, this.#blocks.payloadStart + this.#lastInBlock);
  }

  #finishDataBlock(closing: boolean): void {
    const blocks = this.#blocks;
    const left = this.#firstDataBlockOffset < 0 ? undefined : this.#lastOfBlockBefore;
    const key = shortIndexKey(this.comparator, left, 0, this.#firstOfBlock, 0);
    if (this.#lastInBlock >= 0) {
      this.#former = keepKey(this.#former, blocks.slab, blocks.payloadStart + this.#lastInBlock);
      this.#lastInBlock = -1;
    }
    this.#lastOfBlockBefore = keepKey(this.#lastOfBlockBefore, this.#former, 0);
    this.#encoder.finish();
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
    const { includesTags = false, includesMvcc = true, compressTags = true } = this.#options;
    this.#statistics.addToFileInfo(info, this.entryCount, includesTags, includesMvcc);
    // HBase says so of ROW_INDEX_V1 too, which has no dictionary form.
    if (includesTags) info.set(format.TAGS_COMPRESSED, boolBytes(compressTags && this.#encoding !== 'NONE'));
    if (this.#encoding !== 'NONE') info.set(format.DATA_BLOCK_ENCODING, Buffer.from(this.#encoding));
    info.set(format.DELETE_FAMILY_COUNT, u64Bytes(this.#blooms.deleteFamilyCount));
    if (lastKey !== undefined) this.#addBloomInfo(info, lastKey);
  }

  #addBloomInfo(info: Map<string, Buffer>, lastKey: Buffer): void {
    const { general } = this.#blooms;
    if (general === undefined || general.keyCount === 0) return;
    const type = this.#options.bloom ?? 'ROW';
    info.set(format.BLOOM_FILTER_TYPE, Buffer.from(type));
    if (type === 'ROWPREFIX_FIXED_LENGTH') {
      info.set(format.BLOOM_FILTER_PARAM, u32Bytes(this.#options.bloomPrefixLength ?? 0));
    }
    info.set(format.LAST_BLOOM_KEY, Buffer.from(this.#blooms.lastKey(lastKey)));
  }
}

/** Copies the KeyValue at `offset` into `target`, or into a larger slab, which is returned. */
function keepCell(target: Slab, slab: Slab, offset: number, length: number): Slab {
  const room = target.bytes.length >= length ? target : slabOf(Buffer.allocUnsafeSlow(length * 2));
  copyBytes(slab, offset, room, 0, length);
  return room;
}

/** The same of a cell's key alone: a KeyValue without value. */
function keepKey(target: Slab, slab: Slab, offset: number): Slab {
  const kept = keepCell(target, slab, offset, 8 + slab.view.getUint32(offset));
  kept.view.setUint32(4, 0);
  return kept;
}
