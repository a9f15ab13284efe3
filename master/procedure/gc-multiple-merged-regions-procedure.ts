// Removes the regions that were merged into one, when that one holds no references to them any more (HBase's
// GCMultipleMergedRegionsProcedure): the folders of all, then the columns of the child's row that name them.
import { RegionInfo } from '../../model/region-info.ts';
import { pb } from '../../proto/index.ts';
import type { MasterServices } from '../master-services.ts';
import { GCRegionProcedure } from './gc-region-procedure.ts';
import { type StateMessage, type StateReader, stateMessage } from './procedure.ts';
import type { LockRequest } from './procedure-locks.ts';
import { regionLocks } from './region-procedure.ts';
import { NO_MORE_STATE, StateMachineProcedure, type Transition } from './state-machine-procedure.ts';

const STATE = { PREPARE: 1, PURGE: 2, EDIT_METADATA: 3 } as const;
type State = (typeof STATE)[keyof typeof STATE];

export class GCMultipleMergedRegionsProcedure extends StateMachineProcedure<MasterServices, State> {
  static readonly className = 'org.apache.hadoop.hbase.master.assignment.GCMultipleMergedRegionsProcedure';
  override readonly className = GCMultipleMergedRegionsProcedure.className;
  protected override readonly initialState = STATE.PREPARE;

  #parents: RegionInfo[] = [];
  mergedChild!: RegionInfo;

  static of(mergedChild: RegionInfo, parents: readonly RegionInfo[]): GCMultipleMergedRegionsProcedure {
    const procedure = new GCMultipleMergedRegionsProcedure();
    procedure.mergedChild = mergedChild;
    procedure.#parents = [...parents];
    return procedure;
  }

  override lockRequests(): readonly LockRequest[] {
    return regionLocks([this.mergedChild]);
  }
  override get holdsLock(): boolean {
    return true;
  }
  override waitInitialized(env: MasterServices): Promise<void> | undefined {
    return env.assignment.waitForMeta(this.mergedChild);
  }

  protected override async executeFromState(
    env: MasterServices,
    state: State,
  ): Promise<Transition<MasterServices, State>> {
    switch (state) {
      case STATE.PREPARE:
        // Another one may have done it meanwhile.
        if ((await env.regionStateStore.mergeParentsOf(this.mergedChild)).length === 0) return NO_MORE_STATE;
        if (env.snapshots.isTaking(this.mergedChild.tableName)) return NO_MORE_STATE;
        return { next: STATE.PURGE };
      case STATE.PURGE:
        return { next: STATE.EDIT_METADATA, children: this.#parents.map((parent) => GCRegionProcedure.of(parent)) };
      case STATE.EDIT_METADATA:
        await env.regionStateStore.deleteMergeQualifiers(this.mergedChild);
        return NO_MORE_STATE;
    }
  }
  protected override onRetry(env: MasterServices, state: State, error: unknown): void {
    const region = this.mergedChild.encodedName;
    env.logger.warn({ region, state, error: String(error) }, `${this} tries again`);
  }

  protected override dataMessages(): StateMessage[] {
    return [
      stateMessage('GCMultipleMergedRegionsStateData', pb.GCMultipleMergedRegionsStateData, {
        parents: this.#parents.map((parent) => parent.toProto()),
        merged_child: this.mergedChild.toProto(),
      }),
    ];
  }
  protected override loadData(reader: StateReader): void {
    const data = reader.read('GCMultipleMergedRegionsStateData', pb.GCMultipleMergedRegionsStateData);
    this.#parents = data.parents.map((parent: pb.RegionInfo.$Properties) => RegionInfo.fromProto(parent));
    this.mergedChild = RegionInfo.fromProto(data.merged_child);
  }
}
