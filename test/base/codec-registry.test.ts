import { createRequire } from 'node:module';
import { deflateRawSync, gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_SUB_CHUNK_BYTES } from '../../base/block-stream.ts';
import { codecByName } from '../../base/codec-registry.ts';

const require = createRequire(import.meta.url);
const snappy = require('snappy') as { compressSync(bytes: Buffer): Buffer };
const lz4 = require('lz4-napi') as { compressSync(bytes: Buffer): Buffer };

const TEXT = Buffer.from('a text that repeats, a text that repeats, and ends');

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** One segment of Hadoop's block stream for each part. */
function blockStream(parts: Buffer[], raw: (bytes: Buffer) => Buffer): Buffer {
  return Buffer.concat(
    parts.flatMap((part) => [u32(part.length), ...(part.length > 0 ? [u32(raw(part).length), raw(part)] : [])]),
  );
}

const RAW: Record<string, (bytes: Buffer) => Buffer> = {
  SNAPPY: (bytes) => snappy.compressSync(bytes),
  LZ4: (bytes) => lz4.compressSync(bytes).subarray(4),
  ZSTD: (bytes) => zstdCompressSync(bytes),
};

describe('codecs', () => {
  it('GZ gives one gzip member and takes it back', () => {
    const gz = codecByName('gz');
    const packed = Buffer.from(gz.compress(TEXT));
    expect(packed.readUInt16BE(0)).toBe(0x1f8b);
    expect(gz.decompress(packed, TEXT.length).equals(TEXT)).toBe(true);
  });

  it.each(Object.keys(RAW))("%s in Hadoop's block stream, in one segment, several, or none", (name) => {
    const codec = codecByName(name);
    expect(codec.decompress(blockStream([TEXT], RAW[name]), TEXT.length).equals(TEXT)).toBe(true);
    const two = blockStream([TEXT.subarray(0, 10), TEXT.subarray(10)], RAW[name]);
    expect(codec.decompress(two, TEXT.length).equals(TEXT)).toBe(true);
    expect(codec.decompress(u32(0), 0).length).toBe(0);
    // One segment of two sub-chunks: input larger than the codec's buffer.
    const [a, b] = [RAW[name](TEXT.subarray(0, 20)), RAW[name](TEXT.subarray(20))];
    const chunked = Buffer.concat([u32(TEXT.length), u32(a.length), a, u32(b.length), b]);
    expect(codec.decompress(chunked, TEXT.length).equals(TEXT)).toBe(true);
  });

  it.each(Object.keys(RAW))('%s is written as one segment, of sub-chunks that fit a buffer of Hadoop', (name) => {
    const codec = codecByName(name);
    const packed = Buffer.from(codec.compress(TEXT));
    expect(packed.readUInt32BE(0)).toBe(TEXT.length);
    expect(packed.readUInt32BE(4)).toBe(packed.length - 8);
    expect(codec.decompress(packed, TEXT.length).equals(TEXT)).toBe(true);
    expect(codec.compress(Buffer.alloc(0))).toEqual(u32(0));
    const large = Buffer.concat(Array.from({ length: 6000 }, (_, i) => Buffer.from(`${i} ${TEXT}`)));
    expect(large.length).toBeGreaterThan(MAX_SUB_CHUNK_BYTES);
    const chunked = Buffer.from(codec.compress(large));
    expect(chunked.readUInt32BE(0)).toBe(large.length);
    const lengths: number[] = [];
    for (let at = 4; at < chunked.length; at += 4 + chunked.readUInt32BE(at)) lengths.push(chunked.readUInt32BE(at));
    expect(lengths.length).toBe(Math.ceil(large.length / MAX_SUB_CHUNK_BYTES));
    expect(codec.decompress(chunked, large.length).equals(large)).toBe(true);
  });

  it('a bare zstd frame', () => {
    expect(codecByName('ZSTD').decompress(zstdCompressSync(TEXT), TEXT.length).equals(TEXT)).toBe(true);
  });

  it('a result of another length is an error', () => {
    expect(() => codecByName('GZ').decompress(gzipSync(TEXT), TEXT.length + 1)).toThrow('expected');
    expect(() => codecByName('GZ').decompress(gzipSync(TEXT), TEXT.length - 1)).toThrow();
    expect(() => codecByName('GZ').decompress(deflateRawSync(TEXT), TEXT.length)).toThrow();
    for (const name of Object.keys(RAW)) {
      expect(() => codecByName(name).decompress(blockStream([TEXT], RAW[name]), TEXT.length - 1)).toThrow();
      expect(() => codecByName(name).decompress(blockStream([TEXT], RAW[name]), TEXT.length + 1)).toThrow();
    }
  });

  it.each(['GZ', ...Object.keys(RAW)])('%s bears any bytes', (name) => {
    const whole = name === 'GZ' ? gzipSync(TEXT) : blockStream([TEXT], RAW[name]);
    fc.assert(
      fc.property(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 }), fc.boolean(), (at, value, cut) => {
        const damaged = Buffer.from(cut ? whole.subarray(0, at) : whole);
        if (!cut) damaged[at] = value;
        try {
          expect(codecByName(name).decompress(damaged, TEXT.length).length).toBe(TEXT.length);
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('an unknown name is refused, with those that exist', () => {
    expect(() => codecByName('LZO')).toThrow(
      "Compression algorithm 'LZO' is not supported; there are NONE, GZ, SNAPPY, LZ4, ZSTD",
    );
  });
});
