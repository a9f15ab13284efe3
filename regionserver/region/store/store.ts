import { assert } from '../../../base/assert.ts';
import type { Clock } from '../../../base/clock.ts';
import type { Logger } from '../../../base/logger.ts';
import type { Scheduler } from '../../../base/scheduler.ts';
import type { Slab } from '../../../base/slab.ts';
import type { CellComparator } from '../../../cell/cell-comparator.ts';
import { type CacheConfig, DEFAULT_CACHE_CONFIG } from '../../../hfile/cache-config.ts';
import type { ColumnFamilyDescriptor } from '../../../model/column-family-descriptor.ts';
import { withoutReplaced } from '../../../rootdir/live-store-files.ts';
import type { CompactionCandidate, CompactionPolicy } from '../compaction/compaction-policy.ts';
import { createCompactionPolicy } from '../compaction/create-compaction-policy.ts';
import { isOffPeak } from '../compaction/off-peak-hours.ts';
import type { StripePlan } from '../compaction/stripe-compaction-policy.ts';
import { STRIPE_END_KEY, STRIPE_START_KEY } from '../compaction/stripes.ts';
import { checkCodecs, type WriteHooks } from '../compaction/write-store-file.ts';
import type { MobStore } from '../mob/mob-store.ts';
import { MobValues } from '../mob/mob-values.ts';
import type { StoreScan } from '../scan/store-scan.ts';
import { StoreScanner } from '../scan/store-scanner.ts';
import type { ArenaPool } from './arena.ts';
import { BlockWarming } from './block-warming.ts';
import type { MemoryCompactionOptions } from './memory-compaction.ts';
import { MemStore } from './memstore.ts';
import { ReadPruning } from './read-pruning.ts';
import type { Segment } from './segment.ts';
import { DEFAULT_STORE_CONFIG, type StoreConfig } from './store-config.ts';
import { compareStoreFiles, compareStoreFilesByTime, StoreFile } from './store-file.ts';
import type { StoreFileAccess } from './store-file-access.ts';
import { StoreFileParamsMaker } from './store-file-params.ts';
import { type Offload, StoreFileWriting } from './store-file-writing.ts';
import { oldestUnexpired, openScanners, userMatcher } from './store-scanners.ts';

export interface StoreOptions {
  /** Encoded name, for messages. */
  readonly regionName: string;
  readonly family: ColumnFamilyDescriptor;
  readonly comparator: CellComparator;
  readonly access: StoreFileAccess;
  readonly arenas: ArenaPool;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly config?: Partial<StoreConfig>;
  /** When the blocks of new files come into the block cache. */
  readonly caching?: CacheConfig;
  /** Absent: flushes and compactions are written on the caller's thread. */
  readonly offload?: Offload | undefined;
  /** Absent: values of every size stay in store files. */
  readonly mob?: MobStore | undefined;
  /** As MemStoreOptions. */
  readonly onPinned?: ((deltaBytes: number) => void) | undefined;
  /** What in-memory compaction needs beside its configuration; absent: there is none. */
  readonly memory?: StoreMemory | undefined;
}

export interface StoreMemory {
  readonly scheduler: Scheduler;
  readonly smallestReadPoint: () => number;
  readonly onShrunk: () => void;
}

/** One flush of one store, from prepare to commit. */
export interface FlushContext {
  readonly segments: readonly Segment[];
  readonly cellCount: number;
  readonly heapBytes: number;
  readonly dataBytes: number;
  /** Nothing to write: commit does nothing. */
  readonly isEmpty: boolean;
  /** After writeFlush. */
  temporary: string[];
  /** MOB files that it wrote, in their place already. */
  mobPaths: readonly string[];
}

export interface CompactionRequest {
  /** Oldest first. */
  readonly files: readonly StoreFile[];
  readonly isAllFiles: boolean;
  /** Asked for by a user, or due. */
  readonly isMajor: boolean;
  /** The files hold nothing but expired cells: they go without being read. */
  readonly isExpired: boolean;
  /** Larger than it would be at other hours. */
  readonly isOffPeak: boolean;
  /** Where the outputs begin, by time stamp; absent: there is one output. */
  readonly boundaries?: readonly number[];
  /** How they are cut by rows. */
  readonly stripes?: StripePlan;
  /** Somebody asked for it; so a major one of a MOB store compacts the MOB files too. */
  readonly isUser: boolean;
  readonly lengthBytes: number;
  /** It has more bytes than the throttle point. */
  readonly isLarge: boolean;
}

