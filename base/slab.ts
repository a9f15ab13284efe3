/** A run of memory under both the views that hot paths use. Cells are addressed as (slab, offset). */
export interface Slab {
  readonly bytes: Buffer;
  readonly view: DataView;
}

export function slabOf(bytes: Uint8Array): Slab {
  const buffer = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { bytes: buffer, view: new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength) };
}

export const EMPTY_SLAB: Slab = slabOf(Buffer.alloc(0));
