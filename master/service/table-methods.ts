import { CODEC_NAMES } from '../../base/codec-registry.ts';
import { CorruptionError, hbaseError } from '../../base/errors.ts';
import { ColumnFamilyDescriptor } from '../../model/column-family-descriptor.ts';
import { checkDescriptor } from '../../model/descriptor-check.ts';
import { META_TABLE_DESCRIPTOR, TableDescriptor } from '../../model/table-descriptor.ts';
import { TableName } from '../../model/table-name.ts';
import { tableStateToNumber } from '../../model/table-state.ts';
import { pb } from '../../proto/index.ts';
import {
  checkTrackersOfModifiedTable,
  checkTrackersOfNewTable,
  STORE_FILE_TRACKER,
} from '../../rootdir/store-file-tracker-settings.ts';
import { unary } from '../../rpc/service.ts';
import { newRegions } from '../new-regions.ts';
import { CreateTableProcedure } from '../procedure/create-table-procedure.ts';
import { DeleteTableProcedure } from '../procedure/delete-table-procedure.ts';
import { DisableTableProcedure } from '../procedure/disable-table-procedure.ts';
import { EnableTableProcedure } from '../procedure/enable-table-procedure.ts';
import { FlushTableProcedure } from '../procedure/flush-table-procedure.ts';
import { ModifyColumnFamilyStoreFileTrackerProcedure } from '../procedure/modify-column-family-store-file-tracker-procedure.ts';
import { targetTracker } from '../procedure/modify-store-file-tracker-procedure.ts';
import { ModifyTableProcedure } from '../procedure/modify-table-procedure.ts';
import { ModifyTableStoreFileTrackerProcedure } from '../procedure/modify-table-store-file-tracker-procedure.ts';
import type { NonceKey } from '../procedure/procedure.ts';
import { ReopenTableRegionsProcedure } from '../procedure/reopen-table-regions-procedure.ts';
import { TruncateTableProcedure } from '../procedure/truncate-table-procedure.ts';
import { knownProcId, type Methods, nonceOf, type ServiceOwner, submitPrepared, userOf } from './service-owner.ts';

