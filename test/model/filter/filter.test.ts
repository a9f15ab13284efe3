import { describe, expect, it } from 'vitest';
import { SeededRandom } from '../../../base/random.ts';
import { slabOf } from '../../../base/slab.ts';
import { encodeKeyValue } from '../../../cell/key-value-builder.ts';
import {
  BigDecimalComparator,
  BinaryComparator,
  BinaryComponentComparator,
  BinaryPrefixComparator,
  BitComparator,
  type ByteArrayComparable,
  LongComparator,
  NullComparator,
  SubstringComparator,
} from '../../../model/filter/comparator.ts';
import { comparatorFromProto, comparatorToProto } from '../../../model/filter/comparator-codec.ts';
import { ReturnCode } from '../../../model/filter/filter.ts';
import { filterFromProto, filterToProto } from '../../../model/filter/filter-codec.ts';
import { FilterListWithOr } from '../../../model/filter/filter-list-with-or.ts';
import { parseFilter } from '../../../model/filter/parse-filter.ts';
import { PrefixFilter } from '../../../model/filter/prefix-filter.ts';
import { RandomRowFilter } from '../../../model/filter/random-row-filter.ts';
import { PATTERN_FLAGS, RegexStringComparator } from '../../../model/filter/regex-string-comparator.ts';
import { SkipFilter } from '../../../model/filter/skip-filter.ts';
import { pb } from '../../../proto/index.ts';

const PACKAGE = 'org.apache.hadoop.hbase.filter.';
const sign = (comparator: ByteArrayComparable, part: string | Buffer) => {
  const bytes = Buffer.from(part);
  return Math.sign(
    comparator.compareTo(slabOf(Buffer.concat([Buffer.from('<<'), bytes, Buffer.from('>>')])), 2, bytes.length),
  );
};
const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');

