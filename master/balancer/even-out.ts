// Evens out how many regions each server has: first of each table, then of all together without disturbing the tables, each with as few
// moves as that takes. Afterwards no two servers differ by more than one region, of any table and in all.
import type { PlacedRegion, PlacedTable, Placement } from './placement.ts';

/** So many regions of one table and server are compared before one is chosen. */
const CANDIDATES = 64;

/** Where the moves of a plan come from: how many it may still make, and chance between equals. */
export interface MoveBudget {
  left(): number;
  below(bound: number): number;
}

export function evenOutTables(placement: Placement, budget: MoveBudget): void {
  for (const table of placement.tables) evenOutTable(placement, table, budget);
}

function evenOutTable(placement: Placement, table: PlacedTable, budget: MoveBudget): void {
  const wanted = wantedCounts(placement, table);
  const short: number[] = [];
  for (let server = 0; server < wanted.length; server++)
    for (let n = table.onServer[server].length; n < wanted[server]; n++) short.push(server);
  if (short.length === 0) return;
  // The emptiest servers are served first, in case the budget does not suffice.
  short.sort((a, b) => placement.counts[a] - placement.counts[b]);
  const surplus = [...wanted.keys()].filter((server) => table.onServer[server].length > wanted[server]);
  let next = 0;
  for (const server of surplus)
    while (next < short.length && table.onServer[server].length > wanted[server] && budget.left() > 0) {
      const region = regionToGive(table.onServer[server], placement, server, short[next], budget);
      if (region === undefined) break;
      placement.move(region, short[next++]);
    }
}

/** Each server's share of the table; what is left over stays where there is most of it, else goes to the emptiest servers. */
function wantedCounts(placement: Placement, { onServer }: PlacedTable): number[] {
  const total = onServer.reduce((sum, list) => sum + list.length, 0);
  const share = Math.floor(total / onServer.length);
  const byNeed = [...onServer.keys()].sort(
    (a, b) => onServer[b].length - onServer[a].length || placement.counts[a] - placement.counts[b],
  );
  const wanted = onServer.map(() => share);
  for (const server of byNeed.slice(0, total - share * onServer.length)) wanted[server]++;
  return wanted;
}

/** Takes from the fullest server and gives to the emptiest, of a table that the first has more of. */
export function evenOutAll(placement: Placement, keepTables: boolean, budget: MoveBudget): void {
  // Tables of users first: those of the system are moved when nothing else helps.
  const tables = [...placement.tables].sort((a, b) => Number(a.isSystem) - Number(b.isSystem));
  const users = tables.filter(({ isSystem }) => !isSystem).length;
  const unable = new Set<number>();
  while (budget.left() > 0) {
    const from = extreme(placement.counts, unable, (a, b) => a > b);
    const to = extreme(placement.counts, undefined, (a, b) => a < b);
    if (from < 0 || placement.counts[from] - placement.counts[to] < 2) return;
    const region = surplusRegion(placement, tables, users, from, to, keepTables, budget);
    if (region === undefined) unable.add(from);
    else placement.move(region, to);
  }
}

function surplusRegion(
  placement: Placement,
  tables: readonly PlacedTable[],
  users: number,
  from: number,
  to: number,
  keepTables: boolean,
  budget: MoveBudget,
): PlacedRegion | undefined {
  // Not always the same table's, which would be hit once for each of its regions.
  const start = users === 0 ? 0 : budget.below(users);
  for (let i = 0; i < tables.length; i++) {
    const { onServer } = tables[i < users ? (start + i) % users : i];
    if (onServer[from].length === 0 || (keepTables && onServer[from].length <= onServer[to].length)) continue;
    const region = regionToGive(onServer[from], placement, from, to, budget);
    if (region !== undefined) return region;
  }
  return undefined;
}

/**
 * One that began at `to` saves a move, one that began elsewhere costs none; among equals the one after whose move the two servers have most
 * nearly the same work. Of a long list only a part is looked at.
 */
function regionToGive(
  list: readonly PlacedRegion[],
  placement: Placement,
  from: number,
  to: number,
  budget: MoveBudget,
): PlacedRegion | undefined {
  const ideal = (placement.work[from] - placement.work[to]) / 2;
  const start = list.length > CANDIDATES ? budget.below(list.length) : 0;
  let best: PlacedRegion | undefined;
  let bestRank = -1;
  for (let i = 0; i < list.length && (i < CANDIDATES || best === undefined); i++) {
    const region = list[(start + i) % list.length];
    if (!region.movable) continue;
    const rank = region.origin === to ? 2 : region.origin !== from ? 1 : 0;
    const nearer = rank === bestRank && Math.abs(region.work - ideal) < Math.abs(best!.work - ideal);
    if (rank > bestRank || nearer) {
      best = region;
      bestRank = rank;
    }
  }
  return best;
}

function extreme(
  counts: readonly number[],
  except: ReadonlySet<number> | undefined,
  better: (a: number, b: number) => boolean,
): number {
  let best = -1;
  for (let i = 0; i < counts.length; i++)
    if (!except?.has(i) && (best < 0 || better(counts[i], counts[best]))) best = i;
  return best;
}
