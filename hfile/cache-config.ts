/** How the blocks of one family's files use the block cache (HBase's CacheConfig). */
export interface CacheConfig {
  /** Data blocks that are read stay in the cache; others always do. BLOCKCACHE and hbase.block.data.cacheonread. */
  readonly dataOnRead: boolean;
  /** IN_MEMORY */
  readonly inMemory: boolean;
  /** What a flush wrote comes into the cache: CACHE_DATA_ON_WRITE or hbase.rs.cacheblocksonwrite (data, and with it all the rest) … */
  readonly dataOnWrite: boolean;
  /** … CACHE_INDEX_ON_WRITE or hfile.block.index.cacheonwrite (of compactions, too) … */
  readonly indexOnWrite: boolean;
  /** … CACHE_BLOOMS_ON_WRITE or hfile.block.bloom.cacheonwrite (likewise). */
  readonly bloomsOnWrite: boolean;
  /** hbase.rs.cachecompactedblocksonwrite: what a compaction wrote, all of it … */
  readonly compactedOnWrite: boolean;
  /** … unless its inputs are larger together: hbase.rs.cachecompactedblocksonwrite.threshold. */
  readonly compactedOnWriteMaxBytes: number;
  /** A store that is closed takes its blocks with it: EVICT_BLOCKS_ON_CLOSE or hbase.rs.evictblocksonclose. */
  readonly evictOnClose: boolean;
  /** All blocks are read when a file is opened: PREFETCH_BLOCKS_ON_OPEN or hbase.rs.prefetchblocksonopen. */
  readonly prefetchOnOpen: boolean;
}

export const DEFAULT_CACHE_CONFIG: CacheConfig = {
  dataOnRead: true,
  inMemory: false,
  dataOnWrite: false,
  indexOnWrite: false,
  bloomsOnWrite: false,
  compactedOnWrite: false,
  compactedOnWriteMaxBytes: Number.MAX_SAFE_INTEGER,
  evictOnClose: false,
  prefetchOnOpen: false,
};
