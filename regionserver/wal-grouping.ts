// Which log of several takes a region's edits (HBase: RegionGroupingProvider and its strategies), as the part of the log's name that stands behind
// the server's. HBase's bounded and namespace strategies put the server's name there once more.
import type { RegionInfo } from '../model/region-info.ts';

export const WAL_GROUPING_STRATEGIES = ['defaultStrategy', 'identity', 'bounded', 'namespace'] as const;
export type WALGroupingStrategy = (typeof WAL_GROUPING_STRATEGIES)[number];

/** The same region always comes to the same log. */
export type WALGrouping = (region: RegionInfo) => string;

export function walGrouping(strategy: WALGroupingStrategy, groupCount: number, prefix: string): WALGrouping {
  if (strategy === 'identity') return ({ encodedName }) => `.${encodedName}`;
  if (strategy === 'namespace') return ({ tableName }) => `.${prefix}.${tableName.namespace}`;
  const known = new Map<string, number>();
  return ({ encodedName }) => {
    let group = known.get(encodedName);
    if (group === undefined) {
      group = known.size % groupCount;
      known.set(encodedName, group);
    }
    return `.${prefix}.regiongroup-${group}`;
  };
}
