import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodedNameOf, META_REGION_INFO, parseRegionName, RegionInfo } from '../../model/region-info.ts';
import { TableName } from '../../model/table-name.ts';

// Printed by HBase 2.6.1's RegionInfoBuilder, RegionInfo.toByteArray and toDelimitedByteArray.
const REGION = new RegionInfo({
  tableName: TableName.parse('ns:t'),
  startKey: Buffer.from('a,b'),
  endKey: Buffer.from('c'),
  regionId: 1795245907796,
});
const BYTES = '504255460' + '8d4befae79f3412070a026e731201741a03612c62220163280030003800';

test('names and encoded names', () => {
  expect(REGION.encodedName).toBe('0a17017cbda872fb0426fddd6fac3c80');
  expect(REGION.name.toString()).toBe('ns:t,a,b,1795245907796.0a17017cbda872fb0426fddd6fac3c80.');
  const replica = REGION.with({ replicaId: 1 });
  expect(replica.name.toString()).toBe('ns:t,a,b,1795245907796_0001.a3f8f757d4a487b3dcc3d972ef9c345d.');
  const first = new RegionInfo({ tableName: TableName.parse('TestTable'), regionId: 1795245907796 });
  expect(first.encodedName).toBe('3a871029566afd1f81b547fad9eae61c');
});

test('hbase:meta is named by another hash', () => {
  expect([META_REGION_INFO.name.toString(), META_REGION_INFO.encodedName]).toEqual(['hbase:meta,,1', '1588230740']);
  const replica = META_REGION_INFO.with({ replicaId: 1 });
  expect([replica.name.toString(), replica.encodedName]).toEqual(['hbase:meta,,1_0001', '534574363']);
  expect(META_REGION_INFO.toBytes().toString('hex')).toBe(
    '504255460801120d0a05686261736512046d6574611a002200280030003800',
  );
  expect(RegionInfo.fromBytes(META_REGION_INFO.toBytes())).toBe(META_REGION_INFO);
});

test('bytes, delimited and not', () => {
  expect(REGION.toBytes().toString('hex')).toBe(BYTES);
  expect(REGION.toDelimitedBytes().toString('hex')).toBe(`504255461e${BYTES.slice(8)}`);
  expect(RegionInfo.fromBytes(REGION.toBytes()).equals(REGION)).toBe(true);
  expect(
    RegionInfo.fromDelimitedBytes(Buffer.concat([REGION.toDelimitedBytes(), Buffer.from('\n\nmore')])).equals(REGION),
  ).toBe(true);
});

test('every cut of the bytes is refused', () => {
  const whole = REGION.toDelimitedBytes();
  for (let length = 0; length < whole.length; length++) {
    expect(() => RegionInfo.fromDelimitedBytes(whole.subarray(0, length))).toThrow();
  }
  expect(() => RegionInfo.fromBytes(Buffer.from('PBUX'))).toThrow('Expected a RegionInfo with magic PBUF');
});

test('names are taken apart again, whatever is in them', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 12 }),
      fc.integer({ min: 0, max: 2 ** 45 }),
      fc.integer({ min: 0, max: 3 }),
      (key, regionId, replicaId) => {
        const region = new RegionInfo({
          tableName: TableName.parse('ns:t'),
          startKey: Buffer.from(key),
          regionId,
          replicaId,
        });
        const parts = parseRegionName(region.name);
        expect([parts.startKey.equals(key), parts.regionId, parts.replicaId]).toEqual([true, regionId, replicaId]);
        expect(parts.encodedName).toBe(region.encodedName);
        expect(encodedNameOf(region.name)).toBe(region.encodedName);
      },
    ),
  );
  expect(encodedNameOf(Buffer.from('hbase:meta,,1'))).toBe('1588230740');
  expect(encodedNameOf(Buffer.from('1588230740'))).toBe('1588230740');
  expect(() => parseRegionName(Buffer.from('t,a'))).toThrow('Not a region name: t,a');
});

test('what holds which rows, and what lies beside what', () => {
  const region = (start: string, end: string) =>
    REGION.with({ startKey: Buffer.from(start), endKey: Buffer.from(end) });
  expect(['', 'a', 'b', 'c', 'z'].map((row) => region('b', 'c').containsRow(Buffer.from(row)))).toEqual([
    false,
    false,
    true,
    false,
    false,
  ]);
  expect(region('', '').containsRow(Buffer.alloc(0))).toBe(true);
  expect(region('b', 'd').overlaps(region('c', ''))).toBe(true);
  expect(region('b', 'd').overlaps(region('d', ''))).toBe(false);
  expect(region('', 'd').isAdjacentTo(region('d', 'e'))).toBe(true);
  expect(region('', 'd').isAdjacentTo(region('e', ''))).toBe(false);
  const sorted = [region('b', ''), region('b', 'c'), region('', 'b')].sort((a, b) => a.compareTo(b));
  expect(sorted.map(({ startKey, endKey }) => `${startKey}…${endKey}`)).toEqual(['…b', 'b…c', 'b…']);
});
