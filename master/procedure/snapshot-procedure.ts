// Takes a snapshot of a table (HBase 2.6's SnapshotProcedure): each region writes down which files it consists of, the one that is open on its
// server, after a flush unless that is not wanted, one that is closed here. What they have left is made one manifest, looked over, and gets its
// place. The table is not altered meanwhile; neither are regions split, merged or removed, which look for it, and which it waits for.
import { hbaseError } from '../../base/errors.ts';
import { mobRegionOf, type RegionInfo } from '../../model/region-info.ts';
import { type SnapshotDescription, snapshotText, tableOfSnapshot } from '../../model/snapshot-description.ts';
import type { TableDescriptor } from '../../model/table-descriptor.ts';
import type { TableName } from '../../model/table-name.ts';
import { pb } from '../../proto/index.ts';
import { longToNumber } from '../../proto/long.ts';
import type { SnapshotManifest } from '../../rootdir/snapshot-manifest.ts';
import { verifySnapshotFiles } from '../../rootdir/snapshot-verify.ts';
import type { MasterServices } from '../master-services.ts';
import { GCMultipleMergedRegionsProcedure } from './gc-multiple-merged-regions-procedure.ts';
import { GCRegionProcedure } from './gc-region-procedure.ts';
import { MergeTableRegionsProcedure } from './merge-table-regions-procedure.ts';
import { type StateMessage, type StateReader, stateMessage } from './procedure.ts';
import { type LockRequest, tableLocks } from './procedure-locks.ts';
import { SnapshotRegionProcedure } from './snapshot-region-procedure.ts';
import { SnapshotVerifyProcedure } from './snapshot-verify-procedure.ts';
import { SplitTableRegionProcedure } from './split-table-region-procedure.ts';
import { NO_MORE_STATE, type Transition } from './state-machine-procedure.ts';
import { TableProcedure } from './table-procedure.ts';

const STATE = {
  PREPARE: 1,
  PRE_OPERATION: 2,
  WRITE_SNAPSHOT_INFO: 3,
  SNAPSHOT_ONLINE_REGIONS: 4,
  SNAPSHOT_SPLIT_REGIONS: 5,
  SNAPSHOT_CLOSED_REGIONS: 6,
  SNAPSHOT_MOB_REGION: 7,
  CONSOLIDATE_SNAPSHOT: 8,
  VERIFIER_SNAPSHOT: 9,
  COMPLETE_SNAPSHOT: 10,
  POST_OPERATION: 11,
} as const;
type State = (typeof STATE)[keyof typeof STATE];

export class SnapshotProcedure extends TableProcedure<State> {
  static readonly className = 'org.apache.hadoop.hbase.master.procedure.SnapshotProcedure';
  override readonly className = SnapshotProcedure.className;
  protected override readonly initialState = STATE.PREPARE;

  #snapshot!: SnapshotDescription;

