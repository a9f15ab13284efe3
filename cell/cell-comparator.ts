// The total order of cells (HBase's CellComparatorImpl and MetaCellComparator). The first difference decides:
//
//   1 row, unsigned lexicographic; in hbase:meta by table, start key and id (below)
//   2 a key of type Minimum with empty family and qualifier ("last on row") sorts behind every column of the row
//   3 family   4 qualifier   5 timestamp, descending, signed   6 type, descending, unsigned
//
// Sequence ids are not part of a key; whoever merges sources breaks ties by them, newest first.
import { compareBytes } from '../base/bytes.ts';
import type { Slab } from '../base/slab.ts';
import { TYPE_MINIMUM } from './key-value.ts';

type CompareRows = (a: Slab, offsetA: number, lengthA: number, b: Slab, offsetB: number, lengthB: number) => number;

export interface CellComparator {
  /** The class name written into trailers of HFiles. */
  readonly name: string;
  readonly isMeta: boolean;
  /** Two KeyValues, by key. */
  compareCells(a: Slab, offsetA: number, b: Slab, offsetB: number): number;
  /** Two KeyValues of one row. */
  compareInRow(a: Slab, offsetA: number, b: Slab, offsetB: number): number;
  /** Two flat keys. */
  compareKeys(a: Slab, keyOffsetA: number, keyLengthA: number, b: Slab, keyOffsetB: number, keyLengthB: number): number;
  /** A flat key with a KeyValue's key. */
  compareKeyToCell(a: Slab, keyOffsetA: number, keyLengthA: number, b: Slab, offsetB: number): number;
  compareRows(a: Slab, offsetA: number, lengthA: number, b: Slab, offsetB: number, lengthB: number): number;
}

/** All of two flat keys but their rows, which are equal. */
function compareWithoutRow(
  a: Slab,
  offsetA: number,
  lengthA: number,
  rowLengthA: number,
  b: Slab,
  offsetB: number,
  lengthB: number,
  rowLengthB: number,
): number {
  const viewA = a.view;
  const viewB = b.view;
  const familyA = offsetA + 2 + rowLengthA;
  const familyB = offsetB + 2 + rowLengthB;
  const familyLengthA = viewA.getUint8(familyA);
  const familyLengthB = viewB.getUint8(familyB);
  const columnLengthA = lengthA - rowLengthA - 12;
  const columnLengthB = lengthB - rowLengthB - 12;
  const typeA = viewA.getUint8(offsetA + lengthA - 1);
  const typeB = viewB.getUint8(offsetB + lengthB - 1);
  const lastA = columnLengthA === 0 && typeA === TYPE_MINIMUM;
  const lastB = columnLengthB === 0 && typeB === TYPE_MINIMUM;
  if (lastA !== lastB) return lastA ? 1 : -1;
  let diff: number;
  if (familyLengthA === familyLengthB) {
    // Equally long families: family and qualifier compare as one run.
    diff = compareBytes(a, familyA + 1, columnLengthA, b, familyB + 1, columnLengthB);
    if (diff !== 0) return diff;
  } else {
    diff = compareBytes(a, familyA + 1, familyLengthA, b, familyB + 1, familyLengthB);
    return diff !== 0 ? diff : familyLengthA - familyLengthB;
  }
  const timeA = offsetA + lengthA - 9;
  const timeB = offsetB + lengthB - 9;
  const highA = viewA.getInt32(timeA);
  const highB = viewB.getInt32(timeB);
  if (highA !== highB) return highA > highB ? -1 : 1;
  const lowA = viewA.getUint32(timeA + 4);
  const lowB = viewB.getUint32(timeB + 4);
  if (lowA !== lowB) return lowA > lowB ? -1 : 1;
  return typeB - typeA;
}

