import { RegionInfo } from '../../model/region-info.ts';
import { TableName } from '../../model/table-name.ts';
import { pb } from '../../proto/index.ts';
import { longToNumber } from '../../proto/long.ts';
import type { MasterServices } from '../master-services.ts';
import { type StateMessage, type StateReader, stateMessage } from './procedure.ts';
import { type LockRequest, tableLocks } from './procedure-locks.ts';
import { NO_MORE_STATE, type Transition } from './state-machine-procedure.ts';
import { TableProcedure } from './table-procedure.ts';

const STATE = { GET_REGIONS: 1, REOPEN_REGIONS: 2, CONFIRM_REOPENED: 3 } as const;
type State = (typeof STATE)[keyof typeof STATE];

/** Regions reopened at once: the others of the table go on serving. */
const BATCH = 16;

interface Pending {
  readonly region: RegionInfo;
  /** It was reopened when its number is above this. */
  readonly openSequenceNumber: number;
}

export class ReopenTableRegionsProcedure extends TableProcedure<State> {
  static readonly className = 'org.apache.hadoop.hbase.master.procedure.ReopenTableRegionsProcedure';
  override readonly className = ReopenTableRegionsProcedure.className;
  protected override readonly initialState = STATE.GET_REGIONS;

  #tableName!: TableName;
  #pending: Pending[] = [];

  static of(tableName: TableName): ReopenTableRegionsProcedure {
    const procedure = new ReopenTableRegionsProcedure();
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
    const { states } = env.assignment;
    switch (state) {
      case STATE.GET_REGIONS:
        if (!env.tableStates.isEnabled(this.tableName)) return NO_MORE_STATE;
        this.#pending = states
          .liveOfTable(this.tableName)
          .map((node) => ({ region: node.info, openSequenceNumber: node.openSequenceNumber }));
        return { next: this.#pending.length === 0 ? undefined : STATE.REOPEN_REGIONS };
      case STATE.REOPEN_REGIONS: {
        const idle = this.#pending
          .map(({ region }) => states.get(region.encodedName))
          .filter((node) => node !== undefined && !node.isInTransition && node.isInState('OPEN'))
          .slice(0, BATCH);
        return { next: STATE.CONFIRM_REOPENED, children: idle.map((node) => env.assignment.createReopen(node!)) };
      }
      case STATE.CONFIRM_REOPENED: {
        const before = this.#pending.length;
        this.#pending = this.#notReopened(env);
        if (this.#pending.length === 0) return NO_MORE_STATE;
        if (this.#pending.length < before) return { next: STATE.REOPEN_REGIONS };
        // The rest is in the hands of other procedures, or its table was disabled.
        if (!env.tableStates.isEnabled(this.tableName)) return NO_MORE_STATE;
        return { suspend: { timeoutMs: this.retryPauseMs(env) }, next: STATE.REOPEN_REGIONS };
      }
    }
  }

  /** How many of the table's regions are not open anew yet. */
  remaining(env: MasterServices): number {
    const isBegun = this.currentState !== STATE.GET_REGIONS;
    return isBegun ? this.#notReopened(env).length : env.assignment.states.liveOfTable(this.tableName).length;
  }

  #notReopened(env: MasterServices): Pending[] {
    return this.#pending.filter(({ region, openSequenceNumber }) => {
      const node = env.assignment.states.get(region.encodedName);
      return node !== undefined && !node.isSplitParent && node.openSequenceNumber <= openSequenceNumber;
    });
  }

  protected override dataMessages(): StateMessage[] {
    return [
      stateMessage('ReopenTableRegionsStateData', pb.ReopenTableRegionsStateData, {
        table_name: this.tableName.toProto(),
        region: this.#pending.map(({ region, openSequenceNumber }) => ({
          region_info: region.toProto(),
          seq_num: openSequenceNumber,
        })),
      }),
    ];
  }
  protected override loadData(reader: StateReader): void {
    const data = reader.read('ReopenTableRegionsStateData', pb.ReopenTableRegionsStateData);
    this.#tableName = TableName.fromProto(data.table_name);
    this.#pending = data.region.map((location: pb.RegionLocation.$Properties) => ({
      region: RegionInfo.fromProto(location.region_info),
      openSequenceNumber: longToNumber(location.seq_num),
    }));
  }
}
