// Cells as they go over the wire beside a message: of each, `u32 n` and n bytes of KeyValue. KeyValueCodec leaves tags out;
// KeyValueCodecWithTags has `u16 tagsLength | tags` behind the value of cells that have any (n tells).
import { copyBytes } from '../base/bytes.ts';
import { hbaseError } from '../base/errors.ts';
import { type Slab, slabOf } from '../base/slab.ts';
import type { RewindableCellSink } from './cell-sink.ts';
import { checkKeyValue } from './key-value.ts';
import { PIECE_BYTES, type PiecePool } from './piece-pool.ts';

export type CellCodec = 'KeyValueCodec' | 'KeyValueCodecWithTags';

const FIRST_CAPACITY = 512;
const NOTHING = slabOf(Buffer.alloc(0));
interface Piece {
  readonly slab: Slab;
  length: number;
  cellCount: number;
}

export interface FinishedBlock {
  readonly pieces: readonly Buffer[];
  /** To be called once nobody reads the pieces any more; undefined when there is nothing to give back. */
  readonly release: (() => void) | undefined;
}

/**
 * A block grows by doubling up to the size of a piece; then it goes on in another piece, so that a large answer is neither copied nor
 * allocated twice.
 */
export class CellBlockBuilder implements RewindableCellSink {
  readonly #withTags: boolean;
  readonly #firstCapacity: number;
  readonly #pool: PiecePool | undefined;
  /** Pieces that are full. */
  #full: Piece[] = [];
  #fullLength = 0;
  #fullCellCount = 0;
  #slab: Slab;
  #length = 0;
  #cellCount = 0;

  /** `pool`: for whole pieces, of which it takes the first at once, and which `finishForSending` lends; else it begins with `capacityBytes`. */
  constructor(codec: CellCodec = 'KeyValueCodec', capacityBytes = FIRST_CAPACITY, pool?: PiecePool) {
    this.#withTags = codec === 'KeyValueCodecWithTags';
    this.#firstCapacity = capacityBytes;
    this.#pool = pool;
    this.#slab = pool?.take() ?? slabOf(Buffer.allocUnsafe(capacityBytes));
  }

  /** Bytes so far. */
  get length(): number {
    return this.#fullLength + this.#length;
  }

  get cellCount(): number {
    return this.#fullCellCount + this.#cellCount;
  }

