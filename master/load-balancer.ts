// Where regions go: by count. A region without a preference goes to the server with the fewest; balancing moves regions, table by table
// and then overall, until no server has more than one above the average.
import type { ServerName } from '../model/server-name.ts';
import type { RegionStateNode } from './region-states.ts';

/** The server with the fewest regions, another than `avoided` if there is one; `turn` breaks ties. */
export function chooseServer(
  servers: readonly ServerName[],
  countOn: (server: ServerName) => number,
  avoided: ServerName | undefined,
  turn: number,
): ServerName | undefined {
  if (servers.length === 0) return undefined;
  const others = avoided === undefined ? servers : servers.filter((server) => !server.equals(avoided));
  const candidates = others.length > 0 ? others : servers;
  const fewest = Math.min(...candidates.map(countOn));
  const best = candidates.filter((server) => countOn(server) === fewest);
  return best[turn % best.length];
}

export interface RegionPlan {
  readonly node: RegionStateNode;
  readonly target: ServerName;
}

/** Moves that even out the counts. Regions of system tables stay where they are unless their server has too many. */
export function balancePlans(nodes: readonly RegionStateNode[], servers: readonly ServerName[]): RegionPlan[] {
  if (servers.length < 2) return [];
  const plans: RegionPlan[] = [];
  const placed = new Map<string, RegionStateNode[]>(servers.map((server) => [server.toString(), []]));
  for (const node of nodes) placed.get(node.server?.toString() ?? '')?.push(node);
  const byTable = Map.groupBy(nodes, (node) => node.info.tableName.name);
  for (const ofTable of byTable.values()) evenOut(ofTable, servers, placed, plans);
  evenOut(nodes, servers, placed, plans);
  return plans;
}

/** Moves regions among `nodes` from the fullest to the emptiest server until they differ by at most one. */
function evenOut(
  nodes: readonly RegionStateNode[],
  servers: readonly ServerName[],
  placed: ReadonlyMap<string, RegionStateNode[]>,
  plans: RegionPlan[],
): void {
  const members = new Set(nodes);
  const of = (server: ServerName) => placed.get(server.toString())!.filter((node) => members.has(node));
  const moved = new Set(plans.map(({ node }) => node));
  for (let i = 0; i < nodes.length; i++) {
    const counts = servers.map((server) => ({ server, regions: of(server) }));
    counts.sort((a, b) => b.regions.length - a.regions.length);
    const fullest = counts[0];
    const emptiest = counts[counts.length - 1];
    if (fullest.regions.length - emptiest.regions.length < 2) return;
    const node = fullest.regions.find((candidate) => !moved.has(candidate));
    if (node === undefined) return;
    const from = placed.get(fullest.server.toString())!;
    from.splice(from.indexOf(node), 1);
    placed.get(emptiest.server.toString())!.push(node);
    moved.add(node);
    plans.push({ node, target: emptiest.server });
  }
}
