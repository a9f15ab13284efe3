import { RegionInfo } from '../../model/region-info.ts';
import { TableName } from '../../model/table-name.ts';
import { pb } from '../../proto/index.ts';
import type { MasterServices } from '../master-services.ts';
import { type StateMessage, type StateReader, stateMessage } from './procedure.ts';
import { NO_MORE_STATE, type Transition } from './state-machine-procedure.ts';
import { TableProcedure } from './table-procedure.ts';

const STATE = {
  PRE_OPERATION: 1,
  REMOVE_FROM_META: 2,
  CLEAR_FS_LAYOUT: 3,
  UPDATE_DESC_CACHE: 4,
  UNASSIGN_REGIONS: 5,
  POST_OPERATION: 6,
} as const;
type State = (typeof STATE)[keyof typeof STATE];

/** Of a disabled table: its files go to the archive, its rows of hbase:meta, its state. */
export class DeleteTableProcedure extends TableProcedure<State> {
  static readonly className = 'org.apache.hadoop.hbase.master.procedure.DeleteTableProcedure';
  override readonly className = DeleteTableProcedure.className;
  protected override readonly initialState = STATE.PRE_OPERATION;

  #tableName!: TableName;
  #regions: RegionInfo[] = [];

  static of(user: string, tableName: TableName): DeleteTableProcedure {
    const procedure = new DeleteTableProcedure();
    procedure.user = procedure.owner = user;
    procedure.#tableName = tableName;
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
        this.preparationDone();
        this.#regions = env.assignment.states.ofTable(this.tableName).map((node) => node.info);
        return { next: STATE.CLEAR_FS_LAYOUT };
      case STATE.CLEAR_FS_LAYOUT:
        await env.fileSystem.deleteTable(this.tableName);
        return { next: STATE.REMOVE_FROM_META };
      case STATE.REMOVE_FROM_META:
        await env.regionStateStore.deleteRegions(this.tableName, this.#regions);
        return { next: STATE.UNASSIGN_REGIONS };
      case STATE.UNASSIGN_REGIONS:
        for (const region of this.#regions) {
          env.assignment.states.remove(region);
          env.servers.forgetRegion(region);
        }
        return { next: STATE.UPDATE_DESC_CACHE };
      case STATE.UPDATE_DESC_CACHE:
        env.tableDescriptors.forget(this.tableName);
        return { next: STATE.POST_OPERATION };
      case STATE.POST_OPERATION:
        await env.tableStates.delete(this.tableName);
        return NO_MORE_STATE;
    }
  }
  protected override isRollbackSupported(state: State): boolean {
    return state === STATE.PRE_OPERATION;
  }

  protected override dataMessages(): StateMessage[] {
    return [
      stateMessage('DeleteTableStateData', pb.DeleteTableStateData, {
        user_info: this.userInfo,
        table_name: this.tableName.toProto(),
        region_info: this.#regions.map((region) => region.toProto()),
      }),
    ];
  }
  protected override loadData(reader: StateReader): void {
    const data = reader.read('DeleteTableStateData', pb.DeleteTableStateData);
    this.user = data.user_info.effective_user;
    this.#tableName = TableName.fromProto(data.table_name);
    this.#regions = data.region_info.map((region: pb.RegionInfo.$Properties) => RegionInfo.fromProto(region));
  }
}