describe('comparators give the sign of value minus part', () => {
  const cases: [string, ByteArrayComparable, [string | Buffer, number][]][] = [
    [
      'binary',
      new BinaryComparator(Buffer.from('b')),
      [
        ['a', 1],
        ['b', 0],
        ['ba', -1],
        ['c', -1],
        ['', 1],
      ],
    ],
    [
      'prefix',
      new BinaryPrefixComparator(Buffer.from('bb')),
      [
        ['b', 1],
        ['bb', 0],
        ['bbz', 0],
        ['bc', -1],
        ['a', 1],
      ],
    ],
    [
      'component',
      new BinaryComponentComparator(Buffer.from('cd'), 2),
      [
        ['abcd', 0],
        ['abcde', 0],
        ['abce', -1],
        ['abcc', 1],
        ['a', 1],
      ],
    ],
    [
      'long',
      new LongComparator(hex('fffffffffffffffe')),
      [
        [hex('fffffffffffffffe'), 0],
        [hex('0000000000000001'), -1],
        [hex('fffffffffffffffd'), 1],
      ],
    ],
    [
      'decimal 20.0',
      new BigDecimalComparator(hex('00000001 00c8')),
      [
        [hex('00000000 14'), 0],
        [hex('00000002 07d1'), -1],
        [hex('00000000 ec'), 1],
      ],
    ],
    [
      'bit and',
      new BitComparator(hex('0f'), 'AND'),
      [
        [hex('10'), 1],
        [hex('18'), 0],
        [hex('0f0f'), 1],
      ],
    ],
    [
      'bit xor',
      new BitComparator(hex('0f'), 'XOR'),
      [
        [hex('0f'), 1],
        [hex('1f'), 0],
      ],
    ],
    [
      'null',
      new NullComparator(),
      [
        ['', 1],
        ['x', 1],
      ],
    ],
    [
      'substring',
      new SubstringComparator('BaR'),
      [
        ['foobarbaz', 0],
        ['FOOBAR', 0],
        ['ba r', 1],
        ['', 1],
      ],
    ],
    [
      'substring beyond ASCII',
      new SubstringComparator('Ä'),
      [
        ['bäh', 0],
        ['BÄH', 0],
        ['bah', 1],
      ],
    ],
    [
      'regex',
      new RegexStringComparator('^a.c'),
      [
        ['abc', 0],
        ['a\nc', 0],
        ['xabc', 1],
      ],
    ],
    [
      'regex anywhere',
      new RegexStringComparator('b+'),
      [
        ['abbc', 0],
        ['ac', 1],
      ],
    ],
    ['regex nocase', new RegexStringComparator('B', PATTERN_FLAGS.CASE_INSENSITIVE), [['abc', 0]]],
    ['regex inline flag', new RegexStringComparator('(?i)B'), [['abc', 0]]],
    [
      'regex quoted',
      new RegexStringComparator('^\\Qa.b\\E$'),
      [
        ['a.b', 0],
        ['axb', 1],
      ],
    ],
    [
      'regex posix',
      new RegexStringComparator('^\\p{Alpha}[\\p{Digit}_]\\z'),
      [
        ['a1', 0],
        ['a_', 0],
        ['11', 1],
        ['a12', 1],
      ],
    ],
    [
      'regex literal',
      new RegexStringComparator('a+', PATTERN_FLAGS.LITERAL),
      [
        ['a+', 0],
        ['aa', 1],
      ],
    ],
    ['regex latin1', new RegexStringComparator('^\\xff$', 32, 'ISO-8859-1'), [[hex('ff'), 0]]],
  ];
  for (const [name, comparator, parts] of cases) {
    it(name, () => {
      for (const [part, expected] of parts)
        expect(sign(comparator, part), Buffer.from(part).toString('latin1')).toBe(expected);
      const again = comparatorFromProto(comparatorToProto(comparator));
      for (const [part, expected] of parts) expect(sign(again, part)).toBe(expected);
    });
  }

  it('refuse patterns that JavaScript cannot run, and parts of another form', () => {
    for (const pattern of ['a++', '(?>a)', '[a&&b]', '\\p{IsGreek}', '(']) {
      expect(() => new RegexStringComparator(pattern), pattern).toThrow(/cannot be run here/);
    }
    expect(() => sign(new LongComparator(Buffer.alloc(8)), 'x')).toThrow('A long has 8 bytes, not 1');
  });
});

describe('a filter from the wire', () => {
  it('of an unknown class is refused as by HBase', () => {
    for (const name of ['com.acme.MyFilter', `${PACKAGE}NoSuchFilter`, `${PACKAGE}constructor`]) {
      expect(() => filterFromProto({ name }), name).toThrow(
        expect.objectContaining({
          javaClass: 'org.apache.hadoop.hbase.DoNotRetryIOException',
          message: `java.lang.ClassNotFoundException: ${name}`,
        }),
      );
    }
    const comparator = { name: 'com.acme.MyComparator' };
    const serialized_filter = pb.RowFilter.encode({ compare_filter: { compare_op: 2, comparator } }).finish();
    expect(() => filterFromProto({ name: `${PACKAGE}RowFilter`, serialized_filter })).toThrow(
      'java.lang.ClassNotFoundException: com.acme.MyComparator',
    );
  });

  it('is unwrapped, and not followed without end', () => {
    const inner = filterToProto(new PrefixFilter(Buffer.from('p')));
    const wrapped = {
      name: `${PACKAGE}FilterWrapper`,
      serialized_filter: pb.FilterWrapper.encode({ filter: inner }).finish(),
    };
    expect(filterFromProto(wrapped).name).toBe('PrefixFilter');
    let deep = new SkipFilter(new PrefixFilter(Buffer.from('p')));
    for (let i = 0; i < 200; i++) deep = new SkipFilter(deep);
    expect(() => filterFromProto(filterToProto(deep))).toThrow(/nested more than/);
  });

  it('names what is wrong with fuzzy pairs and row ranges', () => {
    const fuzzy = pb.FuzzyRowFilter.encode({
      fuzzy_keys_data: [{ first: Buffer.from('ab'), second: Buffer.from([0]) }],
    }).finish();
    expect(() => filterFromProto({ name: `${PACKAGE}FuzzyRowFilter`, serialized_filter: fuzzy })).toThrow(
      /Fuzzy pair lengths do not match/,
    );
    const ranges = pb.MultiRowRangeFilter.encode({
      row_range_list: [{ start_row: Buffer.from('b'), stop_row: Buffer.from('a') }],
    }).finish();
    expect(() => filterFromProto({ name: `${PACKAGE}MultiRowRangeFilter`, serialized_filter: ranges })).toThrow(
      /1 invalid ranges/,
    );
  });

  it('takes fuzzy masks of every kind', () => {
    const cell = (row: string) =>
      slabOf(encodeKeyValue({ row: Buffer.from(row), family: Buffer.from('f'), timestamp: 1n }));
    const kinds: [number[], boolean][] = [
      [[0, 1, 0], false],
      [[0xff, 0, 0xff], false],
      [[0xff, 2, 0xff], true],
      [[0, 1, 0], true],
    ];
    for (const [mask, is_mask_v2] of kinds) {
      const message = { fuzzy_keys_data: [{ first: Buffer.from('a?c'), second: Buffer.from(mask) }], is_mask_v2 };
      const filter = filterFromProto({
        name: `${PACKAGE}FuzzyRowFilter`,
        serialized_filter: pb.FuzzyRowFilter.encode(message).finish(),
      });
      expect(filter.filterCell(cell('axc'), 0), `${mask}`).toBe(ReturnCode.INCLUDE);
      expect(filter.filterCell(cell('axd'), 0), `${mask}`).toBe(ReturnCode.SEEK_NEXT_USING_HINT);
    }
  });
});

