// Removes what is left of a region that was split or merged away (HBase's GCRegionProcedure): its files go to the archive, then its row goes
// from hbase:meta. Whoever submits it has seen that nothing refers to the region any more.
import type { RegionInfo } from '../../model/region-info.ts';
import { pb } from '../../proto/index.ts';
import type { MasterServices } from '../master-services.ts';
import { type StateMessage, type StateReader, stateMessage } from './procedure.ts';
import { RegionProcedure } from './region-procedure.ts';
import { NO_MORE_STATE, type Transition } from './state-machine-procedure.ts';

const STATE = { PREPARE: 1, ARCHIVE: 2, PURGE_METADATA: 3 } as const;
type State = (typeof STATE)[keyof typeof STATE];

export class GCRegionProcedure extends RegionProcedure<State> {
  static readonly className = 'org.apache.hadoop.hbase.master.assignment.GCRegionProcedure';
  override readonly className = GCRegionProcedure.className;
  protected override readonly initialState = STATE.PREPARE;

  static of(region: RegionInfo): GCRegionProcedure {
    const procedure = new GCRegionProcedure();
    procedure.region = region;
    return procedure;
  }

  protected override async executeFromState(
    env: MasterServices,
    state: State,
  ): Promise<Transition<MasterServices, State>> {
    switch (state) {
      case STATE.PREPARE:
        // The janitor comes again; for the one that began this, a snapshot waits.
        if (this.parentId === undefined && env.snapshots.isTaking(this.region.tableName)) return NO_MORE_STATE;
        return { next: STATE.ARCHIVE };
      case STATE.ARCHIVE:
        await env.fileSystem.archiveRegion(this.region);
        return { next: STATE.PURGE_METADATA };
      case STATE.PURGE_METADATA:
        env.assignment.states.remove(this.region);
        env.servers.forgetRegion(this.region);
        await env.regionStateStore.deleteParent(this.region);
        return NO_MORE_STATE;
    }
  }

  protected override ownMessages(): StateMessage[] {
    return [stateMessage('GCRegionStateData', pb.GCRegionStateData, { region_info: this.region.toProto() })];
  }
  protected override loadOwn(reader: StateReader): void {
    reader.read('GCRegionStateData', pb.GCRegionStateData);
  }
}
