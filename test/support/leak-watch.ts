// What is left open: timers and log writers that nobody ended.
import { type Scheduler, systemScheduler, type Timer } from '../../base/scheduler.ts';
import type { LogStorage, LogWriter } from '../../storage/log-storage.ts';

export class LeakWatch {
  timers = 0;
  writers = 0;

  /** A scheduler whose periodic timers are counted until they are cancelled. */
  scheduler(): Scheduler {
    return {
      ...systemScheduler,
      every: (ms, callback) => this.#counted(systemScheduler.every(ms, callback)),
    };
  }

  /** Logs whose writers are counted until they are closed. */
  logs(logs: LogStorage): LogStorage {
    return {
      createFolder: (folder) => logs.createFolder(folder),
      create: async (path, options) => this.#writer(await logs.create(path, options)),
      open: (path) => logs.open(path),
      list: (folder) => logs.list(folder),
      rename: (source, target) => logs.rename(source, target),
      delete: (path) => logs.delete(path),
      fence: (folder, target) => logs.fence(folder, target),
    };
  }

  #counted(timer: Timer): Timer {
    this.timers++;
    let live = true;
    return {
      cancel: () => {
        if (live) this.timers--;
        live = false;
        timer.cancel();
      },
    };
  }

  #writer(writer: LogWriter): LogWriter {
    this.writers++;
    let live = true;
    return {
      path: writer.path,
      get length() {
        return writer.length;
      },
      append: (bytes, sync, done, waiters) => writer.append(bytes, sync, done, waiters),
      isFenced: () => writer.isFenced(),
      close: () => {
        if (live) this.writers--;
        live = false;
        return writer.close();
      },
    };
  }
}
