// Snapshots as clients ask for them (HBase's SnapshotManager): what may begin, what is under way, and those that are there. Procedures do the work.
import { ColonnadeError, hbaseError } from '../base/errors.ts';
import {
  isExpiredSnapshot,
  type SnapshotDescription,
  snapshotText,
  tableOfSnapshot,
} from '../model/snapshot-description.ts';
import type { TableDescriptor } from '../model/table-descriptor.ts';
import type { TableName } from '../model/table-name.ts';
import type { SnapshotManifest } from '../rootdir/snapshot-manifest.ts';
import { regionsOfClone } from '../rootdir/snapshot-restore.ts';
import { verifySnapshotFiles } from '../rootdir/snapshot-verify.ts';
import { trackerSettingsOf } from '../rootdir/store-file-tracker-settings.ts';
import type { MasterServices } from './master-services.ts';
import { CloneSnapshotProcedure } from './procedure/clone-snapshot-procedure.ts';
import type { NonceKey } from './procedure/procedure.ts';
import { RestoreSnapshotProcedure } from './procedure/restore-snapshot-procedure.ts';
import { SnapshotProcedure } from './procedure/snapshot-procedure.ts';
import { SnapshotFiles } from './snapshot-files.ts';

export interface RestoreWish {
  readonly user: string;
  readonly snapshot: SnapshotDescription;
  /** The table that is made, or goes back. */
  readonly table: TableName;
  readonly restoreAcl: boolean;
  /** Store file tracker of a new table. */
  readonly customSFT: string | undefined;
  readonly nonce: NonceKey | undefined;
  /** Throws unless tables of such a descriptor can be served. */
  readonly check: (descriptor: TableDescriptor) => void;
}

export class SnapshotManager {
  readonly files: SnapshotFiles;
  readonly #env: MasterServices;
  #changes = 0;
  /** Names of those that are going. */
  readonly #deleting = new Set<string>();

  constructor(env: MasterServices) {
    this.#env = env;
    const { files, clock, fileSystem } = env;
    this.files = new SnapshotFiles({ files, clock, fileSystem });
  }

