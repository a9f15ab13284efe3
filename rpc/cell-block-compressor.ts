// Compressors of cell blocks that a client may name (`hbase.client.rpc.compressor`) by a codec class; the same goes both ways. Others are
// refused when the connection is made, as by an HBase that does not have the class or its native library.
import { deflateSync, inflateSync } from 'node:zlib';
import { type CodecName, codecByName } from '../base/codec-registry.ts';
import { hbaseError } from '../base/errors.ts';

export interface CellBlockCompressor {
  compress(bytes: Uint8Array): Uint8Array;
  /** Throws DoNotRetryIOException on bytes that are not of this codec. */
  decompress(bytes: Buffer): Buffer;
}

/** No request is larger, so no cell block may grow larger. */
const MAX_BYTES = 256 * 1024 * 1024;

function compressor(
  compress: (bytes: Uint8Array) => Uint8Array,
  decompress: (bytes: Buffer, limit: number) => Buffer,
): CellBlockCompressor {
  return {
    compress,
    decompress(bytes) {
      try {
        return decompress(bytes, MAX_BYTES);
      } catch (cause) {
        const why = cause instanceof Error ? cause.message : String(cause);
        throw hbaseError('DoNotRetryIOException', `The cell block cannot be decompressed: ${why}`, { cause });
      }
    },
  };
}

function ofCodec(name: CodecName): CellBlockCompressor {
  const codec = codecByName(name);
  return compressor(codec.compress, codec.decompressAtMost);
}

const zlib = compressor(
  (bytes) => deflateSync(bytes),
  (bytes, maxOutputLength) => inflateSync(bytes, { maxOutputLength }),
);
const HADOOP = 'org.apache.hadoop.io.compress';
const HBASE = 'org.apache.hadoop.hbase.io.compress';

/** Hadoop's own ZStandardCodec is not among them: it needs its native library. */
const COMPRESSORS: ReadonlyMap<string, CellBlockCompressor> = new Map([
  [`${HADOOP}.DefaultCodec`, zlib],
  [`${HADOOP}.DeflateCodec`, zlib],
  [`${HADOOP}.GzipCodec`, ofCodec('GZ')],
  [`${HADOOP}.SnappyCodec`, ofCodec('SNAPPY')],
  [`${HBASE}.xerial.SnappyCodec`, ofCodec('SNAPPY')],
  [`${HBASE}.aircompressor.SnappyCodec`, ofCodec('SNAPPY')],
  [`${HADOOP}.Lz4Codec`, ofCodec('LZ4')],
  [`${HBASE}.lz4.Lz4Codec`, ofCodec('LZ4')],
  [`${HBASE}.aircompressor.Lz4Codec`, ofCodec('LZ4')],
  [`${HBASE}.zstd.ZstdCodec`, ofCodec('ZSTD')],
  [`${HBASE}.aircompressor.ZstdCodec`, ofCodec('ZSTD')],
]);

/** Undefined for a class that is not supported. */
export function cellBlockCompressor(javaClass: string): CellBlockCompressor | undefined {
  return COMPRESSORS.get(javaClass);
}
