// Where everything stands below hbase.rootdir (HBase 2.6.1; docs/formats/rootdir.md). No other file spells a path.
//
//   data/<ns>/<table>/.tabledesc/.tableinfo.<seq>.<length>          archive/data/…   the same tree of replaced files
//   data/<ns>/<table>/<region>/.regioninfo                          mobdir/data/…
//   data/<ns>/<table>/<region>/<family>/<hfile>                     WALs/<server>/  WALs/<server>-splitting/
//   data/<ns>/<table>/<region>/.tmp/ recovered.edits/               oldWALs/ corrupt/ .tmp/ staging/ .hbase-snapshot/
//   .hbase-snapshot/<name>/{.snapshotinfo,data.manifest}            .hbase-snapshot/.tmp/<name>/: one that is being taken
//   MasterData/{data,WALs,oldWALs,archive}: the same once more, for the master's local region
import type { TableName } from '../model/table-name.ts';

export const REGION_INFO_FILE = '.regioninfo';
export const TABLE_DESCRIPTOR_FOLDER = '.tabledesc';
export const REGION_TEMP_FOLDER = '.tmp';
export const SPLITS_FOLDER = '.splits';
export const MERGES_FOLDER = '.merges';
export const RECOVERED_EDITS_FOLDER = 'recovered.edits';
export const RECOVERED_WALS_FOLDER = 'recovered.wals';
export const BACK_REFERENCES_PREFIX = '.links-';
export const FILE_LIST_FOLDER = '.filelist';
/** What a WAL folder is renamed to when its server is fenced. */
export const SPLITTING_SUFFIX = '-splitting';
/** Suffix of a dead master's WAL folder below MasterData. */
export const DEAD_SUFFIX = '-dead';
/** Folders that show how far the master's region got when it was made. */
export const INITIALIZING_FLAG = '.initializing';
export const INITIALIZED_FLAG = '.initialized';

/** Encoded name of the master's local region, `master:store`. */
export const MASTER_STORE_ENCODED_NAME = '1595e783b53d99cd5eef43b6debb2682';

/** Of a table's name only what paths need, so that plain objects serve too. */
export type TablePath = Pick<TableName, 'namespace' | 'qualifier'>;

/** All paths, relative to the file storage's root. `layout` is HBase's own tree, `masterLayout` the one below MasterData. */
export class DirectoryLayout {
  readonly #root: string;
  /** `root`: a folder with a slash at its end, or nothing. */
  constructor(root = '') {
    this.#root = root;
  }

  // Files of the cluster.
  get versionFile(): string {
    return `${this.#root}hbase.version`;
  }
  get clusterIdFile(): string {
    return `${this.#root}hbase.id`;
  }
  get tempFolder(): string {
    return `${this.#root}.tmp`;
  }
  get stagingFolder(): string {
    return `${this.#root}staging`;
  }
  get snapshotsFolder(): string {
    return `${this.#root}.hbase-snapshot`;
  }
  snapshotFolder(name: string): string {
    return `${this.snapshotsFolder}/${name}`;
  }
  /** Where snapshots are put together. */
  get workingSnapshotsFolder(): string {
    return `${this.snapshotsFolder}/.tmp`;
  }
  workingSnapshotFolder(name: string): string {
    return `${this.workingSnapshotsFolder}/${name}`;
  }
  get mobFolder(): string {
    return `${this.#root}mobdir`;
  }

  // Namespaces and tables.
  get dataFolder(): string {
    return `${this.#root}data`;
  }
  namespaceFolder(namespace: string): string {
    return `${this.dataFolder}/${namespace}`;
  }
  tableFolder(table: TablePath): string {
    return `${this.namespaceFolder(table.namespace)}/${table.qualifier}`;
  }
  tableDescriptorFolder(table: TablePath): string {
    return `${this.tableFolder(table)}/${TABLE_DESCRIPTOR_FOLDER}`;
  }
  /** Work folder of a table, beside its descriptor. */
  tableTempFolder(table: TablePath): string {
    return `${this.tableFolder(table)}/.tmp`;
  }
  /** Where a table is put together before it gets its place, or moved to when it is deleted. */
  tempTableFolder(table: TablePath): string {
    return `${this.tempFolder}/data/${table.namespace}/${table.qualifier}`;
  }

