import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../base/clock.ts';
import { silentLogger } from '../../base/logger.ts';
import { systemRandom } from '../../base/random.ts';
import { systemScheduler } from '../../base/scheduler.ts';
import { WorkerTaskRunner } from '../../base/task-runner.ts';
import { CellBlockBuilder } from '../../cell/cell-block.ts';
import { CellList } from '../../cell/cell-list.ts';
import { LATEST_TIMESTAMP } from '../../cell/key-value.ts';
import { BlockCache } from '../../hfile/block-cache.ts';
import { ColumnFamilyDescriptor } from '../../model/column-family-descriptor.ts';
import { SKIP_WAL } from '../../model/durability.ts';
import { Get } from '../../model/get.ts';
import { ServerMutation } from '../../model/mutation.ts';
import { RegionInfo } from '../../model/region-info.ts';
import { Scan } from '../../model/scan.ts';
import { ServerName } from '../../model/server-name.ts';
import { TableDescriptor } from '../../model/table-descriptor.ts';
import { TableName } from '../../model/table-name.ts';
import { Region } from '../../regionserver/region/region.ts';
import { layout } from '../../rootdir/directory-layout.ts';
import { LocalFileStorage } from '../../storage/local-file-storage.ts';
import { LocalLogStorage } from '../../storage/local-log-storage.ts';
import { WAL } from '../../wal/wal.ts';
import { walPrefix } from '../../wal/wal-names.ts';
import { scanIntoBlocks } from './scan-into-blocks.ts';
import { pool, rowOf } from './workload.ts';

const FAMILY = Buffer.from('f');
const QUALIFIER = Buffer.from('q');
const BATCH = 1000;
const POOL = pool();
const WORKERS = new WorkerTaskRunner();

/** One region of one family over the local disk, with workers as a server has them. Writes skip the log. */
export class BenchRegion {
  readonly region: Region;
  readonly cache: BlockCache;
  readonly #wal: WAL;
  readonly #folder: string;

  static async open(cacheBytes: number): Promise<BenchRegion> {
    const folder = mkdtempSync(join(tmpdir(), 'colonnade-bench-'));
    const cache = new BlockCache(cacheBytes);
    const world = { clock: systemClock, scheduler: systemScheduler, random: systemRandom, logger: silentLogger };
    const serverName = new ServerName('localhost', 1, Date.now());
    const wal = await WAL.open({
      ...world,
      logs: new LocalLogStorage(folder),
      folder: layout.walFolder(serverName.toString()),
      archiveFolder: layout.oldWalsFolder,
      prefix: walPrefix(serverName.toString()),
      suffix: '',
    });
    const region = await Region.open({
      ...world,
      files: await LocalFileStorage.open(folder),
      wal,
      serverName,
      info: new RegionInfo({ tableName: TableName.parse('bench'), regionId: 1 }),
      descriptor: new TableDescriptor('bench', [ColumnFamilyDescriptor.of(FAMILY, { VERSIONS: 1 })]),
      taskRunner: WORKERS,
      blockCache: cache,
      config: { flushSizeBytes: 2 ** 40 },
      onAbort: (reason, error) => {
        throw new Error(reason, { cause: error });
      },
    });
    return new BenchRegion(region, cache, wal, folder);
  }

  /** After the last region. */
  static end(): Promise<void> {
    return WORKERS.close();
  }

  private constructor(region: Region, cache: BlockCache, wal: WAL, folder: string) {
    this.region = region;
    this.cache = cache;
    this.#wal = wal;
    this.#folder = folder;
  }

  get files() {
    return this.region.stores[0].storeFiles;
  }
  get fileBytes(): number {
    return this.region.stores[0].storeFilesBytes;
  }
  get memstoreBytes(): number {
    return this.region.memstoreBytes;
  }

  /** Puts rows `rowAt(from)` … `rowAt(to − 1)`; returns the bytes of their KeyValues. */
  async put(from: number, to: number, valueBytes: number, rowAt: (i: number) => number): Promise<number> {
    let bytes = 0;
    for (let i = from; i < to; ) {
      const batch: ServerMutation[] = [];
      for (; i < to && batch.length < BATCH; i++) {
        const mutation = new ServerMutation('put', rowOf(rowAt(i)), new CellList(valueBytes + 64));
        const at = (i * 31) % (POOL.length - valueBytes);
        mutation.durability = SKIP_WAL;
        mutation.cells.addKeyValue({
          row: mutation.row,
          family: FAMILY,
          qualifier: QUALIFIER,
          timestamp: LATEST_TIMESTAMP,
          value: POOL.subarray(at, at + valueBytes),
        });
        bytes += 8 + 2 + mutation.row.length + 1 + FAMILY.length + QUALIFIER.length + 9 + valueBytes;
        batch.push(mutation);
      }
      await this.region.mutate(batch);
    }
    return bytes;
  }

  async flush(): Promise<void> {
    await this.region.flush({ force: true, reason: 'bench' });
  }

  /** Cells of all rows, as an answer to a client holds them. */
  scan(cacheBlocks = true): Promise<number> {
    const scan = new Scan();
    scan.cacheBlocks = cacheBlocks;
    return scanIntoBlocks(this.region.openScanner(scan));
  }

  async get(i: number, cacheBlocks: boolean): Promise<void> {
    const get = new Get(rowOf(i));
    get.cacheBlocks = cacheBlocks;
    const sink = new CellBlockBuilder('KeyValueCodec', 2048);
    const pending = this.region.get(get, sink);
    if (pending !== undefined) await pending;
    if (sink.cellCount !== 1) throw new Error(`row ${i} has ${sink.cellCount} cells`);
  }

  async close(): Promise<void> {
    await this.region.close({ abort: true });
    await this.#wal.abandon();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
