// Tags stand behind a cell's value: `u16 tagsLength`, then of each tag `u16 length (type and value) | u8 type | value`.
// Offsets and lengths below are of the tags without the u16 in front of them all. What comes from outside is checked once, by `tagsFit`.

export const TAG_ACL = 1;
export const TAG_VISIBILITY = 2;
export const TAG_VISIBILITY_FORMAT = 4;
export const TAG_MOB_REFERENCE = 5;
export const TAG_MOB_TABLE_NAME = 6;
export const TAG_STRING_VISIBILITY = 7;
/** u64 milliseconds. */
export const TAG_TTL = 8;
export const MAX_TAG_VALUE_LENGTH = 65533;

export interface Tag {
  type: number;
  value: Uint8Array;
}

export function encodeTags(tags: readonly Tag[]): Buffer {
  let length = 0;
  for (const tag of tags) length += 3 + tag.value.length;
  const bytes = Buffer.allocUnsafe(length);
  let at = 0;
  for (const { type, value } of tags) {
    at = bytes.writeUInt16BE(value.length + 1, at);
    at = bytes.writeUInt8(type, at);
    bytes.set(value, at);
    at += value.length;
  }
  return bytes;
}

/** Values are shared with `bytes`. */
export function decodeTags(bytes: Buffer, offset = 0, length = bytes.length - offset): Tag[] {
  const tags: Tag[] = [];
  for (let at = offset; at < offset + length; ) {
    const tagLength = bytes.readUInt16BE(at);
    tags.push({ type: bytes[at + 2], value: bytes.subarray(at + 3, at + 2 + tagLength) });
    at += 2 + tagLength;
  }
  return tags;
}

/** True when `length` bytes at `offset` are whole tags, one behind the other. */
export function tagsFit(view: DataView, offset: number, length: number): boolean {
  const end = offset + length;
  let at = offset;
  while (at < end) {
    if (at + 3 > end) return false;
    const tagLength = view.getUint16(at);
    if (tagLength < 1) return false;
    at += 2 + tagLength;
  }
  return at === end;
}

/** Offset of the first tag of a type (of its u16 length), or −1. */
export function findTag(view: DataView, offset: number, length: number, type: number): number {
  const end = offset + length;
  for (let at = offset; at + 3 <= end; at += 2 + view.getUint16(at)) if (view.getUint8(at + 2) === type) return at;
  return -1;
}

/** Milliseconds of the first TTL tag, or −1 when there is none. */
export function ttlOfTags(view: DataView, offset: number, length: number): number {
  const at = findTag(view, offset, length, TAG_TTL);
  if (at < 0 || view.getUint16(at) !== 9) return -1;
  return view.getUint32(at + 3) * 4294967296 + view.getUint32(at + 7);
}

export function ttlTag(milliseconds: bigint): Tag {
  const value = Buffer.allocUnsafe(8);
  value.writeBigUInt64BE(milliseconds);
  return { type: TAG_TTL, value };
}
