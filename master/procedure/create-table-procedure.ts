import { hbaseError } from '../../base/errors.ts';
import { RegionInfo } from '../../model/region-info.ts';
import { TableDescriptor } from '../../model/table-descriptor.ts';
import type { TableName } from '../../model/table-name.ts';
import { pb } from '../../proto/index.ts';
import type { MasterServices } from '../master-services.ts';
import { type StateMessage, type StateReader, stateMessage } from './procedure.ts';
import { NO_MORE_STATE, type Transition } from './state-machine-procedure.ts';
import { TableProcedure } from './table-procedure.ts';

const STATE = {
  PRE_OPERATION: 1,
  WRITE_FS_LAYOUT: 2,
  ADD_TO_META: 3,
  ASSIGN_REGIONS: 4,
  UPDATE_DESC_CACHE: 5,
  POST_OPERATION: 6,
} as const;
type State = (typeof STATE)[keyof typeof STATE];

export class CreateTableProcedure extends TableProcedure<State> {
  static readonly className = 'org.apache.hadoop.hbase.master.procedure.CreateTableProcedure';
  override readonly className = CreateTableProcedure.className;
  protected override readonly initialState = STATE.PRE_OPERATION;

  descriptor!: TableDescriptor;
  regions: RegionInfo[] = [];

  static of(user: string, descriptor: TableDescriptor, regions: readonly RegionInfo[]): CreateTableProcedure {
    const procedure = new CreateTableProcedure();
    procedure.user = procedure.owner = user;
    procedure.descriptor = descriptor;
    procedure.regions = [...regions];
    return procedure;
  }

  override get tableName(): TableName {
    return this.descriptor.tableName;
  }
  override get isUrgent(): boolean {
    return this.tableName.isSystem;
  }
  override waitInitialized(env: MasterServices): Promise<void> | undefined {
    const namespaces = this.tableName.isSystem ? undefined : env.namespaces.loaded.wait();
    return namespaces ?? super.waitInitialized(env);
  }

  protected override async executeFromState(
    env: MasterServices,
    state: State,
  ): Promise<Transition<MasterServices, State>> {
    switch (state) {
      case STATE.PRE_OPERATION:
        await this.#check(env);
        this.preparationDone();
        return { next: STATE.WRITE_FS_LAYOUT };
      case STATE.WRITE_FS_LAYOUT:
        await env.fileSystem.createTable(this.descriptor, this.regions);
        return { next: STATE.ADD_TO_META };
      case STATE.ADD_TO_META:
        await env.regionStateStore.addRegions(this.regions);
        for (const region of this.regions) {
          const node = env.assignment.states.getOrCreate(region);
          if (node.isInState('OFFLINE')) node.setState('CLOSED');
        }
        return { next: STATE.ASSIGN_REGIONS };
      case STATE.ASSIGN_REGIONS:
        await env.tableStates.set(this.tableName, 'ENABLING');
        return { next: STATE.UPDATE_DESC_CACHE, children: env.assignment.createAssigns(this.regions) };
      case STATE.UPDATE_DESC_CACHE:
        await env.tableStates.set(this.tableName, 'ENABLED');
        await env.tableDescriptors.load(this.tableName);
        return { next: STATE.POST_OPERATION };
      case STATE.POST_OPERATION:
        return NO_MORE_STATE;
    }
  }

  async #check(env: MasterServices): Promise<void> {
    if (env.tableStates.has(this.tableName)) throw hbaseError('TableExistsException', this.tableName.name);
    env.namespaces.checkExists(this.tableName.namespace);
    if (this.descriptor.families.length === 0)
      throw hbaseError('DoNotRetryIOException', `Table ${this.tableName} should have at least one column family.`);
    await env.fileSystem.checkNoTableFolder(this.tableName);
  }

  protected override isRollbackSupported(state: State): boolean {
    return state === STATE.PRE_OPERATION;
  }

  protected override dataMessages(): StateMessage[] {
    return [
      stateMessage('CreateTableStateData', pb.CreateTableStateData, {
        user_info: this.userInfo,
        table_schema: this.descriptor.toProto(),
        region_info: this.regions.map((region) => region.toProto()),
      }),
    ];
  }
  protected override loadData(reader: StateReader): void {
    const data = reader.read('CreateTableStateData', pb.CreateTableStateData);
    this.user = data.user_info.effective_user;
    this.descriptor = TableDescriptor.fromProto(data.table_schema);
    this.regions = data.region_info.map((region: pb.RegionInfo.$Properties) => RegionInfo.fromProto(region));
  }
}
