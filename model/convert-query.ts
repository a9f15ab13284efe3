// Get and Scan between protobuf and model, for both sides.
import { hbaseError } from '../base/errors.ts';
import { TimeRange } from '../cell/time-range.ts';
import { pb } from '../proto/index.ts';
import { bigIntToLong, longToBigInt, longToNumber } from '../proto/long.ts';
import { bufferOf } from './buffer-of.ts';
import { Get, type Query } from './get.ts';
import { Scan } from './scan.ts';

export function timeRangeFromProto(message: pb.TimeRange.$Properties | null | undefined): TimeRange {
  if (message == null || (message.from == null && message.to == null)) return TimeRange.ALL;
  const all = TimeRange.ALL;
  const min = longToBigInt(message.from, all.min);
  const max = longToBigInt(message.to, all.max);
  return min === all.min && max === all.max ? all : new TimeRange(min, max);
}

export function timeRangeToProto(range: TimeRange): pb.TimeRange.$Properties {
  return { from: bigIntToLong(range.min), to: bigIntToLong(range.max) };
}

export function attributesFromProto(
  list: readonly pb.NameBytesPair.$Properties[] | null | undefined,
): Map<string, Buffer> {
  return new Map((list ?? []).map(({ name, value }) => [name, bufferOf(value)]));
}

export function attributesToProto(attributes: ReadonlyMap<string, Buffer>): pb.NameBytesPair.$Properties[] {
  return [...attributes].map(([name, value]) => ({ name, value }));
}

const JAVA_INT_MAX = 2 ** 31 - 1;

type QueryMessage = Pick<
  pb.Get.$Properties,
  | 'column'
  | 'attribute'
  | 'filter'
  | 'time_range'
  | 'cf_time_range'
  | 'max_versions'
  | 'cache_blocks'
  | 'store_limit'
  | 'store_offset'
  | 'load_column_families_on_demand'
  | 'consistency'
>;

function readQuery(query: Query, message: QueryMessage): void {
  for (const { family, qualifier } of message.column ?? []) {
    if (qualifier == null || qualifier.length === 0) query.addColumn(bufferOf(family));
    else for (const each of qualifier) query.addColumn(bufferOf(family), bufferOf(each));
  }
  query.attributes = attributesFromProto(message.attribute);
  query.filter = message.filter ?? undefined;
  query.timeRange = timeRangeFromProto(message.time_range);
  for (const { column_family, time_range } of message.cf_time_range ?? []) {
    query.familyTimeRanges.set(bufferOf(column_family).toString('latin1'), timeRangeFromProto(time_range));
  }
  query.maxVersions = checkVersions(message.max_versions ?? 1);
  query.cacheBlocks = message.cache_blocks ?? true;
  query.storeLimit = message.store_limit ?? undefined;
  query.storeOffset = message.store_offset ?? undefined;
  query.loadColumnFamiliesOnDemand = message.load_column_families_on_demand ?? undefined;
  query.consistency = message.consistency === pb.Consistency.TIMELINE ? 'TIMELINE' : 'STRONG';
}

/** On the wire it is unsigned; Java's negative numbers come as those beyond its largest. */
function checkVersions(versions: number): number {
  if (versions < 1 || versions > JAVA_INT_MAX) throw hbaseError('DoNotRetryIOException', 'versions must be positive');
  return versions;
}

function writeQuery(query: Query): QueryMessage {
  return {
    column: [...query.families].map(([family, qualifiers]) => ({
      family: Buffer.from(family, 'latin1'),
      qualifier: qualifiers ?? [],
    })),
    attribute: attributesToProto(query.attributes),
    filter: query.filter,
    time_range: query.timeRange.isAllTime ? undefined : timeRangeToProto(query.timeRange),
    cf_time_range: [...query.familyTimeRanges].map(([family, range]) => ({
      column_family: Buffer.from(family, 'latin1'),
      time_range: timeRangeToProto(range),
    })),
    max_versions: query.maxVersions,
    cache_blocks: query.cacheBlocks,
    store_limit: query.storeLimit,
    store_offset: query.storeOffset,
    load_column_families_on_demand: query.loadColumnFamiliesOnDemand,
    consistency: query.consistency === 'TIMELINE' ? pb.Consistency.TIMELINE : undefined,
  };
}

/** Buffers of the result are *shared* with the message. Throws IllegalArgumentException for a time range that is none. */
export function getFromProto(message: pb.Get.$Properties): Get {
  const get = new Get(bufferOf(message.row));
  readQuery(get, message);
  get.existenceOnly = message.existence_only ?? false;
  get.closestRowBefore = message.closest_row_before ?? false;
  return get;
}

export function getToProto(get: Get): pb.Get.$Properties {
  return { ...writeQuery(get), row: get.row, existence_only: get.existenceOnly || undefined };
}

const READ_TYPES = ['DEFAULT', 'STREAM', 'PREAD'] as const;

/** Buffers of the result are *shared* with the message. Throws IllegalArgumentException for a time range that is none. */
export function scanFromProto(message: pb.Scan.$Properties): Scan {
  const scan = new Scan();
  readQuery(scan, message);
  scan.startRow = bufferOf(message.start_row);
  scan.stopRow = bufferOf(message.stop_row);
  scan.includeStartRow = message.include_start_row ?? true;
  // Clients that do not know the flag mean a get when start and stop are the same row.
  scan.includeStopRow = message.include_stop_row ?? (scan.startRow.length > 0 && scan.startRow.equals(scan.stopRow));
  scan.reversed = message.reversed ?? false;
  scan.batchSize = message.batch_size ?? 0;
  scan.maxResultSizeBytes = longToNumber(message.max_result_size);
  scan.caching = message.caching ?? 0;
  scan.allowPartialResults = message.allow_partial_results ?? false;
  scan.mvccReadPoint = longToNumber(message.mvcc_read_point);
  scan.needCursorResult = message.need_cursor_result ?? false;
  scan.readType = READ_TYPES[message.readType ?? 0] ?? 'DEFAULT';
  scan.small = message.small ?? false;
  return scan;
}

export function scanToProto(scan: Scan): pb.Scan.$Properties {
  return {
    ...writeQuery(scan),
    start_row: scan.startRow,
    stop_row: scan.stopRow,
    include_start_row: scan.includeStartRow,
    include_stop_row: scan.includeStopRow,
    reversed: scan.reversed || undefined,
    batch_size: scan.batchSize || undefined,
    max_result_size: scan.maxResultSizeBytes || undefined,
    caching: scan.caching || undefined,
    allow_partial_results: scan.allowPartialResults || undefined,
    mvcc_read_point: scan.mvccReadPoint || undefined,
    need_cursor_result: scan.needCursorResult || undefined,
    readType: READ_TYPES.indexOf(scan.readType) as pb.Scan.ReadType,
    small: scan.small || undefined,
  };
}
