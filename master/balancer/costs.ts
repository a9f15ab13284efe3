// How badly a placement is balanced, as weighted parts from 0 (even) to 1 (all on one server): HBase's cost functions and weights
// (StochasticLoadBalancer), of which only the cheap parts are computed again for each exchange that is tried.
import type { BalancerConfig } from './balancer-config.ts';
import type { PlacedRegion, Placement } from './placement.ts';

/** How much of a region's data a server has at hand, 0 to 1. */
export type Locality = (region: PlacedRegion, server: number) => number;
/** On one shared storage every server is as near to every file as any other. */
export const SHARED_STORAGE: Locality = () => 1;

const METRICS = 4;

export class Costs {
  #placement: Placement;
  #locality: Locality;
  #weights: readonly number[];
  #config: BalancerConfig;
  /** Of each metric, by server. */
  readonly loads: number[][];
  #totals: number[];
  #localitySum: number;

  constructor(placement: Placement, config: BalancerConfig, locality: Locality = SHARED_STORAGE) {
    this.#placement = placement;
    this.#config = config;
    this.#locality = locality;
    this.#weights = [
      config.readRequestCost,
      config.writeRequestCost,
      config.memstoreSizeCost,
      config.storefileSizeCost,
    ];
    this.loads = this.#weights.map(() => placement.servers.map(() => 0));
    this.#localitySum = 0;
    for (const region of placement.regions) {
      for (let m = 0; m < METRICS; m++) this.loads[m][region.server] += region.load[m];
      this.#localitySum += locality(region, region.server);
    }
    this.#totals = this.loads.map((ofServers) => ofServers.reduce((sum, load) => sum + load, 0));
  }

  /** Of all weights: what a cost is a share of. */
  get highest(): number {
    const { regionCountCost, tableSkewCost, moveCost, localityCost } = this.#config;
    return (
      this.#weights.reduce((sum, weight) => sum + weight, 0) + regionCountCost + tableSkewCost + moveCost + localityCost
    );
  }

  /** Of loads and locality. */
  ofLoads(): number {
    let cost = 0;
    for (let m = 0; m < METRICS; m++) cost += this.#weights[m] * skew(this.loads[m], this.#totals[m]);
    return cost + this.#config.localityCost * this.distance();
  }

  /** Of having moved so many regions. */
  ofMoves(): number {
    return this.#config.moveCost * this.movedShare();
  }

  /** How uneven reads, writes, memstores and store files are, 0 to 1. */
  skews(): number[] {
    return this.loads.map((loads, m) => skew(loads, this.#totals[m]));
  }

  /** How far the data is from its servers, 0 to 1. */
  distance(): number {
    const count = this.#placement.regions.length;
    return count === 0 ? 0 : 1 - this.#localitySum / count;
  }

  movedShare(): number {
    const { moved, regions } = this.#placement;
    return regions.length === 0 ? 0 : moved / regions.length;
  }

  /** Follows a move, before it is made. */
  note(region: PlacedRegion, to: number): void {
    for (let m = 0; m < METRICS; m++) {
      this.loads[m][region.server] -= region.load[m];
      this.loads[m][to] += region.load[m];
    }
    this.#localitySum += this.#locality(region, to) - this.#locality(region, region.server);
  }

  /** A region's part of all that there is to do. */
  workOf({ load }: PlacedRegion): number {
    let work = 0;
    for (let m = 0; m < METRICS; m++) if (this.#totals[m] > 0) work += (this.#weights[m] * load[m]) / this.#totals[m];
    return work;
  }
}

/** Standard deviation as a share of the largest there can be, which is everything on one server. */
export function skew(loads: readonly number[], total: number): number {
  if (total <= 0 || loads.length < 2) return 0;
  const mean = total / loads.length;
  let squares = 0;
  for (const load of loads) squares += (load - mean) ** 2;
  return Math.sqrt(squares / (total * total * (1 - 1 / loads.length)));
}
