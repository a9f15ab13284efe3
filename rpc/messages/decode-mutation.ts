import type Long from 'long';
import type { pb } from '../../proto/index.ts';
import { EMPTY_BYTES, type ProtoReader } from '../proto-reader.ts';
import { add, none, once, readNameBytesPair, readTimeRange } from './decode-parts.ts';

export class MutationMessage {
  row: Buffer | null = null;
  mutate_type: pb.MutationProto.MutationType | null = null;
  column_value: pb.MutationProto.ColumnValue[] = none();
  timestamp: Long | null = null;
  attribute: pb.NameBytesPair[] = none();
  durability: pb.MutationProto.Durability | null = null;
  time_range: pb.TimeRange | null = null;
  associated_cell_count: number | null = null;
  nonce: Long | null = null;
}

export class QualifierValueMessage {
  qualifier: Buffer | null = null;
  value: Buffer | null = null;
  timestamp: Long | null = null;
  delete_type: pb.MutationProto.DeleteType | null = null;
  tags: Buffer | null = null;
}

export class ColumnValueMessage {
  family: Buffer = EMPTY_BYTES;
  qualifier_value: pb.MutationProto.ColumnValue.QualifierValue[] = none();
}

/** Reads the nested MutationProto that comes next. */
export function readMutation(reader: ProtoReader): pb.MutationProto {
  const message = new MutationMessage();
  const outer = reader.enter();
  for (let tag = reader.tag(); tag !== 0; tag = reader.tag()) {
    switch (tag) {
      case 0x0a:
        message.row = reader.take();
        break;
      case 0x10:
        message.mutate_type = reader.enumValue<pb.MutationProto.MutationType>(3, message.mutate_type);
        break;
      case 0x1a:
        message.column_value = add(message.column_value, readColumnValue(reader));
        break;
      case 0x20:
        message.timestamp = reader.int64(true);
        break;
      case 0x2a:
        message.attribute = add(message.attribute, readNameBytesPair(reader));
        break;
      case 0x30:
        message.durability = reader.enumValue<pb.MutationProto.Durability>(4, message.durability);
        break;
      case 0x3a:
        once(message.time_range);
        message.time_range = readTimeRange(reader);
        break;
      case 0x40:
        message.associated_cell_count = reader.int32();
        break;
      case 0x48:
        message.nonce = reader.int64(true);
        break;
      default:
        reader.skip(tag);
    }
  }
  reader.leave(outer);
  return message;
}

function readColumnValue(reader: ProtoReader): ColumnValueMessage {
  const message = new ColumnValueMessage();
  const outer = reader.enter();
  let named = false;
  for (let tag = reader.tag(); tag !== 0; tag = reader.tag()) {
    if (tag === 0x0a) {
      message.family = reader.take();
      named = true;
    } else if (tag === 0x12) message.qualifier_value = add(message.qualifier_value, readQualifierValue(reader));
    else reader.skip(tag);
  }
  reader.leave(outer);
  if (!named) throw reader.fail('a column value without family');
  return message;
}

function readQualifierValue(reader: ProtoReader): QualifierValueMessage {
  const message = new QualifierValueMessage();
  const outer = reader.enter();
  for (let tag = reader.tag(); tag !== 0; tag = reader.tag()) {
    if (tag === 0x0a) message.qualifier = reader.take();
    else if (tag === 0x12) message.value = reader.take();
    else if (tag === 0x18) message.timestamp = reader.int64(true);
    else if (tag === 0x20) message.delete_type = reader.enumValue<pb.MutationProto.DeleteType>(3, message.delete_type);
    else if (tag === 0x2a) message.tags = reader.take();
    else reader.skip(tag);
  }
  reader.leave(outer);
  return message;
}
