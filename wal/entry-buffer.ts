import { copyBytes } from '../base/bytes.ts';
import { crc32 } from '../base/checksum.ts';
import { type Slab, slabOf } from '../base/slab.ts';
import { varint64Size, varintSize, writeVarint, writeVarint64 } from '../base/varint.ts';
import type { CellList } from '../cell/cell-list.ts';
import type { WALCompressor } from './wal-compressor.ts';
import { CELLS_LENGTH_SIZE, CHECK_LENGTH, CRC_LENGTH, writeCellsLength, writeCheck } from './wal-format.ts';

const FIRST_CAPACITY = 64 * 1024;

// Tags of WALKey's fields, as they stand in front of the value.
export const TAG_REGION = 0x0a;
export const TAG_TABLE = 0x12;
const TAG_SEQUENCE_ID = 0x18;
const TAG_WRITE_TIME = 0x20;
const TAG_CELL_COUNT = 0x38;
const TAG_NONCE_GROUP = 0x48;
const TAG_NONCE = 0x50;

/** Of the region an entry is of. */
export interface EntryNames {
  readonly encodedRegionName: Buffer;
  readonly tableName: Buffer;
  /** What encodeKeyPrefix makes of the two. */
  readonly keyPrefix: Buffer;
}

/** The fields of a key that are the same in all entries of a region. */
export function encodeKeyPrefix(encodedRegionName: Uint8Array, tableName: Uint8Array): Buffer {
  const size = (bytes: Uint8Array) => 1 + varintSize(bytes.length) + bytes.length;
  const prefix = Buffer.alloc(size(encodedRegionName) + size(tableName));
  prefix[0] = TAG_REGION;
  let at = writeVarint(prefix, 1, encodedRegionName.length);
  prefix.set(encodedRegionName, at);
  at += encodedRegionName.length;
  prefix[at] = TAG_TABLE;
  at = writeVarint(prefix, at + 1, tableName.length);
  prefix.set(tableName, at);
  return prefix;
}

/** Encoded entries side by side, reused from group to group. Appending allocates nothing per cell. */
export class EntryBuffer implements Slab {
  bytes: Buffer;
  view: DataView;
  #length = 0;

  constructor(capacity = FIRST_CAPACITY) {
    const slab = slabOf(Buffer.allocUnsafeSlow(capacity));
    this.bytes = slab.bytes;
    this.view = slab.view;
  }

  get length(): number {
    return this.#length;
  }
  get capacity(): number {
    return this.bytes.length;
  }
  /** What was appended; *borrowed until the next append or clear*. */
  contents(): Buffer {
    return this.bytes.subarray(0, this.#length);
  }
  clear(): void {
    this.#length = 0;
  }

  /** Appends one entry; a nonce of 0n is left out. When it throws with a compressor, that one is of no use any more. */
  append(
    names: EntryNames,
    sequenceId: number,
    writeTime: number,
    nonceGroup: bigint,
    nonce: bigint,
    attestedOffset: number,
    cells: CellList,
    compressor?: WALCompressor,
  ): void {
    const keyPrefix = compressor === undefined ? names.keyPrefix : compressor.keyPrefix(names);
    const count = cells.length;
    const keyLength =
      keyPrefix.length +
      (3 + varintSize(sequenceId) + varintSize(writeTime) + varintSize(count)) +
      (nonceGroup === 0n ? 0 : 1 + varint64Size(nonceGroup)) +
      (nonce === 0n ? 0 : 1 + varint64Size(nonce)) +
      (compressor === undefined ? 0 : CELLS_LENGTH_SIZE) +
      CHECK_LENGTH;
    const start = this.#length;
    this.#reserve(5 + keyLength + (compressor?.mostBytes(cells) ?? 4 * count + cells.totalBytes));
    const { bytes } = this;
    let at = writeVarint(bytes, start, keyLength);
    bytes.set(keyPrefix, at);
    at = this.#varint(at + keyPrefix.length, TAG_SEQUENCE_ID, sequenceId);
    at = this.#varint(at, TAG_WRITE_TIME, writeTime);
    at = this.#varint(at, TAG_CELL_COUNT, count);
    if (nonceGroup !== 0n) at = this.#varint64(at, TAG_NONCE_GROUP, nonceGroup);
    if (nonce !== 0n) at = this.#varint64(at, TAG_NONCE, nonce);
    if (compressor !== undefined) at = writeCellsLength(bytes, at);
    const keyEnd = writeCheck(bytes, at, attestedOffset);
    this.#length = compressor?.writeCells(cells, this, keyEnd) ?? this.#copyCells(keyEnd, cells);
    if (compressor !== undefined) this.view.setUint32(keyEnd - CHECK_LENGTH - 4, this.#length - keyEnd, true);
    this.view.setUint32(keyEnd - CRC_LENGTH, crc32(bytes.subarray(start, this.#length)), true);
  }

  #copyCells(at: number, cells: CellList): number {
    const { slab, offsets, lengths } = cells;
    for (let i = 0; i < offsets.length; i++) {
      const length = lengths[i];
      this.view.setUint32(at, length);
      copyBytes(slab, offsets[i], this, at + 4, length);
      at += 4 + length;
    }
    return at;
  }

  #varint(at: number, tag: number, value: number): number {
    this.bytes[at] = tag;
    return writeVarint(this.bytes, at + 1, value);
  }

  #varint64(at: number, tag: number, value: bigint): number {
    this.bytes[at] = tag;
    return writeVarint64(this.bytes, at + 1, value);
  }

  #reserve(more: number): void {
    const needed = this.#length + more;
    if (needed <= this.bytes.length) return;
    const grown = slabOf(Buffer.allocUnsafeSlow(Math.max(needed, this.bytes.length * 2)));
    this.bytes.copy(grown.bytes, 0, 0, this.#length);
    this.bytes = grown.bytes;
    this.view = grown.view;
  }
}
