import { hbaseError } from '../../base/errors.ts';
import { TableName } from '../../model/table-name.ts';
import { pb } from '../../proto/index.ts';
import type { MasterServices } from '../master-services.ts';
import { type StateMessage, type StateReader, stateMessage } from './procedure.ts';
import { NO_MORE_STATE, type Transition } from './state-machine-procedure.ts';
import { TableProcedure } from './table-procedure.ts';

const STATE = {
  PREPARE: 1,
  PRE_OPERATION: 2,
  SET_ENABLING_TABLE_STATE: 3,
  MARK_REGIONS_ONLINE: 4,
  SET_ENABLED_TABLE_STATE: 5,
  POST_OPERATION: 6,
} as const;
type State = (typeof STATE)[keyof typeof STATE];

export class EnableTableProcedure extends TableProcedure<State> {
  static readonly className = 'org.apache.hadoop.hbase.master.procedure.EnableTableProcedure';
  override readonly className = EnableTableProcedure.className;
  protected override readonly initialState = STATE.PREPARE;

  #tableName!: TableName;

  static of(user: string, tableName: TableName): EnableTableProcedure {
    const procedure = new EnableTableProcedure();
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
        env.tableStates.checkExists(this.tableName);
        const tableState = env.tableStates.get(this.tableName);
        if (tableState !== 'DISABLED')
          throw hbaseError('TableNotDisabledException', `tableName=${this.tableName}, state=${tableState}`);
        this.preparationDone();
        return { next: STATE.PRE_OPERATION };
      }
      case STATE.PRE_OPERATION:
        return { next: STATE.SET_ENABLING_TABLE_STATE };
      case STATE.SET_ENABLING_TABLE_STATE:
        await env.tableStates.set(this.tableName, 'ENABLING');
        return { next: STATE.MARK_REGIONS_ONLINE };
      case STATE.MARK_REGIONS_ONLINE: {
        const regions = env.assignment.regionsOfTable(this.tableName);
        return { next: STATE.SET_ENABLED_TABLE_STATE, children: env.assignment.createAssigns(regions) };
      }
      case STATE.SET_ENABLED_TABLE_STATE:
        await env.tableStates.set(this.tableName, 'ENABLED');
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
      stateMessage('EnableTableStateData', pb.EnableTableStateData, {
        user_info: this.userInfo,
        table_name: this.tableName.toProto(),
        skip_table_state_check: false,
      }),
    ];
  }
  protected override loadData(reader: StateReader): void {
    const data = reader.read('EnableTableStateData', pb.EnableTableStateData);
    this.user = data.user_info.effective_user;
    this.#tableName = TableName.fromProto(data.table_name);
  }
}
