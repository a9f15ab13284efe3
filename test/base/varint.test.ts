import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  encodeVLong,
  readVarint,
  readVLong,
  readVLongBigInt,
  varint64Size,
  varintLength,
  varintSize,
  vlongLength,
  vlongSize,
  writeVarint,
  writeVarint64,
  writeVLong,
} from '../../base/varint.ts';

describe('Hadoop VLong', () => {
  it.each([
    [0n, '00'],
    [127n, '7f'],
    [128n, '8f80'],
    [255n, '8fff'],
    [256n, '8e0100'],
    [-1n, 'ff'],
    [-112n, '90'],
    [-113n, '8770'],
    [65536n, '8d010000'],
    [2n ** 31n, '8c80000000'],
    [2n ** 63n - 1n, '887fffffffffffffff'],
    [-(2n ** 63n), '807fffffffffffffff'],
  ])('%s is %s, as the Java classes write it', (value, hex) => {
    const bytes = encodeVLong(value);
    expect(bytes.toString('hex')).toBe(hex);
    expect(readVLongBigInt(bytes, 0)).toBe(value);
    expect(vlongLength(bytes[0])).toBe(bytes.length);
    if (value === BigInt(Number(value)) && Number.isSafeInteger(Number(value))) {
      const target = Buffer.alloc(12);
      expect(writeVLong(target, 1, Number(value))).toBe(1 + bytes.length);
      expect(target.subarray(1, 1 + bytes.length).toString('hex')).toBe(hex);
      expect(vlongSize(Number(value))).toBe(bytes.length);
      expect(readVLong(bytes, 0)).toBe(Number(value));
    }
  });

  it('any safe integer comes back, the same by number and bigint', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        const bytes = Buffer.alloc(9);
        const end = writeVLong(bytes, 0, value);
        expect(end).toBe(vlongSize(value));
        expect(readVLong(bytes, 0)).toBe(value);
        expect(encodeVLong(BigInt(value)).equals(bytes.subarray(0, end))).toBe(true);
      }),
    );
  });
});

describe('protobuf varint', () => {
  it('any safe integer comes back', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (value) => {
        const bytes = Buffer.alloc(10);
        const end = writeVarint(bytes, 0, value);
        expect(end).toBe(varintSize(value));
        expect(varintLength(bytes, 0)).toBe(end);
        expect(readVarint(bytes, 0)).toBe(value);
      }),
    );
  });
  it('any 64 bits are written as by arithmetic of bigints, signed ones as their unsigned twin', () => {
    const byArithmetic = (value: bigint) => {
      const out: number[] = [];
      let rest = BigInt.asUintN(64, value);
      for (; rest >= 128n; rest >>= 7n) out.push(Number(rest & 0x7fn) | 0x80);
      return Buffer.from([...out, Number(rest)]);
    };
    const check = (value: bigint) => {
      const bytes = Buffer.alloc(12);
      const end = writeVarint64(bytes, 1, value);
      expect(bytes.subarray(1, end).toString('hex')).toBe(byArithmetic(value).toString('hex'));
      expect(varint64Size(value)).toBe(end - 1);
    };
    for (let bit = 0n; bit < 64n; bit++) for (const near of [-1n, 0n, 1n]) check((1n << bit) + near);
    fc.assert(fc.property(fc.bigInt(-(2n ** 63n), 2n ** 64n - 1n), check));
  });
  it('known bytes', () => {
    const bytes = Buffer.alloc(3);
    expect(writeVarint(bytes, 0, 300)).toBe(2);
    expect(bytes.toString('hex')).toBe('ac0200');
  });
});
