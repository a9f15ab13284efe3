// Mutations and conditions between protobuf and model, for both sides.
//
// A mutation's cells come one of two ways: `associated_cell_count` = n says they are the next n cells of the request's cell block (the row
// may then be missing: it is the first cell's); or they are inside, as column_value[family].qualifier_value[].

import { toStringBinary } from '../base/bytes.ts';
import { hbaseError } from '../base/errors.ts';
import type { CellBlockBuilder, CellBlockReader } from '../cell/cell-block.ts';
import { CellList } from '../cell/cell-list.ts';
import {
  isDeleteType,
  kvLength,
  kvRowLength,
  kvRowOffset,
  kvType,
  LATEST_TIMESTAMP,
  MAX_FAMILY_LENGTH,
  MAX_ROW_LENGTH,
  TYPE_DELETE,
  TYPE_DELETE_COLUMN,
  TYPE_DELETE_FAMILY,
  TYPE_DELETE_FAMILY_VERSION,
  TYPE_PUT,
} from '../cell/key-value.ts';
import { TimeRange } from '../cell/time-range.ts';
import { pb } from '../proto/index.ts';
import { bigIntToLong, longToBigInt } from '../proto/long.ts';
import { bufferOf } from './buffer-of.ts';
import { COMPARE_OPERATORS, type Condition } from './condition.ts';
import { attributesFromProto, attributesToProto, timeRangeFromProto, timeRangeToProto } from './convert-query.ts';
import type { Durability } from './durability.ts';
import { type MutationType, ServerMutation } from './mutation.ts';

const EMPTY = Buffer.alloc(0);

/** By number on the wire. */
const MUTATION_TYPES: readonly MutationType[] = ['append', 'increment', 'put', 'delete'];

/** KeyValue types by delete_type on the wire. */
const DELETE_TYPES = [TYPE_DELETE, TYPE_DELETE_COLUMN, TYPE_DELETE_FAMILY, TYPE_DELETE_FAMILY_VERSION] as const;

/**
 * Of a request. Takes the mutation's cells from `cells` when it has any there, so mutations must be read in the order of the request; what
 * fails here has taken its cells (`skipCells` is for those never given to it). Shares memory with the request. DoNotRetryIOException when malformed.
 */
export function mutationFromProto(
  message: pb.MutationProto.$Properties,
  cells: CellBlockReader | undefined,
): ServerMutation {
  const type = MUTATION_TYPES[message.mutate_type ?? 0];
  if (type === undefined) throw invalid(`Unknown mutation type ${message.mutate_type}`);
  const count = message.associated_cell_count ?? 0;
  const list = count > 0 ? takeCells(cells, count, type, message) : cellsInside(type, message);
  const row = message.row != null ? bufferOf(message.row) : rowOf(list);
  if (row.length === 0) throw invalid('Row length 0 in a mutation');
  const mutation = new ServerMutation(type, row, list);
  mutation.timestamp = longToBigInt(message.timestamp, LATEST_TIMESTAMP);
  mutation.durability = (message.durability ?? 0) as Durability;
  mutation.nonce = longToBigInt(message.nonce);
  if (message.time_range != null) mutation.timeRange = timeRangeFromProto(message.time_range);
  if (message.attribute != null && message.attribute.length > 0)
    mutation.attributes = attributesFromProto(message.attribute);
  checkRows(mutation);
  return mutation;
}

/** Passes over the cells of a mutation that is not going to be read, so that those of the next stay aligned. */
export function skipCells(message: pb.MutationProto.$Properties, cells: CellBlockReader | undefined): void {
  cells?.skip(message.associated_cell_count ?? 0);
}

function takeCells(
  reader: CellBlockReader | undefined,
  count: number,
  type: MutationType,
  message: pb.MutationProto.$Properties,
): CellList {
  // Of just the size for the usual one cell: an array that grows from nothing takes room for seventeen.
  const offsets = count === 1 ? [0] : [];
  const lengths = count === 1 ? [0] : [];
  for (let i = 0; i < count; i++) {
    const cell = reader?.next();
    if (cell === undefined) {
      const row = message.row == null ? '' : toStringBinary(message.row);
      throw invalid(`Cell count of ${count} but at index ${i} no cell returned: ${type} of row '${row}'`);
    }
    offsets[i] = cell.offset;
    lengths[i] = cell.length;
  }
  return CellList.from(reader!.slab, offsets, lengths);
}

function cellsInside(type: MutationType, message: pb.MutationProto.$Properties): CellList {
  const list = new CellList();
  if (message.row == null) throw invalid('row cannot be null');
  const mutationTimestamp =
    type === 'put' || type === 'delete' ? longToBigInt(message.timestamp, LATEST_TIMESTAMP) : LATEST_TIMESTAMP;
  for (const { family, qualifier_value } of message.column_value ?? []) {
    for (const cell of qualifier_value ?? []) {
      if (type !== 'delete' && cell.value == null && cell.delete_type == null) {
        throw invalid('Missing required field: qualifier value');
      }
      list.addKeyValue({
        row: checkLength(message.row, MAX_ROW_LENGTH, 'Row'),
        family: checkLength(family, MAX_FAMILY_LENGTH, 'Family'),
        qualifier: qualifierOf(type, cell),
        timestamp: cell.timestamp == null ? mutationTimestamp : longToBigInt(cell.timestamp),
        type: cellType(type, cell),
        value: cell.value ?? EMPTY,
        tags: cell.tags ?? EMPTY,
      });
    }
  }
  return list;
}

