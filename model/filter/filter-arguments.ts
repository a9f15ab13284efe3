import { hbaseError } from '../../base/errors.ts';
import { ColumnCountGetFilter } from './column-count-get-filter.ts';
import { ColumnPaginationFilter } from './column-pagination-filter.ts';
import { ColumnPrefixFilter } from './column-prefix-filter.ts';
import { ColumnRangeFilter } from './column-range-filter.ts';
import { ColumnValueFilter } from './column-value-filter.ts';
import {
  BinaryComparator,
  BinaryPrefixComparator,
  type ByteArrayComparable,
  SubstringComparator,
} from './comparator.ts';
import type { CompareOp } from './compare-filter.ts';
import { DependentColumnFilter } from './dependent-column-filter.ts';
import { FamilyFilter } from './family-filter.ts';
import type { FilterBase } from './filter-base.ts';
import { FirstKeyOnlyFilter } from './first-key-only-filter.ts';
import { InclusiveStopFilter } from './inclusive-stop-filter.ts';
import { KeyOnlyFilter } from './key-only-filter.ts';
import { MultipleColumnPrefixFilter } from './multiple-column-prefix-filter.ts';
import { PageFilter } from './page-filter.ts';
import { PrefixFilter } from './prefix-filter.ts';
import { QualifierFilter } from './qualifier-filter.ts';
import { PATTERN_FLAGS, RegexStringComparator } from './regex-string-comparator.ts';
import { RowFilter } from './row-filter.ts';
import { SingleColumnValueExcludeFilter } from './single-column-value-exclude-filter.ts';
import { SingleColumnValueFilter, type SingleColumnValueSettings } from './single-column-value-filter.ts';
import { TimestampsFilter } from './timestamps-filter.ts';
import { ValueFilter } from './value-filter.ts';

/** One argument of the filter language, without its quotes. */
export interface FilterArgument {
  readonly isQuoted: boolean;
  readonly bytes: Buffer;
}

