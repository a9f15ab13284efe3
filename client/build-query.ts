import { LATEST_TIMESTAMP } from '../cell/key-value.ts';
import { TimeRange } from '../cell/time-range.ts';
import { Get, type Query } from '../model/get.ts';
import { Scan } from '../model/scan.ts';
import { type BytesInput, bytesFrom, timestampFrom, wholeNumber } from './bytes-input.ts';
import type { ColumnInput, GetInput, QueryInput, ScanInput, TimeRangeInput } from './operations.ts';

const ALL_VERSIONS = 0x7fffffff;

export function buildGet(input: GetInput | BytesInput): Get {
  if (typeof input === 'string' || input instanceof Uint8Array) return new Get(checkRow(bytesFrom(input, 'row')));
  const get = new Get(checkRow(bytesFrom(input.row, 'row')));
  fillQuery(get, input);
  return get;
}

export function buildScan(input: ScanInput): Scan {
  const scan = new Scan();
  fillQuery(scan, input);
  if (input.prefix === undefined) {
    if (input.startRow !== undefined) scan.startRow = bytesFrom(input.startRow, 'startRow');
    if (input.stopRow !== undefined) scan.stopRow = bytesFrom(input.stopRow, 'stopRow');
    scan.includeStartRow = input.includeStartRow ?? true;
    scan.includeStopRow = input.includeStopRow ?? false;
  } else {
    usePrefix(scan, input);
  }
  scan.reversed = input.reversed ?? false;
  if (input.batch !== undefined) scan.batchSize = wholeNumber(input.batch, 'batch', 1);
  if (input.caching !== undefined) scan.caching = wholeNumber(input.caching, 'caching', 1);
  scan.allowPartialResults = input.allowPartialResults ?? false;
  scan.raw = input.raw ?? false;
  scan.readType = input.readType ?? 'DEFAULT';
  return scan;
}

function usePrefix(scan: Scan, input: ScanInput): void {
  if (input.startRow !== undefined || input.stopRow !== undefined) {
    throw new TypeError('A scan takes either a prefix or startRow and stopRow');
  }
  const first = bytesFrom(input.prefix!, 'prefix');
  const after = firstAfterPrefix(first);
  if (input.reversed) {
    scan.startRow = after;
    scan.includeStartRow = false;
    scan.stopRow = first;
    scan.includeStopRow = true;
  } else {
    scan.startRow = first;
    scan.stopRow = after;
  }
}

/** The first row that sorts after all that begin with the prefix; empty when there is none. */
export function firstAfterPrefix(prefix: Buffer): Buffer {
  let length = prefix.length;
  while (length > 0 && prefix[length - 1] === 0xff) length--;
  if (length === 0) return Buffer.alloc(0);
  const next = Buffer.from(prefix.subarray(0, length));
  next[length - 1]++;
  return next;
}

function fillQuery(query: Query, input: QueryInput): void {
  for (const column of input.columns ?? []) {
    const { family, qualifier } = columnFrom(column);
    query.addColumn(family, qualifier);
  }
  if (input.versions !== undefined) {
    query.maxVersions = input.versions === Infinity ? ALL_VERSIONS : wholeNumber(input.versions, 'versions', 1);
  }
  if (input.timestamp !== undefined) {
    const timestamp = timestampFrom(input.timestamp);
    query.timeRange = new TimeRange(timestamp, timestamp === LATEST_TIMESTAMP ? timestamp : timestamp + 1n);
  }
  if (input.timeRange !== undefined) query.timeRange = timeRangeFrom(input.timeRange);
  for (const [family, range] of Object.entries(input.familyTimeRanges ?? {})) {
    query.familyTimeRanges.set(Buffer.from(family).toString('latin1'), timeRangeFrom(range));
  }
  query.filter = input.filter;
  query.cacheBlocks = input.cacheBlocks ?? true;
  query.storeLimit = input.storeLimit;
  query.storeOffset = input.storeOffset;
  query.loadColumnFamiliesOnDemand = input.loadColumnFamiliesOnDemand;
  query.attributes = attributesFrom(input.attributes);
}

/** `'f'`, `'f:q'` (the first colon parts them; `'f:'` is the empty qualifier) or both apart. */
export function columnFrom(column: ColumnInput): { family: Buffer; qualifier: Buffer | undefined } {
  if (typeof column !== 'string') {
    const qualifier = column.qualifier === undefined ? undefined : bytesFrom(column.qualifier, 'qualifier');
    return { family: bytesFrom(column.family, 'family'), qualifier };
  }
  const colon = column.indexOf(':');
  if (colon < 0) return { family: Buffer.from(column), qualifier: undefined };
  return { family: Buffer.from(column.slice(0, colon)), qualifier: Buffer.from(column.slice(colon + 1)) };
}

export function timeRangeFrom(input: TimeRangeInput): TimeRange {
  const min = input.min === undefined ? 0n : timestampFrom(input.min, 'timeRange.min');
  const max = input.max === undefined ? LATEST_TIMESTAMP : timestampFrom(input.max, 'timeRange.max');
  if (max < min) throw new RangeError(`timeRange.max ${max} is smaller than timeRange.min ${min}`);
  return new TimeRange(min, max);
}

export function attributesFrom(attributes: Readonly<Record<string, BytesInput>> | undefined): Map<string, Buffer> {
  return new Map(Object.entries(attributes ?? {}).map(([name, value]) => [name, bytesFrom(value, 'attribute')]));
}

/** Refuses what cannot be a row's key. */
export function checkRow(row: Buffer): Buffer {
  if (row.length === 0) throw new RangeError('A row key must not be empty');
  if (row.length > 32767) throw new RangeError(`A row key has at most 32767 bytes, found ${row.length}`);
  return row;
}
