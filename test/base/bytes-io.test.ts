import { describe, expect, it } from 'vitest';
import { ByteReader } from '../../base/byte-reader.ts';
import { ByteWriter } from '../../base/byte-writer.ts';

const fail = (offset: number, message: string) => new Error(`at ${offset}: ${message}`);

describe('ByteWriter and ByteReader', () => {
  it('give back what was put in', () => {
    const writer = new ByteWriter(1);
    writer
      .u8(7)
      .u16(0xfffe)
      .u32(0xfffffffd)
      .u64(2 ** 53 - 1)
      .i64(-5n)
      .vlong(-300)
      .varint(300)
      .write(Buffer.from('abcdef'), 1, 3);
    writer.vlongBytes(Buffer.from('xyz')).u64(-2);
    const reader = new ByteReader(writer.finish(), fail);
    expect([reader.u8(), reader.u16(), reader.u32(), reader.u64(), reader.i64()]).toEqual([
      7,
      0xfffe,
      0xfffffffd,
      2 ** 53 - 1,
      -5n,
    ]);
    expect([reader.vlong(), reader.varint(), reader.take(2).toString(), reader.vlongBytes().toString()]).toEqual([
      -300,
      300,
      'bc',
      'xyz',
    ]);
    expect(reader.i64()).toBe(-2n);
    expect(reader.remaining).toBe(0);
  });

  it('every cut of a message is the error of the reader', () => {
    const bytes = new ByteWriter()
      .u8(1)
      .u16(2)
      .u32(3)
      .u64(4)
      .i64(5n)
      .vlong(70_000)
      .varint(70_000)
      .vlongBytes(Buffer.from('abc'))
      .finish();
    const readAll = (b: Buffer) => {
      const r = new ByteReader(b, fail);
      return [r.u8(), r.u16(), r.u32(), r.u64(), r.i64(), r.vlong(), r.varint(), r.vlongBytes()];
    };
    expect(readAll(bytes)).toHaveLength(8);
    for (let length = 0; length < bytes.length; length++)
      expect(() => readAll(bytes.subarray(0, length))).toThrow(/^at \d+: /);
  });

  it('lengths and numbers out of range are errors', () => {
    const reader = (hex: string) => new ByteReader(Buffer.from(hex, 'hex'), fail);
    expect(() => reader('ff01').vlongBytes()).toThrow('negative length');
    expect(() => reader('8a7fffffff').vlong()).toThrow();
    expect(() => reader('887fffffffffffffff').vlong()).toThrow('too large');
    expect(() => reader('ffffffffffffffff').u64()).toThrow('too large');
    expect(() => reader('ffffffffffffffffffff').varint()).toThrow('too long');
    expect(() => reader('00').skip(-1)).toThrow();
    expect(() => new ByteReader(Buffer.alloc(4), fail, 2, 3).u16()).toThrow('expected 2 more');
  });

  it('bytes written before can be overwritten', () => {
    const writer = new ByteWriter().u32(0).u8(9);
    writer.setU32(0, 77);
    expect(writer.view().toString('hex')).toBe('0000004d09');
    writer.clear();
    expect(writer.length).toBe(0);
  });
});
