import { toStringBinary } from '../../base/bytes.ts';
import type { Clock } from '../../base/clock.ts';
import { hbaseError } from '../../base/errors.ts';
import type { Slab } from '../../base/slab.ts';
import { type CellComparator, comparatorFor } from '../../cell/cell-comparator.ts';
import type { CellList } from '../../cell/cell-list.ts';
import type { RewindableCellSink } from '../../cell/cell-sink.ts';
import { kvFamilyLength, kvFamilyOffset } from '../../cell/key-value.ts';
import type { BlockMeter } from '../../hfile/store-file-reader.ts';
import type { Condition } from '../../model/condition.ts';
import type { Durability } from '../../model/durability.ts';
import type { Get } from '../../model/get.ts';
import type { ServerMutation } from '../../model/mutation.ts';
import type { RegionInfo } from '../../model/region-info.ts';
import type { Scan } from '../../model/scan.ts';
import type { TableDescriptor } from '../../model/table-descriptor.ts';
import { InsideFiles, type OutsideFiles } from '../../storage/outside-files.ts';
import type { WAL } from '../../wal/wal.ts';
import type { NonceManager } from '../nonce-manager.ts';
import { mutate } from './batch-mutate.ts';
import { type BulkLoadFile, type BulkLoadOptions, bulkLoad } from './bulk-load.ts';
import { checkAndMutate, checkAndMutateRows } from './conditional.ts';
import { checkRow, noSuchFamilyError } from './mutation-check.ts';
import { MVCC } from './mvcc.ts';
import { closeRegion } from './region-close.ts';
import { RegionCompactions } from './region-compaction.ts';
import { DEFAULT_REGION_CONFIG, type RegionConfig } from './region-config.ts';
import { RegionFlushes } from './region-flush.ts';
import { openRegion } from './region-opener.ts';
import { RegionOperations } from './region-operations.ts';
import type { RegionOptions } from './region-options.ts';
import { RegionScanner } from './region-scanner.ts';
import { RowLocks } from './row-locks.ts';
import { drain, scanOf, scanOfGet } from './row-read.ts';
import type { RegionScan } from './scan/store-scan.ts';
import type { Store } from './store/store.ts';
import { configOfTable } from './table-config.ts';
import { TimestampSource } from './timestamp-source.ts';

export interface MutateOptions {
  /** 0: none. */
  readonly nonceGroup?: bigint;
  /** All or nothing, all rows at once (RowMutations, MultiRowMutationService). */
  readonly atomic?: boolean;
}

/** What became of one mutation of a batch: applied (with the new cells of an increment or append that wants them), or refused. */
export interface MutateOutcome {
  readonly error?: Error;
  readonly result?: CellList;
}

export interface CheckAndMutateOutcome {
  readonly matched: boolean;
  /** New cells of the increments and appends among the mutations, in their order. */
  readonly result?: CellList;
}

export interface FlushOptions {
  /** Names (latin1) of the families to flush; absent: the flush policy chooses, or all when forced. */
  readonly families?: readonly string[];
  /** Flush all families, whatever their size. */
  readonly force?: boolean;
  /** For the log. */
  readonly reason: string;
  /** Write START_FLUSH and COMMIT_FLUSH markers; default true. */
  readonly writeMarkers?: boolean;
  /** Look afterwards whether there is something to compact; default true. */
  readonly thenCompact?: boolean;
}

export interface FlushResult {
  readonly flushed: boolean;
  /** The flush's sequence id. */
  readonly flushSequenceId: number;
  /** With flushed false: why not. */
  readonly reason: string;
  readonly compactionNeeded: boolean;
}

/** Sets of so many families fit a bit mask. */
const MASK_BITS = 31;

/** Figures of a region, for loads, metrics and policies. */
export class RegionCounters {
  readRequests = 0;
  writeRequests = 0;
  filteredReads = 0;
  /** Monotonic milliseconds of the oldest edit in memory; undefined when there is none. */
  oldestEdit: number | undefined = undefined;
  lastFlushed = 0;
}

/**
 * One region: its stores, its read point, its writes. The engine; it knows nothing of RPC, leases or masters. The fields below the public
 * methods belong to the files of this folder, each of which holds one of its flows.
 */
export class Region {
  readonly info: RegionInfo;
  readonly descriptor: TableDescriptor;
  config: RegionConfig;
  readonly counters = new RegionCounters();
  /** The number reported to the master when the region opened. */
  openSequenceNumber = -1;

