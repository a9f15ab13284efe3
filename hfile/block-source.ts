import { CorruptionError } from '../base/errors.ts';
import { slabOf } from '../base/slab.ts';
import type { RandomAccessFile } from '../storage/file-storage.ts';
import type { BlockCache, CachedFile } from './block-cache.ts';
import { decodeBlockHeader } from './block-header.ts';
import { decodeNonRootIndex, type IndexBlock } from './block-index-reader.ts';
import type { BlockKind } from './block-kind.ts';
import { BlockMemory } from './block-memory.ts';
import type { BlockReader } from './block-reader.ts';
import type { BlockType } from './block-type.ts';
import { type CellLayout, DataBlock } from './data-block.ts';
import type { DataBlockDecoder } from './encoding/data-block-decoder.ts';
import { BLOCK_HEADER_SIZE } from './hfile-format.ts';
import { FIRST_AHEAD_BYTES, MOST_AHEAD_BYTES, ReadAhead, ReadAheadMemory } from './read-ahead.ts';
import type { BlockMeter } from './store-file-reader.ts';
import { StreamWindow } from './stream-window.ts';

/** Bits of a bloom chunk. */
export class BloomBits {
  readonly kind = 'bloom';
  readonly bytes: Buffer;
  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }
  get weight(): number {
    return this.bytes.length + 150;
  }
}

interface Blocks extends Record<BlockKind, unknown> {
  data: DataBlock;
  leaf: IndexBlock;
  intermediate: IndexBlock;
  bloom: BloomBits;
}
export type SourceBlock = Blocks[BlockKind];

const TYPES: Record<BlockKind, readonly BlockType[]> = {
  data: ['DATA', 'ENCODED_DATA'],
  leaf: ['LEAF_INDEX'],
  intermediate: ['INTERMEDIATE_INDEX'],
  bloom: ['BLOOM_CHUNK'],
};

const KINDS = new Map<BlockType, BlockKind>(
  (Object.keys(TYPES) as BlockKind[]).flatMap((kind) => TYPES[kind].map((type) => [type, kind] as const)),
);

/** Where a file's blocks are kept. */
export interface BlockPlace {
  readonly cache: BlockCache;
  readonly name: string;
  readonly inMemory: boolean;
}

/** How a reader uses the blocks it asks for. */
export interface BlockUse {
  /** Data blocks enter the cache only then; the others always do. */
  readonly cacheData: boolean;
  /** A data block that does not enter the cache is given back (`giveBack`) once it is looked at no more: its memory is used again. */
  readonly givesBack: boolean;
  readonly meter: BlockMeter | undefined;
}

export const USUAL_USE: BlockUse = { cacheData: true, givesBack: false, meter: undefined };

/** A read of a block under way. */
interface Loading {
  readonly block: Promise<SourceBlock>;
  isShared: boolean;
}

/** Which blocks are to be read ahead of any need. */
export interface WarmedBlocks {
  readonly data: boolean;
  readonly index: boolean;
  readonly blooms: boolean;
  /** Not where another block would have to leave the cache. */
  readonly onlyWhileRoom: boolean;
}

/** What a file's blocks are decoded with. */
export interface BlockFormat {
  readonly layout: CellLayout;
  readonly decoder: DataBlockDecoder | undefined;
  readonly tagsCompressed: boolean;
  /** End of all blocks that an index or a bloom points at. */
  readonly limit: number;
}

/** The blocks of one open file: from the cache, from a disk that answers at once, or by a promise. */
export class BlockSource {
  readonly #file: RandomAccessFile;
  readonly #reader: BlockReader;
  readonly #format: BlockFormat;
  #place: BlockPlace | undefined;
  #cached: CachedFile | undefined;
  #aheadMemory: ReadAheadMemory | undefined;
  #memory = new BlockMemory();
  readonly #loading = new Map<number, Loading>();

  constructor(file: RandomAccessFile, reader: BlockReader, format: BlockFormat) {
    this.#file = file;
    this.#reader = reader;
    this.#format = format;
  }

  /** Blocks are kept from now on, until `close`. */
  keepIn(place: BlockPlace): void {
    this.#place = place;
    this.#memory = place.cache.blockMemory;
    this.#cached = place.cache.openFile(place.name, this.#file.length);
  }

