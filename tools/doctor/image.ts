// What the doctor saw, before it judges.
import type { MetaCell, MetaRow, RegionState } from '../../model/meta-row.ts';
import type { RegionInfo } from '../../model/region-info.ts';
import type { ServerName } from '../../model/server-name.ts';
import type { TableDescriptor } from '../../model/table-descriptor.ts';
import type { TableName } from '../../model/table-name.ts';
import type { TableState } from '../../model/table-state.ts';
import type { WALEnd } from '../../wal/wal-reader.ts';
import type { ProcedureFacts } from './procedure-facts.ts';

/** A row of hbase:meta that tells of a region, or should. */
export interface RegionRow {
  readonly row: Buffer;
  readonly cells: readonly MetaCell[];
  /** Undefined: it cannot be read, and `fault` says why. */
  readonly parsed: MetaRow | undefined;
  readonly fault: string | undefined;
}

export interface TableFacts {
  readonly name: TableName;
  state: TableState | undefined;
  /** Of table:state, when it cannot be read. */
  stateFault: string | undefined;
  readonly rows: RegionRow[];
  descriptor: TableDescriptor | undefined;
  /** Of the descriptor. `none`: there is no file. */
  descriptorFault: string | undefined;
}

/** What hbase:meta, hbase:namespace, the descriptors and the procedures say. */
export interface Catalog {
  readonly tables: Map<string, TableFacts>;
  /** Rows that are neither a region's nor a table's. */
  readonly strangeRows: readonly RegionRow[];
  /** Undefined: they could not be read. */
  readonly namespaces: ReadonlySet<string> | undefined;
  readonly badNamespaces: readonly { readonly name: string; readonly fault: string }[];
  readonly procedures: readonly ProcedureFacts[];
  /** False: a part of hbase:meta could not be read, so what is missing in it proves nothing. */
  readonly isWhole: boolean;
}

/** A file in a family's folder. */
export interface StoreFileFacts {
  readonly family: string;
  readonly name: string;
  readonly path: string;
  readonly length: number;
  readonly kind: 'hfile' | 'link' | 'reference' | 'strange';
  /** Of a reference: the region whose file it refers to. */
  readonly parent?: string;
  /** Why it cannot be read; undefined: it can. */
  readonly fault?: string;
  /** What it refers to is nowhere. */
  readonly isDangling?: boolean;
  readonly firstRow?: Buffer;
  readonly lastRow?: Buffer;
  readonly cells?: number;
  /** Of what it covers of the region's log. */
  readonly maxSequenceId?: number;
  /** Names of the files it replaces. */
  readonly replaces?: readonly string[];
  /** Where MOB files should be that it refers to, and that are neither there nor in the archive. */
  readonly missingMobFiles?: readonly string[];
}

export interface RegionFolder {
  readonly table: TableName;
  readonly encodedName: string;
  readonly path: string;
  readonly info: RegionInfo | undefined;
  /** `none`, or why it cannot be read. */
  readonly infoFault: string | undefined;
  readonly families: readonly string[];
  readonly files: readonly StoreFileFacts[];
  readonly recoveredEdits: readonly { path: string; length: number; fault?: string; isTemporary: boolean }[];
  /** Files below its .tmp, .splits and .merges. */
  readonly leftovers: readonly string[];
  /** Store files of it in the archive. */
  readonly archived: number;
}

export interface LogFacts {
  readonly path: string;
  readonly length: number;
  /** The name of the folder it is in, without `-splitting` or `-dead`. */
  readonly server: string;
  readonly isSplitting: boolean;
  readonly isMaster: boolean;
  readonly end: WALEnd | undefined;
  readonly damage: { readonly offset: number; readonly fault: string } | undefined;
  /** By encoded name, the last sequence id of each region that has edits in it; markers do not count. */
  readonly edits: ReadonlyMap<string, number>;
  /** By encoded name, full names of regions, of those that were opened while it was written. */
  readonly regionNames: ReadonlyMap<string, Buffer>;
}

/** What a znode of the embedded ZooKeeper says. */
export interface ZnodeFacts {
  readonly clusterId: string | undefined;
  readonly metaServer: ServerName | undefined;
}

/** A procedure's row in master:store that cannot be used. */
export interface BadProcedure {
  readonly procId: number;
  readonly row: Buffer;
  readonly bytes: Buffer;
  readonly fault: string;
}

/** A snapshot. */
export interface SnapshotFacts {
  readonly name: string;
  readonly path: string;
  readonly table: string | undefined;
  /** Why its description or its manifest cannot be read. */
  readonly fault: string | undefined;
  /** What is wrong with files that it names, in words. */
  readonly problems: readonly string[];
}

/** The root directory of a stopped cluster. */
export interface Root {
  readonly version: string | undefined;
  readonly versionFault: string | undefined;
  readonly clusterId: string | undefined;
  readonly clusterIdFault: string | undefined;
  /** By table, then by encoded name. */
  readonly folders: ReadonlyMap<string, ReadonlyMap<string, RegionFolder>>;
  /** Tables with a folder, in it or not anything. */
  readonly tableFolders: ReadonlySet<string>;
  readonly namespaceFolders: readonly string[];
  readonly logs: readonly LogFacts[];
  readonly emptyLogFolders: readonly string[];
  readonly badProcedures: readonly BadProcedure[];
  /** What keeps hbase:meta, master:store or hbase:namespace from being read whole. */
  readonly systemFaults: readonly { readonly table: string; readonly path: string; readonly fault: string }[];
  /** Whether master:store has a row that says where hbase:meta is. */
  readonly knowsMeta: boolean;
  /** Why that row cannot be read. */
  readonly metaRowFault: string | undefined;
  /** Whether hbase:meta has any row at all. */
  readonly hasMeta: boolean;
  readonly hasStore: boolean;
  readonly metaServer: ServerName | undefined;
  readonly znodes: ZnodeFacts | undefined;
  readonly staleLock: string | undefined;
  readonly temporary: readonly string[];
  readonly snapshots: readonly SnapshotFacts[];
  /** Folders below .hbase-snapshot/.tmp. */
  readonly workingSnapshots: readonly string[];
}

/** A running cluster's servers, as the master and they themselves say. */
export interface Servers {
  readonly live: readonly ServerName[];
  readonly dead: readonly ServerName[];
  /** Encoded names by server: what each says it has open. Undefined: it did not answer. */
  readonly open: ReadonlyMap<string, ReadonlySet<string> | undefined>;
  /** Errors of the last attempt to open, by encoded name. */
  readonly openErrors: ReadonlyMap<string, { readonly server: ServerName; readonly error: string }>;
  readonly inTransition: readonly {
    readonly encodedName: string;
    readonly state: RegionState;
    /** Milliseconds since 1970. */
    readonly since: number;
  }[];
  /** `owner`: the procedure that has it alone. */
  readonly locks: readonly {
    readonly resource: string;
    readonly isExclusive: boolean;
    readonly owner: number | undefined;
  }[];
  /** Why hbase:meta cannot be read. */
  readonly metaFault: string | undefined;
  /** What the master says, and what ZooKeeper says; undefined: nothing, or nobody was asked. */
  readonly metaServer: ServerName | undefined;
  readonly metaZnode: ServerName | undefined;
  readonly clusterId: string | undefined;
  readonly clusterIdZnode: string | undefined;
}
