// The filter of a scanner body: a JSON object whose `type` is the simple class name, turned into the message that the servers take.
// Byte values are standard base64 except the few plain texts named below. (HBase's ScannerModel.FilterModel)
import { pb } from '../../proto/index.ts';
import { bigIntToLong } from '../../proto/long.ts';
import { wholeNumber } from './cell-set.ts';
import { badRequest } from './errors.ts';
import { parseJson } from './json.ts';
import { decodeBase64 } from './row-spec.ts';

type Model = Record<string, unknown>;

const PACKAGE = 'org.apache.hadoop.hbase.filter.';
const COMPARE_OPS = ['LESS', 'LESS_OR_EQUAL', 'EQUAL', 'NOT_EQUAL', 'GREATER_OR_EQUAL', 'GREATER', 'NO_OP'];

/** The filter message of a scanner body's `filter` text. Throws 400 naming the member that cannot be read. */
export function filterOfJson(text: string): pb.Filter.$Properties {
  return filterOf(parseJson(text, 'the filter', 400) as Model);
}

function filterOf(model: Model): pb.Filter.$Properties {
  if (model === null || typeof model !== 'object') throw badRequest('a filter is a JSON object');
  const make = FILTERS[String(model.type)];
  if (make === undefined) throw badRequest(`unknown filter type ${JSON.stringify(model.type)}`);
  return { name: PACKAGE + String(model.type), serialized_filter: make(model).finish() };
}

const bytes = (model: Model, member: string): Buffer => {
  const value = model[member];
  if (typeof value !== 'string') throw badRequest(`${String(model.type)}.${member} must be base64 text`);
  return decodeBase64(value);
};
const optionalBytes = (model: Model, member: string): Buffer | undefined =>
  model[member] == null ? undefined : bytes(model, member);
const count = (model: Model, member: string): number => Number(wholeNumber(model[member]));
const flag = (model: Model, member: string, absent: boolean): boolean =>
  model[member] == null ? absent : String(model[member]) === 'true';
const list = (model: Model, member: string): Model[] => {
  const value = model[member];
  if (!Array.isArray(value)) throw badRequest(`${String(model.type)}.${member} must be a list`);
  return value as Model[];
};
const only = (model: Model): pb.Filter.$Properties => filterOf(list(model, 'filters')[0]);

function compareOp(model: Model): number {
  const op = COMPARE_OPS.indexOf(String(model.op));
  if (op < 0) throw badRequest(`${String(model.type)}.op must be one of ${COMPARE_OPS.join(', ')}`);
  return op;
}

function comparatorOf(model: Model): pb.Comparator.$Properties {
  const comparator = model.comparator as Model | undefined;
  if (comparator == null) throw badRequest(`${String(model.type)} needs a comparator`);
  const make = COMPARATORS[String(comparator.type)];
  if (make === undefined) throw badRequest(`unknown comparator type ${JSON.stringify(comparator.type)}`);
  return { name: PACKAGE + String(comparator.type), serialized_comparator: make(comparator).finish() };
}

const COMPARATORS: Record<string, (model: Model) => { finish(): Uint8Array }> = {
  BinaryComparator: (m) => pb.BinaryComparator.encode({ comparable: { value: bytes(m, 'value') } }),
  BinaryPrefixComparator: (m) => pb.BinaryPrefixComparator.encode({ comparable: { value: bytes(m, 'value') } }),
  BitComparator: (m) =>
    pb.BitComparator.encode({
      comparable: { value: bytes(m, 'value') },
      bitwise_op: Math.max(0, ['AND', 'OR', 'XOR'].indexOf(String(m.op))) + 1,
    }),
  NullComparator: () => pb.NullComparator.encode({}),
  RegexStringComparator: (m) =>
    pb.RegexStringComparator.encode({ pattern: String(m.value), pattern_flags: 32, charset: 'UTF-8', engine: 'JAVA' }),
  SubstringComparator: (m) => pb.SubstringComparator.encode({ substr: String(m.value).toLowerCase() }),
};

const compareFilter = (m: Model) => ({ compare_filter: { compare_op: compareOp(m), comparator: comparatorOf(m) } });
const singleColumnValue = (m: Model) => ({
  column_family: bytes(m, 'family'),
  column_qualifier: optionalBytes(m, 'qualifier') ?? Buffer.alloc(0),
  compare_op: compareOp(m),
  comparator: comparatorOf(m),
  filter_if_missing: flag(m, 'ifMissing', false),
  latest_version_only: flag(m, 'latestVersion', true),
});

