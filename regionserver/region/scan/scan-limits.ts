/**
 * What HBase counts for a cell besides its bytes (KeyValue.heapSize over a shared chunk). Clients bound results by the same measure, and expect as many cells.
 */
export const CELL_OVERHEAD_BYTES = 32;

/**
 * What one call of RegionScanner.next may take, and what it took. One object serves all calls of an RPC: the caller sets limits once,
 * bytes and time run on from call to call, `beginCall` clears what belongs to one call, `goOn` makes two calls one.
 */
export class ScanLimits {
  /** Cells of one result (Scan.batch); 0: no limit. */
  batchCells = 0;
  /** Bytes of cells over all calls, each with CELL_OVERHEAD_BYTES; Infinity: no limit. */
  maxBytes = Number.POSITIVE_INFINITY;
  /** Monotonic milliseconds; Infinity: no limit. */
  deadline = Number.POSITIVE_INFINITY;
  /** False when the client does not handle partial results: size and time then act between rows only. */
  insideRows = true;

  /** Bytes of cells returned so far, over all calls. */
  bytes = 0;
  /** Rows met, and rows that a filter dropped, over all calls (scan metrics). */
  rowsScanned = 0;
  rowsFiltered = 0;

  /** Cells this call has appended. */
  cellCount = 0;
  /** Which limit ended the call; undefined when the row (or the region) ended. */
  reached: 'batch' | 'size' | 'time' | undefined = undefined;
  /** True when the call ended inside a row: what it appended (if anything) is a part of it, and more cells of it may follow. */
  midRow = false;

  /** A cell of so many bytes was appended. */
  addBytes(length: number): void {
    this.bytes += length + CELL_OVERHEAD_BYTES;
  }

  beginCall(): void {
    this.cellCount = 0;
    this.goOn();
  }

  /** After a call that ended inside a row: the next one goes on with the same part of it, as if it had been one call. */
  goOn(): void {
    this.reached = undefined;
    this.midRow = false;
  }
}
