// A region over a disk in memory, its log included, and short forms for what tests do with it.
import { ManualClock } from '../../base/clock.ts';
import { silentLogger } from '../../base/logger.ts';
import { SeededRandom } from '../../base/random.ts';
import { systemScheduler } from '../../base/scheduler.ts';
import { InlineTaskRunner } from '../../base/task-runner.ts';
import { CellList } from '../../cell/cell-list.ts';
import {
  kvFamilyLength,
  kvFamilyOffset,
  kvQualifierLength,
  kvQualifierOffset,
  kvRowLength,
  kvRowOffset,
  kvTimestampNumber,
  kvType,
  kvValueLength,
  kvValueOffset,
  LATEST_TIMESTAMP,
  TYPE_PUT,
} from '../../cell/key-value.ts';
import type { BlockCache } from '../../hfile/block-cache.ts';
import { ColumnFamilyDescriptor, type FamilyAttribute } from '../../model/column-family-descriptor.ts';
import { Get } from '../../model/get.ts';
import { type MutationType, ServerMutation } from '../../model/mutation.ts';
import { RegionInfo } from '../../model/region-info.ts';
import { Scan } from '../../model/scan.ts';
import { ServerName } from '../../model/server-name.ts';
import { TableDescriptor } from '../../model/table-descriptor.ts';
import { TableName } from '../../model/table-name.ts';
import { NonceManager } from '../../regionserver/nonce-manager.ts';
import { CellListSink } from '../../regionserver/region/cell-list-sink.ts';
import { MobFileCache } from '../../regionserver/region/mob/mob-file-cache.ts';
import type { MutateOptions } from '../../regionserver/region/region.ts';
import { Region } from '../../regionserver/region/region.ts';
import type { RegionConfig } from '../../regionserver/region/region-config.ts';
import type { RegionEvents } from '../../regionserver/region/region-options.ts';
import { ScanLimits } from '../../regionserver/region/scan/scan-limits.ts';
import { SPLIT_FOLDERS } from '../../regionserver/split-wal-task.ts';
import { layout, SPLITTING_SUFFIX } from '../../rootdir/directory-layout.ts';
import type { FileStorage } from '../../storage/file-storage.ts';
import type { LogStorage } from '../../storage/log-storage.ts';
import { MemoryDisk } from '../../storage/memory-disk.ts';
import { WAL } from '../../wal/wal.ts';
import { sortWALs, walPrefix } from '../../wal/wal-names.ts';
import { WALSplitter } from '../../wal/wal-splitter.ts';

export interface Disk {
  readonly files: FileStorage;
  readonly logs: LogStorage;
}

export interface FixtureOptions {
  disk?: Disk;
  families?: Record<string, Partial<Record<FamilyAttribute, string | number | boolean>>>;
  tableValues?: Record<string, string>;
  config?: Partial<RegionConfig>;
  clock?: ManualClock;
  startKey?: string;
  endKey?: string;
  /** In place of what the start and end key make. */
  info?: RegionInfo;
  events?: RegionEvents;
  startCode?: number;
  blockCache?: BlockCache;
}

export class RegionFixture {
  readonly disk: Disk;
  readonly clock: ManualClock;
  readonly wal: WAL;
  readonly region: Region;
  readonly aborts: string[];
  readonly nonces: NonceManager;
  readonly options: FixtureOptions;

  private constructor(o: Pick<RegionFixture, 'disk' | 'clock' | 'wal' | 'region' | 'aborts' | 'nonces' | 'options'>) {
    this.disk = o.disk;
    this.clock = o.clock;
    this.wal = o.wal;
    this.region = o.region;
    this.aborts = o.aborts;
    this.nonces = o.nonces;
    this.options = o.options;
  }

  static async open(options: FixtureOptions = {}): Promise<RegionFixture> {
    const clock = options.clock ?? new ManualClock();
    const disk = options.disk ?? new MemoryDisk({ clock });
    const server = new ServerName('localhost', 16020, options.startCode ?? 1_700_000_000_000);
    const aborts: string[] = [];
    const wal = await WAL.open({
      logs: disk.logs,
      folder: layout.walFolder(server.toString()),
      archiveFolder: layout.oldWalsFolder,
      prefix: walPrefix(server.toString()),
      suffix: '',
      clock,
      scheduler: systemScheduler,
      logger: silentLogger,
    });
    wal.onAbort = (error) => aborts.push(String(error));
    const nonces = new NonceManager({ clock });
    try {
      const region = await Region.open({
        info: regionInfoOf(options),
        descriptor: descriptorOf(options),
        ...disk,
        wal,
        serverName: server,
        clock,
        scheduler: systemScheduler,
        random: new SeededRandom(options.startCode ?? 7),
        logger: silentLogger,
        taskRunner: new InlineTaskRunner(),
        mobFiles: new MobFileCache({ files: disk.files, maxFiles: 2 }),
        config: options.config,
        blockCache: options.blockCache,
        nonceManager: nonces,
        events: options.events,
        onAbort: (reason) => aborts.push(reason),
      });
      return new RegionFixture({ disk, clock, wal, region, aborts, nonces, options });
    } catch (error) {
      await wal.abandon().catch(() => undefined);
      throw error;
    }
  }

  /** As after the death of the server: fences its logs, splits them, and opens the region anew, on `disk`. */
  async recover(
    disk: Disk = this.disk,
    startCode = (this.options.startCode ?? 1_700_000_000_000) + 1,
  ): Promise<RegionFixture> {
    await splitAll(disk);
    return RegionFixture.open({ ...this.options, disk, clock: this.clock, startCode });
  }

