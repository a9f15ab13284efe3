import { describe, expect, test } from 'vitest';
import { ManualClock } from '../../base/clock.ts';
import { silentLogger } from '../../base/logger.ts';
import { SeededRandom, systemRandom } from '../../base/random.ts';
import { ColumnFamilyDescriptor } from '../../model/column-family-descriptor.ts';
import { RegionInfo } from '../../model/region-info.ts';
import { TableDescriptor } from '../../model/table-descriptor.ts';
import { TableName } from '../../model/table-name.ts';
import type { Region } from '../../regionserver/region/region.ts';
import {
  DEFAULT_SPLIT_POLICY,
  RegionSplitPolicy,
  SplitPolicies,
  type SplitPolicyConfig,
} from '../../regionserver/split-policy.ts';
import { SplitRequests } from '../../regionserver/split-requests.ts';

const MIB = 1024 * 1024;
const CONFIG: SplitPolicyConfig = {
  splitPolicy: DEFAULT_SPLIT_POLICY,
  maxFileSizeBytes: 10 * 1024 * MIB,
  maxFileSizeJitter: 0,
  splitInitialSizeBytes: 0,
  splitBySum: false,
};

interface Shape {
  policy?: string;
  values?: Record<string, string>;
  sizes?: number[];
  middles?: (string | undefined)[];
  hasReferences?: boolean;
  table?: string;
  range?: [string, string];
  files?: number;
  isClosing?: boolean;
}

function regionOf(shape: Shape): Region {
  const { policy, values = {}, sizes = [0], middles = [], table = 't', range = ['', ''] } = shape;
  const own = policy === undefined ? [] : [['SPLIT_POLICY', `org.apache.hadoop.hbase.regionserver.${policy}`] as const];
  const [startKey, endKey] = range.map((key) => Buffer.from(key));
  const info = new RegionInfo({ tableName: TableName.parse(table), startKey, endKey, regionId: 1 });
  const stores = sizes.map((storeFilesBytes, i) => ({
    storeFilesBytes,
    storeFileCount: shape.files ?? 1,
    blockingFileCount: 16,
    hasReferences: shape.hasReferences ?? false,
    midKey: async () => (middles[i] === undefined ? undefined : Buffer.from(middles[i])),
  }));
  return {
    info,
    descriptor: new TableDescriptor(table, [ColumnFamilyDescriptor.of('f')], [...own, ...Object.entries(values)]),
    flushSizeBytes: 128 * MIB,
    isSystem: info.tableName.isSystem,
    isClosing: shape.isClosing ?? false,
    stores,
  } as unknown as Region;
}

function policyOf(shape: Shape, regions = 1, config: Partial<SplitPolicyConfig> = {}): RegionSplitPolicy {
  return new RegionSplitPolicy(regionOf(shape), { ...CONFIG, ...config }, new SeededRandom(1), () => regions);
}

describe('the size above which a region is split', () => {
  const STEPPING = 'SteppingSplitPolicy';
  const INCREASING = 'IncreasingToUpperBoundRegionSplitPolicy';
  test.each<[string, Shape, number, Partial<SplitPolicyConfig>, number | undefined]>([
    ['the only region of its table here', {}, 1, {}, 256],
    ['one of two', {}, 2, {}, 10_240],
    ['by the table', { values: { MAX_FILESIZE: `${64 * MIB}` } }, 2, {}, 64],
    ['stated first size', { policy: STEPPING }, 1, { splitInitialSizeBytes: 7 * MIB }, 7],
    ['increasing, first', { policy: INCREASING }, 1, {}, 256],
    ['increasing, third', { policy: INCREASING }, 3, {}, 256 * 27],
    ['increasing, at its bound', { policy: INCREASING }, 4, {}, 10_240],
    ['increasing, very many', { policy: INCREASING }, 101, {}, 10_240],
    ['prefixes, second', { policy: 'KeyPrefixRegionSplitPolicy' }, 2, {}, 2048],
    ['delimiters, second', { policy: 'DelimitedKeyPrefixRegionSplitPolicy' }, 2, {}, 2048],
    ['constant', { policy: 'ConstantSizeRegionSplitPolicy' }, 1, { maxFileSizeBytes: 5 * MIB }, 5],
    ['disabled', { policy: 'DisabledRegionSplitPolicy' }, 1, {}, undefined],
    ['unknown, of a table from elsewhere', { policy: 'BusyRegionSplitPolicy' }, 1, {}, undefined],
  ])('%s', (_name, shape, regions, config, limitMib) => {
    const above = (bytes: number) => policyOf({ ...shape, sizes: [1, bytes] }, regions, config).shouldSplit();
    if (limitMib === undefined) return expect(above(Number.MAX_SAFE_INTEGER)).toBe(false);
    expect([above(limitMib * MIB), above(limitMib * MIB + 1)]).toEqual([false, true]);
  });

  test('differs by up to an eighth from region to region', () => {
    const limits = new Set<boolean>();
    for (let i = 0; i < 50; i++) {
      const at = (share: number) => {
        const region = regionOf({ policy: 'ConstantSizeRegionSplitPolicy', sizes: [10_240 * MIB * share] });
        return new RegionSplitPolicy(
          region,
          { ...CONFIG, maxFileSizeJitter: 0.25 },
          systemRandom,
          () => 1,
        ).shouldSplit();
      };
      expect([at(0.87), at(1.13)]).toEqual([false, true]);
      limits.add(at(1));
    }
    expect(limits.size).toBe(2);
  });

  test('is of the largest store, or of all of them', () => {
    const sizes = [200 * MIB, 100 * MIB];
    expect(policyOf({ sizes }).shouldSplit()).toBe(false);
    expect(policyOf({ sizes }, 1, { splitBySum: true }).shouldSplit()).toBe(true);
  });

  test.each<[string, Shape]>([
    ['holds references', { hasReferences: true }],
    ['is closing', { isClosing: true }],
    ['is hbase:meta', { table: 'hbase:meta' }],
    ['is of the system', { table: 'hbase:namespace' }],
    ['must not be', { policy: 'DisabledRegionSplitPolicy' }],
  ])('a region that %s is not split, not even when asked', (_name, shape) => {
    const policy = policyOf({ ...shape, sizes: [Number.MAX_SAFE_INTEGER] });
    expect([policy.isSplittable, policy.shouldSplit()]).toEqual([false, false]);
  });
});

