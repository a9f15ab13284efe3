// What must hold once everything is mended and nothing is asked of the cluster any more: each region of each enabled table online exactly once, hbase:meta
// and the directory tree of one mind, every procedure ended, nothing left behind on the disk or in ZooKeeper.
import type { Connection } from '../../client/index.ts';
import { type MetaRow, parseMetaRow } from '../../model/meta-row.ts';
import { TableName } from '../../model/table-name.ts';
import { pb } from '../../proto/index.ts';
import { layout, masterLayout } from '../../rootdir/directory-layout.ts';
import { parseStoreFileName, type StoreFileName } from '../../rootdir/store-file-name.ts';
import type { RpcClient } from '../../rpc/rpc-client.ts';
import { MASTERS, REGION_SERVERS, type SimCluster } from './sim-cluster.ts';

const META_REGION = '1588230740';
const PROCEDURE_ENDED: ReadonlySet<number> = new Set([
  pb.ProcedureState.SUCCESS,
  pb.ProcedureState.ROLLEDBACK,
  pb.ProcedureState.FAILED,
]);
/** Znodes that may stand below /hbase, with what may stand below them. */
const ZNODES: Record<string, RegExp> = {
  master: /^$/,
  'backup-masters': /^\/[^/]+$/,
  hbaseid: /^$/,
  running: /^$/,
  rs: /^\/[^/]+$/,
  draining: /^$/,
  table: /^\/[^/]+$/,
  namespace: /^\/[^/]+$/,
  splitWAL: /^$/,
  'master-maintenance': /^$/,
  'online-snapshot': /^\/(acquired|reached|abort)$/,
  'flush-table-proc': /^\/(acquired|reached|abort)$/,
  replication: /^\/(peers|rs|hfile-refs)$/,
  'meta-region-server': /^$/,
  balancer: /^$/,
  normalizer: /^$/,
  switch: /^\/(split|merge)$/,
  'snapshot-cleanup': /^$/,
};

/** What keeps the cluster from being at rest; waited for. Reads servers directly and hbase:meta through a client. */
export async function unrest(cluster: SimCluster, connection: Connection): Promise<string[]> {
  const wrong: string[] = [];
  const actives = cluster.masters.filter((master) => master.isActive && master.isInitialized);
  if (actives.length !== 1) wrong.push(`${actives.length} active masters`);
  if (cluster.masters.length !== MASTERS.length) wrong.push(`${cluster.masters.length} masters run`);
  const running = cluster.regionServers.filter(({ state }) => state === 'running');
  if (running.length !== REGION_SERVERS.length) wrong.push(`${running.length} region servers run`);
  if (wrong.length > 0) return wrong;
  const o = { timeoutMs: 5000 };
  const { procedure } = await connection.admin.master.call(
    'GetProcedures',
    pb.GetProceduresRequest,
    pb.GetProceduresResponse,
    {},
    o,
  );
  for (const { class_name, proc_id, state } of procedure)
    if (!PROCEDURE_ENDED.has(state as number))
      wrong.push(`procedure ${proc_id} ${class_name} has not ended (state ${state})`);
  const { regionsInTransition, liveServers } = await connection.admin.clusterStatus(o);
  for (const { regionName, state } of regionsInTransition)
    wrong.push(`region ${regionName} is in transition: ${state}`);
  if (liveServers.length !== REGION_SERVERS.length) wrong.push(`the master knows ${liveServers.length} live servers`);
  wrong.push(...(await misplaced(cluster, connection)));
  return wrong;
}