  /** For a cursor that streams. */
  window(): StreamWindow {
    return new StreamWindow(this.#file, this.#format.limit);
  }

  /** For a cursor that does not. Blocks that enter the cache are copied: only then the memory of windows may go around. */
  readAhead(cacheData: boolean): ReadAhead {
    const options = {
      firstBytes: FIRST_AHEAD_BYTES,
      mostBytes: MOST_AHEAD_BYTES,
      kept: cacheData && this.#cached !== undefined ? 1 : 0,
      asksSecondTier: true,
      endsWhenFast: true,
    };
    this.#aheadMemory ??= this.#place?.cache.readAheadMemory ?? new ReadAheadMemory(1);
    return new ReadAhead(this.#aheadMemory, () => new StreamWindow(this.#file, this.#format.limit, options));
  }

  /** The block if it can be had without waiting. */
  get<K extends BlockKind>(
    kind: K,
    offset: number,
    size: number,
    use = USUAL_USE,
    window?: StreamWindow,
  ): Blocks[K] | undefined {
    const { cacheData, meter } = use;
    const cached = this.#cached?.get(kind, offset, cacheData || kind !== 'data');
    if (cached !== undefined) return cached as Blocks[K];
    if (kind === 'data' && (window === undefined || window.options.asksSecondTier)) {
      const stored = this.#cached?.stored(offset);
      if (stored === 'waits') return undefined;
      if (stored !== undefined) return this.#takeStored(stored, offset, cacheData) as Blocks[K];
    }
    this.#checkPlace(offset, size);
    const since = meter?.clock.monotonic() ?? 0;
    const memory = window === undefined ? this.#memoryFor(kind, size, use) : undefined;
    const bytes = window === undefined ? this.#file.tryReadSync(offset, size, memory) : window.get(offset, size);
    if (meter !== undefined) meter.readMs += meter.clock.monotonic() - since;
    if (bytes === undefined) {
      if (memory !== undefined) this.#memory.give(memory);
      return undefined;
    }
    try {
      const block = this.#take(kind, bytes, offset, size, cacheData, window !== undefined);
      if (memory !== undefined) this.#lend(block, memory);
      return block;
    } catch (error) {
      // `load` reads it a second time.
      this.#noteDamage(error);
      window?.forget();
      return undefined;
    }
  }

  /** Reads the block; a second time, from the file itself, when it is damaged. Readers of one block that do not stream share one read. */
  load<K extends BlockKind>(
    kind: K,
    offset: number,
    size: number,
    use = USUAL_USE,
    window?: StreamWindow,
  ): Promise<Blocks[K]> {
    const { cacheData } = use;
    if (window !== undefined && !(window.options.asksSecondTier && this.#cached?.has(offset))) {
      return window
        .load(offset, size)
        .then((bytes) => this.#takeOrReadAgain(kind, bytes, offset, size, cacheData, true));
    }
    const loading = this.#loading.get(offset);
    if (loading === undefined) return this.#loadAlone(kind, offset, size, use);
    loading.isShared = true;
    return loading.block as Promise<Blocks[K]>;
  }

  /** Of a reader that said it would, once it looks at the block no more. */
  giveBack(block: DataBlock): void {
    if (block.lent !== undefined) this.#memory.give(block.lent);
    block.lent = undefined;
  }

  #loadAlone<K extends BlockKind>(kind: K, offset: number, size: number, use: BlockUse): Promise<Blocks[K]> {
    const memory = this.#memoryFor(kind, size, use);
    const block = this.#read(kind, offset, size, use.cacheData, memory)
      // First: who asks from now on reads for itself.
      .finally(() => this.#loading.delete(offset))
      .then((read) => {
        if (memory !== undefined && !loading.isShared) this.#lend(read, memory);
        return read;
      });
    const loading: Loading = { block, isShared: false };
    this.#loading.set(offset, loading);
    return block as Promise<Blocks[K]>;
  }

  #memoryFor(kind: BlockKind, size: number, use: BlockUse): Buffer | undefined {
    const isKept = use.cacheData && this.#cached !== undefined;
    return kind === 'data' && use.givesBack && !isKept ? this.#memory.take(size) : undefined;
  }

  /** Memory that a block was read into goes with the block, or back at once when the block has its own. */
  #lend(block: SourceBlock, memory: Buffer): void {
    if (block.kind !== 'data') return;
    if (block.slab.bytes.buffer === memory.buffer) block.lent = memory;
    else this.#memory.give(memory);
  }

  async #read(
    kind: BlockKind,
    offset: number,
    size: number,
    cacheData: boolean,
    memory: Buffer | undefined,
  ): Promise<SourceBlock> {
    const stored = kind === 'data' ? await this.#cached?.loadStored(offset) : undefined;
    if (stored !== undefined) return this.#takeStored(stored, offset, cacheData);
    const bytes = await this.#file.read(offset, size, memory);
    return this.#takeOrReadAgain(kind, bytes, offset, size, cacheData, false);
  }

  /** Bytes may have been damaged on their way: only what is damaged twice is damaged on the disk. */
  async #takeOrReadAgain<K extends BlockKind>(
    kind: K,
    bytes: Buffer,
    offset: number,
    size: number,
    cacheData: boolean,
    shared: boolean,
  ): Promise<Blocks[K]> {
    try {
      return this.#take(kind, bytes, offset, size, cacheData, shared);
    } catch (error) {
      this.#noteDamage(error);
      return this.#take(kind, await this.#file.read(offset, size), offset, size, cacheData, false);
    }
  }

