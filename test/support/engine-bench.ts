// A region's stores without a region: what the engine's tests write to, flush, compact and scan. Sequence ids are counted here.
import { ManualClock } from '../../base/clock.ts';
import { silentLogger } from '../../base/logger.ts';
import { systemScheduler } from '../../base/scheduler.ts';
import { slabOf } from '../../base/slab.ts';
import { comparatorFor } from '../../cell/cell-comparator.ts';
import { CellList } from '../../cell/cell-list.ts';
import type { RewindableCellSink } from '../../cell/cell-sink.ts';
import { encodeKeyValue, type KeyValueParts } from '../../cell/key-value-builder.ts';
import { TimeRange } from '../../cell/time-range.ts';
import { BlockCache } from '../../hfile/block-cache.ts';
import { HFileReader } from '../../hfile/hfile-reader.ts';
import type { ColumnFamilyDescriptor } from '../../model/column-family-descriptor.ts';
import { USUAL_MOB_SCAN } from '../../regionserver/region/mob/mob-values.ts';
import { RegionScanner } from '../../regionserver/region/region-scanner.ts';
import { ScanLimits } from '../../regionserver/region/scan/scan-limits.ts';
import type { RegionScan } from '../../regionserver/region/scan/store-scan.ts';
import { ArenaPool } from '../../regionserver/region/store/arena.ts';
import { Store, type StoreOptions } from '../../regionserver/region/store/store.ts';
import type { StoreFileAccess } from '../../regionserver/region/store/store-file-access.ts';
import type { StoreFileSource } from '../../rootdir/store-file-opener.ts';
import type { FileStorage, RandomAccessFile } from '../../storage/file-storage.ts';
import { MemoryDisk } from '../../storage/memory-disk.ts';

/** Files of one folder; archived ones go to `archive/<folder>`. */
export class FolderStoreFiles implements StoreFileAccess {
  readonly renames = true;
  readonly folder: string;
  readonly #files: FileStorage;
  readonly #cache: BlockCache | undefined;
  readonly #asyncReads: boolean;
  #counter = 0;
  constructor(
    files: FileStorage,
    folder: string,
    options: { cache?: BlockCache | undefined; asyncReads?: boolean } = {},
  ) {
    this.#files = files;
    this.folder = folder;
    this.#cache = options.cache;
    this.#asyncReads = options.asyncReads ?? false;
  }
  async list(): Promise<string[]> {
    return (await this.#files.list(this.folder)).filter((e) => !e.isDirectory).map((e) => `${this.folder}/${e.name}`);
  }
  async open(path: string): Promise<HFileReader> {
    const file = await this.#files.open(path);
    return HFileReader.open(
      this.#asyncReads ? withoutSyncReads(file) : file,
      this.#cache === undefined ? {} : { blockCache: this.#cache, name: path },
    );
  }
  async source(path: string): Promise<StoreFileSource> {
    return { paths: [path], name: path.slice(path.lastIndexOf('/') + 1) };
  }
  temporaryPath(): string {
    return `${this.folder}/.tmp/${(this.#counter++).toString(16).padStart(32, '0')}`;
  }
  create() {
    return this.#files.create(this.temporaryPath());
  }
  async commit(temporary: readonly string[]): Promise<string[]> {
    const paths: string[] = [];
    for (const source of temporary) {
      const path = `${this.folder}/${source.slice(source.lastIndexOf('/') + 1)}`;
      await this.#files.rename(source, path);
      paths.push(path);
    }
    return paths;
  }
  replace(_replaced: readonly string[], temporary: readonly string[]): Promise<string[]> {
    return this.commit(temporary);
  }
  async archive(paths: readonly string[]): Promise<void> {
    for (const path of paths) await this.#files.rename(path, `archive/${path}`);
  }
  async discard(temporary: readonly string[]): Promise<void> {
    for (const path of temporary) await this.#files.delete(path);
  }
}

/** A file on a slow disk: every read is waited for. */
function withoutSyncReads(file: RandomAccessFile): RandomAccessFile {
  return {
    path: file.path,
    length: file.length,
    read: (offset, length) => file.read(offset, length),
    tryReadSync: () => undefined,
    close: () => file.close(),
  };
}

export interface EngineBenchOptions {
  asyncReads?: boolean;
  families: readonly ColumnFamilyDescriptor[];
  clock?: ManualClock;
  disk?: MemoryDisk;
  cacheBytes?: number;
  config?: StoreOptions['config'];
  isMeta?: boolean;
}

/** A KeyValue sink that keeps what it gets as text and bytes. */
export class ListSink implements RewindableCellSink {
  readonly list = new CellList(1024);
  append(
    slab: Parameters<RewindableCellSink['append']>[0],
    offset: number,
    length: number,
    tagsOffset: number,
    tagsLength: number,
  ): void {
    this.list.append(slab, offset, length, tagsOffset, tagsLength);
  }
  mark(): number {
    return this.list.length;
  }
  rewind(mark: number): void {
    while (this.list.length > mark) this.list.remove(this.list.length - 1);
  }
}

export interface ScanOptions extends Partial<RegionScan> {
  readPoint?: number;
  batch?: number;
  maxBytes?: number;
}

export class EngineBench {
  readonly clock: ManualClock;
  readonly disk: MemoryDisk;
  readonly stores: Store[];
  /** Of the last write; also the read point of a scan that names none. */
  sequenceId = 0;
  /** Open scanners that see less than the last write; none of them: all is seen. */
  readonly heldReadPoints = new Set<number>();
  readonly #isMeta: boolean;

