import { codecByName } from '../base/codec-registry.ts';
import { CorruptionError, hbaseError } from '../base/errors.ts';
import { type Slab, slabOf } from '../base/slab.ts';
import type { CellComparator } from '../cell/cell-comparator.ts';
import type { RandomAccessFile } from '../storage/file-storage.ts';
import type { BlockCache } from './block-cache.ts';
import type { IndexBlock, MidKeyEntry } from './block-index-reader.ts';
import { BlockReader } from './block-reader.ts';
import { BlockSource, type WarmedBlocks } from './block-source.ts';
import { CompoundBloomFilter } from './bloom-reader.ts';
import { writeRowColumnKey } from './bloom-tracker.ts';
import { type CacheConfig, DEFAULT_CACHE_CONFIG } from './cache-config.ts';
import { comparatorByClass } from './comparator-by-class.ts';
import type { CellLayout } from './data-block.ts';
import { dataBlockDecoder } from './encoding/data-block-decoder.ts';
import * as info from './file-info.ts';
import { decodeTrailer, type FixedFileTrailer } from './fixed-file-trailer.ts';
import { isFlatKey } from './flat-key.ts';
import * as format from './hfile-format.ts';
import { HFileScanner } from './hfile-scanner.ts';
import { type BloomHead, decodeLoadOnOpen, type LoadOnOpen } from './load-on-open.ts';
import type { CloseReaderOptions, CursorOptions, StoreFileReader, StoreFileSizes } from './store-file-reader.ts';

export interface HFileReaderOptions {
  /** Shared by all files of a server. Without one nothing is kept. */
  blockCache?: BlockCache;
  /** How the family of the file uses it. */
  caching?: CacheConfig;
  /**
   * The name under which its blocks are cached, and which tells a bulk-loaded file (`…_SeqId_<n>_`); default the last part of the file's
   * path.
   */
  name?: string;
}

/** An open HFile. All its blocks are checked when they are read: what is damaged is a CorruptionError, never a wrong cell. */
export class HFileReader implements StoreFileReader {
  readonly path: string;
  readonly length: number;
  readonly trailer: FixedFileTrailer;
  readonly comparator: CellComparator;
  readonly fileInfo: ReadonlyMap<string, Buffer>;
  readonly maxSequenceId: number;
  readonly maxMvcc: number;
  readonly timeRange: { readonly min: bigint; readonly max: bigint } | undefined;
  readonly compactedFiles: readonly string[];
  readonly isBulkLoaded: boolean;
  readonly isReference = false;
  readonly hasTags: boolean;
  readonly hasMvcc: boolean;
  readonly encoding: string;
  readonly bloomType: format.BloomType;
  /** Bytes of a row that its prefix bloom knows; 0 when it has none. */
  readonly bloomPrefixLength: number;
  readonly deleteFamilyCount: number | undefined;
  readonly generalBloom: CompoundBloomFilter | undefined;
  readonly deleteFamilyBloom: CompoundBloomFilter | undefined;
  readonly #file: RandomAccessFile;
  readonly #root: IndexBlock;
  readonly #midKey: MidKeyEntry | undefined;
  readonly #source: BlockSource;
  readonly #caching: CacheConfig;
  #isClosed = false;
  readonly #layout: CellLayout;
  readonly #fixedSequenceId: number | undefined;
  readonly #lastBloomKey: Slab | undefined;
  #rowColumnKey: Slab = slabOf(Buffer.allocUnsafe(256));
  #firstKey: Buffer | undefined;

  /** Reads trailer, index root, file info and bloom heads. Closes nothing on failure: the file is the caller's until it succeeds. */
  static async open(file: RandomAccessFile, options: HFileReaderOptions = {}): Promise<HFileReader> {
    const { path, length } = file;
    if (length < format.TRAILER_SIZE) {
      throw new CorruptionError(
        path,
        length,
        `expected at least ${format.TRAILER_SIZE} bytes of trailer, found ${length}`,
      );
    }
    const end = length - format.TRAILER_SIZE;
    const trailer = await readTwice(file, end, length, (bytes) => decodeTrailer(bytes, path, length));
    const blocks = new BlockReader(path, codecByName(trailer.compression), trailer.loadOnOpenCrc !== undefined);
    const loaded = await readTwice(file, trailer.loadOnOpenOffset, end, (section) =>
      decodeLoadOnOpen(section, trailer, blocks, path),
    );
    const { name = path.slice(path.lastIndexOf('/') + 1), blockCache: cache, caching = DEFAULT_CACHE_CONFIG } = options;
    const reader = new HFileReader(file, trailer, loaded, blocks, name, caching);
    reader.#checkKeys();
    if (cache !== undefined) reader.#source.keepIn({ cache, name, inMemory: caching.inMemory });
    return reader;
  }

