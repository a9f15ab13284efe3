/** The compressors of cell blocks that a client may name, by Hadoop's and HBase's codec classes. */
export interface CellBlockCompressor {
  compress(bytes: Uint8Array): Uint8Array;
  /** Throws DoNotRetryIOException on bytes that are not of this codec. */
  decompress(bytes: Uint8Array): Buffer;
}

const COMPRESSORS = new Map<string, CellBlockCompressor>();

/** Undefined for a class that is not supported. */
export function cellBlockCompressor(javaClass: string): CellBlockCompressor | undefined {
  return COMPRESSORS.get(javaClass);
}
