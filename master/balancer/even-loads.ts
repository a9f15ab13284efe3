// Evens out what servers have to do without changing how many regions they have: exchanges of two regions, tried by chance and kept when they
// lower the cost by more than their moves cost (what HBase's stochastic balancer does, of its candidates the ones that leave counts alone).
import type { Random } from '../../base/random.ts';
import type { BalancerConfig } from './balancer-config.ts';
import type { Costs } from './costs.ts';
import type { PlacedRegion, Placement } from './placement.ts';

/** Gains below it are rounding. */
const LEAST_GAIN = 1e-9;

/** Returns how many exchanges were tried. */
export function evenOutLoads(
  placement: Placement,
  costs: Costs,
  config: BalancerConfig,
  random: Random,
  maxMoves: number,
): number {
  if (costs.ofLoads() / costs.highest <= config.minCostNeedBalance) return 0;
  const byServer = placement.servers.map((_, server) =>
    placement.regions.filter((region) => region.server === server && region.movable),
  );
  const steps = Math.min(config.maxSteps, config.stepsPerRegion * placement.regions.length * placement.servers.length);
  let cost = costs.ofLoads() + costs.ofMoves();
  for (let step = 0; step < steps; step++) {
    const [from, to] =
      step % 2 === 0 ? busiestAndIdlest(placement.work) : pairByChance(placement.servers.length, random);
    const [given, taken] = [pick(byServer[from], random), pick(byServer[to], random)];
    if (given === undefined || taken === undefined || !keepsTables(given, taken)) continue;
    exchange(placement, costs, given, taken);
    const after = costs.ofLoads() + costs.ofMoves();
    if (after < cost - LEAST_GAIN && placement.moved <= maxMoves) {
      cost = after;
      swapEntries(byServer, given, taken, from, to);
    } else exchange(placement, costs, given, taken);
  }
  return steps;
}

/** Each goes where the other is. */
function exchange(placement: Placement, costs: Costs, a: PlacedRegion, b: PlacedRegion): void {
  const [serverOfA, serverOfB] = [a.server, b.server];
  costs.note(a, serverOfB);
  costs.note(b, serverOfA);
  placement.move(a, serverOfB);
  placement.move(b, serverOfA);
}

/** Two regions of one table; or of two, each of which its server has one more of than the other, so that both stay as even as they are. */
function keepsTables(a: PlacedRegion, b: PlacedRegion): boolean {
  if (a.server === b.server) return false;
  if (a.table === b.table) return true;
  const surplus = ({ table: { onServer } }: PlacedRegion, from: number, to: number) =>
    onServer[from].length - onServer[to].length;
  return surplus(a, a.server, b.server) >= 1 && surplus(b, b.server, a.server) >= 1;
}

function busiestAndIdlest(work: readonly number[]): [number, number] {
  let [busiest, idlest] = [0, 0];
  for (let i = 1; i < work.length; i++) {
    if (work[i] > work[busiest]) busiest = i;
    if (work[i] < work[idlest]) idlest = i;
  }
  return [busiest, idlest];
}

function pairByChance(count: number, random: Random): [number, number] {
  const first = random.below(count);
  return [first, (first + 1 + random.below(count - 1)) % count];
}

function pick(list: readonly PlacedRegion[], random: Random): PlacedRegion | undefined {
  return list.length === 0 ? undefined : list[random.below(list.length)];
}

function swapEntries(
  byServer: readonly PlacedRegion[][],
  given: PlacedRegion,
  taken: PlacedRegion,
  from: number,
  to: number,
): void {
  byServer[from][byServer[from].indexOf(given)] = taken;
  byServer[to][byServer[to].indexOf(taken)] = given;
}
