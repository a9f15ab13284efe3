// A stopped cluster's root directory as the doctor sees it. Nothing is changed.
import { HBaseZnodes } from '../../../coordination/hbase-znodes.ts';
import { decodeClusterId, decodeMetaLocation } from '../../../coordination/znode-payloads.ts';
import { DataTree } from '../../../coordination/zookeeper/data-tree.ts';
import { loadTree } from '../../../coordination/zookeeper/tree-records.ts';
import type { TreeStore } from '../../../coordination/zookeeper/tree-store.ts';
import { CATALOG_FAMILY, type MetaRow, parseMetaRow } from '../../../model/meta-row.ts';
import { NamespaceDescriptor } from '../../../model/namespace-descriptor.ts';
import { META_REGION_INFO } from '../../../model/region-info.ts';
import { META_TABLE_DESCRIPTOR } from '../../../model/table-descriptor.ts';
import { META_TABLE_NAME, NAMESPACE_TABLE_NAME, TableName } from '../../../model/table-name.ts';
import { pb } from '../../../proto/index.ts';
import { readClusterId, readVersion } from '../../../rootdir/cluster-files.ts';
import { isHidden, layout, MASTER_STORE_ENCODED_NAME, masterLayout } from '../../../rootdir/directory-layout.ts';
import { listRegionFolders } from '../../../rootdir/region-info-file.ts';
import { readTableInfo } from '../../../rootdir/table-info.ts';
import type { FileStorage } from '../../../storage/file-storage.ts';
import type { LogStorage } from '../../../storage/log-storage.ts';
import { sortWALs } from '../../../wal/wal-names.ts';
import type { WALEntry } from '../../../wal/wal-reader.ts';
import { factsOf, sortRows } from '../catalog.ts';
import type { BadProcedure, Catalog, RegionFolder, Root, TableFacts, ZnodeFacts } from '../image.ts';
import { type ProcedureFacts, procedureFacts } from '../procedure-facts.ts';
import { faultOf, messageOf } from '../words.ts';
import { newestCells, type StoredRow } from './cell-versions.ts';
import { readLog, readLogs } from './read-logs.ts';
import { filesBelow, readRegionFolder } from './read-region-folder.ts';
import { listWorkingSnapshots, readSnapshots } from './read-snapshots.ts';
import { SystemRegion } from './system-region.ts';

export interface StoppedOptions {
  readonly files: FileStorage;
  readonly logs: LogStorage;
  /** Of the embedded ZooKeeper, to be opened and closed; undefined when there is none. */
  readonly treeStore: () => TreeStore | undefined;
  readonly znodeParent: string;
  /** Every block of every store file. */
  readonly deep: boolean;
  /** Whether a master could go on with a stored procedure; throws what is wrong with it. */
  readonly judgeProcedure: (message: pb.Procedure) => void;
  /** A lock of a process that is gone. */
  readonly staleLock: string | undefined;
}

export interface StoppedCluster {
  readonly root: Root;
  readonly catalog: Catalog;
  readonly meta: SystemRegion;
  readonly store: SystemRegion;
  readonly namespace: SystemRegion | undefined;
}

const MASTER_STORE = TableName.parse('master:store');
const META_ROW = 'hbase:meta,,1';