export function tableMethods(owner: ServiceOwner): Methods {
  const { env } = owner;
  const schema = (name: TableName) => env.tableDescriptors.check(name);
  return {
    CreateTable: unary(pb.CreateTableRequest, pb.CreateTableResponse, async (request, call) => {
      const known = knownProcId(owner, request);
      if (known !== undefined) return known;
      const descriptor = newTable(owner, TableDescriptor.fromProto(request.table_schema));
      env.namespaces.check(descriptor.tableName.namespace);
      const keys = request.split_keys.map((key: Uint8Array) => Buffer.from(key));
      const regions = newRegions(descriptor.tableName, keys, env.clock.now());
      const procedure = CreateTableProcedure.of(userOf(call), descriptor, regions);
      return { proc_id: await env.executor.submit(procedure, nonceOf(request)) };
    }),
    DeleteTable: unary(pb.DeleteTableRequest, pb.DeleteTableResponse, (request, call) => {
      const known = knownProcId(owner, request);
      const table = TableName.fromProto(request.table_name);
      return known ?? submitPrepared(owner, DeleteTableProcedure.of(userOf(call), table), nonceOf(request));
    }),
    truncateTable: unary(pb.TruncateTableRequest, pb.TruncateTableResponse, (request, call) => {
      const known = knownProcId(owner, request);
      const table = TableName.fromProto(request.tableName);
      const procedure = TruncateTableProcedure.of(userOf(call), table, request.preserveSplits ?? false);
      return known ?? submitPrepared(owner, procedure, nonceOf(request));
    }),
    EnableTable: unary(pb.EnableTableRequest, pb.EnableTableResponse, (request, call) => {
      const known = knownProcId(owner, request);
      const table = TableName.fromProto(request.table_name);
      return known ?? submitPrepared(owner, EnableTableProcedure.of(userOf(call), table), nonceOf(request));
    }),
    DisableTable: unary(pb.DisableTableRequest, pb.DisableTableResponse, (request, call) => {
      const known = knownProcId(owner, request);
      const table = TableName.fromProto(request.table_name);
      return known ?? submitPrepared(owner, DisableTableProcedure.of(userOf(call), table), nonceOf(request));
    }),
    ModifyTable: unary(pb.ModifyTableRequest, pb.ModifyTableResponse, async (request, call) => {
      const known = knownProcId(owner, request);
      if (known !== undefined) return known;
      const table = TableName.fromProto(request.table_name);
      const reopen = request.reopen_regions ?? true;
      const after = TableDescriptor.fromProto({ ...request.table_schema, table_name: request.table_name });
      return modify(owner, table, userOf(call), nonceOf(request), () => after, reopen);
    }),
    AddColumn: unary(pb.AddColumnRequest, pb.AddColumnResponse, async (request, call) => {
      const known = knownProcId(owner, request);
      if (known !== undefined) return known;
      const table = TableName.fromProto(request.table_name);
      const family = ColumnFamilyDescriptor.fromProto(request.column_families);
      return modify(owner, table, userOf(call), nonceOf(request), (before) => {
        if (before.hasFamily(family.name))
          throw hbaseError(
            'InvalidFamilyOperationException',
            `Column family '${family.nameAsString}' in table '${table}' already exists so cannot be added`,
          );
        return before.withFamily(family);
      });
    }),
    ModifyColumn: unary(pb.ModifyColumnRequest, pb.ModifyColumnResponse, async (request, call) => {
      const known = knownProcId(owner, request);
      if (known !== undefined) return known;
      const table = TableName.fromProto(request.table_name);
      const family = ColumnFamilyDescriptor.fromProto(request.column_families);
      return modify(owner, table, userOf(call), nonceOf(request), (before) => {
        if (!before.hasFamily(family.name))
          throw hbaseError(
            'InvalidFamilyOperationException',
            `Family '${family.nameAsString}' does not exist, so it cannot be modified`,
          );
        return before.withFamily(family);
      });
    }),
    DeleteColumn: unary(pb.DeleteColumnRequest, pb.DeleteColumnResponse, async (request, call) => {
      const known = knownProcId(owner, request);
      if (known !== undefined) return known;
      const table = TableName.fromProto(request.table_name);
      const name = Buffer.from(request.column_name);
      return modify(owner, table, userOf(call), nonceOf(request), (before) => {
        if (!before.hasFamily(name))
          throw hbaseError(
            'InvalidFamilyOperationException',
            `Family '${name}' does not exist, so it cannot be deleted`,
          );
        if (before.families.length === 1)
          throw hbaseError(
            'InvalidFamilyOperationException',
            `Family '${name}' is the only column family in the table, so it cannot be deleted`,
          );
        return before.withoutFamily(name);
      });
    }),
    FlushTable: unary(pb.FlushTableRequest, pb.FlushTableResponse, (request, call) => {
      const known = knownProcId(owner, request);
      const families = request.column_family.map((family: Uint8Array) => Buffer.from(family));
      const procedure = FlushTableProcedure.of(userOf(call), TableName.fromProto(request.table_name), families);
      return known ?? submitPrepared(owner, procedure, nonceOf(request));
    }),
    ModifyTableStoreFileTracker: unary(
      pb.ModifyTableStoreFileTrackerRequest,
      pb.ModifyTableStoreFileTrackerResponse,
      async (request, call) => {
        const known = knownProcId(owner, request);
        if (known !== undefined) return known;
        const table = TableName.fromProto(request.table_Name);
        await schema(table);
        const target = targetTracker(request.dst_sft);
        return submitPrepared(
          owner,
          ModifyTableStoreFileTrackerProcedure.of(userOf(call), table, target),
          nonceOf(request),
        );
      },
    ),
    ModifyColumnStoreFileTracker: unary(
      pb.ModifyColumnStoreFileTrackerRequest,
      pb.ModifyColumnStoreFileTrackerResponse,
      async (request, call) => {
        const known = knownProcId(owner, request);
        if (known !== undefined) return known;
        const table = TableName.fromProto(request.table_Name);
        await schema(table);
        const target = targetTracker(request.dst_sft);
        const family = Buffer.from(request.family);
        return submitPrepared(
          owner,
          ModifyColumnFamilyStoreFileTrackerProcedure.of(userOf(call), table, target, family),
          nonceOf(request),
        );
      },
    ),
    GetTableDescriptors: unary(pb.GetTableDescriptorsRequest, pb.GetTableDescriptorsResponse, async (request) => {
      owner.checkInitialized();
      const names =
        request.table_names.length > 0
          ? request.table_names
              .map((name: pb.TableName.$Properties) => TableName.fromProto(name))
              .filter((name: TableName) => env.tableStates.has(name))
          : selectTables(owner, request);
      return { table_schema: await schemas(owner, names, request.table_names.length === 0) };
    }),
    ListTableDescriptorsByState: unary(
      pb.ListTableDescriptorsByStateRequest,
      pb.ListTableDescriptorsByStateResponse,
      async (request) => ({ table_schema: await schemas(owner, tablesByState(owner, request.is_enabled), true) }),
    ),
    GetTableNames: unary(pb.GetTableNamesRequest, pb.GetTableNamesResponse, (request) => {
      owner.checkInitialized();
      return { table_names: selectTables(owner, request).map((name) => name.toProto()) };
    }),
    ListTableNamesByState: unary(pb.ListTableNamesByStateRequest, pb.ListTableNamesByStateResponse, (request) => ({
      table_names: tablesByState(owner, request.is_enabled).map((name) => name.toProto()),
    })),
    GetTableState: unary(pb.GetTableStateRequest, pb.GetTableStateResponse, (request) => {
      owner.checkInitialized();
      const table = TableName.fromProto(request.table_name);
      env.tableStates.checkExists(table);
      return { table_state: { state: tableStateToNumber(env.tableStates.get(table)!) } };
    }),
    GetSchemaAlterStatus: unary(pb.GetSchemaAlterStatusRequest, pb.GetSchemaAlterStatusResponse, async (request) => {
      owner.checkInitialized();
      const table = TableName.fromProto(request.table_name);
      await schema(table);
      return {
        yet_to_update_regions: regionsYetToUpdate(owner, table),
        total_regions: env.assignment.states.liveOfTable(table).length,
      };
    }),
  };
}

