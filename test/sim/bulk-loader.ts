// What a client does for a bulk load: writes HFiles into the folder that it was given or one of its own, has them loaded, and cleans up. What could
// not be cleaned up while there was trouble is in the end.
import { hbaseError } from '../../base/errors.ts';
import type { Connection, LoadHFilesInput, Table } from '../../client/index.ts';
import type { FileStorage } from '../../storage/file-storage.ts';
import { bulkLoad } from '../../tools/bulk-load/bulk-load.ts';
import { type BulkCell, writeBulkFile } from '../regionserver/bulk-files.ts';
import { TABLE } from './sim-cluster.ts';
import type { SimProcess } from './sim-process.ts';

export interface BulkLoadInput {
  readonly table: Table;
  readonly cells: readonly BulkCell[];
  /** Follows each call that loads. */
  readonly signal: AbortSignal;
}

export class BulkLoader {
  readonly #process: SimProcess;
  readonly #connection: Connection;
  readonly #files: FileStorage;
  readonly #home: string;
  /** Of loads that are not cleaned up. */
  readonly #tokens = new Set<string>();
  readonly #folders = new Set<string>();
  #made = 0;

  constructor(process: SimProcess, connection: Connection, files: FileStorage) {
    this.#process = process;
    this.#connection = connection;
    this.#files = files;
    this.#home = `home/${process.host}`;
  }

  /** One call, for cells of one region: all or nothing. Throws WrongRegionException when they are of several. */
  async load({ table, cells, signal }: BulkLoadInput): Promise<void> {
    const bulkToken = await table.bulkLoads.prepare();
    this.#tokens.add(bulkToken);
    const isInStaging = this.#below(2) === 0;
    const folder = isInStaging ? bulkToken.replace('file:/', '') : this.#ownFolder();
    const files = await this.#write(folder, cells);
    const copyFiles = this.#below(4) === 0;
    const input: LoadHFilesInput = {
      ...{ row: cells[0].row, bulkToken, copyFiles },
      files: files.map(({ family, path }) => ({ family, path: `file:/${path}` })),
    };
    try {
      if (!(await table.bulkLoads.load(input, { signal })))
        throw hbaseError('WrongRegionException', 'the files are of several regions');
      if (copyFiles) for (const { path } of files) await this.#mustStand(path);
    } finally {
      await this.#cleanUp(bulkToken, folder).catch(() => undefined);
    }
  }

  /** As `colonnade bulkload`: cells of any regions, those of each by a call of its own. */
  async loadByTool({ table, cells, signal }: BulkLoadInput): Promise<void> {
    const folder = this.#ownFolder();
    await this.#write(folder, cells);
    const { clock, random } = this.#process;
    try {
      await bulkLoad({
        ...{ table: table.name, files: this.#files, folder, clock, random, log: () => {} },
        connection: this.#watched(table, signal),
        copyFiles: this.#below(4) === 0,
        retries: 4,
      });
    } finally {
      await this.#removeFolder(folder).catch(() => undefined);
    }
  }

  /** Once there is no trouble any more. */
  async settle(): Promise<void> {
    for (const token of this.#tokens) await this.#cleanUp(token);
    for (const folder of this.#folders) await this.#removeFolder(folder);
  }

  /** A file for each family, at times two. */
  async #write(folder: string, cells: readonly BulkCell[]): Promise<{ family: string; path: string }[]> {
    const families = [...new Set(cells.map(({ column }) => column.split(':')[0]))];
    const files: { family: string; path: string }[] = [];
    for (const family of families) {
      const own = cells.filter(({ column }) => column.startsWith(`${family}:`));
      const cut = own.length > 1 && this.#below(4) === 0 ? 1 : own.length;
      for (const part of [own.slice(0, cut), own.slice(cut)]) {
        if (part.length === 0) continue;
        const path = `${folder}/${family}/${this.#process.random.uuid().replaceAll('-', '')}`;
        await writeBulkFile(this.#files, path, part);
        files.push({ family, path });
      }
    }
    return files;
  }

  /** The tool's connection: its loads are followed, and its tokens known. */
  #watched(table: Table, signal: AbortSignal): Connection {
    const { bulkLoads } = table;
    const prepare = async () => {
      const token = await bulkLoads.prepare();
      this.#tokens.add(token);
      return token;
    };
    const cleanup = async (token: string) => {
      await bulkLoads.cleanup(token);
      this.#tokens.delete(token);
    };
    const load = (input: LoadHFilesInput) => bulkLoads.load(input, { signal });
    const watched = { admin: this.#connection.admin, table: () => ({ bulkLoads: { prepare, cleanup, load } }) };
    return watched as unknown as Connection;
  }

  #ownFolder(): string {
    const folder = `${this.#home}/${this.#made++}`;
    this.#folders.add(folder);
    return folder;
  }
  async #cleanUp(token: string, folder?: string): Promise<void> {
    if (folder !== undefined && this.#folders.has(folder)) await this.#removeFolder(folder);
    await this.#connection.table(TABLE).bulkLoads.cleanup(token);
    this.#tokens.delete(token);
  }
  async #removeFolder(folder: string): Promise<void> {
    await this.#files.delete(folder);
    this.#folders.delete(folder);
  }
  async #mustStand(path: string): Promise<void> {
    if ((await this.#files.stat(path)) === undefined)
      this.#process.sim.violation(`${path} was loaded as a copy, and is gone`);
  }
  #below(bound: number): number {
    return this.#process.random.below(bound);
  }
}
