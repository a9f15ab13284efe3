// The one byte form of a cell, from socket to WAL to MemStore to HFile block to response (HBase's KeyValue, big-endian):
//
//   o+0  u32 keyLength | o+4 u32 valueLength | o+8 key | value | [u16 tagsLength | tags]
//   key = u16 rowLength | row | u8 familyLength | family | qualifier | u64 timestamp | u8 type
//
// The qualifier's length is what remains: keyLength − rowLength − familyLength − 12. The sequence id (mvcc) is not inside.
// All functions take a view and the offset of the cell in it; nothing is allocated except where a bigint is asked for.
import { hbaseError } from '../base/errors.ts';
import { tagsFit } from './tag.ts';

export const TYPE_MINIMUM = 0;
export const TYPE_PUT = 4;
/** One version. */
export const TYPE_DELETE = 8;
/** One version of every column of the family. */
export const TYPE_DELETE_FAMILY_VERSION = 10;
/** All versions of a column up to the timestamp. */
export const TYPE_DELETE_COLUMN = 12;
export const TYPE_DELETE_FAMILY = 14;
export const TYPE_MAXIMUM = 255;

export const LATEST_TIMESTAMP = 2n ** 63n - 1n;
export const OLDEST_TIMESTAMP = -(2n ** 63n);

/** Bytes of a key beside row, family and qualifier. */
export const KEY_OVERHEAD = 12;
/** Bytes before the key. */
export const KEY_VALUE_PREFIX = 8;
/** Bytes of a timestamp and a type. */
export const TIMESTAMP_TYPE_SIZE = 9;
export const MAX_ROW_LENGTH = 32767;
export const MAX_FAMILY_LENGTH = 127;
export const MAX_TAGS_LENGTH = 65535;

export function kvKeyLength(view: DataView, o: number): number {
  return view.getUint32(o);
}
export function kvValueLength(view: DataView, o: number): number {
  return view.getUint32(o + 4);
}
export function kvKeyOffset(o: number): number {
  return o + 8;
}
export function kvRowLength(view: DataView, o: number): number {
  return view.getUint16(o + 8);
}
export function kvRowOffset(o: number): number {
  return o + 10;
}
export function kvFamilyLength(view: DataView, o: number): number {
  return view.getUint8(o + 10 + view.getUint16(o + 8));
}
export function kvFamilyOffset(view: DataView, o: number): number {
  return o + 11 + view.getUint16(o + 8);
}
export function kvQualifierLength(view: DataView, o: number): number {
  const rowLength = view.getUint16(o + 8);
  return view.getUint32(o) - rowLength - view.getUint8(o + 10 + rowLength) - KEY_OVERHEAD;
}
export function kvQualifierOffset(view: DataView, o: number): number {
  const familyLengthOffset = o + 10 + view.getUint16(o + 8);
  return familyLengthOffset + 1 + view.getUint8(familyLengthOffset);
}
export function kvTimestampOffset(view: DataView, o: number): number {
  return o + view.getUint32(o) - 1;
}
export function kvTimestamp(view: DataView, o: number): bigint {
  return view.getBigInt64(o + view.getUint32(o) - 1);
}
/** The timestamp as a number: exact up to 2^53, which covers every date; larger ones (LATEST) are rounded. */
export function kvTimestampNumber(view: DataView, o: number): number {
  const at = o + view.getUint32(o) - 1;
  return view.getInt32(at) * 4294967296 + view.getUint32(at + 4);
}
export function kvType(view: DataView, o: number): number {
  return view.getUint8(o + view.getUint32(o) + 7);
}
export function kvValueOffset(view: DataView, o: number): number {
  return o + 8 + view.getUint32(o);
}
/** Bytes of the cell without tags. */
export function kvLength(view: DataView, o: number): number {
  return 8 + view.getUint32(o) + view.getUint32(o + 4);
}
/** Bytes of the tags (without their u16 length) of a cell that takes `length` bytes with all. */
export function kvTagsLength(view: DataView, o: number, length: number): number {
  const rest = length - kvLength(view, o);
  return rest < 2 ? 0 : rest - 2;
}
/** True for the types 8…14: all that hide other cells. */
export function isDeleteType(type: number): boolean {
  return type >= TYPE_DELETE && type <= TYPE_DELETE_FAMILY;
}
export function isLatestTimestamp(view: DataView, o: number): boolean {
  const at = o + view.getUint32(o) - 1;
  return view.getUint32(at) === 0x7fffffff && view.getUint32(at + 4) === 0xffffffff;
}
/** Writes a timestamp over the cell's own. */
export function kvSetTimestamp(view: DataView, o: number, timestamp: bigint): void {
  view.setBigInt64(o + view.getUint32(o) - 1, timestamp);
}
/** As kvSetTimestamp for whole milliseconds below 2^53, without a bigint. */
export function kvSetTimestampNumber(view: DataView, o: number, timestamp: number): void {
  const at = o + view.getUint32(o) - 1;
  view.setUint32(at, Math.floor(timestamp / 4294967296));
  view.setUint32(at + 4, timestamp >>> 0);
}

function isKnownType(type: number): boolean {
  return type === TYPE_PUT || (isDeleteType(type) && (type & 1) === 0);
}

/**
 * Checks bytes that came from outside: that `length` bytes at `offset` are one KeyValue, with or without tags, of a known type.
 * Throws DoNotRetryIOException; returns the bytes of tags (without their length).
 */
export function checkKeyValue(view: DataView, offset: number, length: number): number {
  if (offset < 0 || length < KEY_VALUE_PREFIX + KEY_OVERHEAD || offset + length > view.byteLength)
    throw invalid(`length ${length} at offset ${offset} of ${view.byteLength} bytes`);
  const keyLength = view.getUint32(offset);
  const valueLength = view.getUint32(offset + 4);
  const plainLength = KEY_VALUE_PREFIX + keyLength + valueLength;
  if (plainLength > length) throw invalid(`key length ${keyLength} and value length ${valueLength} in ${length} bytes`);
  const rowLength = view.getInt16(offset + 8);
  if (rowLength < 0 || rowLength + KEY_OVERHEAD > keyLength)
    throw invalid(`row length ${rowLength}, key length ${keyLength}`);
  const familyLength = view.getInt8(offset + 10 + rowLength);
  if (familyLength < 0 || rowLength + familyLength + KEY_OVERHEAD > keyLength)
    throw invalid(`family length ${familyLength}, row length ${rowLength}, key length ${keyLength}`);
  const type = view.getUint8(offset + keyLength + 7);
  if (!isKnownType(type)) throw invalid(`type ${type}`);
  if (view.getInt32(offset + keyLength - 1) < 0) throw invalid(`timestamp ${view.getBigInt64(offset + keyLength - 1)}`);
  return checkTags(view, offset + plainLength, length - plainLength);
}

function checkTags(view: DataView, offset: number, length: number): number {
  if (length === 0) return 0;
  if (length < 2 || view.getUint16(offset) !== length - 2) throw invalid(`${length} bytes of tags`);
  if (!tagsFit(view, offset + 2, length - 2)) throw invalid(`tags that do not fit their ${length - 2} bytes`);
  return length - 2;
}

function invalid(what: string): Error {
  return hbaseError('DoNotRetryIOException', `Invalid KeyValue: ${what}`);
}
