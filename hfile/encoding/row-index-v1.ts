import type { EncodingContext } from './data-block-decoder.ts';

/** Its number. */
export const ROW_INDEX_V1 = 7;

/** Cells as in an unencoded block | u32 rowCount | rowCount × u32 offset of each row's first cell | u32 bytes of all cells. */
export function decodeRowIndexV1(body: Buffer, context: EncodingContext): Buffer {
  if (body.length < 8) throw context.fail(0, `expected a row index, found ${body.length} bytes`);
  const cellBytes = body.readUInt32BE(body.length - 4);
  if (cellBytes > body.length - 8)
    throw context.fail(body.length - 4, `${cellBytes} bytes of cells in a block of ${body.length}`);
  const rowCount = body.readUInt32BE(cellBytes);
  if (cellBytes + 8 + 4 * rowCount !== body.length) {
    throw context.fail(cellBytes, `${rowCount} rows do not fit ${body.length - cellBytes} bytes of row index`);
  }
  return body.subarray(0, cellBytes);
}
