import { hbaseError } from '../../base/errors.ts';
import { TableName } from '../../model/table-name.ts';
import { pb } from '../../proto/index.ts';
import type { MasterServices } from '../master-services.ts';
import { FlushRegionProcedure } from './flush-region-procedure.ts';
import { type StateMessage, type StateReader, stateMessage } from './procedure.ts';
import { type LockRequest, tableLocks } from './procedure-locks.ts';
import type { Transition } from './state-machine-procedure.ts';
import { TableProcedure } from './table-procedure.ts';

const STATE = { PREPARE: 1, FLUSH_REGIONS: 2 } as const;
type State = (typeof STATE)[keyof typeof STATE];

export class FlushTableProcedure extends TableProcedure<State> {
  static readonly className = 'org.apache.hadoop.hbase.master.procedure.FlushTableProcedure';
  override readonly className = FlushTableProcedure.className;
  protected override readonly initialState = STATE.PREPARE;

  #tableName!: TableName;
  /** None: all. */
  #families: Buffer[] = [];

  static of(user: string, tableName: TableName, families: readonly Buffer[]): FlushTableProcedure {
    const procedure = new FlushTableProcedure();
    procedure.user = procedure.owner = user;
    procedure.#tableName = tableName;
    procedure.#families = [...families];
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
    if (state === STATE.PREPARE) {
      await this.#check(env);
      this.preparationDone();
      return { next: STATE.FLUSH_REGIONS };
    }
    const regions = env.assignment.regionsOfTable(this.tableName);
    return { next: undefined, children: regions.map((region) => FlushRegionProcedure.of(region, this.#families)) };
  }
  async #check(env: MasterServices): Promise<void> {
    if (!this.tableName.isMeta) env.tableStates.checkEnabled(this.tableName);
    const descriptor = await env.tableDescriptors.get(this.tableName);
    for (const family of this.#families) {
      if (descriptor === undefined || descriptor.hasFamily(family)) continue;
      throw hbaseError(
        'NoSuchColumnFamilyException',
        `Column family ${family.toString('latin1')} does not exist in table ${this.tableName}`,
      );
    }
  }
  protected override isRollbackSupported(state: State): boolean {
    return state === STATE.PREPARE;
  }

  protected override dataMessages(): StateMessage[] {
    return [
      stateMessage('FlushTableProcedureStateData', pb.FlushTableProcedureStateData, {
        table_name: this.tableName.toProto(),
        column_family: this.#families,
      }),
    ];
  }
  protected override loadData(reader: StateReader): void {
    const data = reader.read('FlushTableProcedureStateData', pb.FlushTableProcedureStateData);
    this.#tableName = TableName.fromProto(data.table_name);
    this.#families = data.column_family.map((family: Uint8Array) => Buffer.from(family));
  }
}