/** With those that a procedure under way will come to: HBase counts what is in transition at the moment. */
function regionsYetToUpdate({ env }: ServiceOwner, table: TableName): number {
  const nodes = env.assignment.states.liveOfTable(table);
  const procedures = env.executor.unfinished();
  for (const each of procedures)
    if (each instanceof ReopenTableRegionsProcedure && each.tableName.equals(table)) return each.remaining(env);
  for (const each of procedures)
    if (each instanceof ModifyTableProcedure && each.tableName.equals(table) && each.isBeforeReopening)
      return nodes.length;
  return nodes.filter((node) => node.isInTransition).length;
}

async function modify(
  owner: ServiceOwner,
  table: TableName,
  user: string,
  nonce: NonceKey | undefined,
  change: (before: TableDescriptor) => TableDescriptor,
  reopen = true,
): Promise<{ proc_id: number }> {
  owner.env.tableStates.checkExists(table);
  const before = await owner.env.tableDescriptors.check(table);
  const after = withDefaultVersions(owner, change(before), before);
  if (table.isMeta) checkMetaFamilies(after);
  checkTable(owner, after);
  checkTrackersOfModifiedTable(before, after, owner.env.config.storeFileTracker);
  return submitPrepared(owner, ModifyTableProcedure.of(user, after, before, reopen), nonce);
}

/** Without one of these nothing is found any more. */
function checkMetaFamilies(after: TableDescriptor): void {
  for (const { name } of META_TABLE_DESCRIPTOR.families)
    if (!after.hasFamily(name))
      throw hbaseError('org.apache.hadoop.hbase.HBaseIOException', `Delete of hbase:meta column family ${name}`, {
        retry: 'never',
      });
}

function newTable(owner: ServiceOwner, descriptor: TableDescriptor): TableDescriptor {
  const table = withDefaultVersions(owner, descriptor, undefined);
  checkTable(owner, table);
  const { storeFileTracker } = owner.env.config;
  checkTrackersOfNewTable(table, storeFileTracker);
  return table.values.has(STORE_FILE_TRACKER) ? table : table.with(STORE_FILE_TRACKER, storeFileTracker);
}

/**
 * VERSIONS of families that are new and state none (hbase.column.max.version), and every other default stated as a 2.6 server does:
 * clients of 2.4 leave INDEX_BLOCK_ENCODING out.
 */