type QualifierValue = pb.MutationProto.ColumnValue.QualifierValue.$Properties;

function cellType(type: MutationType, cell: QualifierValue): number {
  if (type === 'delete') return DELETE_TYPES[cell.delete_type ?? 0];
  return type === 'put' && cell.delete_type != null ? DELETE_TYPES[cell.delete_type] : TYPE_PUT;
}

function qualifierOf(type: MutationType, cell: QualifierValue): Uint8Array {
  const kind = cellType(type, cell);
  return kind === TYPE_DELETE_FAMILY || kind === TYPE_DELETE_FAMILY_VERSION ? EMPTY : (cell.qualifier ?? EMPTY);
}

function checkLength(bytes: Uint8Array, bound: number, what: string): Uint8Array {
  if (bytes.length > bound) throw invalid(`${what} > ${bound}: length ${bytes.length}`);
  return bytes;
}

function rowOf(list: CellList): Buffer {
  if (list.length === 0) throw invalid('A mutation with neither row nor cells');
  const { slab, offsets } = list;
  const at = kvRowOffset(offsets[0]);
  return slab.bytes.subarray(at, at + kvRowLength(slab.view, offsets[0]));
}

/** All cells are of the mutation's row, and of a delete all are markers. */
function checkRows({ row, type, cells }: ServerMutation): void {
  const { slab, offsets } = cells;
  for (const offset of offsets) {
    const at = kvRowOffset(offset);
    const length = kvRowLength(slab.view, offset);
    if (length !== row.length || row.compare(slab.bytes, at, at + length) !== 0) {
      const found = toStringBinary(slab.bytes, at, length);
      throw hbaseError(
        'org.apache.hadoop.hbase.client.WrongRowIOException',
        `The row in ${found} doesn't match the original one ${toStringBinary(row)}`,
        { retry: 'never' },
      );
    }
    if (type === 'delete' && !isDeleteType(kvType(slab.view, offset))) {
      throw invalid(`Recently added cell is not of type delete, rowkey: ${toStringBinary(row)}`);
    }
  }
}

/** For a request: the message, whose cells go into `block`. */
export function mutationToProto(mutation: ServerMutation, block: CellBlockBuilder): pb.MutationProto.$Properties {
  const { cells } = mutation;
  const { slab, offsets } = cells;
  for (let i = 0; i < offsets.length; i++) {
    block.append(slab, offsets[i], kvLength(slab.view, offsets[i]), cells.tagsOffset(i), cells.tagsLength(i));
  }
  return {
    row: mutation.row,
    mutate_type: MUTATION_TYPES.indexOf(mutation.type) as pb.MutationProto.MutationType,
    associated_cell_count: cells.length,
    timestamp: mutation.timestamp === LATEST_TIMESTAMP ? undefined : bigIntToLong(mutation.timestamp),
    durability: mutation.durability === 0 ? undefined : (mutation.durability as pb.MutationProto.Durability),
    nonce: mutation.nonce === 0n ? undefined : bigIntToLong(mutation.nonce),
    time_range: mutation.timeRange.isAllTime ? undefined : timeRangeToProto(mutation.timeRange),
    attribute: attributesToProto(mutation.attributes),
  };
}

/** Of a comparator only the value counts, which stands in the same field of all of them; its class is ignored, as HBase does. */
function comparatorValue(comparator: pb.Comparator.$Properties | null | undefined): Buffer {
  if (comparator?.serialized_comparator == null || comparator.serialized_comparator.length === 0) return EMPTY;
  return bufferOf(pb.BinaryComparator.decode(comparator.serialized_comparator).comparable.value);
}

export function conditionFromProto(message: pb.Condition.$Properties): Condition {
  return {
    row: bufferOf(message.row),
    family: bufferOf(message.family),
    qualifier: bufferOf(message.qualifier),
    operator: COMPARE_OPERATORS[message.compare_type ?? 0],
    value: comparatorValue(message.comparator),
    timeRange: timeRangeFromProto(message.time_range),
    filter: message.filter ?? undefined,
  };
}

export function conditionToProto(condition: Condition): pb.Condition.$Properties {
  const timeRange = condition.timeRange ?? TimeRange.ALL;
  const time_range = timeRange.isAllTime ? undefined : timeRangeToProto(timeRange);
  if (condition.filter !== undefined) return { row: condition.row, filter: condition.filter, time_range };
  return {
    row: condition.row,
    family: condition.family,
    qualifier: condition.qualifier,
    compare_type: COMPARE_OPERATORS.indexOf(condition.operator) as pb.CompareType,
    comparator: {
      name: 'org.apache.hadoop.hbase.filter.BinaryComparator',
      serialized_comparator: pb.BinaryComparator.encode({ comparable: { value: condition.value } }).finish(),
    },
    time_range,
  };
}

function invalid(message: string): Error {
  return hbaseError('DoNotRetryIOException', message);
}
