import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { HBaseError } from '../../../base/errors.ts';
import { SeededRandom } from '../../../base/random.ts';
import { filterFromProto, filterToProto } from '../../../model/filter/filter-codec.ts';
import { parseFilter } from '../../../model/filter/parse-filter.ts';
import { pb } from '../../../proto/index.ts';
import { trace } from './filter-trace.ts';
import { randomFilter } from './random-filters.ts';

const lines = readFileSync(new URL('../../golden/filter/oracle.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split(' => '));

/** As the golden file says it. */
function parsed(text: string): string {
  try {
    return `ok ${Buffer.from(pb.Filter.encode(filterToProto(parseFilter(text))).finish()).toString('hex')}`;
  } catch (error) {
    if (!(error instanceof HBaseError)) throw error;
    return `err ${error.javaClass} ${Buffer.from(error.message).toString('hex')}`;
  }
}

describe("HBase's own filter classes", () => {
  it('read the filter language as we do, byte for byte, errors included', () => {
    const cases = lines.filter(([input]) => input.startsWith('P'));
    expect(cases.length).toBeGreaterThan(100);
    for (const [input, answer] of cases) {
      const text = Buffer.from(input.slice(2), 'hex').toString();
      expect(parsed(text), text).toBe(answer);
    }
  });

  it('answer every row and cell as ours do, lists of lists included', () => {
    const cases = lines.filter(([input]) => input.startsWith('F'));
    expect(cases.length).toBeGreaterThan(200);
    for (const [input, answer] of cases) {
      const [, filter, reversed, rows] = input.split(' ');
      const cells = rows.split(';').map((row) => row.split(',').map((cell) => Buffer.from(cell, 'hex')));
      expect(trace(Buffer.from(filter, 'hex'), reversed === '1', cells), input).toBe(answer);
    }
  });
});

describe('a filter', () => {
  const seed = Math.floor(Math.random() * 1e9);
  it(`keeps its settings over the wire (seed ${seed})`, () => {
    const random = new SeededRandom(seed);
    for (let i = 0; i < 300; i++) {
      const bytes = pb.Filter.encode(filterToProto(randomFilter(random, 0))).finish();
      const again = pb.Filter.encode(filterToProto(filterFromProto(pb.Filter.decode(bytes)))).finish();
      expect(Buffer.from(again).equals(bytes)).toBe(true);
    }
  });

  it(`made of damaged bytes is refused with an exception that is not retried, or is another filter (seed ${seed})`, () => {
    const random = new SeededRandom(seed);
    for (let i = 0; i < 300; i++) {
      const message = filterToProto(randomFilter(random, 0));
      const settings = Buffer.from(message.serialized_filter!);
      if (settings.length === 0) continue;
      settings[random.below(settings.length)] ^= 1 << random.below(8);
      const cut = settings.subarray(0, 1 + random.below(settings.length));
      try {
        filterFromProto({ name: message.name, serialized_filter: cut });
      } catch (error) {
        expect(error).toMatchObject({ javaClass: 'org.apache.hadoop.hbase.DoNotRetryIOException' });
      }
    }
  });
});