  /** Finishes what a crash left, replays recovered edits, writes the seqid file and REGION_OPEN marker. */
  static async open(options: RegionOptions): Promise<Region> {
    const region = new Region(options);
    await openRegion(region);
    return region;
  }

  /** The row's cells into `sink`. Undefined: done at once, all was in memory. `meter` counts the blocks that are read. */
  get(get: Get, sink: RewindableCellSink, meter?: BlockMeter): Promise<void> | undefined {
    this.checkReadable();
    checkRow(this, get.row, 'Get');
    const scan = scanOfGet(get);
    this.#checkFamilies(scan);
    this.counters.readRequests++;
    return drain(this, this.scannerAt(scan, this.readPoint, undefined, meter), sink);
  }

  /** A scanner over this region's part of the scan, at the current read point. The caller closes it. */
  openScanner(scan: Scan): RegionScanner {
    this.checkReadable();
    const regionScan = scanOf(scan);
    this.#checkFamilies(regionScan);
    this.counters.readRequests++;
    const readPoint = scan.isReadUncommitted ? this.mvcc.writePoint : this.#readPointFor(scan);
    return this.newScanner(regionScan, readPoint, { clock: this.clock, blockBytes: 0, readMs: 0 });
  }

  /**
   * Applies puts, deletes, increments and appends. Resolves when all that was applied is durable as asked for and visible. Non-atomic: an
   * outcome for each; atomic: rejects with the first error, having changed nothing.
   */
  mutate(batch: readonly ServerMutation[], options: MutateOptions = {}): Promise<MutateOutcome[]> {
    return this.#slowed(mutate(this, batch, options));
  }

  /** Reads, compares and, if it matched, applies the mutations, all under the row's lock. */
  checkAndMutate(
    condition: Condition,
    mutations: readonly ServerMutation[],
    options: MutateOptions = {},
  ): Promise<CheckAndMutateOutcome> {
    return this.#slowed(checkAndMutate(this, condition, mutations, options));
  }

  /** As checkAndMutate on several rows: all conditions must hold, all mutations are applied at once. */
  checkAndMutateRows(
    conditions: readonly Condition[],
    mutations: readonly ServerMutation[],
    options: MutateOptions = {},
  ): Promise<CheckAndMutateOutcome> {
    return this.#slowed(checkAndMutateRows(this, conditions, mutations, options));
  }

  /** One flush at a time; a second caller gets the result of a flush that began after its call. */
  flush(options: FlushOptions): Promise<FlushResult> {
    return this.flushes.flush(options);
  }

  /** All of the files or none, at once for every reader. False: some hold rows of other regions. */
  bulkLoad(files: readonly BulkLoadFile[], options: BulkLoadOptions): Promise<boolean> {
    return bulkLoad(this, files, options);
  }

  /** Compacts every store that has something to compact; `major`: all files of every store. */
  compact(major: boolean, families?: readonly string[]): Promise<void> {
    return this.compactions.compact(major, families);
  }

  /** Refuses new calls, waits for those under way, flushes, writes REGION_CLOSE and the seqid file. With `abort`: only lets go of what it holds. */
  close(options: { readonly abort?: boolean } = {}): Promise<void> {
    if (options.abort === true) return closeRegion(this, true);
    // Whom the master told to close it and who stops may meet: a second close would cut the flush of the first one short.
    this.#closing ??= closeRegion(this, false);
    return this.#closing;
  }

  /** Heap of what is in no store file yet. */
  get memstoreBytes(): number {
    return this.#memstoreBytes;
  }
  /** Every write with a sequence id up to this one is visible. */
  get readPoint(): number {
    return this.mvcc.readPoint;
  }
  /** Full name, as HBase prints it. */
  get name(): string {
    return toStringBinary(this.info.name);
  }
  /** open → closing → closed; an aborted region is closed without its flush. */
  get isClosing(): boolean {
    return this.state !== 'open';
  }
  /** The memstore size at which the region is flushed. */
  flushSizeBytes: number;
  /** hbase:meta and the other tables of its namespace are never held back. */
  get isSystem(): boolean {
    return this.info.tableName.isSystem;
  }

  // Below: for the files of this folder.

