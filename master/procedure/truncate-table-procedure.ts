import { RegionInfo } from '../../model/region-info.ts';
import { TableDescriptor } from '../../model/table-descriptor.ts';
import { TableName } from '../../model/table-name.ts';
import { pb } from '../../proto/index.ts';
import type { MasterServices } from '../master-services.ts';
import { newRegions } from '../new-regions.ts';
import { type StateMessage, type StateReader, stateMessage } from './procedure.ts';
import { NO_MORE_STATE, type Transition } from './state-machine-procedure.ts';
import { TableProcedure } from './table-procedure.ts';

const STATE = {
  PRE_OPERATION: 1,
  REMOVE_FROM_META: 2,
  CLEAR_FS_LAYOUT: 3,
  CREATE_FS_LAYOUT: 4,
  ADD_TO_META: 5,
  ASSIGN_REGIONS: 6,
  POST_OPERATION: 7,
} as const;
type State = (typeof STATE)[keyof typeof STATE];

/** Of a disabled table: drops its regions and makes new ones of the same descriptor, and, if asked, the same borders; enables it. */
export class TruncateTableProcedure extends TableProcedure<State> {
  static readonly className = 'org.apache.hadoop.hbase.master.procedure.TruncateTableProcedure';
  override readonly className = TruncateTableProcedure.className;
  protected override readonly initialState = STATE.PRE_OPERATION;

  #tableName!: TableName;
  #preserveSplits = false;
  #descriptor: TableDescriptor | undefined;
  /** The new ones. */
  #regions: RegionInfo[] = [];

  static of(user: string, tableName: TableName, preserveSplits: boolean): TruncateTableProcedure {
    const procedure = new TruncateTableProcedure();
    procedure.user = procedure.owner = user;
    procedure.#tableName = tableName;
    procedure.#preserveSplits = preserveSplits;
    return procedure;
  }
  override get tableName(): TableName {
    return this.#tableName;
  }
  override get holdsLock(): boolean {
    return true;
  }

  protected override async executeFromState(
    env: MasterServices,
    state: State,
  ): Promise<Transition<MasterServices, State>> {
    switch (state) {
      case STATE.PRE_OPERATION:
        env.tableStates.checkModifiable(this.tableName);
        this.#descriptor = await env.tableDescriptors.get(this.tableName);
        this.#regions = this.#planRegions(env);
        this.preparationDone();
        return { next: STATE.CLEAR_FS_LAYOUT };
      case STATE.CLEAR_FS_LAYOUT:
        await env.fileSystem.deleteTable(this.tableName);
        return { next: STATE.REMOVE_FROM_META };
      case STATE.REMOVE_FROM_META: {
        const old = this.#oldRegions(env);
        await env.regionStateStore.deleteRegions(this.tableName, old);
        for (const region of old) {
          env.assignment.states.remove(region);
          env.servers.forgetRegion(region);
        }
        return { next: STATE.CREATE_FS_LAYOUT };
      }
      case STATE.CREATE_FS_LAYOUT:
        await env.fileSystem.createTable(this.#descriptor!, this.#regions);
        await env.tableDescriptors.load(this.tableName);
        return { next: STATE.ADD_TO_META };
      case STATE.ADD_TO_META:
        await env.regionStateStore.addRegions(this.#regions);
        for (const region of this.#regions) {
          const node = env.assignment.states.getOrCreate(region);
          if (node.isInState('OFFLINE')) node.setState('CLOSED');
        }
        return { next: STATE.ASSIGN_REGIONS };
      case STATE.ASSIGN_REGIONS:
        await env.tableStates.set(this.tableName, 'ENABLING');
        return { next: STATE.POST_OPERATION, children: env.assignment.createAssigns(this.#regions) };
      case STATE.POST_OPERATION:
        await env.tableStates.set(this.tableName, 'ENABLED');
        return NO_MORE_STATE;
    }
  }

  #planRegions(env: MasterServices): RegionInfo[] {
    const old = env.assignment.regionsOfTable(this.tableName);
    const newest = Math.max(0, ...old.map((region) => region.regionId));
    const splitKeys = this.#preserveSplits ? old.map((region) => region.startKey).filter((key) => key.length > 0) : [];
    return newRegions(this.tableName, splitKeys, Math.max(env.clock.now(), newest + 1));
  }
  #oldRegions(env: MasterServices): RegionInfo[] {
    const kept = new Set(this.#regions.map((region) => region.encodedName));
    return env.assignment.states
      .ofTable(this.tableName)
      .map((node) => node.info)
      .filter((region) => !kept.has(region.encodedName));
  }

  protected override isRollbackSupported(state: State): boolean {
    return state === STATE.PRE_OPERATION;
  }

  protected override dataMessages(): StateMessage[] {
    return [
      stateMessage('TruncateTableStateData', pb.TruncateTableStateData, {
        user_info: this.userInfo,
        preserve_splits: this.#preserveSplits,
        // HBase writes the name while it has no descriptor yet.
        table_name: this.#descriptor === undefined ? this.tableName.toProto() : undefined,
        table_schema: this.#descriptor?.toProto(),
        region_info: this.#regions.map((region) => region.toProto()),
      }),
    ];
  }
  protected override loadData(reader: StateReader): void {
    const data = reader.read('TruncateTableStateData', pb.TruncateTableStateData);
    this.user = data.user_info.effective_user;
    this.#preserveSplits = data.preserve_splits;
    this.#descriptor = data.table_schema == null ? undefined : TableDescriptor.fromProto(data.table_schema);
    this.#tableName = this.#descriptor?.tableName ?? TableName.fromProto(data.table_name!);
    this.#regions = data.region_info.map((region: pb.RegionInfo.$Properties) => RegionInfo.fromProto(region));
  }
}
