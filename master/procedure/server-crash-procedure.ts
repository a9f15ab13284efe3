// What is done about a server that is no more, and about the former servers at every start: there is one path (HBase's
// ServerCrashProcedure). Fence its WAL folder, bring hbase:meta back if it had it, split its logs, assign its regions.
import { CorruptionError } from '../../base/errors.ts';
import { META_REGION_INFO, RegionInfo } from '../../model/region-info.ts';
import { ServerName } from '../../model/server-name.ts';
import { pb } from '../../proto/index.ts';
import type { MasterServices } from '../master-services.ts';
import { type Procedure, type StateMessage, type StateReader, stateMessage } from './procedure.ts';
import type { LockRequest } from './procedure-locks.ts';
import { SplitWALProcedure } from './split-wal-procedure.ts';
import { NO_MORE_STATE, StateMachineProcedure, type Transition } from './state-machine-procedure.ts';

const STATE = {
  START: 1,
  GET_REGIONS: 3,
  NO_SPLIT_LOGS: 4,
  SPLIT_LOGS: 5,
  ASSIGN: 8,
  SPLIT_META_LOGS: 10,
  ASSIGN_META: 11,
  DELETE_SPLIT_META_WALS_DIR: 12,
  DELETE_SPLIT_WALS_DIR: 13,
  CLAIM_REPLICATION_QUEUES: 14,
  FINISH: 100,
} as const;
type State = (typeof STATE)[keyof typeof STATE];

/** Those that bring hbase:meta back. All others need it, also when a new master goes on from them: until it was read no region is known. */
const META_STATES: ReadonlySet<State> = new Set([
  STATE.START,
  STATE.SPLIT_META_LOGS,
  STATE.DELETE_SPLIT_META_WALS_DIR,
  STATE.ASSIGN_META,
]);

export class ServerCrashProcedure extends StateMachineProcedure<MasterServices, State> {
  static readonly className = 'org.apache.hadoop.hbase.master.procedure.ServerCrashProcedure';
  override readonly className = ServerCrashProcedure.className;
  protected override readonly initialState = STATE.START;

  serverName!: ServerName;
  carryingMeta = false;
  #regions: RegionInfo[] = [];

  static of(serverName: ServerName, carryingMeta: boolean): ServerCrashProcedure {
    const procedure = new ServerCrashProcedure();
    procedure.serverName = serverName;
    procedure.carryingMeta = carryingMeta;
    return procedure;
  }

  override lockRequests(): readonly LockRequest[] {
    return [{ kind: 'server', name: this.serverName.toString(), exclusive: true }];
  }
  override get holdsLock(): boolean {
    return true;
  }
  override get isUrgent(): boolean {
    return true;
  }