export interface SelectOptions {
  /** All files. */
  readonly major?: boolean;
  /** Somebody asked; default: when it is major. */
  readonly user?: boolean;
  /** Among its hours: it may be larger. */
  readonly mayUseOffPeak?: boolean;
}

export interface CompactionResult {
  readonly request: CompactionRequest;
  temporary: string[];
  /** MOB files that it wrote, in their place already. */
  mobPaths: readonly string[];
  /** After placeCompaction. */
  placed: StoreFile[];
}

/** Policies that keep a store's files in ways of their own. */
const OTHER_ENGINES: ReadonlySet<StoreConfig['policy']> = new Set(['DateTiered', 'Stripe']);

/** One family of one region: its MemStore and its files. */
export class Store {
  readonly family: ColumnFamilyDescriptor;
  readonly familyName: Buffer;
  /** The family's name as latin1 text. */
  readonly name: string;
  readonly memstore: MemStore;
  readonly pruning = new ReadPruning();
  readonly #access: StoreFileAccess;
  readonly #writing: StoreFileWriting;
  readonly #warming: BlockWarming;
  readonly #mob: MobStore | undefined;
  readonly #params: StoreFileParamsMaker;
  readonly #comparator: CellComparator;
  readonly #clock: Clock;
  #config: StoreConfig;
  #policy: CompactionPolicy;
  readonly #compareFiles: (a: StoreFile, b: StoreFile) => number;
  #files: readonly StoreFile[];
  /** Replaced by a compaction, and still read by somebody or not yet archived. */
  #compacted: StoreFile[] = [];
  #majorRequested = false;