  // Read from the descriptor's text once, since every write asks.
  readonly isReadOnly: boolean;
  readonly durability: Durability;
  readonly options: RegionOptions;
  readonly clock: Clock;
  readonly wal: WAL;
  readonly outside: OutsideFiles;
  /** Family and place of files that have been loaded lately. */
  readonly loadedFiles = new Set<string>();
  readonly comparator: CellComparator;
  readonly nonceManager: NonceManager | undefined;
  readonly encodedNameBytes: Buffer;
  readonly tableNameBytes: Buffer;
  readonly mvcc = new MVCC(0);
  readonly rowLocks: RowLocks;
  readonly timestamps: TimestampSource;
  readonly operations = new RegionOperations();
  readonly flushes: RegionFlushes;
  readonly compactions: RegionCompactions;
  /** In order of the families' names. */
  stores: readonly Store[] = [];
  state: 'opening' | 'open' | 'closing' | 'closed' = 'opening';
  failure: Error | undefined;
  /** Versions that only readers before it would see may be gone. */
  #oldestReadPoint = 0;
  readonly #readPoints = new Map<number, number>();
  #nextScanner = 0;
  #memstoreBytes = 0;
  #closing: Promise<void> | undefined;
  #familySets = new Map<number, readonly string[]>();

  private constructor(options: RegionOptions) {
    this.options = options;
    this.info = options.info;
    this.descriptor = options.descriptor;
    this.config = configOfTable({ ...DEFAULT_REGION_CONFIG, ...options.config }, this.descriptor);
    this.flushSizeBytes = this.descriptor.memStoreFlushSizeBytes ?? this.config.flushSizeBytes;
    this.isReadOnly = this.descriptor.readOnly;
    this.durability = this.descriptor.durability;
    this.clock = options.clock;
    this.wal = options.wal;
    this.outside = options.outside ?? new InsideFiles(options.files);
    this.comparator = comparatorFor(options.info.isMeta);
    this.nonceManager = options.nonceManager;
    this.encodedNameBytes = Buffer.from(options.info.encodedName, 'latin1');
    this.tableNameBytes = Buffer.from(options.info.tableName.bytes);
    this.rowLocks = new RowLocks(options.scheduler, this.config.rowLockWaitMs);
    this.timestamps = new TimestampSource(options.clock);
    this.flushes = new RegionFlushes(this);
    this.compactions = new RegionCompactions(this);
  }

  /** RegionServerAbortedException once something failed that only recovery repairs. */
  checkHealthy(): void {
    if (this.failure !== undefined) throw this.#broken();
  }

  /** NotServingRegionException unless it may be read. */
  checkReadable(): void {
    this.checkHealthy();
    if (this.state === 'closed') throw hbaseError('NotServingRegionException', `${this.name} is closed`);
    if (this.state === 'closing') throw hbaseError('NotServingRegionException', `${this.name} is closing`);
  }

  /** As checkReadable, and RegionTooBusyException while too much is in memory. */
  checkWritable(): void {
    this.checkReadable();
    if (this.isReadOnly) throw hbaseError('DoNotRetryIOException', 'region is read only');
    if (this.info.isMeta) return;
    this.options.events?.checkPressure?.(this);
    const limit = this.flushSizeBytes * this.config.blockMultiplier;
    if (this.#memstoreBytes <= limit) return;
    this.options.events?.flushWanted?.(this);
    throw hbaseError(
      'RegionTooBusyException',
      `Over memstore limit=${limit}, regionName=${this.info.encodedName}, server=${this.options.serverName}`,
    );
  }

  /** A call that must end before the region closes. Returns what ends it. */
  enterOperation(): () => void {
    return this.operations.enter();
  }

  /** Position in `stores` of the family that stands at `offset`, or −1. */
  storeIndexOf(slab: Slab, offset: number, length: number): number {
    const { stores } = this;
    for (let i = 0; i < stores.length; i++) {
      const name = stores[i].family.name;
      if (name.length !== length) continue;
      let j = 0;
      while (j < length && name[j] === slab.bytes[offset + j]) j++;
      if (j === length) return i;
    }
    return -1;
  }

  /** Names of the families that cells are of. */
  familiesOf(cells: CellList): readonly string[] {
    const { slab, offsets } = cells;
    let mask = 1;
    if (this.stores.length > MASK_BITS) return this.#namesOf(cells);
    if (this.stores.length > 1) {
      mask = 0;
      for (const offset of offsets)
        mask |= 1 << this.storeIndexOf(slab, kvFamilyOffset(slab.view, offset), kvFamilyLength(slab.view, offset));
    }
    let names = this.#familySets.get(mask);
    if (names === undefined) {
      names = this.stores.filter((_, i) => (mask & (1 << i)) !== 0).map((store) => store.name);
      this.#familySets.set(mask, names);
    }
    return names;
  }

  #namesOf(cells: CellList): readonly string[] {
    const { slab, offsets } = cells;
    const found = new Set<string>();
    for (const offset of offsets) {
      const at = kvFamilyOffset(slab.view, offset);
      found.add(this.stores[this.storeIndexOf(slab, at, kvFamilyLength(slab.view, offset))].name);
    }
    return [...found];
  }

