const EMPTY = Buffer.alloc(0);

/** The same bytes as a Buffer, *shared*; empty for an absent field. */
export function bufferOf(bytes: Uint8Array | null | undefined): Buffer {
  if (bytes == null) return EMPTY;
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