  private constructor(clock: ManualClock, disk: MemoryDisk, stores: Store[], isMeta: boolean) {
    this.clock = clock;
    this.disk = disk;
    this.stores = stores;
    this.#isMeta = isMeta;
  }

  static async open(options: EngineBenchOptions): Promise<EngineBench> {
    const clock = options.clock ?? new ManualClock(1_000_000);
    const disk = options.disk ?? new MemoryDisk();
    const arenas = new ArenaPool();
    const cache = options.cacheBytes === 0 ? undefined : new BlockCache(options.cacheBytes ?? 16 * 1024 * 1024);
    // Known once the bench is: in-memory compactions ask in later turns.
    let bench: EngineBench | undefined;
    const memory = {
      scheduler: systemScheduler,
      smallestReadPoint: () => bench?.smallestReadPoint ?? 0,
      onShrunk: () => {},
    };
    const families = options.families.toSorted((a, b) => Buffer.compare(a.name, b.name));
    const stores = await Promise.all(
      families.map((family) =>
        Store.open({
          regionName: 'test',
          family,
          comparator: comparatorFor(options.isMeta ?? false),
          access: new FolderStoreFiles(disk.files, `r/${family.nameAsString}`, {
            cache,
            asyncReads: options.asyncReads ?? false,
          }),
          arenas,
          clock,
          logger: silentLogger,
          memory,
          ...(options.config === undefined ? {} : { config: options.config }),
        }),
      ),
    );
    bench = new EngineBench(clock, disk, stores, options.isMeta ?? false);
    bench.sequenceId = Math.max(0, ...stores.map((store) => store.maxSequenceId));
    return bench;
  }

  get smallestReadPoint(): number {
    return Math.min(this.sequenceId, ...this.heldReadPoints);
  }

  store(family: string): Store {
    const store = this.stores.find((candidate) => candidate.name === family);
    if (store === undefined) throw new Error(`no family ${family}`);
    return store;
  }

  /** Writes cells under one new sequence id. */
  write(...cells: KeyValueParts[]): number {
    this.sequenceId++;
    for (const cell of cells) {
      const bytes = encodeKeyValue(cell);
      this.store(Buffer.from(cell.family).toString('latin1')).add(slabOf(bytes), 0, bytes.length, this.sequenceId);
    }
    return this.sequenceId;
  }

  async flush(smallestReadPoint = this.sequenceId): Promise<void> {
    const flushSequenceId = ++this.sequenceId;
    for (const store of this.stores) {
      const context = store.prepareFlush();
      await store.writeFlush(context, { flushSequenceId, smallestReadPoint });
      await store.commitFlush(context);
    }
  }

  /** True when anything was compacted. */
  async compact(major: boolean, smallestReadPoint = this.sequenceId): Promise<boolean> {
    let any = false;
    for (const store of this.stores) {
      if (major) store.requestMajor();
      for (let again = true; again; ) {
        const request = store.selectCompaction();
        if (request === undefined) break;
        any = true;
        const result = await store.compact(request, { smallestReadPoint });
        await store.placeCompaction(result);
        store.swapCompaction(result);
        await store.archiveCompacted();
        again = request.isExpired;
      }
    }
    return any;
  }

  openScanner(options: ScanOptions = {}): RegionScanner {
    const scan: RegionScan = {
      startRow: Buffer.alloc(0),
      includeStartRow: true,
      stopRow: Buffer.alloc(0),
      includeStopRow: false,
      reversed: false,
      families: new Map(),
      timeRange: TimeRange.ALL,
      maxVersions: 1,
      raw: false,
      storeLimit: -1,
      storeOffset: 0,
      cacheBlocks: true,
      filter: undefined,
      mob: USUAL_MOB_SCAN,
      loadFamiliesOnDemand: false,
      ...options,
    };
    return new RegionScanner({
      stores: this.stores,
      scan,
      readPoint: options.readPoint ?? this.sequenceId,
      comparator: comparatorFor(this.#isMeta),
      clock: this.clock,
    });
  }

  /** All cells of a scan, in the order in which they came, and how they were cut into results. */
  async scan(options: ScanOptions = {}): Promise<{ cells: CellList; results: { cells: number; partial: boolean }[] }> {
    const scanner = this.openScanner(options);
    const sink = new ListSink();
    const results: { cells: number; partial: boolean }[] = [];
    for (let calls = 0; scanner.hasMore; calls++) {
      if (calls > 1_000_000) throw new Error('a scan without end');
      const limits = new ScanLimits();
      limits.batchCells = options.batch ?? 0;
      limits.maxBytes = options.maxBytes ?? Number.POSITIVE_INFINITY;
      limits.beginCall();
      for (let p = scanner.next(sink, limits); p !== undefined; p = scanner.next(sink, limits)) await p;
      if (limits.cellCount > 0) results.push({ cells: limits.cellCount, partial: limits.midRow });
    }
    scanner.close();
    return { cells: sink.list, results };
  }

  async close(): Promise<void> {
    for (const store of this.stores) await store.close();
  }
}