  /** When this master has read its procedures: what no procedure of a former one goes on with is removed. */
  async start(): Promise<void> {
    await this.files.clearWorking(new Set(this.#taking().map(({ snapshot }) => snapshot.name)));
  }

  // What is under way.

  /** Another number after each one that was begun: what a cleaner has found out before may not hold any more. */
  get changes(): number {
    return this.#changes;
  }
  /** While snapshots are taken, cloned or restored no file may go of which nobody has written down yet that it is needed. */
  get isBusy(): boolean {
    return this.#taking().length > 0 || this.#restoring().length > 0;
  }
  isTaking(table: TableName): boolean {
    return this.#taking().some((procedure) => procedure.tableName.equals(table));
  }
  isRestoring(table: TableName): boolean {
    return this.#restoring().some((procedure) => procedure.tableName.equals(table));
  }
  #isUsed(name: string): boolean {
    return this.#restoring().some(({ snapshot }) => snapshot.name === name);
  }
  #taking(): SnapshotProcedure[] {
    return this.#env.executor.unfinished().filter((procedure) => procedure instanceof SnapshotProcedure);
  }
  #restoring(): (CloneSnapshotProcedure | RestoreSnapshotProcedure)[] {
    return this.#env.executor
      .unfinished()
      .filter((each) => each instanceof CloneSnapshotProcedure || each instanceof RestoreSnapshotProcedure);
  }

  // Taking.

  /** Begins one; the procedure's id. */
  async take(user: string, snapshot: SnapshotDescription, nonce: NonceKey | undefined): Promise<number> {
    const table = tableOfSnapshot(snapshot);
    await this.checkNew(snapshot);
    const rejected = `Rejected taking ${snapshotText(snapshot)}`;
    if (this.#taking().some((procedure) => procedure.snapshot.name === snapshot.name))
      throw hbaseError(
        'SnapshotCreationException',
        `${rejected} because we are already running another snapshot on the same table or with the same name`,
      );
    if (this.isRestoring(table))
      throw hbaseError(
        'SnapshotCreationException',
        `${rejected} because we are already have a restore in progress on the same snapshot.`,
      );
    if (!this.#env.tableStates.has(table))
      throw hbaseError('SnapshotCreationException', `Table '${table}' doesn't exist, can't take snapshot.`);
    this.#changes++;
    return this.#env.executor.submit(SnapshotProcedure.of(user, snapshot), nonce);
  }
  async checkNew({ name }: SnapshotDescription): Promise<void> {
    if (await this.files.exists(name))
      throw hbaseError('SnapshotExistsException', `Snapshot '${name}' already stored on the filesystem.`);
  }

  /** As clients of HBase 2.4 poll. */
  async isDone(snapshot: SnapshotDescription | undefined): Promise<boolean> {
    if (snapshot === undefined)
      throw hbaseError(
        'UnknownSnapshotException',
        "No snapshot name passed in request, can't figure out which snapshot you want to check.",
      );
    const procedures = this.#env.executor.all().filter((each) => each instanceof SnapshotProcedure);
    const latest = procedures
      .filter((procedure) => procedure.snapshot.name === snapshot.name)
      .reduce<SnapshotProcedure | undefined>((a, b) => (a === undefined || a.procId < b.procId ? b : a), undefined);
    if (latest !== undefined && !latest.isFinished) return false;
    if (latest?.exception !== undefined)
      throw hbaseError(
        'HBaseSnapshotException',
        `Snapshot ${snapshotText(snapshot)} had an error.  ${latest.exception.message}`,
        { cause: latest.exception },
      );
    if (await this.files.exists(snapshot.name)) return true;
    throw hbaseError(
      'UnknownSnapshotException',
      `Snapshot ${snapshotText(snapshot)} is not currently running or one of the known completed snapshots.`,
    );
  }

  // Those that are there.

  /** Of one that cannot be read the log tells. */
  async completed(): Promise<SnapshotDescription[]> {
    const found: SnapshotDescription[] = [];
    for (const name of await this.files.names()) {
      try {
        found.push(await this.files.readInfo(name));
      } catch (error) {
        if (!(error instanceof ColonnadeError)) throw error;
        this.#env.logger.error({ snapshot: name, error: String(error) }, 'a snapshot cannot be read');
      }
    }
    return found;
  }

  async delete(name: string): Promise<void> {
    await this.checkExists(name);
    if (this.#isUsed(name))
      throw hbaseError(
        'HBaseSnapshotException',
        `Snapshot '${name}' is being cloned or restored; delete it once that has ended`,
      );
    this.#deleting.add(name);
    try {
      await this.files.delete(name);
    } finally {
      this.#deleting.delete(name);
    }
    this.#env.logger.info({ snapshot: name }, 'deleted a snapshot');
  }
  async checkExists(name: string): Promise<void> {
    if (!(await this.files.exists(name))) throw doesNotExist(name);
  }

  /** Those past their time; how many went. */
  /** Takes away what a deletion that failed half way has left. */
  clearDeleted(): Promise<void> {
    return this.files.clearDeleted(this.#deleting);
  }
  async deleteExpired(): Promise<number> {
    const now = this.#env.clock.now();
    let deleted = 0;
    for (const snapshot of await this.completed()) {
      if (!isExpiredSnapshot(snapshot, now) || this.#isUsed(snapshot.name)) continue;
      await this.delete(snapshot.name);
      deleted++;
    }
    return deleted;
  }

  // Tables of snapshots.

  /** A new table, or one that goes back; the procedure's id. */
  async restoreOrClone(wish: RestoreWish): Promise<number> {
    const { name } = wish.snapshot;
    await this.checkExists(name);
    const snapshot = await this.files.readInfo(name);
    const manifest = await this.files.read(name);
    wish.check(manifest.descriptor);
    await verifySnapshotFiles(this.#env.files, manifest.regions);
    return this.#env.tableStates.has(wish.table)
      ? this.#restore(wish, snapshot, manifest)
      : this.#clone(wish, snapshot, manifest);
  }

  async #clone(wish: RestoreWish, snapshot: SnapshotDescription, manifest: SnapshotManifest): Promise<number> {
    const { user, table, restoreAcl, customSFT, nonce } = wish;
    this.#checkFree(table, snapshot.name);
    const descriptor = manifest.descriptor.withName(table);
    const regions = regionsOfClone(manifest, table, this.#env.clock.now()).map(({ region }) => region);
    this.#changes++;
    const procedure = CloneSnapshotProcedure.of(user, { snapshot, descriptor, regions, restoreAcl, customSFT });
    return this.#env.executor.submit(procedure, nonce);
  }

  async #restore(wish: RestoreWish, snapshot: SnapshotDescription, manifest: SnapshotManifest): Promise<number> {
    const { user, table, restoreAcl, nonce } = wish;
    if (!table.equals(tableOfSnapshot(snapshot))) throw hbaseError('TableExistsException', table.name);
    const before = await this.#env.tableDescriptors.check(table);
    this.#checkTrackers(before, manifest.descriptor);
    if (this.#env.tableStates.get(table) === 'ENABLED')
      throw hbaseError(
        'UnsupportedOperationException',
        `Table '${table}' must be disabled in order to perform a restore operation.`,
      );
    this.#checkFree(table, snapshot.name);
    this.#changes++;
    const procedure = RestoreSnapshotProcedure.of(user, { snapshot, after: manifest.descriptor, before, restoreAcl });
    return this.#env.executor.submit(procedure, nonce);
  }

  /** Restoring does not migrate from one tracker to another. */
  #checkTrackers(before: TableDescriptor, after: TableDescriptor): void {
    const { storeFileTracker } = this.#env.config;
    for (const family of before.families) {
      const then = after.family(family.name);
      if (then === undefined) continue;
      const current = trackerSettingsOf(before, family, storeFileTracker).name;
      const former = trackerSettingsOf(after, then, storeFileTracker).name;
      if (current !== former)
        throw hbaseError(
          'RestoreSnapshotException',
          `Restoring Snapshot is not possible because  the config for column family ${family.nameAsString} has incompatible configuration. Current SFT: ${current} SFT from snapshot: ${former}`,
        );
    }
  }

  /** Called in the turn in which the procedure is submitted: from then on the snapshot is in use. */
  #checkFree(table: TableName, snapshot: string): void {
    if (this.#deleting.has(snapshot)) throw doesNotExist(snapshot);
    if (this.isTaking(table))
      throw hbaseError('RestoreSnapshotException', `Snapshot in progress on the restore table=${table}`);
    if (this.isRestoring(table))
      throw hbaseError('RestoreSnapshotException', `Restore already in progress on the table=${table}`);
  }
}

function doesNotExist(name: string): Error {
  return hbaseError('SnapshotDoesNotExistException', `Snapshot '${name}' doesn't exist on the filesystem`);
}
