// The settings of the normalizer under HBase's own names; a table may override those of the plans in its descriptor.

export interface NormalizerConfig {
  /** hbase.normalizer.period; 0 turns its chore off. */
  readonly periodMs: number;
  /** hbase.table.normalization.enabled: of tables that do not state NORMALIZATION_ENABLED. */
  readonly tablesByDefault: boolean;
  /** hbase.normalizer.split.enabled */
  readonly splitEnabled: boolean;
  /** hbase.normalizer.merge.enabled */
  readonly mergeEnabled: boolean;
  /** hbase.normalizer.merge.min.region.count: tables with fewer regions have none merged. */
  readonly mergeMinRegionCount: number;
  /** hbase.normalizer.merge.min_region_age.days: younger regions are not merged. */
  readonly mergeMinRegionAgeDays: number;
  /** hbase.normalizer.merge.min_region_size.mb: smaller regions are not merged; 0: empty ones are. */
  readonly mergeMinRegionSizeMb: number;
  /** hbase.normalizer.merge.merge_request_max_number_of_regions */
  readonly mergeMaxRegions: number;
  /** hbase.normalizer.plans_size_limit.mb: of all plans for one table. */
  readonly plansSizeLimitMb: number;
  /** hbase.normalizer.throughput.max_bytes_per_sec: of the regions split or merged. */
  readonly maxBytesPerSecond: number;
}

export const DEFAULT_NORMALIZER_CONFIG: NormalizerConfig = {
  periodMs: 300_000,
  tablesByDefault: false,
  splitEnabled: true,
  mergeEnabled: true,
  mergeMinRegionCount: 3,
  mergeMinRegionAgeDays: 3,
  mergeMinRegionSizeMb: 0,
  mergeMaxRegions: 100,
  plansSizeLimitMb: Number.MAX_SAFE_INTEGER,
  maxBytesPerSecond: 1e12,
};