  /** Counts damage; throws what is none. */
  #noteDamage(error: unknown): void {
    if (!(error instanceof CorruptionError)) throw error;
    if (this.#place !== undefined) this.#place.cache.statistics.checksumFailures++;
  }

  /** Reads blocks into the cache, in the order of the file. */
  async warm(wanted: WarmedBlocks, signal: AbortSignal): Promise<void> {
    const [cached, place] = [this.#cached, this.#place];
    if (cached === undefined || place === undefined) return;
    const { path } = this.#file;
    const isWanted = { data: wanted.data, leaf: wanted.index, intermediate: wanted.index, bloom: wanted.blooms };
    const window = this.window();
    const { limit } = this.#format;
    for (let offset = 0, size = 0; offset + BLOCK_HEADER_SIZE <= limit && !signal.aborted; offset += size) {
      const header = decodeBlockHeader(await window.load(offset, BLOCK_HEADER_SIZE), 0, path, offset);
      size = header.onDiskSize;
      const kind = KINDS.get(header.type);
      if (kind === undefined || !isWanted[kind] || cached.has(offset)) continue;
      this.#checkPlace(offset, size);
      const block = this.#decode(kind, await window.load(offset, size), offset, size, true);
      if (!wanted.onlyWhileRoom || place.cache.hasRoomFor(block.weight)) {
        cached.put(kind, offset, block, place.inMemory);
      } else if (!(await cached.store(offset, block))) {
        return;
      }
    }
  }

  /** Puts the file's blocks out of the cache. */
  evict(): void {
    this.#cached?.clear();
  }

  /** The last reader of a file takes its blocks with it, if `evict`; otherwise they wait for the next that opens it. */
  close(evict: boolean): void {
    this.#cached?.release(evict);
  }

  /** Of the cache's second tier: as DataBlock says it is stored. */
  #takeStored(stored: Buffer, offset: number, cacheData: boolean): DataBlock {
    const block = this.#dataBlock(stored, offset);
    if (cacheData) this.#cached?.put('data', offset, block, this.#place!.inMemory);
    return block;
  }

  #take<K extends BlockKind>(
    kind: K,
    bytes: Buffer,
    offset: number,
    size: number,
    cacheData: boolean,
    shared: boolean,
  ): Blocks[K] {
    const cache = cacheData || kind !== 'data' ? this.#cached : undefined;
    const block = this.#decode(kind, bytes, offset, size, cache !== undefined && shared);
    cache?.put(kind, offset, block, this.#place!.inMemory);
    return block;
  }

  /** `copy`: of bytes that are shared, since a block that is kept must not keep the whole window of a stream alive. */
  #decode<K extends BlockKind>(kind: K, bytes: Buffer, offset: number, size: number, copy: boolean): Blocks[K] {
    const { payload, header } = this.#reader.decode(bytes, 0, offset, TYPES[kind], size);
    const own = copy && payload.buffer === bytes.buffer ? Buffer.from(payload) : payload;
    return this.#make(kind, own, offset, header.type) as Blocks[K];
  }

  #make(kind: BlockKind, payload: Buffer, offset: number, type: BlockType): SourceBlock {
    switch (kind) {
      case 'data':
        return this.#makeData(payload, offset, type);
      case 'bloom':
        if (payload.length === 0) throw new CorruptionError(this.#file.path, offset, 'an empty bloom chunk');
        return new BloomBits(payload);
      default:
        return decodeNonRootIndex(payload, { path: this.#file.path, offset, limit: this.#format.limit });
    }
  }

  #makeData(payload: Buffer, offset: number, type: BlockType): DataBlock {
    const { layout, decoder, tagsCompressed } = this.#format;
    if (type === 'DATA') return this.#dataBlock(payload, offset);
    const fail = this.#failureAt(offset);
    const id = payload.length >= 2 ? payload.readUInt16BE(0) : -1;
    if (decoder === undefined || id !== decoder.id) {
      throw fail(0, `expected encoding ${decoder?.name ?? 'NONE'}, found number ${id}`);
    }
    const cells = decoder.decode(payload.subarray(2), {
      hasTags: layout.hasTags,
      hasMvcc: layout.hasMvcc,
      tagsCompressed,
      fail: (at, message) => fail(at + 2, message),
    });
    return this.#dataBlock(cells, offset);
  }

  #dataBlock(cells: Buffer, offset: number): DataBlock {
    return new DataBlock(slabOf(cells), offset, this.#format.layout, this.#failureAt(offset));
  }

  #failureAt(offset: number) {
    return (at: number, message: string) =>
      new CorruptionError(this.#file.path, offset, `byte ${at} of the block: ${message}`);
  }

  #checkPlace(offset: number, size: number): void {
    if (offset + size > this.#format.limit) {
      throw new CorruptionError(
        this.#file.path,
        offset,
        `a block of ${size} bytes reaches past ${this.#format.limit}, where blocks end`,
      );
    }
  }
}
