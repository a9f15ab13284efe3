import { describe, expect, test } from 'vitest';
import {
  type CompactionConfig,
  DEFAULT_COMPACTION_CONFIG,
  DEFAULT_DATE_TIERED_CONFIG,
} from '../../../../regionserver/region/compaction/compaction-config.ts';
import type { CompactionCandidate } from '../../../../regionserver/region/compaction/compaction-policy.ts';
import { createCompactionPolicy } from '../../../../regionserver/region/compaction/create-compaction-policy.ts';
import { isOffPeak } from '../../../../regionserver/region/compaction/off-peak-hours.ts';

const config: CompactionConfig = { ...DEFAULT_COMPACTION_CONFIG, minSizeBytes: 10, maxSizeBytes: 1000 };
const NOW = 1_000_000;

/**
 * Sizes, oldest first; `*` being compacted, `r` a reference, `x` excluded from minor compactions, `@<from>-<to>` times of its cells. Selected
 * ones come back in brackets, with where their outputs begin.
 */
function select(text: string, major = false, over: Partial<CompactionConfig> = {}, offPeak = false): string {
  const words = text.split(' ');
  const selection = createCompactionPolicy({ ...config, ...over }).select(words.map(fileOf), {
    forceMajor: major,
    isUser: major,
    mayUseOffPeak: offPeak,
    now: NOW,
  });
  if (selection === undefined) return 'nothing';
  const { files, isAllFiles, boundaries } = selection;
  const shown = words.map((word, i) => (files.includes(i) ? `[${word}]` : word)).join(' ');
  const outputs = boundaries === undefined ? '' : ` from ${boundaries.join(', ')}`;
  return `${shown.replaceAll('] [', ' ')}${isAllFiles ? ' all' : ''}${outputs}`;
}

function fileOf(word: string): CompactionCandidate {
  const times = /@(\d+)-(\d+)/.exec(word);
  return {
    name: word,
    lengthBytes: Number.parseInt(word, 10),
    isReference: word.includes('r'),
    excludedFromMinor: word.includes('x'),
    isCompacting: word.includes('*'),
    isMajor: word.includes('m'),
    isBulkLoaded: false,
    isEmpty: word.includes('e'),
    entryCount: 1,
    createTime: NOW - 1,
    minTimestamp: times === null ? undefined : Number(times[1]),
    maxTimestamp: times === null ? undefined : Number(times[2]),
  };
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
    ['past those that ask to be left out', '50 50x 50 50', '[50] 50x [50 50]'],
    ['references first, few as they are', '50r 50', '[50r 50] all'],
  ])('%s: %s', (_, files, expected) => {
    expect(select(files)).toBe(expected);
  });

  test('all files when asked for, unless some are busy', () => {
    expect(select('900 1', true)).toBe('[900 1] all');
    expect(select('900', true)).toBe('[900] all');
    expect(select('900* 1 1', true)).toBe('nothing');
  });

  test('larger ones off peak', () => {
    expect(select('100 30 20', false)).toBe('nothing');
    expect(select('100 30 20', false, {}, true)).toBe('[100 30 20] all');
    expect(select('1500 30 20 10', false, { maxSizeOffPeakBytes: 5000, ratioOffPeak: 50 }, true)).toBe(
      '[1500 30 20 10] all',
    );
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

describe('RatioBased', () => {
  test.each([
    ['from the first that is in ratio to those after it', '900 50 50 50', '900 [50 50 50]'],
    ['all after it, though a smaller run is among them', '300 90 20 20 20 20', '300 [90 20 20 20 20]'],
    ['too few', '500 50 50', 'nothing'],
    ['at most ten', '50 50 50 50 50 50 50 50 50 50 50 50', '[50 50 50 50 50 50 50 50 50 50] 50 50'],
  ])('%s: %s', (_, files, expected) => {
    expect(select(files, false, { policy: 'RatioBased' })).toBe(expected);
  });
});

describe('FIFO', () => {
  const fifo = { policy: 'FIFO', storeFileTtlMs: 1000 } as const;
  test.each([
    ['merges nothing', '5@0-999500 5@0-999600 5@0-999700', 'nothing'],
    ['takes what is wholly too old', '5@0-10 5@0-999600 5@0-999000', '[5@0-10] 5@0-999600 [5@0-999000]'],
    ['not what is busy', '5*@0-10 5@0-999600', 'nothing'],
    ['rewrites references as any policy', '5r@0-10 5', '[5r@0-10 5] all'],
  ])('%s: %s', (_, files, expected) => {
    expect(select(files, false, fifo)).toBe(expected);
  });
});

describe('DateTiered', () => {
  // Windows of 100, two of a kind: …, 999800–, 999900–, and the incoming one from 1000000 on.
  const dateTiered = { ...DEFAULT_DATE_TIERED_CONFIG, baseWindowMs: 100, windowsPerTier: 2, incomingWindowMin: 2 };
  const over = { policy: 'DateTiered', dateTiered } as const;
  test.each([
    [
      'the newest window first',
      '50@1-5 50@1-6 50@1-7 50@1-1000001 50@1-1000002',
      '50@1-5 50@1-6 50@1-7 [50@1-1000001 50@1-1000002]',
    ],
    ['older windows want more files', '50@999900-999901 50@999900-999902 50@1-1000002', 'nothing'],
    ['what is later counts for those after it', '50@1-1000002 50@1-3', '[50@1-1000002 50@1-3] all'],
    [
      'windows grow',
      '50@1-999500 50@1-999510 50@1-999590 50@1-999900',
      '[50@1-999500 50@1-999510 50@1-999590] 50@1-999900',
    ],
  ])('%s', (_, files, expected) => {
    expect(select(files, false, over).replace(/ from -Infinity$/, '')).toBe(expected);
  });

  test('several outputs: one of each window', () => {
    expect(select('50@999750-1000050 50@999990-1000050', true, over)).toBe(
      '[50@999750-1000050 50@999990-1000050] all from -Infinity, 999800, 1000000',
    );
  });
});

test('off-peak hours, also over midnight', () => {
  const at = (hour: number) => new Date(2026, 1, 3, hour, 30).getTime();
  const hours = (startHour: number, endHour: number) =>
    Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => isOffPeak({ startHour, endHour }, at(hour)));
  expect(hours(1, 4)).toEqual([1, 2, 3]);
  expect(hours(22, 2)).toEqual([0, 1, 22, 23]);
  expect(hours(-1, -1)).toEqual([]);
  expect(hours(5, 5)).toEqual([]);
  expect(hours(5, 24)).toEqual([]);
});
