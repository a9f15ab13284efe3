import { CorruptionError } from '../base/errors.ts';
import { EMPTY_SLAB, type Slab } from '../base/slab.ts';
import { readVLong, vlongLength } from '../base/varint.ts';
import type { CellComparator } from '../cell/cell-comparator.ts';
import type { CellCursor, Pending, SeekKey } from '../cell/cell-cursor.ts';
import { MutableSeekKey } from '../cell/seek-key.ts';
import type { IndexBlock } from './block-index-reader.ts';
import type { BlockKind } from './block-kind.ts';
import type { BlockSource, BlockUse, BloomBits, SourceBlock } from './block-source.ts';
import type { CellLayout, DataBlock } from './data-block.ts';
import { IndexPosition } from './index-position.ts';
import type { ReadAhead } from './read-ahead.ts';
import type { BlockMeter } from './store-file-reader.ts';
import type { StreamWindow } from './stream-window.ts';

type BlockOf<K extends BlockKind> = K extends 'data' ? DataBlock : K extends 'bloom' ? BloomBits : IndexBlock;

/** Data blocks one move may have to look at: where it lands, its neighbour, and where the row begins. */
const MAX_DATA_BLOCKS_OF_A_MOVE = 8;

/** What a scanner needs of its open file. */
export interface ScannedFile {
  readonly path: string;
  readonly comparator: CellComparator;
  readonly source: BlockSource;
  readonly root: IndexBlock;
  readonly levels: number;
  readonly layout: CellLayout;
  /** Sequence id of all cells of a bulk-loaded file; undefined: each has its own. */
  readonly fixedSequenceId: number | undefined;
}

/**
 * A cursor over one HFile. A move is made on a candidate position; when a block is missing, the block is asked for, kept for the
 * repeated call, and the current cell stays as it is.
 */
export class HFileScanner implements CellCursor {
  valid = false;
  slab: Slab = EMPTY_SLAB;
  offset = 0;
  tagsOffset = 0;
  tagsLength = 0;
  #sequenceIdOffset = 0;
  #nextOffset = 0;
  #block: DataBlock | undefined;
  readonly #file: ScannedFile;
  readonly #meter: BlockMeter | undefined;
  readonly #use: BlockUse;
  readonly #hasTags: boolean;
  readonly #hasMvcc: boolean;
  #isClosed = false;
  /** Of a cursor that streams from the start. */
  #window: StreamWindow | undefined;
  /** Of another that had to wait for a data block. */
  #readAhead: ReadAhead | undefined;
  #position: IndexPosition;
  #candidate: IndexPosition;
  /** The block that the move under way lacks. */
  #missing: { kind: BlockKind; offset: number; size: number } | undefined;
  /** Blocks read for a move that was called before and could not be made then. */
  #loaded: Map<number, SourceBlock> | undefined;
  #key: MutableSeekKey | undefined;
  #rowKey: MutableSeekKey | undefined;
  readonly #fetch = (offset: number, size: number, level: number): IndexBlock | undefined =>
    this.#position.held(offset, level) ??
    this.#have(level === this.#file.levels - 1 ? 'leaf' : 'intermediate', offset, size);

  constructor(file: ScannedFile, use: BlockUse, stream: boolean) {
    this.#file = file;
    this.#meter = use.meter;
    this.#use = use;
    this.#hasTags = file.layout.hasTags;
    this.#hasMvcc = file.layout.hasMvcc;
    this.#window = stream ? file.source.window() : undefined;
    this.#position = new IndexPosition(file.root, file.levels);
    this.#candidate = new IndexPosition(file.root, file.levels);
  }

