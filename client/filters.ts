// Filters as the servers take them: a Java class name and its message. Each helper makes one; they nest by `filters.and` and `filters.or`.
import { COMPARE_OPERATORS, type CompareOperator } from '../model/condition.ts';
import { pb } from '../proto/index.ts';
import { bigIntToLong } from '../proto/long.ts';
import { type BytesInput, bytesFrom } from './bytes-input.ts';

export type FilterMessage = pb.Filter.$Properties;
export type ComparatorMessage = pb.Comparator.$Properties;

const PACKAGE = 'org.apache.hadoop.hbase.filter.';

interface Message<P> {
  encode(properties: P): { finish(): Uint8Array };
}

function filter<P>(name: string, message: Message<P>, properties: P): FilterMessage {
  return { name: PACKAGE + name, serialized_filter: message.encode(properties).finish() };
}
function comparator<P>(name: string, message: Message<P>, properties: P): ComparatorMessage {
  return { name: PACKAGE + name, serialized_comparator: message.encode(properties).finish() };
}
function compareType(operator: CompareOperator): pb.CompareType {
  const number = COMPARE_OPERATORS.indexOf(operator);
  if (number < 0) throw new TypeError(`Unknown operator: ${operator}`);
  return number as pb.CompareType;
}

/** Bytes stand for `comparators.binary` of them. */
export type ComparatorInput = ComparatorMessage | BytesInput;

function comparatorFrom(input: ComparatorInput): ComparatorMessage {
  return typeof input === 'string' || input instanceof Uint8Array ? comparators.binary(input) : input;
}
function compareFilter(operator: CompareOperator, input: ComparatorInput): pb.CompareFilter.$Properties {
  return { compare_op: compareType(operator), comparator: comparatorFrom(input) };
}

/** What cells are compared with. */
export const comparators = {
  binary: (value: BytesInput): ComparatorMessage =>
    comparator('BinaryComparator', pb.BinaryComparator, { comparable: { value: bytesFrom(value, 'value') } }),
  /** Only the first bytes count, as many as are given. */
  binaryPrefix: (value: BytesInput): ComparatorMessage =>
    comparator('BinaryPrefixComparator', pb.BinaryPrefixComparator, {
      comparable: { value: bytesFrom(value, 'value') },
    }),
  /** Eight bytes as a signed number. */
  long: (value: bigint | number): ComparatorMessage => {
    const bytes = Buffer.alloc(8);
    bytes.writeBigInt64BE(BigInt(value));
    return comparator('LongComparator', pb.LongComparator, { comparable: { value: bytes } });
  },
  /** For EQUAL and NOT_EQUAL. A Java regular expression. */
  regex: (pattern: string, flags = 0): ComparatorMessage =>
    comparator('RegexStringComparator', pb.RegexStringComparator, {
      pattern,
      pattern_flags: flags,
      charset: 'UTF-8',
      engine: 'JAVA',
    }),
  /** For EQUAL and NOT_EQUAL. Case does not count. */
  substring: (text: string): ComparatorMessage =>
    comparator('SubstringComparator', pb.SubstringComparator, { substr: text.toLowerCase() }),
  null: (): ComparatorMessage => comparator('NullComparator', pb.NullComparator, {}),
} as const;

/**
 * @example
 * const filter = filters.and(filters.prefix('user-'), filters.singleColumnValue({ family: 'f', qualifier: 'age', operator: 'GREATER', value: '30' }));
 * for await (const row of table.scan({ filter })) console.log(row.key.toString());
 */
