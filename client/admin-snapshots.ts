import { hbaseError } from '../base/errors.ts';
import {
  creationTimeOfSnapshot,
  type SnapshotDescription,
  type SnapshotType,
  tableOfSnapshot,
  ttlOfSnapshot,
  typeOfSnapshot,
} from '../model/snapshot-description.ts';
import { TableName } from '../model/table-name.ts';
import { pb } from '../proto/index.ts';
import { longToNumber } from '../proto/long.ts';
import { AdminLogs } from './admin-logs.ts';
import type { CallOptions } from './operations.ts';

/** A snapshot that is there. */
export interface SnapshotInfo {
  readonly name: string;
  readonly table: TableName;
  readonly type: SnapshotType;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** Seconds; 0: for ever. */
  readonly ttlSeconds: number;
  readonly version: number;
  /** 0: not stated. */
  readonly maxFileSizeBytes: number;
  readonly owner: string;
}

export interface SnapshotOptions extends CallOptions {
  /** FLUSH (default): all that was acknowledged before; SKIPFLUSH: only what is in files. */
  type?: 'FLUSH' | 'SKIPFLUSH';
  /** It is deleted after so many seconds. Default: for ever. */
  ttlSeconds?: number;
  /** MAX_FILESIZE of tables that are cloned from it, if the table has none. */
  maxFileSizeBytes?: number;
}

export interface ListSnapshotsInput {
  /** That the whole name must match. */
  pattern?: RegExp;
  /** That the whole name of the table must match. */
  tablePattern?: RegExp;
}

export interface RestoreSnapshotOptions extends CallOptions {
  restoreAcl?: boolean;
  /** Takes a snapshot of what is there first, goes back to it when the restore fails, and deletes it when it succeeded. Default false. */
  takeFailSafeSnapshot?: boolean;
}

/** The part of Admin that deals with snapshots. */
export abstract class AdminSnapshots extends AdminLogs {
  abstract exists(table: string | TableName, options?: CallOptions): Promise<boolean>;
  abstract isDisabled(table: string | TableName, options?: CallOptions): Promise<boolean>;

  /**
   * Notes what a table consists of, whether it is enabled or disabled. Throws SnapshotExistsException, SnapshotCreationException.
   *
   * @example
   * const { admin } = connection;
   * await admin.createTable({ name: 'photographed', families: ['f'] });
   * await admin.snapshot('before', 'photographed');
   * await admin.cloneSnapshot('before', 'copied');
   * await admin.deleteSnapshot('before');
   */
  async snapshot(name: string, table: string | TableName, options: SnapshotOptions = {}): Promise<void> {
    const { type = 'FLUSH', ttlSeconds, maxFileSizeBytes, ...call } = options;
    const tableName = nameFrom(table);
    const snapshot: SnapshotDescription = {
      name,
      table: tableName.name,
      type: pb.SnapshotDescription.Type[type],
      ttl: ttlSeconds as never,
      max_file_size: maxFileSizeBytes as never,
    };
    const message = { snapshot, ...this.master.nonces() };
    await this.master.run('Snapshot', pb.SnapshotRequest, pb.SnapshotResponse, message, call, tableName);
  }

