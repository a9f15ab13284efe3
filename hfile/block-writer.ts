import { assert } from '../base/assert.ts';
import { crc32, crc32c } from '../base/checksum.ts';
import type { Slab } from '../base/slab.ts';
import { EMPTY_SLAB, slabOf } from '../base/slab.ts';
import { type FileWriter, writeThrough } from '../storage/file-storage.ts';
import { checksumCount, writeBlockHeader } from './block-header.ts';
import type { BlockType } from './block-type.ts';
import { BLOCK_HEADER_SIZE, CHECKSUM_CRC32 } from './hfile-format.ts';

/** Bytes written and synced at once, at least: one sync at the end would stall everybody else's (PERFORMANCE 13). */
export const PIECE_BYTES = 1 << 20;

/** Pieces that a storage with `writeThrough` is given at once: one after the other a disk takes half as much (measured 200 MB/s against 377). */
const PIECES_UNDER_WAY = 2;

interface Piece {
  readonly written: Promise<void>;
  /** The buffer that is free again when it is there. */
  readonly slab: Slab | undefined;
}

export interface BlockWriterOptions {
  bytesPerChecksum: number;
  checksumType: number;
  /** Of the file's codec; undefined stores payloads as they are. */
  compress: ((payload: Uint8Array) => Uint8Array) | undefined;
}

/**
 * Lays blocks side by side in one buffer, straight from their cells: `start`, put the payload at `slab[end…]` after `reserve`, `finish`.
 * What is finished goes to the file by `drain`.
 */
export class BlockWriter {
  /** The buffer under construction; replaced when it grows. */
  slab: Slab = slabOf(Buffer.allocUnsafeSlow(16384));
  /** Where the next payload byte goes. */
  end = 0;
  /** File offset, size in the file and payload size before compression of the block finished last. */
  lastOffset = -1;
  lastOnDiskSize = 0;
  lastUncompressedSize = 0;
  /** Sum over all blocks of header and uncompressed payload. */
  totalUncompressedBytes = 0;
  #start = -1;
  #finished = 0;
  #fileOffset = 0;
  #type: BlockType = 'DATA';
  readonly #previousOffsets = new Map<BlockType, number>();
  readonly #options: BlockWriterOptions;
  /** What was handed to the file, oldest first. */
  readonly #underWay: Piece[] = [];
  #failed: Promise<void> | undefined;
  #spare: Slab = EMPTY_SLAB;

  constructor(options: BlockWriterOptions) {
    this.#options = options;
  }

  get isWriting(): boolean {
    return this.#start >= 0;
  }
  /** Where the current block's payload begins in `slab`. */
  get payloadStart(): number {
    return this.#start + BLOCK_HEADER_SIZE;
  }
  get payloadLength(): number {
    return this.#start < 0 ? 0 : this.end - this.#start - BLOCK_HEADER_SIZE;
  }
  /** File offset of the next byte. */
  get position(): number {
    return this.#fileOffset + this.end;
  }
  /** Finished bytes that wait for `drain`. */
  get finishedBytes(): number {
    return this.#finished;
  }