/** Every region of every enabled table is online exactly once, where meta says so; nothing else is online; no holes and overlaps. */
async function misplaced(cluster: SimCluster, connection: Connection): Promise<string[]> {
  const wrong: string[] = [];
  const online = new Map<string, string[]>();
  for (const server of cluster.regionServers)
    for (const name of server.onlineRegions())
      online.set(name, [...(online.get(name) ?? []), server.serverName.toString()]);
  if (online.get(META_REGION)?.length !== 1)
    wrong.push(`hbase:meta is online on ${online.get(META_REGION) ?? 'no server'}`);
  online.delete(META_REGION);
  const { rows, states } = await readMeta(connection);
  for (const [table, regions] of byTable(rows)) {
    const state = states.get(table);
    wrong.push(...chainFaults(table, regions));
    for (const { regionInfo, locations } of regions) {
      const { encodedName } = regionInfo;
      const where = online.get(encodedName) ?? [];
      online.delete(encodedName);
      const { state: regionState, server } = locations[0];
      if (regionInfo.isSplitParent) {
        if (where.length > 0) wrong.push(`the split parent ${encodedName} of ${table} is online on ${where}`);
        continue;
      }
      const wanted = state === 'ENABLED' ? [`${server}`] : [];
      if (`${where}` !== `${wanted}` || (state === 'ENABLED' && regionState !== 'OPEN'))
        wrong.push(
          `${table} (${state}): ${encodedName} is ${regionState} on ${server} in meta, and online on ${where.join(' and ') || 'no server'}`,
        );
    }
  }
  for (const [name, where] of online) wrong.push(`region ${name} is online on ${where}, and not in meta`);
  return wrong;
}

function chainFaults(table: string, regions: readonly MetaRow[]): string[] {
  const wrong: string[] = [];
  const serving = regions.filter(({ regionInfo }) => !regionInfo.isSplitParent).map(({ regionInfo }) => regionInfo);
  let end: Buffer = Buffer.alloc(0);
  serving.forEach(({ startKey, endKey, encodedName }, index) => {
    if (!startKey.equals(end) || (index > 0 && end.length === 0))
      wrong.push(`${table}: region ${encodedName} begins at '${startKey}', the one before it ends at '${end}'`);
    end = endKey;
  });
  if (end.length > 0) wrong.push(`${table}: its last region ends at '${end}'`);
  return wrong;
}

interface Meta {
  readonly rows: MetaRow[];
  /** By table; what meta says of it. */
  readonly states: Map<string, string>;
}

async function readMeta(connection: Connection): Promise<Meta> {
  const rows: MetaRow[] = [];
  const states = new Map<string, string>();
  for await (const row of connection.table('hbase:meta').scan({}, { timeoutMs: 5000 })) {
    const parsed = parseMetaRow(row.cells);
    if (parsed !== undefined) rows.push(parsed);
    else if (row.value('table', 'state') !== undefined) {
      const table = TableName.parse(row.key.toString());
      states.set(table.name, (await connection.admin.tableState(table.name, { timeoutMs: 5000 })) ?? 'absent');
    }
  }
  return { rows, states };
}

function byTable(rows: readonly MetaRow[]): Map<string, MetaRow[]> {
  const tables = new Map<string, MetaRow[]>();
  for (const row of rows) {
    const { name } = row.regionInfo.tableName;
    tables.set(name, [...(tables.get(name) ?? []), row]);
  }
  return tables;
}

/** What is left behind, on the disk and in ZooKeeper, and where meta and the directory tree differ. */
export async function leftovers(cluster: SimCluster, connection: Connection, rpc: RpcClient): Promise<string[]> {
  const { rows, states } = await readMeta(connection);
  const wrong = [...treeFaults(cluster, rows, states), ...folderFaults(cluster), ...znodeFaults(cluster, states)];
  for (const row of rows) wrong.push(...(await unusedFiles(cluster, row, rpc)));
  return wrong;
}

/** Of an open region: files of its stores that its server does not use, or uses and are not there. */
async function unusedFiles(cluster: SimCluster, { regionInfo, locations }: MetaRow, rpc: RpcClient): Promise<string[]> {
  const { encodedName, name, tableName } = regionInfo;
  const { state, server } = locations[0];
  if (state !== 'OPEN' || server === undefined || regionInfo.isSplitParent) return [];
  const param = pb.GetStoreFileRequest.encode({ region: { type: 1, value: name } }).finish();
  const reply = await rpc.call(server, 'AdminService', 'GetStoreFile', param, { timeoutMs: 5000 });
  const used = new Set(pb.GetStoreFileResponse.decode(reply.message).store_file);
  const wrong: string[] = [];
  for (const { name: family, isDirectory } of cluster.disk.tree.list(layout.regionFolder(tableName, encodedName))) {
    if (!isDirectory || family.startsWith('.') || family === 'recovered.edits') continue;
    for (const path of filesBelow(cluster, layout.familyFolder(tableName, encodedName, family)))
      if (!used.delete(path)) wrong.push(`its region does not use it: ${path}`);
  }
  for (const path of used) wrong.push(`a region uses it, and it is not there: ${path}`);
  return wrong;
}