  append(slab: Slab, offset: number, length: number, tagsOffset = 0, tagsLength = 0): void {
    const tags = this.#withTags && tagsLength > 0 ? tagsLength : 0;
    const size = tags === 0 ? length : length + 2 + tags;
    if (this.#length + 4 + size > this.#slab.bytes.length) this.#makeRoom(4 + size);
    const at = this.#length;
    const target = this.#slab;
    target.view.setUint32(at, size);
    copyBytes(slab, offset, target, at + 4, length);
    if (tags !== 0) {
      target.view.setUint16(at + 4 + length, tags);
      copyBytes(slab, tagsOffset, target, at + 6 + length, tags);
    }
    this.#length = at + 4 + size;
    this.#cellCount++;
  }

  mark(): number {
    return this.length;
  }

  /** Takes back all cells appended since `mark`. */
  rewind(mark: number): void {
    while (mark < this.#fullLength) this.#reopen();
    const end = mark - this.#fullLength;
    for (let at = end; at < this.#length; at += 4 + this.#slab.view.getUint32(at)) this.#cellCount--;
    this.#length = end;
  }

  /** The block in one piece, *owned by the caller*; the builder starts afresh. */
  finish(): Buffer {
    const pieces = this.finishPieces();
    return pieces.length === 1 ? pieces[0] : Buffer.concat(pieces);
  }

  /** The block as the pieces it was made in, without copying: *owned by the caller*; the builder starts afresh. */
  finishPieces(): Buffer[] {
    const pieces = this.#full.map(({ slab, length }) => slab.bytes.subarray(0, length));
    pieces.push(this.#slab.bytes.subarray(0, this.#length));
    this.#full = [];
    this.#fullLength = this.#fullCellCount = this.#length = this.#cellCount = 0;
    this.#slab = NOTHING;
    return pieces;
  }

  /** As finishPieces, but the pieces go back to the pool when they were sent. */
  finishForSending(): FinishedBlock {
    const pool = this.#pool;
    const lent = pool && [...this.#full.map(({ slab }) => slab), this.#slab].filter(isWholePiece);
    const release = pool === undefined || lent?.length === 0 ? undefined : () => pool.give(lent!);
    return { pieces: this.finishPieces(), release };
  }

  #makeRoom(needed: number): void {
    const grown = Math.max(this.#length + needed, this.#slab.bytes.length * 2, this.#firstCapacity);
    if (grown < PIECE_BYTES && this.#pool === undefined) {
      const slab = slabOf(Buffer.allocUnsafe(grown));
      this.#slab.bytes.copy(slab.bytes, 0, 0, this.#length);
      this.#slab = slab;
      return;
    }
    if (this.#length > 0) {
      this.#full.push({ slab: this.#slab, length: this.#length, cellCount: this.#cellCount });
      this.#fullLength += this.#length;
      this.#fullCellCount += this.#cellCount;
    }
    this.#slab = this.#newPiece(needed);
    this.#length = this.#cellCount = 0;
  }

  #newPiece(needed: number): Slab {
    if (needed > PIECE_BYTES) return slabOf(Buffer.allocUnsafeSlow(needed));
    return this.#pool?.take() ?? slabOf(Buffer.allocUnsafeSlow(PIECE_BYTES));
  }

  /** The last full piece is the one being filled again. */
  #reopen(): void {
    const piece = this.#full.pop()!;
    this.#slab = piece.slab;
    this.#length = piece.length;
    this.#cellCount = piece.cellCount;
    this.#fullLength -= piece.length;
    this.#fullCellCount -= piece.cellCount;
  }
}

function isWholePiece({ bytes }: Slab): boolean {
  // Smaller ones may be parts of Node's own pool.
  return bytes.length === PIECE_BYTES && bytes.byteOffset === 0;
}

/** Walks a cell block in place. Each cell is checked before it is handed out. */
export class CellBlockReader {
  readonly slab: Slab;
  readonly codec: CellCodec;
  /** Of the current cell, in `slab`. */
  offset = 0;
  /** Bytes of the current cell, with `u16` and tags if it has any. */
  length = 0;
  /** Bytes of the current cell's tags, without their u16. */
  tagsLength = 0;
  #at: number;
  readonly #end: number;

  constructor(bytes: Uint8Array, codec: CellCodec = 'KeyValueCodec') {
    this.slab = slabOf(bytes);
    this.codec = codec;
    this.#at = 0;
    this.#end = bytes.length;
  }

  get atEnd(): boolean {
    return this.#at >= this.#end;
  }

  /** To the next cell: this reader, whose fields tell where it is, or undefined at the end. DoNotRetryIOException on bytes that are no cell. */
  next(): this | undefined {
    if (this.#at >= this.#end) return undefined;
    if (this.#at + 4 > this.#end) throw hbaseError('DoNotRetryIOException', 'Cell block cut short');
    const length = this.slab.view.getUint32(this.#at);
    if (length > this.#end - this.#at - 4)
      throw hbaseError(
        'DoNotRetryIOException',
        `Cell of ${length} bytes, but ${this.#end - this.#at - 4} bytes left in the cell block`,
      );
    this.offset = this.#at + 4;
    this.length = length;
    this.tagsLength = checkKeyValue(this.slab.view, this.offset, length);
    this.#at = this.offset + length;
    return this;
  }

  /** Passes over up to n cells, so that those of the next action stay aligned. */
  skip(count: number): void {
    for (let i = 0; i < count && this.next() !== undefined; i++);
  }
}
