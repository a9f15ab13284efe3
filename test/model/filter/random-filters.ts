// Chance-made filters, rows and filter strings: small alphabets, so that things meet.
import type { SeededRandom } from '../../../base/random.ts';
import { encodeKeyValue } from '../../../cell/key-value-builder.ts';
import { ColumnCountGetFilter } from '../../../model/filter/column-count-get-filter.ts';
import { ColumnPaginationFilter } from '../../../model/filter/column-pagination-filter.ts';
import { ColumnPrefixFilter } from '../../../model/filter/column-prefix-filter.ts';
import { ColumnRangeFilter } from '../../../model/filter/column-range-filter.ts';
import { ColumnValueFilter } from '../../../model/filter/column-value-filter.ts';
import {
  BigDecimalComparator,
  BinaryComparator,
  BinaryPrefixComparator,
  BitComparator,
  type ByteArrayComparable,
  LongComparator,
  NullComparator,
  SubstringComparator,
} from '../../../model/filter/comparator.ts';
import { COMPARE_OPS, type CompareOp } from '../../../model/filter/compare-filter.ts';
import { DependentColumnFilter } from '../../../model/filter/dependent-column-filter.ts';
import { FamilyFilter } from '../../../model/filter/family-filter.ts';
import type { FilterBase } from '../../../model/filter/filter-base.ts';
import { FilterListWithAnd } from '../../../model/filter/filter-list-with-and.ts';
import { FilterListWithOr } from '../../../model/filter/filter-list-with-or.ts';
import { FirstKeyOnlyFilter } from '../../../model/filter/first-key-only-filter.ts';
import { FirstKeyValueMatchingQualifiersFilter } from '../../../model/filter/first-key-value-matching-qualifiers-filter.ts';
import { FuzzyRowFilter } from '../../../model/filter/fuzzy-row-filter.ts';
import { InclusiveStopFilter } from '../../../model/filter/inclusive-stop-filter.ts';
import { KeyOnlyFilter } from '../../../model/filter/key-only-filter.ts';
import { MultiRowRangeFilter } from '../../../model/filter/multi-row-range-filter.ts';
import { MultipleColumnPrefixFilter } from '../../../model/filter/multiple-column-prefix-filter.ts';
import { PageFilter } from '../../../model/filter/page-filter.ts';
import { PrefixFilter } from '../../../model/filter/prefix-filter.ts';
import { QualifierFilter } from '../../../model/filter/qualifier-filter.ts';
import { RegexStringComparator } from '../../../model/filter/regex-string-comparator.ts';
import { RowFilter } from '../../../model/filter/row-filter.ts';
import { SingleColumnValueExcludeFilter } from '../../../model/filter/single-column-value-exclude-filter.ts';
import { SingleColumnValueFilter } from '../../../model/filter/single-column-value-filter.ts';
import { SkipFilter } from '../../../model/filter/skip-filter.ts';
import { TimestampsFilter } from '../../../model/filter/timestamps-filter.ts';
import { ValueFilter } from '../../../model/filter/value-filter.ts';
import { WhileMatchFilter } from '../../../model/filter/while-match-filter.ts';

function word(random: SeededRandom, letters: string, min: number, max: number): Buffer {
  const length = min + random.below(max - min + 1);
  return Buffer.from(Array.from({ length }, () => letters[random.below(letters.length)]).join(''));
}
const row = (random: SeededRandom) => word(random, 'abc', 1, 3);
const qualifier = (random: SeededRandom) => word(random, 'xyz', 0, 2);
const family = (random: SeededRandom) => word(random, 'fg', 1, 1);
const value = (random: SeededRandom) => word(random, 'vVwé', 0, 2);

/** Rows of cells in their order; in a reversed scan the rows come backwards. */
export function randomRows(random: SeededRandom, reversed: boolean): Buffer[][] {
  const rows = new Set(Array.from({ length: 1 + random.below(6) }, () => row(random).toString()));
  const sorted = [...rows].sort();
  if (reversed) sorted.reverse();
  return sorted.map((each) => randomCells(random, Buffer.from(each)));
}

function randomCells(random: SeededRandom, row: Buffer): Buffer[] {
  const cells = new Map<string, { family: Buffer; qualifier: Buffer; timestamp: bigint; value: Buffer }>();
  for (let i = 1 + random.below(8); i > 0; i--) {
    const cell = {
      family: family(random),
      qualifier: qualifier(random),
      timestamp: BigInt(1 + random.below(4)),
      value: value(random),
    };
    cells.set(`${cell.family}/${cell.qualifier}/${9n - cell.timestamp}`, cell);
  }
  return [...cells].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, cell]) => encodeKeyValue({ row, ...cell }));
}

