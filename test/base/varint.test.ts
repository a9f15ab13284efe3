import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  encodeVLong,
  readVarint,
  readVLong,
  readVLongBigInt,
  varintLength,
  varintSize,
  vlongLength,
  vlongSize,
  writeVarint,
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
  it('known bytes', () => {
    const bytes = Buffer.alloc(3);
    expect(writeVarint(bytes, 0, 300)).toBe(2);
    expect(bytes.toString('hex')).toBe('ac0200');
  });
});
