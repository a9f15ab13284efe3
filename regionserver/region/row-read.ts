// Reads of one row: a Get, and what writes need to know before they write.
import type { CellList } from '../../cell/cell-list.ts';
import type { RewindableCellSink } from '../../cell/cell-sink.ts';
import type { TimeRange } from '../../cell/time-range.ts';
import type { Filter } from '../../model/filter/filter.ts';
import { filterFromProto } from '../../model/filter/filter-codec.ts';
import type { Get } from '../../model/get.ts';
import type { Scan } from '../../model/scan.ts';
import { CellListSink } from './cell-list-sink.ts';
import { mobScanOf, USUAL_MOB_SCAN } from './mob/mob-values.ts';
import type { Region } from './region.ts';
import type { RegionScanner } from './region-scanner.ts';
import { ScanLimits } from './scan/scan-limits.ts';
import type { RegionScan } from './scan/store-scan.ts';

const EMPTY = Buffer.alloc(0);

/** What a write reads of its row. */
export interface RowRead {
  readonly row: Buffer;
  /** As RegionScan.families. */
  readonly families: ReadonlyMap<string, readonly Buffer[] | undefined>;
  readonly timeRange: TimeRange;
  readonly maxVersions: number;
  readonly readPoint: number;
  readonly filter?: Filter | undefined;
}

/** The row's cells in a list of their own. A promise only where a block must be read first. */
export function readCells(region: Region, read: RowRead): CellList | Promise<CellList> {
  const scan: RegionScan = {
    startRow: read.row,
    includeStartRow: true,
    stopRow: read.row,
    includeStopRow: true,
    reversed: false,
    families: read.families,
    timeRange: read.timeRange,
    maxVersions: read.maxVersions,
    raw: false,
    storeLimit: -1,
    storeOffset: 0,
    cacheBlocks: true,
    filter: read.filter,
    mob: USUAL_MOB_SCAN,
    loadFamiliesOnDemand: false,
  };
  const sink = new CellListSink();
  const pending = drain(region, region.scannerAt(scan, read.readPoint), sink);
  return pending === undefined ? sink.cells : pending.then(() => sink.cells);
}

/** As a one-row scan. */
export function scanOfGet(get: Get): RegionScan {
  return {
    startRow: get.row,
    includeStartRow: true,
    stopRow: get.row,
    includeStopRow: true,
    reversed: false,
    families: get.families,
    timeRange: get.timeRange,
    familyTimeRanges: get.familyTimeRanges.size === 0 ? undefined : get.familyTimeRanges,
    maxVersions: get.maxVersions,
    raw: false,
    storeLimit: get.storeLimit ?? -1,
    storeOffset: get.storeOffset ?? 0,
    cacheBlocks: get.cacheBlocks,
    filter: get.filter == null ? undefined : filterFromProto(get.filter),
    mob: mobScanOf(get.attributes),
    loadFamiliesOnDemand: get.loadColumnFamiliesOnDemand ?? false,
  };
}

export function scanOf(scan: Scan): RegionScan {
  return {
    startRow: scan.startRow,
    includeStartRow: scan.includeStartRow || scan.startRow.length === 0,
    stopRow: scan.stopRow ?? EMPTY,
    includeStopRow: scan.includeStopRow,
    reversed: scan.reversed,
    families: scan.families,
    timeRange: scan.timeRange,
    familyTimeRanges: scan.familyTimeRanges.size === 0 ? undefined : scan.familyTimeRanges,
    maxVersions: scan.maxVersions,
    raw: scan.raw,
    storeLimit: scan.storeLimit ?? -1,
    storeOffset: scan.storeOffset ?? 0,
    cacheBlocks: scan.cacheBlocks,
    filter: scan.filter == null ? undefined : filterFromProto(scan.filter),
    mob: mobScanOf(scan.attributes),
    loadFamiliesOnDemand: scan.loadColumnFamiliesOnDemand ?? false,
  };
}

/** Reads a scanner of one row to its end and closes it. Its read point is held only if that takes more than this turn. */
export function drain(region: Region, scanner: RegionScanner, sink: RewindableCellSink): Promise<void> | undefined {
  const limits = new ScanLimits();
  try {
    limits.beginCall();
    const pending = scanner.next(sink, limits);
    if (pending !== undefined) return drainLater(region, scanner, sink, limits, pending);
  } catch (error) {
    scanner.close();
    throw error;
  }
  scanner.close();
  return undefined;
}

async function drainLater(
  region: Region,
  scanner: RegionScanner,
  sink: RewindableCellSink,
  limits: ScanLimits,
  pending: Promise<void> | undefined,
): Promise<void> {
  const release = region.holdReadPoint(scanner.readPoint);
  try {
    for (; pending !== undefined; pending = scanner.next(sink, limits)) await pending;
  } finally {
    scanner.close();
    release();
  }
}
