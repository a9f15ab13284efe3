import { hbaseError, isHBaseError } from '../base/errors.ts';
import type { ColumnFamilyDescriptor } from '../model/column-family-descriptor.ts';
import { NamespaceDescriptor } from '../model/namespace-descriptor.ts';
import type { RegionInfo } from '../model/region-info.ts';
import { ServerName } from '../model/server-name.ts';
import { TableDescriptor } from '../model/table-descriptor.ts';
import { TableName } from '../model/table-name.ts';
import type { TableState } from '../model/table-state.ts';
import { pb } from '../proto/index.ts';
import { AdminRegions, type CacheEvictionStats, type RegionDetail } from './admin-regions.ts';
import { AdminSnapshots } from './admin-snapshots.ts';
import { type BytesInput, bytesFrom } from './bytes-input.ts';
import type { ClientContext } from './context.ts';
import { MasterCaller } from './master-call.ts';
import type { CallOptions } from './operations.ts';
import { type FamilyInput, familyFrom, type TableInput, tableFrom } from './table-input.ts';

export type TableNameInput = string | TableName;

export function tableNameFrom(input: TableNameInput): TableName {
  return typeof input === 'string' ? TableName.parse(input) : input;
}

export interface AlterProgress {
  readonly updatedRegions: number;
  readonly totalRegions: number;
}

const ALTER_POLL_MS = 1000;

export interface ListTablesInput {
  /** A Java regular expression that the whole name must match. */
  regex?: string;
  namespace?: string;
  /** Default false. */
  includeSystemTables?: boolean;
}

/**
 * Tables, namespaces, regions, snapshots and servers. Whatever changes something resolves when it is done, not merely begun.
 *
 * @example
 * const { admin } = connection;
 * await admin.createTable({ name: 't', families: [{ name: 'f', maxVersions: 3 }] }, ['g', 'n', 't']);
 * for (const { region, server } of await admin.regions('t')) console.log(region.encodedName, String(server));
 */
export class Admin extends AdminSnapshots {
  readonly #regions: AdminRegions;

  constructor(context: ClientContext) {
    super(context, new MasterCaller(context));
    this.#regions = new AdminRegions(context, this.master);
  }

  /** Makes a table, with a region from each of the `splits` on. Throws TableExistsException, or DoNotRetryIOException for bad settings. */
  async createTable(
    input: TableInput | TableDescriptor,
    splits: readonly BytesInput[] = [],
    options?: CallOptions,
  ): Promise<void> {
    const table = tableFrom(input);
    await this.master.run(
      'CreateTable',
      pb.CreateTableRequest,
      pb.CreateTableResponse,
      { table_schema: table.toProto(), split_keys: splitKeys(splits), ...this.master.nonces() },
      options,
      table.tableName,
    );
  }

  /** The table must be disabled: TableNotDisabledException. */
  async deleteTable(table: TableNameInput, options?: CallOptions): Promise<void> {
    const name = tableNameFrom(table);
    const message = { table_name: name.toProto(), ...this.master.nonces() };
    await this.master.run('DeleteTable', pb.DeleteTableRequest, pb.DeleteTableResponse, message, options, name);
    this.context.locator.forgetTable(name);
  }

  /** The table must be disabled; it is enabled afterwards. */
  async truncateTable(
    table: TableNameInput,
    { preserveSplits = false, ...options }: CallOptions & { preserveSplits?: boolean } = {},
  ): Promise<void> {
    const name = tableNameFrom(table);
    const message = { tableName: name.toProto(), preserveSplits, ...this.master.nonces() };
    await this.master.run('truncateTable', pb.TruncateTableRequest, pb.TruncateTableResponse, message, options, name);
    this.context.locator.forgetTable(name);
  }

  async enableTable(table: TableNameInput, options?: CallOptions): Promise<void> {
    const name = tableNameFrom(table);
    const message = { table_name: name.toProto(), ...this.master.nonces() };
    await this.master.run('EnableTable', pb.EnableTableRequest, pb.EnableTableResponse, message, options, name);
  }

  async disableTable(table: TableNameInput, options?: CallOptions): Promise<void> {
    const name = tableNameFrom(table);
    const message = { table_name: name.toProto(), ...this.master.nonces() };
    await this.master.run('DisableTable', pb.DisableTableRequest, pb.DisableTableResponse, message, options, name);
    this.context.locator.forgetTable(name);
  }

