import { hbaseError } from '../../base/errors.ts';
import { TableName } from '../../model/table-name.ts';
import { pb } from '../../proto/index.ts';
import type { MasterServices } from '../master-services.ts';
import { CloseTableRegionsProcedure } from './close-table-regions-procedure.ts';
import { type StateMessage, type StateReader, stateMessage } from './procedure.ts';
import { NO_MORE_STATE, type Transition } from './state-machine-procedure.ts';
import { TableProcedure } from './table-procedure.ts';

const STATE = {
  PREPARE: 1,
  PRE_OPERATION: 2,
  SET_DISABLING_TABLE_STATE: 3,
  MARK_REGIONS_OFFLINE: 4,
  SET_DISABLED_TABLE_STATE: 5,
  POST_OPERATION: 6,
  ADD_REPLICATION_BARRIER: 7,
} as const;
type State = (typeof STATE)[keyof typeof STATE];

export class DisableTableProcedure extends TableProcedure<State> {
  static readonly className = 'org.apache.hadoop.hbase.master.procedure.DisableTableProcedure';
  override readonly className = DisableTableProcedure.className;
  protected override readonly initialState = STATE.PREPARE;

  #tableName!: TableName;

  static of(user: string, tableName: TableName): DisableTableProcedure {
    const procedure = new DisableTableProcedure();
    procedure.user = procedure.owner = user;
    procedure.#tableName = tableName;
    return procedure;
  }
  override get tableName(): TableName {
    return this.#tableName;
  }

  protected override async executeFromState(
    env: MasterServices,
    state: State,
  ): Promise<Transition<MasterServices, State>> {
    switch (state) {
      case STATE.PREPARE: {
        if (this.tableName.isMeta) throw hbaseError('ConstraintException', `Cannot disable ${this.tableName}`);
        env.tableStates.checkExists(this.tableName);
        const tableState = env.tableStates.get(this.tableName);
        if (tableState !== 'ENABLED')
          throw hbaseError('TableNotEnabledException', `tableName=${this.tableName}, state=${tableState}`);
        this.preparationDone();
        return { next: STATE.PRE_OPERATION };
      }
      case STATE.PRE_OPERATION:
        return { next: STATE.SET_DISABLING_TABLE_STATE };
      case STATE.SET_DISABLING_TABLE_STATE:
        await env.tableStates.set(this.tableName, 'DISABLING');
        return { next: STATE.MARK_REGIONS_OFFLINE };
      case STATE.MARK_REGIONS_OFFLINE:
        return { next: STATE.ADD_REPLICATION_BARRIER, children: [CloseTableRegionsProcedure.of(this.tableName)] };
      case STATE.ADD_REPLICATION_BARRIER:
        return { next: STATE.SET_DISABLED_TABLE_STATE };
      case STATE.SET_DISABLED_TABLE_STATE:
        await env.tableStates.set(this.tableName, 'DISABLED');
        return { next: STATE.POST_OPERATION };
      case STATE.POST_OPERATION:
        return NO_MORE_STATE;
    }
  }
  protected override isRollbackSupported(state: State): boolean {
    return state === STATE.PREPARE || state === STATE.PRE_OPERATION;
  }

  protected override dataMessages(): StateMessage[] {
    return [
      stateMessage('DisableTableStateData', pb.DisableTableStateData, {
        user_info: this.userInfo,
        table_name: this.tableName.toProto(),
        skip_table_state_check: false,
      }),
    ];
  }
  protected override loadData(reader: StateReader): void {
    const data = reader.read('DisableTableStateData', pb.DisableTableStateData);
    this.user = data.user_info.effective_user;
    this.#tableName = TableName.fromProto(data.table_name);
  }
}