export async function readStopped(options: StoppedOptions): Promise<StoppedCluster> {
  const { files, logs } = options;
  const meta = new SystemRegion({ files, layout, table: META_TABLE_NAME, encodedName: META_REGION_INFO.encodedName });
  const store = new SystemRegion({
    files,
    layout: masterLayout,
    table: MASTER_STORE,
    encodedName: MASTER_STORE_ENCODED_NAME,
  });
  const [namespaceRegion] = await listRegionFolders(files, NAMESPACE_TABLE_NAME);
  const namespace =
    namespaceRegion === undefined
      ? undefined
      : new SystemRegion({ files, layout, table: NAMESPACE_TABLE_NAME, encodedName: namespaceRegion });
  for (const region of [meta, store, namespace]) await region?.read();
  const regions = new Map(
    [meta, store, ...(namespace === undefined ? [] : [namespace])].map((r) => [r.place.encodedName, r]),
  );
  const onEntry = (entry: WALEntry) => regions.get(entry.key.encodedRegionName.toString('latin1'))?.addEntry(entry);
  const found = await readLogs(logs, onEntry);
  // Those that a master took over and did not live to replay.
  const taken = masterLayout.recoveredWalsFolder(MASTER_STORE, MASTER_STORE_ENCODED_NAME);
  for (const { name } of sortWALs(await logs.list(taken), 'all'))
    found.logs.push(await readLog(logs, taken, name, true, onEntry));
  const { tables, strangeRows } = sortRows(newestCells(meta.cells));
  const { folders, tableFolders, namespaceFolders } = await readFolders(options);
  await readDescriptors(options, tables, tableFolders);
  const stored = newestCells(store.cells);
  const procedures = readProcedures(stored, options.judgeProcedure);
  const { row: metaRow, fault } = readMetaRow(stored);
  const damagedLogs = found.logs.filter(({ damage }) => damage !== undefined);
  const systemFaults = [...meta.faults, ...store.faults, ...(namespace?.faults ?? [])];
  return {
    meta,
    store,
    namespace,
    root: {
      ...(await readClusterFiles(files)),
      folders,
      tableFolders,
      namespaceFolders,
      logs: found.logs,
      emptyLogFolders: found.emptyFolders,
      badProcedures: procedures.bad,
      systemFaults,
      knowsMeta: metaRow !== undefined,
      metaRowFault: fault,
      hasMeta: meta.cells.length > 0,
      hasStore: store.storeFiles > 0 || store.cells.length > 0,
      metaServer: metaRow?.locations[0].server ?? metaRow?.locations[0].targetServer,
      znodes: await readZnodes(options),
      staleLock: options.staleLock,
      temporary: await filesBelow(files, layout.tempFolder),
      snapshots: await readSnapshots(files),
      workingSnapshots: await listWorkingSnapshots(files),
    },
    catalog: {
      tables,
      strangeRows,
      ...readNamespaces(namespace, damagedLogs.length > 0),
      procedures: procedures.good,
      isWhole: meta.faults.length === 0 && !damagedLogs.some(({ path }) => path.endsWith('.meta')),
    },
  };
}

type ClusterFiles = Pick<Root, 'version' | 'versionFault' | 'clusterId' | 'clusterIdFault'>;

export async function readClusterFiles(files: FileStorage): Promise<ClusterFiles> {
  const read = async (what: Promise<string | undefined>): Promise<[string | undefined, string | undefined]> => {
    try {
      const value = await what;
      return value === undefined ? [undefined, 'none'] : [value, undefined];
    } catch (error) {
      return [undefined, faultOf(error)];
    }
  };
  const [version, versionFault] = await read(readVersion(files));
  const [clusterId, clusterIdFault] = await read(readClusterId(files));
  return { version, versionFault, clusterId, clusterIdFault };
}

async function readFolders({ files, deep }: StoppedOptions) {
  const folders = new Map<string, Map<string, RegionFolder>>();
  const tableFolders = new Set<string>();
  const namespaceFolders: string[] = [];
  for (const { name: namespace, isDirectory } of await files.list(layout.dataFolder)) {
    if (!isDirectory || isHidden(namespace)) continue;
    namespaceFolders.push(namespace);
    for (const { name, isDirectory } of await files.list(layout.namespaceFolder(namespace))) {
      if (!isDirectory || isHidden(name)) continue;
      const table = TableName.of(namespace, name);
      tableFolders.add(table.name);
      const regions = new Map<string, RegionFolder>();
      for (const region of await listRegionFolders(files, table))
        regions.set(region, await readRegionFolder(files, table, region, deep));
      folders.set(table.name, regions);
    }
  }
  return { folders, tableFolders, namespaceFolders };
}

