import { CellList } from '../cell/cell-list.ts';
import {
  LATEST_TIMESTAMP,
  MAX_FAMILY_LENGTH,
  TYPE_DELETE,
  TYPE_DELETE_COLUMN,
  TYPE_DELETE_FAMILY,
  TYPE_DELETE_FAMILY_VERSION,
} from '../cell/key-value.ts';
import { keyValueLength } from '../cell/key-value-builder.ts';
import { TimeRange } from '../cell/time-range.ts';
import type { Condition } from '../model/condition.ts';
import { checkDurability } from '../model/durability.ts';
import { type MutationType, ServerMutation } from '../model/mutation.ts';
import { attributesFrom, checkRow, timeRangeFrom } from './build-query.ts';
import { type BytesInput, bytesFrom, type TimestampInput, timestampFrom } from './bytes-input.ts';
import type {
  AppendInput,
  CheckAndMutateInput,
  DeleteCell,
  DeleteInput,
  IncrementInput,
  MutateRowInput,
  MutationInput,
  PutInput,
  RowMutation,
} from './operations.ts';

const EMPTY = Buffer.alloc(0);
const DELETE_TYPES = {
  version: TYPE_DELETE,
  column: TYPE_DELETE_COLUMN,
  family: TYPE_DELETE_FAMILY,
  familyVersion: TYPE_DELETE_FAMILY_VERSION,
} as const;

/** Bounds that hold for all mutations of a connection. */
export interface MutationLimits {
  /** 0: none. */
  maxCellBytes: number;
}

interface Parts {
  row: Buffer;
  family: Buffer;
  qualifier: Buffer;
  timestamp: bigint;
  type?: number;
  value: Buffer;
}

export function buildPut(input: PutInput, limits: MutationLimits): ServerMutation {
  const put = start('put', input);
  const timestamp = timestampOr(input.timestamp, LATEST_TIMESTAMP);
  put.timestamp = timestamp;
  addCells(
    put,
    checkSome(input.cells, 'A put').map((cell) => ({
      row: put.row,
      ...column(cell),
      timestamp: timestampOr(cell.timestamp, timestamp),
      value: bytesFrom(cell.value, 'value'),
    })),
    limits,
  );
  setTtl(put, input.ttlMs);
  return put;
}

export function buildDelete(input: DeleteInput | BytesInput): ServerMutation {
  const given = typeof input === 'string' || input instanceof Uint8Array ? { row: input } : input;
  const mutation = start('delete', given);
  const timestamp = timestampOr(given.timestamp, LATEST_TIMESTAMP);
  mutation.timestamp = timestamp;
  const cells = (given.cells ?? []).map((cell) => ({
    row: mutation.row,
    ...deleteColumn(cell),
    timestamp: timestampOr(cell.timestamp, timestamp),
    value: EMPTY,
  }));
  if (cells.some((cell) => cell.type === TYPE_DELETE_FAMILY_VERSION && cell.timestamp === LATEST_TIMESTAMP)) {
    throw new TypeError('A delete of kind familyVersion needs a timestamp');
  }
  addCells(mutation, cells, { maxCellBytes: 0 });
  return mutation;
}

export function buildIncrement(input: IncrementInput): ServerMutation {
  const increment = start('increment', input);
  const timestamp = timestampOr(input.timestamp, LATEST_TIMESTAMP);
  addCells(
    increment,
    checkSome(input.cells, 'An increment').map((cell) => ({
      row: increment.row,
      ...column(cell),
      timestamp,
      value: amountFrom(cell.amount),
    })),
    { maxCellBytes: 0 },
  );
  finishReadModifyWrite(increment, input);
  return increment;
}

export function buildAppend(input: AppendInput, limits: MutationLimits): ServerMutation {
  const append = start('append', input);
  const timestamp = timestampOr(input.timestamp, LATEST_TIMESTAMP);
  addCells(
    append,
    checkSome(input.cells, 'An append').map((cell) => ({
      row: append.row,
      ...column(cell),
      timestamp: timestampOr(cell.timestamp, timestamp),
      value: bytesFrom(cell.value, 'value'),
    })),
    limits,
  );
  finishReadModifyWrite(append, input);
  return append;
}

export function buildRowMutation(input: RowMutation, limits: MutationLimits): ServerMutation {
  if ('put' in input) return buildPut(input.put, limits);
  if ('delete' in input) return buildDelete(input.delete);
  if ('increment' in input) return buildIncrement(input.increment);
  if ('append' in input) return buildAppend(input.append, limits);
  throw new TypeError(`A mutation is one of { put }, { delete }, { increment }, { append }, found ${keysOf(input)}`);
}

