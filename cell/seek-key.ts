// Keys that stand in no file, made to seek to: the first or last place of a row or of a column.
import { copyBytes, putBytes } from '../base/bytes.ts';
import { EMPTY_SLAB, type Slab, slabOf } from '../base/slab.ts';
import type { SeekKey } from './cell-cursor.ts';
import { LATEST_TIMESTAMP, OLDEST_TIMESTAMP, TYPE_DELETE_FAMILY, TYPE_MAXIMUM, TYPE_MINIMUM } from './key-value.ts';

const NONE = Buffer.alloc(0);

/** A flat key of its parts. */
export function seekKey(
  row: Uint8Array,
  family: Uint8Array,
  qualifier: Uint8Array,
  timestamp: bigint,
  type: number,
): SeekKey {
  const length = row.length + family.length + qualifier.length + 12;
  const slab = slabOf(Buffer.allocUnsafe(length));
  const { bytes, view } = slab;
  view.setUint16(0, row.length);
  let at = putBytes(bytes, 2, row);
  bytes[at] = family.length;
  at = putBytes(bytes, at + 1, family);
  at = putBytes(bytes, at, qualifier);
  view.setBigInt64(at, timestamp);
  bytes[at + 8] = type;
  return { slab, offset: 0, length };
}

export function firstOnRow(row: Uint8Array): SeekKey {
  return seekKey(row, NONE, NONE, LATEST_TIMESTAMP, TYPE_MAXIMUM);
}
/** Behind every column of the row. */
export function lastOnRow(row: Uint8Array): SeekKey {
  return seekKey(row, NONE, NONE, LATEST_TIMESTAMP, TYPE_MINIMUM);
}
/** Where a scan of a family starts on its first row. */
export function firstDeleteFamilyOnRow(row: Uint8Array, family: Uint8Array): SeekKey {
  return seekKey(row, family, NONE, LATEST_TIMESTAMP, TYPE_DELETE_FAMILY);
}
export function firstOnRowColumn(row: Uint8Array, family: Uint8Array, qualifier: Uint8Array): SeekKey {
  return seekKey(row, family, qualifier, LATEST_TIMESTAMP, TYPE_MAXIMUM);
}
export function lastOnRowColumn(row: Uint8Array, family: Uint8Array, qualifier: Uint8Array): SeekKey {
  return seekKey(row, family, qualifier, OLDEST_TIMESTAMP, TYPE_MINIMUM);
}
/** The key of a cell, sharing its bytes. */
export function keyOfCell(slab: Slab, offset: number): SeekKey {
  return { slab, offset: offset + 8, length: slab.view.getUint32(offset) };
}

/** A key in a buffer used again and again: for scans, which seek once a column or row. Setting it overwrites what it held. */
export class MutableSeekKey implements SeekKey {
  slab: Slab = EMPTY_SLAB;
  readonly offset = 0;
  length = 0;

  /** Copies the key of a cell. */
  setCell(slab: Slab, offset: number): void {
    this.setKey(slab, offset + 8, slab.view.getUint32(offset));
  }

  setKey(slab: Slab, offset: number, length: number): void {
    this.#reserve(length);
    copyBytes(slab, offset, this.slab, 0, length);
    this.length = length;
  }

  /** Behind the whole row of a cell. */
  setLastOnRow(slab: Slab, offset: number): void {
    const rowLength = slab.view.getUint16(offset + 8);
    this.#setRow(slab, offset + 10, rowLength, rowLength + 12);
    this.slab.view.setUint8(rowLength + 2, 0);
    this.#setTail(rowLength + 3, 0x7fffffff, 0xffffffff, TYPE_MINIMUM);
  }

  /** Before the first column of a row. */
  setFirstOnRow(slab: Slab, rowOffset: number, rowLength: number): void {
    this.#setRow(slab, rowOffset, rowLength, rowLength + 12);
    this.slab.view.setUint8(rowLength + 2, 0);
    this.#setTail(rowLength + 3, 0x7fffffff, 0xffffffff, TYPE_MAXIMUM);
  }

  /** Behind all versions of a cell's column. */
  setLastOnColumn(slab: Slab, offset: number): void {
    const keyLength = slab.view.getUint32(offset);
    this.#reserve(keyLength);
    copyBytes(slab, offset + 8, this.slab, 0, keyLength - 9);
    this.length = keyLength;
    this.#setTail(keyLength - 9, 0x80000000, 0, TYPE_MINIMUM);
  }

  /** Before the first version of column `qualifier` in the row and family of a cell. */
  setFirstOnColumn(
    slab: Slab,
    offset: number,
    qualifier: Slab,
    qualifierOffset: number,
    qualifierLength: number,
  ): void {
    const rowLength = slab.view.getUint16(offset + 8);
    const prefix = rowLength + 3 + slab.view.getUint8(offset + 10 + rowLength);
    this.#reserve(prefix + qualifierLength + 9);
    copyBytes(slab, offset + 8, this.slab, 0, prefix);
    copyBytes(qualifier, qualifierOffset, this.slab, prefix, qualifierLength);
    this.length = prefix + qualifierLength + 9;
    this.#setTail(this.length - 9, 0x7fffffff, 0xffffffff, TYPE_MAXIMUM);
  }

  #setRow(slab: Slab, rowOffset: number, rowLength: number, keyLength: number): void {
    this.#reserve(keyLength);
    this.slab.view.setUint16(0, rowLength);
    copyBytes(slab, rowOffset, this.slab, 2, rowLength);
    this.length = keyLength;
  }

  #setTail(at: number, high: number, low: number, type: number): void {
    this.slab.view.setUint32(at, high);
    this.slab.view.setUint32(at + 4, low);
    this.slab.view.setUint8(at + 8, type);
  }

  #reserve(length: number): void {
    if (this.slab.bytes.length < length) this.slab = slabOf(Buffer.allocUnsafe(Math.max(64, length * 2)));
  }
}