async function readDescriptors(
  { files }: StoppedOptions,
  tables: Map<string, TableFacts>,
  tableFolders: ReadonlySet<string>,
): Promise<void> {
  for (const name of tableFolders) factsOf(tables, TableName.parse(name));
  for (const facts of tables.values()) {
    if (!tableFolders.has(facts.name.name)) continue;
    try {
      facts.descriptor = await readTableInfo(files, facts.name);
      if (facts.descriptor === undefined) {
        // HBase keeps none of hbase:meta in some versions.
        if (facts.name.isMeta) facts.descriptor = META_TABLE_DESCRIPTOR;
        else facts.descriptorFault = 'none';
      } else if (!facts.descriptor.tableName.equals(facts.name))
        facts.descriptorFault = `it is that of ${facts.descriptor.tableName}`;
    } catch (error) {
      facts.descriptorFault = messageOf(error);
    }
  }
}

function readProcedures(
  rows: readonly StoredRow[],
  judge: StoppedOptions['judgeProcedure'],
): { good: ProcedureFacts[]; bad: BadProcedure[] } {
  const good: ProcedureFacts[] = [];
  const bad: BadProcedure[] = [];
  for (const { row, cells } of rows) {
    const cell = cells.find(({ family }) => family.toString() === 'proc');
    if (cell === undefined || cell.value.length === 0) continue;
    const procId = row.length === 8 ? Number(row.readBigUInt64BE(0)) : -1;
    try {
      const message = pb.Procedure.decode(cell.value) as pb.Procedure;
      const facts = procedureFacts(message);
      if (facts.procId !== procId) throw new Error(`it says that it is procedure ${facts.procId}`);
      judge(message);
      good.push(facts);
    } catch (error) {
      bad.push({ procId, row, bytes: cell.value, fault: messageOf(error) });
    }
  }
  return { good, bad };
}

function readMetaRow(rows: readonly StoredRow[]): { row?: MetaRow | undefined; fault?: string } {
  const cells = rows.find(({ row }) => row.toString('latin1') === META_ROW)?.cells;
  try {
    const ofMeta = cells?.filter(({ family }) => family.equals(CATALOG_FAMILY));
    return ofMeta === undefined ? {} : { row: parseMetaRow(ofMeta) };
  } catch (error) {
    return { fault: messageOf(error) };
  }
}

/** Those whose row can be read; of the others `fault` says why not. */
function readNamespaces(
  region: SystemRegion | undefined,
  logsAreDamaged: boolean,
): Pick<Catalog, 'namespaces' | 'badNamespaces'> {
  if (region === undefined || region.faults.length > 0 || logsAreDamaged)
    return { namespaces: undefined, badNamespaces: [] };
  const namespaces = new Set<string>();
  const badNamespaces: { name: string; fault: string }[] = [];
  for (const { row, cells } of newestCells(region.cells))
    for (const { qualifier, value } of cells) {
      if (qualifier.toString() !== 'd') continue;
      try {
        namespaces.add(NamespaceDescriptor.fromBytes(value).name);
      } catch (error) {
        badNamespaces.push({ name: row.toString(), fault: messageOf(error) });
      }
    }
  return { namespaces, badNamespaces };
}

async function readZnodes({ treeStore: find, znodeParent }: StoppedOptions): Promise<ZnodeFacts | undefined> {
  const treeStore = find();
  if (treeStore === undefined) return undefined;
  const znodes = new HBaseZnodes(znodeParent);
  const tree = new DataTree();
  await treeStore.open();
  try {
    await loadTree(treeStore, tree);
  } finally {
    await treeStore.close();
  }
  const id = tree.get(znodes.clusterId)?.data;
  const meta = tree.get(znodes.metaRegionServer())?.data;
  return {
    clusterId: id === undefined || id.length === 0 ? undefined : decodeClusterId(id),
    metaServer: meta === undefined || meta.length === 0 ? undefined : decodeMetaLocation(meta).server,
  };
}