  /** A table of the same settings, without data; with the same regions, unless told otherwise. */
  async cloneTableSchema(
    source: TableNameInput,
    target: TableNameInput,
    preserveSplits = true,
    options?: CallOptions,
  ): Promise<void> {
    const { families, values } = await this.describe(source, options);
    const regions = preserveSplits ? await this.regions(source, options) : [];
    const splits = regions.map(({ region }) => region.startKey).filter((key) => key.length > 0);
    await this.createTable(new TableDescriptor(tableNameFrom(target), families, values), splits, options);
  }

  /**
   * Puts the descriptor in the place of the table's own; its regions are opened again one by one. With `waits` false it resolves when that has begun:
   * `alterProgress` tells how far it is.
   */
  async modifyTable(
    input: TableInput | TableDescriptor,
    { waits = true, ...options }: CallOptions & { waits?: boolean } = {},
  ): Promise<void> {
    const table = tableFrom(input);
    const message = {
      table_name: table.tableName.toProto(),
      table_schema: table.toProto(),
      ...this.master.nonces(),
    };
    const { ModifyTableRequest: request, ModifyTableResponse: response } = pb;
    if (waits) await this.master.run('ModifyTable', request, response, message, options, table.tableName);
    else await this.master.call('ModifyTable', request, response, message, options, table.tableName);
  }

  /** How many of the table's regions are open with its settings: at once, and then every second until all are. Throws TableNotFoundException. */
  async *alterProgress(table: TableNameInput, options: CallOptions = {}): AsyncGenerator<AlterProgress> {
    const name = tableNameFrom(table);
    const { GetSchemaAlterStatusRequest: request, GetSchemaAlterStatusResponse: response } = pb;
    for (;;) {
      const message = { table_name: name.toProto() };
      const status = await this.master.call('GetSchemaAlterStatus', request, response, message, options, name);
      const totalRegions = status.total_regions ?? 0;
      const waiting = status.yet_to_update_regions ?? 0;
      yield { updatedRegions: totalRegions - waiting, totalRegions };
      if (waiting === 0) return;
      await this.context.retrier.sleep(ALTER_POLL_MS, options.signal);
    }
  }

  /** Throws InvalidFamilyOperationException when there is one of that name. */
  async addFamily(table: TableNameInput, family: FamilyInput, options?: CallOptions): Promise<void> {
    const name = tableNameFrom(table);
    const message = this.#familyMessage(name, familyFrom(family));
    await this.master.run('AddColumn', pb.AddColumnRequest, pb.AddColumnResponse, message, options, name);
  }

  async modifyFamily(table: TableNameInput, family: FamilyInput, options?: CallOptions): Promise<void> {
    const name = tableNameFrom(table);
    const message = this.#familyMessage(name, familyFrom(family));
    await this.master.run('ModifyColumn', pb.ModifyColumnRequest, pb.ModifyColumnResponse, message, options, name);
  }

  async deleteFamily(table: TableNameInput, family: BytesInput, options?: CallOptions): Promise<void> {
    const name = tableNameFrom(table);
    const message = {
      table_name: name.toProto(),
      column_name: bytesFrom(family, 'family'),
      ...this.master.nonces(),
    };
    await this.master.run('DeleteColumn', pb.DeleteColumnRequest, pb.DeleteColumnResponse, message, options, name);
  }

  /** Descriptors of the tables, in order of their names. */
  async listTables(input: ListTablesInput = {}, options?: CallOptions): Promise<TableDescriptor[]> {
    const { table_schema } = await this.master.call(
      'GetTableDescriptors',
      pb.GetTableDescriptorsRequest,
      pb.GetTableDescriptorsResponse,
      listMessage(input),
      options,
    );
    return table_schema
      .map((schema) => TableDescriptor.fromProto(schema))
      .sort((a, b) => a.tableName.compareTo(b.tableName));
  }

