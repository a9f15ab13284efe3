import { compareBuffers, compareBytes } from '../../base/bytes.ts';
import { EMPTY_SLAB, type Slab, slabOf } from '../../base/slab.ts';
import type { FileStorage, RandomAccessFile } from '../../storage/file-storage.ts';
import { RECORD_ORDER, RECORD_ROW, RECORD_ROW_LENGTH, SAME_ROW_FOLLOWS } from './record-arena.ts';
import type { Run } from './run-writer.ts';

/** Rows from `start` (inclusive) up to `end` (exclusive; undefined: to the last). */
export interface RowRange {
  readonly start: Uint8Array;
  readonly end: Uint8Array | undefined;
}

/** Reads the records of a run that are in a range, one after the other; the next piece of the file is read while this one is used. */
export class RunReader {
  /** The record stands at `offset` in it. *Until the next call of `next`*. */
  slab: Slab = EMPTY_SLAB;
  offset = 0;
  valid = false;
  readonly #file: RandomAccessFile;
  readonly #bufferBytes: number;
  readonly #end: Slab | undefined;
  #filled = 0;
  #fileOffset: number;
  #ahead: Promise<Buffer> | undefined;
  #aheadBuffer: Buffer;

  static async open(files: FileStorage, run: Run, range: RowRange, bufferBytes: number): Promise<RunReader> {
    const reader = new RunReader(await files.open(run.path), run, range, bufferBytes);
    try {
      await reader.#toFirst(slabOf(range.start));
      return reader;
    } catch (error) {
      await reader.close();
      throw error;
    }
  }

  private constructor(file: RandomAccessFile, { marks }: Run, { start, end }: RowRange, bufferBytes: number) {
    this.#file = file;
    this.#bufferBytes = bufferBytes;
    this.#end = end === undefined ? undefined : slabOf(end);
    // The last mark whose row is smaller: records of an equal row may stand before a mark.
    let mark = 0;
    for (let low = 0, high = marks.length; low < high; ) {
      const middle = (low + high) >>> 1;
      if (compareBuffers(marks[middle].row, start) < 0) {
        mark = middle;
        low = middle + 1;
      } else high = middle;
    }
    this.#fileOffset = marks[mark]?.offset ?? 0;
    this.#aheadBuffer = Buffer.allocUnsafeSlow(bufferBytes);
    this.slab = slabOf(Buffer.allocUnsafeSlow(bufferBytes * 2));
    this.#readAhead();
  }

  get rowLength(): number {
    return this.slab.view.getUint16(this.offset + RECORD_ROW_LENGTH) & ~SAME_ROW_FOLLOWS;
  }
  /** The next record of this run is of the same row. */
  get isFollowedBySame(): boolean {
    return (this.slab.view.getUint16(this.offset + RECORD_ROW_LENGTH) & SAME_ROW_FOLLOWS) !== 0;
  }
  get rowOffset(): number {
    return this.offset + RECORD_ROW;
  }
  get order(): number {
    return this.slab.view.getFloat64(this.offset + RECORD_ORDER);
  }
  get recordLength(): number {
    return this.slab.view.getUint32(this.offset);
  }

  /** To the next record; undefined: done at once. */
  next(): Promise<void> | undefined {
    this.offset += this.recordLength;
    return this.#settle();
  }

  async close(): Promise<void> {
    this.valid = false;
    await this.#ahead?.catch(() => undefined);
    await this.#file.close();
  }

  async #toFirst(start: Slab): Promise<void> {
    await this.#settle();
    while (this.valid && compareBytes(this.slab, this.rowOffset, this.rowLength, start, 0, start.bytes.length) < 0)
      await this.next();
  }

  #settle(): Promise<void> | undefined {
    const left = this.#filled - this.offset;
    if (left < 4 || left < this.recordLength) return this.#fill();
    this.#look();
    return undefined;
  }

  #look(): void {
    const end = this.#end;
    this.valid =
      end === undefined || compareBytes(this.slab, this.rowOffset, this.rowLength, end, 0, end.bytes.length) < 0;
  }

  async #fill(): Promise<void> {
    for (;;) {
      const left = this.#filled - this.offset;
      if (left >= 4 && left >= this.recordLength) return this.#look();
      if (this.#ahead === undefined) {
        this.valid = false;
        return;
      }
      const piece = await this.#ahead;
      this.#takeIn(piece, left);
      this.#readAhead();
    }
  }

  #takeIn(piece: Buffer, left: number): void {
    const { bytes } = this.slab;
    if (left + piece.length > bytes.length) {
      const grown = slabOf(Buffer.allocUnsafeSlow(Math.max(bytes.length * 2, left + piece.length)));
      bytes.copy(grown.bytes, 0, this.offset, this.#filled);
      this.slab = grown;
    } else bytes.copyWithin(0, this.offset, this.#filled);
    piece.copy(this.slab.bytes, left);
    this.offset = 0;
    this.#filled = left + piece.length;
  }

  #readAhead(): void {
    const length = Math.min(this.#bufferBytes, this.#file.length - this.#fileOffset);
    if (length <= 0) {
      this.#ahead = undefined;
      return;
    }
    this.#ahead = this.#file.read(this.#fileOffset, length, this.#aheadBuffer);
    this.#ahead.catch(() => undefined);
    this.#fileOffset += length;
  }
}
