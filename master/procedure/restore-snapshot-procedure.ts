import { hbaseError } from '../../base/errors.ts';
import { RegionInfo } from '../../model/region-info.ts';
import type { SnapshotDescription } from '../../model/snapshot-description.ts';
import { TableDescriptor } from '../../model/table-descriptor.ts';
import type { TableName } from '../../model/table-name.ts';
import { pb } from '../../proto/index.ts';
import { daughtersByParent, regionsAsTheyWere } from '../../rootdir/snapshot-restore.ts';
import type { MasterServices } from '../master-services.ts';
import { splitsAmong } from '../restored-regions.ts';
import { checkNotExpired } from './clone-snapshot-procedure.ts';
import { type StateMessage, type StateReader, stateMessage } from './procedure.ts';
import { NO_MORE_STATE, type Transition } from './state-machine-procedure.ts';
import { TableProcedure } from './table-procedure.ts';

const STATE = {
  PRE_OPERATION: 1,
  UPDATE_TABLE_DESCRIPTOR: 2,
  WRITE_FS_LAYOUT: 3,
  UPDATE_META: 4,
  RESTORE_ACL: 5,
  SYNC_ERASURE_CODING_POLICY: 6,
} as const;
type State = (typeof STATE)[keyof typeof STATE];

export interface Restoring {
  readonly snapshot: SnapshotDescription;
  /** The table as it was when the snapshot was taken, and will be. */
  readonly after: TableDescriptor;
  readonly before: TableDescriptor;
  readonly restoreAcl: boolean;
}

/** What becomes of the table's regions. */
interface Plan {
  restored: readonly RegionInfo[];
  removed: readonly RegionInfo[];
  added: readonly RegionInfo[];
}

/** A disabled table goes back to what it was when the snapshot was taken: its descriptor, its regions, their files. */
export class RestoreSnapshotProcedure extends TableProcedure<State> {
  static readonly className = 'org.apache.hadoop.hbase.master.procedure.RestoreSnapshotProcedure';
  override readonly className = RestoreSnapshotProcedure.className;
  protected override readonly initialState = STATE.PRE_OPERATION;

  #restoring!: Restoring;
  #plan: Plan = { restored: [], removed: [], added: [] };

  static of(user: string, restoring: Restoring): RestoreSnapshotProcedure {
    const procedure = new RestoreSnapshotProcedure();
    procedure.user = procedure.owner = user;
    procedure.#restoring = restoring;
    return procedure;
  }
  get snapshot(): SnapshotDescription {
    return this.#restoring.snapshot;
  }
  override get tableName(): TableName {
    return this.#restoring.after.tableName;
  }
  override get holdsLock(): boolean {
    return true;
  }

  protected override async executeFromState(
    env: MasterServices,
    state: State,
  ): Promise<Transition<MasterServices, State>> {
    const { files } = env.snapshots;
    switch (state) {
      case STATE.PRE_OPERATION:
        await this.#check(env);
        this.preparationDone();
        return { next: STATE.UPDATE_TABLE_DESCRIPTOR };
      case STATE.UPDATE_TABLE_DESCRIPTOR:
        await env.tableDescriptors.update(this.#restoring.after);
        return { next: STATE.WRITE_FS_LAYOUT };
      case STATE.SYNC_ERASURE_CODING_POLICY:
        return { next: STATE.WRITE_FS_LAYOUT };
      case STATE.WRITE_FS_LAYOUT: {
        const manifest = await files.read(this.snapshot.name);
        const regions = regionsAsTheyWere(manifest);
        // Of what hbase:meta knows, which changes in the next step only: the same plan however often this one is begun.
        this.#plan = planOf(
          env,
          this.tableName,
          regions.map(({ region }) => region),
        );
        await files.restore(manifest, this.#restoring.after, regions, this.#plan);
        return { next: STATE.UPDATE_META };
      }
      case STATE.UPDATE_META: {
        const manifest = await files.read(this.snapshot.name);
        const regions = regionsAsTheyWere(manifest);
        const splits = splitsAmong(
          regions.map(({ region }) => region),
          daughtersByParent(regions),
        );
        await env.assignment.regionsRestored({ ...this.#plan, splits });
        return { next: STATE.RESTORE_ACL };
      }
      // There is no access control, whose rights could be restored.
      case STATE.RESTORE_ACL:
        env.logger.info({ snapshot: this.snapshot.name, table: this.tableName.name }, 'restored a snapshot');
        return NO_MORE_STATE;
    }
  }

  async #check(env: MasterServices): Promise<void> {
    env.tableStates.checkModifiable(this.tableName);
    await env.snapshots.checkExists(this.snapshot.name);
    checkNotExpired(this.snapshot, env.clock.now());
    if (this.#restoring.after.families.length === 0)
      throw hbaseError('DoNotRetryIOException', `Table ${this.tableName} should have at least one column family.`);
  }

  protected override isRollbackSupported(state: State): boolean {
    return state === STATE.PRE_OPERATION;
  }

  protected override dataMessages(): StateMessage[] {
    const { snapshot, after, before, restoreAcl } = this.#restoring;
    const messages = (regions: readonly RegionInfo[]) => regions.map((region) => region.toProto());
    return [
      stateMessage('RestoreSnapshotStateData', pb.RestoreSnapshotStateData, {
        user_info: this.userInfo,
        snapshot,
        modified_table_schema: after.toProto(),
        region_info_for_restore: messages(this.#plan.restored),
        region_info_for_remove: messages(this.#plan.removed),
        region_info_for_add: messages(this.#plan.added),
        restore_acl: restoreAcl,
        old_table_schema: before.toProto(),
      }),
    ];
  }
  protected override loadData(reader: StateReader): void {
    const data = reader.read('RestoreSnapshotStateData', pb.RestoreSnapshotStateData);
    const regionsOf = (messages: readonly pb.RegionInfo.$Properties[]) =>
      messages.map((message) => RegionInfo.fromProto(message));
    this.user = data.user_info.effective_user;
    this.#restoring = {
      snapshot: data.snapshot,
      after: TableDescriptor.fromProto(data.modified_table_schema),
      before: TableDescriptor.fromProto(data.old_table_schema),
      restoreAcl: data.restore_acl ?? false,
    };
    this.#plan = {
      restored: regionsOf(data.region_info_for_restore),
      removed: regionsOf(data.region_info_for_remove),
      added: regionsOf(data.region_info_for_add),
    };
  }
}

function planOf(env: MasterServices, table: TableName, wanted: readonly RegionInfo[]): Plan {
  const present = env.assignment.states.ofTable(table).map((node) => node.info);
  const wantedNames = new Set(wanted.map(({ encodedName }) => encodedName));
  const presentNames = new Set(present.map(({ encodedName }) => encodedName));
  return {
    restored: wanted.filter(({ encodedName }) => presentNames.has(encodedName)),
    removed: present.filter(({ encodedName }) => !wantedNames.has(encodedName)),
    added: wanted.filter(({ encodedName }) => !presentNames.has(encodedName)),
  };
}
