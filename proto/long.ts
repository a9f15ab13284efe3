// 64-bit fields decode to Long; they encode from a safe integer, a Long or a decimal string.
import type Long from 'long';

export type Int64 = number | { low: number; high: number; unsigned: boolean } | null | undefined;

/** A 64-bit field as a number; exact up to 2^53, nearest above. Absent reads as `absent`. */
export function longToNumber(value: Int64, absent = 0): number {
  if (value === null || value === undefined) return absent;
  if (typeof value === 'number') return value;
  return (value.unsigned ? value.high >>> 0 : value.high) * 4294967296 + (value.low >>> 0);
}

/** A sequence id; 0 when absent, or HBase's NO_SEQNUM (−1), which arrives as the largest unsigned number. */
export function longToSequenceId(value: Int64): number {
  const number = longToNumber(value);
  return number < 0 || number > Number.MAX_SAFE_INTEGER ? 0 : number;
}

/** Where a bigint is put together: arithmetic on bigints would make one at each step. */
const wide = new DataView(new ArrayBuffer(8));

/** A 64-bit field as a signed bigint, whatever the field's own signedness. */
export function longToBigInt(value: Int64, absent = 0n): bigint {
  if (value === null || value === undefined) return absent;
  if (typeof value === 'number') return BigInt(value);
  wide.setInt32(0, value.high);
  wide.setInt32(4, value.low);
  return wide.getBigInt64(0);
}

/** A bigint (signed or unsigned 64 bits) as what the static module encodes. */
export function bigIntToLong(value: bigint): Long {
  const bits = BigInt.asUintN(64, value);
  // The encoder reads the two halves only, so the plain object serves without Long's methods.
  return { low: Number(bits & 0xffffffffn) | 0, high: Number(bits >> 32n) | 0, unsigned: false } as Long;
}
