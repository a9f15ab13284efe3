// Hadoop's block stream (BlockCompressorStream), around snappy, lz4 and HBase's own zstd. Segments of
//   u32 uncompressedLength | sub-chunks (u32 compressedLength | data) until uncompressedLength bytes are there
// A writer makes one segment of what it is given, of several sub-chunks when that is more than its codec's buffer takes.
import { ByteReader } from './byte-reader.ts';

/** Hadoop's codecs have buffers of 256 KiB and take as much as is sure to fit in one when compressed: `size / 6 + 32` is kept free. */
const BUFFER_BYTES = 262_144;
export const MAX_SUB_CHUNK_BYTES = BUFFER_BYTES - (Math.floor(BUFFER_BYTES / 6) + 32);

/** `bytes` as one segment. */
export function encodeBlockStream(bytes: Uint8Array, compress: (part: Uint8Array) => Uint8Array): Buffer {
  const parts: Uint8Array[] = [u32(bytes.length)];
  for (let at = 0; at < bytes.length; at += MAX_SUB_CHUNK_BYTES) {
    const part = compress(bytes.subarray(at, Math.min(at + MAX_SUB_CHUNK_BYTES, bytes.length)));
    parts.push(u32(part.length), part);
  }
  return Buffer.concat(parts);
}

/**
 * What a stream holds, at most `length` bytes; throws an Error for what is none. `maxRatio`: no sub-chunk can grow more than that many
 * times; `decompress` gets a sub-chunk and the most it may give.
 */
export function decodeBlockStream(
  bytes: Buffer,
  length: number,
  maxRatio: number,
  decompress: (chunk: Buffer, limit: number) => Buffer,
): Buffer {
  const reader = new ByteReader(bytes, (offset, message) => new Error(`block stream at ${offset}: ${message}`));
  const parts: Buffer[] = [];
  let produced = 0;
  while (reader.remaining > 0) {
    let wanted = reader.u32();
    if (wanted > length - produced) reader.fail(`a segment of ${wanted} bytes where ${length - produced} are left`);
    while (wanted > 0) {
      const compressed = reader.take(reader.u32());
      if (compressed.length === 0) reader.fail('an empty sub-chunk');
      const part = decompress(compressed, Math.min(wanted, compressed.length * maxRatio));
      if (part.length === 0 || part.length > wanted) reader.fail(`a sub-chunk of ${part.length} bytes`);
      parts.push(part);
      produced += part.length;
      wanted -= part.length;
    }
  }
  return parts.length === 1 ? parts[0] : Buffer.concat(parts);
}

function u32(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
