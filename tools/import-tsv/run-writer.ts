// A run: sorted records in a file (record-arena.ts), and in memory which row stands where, about every quarter of a megabyte.
import { equalBytes } from '../../base/bytes.ts';
import type { Slab } from '../../base/slab.ts';
import type { FileStorage } from '../../storage/file-storage.ts';
import { OverlappedWriter } from './overlapped-writer.ts';
import { RECORD_ROW, RECORD_ROW_LENGTH, SAME_ROW_FOLLOWS } from './record-arena.ts';

const PIECE_BYTES = 1 << 20;
const MARK_BYTES = 1 << 18;

/** The first row of a part of a run. */
export interface RunMark {
  readonly offset: number;
  readonly row: Uint8Array;
}

export interface Run {
  readonly path: string;
  readonly length: number;
  readonly marks: readonly RunMark[];
}

export async function writeRun(files: FileStorage, path: string, slab: Slab, offsets: Uint32Array): Promise<Run> {
  const writer = new OverlappedWriter(await files.create(path));
  try {
    let piece = Buffer.allocUnsafeSlow(PIECE_BYTES * 2);
    let filled = 0;
    let length = 0;
    let nextMark = 0;
    const marks: RunMark[] = [];
    for (let i = 0; i < offsets.length; i++) {
      const offset = offsets[i];
      const bytes = slab.view.getUint32(offset);
      if (length >= nextMark) {
        const start = offset + RECORD_ROW;
        const rowEnd = start + slab.view.getUint16(offset + RECORD_ROW_LENGTH);
        marks.push({ offset: length, row: new Uint8Array(slab.bytes.subarray(start, rowEnd)) });
        nextMark = length + MARK_BYTES;
      }
      if (filled + bytes > piece.length) {
        const grown = Buffer.allocUnsafeSlow(Math.max(piece.length * 2, filled + bytes));
        piece.copy(grown, 0, 0, filled);
        piece = grown;
      }
      slab.bytes.copy(piece, filled, offset, offset + bytes);
      if (i + 1 < offsets.length && isSameRow(slab, offset, offsets[i + 1]))
        piece[filled + RECORD_ROW_LENGTH] |= SAME_ROW_FOLLOWS >>> 8;
      filled += bytes;
      length += bytes;
      if (filled >= PIECE_BYTES) {
        await writer.write(piece.subarray(0, filled));
        filled = 0;
      }
    }
    await writer.write(piece.subarray(0, filled));
    await writer.close();
    return { path, length, marks };
  } catch (error) {
    await writer.abort().catch(() => undefined);
    throw error;
  }
}

function isSameRow(slab: Slab, a: number, b: number): boolean {
  const lengthA = slab.view.getUint16(a + RECORD_ROW_LENGTH);
  const lengthB = slab.view.getUint16(b + RECORD_ROW_LENGTH);
  return equalBytes(slab, a + RECORD_ROW, lengthA, slab, b + RECORD_ROW, lengthB);
}
