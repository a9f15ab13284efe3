// A run: sorted records in a file (record-arena.ts), and in memory which row stands where, about every quarter of a megabyte.
import { equalBytes } from '../../base/bytes.ts';
import type { Slab } from '../../base/slab.ts';
import type { FileStorage, FileWriter } from '../../storage/file-storage.ts';
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

/** Of records in one slab, in the order of their offsets. */
export async function writeRun(files: FileStorage, path: string, slab: Slab, offsets: Uint32Array): Promise<Run> {
  const pieces = new Pieces(await files.create(path));
  const marks: RunMark[] = [];
  let nextMark = 0;
  try {
    for (let i = 0; i < offsets.length; i++) {
      const offset = offsets[i];
      if (pieces.length >= nextMark) {
        const start = offset + RECORD_ROW;
        const rowEnd = start + slab.view.getUint16(offset + RECORD_ROW_LENGTH);
        marks.push({ offset: pieces.length, row: new Uint8Array(slab.bytes.subarray(start, rowEnd)) });
        nextMark = pieces.length + MARK_BYTES;
      }
      const at = pieces.add(slab.bytes, offset, slab.view.getUint32(offset));
      if (i + 1 < offsets.length && isSameRow(slab, offset, offsets[i + 1]))
        pieces.bytes[at + RECORD_ROW_LENGTH] |= SAME_ROW_FOLLOWS >>> 8;
      if (pieces.isFull) await pieces.write();
    }
    await pieces.close();
    return { path, length: pieces.length, marks };
  } catch (error) {
    await pieces.abort();
    throw error;
  }
}

/** Two buffers: one is filled while the other is written. */
class Pieces {
  /** The one being filled. */
  bytes = Buffer.allocUnsafeSlow(PIECE_BYTES * 2);
  /** Of all that was added. */
  length = 0;
  #spare = Buffer.allocUnsafeSlow(PIECE_BYTES * 2);
  #filled = 0;
  #writing: Promise<void> = Promise.resolve();
  readonly #writer: FileWriter;

  constructor(writer: FileWriter) {
    this.#writer = writer;
  }

  get isFull(): boolean {
    return this.#filled >= PIECE_BYTES;
  }

  /** Returns where it stands in `bytes`. */
  add(source: Buffer, offset: number, length: number): number {
    if (this.#filled + length > this.bytes.length) {
      const grown = Buffer.allocUnsafeSlow(Math.max(this.bytes.length * 2, this.#filled + length));
      this.bytes.copy(grown, 0, 0, this.#filled);
      this.bytes = grown;
    }
    const at = this.#filled;
    source.copy(this.bytes, at, offset, offset + length);
    this.#filled += length;
    this.length += length;
    return at;
  }

  /** Resolves when the other buffer is free. */
  async write(): Promise<void> {
    await this.#writing;
    this.#writing = this.#writer.write(this.bytes.subarray(0, this.#filled));
    // Whoever comes next hears of it.
    this.#writing.catch(() => undefined);
    [this.bytes, this.#spare] = [this.#spare, this.bytes];
    this.#filled = 0;
  }

  async close(): Promise<void> {
    if (this.#filled > 0) await this.write();
    await this.#writing;
    await this.#writer.close({ isScratch: true });
  }

  async abort(): Promise<void> {
    await this.#writing.catch(() => undefined);
    await this.#writer.abort().catch(() => undefined);
  }
}

function isSameRow(slab: Slab, a: number, b: number): boolean {
  const lengthA = slab.view.getUint16(a + RECORD_ROW_LENGTH);
  const lengthB = slab.view.getUint16(b + RECORD_ROW_LENGTH);
  return equalBytes(slab, a + RECORD_ROW, lengthA, slab, b + RECORD_ROW, lengthB);
}
