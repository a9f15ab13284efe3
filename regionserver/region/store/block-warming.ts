import type { Logger } from '../../../base/logger.ts';
import type { WarmedBlocks } from '../../../hfile/block-source.ts';
import type { CacheConfig } from '../../../hfile/cache-config.ts';
import type { StoreFile } from './store-file.ts';

/** Brings the blocks of new files into the block cache, beside all else, as the family's CacheConfig has it. */
export class BlockWarming {
  readonly #caching: CacheConfig;
  readonly #logger: Logger;
  readonly #running = new Map<StoreFile, { readonly stop: AbortController; readonly done: Promise<void> }>();

  constructor(caching: CacheConfig, logger: Logger) {
    this.#caching = caching;
    this.#logger = logger;
  }

  opened(files: readonly StoreFile[]): void {
    if (this.#caching.prefetchOnOpen)
      this.#start(files, { data: true, index: true, blooms: true, onlyWhileRoom: true });
  }

  /** With the data of a flush comes all that leads to it. */
  flushed(files: readonly StoreFile[]): void {
    this.#written(files, this.#caching.dataOnWrite);
  }

  /** `inputBytes`: of all files that the compaction read. */
  compacted(files: readonly StoreFile[], inputBytes: number): void {
    const { compactedOnWrite, compactedOnWriteMaxBytes } = this.#caching;
    this.#written(files, compactedOnWrite && inputBytes <= compactedOnWriteMaxBytes);
  }

  /** Once all that was begun is done. */
  async settled(): Promise<void> {
    await Promise.all([...this.#running.values()].map(({ done }) => done));
  }

  /** Before these files are closed. */
  async stop(files: Iterable<StoreFile> = [...this.#running.keys()]): Promise<void> {
    for (const file of files) {
      const running = this.#running.get(file);
      running?.stop.abort();
      await running?.done;
    }
  }

  #written(files: readonly StoreFile[], data: boolean): void {
    const { indexOnWrite, bloomsOnWrite, prefetchOnOpen } = this.#caching;
    if (prefetchOnOpen && !data) this.opened(files);
    else if (data || indexOnWrite || bloomsOnWrite) {
      const wanted = { data, index: data || indexOnWrite, blooms: data || bloomsOnWrite, onlyWhileRoom: false };
      this.#start(files, wanted);
    }
  }

  #start(files: readonly StoreFile[], wanted: WarmedBlocks): void {
    for (const file of files) {
      const stop = new AbortController();
      const done = file.reader
        .warm(wanted, stop.signal)
        .catch((error) => this.#logger.warn({ file: file.path, error }, 'Reading its blocks into the cache failed'))
        .finally(() => this.#running.delete(file));
      this.#running.set(file, { stop, done });
    }
  }
}
