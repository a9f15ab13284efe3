// Deletes logs in oldWALs after their time: nothing needs them any more.
import type { Clock } from '../base/clock.ts';
import type { Logger } from '../base/logger.ts';
import { layout, masterLayout } from '../rootdir/directory-layout.ts';
import type { LogStorage } from '../storage/log-storage.ts';

export class LogCleaner {
  #logs: LogStorage;
  #clock: Clock;
  #logger: Logger;
  #ttlMs: number;

  constructor(logs: LogStorage, clock: Clock, logger: Logger, ttlMs: number) {
    this.#logs = logs;
    this.#clock = clock;
    this.#logger = logger;
    this.#ttlMs = ttlMs;
  }

  /** Logs deleted. */
  async run(): Promise<number> {
    let deleted = 0;
    for (const folder of [layout.oldWalsFolder, masterLayout.oldWalsFolder]) {
      for (const { name, isDirectory, modified } of await this.#logs.list(folder)) {
        if (isDirectory || this.#clock.now() - modified <= this.#ttlMs) continue;
        await this.#logs.delete(`${folder}/${name}`);
        deleted++;
      }
    }
    if (deleted > 0) this.#logger.info({ logs: deleted }, 'deleted old write-ahead logs');
    return deleted;
  }
}
