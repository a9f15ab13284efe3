import { ColonnadeError, hbaseError } from '../../base/errors.ts';
import { type Random, systemRandom } from '../../base/random.ts';
import { pb } from '../../proto/index.ts';
import { longToBigInt, longToNumber } from '../../proto/long.ts';
import { bufferOf } from '../buffer-of.ts';
import { ColumnCountGetFilter } from './column-count-get-filter.ts';
import { ColumnPaginationFilter } from './column-pagination-filter.ts';
import { ColumnPrefixFilter } from './column-prefix-filter.ts';
import { ColumnRangeFilter } from './column-range-filter.ts';
import { ColumnValueFilter } from './column-value-filter.ts';
import { comparatorFromProto } from './comparator-codec.ts';
import { compareOpOf, decodeCompare } from './compare-filter.ts';
import { DependentColumnFilter } from './dependent-column-filter.ts';
import { FamilyFilter } from './family-filter.ts';
import { FilterAllFilter } from './filter-all-filter.ts';
import type { FilterBase } from './filter-base.ts';
import { FilterListWithAnd } from './filter-list-with-and.ts';
import { FilterListWithOr } from './filter-list-with-or.ts';
import { FirstKeyOnlyFilter } from './first-key-only-filter.ts';
import { FirstKeyValueMatchingQualifiersFilter } from './first-key-value-matching-qualifiers-filter.ts';
import { FuzzyRowFilter } from './fuzzy-row-filter.ts';
import { InclusiveStopFilter } from './inclusive-stop-filter.ts';
import { KeyOnlyFilter } from './key-only-filter.ts';
import { MultiRowRangeFilter } from './multi-row-range-filter.ts';
import { MultipleColumnPrefixFilter } from './multiple-column-prefix-filter.ts';
import { PageFilter } from './page-filter.ts';
import { PrefixFilter } from './prefix-filter.ts';
import { QualifierFilter } from './qualifier-filter.ts';
import { RandomRowFilter } from './random-row-filter.ts';
import { RowFilter } from './row-filter.ts';
import { SingleColumnValueExcludeFilter } from './single-column-value-exclude-filter.ts';
import { SingleColumnValueFilter, type SingleColumnValueSettings } from './single-column-value-filter.ts';
import { SkipFilter } from './skip-filter.ts';
import { TimestampsFilter } from './timestamps-filter.ts';
import { ValueFilter } from './value-filter.ts';
import { WhileMatchFilter } from './while-match-filter.ts';
import { FILTER_PACKAGE, wireForm } from './wire-form.ts';

/** Lists in lists: deeper ones are refused rather than followed. */
const MAX_DEPTH = 100;

interface DecodeContext {
  random: Random;
  depth: number;
}

/** The filter of a request. DoNotRetryIOException for an unknown class, as from HBase for one that it cannot load, and for damaged settings. */
export function filterFromProto(message: pb.Filter.$Properties, random: Random = systemRandom): FilterBase {
  return decodeFilter(message, { random, depth: 0 });
}

export function filterToProto(filter: FilterBase): pb.Filter.$Properties {
  return wireForm(filter);
}

function decodeFilter(message: pb.Filter.$Properties, context: DecodeContext): FilterBase {
  if (context.depth > MAX_DEPTH)
    throw hbaseError('DoNotRetryIOException', `Filters nested more than ${MAX_DEPTH} deep`);
  const { name } = message;
  const short = name.startsWith(FILTER_PACKAGE) ? name.slice(FILTER_PACKAGE.length) : '';
  const decode = Object.hasOwn(DECODERS, short) ? DECODERS[short] : undefined;
  if (decode === undefined) throw hbaseError('DoNotRetryIOException', `java.lang.ClassNotFoundException: ${name}`);
  try {
    return decode(bufferOf(message.serialized_filter), { random: context.random, depth: context.depth + 1 });
  } catch (cause) {
    if (cause instanceof ColonnadeError) throw asDoNotRetry(cause);
    const why = cause instanceof Error ? cause.message : String(cause);
    const text = `org.apache.hadoop.hbase.exceptions.DeserializationException: ${name}: ${why}`;
    throw hbaseError('DoNotRetryIOException', text, { cause });
  }
}

/** A filter that its own constructor refuses comes back to the client as HBase wraps it. */
function asDoNotRetry(error: ColonnadeError): ColonnadeError {
  if (!error.javaClass.startsWith('java.lang.')) return error;
  return hbaseError('DoNotRetryIOException', `${error.javaClass}: ${error.message}`, { cause: error });
}

