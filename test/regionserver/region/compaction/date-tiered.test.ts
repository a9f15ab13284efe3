import { expect, it } from 'vitest';
import { ManualClock } from '../../../../base/clock.ts';
import { RegionFixture } from '../../region-fixture.ts';

const HOUR = 3_600_000;

it('a date-tiered major compaction makes a file of each window, the last of which names the inputs', async () => {
  const clock = new ManualClock(100 * HOUR);
  const t = await RegionFixture.open({
    clock,
    families: { f: { VERSIONS: 9 } },
    tableValues: {
      'hbase.hstore.engine.class': 'org.apache.hadoop.hbase.regionserver.DateTieredStoreEngine',
      'hbase.hstore.compaction.date.tiered.base.window.millis': String(10 * HOUR),
      'hbase.hstore.compaction.date.tiered.windows.per.tier': '2',
    },
  });
  const times = [1, 41, 79, 81, 99].map((hour) => hour * HOUR);
  for (const start of [0, 1]) {
    for (const [i, time] of times.entries()) if (i % 2 === start) await t.put(`r${i % 3}`, 'f:q', `v${i}`, time);
    await t.region.flush({ force: true, reason: 'test' });
  }
  const before = await t.scan((scan) => {
    scan.maxVersions = 9;
  });
  const inputs = t.region.stores[0].storeFiles.map(({ name }) => name);
  await t.region.compact(true);
  const files = t.region.stores[0].storeFiles;
  // Windows: 100–, 90–, 80–, then twice as long ones, 60– and 40–, and 0–.
  const ranges = files.map(({ reader }) =>
    [Number(reader.timeRange!.min), Number(reader.timeRange!.max)].map((at) => at / HOUR),
  );
  expect(ranges).toEqual([
    [1, 1],
    [41, 79],
    [81, 99],
  ]);
  expect(files.map(({ reader }) => [reader.majorCompaction, reader.compactedFiles.length])).toEqual([
    [true, 0],
    [true, 0],
    [true, 2],
  ]);
  expect([...files[2].reader.compactedFiles].sort()).toEqual(inputs.sort());
  const after = await t.scan((scan) => {
    scan.maxVersions = 9;
  });
  expect(after).toEqual(before);
  await t.region.close();
});
