import { type Get, Query } from './get.ts';

const EMPTY = Buffer.alloc(0);

/** A read of a range of rows. */
export class Scan extends Query {
  /** Empty: from the beginning (of a reversed scan: from the table's end). */
  startRow: Buffer = EMPTY;
  includeStartRow = true;
  /** Empty: to the end (of a reversed scan: to the table's beginning). */
  stopRow: Buffer = EMPTY;
  includeStopRow = false;
  reversed = false;
  /** Most cells in one result; 0: no bound. */
  batchSize = 0;
  /** Most bytes in one answer; 0: the server's bound. */
  maxResultSizeBytes = 0;
  /** Rows the client asks for in one call; 0: not said. */
  caching = 0;
  allowPartialResults = false;
  /** Read at this mvcc point; 0: the newest. */
  mvccReadPoint = 0;
  needCursorResult = false;
  readType: 'DEFAULT' | 'STREAM' | 'PREAD' = 'DEFAULT';
  small = false;

  /** Delete markers and deleted cells too (attribute `_raw_`). */
  get raw(): boolean {
    const value = this.attributes.get('_raw_');
    return value !== undefined && value.length > 0 && value[0] !== 0;
  }
  set raw(raw: boolean) {
    if (raw) this.attributes.set('_raw_', Buffer.from([0xff]));
    else this.attributes.delete('_raw_');
  }
  /** Whether cells above the read point may be returned (attribute `_isolationlevel_`). */
  get isReadUncommitted(): boolean {
    const value = this.attributes.get('_isolationlevel_');
    return value !== undefined && value.length === 1 && value[0] === 2;
  }

  /** The scan of just the row of a Get. */
  static ofGet(get: Get): Scan {
    const scan = new Scan();
    scan.startRow = get.row;
    scan.stopRow = get.row;
    scan.includeStopRow = true;
    scan.families = get.families;
    scan.timeRange = get.timeRange;
    scan.familyTimeRanges = get.familyTimeRanges;
    scan.maxVersions = get.maxVersions;
    scan.filter = get.filter;
    scan.cacheBlocks = get.cacheBlocks;
    scan.storeLimit = get.storeLimit;
    scan.storeOffset = get.storeOffset;
    scan.loadColumnFamiliesOnDemand = get.loadColumnFamiliesOnDemand;
    scan.consistency = get.consistency;
    scan.attributes = get.attributes;
    scan.readType = 'PREAD';
    return scan;
  }
}
