import type { MasterServices } from '../master-services.ts';
import { PreparedProcedure } from './prepared-procedure.ts';
import type { LockRequest } from './procedure-locks.ts';

/** What procedures of one namespace have in common. Failures before the namespace table was written undo all. */
export abstract class NamespaceProcedure<State extends number> extends PreparedProcedure<State> {
  protected override readonly initialState = 1 as State;
  abstract readonly namespace: string;

  override lockRequests(): readonly LockRequest[] {
    return [{ kind: 'namespace', name: this.namespace, exclusive: true }];
  }
  override get isUrgent(): boolean {
    return this.namespace === 'default' || this.namespace === 'hbase';
  }
  override waitInitialized(env: MasterServices): Promise<void> | undefined {
    return env.namespaces.loaded.wait() ?? env.assignment.waitForMeta({ isMeta: false });
  }
  protected override isRollbackSupported(state: State): boolean {
    return state === 1;
  }
  protected override onRetry(env: MasterServices, state: State, error: unknown): void {
    env.logger.warn({ namespace: this.namespace, state, error: String(error) }, `${this} tries again`);
  }
}
