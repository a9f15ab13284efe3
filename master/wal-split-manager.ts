// The logs of dead servers: fenced, split into edits for each region, archived. Where the splitting runs is behind WALSplitWork: here for
// now, on region servers when there are many.

import type { Clock } from '../base/clock.ts';
import { CorruptionError, StorageError } from '../base/errors.ts';
import type { Logger } from '../base/logger.ts';
import { ServerName } from '../model/server-name.ts';
import { TableName } from '../model/table-name.ts';
import { layout, SPLITTING_SUFFIX } from '../rootdir/directory-layout.ts';
import type { FileStorage } from '../storage/file-storage.ts';
import type { LogStorage } from '../storage/log-storage.ts';
import { sortWALs } from '../wal/wal-names.ts';
import { type LastFlushedIds, type SplitResult, WALSplitter } from '../wal/wal-splitter.ts';

/** How a log was found, for what it says of those before it. */
export type SplitLog = Pick<SplitResult, 'end' | 'isChecked' | 'attests'>;

/** Splits one log; resolves when its edits stand in the regions' folders, durable. Doing it again does no harm. */
export interface WALSplitWork {
  split(server: ServerName, walPath: string): Promise<SplitLog | undefined>;
}

export class LocalWALSplitWork implements WALSplitWork {
  #splitter: WALSplitter;
  #logger: Logger;
  #lastFlushed: (encodedName: string) => LastFlushedIds | undefined;

  constructor(o: {
    files: FileStorage;
    logs: LogStorage;
    logger: Logger;
    lastFlushed: (encodedName: string) => LastFlushedIds | undefined;
  }) {
    this.#logger = o.logger;
    this.#lastFlushed = o.lastFlushed;
    this.#splitter = new WALSplitter({
      logs: o.logs,
      files: o.files,
      logger: o.logger,
      regionFolder: (table, region) => layout.regionFolder(TableName.parse(table), region),
      recoveredEditsFolder: (table, region) => layout.recoveredEditsFolder(TableName.parse(table), region),
    });
  }

  async split(server: ServerName, walPath: string): Promise<SplitLog> {
    const result = await this.#splitter.split(walPath, this.#lastFlushed);
    this.#logger.info(
      { server: server.toString(), wal: walPath, entries: result.entries, skipped: result.skipped },
      'split a write-ahead log',
    );
    return result;
  }
}

export class WALSplitManager {
  #logs: LogStorage;
  #files: FileStorage;
  #work: WALSplitWork;
  #clock: Clock;

  constructor(o: { logs: LogStorage; files: FileStorage; work: WALSplitWork; clock: Clock }) {
    this.#logs = o.logs;
    this.#files = o.files;
    this.#work = o.work;
    this.#clock = o.clock;
  }

  /** Servers with a folder of logs, being split or not: those that lived under an earlier master (pitfall 6). */
  async serversWithLogs(): Promise<string[]> {
    const names = (await this.#logs.list(layout.walsFolder))
      .filter((entry) => entry.isDirectory)
      .map(({ name }) => (name.endsWith(SPLITTING_SUFFIX) ? name.slice(0, -SPLITTING_SUFFIX.length) : name));
    return [...new Set(names)].filter((name) => ServerName.isServerName(name));
  }

  /** From here on the server can't write: its folder is renamed. */
  async fence(server: ServerName): Promise<void> {
    const name = server.toString();
    await this.#logs.fence(layout.walFolder(name), layout.splittingWalFolder(name));
  }

  /** Splits its logs, hbase:meta's or the others; those of each kind only (pitfall 30). */
  async split(server: ServerName, kind: 'meta' | 'others'): Promise<void> {
    const folder = layout.splittingWalFolder(server.toString());
    const found: (SplitLog & { path: string })[] = [];
    for (const { name } of sortWALs(await this.#logs.list(folder), kind)) {
      const path = `${folder}/${name}`;
      const log = await this.#work.split(server, path);
      if (log !== undefined) found.push({ path, ...log });
    }
    checkEnds(found);
  }

  /** Moves split logs to oldWALs; with 'all', what is left too, and the folder goes. */
  async archive(server: ServerName, kind: 'meta' | 'all'): Promise<void> {
    const folder = layout.splittingWalFolder(server.toString());
    for (const { name } of sortWALs(await this.#logs.list(folder), kind))
      await this.#moveToOldWALs(`${folder}/${name}`, name);
    if (kind === 'all') await this.#files.delete(folder);
  }

  async #moveToOldWALs(path: string, name: string): Promise<void> {
    try {
      await this.#logs.rename(path, `${layout.oldWalsFolder}/${name}`);
    } catch (error) {
      if (!(error instanceof StorageError) || error.reason !== 'exists') throw error;
      await this.#logs.rename(path, `${layout.oldWalsFolder}/${name}-${this.#clock.now()}`);
    }
  }
}

/**
 * Our WAL closes a log with its trailer before it begins the second after it, and acknowledges nothing of the next one before all of it is synced. A
 * log that ends sooner was cut: what is missing may have been acknowledged, and later logs would be replayed on top of the gap.
 */
function checkEnds(found: readonly (SplitLog & { readonly path: string })[]): void {
  if (!found.some(({ isChecked }) => isChecked)) return;
  for (const [i, { path, end }] of found.slice(0, -1).entries()) {
    if (end.kind === 'closed') continue;
    const isLastButOne = i === found.length - 2;
    if (isLastButOne && (end.kind === 'open' || !found[i + 1].attests)) continue;
    throw new CorruptionError(
      path,
      end.offset,
      'the log ends here, though a later one was written after all of it was synced',
    );
  }
}
