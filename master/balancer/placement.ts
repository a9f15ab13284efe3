// Regions on servers as the balancer thinks of them: moving one here moves nothing yet. What differs from where they began is the plan.
import type { ServerName } from '../../model/server-name.ts';
import type { RegionStateNode } from '../region-states.ts';
import type { RegionLoad } from './region-loads.ts';

export interface PlacedRegion {
  readonly node: RegionStateNode;
  readonly table: PlacedTable;
  readonly load: RegionLoad;
  /** What it has to do, as one number; of no unit. */
  work: number;
  /** False for regions that count where they are but stay there: hbase:meta, and those in transition. */
  readonly movable: boolean;
  /** Index of its server, now and at the beginning. */
  server: number;
  readonly origin: number;
  /** Its position in the list of its table and server. */
  slot: number;
}

export interface PlacedTable {
  readonly name: string;
  readonly isSystem: boolean;
  /** By index of the server. */
  readonly onServer: PlacedRegion[][];
}

export class Placement {
  readonly servers: readonly ServerName[];
  readonly regions: PlacedRegion[] = [];
  readonly tables: PlacedTable[] = [];
  /** Regions on each server. */
  readonly counts: number[];
  /** What each server has to do. */
  readonly work: number[];
  /** Regions that are not where they began. */
  moved = 0;
  #tables = new Map<string, PlacedTable>();

  constructor(servers: readonly ServerName[]) {
    this.servers = servers;
    this.counts = servers.map(() => 0);
    this.work = servers.map(() => 0);
  }

  /** Regions elsewhere than on the servers (draining or dead ones) are no business of the balancer's. */
  static of(
    nodes: Iterable<RegionStateNode>,
    servers: readonly ServerName[],
    loadOf: (node: RegionStateNode) => RegionLoad,
  ): Placement {
    const placement = new Placement(servers);
    const indexes = new Map(servers.map((server, i) => [server.toString(), i]));
    for (const node of nodes) {
      const server = node.server === undefined ? undefined : indexes.get(node.server.toString());
      if (server !== undefined && !node.isSplitParent) placement.#add(node, server, loadOf(node));
    }
    return placement;
  }

  #add(node: RegionStateNode, server: number, load: RegionLoad): void {
    const { tableName } = node.info;
    let table = this.#tables.get(tableName.name);
    if (table === undefined) {
      table = { name: tableName.name, isSystem: tableName.isSystem, onServer: this.servers.map(() => []) };
      this.#tables.set(tableName.name, table);
      this.tables.push(table);
    }
    const list = table.onServer[server];
    const movable = node.isInState('OPEN') && !node.isInTransition && !node.info.isMeta;
    const region: PlacedRegion = { node, table, load, work: 0, movable, server, origin: server, slot: list.length };
    list.push(region);
    this.regions.push(region);
    this.counts[server]++;
  }

  weigh(workOf: (region: PlacedRegion) => number): void {
    this.work.fill(0);
    for (const region of this.regions) {
      region.work = workOf(region);
      this.work[region.server] += region.work;
    }
  }

  move(region: PlacedRegion, to: number): void {
    const from = region.table.onServer[region.server];
    const last = from.pop()!;
    if (last !== region) {
      from[region.slot] = last;
      last.slot = region.slot;
    }
    this.counts[region.server]--;
    this.work[region.server] -= region.work;
    this.work[to] += region.work;
    if (region.server === region.origin) this.moved++;
    region.server = to;
    if (to === region.origin) this.moved--;
    this.counts[to]++;
    const list = region.table.onServer[to];
    region.slot = list.length;
    list.push(region);
  }
}