describe('the filter language', () => {
  it('reads an OR beside an AND in parentheses, where HBase loses the OR', () => {
    const filter = parseFilter("(PrefixFilter('a') OR PrefixFilter('b') AND PageFilter(1))") as FilterListWithOr;
    expect(filter).toBeInstanceOf(FilterListWithOr);
    expect(filter.filters.map(({ name }) => name)).toEqual(['PrefixFilter', 'FilterList']);
  });
  it('takes bytes as they are', () => {
    const bytes = Buffer.concat([Buffer.from("PrefixFilter('"), hex('ff00'), Buffer.from("')")]);
    expect((parseFilter(bytes) as PrefixFilter).prefix).toEqual(hex('ff00'));
  });
  it('says what is wrong in the words of HBase', () => {
    const errors: Record<string, string> = {
      "NoFilter('a')": 'Filter Name NoFilter not supported',
      'PrefixFilter(': 'Incorrect Filter String',
      '': 'Incorrect Filter String',
      "PrefixFilter('a') PrefixFilter('b')": 'Incorrect Filter String',
      "AND PrefixFilter('a')": 'Filter Name AND not supported',
      "PrefixFilter('a') AND ": 'Incorrect input string - an AND needs two filters',
      "PrefixFilter('a') OR (": 'Incorrect input string - an OR needs two filters',
      'SKIP ()': 'Incorrect input string - a SKIP wraps a filter',
      "PrefixFilter('a'))": 'Mismatched parenthesis',
      "PageFilter('1')": "Incorrect filter string PageFilter('1')",
      "RowFilter(<, 'substring:a')": "Incorrect filter string RowFilter(<, 'substring:a')",
    };
    for (const [text, message] of Object.entries(errors)) {
      expect(() => parseFilter(text), text).toThrow(
        expect.objectContaining({ javaClass: 'java.lang.IllegalArgumentException', message }),
      );
    }
  });
});

describe('RandomRowFilter', () => {
  it('keeps about the asked share of rows', () => {
    const filter = new RandomRowFilter(0.3, new SeededRandom(5));
    let kept = 0;
    for (let i = 0; i < 10_000; i++) {
      filter.reset();
      if (!filter.filterRowKey()) kept++;
    }
    expect(kept).toBeGreaterThan(2800);
    expect(kept).toBeLessThan(3200);
  });
});