  static of(user: string, snapshot: SnapshotDescription): SnapshotProcedure {
    const procedure = new SnapshotProcedure();
    procedure.user = procedure.owner = user;
    procedure.#snapshot = snapshot;
    return procedure;
  }
  get snapshot(): SnapshotDescription {
    return this.#snapshot;
  }
  override get tableName(): TableName {
    return tableOfSnapshot(this.#snapshot);
  }
  override lockRequests(): readonly LockRequest[] {
    return tableLocks(this.tableName, false);
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
      case STATE.PREPARE:
        await env.snapshots.checkNew(this.#snapshot);
        if (this.#regionsAreChanging(env)) return { suspend: { timeoutMs: this.retryPauseMs(env) } };
        await this.#descriptor(env);
        this.preparationDone();
        return { next: STATE.PRE_OPERATION };
      case STATE.PRE_OPERATION:
        await files.begin(this.#snapshot);
        return { next: STATE.WRITE_SNAPSHOT_INFO };
      case STATE.WRITE_SNAPSHOT_INFO:
        await files.writeInfo(this.#snapshot);
        return { next: this.#isOnline(env) ? STATE.SNAPSHOT_ONLINE_REGIONS : STATE.SNAPSHOT_CLOSED_REGIONS };
      case STATE.SNAPSHOT_ONLINE_REGIONS: {
        const regions = env.assignment.regionsOfTable(this.tableName);
        const children = regions.map((region) => SnapshotRegionProcedure.of(region, this.#snapshot));
        return { next: STATE.SNAPSHOT_SPLIT_REGIONS, children };
      }
      case STATE.SNAPSHOT_SPLIT_REGIONS:
        await this.#addClosed(env, ({ split }) => split);
        return { next: STATE.SNAPSHOT_MOB_REGION };
      case STATE.SNAPSHOT_CLOSED_REGIONS:
        await this.#addClosed(env, () => true);
        return { next: STATE.SNAPSHOT_MOB_REGION };
      case STATE.SNAPSHOT_MOB_REGION:
        await files.addMobRegion(this.#snapshot, await this.#descriptor(env));
        return { next: STATE.CONSOLIDATE_SNAPSHOT };
      case STATE.CONSOLIDATE_SNAPSHOT:
        await files.consolidate(this.#snapshot, await this.#descriptor(env));
        return { next: STATE.VERIFIER_SNAPSHOT };
      case STATE.VERIFIER_SNAPSHOT:
        return { next: STATE.COMPLETE_SNAPSHOT, children: await this.#verify(env) };
      case STATE.COMPLETE_SNAPSHOT:
        if (await files.isCorrupted(this.#snapshot))
          throw hbaseError('CorruptedSnapshotException', this.#snapshot.name);
        await files.complete(this.#snapshot);
        return { next: STATE.POST_OPERATION };
      case STATE.POST_OPERATION:
        env.logger.info({ snapshot: this.#snapshot.name, table: this.tableName.name }, 'took a snapshot');
        return NO_MORE_STATE;
    }
  }

  /** A procedure changes, or removes, regions of the table. One that has no lock yet will find that a snapshot is taken, and let it be. */
  #regionsAreChanging(env: MasterServices): boolean {
    return env.executor.unfinished().some((procedure) => {
      if (!procedure.locked) return false;
      if (procedure instanceof MergeTableRegionsProcedure) return procedure.merged.tableName.equals(this.tableName);
      if (procedure instanceof GCMultipleMergedRegionsProcedure)
        return procedure.mergedChild.tableName.equals(this.tableName);
      if (procedure instanceof SplitTableRegionProcedure || procedure instanceof GCRegionProcedure)
        return procedure.region.tableName.equals(this.tableName);
      return false;
    });
  }

  #isOnline(env: MasterServices): boolean {
    const state = env.tableStates.get(this.tableName);
    if (state === 'ENABLED') return true;
    if (state === 'DISABLED') return false;
    throw hbaseError('SnapshotCreationException', 'Table is not entirely open or closed', {
      cause: hbaseError('TablePartiallyOpenException', `${this.tableName} isn't fully open.`),
    });
  }

  async #descriptor(env: MasterServices): Promise<TableDescriptor> {
    const descriptor = await env.tableDescriptors.get(this.tableName);
    if (descriptor === undefined)
      throw hbaseError('SnapshotCreationException', `Table '${this.tableName}' doesn't exist, can't take snapshot.`);
    const maxFileSize = longToNumber(this.#snapshot.max_file_size);
    if (descriptor.maxFileSizeBytes !== undefined || maxFileSize <= 0) return descriptor;
    return descriptor.with('MAX_FILESIZE', String(maxFileSize));
  }

  /** With split parents, said to be such. */
  #regions(env: MasterServices): RegionInfo[] {
    return env.assignment.states
      .ofTable(this.tableName)
      .map(({ info, isSplitParent }) => (isSplitParent ? info.with({ split: true, offline: true }) : info));
  }

  async #addClosed(env: MasterServices, isWanted: (region: RegionInfo) => boolean): Promise<void> {
    const descriptor = await this.#descriptor(env);
    for (const region of this.#regions(env))
      if (isWanted(region)) await env.snapshots.files.addClosedRegion(this.#snapshot, descriptor, region);
  }

  /** Where there are very many regions, their servers look. */
  async #verify(env: MasterServices): Promise<SnapshotVerifyProcedure[]> {
    const { files } = env.snapshots;
    const stored = await files.readWorkingInfo(this.#snapshot);
    const manifest = await files.readWorking(this.#snapshot);
    if (snapshotText(stored) !== snapshotText(this.#snapshot))
      throw this.#corrupted(`Snapshot read (${snapshotText(stored)}) doesn't equal snapshot we ran`);
    if (!manifest.descriptor.tableName.equals(this.tableName))
      throw this.#corrupted(
        `Invalid Table Descriptor. Expected ${this.tableName} name, got ${manifest.descriptor.tableName}`,
      );
    this.#checkRegions(env, manifest);
    const regions = this.#regions(env);
    if (regions.length >= env.config.snapshotRemoteVerifyThreshold)
      return regions.map((region) => SnapshotVerifyProcedure.of(region, this.#snapshot));
    await verifySnapshotFiles(env.files, manifest.regions);
    return [];
  }

  #checkRegions(env: MasterServices, manifest: SnapshotManifest): void {
    const { encodedName: mobRegion } = mobRegionOf(this.tableName);
    const found = new Map(manifest.regions.map(({ info }) => [info.encodedName as string, info]));
    found.delete(mobRegion);
    const expected = this.#regions(env);
    if (found.size !== expected.length)
      throw this.#corrupted(
        `Regions moved during the snapshot '${snapshotText(this.#snapshot)}'. expected=${expected.length} snapshotted=${found.size}.`,
      );
    for (const region of expected) {
      const info = found.get(region.encodedName);
      if (info === undefined)
        throw this.#corrupted(`No snapshot region directory found for region:${region.encodedName}`);
      if (!info.equals(region))
        throw this.#corrupted(`Manifest region info ${info} doesn't match expected region:${region}`);
    }
  }
  #corrupted(message: string): Error {
    return hbaseError('CorruptedSnapshotException', message);
  }

  protected override isRollbackSupported(): boolean {
    return true;
  }
  protected override async rollbackState(env: MasterServices, state: State): Promise<void> {
    if (state === STATE.PRE_OPERATION) await env.snapshots.files.discard(this.#snapshot.name);
  }

  protected override dataMessages(): StateMessage[] {
    return [stateMessage('SnapshotProcedureStateData', pb.SnapshotProcedureStateData, { snapshot: this.#snapshot })];
  }
  protected override loadData(reader: StateReader): void {
    this.#snapshot = reader.read('SnapshotProcedureStateData', pb.SnapshotProcedureStateData).snapshot;
  }
}
