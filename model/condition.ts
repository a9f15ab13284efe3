import type { TimeRange } from '../cell/time-range.ts';
import type { pb } from '../proto/index.ts';

export const COMPARE_OPERATORS = [
  'LESS',
  'LESS_OR_EQUAL',
  'EQUAL',
  'NOT_EQUAL',
  'GREATER_OR_EQUAL',
  'GREATER',
  'NO_OP',
] as const;
/** In order of their numbers on the wire. */
export type CompareOperator = (typeof COMPARE_OPERATORS)[number];

/**
 * What must hold of a row for a checkAndMutate to act. With `filter`: any cell passes it. Else the newest cell of the column in the
 * time range: `value` OP cell, read as *expected OP actual*; an empty `value` expects no cell (or an empty one), NOT_EQUAL the contrary.
 */
export interface Condition {
  row: Buffer;
  family: Buffer;
  qualifier: Buffer;
  operator: CompareOperator;
  value: Buffer;
  timeRange: TimeRange;
  filter: pb.Filter.$Properties | undefined;
}

/** Whether `expected OP actual` holds, of bytes in unsigned order. */
export function compareMatches(operator: CompareOperator, expected: Uint8Array, actual: Uint8Array): boolean {
  const order = Buffer.compare(expected, actual);
  switch (operator) {
    case 'LESS':
      return order < 0;
    case 'LESS_OR_EQUAL':
      return order <= 0;
    case 'EQUAL':
      return order === 0;
    case 'NOT_EQUAL':
      return order !== 0;
    case 'GREATER_OR_EQUAL':
      return order >= 0;
    case 'GREATER':
      return order > 0;
    case 'NO_OP':
      return false;
  }
}
