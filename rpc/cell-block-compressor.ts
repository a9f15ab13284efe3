// Compressors of cell blocks that a client may name (`hbase.client.rpc.compressor`) by a Hadoop codec class; the same goes both ways.
// Only gzip is both read and written here; others are refused when the connection is made.
import { codecByName } from '../base/codec-registry.ts';
import { hbaseError } from '../base/errors.ts';

export interface CellBlockCompressor {
  compress(bytes: Uint8Array): Uint8Array;
  /** Throws DoNotRetryIOException on bytes that are not of this codec. */
  decompress(bytes: Buffer): Buffer;
}

/** No request is larger, so no cell block may grow larger. */
const MAX_BYTES = 256 * 1024 * 1024;
/** Shorter than a gzip header and trailer. */
const MIN_GZIP_BYTES = 18;

const gzip: CellBlockCompressor = {
  compress: (bytes) => codecByName('GZ').compress(bytes),
  decompress(bytes) {
    // A gzip member ends with its uncompressed length, little-endian.
    const length = bytes.length < MIN_GZIP_BYTES ? 0 : bytes.readUInt32LE(bytes.length - 4);
    if (length === 0 || length > MAX_BYTES) throw damaged(`${length} bytes of cells in ${bytes.length} of gzip`);
    try {
      return codecByName('GZ').decompress(bytes, length);
    } catch (cause) {
      throw damaged(cause instanceof Error ? cause.message : String(cause), cause);
    }
  },
};

function damaged(why: string, cause?: unknown): Error {
  return hbaseError('DoNotRetryIOException', `The cell block cannot be decompressed: ${why}`, { cause });
}

const COMPRESSORS: ReadonlyMap<string, CellBlockCompressor> = new Map([
  ['org.apache.hadoop.io.compress.GzipCodec', gzip],
]);

/** Undefined for a class that is not supported. */
export function cellBlockCompressor(javaClass: string): CellBlockCompressor | undefined {
  return COMPRESSORS.get(javaClass);
}
