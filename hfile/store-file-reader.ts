import type { Clock } from '../base/clock.ts';
import type { Slab } from '../base/slab.ts';
import type { CellComparator } from '../cell/cell-comparator.ts';
import type { CellCursor } from '../cell/cell-cursor.ts';
import type { WarmedBlocks } from './block-source.ts';

/** What a scan reads, over all its cursors. */
export interface BlockMeter {
  readonly clock: Pick<Clock, 'monotonic'>;
  /** Of data blocks that a cursor came to, decompressed, wherever they were. */
  blockBytes: number;
  /** Spent on blocks that were not in memory. */
  readMs: number;
}

export interface CursorOptions {
  /** Put blocks that had to be read into the block cache. Default true; compactions say false. */
  cacheBlocks?: boolean;
  /** `pread` reads one block at a time, `stream` reads ahead: for long scans and compactions. Default pread. */
  access?: 'pread' | 'stream';
  /** Nobody looks at a cell of the cursor after its `close`: memory of blocks that do not enter the cache is then used again. Default false. */
  givesBack?: boolean;
  /** Where it is counted which blocks the cursor comes to. */
  meter?: BlockMeter | undefined;
}

export interface CloseReaderOptions {
  /** Nobody will open the file again: its blocks leave the cache. Default: as the family has it (EVICT_BLOCKS_ON_CLOSE). */
  evict?: boolean;
}

/** Bytes of a file's parts, for the figures of a region. */
export interface StoreFileSizes {
  /** Of all before compression and encoding. */
  readonly uncompressed: number;
  /** Of the index block that is in memory while the file is open. */
  readonly rootIndex: number;
  /** Of all index blocks. */
  readonly index: number;
  readonly blooms: number;
}

/** What a store asks of a store file: HFileReader, or HalfHFileReader for a reference to one side of a split. */
export interface StoreFileReader {
  readonly path: string;
  /** Bytes of the whole file (of the file referred to). */
  readonly length: number;
  readonly sizes: StoreFileSizes;
  /** Cells; for a half file an estimate. */
  readonly entryCount: number;
  readonly comparator: CellComparator;
  /** Values by key (latin1 text) of the file's own information; *shared, do not change*. */
  readonly fileInfo: ReadonlyMap<string, Buffer>;
  /** WAL sequence id up to which the file covers its store, −1 when it does not say. Of a bulk-loaded file its `_SeqId_`. */
  readonly maxSequenceId: number;
  /** Largest mvcc of any cell, 0 without. */
  readonly maxMvcc: number;
  /** Smallest and largest timestamp, both included; undefined when the file does not say (then it may hold any). */
  readonly timeRange: { readonly min: bigint; readonly max: bigint } | undefined;
  readonly earliestPutTimestamp: bigint | undefined;
  readonly majorCompaction: boolean;
  readonly isBulkLoaded: boolean;
  readonly isReference: boolean;
  /** DeleteFamily and DeleteFamilyVersion cells; undefined when the file does not say. 0: no need to look for family markers. */
  readonly deleteFamilyCount: number | undefined;
  /** Names of the files this one replaces (COMPACTION_EVENT_KEY). */
  readonly compactedFiles: readonly string[];
  readonly createTime: number;
  readonly hasTags: boolean;
  readonly hasMvcc: boolean;
  readonly bloomType: 'NONE' | 'ROW' | 'ROWCOL' | 'ROWPREFIX_FIXED_LENGTH';
  /** Bytes of a row that its prefix bloom knows: `mayContainRow` may be asked for that many. 0 when it has none. */
  readonly bloomPrefixLength: number;
  /** Milliseconds of BULKLOAD_TIMESTAMP. */
  readonly bulkLoadTime: number | undefined;
  /** Flat keys, *shared, do not change*; undefined when the file is empty. */
  readonly firstKey: Buffer | undefined;
  readonly lastKey: Buffer | undefined;
  /** A flat key near the middle of the file, for splits; undefined when the file is empty or a half. */
  midKey(): Promise<Buffer | undefined>;
  cursor(options?: CursorOptions): CellCursor;
  /** False only when the file surely holds no cell of the row. A promise when a block must be read. */
  mayContainRow(row: Slab, offset: number, length: number): boolean | Promise<boolean>;
  /** As mayContainRow for one column (family markers included, see pitfall 9). Files without a ROWCOL bloom ask the row. */
  mayContainRowColumn(
    row: Slab,
    rowOffset: number,
    rowLength: number,
    qualifier: Slab,
    qualifierOffset: number,
    qualifierLength: number,
  ): boolean | Promise<boolean>;
  /** False only when the file surely holds no DeleteFamily or DeleteFamilyVersion of the row. */
  mayContainDeleteFamily(row: Slab, offset: number, length: number): boolean | Promise<boolean>;
  /** False only when the file surely holds no timestamp in [min, max). */
  passesTimeRange(min: bigint, max: bigint): boolean;
  /** Puts the file's blocks out of the block cache; cursors go on with those they have. */
  evictBlocks(): void;
  /** Reads blocks into the cache before anybody asks for them. Abort it before the reader is closed. */
  warm(wanted: WarmedBlocks, signal: AbortSignal): Promise<void>;
  /** Cursors must not be used after it. */
  close(options?: CloseReaderOptions): Promise<void>;
}