  // Regions.
  regionFolder(table: TablePath, encodedName: string): string {
    return `${this.tableFolder(table)}/${encodedName}`;
  }
  regionInfoFile(table: TablePath, encodedName: string): string {
    return `${this.regionFolder(table, encodedName)}/${REGION_INFO_FILE}`;
  }
  familyFolder(table: TablePath, encodedName: string, family: string): string {
    return `${this.regionFolder(table, encodedName)}/${family}`;
  }
  storeFile(table: TablePath, encodedName: string, family: string, name: string): string {
    return `${this.familyFolder(table, encodedName, family)}/${name}`;
  }
  /** Where the FILE tracker keeps the list of the family's files. */
  fileListFolder(table: TablePath, encodedName: string, family: string): string {
    return `${this.familyFolder(table, encodedName, family)}/${FILE_LIST_FOLDER}`;
  }
  regionTempFolder(table: TablePath, encodedName: string): string {
    return `${this.regionFolder(table, encodedName)}/${REGION_TEMP_FOLDER}`;
  }
  /** Where flushes and compactions write, before the store file tracker commits. */
  familyTempFolder(table: TablePath, encodedName: string, family: string): string {
    return `${this.regionTempFolder(table, encodedName)}/${family}`;
  }
  splitsFolder(table: TablePath, encodedName: string): string {
    return `${this.regionFolder(table, encodedName)}/${SPLITS_FOLDER}`;
  }
  mergesFolder(table: TablePath, encodedName: string): string {
    return `${this.regionFolder(table, encodedName)}/${MERGES_FOLDER}`;
  }
  recoveredEditsFolder(table: TablePath, encodedName: string): string {
    return `${this.regionFolder(table, encodedName)}/${RECOVERED_EDITS_FOLDER}`;
  }
  /** The master's region is replayed from whole WALs, not from split edits. */
  recoveredWalsFolder(table: TablePath, encodedName: string): string {
    return `${this.regionFolder(table, encodedName)}/${RECOVERED_WALS_FOLDER}`;
  }

  // WALs.
  get walsFolder(): string {
    return `${this.#root}WALs`;
  }
  walFolder(serverName: string): string {
    return `${this.walsFolder}/${serverName}`;
  }
  splittingWalFolder(serverName: string): string {
    return `${this.walsFolder}/${serverName}${SPLITTING_SUFFIX}`;
  }
  get oldWalsFolder(): string {
    return `${this.#root}oldWALs`;
  }
  get corruptWalsFolder(): string {
    return `${this.#root}corrupt`;
  }

  // The archive: replaced and dropped files, until a cleaner takes them.
  get archiveFolder(): string {
    return `${this.#root}archive`;
  }
  archiveTableFolder(table: TablePath): string {
    return `${this.archiveFolder}/data/${table.namespace}/${table.qualifier}`;
  }
  archiveRegionFolder(table: TablePath, encodedName: string): string {
    return `${this.archiveTableFolder(table)}/${encodedName}`;
  }
  archiveFamilyFolder(table: TablePath, encodedName: string, family: string): string {
    return `${this.archiveRegionFolder(table, encodedName)}/${family}`;
  }
  /** Holds one entry for each link to an archived (or to be archived) file. */
  backReferencesFolder(table: TablePath, encodedName: string, family: string, hfile: string): string {
    return `${this.archiveFamilyFolder(table, encodedName, family)}/${BACK_REFERENCES_PREFIX}${hfile}`;
  }

  // Mob files.
  mobTableFolder(table: TablePath): string {
    return `${this.mobFolder}/data/${table.namespace}/${table.qualifier}`;
  }
  mobRegionFolder(table: TablePath, encodedName: string): string {
    return `${this.mobTableFolder(table)}/${encodedName}`;
  }
  mobFamilyFolder(table: TablePath, encodedName: string, family: string): string {
    return `${this.mobRegionFolder(table, encodedName)}/${family}`;
  }
  /** Where MOB files are written, of all tables. */
  get mobTempFolder(): string {
    return `${this.mobFolder}/.tmp`;
  }
}

export const layout = new DirectoryLayout();
export const masterLayout = new DirectoryLayout('MasterData/');

/** Where tables are put together before they get their place, and taken apart: what is archived goes to the one archive. */
class TempTablesLayout extends DirectoryLayout {
  constructor() {
    super(`${layout.tempFolder}/`);
  }
  override get archiveFolder(): string {
    return layout.archiveFolder;
  }
}
export const tempTablesLayout: DirectoryLayout = new TempTablesLayout();

/** True for the name of something that is no table, region, family or store file: hidden files, checksum twins, work folders. */
export function isHidden(name: string): boolean {
  return name.startsWith('.') || name.startsWith('_');
}