const DECODERS: Readonly<Record<string, (bytes: Buffer, context: DecodeContext) => FilterBase>> = {
  ColumnCountGetFilter: (bytes) => new ColumnCountGetFilter(pb.ColumnCountGetFilter.decode(bytes).limit),
  ColumnPaginationFilter: decodeColumnPagination,
  ColumnPrefixFilter: (bytes) => new ColumnPrefixFilter(bufferOf(pb.ColumnPrefixFilter.decode(bytes).prefix)),
  ColumnRangeFilter: decodeColumnRange,
  ColumnValueFilter: decodeColumnValue,
  DependentColumnFilter: decodeDependentColumn,
  FamilyFilter: (bytes) => new FamilyFilter(...decodeCompare(bytes)),
  FilterAllFilter: () => new FilterAllFilter(),
  FilterList: decodeFilterList,
  FilterWrapper: (bytes, context) => decodeFilter(pb.FilterWrapper.decode(bytes).filter, context),
  FirstKeyOnlyFilter: () => new FirstKeyOnlyFilter(),
  FirstKeyValueMatchingQualifiersFilter: (bytes) =>
    new FirstKeyValueMatchingQualifiersFilter(
      pb.FirstKeyValueMatchingQualifiersFilter.decode(bytes).qualifiers.map(bufferOf),
    ),
  FuzzyRowFilter: decodeFuzzyRow,
  InclusiveStopFilter: (bytes) => new InclusiveStopFilter(bufferOf(pb.InclusiveStopFilter.decode(bytes).stop_row_key)),
  KeyOnlyFilter: (bytes) => new KeyOnlyFilter(pb.KeyOnlyFilter.decode(bytes).len_as_val),
  MultipleColumnPrefixFilter: (bytes) =>
    new MultipleColumnPrefixFilter(pb.MultipleColumnPrefixFilter.decode(bytes).sorted_prefixes.map(bufferOf)),
  MultiRowRangeFilter: decodeMultiRowRange,
  PageFilter: (bytes) => new PageFilter(longToNumber(pb.PageFilter.decode(bytes).page_size)),
  PrefixFilter: (bytes) => new PrefixFilter(optionalBuffer(pb.PrefixFilter.decode(bytes).prefix)),
  QualifierFilter: (bytes) => new QualifierFilter(...decodeCompare(bytes)),
  RandomRowFilter: (bytes, { random }) => new RandomRowFilter(pb.RandomRowFilter.decode(bytes).chance, random),
  RowFilter: (bytes) => new RowFilter(...decodeCompare(bytes)),
  SingleColumnValueExcludeFilter: (bytes) => {
    const { single_column_value_filter } = pb.SingleColumnValueExcludeFilter.decode(bytes);
    return new SingleColumnValueExcludeFilter(singleColumnSettings(single_column_value_filter));
  },
  SingleColumnValueFilter: (bytes) =>
    new SingleColumnValueFilter(singleColumnSettings(pb.SingleColumnValueFilter.decode(bytes))),
  SkipFilter: (bytes, context) => new SkipFilter(decodeFilter(pb.SkipFilter.decode(bytes).filter, context)),
  TimestampsFilter: decodeTimestamps,
  ValueFilter: (bytes) => new ValueFilter(...decodeCompare(bytes)),
  WhileMatchFilter: (bytes, context) =>
    new WhileMatchFilter(decodeFilter(pb.WhileMatchFilter.decode(bytes).filter, context)),
};

function optionalBuffer(bytes: Uint8Array | null | undefined): Buffer | undefined {
  return bytes == null ? undefined : bufferOf(bytes);
}

function decodeColumnPagination(bytes: Buffer): FilterBase {
  const { limit, offset, column_offset } = pb.ColumnPaginationFilter.decode(bytes);
  return new ColumnPaginationFilter(limit, optionalBuffer(column_offset) ?? offset ?? 0);
}

function decodeColumnRange(bytes: Buffer): FilterBase {
  const { min_column, min_column_inclusive, max_column, max_column_inclusive } = pb.ColumnRangeFilter.decode(bytes);
  return new ColumnRangeFilter(
    optionalBuffer(min_column),
    min_column_inclusive ?? false,
    optionalBuffer(max_column),
    max_column_inclusive ?? false,
  );
}

function decodeColumnValue(bytes: Buffer): FilterBase {
  const { family, qualifier, compare_op, comparator } = pb.ColumnValueFilter.decode(bytes);
  return new ColumnValueFilter(
    bufferOf(family),
    bufferOf(qualifier),
    compareOpOf(compare_op),
    comparatorFromProto(comparator),
  );
}

function decodeDependentColumn(bytes: Buffer): FilterBase {
  const message = pb.DependentColumnFilter.decode(bytes);
  const { compare_op, comparator } = message.compare_filter;
  return new DependentColumnFilter(
    bufferOf(message.column_family),
    bufferOf(message.column_qualifier),
    message.drop_dependent_column ?? false,
    compareOpOf(compare_op),
    comparator == null ? undefined : comparatorFromProto(comparator),
  );
}

function decodeFilterList(bytes: Buffer, context: DecodeContext): FilterBase {
  const { operator, filters } = pb.FilterList.decode(bytes);
  const parts = filters.map((filter) => decodeFilter(filter, context));
  return operator === pb.FilterList.Operator.MUST_PASS_ONE ? new FilterListWithOr(parts) : new FilterListWithAnd(parts);
}

function decodeFuzzyRow(bytes: Buffer): FilterBase {
  const { fuzzy_keys_data, is_mask_v2 } = pb.FuzzyRowFilter.decode(bytes);
  const pairs = fuzzy_keys_data.map(({ first, second }) => ({ first: bufferOf(first), second: bufferOf(second) }));
  return FuzzyRowFilter.fromMasks(pairs, is_mask_v2 ?? false);
}

function decodeMultiRowRange(bytes: Buffer): FilterBase {
  return new MultiRowRangeFilter(
    pb.MultiRowRangeFilter.decode(bytes).row_range_list.map((range) => ({
      start: bufferOf(range.start_row),
      startInclusive: range.start_row_inclusive ?? false,
      stop: bufferOf(range.stop_row),
      stopInclusive: range.stop_row_inclusive ?? false,
    })),
  );
}

function singleColumnSettings(message: pb.SingleColumnValueFilter.$Properties): SingleColumnValueSettings {
  return {
    family: bufferOf(message.column_family),
    qualifier: bufferOf(message.column_qualifier),
    op: compareOpOf(message.compare_op),
    comparator: comparatorFromProto(message.comparator),
    filterIfMissing: message.filter_if_missing ?? false,
    latestVersionOnly: message.latest_version_only ?? false,
  };
}

function decodeTimestamps(bytes: Buffer): FilterBase {
  const { timestamps, can_hint } = pb.TimestampsFilter.decode(bytes);
  return new TimestampsFilter(
    timestamps.map((timestamp) => longToBigInt(timestamp)),
    can_hint ?? false,
  );
}