function comparator(random: SeededRandom, letters: string): ByteArrayComparable {
  const bytes = word(random, letters, 0, 2);
  switch (random.below(8)) {
    case 0:
      return new BinaryPrefixComparator(bytes);
    case 1:
      return new SubstringComparator(bytes.toString());
    case 2:
      return new RegexStringComparator(`^${bytes}.?$`);
    case 3:
      return new BitComparator(bytes, (['AND', 'OR', 'XOR'] as const)[random.below(3)]);
    case 4:
      return new NullComparator();
    default:
      return new BinaryComparator(bytes);
  }
}

function op(random: SeededRandom): CompareOp {
  return COMPARE_OPS[random.below(6)];
}

function leaf(random: SeededRandom): FilterBase {
  const flip = () => random.below(2) === 0;
  const settings = () => ({
    family: family(random),
    qualifier: qualifier(random),
    op: op(random),
    comparator: comparator(random, 'vVwé'),
    filterIfMissing: flip(),
    latestVersionOnly: flip(),
  });
  switch (random.below(24)) {
    case 0:
      return new RowFilter(op(random), comparator(random, 'abc'));
    case 1:
      return new FamilyFilter(op(random), comparator(random, 'fg'));
    case 2:
      return new QualifierFilter(op(random), comparator(random, 'xyz'));
    case 3:
      return new ValueFilter(op(random), comparator(random, 'vVwé'));
    case 4:
      return new PrefixFilter(row(random));
    case 5:
      return new PageFilter(random.below(4));
    case 6:
      return new SingleColumnValueFilter(settings());
    case 7:
      return new SingleColumnValueExcludeFilter(settings());
    case 8: {
      const { family, qualifier, op, comparator } = settings();
      return new ColumnValueFilter(family, qualifier, op, comparator);
    }
    case 9: {
      const { family, qualifier, op, comparator } = settings();
      return new DependentColumnFilter(family, qualifier, flip(), op, flip() ? comparator : undefined);
    }
    case 10:
      return new InclusiveStopFilter(row(random));
    case 11:
      return new ColumnCountGetFilter(random.below(4));
    case 12:
      return new ColumnPaginationFilter(random.below(4), flip() ? random.below(3) : qualifier(random));
    case 13:
      return new ColumnPrefixFilter(qualifier(random));
    case 14:
      return new MultipleColumnPrefixFilter(
        distinct(Array.from({ length: 1 + random.below(3) }, () => qualifier(random))),
      );
    case 15:
      return new ColumnRangeFilter(
        flip() ? qualifier(random) : undefined,
        flip(),
        flip() ? qualifier(random) : undefined,
        flip(),
      );
    case 16:
      return new TimestampsFilter(
        Array.from({ length: random.below(4) }, () => BigInt(1 + random.below(4))),
        flip(),
      );
    case 17:
      return new FirstKeyOnlyFilter();
    case 18:
      return new FirstKeyValueMatchingQualifiersFilter([qualifier(random), qualifier(random)]);
    case 19:
      return new KeyOnlyFilter(flip());
    case 20:
      return new FuzzyRowFilter(
        Array.from({ length: 1 + random.below(2) }, () => {
          const key = row(random);
          return { key, isFixed: [...key].map(() => flip()) };
        }),
      );
    case 21:
      return randomRanges(random);
    default:
      return new QualifierFilter('EQUAL', new BinaryComparator(qualifier(random)));
  }
}

function distinct(words: Buffer[]): Buffer[] {
  return [...new Set(words.map(String))].map((text) => Buffer.from(text));
}

function randomRanges(random: SeededRandom): FilterBase {
  const ranges = Array.from({ length: 1 + random.below(3) }, () => {
    const [start, stop] = [row(random), row(random)].sort(Buffer.compare);
    const closed = start.equals(stop);
    return {
      start,
      stop,
      startInclusive: closed || random.below(2) === 0,
      stopInclusive: closed || random.below(2) === 0,
    };
  });
  return new MultiRowRangeFilter(ranges);
}

