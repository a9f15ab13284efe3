// Splits one region in two (HBase's SplitTableRegionProcedure): the parent is closed, the daughters get files that refer to the parent's,
// one change of hbase:meta puts them in its place, and they open. Before that change a failure undoes everything and opens the parent
// again; after it every step is tried until it works (pitfall 27).
import { hbaseError } from '../../base/errors.ts';
import { RegionInfo } from '../../model/region-info.ts';
import { pb } from '../../proto/index.ts';
import { type DaughterRegions, daughtersOf } from '../daughter-regions.ts';
import type { MasterServices } from '../master-services.ts';
import { type StateMessage, type StateReader, stateMessage } from './procedure.ts';
import type { LockRequest } from './procedure-locks.ts';
import { RegionProcedure, regionLocks } from './region-procedure.ts';
import { NO_MORE_STATE, type Transition } from './state-machine-procedure.ts';

const STATE = {
  PREPARE: 1,
  PRE_OPERATION: 2,
  CLOSE_PARENT_REGION: 3,
  CREATE_DAUGHTER_REGIONS: 4,
  WRITE_MAX_SEQUENCE_ID_FILE: 5,
  PRE_OPERATION_BEFORE_META: 6,
  UPDATE_META: 7,
  PRE_OPERATION_AFTER_META: 8,
  OPEN_CHILD_REGIONS: 9,
  POST_OPERATION: 10,
  CHECK_CLOSED_REGIONS: 11,
} as const;
type State = (typeof STATE)[keyof typeof STATE];

/** From here on it can only go forward. */
const BEYOND_RETURN: ReadonlySet<State> = new Set([
  STATE.UPDATE_META,
  STATE.PRE_OPERATION_AFTER_META,
  STATE.OPEN_CHILD_REGIONS,
  STATE.POST_OPERATION,
]);

export class SplitTableRegionProcedure extends RegionProcedure<State> {
  static readonly className = 'org.apache.hadoop.hbase.master.assignment.SplitTableRegionProcedure';
  override readonly className = SplitTableRegionProcedure.className;
  protected override readonly initialState = STATE.PREPARE;

  #user = '';
  #daughters!: DaughterRegions;

  static of(user: string, parent: RegionInfo, splitRow: Buffer, now: number): SplitTableRegionProcedure {
    const procedure = new SplitTableRegionProcedure();
    procedure.#user = procedure.owner = user;
    procedure.region = parent;
    procedure.#daughters = daughtersOf(parent, splitRow, now);
    return procedure;
  }

  get daughters(): DaughterRegions {
    return this.#daughters;
  }
  override lockRequests(): readonly LockRequest[] {
    return regionLocks([this.region, ...this.#daughters]);
  }

  protected override async executeFromState(
    env: MasterServices,
    state: State,
  ): Promise<Transition<MasterServices, State>> {
    const [bottom, top] = this.#daughters;
    const { assignment, fileSystem } = env;
    switch (state) {
      case STATE.PREPARE:
        return (await this.#prepare(env)) ? { next: STATE.PRE_OPERATION } : NO_MORE_STATE;
      case STATE.PRE_OPERATION:
        return { next: STATE.CLOSE_PARENT_REGION };
      case STATE.CLOSE_PARENT_REGION:
        return { next: STATE.CHECK_CLOSED_REGIONS, children: assignment.createUnassigns([this.region]) };
      case STATE.CHECK_CLOSED_REGIONS:
        await fileSystem.checkNoRecoveredEdits(this.region);
        return { next: STATE.CREATE_DAUGHTER_REGIONS };
      case STATE.CREATE_DAUGHTER_REGIONS:
        await fileSystem.createDaughters(
          await env.tableDescriptors.check(this.region.tableName),
          this.region,
          bottom,
          top,
        );
        return { next: STATE.WRITE_MAX_SEQUENCE_ID_FILE };
      case STATE.WRITE_MAX_SEQUENCE_ID_FILE:
        await fileSystem.handOnEdits([this.region], this.#daughters);
        return { next: STATE.PRE_OPERATION_BEFORE_META };
      case STATE.PRE_OPERATION_BEFORE_META:
        return { next: STATE.UPDATE_META };
      case STATE.UPDATE_META:
        await assignment.regionSplit(this.region, this.#daughters);
        return { next: STATE.PRE_OPERATION_AFTER_META };
      case STATE.PRE_OPERATION_AFTER_META:
        return { next: STATE.OPEN_CHILD_REGIONS };
      case STATE.OPEN_CHILD_REGIONS:
        return { next: STATE.POST_OPERATION, children: assignment.createAssignsNear(this.#daughters, this.region) };
      case STATE.POST_OPERATION:
        env.logger.info(
          { region: this.region.encodedName, daughters: this.#daughters.map((region) => region.encodedName) },
          'split',
        );
        return NO_MORE_STATE;
    }
  }

  /** False: it was split already. */
  async #prepare(env: MasterServices): Promise<boolean> {
    const node = env.assignment.states.get(this.region.encodedName);
    const name = this.region.toString();
    if (env.snapshots.isTaking(this.region.tableName))
      throw hbaseError(
        'IOException',
        `Skip splitting region ${name}, because we are taking snapshot for the table ${this.region.tableName}`,
      );
    if (node === undefined) throw hbaseError('UnknownRegionException', name);
    if (node.isSplitParent || node.info.offline) return false;
    if (!node.isInState('OPEN', 'CLOSED'))
      throw hbaseError('IOException', `Split ${name} FAILED because state=${node.state}; expected [OPEN, CLOSED]`);
    env.tableStates.checkEnabled(this.region.tableName);
    if (!env.switches.isOn('split_enabled'))
      throw hbaseError('IOException', `Split region ${name} failed due to split switch off`);
    if (!(await env.tableDescriptors.check(this.region.tableName)).splitEnabled)
      throw hbaseError('IOException', `Split region ${name} failed as region split is disabled for the table`);
    node.setState('SPLITTING');
    return true;
  }

  protected override isRollbackSupported(state: State): boolean {
    return !BEYOND_RETURN.has(state);
  }
  protected override async rollbackState(env: MasterServices, state: State): Promise<void> {
    switch (state) {
      case STATE.CREATE_DAUGHTER_REGIONS:
      case STATE.WRITE_MAX_SEQUENCE_ID_FILE:
        return env.fileSystem.discardRegions(this.#daughters);
      case STATE.CHECK_CLOSED_REGIONS:
        return env.assignment.reopen([this.region]);
      case STATE.PREPARE:
        env.assignment.takeBackMark(this.region, 'SPLITTING');
    }
  }

  protected override ownMessages(): StateMessage[] {
    return [
      stateMessage('SplitTableRegionStateData', pb.SplitTableRegionStateData, {
        user_info: { effective_user: this.#user },
        parent_region_info: this.region.toProto(),
        child_region_info: this.#daughters.map((region) => region.toProto()),
      }),
    ];
  }
  protected override loadOwn(reader: StateReader): void {
    const data = reader.read('SplitTableRegionStateData', pb.SplitTableRegionStateData);
    this.#user = data.user_info.effective_user;
    const [bottom, top] = data.child_region_info.map((region: pb.RegionInfo.$Properties) =>
      RegionInfo.fromProto(region),
    );
    this.#daughters = [bottom, top];
  }
}
