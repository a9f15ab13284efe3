// The master's own state: one region of table master:store below MasterData, with a log of its own (HBase's MasterRegion). It is never
// assigned; whoever is the active master opens it. A new master first takes the logs of earlier ones away: their folders are renamed to
// `<server>-dead`, which fails the writes of one that still lives, and the logs are replayed from the region's recovered.wals (pitfall 15).
//
//   families: info (where hbase:meta is), proc (procedures), rs (region servers), state (switches)
import { StorageError } from '../base/errors.ts';
import { Mutex } from '../base/lock.ts';
import type { Timer } from '../base/scheduler.ts';
import type { TaskRunner } from '../base/task-runner.ts';
import {
  kvQualifierLength,
  kvQualifierOffset,
  kvRowLength,
  kvRowOffset,
  kvValueLength,
  kvValueOffset,
  LATEST_TIMESTAMP,
  TYPE_DELETE_FAMILY,
  TYPE_PUT,
} from '../cell/key-value.ts';
import { ColumnFamilyDescriptor } from '../model/column-family-descriptor.ts';
import { ServerMutation } from '../model/mutation.ts';
import { RegionInfo } from '../model/region-info.ts';
import { Scan } from '../model/scan.ts';
import type { ServerName } from '../model/server-name.ts';
import { TableDescriptor } from '../model/table-descriptor.ts';
import { TableName } from '../model/table-name.ts';
import { Region } from '../regionserver/region/region.ts';
import { DEAD_SUFFIX, INITIALIZED_FLAG, INITIALIZING_FLAG, layout, masterLayout } from '../rootdir/directory-layout.ts';
import { writeRegionInfoFile } from '../rootdir/region-info-file.ts';
import { readTableInfo, writeTableInfo } from '../rootdir/table-info.ts';
import type { ServerWorld } from '../server/server-process.ts';
import { WAL } from '../wal/wal.ts';
import { walPrefix } from '../wal/wal-names.ts';
import { collectCells } from './collect-cells.ts';
import type { MasterStore, StoreChange, StoreRow } from './master-store.ts';

const MASTER_STORE = TableName.parse('master:store');

export const MASTER_STORE_DESCRIPTOR = new TableDescriptor(
  MASTER_STORE,
  [
    ColumnFamilyDescriptor.of('info', {
      VERSIONS: 3,
      IN_MEMORY: true,
      BLOCKSIZE: 8192,
      BLOOMFILTER: 'ROWCOL',
      DATA_BLOCK_ENCODING: 'ROW_INDEX_V1',
    }),
    ColumnFamilyDescriptor.of('proc'),
    ColumnFamilyDescriptor.of('rs'),
    ColumnFamilyDescriptor.of('state'),
  ],
  [
    ['IS_META', 'false'],
    ['hbase.store.file-tracker.impl', 'DEFAULT'],
  ],
).withDefaults();

export const MASTER_STORE_REGION = new RegionInfo({ tableName: MASTER_STORE, regionId: 1 });

/** What HBase appends to the names of its logs in oldWALs, so that log cleaners know them. */
const ARCHIVED_WAL_SUFFIX = '$masterlocalwal$';

export interface MasterRegionOptions extends ServerWorld {
  readonly serverName: ServerName;
  readonly taskRunner: TaskRunner;
  readonly flushPeriodMs: number;
  readonly onAbort: (reason: string, error: unknown) => void;
}

const FLUSH_SIZE_BYTES = 16 * 1024 * 1024;
const LOG_CHECK_MS = 60_000;

export class MasterRegion implements MasterStore {
  #region: Region;
  #wal: WAL;
  #order = new Mutex();
  #timer: Timer;
  #lastFlush: number;
  #options: MasterRegionOptions;
  #flushing = false;

  private constructor(region: Region, wal: WAL, options: MasterRegionOptions) {
    this.#region = region;
    this.#wal = wal;
    this.#options = options;
    this.#lastFlush = options.clock.monotonic();
    this.#timer = options.scheduler.every(Math.min(LOG_CHECK_MS, options.flushPeriodMs), () => this.#maybeFlush());
  }

  checkNotFenced(): void {
    this.#wal.checkNotFenced();
  }

