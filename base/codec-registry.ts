// Compression codecs by HBase's names. gz and zstd come with Node; snappy and lz4 are packages, loaded when first asked for.
//
// gz is one gzip member; snappy, lz4 and zstd stand in Hadoop's block stream. zstd is read as a bare frame too (28 b5 2f fd), as Hadoop's own
// native codec writes it.
import { createRequire } from 'node:module';
import { gunzipSync, gzipSync, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { decodeBlockStream, encodeBlockStream } from './block-stream.ts';
import { ByteReader } from './byte-reader.ts';
import { hbaseError } from './errors.ts';

/** The codecs there are, by HBase's names. */
export const CODEC_NAMES = ['NONE', 'GZ', 'SNAPPY', 'LZ4', 'ZSTD'] as const;
export type CodecName = (typeof CODEC_NAMES)[number];

export interface Codec {
  readonly name: CodecName;
  /** The result is *owned by the caller*, except that NONE returns `bytes` itself. */
  compress(bytes: Uint8Array): Uint8Array;
  /**
   * `bytes` decompressed, which must give exactly `length` bytes; throws otherwise, whatever the bytes are, without allocating much more
   * than `length`. The result is *owned by the caller*, except that NONE returns `bytes` itself.
   */
  decompress(bytes: Buffer, length: number): Buffer;
  /** The same where nobody knows how many bytes there are: throws above `limit`. */
  decompressAtMost(bytes: Buffer, limit: number): Buffer;
}

/** As a codec is written here: `decompress` gives at most `limit` bytes. */
type LimitedCodec = Pick<Codec, 'name' | 'compress'> & RawCodec;

const require = createRequire(import.meta.url);

const NONE: LimitedCodec = { name: 'NONE', compress: (bytes) => bytes, decompress: (bytes) => bytes };

// maxOutputLength must be at least 1.
const GZ: LimitedCodec = {
  name: 'GZ',
  compress: (bytes) => gzipSync(bytes),
  decompress: (bytes, length) => gunzipSync(bytes, { maxOutputLength: Math.max(1, length) }),
};

/** A codec's own form of one run of bytes. `decompress` gives at most `limit` bytes. */
interface RawCodec {
  compress(bytes: Uint8Array): Uint8Array;
  decompress(bytes: Buffer, limit: number): Buffer;
}

/** A codec whose raw form stands in Hadoop's block stream. `maxRatio`: no input can grow more. */
function blockStream(name: CodecName, maxRatio: number, load: () => RawCodec): LimitedCodec {
  let raw: RawCodec | undefined;
  return {
    name,
    compress: (bytes) => {
      raw ??= load();
      return encodeBlockStream(bytes, raw.compress);
    },
    decompress: (bytes, length) => {
      raw ??= load();
      return decodeBlockStream(bytes, length, maxRatio, raw.decompress);
    },
  };
}

const SNAPPY = blockStream('SNAPPY', 64, () => {
  const snappy = require('snappy') as {
    compressSync(bytes: Uint8Array): Buffer;
    uncompressSync(bytes: Buffer, options: { asBuffer: true }): Buffer;
  };
  return {
    compress: (bytes) => snappy.compressSync(bytes),
    decompress: (bytes, limit) => {
      // The raw form opens with its own uncompressed length, which the package believes.
      const claimed = new ByteReader(bytes, (_, message) => new Error(`snappy: ${message}`)).varint();
      if (claimed > limit) throw new Error(`snappy: ${claimed} bytes where at most ${limit} may come`);
      return snappy.uncompressSync(bytes, { asBuffer: true });
    },
  };
});

// The package has the length, little-endian, in front of the raw block.
const LZ4 = blockStream('LZ4', 255, () => {
  const lz4 = require('lz4-napi') as { compressSync(bytes: Uint8Array): Buffer; uncompressSync(bytes: Buffer): Buffer };
  return {
    compress: (bytes) => lz4.compressSync(bytes).subarray(4),
    decompress: (bytes, limit) => {
      // A length larger than real is cut by it.
      const framed = Buffer.allocUnsafe(bytes.length + 4);
      framed.writeUInt32LE(limit);
      bytes.copy(framed, 4);
      return lz4.uncompressSync(framed);
    },
  };
});

const ZSTD_MAGIC = 0x28b52ffd;
const zstdStream = blockStream('ZSTD', Number.MAX_SAFE_INTEGER, () => ({
  compress: (bytes) => zstdCompressSync(bytes),
  decompress: unzstd,
}));

function unzstd(bytes: Buffer, limit: number): Buffer {
  return zstdDecompressSync(bytes, { maxOutputLength: Math.max(1, limit) });
}

const ZSTD: LimitedCodec = {
  ...zstdStream,
  decompress: (bytes, length) =>
    bytes.length >= 4 && bytes.readUInt32BE(0) === ZSTD_MAGIC
      ? unzstd(bytes, length)
      : zstdStream.decompress(bytes, length),
};

const CODECS: Record<CodecName, LimitedCodec> = { NONE, GZ, SNAPPY, LZ4, ZSTD };

function checked(codec: LimitedCodec): Codec {
  const decompressAtMost = codec.decompress;
  if (codec.name === 'NONE') return { ...codec, decompressAtMost };
  return {
    ...codec,
    decompressAtMost,
    decompress: (bytes, length) => {
      const out = codec.decompress(bytes, length);
      if (out.length !== length) throw new Error(`${codec.name} gave ${out.length} bytes, expected ${length}`);
      return out;
    },
  };
}

/** A codec by HBase's name for it. Throws for those that are not supported. */
export function codecByName(name: string): Codec {
  const codec = CODECS[name.toUpperCase() as CodecName];
  if (codec === undefined) {
    throw hbaseError(
      'DoNotRetryIOException',
      `Compression algorithm '${name}' is not supported; there are ${CODEC_NAMES.join(', ')}`,
    );
  }
  return checked(codec);
}

/** True when there is such a codec. */
export function isCodec(name: string): name is CodecName {
  return (CODEC_NAMES as readonly string[]).includes(name);
}
