// Where regions go. A new table is dealt out to the servers in turn; a region that lost its server goes where its table has fewest; and a run
// of the balancer plans moves: first the counts of regions, of each table and in all, then what the regions have to do.
import type { Random } from '../../base/random.ts';
import type { ServerName } from '../../model/server-name.ts';
import type { RegionStateNode, RegionStates } from '../region-states.ts';
import { type BalancerConfig, DEFAULT_BALANCER_CONFIG } from './balancer-config.ts';
import { Costs, type Locality, SHARED_STORAGE } from './costs.ts';
import { evenOutLoads } from './even-loads.ts';
import { evenOutAll, evenOutTables } from './even-out.ts';
import { type FunctionCost, functionCosts } from './function-costs.ts';
import { Placement } from './placement.ts';
import { NO_LOAD, type RegionLoad } from './region-loads.ts';

/** The server with the lowest counts (the first that differs decides), another than `avoided` if there is one; `turn` breaks ties. */
export function chooseServer(
  servers: readonly ServerName[],
  countsOn: (server: ServerName) => readonly number[],
  avoided: ServerName | undefined,
  turn: number,
): ServerName | undefined {
  const others = avoided === undefined ? servers : servers.filter((server) => !server.equals(avoided));
  let best: ServerName[] = [];
  let fewest: readonly number[] = [];
  for (const server of others.length > 0 ? others : servers) {
    const counts = countsOn(server);
    const order = best.length === 0 ? -1 : compareCounts(counts, fewest);
    if (order > 0) continue;
    if (order < 0) best = [];
    best.push(server);
    fewest = counts;
  }
  return best.length === 0 ? undefined : best[turn % best.length];
}

function compareCounts(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i] - b[i];
  return 0;
}

/** Deals `count` regions of one table out, neighbours to different servers; those left over after full rounds go to the emptiest servers. */
export function dealOut(
  count: number,
  servers: readonly ServerName[],
  countOn: (server: ServerName) => number,
  turn: number,
): (ServerName | undefined)[] {
  if (servers.length === 0) return Array.from({ length: count }, () => undefined);
  // The start rotates, so that tables of one region do not all meet on the first of equally empty servers.
  const order = servers.map((_, i) => servers[(turn + i) % servers.length]);
  const byCount = order.map((server) => ({ server, count: countOn(server) })).sort((a, b) => a.count - b.count);
  return Array.from({ length: count }, (_, i) => byCount[i % byCount.length].server);
}

/** A server for each of the regions, counting those planned before as if they were there already. */
export function spread(
  nodes: readonly RegionStateNode[],
  servers: readonly ServerName[],
  states: RegionStates,
  turn: number,
): RegionPlan[] {
  const planned = new Map(servers.map((server) => [server, { total: 0, ofTable: new Map<string, number>() }]));
  const plans: RegionPlan[] = [];
  for (const node of nodes) {
    const { tableName } = node.info;
    const countsOn = (server: ServerName) => {
      const more = planned.get(server)!;
      return [
        states.countOfTableOnServer(tableName, server) + (more.ofTable.get(tableName.name) ?? 0),
        states.countOnServer(server) + more.total,
      ];
    };
    const target = chooseServer(servers, countsOn, node.server, turn + plans.length);
    if (target === undefined || node.server === undefined || target.equals(node.server)) continue;
    const more = planned.get(target)!;
    more.total++;
    more.ofTable.set(tableName.name, (more.ofTable.get(tableName.name) ?? 0) + 1);
    plans.push({ node, source: node.server, target });
  }
  return plans;
}

export interface RegionPlan {
  readonly node: RegionStateNode;
  readonly source: ServerName;
  readonly target: ServerName;
}

export interface BalanceInput {
  readonly nodes: Iterable<RegionStateNode>;
  /** Those that regions may be given to. */
  readonly servers: readonly ServerName[];
  readonly random: Random;
  readonly loadOf?: (node: RegionStateNode) => RegionLoad;
  readonly locality?: Locality;
  readonly config?: BalancerConfig;
}

/** What placements cost; empty where costs decide nothing. */
export interface BalanceCosts {
  readonly before: readonly FunctionCost[];
  /** With the plans carried out. */
  readonly after: readonly FunctionCost[];
  /** Moves made and exchanges tried. */
  readonly steps: number;
}

export interface Balanced extends BalanceCosts {
  readonly plans: readonly RegionPlan[];
}

const NO_COSTS: BalanceCosts = { before: [], after: [], steps: 0 };

/** The same input and chance give the same plans. hbase:meta and regions in transition stay where they are. */
export function balance(input: BalanceInput): Balanced {
  const { servers, random, config = DEFAULT_BALANCER_CONFIG, loadOf = () => NO_LOAD } = input;
  if (servers.length < 2) return { plans: [], ...NO_COSTS };
  const placement = Placement.of(input.nodes, servers, loadOf);
  const costs = config.countsOnly
    ? evenOutCounts(placement, config, random)
    : evenOut(placement, config, random, input.locality ?? SHARED_STORAGE);
  const plans = placement.regions
    .filter(({ server, origin }) => server !== origin)
    .map(({ node, server, origin }) => ({ node, source: servers[origin], target: servers[server] }));
  return { plans, ...costs };
}

/** As HBase's SimpleLoadBalancer: nothing while the counts are near the average. */
function evenOutCounts(placement: Placement, { slop }: BalancerConfig, random: Random): BalanceCosts {
  if (areWithin(slop, placement.counts)) return NO_COSTS;
  const budget = { left: () => Number.POSITIVE_INFINITY, below: (bound: number) => random.below(bound) };
  evenOutTables(placement, budget);
  evenOutAll(placement, true, budget);
  return NO_COSTS;
}

/** A server without regions is not near, while another has several. */
function areWithin(slop: number, counts: readonly number[]): boolean {
  const average = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  if (least === 0 && most > 1) return false;
  return least >= Math.floor(average * (1 - slop)) && most <= Math.ceil(average * (1 + slop));
}

/** As HBase's StochasticLoadBalancer. */
function evenOut(placement: Placement, config: BalancerConfig, random: Random, locality: Locality): BalanceCosts {
  const costs = new Costs(placement, config, locality);
  const before = functionCosts(placement, costs, config);
  placement.weigh((region) => costs.workOf(region));
  const maxMoves = Math.ceil(placement.regions.length * config.maxMoveFraction);
  const budget = { left: () => maxMoves - placement.moved, below: (bound: number) => random.below(bound) };
  if (config.tableSkewCost > 0) evenOutTables(placement, budget);
  if (config.regionCountCost > 0) evenOutAll(placement, config.tableSkewCost > 0, budget);
  const { moved } = placement;
  const evened = new Costs(placement, config, locality);
  const exchanges = evenOutLoads(placement, evened, config, random, maxMoves);
  return { before, after: functionCosts(placement, evened, config), steps: moved + exchanges };
}
