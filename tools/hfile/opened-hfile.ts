import { codecByName } from '../../base/codec-registry.ts';
import { KEY_VALUE_COMPARATOR } from '../../cell/cell-comparator.ts';
import type { CellCursor, Pending } from '../../cell/cell-cursor.ts';
import { firstOnRow } from '../../cell/seek-key.ts';
import { decodeBlockHeader } from '../../hfile/block-header.ts';
import { decodeNonRootIndex, type IndexBlock } from '../../hfile/block-index-reader.ts';
import { BlockReader, type RawBlock } from '../../hfile/block-reader.ts';
import { BLOCK_MAGIC, type BlockType } from '../../hfile/block-type.ts';
import { BLOCK_HEADER_SIZE } from '../../hfile/hfile-format.ts';
import { HFileReader } from '../../hfile/hfile-reader.ts';
import type { RandomAccessFile } from '../../storage/file-storage.ts';

const ALL_TYPES = Object.keys(BLOCK_MAGIC) as BlockType[];

export interface IndexEntry {
  readonly offset: number;
  readonly size: number;
  readonly key: Buffer;
}

/** A file under the eyes of the tool: its reader, and its blocks one by one. */
export class OpenedHFile {
  /** As the user named it. */
  readonly path: string;
  readonly reader: HFileReader;
  readonly #file: RandomAccessFile;
  readonly #blocks: BlockReader;

  private constructor(path: string, file: RandomAccessFile, reader: HFileReader) {
    this.path = path;
    this.reader = reader;
    this.#file = file;
    const { compression, loadOnOpenCrc } = reader.trailer;
    this.#blocks = new BlockReader(file.path, codecByName(compression), loadOnOpenCrc !== undefined);
  }

  static async open(path: string, file: RandomAccessFile): Promise<OpenedHFile> {
    try {
      return new OpenedHFile(path, file, await HFileReader.open(file));
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  get name(): string {
    return this.path.slice(this.path.lastIndexOf('/') + 1);
  }

  close(): Promise<void> {
    return this.reader.close();
  }

  /** The block at `offset`, checked and decompressed. */
  async block(offset: number): Promise<RawBlock> {
    const { onDiskSize } = await this.#header(offset);
    return this.#blocks.decode(await this.#file.read(offset, onDiskSize), 0, offset, ALL_TYPES);
  }

  /** Bytes of the block at `offset` with header and checksums. */
  async blockSize(offset: number): Promise<number> {
    return (await this.#header(offset)).onDiskSize;
  }

  /** Type and place of each block before the trailer, in the file's order. */
  async *blockPlaces(): AsyncGenerator<{ type: BlockType; offset: number; size: number }> {
    const end = this.reader.length - 4096;
    for (let offset = 0; offset < end; ) {
      const { type, onDiskSize: size } = await this.#header(offset);
      yield { type, offset, size };
      offset += size;
    }
  }

  /** What the index says of all data blocks. */
  async *dataBlocks(): AsyncGenerator<IndexEntry> {
    yield* this.#below(this.reader.rootIndex, this.reader.trailer.dataIndexLevels);
  }

  /** All cells of the file, or those of one row; each time the same cursor, at the next cell. */
  async *cells(row: Buffer | undefined): AsyncGenerator<CellCursor> {
    const cursor = this.reader.cursor({ cacheBlocks: false, access: 'stream' });
    const start = row && firstOnRow(row);
    const made = async (move: () => Pending) => {
      for (let pending = move(); pending !== undefined; pending = move()) await pending;
    };
    await made(() => (start === undefined ? cursor.seekToFirst() : cursor.seek(start)));
    while (cursor.valid) {
      if (start !== undefined) {
        const { slab, offset } = cursor;
        const length = slab.view.getUint16(offset + 8);
        // HBase's tool compares rows in the order of ordinary tables, whatever the file's.
        if (KEY_VALUE_COMPARATOR.compareRows(slab, offset + 10, length, start.slab, 2, row!.length) !== 0) return;
      }
      yield cursor;
      for (let pending = cursor.next(); pending !== undefined; pending = cursor.next()) await pending;
    }
  }

  async *#below(index: IndexBlock, levels: number): AsyncGenerator<IndexEntry> {
    for (let i = 0; i < index.count; i++) {
      const [offset, size] = [index.childOffsets[i], index.childSizes[i]];
      if (levels === 1) {
        yield { offset, size, key: index.key(i) };
        continue;
      }
      const { payload } = await this.block(offset);
      const place = { path: this.#file.path, offset, limit: this.reader.trailer.loadOnOpenOffset };
      yield* this.#below(decodeNonRootIndex(payload, place), levels - 1);
    }
  }

  async #header(offset: number) {
    return decodeBlockHeader(await this.#file.read(offset, BLOCK_HEADER_SIZE), 0, this.#file.path, offset);
  }
}
