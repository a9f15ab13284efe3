import type Long from 'long';
import type { pb } from '../../proto/index.ts';
import type { ProtoReader } from '../proto-reader.ts';
import {
  add,
  none,
  once,
  readColumn,
  readFamilyTimeRange,
  readFilter,
  readNameBytesPair,
  readTimeRange,
} from './decode-parts.ts';

export class ScanMessage {
  column: pb.Column[] = none();
  attribute: pb.NameBytesPair[] = none();
  start_row: Buffer | null = null;
  stop_row: Buffer | null = null;
  filter: pb.Filter | null = null;
  time_range: pb.TimeRange | null = null;
  max_versions: number | null = null;
  cache_blocks: boolean | null = null;
  batch_size: number | null = null;
  max_result_size: Long | null = null;
  store_limit: number | null = null;
  store_offset: number | null = null;
  load_column_families_on_demand: boolean | null = null;
  small: boolean | null = null;
  reversed: boolean | null = null;
  consistency: pb.Consistency | null = null;
  caching: number | null = null;
  allow_partial_results: boolean | null = null;
  cf_time_range: pb.ColumnFamilyTimeRange[] = none();
  mvcc_read_point: Long | null = null;
  include_start_row: boolean | null = null;
  include_stop_row: boolean | null = null;
  readType: pb.Scan.ReadType | null = null;
  need_cursor_result: boolean | null = null;
}

/** By tag. A table rather than a switch: two dozen fields, read once a scan. */
const FIELDS = new Map<number, (reader: ProtoReader, message: ScanMessage) => void>([
  [0x0a, (reader, message) => (message.column = add(message.column, readColumn(reader)))],
  [0x12, (reader, message) => (message.attribute = add(message.attribute, readNameBytesPair(reader)))],
  [0x1a, (reader, message) => (message.start_row = reader.take())],
  [0x22, (reader, message) => (message.stop_row = reader.take())],
  [0x2a, readScanFilter],
  [0x32, readScanTimeRange],
  [0x38, (reader, message) => (message.max_versions = reader.uint32())],
  [0x40, (reader, message) => (message.cache_blocks = reader.bool())],
  [0x48, (reader, message) => (message.batch_size = reader.uint32())],
  [0x50, (reader, message) => (message.max_result_size = reader.int64(true))],
  [0x58, (reader, message) => (message.store_limit = reader.uint32())],
  [0x60, (reader, message) => (message.store_offset = reader.uint32())],
  [0x68, (reader, message) => (message.load_column_families_on_demand = reader.bool())],
  [0x70, (reader, message) => (message.small = reader.bool())],
  [0x78, (reader, message) => (message.reversed = reader.bool())],
  [0x80, (reader, message) => (message.consistency = reader.enumValue<pb.Consistency>(1, message.consistency))],
  [0x88, (reader, message) => (message.caching = reader.uint32())],
  [0x90, (reader, message) => (message.allow_partial_results = reader.bool())],
  [0x9a, (reader, message) => (message.cf_time_range = add(message.cf_time_range, readFamilyTimeRange(reader)))],
  [0xa0, (reader, message) => (message.mvcc_read_point = reader.int64(true))],
  [0xa8, (reader, message) => (message.include_start_row = reader.bool())],
  [0xb0, (reader, message) => (message.include_stop_row = reader.bool())],
  [0xb8, (reader, message) => (message.readType = reader.enumValue<pb.Scan.ReadType>(2, message.readType))],
  [0xc0, (reader, message) => (message.need_cursor_result = reader.bool())],
]);

function readScanFilter(reader: ProtoReader, message: ScanMessage): void {
  once(message.filter);
  message.filter = readFilter(reader);
}

function readScanTimeRange(reader: ProtoReader, message: ScanMessage): void {
  once(message.time_range);
  message.time_range = readTimeRange(reader);
}

/** Reads the nested Scan that comes next. */
export function readScan(reader: ProtoReader): pb.Scan {
  const message = new ScanMessage();
  const outer = reader.enter();
  for (let tag = reader.tag(); tag !== 0; tag = reader.tag()) {
    const read = FIELDS.get(tag);
    if (read === undefined) reader.skip(tag);
    else read(reader, message);
  }
  reader.leave(outer);
  return message;
}
