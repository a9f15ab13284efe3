// What procedures of one table have in common: who asked for it, the table's lock, and the moment its first checks have passed.
import type { TableName } from '../../model/table-name.ts';
import type { pb } from '../../proto/index.ts';
import type { MasterServices } from '../master-services.ts';
import { type LockRequest, tableLocks } from './procedure-locks.ts';
import { StateMachineProcedure } from './state-machine-procedure.ts';

export abstract class TableProcedure<State extends number> extends StateMachineProcedure<MasterServices, State> {
  abstract readonly tableName: TableName;
  user = '';
  #prepared = Promise.withResolvers<void>();

  constructor() {
    super();
    // Nobody may be waiting.
    this.#prepared.promise.catch(() => {});
  }

  /** Resolves when the checks of its first step passed; rejects with what they found. */
  get prepared(): Promise<void> {
    return this.#prepared.promise;
  }
  protected preparationDone(): void {
    this.#prepared.resolve();
  }

  override lockRequests(): readonly LockRequest[] {
    return tableLocks(this.tableName, true);
  }
  override waitInitialized(env: MasterServices): Promise<void> | undefined {
    return env.assignment.waitForMeta({ isMeta: false });
  }
  override onFinished(_env: MasterServices): void {
    if (this.exception !== undefined) this.#prepared.reject(this.exception);
    else this.#prepared.resolve();
  }
  protected override onRetry(env: MasterServices, state: State, error: unknown): void {
    env.logger.warn({ table: this.tableName.name, state, error: String(error) }, `${this} tries again`);
  }

  protected get userInfo(): pb.UserInformation.$Properties {
    return { effective_user: this.user };
  }
}