  start(type: BlockType): void {
    assert(this.#start < 0, 'a block is open already');
    this.reserve(BLOCK_HEADER_SIZE);
    this.#type = type;
    this.#start = this.end;
    this.end += BLOCK_HEADER_SIZE;
  }

  /** Makes room for `more` bytes at `end`. May replace `slab`. */
  reserve(more: number): void {
    const needed = this.end + more;
    if (needed <= this.slab.bytes.length) return;
    const grown = Buffer.allocUnsafeSlow(Math.max(needed, this.slab.bytes.length * 2));
    this.slab.bytes.copy(grown, 0, 0, this.end);
    this.slab = slabOf(grown);
  }

  write(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.slab.bytes.set(bytes, this.end);
    this.end += bytes.length;
  }

  /** Compresses and checksums the open block and closes it. */
  finish(): void {
    const { bytesPerChecksum, checksumType, compress } = this.#options;
    const start = this.#start;
    const uncompressedSize = this.payloadLength;
    if (compress !== undefined) {
      const compressed = compress(this.slab.bytes.subarray(this.payloadStart, this.end));
      this.end = this.payloadStart;
      this.write(compressed);
    }
    const checkedSize = this.end - start;
    const checksumBytes = 4 * checksumCount(checkedSize, bytesPerChecksum);
    const onDiskSize = checkedSize + checksumBytes;
    const offset = this.#fileOffset + start;
    this.reserve(checksumBytes);
    const bytes = this.slab.bytes;
    writeBlockHeader(bytes, start, {
      type: this.#type,
      onDiskSize,
      uncompressedSize,
      previousOffset: this.#previousOffsets.get(this.#type) ?? -1,
      checksumType,
      bytesPerChecksum,
      checkedSize,
    });
    const checksum = checksumType === CHECKSUM_CRC32 ? crc32 : crc32c;
    let at = this.end;
    for (let from = start; from < this.end; from += bytesPerChecksum) {
      const sum = checksum(bytes.subarray(from, Math.min(from + bytesPerChecksum, this.end)));
      at = bytes.writeUInt32BE(sum, at);
    }
    this.#previousOffsets.set(this.#type, offset);
    this.end = at;
    this.lastOffset = offset;
    this.lastOnDiskSize = onDiskSize;
    this.lastUncompressedSize = uncompressedSize;
    this.totalUncompressedBytes += uncompressedSize + BLOCK_HEADER_SIZE;
    this.#start = -1;
    this.#finished = at;
  }

  /** A whole block at once. */
  writeBlock(type: BlockType, payload: Uint8Array): void {
    this.start(type);
    this.write(payload);
    this.finish();
  }

  /** Bytes outside any block: the trailer. */
  writeRaw(bytes: Uint8Array): void {
    assert(this.#start < 0, 'a block is open');
    this.write(bytes);
    this.#finished = this.end;
  }

  /** Finished bytes from file offset `from` on, *borrowed until the next call*; they must not have been drained. */
  finishedFrom(from: number): Buffer {
    assert(from >= this.#fileOffset, 'those bytes were written out already');
    return this.slab.bytes.subarray(from - this.#fileOffset, this.#finished);
  }

  /**
   * Hands what is finished to the file, which writes it in pieces, each synced, while the next is built. Waits until few pieces are under way, and
   * fails with the first that failed. Not while cells are being added.
   */
  async drain(file: FileWriter): Promise<void> {
    const finished = this.#finished;
    const full = this.slab;
    const size = pieceSize(finished);
    for (let from = 0; from < finished; from += size) {
      const end = Math.min(from + size, finished);
      await this.#startPiece(file, full.bytes.subarray(from, end), end === finished ? full : undefined);
    }
    const open = full.bytes.subarray(finished, this.end);
    this.slab =
      this.#spare.bytes.length >= open.length ? this.#spare : slabOf(Buffer.allocUnsafeSlow(full.bytes.length));
    this.#spare = EMPTY_SLAB;
    this.slab.bytes.set(open);
    this.#fileOffset += finished;
    this.end -= finished;
    if (this.#start >= 0) this.#start -= finished;
    this.#finished = 0;
  }

  /** Writes the rest; less than a piece of it is synced only when the file is closed. Nothing may be added after it. */
  async writeRest(file: FileWriter): Promise<void> {
    if (this.#finished >= PIECE_BYTES) await this.drain(file);
    await this.#leaveUnderWay(0);
    if (this.#finished > 0) await file.write(this.slab.bytes.subarray(0, this.#finished));
  }

  async #startPiece(file: FileWriter, bytes: Buffer, slab: Slab | undefined): Promise<void> {
    await this.#leaveUnderWay(file.writeThrough === undefined ? 0 : PIECES_UNDER_WAY - 1);
    const written = writeThrough(file, bytes);
    // Whoever waits for it hears of a failure.
    written.catch(() => {
      this.#failed ??= written;
    });
    this.#underWay.push({ written, slab });
  }

  /** Waits for the oldest until no more than `count` are under way. */
  async #leaveUnderWay(count: number): Promise<void> {
    await this.#failed;
    while (this.#underWay.length > count) {
      const { written, slab } = this.#underWay[0];
      await written;
      this.#underWay.shift();
      if (slab !== undefined) this.#spare = slab;
    }
  }
}

/** Of one to two times the size: what is a little more than a piece is not worth another sync. */
function pieceSize(bytes: number): number {
  return Math.ceil(bytes / Math.max(1, Math.floor(bytes / PIECE_BYTES)));
}
