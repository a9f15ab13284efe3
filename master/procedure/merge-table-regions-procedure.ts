// Makes one region of several (HBase's MergeTableRegionsProcedure): they are closed, the new one gets references to all their files, one
// change of hbase:meta puts it in their place, and it opens. Before that change a failure undoes everything and opens the regions again;
// after it every step is tried until it works.
import { ColonnadeError, hbaseError } from '../../base/errors.ts';
import { RegionInfo } from '../../model/region-info.ts';
import { pb } from '../../proto/index.ts';
import { mergedRegionOf } from '../daughter-regions.ts';
import type { MasterServices } from '../master-services.ts';
import { type StateMessage, type StateReader, stateMessage } from './procedure.ts';
import type { LockRequest } from './procedure-locks.ts';
import { regionLocks } from './region-procedure.ts';
import { NO_MORE_STATE, StateMachineProcedure, type Transition } from './state-machine-procedure.ts';

const STATE = {
  PREPARE: 1,
  PRE_MERGE_OPERATION: 3,
  CLOSE_REGIONS: 4,
  CREATE_MERGED_REGION: 5,
  WRITE_MAX_SEQUENCE_ID_FILE: 6,
  PRE_MERGE_COMMIT_OPERATION: 7,
  UPDATE_META: 8,
  POST_MERGE_COMMIT_OPERATION: 9,
  OPEN_MERGED_REGION: 10,
  POST_OPERATION: 11,
  CHECK_CLOSED_REGIONS: 12,
} as const;
type State = (typeof STATE)[keyof typeof STATE];

/** From here on it can only go forward. */
const BEYOND_RETURN: ReadonlySet<State> = new Set([
  STATE.UPDATE_META,
  STATE.POST_MERGE_COMMIT_OPERATION,
  STATE.OPEN_MERGED_REGION,
  STATE.POST_OPERATION,
]);

export class MergeTableRegionsProcedure extends StateMachineProcedure<MasterServices, State> {
  static readonly className = 'org.apache.hadoop.hbase.master.assignment.MergeTableRegionsProcedure';
  override readonly className = MergeTableRegionsProcedure.className;
  protected override readonly initialState = STATE.PREPARE;

  #user = '';
  /** In HBase's order of regions. */
  #parents: RegionInfo[] = [];
  #merged!: RegionInfo;
  #forcible = false;

  static of(user: string, parents: readonly RegionInfo[], forcible: boolean): MergeTableRegionsProcedure {
    const procedure = new MergeTableRegionsProcedure();
    procedure.#user = procedure.owner = user;
    procedure.#parents = [...parents].sort((a, b) => a.compareTo(b));
    procedure.#merged = mergedRegionOf(parents);
    procedure.#forcible = forcible;
    return procedure;
  }

