/**
 * True when `length` bytes at `offset`, which lie in `bytes`, are a flat key whose inner lengths fit: comparators may then read it
 * without looking outside.
 */
export function isFlatKey(bytes: Uint8Array, offset: number, length: number): boolean {
  if (length < 12) return false;
  const rowLength = (bytes[offset] << 8) | bytes[offset + 1];
  if (rowLength > 32767 || rowLength + 12 > length) return false;
  const familyLength = bytes[offset + 2 + rowLength];
  return familyLength <= 127 && rowLength + familyLength + 12 <= length;
}
