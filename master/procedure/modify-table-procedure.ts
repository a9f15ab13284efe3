import { hbaseError } from '../../base/errors.ts';
import { TableDescriptor } from '../../model/table-descriptor.ts';
import type { TableName } from '../../model/table-name.ts';
import { pb } from '../../proto/index.ts';
import type { MasterServices } from '../master-services.ts';
import { type StateMessage, type StateReader, stateMessage } from './procedure.ts';
import { ReopenTableRegionsProcedure } from './reopen-table-regions-procedure.ts';
import { NO_MORE_STATE, type Transition } from './state-machine-procedure.ts';
import { TableProcedure } from './table-procedure.ts';

const STATE = {
  PREPARE: 1,
  PRE_OPERATION: 2,
  UPDATE_TABLE_DESCRIPTOR: 3,
  REMOVE_REPLICA_COLUMN: 4,
  DELETE_FS_LAYOUT: 5,
  POST_OPERATION: 6,
  REOPEN_ALL_REGIONS: 7,
} as const;
type State = (typeof STATE)[keyof typeof STATE];

/** Gives a table another descriptor: settings, families added, changed or dropped. Open regions are opened anew in turn. */
export class ModifyTableProcedure extends TableProcedure<State> {
  static readonly className = 'org.apache.hadoop.hbase.master.procedure.ModifyTableProcedure';
  override readonly className = ModifyTableProcedure.className;
  protected override readonly initialState = STATE.PREPARE;

  #before: TableDescriptor | undefined;
  #after!: TableDescriptor;
  #reopen = true;

  static of(user: string, after: TableDescriptor, before: TableDescriptor | undefined, reopen: boolean) {
    const procedure = new ModifyTableProcedure();
    procedure.user = procedure.owner = user;
    procedure.#after = after;
    procedure.#before = before;
    procedure.#reopen = reopen;
    return procedure;
  }
  override get tableName(): TableName {
    return this.#after.tableName;
  }
  /** No region has been opened with the new descriptor yet. */
  get isBeforeReopening(): boolean {
    return this.currentState <= STATE.REOPEN_ALL_REGIONS && this.currentState !== STATE.DELETE_FS_LAYOUT;
  }

  protected override async executeFromState(
    env: MasterServices,
    state: State,
  ): Promise<Transition<MasterServices, State>> {
    switch (state) {
      case STATE.PREPARE:
        await this.#check(env);
        this.preparationDone();
        return { next: STATE.PRE_OPERATION };
      case STATE.PRE_OPERATION:
        return { next: STATE.UPDATE_TABLE_DESCRIPTOR };
      case STATE.UPDATE_TABLE_DESCRIPTOR:
        await env.tableDescriptors.update(this.#after);
        return { next: STATE.REMOVE_REPLICA_COLUMN };
      case STATE.REMOVE_REPLICA_COLUMN:
        return { next: STATE.POST_OPERATION };
      case STATE.POST_OPERATION:
        return { next: STATE.REOPEN_ALL_REGIONS };
      case STATE.REOPEN_ALL_REGIONS: {
        const children =
          this.#reopen && env.tableStates.isEnabled(this.tableName)
            ? [ReopenTableRegionsProcedure.of(this.tableName)]
            : [];
        if (this.#droppedFamilies().length > 0) return { next: STATE.DELETE_FS_LAYOUT, children };
        return { next: undefined, children };
      }
      case STATE.DELETE_FS_LAYOUT: {
        const regions = env.assignment.states.ofTable(this.tableName).map((node) => node.info);
        for (const family of this.#droppedFamilies()) await env.fileSystem.archiveFamily(regions, family);
        return NO_MORE_STATE;
      }
    }
  }

  async #check(env: MasterServices): Promise<void> {
    env.tableStates.checkExists(this.tableName);
    const current = await env.tableDescriptors.get(this.tableName);
    this.#before ??= current;
    if (this.#after.families.length === 0)
      throw hbaseError('DoNotRetryIOException', `Table ${this.tableName} should have at least one column family.`);
    if (!this.#reopen && this.#droppedFamilies().length > 0)
      throw hbaseError(
        'org.apache.hadoop.hbase.HBaseIOException',
        'Families cannot be dropped without reopening regions',
        {
          retry: 'never',
        },
      );
  }
  #droppedFamilies(): Buffer[] {
    return (this.#before?.families ?? []).map(({ name }) => name).filter((name) => !this.#after.hasFamily(name));
  }

  protected override isRollbackSupported(state: State): boolean {
    return state === STATE.PREPARE || state === STATE.PRE_OPERATION;
  }

  protected override dataMessages(): StateMessage[] {
    return [
      stateMessage('ModifyTableStateData', pb.ModifyTableStateData, {
        user_info: this.userInfo,
        unmodified_table_schema: this.#before?.toProto(),
        modified_table_schema: this.#after.toProto(),
        delete_column_family_in_modify: this.#droppedFamilies().length > 0,
        should_check_descriptor: true,
        reopen_regions: this.#reopen,
      }),
    ];
  }
  protected override loadData(reader: StateReader): void {
    const data = reader.read('ModifyTableStateData', pb.ModifyTableStateData);
    this.user = data.user_info.effective_user;
    const before = data.unmodified_table_schema;
    this.#before = before == null ? undefined : TableDescriptor.fromProto(before);
    this.#after = TableDescriptor.fromProto(data.modified_table_schema);
    this.#reopen = data.reopen_regions ?? true;
  }
}