  /** A scanner that stays open over turns: until it is closed, what it may see is kept. */
  newScanner(scan: RegionScan, readPoint: number, meter?: BlockMeter): RegionScanner {
    const release = this.holdReadPoint(readPoint);
    try {
      return this.scannerAt(scan, readPoint, release, meter);
    } catch (error) {
      release();
      throw error;
    }
  }

  /** A scanner for this turn only, unless its read point is held. */
  scannerAt(scan: RegionScan, readPoint: number, onClose?: () => void, meter?: BlockMeter): RegionScanner {
    const { stores, comparator, clock } = this;
    return new RegionScanner({ stores, scan, readPoint, comparator, clock, onClose, meter });
  }

  /** Versions that a reader at this point sees are kept until the returned function is called. */
  holdReadPoint(readPoint: number): () => void {
    const id = this.#nextScanner++;
    this.#readPoints.set(id, readPoint);
    return () => this.#readPoints.delete(id);
  }

  /** No reader sees less: what older versions must be kept for. Whoever asks may drop the others, so that no later reader goes back behind it. */
  smallestReadPoint(): number {
    let smallest = this.mvcc.readPoint;
    for (const readPoint of this.#readPoints.values()) if (readPoint < smallest) smallest = readPoint;
    this.#oldestReadPoint = Math.max(this.#oldestReadPoint, smallest);
    return smallest;
  }
  get openScannerCount(): number {
    return this.#readPoints.size;
  }

  memstoreGrew(bytes: number): void {
    if (bytes === 0) return;
    this.#memstoreBytes += bytes;
    this.counters.oldestEdit ??= this.clock.monotonic();
    this.options.events?.memstoreChanged?.(this, bytes);
  }

  /** After a flush, or when the memstores are dropped: counts anew. */
  recountMemstore(): void {
    const bytes = this.stores.reduce((sum, store) => sum + store.memstore.heapBytes, 0);
    const delta = bytes - this.#memstoreBytes;
    this.#memstoreBytes = bytes;
    if (delta !== 0) this.options.events?.memstoreChanged?.(this, delta);
  }

  afterWrite(mutations: number): void {
    this.counters.writeRequests += mutations;
    if (this.#memstoreBytes >= this.flushSizeBytes) this.options.events?.flushWanted?.(this);
  }

  /** What only recovery repairs: nothing more is served, the owner aborts. */
  fail(reason: string, error: unknown): void {
    if (this.failure !== undefined) return;
    this.failure = error instanceof Error ? error : new Error(String(error));
    this.mvcc.fail(this.failure);
    this.options.onAbort(`region ${this.name}: ${reason}`, error);
  }

  /** Who writes faster than memory is flushed hears of his write later. */
  #slowed<T>(done: Promise<T>): Promise<T> {
    const pause = this.options.events?.slowDown?.(this);
    return pause === undefined ? done : Promise.all([done, pause]).then(([result]) => result);
  }

  #broken(): Error {
    return hbaseError('RegionServerAbortedException', `${this.name}: the server is aborting: ${this.failure?.message}`);
  }

  #checkFamilies(scan: RegionScan): void {
    for (const family of scan.families.keys())
      if (!this.descriptor.hasFamily(family)) throw noSuchFamilyError(this, family);
  }

  /**
   * A reopened scan names the read point it had. Flushes and compactions drop what later versions hide, those before this opening too: where that
   * may be so, the scan sees what there was when it happened, and nothing later.
   */
  #readPointFor(scan: Scan): number {
    const now = this.mvcc.readPoint;
    if (scan.mvccReadPoint === 0) return now;
    return Math.min(now, Math.max(scan.mvccReadPoint, this.openSequenceNumber, this.#oldestReadPoint));
  }
}
