import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../base/clock.ts';
import { META_REGION_INFO, RegionInfo } from '../../model/region-info.ts';
import { ServerName } from '../../model/server-name.ts';
import { TableName } from '../../model/table-name.ts';
import { ENCODED_REGION_NAME, OnlineRegions, REGION_NAME } from '../../regionserver/online-regions.ts';
import type { Region } from '../../regionserver/region/region.ts';

const clock = new ManualClock();
const regionOf = (info: RegionInfo) => ({ info }) as Region;
const infoOf = (i: number) =>
  new RegionInfo({ tableName: TableName.parse('t'), startKey: Buffer.from(`k${i}`), regionId: i });
const errorOf = (work: () => unknown): string => {
  try {
    work();
    return 'none';
  } catch (error) {
    return (error as Error).name;
  }
};

describe('regions on line', () => {
  it('are found by full and by encoded name among many', () => {
    const regions = new OnlineRegions(clock, 1000);
    const all = Array.from({ length: 500 }, (_, i) => regionOf(infoOf(i)));
    for (const region of all) regions.add(region);
    regions.add(regionOf(META_REGION_INFO));
    for (const region of all) {
      const around = Buffer.concat([Buffer.from('xx'), region.info.name, Buffer.from('yy')]);
      expect(regions.find(REGION_NAME, around, 2, region.info.name.length)).toBe(region);
      expect(regions.find(ENCODED_REGION_NAME, Buffer.from(region.info.encodedName))).toBe(region);
    }
    expect(regions.find(REGION_NAME, Buffer.from('hbase:meta,,1')).info).toBe(META_REGION_INFO);
    expect(regions.find(ENCODED_REGION_NAME, Buffer.from('1588230740')).info).toBe(META_REGION_INFO);
    expect(errorOf(() => regions.find(REGION_NAME, infoOf(999).name))).toBe('NotServingRegionException');
    // The same encoded part under another name is another region.
    const forged = Buffer.from(infoOf(1).name);
    forged[0] = 0x75;
    expect(errorOf(() => regions.find(REGION_NAME, forged))).toBe('NotServingRegionException');
    expect(errorOf(() => regions.find(REGION_NAME, Buffer.from('garbage')))).toBe('NotServingRegionException');
  });

  it('errors say first where it moved, then that it opens, then that it is not here', () => {
    const regions = new OnlineRegions(clock, 1000);
    const info = infoOf(1);
    const find = () => errorOf(() => regions.find(REGION_NAME, info.name));
    regions.add(regionOf(info));
    regions.remove(info.encodedName, { server: new ServerName('h', 1, 2), sequenceNumber: 7 });
    regions.setTransition(info.encodedName, 'opening');
    expect(find()).toBe('RegionMovedException');
    clock.advance(1001);
    expect(find()).toBe('RegionOpeningException');
    regions.setTransition(info.encodedName, undefined);
    expect(find()).toBe('NotServingRegionException');
    regions.add(regionOf(info));
    expect(find()).toBe('none');
  });
});
