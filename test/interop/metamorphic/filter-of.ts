// Filters written as lists: ['and', ['prefix', 'a'], ['value', 'LESS', ['binary', 'x']]].
import {
  type ComparatorMessage,
  type CompareOperator,
  comparators,
  type FilterMessage,
  filters,
} from '../../../client/index.ts';
import { COMPARE_OPERATORS } from '../../../model/condition.ts';
import { pb } from '../../../proto/index.ts';
import type { FilterSpec } from './steps.ts';

const PACKAGE = 'org.apache.hadoop.hbase.filter.';
const bytes = (text: string) => Buffer.from(text, 'latin1');

/** `time` gives the meaning of a named timestamp. */
export function filterOf(spec: FilterSpec, time: (name: string) => bigint): FilterMessage {
  const nested = (list: readonly unknown[]) => list.map((each) => filterOf(each as FilterSpec, time));
  const [name, ...args] = spec;
  // biome-ignore lint/suspicious/noExplicitAny: what stands there is what the generator wrote
  const [a, b, c, d] = args as any[];
  switch (name) {
    case 'and':
      return filters.and(...nested(args));
    case 'or':
      return filters.or(...nested(args));
    case 'skip':
      return filters.skip(nested(args)[0]);
    case 'whileMatch':
      return filters.whileMatch(nested(args)[0]);
    case 'row':
    case 'family':
    case 'qualifier':
    case 'value':
      return filters[name](a as CompareOperator, comparatorOf(b));
    case 'singleColumnValue':
      return filters.singleColumnValue({ ...a, value: comparatorOf(a.value) });
    case 'dependentColumn':
      return filters.dependentColumn({ ...a, ...(a.value !== undefined && { value: comparatorOf(a.value) }) });
    case 'timestamps':
      return filters.timestamps((a as string[]).map(time), b);
    case 'multipleColumnPrefix':
      return filters.multipleColumnPrefix(a);
    case 'columnValue':
      return raw('ColumnValueFilter', pb.ColumnValueFilter, {
        family: bytes(a),
        qualifier: bytes(b),
        compare_op: COMPARE_OPERATORS.indexOf(c) as pb.CompareType,
        comparator: comparatorOf(d),
      });
    case 'firstKeyValueMatchingQualifiers':
      return raw('FirstKeyValueMatchingQualifiersFilter', pb.FirstKeyValueMatchingQualifiersFilter, {
        qualifiers: (a as string[]).map(bytes),
      });
    case 'filterAll':
      return raw('FilterAllFilter', pb.FilterAllFilter, {});
    case 'fuzzyRow':
      return filters.fuzzyRow((a as [string, string][]).map(([row, mask]) => ({ row: bytes(row), mask: bytes(mask) })));
    case 'unknown':
      return { name: `${PACKAGE}NoSuchFilter`, serialized_filter: Buffer.alloc(0) };
    case 'prefix':
    case 'page':
    case 'columnPrefix':
    case 'columnRange':
    case 'columnPagination':
    case 'columnCount':
    case 'firstKeyOnly':
    case 'keyOnly':
    case 'inclusiveStop':
    case 'multiRowRange':
    case 'randomRow':
      return (filters[name] as (...args: unknown[]) => FilterMessage)(...args);
  }
  throw new Error(`no filter is called ${name}`);
}

// biome-ignore lint/suspicious/noExplicitAny: as above
function comparatorOf([name, a, b]: any): ComparatorMessage {
  const comparator = (
    javaName: string,
    message: { encode(properties: object): { finish(): Uint8Array } },
    o: object,
  ) => ({
    name: PACKAGE + javaName,
    serialized_comparator: message.encode(o).finish(),
  });
  switch (name) {
    case 'binary':
      return comparators.binary(bytes(a));
    case 'binaryPrefix':
      return comparators.binaryPrefix(bytes(a));
    case 'regex':
      return comparators.regex(a, b);
    case 'substring':
      return comparators.substring(a);
    case 'long':
      return comparators.long(a);
    case 'null':
      return comparators.null();
    case 'bit':
      return comparator('BitComparator', pb.BitComparator, { comparable: { value: bytes(a) }, bitwise_op: b });
    case 'component':
      return comparator('BinaryComponentComparator', pb.BinaryComponentComparator, { value: bytes(a), offset: b });
  }
  throw new Error(`no comparator is called ${name}`);
}

function raw<P>(
  name: string,
  message: { encode(properties: P): { finish(): Uint8Array } },
  properties: P,
): FilterMessage {
  return { name: PACKAGE + name, serialized_filter: message.encode(properties).finish() };
}