function compareInRow(a: Slab, offsetA: number, b: Slab, offsetB: number): number {
  const rowLength = a.view.getUint16(offsetA + 8);
  const lengthA = a.view.getUint32(offsetA);
  const lengthB = b.view.getUint32(offsetB);
  return compareWithoutRow(a, offsetA + 8, lengthA, rowLength, b, offsetB + 8, lengthB, rowLength);
}

function makeComparator(name: string, isMeta: boolean, compareRows: CompareRows): CellComparator {
  function compareKeys(a: Slab, offsetA: number, lengthA: number, b: Slab, offsetB: number, lengthB: number): number {
    const rowLengthA = a.view.getUint16(offsetA);
    const rowLengthB = b.view.getUint16(offsetB);
    const diff = compareRows(a, offsetA + 2, rowLengthA, b, offsetB + 2, rowLengthB);
    if (diff !== 0) return diff;
    return compareWithoutRow(a, offsetA, lengthA, rowLengthA, b, offsetB, lengthB, rowLengthB);
  }
  return {
    name,
    isMeta,
    compareRows,
    compareInRow,
    compareKeys,
    compareCells: (a, offsetA, b, offsetB) =>
      compareKeys(a, offsetA + 8, a.view.getUint32(offsetA), b, offsetB + 8, b.view.getUint32(offsetB)),
    compareKeyToCell: (a, keyOffsetA, keyLengthA, b, offsetB) =>
      compareKeys(a, keyOffsetA, keyLengthA, b, offsetB + 8, b.view.getUint32(offsetB)),
  };
}

const COMMA = 0x2c;

/** A meta row is `table,startKey,id`: the first comma ends the table, the last one begins the id; start keys may hold commas and less. */
export function compareMetaRows(
  a: Slab,
  offsetA: number,
  lengthA: number,
  b: Slab,
  offsetB: number,
  lengthB: number,
): number {
  const endA = offsetA + lengthA;
  const endB = offsetB + lengthB;
  const firstA = firstComma(a.view, offsetA, endA);
  const firstB = firstComma(b.view, offsetB, endB);
  let diff = compareBytes(
    a,
    offsetA,
    (firstA < 0 ? endA : firstA) - offsetA,
    b,
    offsetB,
    (firstB < 0 ? endB : firstB) - offsetB,
  );
  if (diff !== 0) return diff;
  if (firstA < 0 || firstB < 0) return firstA < 0 ? (firstB < 0 ? 0 : -1) : 1;
  const lastA = lastComma(a.view, firstA + 1, endA);
  const lastB = lastComma(b.view, firstB + 1, endB);
  diff = compareBytes(
    a,
    firstA + 1,
    (lastA < 0 ? endA : lastA) - firstA - 1,
    b,
    firstB + 1,
    (lastB < 0 ? endB : lastB) - firstB - 1,
  );
  if (diff !== 0) return diff;
  if (lastA < 0 || lastB < 0) return lastA < 0 ? (lastB < 0 ? 0 : -1) : 1;
  return compareBytes(a, lastA + 1, endA - lastA - 1, b, lastB + 1, endB - lastB - 1);
}

function firstComma(view: DataView, from: number, end: number): number {
  for (let i = from; i < end; i++) if (view.getUint8(i) === COMMA) return i;
  return -1;
}

function lastComma(view: DataView, from: number, end: number): number {
  for (let i = end - 1; i >= from; i--) if (view.getUint8(i) === COMMA) return i;
  return -1;
}

export const KEY_VALUE_COMPARATOR: CellComparator = makeComparator(
  'org.apache.hadoop.hbase.KeyValue$KVComparator',
  false,
  compareBytes,
);

/** Order of hbase:meta. */
export const META_COMPARATOR: CellComparator = makeComparator(
  'org.apache.hadoop.hbase.KeyValue$MetaComparator',
  true,
  compareMetaRows,
);

export function comparatorFor(isMeta: boolean): CellComparator {
  return isMeta ? META_COMPARATOR : KEY_VALUE_COMPARATOR;
}
