import type { Slab } from '../base/slab.ts';
import type { CellComparator } from '../cell/cell-comparator.ts';

const EMPTY = Buffer.alloc(0);

/** The shortest run of bytes above `left` and not above `right`, which differ: left's differing byte + 1, or left and a zero byte. */
function between(left: Buffer, right: Buffer): Buffer {
  const shorter = Math.min(left.length, right.length);
  let same = 0;
  while (same < shorter && left[same] === right[same]) same++;
  const middle = Buffer.alloc(same + 1);
  left.copy(middle, 0, 0, Math.min(same + 1, left.length));
  if (same < left.length) middle[same] = left[same] + 1;
  return middle;
}

/** "First on" row, family, qualifier: a flat key before every real one of them. */
function firstKey(row: Buffer, family: Buffer, qualifier: Buffer): Buffer {
  const key = Buffer.alloc(12 + row.length + family.length + qualifier.length);
  let at = key.writeUInt16BE(row.length);
  at += row.copy(key, at);
  at = key.writeUInt8(family.length, at);
  at += family.copy(key, at);
  at += qualifier.copy(key, at);
  key.writeUInt8(255, key.writeBigInt64BE(0x7fffffffffffffffn, at));
  return key;
}

function partsOf(slab: Slab, offset: number): { row: Buffer; family: Buffer; qualifier: Buffer } {
  const rowLength = slab.view.getUint16(offset + 8);
  const rowEnd = offset + 10 + rowLength;
  const familyEnd = rowEnd + 1 + slab.view.getUint8(rowEnd);
  const bytes = slab.bytes;
  return {
    row: bytes.subarray(offset + 10, rowEnd),
    family: bytes.subarray(rowEnd + 1, familyEnd),
    qualifier: bytes.subarray(familyEnd, offset + 8 + slab.view.getUint32(offset) - 9),
  };
}

/** The flat key of the KeyValue at `offset`, *owned by the caller*. */
export function copyKey(slab: Slab, offset: number): Buffer {
  return Buffer.from(slab.bytes.subarray(offset + 8, offset + 8 + slab.view.getUint32(offset)));
}

/**
 * A data block's key in the index: above the last cell of the block before it (`left`, undefined for the first block) and not above its
 * own first cell (`right`), as short as HBase makes it. It need not be the key of any cell. hbase:meta keeps real keys, as its rows do
 * not compare as plain bytes.
 */
export function shortIndexKey(
  comparator: CellComparator,
  left: Slab | undefined,
  leftOffset: number,
  right: Slab,
  rightOffset: number,
): Buffer {
  if (left === undefined || comparator.isMeta) return copyKey(right, rightOffset);
  const l = partsOf(left, leftOffset);
  const r = partsOf(right, rightOffset);
  if (!l.row.equals(r.row)) return firstKey(between(l.row, r.row), EMPTY, EMPTY);
  if (!l.family.equals(r.family)) return firstKey(r.row, between(l.family, r.family), EMPTY);
  if (!l.qualifier.equals(r.qualifier)) return firstKey(r.row, r.family, between(l.qualifier, r.qualifier));
  return copyKey(right, rightOffset);
}
