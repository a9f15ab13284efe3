import { expect, test } from 'vitest';
import { systemClock } from '../../base/clock.ts';
import { silentLogger } from '../../base/logger.ts';
import { CatalogJanitor } from '../../master/catalog-janitor.ts';
import { Gate } from '../../master/gate.ts';
import type { MasterServices } from '../../master/master-services.ts';
import { RegionStates } from '../../master/region-states.ts';
import { RegionInfo } from '../../model/region-info.ts';
import { TableName } from '../../model/table-name.ts';

/** Regions as `a-m`: from a to m. */
async function problems(...ranges: string[]): Promise<readonly string[]> {
  const tableName = TableName.parse('t');
  const states = new RegionStates(systemClock);
  ranges.forEach((range, i) => {
    const [startKey, endKey] = range.split('-').map((key) => Buffer.from(key));
    states.getOrCreate(new RegionInfo({ tableName, startKey, endKey, regionId: i })).setState('OPEN');
  });
  const metaLoaded = new Gate();
  metaLoaded.open();
  const env = {
    assignment: { states, metaLoaded },
    tableStates: { tables: () => [tableName] },
    regionStateStore: { readMeta: async () => ({ regions: [], tableStates: new Map() }) },
    logger: silentLogger,
  } as unknown as MasterServices;
  const janitor = new CatalogJanitor(env);
  expect(await janitor.run()).toBe(0);
  return janitor.lastReport!.problems.map((problem) => problem.replace(/[0-9a-f]{32}/g, 'R'));
}

test('regions that meet from the first row to the last are whole', async () => {
  expect(await problems('-')).toEqual([]);
  expect(await problems('-b', 'b-m', 'm-')).toEqual([]);
});

test('holes, overlaps and missing ends are named', async () => {
  expect(await problems()).toEqual(['t has no region']);
  expect(await problems('a-')).toEqual(['t has no first region']);
  expect(await problems('-b')).toEqual(['t has no region after b']);
  expect(await problems('-b', 'c-')).toEqual(['t: R and R leave a hole']);
  expect(await problems('-m', 'b-')).toEqual(['t: R and R overlap']);
});
