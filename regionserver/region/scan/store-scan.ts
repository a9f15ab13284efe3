import type { TimeRange } from '../../../cell/time-range.ts';
import type { BlockMeter } from '../../../hfile/store-file-reader.ts';
import type { Filter } from '../../../model/filter/filter.ts';
import type { MobScan } from '../mob/mob-values.ts';

/** What a scan asks of a region. A get is a scan of one row: start and stop the row, both included. */
export interface RegionScan {
  /** Empty: from the region's (or, reversed, the table's) end. */
  readonly startRow: Buffer;
  readonly includeStartRow: boolean;
  /** Empty: to the end. */
  readonly stopRow: Buffer;
  readonly includeStopRow: boolean;
  readonly reversed: boolean;
  /** Family name as latin1 → qualifiers, or undefined for all. An empty map means every family. */
  readonly families: ReadonlyMap<string, readonly Buffer[] | undefined>;
  readonly timeRange: TimeRange;
  /** Of single families, instead of timeRange. */
  readonly familyTimeRanges?: ReadonlyMap<string, TimeRange> | undefined;
  readonly maxVersions: number;
  readonly raw: boolean;
  /** Cells of a row per family at most (−1: no limit), after skipping `storeOffset` of them. */
  readonly storeLimit: number;
  readonly storeOffset: number;
  readonly cacheBlocks: boolean;
  readonly filter: Filter | undefined;
  /** What is wanted of references to MOB files. */
  readonly mob: MobScan;
  /** Read families that the filter does not need only for rows that passed it. */
  readonly loadFamiliesOnDemand: boolean;
}

/** A get, or what comes to the same. */
export function isOneRow({ startRow, includeStartRow, stopRow, includeStopRow }: RegionScan | StoreScan): boolean {
  return startRow.length > 0 && includeStartRow && includeStopRow && startRow.equals(stopRow);
}

/** What a region scan asks of one of its stores. */
export interface StoreScan {
  readonly startRow: Buffer;
  readonly includeStartRow: boolean;
  readonly stopRow: Buffer;
  readonly includeStopRow: boolean;
  readonly reversed: boolean;
  /** In byte order without repeats; undefined: all columns. */
  readonly columns: readonly Buffer[] | undefined;
  readonly timeRange: TimeRange;
  readonly maxVersions: number;
  readonly raw: boolean;
  readonly storeLimit: number;
  readonly storeOffset: number;
  readonly cacheBlocks: boolean;
  readonly filter: Filter | undefined;
  readonly mob: MobScan;
  /** Cells with a greater sequence id are not there. */
  readonly readPoint: number;
  readonly meter?: BlockMeter | undefined;
}
