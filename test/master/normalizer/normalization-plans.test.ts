import { describe, expect, test } from 'vitest';
import { type NormalizationInput, normalizationPlans } from '../../../master/normalizer/normalization-plans.ts';
import { DEFAULT_NORMALIZER_CONFIG, type NormalizerConfig } from '../../../master/normalizer/normalizer-config.ts';
import { RegionInfo } from '../../../model/region-info.ts';
import { TableDescriptor } from '../../../model/table-descriptor.ts';
import { TableName } from '../../../model/table-name.ts';

const DAY = 86_400_000;
const NOW = 1000 * DAY;

interface Options extends Partial<NormalizationInput> {
  values?: Record<string, string>;
  name?: string;
  config?: Partial<NormalizerConfig>;
  /** Days since each region was made; 10 when absent. */
  ages?: number[];
  closed?: number[];
}

/** The plans for regions r0, r1 … of those sizes, as text: `split 3`, `merge 0 1 2`. */
function plans(sizes: (number | undefined)[], options: Options = {}): string[] {
  const tableName = TableName.parse(options.name ?? 't');
  const regions = sizes.map((sizeMb, i) => ({
    region: new RegionInfo({
      tableName,
      startKey: Buffer.from(i === 0 ? '' : String(i).padStart(3, '0')),
      regionId: NOW - (options.ages?.[i] ?? 10) * DAY,
    }),
    sizeMb,
    isOpen: !options.closed?.includes(i),
  }));
  const input = {
    table: new TableDescriptor(tableName, [], Object.entries(options.values ?? {})),
    regions,
    splitsAllowed: options.splitsAllowed ?? true,
    mergesAllowed: options.mergesAllowed ?? true,
    now: NOW,
  };
  const index = (region: RegionInfo) => regions.findIndex((each) => each.region === region);
  return normalizationPlans(input, { ...DEFAULT_NORMALIZER_CONFIG, ...options.config }).map((plan) =>
    plan.kind === 'split' ? `split ${index(plan.region)}` : `merge ${plan.regions.map(index).join(' ')}`,
  );
}

describe('the normalizer', () => {
  test.each<[string, string[], (number | undefined)[], Options?]>([
    ['splits what is more than twice the average', ['split 3', 'merge 0 1'], [10, 10, 10, 90, 10]],
    ['leaves exactly twice the average alone', [], [8, 20, 2, 10], { mergesAllowed: false }],
    ['merges neighbours that together are no larger than the average', ['merge 0 1'], [5, 5, 10, 15, 10, 15]],
    ['merges several at once', ['split 4', 'merge 0 1 2 3'], [1, 1, 1, 1, 40, 20]],
    ['goes on behind a merge', ['merge 0 1', 'merge 2 3'], [5, 5, 6, 4, 10, 12, 19, 19]],
    ['merges empty regions into the next that fits', ['merge 0 1'], [0, 90, 90, 90]],
    ['merges empty regions whatever the size of the one before', ['merge 0 1 2'], [100, 0, 0, 100, 100]],
    ['has nothing to do for even tables', [], [10, 11, 9, 10, 12]],
    ['does not merge fewer than three regions', [], [1, 1]],
    ['but splits them', ['split 1'], [1, 9], { values: { NORMALIZER_TARGET_REGION_COUNT: '3' } }],
    [
      'goes by the size that the table wants',
      ['split 0'],
      [21, 9, 9],
      { values: { NORMALIZER_TARGET_REGION_SIZE_MB: '10' } },
    ],
    [
      'or by the count of regions it wants',
      ['merge 0 1', 'merge 2 3'],
      [10, 10, 10, 10],
      { values: { NORMALIZER_TARGET_REGION_COUNT: '2' } },
    ],
    [
      'does not merge young regions',
      ['merge 2 3'],
      [1, 1, 1, 1, 30, 30],
      { ages: [1, 10, 10, 10, 10, 10], config: { mergeMinRegionCount: 3 }, closed: [1], splitsAllowed: false },
    ],
    ['nor such as are not open', [], [1, 1, 30], { closed: [1], splitsAllowed: false }],
    ['nor such as nobody said the size of', [], [1, undefined, 1, 30], { splitsAllowed: false }],
    [
      'nor such as are below the least size',
      ['merge 2 3'],
      [0, 0, 5, 5, 60],
      { config: { mergeMinRegionSizeMb: 1 }, splitsAllowed: false },
    ],
    [
      'merges so many at once and no more',
      ['merge 0 1', 'merge 2 3'],
      [0, 0, 0, 0, 40],
      { config: { mergeMaxRegions: 2 }, splitsAllowed: false },
    ],
    ['obeys the switch of splits', ['merge 0 1 2'], [1, 1, 1, 90], { splitsAllowed: false }],
    ['obeys the switch of merges', ['split 3'], [1, 1, 1, 90], { mergesAllowed: false }],
    ['obeys the settings', [], [1, 1, 1, 90], { config: { mergeEnabled: false, splitEnabled: false } }],
    [
      'and the table before them',
      ['split 3'],
      [1, 1, 1, 90],
      {
        config: { splitEnabled: false },
        values: { 'hbase.normalizer.split.enabled': 'true', 'hbase.normalizer.merge.enabled': 'false' },
      },
    ],
    [
      'stops at the limit of a table',
      ['split 0'],
      [90, 1, 90, 1, 1, 1],
      { config: { plansSizeLimitMb: 100, mergeEnabled: false } },
    ],
    ['leaves tables of the system alone', [], [1, 1, 1, 90], { name: 'hbase:namespace' }],
    ['and tables without regions', [], []],
  ])('%s', (_, expected, sizes, options) => {
    expect(plans(sizes, options)).toEqual(expected);
  });
});