describe('the row at which a region is split', () => {
  test.each<[string, Shape, string | undefined]>([
    ['the middle of the largest store', { sizes: [1, 3, 2], middles: ['a', 'b', 'c'] }, 'b'],
    ['of the next one that has a middle', { sizes: [1, 3, 2], middles: ['a', undefined, 'c'] }, 'c'],
    ['none', { sizes: [1], middles: [undefined] }, undefined],
    ['outside of the region', { middles: ['z'], range: ['a', 'm'] }, undefined],
    [
      'a prefix of a length',
      {
        policy: 'KeyPrefixRegionSplitPolicy',
        values: { 'KeyPrefixRegionSplitPolicy.prefix_length': '3' },
        middles: ['abcdef'],
      },
      'abc',
    ],
    [
      '… which is longer than the row',
      {
        policy: 'KeyPrefixRegionSplitPolicy',
        values: { 'prefix_split_key_policy.prefix_length': '9' },
        middles: ['abc'],
      },
      'abc',
    ],
    [
      '… which is no length',
      {
        policy: 'KeyPrefixRegionSplitPolicy',
        values: { 'KeyPrefixRegionSplitPolicy.prefix_length': 'x' },
        middles: ['abc'],
      },
      'abc',
    ],
    [
      'up to a delimiter',
      {
        policy: 'DelimitedKeyPrefixRegionSplitPolicy',
        values: { 'DelimitedKeyPrefixRegionSplitPolicy.delimiter': '_' },
        middles: ['user_7_x'],
      },
      'user',
    ],
    [
      'by a restriction',
      {
        values: {
          'hbase.regionserver.region.split_restriction.type': 'KeyPrefix',
          'hbase.regionserver.region.split_restriction.prefix_length': '2',
        },
        middles: ['abcdef'],
      },
      'ab',
    ],
    [
      'by a restriction to delimiters',
      {
        values: {
          'hbase.regionserver.region.split_restriction.type': 'DelimitedKeyPrefix',
          'hbase.regionserver.region.split_restriction.delimiter': '::',
        },
        middles: ['ab::cd'],
      },
      'ab',
    ],
  ])('%s', async (_name, shape, row) => {
    expect((await policyOf(shape).splitRow())?.toString()).toBe(row);
  });
});

describe('a split is asked for', () => {
  function requestsOf(answer: () => Promise<string | undefined>, regions = 1) {
    const asked: string[] = [];
    const all: Region[] = [];
    const policies = new SplitPolicies(CONFIG, new SeededRandom(1), () => all);
    const requests = new SplitRequests({
      clock: new ManualClock(77),
      logger: silentLogger,
      policies,
      regionCount: () => regions,
      maxRegions: 5,
      ask: (infos) => {
        asked.push(infos.map(({ startKey, endKey }) => `${startKey}-${endKey}`).join(' '));
        return answer();
      },
    });
    return { asked, requests, add: (region: Region) => all.push(region) };
  }
  const large: Shape = { sizes: [300 * MIB], middles: ['m'] };

  test('once at a time, and again when it came to nothing', async () => {
    const held = Promise.withResolvers<string | undefined>();
    const { asked, requests, add } = requestsOf(() => held.promise);
    const region = regionOf(large);
    add(region);
    const refused = Promise.withResolvers<void>();
    expect(requests.request(region, refused.resolve)).toBe(true);
    expect(requests.request(region, () => {})).toBe(true);
    await expect.poll(() => asked).toEqual(['- -m m-']);
    held.resolve('the switch is off');
    await refused.promise;
    await expect.poll(() => requests.request(region, () => {}) && asked.length).toBe(2);
  });

  test.each<[string, Shape, number]>([
    ['a store with too many files is compacted first', { ...large, files: 16 }, 1],
    ['a server with too many regions keeps them whole', large, 5],
    ['a small region stays', { sizes: [1] }, 1],
  ])('but %s', (_name, shape, regions) => {
    const { requests, add } = requestsOf(async () => undefined, regions);
    const region = regionOf(shape);
    add(region);
    expect(requests.request(region, () => {})).toBe(false);
  });

  test('a region without a row to cut at goes on, and is compacted', async () => {
    const { asked, requests, add } = requestsOf(async () => undefined);
    const region = regionOf({ sizes: [300 * MIB] });
    add(region);
    const refused = Promise.withResolvers<void>();
    expect(requests.request(region, refused.resolve)).toBe(true);
    await refused.promise;
    expect(asked).toEqual([]);
  });
});
