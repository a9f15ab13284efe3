// hbase.version, hbase.id, the system's own tables and the embedded ZooKeeper's znodes.

import { metaRowKey, openLocationCells, regionInfoCell, stateCell } from '../../../model/meta-row.ts';
import { NamespaceDescriptor } from '../../../model/namespace-descriptor.ts';
import { PB_MAGIC } from '../../../model/pb-magic.ts';
import { META_REGION_INFO } from '../../../model/region-info.ts';
import { DEFAULT_NAMESPACE, META_TABLE_NAME, SYSTEM_NAMESPACE } from '../../../model/table-name.ts';
import { pb } from '../../../proto/index.ts';
import { FILE_SYSTEM_VERSION } from '../../../rootdir/cluster-files.ts';
import { layout } from '../../../rootdir/directory-layout.ts';
import { realTables } from '../catalog.ts';
import type { Finding, Step } from '../finding.ts';
import type { Root } from '../image.ts';
import { count } from '../words.ts';
import { lastServerOf, type Scene } from './scene.ts';

export function clusterChecks(scene: Scene): Finding[] {
  const { root } = scene;
  const findings = namespaceChecks(scene);
  if (root === undefined) return findings;
  findings.push(...versionChecks(root), ...idChecks(root), ...systemChecks(scene, root), ...znodeChecks(root));
  if (root.staleLock !== undefined)
    findings.push({
      kind: 'stale-lock',
      level: 'note',
      subject: 'colonnade.lock',
      words: `the lock of the directory was left by a process that is gone (${root.staleLock}); the next start replaces it`,
    });
  if (root.temporary.length > 0)
    findings.push({
      kind: 'leftover-files',
      level: 'note',
      subject: layout.tempFolder,
      words: `${count(root.temporary.length, 'file')} below ${layout.tempFolder}, of a table that was being made or deleted; its procedure or the next one of that table cleans up`,
    });
  return findings;
}

/** The version first: of a tree of another version nothing else can be judged. */
export function newerVersion(root: Pick<Root, 'version'>): Finding | undefined {
  if (root.version === undefined || root.version === FILE_SYSTEM_VERSION) return undefined;
  const isNewer = Number(root.version) > Number(FILE_SYSTEM_VERSION);
  return {
    kind: 'other-version',
    level: 'damage',
    subject: layout.versionFile,
    words: `the directory is of file system version ${root.version}; this release knows version ${FILE_SYSTEM_VERSION} only, so nothing else was looked at`,
    advice: isNewer
      ? 'use the release that wrote it'
      : 'let HBase 1 upgrade it first: it was written before HBase 0.98',
  };
}

function versionChecks({ versionFault, hasStore, tableFolders }: Root): Finding[] {
  if (versionFault === undefined) return [];
  // Tables that could be read are of the only version there is.
  const isTree = hasStore || tableFolders.has(META_TABLE_NAME.name);
  const content = pb.HBaseVersionFileContent.encode({ version: FILE_SYSTEM_VERSION }).finish();
  const bytes = Buffer.concat([PB_MAGIC, content]);
  return [
    {
      kind: 'version-file',
      level: 'damage',
      subject: layout.versionFile,
      words: `${layout.versionFile} ${missingOr(versionFault)}; a start refuses the directory`,
      ...(isTree
        ? {
            repair: {
              words: `write it anew (version ${FILE_SYSTEM_VERSION})`,
              steps: replaced(layout.versionFile, versionFault, bytes),
            },
          }
        : { advice: 'nothing else here is of HBase: is this the right directory?' }),
    },
  ];
}

function idChecks({ clusterId, clusterIdFault, znodes }: Root): Finding[] {
  const known = znodes?.clusterId;
  if (clusterIdFault !== undefined) {
    const bytes = (id: string) => Buffer.concat([PB_MAGIC, pb.ClusterId.encode({ cluster_id: id }).finish()]);
    const steps: Step[] =
      known !== undefined
        ? replaced(layout.clusterIdFile, clusterIdFault, bytes(known))
        : clusterIdFault === 'none'
          ? []
          : [{ kind: 'move-aside', path: layout.clusterIdFile }];
    return [
      {
        kind: 'cluster-id-file',
        level: steps.length === 0 ? 'note' : 'damage',
        subject: layout.clusterIdFile,
        words: `${layout.clusterIdFile} ${missingOr(clusterIdFault)}${steps.length === 0 ? '; the next start gives the cluster a new id' : ''}`,
        ...(steps.length === 0
          ? {}
          : {
              repair: {
                words:
                  known !== undefined
                    ? `write it anew with the id that ZooKeeper has, ${known}`
                    : 'move it aside; the next start makes one',
                steps,
              },
            }),
      },
    ];
  }
  if (known === undefined || known === clusterId) return [];
  return [
    {
      kind: 'cluster-id-mismatch',
      level: 'damage',
      subject: layout.clusterIdFile,
      words: `${layout.clusterIdFile} says ${clusterId}, but the znode hbaseid says ${known}: the ZooKeeper tree belongs to another cluster`,
      advice:
        'put the tree that belongs to it in its place, or move .colonnade/zookeeper away: the next start makes a new one and loses nothing',
      repair: {
        words: 'move the tree aside; the next start makes a new one',
        steps: [{ kind: 'move-aside', path: '.colonnade/zookeeper' }],
      },
    },
  ];
}

