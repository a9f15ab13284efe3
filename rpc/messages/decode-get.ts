import type { pb } from '../../proto/index.ts';
import { EMPTY_BYTES, type ProtoReader } from '../proto-reader.ts';
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

export class GetMessage {
  row: Buffer = EMPTY_BYTES;
  column: pb.Column[] = none();
  attribute: pb.NameBytesPair[] = none();
  filter: pb.Filter | null = null;
  time_range: pb.TimeRange | null = null;
  max_versions: number | null = null;
  cache_blocks: boolean | null = null;
  store_limit: number | null = null;
  store_offset: number | null = null;
  existence_only: boolean | null = null;
  closest_row_before: boolean | null = null;
  consistency: pb.Consistency | null = null;
  cf_time_range: pb.ColumnFamilyTimeRange[] = none();
  load_column_families_on_demand: boolean | null = null;
}

/** Reads the nested Get that comes next. */
export function readGet(reader: ProtoReader): pb.Get {
  const message = new GetMessage();
  const outer = reader.enter();
  let hasRow = false;
  for (let tag = reader.tag(); tag !== 0; tag = reader.tag()) {
    if (tag === 0x0a) {
      message.row = reader.take();
      hasRow = true;
    } else readField(reader, message, tag);
  }
  reader.leave(outer);
  if (!hasRow) throw reader.fail('a Get without row');
  return message;
}

function readField(reader: ProtoReader, message: GetMessage, tag: number): void {
  switch (tag) {
    case 0x12:
      message.column = add(message.column, readColumn(reader));
      break;
    case 0x1a:
      message.attribute = add(message.attribute, readNameBytesPair(reader));
      break;
    case 0x22:
      once(message.filter);
      message.filter = readFilter(reader);
      break;
    case 0x2a:
      once(message.time_range);
      message.time_range = readTimeRange(reader);
      break;
    case 0x30:
      message.max_versions = reader.uint32();
      break;
    case 0x38:
      message.cache_blocks = reader.bool();
      break;
    case 0x40:
      message.store_limit = reader.uint32();
      break;
    case 0x48:
      message.store_offset = reader.uint32();
      break;
    case 0x50:
      message.existence_only = reader.bool();
      break;
    case 0x58:
      message.closest_row_before = reader.bool();
      break;
    case 0x60:
      message.consistency = reader.enumValue<pb.Consistency>(1, message.consistency);
      break;
    case 0x6a:
      message.cf_time_range = add(message.cf_time_range, readFamilyTimeRange(reader));
      break;
    case 0x70:
      message.load_column_families_on_demand = reader.bool();
      break;
    default:
      reader.skip(tag);
  }
}
