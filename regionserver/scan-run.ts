// What one call of a scan reads: results until a limit of rows, bytes or time. A scan that finds all in memory gives way to others now and then.
import { hbaseError } from '../base/errors.ts';
import { CellBlockBuilder } from '../cell/cell-block.ts';
import { PiecePool } from '../cell/piece-pool.ts';
import type { pb } from '../proto/index.ts';
import { encodeScanResponse } from '../rpc/messages/encode-response.ts';
import type { RpcCall, RpcResponse } from '../rpc/service.ts';
import type { ClientServiceContext } from './client-service-context.ts';
import { ScanLimits } from './region/scan/scan-limits.ts';
import { blockToProto, codecOf } from './result-encoding.ts';
import type { OpenScanner } from './scanner-registry.ts';

/** A scan that finds all in memory gives way after this long. */
const SLICE_MS = 10;

type ScanRequest = pb.ScanRequest;

/** Of the answers of all scans of this process. */
const PIECES = new PiecePool();

/** One call's reading: results so far, and why it stopped. */
export class ScanRun {
  readonly #context: ClientServiceContext;
  readonly #request: ScanRequest;
  readonly #call: RpcCall;
  readonly #open: OpenScanner;
  readonly #isOpening: boolean;
  readonly #builder: CellBlockBuilder;
  readonly #limits = new ScanLimits();
  readonly #maxResults: number;
  readonly #limitOfRows: number;
  readonly #heartbeats: boolean;
  readonly #deadline: number;
  readonly #close: boolean;
  readonly #cells: number[] = [];
  readonly #partials: boolean[] = [];
  /** What the scanner had read before this call. */
  readonly #before: { readonly blockBytes: number; readonly readMs: number };
  #completeRows = 0;
  #moreResults = true;
  #heartbeat = false;
  /** Where the result at hand begins in the block. */
  #resultMark = 0;
  /** Row of the result before, when that was a part. */
  #partialRow: Buffer | undefined;

  constructor(
    context: ClientServiceContext,
    request: ScanRequest,
    call: RpcCall,
    open: OpenScanner,
    isOpening: boolean,
  ) {
    this.#context = context;
    this.#request = request;
    this.#call = call;
    this.#open = open;
    this.#isOpening = isOpening;
    const { blockBytes = 0, readMs = 0 } = open.scanner.meter ?? {};
    this.#before = { blockBytes, readMs };
    this.#close = request.close_scanner ?? false;
    this.#maxResults = request.number_of_rows ?? (this.#close ? 0 : 1);
    this.#limitOfRows = request.limit_of_rows ?? 0;
    const partials = request.client_handles_partials ?? false;
    this.#heartbeats = partials && (request.client_handles_heartbeats ?? false);
    this.#deadline = this.#heartbeats ? this.#timeLimit() : Number.POSITIVE_INFINITY;
    this.#partialRow = open.partialRow;
    const { scan } = open;
    const asked = scan.maxResultSizeBytes > 0 ? scan.maxResultSizeBytes : Number.POSITIVE_INFINITY;
    this.#limits.maxBytes = Math.min(asked, context.config.maxResultBytes);
    this.#limits.batchCells = scan.batchSize;
    this.#limits.insideRows = partials;
    this.#builder = new CellBlockBuilder(codecOf(call), undefined, this.#maxResults > 1 ? PIECES : undefined);
  }

  /** Half of what the client and the lease wait, so that the answer is there in time. */
  #timeLimit(): number {
    const { clock, config } = this.#context;
    const now = clock.monotonic();
    const waits = Number.isFinite(this.#call.deadline) ? this.#call.deadline - now : config.rpcTimeoutMs;
    return now + Math.max(config.minScanTimeMs, Math.min(config.scannerLeaseMs, waits) / 2);
  }

  /** Reads until a limit; undefined when that went without waiting for anything. */
  read(): Promise<void> | undefined {
    if (this.#maxResults <= 0) return undefined;
    const sliceEnd = this.#startSlice();
    this.#limits.beginCall();
    for (;;) {
      const pending = this.#open.scanner.next(this.#builder, this.#limits);
      if (pending !== undefined) return this.#readLater(pending);
      if (this.#take()) return undefined;
      if (this.#context.clock.monotonic() >= sliceEnd) return this.#yieldThenRead();
    }
  }

  async #readLater(first: Promise<void>): Promise<void> {
    await first;
    for (;;) {
      for (;;) {
        this.#checkRegion();
        const pending = this.#open.scanner.next(this.#builder, this.#limits);
        if (pending === undefined) break;
        await pending;
      }
      if (this.#take()) return;
      if (this.#context.clock.monotonic() >= this.#limits.deadline) {
        await this.#yield();
        this.#startSlice();
      }
    }
  }

  async #yieldThenRead(): Promise<void> {
    await this.#yield();
    this.#startSlice();
    return this.#readLater(Promise.resolve());
  }

  #yield(): Promise<void> {
    return new Promise((resolve) => this.#context.scheduler.endOfTurn(resolve));
  }

  #startSlice(): number {
    const end = this.#context.clock.monotonic() + SLICE_MS;
    this.#limits.deadline = Math.min(end, this.#deadline);
    return end;
  }

  /** The region may be closed between two blocks; the call then goes on elsewhere. */
  #checkRegion(): void {
    this.#open.region.checkReadable();
  }