  /** Fences earlier masters, then opens the region, making it at the very first start. */
  static async open(options: MasterRegionOptions): Promise<MasterRegion> {
    const { logs, serverName } = options;
    await createRegionFiles(options);
    const recoveredWals = masterLayout.recoveredWalsFolder(MASTER_STORE, MASTER_STORE_REGION.encodedName);
    await takeOverLogs(options, recoveredWals);
    const wal = await WAL.open({
      logs,
      folder: masterLayout.walFolder(serverName.toString()),
      archiveFolder: masterLayout.oldWalsFolder,
      prefix: walPrefix(serverName.toString()),
      suffix: '',
      clock: options.clock,
      scheduler: options.scheduler,
      logger: options.logger,
      maxLogs: 10,
    });
    wal.onAbort = (error) => options.onAbort('the log of the master store failed', error);
    try {
      return await MasterRegion.#openOver(wal, options, recoveredWals);
    } catch (error) {
      await wal.abandon();
      throw error;
    }
  }

  static async #openOver(wal: WAL, options: MasterRegionOptions, recoveredWals: string): Promise<MasterRegion> {
    const { files } = options;
    const region = await Region.open({
      ...options,
      info: MASTER_STORE_REGION,
      descriptor: (await readTableInfo(files, MASTER_STORE, masterLayout)) ?? MASTER_STORE_DESCRIPTOR,
      layout: masterLayout,
      wal,
      recoveredWalsFolder: recoveredWals,
      config: { compactionMinFiles: 4, flushSizeBytes: FLUSH_SIZE_BYTES },
    });
    try {
      await archiveReplayed(options, recoveredWals);
    } catch (error) {
      await region.close({ abort: true });
      throw error;
    }
    const store = new MasterRegion(region, wal, options);
    wal.onRollNeedsFlush = () => store.#maybeFlush(true);
    // Each start that replays a log leaves a file.
    store.#compactSoon();
    return store;
  }

  async mutate(changes: readonly StoreChange[]): Promise<void> {
    if (changes.length === 0) return;
    const batch = toMutations(changes);
    // One after the other, so that what was asked first is older also when the batches share rows.
    await this.#order.run(() => this.#region.mutate(batch, { atomic: true }));
    if (this.#region.memstoreBytes > FLUSH_SIZE_BYTES) this.#maybeFlush(true);
  }

  async scan(family: 'info' | 'proc' | 'rs' | 'state'): Promise<StoreRow[]> {
    const scan = new Scan();
    scan.addColumn(Buffer.from(family));
    const rows: { row: Buffer; cells: Map<string, Buffer> }[] = [];
    const list = await collectCells(this.#region.openScanner(scan));
    const { bytes, view } = list.slab;
    for (const offset of list.offsets) {
      const copy = (at: number, length: number) => Buffer.from(bytes.subarray(at, at + length));
      const row = copy(kvRowOffset(offset), kvRowLength(view, offset));
      const qualifier = copy(kvQualifierOffset(view, offset), kvQualifierLength(view, offset)).toString('latin1');
      const value = copy(kvValueOffset(view, offset), kvValueLength(view, offset));
      if (!rows.at(-1)?.row.equals(row)) rows.push({ row, cells: new Map() });
      rows.at(-1)!.cells.set(qualifier, value);
    }
    return rows;
  }

  async flush(): Promise<void> {
    await this.#region.flush({ force: true, reason: 'asked for' });
    await this.#region.compact(false);
  }

  /** Flushed and closed, its log finished: nothing is left to replay. */
  async close(): Promise<void> {
    this.#timer.cancel();
    await this.#region.close();
    await this.#wal.close({ archive: true });
    const folder = masterLayout.walFolder(this.#options.serverName.toString());
    if ((await this.#options.logs.list(folder)).length === 0) await this.#options.files.delete(folder);
  }

  /** Lets go without writing. */
  async abort(): Promise<void> {
    this.#timer.cancel();
    await this.#wal.abandon();
    await this.#region.close({ abort: true });
  }

  #compactSoon(): void {
    const { logger } = this.#options;
    this.#region.compact(false).catch((error) => {
      if (!this.#region.isClosing) logger.warn({ error: String(error) }, 'compacting the master store failed');
    });
  }

  #maybeFlush(now = false): void {
    const { clock, flushPeriodMs, logger } = this.#options;
    const due = now || clock.monotonic() - this.#lastFlush >= flushPeriodMs;
    if (!due || this.#flushing || this.#region.isClosing || this.#region.memstoreBytes === 0) return;
    this.#flushing = true;
    this.flush()
      .then(() => this.#wal.roll())
      .then(
        () => {
          this.#lastFlush = clock.monotonic();
        },
        (error) => logger.warn({ error: String(error) }, 'flushing the master store failed'),
      )
      .finally(() => {
        this.#flushing = false;
      });
  }
}

function toMutations(changes: readonly StoreChange[]): ServerMutation[] {
  const mutations: ServerMutation[] = [];
  for (const change of changes) {
    const family = Buffer.from(change.family);
    const type = 'delete' in change ? 'delete' : 'put';
    const last = mutations.at(-1);
    const mutation = last?.type === type && last.row.equals(change.row) ? last : new ServerMutation(type, change.row);
    if (mutation !== last) mutations.push(mutation);
    mutation.cells.addKeyValue({
      row: change.row,
      family,
      qualifier: 'delete' in change ? Buffer.alloc(0) : Buffer.from(change.qualifier, 'latin1'),
      timestamp: LATEST_TIMESTAMP,
      type: 'delete' in change ? TYPE_DELETE_FAMILY : TYPE_PUT,
      value: 'delete' in change ? Buffer.alloc(0) : change.value,
    });
  }
  return mutations;
}

/** Descriptor, .regioninfo and the flag folders, in an order that a crash can cut anywhere. */
async function createRegionFiles({ files }: MasterRegionOptions): Promise<void> {
  const table = masterLayout.tableFolder(MASTER_STORE);
  if ((await files.stat(`${table}/${INITIALIZED_FLAG}`)) !== undefined) return;
  await files.makeDirectory(`${table}/${INITIALIZING_FLAG}`);
  const families = MASTER_STORE_DESCRIPTOR.families.map(({ name }) =>
    masterLayout.familyFolder(MASTER_STORE, MASTER_STORE_REGION.encodedName, name.toString('latin1')),
  );
  const isDescribed = (await readTableInfo(files, MASTER_STORE, masterLayout)) !== undefined;
  await Promise.all([
    isDescribed ? undefined : writeTableInfo(files, MASTER_STORE_DESCRIPTOR, masterLayout),
    writeRegionInfoFile(files, MASTER_STORE_REGION, masterLayout),
    ...families.map((folder) => files.makeDirectory(folder)),
  ]);
  await files.makeDirectory(`${table}/${INITIALIZED_FLAG}`);
  await files.delete(`${table}/${INITIALIZING_FLAG}`);
}

/** Renames the log folders of earlier masters to -dead and moves their logs to where the region replays them from. */
async function takeOverLogs({ files, logs, logger }: MasterRegionOptions, recoveredWals: string): Promise<void> {
  for (const { name, isDirectory } of await logs.list(masterLayout.walsFolder)) {
    if (!isDirectory) continue;
    const folder = `${masterLayout.walsFolder}/${name}`;
    const dead = name.endsWith(DEAD_SUFFIX) ? folder : `${folder}${DEAD_SUFFIX}`;
    if (dead !== folder) await logs.fence(folder, dead);
    for (const log of await logs.list(dead)) await moveLog(logs, `${dead}/${log.name}`, `${recoveredWals}/${log.name}`);
    await files.delete(dead);
    logger.info({ folder: name }, 'took over the logs of an earlier master');
  }
}

async function archiveReplayed({ files, logs }: MasterRegionOptions, recoveredWals: string): Promise<void> {
  for (const { name } of await logs.list(recoveredWals))
    await moveLog(logs, `${recoveredWals}/${name}`, `${layout.oldWalsFolder}/${name}${ARCHIVED_WAL_SUFFIX}`);
  await files.delete(recoveredWals);
}

async function moveLog(logs: MasterRegionOptions['logs'], source: string, target: string): Promise<void> {
  try {
    await logs.rename(source, target);
  } catch (error) {
    // There already: it was moved before.
    if (!(error instanceof StorageError) || error.reason !== 'exists') throw error;
    await logs.delete(source);
  }
}