  get sequenceId(): number {
    if (this.#file.fixedSequenceId !== undefined) return this.#file.fixedSequenceId;
    return this.#hasMvcc ? readVLong(this.slab.bytes, this.#sequenceIdOffset) : 0;
  }

  next(): Pending {
    if (!this.valid) return undefined;
    if (this.#nextOffset < this.#block!.end) {
      this.#set(this.#nextOffset);
      return undefined;
    }
    this.#candidate.copyFrom(this.#position);
    return this.#toNextBlock();
  }

  seek(key: SeekKey): Pending {
    if (this.#file.root.count === 0) return this.#toNothing();
    if (this.#candidate.descend(this.#file.comparator, key, this.#fetch) === undefined) return this.#load();
    return this.#seekInCandidate(key, 0);
  }

  reseek(key: SeekKey): Pending {
    const block = this.#block;
    if (!this.valid || block === undefined || this.#position.nextBeginsBy(this.#file.comparator, key))
      return this.seek(key);
    const at = block.seek(this.#file.comparator, key, this.offset);
    if (at < block.end) {
      this.#set(at);
      return undefined;
    }
    this.#candidate.copyFrom(this.#position);
    return this.#toNextBlock();
  }

  /** To the first cell of the file. */
  seekToFirst(): Pending {
    if (this.#file.root.count === 0) return this.#toNothing();
    if (this.#candidate.edge(0, this.#fetch) === undefined) return this.#load();
    const block = this.#candidateBlock();
    return block === undefined ? this.#load() : this.#commit(block, 0);
  }

  seekToPreviousRow(row: Slab, offset: number, length: number): Pending {
    const key = (this.#key ??= new MutableSeekKey());
    key.setFirstOnRow(row, offset, length);
    const pending = this.#seekBefore(key, true);
    if (pending === undefined && this.valid) this.#checkRowBefore(key, length);
    return pending;
  }

  /** To the last cell below the key. */
  seekBefore(key: SeekKey): Pending {
    return this.#seekBefore(key, false);
  }

  seekToLastRow(): Pending {
    if (this.#file.root.count === 0) return this.#toNothing();
    if (this.#candidate.edge(1, this.#fetch) === undefined) return this.#load();
    const block = this.#candidateBlock();
    return block === undefined ? this.#load() : this.#toFirstOfRow(block, block.lastCell);
  }

  /** To the last cell of the file. */
  seekToLast(): Pending {
    if (this.#file.root.count === 0) return this.#toNothing();
    if (this.#candidate.edge(1, this.#fetch) === undefined) return this.#load();
    const block = this.#candidateBlock();
    return block === undefined ? this.#load() : this.#commit(block, block.lastCell);
  }

  close(): void {
    this.#toNothing();
    if (this.#block !== undefined) this.#file.source.giveBack(this.#block);
    this.#block = undefined;
    this.#window?.close();
    this.#window = undefined;
    this.#readAhead?.close();
    this.#isClosed = true;
  }

  #seekBefore(key: SeekKey, toFirstOfRow: boolean): Pending {
    if (this.#file.root.count === 0) return this.#toNothing();
    const { comparator } = this.#file;
    const candidate = this.#candidate;
    if (candidate.descend(comparator, key, this.#fetch) === undefined) return this.#load();
    let block = this.#candidateBlock();
    if (block === undefined) return this.#load();
    let at = block.seekBefore(comparator, key);
    if (at < 0) {
      // The block's index key may stand between the block before and its own first cell.
      const before = candidate.dataOffset;
      const moved = candidate.previous(this.#fetch);
      if (moved === false) return this.#toNothing();
      if (moved === true && candidate.dataOffset >= before) throw this.#outOfOrder(before);
      block = moved === undefined ? undefined : this.#candidateBlock();
      if (block === undefined) return this.#load();
      at = block.lastCell;
    }
    return toFirstOfRow ? this.#toFirstOfRow(block, at) : this.#commit(block, at);
  }

  /** To the first cell of the row of the cell at `at` of the candidate block. */
  #toFirstOfRow(block: DataBlock, at: number): Pending {
    const { comparator } = this.#file;
    const key = (this.#rowKey ??= new MutableSeekKey());
    key.setFirstOnRow(block.slab, at + 10, block.slab.view.getUint16(at + 8));
    const before = block.seekBefore(comparator, key);
    if (before >= 0) return this.#commit(block, block.next(before));
    // The row may begin in a block before this one.
    return this.seek(key);
  }

  #seekInCandidate(key: SeekKey, from: number): Pending {
    const block = this.#candidateBlock();
    if (block === undefined) return this.#load();
    const at = block.seek(this.#file.comparator, key, from);
    return at < block.end ? this.#commit(block, at) : this.#toNextBlock();
  }

  /** To the first cell of the block after the candidate's. */
  #toNextBlock(): Pending {
    const before = this.#candidate.dataOffset;
    const moved = this.#candidate.next(this.#fetch);
    if (moved === false) return this.#toNothing();
    // Blocks stand in the file in the order of the index: so a damaged one cannot be walked for ever.
    if (moved === true && this.#candidate.dataOffset <= before) throw this.#outOfOrder(before);
    const block = moved === undefined ? undefined : this.#candidateBlock();
    return block === undefined ? this.#load() : this.#commit(block, 0);
  }

  #candidateBlock(): DataBlock | undefined {
    const offset = this.#candidate.dataOffset;
    if (this.#block?.offset === offset) return this.#block;
    return this.#have('data', offset, this.#candidate.dataSize);
  }

  #have<K extends BlockKind>(kind: K, offset: number, size: number): BlockOf<K> | undefined {
    const block =
      this.#loaded?.get(offset) ??
      this.#file.source.get(kind, offset, size, this.#use, this.#windowAt(kind, offset, size));
    if (block === undefined) this.#missing = { kind, offset, size };
    return block as BlockOf<K> | undefined;
  }

  /** Asks for what the move lacks, and keeps it for the repeated call. */
  async #load(): Promise<void> {
    const { kind, offset, size } = this.#missing!;
    const meter = this.#meter;
    const since = meter?.clock.monotonic() ?? 0;
    const window = kind === 'data' ? (this.#window ?? this.#aheadWindowFor(offset, size)) : undefined;
    const block = await this.#file.source.load(kind, offset, size, this.#use, window);
    if (meter !== undefined) meter.readMs += meter.clock.monotonic() - since;
    // Calls that were never repeated must not pile blocks up.
    this.#loaded ??= new Map();
    if (this.#loaded.size >= this.#file.levels + MAX_DATA_BLOCKS_OF_A_MOVE) this.#loaded.clear();
    this.#loaded.set(offset, block);
  }

  #windowAt(kind: BlockKind, offset: number, size: number): StreamWindow | undefined {
    return kind === 'data' ? (this.#window ?? this.#readAhead?.windowAt(offset, size)) : undefined;
  }

  #aheadWindowFor(offset: number, size: number): StreamWindow | undefined {
    if (this.#isClosed) return undefined;
    this.#readAhead ??= this.#file.source.readAhead(this.#use.cacheData);
    return this.#readAhead.windowFor(offset, size);
  }

  /** Cells out of order must not send a reverse scan around in circles. */
  #checkRowBefore(key: MutableSeekKey, rowLength: number): void {
    const { slab, offset } = this;
    const here = slab.view.getUint16(offset + 8);
    if (this.#file.comparator.compareRows(slab, offset + 10, here, key.slab, 2, rowLength) < 0) return;
    throw this.#outOfOrder(this.#block!.offset);
  }

  #outOfOrder(offset: number): CorruptionError {
    return new CorruptionError(this.#file.path, offset, 'blocks or their cells are out of order');
  }

  /** Makes the candidate the position. */
  #commit(block: DataBlock, at: number): Pending {
    const former = this.#position;
    this.#position = this.#candidate;
    this.#candidate = former;
    if (this.#meter !== undefined && this.#block !== block) this.#meter.blockBytes += block.end;
    this.#block = block;
    this.slab = block.slab;
    this.valid = true;
    this.#loaded?.clear();
    this.#set(at);
    return undefined;
  }

  /** To the cell at `at` of the current block. */
  #set(at: number): void {
    const view = this.slab.view;
    let end = at + 8 + view.getUint32(at) + view.getUint32(at + 4);
    this.offset = at;
    if (this.#hasTags) {
      const tagsLength = view.getUint16(end);
      this.tagsOffset = end + 2;
      this.tagsLength = tagsLength;
      end += 2 + tagsLength;
    }
    this.#sequenceIdOffset = end;
    this.#nextOffset = this.#hasMvcc ? end + vlongLength(view.getUint8(end)) : end;
  }

  #toNothing(): Pending {
    this.valid = false;
    this.#loaded?.clear();
    return undefined;
  }
}
