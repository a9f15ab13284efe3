// Where the bulk work of a flush or compaction is done: in a worker thread when it is large and the disk is one that a worker can open
// too, otherwise here.
import { registerTask, type TaskRunner } from '../../../base/task-runner.ts';
import {
  type StoreFileParams,
  type WriteHooks,
  type WrittenStoreFiles,
  writeStoreFiles,
} from '../compaction/write-store-file.ts';
import { STOP, type WriteStoreFileInput, type WrittenPiece } from '../compaction/write-store-file-task.ts';
import type { MobStore } from '../mob/mob-store.ts';
import type { KeyValueScanner } from '../scan/key-value-scanner.ts';
import { SegmentScanner } from '../scan/segment-scanner.ts';
import { StoreFileScanner } from '../scan/store-file-scanner.ts';
import type { Segment } from './segment.ts';
import type { StoreFile } from './store-file.ts';
import type { StoreFileAccess } from './store-file-access.ts';

const TASK = 'write-store-file';
registerTask(TASK, new URL('../compaction/write-store-file-task.ts', import.meta.url));

/** Lends work to other threads. */
export interface Offload {
  readonly taskRunner: TaskRunner;
  /** Absolute folder of the file storage. */
  readonly root: string;
  /** Smaller work is done on the spot: it costs less than a message, and no thread need be started for it. Default 4 MB. */
  readonly minBytes?: number;
}

const DEFAULT_MIN_BYTES = 4 * 1024 * 1024;

export class StoreFileWriting {
  readonly #access: StoreFileAccess;
  readonly #offload: Offload | undefined;
  readonly #mob: MobStore | undefined;

  constructor(access: StoreFileAccess, offload: Offload | undefined, mob: MobStore | undefined) {
    this.#access = access;
    this.#offload = offload;
    this.#mob = mob;
  }

  /** Writes the cells of segments into a file of the work folder, and opens it once to see that it is one. */
  async flush(segments: readonly Segment[], params: StoreFileParams, hooks: WriteHooks): Promise<WrittenStoreFiles> {
    return this.#checked(await this.#writeSegments(segments, params, hooks));
  }

  /** Merges store files into one of the work folder, and opens it once. */
  async compact(files: readonly StoreFile[], params: StoreFileParams, hooks: WriteHooks): Promise<WrittenStoreFiles> {
    return this.#checked(await this.#mergeFiles(files, params, hooks));
  }

  /** What cannot be opened is not committed. */
  async #checked(written: WrittenStoreFiles): Promise<WrittenStoreFiles> {
    try {
      for (const path of written.paths) {
        const reader = await this.#access.open(path);
        await reader.close();
      }
      return written;
    } catch (error) {
      await this.#access.discard(written.paths);
      await this.#mob?.discard(written.mobPaths).catch(() => undefined);
      throw error;
    }
  }

  async #writeSegments(
    segments: readonly Segment[],
    params: StoreFileParams,
    hooks: WriteHooks,
  ): Promise<WrittenStoreFiles> {
    const bytes = segments.reduce((sum, segment) => sum + segment.dataBytes, 0);
    const path = this.#pathForWorker(bytes);
    if (path === undefined) {
      const scanners = segments.map((segment, i) => new SegmentScanner(segment, Number.POSITIVE_INFINITY, i));
      return this.#writeHere(scanners, params, hooks);
    }
    const lent = segments.map(({ arena, index }) => ({
      chunks: arena.slabs.map((slab) => slab.bytes.buffer as SharedArrayBuffer),
      references: index.toArray(),
    }));
    for (const segment of segments) segment.pin();
    try {
      return await this.#run('flush', { paths: [path], params, segments: lent, files: [] }, hooks);
    } finally {
      for (const segment of segments) segment.unpin();
    }
  }

  async #mergeFiles(
    files: readonly StoreFile[],
    params: StoreFileParams,
    hooks: WriteHooks,
  ): Promise<WrittenStoreFiles> {
    const bytes = files.reduce((sum, file) => sum + file.reader.length, 0);
    const access = this.#access;
    const path = this.#pathForWorker(bytes);
    if (path === undefined || access.source === undefined) {
      const options = { readPoint: Number.POSITIVE_INFINITY, cacheBlocks: false, access: 'stream' } as const;
      const scanners = files.map((file, order) => new StoreFileScanner(file, { ...options, order }));
      return this.#writeHere(scanners, params, hooks);
    }
    const sources = await Promise.all(files.map((file) => access.source!(file.path)));
    return this.#run(hooks.lane ?? 'compaction', { paths: [path], params, segments: [], files: sources }, hooks);
  }

  async #writeHere(
    scanners: readonly KeyValueScanner[],
    params: StoreFileParams,
    hooks: WriteHooks,
  ): Promise<WrittenStoreFiles> {
    const begun: string[] = [];
    const create = async () => {
      const writer = await this.#access.create();
      begun.push(writer.path);
      return writer;
    };
    try {
      return await writeStoreFiles(create, scanners, params, this.#mob?.files, hooks);
    } catch (error) {
      await this.#access.discard(begun);
      throw error;
    }
  }

  /** Of the first file. */
  #pathForWorker(bytes: number): string | undefined {
    if (this.#offload === undefined || bytes < (this.#offload.minBytes ?? DEFAULT_MIN_BYTES)) return undefined;
    return this.#access.temporaryPath?.();
  }

  async #run(
    lane: string,
    input: Pick<WriteStoreFileInput, 'paths' | 'params' | 'segments' | 'files'>,
    hooks: WriteHooks,
  ): Promise<WrittenStoreFiles> {
    const { taskRunner, root } = this.#offload!;
    const paths = [...input.paths];
    const control = new SharedArrayBuffer(4);
    const stop = () => Atomics.store(new Int32Array(control), 0, STOP);
    hooks.signal?.throwIfAborted();
    hooks.signal?.addEventListener?.('abort', stop, { once: true });
    try {
      const answer = async (question: unknown) => {
        if (question === 'path') {
          paths.push(this.#access.temporaryPath!());
          return paths.at(-1);
        }
        const { cells, bytes } = question as WrittenPiece;
        await hooks.onPiece?.(cells, bytes);
        return undefined;
      };
      const reports = hooks.onPiece !== undefined;
      const written = await taskRunner.run(TASK, { ...input, root, control, reports } satisfies WriteStoreFileInput, {
        lane,
        answer,
      });
      hooks.signal?.throwIfAborted();
      return written as WrittenStoreFiles;
    } catch (error) {
      // A worker that was lost could not delete its files.
      await this.#access.discard(paths);
      throw error;
    } finally {
      hooks.signal?.removeEventListener?.('abort', stop);
    }
  }
}