  async listTableNames(input: ListTablesInput = {}, options?: CallOptions): Promise<TableName[]> {
    const { table_names } = await this.master.call(
      'GetTableNames',
      pb.GetTableNamesRequest,
      pb.GetTableNamesResponse,
      listMessage(input),
      options,
    );
    return table_names.map((name) => TableName.fromProto(name)).sort((a, b) => a.compareTo(b));
  }

  /** The table's descriptor. Throws TableNotFoundException. */
  async describe(table: TableNameInput, options?: CallOptions): Promise<TableDescriptor> {
    const name = tableNameFrom(table);
    const { table_schema } = await this.master.call(
      'GetTableDescriptors',
      pb.GetTableDescriptorsRequest,
      pb.GetTableDescriptorsResponse,
      { table_names: [name.toProto()], include_sys_tables: true },
      options,
      name,
    );
    const found = table_schema
      .map((schema) => TableDescriptor.fromProto(schema))
      .find((each) => each.tableName.equals(name));
    if (found === undefined) throw hbaseError('TableNotFoundException', name.name);
    return found;
  }

  /** As hbase:meta has it; undefined: there is no such table. */
  async tableState(table: TableNameInput, options: CallOptions = {}): Promise<TableState | undefined> {
    const name = tableNameFrom(table);
    const { retrier, locator, options: defaults } = this.context;
    const attempts = retrier.attempts(
      `state of table ${name}`,
      options.timeoutMs ?? defaults.operationTimeoutMs,
      options.signal,
    );
    return retrier.run(attempts, (deadline) => locator.tableState(name, deadline));
  }
  async exists(table: TableNameInput, options?: CallOptions): Promise<boolean> {
    return (await this.tableState(table, options)) !== undefined;
  }
  /** Throws TableNotFoundException. */
  async isEnabled(table: TableNameInput, options?: CallOptions): Promise<boolean> {
    return (await this.#stateOf(table, options)) === 'ENABLED';
  }
  /** Throws TableNotFoundException. */
  async isDisabled(table: TableNameInput, options?: CallOptions): Promise<boolean> {
    return (await this.#stateOf(table, options)) === 'DISABLED';
  }

  /** Regions of a table in order, from hbase:meta. Throws TableNotFoundException. */
  regions(table: TableNameInput, options?: CallOptions): Promise<RegionDetail[]> {
    return this.#regions.list(tableNameFrom(table), options);
  }

  /** Has the files of a table, or of one of its families, be known by another tracker: by their folder, or by a list of them. */
  async modifyStoreFileTracker(
    table: TableNameInput,
    tracker: 'DEFAULT' | 'FILE' | (string & {}),
    { family, ...options }: CallOptions & { family?: BytesInput } = {},
  ): Promise<void> {
    const name = tableNameFrom(table);
    const message = { table_Name: name.toProto(), dst_sft: tracker, ...this.master.nonces() };
    if (family === undefined) {
      const { ModifyTableStoreFileTrackerRequest: request, ModifyTableStoreFileTrackerResponse: response } = pb;
      await this.master.run('ModifyTableStoreFileTracker', request, response, message, options, name);
      return;
    }
    const { ModifyColumnStoreFileTrackerRequest: request, ModifyColumnStoreFileTrackerResponse: response } = pb;
    const ofFamily = { ...message, family: bytesFrom(family, 'family') };
    await this.master.run('ModifyColumnStoreFileTracker', request, response, ofFamily, options, name);
  }

  async createNamespace(input: string | NamespaceDescriptor, options?: CallOptions): Promise<void> {
    const namespace = typeof input === 'string' ? new NamespaceDescriptor(input) : input;
    const message = { namespaceDescriptor: namespace.toProto(), ...this.master.nonces() };
    await this.master.run('CreateNamespace', pb.CreateNamespaceRequest, pb.CreateNamespaceResponse, message, options);
  }
  async modifyNamespace(namespace: NamespaceDescriptor, options?: CallOptions): Promise<void> {
    const message = { namespaceDescriptor: namespace.toProto(), ...this.master.nonces() };
    await this.master.run('ModifyNamespace', pb.ModifyNamespaceRequest, pb.ModifyNamespaceResponse, message, options);
  }
  /** It must be empty: ConstraintException. */
  async deleteNamespace(name: string, options?: CallOptions): Promise<void> {
    const message = { namespaceName: name, ...this.master.nonces() };
    await this.master.run('DeleteNamespace', pb.DeleteNamespaceRequest, pb.DeleteNamespaceResponse, message, options);
  }
  /** Throws NamespaceNotFoundException. */
  async describeNamespace(name: string, options?: CallOptions): Promise<NamespaceDescriptor> {
    const { namespaceDescriptor } = await this.master.call(
      'GetNamespaceDescriptor',
      pb.GetNamespaceDescriptorRequest,
      pb.GetNamespaceDescriptorResponse,
      { namespaceName: name },
      options,
    );
    return NamespaceDescriptor.fromProto(namespaceDescriptor);
  }
  async listNamespaces(options?: CallOptions): Promise<NamespaceDescriptor[]> {
    const { namespaceDescriptor } = await this.master.call(
      'ListNamespaceDescriptors',
      pb.ListNamespaceDescriptorsRequest,
      pb.ListNamespaceDescriptorsResponse,
      {},
      options,
    );
    return namespaceDescriptor.map((each) => NamespaceDescriptor.fromProto(each));
  }
  async listTableNamesOf(namespace: string, options?: CallOptions): Promise<TableName[]> {
    const { tableName } = await this.master.call(
      'ListTableNamesByNamespace',
      pb.ListTableNamesByNamespaceRequest,
      pb.ListTableNamesByNamespaceResponse,
      { namespaceName: namespace },
      options,
    );
    return tableName.map((name) => TableName.fromProto(name)).sort((a, b) => a.compareTo(b));
  }

  /** Writes memstores of the table to files: of all families, or of those named. */
  async flush(
    table: TableNameInput,
    { families = [], ...options }: CallOptions & { families?: readonly BytesInput[] } = {},
  ): Promise<void> {
    const name = tableNameFrom(table);
    const message = {
      table_name: name.toProto(),
      column_family: families.map((family) => bytesFrom(family, 'family')),
      ...this.master.nonces(),
    };
    try {
      await this.master.run('FlushTable', pb.FlushTableRequest, pb.FlushTableResponse, message, options, name);
    } catch (error) {
      // Masters before 2.6 do not have the call; there every region is asked.
      if (!isHBaseError(error, 'DoNotRetryIOException') || !/UnsupportedOperation|FlushTable/.test(error.message))
        throw error;
      if (!error.message.includes('UnsupportedOperationException')) throw error;
      await this.#regions.flushEach(
        name,
        families.map((family) => bytesFrom(family, 'family')),
        options,
      );
    }
  }
  flushRegion(region: RegionInfo, { family, ...options }: CallOptions & { family?: BytesInput } = {}): Promise<void> {
    return this.#regions.flush(region, family === undefined ? undefined : bytesFrom(family, 'family'), options);
  }
  /** Asks for a compaction; resolves when it is asked for, see `compactionState`. */
  compact(table: TableNameInput, options: CallOptions & { family?: BytesInput } = {}): Promise<void> {
    return this.#regions.compactEach(tableNameFrom(table), false, options);
  }
  /** Asks for a compaction of all files, which drops what is deleted; resolves when it is asked for, see `compactionState`. */
  majorCompact(table: TableNameInput, options: CallOptions & { family?: BytesInput } = {}): Promise<void> {
    return this.#regions.compactEach(tableNameFrom(table), true, options);
  }
  compactRegion(
    region: RegionInfo,
    options: CallOptions & { family?: BytesInput; major?: boolean } = {},
  ): Promise<void> {
    return this.#regions.compact(region, options.major ?? false, options);
  }
  /** Puts the blocks of a table's store files out of its servers' block caches: the next reads come from the disk. */
  clearBlockCache(table: TableNameInput, options?: CallOptions): Promise<CacheEvictionStats> {
    return this.#regions.clearBlockCacheOfEach(tableNameFrom(table), options);
  }
  /**
   * Asks for the MOB files of a table, or of one of its families, to be compacted: each region writes its large values into new ones. Resolves when it
   * is asked for, see `mobCompactionState`.
   */
  compactMobFiles(table: TableNameInput, options: CallOptions & { family?: BytesInput } = {}): Promise<void> {
    return this.#regions.compactMobFiles(tableNameFrom(table), options);
  }
  /** MAJOR_AND_MINOR while such a compaction is under way, else NONE. */
  mobCompactionState(
    table: TableNameInput,
    options?: CallOptions,
  ): Promise<'NONE' | 'MINOR' | 'MAJOR' | 'MAJOR_AND_MINOR'> {
    return this.#regions.mobCompactionState(tableNameFrom(table), options);
  }
  /** What the busiest of the table's regions is at. */
  compactionState(
    table: TableNameInput,
    options?: CallOptions,
  ): Promise<'NONE' | 'MINOR' | 'MAJOR' | 'MAJOR_AND_MINOR'> {
    return this.#regions.compactionState(tableNameFrom(table), options);
  }

  assign(region: RegionInfo, options?: CallOptions): Promise<void> {
    return this.#regions.assign(region, options);
  }
  unassign(region: RegionInfo, options?: CallOptions): Promise<void> {
    return this.#regions.unassign(region, options);
  }
  /** To the given server, or to one that the master picks. */
  move(region: RegionInfo, target?: ServerName | string, options?: CallOptions): Promise<void> {
    return this.#regions.move(region, typeof target === 'string' ? ServerName.parse(target) : target, options);
  }
  /**
   * Empties a region; resolves when it is open again, without its cells. Throws DoNotRetryRegionException when it is not open, IOException
   * when it is that of hbase:meta.
   */
  truncateRegion(region: RegionInfo, options?: CallOptions): Promise<void> {
    return this.#regions.truncate(region, options);
  }
  /**
   * Cuts a region in two at the given row, or where its server thinks best; resolves when both halves are open. Throws
   * DoNotRetryIOException when the row is outside of the region or its first, when there is no row to cut at, when the region still
   * holds references of an earlier split or merge, and when splits are switched off.
   *
   * @example
   * const { admin } = connection;
   * await admin.createTable({ name: 'whole', families: ['f'] });
   * const [{ region }] = await admin.regions('whole');
   * await admin.split(region, 'm');
   */
  split(region: RegionInfo, splitRow?: BytesInput, options?: CallOptions): Promise<void> {
    return this.#regions.split(region, splitRow === undefined ? undefined : bytesFrom(splitRow, 'splitRow'), options);
  }
  /** Each region of the table, one after the other; with a row only the region that it cuts. */
  splitTable(table: TableNameInput, splitRow?: BytesInput, options?: CallOptions): Promise<void> {
    const row = splitRow === undefined ? undefined : bytesFrom(splitRow, 'splitRow');
    return this.#regions.splitEach(tableNameFrom(table), row, options);
  }
  /**
   * Makes one region of several neighbours (with `forcible` of any of one table); resolves when it is open. Throws
   * MergeRegionException when they are no neighbours, are not open, or still hold references of an earlier split or merge.
   */
  merge(regions: readonly RegionInfo[], options: CallOptions & { forcible?: boolean } = {}): Promise<void> {
    return this.#regions.merge(regions, options);
  }

  async #stateOf(table: TableNameInput, options?: CallOptions): Promise<TableState> {
    const state = await this.tableState(table, options);
    if (state === undefined) throw hbaseError('TableNotFoundException', tableNameFrom(table).name);
    return state;
  }
  #familyMessage(name: TableName, family: ColumnFamilyDescriptor): pb.AddColumnRequest.$Properties {
    return { table_name: name.toProto(), column_families: family.toProto(), ...this.master.nonces() };
  }
}

function splitKeys(splits: readonly BytesInput[]): Buffer[] {
  const keys = splits.map((split) => bytesFrom(split, 'split')).sort(Buffer.compare);
  for (let i = 0; i < keys.length; i++) {
    if (keys[i].length === 0) throw new RangeError('A split key must not be empty');
    if (i > 0 && keys[i].equals(keys[i - 1])) {
      throw new RangeError(`All split keys must be unique, found duplicate: ${keys[i].toString()}`);
    }
  }
  return keys;
}

function listMessage(
  input: ListTablesInput,
): pb.GetTableDescriptorsRequest.$Properties & pb.GetTableNamesRequest.$Properties {
  return {
    regex: input.regex,
    namespace: input.namespace,
    include_sys_tables: input.includeSystemTables ?? false,
  };
}
