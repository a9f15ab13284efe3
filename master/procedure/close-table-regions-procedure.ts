import { TableName } from '../../model/table-name.ts';
import { pb } from '../../proto/index.ts';
import type { MasterServices } from '../master-services.ts';
import { type StateMessage, type StateReader, stateMessage } from './procedure.ts';
import { type LockRequest, tableLocks } from './procedure-locks.ts';
import { NO_MORE_STATE, type Transition } from './state-machine-procedure.ts';
import { TableProcedure } from './table-procedure.ts';

const STATE = { SCHEDULE: 1, CONFIRM: 2 } as const;
type State = (typeof STATE)[keyof typeof STATE];

/** Closes all regions of a table that is being disabled; those that another procedure has are waited for. */
export class CloseTableRegionsProcedure extends TableProcedure<State> {
  static readonly className = 'org.apache.hadoop.hbase.master.procedure.CloseTableRegionsProcedure';
  override readonly className = CloseTableRegionsProcedure.className;
  protected override readonly initialState = STATE.SCHEDULE;

  #tableName!: TableName;

  static of(tableName: TableName): CloseTableRegionsProcedure {
    const procedure = new CloseTableRegionsProcedure();
    procedure.#tableName = tableName;
    return procedure;
  }
  override get tableName(): TableName {
    return this.#tableName;
  }
  override lockRequests(): readonly LockRequest[] {
    return tableLocks(this.tableName, false);
  }

  protected override async executeFromState(
    env: MasterServices,
    state: State,
  ): Promise<Transition<MasterServices, State>> {
    // One that is being moved is closed for a moment: only with nobody on it will it stay so.
    const open = env.assignment.states
      .liveOfTable(this.tableName)
      .filter((node) => node.isInTransition || !node.isInState('CLOSED', 'OFFLINE'));
    if (state === STATE.SCHEDULE) {
      const idle = open.filter((node) => !node.isInTransition);
      return { next: STATE.CONFIRM, children: idle.map((node) => env.assignment.createUnassign(node)) };
    }
    if (open.length === 0) return NO_MORE_STATE;
    return { suspend: { timeoutMs: this.retryPauseMs(env) }, next: STATE.SCHEDULE };
  }

  protected override dataMessages(): StateMessage[] {
    return [
      stateMessage('CloseTableRegionsProcedureStateData', pb.CloseTableRegionsProcedureStateData, {
        table_name: this.tableName.toProto(),
      }),
    ];
  }
  protected override loadData(reader: StateReader): void {
    this.#tableName = TableName.fromProto(
      reader.read('CloseTableRegionsProcedureStateData', pb.CloseTableRegionsProcedureStateData).table_name,
    );
  }
}