  /** In order of their names. */
  async listSnapshots(input: ListSnapshotsInput = {}, options?: CallOptions): Promise<SnapshotInfo[]> {
    const { GetCompletedSnapshotsRequest: request, GetCompletedSnapshotsResponse: response } = pb;
    const { snapshots } = await this.master.call('GetCompletedSnapshots', request, response, {}, options);
    return snapshots
      .map(infoOf)
      .filter(({ name }) => matches(input.pattern, name))
      .filter(({ table }) => matches(input.tablePattern, table.name))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** Makes a table of what the snapshot holds. Throws TableExistsException, SnapshotDoesNotExistException, SnapshotTTLExpiredException. */
  async cloneSnapshot(
    name: string,
    table: string | TableName,
    { restoreAcl, storeFileTracker, ...call }: CallOptions & { restoreAcl?: boolean; storeFileTracker?: string } = {},
  ): Promise<void> {
    const tableName = nameFrom(table);
    if (await this.exists(tableName, call)) throw hbaseError('TableExistsException', tableName.name);
    await this.#restoreOrClone(name, tableName, restoreAcl ?? false, storeFileTracker, call);
  }

  /** Takes a disabled table back to the snapshot; a table that is gone is made anew. */
  async restoreSnapshot(name: string, options: RestoreSnapshotOptions = {}): Promise<void> {
    const { restoreAcl = false, takeFailSafeSnapshot = false, ...call } = options;
    const snapshot = (await this.listSnapshots({}, call)).find((each) => each.name === name);
    if (snapshot === undefined)
      throw hbaseError('RestoreSnapshotException', `Unable to find the table name for snapshot=${name}`);
    const { table } = snapshot;
    if (!(await this.exists(table, call))) return this.#restoreOrClone(name, table, restoreAcl, undefined, call);
    if (!(await this.isDisabled(table, call))) throw hbaseError('TableNotDisabledException', table.name);
    if (!takeFailSafeSnapshot) return this.#restoreOrClone(name, table, restoreAcl, undefined, call);
    const failsafe = `hbase-failsafe-${name}-${BigInt.asUintN(64, this.context.nonces.next()).toString(16)}`;
    await this.snapshot(failsafe, table, call);
    try {
      await this.#restoreOrClone(name, table, restoreAcl, undefined, call);
    } catch (cause) {
      await this.#restoreOrClone(failsafe, table, restoreAcl, undefined, call);
      await this.deleteSnapshot(failsafe, call);
      throw hbaseError(
        'RestoreSnapshotException',
        `Failed to restore snapshot=${name}: ${(cause as Error).message}; the table is as it was before`,
        { cause },
      );
    }
    await this.deleteSnapshot(failsafe, call);
  }

  async #restoreOrClone(
    name: string,
    table: TableName,
    restoreACL: boolean,
    customSFT: string | undefined,
    options: CallOptions,
  ): Promise<void> {
    const message = { snapshot: { name, table: table.name }, restoreACL, customSFT, ...this.master.nonces() };
    const { RestoreSnapshotRequest: request, RestoreSnapshotResponse: response } = pb;
    await this.master.run('RestoreSnapshot', request, response, message, options, table);
    this.context.locator.forgetTable(table);
  }

  /** Throws SnapshotDoesNotExistException. */
  async deleteSnapshot(name: string, options?: CallOptions): Promise<void> {
    const { DeleteSnapshotRequest: request, DeleteSnapshotResponse: response } = pb;
    await this.master.call('DeleteSnapshot', request, response, { snapshot: { name } }, options);
  }

  /** Whether snapshots past their TTL are deleted. Returns what it was before. */
  async setSnapshotCleanup(enabled: boolean, options?: CallOptions): Promise<boolean> {
    const { SetSnapshotCleanupRequest: request, SetSnapshotCleanupResponse: response } = pb;
    const message = { enabled, synchronous: false };
    return (await this.master.call('SwitchSnapshotCleanup', request, response, message, options)).prev_snapshot_cleanup;
  }
  async isSnapshotCleanupEnabled(options?: CallOptions): Promise<boolean> {
    const { IsSnapshotCleanupEnabledRequest: request, IsSnapshotCleanupEnabledResponse: response } = pb;
    return (await this.master.call('IsSnapshotCleanupEnabled', request, response, {}, options)).enabled;
  }
}

function nameFrom(table: string | TableName): TableName {
  return typeof table === 'string' ? TableName.parse(table) : table;
}

function infoOf(snapshot: SnapshotDescription): SnapshotInfo {
  return {
    name: snapshot.name,
    table: tableOfSnapshot(snapshot),
    type: typeOfSnapshot(snapshot),
    createdAt: creationTimeOfSnapshot(snapshot),
    ttlSeconds: ttlOfSnapshot(snapshot),
    version: snapshot.version ?? 0,
    maxFileSizeBytes: longToNumber(snapshot.max_file_size),
    owner: snapshot.owner ?? '',
  };
}

/** The whole text, whatever ends the expression has itself. */
function matches(pattern: RegExp | undefined, text: string): boolean {
  return pattern === undefined || new RegExp(`^(?:${pattern.source})$`, pattern.flags).test(text);
}
