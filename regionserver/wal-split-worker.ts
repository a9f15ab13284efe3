// Splits logs of dead servers for the master (HBase's SplitWALCallable), a few at once: the first ones here, between other work, since a thread has to
// be started first; when there are more, in worker threads, if the disk is one that they can open too.
// This server may be taken for dead itself meanwhile, and somebody else split the same log: it gives no file its name after its lease ran out,
// and one that does is harmless (decision 0050).
import { CorruptionError, StorageError } from '../base/errors.ts';
import { type Logger, silentLogger } from '../base/logger.ts';
import type { Scheduler, Timer } from '../base/scheduler.ts';
import { Slots } from '../base/slots.ts';
import { registerTask, type TaskRunner } from '../base/task-runner.ts';
import { pb } from '../proto/index.ts';
import { longToSequenceId } from '../proto/long.ts';
import type { FileStorage } from '../storage/file-storage.ts';
import type { LogStorage } from '../storage/log-storage.ts';
import { walPrefix } from '../wal/wal-names.ts';
import { warnOfTail } from '../wal/wal-reader.ts';
import { type LastFlushedIds, type SplitResult, WALSplitter } from '../wal/wal-splitter.ts';
import type { MasterLink } from './master-link.ts';
import type { RunningTasks } from './running-tasks.ts';
import { SPLIT_FOLDERS, type SplitWALInput } from './split-wal-task.ts';

/** Logs of so many bytes in a row are split on the thread that serves. */
const INLINE_BYTES = 128 * 1024 * 1024;
/** A recovery is over when nothing was split for so long. */
const REST_AFTER_MS = 2000;
const TASK = 'split-wal';
registerTask(TASK, new URL('./split-wal-task.ts', import.meta.url));

export interface WALSplitWorkerOptions {
  readonly files: FileStorage;
  readonly logs: LogStorage;
  readonly logger: Logger;
  readonly scheduler: Scheduler;
  readonly taskRunner: TaskRunner;
  readonly master: MasterLink;
  readonly serverName: string;
  readonly maxSplitters: number;
  readonly tasks: RunningTasks;
  /** Throws unless this server certainly lives for the others. */
  readonly checkServing: () => void;
}

export class WALSplitWorker {
  readonly #options: WALSplitWorkerOptions;
  readonly #splitter: WALSplitter;
  readonly #slots: Slots;
  /** Ids asked of the master, until the next rest: many logs hold the same regions. */
  readonly #flushed = new Map<string, Promise<LastFlushedIds | undefined>>();
  readonly #lanes: string[];
  /** Those that keep memory. */
  readonly #threads = new Set<string>();
  #running = 0;
  #resting: Timer | undefined;
  /** Bytes split since the last rest. */
  #burstBytes = 0;
  #attempts = 0;

  constructor(options: WALSplitWorkerOptions) {
    this.#options = options;
    const pause = () => new Promise<void>((resolve) => options.scheduler.endOfTurn(resolve));
    this.#splitter = new WALSplitter({ ...options, logger: silentLogger, ...SPLIT_FOLDERS, pause });
    this.#slots = new Slots(options.maxSplitters);
    this.#lanes = Array.from({ length: options.maxSplitters }, (_, i) => `${TASK}-${i}`);
  }

