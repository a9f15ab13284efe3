// Asks the master to split regions that have become too large. The master closes the region and opens its halves; until then it goes on
// serving. A request that comes to nothing is made again after a later flush.
import type { Clock } from '../base/clock.ts';
import type { Logger } from '../base/logger.ts';
import { RegionInfo } from '../model/region-info.ts';
import type { Region } from './region/region.ts';
import type { SplitPolicies } from './split-policy.ts';

export interface SplitRequestsOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly policies: SplitPolicies;
  /** Regions on this server; with as many as `maxRegions` none is split any more. */
  readonly regionCount: () => number;
  readonly maxRegions: number;
  /** Tells the master READY_TO_SPLIT: the parent and both halves. Undefined, or why it refuses. */
  readonly ask: (regions: readonly RegionInfo[]) => Promise<string | undefined>;
}

export class SplitRequests {
  readonly #options: SplitRequestsOptions;
  readonly #asking = new Set<Region>();

  constructor(options: SplitRequestsOptions) {
    this.#options = options;
  }

  /** True when the region is too large and the master is asked; `refused` is called if that came to nothing. */
  request(region: Region, refused: () => void): boolean {
    if (this.#asking.has(region)) return true;
    if (!this.#mayAsk(region)) return false;
    this.#asking.add(region);
    void this.#ask(region)
      .then((split) => {
        if (!split) refused();
      })
      .finally(() => this.#asking.delete(region));
    return true;
  }

  /** A store that has too many files is compacted first. */
  #mayAsk(region: Region): boolean {
    const { policies, regionCount, maxRegions } = this.#options;
    if (regionCount() >= maxRegions) return false;
    if (region.stores.some((store) => store.storeFileCount >= store.blockingFileCount)) return false;
    return policies.of(region).shouldSplit();
  }

  async #ask(region: Region): Promise<boolean> {
    const { policies, clock, logger } = this.#options;
    const { info } = region;
    try {
      const row = await policies.of(region).splitRow();
      if (row === undefined || region.isClosing) return false;
      const { tableName, startKey, endKey } = info;
      const regionId = clock.now();
      const halves = [
        new RegionInfo({ tableName, startKey, endKey: row, regionId }),
        new RegionInfo({ tableName, startKey: row, endKey, regionId }),
      ];
      const refusal = await this.#options.ask([info, ...halves]);
      if (refusal !== undefined) logger.warn({ region: info.encodedName, refusal }, 'the master does not split it');
      return refusal === undefined;
    } catch (error) {
      logger.warn({ region: info.encodedName, error: String(error) }, 'the master could not be asked to split');
      return false;
    }
  }
}
