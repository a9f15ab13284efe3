// The figures of the block cache and of what reads passed over, named after those of HBase's region server (blockCacheHitCount is
// block_cache_hit_count here).
import { BLOCK_KINDS, type BlockKind } from '../hfile/block-kind.ts';
import type { SecondTier } from '../hfile/second-tier.ts';
import type { MetricSource } from '../server/reports.ts';
import { ReadPruning } from './region/store/read-pruning.ts';
import { staticSizesOf } from './region-load.ts';
import type { RegionServer } from './region-server.ts';

/** As HBase calls them in names of metrics. */
const KIND_NAMES: Record<BlockKind, string> = {
  data: 'data',
  leaf: 'leaf_index',
  intermediate: 'intermediate_index',
  bloom: 'bloom_chunk',
};

export function blockCacheMetrics(server: RegionServer): MetricSource[] {
  const { blockCache: cache } = server.shared;
  const { statistics } = cache;
  const source =
    (type: MetricSource['type']) =>
    (name: string, help: string, read: MetricSource['read']): MetricSource => ({
      name: `colonnade_regionserver_${name}`,
      help,
      type,
      read,
    });
  const [gauge, counter] = [source('gauge'), source('counter')];
  const ofKinds = (figures: Record<BlockKind, number>) =>
    BLOCK_KINDS.map((kind) => ({ labels: { kind: KIND_NAMES[kind] }, value: figures[kind] }));
  return [
    gauge('block_cache_size', 'Bytes of the block cache that are used', () => cache.sizeBytes),
    gauge('block_cache_free_size', 'Bytes of it that are free', () => cache.capacityBytes - cache.sizeBytes),
    gauge('block_cache_count', 'Blocks in the cache', () => cache.count),
    gauge('block_cache_kind_size', 'Bytes in the cache, by kind of block', () => ofKinds(statistics.bytes)),
    gauge('block_cache_kind_count', 'Blocks in the cache, by kind', () => ofKinds(statistics.blocks)),
    counter('block_cache_hit_count', 'Blocks found in the cache', () => statistics.hitCount),
    counter('block_cache_miss_count', 'Blocks not found in the cache', () => statistics.missCount),
    counter('block_cache_kind_hit_count', 'Blocks found, by kind', () => ofKinds(statistics.hits)),
    counter('block_cache_kind_miss_count', 'Blocks not found, by kind', () => ofKinds(statistics.misses)),
    counter('block_cache_eviction_count', 'Blocks put out of the cache', () => statistics.evictions),
    counter('block_cache_failed_insertion_count', 'Blocks too large for the cache', () => statistics.refusals),
    counter(
      'checksum_failures_count',
      'Blocks of store files that were damaged as they were read; each is read a second time',
      () => statistics.checksumFailures,
    ),
    gauge('block_cache_count_hit_percent', 'Share of look-ups that found their block', () =>
      percent(statistics.hitCount, statistics.missCount),
    ),
    gauge('block_cache_express_hit_percent', 'The same of reads that leave blocks in the cache', () =>
      percent(statistics.hitsCaching, statistics.missesCaching),
    ),
    ...(cache.secondTier === undefined ? [] : secondTierMetrics(cache.secondTier, gauge, counter)),
    gauge('static_index_size', 'Bytes of all index blocks of the store files', staticSize(server, 'index')),
    gauge('static_bloom_size', 'Bytes of all bloom filters of the store files', staticSize(server, 'blooms')),
    gauge(
      'store_file_index_size',
      'Bytes of the index blocks that are always in memory',
      staticSize(server, 'rootIndex'),
    ),
    ...pruningMetrics(server, gauge),
  ];
}

type Figure = (name: string, help: string, read: MetricSource['read']) => MetricSource;

function secondTierMetrics(tier: SecondTier, gauge: Figure, counter: Figure): MetricSource[] {
  return [
    gauge('l2_cache_size', 'Bytes of data blocks in the second tier of the block cache', () => tier.sizeBytes),
    gauge('l2_cache_free_size', 'Bytes of it that are free', () => tier.capacityBytes - tier.sizeBytes),
    gauge('l2_cache_count', 'Data blocks in it', () => tier.count),
    counter('l2_cache_hit_count', 'Data blocks found there, of those not found in memory', () => tier.hits),
    counter('l2_cache_miss_count', 'Data blocks found in neither', () => tier.misses),
    counter('l2_cache_eviction_count', 'Data blocks that were overwritten by others', () => tier.evictions),
    counter('l2_cache_failed_insertion_count', 'Data blocks that came too fast to be written', () => tier.refusals),
    counter('l2_cache_checksum_failure_count', 'Data blocks that were damaged in it', () => tier.checksumFailures),
    counter('l2_cache_error_count', 'Data blocks that could not be written or read', () => tier.errors),
    gauge('l2_cache_hit_ratio', 'Share of look-ups there that found their block', () =>
      percent(tier.hits, tier.misses),
    ),
  ];
}

/** Sums over the regions on line, as in HBase. */
function pruningMetrics(server: RegionServer, gauge: Figure): MetricSource[] {
  const of = (field: 'bloomRequests' | 'bloomNegatives' | 'bloomEligible' | 'filesOutsideTimeRange') => () => {
    const sum = new ReadPruning();
    for (const region of server.regions.values()) for (const store of region.stores) sum.add(store.pruning);
    return sum[field];
  };
  return [
    gauge('bloom_filter_requests_count', 'Store files whose bloom filter reads asked', of('bloomRequests')),
    gauge('bloom_filter_negative_results_count', 'Of those, files passed over', of('bloomNegatives')),
    gauge('bloom_filter_eligible_requests_count', 'Store files without a filter to ask', of('bloomEligible')),
    gauge('time_range_skipped_files_count', 'Store files passed over by their time range', of('filesOutsideTimeRange')),
  ];
}

function staticSize(server: RegionServer, part: 'index' | 'blooms' | 'rootIndex') {
  return () => {
    let sum = 0;
    for (const region of server.regions.values()) sum += staticSizesOf(region)[part];
    return sum;
  };
}

function percent(hits: number, misses: number): number {
  return hits + misses === 0 ? 0 : (hits / (hits + misses)) * 100;
}
