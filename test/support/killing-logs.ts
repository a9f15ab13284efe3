import type { LogOptions, LogStorage, LogWriter } from '../../storage/log-storage.ts';

/** Logs that stop the world right after the n-th durable write of the master store: what was written stays, nobody hears of it. */
export class KillingLogs implements LogStorage {
  #logs: LogStorage;
  #left = Number.POSITIVE_INFINITY;
  #onKill = () => {};
  writes = 0;

  constructor(logs: LogStorage) {
    this.#logs = logs;
  }
  /** Counts from here on. */
  arm(n: number, onKill: () => void): void {
    this.#left = n;
    this.#onKill = onKill;
    this.writes = 0;
  }
  createFolder(folder: string): Promise<void> {
    return this.#logs.createFolder(folder);
  }
  async create(path: string, options?: LogOptions): Promise<LogWriter> {
    const writer = await this.#logs.create(path, options);
    if (!path.startsWith('MasterData/WALs/')) return writer;
    return {
      path: writer.path,
      get length() {
        return writer.length;
      },
      append: (bytes, sync, done) =>
        writer.append(bytes, sync, (error) => {
          if (sync === 'none') return done(error);
          this.writes++;
          if (this.writes < this.#left) return done(error);
          if (this.writes === this.#left) this.#onKill();
        }),
      isFenced: () => writer.isFenced(),
      close: () => writer.close(),
    };
  }
  open(path: string) {
    return this.#logs.open(path);
  }
  list(folder: string) {
    return this.#logs.list(folder);
  }
  rename(source: string, target: string): Promise<void> {
    return this.#logs.rename(source, target);
  }
  delete(path: string): Promise<boolean> {
    return this.#logs.delete(path);
  }
  fence(folder: string, target: string): Promise<boolean> {
    return this.#logs.fence(folder, target);
  }
}
