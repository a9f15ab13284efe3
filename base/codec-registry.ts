// Compression codecs by HBase's names. gz and zstd come with Node; snappy and lz4 are packages, loaded when first asked for.
//
// Hadoop's block stream, around snappy, lz4 and HBase's own zstd: segments of
//   u32 uncompressedLength | sub-chunks (u32 compressedLength | data) until uncompressedLength bytes are there
// gz is one gzip member; zstd may also be a bare frame (28 b5 2f fd).
import { createRequire } from 'node:module';
import { gunzipSync, gzipSync, zstdDecompressSync } from 'node:zlib';
import { ByteReader } from './byte-reader.ts';
import { hbaseError } from './errors.ts';

export type CodecName = 'NONE' | 'GZ' | 'SNAPPY' | 'LZ4' | 'ZSTD';

export interface Codec {
  readonly name: CodecName;
  /** Undefined for codecs that are only read. */
  readonly compress: ((bytes: Uint8Array) => Uint8Array) | undefined;
  /**
   * `bytes` decompressed, which must give exactly `length` bytes; throws otherwise, whatever the bytes are, without allocating much more
   * than `length`. The result is *owned by the caller*, except that NONE returns `bytes` itself.
   */
  decompress(bytes: Buffer, length: number): Buffer;
}

const require = createRequire(import.meta.url);

const NONE: Codec = { name: 'NONE', compress: (bytes) => bytes, decompress: (bytes) => bytes };

// maxOutputLength must be at least 1.
const GZ: Codec = {
  name: 'GZ',
  compress: (bytes) => gzipSync(bytes),
  decompress: (bytes, length) => gunzipSync(bytes, { maxOutputLength: Math.max(1, length) }),
};

type RawDecompress = (bytes: Buffer, length: number) => Buffer;

/** A codec whose raw form stands in Hadoop's block stream. `maxRatio`: no input can grow more. */
function blockStream(name: CodecName, maxRatio: number, load: () => RawDecompress): Codec {
  let raw: RawDecompress | undefined;
  return {
    name,
    compress: undefined,
    decompress: (bytes, length) => {
      raw ??= load();
      return decodeBlockStream(bytes, length, maxRatio, raw);
    },
  };
}

function decodeBlockStream(bytes: Buffer, length: number, maxRatio: number, raw: RawDecompress): Buffer {
  const reader = new ByteReader(bytes, (offset, message) => new Error(`block stream at ${offset}: ${message}`));
  const parts: Buffer[] = [];
  let produced = 0;
  while (reader.remaining > 0) {
    let wanted = reader.u32();
    if (wanted > length - produced) reader.fail(`a segment of ${wanted} bytes where ${length - produced} are left`);
    while (wanted > 0) {
      const compressed = reader.take(reader.u32());
      if (compressed.length === 0) reader.fail('an empty sub-chunk');
      const part = raw(compressed, Math.min(wanted, compressed.length * maxRatio));
      if (part.length === 0 || part.length > wanted) reader.fail(`a sub-chunk of ${part.length} bytes`);
      parts.push(part);
      produced += part.length;
      wanted -= part.length;
    }
  }
  return parts.length === 1 ? parts[0] : Buffer.concat(parts);
}

const SNAPPY = blockStream('SNAPPY', 64, () => {
  const snappy = require('snappy') as { uncompressSync(bytes: Buffer, options: { asBuffer: true }): Buffer };
  return (bytes, limit) => {
    // The raw form opens with its own uncompressed length, which the package believes.
    const claimed = new ByteReader(bytes, (_, message) => new Error(`snappy: ${message}`)).varint();
    if (claimed > limit) throw new Error(`snappy: ${claimed} bytes where at most ${limit} may come`);
    return snappy.uncompressSync(bytes, { asBuffer: true });
  };
});

const LZ4 = blockStream('LZ4', 255, () => {
  const lz4 = require('lz4-napi') as { uncompressSync(bytes: Buffer): Buffer };
  return (bytes, limit) => {
    // The package wants the length in front of the raw block; a larger one than real is cut by it.
    const framed = Buffer.allocUnsafe(bytes.length + 4);
    framed.writeUInt32LE(limit);
    bytes.copy(framed, 4);
    return lz4.uncompressSync(framed);
  };
});

const ZSTD_MAGIC = 0x28b52ffd;
const zstdStream = blockStream('ZSTD', Number.MAX_SAFE_INTEGER, () => unzstd);

function unzstd(bytes: Buffer, limit: number): Buffer {
  return zstdDecompressSync(bytes, { maxOutputLength: Math.max(1, limit) });
}

const ZSTD: Codec = {
  name: 'ZSTD',
  compress: undefined,
  decompress: (bytes, length) =>
    bytes.length >= 4 && bytes.readUInt32BE(0) === ZSTD_MAGIC
      ? unzstd(bytes, length)
      : zstdStream.decompress(bytes, length),
};

const CODECS: Record<CodecName, Codec> = { NONE, GZ, SNAPPY, LZ4, ZSTD };

function checked(codec: Codec): Codec {
  if (codec.name === 'NONE') return codec;
  return {
    ...codec,
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
      `Compression algorithm '${name}' is not supported; there are ${Object.keys(CODECS).join(', ')}`,
    );
  }
  return checked(codec);
}

/** True when files can be written with it. */
export function canCompress(name: string): boolean {
  return CODECS[name.toUpperCase() as CodecName]?.compress !== undefined;
}
