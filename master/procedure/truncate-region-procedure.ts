// Empties one region of an enabled table (HBase's TruncateRegionProcedure): it is closed, loses its files, and is opened again under its name.
// What logs still hold of before stays in them: HBase, which deletes the region's folder, would replay it if the server died.
import { hbaseError } from '../../base/errors.ts';
import type { RegionInfo } from '../../model/region-info.ts';
import type { MasterServices } from '../master-services.ts';
import { checkOnline } from '../split-merge.ts';
import type { StateMessage } from './procedure.ts';
import { RegionProcedure } from './region-procedure.ts';
import { NO_MORE_STATE, type Transition } from './state-machine-procedure.ts';

const STATE = { PRE_OPERATION: 1, MAKE_OFFLINE: 2, REMOVE: 3, MAKE_ONLINE: 4, POST_OPERATION: 5 } as const;
type State = (typeof STATE)[keyof typeof STATE];

export class TruncateRegionProcedure extends RegionProcedure<State> {
  static readonly className = 'org.apache.hadoop.hbase.master.procedure.TruncateRegionProcedure';
  override readonly className = TruncateRegionProcedure.className;
  protected override readonly initialState = STATE.PRE_OPERATION;

  static of(user: string, region: RegionInfo): TruncateRegionProcedure {
    const procedure = new TruncateRegionProcedure();
    procedure.owner = user;
    procedure.region = region;
    return procedure;
  }

  protected override async executeFromState(
    env: MasterServices,
    state: State,
  ): Promise<Transition<MasterServices, State>> {
    const { assignment, fileSystem } = env;
    switch (state) {
      case STATE.PRE_OPERATION:
        this.#checkRegion();
        checkOnline(env, this.region);
        return { next: STATE.MAKE_OFFLINE };
      case STATE.MAKE_OFFLINE:
        return { next: STATE.REMOVE, children: assignment.createUnassigns([this.region]) };
      case STATE.REMOVE:
        await fileSystem.truncateRegion(await env.tableDescriptors.check(this.region.tableName), this.region);
        return { next: STATE.MAKE_ONLINE };
      case STATE.MAKE_ONLINE:
        return { next: STATE.POST_OPERATION, children: assignment.createAssigns([this.region]) };
      case STATE.POST_OPERATION:
        env.logger.info({ region: this.region.encodedName }, 'truncated');
        return NO_MORE_STATE;
    }
  }

  #checkRegion(): void {
    if (this.region.isMeta) throw hbaseError('IOException', "Can't truncate region in catalog tables");
    if (this.region.replicaId !== 0)
      throw hbaseError(
        'IOException',
        "Can't truncate replicas directly. Replicas are auto-truncated when their primary is truncated.",
      );
  }

  /** The crash procedure of a server may have claimed the region before it was closed here; it goes first, and nothing was done yet. */
  protected override isRollbackSupported(state: State): boolean {
    return state === STATE.PRE_OPERATION || state === STATE.MAKE_OFFLINE;
  }

  protected override ownMessages(): StateMessage[] {
    return [];
  }
  protected override loadOwn(): void {}
}
