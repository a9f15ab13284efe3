import type { RegionInfo } from '../model/region-info.ts';

/** What becomes of a table's rows in hbase:meta when a snapshot is cloned or restored. Split parents are among the regions. */
export interface RestoredRegions {
  /** New to hbase:meta. */
  readonly added: readonly RegionInfo[];
  /** There before, and after. */
  readonly restored: readonly RegionInfo[];
  /** No more. */
  readonly removed: readonly RegionInfo[];
  readonly splits: readonly SplitOf[];
}

export interface SplitOf {
  readonly parent: RegionInfo;
  readonly daughters: readonly [RegionInfo, RegionInfo];
}

/** The split parents that something refers to still; of a parent whose second daughter does no more the first stands for both, as in HBase. */
export function splitsAmong(
  regions: readonly RegionInfo[],
  daughtersByParent: ReadonlyMap<string, readonly string[]>,
): SplitOf[] {
  const byName = new Map(regions.map((region) => [region.encodedName as string, region]));
  const splits: SplitOf[] = [];
  for (const parent of regions) {
    if (!parent.isSplitParent) continue;
    const daughters = (daughtersByParent.get(parent.encodedName) ?? []).map((name) => byName.get(name));
    const [first, second = first] = daughters
      .filter((daughter) => daughter !== undefined)
      .sort((a, b) => a.compareTo(b));
    if (first !== undefined) splits.push({ parent, daughters: [first, second] });
  }
  return splits;
}
