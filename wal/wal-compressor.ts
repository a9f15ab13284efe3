// Writes what wal-compression.ts describes: the cells of one log, in the order in which they stand in it.
import { copyBytes } from '../base/bytes.ts';
import { type Codec, codecByName } from '../base/codec-registry.ts';
import type { LruDictionary } from '../base/lru-dictionary.ts';
import type { Slab } from '../base/slab.ts';
import { varintSize, writeVarint } from '../base/varint.ts';
import type { CellList } from '../cell/cell-list.ts';
import {
  kvFamilyLength,
  kvFamilyOffset,
  kvKeyLength,
  kvQualifierLength,
  kvQualifierOffset,
  kvRowLength,
  kvRowOffset,
  kvTimestampOffset,
  kvValueLength,
  kvValueOffset,
  TIMESTAMP_TYPE_SIZE,
} from '../cell/key-value.ts';
import { type EntryNames, TAG_REGION, TAG_TABLE } from './entry-buffer.ts';
import { NOT_IN_DICTIONARY, type WALCompression, WALDictionaries } from './wal-compression.ts';

/** Lengths, marks of elements, and what a codec puts around an empty value. */
const MOST_OVERHEAD_BYTES = 96;
/** Of an element that is in its dictionary. */
const INDEX_SIZE = 2;

export class WALCompressor {
  readonly #dictionaries: WALDictionaries;
  readonly #codec: Codec | undefined;
  #prefix = Buffer.alloc(256);

  constructor(compression: WALCompression) {
    this.#dictionaries = new WALDictionaries(compression.tags);
    if (compression.values !== undefined) this.#codec = codecByName(compression.values);
  }

  /** As encodeKeyPrefix; *borrowed until the next call*. */
  keyPrefix({ encodedRegionName, tableName }: EntryNames): Buffer {
    const most = encodedRegionName.length + tableName.length + 32;
    if (most > this.#prefix.length) this.#prefix = Buffer.alloc(most);
    const { region, table } = this.#dictionaries;
    const at = this.#field(0, TAG_REGION, encodedRegionName, region);
    return this.#prefix.subarray(0, this.#field(at, TAG_TABLE, tableName, table));
  }

  /** No more bytes come out of these cells. */
  mostBytes(cells: CellList): number {
    // Tags grow by less than half of them, values that can't be compressed by less than a fourth.
    return 2 * cells.totalBytes + cells.length * MOST_OVERHEAD_BYTES;
  }

  /** Writes the cells at `at`, where there is room for them; returns the offset behind them. */
  writeCells(cells: CellList, target: Slab, at: number): number {
    for (let i = 0; i < cells.length; i++) at = this.#writeCell(cells, i, target, at);
    return at;
  }

  #writeCell(cells: CellList, i: number, target: Slab, at: number): number {
    const { slab, offsets } = cells;
    const { view } = slab;
    const { row, family, qualifier } = this.#dictionaries;
    const offset = offsets[i];
    const tagsLength = cells.tagsLength(i);
    at = writeVarint(target.bytes, at, kvKeyLength(view, offset));
    at = writeVarint(target.bytes, at, kvValueLength(view, offset));
    at = writeVarint(target.bytes, at, tagsLength);
    at = writeElement(slab, kvRowOffset(offset), kvRowLength(view, offset), row, target, at);
    at = writeElement(slab, kvFamilyOffset(view, offset), kvFamilyLength(view, offset), family, target, at);
    at = writeElement(slab, kvQualifierOffset(view, offset), kvQualifierLength(view, offset), qualifier, target, at);
    copyBytes(slab, kvTimestampOffset(view, offset), target, at, TIMESTAMP_TYPE_SIZE);
    at = this.#writeValue(
      slab,
      kvValueOffset(view, offset),
      kvValueLength(view, offset),
      target,
      at + TIMESTAMP_TYPE_SIZE,
    );
    return tagsLength === 0 ? at : this.#writeTags(slab, cells.tagsOffset(i), tagsLength, target, at);
  }

  #writeValue(slab: Slab, offset: number, length: number, target: Slab, at: number): number {
    if (this.#codec === undefined) {
      copyBytes(slab, offset, target, at, length);
      return at + length;
    }
    const compressed = this.#codec.compress!(slab.bytes.subarray(offset, offset + length));
    at = writeVarint(target.bytes, at, compressed.length);
    target.bytes.set(compressed, at);
    return at + compressed.length;
  }

  #writeTags(slab: Slab, offset: number, length: number, target: Slab, at: number): number {
    const dictionary = this.#dictionaries.tag;
    if (dictionary === undefined) {
      copyBytes(slab, offset, target, at, length);
      return at + length;
    }
    for (const end = offset + length; offset < end; ) {
      const tagLength = slab.view.getUint16(offset);
      at = writeElement(slab, offset + 2, tagLength, dictionary, target, at);
      offset += 2 + tagLength;
    }
    return at;
  }

  /** A field of the key whose value is one element. */
  #field(at: number, tag: number, bytes: Buffer, dictionary: LruDictionary): number {
    const prefix = this.#prefix;
    prefix[at++] = tag;
    const index = dictionary.findOrAdd(bytes, 0, bytes.length);
    if (index >= 0) {
      prefix[at++] = INDEX_SIZE;
      return prefix.writeUInt16BE(index, at);
    }
    at = writeVarint(prefix, at, 1 + varintSize(bytes.length) + bytes.length);
    prefix[at] = NOT_IN_DICTIONARY;
    at = writeVarint(prefix, at + 1, bytes.length);
    return at + bytes.copy(prefix, at);
  }
}

function writeElement(
  slab: Slab,
  offset: number,
  length: number,
  dictionary: LruDictionary,
  target: Slab,
  at: number,
): number {
  const index = dictionary.findOrAdd(slab.bytes, offset, offset + length);
  if (index >= 0) {
    target.view.setUint16(at, index);
    return at + INDEX_SIZE;
  }
  target.bytes[at] = NOT_IN_DICTIONARY;
  at = writeVarint(target.bytes, at + 1, length);
  copyBytes(slab, offset, target, at, length);
  return at + length;
}
