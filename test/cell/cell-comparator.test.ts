import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareBytes, equalBytes, fromStringBinary, toStringBinary } from '../../base/bytes.ts';
import { slabOf } from '../../base/slab.ts';
import { comparatorFor, KEY_VALUE_COMPARATOR, META_COMPARATOR } from '../../cell/cell-comparator.ts';
import { encodeKeyValue } from '../../cell/key-value-builder.ts';
import {
  firstDeleteFamilyOnRow,
  firstOnRow,
  firstOnRowColumn,
  lastOnRow,
  lastOnRowColumn,
  seekKey,
} from '../../cell/seek-key.ts';

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');

function cell(row: string, family: string, qualifier: string, timestamp: bigint, type = 4) {
  return slabOf(
    encodeKeyValue({ row: bytes(row), family: bytes(family), qualifier: bytes(qualifier), timestamp, type }),
  );
}

describe('compareBytes', () => {
  test('orders as Buffer.compare does, at any offset and length', () => {
    const short = fc.uint8Array({ maxLength: 12 });
    fc.assert(
      fc.property(short, short, short, short, (headA, a, headB, b) => {
        const slabA = slabOf(Buffer.concat([headA, a, headB]));
        const slabB = slabOf(Buffer.concat([headB, b, headA]));
        const order = Math.sign(compareBytes(slabA, headA.length, a.length, slabB, headB.length, b.length));
        expect(order).toBe(Buffer.compare(a, b));
        expect(equalBytes(slabA, headA.length, a.length, slabB, headB.length, b.length)).toBe(order === 0);
      }),
    );
  });
});

describe('toStringBinary', () => {
  test('prints as HBase does and is undone', () => {
    expect(toStringBinary(bytes('a b\\\x00\xff~'))).toBe('a b\\x5C\\x00\\xFF~');
    fc.assert(
      fc.property(fc.uint8Array(), (raw) => {
        expect([...fromStringBinary(toStringBinary(raw))]).toEqual([...raw]);
      }),
    );
  });
});

describe('the order of cells', () => {
  // Every cell is smaller than the ones after it.
  const rising = [
    cell('a', '', '', 2n ** 63n - 1n, 255),
    cell('a', 'f', '', 2n ** 63n - 1n, 14),
    cell('a', 'f', '', 9n, 14),
    cell('a', 'f', '', 9n, 12),
    cell('a', 'f', '', 9n, 10),
    cell('a', 'f', '', 9n, 8),
    cell('a', 'f', '', 9n, 4),
    cell('a', 'f', '', 8n, 14),
    cell('a', 'f', 'q', 2n ** 40n),
    cell('a', 'f', 'q', 2n ** 32n),
    cell('a', 'f', 'q', 2n ** 32n - 1n),
    cell('a', 'f', 'q', 0n),
    cell('a', 'f', 'qa', 5n),
    cell('a', 'f', '\xff', 5n),
    cell('a', 'ff', 'a', 5n),
    cell('a', 'g', '', 5n),
    cell('a', '', '', 2n ** 63n - 1n, 0),
    cell('a\0', 'f', 'q', 5n),
    cell('ab', 'f', 'q', 5n),
    cell('b', 'a', 'a', 5n),
    cell('\x80', 'a', 'a', 5n),
  ];

  test('is by row, family, qualifier, falling time, falling type; the last on row is behind all of it', () => {
    for (const [i, a] of rising.entries())
      for (const [j, b] of rising.entries())
        expect([i, j, Math.sign(KEY_VALUE_COMPARATOR.compareCells(a, 0, b, 0))]).toEqual([i, j, Math.sign(i - j)]);
  });

  test('is the same for flat keys, and for a key and a cell', () => {
    for (const a of rising)
      for (const b of rising) {
        const expected = Math.sign(KEY_VALUE_COMPARATOR.compareCells(a, 0, b, 0));
        const lengthA = a.view.getUint32(0);
        const lengthB = b.view.getUint32(0);
        expect(Math.sign(KEY_VALUE_COMPARATOR.compareKeys(a, 8, lengthA, b, 8, lengthB))).toBe(expected);
        expect(Math.sign(KEY_VALUE_COMPARATOR.compareKeyToCell(a, 8, lengthA, b, 0))).toBe(expected);
      }
  });

  test('of hbase:meta is by table, start key and id', () => {
    const rows = ['s', 't,,1', 't,,2', 't,\x01,1', 't,a,9', 't,a\x01,1', 't,a,x,1', 't\x01,,1'].map((row) =>
      cell(row, 'info', 'q', 1n),
    );
    for (let i = 0; i < rows.length; i++)
      for (let j = 0; j < rows.length; j++)
        expect([i, j, Math.sign(META_COMPARATOR.compareCells(rows[i], 0, rows[j], 0))]).toEqual([
          i,
          j,
          Math.sign(i - j),
        ]);
    // In plain order a start key with bytes below the comma would come first.
    expect(KEY_VALUE_COMPARATOR.compareCells(rows[3], 0, rows[1], 0)).toBeLessThan(0);
    expect(comparatorFor(true)).toBe(META_COMPARATOR);
  });

  test('puts made-up keys where they belong', () => {
    const row = bytes('a');
    const put = cell('a', 'f', 'q', 5n);
    const at = (key: ReturnType<typeof firstOnRow>) =>
      Math.sign(KEY_VALUE_COMPARATOR.compareKeyToCell(key.slab, key.offset, key.length, put, 0));
    expect(at(firstOnRow(row))).toBe(-1);
    expect(at(lastOnRow(row))).toBe(1);
    expect(at(firstDeleteFamilyOnRow(row, bytes('f')))).toBe(-1);
    expect(at(firstOnRowColumn(row, bytes('f'), bytes('q')))).toBe(-1);
    expect(at(lastOnRowColumn(row, bytes('f'), bytes('q')))).toBe(1);
    expect(at(seekKey(row, bytes('f'), bytes('q'), 5n, 4))).toBe(0);
    expect(firstOnRow(bytes('a')).slab.bytes.toString('hex')).toBe('000161007fffffffffffffffff');
  });
});