  private constructor(
    file: RandomAccessFile,
    trailer: FixedFileTrailer,
    loaded: LoadOnOpen,
    blocks: BlockReader,
    name: string,
    caching: CacheConfig,
  ) {
    this.#file = file;
    this.path = file.path;
    this.length = file.length;
    this.trailer = trailer;
    this.comparator = comparatorByClass(trailer.comparatorClassName, file.path);
    this.#root = loaded.root;
    this.#midKey = loaded.midKey;
    const fileInfo = (this.fileInfo = loaded.fileInfo);
    this.hasTags = fileInfo.has(format.MAX_TAGS_LEN);
    this.hasMvcc = fileInfo.get(format.KEY_VALUE_VERSION)?.at(-1) === 1 && fileInfo.has(format.MAX_MEMSTORE_TS_KEY);
    this.maxMvcc = info.infoNumber(fileInfo, format.MAX_MEMSTORE_TS_KEY) ?? 0;
    this.encoding = info.infoText(fileInfo, format.DATA_BLOCK_ENCODING) ?? 'NONE';
    const decoder = dataBlockDecoder(this.encoding);
    const indexEncoding = info.infoText(fileInfo, format.INDEX_BLOCK_ENCODING) ?? 'NONE';
    if ((decoder === undefined && this.encoding !== 'NONE') || indexEncoding !== 'NONE') {
      const what =
        indexEncoding === 'NONE' ? `data block encoding ${this.encoding}` : `index block encoding ${indexEncoding}`;
      throw hbaseError('DoNotRetryIOException', `${file.path} has ${what}, which is not supported`);
    }
    try {
      this.timeRange = info.infoTimeRange(fileInfo);
      this.compactedFiles = info.infoCompactedFiles(fileInfo);
    } catch (cause) {
      throw new CorruptionError(file.path, trailer.fileInfoOffset, 'an entry of the file info cannot be decoded', {
        cause,
      });
    }
    this.#layout = { hasTags: this.hasTags, hasMvcc: this.hasMvcc };
    this.#caching = caching;
    this.#source = new BlockSource(file, blocks, {
      layout: this.#layout,
      decoder,
      tagsCompressed: info.infoBool(fileInfo, format.TAGS_COMPRESSED),
      limit: trailer.loadOnOpenOffset,
    });
    const bulkSequence = /_SeqId_(\d+)_/.exec(name)?.[1];
    this.isBulkLoaded = bulkSequence !== undefined || fileInfo.has(format.BULKLOAD_TIMESTAMP);
    this.maxSequenceId =
      bulkSequence === undefined ? (info.infoNumber(fileInfo, format.MAX_SEQ_ID_KEY) ?? -1) : Number(bulkSequence);
    if (this.isBulkLoaded && !info.infoBool(fileInfo, format.SKIP_RESET_SEQ_ID)) {
      this.#fixedSequenceId = Math.max(0, this.maxSequenceId);
    }
    this.deleteFamilyCount = info.infoNumber(fileInfo, format.DELETE_FAMILY_COUNT);
    this.bloomType = (info.infoText(fileInfo, format.BLOOM_FILTER_TYPE) as format.BloomType) ?? 'NONE';
    const lastBloomKey = fileInfo.get(format.LAST_BLOOM_KEY);
    const isRowCol = this.bloomType === 'ROWCOL';
    if (lastBloomKey !== undefined) {
      if (isRowCol && !isFlatKey(lastBloomKey, 0, lastBloomKey.length)) {
        throw new CorruptionError(file.path, trailer.fileInfoOffset, 'LAST_BLOOM_KEY is no key');
      }
      this.#lastBloomKey = slabOf(lastBloomKey);
    }
    const bloom = (head: BloomHead | undefined, keysAreCells: boolean) =>
      head &&
      new CompoundBloomFilter(
        head.payload,
        file.path,
        head.offset,
        this.#source,
        keysAreCells,
        !this.comparator.isMeta,
      );
    this.generalBloom = bloom(loaded.generalBloom, isRowCol);
    this.deleteFamilyBloom = bloom(loaded.deleteFamilyBloom, false);
    const prefixLength = fileInfo.get(format.BLOOM_FILTER_PARAM);
    const isPrefixed = this.bloomType === 'ROWPREFIX_FIXED_LENGTH' && this.generalBloom !== undefined;
    this.bloomPrefixLength = isPrefixed && prefixLength?.length === 4 ? prefixLength.readUInt32BE(0) : 0;
  }

  get sizes(): StoreFileSizes {
    const { totalUncompressedBytes: uncompressed, uncompressedDataIndexSize: index } = this.trailer;
    const blooms = (this.generalBloom?.totalBytes ?? 0) + (this.deleteFamilyBloom?.totalBytes ?? 0);
    return { uncompressed, rootIndex: this.#root.weight, index, blooms };
  }
  get entryCount(): number {
    return this.trailer.entryCount;
  }
  get earliestPutTimestamp(): bigint | undefined {
    return info.infoU64(this.fileInfo, format.EARLIEST_PUT_TS);
  }
  get majorCompaction(): boolean {
    return info.infoBool(this.fileInfo, format.MAJOR_COMPACTION_KEY);
  }
  get createTime(): number {
    return info.infoNumber(this.fileInfo, format.CREATE_TIME_TS) ?? 0;
  }
  get bulkLoadTime(): number | undefined {
    return info.infoNumber(this.fileInfo, format.BULKLOAD_TIMESTAMP);
  }
  /** The root of the index of data blocks: what else there is of it lies between them. */
  get rootIndex(): IndexBlock {
    return this.#root;
  }
  get firstKey(): Buffer | undefined {
    return this.#firstKey;
  }
  get lastKey(): Buffer | undefined {
    return this.entryCount === 0 ? undefined : this.fileInfo.get(format.LASTKEY);
  }

  async midKey(): Promise<Buffer | undefined> {
    const root = this.#root;
    if (root.count === 0) return undefined;
    if (this.#midKey === undefined) return root.key(root.count >>> 1);
    const { leafOffset, leafSize, entry } = this.#midKey;
    const leaf =
      this.#source.get('leaf', leafOffset, leafSize) ?? (await this.#source.load('leaf', leafOffset, leafSize));
    if (entry >= leaf.count) {
      throw new CorruptionError(this.path, leafOffset, `the middle key is entry ${entry} of ${leaf.count}`);
    }
    return leaf.key(entry);
  }

  cursor(options: CursorOptions = {}): HFileScanner {
    return new HFileScanner(
      {
        path: this.path,
        comparator: this.comparator,
        source: this.#source,
        root: this.#root,
        levels: this.trailer.dataIndexLevels,
        layout: this.#layout,
        fixedSequenceId: this.#fixedSequenceId,
      },
      {
        cacheData: (options.cacheBlocks ?? true) && this.#caching.dataOnRead,
        givesBack: options.givesBack ?? false,
        meter: options.meter,
      },
      options.access === 'stream',
    );
  }

  mayContainRow(row: Slab, offset: number, length: number): boolean | Promise<boolean> {
    if (this.entryCount === 0) return false;
    const bloom = this.generalBloom;
    if (bloom === undefined) return true;
    switch (this.bloomType) {
      case 'ROW': {
        const last = this.#lastBloomKey;
        if (last !== undefined && this.comparator.compareRows(row, offset, length, last, 0, last.bytes.length) > 0) {
          return false;
        }
        return bloom.mayContain(row, offset, length);
      }
      case 'ROWPREFIX_FIXED_LENGTH':
        return this.bloomPrefixLength === 0 || bloom.mayContain(row, offset, Math.min(length, this.bloomPrefixLength));
      default:
        return true;
    }
  }

  mayContainRowColumn(
    row: Slab,
    rowOffset: number,
    rowLength: number,
    qualifier: Slab,
    qualifierOffset: number,
    qualifierLength: number,
  ): boolean | Promise<boolean> {
    if (this.bloomType !== 'ROWCOL') return this.mayContainRow(row, rowOffset, rowLength);
    const bloom = this.generalBloom;
    if (this.entryCount === 0) return false;
    if (bloom === undefined) return true;
    const asked = this.#probeColumn(bloom, row, rowOffset, rowLength, qualifier, qualifierOffset, qualifierLength);
    if (asked === true || qualifierLength === 0) return asked;
    // A family marker of the row stands at its empty qualifier (pitfall 9).
    if (asked === false) return this.#probeColumn(bloom, row, rowOffset, rowLength, qualifier, 0, 0);
    const own = slabOf(Buffer.from(row.bytes.subarray(rowOffset, rowOffset + rowLength)));
    return asked.then((found) => found || this.#probeColumn(bloom, own, 0, rowLength, qualifier, 0, 0));
  }

  mayContainDeleteFamily(row: Slab, offset: number, length: number): boolean | Promise<boolean> {
    if (this.deleteFamilyCount === 0 || this.entryCount === 0) return false;
    return this.deleteFamilyBloom?.mayContain(row, offset, length) ?? true;
  }

  passesTimeRange(min: bigint, max: bigint): boolean {
    const range = this.timeRange;
    // A maximum of 2^63−1 means no bound, as in HBase.
    return range === undefined || (min <= range.max && (max > range.min || max === 0x7fffffffffffffffn));
  }

  warm(wanted: WarmedBlocks, signal: AbortSignal): Promise<void> {
    return this.#source.warm(wanted, signal);
  }
  evictBlocks(): void {
    this.#source.evict();
  }
  async close({ evict = this.#caching.evictOnClose }: CloseReaderOptions = {}): Promise<void> {
    if (!this.#isClosed) this.#source.close(evict);
    this.#isClosed = true;
    await this.#file.close();
  }

  #probeColumn(
    bloom: CompoundBloomFilter,
    row: Slab,
    rowOffset: number,
    rowLength: number,
    qualifier: Slab,
    qualifierOffset: number,
    qualifierLength: number,
  ): boolean | Promise<boolean> {
    const size = rowLength + qualifierLength + 12;
    if (this.#rowColumnKey.bytes.length < size) this.#rowColumnKey = slabOf(Buffer.allocUnsafe(size * 2));
    const key = this.#rowColumnKey;
    writeRowColumnKey(key, row, rowOffset, rowLength, qualifier, qualifierOffset, qualifierLength);
    const last = this.#lastBloomKey;
    if (
      last !== undefined &&
      !this.comparator.isMeta &&
      this.comparator.compareKeys(key, 0, size, last, 0, last.bytes.length) > 0
    ) {
      return false;
    }
    return bloom.mayContain(key, 0, size);
  }

  /** The file info holds the last key; the first is that of the first block in the index, which is always a real one. */
  #checkKeys(): void {
    if (this.#root.count === 0) {
      if (this.entryCount !== 0) {
        throw new CorruptionError(
          this.path,
          this.trailer.loadOnOpenOffset,
          `${this.entryCount} cells, but an empty index`,
        );
      }
      return;
    }
    const lastKey = this.fileInfo.get(format.LASTKEY);
    if (lastKey === undefined || !isFlatKey(lastKey, 0, lastKey.length)) {
      throw new CorruptionError(this.path, this.trailer.fileInfoOffset, 'the last key is missing or none');
    }
    this.#firstKey = this.#root.key(0);
  }
}

/** What `decode` makes of the bytes from `start` to `end`; they are read a second time when it finds them damaged. */
async function readTwice<T>(
  file: RandomAccessFile,
  start: number,
  end: number,
  decode: (bytes: Buffer) => T,
): Promise<T> {
  try {
    return decode(await file.read(start, end - start));
  } catch (error) {
    if (!(error instanceof CorruptionError)) throw error;
    return decode(await file.read(start, end - start));
  }
}
