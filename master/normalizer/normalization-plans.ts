// What would bring the regions of a table to about one size (HBase 2.6.1, SimpleRegionNormalizer): a region of more than twice the average is
// split; neighbours that together are no larger than the average are merged. The average is NORMALIZER_TARGET_REGION_SIZE_MB, or the table's
// size divided by NORMALIZER_TARGET_REGION_COUNT, or by the number of its regions.
import type { RegionInfo } from '../../model/region-info.ts';
import type { TableDescriptor } from '../../model/table-descriptor.ts';
import type { NormalizerConfig } from './normalizer-config.ts';

export interface SizedRegion {
  readonly region: RegionInfo;
  /** Of its store files; undefined: its server has not said. */
  readonly sizeMb: number | undefined;
  readonly isOpen: boolean;
}

export type NormalizationPlan =
  | { readonly kind: 'split'; readonly region: RegionInfo; readonly sizeMb: number }
  | { readonly kind: 'merge'; readonly regions: readonly RegionInfo[]; readonly sizeMb: number };

export interface NormalizationInput {
  readonly table: TableDescriptor;
  /** All of the table, in order of their start keys. */
  readonly regions: readonly SizedRegion[];
  /** The switches of operators. */
  readonly splitsAllowed: boolean;
  readonly mergesAllowed: boolean;
  readonly now: number;
}

const DAY_MS = 86_400_000;

/** Splits first. */
export function normalizationPlans(input: NormalizationInput, defaults: NormalizerConfig): NormalizationPlan[] {
  const { table, regions } = input;
  if (table.tableName.isSystem || regions.length === 0) return [];
  const config = overridden(table, defaults);
  const averageMb = averageSizeMb(table, regions);
  const plans: NormalizationPlan[] = [];
  if (input.splitsAllowed && config.splitEnabled) plans.push(...splitPlans(regions, averageMb));
  if (input.mergesAllowed && config.mergeEnabled) plans.push(...mergePlans(regions, averageMb, config, input.now));
  return withinLimit(plans, config.plansSizeLimitMb);
}

function averageSizeMb(table: TableDescriptor, regions: readonly SizedRegion[]): number {
  // HBase 1 and 2.0 wrote the names without the unit.
  const targetMb =
    wholeOf(table, 'NORMALIZER_TARGET_REGION_SIZE_MB') ?? wholeOf(table, 'NORMALIZER_TARGET_REGION_SIZE');
  if (targetMb !== undefined && targetMb > 0) return targetMb;
  const totalMb = regions.reduce((sum, { sizeMb = 0 }) => sum + sizeMb, 0);
  const targetCount = wholeOf(table, 'NORMALIZER_TARGET_REGION_COUNT') ?? 0;
  return totalMb / (targetCount > 0 ? targetCount : regions.length);
}

function splitPlans(regions: readonly SizedRegion[], averageMb: number): NormalizationPlan[] {
  return regions
    .filter(({ isOpen, sizeMb = -1 }) => isOpen && sizeMb > 2 * averageMb)
    .map(({ region, sizeMb = 0 }) => ({ kind: 'split', region, sizeMb }));
}

function mergePlans(
  regions: readonly SizedRegion[],
  average: number,
  config: NormalizerConfig,
  now: number,
): NormalizationPlan[] {
  const averageMb = Math.floor(average);
  if (regions.length < config.mergeMinRegionCount || averageMb < config.mergeMinRegionSizeMb) return [];
  const mayMerge = ({ region, sizeMb, isOpen }: SizedRegion) =>
    isOpen &&
    sizeMb !== undefined &&
    sizeMb >= config.mergeMinRegionSizeMb &&
    now > region.regionId + config.mergeMinRegionAgeDays * DAY_MS;
  const plans: NormalizationPlan[] = [];
  let range: SizedRegion[] = [];
  let rangeMb = 0;
  const close = () => {
    if (range.length > 1) plans.push({ kind: 'merge', regions: range.map(({ region }) => region), sizeMb: rangeMb });
    range = [];
    rangeMb = 0;
  };
  for (const each of regions) {
    if (!mayMerge(each)) {
      close();
      continue;
    }
    const sizeMb = each.sizeMb!;
    // An empty region joins whatever is next to it.
    const fits = sizeMb === 0 || (range.length === 1 && rangeMb === 0) || rangeMb + sizeMb <= averageMb;
    if (range.length > 0 && (!fits || range.length >= config.mergeMaxRegions)) close();
    range.push(each);
    rangeMb += sizeMb;
  }
  close();
  return plans;
}

function withinLimit(plans: readonly NormalizationPlan[], limitMb: number): NormalizationPlan[] {
  let totalMb = 0;
  return plans.filter(({ sizeMb }) => {
    totalMb += sizeMb;
    return totalMb <= limitMb;
  });
}

function overridden(table: TableDescriptor, config: NormalizerConfig): NormalizerConfig {
  const flag = (name: string, absent: boolean) => {
    const text = table.values.get(name);
    return text === undefined ? absent : text.toLowerCase() === 'true';
  };
  const number = (name: string, absent: number, least: number) => {
    const value = wholeOf(table, name) ?? -1;
    return value < least ? absent : value;
  };
  const merge = 'hbase.normalizer.merge.';
  return {
    ...config,
    splitEnabled: flag('hbase.normalizer.split.enabled', config.splitEnabled),
    mergeEnabled: flag(`${merge}enabled`, config.mergeEnabled),
    mergeMinRegionCount: number(`${merge}min.region.count`, config.mergeMinRegionCount, 1),
    mergeMinRegionAgeDays: number(`${merge}min_region_age.days`, config.mergeMinRegionAgeDays, 0),
    mergeMinRegionSizeMb: number(`${merge}min_region_size.mb`, config.mergeMinRegionSizeMb, 0),
    mergeMaxRegions: number(`${merge}merge_request_max_number_of_regions`, config.mergeMaxRegions, 2),
  };
}

function wholeOf(table: TableDescriptor, name: string): number | undefined {
  const text = table.values.get(name);
  return text !== undefined && /^-?\d+$/.test(text) ? Number(text) : undefined;
}
