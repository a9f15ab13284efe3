// A running cluster as the doctor sees it: hbase:meta, what the master says, and what each region server says it has open.
import type { Connection } from '../../../client/index.ts';
import type { Registry } from '../../../client/registry.ts';
import { REGION_STATES, type RegionState } from '../../../model/meta-row.ts';
import { encodedNameOf, RegionInfo } from '../../../model/region-info.ts';
import { ServerName } from '../../../model/server-name.ts';
import { META_TABLE_NAME } from '../../../model/table-name.ts';
import { pb } from '../../../proto/index.ts';
import { longToNumber } from '../../../proto/long.ts';
import type { RpcClient } from '../../../rpc/rpc-client.ts';
import { type CatalogRow, factsOf, sortRows } from '../catalog.ts';
import type { Catalog, Servers } from '../image.ts';
import { type ProcedureFacts, procedureFacts } from '../procedure-facts.ts';
import { messageOf } from '../words.ts';
import { callServer } from './servers-rpc.ts';

export interface RunningOptions {
  readonly connection: Connection;
  readonly rpc: RpcClient;
  readonly callTimeoutMs: number;
  /** Undefined when the cluster was not found by way of it. */
  readonly zooKeeper: Registry | undefined;
}

export interface RunningCluster {
  readonly catalog: Catalog;
  readonly servers: Servers;
  /** The active one. */
  readonly master: ServerName | undefined;
}

const SERVERS_AT_ONCE = 16;

export async function readRunning(options: RunningOptions): Promise<RunningCluster> {
  const { connection } = options;
  const { master } = connection.admin;
  const { cluster_status: status } = await master.call(
    'GetClusterStatus',
    pb.GetClusterStatusRequest,
    pb.GetClusterStatusResponse,
    {},
  );
  const procedures = await readProcedures(connection, status);
  const { rows, fault } = await readMeta(connection);
  const { tables, strangeRows } = sortRows(rows);
  await readDescriptors(connection, tables);
  const live = (status.live_servers ?? []).map(({ server }) => ServerName.fromProto(server));
  return {
    master: status.master == null ? undefined : ServerName.fromProto(status.master),
    catalog: {
      tables,
      strangeRows,
      namespaces: await readNamespaces(connection),
      badNamespaces: [],
      procedures,
      isWhole: fault === undefined,
    },
    servers: {
      live,
      dead: (status.dead_servers ?? []).map(ServerName.fromProto),
      open: await readOpenRegions(options, live),
      openErrors: openErrorsOf(status),
      inTransition: (status.regions_in_transition ?? []).map(({ spec, region_state }) => ({
        encodedName: encodedNameOf(Buffer.from(spec.value)),
        state: stateOf(region_state.state),
        since: longToNumber(region_state.stamp),
      })),
      locks: await readLocks(connection),
      metaFault: fault,
      metaServer: await readMetaServer(options, status),
      metaZnode: await readOrUndefined(options.zooKeeper?.metaLocation()),
      clusterId: status.cluster_id?.cluster_id ?? undefined,
      clusterIdZnode: await readOrUndefined(options.zooKeeper?.clusterId()),
    },
  };
}

async function readOrUndefined<T>(what: Promise<T> | undefined): Promise<T | undefined> {
  try {
    return await what;
  } catch {
    return undefined;
  }
}

async function readMetaServer(
  { rpc, callTimeoutMs }: RunningOptions,
  { master }: pb.ClusterStatus,
): Promise<ServerName | undefined> {
  if (master == null) return undefined;
  const { GetMetaRegionLocationsRequest: request, GetMetaRegionLocationsResponse: response } = pb;
  const method = 'ClientMetaService.GetMetaRegionLocations';
  const answer = await readOrUndefined(
    callServer(rpc, ServerName.fromProto(master), method, request, response, {}, callTimeoutMs),
  );
  const server = answer?.meta_locations[0]?.server_name;
  return server == null ? undefined : ServerName.fromProto(server);
}

function stateOf(number: number): RegionState {
  const name = Object.entries(pb.RegionState.State).find(([, value]) => value === number)?.[0];
  return REGION_STATES.find((state) => state === name) ?? 'OFFLINE';
}

