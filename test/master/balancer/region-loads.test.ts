import { expect, test } from 'vitest';
import { RegionLoads } from '../../../master/balancer/region-loads.ts';
import { RegionInfo } from '../../../model/region-info.ts';
import { TableName } from '../../../model/table-name.ts';

const region = new RegionInfo({ tableName: TableName.parse('t'), regionId: 1 });
/** What a server reports of the region: requests since it was opened, and MB. */
const report = (reads: number, writes: number, memstoreMb = 0, storeFileMb = 0) => [
  {
    region_loads: [
      {
        region_specifier: { type: 1, value: region.name } as const,
        read_requests_count: reads,
        write_requests_count: writes,
        mem_store_size_MB: memstoreMb,
        storefile_size_MB: storeFileMb,
      },
    ],
  },
];

test('counters become rates from the second note on; sizes are as they were said last', () => {
  const loads = new RegionLoads(15);
  expect(loads.of(region.encodedName)).toEqual([0, 0, 0, 0]);
  loads.note(report(1000, 500, 3, 40));
  expect(loads.of(region.encodedName)).toEqual([0, 0, 3, 40]);
  loads.note(report(1100, 520, 4, 41));
  expect(loads.of(region.encodedName)).toEqual([100, 20, 4, 41]);
});

test('a rate follows what the region does by and by', () => {
  const loads = new RegionLoads(3);
  for (const reads of [0, 100, 100, 100]) loads.note(report(reads, 0));
  expect(loads.of(region.encodedName)[0]).toBe(25);
  for (let i = 0; i < 20; i++) loads.note(report(100, 0));
  expect(loads.of(region.encodedName)[0]).toBeLessThan(0.001);
});

test('a region that was opened anew counts from zero; one that nobody reports is forgotten', () => {
  const loads = new RegionLoads(15);
  loads.note(report(1000, 0));
  loads.note(report(30, 0));
  expect(loads.of(region.encodedName)[0]).toBe(30);
  loads.note([]);
  expect(loads.of(region.encodedName)).toEqual([0, 0, 0, 0]);
});
