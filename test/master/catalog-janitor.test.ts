import { expect, test } from 'vitest';
import { systemClock } from '../../base/clock.ts';
import { silentLogger } from '../../base/logger.ts';
import type { AssignmentManager } from '../../master/assignment-manager.ts';
import { CatalogJanitor } from '../../master/catalog-janitor.ts';
import { Gate } from '../../master/gate.ts';
import { RegionStates } from '../../master/region-states.ts';
import type { TableStates } from '../../master/table-states.ts';
import { RegionInfo } from '../../model/region-info.ts';
import { TableName } from '../../model/table-name.ts';

/** Regions as `a-m`: from a to m. */
function problems(...ranges: string[]): readonly string[] {
  const tableName = TableName.parse('t');
  const states = new RegionStates(systemClock);
  ranges.forEach((range, i) => {
    const [startKey, endKey] = range.split('-').map((key) => Buffer.from(key));
    states.getOrCreate(new RegionInfo({ tableName, startKey, endKey, regionId: i })).setState('OPEN');
  });
  const metaLoaded = new Gate();
  metaLoaded.open();
  const assignment = { states, metaLoaded } as unknown as AssignmentManager;
  const tableStates = { tables: () => [tableName] } as unknown as TableStates;
  const janitor = new CatalogJanitor(assignment, tableStates, silentLogger);
  expect(janitor.run()).toBe(0);
  return janitor.lastReport!.problems.map((problem) => problem.replace(/[0-9a-f]{32}/g, 'R'));
}

test('regions that meet from the first row to the last are whole', () => {
  expect(problems('-')).toEqual([]);
  expect(problems('-b', 'b-m', 'm-')).toEqual([]);
});

test('holes, overlaps and missing ends are named', () => {
  expect(problems()).toEqual(['t has no region']);
  expect(problems('a-')).toEqual(['t has no first region']);
  expect(problems('-b')).toEqual(['t has no region after b']);
  expect(problems('-b', 'c-')).toEqual(['t: R and R leave a hole']);
  expect(problems('-m', 'b-')).toEqual(['t: R and R overlap']);
});
