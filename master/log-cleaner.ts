// Deletes logs in oldWALs that nothing needs any more: every delegate in the chain is asked, and one that says no keeps a log (HBase: LogCleaner and
// its BaseLogCleanerDelegates; replication keeps what it has not shipped). A delegate that fails keeps them all until the next run.
import type { Clock } from '../base/clock.ts';
import { hbaseError } from '../base/errors.ts';
import type { Logger } from '../base/logger.ts';
import { layout, masterLayout } from '../rootdir/directory-layout.ts';
import type { FileEntry, FileStorage } from '../storage/file-storage.ts';
import type { LogStorage } from '../storage/log-storage.ts';

export interface LogCleanerDelegate {
  /** Of these logs of one folder those that may go as far as it is concerned. Asked once a run for each folder. */
  deletable(logs: readonly FileEntry[], folder: string): readonly FileEntry[] | Promise<readonly FileEntry[]>;
}

/** hbase.master.logcleaner.ttl: a log is kept so long after the last entry in it. */
export class TimeToLiveLogCleaner implements LogCleanerDelegate {
  readonly #clock: Clock;
  readonly #ttlMs: number;
  constructor(clock: Clock, ttlMs: number) {
    this.#clock = clock;
    this.#ttlMs = ttlMs;
  }
  deletable(logs: readonly FileEntry[]): readonly FileEntry[] {
    const now = this.#clock.now();
    return logs.filter(({ modified }) => now - modified > this.#ttlMs);
  }
}

const PACKAGE = 'org.apache.hadoop.hbase.master.cleaner.';
/** Kinds of log that HBase cleans apart from each other. Here one rule serves them all; there are no logs of procedures. */
const KNOWN_PLUGINS = [
  'TimeToLiveLogCleaner',
  'TimeToLiveProcedureWALCleaner',
  'TimeToLiveMasterLocalStoreWALCleaner',
].map((name) => PACKAGE + name);

/** Throws for classes in hbase.master.logcleaner.plugins that are not known: what they would keep must not go. */
export function checkLogCleanerPlugins(plugins: string): void {
  const names = plugins.split(',').map((name) => name.trim());
  const unknown = names.filter((name) => name !== '' && !KNOWN_PLUGINS.includes(name));
  if (unknown.length > 0)
    throw hbaseError(
      'IllegalArgumentException',
      `hbase.master.logcleaner.plugins: ${unknown.join(', ')} cannot be loaded; there are ${KNOWN_PLUGINS.join(', ')}`,
    );
}

export interface LogCleanerOptions {
  readonly logs: LogStorage;
  readonly files: Pick<FileStorage, 'deleteEmptyFolder'>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Asked in this order. */
  readonly delegates: readonly LogCleanerDelegate[];
  /** Empty folders of masters that are no longer active go when they are older; the active one's folder is never empty so long. */
  readonly emptyFolderTtlMs: number;
}

export class LogCleaner {
  readonly #o: LogCleanerOptions;
  readonly #delegates: LogCleanerDelegate[];

  constructor(options: LogCleanerOptions) {
    this.#o = options;
    this.#delegates = [...options.delegates];
  }

  /** One more that is asked from the next run on. */
  add(delegate: LogCleanerDelegate): void {
    this.#delegates.push(delegate);
  }

  /** Logs deleted. */
  async run(): Promise<number> {
    let deleted = 0;
    for (const folder of [layout.oldWalsFolder, masterLayout.oldWalsFolder]) {
      for (const { name } of await this.#deletable(folder)) {
        await this.#o.logs.delete(`${folder}/${name}`);
        deleted++;
      }
    }
    if (deleted > 0) this.#o.logger.info({ logs: deleted }, 'deleted old write-ahead logs');
    await this.#deleteEmptyFolders();
    return deleted;
  }

  /** A master whose session ended while the disk made the folder of its log leaves it empty; one with a log is taken over by the next master. */
  async #deleteEmptyFolders(): Promise<void> {
    const { logs, files, clock, emptyFolderTtlMs } = this.#o;
    for (const { name, isDirectory, modified } of await logs.list(masterLayout.walsFolder))
      if (isDirectory && clock.now() - modified > emptyFolderTtlMs)
        await files.deleteEmptyFolder(`${masterLayout.walsFolder}/${name}`);
  }

  async #deletable(folder: string): Promise<readonly FileEntry[]> {
    let left: readonly FileEntry[] = (await this.#o.logs.list(folder)).filter(({ isDirectory }) => !isDirectory);
    for (const delegate of this.#delegates) {
      if (left.length === 0) return left;
      left = await delegate.deletable(left, folder);
    }
    return left;
  }
}
