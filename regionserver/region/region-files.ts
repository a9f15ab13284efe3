// The region's own folder: where its stores' files are found and put.
import type { Clock } from '../../base/clock.ts';
import { CorruptionError } from '../../base/errors.ts';
import type { Logger } from '../../base/logger.ts';
import type { CacheConfig } from '../../hfile/cache-config.ts';
import type { ColumnFamilyDescriptor } from '../../model/column-family-descriptor.ts';
import { createStoreFileTracker } from '../../rootdir/create-store-file-tracker.ts';
import { type DirectoryLayout, layout } from '../../rootdir/directory-layout.ts';
import { writeRegionInfoFile } from '../../rootdir/region-info-file.ts';
import { parseStoreFileName } from '../../rootdir/store-file-name.ts';
import { openStoreFile, sourceOf } from '../../rootdir/store-file-opener.ts';
import type { StoreFileTracker } from '../../rootdir/store-file-tracker.ts';
import { trackerSettingsOf } from '../../rootdir/store-file-tracker-settings.ts';
import type { FileStorage } from '../../storage/file-storage.ts';
import { finishBulkLoads } from './bulk-load-intent.ts';
import { compactionConfigOf } from './compaction/compaction-settings.ts';
import { FamilySettings } from './family-settings.ts';
import { deleteMobTemporaries, MobStore } from './mob/mob-store.ts';
import type { Region } from './region.ts';
import { DEFAULT_REGION_CONFIG, type RegionConfig } from './region-config.ts';
import type { RegionOptions } from './region-options.ts';
import { ArenaPool } from './store/arena.ts';
import { hfileSettingsOf } from './store/hfile-settings.ts';
import type { MemoryCompactionConfig } from './store/memory-compaction.ts';
import { Store } from './store/store.ts';
import type { StoreConfig } from './store/store-config.ts';
import type { StoreFileAccess } from './store/store-file-access.ts';
import type { Offload } from './store/store-file-writing.ts';
import { configOfTable } from './table-config.ts';

/** What of a region says where its files are, and how they are read. */
export type RegionPlace = Pick<Region, 'info' | 'descriptor' | 'config'> & {
  readonly options: Pick<RegionOptions, 'files' | 'random' | 'logger' | 'layout' | 'blockCache'>;
};

function layoutOf(region: RegionPlace): DirectoryLayout {
  return region.options.layout ?? layout;
}

export function recoveredEditsFolderOf(region: Region): string {
  return layoutOf(region).recoveredEditsFolder(region.info.tableName, region.info.encodedName);
}

/** Where flushes, compactions and bulk loads are under way. */
export function tempFolderOf(region: Region): string {
  return layoutOf(region).regionTempFolder(region.info.tableName, region.info.encodedName);
}

/** The folder says which region it is; what flushes and compactions had begun before a crash goes, a bulk load that had begun to commit is ended. */
export async function prepareFolder(region: Region): Promise<void> {
  const { files, clock, logger } = region.options;
  await finishBulkLoads(files, logger, tempFolderOf(region), (name) => {
    const family = region.descriptor.families.find((each) => each.name.toString('latin1') === name);
    return family && trackerOf(region, family, clock);
  });
  await files.delete(tempFolderOf(region));
  if (region.descriptor.families.some(({ isMob }) => isMob)) await deleteMobTemporaries(files, region.info.encodedName);
  await writeRegionInfoFile(files, region.info, layoutOf(region));
}

function familyFolderOf(region: Region, { name }: ColumnFamilyDescriptor): string {
  return layoutOf(region).familyFolder(region.info.tableName, region.info.encodedName, name.toString('latin1'));
}

function trackerOf(region: RegionPlace, family: ColumnFamilyDescriptor, clock: Pick<Clock, 'now'>): StoreFileTracker {
  const { files, random, logger } = region.options;
  const { tableName: table, encodedName } = region.info;
  return createStoreFileTracker(trackerSettingsOf(region.descriptor, family, region.config.storeFileTracker), {
    ...{ files, table, encodedName, random, clock, logger },
    family: family.name.toString('latin1'),
    layout: layoutOf(region),
  });
}