function treeFaults(cluster: SimCluster, rows: readonly MetaRow[], states: Meta['states']): string[] {
  const wrong: string[] = [];
  const { tree } = cluster.disk;
  const regions = byTable(rows);
  const names = (path: string) => tree.list(path).map(({ name }) => name);
  for (const namespace of names(layout.dataFolder))
    for (const qualifier of names(layout.namespaceFolder(namespace))) {
      const table = TableName.parse(`${namespace}:${qualifier}`);
      if (table.isMeta) continue;
      if (!states.has(table.name)) wrong.push(`the folder of ${table} is there, but no such table`);
      const inMeta = regions.get(table.name) ?? [];
      const known = new Set<string>(inMeta.map(({ regionInfo }) => regionInfo.encodedName));
      for (const name of names(layout.tableFolder(table))) {
        if (name === '.tabledesc' || name === '.tmp') continue;
        if (!known.delete(name)) {
          // Edits of an old log, or the work of a server that did not know yet that it is dead, put there while the folder went: nothing needs them.
          const files = filesBelow(cluster, layout.regionFolder(table, name));
          if (!files.every((path) => /\/(?:recovered\.edits|\.tmp)\//.test(path)))
            wrong.push(`the folder ${layout.regionFolder(table, name)} is of no region in meta`);
          continue;
        }
        const row = inMeta.find(({ regionInfo }) => regionInfo.encodedName === name);
        wrong.push(...regionFaults(cluster, table, name, row?.locations[0].openSequenceNumber ?? 0));
      }
      for (const name of known) wrong.push(`${table}: region ${name} has no folder`);
    }
  for (const [name] of regions)
    if (tree.find(layout.tableFolder(TableName.parse(name))) === undefined)
      wrong.push(`${name} is in meta and has no folder`);
  return wrong;
}

function regionFaults(cluster: SimCluster, table: TableName, encodedName: string, openedAt: number): string[] {
  const wrong: string[] = [];
  const { tree } = cluster.disk;
  if (tree.find(layout.regionInfoFile(table, encodedName)) === undefined)
    wrong.push(`${table}: ${encodedName} has no .regioninfo`);
  // A server that was dead already, and did not know, may have written there after the region's last opening; its next one empties the folder.
  for (const path of filesBelow(cluster, layout.regionTempFolder(table, encodedName)))
    if (cluster.disk.creators.get(path)?.isAlive !== false) wrong.push(`left behind: ${path}`);
  // From a log of a server that the region had left before: its next opening skips all of them, as in HBase.
  const edits = filesBelow(cluster, layout.recoveredEditsFolder(table, encodedName));
  const numberOf = (path: string) => Number(path.slice(path.lastIndexOf('/') + 1).replace('.seqid', ''));
  const reached = Math.max(openedAt, ...edits.filter((path) => path.endsWith('.seqid')).map(numberOf));
  for (const path of edits) {
    // From a log of a server that the region had left before: its next opening skips all of them, as in HBase.
    const isOfDead = path.endsWith('.writing') && cluster.disk.creators.get(path)?.isAlive === false;
    if (!path.endsWith('.seqid') && !isOfDead && !(numberOf(path) <= reached))
      wrong.push(`left behind, and reached ${reached}: ${path}`);
  }
  for (const { name: family, isDirectory } of tree.list(layout.regionFolder(table, encodedName))) {
    if (!isDirectory || family.startsWith('.') || family === 'recovered.edits') continue;
    for (const { name } of tree.list(layout.familyFolder(table, encodedName, family))) {
      const parsed = parseStoreFileName(name);
      const path = layout.storeFile(table, encodedName, family, name);
      if (parsed === undefined) wrong.push(`not a store file: ${path}`);
      else if (!leadsSomewhere(cluster, table, family, encodedName, parsed)) wrong.push(`it leads nowhere: ${path}`);
    }
  }
  for (const folder of [layout.splitsFolder(table, encodedName), layout.mergesFolder(table, encodedName)])
    if (tree.find(folder) !== undefined) wrong.push(`left behind: ${folder}`);
  return wrong;
}

/** What a reference or a link names is there, or in the archive. */
function leadsSomewhere(
  cluster: SimCluster,
  table: TableName,
  family: string,
  region: string,
  name: StoreFileName,
): boolean {
  if (name.kind === 'reference') {
    if (name.referred.kind === 'link') return leadsSomewhere(cluster, table, family, name.parent, name.referred);
    return leadsSomewhere(cluster, table, family, region, {
      kind: 'link',
      target: { table, region: name.parent, hfile: name.referredName },
    });
  }
  if (name.kind === 'hfile') return true;
  const { table: to, region: of, hfile } = name.target;
  const places = [layout.storeFile(to, of, family, hfile), `${layout.archiveFamilyFolder(to, of, family)}/${hfile}`];
  return places.some((path) => cluster.disk.tree.find(path) !== undefined);
}

function folderFaults(cluster: SimCluster): string[] {
  const wrong: string[] = [];
  const { tree } = cluster.disk;
  const servers = new Set(cluster.regionServers.map(({ serverName }) => serverName.toString()));
  for (const { name } of tree.list(layout.walsFolder))
    if (!servers.has(name)) wrong.push(`left behind: ${layout.walsFolder}/${name}`);
  const masters = new Set(
    cluster.masters.filter((master) => master.isActive).map(({ serverName }) => serverName.toString()),
  );
  for (const { name } of tree.list(masterLayout.walsFolder))
    if (!masters.has(name)) wrong.push(`left behind: ${masterLayout.walsFolder}/${name}`);
  for (const { name } of tree.list(layout.workingSnapshotsFolder))
    wrong.push(`left behind: ${layout.workingSnapshotsFolder}/${name}`);
  // An empty folder is of a client that did not get to know it.
  for (const path of filesBelow(cluster, layout.stagingFolder)) wrong.push(`left behind: ${path}`);
  for (const path of filesBelow(cluster, 'home')) wrong.push(`left behind: ${path}`);
  for (const path of filesBelow(cluster, layout.tempFolder)) wrong.push(`left behind: ${path}`);
  for (const { name } of tree.list(layout.corruptWalsFolder)) wrong.push(`a log was taken for corrupt: ${name}`);
  return wrong;
}

function filesBelow(cluster: SimCluster, path: string): string[] {
  return cluster.disk.tree
    .list(path)
    .flatMap(({ name, isDirectory }) => (isDirectory ? filesBelow(cluster, `${path}/${name}`) : [`${path}/${name}`]));
}

function znodeFaults(cluster: SimCluster, states: Meta['states']): string[] {
  const wrong: string[] = [];
  const servers = new Set(cluster.regionServers.map(({ serverName }) => serverName.toString()));
  for (const key of cluster.tree.values.keys()) {
    const match = /^n\/hbase\/([^/]+)(.*)$/.exec(key);
    if (match === null) continue;
    const [, first, rest] = match;
    const path = key.slice(1);
    if (rest !== '' && !ZNODES[first]?.test(rest)) wrong.push(`the znode ${path} is left behind`);
    if (rest === '' && ZNODES[first] === undefined) wrong.push(`the znode ${path} is of no known kind`);
    if (first === 'rs' && rest !== '' && !servers.has(rest.slice(1)))
      wrong.push(`the znode ${path} is of no living server`);
    if (first === 'table' && rest !== '' && !states.has(TableName.parse(rest.slice(1)).name))
      wrong.push(`the znode ${path} is of no table`);
  }
  return wrong;
}
