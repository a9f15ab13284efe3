// The logs of one region server: one for all regions, or with hbase.wal.provider=multiwal one for each group of them, made when its first region
// comes here; and one of hbase:meta's own.
import { StorageError } from '../base/errors.ts';
import type { RegionInfo } from '../model/region-info.ts';
import type { ServerName } from '../model/server-name.ts';
import { layout } from '../rootdir/directory-layout.ts';
import type { ServerWorld } from '../server/server-process.ts';
import { WAL } from '../wal/wal.ts';
import { META_SUFFIX, type WALSuffix, walPrefix } from '../wal/wal-names.ts';
import type { RegionServerConfig } from './region-server-config.ts';
import { type WALGrouping, walGrouping } from './wal-grouping.ts';

export interface ServerWalsOptions {
  readonly world: ServerWorld;
  readonly serverName: ServerName;
  readonly config: RegionServerConfig;
  readonly onAbort: (error: Error) => void;
  /** As WALOptions. */
  readonly isDiskBusy?: () => boolean;
  /** Regions (encoded names) that hold back old logs. */
  readonly flushWanted: (encodedNames: string[]) => void;
}

/** What stands in its name between the server's and the time; of hbase:meta's at the end, too. */
interface LogName {
  readonly group: string;
  readonly suffix: WALSuffix;
}

const DEFAULT_LOG: LogName = { group: '', suffix: '' };
const META_LOG: LogName = { group: '', suffix: META_SUFFIX };

export class ServerWals {
  readonly #options: ServerWalsOptions;
  readonly #grouping: WALGrouping | undefined;
  /** By group and suffix. */
  readonly #logs = new Map<string, WAL | Promise<WAL>>();
  readonly #opened: WAL[] = [];
  #abandoned = false;

  private constructor(options: ServerWalsOptions) {
    const { config, serverName } = options;
    this.#options = options;
    if (config.walProvider === 'multiwal')
      this.#grouping = walGrouping(config.walGrouping, config.walGroups, serverName.toString());
  }

  /** Makes the server's folder and, unless regions are grouped, its log. */
  static async open(options: ServerWalsOptions): Promise<ServerWals> {
    const wals = new ServerWals(options);
    await options.world.logs.createFolder(layout.walFolder(options.serverName.toString()));
    if (wals.#grouping === undefined) await wals.#logOf(DEFAULT_LOG);
    return wals;
  }

  get all(): readonly WAL[] {
    return this.#opened;
  }

  walOf(info: RegionInfo): Promise<WAL> | WAL {
    if (info.isMeta) return this.#logOf(META_LOG);
    return this.#logOf(this.#grouping === undefined ? DEFAULT_LOG : { group: this.#grouping(info), suffix: '' });
  }

  #logOf(name: LogName): Promise<WAL> | WAL {
    const key = name.group + name.suffix;
    const known = this.#logs.get(key);
    if (known !== undefined) return known;
    const opening = this.#open(name, key);
    this.#logs.set(key, opening);
    return opening;
  }

  async #open(name: LogName, key: string): Promise<WAL> {
    try {
      const wal = await openWal(this.#options, name);
      this.#opened.push(wal);
      this.#logs.set(key, wal);
      if (this.#abandoned) await wal.abandon();
      return wal;
    } catch (error) {
      // The next order to open a region of it tries again: by then the disk may have room.
      this.#logs.delete(key);
      if (error instanceof StorageError && error.reason === 'fenced') this.#options.onAbort(error);
      throw error;
    }
  }

  /** Every region is closed: the logs go to oldWALs, the folder goes. */
  async close(): Promise<void> {
    for (const wal of this.#opened) await wal.close({ archive: true });
    const { world, serverName } = this.#options;
    const folder = layout.walFolder(serverName.toString());
    if ((await world.logs.list(folder)).length === 0) await world.files.delete(folder);
  }

  /** As a crash would leave them. */
  async abandon(): Promise<void> {
    this.#abandoned = true;
    await Promise.allSettled(this.#opened.map((wal) => wal.abandon()));
  }
}

async function openWal(options: ServerWalsOptions, { group, suffix }: LogName): Promise<WAL> {
  const { world, config } = options;
  const name = options.serverName.toString();
  const wal = await WAL.open({
    logs: world.logs,
    folder: layout.walFolder(name),
    // It was made once: that it is gone means that this server was declared dead.
    makesFolder: false,
    archiveFolder: layout.oldWalsFolder,
    prefix: walPrefix(name + group),
    suffix,
    clock: world.clock,
    scheduler: world.scheduler,
    logger: world.logger,
    rollSizeBytes: config.walRollBytes,
    rollPeriodMs: config.walRollPeriodMs,
    maxLogs: config.maxLogs,
    compression: config.walCompression,
    isDiskBusy: options.isDiskBusy,
  });
  wal.onAbort = options.onAbort;
  wal.onRollNeedsFlush = options.flushWanted;
  return wal;
}
