// What a placement costs by each of HBase's cost functions (StochasticLoadBalancer, 2.6.1), under the names of its classes: what the record of the
// balancer's decisions tells. Plans are made by the parts in costs.ts; a count of regions costs nothing here when it is as even as it can be.
import { javaDouble } from '../../base/java-text.ts';
import type { BalancerConfig } from './balancer-config.ts';
import type { Costs } from './costs.ts';
import type { Placement } from './placement.ts';

export interface FunctionCost {
  /** Simple name of HBase's class. */
  readonly name: string;
  /** Mostly 0 (even) to 1. */
  readonly cost: number;
  readonly multiplier: number;
}

/** Those that have a weight, in HBase's order. */
export function functionCosts(placement: Placement, costs: Costs, config: BalancerConfig): readonly FunctionCost[] {
  const [reads, writes, memstores, storeFiles] = costs.skews();
  const ofTables = placement.tables.map(({ onServer }) => countSkew(onServer.map(({ length }) => length)));
  const functions: [name: string, multiplier: number, cost: number][] = [
    ['RegionCountSkew', config.regionCountCost, countSkew(placement.counts)],
    ['Move', config.moveCost, costs.movedShare()],
    ['ServerLocality', config.localityCost, costs.distance()],
    ['TableSkew', config.tableSkewCost, ofTables.reduce((sum, cost) => sum + cost, 0)],
    ['ReadRequest', config.readRequestCost, reads],
    ['WriteRequest', config.writeRequestCost, writes],
    ['MemStoreSize', config.memstoreSizeCost, memstores],
    ['StoreFile', config.storefileSizeCost, storeFiles],
  ];
  return functions
    .filter(([, multiplier]) => multiplier > 0)
    .map(([name, multiplier, cost]) => ({ name: `${name}CostFunction`, multiplier, cost }));
}

export function totalCost(functions: readonly FunctionCost[]): number {
  return functions.reduce((total, { cost, multiplier }) => total + cost * multiplier, 0);
}

/** Those that are not 0: ` RegionCountSkewCostFunction : 12.5; TableSkewCostFunction : 1.0` */
export function functionCostsText(functions: readonly FunctionCost[]): string {
  return functions
    .filter(({ cost, multiplier }) => cost * multiplier > 0)
    .map(({ name, cost, multiplier }) => ` ${name} : ${javaDouble(cost * multiplier)}`)
    .join(';');
}

/** The deviation of whole counts, of the least there can be (0) to all being on one server (1). */
function countSkew(counts: readonly number[]): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const mean = total / counts.length;
  const deviation = (each: readonly number[]) => Math.sqrt(each.reduce((sum, count) => sum + (count - mean) ** 2, 0));
  const low = Math.floor(mean);
  const least = deviation(counts.map((_, i) => (i < total - low * counts.length ? low + 1 : low)));
  const most = deviation(counts.map((_, i) => (i === 0 ? total : 0)));
  return most <= least ? 0 : Math.max(0, (deviation(counts) - least) / (most - least));
}
