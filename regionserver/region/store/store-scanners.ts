// Which parts of a store a read must look at, and by which rules it sees their cells.
import { commonPrefixLength } from '../../../base/bytes.ts';
import { type Slab, slabOf } from '../../../base/slab.ts';
import type { CellComparator } from '../../../cell/cell-comparator.ts';
import type { ColumnFamilyDescriptor } from '../../../model/column-family-descriptor.ts';
import { ExplicitColumnTracker, WildcardColumnTracker } from '../scan/column-tracker.ts';
import { ScanDeleteTracker } from '../scan/delete-tracker.ts';
import type { KeyValueScanner } from '../scan/key-value-scanner.ts';
import { NewVersionTracker } from '../scan/new-version-tracker.ts';
import { ReversedScanner } from '../scan/reversed-scanner.ts';
import { UserScanQueryMatcher } from '../scan/scan-query-matcher.ts';
import { SegmentScanner } from '../scan/segment-scanner.ts';
import { StoreFileScanner, type StoreFileScannerOptions } from '../scan/store-file-scanner.ts';
import { isOneRow, type StoreScan } from '../scan/store-scan.ts';
import type { ReadPruning } from './read-pruning.ts';
import type { Segment } from './segment.ts';
import type { StoreFile } from './store-file.ts';

const ALL_VERSIONS = 0x7fffffff;

/** Milliseconds: older timestamps are expired; −Infinity: none ever. */
export function oldestUnexpired(family: ColumnFamilyDescriptor, now: number): number {
  const ttl = family.versions.ttlMs;
  return ttl === Number.POSITIVE_INFINITY ? Number.NEGATIVE_INFINITY : now - ttl;
}

export function userMatcher(family: ColumnFamilyDescriptor, scan: StoreScan, now: number): UserScanQueryMatcher {
  const { max: familyVersions, min: minVersions, keepDeleted, newBehavior } = family.versions;
  const allowed = scan.raw ? scan.maxVersions : Math.min(scan.maxVersions, familyVersions);
  const versionRules = {
    now,
    oldestUnexpired: scan.raw ? Number.NEGATIVE_INFINITY : oldestUnexpired(family, now),
    minVersions,
    // A filter may drop versions: it is shown all that the family keeps (a raw scan's all there are), and what passes is counted again.
    maxVersions: scan.filter === undefined ? allowed : scan.raw ? ALL_VERSIONS : familyVersions,
  };
  const asked = scan.columns === undefined || scan.columns.length === 0 ? undefined : scan.columns;
  const rules = {
    ...versionRules,
    timeRange: scan.timeRange,
    raw: scan.raw,
    seesPastDeletes: keepDeleted !== 'FALSE',
    filter: scan.filter,
    versionsAfterFilter: allowed,
  };
  if (newBehavior && !scan.raw) {
    const tracker = new NewVersionTracker(asked, { ...versionRules, maxVersions: allowed, familyVersions });
    // The TTL is looked at when versions are counted, not before.
    return new UserScanQueryMatcher({ ...rules, oldestUnexpired: Number.NEGATIVE_INFINITY }, tracker, tracker);
  }
  const columns =
    asked === undefined ? new WildcardColumnTracker(versionRules) : new ExplicitColumnTracker(asked, versionRules);
  return new UserScanQueryMatcher(rules, columns, new ScanDeleteTracker());
}

/** Scanners of all that may hold cells of the scan: segments newest first, files oldest first. The caller closes them. */
export function openScanners(
  family: ColumnFamilyDescriptor,
  comparator: CellComparator,
  segments: readonly Segment[],
  files: readonly StoreFile[],
  scan: StoreScan,
  now: number,
  pruning: ReadPruning,
): KeyValueScanner[] {
  const scanners: KeyValueScanner[] = [];
  const versions = family.versions;
  const expiredBefore = scan.raw || versions.min > 0 ? Number.NEGATIVE_INFINITY : oldestUnexpired(family, now);
  const { timeRange, readPoint } = scan;
  // With NEW_VERSION_BEHAVIOR cells outside the time range count too.
  const prunesByTime = !timeRange.isAllTime && !versions.newBehavior;
  let probe: BloomProbe | undefined;
  for (let i = 0; i < files.length; i++) {
    const file = files[i];
    const isOutside = prunesByTime && !file.reader.passesTimeRange(timeRange.min, timeRange.max);
    if (isOutside || file.isWhollyBefore(expiredBefore)) {
      pruning.filesOutsideTimeRange++;
      continue;
    }
    probe ??= bloomProbe(scan);
    const options: StoreFileScannerOptions = {
      readPoint,
      order: i,
      cacheBlocks: scan.cacheBlocks,
      givesBack: true,
      meter: scan.meter,
      ...bloomOptions(probe, scan, file.reader.bloomPrefixLength, pruning),
    };
    scanners.push(new StoreFileScanner(file, options));
  }
  for (let i = 0; i < segments.length; i++) {
    const segment = segments[i];
    if (segment.isEmpty || (prunesByTime && !segment.overlaps(timeRange))) continue;
    scanners.push(new SegmentScanner(segment, readPoint, Number.MAX_SAFE_INTEGER - i));
  }
  return scan.reversed ? scanners.map((scanner) => new ReversedScanner(scanner, comparator)) : scanners;
}

interface BloomProbe {
  readonly row: Slab | undefined;
  readonly column: Slab | undefined;
  /** How many bytes all rows of the scan begin with. */
  readonly prefixLength: number;
}

/** A read of one row, and perhaps one column, may ask bloom filters; one of rows that begin alike, those of prefixes. */
function bloomProbe(scan: StoreScan): BloomProbe {
  const { startRow, stopRow } = scan;
  if (!isOneRow(scan)) {
    const shorter = Math.min(startRow.length, stopRow.length);
    const prefixLength = commonPrefixLength(slabOf(startRow), 0, slabOf(stopRow), 0, shorter);
    return { row: undefined, column: undefined, prefixLength };
  }
  const column = scan.columns?.length === 1 ? slabOf(scan.columns[0]) : undefined;
  return { row: slabOf(startRow), column, prefixLength: 0 };
}

/** What the bloom filter of a file is asked, of prefixes of so many bytes. */
function bloomOptions(
  { row, column, prefixLength }: BloomProbe,
  scan: StoreScan,
  ofFile: number,
  pruning: ReadPruning,
): Partial<StoreFileScannerOptions> {
  if (row !== undefined) return { bloomRow: row, bloomQualifier: column, pruning };
  // All rows between two that begin alike begin so.
  return ofFile > 0 && ofFile <= prefixLength
    ? { bloomRow: slabOf(scan.startRow.subarray(0, ofFile)), bloomQualifier: undefined, pruning }
    : {};
}
