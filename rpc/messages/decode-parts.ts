import type Long from 'long';
import { pb } from '../../proto/index.ts';
import { EMPTY_BYTES, type ProtoReader } from '../proto-reader.ts';

// Parts that several hot requests have. All decoders here give objects of the static module's shape (absent is null, lists are never
// absent), so that they stand in for `pb.X.decode`. Byte fields are *shared* with the request; empty lists are shared by all, do not change them.

/** Thrown when a message does what only the static module follows (a nested message in several pieces): the caller decodes with that. */
export const NOT_HOT: Error = new Error('decode with the static module');

const NONE: readonly never[] = Object.freeze([]);

/** A list without elements, shared. */
export function none<T>(): T[] {
  return NONE as unknown as T[];
}

/** Adds to a list that may be the shared empty one. */
export function add<T>(list: T[], element: T): T[] {
  if ((list as unknown) === NONE) return [element];
  list.push(element);
  return list;
}

/** Checks that a nested message comes once: in several pieces they would have to be merged. */
export function once(present: object | null): void {
  if (present !== null) throw NOT_HOT;
}

export class RegionSpecifierMessage {
  type: pb.RegionSpecifier.RegionSpecifierType = 0 as pb.RegionSpecifier.RegionSpecifierType;
  value: Buffer = EMPTY_BYTES;
}

/** Reads the nested message that comes next. */
export function readRegionSpecifier(reader: ProtoReader): RegionSpecifierMessage {
  const message = new RegionSpecifierMessage();
  const outer = reader.enter();
  let seen = 0;
  for (let tag = reader.tag(); tag !== 0; tag = reader.tag()) {
    if (tag === 0x08) {
      const type = reader.int32();
      if (type !== 1 && type !== 2) continue;
      message.type = type;
      seen |= 1;
    } else if (tag === 0x12) {
      message.value = reader.take();
      seen |= 2;
    } else reader.skip(tag);
  }
  reader.leave(outer);
  if (seen !== 3) throw reader.fail('a region specifier without type or value');
  return message;
}

export class NameBytesPairMessage {
  name = '';
  value: Buffer | null = null;
}

export function readNameBytesPair(reader: ProtoReader): NameBytesPairMessage {
  const message = new NameBytesPairMessage();
  const outer = reader.enter();
  let named = false;
  for (let tag = reader.tag(); tag !== 0; tag = reader.tag()) {
    if (tag === 0x0a) {
      message.name = reader.string();
      named = true;
    } else if (tag === 0x12) message.value = reader.take();
    else reader.skip(tag);
  }
  reader.leave(outer);
  if (!named) throw reader.fail('an attribute without name');
  return message;
}

export class TimeRangeMessage {
  from: Long | null = null;
  to: Long | null = null;
}

export function readTimeRange(reader: ProtoReader): TimeRangeMessage {
  const message = new TimeRangeMessage();
  const outer = reader.enter();
  for (let tag = reader.tag(); tag !== 0; tag = reader.tag()) {
    if (tag === 0x08) message.from = reader.int64(true);
    else if (tag === 0x10) message.to = reader.int64(true);
    else reader.skip(tag);
  }
  reader.leave(outer);
  return message;
}

export class ColumnMessage {
  family: Buffer = EMPTY_BYTES;
  qualifier: Uint8Array[] = none();
}

export function readColumn(reader: ProtoReader): ColumnMessage {
  const message = new ColumnMessage();
  const outer = reader.enter();
  let named = false;
  for (let tag = reader.tag(); tag !== 0; tag = reader.tag()) {
    if (tag === 0x0a) {
      message.family = reader.take();
      named = true;
    } else if (tag === 0x12) message.qualifier = add(message.qualifier, reader.take());
    else reader.skip(tag);
  }
  reader.leave(outer);
  if (!named) throw reader.fail('a column without family');
  return message;
}

/** What is rare is left to the static module. */
export function readFilter(reader: ProtoReader): pb.Filter {
  return pb.Filter.decode(reader.take());
}
export function readFamilyTimeRange(reader: ProtoReader): pb.ColumnFamilyTimeRange {
  return pb.ColumnFamilyTimeRange.decode(reader.take()) as pb.ColumnFamilyTimeRange;
}
export function readCondition(reader: ProtoReader): pb.Condition {
  return pb.Condition.decode(reader.take()) as pb.Condition;
}