export const filters = {
  /** All must pass. */
  and: (...list: FilterMessage[]): FilterMessage =>
    filter('FilterList', pb.FilterList, { operator: pb.FilterList.Operator.MUST_PASS_ALL, filters: list }),
  /** One must pass. */
  or: (...list: FilterMessage[]): FilterMessage =>
    filter('FilterList', pb.FilterList, { operator: pb.FilterList.Operator.MUST_PASS_ONE, filters: list }),
  /** Rows that begin so. */
  prefix: (prefix: BytesInput): FilterMessage =>
    filter('PrefixFilter', pb.PrefixFilter, { prefix: bytesFrom(prefix, 'prefix') }),
  /** At most so many rows *of each region*: use a scan's `limit` for a bound of the whole. */
  page: (pageSize: number): FilterMessage => filter('PageFilter', pb.PageFilter, { page_size: pageSize }),
  row: (operator: CompareOperator, value: ComparatorInput): FilterMessage =>
    filter('RowFilter', pb.RowFilter, { compare_filter: compareFilter(operator, value) }),
  family: (operator: CompareOperator, value: ComparatorInput): FilterMessage =>
    filter('FamilyFilter', pb.FamilyFilter, { compare_filter: compareFilter(operator, value) }),
  qualifier: (operator: CompareOperator, value: ComparatorInput): FilterMessage =>
    filter('QualifierFilter', pb.QualifierFilter, { compare_filter: compareFilter(operator, value) }),
  value: (operator: CompareOperator, value: ComparatorInput): FilterMessage =>
    filter('ValueFilter', pb.ValueFilter, { compare_filter: compareFilter(operator, value) }),
  /** Rows whose column compares so; `filterIfMissing` drops rows without the column. `exclude` leaves the column itself out of the result. */
  singleColumnValue: (o: {
    family: BytesInput;
    qualifier: BytesInput;
    operator: CompareOperator;
    value: ComparatorInput;
    filterIfMissing?: boolean;
    latestVersionOnly?: boolean;
    exclude?: boolean;
  }): FilterMessage => {
    const properties = {
      column_family: bytesFrom(o.family, 'family'),
      column_qualifier: bytesFrom(o.qualifier, 'qualifier'),
      compare_op: compareType(o.operator),
      comparator: comparatorFrom(o.value),
      filter_if_missing: o.filterIfMissing ?? false,
      latest_version_only: o.latestVersionOnly ?? true,
    };
    return o.exclude
      ? filter('SingleColumnValueExcludeFilter', pb.SingleColumnValueExcludeFilter, {
          single_column_value_filter: properties,
        })
      : filter('SingleColumnValueFilter', pb.SingleColumnValueFilter, properties);
  },
  columnPrefix: (prefix: BytesInput): FilterMessage =>
    filter('ColumnPrefixFilter', pb.ColumnPrefixFilter, { prefix: bytesFrom(prefix, 'prefix') }),
  multipleColumnPrefix: (prefixes: readonly BytesInput[]): FilterMessage =>
    filter('MultipleColumnPrefixFilter', pb.MultipleColumnPrefixFilter, {
      sorted_prefixes: prefixes.map((prefix) => bytesFrom(prefix, 'prefix')).sort(Buffer.compare),
    }),
  /** Columns in [min, max); an absent bound is none. */
  columnRange: (o: {
    min?: BytesInput;
    minInclusive?: boolean;
    max?: BytesInput;
    maxInclusive?: boolean;
  }): FilterMessage =>
    filter('ColumnRangeFilter', pb.ColumnRangeFilter, {
      min_column: o.min === undefined ? undefined : bytesFrom(o.min, 'min'),
      min_column_inclusive: o.minInclusive ?? true,
      max_column: o.max === undefined ? undefined : bytesFrom(o.max, 'max'),
      max_column_inclusive: o.maxInclusive ?? false,
    }),
  /** `limit` columns of each row, after `offset` of them or from a column on. */
  columnPagination: (limit: number, offset: number | BytesInput = 0): FilterMessage =>
    filter(
      'ColumnPaginationFilter',
      pb.ColumnPaginationFilter,
      typeof offset === 'number' ? { limit, offset } : { limit, column_offset: bytesFrom(offset, 'offset') },
    ),
  /** The first so many columns of each row. */
  columnCount: (limit: number): FilterMessage => filter('ColumnCountGetFilter', pb.ColumnCountGetFilter, { limit }),
  /** Only the first cell of each row: for counting. */
  firstKeyOnly: (): FilterMessage => filter('FirstKeyOnlyFilter', pb.FirstKeyOnlyFilter, {}),
  /** Cells without their values (or with the value's length instead). */
  keyOnly: (lengthAsValue = false): FilterMessage =>
    filter('KeyOnlyFilter', pb.KeyOnlyFilter, { len_as_val: lengthAsValue }),
  inclusiveStop: (row: BytesInput): FilterMessage =>
    filter('InclusiveStopFilter', pb.InclusiveStopFilter, { stop_row_key: bytesFrom(row, 'row') }),
  timestamps: (timestamps: readonly (number | bigint)[], canHint = false): FilterMessage =>
    filter('TimestampsFilter', pb.TimestampsFilter, {
      timestamps: timestamps.map((timestamp) => bigIntToLong(BigInt(timestamp))),
      can_hint: canHint,
    }),
  randomRow: (chance: number): FilterMessage => filter('RandomRowFilter', pb.RandomRowFilter, { chance }),
  /** Leaves a row out as soon as one of its cells does not pass. */
  skip: (inner: FilterMessage): FilterMessage => filter('SkipFilter', pb.SkipFilter, { filter: inner }),
  /** Ends the scan at the first cell that does not pass. */
  whileMatch: (inner: FilterMessage): FilterMessage =>
    filter('WhileMatchFilter', pb.WhileMatchFilter, { filter: inner }),
  /** Rows in any of the ranges. */
  multiRowRange: (
    ranges: readonly { start?: BytesInput; startInclusive?: boolean; stop?: BytesInput; stopInclusive?: boolean }[],
  ): FilterMessage =>
    filter('MultiRowRangeFilter', pb.MultiRowRangeFilter, {
      row_range_list: ranges.map((range) => ({
        start_row: bytesFrom(range.start ?? '', 'start'),
        start_row_inclusive: range.startInclusive ?? true,
        stop_row: bytesFrom(range.stop ?? '', 'stop'),
        stop_row_inclusive: range.stopInclusive ?? false,
        reversed: false,
      })),
    }),
  /** Rows that match one of the patterns: bytes of the row count where the mask's are 0, and may be anything where they are 1. */
  fuzzyRow: (patterns: readonly { row: BytesInput; mask: Uint8Array }[]): FilterMessage =>
    filter('FuzzyRowFilter', pb.FuzzyRowFilter, {
      fuzzy_keys_data: patterns.map(({ row, mask }) => ({ first: bytesFrom(row, 'row'), second: mask })),
    }),
  /** Cells whose timestamp is that of a cell of the given column. */
  dependentColumn: (o: {
    family: BytesInput;
    qualifier: BytesInput;
    dropDependentColumn?: boolean;
    operator?: CompareOperator;
    value?: ComparatorInput;
  }): FilterMessage =>
    filter('DependentColumnFilter', pb.DependentColumnFilter, {
      compare_filter: {
        compare_op: compareType(o.operator ?? 'NO_OP'),
        comparator: o.value === undefined ? undefined : comparatorFrom(o.value),
      },
      column_family: bytesFrom(o.family, 'family'),
      column_qualifier: bytesFrom(o.qualifier, 'qualifier'),
      drop_dependent_column: o.dropDependentColumn ?? false,
    }),
} as const;