  /** Takes in what one call of the scanner gave. True when this call of the client ends here; otherwise the next one may follow. */
  #take(): boolean {
    const { scanner } = this.#open;
    const limits = this.#limits;
    const sliceEnded = limits.reached === 'time' && this.#context.clock.monotonic() < this.#deadline;
    // The end of a slice is no limit of the client's: the row goes on in the same result.
    if (sliceEnded && limits.midRow) {
      limits.goOn();
      return false;
    }
    if (limits.cellCount > 0) {
      if (this.#addResult(limits.cellCount)) return true;
      this.#resultMark = this.#builder.mark();
    } else if (!scanner.hasMore && this.#partials.length > 0) this.#partials[this.#partials.length - 1] = false;
    if (!scanner.hasMore) return true;
    if (this.#cells.length >= this.#maxResults) return true;
    const sizeReached = limits.bytes >= limits.maxBytes || limits.reached === 'size';
    const timeReached = limits.reached === 'time' && !sliceEnded;
    if (!sizeReached && !timeReached) {
      limits.beginCall();
      return false;
    }
    this.#heartbeat = this.#heartbeats && (timeReached || this.#cells.length === 0);
    return true;
  }

  /** True when the client's limit of rows is reached. */
  #addResult(cellCount: number): boolean {
    const { scanner } = this.#open;
    const row = this.#limitOfRows > 0 || this.#limits.midRow ? scanner.currentRow() : undefined;
    if (this.#limitOfRows > 0 && this.#partialRow !== undefined && !this.#partialRow.equals(row!)) {
      // The row before turned out to be whole.
      this.#completeRows++;
      if (this.#completeRows >= this.#limitOfRows) {
        // The row past the limit goes back out of the block.
        this.#builder.rewind(this.#resultMark);
        this.#moreResults = false;
        return true;
      }
    }
    const partial = this.#limits.midRow;
    this.#cells.push(cellCount);
    this.#partials.push(partial);
    this.#partialRow = partial ? row : undefined;
    if (this.#limitOfRows <= 0 || partial) return false;
    this.#completeRows++;
    this.#moreResults = this.#completeRows < this.#limitOfRows;
    return !this.#moreResults;
  }

  finish(): RpcResponse {
    const { scanners, clock } = this.#context;
    const open = this.#open;
    const { scanner } = open;
    const asked = this.#maxResults > 0;
    const moreInRegion = asked ? scanner.hasMore : !this.#close;
    if (asked && scanner.filterEnded && this.#cells.length === 0) this.#moreResults = false;
    open.partialRow = this.#partialRow;
    const closes = this.#close || !this.#moreResults || (asked && !moreInRegion);
    const response = this.#response(moreInRegion);
    if (closes) scanners.close(open);
    else scanners.end(open);
    // An answer that nobody waits for is not sent: its rows would be lost.
    if (asked && clock.monotonic() > this.#call.deadline) {
      if (!closes) scanners.close(open);
      throw hbaseError('TimeoutIOException', 'Client deadline exceeded, cannot return results');
    }
    return response;
  }

  #response(moreInRegion: boolean): RpcResponse {
    const { scanner, id, scan } = this.#open;
    const message: pb.ScanResponse.$Properties = {
      scanner_id: { low: id.low, high: id.high, unsigned: true } as never,
      more_results: this.#moreResults,
      more_results_in_region: moreInRegion,
      stale: false,
    };
    if (this.#isOpening) {
      message.ttl = this.#context.config.scannerLeaseMs;
      message.mvcc_read_point = scanner.readPoint;
    }
    if (this.#heartbeat) {
      message.heartbeat_message = true;
      const row = scan.needCursorResult ? scanner.currentRow() : undefined;
      if (row !== undefined) message.cursor = { row };
    }
    if (this.#request.track_scan_metrics === true) message.scan_metrics = this.#metrics();
    if (this.#call.codec !== 'none') {
      message.cells_per_result = this.#cells;
      message.partial_flag_per_result = this.#partials;
      if (this.#builder.length === 0) return this.#encode(message);
      const { pieces, release } = this.#builder.finishForSending();
      return this.#encode(message, pieces, release);
    }
    const cells = blockToProto(this.#builder.finish(), codecOf(this.#call));
    let at = 0;
    message.results = this.#cells.map((count, i) => {
      at += count;
      return { cell: cells.slice(at - count, at), partial: this.#partials[i], stale: false };
    });
    return this.#encode(message);
  }

  #encode(message: pb.ScanResponse.$Properties, cellBlock?: readonly Uint8Array[], onSent?: () => void): RpcResponse {
    const { blockBytes = 0, readMs = 0 } = this.#open.scanner.meter ?? {};
    return {
      message: encodeScanResponse(message),
      cellBlock,
      onSent,
      blockBytesScanned: blockBytes - this.#before.blockBytes,
      fsReadMs: readMs - this.#before.readMs,
    };
  }

  #metrics(): pb.ScanMetrics.$Properties {
    const { rowsScanned, rowsFiltered } = this.#limits;
    const { blockBytes = 0, readMs = 0 } = this.#open.scanner.meter ?? {};
    return {
      metrics: [
        { name: 'ROWS_SCANNED', value: rowsScanned },
        { name: 'ROWS_FILTERED', value: rowsFiltered },
        { name: 'BLOCK_BYTES_SCANNED', value: blockBytes - this.#before.blockBytes },
        { name: 'FS_READ_TIME', value: Math.ceil(readMs - this.#before.readMs) },
      ],
    };
  }
}

export function encodeScan(message: pb.ScanResponse.$Properties): RpcResponse {
  return { message: encodeScanResponse(message) };
}
