// What each region has to do, from the heartbeats of its server. Counters of requests become rates: the average over the last notes,
// newer ones counting more. A region that was opened anew begins to count at zero.
import { encodedNameOf } from '../../model/region-info.ts';
import type { pb } from '../../proto/index.ts';
import { longToNumber } from '../../proto/long.ts';

/** In order of `METRICS`. */
export type RegionLoad = readonly [
  readRequests: number,
  writeRequests: number,
  memstoreMb: number,
  storeFileMb: number,
];
export const NO_LOAD: RegionLoad = [0, 0, 0, 0];

interface Noted {
  reads: number;
  writes: number;
  /** Per note; undefined before the second. */
  readRate: number | undefined;
  writeRate: number | undefined;
  memstoreMb: number;
  storeFileMb: number;
  round: number;
}

export class RegionLoads {
  #newestShare: number;
  #noted = new Map<string, Noted>();
  #round = 0;

  constructor(loadsToRemember: number) {
    this.#newestShare = 2 / (Math.max(1, loadsToRemember) + 1);
  }

  /** Notes what the servers reported last; regions that none of them has are forgotten. */
  note(loads: Iterable<pb.ServerLoad.$Properties>): void {
    this.#round++;
    for (const load of loads) for (const region of load.region_loads ?? []) this.#noteRegion(region);
    for (const [name, { round }] of this.#noted) if (round !== this.#round) this.#noted.delete(name);
  }

  of(encodedName: string): RegionLoad {
    const noted = this.#noted.get(encodedName);
    if (noted === undefined) return NO_LOAD;
    return [noted.readRate ?? 0, noted.writeRate ?? 0, noted.memstoreMb, noted.storeFileMb];
  }

  #noteRegion(load: pb.RegionLoad.$Properties): void {
    const name = encodedNameOf(Buffer.from(load.region_specifier.value));
    const reads = longToNumber(load.read_requests_count);
    const writes = longToNumber(load.write_requests_count);
    const former = this.#noted.get(name);
    this.#noted.set(name, {
      reads,
      writes,
      readRate: this.#rate(former?.readRate, former?.reads, reads),
      writeRate: this.#rate(former?.writeRate, former?.writes, writes),
      memstoreMb: load.mem_store_size_MB ?? 0,
      storeFileMb: load.storefile_size_MB ?? 0,
      round: this.#round,
    });
  }

  #rate(rate: number | undefined, before: number | undefined, now: number): number | undefined {
    if (before === undefined) return undefined;
    const latest = now >= before ? now - before : now;
    return rate === undefined ? latest : rate + (latest - rate) * this.#newestShare;
  }
}
