// The logs of one region server: one for all regions, and one of hbase:meta's own, made when that region comes here.
import type { RegionInfo } from '../model/region-info.ts';
import type { ServerName } from '../model/server-name.ts';
import { layout } from '../rootdir/directory-layout.ts';
import type { ServerWorld } from '../server/server-process.ts';
import { WAL } from '../wal/wal.ts';
import { walPrefix } from '../wal/wal-names.ts';
import type { RegionServerConfig } from './region-server-config.ts';

export interface ServerWalsOptions {
  readonly world: ServerWorld;
  readonly serverName: ServerName;
  readonly config: RegionServerConfig;
  readonly onAbort: (error: Error) => void;
  /** Regions (encoded names) that hold back old logs. */
  readonly flushWanted: (encodedNames: string[]) => void;
}

export class ServerWals {
  readonly #options: ServerWalsOptions;
  #default: WAL;
  #meta: Promise<WAL> | undefined;
  #opened: WAL[];
  #abandoned = false;

  private constructor(options: ServerWalsOptions, wal: WAL) {
    this.#options = options;
    this.#default = wal;
    this.#opened = [wal];
  }

  /** Makes the server's folder and its log. */
  static async open(options: ServerWalsOptions): Promise<ServerWals> {
    return new ServerWals(options, await openWal(options, ''));
  }

  get all(): readonly WAL[] {
    return this.#opened;
  }

  walOf(info: RegionInfo): Promise<WAL> | WAL {
    if (!info.isMeta) return this.#default;
    this.#meta ??= this.#openMeta();
    return this.#meta;
  }

  async #openMeta(): Promise<WAL> {
    try {
      const wal = await openWal(this.#options, '.meta');
      this.#opened.push(wal);
      if (this.#abandoned) await wal.abandon();
      return wal;
    } catch (error) {
      // The next order to open the region tries again: by then the disk may have room.
      this.#meta = undefined;
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

async function openWal(options: ServerWalsOptions, suffix: '' | '.meta'): Promise<WAL> {
  const { world, config } = options;
  const name = options.serverName.toString();
  const wal = await WAL.open({
    logs: world.logs,
    folder: layout.walFolder(name),
    archiveFolder: layout.oldWalsFolder,
    prefix: walPrefix(name),
    suffix,
    clock: world.clock,
    scheduler: world.scheduler,
    logger: world.logger,
    rollSizeBytes: config.walRollBytes,
    rollPeriodMs: config.walRollPeriodMs,
    maxLogs: config.maxLogs,
  });
  wal.onAbort = options.onAbort;
  wal.onRollNeedsFlush = options.flushWanted;
  return wal;
}
