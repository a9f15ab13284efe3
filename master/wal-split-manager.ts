// The logs of dead servers: fenced, split into edits for each region by live region servers, archived one by one as they are split.

import type { Clock } from '../base/clock.ts';
import { StorageError } from '../base/errors.ts';
import type { Scheduler } from '../base/scheduler.ts';
import { ServerName } from '../model/server-name.ts';
import { layout, SPLITTING_SUFFIX } from '../rootdir/directory-layout.ts';
import type { FileStorage } from '../storage/file-storage.ts';
import type { LogStorage } from '../storage/log-storage.ts';
import { checkLogEnds } from '../wal/log-ends.ts';
import { sortWALs } from '../wal/wal-names.ts';
import { SplitWorkers, type SplitWorkersOptions } from './split-workers.ts';

export interface WALSplitManagerOptions {
  readonly logs: LogStorage;
  readonly files: FileStorage;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly workers: SplitWorkersOptions;
}

export class WALSplitManager {
  readonly workers: SplitWorkers;
  /** By path of the log, why its latest split failed. */
  #failures = new Map<string, Error>();
  #logs: LogStorage;
  #files: FileStorage;
  #clock: Clock;
  #scheduler: Scheduler;

  constructor(o: WALSplitManagerOptions) {
    this.#logs = o.logs;
    this.#files = o.files;
    this.#clock = o.clock;
    this.#scheduler = o.scheduler;
    this.workers = new SplitWorkers(o.workers);
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

  /** Paths of its logs that are still to be split, oldest first: hbase:meta's or the others, those of each kind only (pitfall 30). */
  async walsToSplit(server: ServerName, kind: 'meta' | 'others'): Promise<string[]> {
    return this.#list(server, kind);
  }

  /** The same; throws CorruptionError when one was cut. */
  async checkedWalsToSplit(server: ServerName, kind: 'meta' | 'others'): Promise<string[]> {
    const paths = await this.#list(server, kind);
    await checkLogEnds(this.#logs, paths, () => new Promise((resolve) => this.#scheduler.endOfTurn(resolve)));
    return paths;
  }

  noteFailure(walPath: string, error: Error): void {
    this.#failures.set(walPath, error);
  }
  failureOf(walPath: string): Error | undefined {
    return this.#failures.get(walPath);
  }

  async isSplit(walPath: string): Promise<boolean> {
    return (await this.#files.stat(walPath)) === undefined;
  }

  /** Moves a split log to oldWALs; nothing when it is there already. */
  async archive(walPath: string): Promise<void> {
    this.#failures.delete(walPath);
    if (await this.isSplit(walPath)) return;
    const name = walPath.slice(walPath.lastIndexOf('/') + 1);
    try {
      await this.#logs.rename(walPath, `${layout.oldWalsFolder}/${name}`);
    } catch (error) {
      if (!(error instanceof StorageError) || error.reason !== 'exists') throw error;
      await this.#logs.rename(walPath, `${layout.oldWalsFolder}/${name}-${this.#clock.now()}`);
    }
  }

  /** All is split: what is left, of hbase:meta's that nobody needed, is archived, and the folder goes. */
  async deleteFolder(server: ServerName): Promise<void> {
    for (const path of await this.#list(server, 'all')) await this.archive(path);
    await this.#files.delete(layout.splittingWalFolder(server.toString()));
  }

  async #list(server: ServerName, kind: 'meta' | 'others' | 'all'): Promise<string[]> {
    const folder = layout.splittingWalFolder(server.toString());
    return sortWALs(await this.#logs.list(folder), kind).map(({ name }) => `${folder}/${name}`);
  }
}
