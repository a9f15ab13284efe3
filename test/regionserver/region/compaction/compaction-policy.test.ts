import { describe, expect, test } from 'vitest';
import {
  DEFAULT_COMPACTION_CONFIG,
  selectFiles,
} from '../../../../regionserver/region/compaction/compaction-policy.ts';

const config = { ...DEFAULT_COMPACTION_CONFIG, minSizeBytes: 10, maxSizeBytes: 1000 };

/** Sizes, oldest first; `*` being compacted, `r` a reference, `x` excluded from minor compactions. Selected ones come back in brackets. */
function select(text: string, major = false, over: Partial<typeof config> = {}): string {
  const words = text.split(' ');
  const files = words.map((word) => ({
    lengthBytes: Number.parseInt(word, 10),
    isReference: word.includes('r'),
    excludedFromMinor: word.includes('x'),
    isCompacting: word.includes('*'),
  }));
  const selection = selectFiles(files, major, { ...config, ...over });
  if (selection === undefined) return 'nothing';
  const { first, count, isAllFiles } = selection;
  const before = words.slice(0, first);
  const chosen = `[${words.slice(first, first + count).join(' ')}]${isAllFiles ? ' all' : ''}`;
  return [...before, chosen, ...words.slice(first + count)].join(' ');
}

describe('which files are compacted', () => {
  test.each([
    ['too few', '100 100', 'nothing'],
    ['three alike', '100 100 100', '[100 100 100] all'],
    ['a large old one is left alone', '900 50 50 50', '900 [50 50 50]'],
    ['small ones are always in ratio', '5 1 1', '[5 1 1] all'],
    ['none is larger than the others together by the ratio', '100 40 30', 'nothing'],
    ['the longest run that is in ratio wins', '100 90 100 40 30 20', '[100 90 100 40 30 20] all'],
    ['a run that is not in ratio gives way to a shorter one that is', '500 30 20 20', '500 [30 20 20]'],
    ['of equally long runs the smaller one', '100 100 100 500 60 50 50', '[100 100 100 500 60 50 50] all'],
    ['not more than the largest size', '600 600 600', 'nothing'],
    ['files over the largest size at the front are left alone', '1001 20 20 20', '1001 [20 20 20]'],
    ['only those newer than one being compacted', '50 50* 20 20 20', '50 50* [20 20 20]'],
    ['nothing beside one being compacted at the end', '50 50 50*', 'nothing'],
    ['not those that ask to be left out', '50 50x 50 50', 'nothing'],
    ['references first, few as they are', '50r 50', '[50r 50] all'],
  ])('%s: %s', (_, files, expected) => {
    expect(select(files)).toBe(expected);
  });

  test('all files when asked for, unless some are busy', () => {
    expect(select('900 1', true)).toBe('[900 1] all');
    expect(select('900', true)).toBe('[900] all');
    expect(select('900* 1 1', true)).toBe('nothing');
  });

  test('at most ten files at once', () => {
    expect(select('50 50 50 50 50 50 50 50 50 50 50 50')).toBe('[50 50 50 50 50 50 50 50 50 50] 50 50');
    expect(select('9r 9 9', false, { maxFiles: 2 })).toBe('[9r 9] 9');
  });

  test('anything at all when the store might be stuck', () => {
    expect(select('500 200 80 30', false, { blockingFiles: 5 })).toBe('nothing');
    expect(select('500 200 80 30', false, { blockingFiles: 4 })).toBe('500 [200 80 30]');
    expect(select('600 500 400', false, { blockingFiles: 3 })).toBe('[600 500 400] all');
    // Those being compacted count as the one file that they will be.
    expect(select('9* 9* 500 80 30', false, { blockingFiles: 4 })).toBe('9* 9* [500 80 30]');
    expect(select('9* 9* 500 80 30', false, { blockingFiles: 5 })).toBe('nothing');
  });
});
