// A scan over the regions of a table, one server-side scanner at a time (ClientService.Scan, HBase 2.6.1):
//
//   open {region, scan, number_of_rows}       → scanner_id and the first rows
//   next {scanner_id, next_call_seq 0, 1, …}  → more rows
//   more_results_in_region false: on to the next region. more_results false: the scan is over. In both cases the server closed the scanner.
//
// Every row is handed out exactly once: when a scanner is lost (its server died, its region moved, its lease ran out) a new one begins behind
// the last complete row, or at the row of which only a part is here, whose known cells are then dropped.
import { hbaseError } from '../base/errors.ts';
import { scanToProto } from '../model/convert-query.ts';
import type { Scan } from '../model/scan.ts';
import type { TableName } from '../model/table-name.ts';
import { pb } from '../proto/index.ts';
import type { RpcReply } from '../rpc/rpc-client.ts';
import type { ClientContext } from './context.ts';
import type { RegionLocation } from './meta-cache.ts';
import type { CallOptions } from './operations.ts';
import { refuseDisabled } from './region-call.ts';
import { regionSpecifier, SYSTEM_PRIORITY } from './region-locator.ts';
import { type Deadline, isNextRefused, isScannerLost, judge } from './retry.ts';
import type { Row } from './row.ts';
import { RowAssembler } from './row-assembler.ts';
import { resultsOf } from './scan-response.ts';
import { traced } from './tracing.ts';

const MAX_ROWS = 0x7fffffff;
const CLOSE_TIMEOUT_MS = 5_000;

export interface ScannerOptions extends CallOptions {
  /** Rows after which the scan ends; Infinity: no bound. */
  limit: number;
  /** Bytes waiting for the reader above which nothing more is fetched. */
  prefetchBytes: number;
}

interface OpenScanner {
  id: pb.ScanResponse['scanner_id'];
  location: RegionLocation;
  nextCallSequence: number;
}

/** Rows of a scan, fetched as they are read, and a little ahead. Leaving a `for await` loop closes it. */
export class Scanner implements AsyncIterableIterator<Row>, AsyncDisposable {
  readonly #context: ClientContext;
  readonly #table: TableName;
  readonly #scan: Scan;
  readonly #options: ScannerOptions;
  readonly #assembler: RowAssembler;
  readonly #queue: Row[] = [];
  #queueHead = 0;
  #queueBytes = 0;
  #fetching: Promise<void> | undefined;
  #failure: { error: unknown } | undefined;
  #open: OpenScanner | undefined;
  /** Where the next region's scanner begins. */
  #start: Buffer;
  #includeStart: boolean;
  #mvccReadPoint: pb.ScanResponse['mvcc_read_point'] = null;
  #handedOut = 0;
  #done = false;
  #closed = false;

  constructor(context: ClientContext, table: TableName, scan: Scan, options: ScannerOptions) {
    this.#context = context;
    this.#table = table;
    this.#scan = scan;
    this.#options = options;
    this.#assembler = new RowAssembler(scan);
    this.#start = scan.startRow;
    this.#includeStart = scan.includeStartRow;
    this.#done = options.limit <= 0 || isEmptyRange(scan);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<Row, undefined>> {
    for (;;) {
      const row = this.#take();
      if (row !== undefined) return { done: false, value: row };
      if (this.#failure !== undefined) {
        const { error } = this.#failure;
        await this.close();
        throw error;
      }
      if (this.#done || this.#closed) return { done: true, value: undefined };
      await (this.#fetching ?? this.#fetch());
    }
  }

  async return(): Promise<IteratorResult<Row, undefined>> {
    await this.close();
    return { done: true, value: undefined };
  }
  async throw(error: unknown): Promise<IteratorResult<Row, undefined>> {
    await this.close();
    throw error;
  }
  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  /** Ends the scan and frees what the server holds for it. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#queue.length = 0;
    await this.#fetching?.catch(() => {});
    await this.#closeOnServer();
  }

  #take(): Row | undefined {
    if (this.#queueHead >= this.#queue.length) return undefined;
    const row = this.#queue[this.#queueHead++];
    this.#queueBytes -= row.cellList.totalBytes;
    if (this.#queueHead === this.#queue.length) {
      this.#queue.length = 0;
      this.#queueHead = 0;
    }
    if (this.#queueBytes < this.#options.prefetchBytes && this.#mayFetch()) void this.#fetch();
    return row;
  }

  #mayFetch(): boolean {
    return this.#fetching === undefined && this.#failure === undefined && !this.#done && !this.#closed;
  }

  /** One answer more into the queue; never rejects. */
  #fetch(): Promise<void> {
    this.#fetching = this.#fetchAnswer()
      .catch((error) => {
        this.#failure = { error };
      })
      .finally(() => {
        this.#fetching = undefined;
      });
    return this.#fetching;
  }

  #fetchAnswer(): Promise<void> {
    const { retrier } = this.#context;
    const { signal } = this.#options;
    return traced('scan', this.#table, async () => {
      const timeoutMs = this.#options.timeoutMs ?? this.#context.options.operationTimeoutMs;
      const attempts = retrier.attempts(`scan of table ${this.#table}`, timeoutMs, signal);
      // An answer may bring nothing but the news that the server is still at it: that is progress, and the time starts afresh.
      await retrier.run(
        attempts,
        (deadline) => this.#callOnce(deadline),
        (error) => refuseDisabled(this.#context, this.#table, error, attempts),
      );
    });
  }