function withDefaultVersions(
  owner: ServiceOwner,
  descriptor: TableDescriptor,
  before: TableDescriptor | undefined,
): TableDescriptor {
  let result = descriptor;
  for (const family of descriptor.families)
    if (!family.values.has('VERSIONS') && before?.hasFamily(family.name) !== true)
      result = result.withFamily(family.with('VERSIONS', String(owner.env.config.defaultMaxVersions)));
  return result.withDefaults();
}

/** What they serve every region serves here; a stock HBase needs them in the table's descriptor. */
const OWN_COPROCESSORS: ReadonlySet<string> = new Set(['org.apache.hadoop.hbase.coprocessor.MultiRowMutationEndpoint']);

/** Throws unless tables of such a descriptor can be served. */
export function checkTable(owner: ServiceOwner, descriptor: TableDescriptor): void {
  if (owner.env.config.tableSanityChecks) checkDescriptor(descriptor, { compressions: CODEC_NAMES });
  const { regionReplication, splitPolicy } = descriptor;
  if (descriptor.values.has('ERASURE_CODING_POLICY'))
    throw hbaseError(
      'DoNotRetryIOException',
      'Cannot manage Erasure Coding policy. Erasure Coding is only available on HDFS',
    );
  if (splitPolicy?.endsWith('.BusyRegionSplitPolicy'))
    throw hbaseError('DoNotRetryIOException', `split policy ${splitPolicy} is not supported by this server`);
  const foreign = descriptor.coprocessors.find(({ className }) => !OWN_COPROCESSORS.has(className));
  if (foreign !== undefined && !descriptor.isMeta)
    throw hbaseError(
      'DoNotRetryIOException',
      `coprocessor ${foreign.className} can not be loaded: this server runs no Java`,
    );
  if (regionReplication > 1)
    throw hbaseError('DoNotRetryIOException', 'REGION_REPLICATION above 1 is not supported by this server');
  for (const family of descriptor.families) {
    // Kept in the clear, cells of a family that asks for encryption would be worse than refused.
    if (family.encryption !== undefined)
      throw hbaseError(
        'DoNotRetryIOException',
        `ENCRYPTION of family ${family.nameAsString} is not supported by this server`,
      );
  }
}

interface Selection {
  regex?: string | null;
  include_sys_tables?: boolean | null;
  namespace?: string | null;
}

/** Tables of a namespace, or whose whole name matches a Java regular expression. */
export function selectTables(owner: ServiceOwner, selection: Selection): TableName[] {
  if (selection.namespace) owner.env.namespaces.check(selection.namespace);
  // An empty one, which gohbase sends when it is given none, matches nothing, as in HBase.
  const pattern = selection.regex == null ? undefined : patternOf(selection.regex);
  return owner.env.tableStates
    .tables()
    .filter((table) => selection.include_sys_tables || !table.isSystem)
    .filter((table) => !selection.namespace || table.namespace === selection.namespace)
    .filter((table) => pattern === undefined || matches(pattern, table));
}

/** A Java regular expression that must match the whole name. */
function patternOf(regex: string): RegExp {
  try {
    return new RegExp(`^(?:${regex})$`);
  } catch (cause) {
    throw hbaseError('IllegalArgumentException', `not a regular expression: ${regex}`, { cause });
  }
}
function matches(pattern: RegExp, table: TableName): boolean {
  return pattern.test(table.name) || (table.namespace === 'default' && pattern.test(`default:${table.name}`));
}

/** Of users' tables, as in HBase. */
function tablesByState(owner: ServiceOwner, enabled: boolean): TableName[] {
  owner.checkInitialized();
  const wanted = enabled ? 'ENABLED' : 'DISABLED';
  const { tableStates } = owner.env;
  return tableStates.tables().filter((table) => !table.isSystem && tableStates.get(table) === wanted);
}

/** Of a list one that cannot be read is left out (the log names it); who asks for it by name gets the error. */
async function schemas(
  owner: ServiceOwner,
  names: readonly TableName[],
  isList: boolean,
): Promise<pb.TableSchema.$Properties[]> {
  const get = async (name: TableName) => {
    try {
      return await owner.env.tableDescriptors.get(name);
    } catch (error) {
      if (!isList || !(error instanceof CorruptionError)) throw error;
      owner.env.logger.error({ table: name.name, error: String(error) }, 'the descriptor of a table cannot be read');
      return undefined;
    }
  };
  const found = await Promise.all(names.map(get));
  return found.filter((descriptor) => descriptor !== undefined).map((descriptor) => descriptor.toProto());
}