/** A store's view of its files: the tracker that the table asks for, and whatever kind of file it lists. */
function accessOf(region: Region, family: ColumnFamilyDescriptor, clock: Clock, caching: CacheConfig): StoreFileAccess {
  const { files, blockCache, logger } = region.options;
  const discarded = new DiscardedFiles(files, logger);
  const place = {
    files,
    table: region.info.tableName,
    family: family.name.toString('latin1'),
    layout: layoutOf(region),
  };
  const tracker = trackerOf(region, family, clock);
  return {
    renames: tracker.renames,
    list: async () => (await tracker.load()).map(({ path }) => path),
    source: (path) => sourceOf({ path, parsed: parsedName(path) }, place),
    open: (path) => openStoreFile({ path, parsed: parsedName(path) }, { ...place, blockCache, caching }),
    create: () => tracker.createWriter(),
    temporaryPath: () => tracker.temporaryPath(),
    commit: (temporary) => tracker.commit(temporary),
    replace: (replaced, temporary) => tracker.replace(replaced, temporary),
    archive: (paths) => tracker.archive(paths.map(lastPart)),
    discard: (temporary) => discarded.delete(temporary),
  };
}

/** Files that came to nothing. */
class DiscardedFiles {
  readonly #files: FileStorage;
  readonly #logger: Logger;
  readonly #left = new Set<string>();

  constructor(files: FileStorage, logger: Logger) {
    this.#files = files;
    this.#logger = logger;
  }

  /** And those of former calls that could not be deleted. */
  async delete(paths: readonly string[]): Promise<void> {
    for (const path of paths) this.#left.add(path);
    for (const path of this.#left) {
      try {
        await this.#files.delete(path);
        this.#left.delete(path);
      } catch (error) {
        this.#logger.warn({ path, error: String(error) }, 'a file that came to nothing could not be deleted yet');
      }
    }
  }
}

/** A chunk of HBase's MSLAB. */
const DEFAULT_MEMORY_FLUSH_BYTES = 2 * 1024 * 1024;

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function parsedName(path: string) {
  const parsed = parseStoreFileName(lastPart(path));
  if (parsed === undefined) throw new CorruptionError(path, 0, 'this is not the name of a store file');
  return parsed;
}

/** Opens the stores of all families, in order of their names. Each has its folder then, for that is by what HBase's tools know that a region is whole. */
export async function openStores(region: Region): Promise<Store[]> {
  const { options } = region;
  const arenas = options.arenas ?? new ArenaPool();
  // Files are dated by the region's time, which never falls: so the last time stamp outlives its server.
  const clock: Clock = { now: () => region.timestamps.now(), monotonic: () => options.clock.monotonic() };
  const stores: Store[] = [];
  try {
    for (const family of region.descriptor.families) {
      const caching = cachingOf(region, family);
      stores.push(
        await Store.open({
          regionName: region.info.encodedName,
          family,
          comparator: region.comparator,
          access: accessOf(region, family, clock, caching),
          caching,
          arenas,
          clock,
          logger: options.logger,
          config: storeConfigOf(region, family),
          offload: offloadOf(region),
          mob: mobOf(region, family),
          onPinned: options.events?.memstorePinned,
          memory: {
            scheduler: options.scheduler,
            smallestReadPoint: () => region.smallestReadPoint(),
            onShrunk: () => region.recountMemstore(),
          },
        }),
      );
      if (stores.at(-1)!.storeFileCount === 0) await options.files.makeDirectory(familyFolderOf(region, family));
    }
    return stores;
  } catch (error) {
    await Promise.allSettled(stores.map((store) => store.close()));
    throw error;
  }
}

/**
 * Brings into the block cache what leads to the cells of a region that may come here, while there is room. Changes nothing: another server has
 * the region meanwhile, which may take a file away under way; that is an error.
 */
export async function warmUp(region: RegionPlace, clock: Pick<Clock, 'now'>, signal: AbortSignal): Promise<void> {
  const { files, blockCache } = region.options;
  for (const family of region.descriptor.families) {
    const caching = cachingOf(region, family);
    const place = {
      files,
      table: region.info.tableName,
      family: family.name.toString('latin1'),
      layout: layoutOf(region),
    };
    for (const file of await trackerOf(region, family, clock).list()) {
      signal.throwIfAborted();
      const reader = await openStoreFile(file, { ...place, blockCache, caching });
      try {
        await reader.warm({ data: caching.prefetchOnOpen, index: true, blooms: true, onlyWhileRoom: true }, signal);
      } finally {
        await reader.close();
      }
    }
  }
}

