// Looks whether what hbase:meta says, what region servers report and what stands on the disk agree (HBase's HbckChore). It changes nothing: the
// status page and the log tell what it found, and HBCK2 or `colonnade doctor` repair it.
import type { RegionInfo } from '../../model/region-info.ts';
import { encodedNameOf } from '../../model/region-info.ts';
import type { ServerName } from '../../model/server-name.ts';
import { TableName } from '../../model/table-name.ts';
import { isHidden, layout } from '../../rootdir/directory-layout.ts';
import { listRegionFolders } from '../../rootdir/region-info-file.ts';
import type { MasterServices } from '../master-services.ts';
import type { RegionStateNode } from '../region-states.ts';

export interface HbckReport {
  readonly startedAt: number;
  readonly endedAt: number;
  /** Served by another server than hbase:meta says, by several, or by none. */
  readonly inconsistent: readonly { region: RegionInfo; inMeta: ServerName; reportedBy: readonly ServerName[] }[];
  /** Served, though hbase:meta does not know them. */
  readonly orphansOnServers: readonly { encodedName: string; server: ServerName }[];
  /** Folders of regions that hbase:meta does not know. */
  readonly orphansOnDisk: readonly OrphanFolder[];
}

export interface OrphanFolder {
  readonly table: TableName;
  readonly encodedName: string;
}

export class HbckChore {
  readonly #env: MasterServices;
  #running = false;
  lastReport: HbckReport | undefined;

  constructor(env: MasterServices) {
    this.#env = env;
  }

  /** False: it runs already, or hbase:meta is not known yet. */
  async run(): Promise<boolean> {
    const { assignment, clock, logger } = this.#env;
    if (this.#running || !assignment.metaLoaded.isOpen) return false;
    this.#running = true;
    try {
      const startedAt = clock.now();
      const reported = this.#reported();
      const inconsistent = assignment.states
        .all()
        .map((node) => this.#inconsistency(node, reported.get(node.info.encodedName) ?? []))
        .filter((found) => found !== undefined);
      const orphansOnServers = [...reported].flatMap(([encodedName, servers]) =>
        assignment.states.get(encodedName) === undefined ? servers.map((server) => ({ encodedName, server })) : [],
      );
      const orphansOnDisk = await this.orphansOnDisk();
      this.lastReport = { startedAt, endedAt: clock.now(), inconsistent, orphansOnServers, orphansOnDisk };
      const counts = [inconsistent, orphansOnServers, orphansOnDisk].map(({ length }) => length);
      const [regions, onServers, onDisk] = counts;
      const found = { inconsistent: regions, orphansOnServers: onServers, orphansOnDisk: onDisk };
      if (counts.some((count) => count > 0)) logger.warn(found, 'hbase:meta, servers and disk do not agree');
      else logger.info(found, 'hbase:meta, servers and disk agree');
      return true;
    } finally {
      this.#running = false;
    }
  }

  /** Folders of regions that are neither in hbase:meta nor parents of merged ones, nor in the hands of a procedure. */
  async orphansOnDisk(): Promise<OrphanFolder[]> {
    const { files, assignment, regionStateStore, executor } = this.#env;
    const found: OrphanFolder[] = [];
    for (const namespace of await files.list(layout.dataFolder)) {
      if (!namespace.isDirectory || isHidden(namespace.name)) continue;
      for (const { name, isDirectory } of await files.list(layout.namespaceFolder(namespace.name))) {
        if (!isDirectory || isHidden(name)) continue;
        const table = TableName.of(namespace.name, name);
        for (const encodedName of await listRegionFolders(files, table)) found.push({ table, encodedName });
      }
    }
    // Read after the folders: a region's folder is made before its row, and goes after it.
    const { regions } = await regionStateStore.readMeta();
    const known = new Set(regions.flatMap((row) => [row.regionInfo, ...row.mergeParents]).map((r) => r.encodedName));
    return found.filter(({ table, encodedName }) => {
      if (known.has(encodedName as never) || assignment.states.get(encodedName) !== undefined) return false;
      return !executor.locks.isClaimed('region', encodedName) && !executor.locks.isClaimed('table', table.name);
    });
  }

  /** By region, who serves it as of their last heartbeats. */
  #reported(): Map<string, ServerName[]> {
    const reported = new Map<string, ServerName[]>();
    for (const { name, load } of this.#env.servers.online())
      for (const { region_specifier } of load.region_loads ?? []) {
        const encodedName = encodedNameOf(Buffer.from(region_specifier.value));
        reported.set(encodedName, [...(reported.get(encodedName) ?? []), name]);
      }
    return reported;
  }

  /** Of a region at rest for longer than the servers' last heartbeats. */
  #inconsistency(node: RegionStateNode, reportedBy: readonly ServerName[]) {
    const { servers } = this.#env;
    const { server, info } = node;
    if (node.isInTransition || server === undefined || !node.isInState('OPEN') || !servers.isOnline(server))
      return undefined;
    if (reportedBy.length === 1 && reportedBy[0].equals(server)) return undefined;
    const concerned = servers.online().filter(({ name }) => [server, ...reportedBy].some((each) => each.equals(name)));
    if (concerned.some(({ lastReport }) => lastReport <= node.changedAt)) return undefined;
    return { region: info, inMeta: server, reportedBy };
  }
}
