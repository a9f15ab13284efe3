import { hbaseError } from '../../base/errors.ts';
import { RegionInfo } from '../../model/region-info.ts';
import { isExpiredSnapshot, type SnapshotDescription } from '../../model/snapshot-description.ts';
import { TableDescriptor } from '../../model/table-descriptor.ts';
import type { TableName } from '../../model/table-name.ts';
import { pb } from '../../proto/index.ts';
import { daughtersByParent, pairRegions } from '../../rootdir/snapshot-restore.ts';
import { checkTrackersOfNewTable, STORE_FILE_TRACKER } from '../../rootdir/store-file-tracker-settings.ts';
import type { MasterServices } from '../master-services.ts';
import { splitsAmong } from '../restored-regions.ts';
import { type StateMessage, type StateReader, stateMessage } from './procedure.ts';
import { NO_MORE_STATE, type Transition } from './state-machine-procedure.ts';
import { TableProcedure } from './table-procedure.ts';

const STATE = {
  PRE_OPERATION: 1,
  WRITE_FS_LAYOUT: 2,
  ADD_TO_META: 3,
  ASSIGN_REGIONS: 4,
  UPDATE_DESC_CACHE: 5,
  POST_OPERATION: 6,
  RESTORE_ACL: 7,
  SET_ERASURE_CODING_POLICY: 8,
} as const;
type State = (typeof STATE)[keyof typeof STATE];

export interface Cloning {
  readonly snapshot: SnapshotDescription;
  /** Of the new table. */
  readonly descriptor: TableDescriptor;
  readonly regions: readonly RegionInfo[];
  readonly restoreAcl: boolean;
  readonly customSFT: string | undefined;
}

/** Makes a table of what a snapshot holds: folders of links, regions as the snapshot has them, split parents too. */
export class CloneSnapshotProcedure extends TableProcedure<State> {
  static readonly className = 'org.apache.hadoop.hbase.master.procedure.CloneSnapshotProcedure';
  override readonly className = CloneSnapshotProcedure.className;
  protected override readonly initialState = STATE.PRE_OPERATION;

  #cloning!: Cloning;

  static of(user: string, cloning: Cloning): CloneSnapshotProcedure {
    const procedure = new CloneSnapshotProcedure();
    procedure.user = procedure.owner = user;
    procedure.#cloning = cloning;
    return procedure;
  }
  get snapshot(): SnapshotDescription {
    return this.#cloning.snapshot;
  }
  override get tableName(): TableName {
    return this.#cloning.descriptor.tableName;
  }
  override get holdsLock(): boolean {
    return true;
  }

  protected override async executeFromState(
    env: MasterServices,
    state: State,
  ): Promise<Transition<MasterServices, State>> {
    const { regions } = this.#cloning;
    switch (state) {
      case STATE.PRE_OPERATION:
        await this.#check(env);
        this.preparationDone();
        return { next: STATE.WRITE_FS_LAYOUT };
      case STATE.WRITE_FS_LAYOUT: {
        const manifest = await env.snapshots.files.read(this.snapshot.name);
        await env.snapshots.files.createClone(manifest, this.#descriptor, pairRegions(manifest, regions));
        await env.tableDescriptors.load(this.tableName);
        return { next: STATE.ADD_TO_META };
      }
      case STATE.SET_ERASURE_CODING_POLICY:
        return { next: STATE.ADD_TO_META };
      case STATE.ADD_TO_META: {
        const manifest = await env.snapshots.files.read(this.snapshot.name);
        const splits = splitsAmong(regions, daughtersByParent(pairRegions(manifest, regions)));
        await env.assignment.regionsRestored({ added: regions, restored: [], removed: [], splits });
        return { next: STATE.ASSIGN_REGIONS };
      }
      case STATE.ASSIGN_REGIONS:
        await env.tableStates.set(this.tableName, 'ENABLING');
        return {
          next: STATE.UPDATE_DESC_CACHE,
          children: env.assignment.createAssigns(regions.filter((region) => !region.isSplitParent)),
        };
      case STATE.UPDATE_DESC_CACHE:
        await env.tableStates.set(this.tableName, 'ENABLED');
        return { next: STATE.RESTORE_ACL };
      // There is no access control, whose rights could be restored.
      case STATE.RESTORE_ACL:
        return { next: STATE.POST_OPERATION };
      case STATE.POST_OPERATION:
        env.logger.info({ snapshot: this.snapshot.name, table: this.tableName.name }, 'cloned a snapshot');
        return NO_MORE_STATE;
    }
  }

  async #check(env: MasterServices): Promise<void> {
    if (env.tableStates.has(this.tableName)) throw hbaseError('TableExistsException', this.tableName.name);
    env.namespaces.checkExists(this.tableName.namespace);
    await env.snapshots.checkExists(this.snapshot.name);
    checkNotExpired(this.snapshot, env.clock.now());
    checkTrackersOfNewTable(this.#descriptor, env.config.storeFileTracker);
    await env.fileSystem.checkNoTableFolder(this.tableName);
  }
  get #descriptor(): TableDescriptor {
    const { descriptor, customSFT } = this.#cloning;
    if (!customSFT) return descriptor;
    let result = descriptor.with(STORE_FILE_TRACKER, customSFT);
    for (const family of descriptor.families)
      result = result.withFamily(
        family.with(STORE_FILE_TRACKER, undefined).withConfiguration(STORE_FILE_TRACKER, undefined),
      );
    return result;
  }

  protected override isRollbackSupported(state: State): boolean {
    return state === STATE.PRE_OPERATION;
  }

  protected override dataMessages(): StateMessage[] {
    const { snapshot, descriptor, regions, restoreAcl, customSFT } = this.#cloning;
    return [
      stateMessage('CloneSnapshotStateData', pb.CloneSnapshotStateData, {
        user_info: this.userInfo,
        snapshot,
        table_schema: descriptor.toProto(),
        region_info: regions.map((region) => region.toProto()),
        restore_acl: restoreAcl,
        customSFT: customSFT || undefined,
      }),
    ];
  }
  protected override loadData(reader: StateReader): void {
    const data = reader.read('CloneSnapshotStateData', pb.CloneSnapshotStateData);
    this.user = data.user_info.effective_user;
    this.#cloning = {
      snapshot: data.snapshot,
      descriptor: TableDescriptor.fromProto(data.table_schema),
      regions: data.region_info.map((region: pb.RegionInfo.$Properties) => RegionInfo.fromProto(region)),
      restoreAcl: data.restore_acl ?? false,
      customSFT: data.customSFT || undefined,
    };
  }
}

export function checkNotExpired(snapshot: SnapshotDescription, now: number): void {
  if (isExpiredSnapshot(snapshot, now))
    throw hbaseError('SnapshotTTLExpiredException', `TTL for snapshot '${snapshot.name}' has already expired.`);
}