export function randomFilter(random: SeededRandom, depth: number): FilterBase {
  const kind = depth > 2 ? 9 : random.below(8);
  const parts = () => Array.from({ length: random.below(4) }, () => randomFilter(random, depth + 1));
  if (kind === 0) return new FilterListWithAnd(parts());
  if (kind === 1) return new FilterListWithOr(parts());
  if (kind === 2)
    return random.below(2) === 0
      ? new SkipFilter(randomFilter(random, depth + 1))
      : new WhileMatchFilter(randomFilter(random, depth + 1));
  return leaf(random);
}

const NUMBERS = [
  new LongComparator(Buffer.from('0000000000000005', 'hex')),
  new BigDecimalComparator(Buffer.from('00000001ff38', 'hex')),
];
/** Comparators that want parts of their own form. */
export const NUMBER_COMPARATORS: readonly ByteArrayComparable[] = NUMBERS;

const TERMS = [
  "PrefixFilter('a')",
  "PrefixFilter ('it''s')",
  "PrefixFilter('')",
  'PrefixFilter(a)',
  'PageFilter(10)',
  'PageFilter(-1)',
  "PageFilter('1')",
  'PageFilter(99999999999999999999)',
  'KeyOnlyFilter()',
  'KeyOnlyFilter(true)',
  'KeyOnlyFilter(yes)',
  'FirstKeyOnlyFilter()',
  "FirstKeyOnlyFilter('x')",
  "ColumnPrefixFilter('q')",
  "MultipleColumnPrefixFilter('b', 'a','b')",
  'ColumnCountGetFilter(4)',
  'ColumnCountGetFilter(3000000000)',
  'ColumnPaginationFilter(3, 5)',
  'ColumnPaginationFilter(3)',
  "InclusiveStopFilter('row')",
  'TimestampsFilter(5, 1, 3)',
  'TimestampsFilter()',
  "RowFilter(=, 'binary:abc')",
  "RowFilter(>=, 'binaryprefix:abc')",
  "RowFilter(<, 'regexstring:a.*')",
  "RowFilter(!=, 'regexstringnocase:a.*')",
  "FamilyFilter(<=, 'binary:f')",
  "QualifierFilter(=, 'substring:Q')",
  "ValueFilter(>, 'binary:v:w')",
  "ValueFilter(>, 'v')",
  "ValueFilter(=, 'what:v')",
  "ValueFilter(==, 'binary:v')",
  "ColumnRangeFilter('a', true, 'b', FALSE)",
  "ColumnRangeFilter('', true, '', false)",
  "ColumnRangeFilter('a', true)",
  "SingleColumnValueFilter('f', 'q', =, 'binary:v')",
  "SingleColumnValueFilter('f', 'q', =, 'binary:v', true, false)",
  "SingleColumnValueFilter('f', 'q', <, 'substring:v', true, false)",
  "SingleColumnValueFilter('f', 'q', =)",
  "SingleColumnValueExcludeFilter('f', 'q', !=, 'binary:v')",
  "SingleColumnValueExcludeFilter('f', 'q', !=, 'binary:v', true, true)",
  "DependentColumnFilter('f', 'q')",
  "DependentColumnFilter('f', 'q', true)",
  "DependentColumnFilter('f', 'q', true, =, 'binary:v')",
  "DependentColumnFilter('f', 'q', true, =)",
  "ColumnValueFilter('f', 'q', <=, 'binary:v')",
  'FuzzyRowFilter()',
  "Prefix'Filter('a')",
  "PrefixFilter('a",
  'Nothing',
  '',
];

/** A filter string, right or wrong. */
export function randomText(random: SeededRandom): string {
  const term = (depth: number): string => {
    const plain = TERMS[random.below(random.below(5) === 0 ? TERMS.length : 16)];
    switch (depth > 3 ? 9 : random.below(9)) {
      case 0:
        return `(${term(depth + 1)})`;
      case 1:
        return `SKIP ${term(depth + 1)}`;
      case 2:
        return `WHILE(${term(depth + 1)})`;
      case 3:
        return `${term(depth + 1)} AND ${term(depth + 1)}`;
      case 4:
        return `${term(depth + 1)} OR ${term(depth + 1)}`;
      case 5:
        return random.below(6) === 0 ? `${term(depth + 1)})` : `(${term(depth + 1)} AND (${term(depth + 1)}))`;
      default:
        return plain;
    }
  };
  const text = term(0);
  if (random.below(10) > 0 || text.length === 0) return text;
  const at = random.below(text.length);
  return text.slice(0, at) + "()' ,AO"[random.below(7)] + text.slice(at + random.below(2));
}
