// What HBase's BulkLoadHFilesTool does: find the files of a folder, find their regions, split what is of several, load what is of one region all at
// once, and begin again with what a region refused (it was split or merged meanwhile).
import { toStringBinary } from '../../base/bytes.ts';
import type { Clock } from '../../base/clock.ts';
import { mapConcurrently } from '../../base/concurrently.ts';
import { hbaseError } from '../../base/errors.ts';
import type { Random } from '../../base/random.ts';
import type { Connection, RegionInfo, TableDescriptor } from '../../client/index.ts';
import type { TableName } from '../../model/table-name.ts';
import { familyParams } from '../../rootdir/family-params.ts';
import type { FileStorage } from '../../storage/file-storage.ts';
import { createTableFor } from './create-table.ts';
import { findHFiles, type LoadItem, SPLIT_FOLDER } from './find-hfiles.ts';
import { rowsOf, withHFile } from './read-hfile.ts';
import { splitHFile } from './split-hfile.ts';

export interface BulkLoadOptions {
  readonly connection: Connection;
  readonly table: TableName;
  /** Of the whole disk: paths are absolute ones without their first slash. */
  readonly files: FileStorage;
  readonly folder: string;
  readonly clock: Clock;
  readonly random: Random;
  /** Told what happens, a line each. */
  readonly log: (line: string) => void;
  /** create.table; default true. */
  readonly createTable?: boolean;
  /** ignore.unmatched.families; default false. */
  readonly ignoreUnmatchedFamilies?: boolean;
  /** always.copy.files; default false. */
  readonly copyFiles?: boolean;
  /** hbase.mapreduce.bulkload.max.hfiles.perRegion.perFamily; default 32. */
  readonly maxFilesPerFamily?: number;
  /** hbase.mapreduce.bulkload.by.family: families of a region one after the other, not all at once; default false. */
  readonly byFamily?: boolean;
  /** hbase.bulkload.retries.number: rounds after the first; 0: no bound; default 10. */
  readonly retries?: number;
  /** hbase.loadincremental.fail.if.need.split.hfile; default false. */
  readonly failIfSplitNeeded?: boolean;
  /** hbase.loadincremental.threads.max: regions loaded, and files split, at once; default 2. */
  readonly threads?: number;
  /** Default true. */
  readonly replicate?: boolean;
}

export interface BulkLoadReport {
  readonly table: string;
  /** Loaded: files split into several count as those. */
  readonly files: number;
  readonly bytes: number;
  readonly regions: number;
  /** Files that had to be split. */
  readonly split: number;
  /** Times it began anew. */
  readonly retries: number;
  readonly createdTable: boolean;
  readonly skipped: readonly string[];
  readonly ms: number;
}

/** Resolves when all is loaded. What had been loaded when it fails stays loaded. */
export async function bulkLoad(options: BulkLoadOptions): Promise<BulkLoadReport> {
  return new BulkLoad(options).run();
}

const MAX_REFUSALS = 3;

class BulkLoad {
  readonly #options: BulkLoadOptions;
  readonly #startedAt: number;
  readonly #splitFolders = new Set<string>();
  /** Those that came with the folder. */
  readonly #splitFiles = new Set<string>();
  #descriptor!: TableDescriptor;
  #regions = new Set<string>();
  /** By encoded name. */
  readonly #refusals = new Map<string, number>();
  #loadedFiles = 0;
  #loadedBytes = 0;
  #token = '';

  constructor(options: BulkLoadOptions) {
    this.#options = options;
    this.#startedAt = options.clock.monotonic();
  }

  async run(): Promise<BulkLoadReport> {
    const { connection, table, files, folder, clock, log } = this.#options;
    const found = await findHFiles(files, folder);
    const skipped = [...found.skipped];
    for (const line of skipped) log(`skipped: ${line}`);
    const createdTable = await this.#ensureTable(found.items);
    this.#descriptor = await connection.admin.describe(table);
    const items = this.#matching(found.items, skipped);
    let retries = 0;
    if (items.length > 0) retries = await this.#loadAll(items);
    else log(`found no files to load in /${folder}; they are looked for in folders that are named like families`);
    return {
      table: table.name,
      files: this.#loadedFiles,
      bytes: this.#loadedBytes,
      regions: this.#regions.size,
      split: this.#splitFiles.size,
      retries,
      createdTable,
      skipped,
      ms: Math.round(clock.monotonic() - this.#startedAt),
    };
  }

  async #ensureTable(items: readonly LoadItem[]): Promise<boolean> {
    const { connection, table, files, createTable = true, log } = this.#options;
    if (await connection.admin.exists(table)) return false;
    if (!createTable) throw hbaseError('TableNotFoundException', `Table '${table}' does not exist.`);
    await createTableFor(connection, table, files, items);
    log(`made the table ${table}`);
    return true;
  }