function mobOf(region: Region, family: ColumnFamilyDescriptor): MobStore | undefined {
  const { info, options, config } = region;
  const { files, random, mobFiles: cache } = options;
  return cache && new MobStore({ region: info, family, files, cache, random, config: config.mob });
}

/** Large flushes and compactions go to a worker, where the disk is one that it can open too. */
function offloadOf(region: Region): Offload | undefined {
  const { files, taskRunner } = region.options;
  return files.localRoot === undefined ? undefined : { taskRunner, root: files.localRoot };
}

/** An open region takes on the server's settings as they are now, but for the engines of its stores and what their memstores are made of. */
export function reconfigure(region: Region, config: Partial<RegionConfig>): void {
  region.config = configOfTable({ ...DEFAULT_REGION_CONFIG, ...config }, region.descriptor);
  region.flushSizeBytes = region.descriptor.memStoreFlushSizeBytes ?? region.config.flushSizeBytes;
  for (const store of region.stores) store.reconfigure(storeConfigOf(region, store.family));
}

/** The region's settings, where the family or else the table states none of its own under HBase's names. */
function storeConfigOf(region: Region, family: ColumnFamilyDescriptor): Partial<StoreConfig> {
  const settings = new FamilySettings(region.descriptor, family, region.config.siteValues);
  return {
    ...compactionConfigOf(settings, region, family),
    deleteExpiredFiles: settings.boolean('hbase.store.delete.expired.storefile', true),
    maxRowBytes: settings.number(['hbase.table.max.rowsize'], region.config.maxRowBytes),
    memoryCompaction: memoryCompactionOf(region, family),
    hfile: hfileSettingsOf(settings),
  };
}

function memoryCompactionOf(region: Region, family: ColumnFamilyDescriptor): MemoryCompactionConfig | undefined {
  const { config, flushSizeBytes, descriptor, isSystem } = region;
  const policy = family.inMemoryCompaction ?? (isSystem ? config.systemMemoryCompaction : config.memoryCompaction);
  if (policy === 'NONE') return undefined;
  const { memoryFlushFactor: factor, memoryPipelineSegments, adaptiveCompactionThreshold } = config;
  return {
    policy,
    activeBytes:
      factor > 0 ? Math.floor((factor * flushSizeBytes) / descriptor.families.length) : DEFAULT_MEMORY_FLUSH_BYTES,
    pipelineSegments: memoryPipelineSegments,
    adaptiveThreshold: adaptiveCompactionThreshold,
  };
}

function cachingOf(region: RegionPlace, family: ColumnFamilyDescriptor): CacheConfig {
  const { caching } = region.config;
  const settings = new FamilySettings(region.descriptor, family);
  const has = (name: string, absent: boolean) => settings.boolean(name, absent);
  return {
    dataOnRead: has('hbase.block.data.cacheonread', caching.dataOnRead) && family.blockCache,
    inMemory: family.inMemory,
    dataOnWrite: has('hbase.rs.cacheblocksonwrite', caching.dataOnWrite) || family.cacheDataOnWrite,
    indexOnWrite: has('hfile.block.index.cacheonwrite', caching.indexOnWrite) || family.cacheIndexOnWrite,
    bloomsOnWrite: has('hfile.block.bloom.cacheonwrite', caching.bloomsOnWrite) || family.cacheBloomsOnWrite,
    compactedOnWrite: has('hbase.rs.cachecompactedblocksonwrite', caching.compactedOnWrite),
    compactedOnWriteMaxBytes: settings.number(
      ['hbase.rs.cachecompactedblocksonwrite.threshold'],
      caching.compactedOnWriteMaxBytes,
    ),
    evictOnClose: has('hbase.rs.evictblocksonclose', caching.evictOnClose) || family.evictBlocksOnClose,
    prefetchOnOpen: has('hbase.rs.prefetchblocksonopen', caching.prefetchOnOpen) || family.prefetchBlocksOnOpen,
  };
}
