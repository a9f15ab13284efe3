// Holds a lock for a client, as long as that says that it lives (HBase's LockProcedure). It has the lock while it runs; its steps only look
// whether it is still wanted.
import { RegionInfo } from '../../model/region-info.ts';
import { TableName } from '../../model/table-name.ts';
import { pb } from '../../proto/index.ts';
import type { MasterServices } from '../master-services.ts';
import { Procedure, type StateMessage, type StateReader, type StepResult, stateMessage } from './procedure.ts';
import { type LockRequest, tableLocks } from './procedure-locks.ts';
import { regionLocks } from './region-procedure.ts';

/** One of a namespace, a table or some of its regions. Namespaces and regions are locked exclusively. */
export interface EntityLock {
  readonly exclusive: boolean;
  readonly namespace?: string | undefined;
  readonly table?: TableName | undefined;
  readonly regions?: readonly RegionInfo[];
  readonly description: string;
  /** Of a master of HBase's for itself: it ends with that master. */
  readonly isMasterLock?: boolean;
}

export class LockProcedure extends Procedure<MasterServices> {
  static readonly className = 'org.apache.hadoop.hbase.master.locking.LockProcedure';
  override readonly className = LockProcedure.className;

  #lock!: EntityLock;
  /** When its client was heard of last; Infinity: not yet since this master began. */
  #heardAt = Number.POSITIVE_INFINITY;
  #given = false;

  static of(user: string, lock: EntityLock, now: number): LockProcedure {
    const procedure = new LockProcedure();
    procedure.owner = user;
    procedure.#lock = lock;
    procedure.#heardAt = now;
    return procedure;
  }

  /** The client has it, and nobody else what conflicts with it. */
  get isHeld(): boolean {
    return this.locked && this.executed && !this.#given && !this.isFinished;
  }
  keepAlive(now: number): void {
    this.#heardAt = now;
  }
  /** The client does not want it any more; wake the procedure then. */
  giveBack(): void {
    this.#given = true;
  }

  override lockRequests(): readonly LockRequest[] {
    const { exclusive, namespace, table, regions = [] } = this.#lock;
    if (regions.length > 0) return regionLocks(regions);
    if (table === undefined) return [{ kind: 'namespace', name: namespace!, exclusive: true }];
    return tableLocks(table, exclusive);
  }
  override get holdsLock(): boolean {
    return true;
  }

  override execute(env: MasterServices): Promise<StepResult<MasterServices>> {
    const now = env.clock.monotonic();
    if (this.#heardAt === Number.POSITIVE_INFINITY) this.#heardAt = now;
    const timeoutMs = Math.ceil(this.#heardAt + env.config.remoteLockTimeoutMs - now);
    if (this.#lock.isMasterLock) return Promise.resolve({ kind: 'done' });
    const isWanted = !this.#given && timeoutMs > 0;
    if (!isWanted && !this.#given)
      env.logger.warn({ lock: this.#lock.description }, `${this} was not heard of any more`);
    return Promise.resolve(isWanted ? { kind: 'suspend', timeoutMs, persist: !this.executed } : { kind: 'done' });
  }
  override rollback(): Promise<void> {
    return Promise.resolve();
  }

  override stateMessages(): StateMessage[] {
    const { exclusive, namespace, table, regions = [], description, isMasterLock } = this.#lock;
    return [
      stateMessage('LockProcedureData', pb.LockProcedureData, {
        lock_type: exclusive ? pb.LockType.EXCLUSIVE : pb.LockType.SHARED,
        namespace,
        table_name: table?.toProto(),
        region_info: regions.map((region) => region.toProto()),
        description,
        is_master_lock: isMasterLock || undefined,
      }),
    ];
  }
  override loadState(reader: StateReader): void {
    const data = reader.read('LockProcedureData', pb.LockProcedureData);
    this.#lock = { ...entityLockOf(data), isMasterLock: data.is_master_lock ?? false };
  }
}

export function entityLockOf(message: pb.LockProcedureData.$Properties | pb.LockRequest.$Properties): EntityLock {
  return {
    exclusive: message.lock_type === pb.LockType.EXCLUSIVE,
    namespace: message.namespace ?? undefined,
    table: message.table_name == null ? undefined : TableName.fromProto(message.table_name),
    regions: (message.region_info ?? []).map((region) => RegionInfo.fromProto(region)),
    description: message.description ?? '',
  };
}