  protected override async executeFromState(
    env: MasterServices,
    state: State,
  ): Promise<Transition<MasterServices, State>> {
    const meta = META_STATES.has(state) ? undefined : env.assignment.waitForMeta({ isMeta: false });
    if (meta !== undefined) return waitThenRetry(env, this.procId, meta);
    switch (state) {
      case STATE.START:
        env.logger.info(
          { server: this.serverName.toString(), meta: this.carryingMeta },
          'recovering from a server crash',
        );
        return { next: this.carryingMeta ? STATE.SPLIT_META_LOGS : STATE.GET_REGIONS };
      case STATE.SPLIT_META_LOGS:
        return { next: STATE.DELETE_SPLIT_META_WALS_DIR, children: await this.#split(env, 'meta') };
      case STATE.DELETE_SPLIT_META_WALS_DIR:
        if (!(await this.#isSplit(env, 'meta'))) return { next: STATE.SPLIT_META_LOGS };
        return { next: STATE.ASSIGN_META };
      case STATE.ASSIGN_META:
        return { next: STATE.GET_REGIONS, children: await this.#assign(env, [META_REGION_INFO]) };
      case STATE.GET_REGIONS:
        this.#regions = env.assignment.states
          .onServer(this.serverName)
          .map((node) => node.info)
          .filter((region) => !region.isMeta);
        return { next: STATE.SPLIT_LOGS };
      case STATE.NO_SPLIT_LOGS:
        return { next: STATE.ASSIGN };
      case STATE.SPLIT_LOGS:
        return { next: STATE.DELETE_SPLIT_WALS_DIR, children: await this.#split(env, 'others') };
      case STATE.DELETE_SPLIT_WALS_DIR:
        if (!(await this.#isSplit(env, 'others'))) return { next: STATE.SPLIT_LOGS };
        await env.walSplits.deleteFolder(this.serverName);
        return { next: STATE.ASSIGN };
      case STATE.ASSIGN: {
        // A master that has just loaded this procedure does not know the regions yet.
        const meta = env.assignment.waitForMeta({ isMeta: false });
        if (meta !== undefined) return waitThenRetry(env, this.procId, meta);
        return { next: STATE.CLAIM_REPLICATION_QUEUES, children: await this.#assignRegions(env) };
      }
      case STATE.CLAIM_REPLICATION_QUEUES:
        return { next: STATE.FINISH };
      case STATE.FINISH:
        await env.servers.crashFinished(this.serverName);
        env.logger.info({ server: this.serverName.toString() }, 'recovered from a server crash');
        return NO_MORE_STATE;
    }
  }
  protected override onRetry(env: MasterServices, state: State, error: unknown): void {
    env.logger.warn({ server: this.serverName.toString(), state, error: String(error) }, 'crash recovery tries again');
    if (error instanceof CorruptionError) env.onDamage(error);
  }

  async #split(env: MasterServices, kind: 'meta' | 'others'): Promise<SplitWALProcedure[]> {
    await env.walSplits.fence(this.serverName);
    const paths = await env.walSplits.checkedWalsToSplit(this.serverName, kind);
    return paths.map((path) => SplitWALProcedure.of(path, this.serverName));
  }
  async #isSplit(env: MasterServices, kind: 'meta' | 'others'): Promise<boolean> {
    return (await env.walSplits.walsToSplit(this.serverName, kind)).length === 0;
  }

  /** Those it had when meta was read, and those that were given to it since. */
  #assignRegions(env: MasterServices): Promise<Procedure<MasterServices>[]> {
    const late = env.assignment.states.onServer(this.serverName).map((node) => node.info);
    const byName = new Map([...this.#regions, ...late].map((region) => [region.encodedName, region]));
    byName.delete(META_REGION_INFO.encodedName);
    return this.#assign(env, [...byName.values()]);
  }

  async #assign(env: MasterServices, regions: readonly RegionInfo[]): Promise<Procedure<MasterServices>[]> {
    const children: Procedure<MasterServices>[] = [];
    for (const region of regions) {
      const node = env.assignment.states.get(region.encodedName);
      if (node === undefined) continue;
      await node.lock.run(async () => {
        // It went elsewhere meanwhile: nothing of ours.
        if (node.server === undefined || !node.server.equals(this.serverName)) return;
        if (node.procedure !== undefined) return node.procedure.serverCrashed(env, node);
        if (env.tableStates.isDisabled(region.tableName) && !region.isMeta) return;
        children.push(env.assignment.createAssign(node, undefined, false));
      });
    }
    return children;
  }

  protected override dataMessages(): StateMessage[] {
    return [
      stateMessage('ServerCrashStateData', pb.ServerCrashStateData, {
        server_name: this.serverName.toProto(),
        regions_on_crashed_server: this.#regions.map((region) => region.toProto()),
        carrying_meta: this.carryingMeta,
        should_split_wal: true,
      }),
    ];
  }
  protected override loadData(reader: StateReader): void {
    const data = reader.read('ServerCrashStateData', pb.ServerCrashStateData);
    this.serverName = ServerName.fromProto(data.server_name);
    this.carryingMeta = data.carrying_meta ?? false;
    this.#regions = data.regions_on_crashed_server.map((region: pb.RegionInfo.$Properties) =>
      RegionInfo.fromProto(region),
    );
  }
}

/** Suspends until the promise resolves. */
export function waitThenRetry(
  env: MasterServices,
  procId: number,
  event: Promise<void>,
): { suspend: { timeoutMs?: number } } {
  event.then(
    () => env.executor.wake(procId),
    () => {},
  );
  return { suspend: {} };
}
