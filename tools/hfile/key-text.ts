// Keys and cells as HBase prints them.
import { toStringBinary } from '../../base/bytes.ts';
import type { CellCursor } from '../../cell/cell-cursor.ts';
import { LATEST_TIMESTAMP } from '../../cell/key-value.ts';
import { decodeTags } from '../../cell/tag.ts';

const OLDEST_TIMESTAMP = -(2n ** 63n);

const TYPES: Record<number, string> = {
  0: 'Minimum',
  4: 'Put',
  8: 'Delete',
  10: 'DeleteFamilyVersion',
  12: 'DeleteColumn',
  14: 'DeleteFamily',
  255: 'Maximum',
};

/** A flat key as `row/family:qualifier/timestamp/Type`; the colon only behind a family. */
export function keyText(key: Buffer): string {
  const rowEnd = 2 + key.readUInt16BE(0);
  const familyEnd = rowEnd + 1 + key[rowEnd];
  const family = toStringBinary(key.subarray(rowEnd + 1, familyEnd));
  const qualifier = toStringBinary(key.subarray(familyEnd, key.length - 9));
  const timestamp = key.readBigInt64BE(key.length - 9);
  const type = TYPES[key[key.length - 1]] ?? key[key.length - 1];
  const column = family === '' ? qualifier : `${family}:${qualifier}`;
  return `${toStringBinary(key.subarray(2, rowEnd))}/${column}/${timeText(timestamp)}/${type}`;
}

function timeText(timestamp: bigint): string {
  if (timestamp === LATEST_TIMESTAMP) return 'LATEST_TIMESTAMP';
  return timestamp === OLDEST_TIMESTAMP ? 'OLDEST_TIMESTAMP' : String(timestamp);
}

/** The current cell of a cursor: `row/family:qualifier/timestamp/Type/vlen=n/seqid=n`. */
export function cellKeyText(cursor: CellCursor): string {
  return `${keyText(cellKeyOf(cursor))}/vlen=${cursor.slab.view.getUint32(cursor.offset + 4)}/seqid=${cursor.sequenceId}`;
}

/** Its value and tags: `value T[0]: [Tag type : n, value : …]`. */
export function valueText(cursor: CellCursor): string {
  const tags = decodeTags(cursor.slab.bytes, cursor.tagsOffset, cursor.tagsLength).map(
    ({ type, value }, i) => ` T[${i}]: [Tag type : ${type}, value : ${toStringBinary(value)}]`,
  );
  return toStringBinary(cellValueOf(cursor)) + tags.join('');
}

/** Flat key and value of the current cell, *borrowed until the cursor moves*. */
export function cellKeyOf({ slab, offset }: CellCursor): Buffer {
  return slab.bytes.subarray(offset + 8, offset + 8 + slab.view.getUint32(offset));
}
export function cellValueOf({ slab, offset }: CellCursor): Buffer {
  const at = offset + 8 + slab.view.getUint32(offset);
  return slab.bytes.subarray(at, at + slab.view.getUint32(offset + 4));
}
