import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MetaCache, type RegionLocation } from '../../client/meta-cache.ts';
import { RegionInfo } from '../../model/region-info.ts';
import { ServerName } from '../../model/server-name.ts';
import { TableName } from '../../model/table-name.ts';

const table = TableName.parse('t');
const location = (start: string, end: string, sequenceNumber = 1, server = 'a', regionId = 1): RegionLocation => ({
  region: new RegionInfo({ tableName: table, startKey: Buffer.from(start), endKey: Buffer.from(end), regionId }),
  server: new ServerName(server, 1, 1),
  sequenceNumber,
});
const show = (found: RegionLocation | undefined) =>
  found === undefined ? undefined : `${found.region.startKey}…${found.region.endKey}`;

test('finds the region of a row, and the one before it', () => {
  const cache = new MetaCache();
  for (const [start, end] of [
    ['', 'c'],
    ['c', 'm'],
    ['s', ''],
  ])
    cache.add(location(start, end));
  const find = (row: string) => show(cache.find(table, Buffer.from(row)));
  expect(['', 'b', 'c', 'lz', 'm', 'n', 's', 'z'].map(find)).toEqual([
    '…c',
    '…c',
    'c…m',
    'c…m',
    undefined,
    undefined,
    's…',
    's…',
  ]);
  const before = (row: string) => show(cache.findBefore(table, Buffer.from(row)));
  expect(['c', 'd', 'm', 'n', 's', 'z', ''].map(before)).toEqual([
    '…c',
    'c…m',
    'c…m',
    undefined,
    undefined,
    's…',
    's…',
  ]);
  expect(cache.find(TableName.parse('other'), Buffer.from('a'))).toBeUndefined();
});

test('a newer layout replaces what it overlaps', () => {
  const cache = new MetaCache();
  cache.add(location('', ''));
  cache.add(location('', 'm', 2, 'a', 2));
  expect([show(cache.find(table, Buffer.from('a'))), show(cache.find(table, Buffer.from('z')))]).toEqual([
    '…m',
    undefined,
  ]);
  cache.add(location('m', '', 2, 'a', 2));
  cache.add(location('', '', 5, 'a', 3));
  expect([cache.size, show(cache.find(table, Buffer.from('z')))]).toEqual([1, '…']);
});

test('an older location of the same region does not replace a newer one', () => {
  const cache = new MetaCache();
  cache.add(location('', '', 5, 'new'));
  cache.add(location('', '', 4, 'old'));
  expect(cache.find(table, Buffer.from('a'))?.server.host).toBe('new');
  cache.add(location('', '', 6, 'newest'));
  expect(cache.find(table, Buffer.from('a'))?.server.host).toBe('newest');
});

test('forgets a location, a server, a table', () => {
  const cache = new MetaCache();
  const [a, b, c] = [location('', 'c', 1, 'a'), location('c', 'm', 1, 'b'), location('m', '', 1, 'a')];
  for (const each of [a, b, c]) cache.add(each);
  cache.remove(location('', 'c', 1, 'a'));
  expect(cache.size).toBe(3);
  cache.remove(a);
  expect(cache.size).toBe(2);
  cache.add(a);
  cache.removeServer(a.server);
  expect([cache.size, show(cache.find(table, Buffer.from('d')))]).toEqual([1, 'c…m']);
  cache.removeTable(table);
  expect([cache.size, cache.find(table, Buffer.from('d'))]).toEqual([0, undefined]);
});

test('whatever is added and removed, it answers as a plain list does', () => {
  const key = fc.constantFrom('', 'b', 'd', 'f', 'h', 'j');
  const step = fc.tuple(fc.boolean(), key, key, fc.integer({ min: 1, max: 9 }));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const cache = new MetaCache();
      let model: RegionLocation[] = [];
      for (const [adds, start, end, id] of steps) {
        if (end !== '' && end <= start) continue;
        const each = location(start, end, id, 'a', id);
        if (adds) {
          model = [...model.filter((other) => !other.region.overlaps(each.region)), each];
          cache.add(each);
        } else {
          const victim = model.find((other) => other.region.containsRow(Buffer.from(start)));
          if (victim !== undefined) cache.remove(victim);
          model = model.filter((other) => other !== victim);
        }
        expect(cache.size).toBe(model.length);
        for (const row of ['', 'a', 'b', 'c', 'e', 'g', 'j', 'z']) {
          expect(cache.find(table, Buffer.from(row))).toBe(
            model.find((other) => other.region.containsRow(Buffer.from(row))),
          );
        }
      }
    }),
  );
});