  mutate(mutations: ServerMutation[], options?: MutateOptions) {
    return this.region.mutate(mutations, options);
  }
  async put(row: string, column: string, value: string | Buffer, timestamp?: number): Promise<void> {
    await this.#one(put(row, column, value, timestamp));
  }
  async delete(row: string, ...markers: DeleteMarker[]): Promise<void> {
    await this.#one(deletion(row, ...markers));
  }
  async #one(mutation: ServerMutation): Promise<void> {
    const [outcome] = await this.region.mutate([mutation]);
    if (outcome.error !== undefined) throw outcome.error;
  }

  /** Cells as `row/f:q/ts/type=value`. */
  async get(row: string, shape?: (get: Get) => void): Promise<string[]> {
    const get = new Get(Buffer.from(row));
    shape?.(get);
    const sink = new CellListSink();
    await this.region.get(get, sink);
    return cellTexts(sink.cells);
  }
  /** The newest value of a column. */
  async value(row: string, column: string): Promise<string | undefined> {
    const [family, qualifier] = column.split(':');
    const cells = await this.get(row, (get) => get.addColumn(Buffer.from(family), Buffer.from(qualifier)));
    return cells[0]?.slice(cells[0].indexOf('=') + 1);
  }
  async scan(shape?: (scan: Scan) => void): Promise<string[]> {
    const scan = new Scan();
    shape?.(scan);
    const scanner = this.region.openScanner(scan);
    const sink = new CellListSink();
    const limits = new ScanLimits();
    while (scanner.hasMore) {
      limits.beginCall();
      for (let pending = scanner.next(sink, limits); pending !== undefined; pending = scanner.next(sink, limits))
        await pending;
    }
    scanner.close();
    return cellTexts(sink.cells);
  }
  async files(family = 'f'): Promise<string[]> {
    const { tableName, encodedName } = this.region.info;
    return (await this.disk.files.list(layout.familyFolder(tableName, encodedName, family))).map(({ name }) => name);
  }
}

export function regionInfoOf(options: FixtureOptions = {}): RegionInfo {
  return (
    options.info ??
    new RegionInfo({
      tableName: TableName.parse('t'),
      startKey: Buffer.from(options.startKey ?? ''),
      endKey: Buffer.from(options.endKey ?? ''),
      regionId: 1,
    })
  );
}

export function descriptorOf(options: FixtureOptions): TableDescriptor {
  const families = Object.entries(options.families ?? { f: {} });
  return new TableDescriptor(
    't',
    families.map(([name, values]) => ColumnFamilyDescriptor.of(name, values)),
    Object.entries(options.tableValues ?? {}),
  );
}

/** Fences and splits the logs of all servers. */
export async function splitAll(disk: Disk): Promise<void> {
  const splitter = new WALSplitter({
    ...disk,
    logger: silentLogger,
    ...SPLIT_FOLDERS,
  });
  for (const { name } of await disk.logs.list(layout.walsFolder)) {
    const splitting = name.endsWith(SPLITTING_SUFFIX)
      ? `${layout.walsFolder}/${name}`
      : layout.splittingWalFolder(name);
    if (!name.endsWith(SPLITTING_SUFFIX)) await disk.logs.fence(layout.walFolder(name), splitting);
    for (const wal of sortWALs(await disk.logs.list(splitting), 'all')) {
      const { edits } = await splitter.write(`${splitting}/${wal.name}`, 'attempt', () => undefined);
      await splitter.commit(edits);
    }
    await disk.files.delete(splitting);
  }
}

export type DeleteMarker = { family: string; qualifier?: string; timestamp?: number; type: number };

function mutationOf(type: MutationType, row: string): ServerMutation {
  return new ServerMutation(type, Buffer.from(row), new CellList());
}

export function addCell(
  mutation: ServerMutation,
  column: string,
  value: string | Buffer,
  timestamp?: number,
  type = TYPE_PUT,
) {
  const [family, qualifier = ''] = column.split(':');
  mutation.cells.addKeyValue({
    row: mutation.row,
    family: Buffer.from(family),
    qualifier: Buffer.from(qualifier),
    timestamp: timestamp === undefined ? LATEST_TIMESTAMP : BigInt(timestamp),
    type,
    value: Buffer.from(value),
  });
}

export function put(row: string, column: string, value: string | Buffer, timestamp?: number): ServerMutation {
  const mutation = mutationOf('put', row);
  addCell(mutation, column, value, timestamp);
  return mutation;
}

/** Without markers: the whole row. */
export function deletion(row: string, ...markers: DeleteMarker[]): ServerMutation {
  const mutation = mutationOf('delete', row);
  for (const { family, qualifier, timestamp, type } of markers)
    addCell(mutation, `${family}:${qualifier ?? ''}`, '', timestamp, type);
  return mutation;
}

export function increment(row: string, column: string, amount: bigint, nonce = 0n): ServerMutation {
  const mutation = mutationOf('increment', row);
  addCell(mutation, column, long(amount));
  mutation.nonce = nonce;
  return mutation;
}

export function append(row: string, column: string, value: string, nonce = 0n): ServerMutation {
  const mutation = mutationOf('append', row);
  addCell(mutation, column, value);
  mutation.nonce = nonce;
  return mutation;
}

export function long(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(value);
  return bytes;
}

export function cellTexts(cells: CellList): string[] {
  const { bytes, view } = cells.slab;
  return cells.offsets.map((o) => {
    const part = (at: number, length: number) => bytes.toString('latin1', at, at + length);
    const row = part(kvRowOffset(o), kvRowLength(view, o));
    const family = part(kvFamilyOffset(view, o), kvFamilyLength(view, o));
    const qualifier = part(kvQualifierOffset(view, o), kvQualifierLength(view, o));
    return `${row}/${family}:${qualifier}/${kvTimestampNumber(view, o)}/${kvType(view, o)}=${part(kvValueOffset(view, o), kvValueLength(view, o))}`;
  });
}