  /** Resolves when the edits of the log named by a SplitWALParameter stand in the regions' folders, durable. A log that is gone was split before. */
  async run(data: Buffer): Promise<void> {
    const path = pb.SplitWALParameter.decode(data).wal_path;
    await this.#slots.run(() =>
      this.#options.tasks.during(`Splitting ${path} to temporary staging area.`, `Splitting ${path}`, () =>
        this.#split(relativeToRoot(path)),
      ),
    );
  }

  async #split(walPath: string): Promise<void> {
    const { logger, checkServing } = this.#options;
    this.#running++;
    this.#resting?.cancel();
    try {
      checkServing();
      const { entries, skipped, edits, end, length } = await this.#write(walPath);
      warnOfTail(logger, walPath, end, length);
      checkServing();
      await this.#splitter.commit(edits);
      logger.info({ wal: walPath, entries, skipped, regions: edits.length, end }, 'split a write-ahead log');
    } catch (error) {
      if (!(error instanceof StorageError) || error.reason !== 'not-found' || error.path !== walPath) throw error;
      logger.info({ wal: walPath }, 'a log to be split is gone: it was split before');
    } finally {
      this.#running--;
      // The master gives out the next log when it has heard of this one.
      if (this.#running === 0) this.#resting = this.#options.scheduler.after(REST_AFTER_MS, () => this.#rest());
    }
  }

  #rest(): void {
    const { files, taskRunner } = this.#options;
    this.#flushed.clear();
    this.#splitter.rest();
    this.#burstBytes = 0;
    for (const lane of this.#threads) {
      const input: SplitWALInput = { root: files.localRoot!, walPath: undefined, attempt: '' };
      taskRunner.run(TASK, input, { lane }).catch(() => {});
    }
    this.#threads.clear();
  }

  async #write(walPath: string): Promise<SplitResult> {
    const { files, taskRunner, serverName } = this.#options;
    const attempt = `${walPrefix(serverName)}-${this.#attempts++}`;
    this.#burstBytes += (await files.stat(walPath))?.length ?? 0;
    if (files.localRoot === undefined || this.#burstBytes <= INLINE_BYTES)
      return this.#splitter.write(walPath, attempt, (region) => this.#lastFlushed(region));
    const lane = this.#lanes.pop()!;
    this.#threads.add(lane);
    try {
      const input: SplitWALInput = { root: files.localRoot, walPath, attempt };
      const answer = (region: unknown) => this.#lastFlushed(region as string);
      return (await taskRunner.run(TASK, input, { lane, answer })) as SplitResult;
    } catch (error) {
      throw asOurs(error, walPath);
    } finally {
      this.#lanes.push(lane);
    }
  }

  /** Not to know only costs time: replay looks at each store's files anyway. */
  #lastFlushed(region: string): Promise<LastFlushedIds | undefined> {
    let ids = this.#flushed.get(region);
    if (ids === undefined) {
      ids = this.#askMaster(region);
      this.#flushed.set(region, ids);
    }
    return ids;
  }

  async #askMaster(region: string): Promise<LastFlushedIds | undefined> {
    const { master, logger } = this.#options;
    try {
      const request = pb.GetLastFlushedSequenceIdRequest.encode({
        region_name: Buffer.from(region, 'latin1'),
      }).finish();
      const answer = await master.call('GetLastFlushedSequenceId', request);
      const ids = pb.GetLastFlushedSequenceIdResponse.decode(answer);
      const families = ids.store_last_flushed_sequence_id.map(
        ({ family_name, sequence_id }) =>
          [Buffer.from(family_name).toString('latin1'), longToSequenceId(sequence_id)] as const,
      );
      return { region: longToSequenceId(ids.last_flushed_sequence_id), families: new Map(families) };
    } catch (error) {
      logger.debug({ region, error: String(error) }, 'the master does not say what was flushed');
      return undefined;
    }
  }
}

/** HBase names a log by its whole path, of which the last three parts are the ones below the root. */
function relativeToRoot(walPath: string): string {
  return walPath.split('/').slice(-3).join('/');
}

/** Errors of another thread are plain. */
function asOurs(error: unknown, walPath: string): unknown {
  const { name, path, offset, reason, message } = error as CorruptionError & StorageError;
  if (name === 'StorageError') return new StorageError(reason, path, message.slice(path.length + 2));
  if (name !== 'CorruptionError') return error;
  return new CorruptionError(path ?? walPath, offset, message.replace(/^.*? is damaged at offset \d+: /, ''));
}