function replaced(path: string, fault: string, bytes: Buffer): Step[] {
  const write: Step = { kind: 'write-file', path, bytes };
  return fault === 'none' ? [write] : [{ kind: 'move-aside', path }, write];
}

export function missingOr(fault: string): string {
  return fault === 'none' ? 'is missing' : `is damaged ${fault.startsWith('at offset') ? fault : `(${fault})`}`;
}

function systemChecks(scene: Scene, root: Root): Finding[] {
  const { systemFaults, knowsMeta, metaRowFault, hasMeta, hasStore, logs } = root;
  const findings: Finding[] = systemFaults.map(({ table, path, fault }) => ({
    kind: 'system-table-damaged',
    level: 'damage',
    subject: path,
    table,
    words: `${table} cannot be read whole: ${fault}`,
    advice:
      'put a good copy of the file in its place. Without it the cluster does not know its tables: the next best is a backup of the whole directory',
  }));
  const storeIsWhole =
    !systemFaults.some(({ table }) => table === 'master:store') &&
    !logs.some((log) => log.isMaster && log.damage !== undefined);
  if (!knowsMeta && storeIsWhole && hasMeta) {
    const why =
      metaRowFault !== undefined
        ? `cannot be read (${metaRowFault})`
        : hasStore
          ? 'does not say where it was last'
          : 'is empty';
    // Its edits in a dead server's log are split before it is opened, if it is put on that server.
    const server = lastServerOf(scene, META_REGION_INFO.encodedName);
    const state = server === undefined ? [stateCell('OFFLINE')] : [...openLocationCells(server, 1), stateCell('OPEN')];
    findings.push({
      kind: 'meta-location-missing',
      level: 'damage',
      subject: 'hbase:meta,,1',
      words: `hbase:meta is there, but what master:store says of its place ${why}: a start refuses to make it anew`,
      repair: {
        words: `write into master:store that hbase:meta is to be ${server === undefined ? 'opened' : `recovered from the logs of ${server}`}`,
        steps: [
          {
            kind: 'put-store',
            row: metaRowKey(META_REGION_INFO),
            family: 'info',
            cells: [regionInfoCell(META_REGION_INFO), ...state],
          },
        ],
      },
    });
  }
  return findings;
}

function znodeChecks({ znodes, metaServer }: Root): Finding[] {
  const said = znodes?.metaServer;
  if (said === undefined || metaServer === undefined || said.equals(metaServer)) return [];
  return [
    {
      kind: 'stale-meta-location',
      level: 'note',
      subject: 'meta-region-server',
      words: `the znode meta-region-server names ${said}, master:store names ${metaServer}; the next start writes it anew`,
    },
  ];
}

function namespaceChecks(scene: Scene): Finding[] {
  const { catalog, root } = scene;
  const { namespaces } = catalog;
  if (namespaces === undefined) return [];
  const used = new Set(root?.namespaceFolders ?? []);
  for (const { name } of realTables(catalog)) used.add(name.namespace);
  const damaged: Finding[] = catalog.badNamespaces.map(({ name, fault }) => ({
    kind: 'namespace-damaged',
    level: 'damage',
    subject: name,
    words: `the row of namespace ${name} in hbase:namespace cannot be read (${fault}); a start refuses to go on`,
    repair: {
      words: 'write it anew, without settings of its own',
      steps: [{ kind: 'put-namespace', namespace: new NamespaceDescriptor(name) }],
    },
  }));
  const isKnown = (name: string) => namespaces.has(name) || catalog.badNamespaces.some((bad) => bad.name === name);
  const missing = [...used]
    .filter((name) => !isKnown(name))
    .map((name) => {
      const isOwn = name === DEFAULT_NAMESPACE || name === SYSTEM_NAMESPACE;
      const tables = realTables(catalog).filter((table) => table.name.namespace === name).length;
      return {
        kind: 'namespace-missing',
        level: isOwn ? 'note' : 'damage',
        subject: name,
        words: `namespace ${name} has ${count(tables, 'table')}, but no row in hbase:namespace${isOwn ? '; the next start writes it' : ': its tables cannot be changed'}`,
        ...(isOwn
          ? {}
          : {
              repair: {
                words: 'write its row, without settings of its own',
                steps: [{ kind: 'put-namespace', namespace: new NamespaceDescriptor(name) } as const],
              },
            }),
      } as const;
    });
  return [...damaged, ...missing];
}