  async #callOnce(deadline: Deadline): Promise<void> {
    const open = this.#open;
    if (open === undefined) return this.#openNext(deadline);
    try {
      const reply = await this.#call(open.location, this.#nextRequest(open), deadline);
      open.nextCallSequence++;
      this.#receive(pb.ScanResponse.decode(reply.message), reply, open.location);
    } catch (error) {
      if (isNextRefused(error)) throw error;
      await this.#lose(open, error);
    }
  }

  async #openNext(deadline: Deadline): Promise<void> {
    const location = await this.#locate(deadline);
    const reply = await this.#call(location, this.#openRequest(location), deadline);
    const response = pb.ScanResponse.decode(reply.message);
    this.#mvccReadPoint = response.mvcc_read_point;
    this.#open = { id: response.scanner_id, location, nextCallSequence: 0 };
    this.#receive(response, reply, location);
  }

  #locate({ signal }: Deadline): Promise<RegionLocation> {
    const { locator } = this.#context;
    // A reversed scan that does not include its start (or begins at the table's end) lies in the region before that row.
    const isBefore = this.#scan.reversed && (!this.#includeStart || this.#start.length === 0);
    return isBefore
      ? locator.locateBefore(this.#table, this.#start, signal)
      : locator.locate(this.#table, this.#start, signal);
  }

  async #call(location: RegionLocation, request: pb.ScanRequest.$Properties, deadline: Deadline): Promise<RpcReply> {
    const { rpc, locator, options } = this.#context;
    try {
      return await rpc.call(location.server, 'ClientService', 'Scan', pb.ScanRequest.encode(request).finish(), {
        timeoutMs: deadline.callTimeoutMs(options.rpcTimeoutMs),
        signal: deadline.signal,
        priority: this.#table.isSystem ? SYSTEM_PRIORITY : undefined,
      });
    } catch (error) {
      if (!isScannerLost(error)) locator.learn(location, judge(error));
      throw error;
    }
  }

  #openRequest(location: RegionLocation): pb.ScanRequest.$Properties {
    const scan = scanToProto(this.#scan);
    scan.start_row = this.#start;
    scan.include_start_row = this.#includeStart;
    // The rest of a row that was begun must come from the same state of it.
    if (this.#assembler.openRow !== undefined && this.#mvccReadPoint != null) {
      scan.mvcc_read_point = this.#mvccReadPoint;
    }
    return { ...this.#bounds(), region: regionSpecifier(location.region.name), scan, close_scanner: false };
  }

  #nextRequest(open: OpenScanner): pb.ScanRequest.$Properties {
    return { ...this.#bounds(), scanner_id: open.id, next_call_seq: open.nextCallSequence, close_scanner: false };
  }

  #bounds(): pb.ScanRequest.$Properties {
    const left = Math.min(this.#rowsLeft(), MAX_ROWS);
    return {
      number_of_rows: Math.min(this.#scan.caching || MAX_ROWS, left),
      limit_of_rows: left < MAX_ROWS ? left : undefined,
      client_handles_partials: true,
      client_handles_heartbeats: true,
    };
  }

  #rowsLeft(): number {
    return this.#options.limit - this.#assembler.rowCount;
  }

  #receive(response: pb.ScanResponse, reply: RpcReply, location: RegionLocation): void {
    const results = resultsOf(response, reply.cells);
    const rows: Row[] = [];
    for (const result of results) this.#assembler.add(result, rows);
    const isScanOver = response.more_results === false;
    const isRegionOver = !(
      response.more_results_in_region ??
      (results.length > 0 || response.heartbeat_message === true)
    );
    if (isScanOver || isRegionOver) {
      this.#open = undefined;
      this.#assembler.endOfRegion(rows);
    }
    this.#enqueue(rows);
    if (isScanOver || this.#rowsLeft() <= 0) this.#finish();
    else if (isRegionOver) this.#toNextRegion(location);
  }

  #enqueue(rows: readonly Row[]): void {
    for (const row of rows) {
      // A server that is older than limit_of_rows may send more.
      if (this.#handedOut >= this.#options.limit) return;
      if (!row.partial) this.#handedOut++;
      this.#queue.push(row);
      this.#queueBytes += row.cellList.totalBytes;
    }
  }

  #finish(): void {
    this.#done = true;
    void this.#closeOnServer();
  }

  #toNextRegion({ region }: RegionLocation): void {
    const { stopRow, includeStopRow, reversed } = this.#scan;
    this.#mvccReadPoint = null;
    const next = reversed ? region.startKey : region.endKey;
    const order = stopRow.length === 0 ? -1 : Buffer.compare(next, stopRow) * (reversed ? -1 : 1);
    // Forward, the stop row may be the first of the next region; backward the next region ends before `next`.
    if (next.length === 0 || order > 0 || (order === 0 && (reversed || !includeStopRow))) {
      this.#done = true;
      return;
    }
    this.#start = next;
    this.#includeStart = !reversed;
  }

  /** The scanner is gone: begin a new one behind what was received. Throws when the scan cannot go on. */
  async #lose(open: OpenScanner, error: unknown): Promise<void> {
    this.#open = undefined;
    const { openRow, lastRow } = this.#assembler;
    if (openRow !== undefined) {
      this.#start = openRow;
      this.#includeStart = true;
      this.#assembler.reopened();
    } else if (lastRow !== undefined && !this.#isBehindStart(lastRow)) {
      this.#start = lastRow;
      this.#includeStart = false;
    }
    if (!isScannerLost(error)) throw error;
    // It may still be there, for instance when calls got out of order.
    this.#open = open;
    await this.#closeOnServer();
    throw hbaseError('RetryImmediatelyException', `A scanner was lost: ${(error as Error).message}`, { cause: error });
  }

  /** A row of an earlier region: the current one has given nothing yet. */
  #isBehindStart(row: Buffer): boolean {
    const order = Buffer.compare(row, this.#start);
    return this.#start.length > 0 && (this.#scan.reversed ? order > 0 : order < 0);
  }

  async #closeOnServer(): Promise<void> {
    const open = this.#open;
    this.#open = undefined;
    if (open === undefined) return;
    const param = pb.ScanRequest.encode({ scanner_id: open.id, close_scanner: true, number_of_rows: 0 }).finish();
    try {
      await this.#context.rpc.call(open.location.server, 'ClientService', 'Scan', param, {
        timeoutMs: CLOSE_TIMEOUT_MS,
      });
    } catch (error) {
      // Its lease will end it.
      this.#context.options.logger.debug({ error, table: this.#table.name }, 'closing a scanner failed');
    }
  }
}

function isEmptyRange({ startRow, stopRow, includeStartRow, includeStopRow, reversed }: Scan): boolean {
  if (stopRow.length === 0 || startRow.length === 0) return false;
  const order = Buffer.compare(startRow, stopRow) * (reversed ? -1 : 1);
  return order > 0 || (order === 0 && !(includeStartRow && includeStopRow));
}