/** Checked access to the arguments of one filter. */
class Arguments {
  readonly #all: readonly FilterArgument[];
  constructor(all: readonly FilterArgument[]) {
    this.#all = all;
  }
  get count(): number {
    return this.#all.length;
  }
  expect(...counts: number[]): this {
    if (!counts.includes(this.#all.length))
      throw new Error(`Expected ${counts.join(' or ')} but got: ${this.#all.length}`);
    return this;
  }
  quoted(i: number): Buffer {
    const { isQuoted, bytes } = this.#all[i];
    if (!isQuoted) throw new Error('removeQuotesFromByteArray needs a quoted byte array');
    return bytes;
  }
  allQuoted(): Buffer[] {
    return this.#all.map((_, i) => this.quoted(i));
  }
  long(i: number): bigint {
    const text = this.#bare(i);
    if (!/^-?[0-9]+$/.test(text)) throw new Error('Byte Array should only contain digits');
    const value = BigInt(text);
    if (value > 0x7fffffffffffffffn || value < 0n) throw new Error(`must be positive ${text}`);
    return value;
  }
  allLongs(): bigint[] {
    return this.#all.map((_, i) => this.long(i));
  }
  int(i: number): number {
    const value = this.long(i);
    if (value > 0x7fffffffn) throw new Error('Integer Argument too large');
    return Number(value);
  }
  boolean(i: number): boolean {
    const text = this.#bare(i).toLowerCase();
    if (text !== 'true' && text !== 'false') throw new Error('Incorrect Boolean Expression');
    return text === 'true';
  }
  op(i: number): CompareOp {
    const op = OPS.get(this.#bare(i));
    if (op === undefined) throw new Error('Invalid compare operator');
    return op;
  }
  /** An operator and the comparator behind it. */
  compare(i: number): [CompareOp, ByteArrayComparable] {
    const op = this.op(i);
    const comparator = comparatorOf(this.quoted(i + 1));
    const isText = comparator instanceof RegexStringComparator || comparator instanceof SubstringComparator;
    if (isText && op !== 'EQUAL' && op !== 'NOT_EQUAL') {
      throw new Error('A regexstring comparator and substring comparator can only be used with EQUAL and NOT_EQUAL');
    }
    return [op, comparator];
  }
  #bare(i: number): string {
    const { isQuoted, bytes } = this.#all[i];
    if (isQuoted) throw new Error('Unexpected quotes');
    return bytes.toString('latin1');
  }
}

const OPS: ReadonlyMap<string, CompareOp> = new Map([
  ['<', 'LESS'],
  ['<=', 'LESS_OR_EQUAL'],
  ['=', 'EQUAL'],
  ['!=', 'NOT_EQUAL'],
  ['>', 'GREATER'],
  ['>=', 'GREATER_OR_EQUAL'],
]);

/** `type:value` */
function comparatorOf(bytes: Buffer): ByteArrayComparable {
  const colon = bytes.indexOf(0x3a);
  if (colon < 0) throw new Error('Incorrect comparator');
  const value = bytes.subarray(colon + 1);
  switch (bytes.toString('latin1', 0, colon)) {
    case 'binary':
      return new BinaryComparator(value);
    case 'binaryprefix':
      return new BinaryPrefixComparator(value);
    case 'regexstring':
      return new RegexStringComparator(value.toString());
    case 'regexstringnocase':
      return new RegexStringComparator(value.toString(), PATTERN_FLAGS.CASE_INSENSITIVE | PATTERN_FLAGS.DOTALL);
    case 'substring':
      return new SubstringComparator(value.toString());
    default:
      throw new Error('Incorrect comparatorType');
  }
}

const MAKERS: ReadonlyMap<string, (args: Arguments) => FilterBase> = new Map<string, (args: Arguments) => FilterBase>([
  ['KeyOnlyFilter', (args) => new KeyOnlyFilter(args.expect(0, 1).count === 1 && args.boolean(0))],
  ['FirstKeyOnlyFilter', (args) => args.expect(0) && new FirstKeyOnlyFilter()],
  ['PrefixFilter', (args) => new PrefixFilter(args.expect(1).quoted(0))],
  ['ColumnPrefixFilter', (args) => new ColumnPrefixFilter(args.expect(1).quoted(0))],
  ['MultipleColumnPrefixFilter', (args) => new MultipleColumnPrefixFilter(args.allQuoted())],
  ['ColumnCountGetFilter', (args) => new ColumnCountGetFilter(args.expect(1).int(0))],
  ['PageFilter', (args) => new PageFilter(Number(args.expect(1).long(0)))],
  ['ColumnPaginationFilter', (args) => new ColumnPaginationFilter(args.expect(2).int(0), args.int(1))],
  ['InclusiveStopFilter', (args) => new InclusiveStopFilter(args.expect(1).quoted(0))],
  ['TimestampsFilter', (args) => new TimestampsFilter(args.allLongs())],
  ['RowFilter', (args) => new RowFilter(...args.expect(2).compare(0))],
  ['FamilyFilter', (args) => new FamilyFilter(...args.expect(2).compare(0))],
  ['QualifierFilter', (args) => new QualifierFilter(...args.expect(2).compare(0))],
  ['ValueFilter', (args) => new ValueFilter(...args.expect(2).compare(0))],
  ['ColumnRangeFilter', columnRange],
  ['SingleColumnValueFilter', (args) => new SingleColumnValueFilter(singleColumn(args))],
  ['SingleColumnValueExcludeFilter', (args) => new SingleColumnValueExcludeFilter(singleColumn(args))],
  ['DependentColumnFilter', dependentColumn],
  ['ColumnValueFilter', (args) => new ColumnValueFilter(args.expect(4).quoted(0), args.quoted(1), ...args.compare(2))],
]);

function columnRange(args: Arguments): FilterBase {
  const bound = (i: number) => (args.quoted(i).length === 0 ? undefined : args.quoted(i));
  args.expect(4);
  return new ColumnRangeFilter(bound(0), args.boolean(1), bound(2), args.boolean(3));
}

function singleColumn(args: Arguments): SingleColumnValueSettings {
  const all = args.expect(4, 6).count === 6;
  const [op, comparator] = args.compare(2);
  return {
    family: args.quoted(0),
    qualifier: args.quoted(1),
    op,
    comparator,
    filterIfMissing: all && args.boolean(4),
    latestVersionOnly: !all || args.boolean(5),
  };
}

function dependentColumn(args: Arguments): FilterBase {
  const count = args.expect(2, 3, 5).count;
  const drop = count > 2 && args.boolean(2);
  if (count < 5) return new DependentColumnFilter(args.quoted(0), args.quoted(1), drop);
  return new DependentColumnFilter(args.quoted(0), args.quoted(1), drop, ...args.compare(3));
}

/** The filter of that name; `expression` is its text, for the message of HBase's IllegalArgumentException. */
/** Those of the filter language. */
export const FILTER_NAMES: readonly string[] = [...MAKERS.keys()].sort();

export function makeFilter(name: string, args: readonly FilterArgument[], expression: string): FilterBase {
  const make = MAKERS.get(name);
  if (make === undefined) throw hbaseError('IllegalArgumentException', `Filter Name ${name} not supported`);
  try {
    return make(new Arguments(args));
  } catch (cause) {
    throw hbaseError('IllegalArgumentException', `Incorrect filter string ${expression}`, { cause });
  }
}
