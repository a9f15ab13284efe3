import { hbaseError } from '../base/errors.ts';
import { RegionInfo } from '../model/region-info.ts';
import { pb } from '../proto/index.ts';
import type { OnlineRegions } from './online-regions.ts';
import type { Region } from './region/region.ts';
import type { RemoteProcedure } from './remote-procedures.ts';

/** HBase's FlushRegionCallable: the region of a FlushRegionParameter is flushed, whole or some families of it. */
export function flushRegionCallable(regions: OnlineRegions, checkServing: () => void): RemoteProcedure {
  return async (data) => {
    const { region: message, column_family } = pb.FlushRegionParameter.decode(data);
    checkServing();
    const info = RegionInfo.fromProto(message);
    const region = regions.get(info.encodedName);
    if (region === undefined)
      throw hbaseError('NotServingRegionException', `${info.encodedName} is not online on this server`);
    const families = column_family.map((family) => Buffer.from(family).toString('latin1'));
    checkFamilies(region, families);
    // As in HBase nothing is compacted after it: who flushes a table by hand finds its files as the flushes left them.
    const how = { force: true, reason: 'asked for by the master', thenCompact: false };
    await region.flush({ ...how, ...(families.length === 0 ? {} : { families }) });
  };
}

/** Of a name that is none the client is to be told. */
export function checkFamilies(region: Region, families: readonly string[]): void {
  for (const family of families)
    if (!region.descriptor.hasFamily(family))
      throw hbaseError(
        'NoSuchColumnFamilyException',
        `Column family ${family} does not exist in region ${region.name}`,
      );
}