  get parents(): readonly RegionInfo[] {
    return this.#parents;
  }
  get merged(): RegionInfo {
    return this.#merged;
  }
  override lockRequests(): readonly LockRequest[] {
    return regionLocks([...this.#parents, this.#merged]);
  }
  override get holdsLock(): boolean {
    return true;
  }
  override waitInitialized(env: MasterServices): Promise<void> | undefined {
    return env.assignment.waitForMeta(this.#merged);
  }

  protected override async executeFromState(
    env: MasterServices,
    state: State,
  ): Promise<Transition<MasterServices, State>> {
    const { assignment, fileSystem } = env;
    switch (state) {
      case STATE.PREPARE:
        await this.#prepare(env);
        return { next: STATE.PRE_MERGE_OPERATION };
      case STATE.PRE_MERGE_OPERATION:
        return { next: STATE.CLOSE_REGIONS };
      case STATE.CLOSE_REGIONS:
        return { next: STATE.CHECK_CLOSED_REGIONS, children: assignment.createUnassigns(this.#parents) };
      case STATE.CHECK_CLOSED_REGIONS:
        for (const parent of this.#parents) await fileSystem.checkNoRecoveredEdits(parent);
        return { next: STATE.CREATE_MERGED_REGION };
      case STATE.CREATE_MERGED_REGION:
        await fileSystem.createMerged(
          await env.tableDescriptors.check(this.#merged.tableName),
          this.#parents,
          this.#merged,
        );
        return { next: STATE.WRITE_MAX_SEQUENCE_ID_FILE };
      case STATE.WRITE_MAX_SEQUENCE_ID_FILE:
        await fileSystem.handOnEdits(this.#parents, [this.#merged]);
        return { next: STATE.PRE_MERGE_COMMIT_OPERATION };
      case STATE.PRE_MERGE_COMMIT_OPERATION:
        return { next: STATE.UPDATE_META };
      case STATE.UPDATE_META:
        await assignment.regionsMerged(this.#parents, this.#merged);
        return { next: STATE.POST_MERGE_COMMIT_OPERATION };
      case STATE.POST_MERGE_COMMIT_OPERATION:
        return { next: STATE.OPEN_MERGED_REGION };
      case STATE.OPEN_MERGED_REGION:
        return {
          next: STATE.POST_OPERATION,
          children: assignment.createAssignsNear([this.#merged], this.#merged),
        };
      case STATE.POST_OPERATION:
        env.logger.info({ region: this.#merged.encodedName, parents: this.#names }, 'merged');
        return NO_MORE_STATE;
    }
  }

  async #prepare(env: MasterServices): Promise<void> {
    const { tableName } = this.#merged;
    if (env.snapshots.isTaking(tableName))
      throw hbaseError(
        'MergeRegionException',
        `Skip merging regions ${this.#names}, because we are snapshotting ${tableName}`,
      );
    env.tableStates.checkEnabled(tableName);
    if (!env.switches.isOn('merge_enabled'))
      throw hbaseError('IOException', `Merge of ${this.#names} failed because merge switch is off`);
    if (!(await env.tableDescriptors.check(tableName)).mergeEnabled)
      throw hbaseError('IOException', `Merge of ${this.#names} failed as region merge is disabled for the table`);
    for (const parent of this.#parents) await this.#checkParent(env, parent);
    for (const { encodedName } of this.#parents) env.assignment.states.get(encodedName)!.setState('MERGING');
  }

  async #checkParent(env: MasterServices, parent: RegionInfo): Promise<void> {
    const name = parent.encodedName;
    const skip = `Skip merging ${this.#names}, because a parent, ${name},`;
    if ((await env.regionStateStore.mergeParentsOf(parent)).length > 0)
      throw hbaseError(
        'MergeRegionException',
        `${skip} has a merge qualifier (it was recently merged but still has outstanding references to its parents that must be cleared before it can participate in merge -- major compact it to hurry clearing of its references)`,
      );
    const node = env.assignment.states.get(name);
    if (node === undefined)
      throw hbaseError('UnknownRegionException', `${name} UNKNOWN (Has it been garbage collected?)`);
    if (!node.isInState('OPEN') || node.server === undefined)
      throw hbaseError('MergeRegionException', `Unable to merge regions that are NOT online: ${parent}`);
    let mergeable: boolean | null | undefined;
    try {
      mergeable = (await env.calls.regionInfo(node.server, parent)).mergeable;
    } catch (cause) {
      const why = cause instanceof ColonnadeError ? cause.message : String(cause);
      throw hbaseError('IOException', `${name} NOT mergeable: ${why}`, { cause });
    }
    if (!mergeable) throw hbaseError('MergeRegionException', `${skip} is not mergeable`);
  }

  get #names(): string {
    return this.#parents.map(({ encodedName }) => encodedName).join(', ');
  }

  protected override isRollbackSupported(state: State): boolean {
    return !BEYOND_RETURN.has(state);
  }
  protected override async rollbackState(env: MasterServices, state: State): Promise<void> {
    switch (state) {
      case STATE.CREATE_MERGED_REGION:
      case STATE.WRITE_MAX_SEQUENCE_ID_FILE:
        return env.fileSystem.discardRegions([this.#merged]);
      case STATE.CHECK_CLOSED_REGIONS:
        return env.assignment.reopen(this.#parents);
      case STATE.PREPARE:
        for (const parent of this.#parents) env.assignment.takeBackMark(parent, 'MERGING');
    }
  }
  protected override onRetry(env: MasterServices, state: State, error: unknown): void {
    env.logger.warn({ regions: this.#names, state, error: String(error) }, `${this} tries again`);
  }

  protected override dataMessages(): StateMessage[] {
    return [
      stateMessage('MergeTableRegionsStateData', pb.MergeTableRegionsStateData, {
        user_info: { effective_user: this.#user },
        region_info: this.#parents.map((region) => region.toProto()),
        merged_region_info: this.#merged.toProto(),
        forcible: this.#forcible,
      }),
    ];
  }
  protected override loadData(reader: StateReader): void {
    const data = reader.read('MergeTableRegionsStateData', pb.MergeTableRegionsStateData);
    this.#user = data.user_info.effective_user;
    this.#parents = data.region_info.map((region: pb.RegionInfo.$Properties) => RegionInfo.fromProto(region));
    this.#merged = RegionInfo.fromProto(data.merged_region_info!);
    this.#forcible = data.forcible ?? false;
  }
}
