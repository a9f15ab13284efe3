import { assert } from '../base/assert.ts';
import {
  KEY_OVERHEAD,
  KEY_VALUE_PREFIX,
  MAX_FAMILY_LENGTH,
  MAX_ROW_LENGTH,
  MAX_TAGS_LENGTH,
  TYPE_PUT,
} from './key-value.ts';

export interface KeyValueParts {
  row: Uint8Array;
  family: Uint8Array;
  qualifier?: Uint8Array;
  timestamp: bigint;
  /** TYPE_PUT when absent. */
  type?: number;
  value?: Uint8Array;
  /** Encoded tags, each `u16 length | u8 type | value` (tag.ts), without the u16 in front of them all. */
  tags?: Uint8Array;
}

const EMPTY = Buffer.alloc(0);

/** Bytes that writeKeyValue will take, with tags if there are any. */
export function keyValueLength(parts: KeyValueParts): number {
  const tags = parts.tags?.length ?? 0;
  return (
    KEY_VALUE_PREFIX +
    KEY_OVERHEAD +
    parts.row.length +
    parts.family.length +
    (parts.qualifier?.length ?? 0) +
    (parts.value?.length ?? 0) +
    (tags === 0 ? 0 : tags + 2)
  );
}

/** Writes the cell at `offset`; returns the offset after it. */
export function writeKeyValue(target: Buffer, offset: number, parts: KeyValueParts): number {
  const { row, family, qualifier = EMPTY, value = EMPTY, tags = EMPTY, type = TYPE_PUT } = parts;
  assert(row.length <= MAX_ROW_LENGTH, `row of ${row.length} bytes`);
  assert(family.length <= MAX_FAMILY_LENGTH, `family of ${family.length} bytes`);
  assert(tags.length <= MAX_TAGS_LENGTH, `tags of ${tags.length} bytes`);
  let at = target.writeUInt32BE(KEY_OVERHEAD + row.length + family.length + qualifier.length, offset);
  at = target.writeUInt32BE(value.length, at);
  at = target.writeUInt16BE(row.length, at);
  target.set(row, at);
  at = target.writeUInt8(family.length, at + row.length);
  target.set(family, at);
  target.set(qualifier, at + family.length);
  at = target.writeBigInt64BE(parts.timestamp, at + family.length + qualifier.length);
  at = target.writeUInt8(type, at);
  target.set(value, at);
  at += value.length;
  if (tags.length === 0) return at;
  at = target.writeUInt16BE(tags.length, at);
  target.set(tags, at);
  return at + tags.length;
}

export function encodeKeyValue(parts: KeyValueParts): Buffer {
  const bytes = Buffer.allocUnsafe(keyValueLength(parts));
  writeKeyValue(bytes, 0, parts);
  return bytes;
}