const FILTERS: Record<string, (model: Model) => { finish(): Uint8Array }> = {
  ColumnPaginationFilter: (m) =>
    pb.ColumnPaginationFilter.encode({ limit: count(m, 'limit'), offset: m.offset == null ? 0 : count(m, 'offset') }),
  ColumnPrefixFilter: (m) => pb.ColumnPrefixFilter.encode({ prefix: bytes(m, 'value') }),
  ColumnRangeFilter: (m) =>
    pb.ColumnRangeFilter.encode({
      min_column: optionalBytes(m, 'minColumn'),
      min_column_inclusive: flag(m, 'minColumnInclusive', true),
      max_column: optionalBytes(m, 'maxColumn'),
      max_column_inclusive: flag(m, 'maxColumnInclusive', false),
    }),
  DependentColumnFilter: (m) =>
    pb.DependentColumnFilter.encode({
      compare_filter: m.comparator == null ? { compare_op: 6 } : compareFilter(m).compare_filter,
      column_family: bytes(m, 'family'),
      column_qualifier: optionalBytes(m, 'qualifier'),
      drop_dependent_column: flag(m, 'dropDependentColumn', false),
    }),
  FamilyFilter: (m) => pb.FamilyFilter.encode(compareFilter(m)),
  FilterList: (m) =>
    pb.FilterList.encode({
      operator: String(m.op) === 'MUST_PASS_ONE' ? 2 : 1,
      filters: list(m, 'filters').map(filterOf),
    }),
  FirstKeyOnlyFilter: () => pb.FirstKeyOnlyFilter.encode({}),
  FuzzyRowFilter: (m) =>
    pb.FuzzyRowFilter.encode({
      fuzzy_keys_data: list(m, 'fuzzyKeys').map((key) => ({
        first: bytes(key, 'key'),
        second: readyMask(bytes(key, 'mask')),
      })),
      is_mask_v2: true,
    }),
  InclusiveStopFilter: (m) => pb.InclusiveStopFilter.encode({ stop_row_key: bytes(m, 'value') }),
  KeyOnlyFilter: () => pb.KeyOnlyFilter.encode({ len_as_val: false }),
  MultipleColumnPrefixFilter: (m) =>
    pb.MultipleColumnPrefixFilter.encode({
      sorted_prefixes: list(m, 'prefixes')
        .map((text) => decodeBase64(String(text)))
        .sort(Buffer.compare),
    }),
  MultiRowRangeFilter: (m) =>
    pb.MultiRowRangeFilter.encode({
      row_range_list: list(m, 'ranges').map((range) => ({
        start_row: optionalBytes(range, 'startRow') ?? Buffer.alloc(0),
        start_row_inclusive: flag(range, 'startRowInclusive', true),
        stop_row: optionalBytes(range, 'stopRow') ?? Buffer.alloc(0),
        stop_row_inclusive: flag(range, 'stopRowInclusive', false),
      })),
    }),
  PageFilter: (m) => pb.PageFilter.encode({ page_size: bigIntToLong(wholeNumber(m.value)) }),
  PrefixFilter: (m) => pb.PrefixFilter.encode({ prefix: bytes(m, 'value') }),
  QualifierFilter: (m) => pb.QualifierFilter.encode(compareFilter(m)),
  RandomRowFilter: (m) => pb.RandomRowFilter.encode({ chance: Number(m.chance) }),
  RowFilter: (m) => pb.RowFilter.encode(compareFilter(m)),
  SingleColumnValueExcludeFilter: (m) =>
    pb.SingleColumnValueExcludeFilter.encode({ single_column_value_filter: singleColumnValue(m) }),
  SingleColumnValueFilter: (m) => pb.SingleColumnValueFilter.encode(singleColumnValue(m)),
  SkipFilter: (m) => pb.SkipFilter.encode({ filter: only(m) }),
  TimestampsFilter: (m) =>
    pb.TimestampsFilter.encode({
      timestamps: list(m, 'timestamps').map((time) => bigIntToLong(wholeNumber(time))),
      can_hint: false,
    }),
  ValueFilter: (m) => pb.ValueFilter.encode(compareFilter(m)),
  WhileMatchFilter: (m) => pb.WhileMatchFilter.encode({ filter: only(m) }),
};

/** Of a fuzzy row key: as users write it (0 this byte, 1 any) to the form that goes over the wire (0xff this byte, 2 any); one that has it stays. */
function readyMask(mask: Buffer): Buffer {
  if (mask.every((byte) => byte === 0xff || byte === 2)) return mask;
  return Buffer.from(mask.map((byte) => (byte === 0 ? 0xff : byte === 1 ? 2 : byte)));
}