  /** Files of families that the table has. */
  #matching(items: readonly LoadItem[], skipped: string[]): readonly LoadItem[] {
    const { table, ignoreUnmatchedFamilies = false, log } = this.#options;
    const families = this.#descriptor.families.map(({ nameAsString }) => nameAsString);
    const unmatched = [...new Set(items.map(({ family }) => family))].filter((name) => !families.includes(name));
    if (unmatched.length === 0) return items;
    const text = `Unmatched family names found: unmatched family names in HFiles to be bulkloaded: [${unmatched.join(', ')}]; valid family names of table ${table} are: [${families.join(', ')}]`;
    if (!ignoreUnmatchedFamilies) throw hbaseError('IOException', text);
    log(text);
    for (const { path, family } of items) if (unmatched.includes(family)) skipped.push(`/${path}: no family ${family}`);
    return items.filter(({ family }) => families.includes(family));
  }

  /** Returns how often it had to begin anew. */
  async #loadAll(items: readonly LoadItem[]): Promise<number> {
    const { connection, table, files, log, retries = 10 } = this.#options;
    const { bulkLoads } = connection.table(table);
    this.#token = await bulkLoads.prepare();
    try {
      let queue = items;
      for (let round = 0; ; round++) {
        const regions = (await connection.admin.regions(table)).map(({ region }) => region);
        queue = await this.#loadRound(queue, regions);
        if (queue.length === 0) {
          await this.#giveUpSplitFiles();
          return round;
        }
        const left = queue.map(({ path }) => `/${path}`).join(', ');
        if (retries > 0 && round >= retries)
          throw hbaseError(
            'IOException',
            `Retry attempted ${round} times without completing, bailing out. Not loaded: ${left}`,
          );
        log(`${queue.length} files no longer fit the regions they were for; looking for their regions again: ${left}`);
      }
    } finally {
      for (const folder of this.#splitFolders) await files.delete(folder).catch(() => undefined);
      await bulkLoads.cleanup(this.#token).catch((error) => log(`could not clean up: ${error}`));
    }
  }

  /** Their parts have been loaded. */
  async #giveUpSplitFiles(): Promise<void> {
    const { files, copyFiles = false, log } = this.#options;
    if (copyFiles) return;
    for (const path of this.#splitFiles)
      await files.delete(path).catch((error) => log(`/${path} was loaded, but could not be deleted: ${error}`));
  }

  /** Those that their regions refused. */
  async #loadRound(queue: readonly LoadItem[], regions: readonly RegionInfo[]): Promise<LoadItem[]> {
    const { threads = 2, byFamily = false } = this.#options;
    const grouped = (await mapConcurrently(queue, threads, (item) => this.#placeOf(item, regions))).flat();
    const groups = new Map<string, { region: RegionInfo; items: LoadItem[] }>();
    for (const { region, item } of grouped) {
      const key = `${region.encodedName} ${byFamily ? item.family : ''}`;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, { region, items: [item] });
      else group.items.push(item);
    }
    for (const group of groups.values()) this.#checkCount(group);
    const refused = await mapConcurrently([...groups.values()], threads, (group) => this.#loadGroup(group));
    return refused.flat();
  }

  #checkCount({ region, items }: { region: RegionInfo; items: readonly LoadItem[] }): void {
    const { maxFilesPerFamily = 32 } = this.#options;
    for (const { family } of items) {
      const count = items.filter((item) => item.family === family).length;
      if (count > maxFilesPerFamily)
        throw hbaseError(
          'IOException',
          `Trying to load more than ${maxFilesPerFamily} hfiles to family ${family} of region with start key ${toStringBinary(region.startKey)}: they are ${count} (see hbase.mapreduce.bulkload.max.hfiles.perRegion.perFamily, --max-files)`,
        );
    }
  }

  async #loadGroup({ region, items }: { region: RegionInfo; items: LoadItem[] }): Promise<LoadItem[]> {
    const { connection, table, copyFiles, replicate } = this.#options;
    const loaded = await connection.table(table).bulkLoads.load({
      row: region.startKey,
      files: items.map(({ family, path }) => ({ family, path: `file:/${path}` })),
      bulkToken: this.#token,
      ...(copyFiles === undefined ? {} : { copyFiles }),
      ...(replicate === undefined ? {} : { replicate }),
    });
    if (!loaded) {
      this.#noteRefusal(region, items);
      return items;
    }
    this.#regions.add(region.encodedName);
    this.#loadedFiles += items.length;
    this.#loadedBytes += items.reduce((sum, { length }) => sum + length, 0);
    return [];
  }

  /** A region that has been split is another one. Where it is the same again and again the files' rows are not what is wrong. */
  #noteRefusal(region: RegionInfo, items: readonly LoadItem[]): void {
    const count = (this.#refusals.get(region.encodedName) ?? 0) + 1;
    this.#refusals.set(region.encodedName, count);
    if (count < MAX_REFUSALS) return;
    const paths = items.map(({ path }) => `/${path}`).join(', ');
    throw hbaseError(
      'IOException',
      `region ${toStringBinary(region.name)} refused files ${count} times although their rows fit. A stock HBase says no more to its clients than that; its log says why. Often it may not read and write the files in the name of the user who asks: ${paths}`,
    );
  }

  /** The region of a file, or of its parts after it was split. Nothing for one without cells. */
  #placeOf(item: LoadItem, regions: readonly RegionInfo[]): Promise<{ region: RegionInfo; item: LoadItem }[]> {
    const { files, log } = this.#options;
    return withHFile(files, item.path, async (reader) => {
      const rows = rowsOf(reader);
      if (rows === undefined) {
        log(`/${item.path} has no entries, skipping`);
        return [];
      }
      const region = this.#regionOf(rows.first, regions);
      if (region.containsRow(rows.last)) return [{ region, item }];
      const parts = await this.#splitItem(item, regions, rows, reader);
      const placed = await Promise.all(parts.map((part) => this.#placeOf(part, regions)));
      return placed.flat();
    });
  }

  #regionOf(row: Buffer, regions: readonly RegionInfo[]): RegionInfo {
    const region = regions.find((each) => each.containsRow(row));
    if (region !== undefined) return region;
    throw hbaseError(
      'IOException',
      `no region of table ${this.#options.table} holds row ${toStringBinary(row)}: hbase:meta has a hole (see colonnade doctor)`,
    );
  }

  async #splitItem(
    item: LoadItem,
    regions: readonly RegionInfo[],
    { first, last }: { first: Buffer; last: Buffer },
    reader: Parameters<typeof splitHFile>[0],
  ): Promise<LoadItem[]> {
    const { files, clock, random, log, failIfSplitNeeded = false } = this.#options;
    const rows = `its rows are from ${toStringBinary(first)} to ${toStringBinary(last)}`;
    if (failIfSplitNeeded)
      throw hbaseError(
        'IOException',
        `The key range of hfile=/${item.path} fits into no region, ${rows}; and because hbase.loadincremental.fail.if.need.split.hfile was set to true, we just skip the next steps.`,
      );
    log(`/${item.path} is of several regions, ${rows}: splitting it`);
    const parent = item.path.slice(0, item.path.lastIndexOf('/'));
    // The parts of a part stand beside it.
    const folder = parent.endsWith(`/${SPLIT_FOLDER}`) ? parent : `${parent}/${SPLIT_FOLDER}`;
    this.#splitFolders.add(folder);
    const boundaries = regions
      .map(({ startKey }) => startKey)
      .filter((key) => key.length > 0 && Buffer.compare(key, first) > 0 && Buffer.compare(key, last) <= 0);
    const family = this.#descriptor.families.find(({ nameAsString }) => nameAsString === item.family)!;
    const params = familyParams(family, family.compression);
    const parts = await splitHFile(reader, { files, folder, boundaries, params, clock, random });
    if (folder !== parent) this.#splitFiles.add(item.path);
    return parts.map(({ path, length }) => ({ family: item.family, path, length }));
  }
}
