import { META_REGION_INFO } from '../../model/region-info.ts';
import { pb } from '../../proto/index.ts';
import type { MasterServices } from '../master-services.ts';
import { type StateMessage, type StateReader, stateMessage } from './procedure.ts';
import type { LockRequest } from './procedure-locks.ts';
import { NO_MORE_STATE, StateMachineProcedure, type Transition } from './state-machine-procedure.ts';

const STATE = { WRITE_FS_LAYOUT: 1, ASSIGN_META: 2 } as const;
type State = (typeof STATE)[keyof typeof STATE];

/** Makes hbase:meta at the very first start. Refuses to touch a meta that holds files (pitfall 17). */
export class InitMetaProcedure extends StateMachineProcedure<MasterServices, State> {
  static readonly className = 'org.apache.hadoop.hbase.master.procedure.InitMetaProcedure';
  override readonly className = InitMetaProcedure.className;
  protected override readonly initialState = STATE.WRITE_FS_LAYOUT;

  override lockRequests(): readonly LockRequest[] {
    return [{ kind: 'meta', name: 'hbase:meta', exclusive: true }];
  }
  override get isUrgent(): boolean {
    return true;
  }

  protected override async executeFromState(
    env: MasterServices,
    state: State,
  ): Promise<Transition<MasterServices, State>> {
    if (state === STATE.WRITE_FS_LAYOUT) {
      await env.fileSystem.createMeta();
      return { next: STATE.ASSIGN_META };
    }
    const node = env.assignment.states.getOrCreate(META_REGION_INFO);
    if (node.isInState('OPEN') || node.isInTransition) return NO_MORE_STATE;
    return { next: undefined, children: [env.assignment.createAssign(node)] };
  }
  protected override onRetry(env: MasterServices, state: State, error: unknown): void {
    env.logger.error({ state, error: String(error) }, 'hbase:meta could not be made');
    env.onDamage(error);
  }

  protected override dataMessages(): StateMessage[] {
    return [stateMessage('InitMetaStateData', pb.InitMetaStateData, {})];
  }
  protected override loadData(reader: StateReader): void {
    reader.read('InitMetaStateData', pb.InitMetaStateData);
  }
}
