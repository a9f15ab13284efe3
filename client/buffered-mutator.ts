import { hbaseError } from '../base/errors.ts';
import type { Timer } from '../base/scheduler.ts';
import type { TableName } from '../model/table-name.ts';
import { BatchError, type BatchFailure } from './batch-error.ts';
import { buildDelete, buildPut } from './build-mutation.ts';
import type { BytesInput } from './bytes-input.ts';
import type { ClientContext } from './context.ts';
import { runMulti } from './multi.ts';
import { actionBytes, type MultiAction } from './multi-request.ts';
import type { DeleteInput, PutInput } from './operations.ts';
import { orAborted } from './retry.ts';

export interface BufferedMutatorOptions {
  /** Bytes that are sent together. Default 2 MiB. */
  writeBufferSizeBytes?: number;
  /** Bytes waiting or on their way above which `put` and `delete` make the caller wait. Default four write buffers. */
  maxBufferedBytes?: number;
  /** After so long what waits is sent, however little. Default 1,000; 0: only when the buffer is full, or by `flush`. */
  flushIntervalMs?: number;
  /** Of each batch with its retries. */
  timeoutMs?: number;
  signal?: AbortSignal;
  /** Told of mutations that failed for good. Without it the next `flush` or `close` throws a BatchError of them. */
  onFailure?: (failures: readonly BatchFailure[]) => void;
}

const DEFAULT_WRITE_BUFFER_BYTES = 2 * 1024 * 1024;
const MAX_KEPT_FAILURES = 1_000;

/**
 * Collects puts and deletes and sends them in batches, several at a time. What it took is written when `flush` or `close` has resolved.
 *
 * @example
 * await using mutator = table.bufferedMutator({ flushIntervalMs: 500 });
 * for (const [row, value] of rows) await mutator.put({ row, cells: [{ family: 'f', qualifier: 'q', value }] });
 * await mutator.flush();
 */
export class BufferedMutator implements AsyncDisposable {
  readonly table: TableName;
  readonly #context: ClientContext;
  readonly #options: BufferedMutatorOptions;
  readonly #bufferBytes: number;
  readonly #maxBytes: number;
  #waiting: MultiAction[] = [];
  #waitingBytes = 0;
  #sendingBytes = 0;
  readonly #sending = new Set<Promise<void>>();
  #failures: BatchFailure[] = [];
  #failureCount = 0;
  #timer: Timer | undefined;
  #room: PromiseWithResolvers<void> | undefined;
  #closed = false;

  constructor(context: ClientContext, table: TableName, options: BufferedMutatorOptions = {}) {
    this.#context = context;
    this.table = table;
    this.#options = options;
    this.#bufferBytes = options.writeBufferSizeBytes ?? DEFAULT_WRITE_BUFFER_BYTES;
    this.#maxBytes = Math.max(options.maxBufferedBytes ?? this.#bufferBytes * 4, this.#bufferBytes);
  }

  /** Takes the put; resolves at once, or when there is room again. */
  put(input: PutInput): Promise<void> {
    const put = buildPut(input, this.#context.options);
    return this.#add({ row: put.row, mutation: put });
  }
  /** Takes the delete; resolves at once, or when there is room again. */
  delete(input: DeleteInput | BytesInput): Promise<void> {
    const mutation = buildDelete(input);
    return this.#add({ row: mutation.row, mutation });
  }

  /** Bytes taken that no server has acknowledged yet. */
  get bufferedBytes(): number {
    return this.#waitingBytes + this.#sendingBytes;
  }

  /** Sends all that was taken before and waits for it. Throws a BatchError of the failures since the last time, unless `onFailure` got them. */
  async flush(): Promise<void> {
    this.#send();
    await Promise.all(this.#sending);
    if (this.#failureCount === 0) return;
    const failures = this.#failures;
    const count = this.#failureCount;
    this.#failures = [];
    this.#failureCount = 0;
    throw new BatchError(
      this.table,
      failures,
      Array.from({ length: count }, () => undefined),
    );
  }

  /** Flushes; then nothing more is taken. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#timer?.cancel();
    await this.flush();
  }
  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async #add(action: MultiAction): Promise<void> {
    if (this.#closed) throw hbaseError('DoNotRetryIOException', `The buffered mutator of ${this.table} is closed`);
    this.#options.signal?.throwIfAborted();
    this.#waiting.push(action);
    this.#waitingBytes += actionBytes(action);
    if (this.#waitingBytes >= this.#bufferBytes) this.#send();
    else this.#startTimer();
    while (this.bufferedBytes > this.#maxBytes) {
      this.#room ??= Promise.withResolvers();
      await orAborted(this.#room.promise, this.#options.signal);
    }
  }

  #startTimer(): void {
    const ms = this.#options.flushIntervalMs ?? 1_000;
    if (ms <= 0 || this.#timer !== undefined) return;
    this.#timer = this.#context.options.scheduler.after(ms, () => this.#send());
  }

  #send(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
    if (this.#waiting.length === 0) return;
    const actions = this.#waiting;
    const bytes = this.#waitingBytes;
    this.#waiting = [];
    this.#waitingBytes = 0;
    this.#sendingBytes += bytes;
    const { timeoutMs, signal } = this.#options;
    const work = runMulti(this.#context, this.table, actions, { timeoutMs, signal })
      .then(
        () => {},
        (error) => this.#failed(error, actions),
      )
      .finally(() => {
        this.#sendingBytes -= bytes;
        this.#sending.delete(work);
        this.#room?.resolve();
        this.#room = undefined;
      });
    this.#sending.add(work);
  }

  #failed(error: unknown, actions: readonly MultiAction[]): void {
    const failures =
      error instanceof BatchError
        ? error.failures
        : actions.map(({ row }, index) => ({ index, row, error: error as Error }));
    if (this.#options.onFailure !== undefined) {
      this.#options.onFailure(failures);
      return;
    }
    this.#failureCount += failures.length;
    this.#failures.push(...failures.slice(0, MAX_KEPT_FAILURES - this.#failures.length));
  }
}
