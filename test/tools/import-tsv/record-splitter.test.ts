import { describe, expect, it } from 'vitest';
import { CsvSplitter, type RecordSplitter, TsvSplitter } from '../../../tools/import-tsv/record-splitter.ts';

/** Each record's fields, and behind `!` what is wrong with it. */
function recordsOf(splitter: RecordSplitter, text: string): string[] {
  const bytes = Buffer.from(text);
  const records: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    const next = splitter.split(bytes, at, bytes.length, true);
    const fields = [];
    for (let i = 0; i < splitter.fieldCount; i++)
      fields.push(bytes.toString('utf8', splitter.starts[i], splitter.ends[i]));
    records.push(fields.join('|') + (splitter.problem === undefined ? '' : ` ! ${splitter.problem}`));
    at = next;
  }
  return records;
}

describe('TSV', () => {
  it.each([
    ['a\tb\tc\n', ['a|b|c']],
    ['a\tb', ['a|b']],
    ['a\tb\r\nc\td\r\n', ['a|b', 'c|d']],
    ['a\t\t\n', ['a||']],
    ['\tb\n', ['|b']],
    ['abc\n', ['abc ! No delimiter']],
    ['\n', [' ! No delimiter']],
    ['a\tb\tc\td\n', ['a|b|c|d ! Excessive columns']],
    ['a\tb\tc\td\te\n', ['a|b|c|d ! Excessive columns']],
    ['a\t"b\tc"\n', ['a|"b|c"']],
    [`${'k'.repeat(100)}\t${'v'.repeat(200)}\nk\tv\n`, [`${'k'.repeat(100)}|${'v'.repeat(200)}`, 'k|v']],
    [`${'k'.repeat(100)}\nk\tv\n`, [`${'k'.repeat(100)} ! No delimiter`, 'k|v']],
  ])('%j', (text, records) => {
    expect(recordsOf(new TsvSplitter(9, 3), text)).toEqual(records);
  });
});

describe('CSV', () => {
  it.each([
    ['a,b,c\n', ['a|b|c']],
    ['a,b\r\nc,d', ['a|b', 'c|d']],
    ['"a","b"\n', ['a|b']],
    ['"a,b",c\n', ['a,b|c']],
    ['"a ""quoted"" word",c\n', ['a "quoted" word|c']],
    ['"two\nlines",c\nd,e\n', ['two\nlines|c', 'd|e']],
    ['"",""\n', ['|']],
    ['a,\n', ['a|']],
    [',b\n', ['|b']],
    ['a,"b",\n', ['a|b|']],
    ['""""",b\n', ['"",b\n ! A quote that is never closed']],
    ['"""",b\n', ['"|b']],
    ['a,b"c\n"d,e\n', ['a|b"c\n"d|e ! A quote within a field that does not begin with one']],
    ['"a"b,c\n', ['a ! Something behind the closing quote of a field']],
    ['"a,b\n', ['a,b\n ! A quote that is never closed']],
    ['a\n', ['a ! No delimiter']],
    ['a,b,c,d\n', ['a|b|c|d ! Excessive columns']],
  ])('%j', (text, records) => {
    expect(recordsOf(new CsvSplitter(44, 34, 3), text)).toEqual(records);
  });

  it('counts the lines of a record', () => {
    const splitter = new CsvSplitter(44, 34, 3);
    const bytes = Buffer.from('"a\nb\nc",d\n');
    splitter.split(bytes, 0, bytes.length, true);
    expect(splitter.lineCount).toBe(3);
  });
});