async function readMeta(connection: Connection): Promise<{ rows: CatalogRow[]; fault: string | undefined }> {
  const rows: CatalogRow[] = [];
  try {
    for await (const row of connection.table(META_TABLE_NAME).scan())
      rows.push({
        row: Buffer.from(row.key),
        cells: row.cells.map(({ family, qualifier, value }) => ({
          family: Buffer.from(family),
          qualifier: Buffer.from(qualifier),
          value: Buffer.from(value),
        })),
      });
    return { rows, fault: undefined };
  } catch (error) {
    return { rows: [], fault: messageOf(error) };
  }
}

async function readDescriptors(connection: Connection, tables: Catalog['tables']): Promise<void> {
  for (const descriptor of await connection.admin.listTables({ includeSystemTables: true }))
    factsOf(tables, descriptor.tableName).descriptor = descriptor;
  for (const facts of tables.values())
    if (facts.descriptor === undefined && !facts.name.isMeta && facts.rows.length > 0) facts.descriptorFault = 'none';
}

async function readNamespaces(connection: Connection): Promise<ReadonlySet<string> | undefined> {
  try {
    return new Set((await connection.admin.listNamespaces()).map(({ name }) => name));
  } catch {
    // While hbase:namespace is not there the master says so in other ways.
    return undefined;
  }
}

async function readProcedures(connection: Connection, status: pb.ClusterStatus): Promise<ProcedureFacts[]> {
  const { master } = connection.admin;
  const { procedure } = await master.call('GetProcedures', pb.GetProceduresRequest, pb.GetProceduresResponse, {});
  const notes = new Map<number, string>();
  for (const { description, status: note } of status.master_tasks ?? []) {
    const pid = /\bpid=(\d+)/.exec(description)?.[1];
    // `<state>:<step>; <why>`
    const at = note.indexOf('; ');
    if (pid !== undefined && at >= 0) notes.set(Number(pid), note.slice(at + 2));
  }
  return procedure.map((message) => procedureFacts(message, notes.get(longToNumber(message.proc_id))));
}

async function readLocks(connection: Connection): Promise<Servers['locks']> {
  const { lock } = await connection.admin.master.call('GetLocks', pb.GetLocksRequest, pb.GetLocksResponse, {});
  return lock.map(({ resource_name, exclusive_lock_owner_procedure: owner, lock_type }) => ({
    resource: resource_name ?? '',
    isExclusive: lock_type === pb.LockType.EXCLUSIVE,
    owner: owner == null ? undefined : longToNumber(owner.proc_id),
  }));
}

async function readOpenRegions(
  { rpc, callTimeoutMs }: RunningOptions,
  live: readonly ServerName[],
): Promise<Servers['open']> {
  const open = new Map<string, ReadonlySet<string> | undefined>();
  for (let i = 0; i < live.length; i += SERVERS_AT_ONCE)
    await Promise.all(
      live.slice(i, i + SERVERS_AT_ONCE).map(async (server) => {
        const { GetOnlineRegionRequest: request, GetOnlineRegionResponse: response } = pb;
        try {
          const answer = await callServer(
            rpc,
            server,
            'AdminService.GetOnlineRegion',
            request,
            response,
            {},
            callTimeoutMs,
          );
          open.set(
            server.toString(),
            new Set(answer.region_info.map((info) => RegionInfo.fromProto(info).encodedName)),
          );
        } catch {
          open.set(server.toString(), undefined);
        }
      }),
    );
  return open;
}

/** ServerTask.State */
const ABORTED = 3;

/** Of several servers' errors the last. */
function openErrorsOf(status: pb.ClusterStatus): Servers['openErrors'] {
  const errors = new Map<string, { server: ServerName; error: string; at: number }>();
  for (const { server, server_load } of status.live_servers ?? [])
    for (const { description, status: error, state, completionTime } of server_load.tasks ?? []) {
      // One that is being opened has the same description.
      if (state !== ABORTED) continue;
      const region = /^Opening region ([0-9a-f]+) of /.exec(description)?.[1];
      const at = longToNumber(completionTime);
      if (region === undefined || (errors.get(region)?.at ?? -1) > at) continue;
      errors.set(region, { server: ServerName.fromProto(server), error, at });
    }
  return errors;
}
