import { assert } from '../base/assert.ts';
import { copyBytes } from '../base/bytes.ts';
import { EMPTY_SLAB, type Slab, slabOf } from '../base/slab.ts';
import {
  KEY_VALUE_PREFIX,
  kvKeyLength,
  kvKeyOffset,
  kvLength,
  kvSetTimestamp,
  kvValueOffset,
  MAX_TAGS_LENGTH,
  TIMESTAMP_TYPE_SIZE,
  TYPE_PUT,
} from './key-value.ts';
import { type KeyValueParts, keyValueLength, writeKeyValue } from './key-value-builder.ts';

/** Cells of one mutation, batch or row, side by side in one buffer. Adding may replace `slab`: do not keep it across an add. */
export class CellList {
  slab: Slab;
  readonly offsets: number[];
  /** Bytes of each cell: the KeyValue, with its u16 and tags where it has any. */
  readonly lengths: number[];
  #used: number;

  constructor(capacityBytes = 0, offsets: number[] = [], lengths: number[] = []) {
    this.slab = capacityBytes === 0 ? EMPTY_SLAB : slabOf(Buffer.allocUnsafe(capacityBytes));
    this.offsets = offsets;
    this.lengths = lengths;
    this.#used = 0;
  }

  /**
   * Over cells that stand in `slab` already; the arrays become the list's own. The slab is shared: an add copies nothing that is there, but moves
   * on to a buffer of its own.
   */
  static from(slab: Slab, offsets: number[], lengths: number[]): CellList {
    const list = new CellList(0, offsets, lengths);
    list.slab = slab;
    list.#used = slab.bytes.length;
    return list;
  }

  get length(): number {
    return this.offsets.length;
  }

  /** Bytes of all cells. */
  get totalBytes(): number {
    let sum = 0;
    for (const length of this.lengths) sum += length;
    return sum;
  }

  /** Bytes of the i-th cell without its tags and their length. */
  plainLength(i: number): number {
    return kvLength(this.slab.view, this.offsets[i]);
  }

  /** Bytes of the i-th cell's tags, without their u16. */
  tagsLength(i: number): number {
    const rest = this.lengths[i] - this.plainLength(i);
    return rest < 2 ? 0 : rest - 2;
  }

  /** Offset of the i-th cell's tags; meaningful when tagsLength is not 0. */
  tagsOffset(i: number): number {
    return this.offsets[i] + this.plainLength(i) + 2;
  }

  /** Copies one whole KeyValue (with its tags) to the end. */
  add(bytes: Uint8Array): void {
    const at = this.#reserve(bytes.length);
    this.slab.bytes.set(bytes, at);
  }

  addKeyValue(parts: KeyValueParts): void {
    const at = this.#reserve(keyValueLength(parts));
    writeKeyValue(this.slab, at, parts);
  }

  /**
   * A put of row and column of the cell at `offset` of `slab`, with a value of so many bytes, which the caller has to write: the offset where it
   * stands is returned.
   */
  addPut(slab: Slab, offset: number, timestamp: bigint, valueLength: number, tags?: Uint8Array): number {
    const keyLength = kvKeyLength(slab.view, offset);
    const plainLength = KEY_VALUE_PREFIX + keyLength + valueLength;
    assert(tags === undefined || tags.length <= MAX_TAGS_LENGTH, `tags of ${tags?.length} bytes`);
    const at = this.#reserve(tags === undefined ? plainLength : plainLength + 2 + tags.length);
    const { bytes, view } = this.slab;
    view.setUint32(at, keyLength);
    view.setUint32(at + 4, valueLength);
    copyBytes(slab, kvKeyOffset(offset), this.slab, kvKeyOffset(at), keyLength - TIMESTAMP_TYPE_SIZE);
    kvSetTimestamp(view, at, timestamp);
    bytes[kvValueOffset(view, at) - 1] = TYPE_PUT;
    if (tags !== undefined) {
      view.setUint16(at + plainLength, tags.length);
      bytes.set(tags, at + plainLength + 2);
    }
    return kvValueOffset(view, at);
  }

  /** Copies a cell given by its parts in a slab: a KeyValue of `length` bytes without tags, and its tags. */
  append(slab: Slab, offset: number, length: number, tagsOffset = 0, tagsLength = 0): void {
    const at = this.#reserve(tagsLength === 0 ? length : length + 2 + tagsLength);
    copyBytes(slab, offset, this.slab, at, length);
    if (tagsLength === 0) return;
    this.slab.view.setUint16(at + length, tagsLength);
    copyBytes(slab, tagsOffset, this.slab, at + length + 2, tagsLength);
  }

  /** Takes the i-th cell out; its bytes stay in the buffer. */
  remove(i: number): void {
    this.offsets.splice(i, 1);
    this.lengths.splice(i, 1);
  }

  /** The i-th cell's bytes, shared. */
  bytes(i: number): Buffer {
    return this.slab.bytes.subarray(this.offsets[i], this.offsets[i] + this.lengths[i]);
  }

  /** Empties the list, keeping its buffer. */
  clear(): void {
    this.offsets.length = 0;
    this.lengths.length = 0;
    this.#used = 0;
  }

  #reserve(length: number): number {
    const at = this.#used;
    if (at + length > this.slab.bytes.length) {
      const grown = Buffer.allocUnsafe(Math.max(at + length, this.slab.bytes.length * 2, 64));
      this.slab.bytes.copy(grown, 0, 0, at);
      this.slab = slabOf(grown);
    }
    this.#used = at + length;
    this.offsets.push(at);
    this.lengths.push(length);
    return at;
  }
}