  private constructor(options: StoreOptions, files: readonly StoreFile[]) {
    this.family = options.family;
    this.familyName = options.family.name;
    this.name = this.familyName.toString('latin1');
    this.#access = options.access;
    this.#mob = options.mob;
    this.#writing = new StoreFileWriting(options.access, options.offload, options.mob);
    this.#warming = new BlockWarming(options.caching ?? DEFAULT_CACHE_CONFIG, options.logger);
    this.#comparator = options.comparator;
    this.#params = new StoreFileParamsMaker(options);
    this.#clock = options.clock;
    this.#config = { ...DEFAULT_STORE_CONFIG, ...options.config };
    this.#policy = createCompactionPolicy(this.#config);
    this.#compareFiles = this.#config.policy === 'DateTiered' ? compareStoreFilesByTime : compareStoreFiles;
    this.memstore = new MemStore({ ...options, memoryCompaction: this.#memoryCompaction(options) });
    this.#files = files.toSorted(this.#compareFiles);
    this.#warming.opened(files);
  }

  /** Opens all committed files. Those that another file names as its inputs are leftovers of a compaction: they are archived, not served. */
  static async open(options: StoreOptions): Promise<Store> {
    const { access, logger, regionName, family } = options;
    checkCodecs(family);
    const files = await openAll(access, await access.list());
    const { live, replaced: leftovers } = withoutReplaced(files);
    const kept = live;
    if (leftovers.length > 0) {
      const names = leftovers.map((file) => file.name);
      logger.info({ region: regionName, family: family.nameAsString, files: names }, 'Archiving compacted files');
      await closeAll(leftovers);
      try {
        await access.archive(leftovers.map((file) => file.path));
      } catch (error) {
        await closeAll(kept);
        throw error;
      }
    }
    return new Store(options, kept);
  }

  /** Its kind of engine and what its memstore is made of stay as they are. */
  reconfigure(config: Partial<StoreConfig>): void {
    const { policy, memoryCompaction } = this.#config;
    const next = { ...DEFAULT_STORE_CONFIG, ...config, memoryCompaction };
    const staysInEngine = OTHER_ENGINES.has(policy) || OTHER_ENGINES.has(next.policy);
    this.#config = staysInEngine ? { ...next, policy } : next;
    this.#policy = createCompactionPolicy(this.#config);
  }

  // ---- What it holds

  /** Oldest first. A new array after each change. */
  get storeFiles(): readonly StoreFile[] {
    return this.#files;
  }
  get storeFileCount(): number {
    return this.#files.length;
  }
  get storeFilesBytes(): number {
    return this.#files.reduce((sum, file) => sum + file.reader.length, 0);
  }
  /** WAL sequence id up to which the files cover the store; −1 without files. */
  get maxSequenceId(): number {
    return this.#files.reduce((max, file) => Math.max(max, file.sequenceId), -1);
  }
  /** Largest mvcc of any cell of files that were not bulk loaded. */
  get maxMvcc(): number {
    return this.#files.reduce((max, file) => (file.reader.isBulkLoaded ? max : Math.max(max, file.reader.maxMvcc)), 0);
  }
  get hasReferences(): boolean {
    return [...this.#files, ...this.#compacted].some((file) => file.reader.isReference);
  }
  /** 0: no more files than one compaction takes; 1: so many that a flush waits; more: beyond that. */
  get compactionPressure(): number {
    const { minFiles, blockingFiles } = this.#config;
    const above = this.#files.length - minFiles;
    return above <= 0 ? 0 : above / (blockingFiles - minFiles);
  }
  /** Flush this many times more and writes should wait. */
  get blockingFileCount(): number {
    return this.#config.blockingFiles;
  }

  /** Copies a KeyValue of `length` bytes (tags included) into the MemStore; returns the heap bytes it took. */
  add(slab: Slab, offset: number, length: number, sequenceId: number): number {
    return this.memstore.add(slab, offset, length, sequenceId);
  }

  /** A reader of this store's part of a scan. Nothing is read before its first use; the caller closes it. */
  scanner(scan: StoreScan): StoreScanner {
    const now = this.#clock.now();
    const matcher = userMatcher(this.family, scan, now);
    const scanners = openScanners(
      this.family,
      this.#comparator,
      this.memstore.segments,
      this.#files,
      scan,
      now,
      this.pruning,
    );
    return new StoreScanner({
      scanners,
      matcher,
      scan,
      mob: this.#params.mobOf(this.#files) && new MobValues(this.#mob!.reader, scan.mob, scan.readPoint),
      comparator: this.#comparator,
      now: () => this.#clock.monotonic(),
      maxRowBytes: this.#config.maxRowBytes,
    });
  }

  /** Resolves once the cache has all that it is to have of files that are new. */
  cacheWarmed(): Promise<void> {
    return this.#warming.settled();
  }

  // ---- Flush

  /** Moves the MemStore's cells to a snapshot. In the same turn in which the flush's sequence id is taken. */
  prepareFlush(): FlushContext {
    const segments = this.memstore.snapshot();
    const sum = (of: (segment: Segment) => number) => segments.reduce((total, segment) => total + of(segment), 0);
    return {
      segments,
      cellCount: sum((segment) => segment.cellCount),
      heapBytes: sum((segment) => segment.heapBytes),
      dataBytes: sum((segment) => segment.dataBytes),
      isEmpty: segments.length === 0,
      temporary: [],
      mobPaths: [],
    };
  }

  /** Writes the snapshot into the work folder. After a failure call abortFlush: the snapshot stays. */
  async writeFlush(
    context: FlushContext,
    options: { flushSequenceId: number; smallestReadPoint: number } & WriteHooks,
  ): Promise<void> {
    if (context.isEmpty) return;
    const params = this.#params.ofFlush(this.#config, context.segments, options);
    const { paths, mobPaths } = await this.#writing.flush(context.segments, params, options);
    context.temporary = [...paths];
    context.mobPaths = mobPaths;
  }

  /**
   * Takes the file into the store: in one step the list gains it and the snapshot goes. Returns the names of the new files. If it
   * fails nothing is known of the file's place, and the server must abort.
   */
  async commitFlush(context: FlushContext): Promise<string[]> {
    if (context.isEmpty) return [];
    const paths = await this.#access.commit(context.temporary);
    const added = await openAll(this.#access, paths);
    this.#files = [...this.#files, ...added].sort(this.#compareFiles);
    this.memstore.dropSnapshots(context.segments);
    this.#warming.flushed(added);
    return added.map((file) => file.name);
  }

  /** After a failed write: the snapshot stays, and the next flush writes it with what came since. */
  async abortFlush(context: FlushContext): Promise<void> {
    await this.#access.discard(context.temporary);
    await this.#mob?.discard(context.mobPaths);
    context.temporary = [];
    context.mobPaths = [];
  }

  // ---- Bulk load

  /** A path in the work folder for a file that is loaded; −1: its cells keep no sequence id. */
  loadedPath(sequenceId: number): string {
    const path = this.#access.temporaryPath?.();
    assert(path !== undefined, 'this store takes no files from outside');
    return sequenceId < 0 ? path : `${path}_SeqId_${sequenceId}_`;
  }

  /** Takes such a file into the store, durably; `addLoaded` lets readers see it. */
  async placeLoaded(temporary: string): Promise<StoreFile[]> {
    return openAll(this.#access, await this.#access.commit([temporary]));
  }

  addLoaded(placed: readonly StoreFile[]): void {
    this.#files = [...this.#files, ...placed].sort(this.#compareFiles);
  }

  discardLoaded(temporary: string): Promise<void> {
    return this.#access.discard([temporary]);
  }

  // ---- Compaction

  /** True when there are enough files that a compaction may be worth while. */
  needsCompaction(): boolean {
    return (
      this.#majorRequested ||
      this.#files.some((file) => !file.isCompacting && file.reader.isReference) ||
      this.#policy.needsCompaction(this.#files.map(candidateOf), this.#clock.now())
    );
  }

  /** The next compaction selected will be of all files, if none of them is busy. */
  requestMajor(): void {
    this.#majorRequested = true;
  }

  /** What to compact, its files marked busy; undefined: nothing. Ends with swapCompaction or cancelCompaction. */
  selectCompaction({
    major = false,
    user = major,
    mayUseOffPeak = false,
  }: SelectOptions = {}): CompactionRequest | undefined {
    if (major && this.#files.length > 0) this.requestMajor();
    const expired = this.#selectExpired();
    if (expired !== undefined) return expired;
    const now = this.#clock.now();
    const selection = this.#policy.select(this.#files.map(candidateOf), {
      forceMajor: this.#majorRequested && !this.#files.some((file) => file.isCompacting),
      isUser: user,
      mayUseOffPeak: mayUseOffPeak && isOffPeak(this.#config.offPeakHours, now),
      now,
    });
    if (selection === undefined) return undefined;
    const { files, ...kind } = selection;
    // The last file stays, for its sequence id; FIFO would have it written again and again.
    if (files.length === 1 && this.#files[files[0]].reader.entryCount === 0 && !selection.isMajor) return undefined;
    if (selection.isMajor) this.#majorRequested = false;
    return this.#request(
      files.map((i) => this.#files[i]),
      { ...kind, isExpired: false, isUser: user },
    );
  }

  cancelCompaction(request: CompactionRequest): void {
    for (const file of request.files) file.isCompacting = false;
  }
  /** Cancels one that is written, and not in place. */
  async discardCompaction({ request, temporary, mobPaths }: CompactionResult): Promise<void> {
    this.cancelCompaction(request);
    await this.#access.discard(temporary);
    await this.#mob?.discard(mobPaths);
  }

  /** Writes the output into the work folder, naming its inputs and theirs. On failure the request is cancelled. */
  async compact(
    request: CompactionRequest,
    options: { smallestReadPoint: number } & WriteHooks,
  ): Promise<CompactionResult> {
    const result: CompactionResult = { request, temporary: [], mobPaths: [], placed: [] };
    if (request.isExpired) return result;
    try {
      const params = this.#params.ofCompaction(this.#config, request, this.#compacted, options.smallestReadPoint);
      const { paths, mobPaths } = await this.#writing.compact(request.files, params, options);
      result.temporary = [...paths];
      result.mobPaths = mobPaths;
      return result;
    } catch (error) {
      this.cancelCompaction(request);
      throw error;
    }
  }

  /**
   * Puts the output in place: from here on the WAL marker must follow, then swapCompaction. Returns names for the marker.
   */
  async placeCompaction(result: CompactionResult): Promise<{ inputNames: string[]; outputNames: string[] }> {
    const inputs = result.request.files.map((file) => file.path);
    const paths = await this.#access.replace(inputs, result.temporary);
    result.placed = await openAll(this.#access, paths);
    return {
      inputNames: result.request.files.map((file) => file.name),
      outputNames: result.placed.map((file) => file.name),
    };
  }

  /** The output is in place, but the marker could not be logged: the inputs go on being read until the server has ended. */
  async abandonPlaced(result: CompactionResult): Promise<void> {
    await closeAll(result.placed);
  }

  /** From now on scans read the output. The inputs wait for archiveCompacted. */
  swapCompaction(result: CompactionResult): void {
    const { files } = result.request;
    this.#files = [...this.#files.filter((file) => !files.includes(file)), ...result.placed].sort(this.#compareFiles);
    this.#compacted.push(...files);
    this.#warming.compacted(result.placed, result.request.lengthBytes);
    for (const file of files) file.isCompacting = false;
  }

  /**
   * Archives the replaced files that nobody reads any more; returns their names. The others wait for the next call. Also deletes what came to
   * nothing and could not be deleted then.
   */
  async archiveCompacted(): Promise<string[]> {
    await this.#access.discard([]);
    const free = this.#compacted.filter((file) => !file.isReferenced);
    if (free.length === 0) return [];
    this.#compacted = this.#compacted.filter((file) => !free.includes(file));
    await this.#warming.stop(free);
    await Promise.all(free.map((file) => file.reader.close({ evict: true })));
    try {
      await this.#access.archive(free.map((file) => file.path));
    } catch (error) {
      this.#compacted.push(...free);
      throw error;
    }
    return free.map((file) => file.name);
  }

  /**
   * A row near the middle of the largest file, to split at; undefined when there is none, when it is that file's first or last row (as in
   * HBase, though another row of the file might do), or when a file is a reference.
   */
  async midKey(): Promise<Buffer | undefined> {
    if (this.hasReferences) return undefined;
    const largest = this.#files.toSorted((a, b) => b.reader.length - a.reader.length)[0];
    const key = await largest?.reader.midKey();
    const { firstKey, lastKey } = largest?.reader ?? {};
    if (key === undefined || firstKey === undefined || lastKey === undefined) return undefined;
    const row = rowOfKey(key);
    return rowOfKey(firstKey).equals(row) || rowOfKey(lastKey).equals(row) ? undefined : row;
  }

  /** Lets go of everything. Scanners must be closed before. */
  async close(): Promise<void> {
    this.memstore.close();
    const all = [...this.#files, ...this.#compacted];
    this.#files = [];
    this.#compacted = [];
    await this.#warming.stop();
    await Promise.all(all.map((file) => file.reader.close()));
  }

  #request(
    files: readonly StoreFile[],
    kind: Omit<CompactionRequest, 'files' | 'lengthBytes' | 'isLarge'>,
  ): CompactionRequest {
    for (const file of files) {
      assert(!file.isCompacting, `${file.name} is being compacted already`);
      file.isCompacting = true;
    }
    const lengthBytes = files.reduce((sum, file) => sum + file.reader.length, 0);
    return { files, lengthBytes, isLarge: lengthBytes > this.#config.throttlePointBytes, ...kind };
  }

  /** Files that hold only expired cells; never the newest, whose sequence id must stay. */
  #selectExpired(): CompactionRequest | undefined {
    const { family } = this;
    if (!this.#config.deleteExpiredFiles || family.minVersions > 0) return undefined;
    // The last file of a stripe says where it is; its policy has a way of its own.
    if (this.#config.policy === 'Stripe') return undefined;
    const cutoff = oldestUnexpired(family, this.#clock.now());
    const newest = this.maxSequenceId;
    const files = this.#files.filter(
      (file) =>
        !file.isCompacting && file.sequenceId < newest && file.reader.entryCount > 0 && file.isWhollyBefore(cutoff),
    );
    if (files.length === 0) return undefined;
    return this.#request(files, {
      isAllFiles: false,
      isMajor: false,
      isExpired: true,
      isOffPeak: false,
      isUser: false,
    });
  }

  #memoryCompaction({ memory, logger }: StoreOptions): MemoryCompactionOptions | undefined {
    const config = this.#config.memoryCompaction;
    if (config === undefined || memory === undefined) return undefined;
    const rules = () => this.#params.ofMemory(this.#config, memory.smallestReadPoint());
    return { ...memory, config, logger, rules };
  }
}

function candidateOf({ name, reader, isCompacting }: StoreFile): CompactionCandidate {
  const excluded = reader.fileInfo.get('EXCLUDE_FROM_MINOR_COMPACTION');
  const { timeRange } = reader;
  const [from, to] = [STRIPE_START_KEY, STRIPE_END_KEY].map((key) => reader.fileInfo.get(key));
  // As HBase reads what stands in a file without cells.
  const isEmpty = reader.entryCount === 0;
  return {
    name,
    lengthBytes: reader.length,
    isReference: reader.isReference,
    excludedFromMinor: excluded !== undefined && excluded[0] !== 0,
    isCompacting,
    isMajor: reader.majorCompaction,
    isBulkLoaded: reader.isBulkLoaded,
    isEmpty,
    entryCount: reader.entryCount,
    stripe: from && to && { from, to },
    createTime: reader.createTime,
    minTimestamp: isEmpty ? 0 : timeRange && Number(timeRange.min),
    maxTimestamp: isEmpty ? 2 ** 63 : timeRange && Number(timeRange.max),
  };
}

function rowOfKey(key: Buffer): Buffer {
  return Buffer.from(key.subarray(2, 2 + key.readUInt16BE(0)));
}

/** All of them or none: when one can't be opened, the others are closed again. */
async function openAll(access: StoreFileAccess, paths: readonly string[]): Promise<StoreFile[]> {
  const results = await Promise.allSettled(paths.map(async (path) => new StoreFile(path, await access.open(path))));
  const opened = results.filter((result) => result.status === 'fulfilled').map(({ value }) => value);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed === undefined) return opened;
  await closeAll(opened);
  throw failed.reason;
}

async function closeAll(files: readonly StoreFile[]): Promise<void> {
  await Promise.all(files.map((file) => file.reader.close()));
}