/** The mutations of one row, all of that row. */
export function buildMutations(
  row: Buffer,
  inputs: RowMutation | readonly RowMutation[],
  limits: MutationLimits,
): ServerMutation[] {
  const list = Array.isArray(inputs) ? (inputs as readonly RowMutation[]) : [inputs as RowMutation];
  const mutations = checkSome(list, 'mutateRow and checkAndMutate').map((each) => buildRowMutation(each, limits));
  const stray = mutations.find((mutation) => !mutation.row.equals(row));
  if (stray !== undefined) {
    throw new RangeError(`All mutations must be of row ${row.toString()}, found one of ${stray.row.toString()}`);
  }
  return mutations;
}

export function buildMutateRow(
  input: MutateRowInput,
  limits: MutationLimits,
): { row: Buffer; mutations: ServerMutation[] } {
  const row = checkRow(bytesFrom(input.row, 'row'));
  return { row, mutations: buildMutations(row, input.mutations, limits) };
}

export function buildCondition(input: CheckAndMutateInput): Condition {
  const hasColumn = input.family !== undefined;
  if (hasColumn === (input.filter !== undefined)) {
    throw new TypeError('checkAndMutate needs a column to look at or a filter, and not both');
  }
  return {
    row: checkRow(bytesFrom(input.row, 'row')),
    family: input.family === undefined ? EMPTY : bytesFrom(input.family, 'family'),
    qualifier: bytesFrom(input.qualifier ?? EMPTY, 'qualifier'),
    operator: input.operator ?? 'EQUAL',
    value: bytesFrom(input.value ?? EMPTY, 'value'),
    timeRange: input.timeRange === undefined ? TimeRange.ALL : timeRangeFrom(input.timeRange),
    filter: input.filter,
  };
}

export function keysOf(input: unknown): string {
  return input !== null && typeof input === 'object' ? `{ ${Object.keys(input).join(', ')} }` : String(input);
}

function start(type: MutationType, input: MutationInput): ServerMutation {
  const mutation = new ServerMutation(type, checkRow(bytesFrom(input.row, 'row')));
  mutation.attributes = attributesFrom(input.attributes);
  if (input.durability !== undefined) mutation.durability = checkDurability(input.durability);
  return mutation;
}

function finishReadModifyWrite(mutation: ServerMutation, input: IncrementInput | AppendInput): void {
  if (input.timeRange !== undefined) mutation.timeRange = timeRangeFrom(input.timeRange);
  if (input.returnResults === false) mutation.returnResults = false;
  setTtl(mutation, input.ttlMs);
}

function setTtl(mutation: ServerMutation, ttlMs: number | undefined): void {
  if (ttlMs !== undefined) mutation.ttlMs = timestampFrom(ttlMs, 'ttlMs');
}

function timestampOr(input: TimestampInput | undefined, absent: bigint): bigint {
  return input === undefined ? absent : timestampFrom(input);
}

function checkSome<T>(list: readonly T[] | undefined, what: string): readonly T[] {
  if (!Array.isArray(list) || list.length === 0) throw new TypeError(`${what} needs at least one of its cells`);
  return list;
}

function column(cell: { family: BytesInput; qualifier?: BytesInput }): { family: Buffer; qualifier: Buffer } {
  const family = bytesFrom(cell.family, 'family');
  if (family.length === 0 || family.length > MAX_FAMILY_LENGTH) {
    throw new RangeError(`A family's name has 1 to ${MAX_FAMILY_LENGTH} bytes, found ${family.length}`);
  }
  return { family, qualifier: bytesFrom(cell.qualifier ?? EMPTY, 'qualifier') };
}

function deleteColumn(cell: DeleteCell): { family: Buffer; qualifier: Buffer; type: number } {
  const kind = cell.kind ?? (cell.qualifier === undefined ? 'family' : 'column');
  const type = DELETE_TYPES[kind];
  if (type === undefined) throw new TypeError(`Unknown kind of delete: ${kind}`);
  const ofFamily = kind === 'family' || kind === 'familyVersion';
  if (ofFamily && cell.qualifier !== undefined) throw new TypeError(`A delete of kind ${kind} takes no qualifier`);
  return { ...column(cell), type };
}

function amountFrom(amount: number | bigint): Buffer {
  if (typeof amount !== 'bigint' && !Number.isSafeInteger(amount)) {
    throw new TypeError(`amount must be a whole number or a bigint, found ${amount}`);
  }
  const value = Buffer.allocUnsafe(8);
  value.writeBigInt64BE(BigInt.asIntN(64, BigInt(amount)));
  return value;
}

function addCells(mutation: ServerMutation, parts: readonly Parts[], { maxCellBytes }: MutationLimits): void {
  let total = 0;
  for (const part of parts) {
    const size = keyValueLength(part);
    if (maxCellBytes > 0 && size > maxCellBytes) {
      throw new RangeError(`A cell of ${size} bytes is larger than the bound of ${maxCellBytes} (maxCellBytes)`);
    }
    total += size;
  }
  mutation.cells = new CellList(total);
  for (const part of parts) mutation.cells.addKeyValue(part);
}
