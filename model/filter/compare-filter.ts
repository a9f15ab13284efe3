import type { Slab } from '../../base/slab.ts';
import { pb } from '../../proto/index.ts';
import type { ByteArrayComparable } from './comparator.ts';
import { comparatorFromProto, comparatorToProto } from './comparator-codec.ts';
import { FilterBase } from './filter-base.ts';

/** By number on the wire (CompareType). */
export const COMPARE_OPS = [
  'LESS',
  'LESS_OR_EQUAL',
  'EQUAL',
  'NOT_EQUAL',
  'GREATER_OR_EQUAL',
  'GREATER',
  'NO_OP',
] as const;
export type CompareOp = (typeof COMPARE_OPS)[number];

/** True when `part OP value` holds; `order` is the sign of value − part. NO_OP never holds. */
export function passesCompare(op: CompareOp, order: number): boolean {
  switch (op) {
    case 'LESS':
      return order > 0;
    case 'LESS_OR_EQUAL':
      return order >= 0;
    case 'EQUAL':
      return order === 0;
    case 'NOT_EQUAL':
      return order !== 0;
    case 'GREATER_OR_EQUAL':
      return order <= 0;
    case 'GREATER':
      return order < 0;
    default:
      return false;
  }
}

/** A filter that compares one part of a cell. */
export abstract class CompareFilter extends FilterBase {
  readonly op: CompareOp;
  readonly comparator: ByteArrayComparable;
  constructor(op: CompareOp, comparator: ByteArrayComparable) {
    super();
    this.op = op;
    this.comparator = comparator;
  }
  protected passes(slab: Slab, offset: number, length: number): boolean {
    return this.op !== 'NO_OP' && passesCompare(this.op, this.comparator.compareTo(slab, offset, length));
  }
  /** RowFilter, FamilyFilter, QualifierFilter and ValueFilter have the same message: a CompareFilter in field 1. */
  encode(): Uint8Array {
    return pb.RowFilter.encode({ compare_filter: compareToProto(this.op, this.comparator) }).finish();
  }
}

export function compareToProto(
  op: CompareOp,
  comparator: ByteArrayComparable | undefined,
): pb.CompareFilter.$Properties {
  return {
    compare_op: COMPARE_OPS.indexOf(op) as pb.CompareType,
    comparator: comparator === undefined ? undefined : comparatorToProto(comparator),
  };
}

/** The operator of a message; NO_OP for what is none. */
export function compareOpOf(number: number): CompareOp {
  return COMPARE_OPS[number] ?? 'NO_OP';
}

/** Of a message of one of the four filters that carry nothing else. */
export function decodeCompare(bytes: Uint8Array): [CompareOp, ByteArrayComparable] {
  const { compare_filter } = pb.RowFilter.decode(bytes);
  return [compareOpOf(compare_filter.compare_op), comparatorFromProto(compare_filter.comparator)];
}
