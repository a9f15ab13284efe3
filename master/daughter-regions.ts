// What regions a split or a merge makes. Their ids are above those of the regions they are made of, so that they have other names, and come
// behind them in hbase:meta.
import { RegionInfo } from '../model/region-info.ts';

/** The one below the split row, and the one from it on. */
export type DaughterRegions = readonly [RegionInfo, RegionInfo];

export function daughtersOf(parent: RegionInfo, splitRow: Buffer, now: number): DaughterRegions {
  const { tableName, startKey, endKey } = parent;
  const regionId = Math.max(now, parent.regionId + 1);
  return [
    new RegionInfo({ tableName, startKey, endKey: splitRow, regionId }),
    new RegionInfo({ tableName, startKey: splitRow, endKey, regionId }),
  ];
}

/** From the lowest start key to the highest end key of all. */
export function mergedRegionOf(parents: readonly RegionInfo[]): RegionInfo {
  const byStart = [...parents].sort((a, b) => Buffer.compare(a.startKey, b.startKey));
  const ends = parents.map(({ endKey }) => endKey).sort(Buffer.compare);
  return new RegionInfo({
    tableName: parents[0].tableName,
    startKey: byStart[0].startKey,
    // The empty key, first in the order of bytes, is the end of the table.
    endKey: ends[0].length === 0 ? ends[0] : ends.at(-1)!,
    regionId: Math.max(...parents.map(({ regionId }) => regionId)) + 1,
  });
}
