// What procedures of one table have in common: who asked for it, and the table's lock.
import type { TableName } from '../../model/table-name.ts';
import type { pb } from '../../proto/index.ts';
import type { MasterServices } from '../master-services.ts';
import { PreparedProcedure } from './prepared-procedure.ts';
import { type LockRequest, tableLocks } from './procedure-locks.ts';

export abstract class TableProcedure<State extends number> extends PreparedProcedure<State> {
  abstract readonly tableName: TableName;
  user = '';

  override lockRequests(): readonly LockRequest[] {
    return tableLocks(this.tableName, true);
  }
  override waitInitialized(env: MasterServices): Promise<void> | undefined {
    return env.assignment.waitForMeta({ isMeta: false });
  }
  protected override onRetry(env: MasterServices, state: State, error: unknown): void {
    env.logger.warn({ table: this.tableName.name, state, error: String(error) }, `${this} tries again`);
  }

  protected get userInfo(): pb.UserInformation.$Properties {
    return { effective_user: this.user };
  }
}
