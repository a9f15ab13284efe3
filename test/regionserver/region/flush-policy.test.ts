// Which families a flush takes, by policy; checked against the rules of HBase's classes of these names.
import { describe, expect, it } from 'vitest';
import { FLUSH_POLICIES, type FlushPolicyName } from '../../../regionserver/region/flush-policy.ts';
import { put, RegionFixture } from '../region-fixture.ts';

const [LARGE, ALL, NON_SLOPPY] = FLUSH_POLICIES;
const BOUND = 'hbase.hregion.percolumnfamilyflush.size.lower.bound';

interface Case {
  readonly policy: FlushPolicyName;
  /** Kilobytes in memory, by family; families of more than one letter have in-memory compaction. */
  readonly sizes: Record<string, number>;
  readonly table?: Record<string, string>;
  readonly perChanges?: number;
}

/** The flush size is 200 KB, the least of a large family 50 KB. */
async function flushed({ policy, sizes, table, perChanges }: Case): Promise<string> {
  const names = Object.keys(sizes);
  const fixture = await RegionFixture.open({
    families: Object.fromEntries(names.map((name) => [name, name.length > 1 ? { IN_MEMORY_COMPACTION: 'BASIC' } : {}])),
    config: {
      flushPolicy: policy,
      flushSizeBytes: 200 * 1024,
      flushLowerBoundBytes: 50 * 1024,
      flushPerChanges: perChanges ?? 30_000_000,
    },
    ...(table === undefined ? {} : { tableValues: table }),
  });
  for (const [name, kilobytes] of Object.entries(sizes))
    if (kilobytes > 0) await fixture.region.mutate([put('r', `${name}:q`, Buffer.alloc(kilobytes * 1024))]);
  await fixture.region.flush({ reason: 'test' });
  const { stores } = fixture.region;
  const text = stores.filter((store) => store.storeFileCount > 0).map(({ name }) => name);
  await fixture.region.close();
  return text.join(' ');
}

describe('a flush that names no families takes', () => {
  it.each<[string, string, Case]>([
    ['the large ones', 'a', { policy: LARGE, sizes: { a: 150, b: 10 } }],
    ['all when none is large', 'a b', { policy: LARGE, sizes: { a: 40, b: 10 } }],
    [
      'those with more than their share, where that is more than the bound',
      'a',
      { policy: LARGE, sizes: { a: 110, b: 90 } },
    ],
    ['the only one', 'a', { policy: LARGE, sizes: { a: 1 } }],
    [
      'those above the bound that the table states',
      'a b',
      { policy: LARGE, sizes: { a: 110, b: 90, c: 5 }, table: { [BOUND]: '60000' } },
    ],
    ['all of them', 'a b', { policy: ALL, sizes: { a: 150, b: 10 } }],
    [
      'all of them, as the table states',
      'a b',
      { policy: LARGE, sizes: { a: 150, b: 10 }, table: { FLUSH_POLICY: ALL } },
    ],
    [
      'the large ones, where the table names what is not known',
      'a',
      { policy: ALL, sizes: { a: 150, b: 10 }, table: { FLUSH_POLICY: 'x.Y' } },
    ],
    ['large ones without in-memory compaction first', 'a', { policy: ALL, sizes: { a: 110, mm: 150, b: 1 } }],
    ['then large ones with it', 'mm', { policy: NON_SLOPPY, sizes: { a: 10, mm: 150, nn: 5 } }],
    ['then all', 'a mm', { policy: NON_SLOPPY, sizes: { a: 10, mm: 20 } }],
    [
      'those with many changes, however small',
      'a',
      { policy: NON_SLOPPY, sizes: { a: 1, mm: 150, b: 1 }, perChanges: 2 },
    ],
  ])('%s: %s', async (_, expected, given) => {
    expect(await flushed(given)).toBe(expected);
  });
});
