import type { CompareOperator } from '../model/condition.ts';
import type { DurabilityName } from '../model/durability.ts';
import type { pb } from '../proto/index.ts';
import type { BytesInput, TimestampInput } from './bytes-input.ts';

/** Of every call. */
export interface CallOptions {
  /** Gives the call up, at once and with the signal's reason. What was sent may still happen. */
  signal?: AbortSignal;
  /** Until the call, with all its retries, is given up. Default: the connection's `operationTimeoutMs`. */
  timeoutMs?: number;
}

/** `'f'`: a whole family. `'f:q'`: a column. Or both apart, for names with colons and for bytes. */
export type ColumnInput = string | { family: BytesInput; qualifier?: BytesInput };

/** Timestamps from `min` (0) up to but without `max` (no bound). */
export interface TimeRangeInput {
  min?: TimestampInput;
  max?: TimestampInput;
}

/** What get and scan have in common. */
export interface QueryInput {
  /** Default: all families. */
  columns?: readonly ColumnInput[];
  /** Versions of each column, newest first. Default 1; `Infinity` for all. */
  versions?: number;
  timeRange?: TimeRangeInput;
  /** Only cells with this timestamp. */
  timestamp?: TimestampInput;
  /** Overrides of `timeRange`, by family. */
  familyTimeRanges?: Readonly<Record<string, TimeRangeInput>>;
  /** One of `filters`, or a message of your own. */
  filter?: pb.Filter.$Properties;
  /** False leaves the server's block cache as it is. Default true. */
  cacheBlocks?: boolean;
  /** Most cells of each family. */
  storeLimit?: number;
  /** Cells of each family to pass over. */
  storeOffset?: number;
  loadColumnFamiliesOnDemand?: boolean;
  attributes?: Readonly<Record<string, BytesInput>>;
}

export interface GetInput extends QueryInput {
  row: BytesInput;
}

export interface ScanInput extends QueryInput {
  /** Default: the table's first row; of a reversed scan its last. */
  startRow?: BytesInput;
  /** Default true. */
  includeStartRow?: boolean;
  /** Default: the table's end; of a reversed scan its beginning. */
  stopRow?: BytesInput;
  /** Default false. */
  includeStopRow?: boolean;
  /** Only rows that begin so; instead of startRow and stopRow. */
  prefix?: BytesInput;
  /** From high rows to low ones. */
  reversed?: boolean;
  /** Rows after which the scan ends. Default: no bound. */
  limit?: number;
  /** Most cells in one result: long rows come in pieces, `row.partial` on all but the last known. */
  batch?: number;
  /** Hand out parts of rows as the server cut them, instead of putting them together. */
  allowPartialResults?: boolean;
  /** Most rows in one answer of a server. Default: as many as `maxResultSizeBytes` hold. */
  caching?: number;
  /** About how many bytes a server puts into one answer. Default the connection's `scannerMaxResultSizeBytes`. */
  maxResultSizeBytes?: number;
  /** Bytes fetched ahead of the reader: the next answer is asked for while less than this is waiting. 0: only when asked. Default maxResultSizeBytes. */
  prefetchBytes?: number;
  /** Delete markers and deleted cells too, as long as they exist. */
  raw?: boolean;
  /** How the server reads files: PREAD for short scans, STREAM for long ones. */
  readType?: 'DEFAULT' | 'STREAM' | 'PREAD';
}

export interface MutationInput {
  row: BytesInput;
  /** Of cells that state none. Default: the server's time. */
  timestamp?: TimestampInput;
  /** Default: the table's, which is SYNC_WAL unless stated. */
  durability?: DurabilityName;
  attributes?: Readonly<Record<string, BytesInput>>;
}

export interface PutCell {
  family: BytesInput;
  /** Default: the empty one. */
  qualifier?: BytesInput;
  value: BytesInput;
  timestamp?: TimestampInput;
}
export interface PutInput extends MutationInput {
  cells: readonly PutCell[];
  /** Milliseconds after which the cells expire. */
  ttlMs?: number;
}

/** What to delete of a row, up to and including the timestamp (default: now):
 * - `column` (the default when a qualifier is given): all versions of a column;
 * - `version`: the version of exactly that timestamp, or the newest one when none is given;
 * - `family` (the default without a qualifier): all columns of the family;
 * - `familyVersion`: of all columns of the family the version of exactly that timestamp.
 */
export interface DeleteCell {
  family: BytesInput;
  qualifier?: BytesInput;
  kind?: 'column' | 'version' | 'family' | 'familyVersion';
  timestamp?: TimestampInput;
}
export interface DeleteInput extends MutationInput {
  /** Absent: the whole row. */
  cells?: readonly DeleteCell[];
}

export interface IncrementCell {
  family: BytesInput;
  qualifier?: BytesInput;
  /** May be negative; 0 reads. Wraps at 64 bits. */
  amount: number | bigint;
}
export interface IncrementInput extends MutationInput {
  cells: readonly IncrementCell[];
  timeRange?: TimeRangeInput;
  ttlMs?: number;
  /** False: the new values are not sent back. Default true. */
  returnResults?: boolean;
}
export interface AppendInput extends MutationInput {
  cells: readonly PutCell[];
  timeRange?: TimeRangeInput;
  ttlMs?: number;
  /** False: the new values are not sent back. Default true. */
  returnResults?: boolean;
}

/** What mutateRow and checkAndMutate take. */
export type RowMutation =
  | { put: PutInput }
  | { delete: DeleteInput | BytesInput }
  | { increment: IncrementInput }
  | { append: AppendInput };

export interface MutateRowInput {
  row: BytesInput;
  /** All of the row; applied in order, all at once or not at all. */
  mutations: readonly RowMutation[];
}

/** Acts only if the condition holds; both under the row's lock. */
export interface CheckAndMutateInput {
  row: BytesInput;
  /** The column to look at; not with `filter`. */
  family?: BytesInput;
  qualifier?: BytesInput;
  /** Read as `value OP cell`: LESS holds when the given value is less than the cell's. Default EQUAL. */
  operator?: CompareOperator;
  /** Absent: the column must not exist (or, with NOT_EQUAL, must exist). */
  value?: BytesInput;
  /** Instead of a column: holds when any cell of the row passes. */
  filter?: pb.Filter.$Properties;
  timeRange?: TimeRangeInput;
  /** What to do then: one mutation, or several of the same row at once. */
  mutate: RowMutation | readonly RowMutation[];
}
export interface CheckAndMutateResult {
  /** Whether the condition held, and the mutations were applied. */
  success: boolean;
  /** Of an increment or append: the new cells; otherwise empty. */
  row: import('./row.ts').Row;
}

export type BatchAction =
  | { get: GetInput | BytesInput }
  | RowMutation
  | { mutateRow: MutateRowInput }
  | { checkAndMutate: CheckAndMutateInput };
