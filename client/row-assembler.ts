// Puts the parts of rows together that a scan's answers bring, and after a lost scanner drops what was seen before.
//
// A result with `partial` set may be followed by more of its row, in the same or the next answer. A row is complete when a result without the
// mark came, when another row begins, or when the region (or the scan) is at its end.
import { KEY_VALUE_COMPARATOR } from '../cell/cell-comparator.ts';
import { CellList } from '../cell/cell-list.ts';
import { kvLength } from '../cell/key-value.ts';
import { Row } from './row.ts';
import type { ScanResult } from './scan-response.ts';

export interface RowAssemblerOptions {
  /** Most cells in a row handed out; 0: no bound. */
  batchSize: number;
  /** Parts are handed out as they come. */
  allowPartialResults: boolean;
}

export class RowAssembler {
  readonly #options: RowAssemblerOptions;
  /** The row that is not complete yet. */
  #row: Buffer | undefined;
  #cells = new CellList();
  /** Whether `#cells` is a list of our own, which may be added to. */
  #isOwn = false;
  #stale = false;
  /** The last cell received of `#row`, so that a new scanner's repetition can be told. */
  #lastCell: CellList | undefined;
  #dropUpToLastCell = false;
  /** Whether parts of `#row` are with the reader already. */
  #hasHandedOut = false;
  /** The last row that is complete. */
  lastRow: Buffer | undefined;
  /** Rows completed. */
  rowCount = 0;

  constructor(options: RowAssemblerOptions) {
    this.#options = options;
  }

  /** The row in which a new scanner must begin again, because only a part of it is here. */
  get openRow(): Buffer | undefined {
    return this.#row;
  }

  /**
   * A new scanner begins at `openRow`. When parts of the row were handed out, what was received comes again and is dropped. Otherwise the row
   * begins anew: the parts of two scanners may be of two states of it, and a row must be of one.
   */
  reopened(): void {
    if (this.#hasHandedOut) {
      this.#dropUpToLastCell = true;
      return;
    }
    this.#row = undefined;
    this.#cells = new CellList();
    this.#isOwn = false;
    this.#lastCell = undefined;
    this.#dropUpToLastCell = false;
    this.#stale = false;
  }

  add(result: ScanResult, out: Row[]): void {
    if (this.#row !== undefined && !this.#row.equals(result.row)) this.#complete(out);
    const fresh = this.#dropUpToLastCell ? this.#withoutSeen(result) : result;
    this.#row = result.row;
    this.#stale ||= fresh.stale;
    if (fresh.cells.length > 0) {
      this.#lastCell = single(fresh.cells, fresh.cells.length - 1);
      this.#take(fresh.cells);
    }
    if (result.partial) this.#handOutParts(out);
    else this.#complete(out);
  }

  /** Nothing more of this row comes: the region is at its end. */
  endOfRegion(out: Row[]): void {
    if (this.#row !== undefined) this.#complete(out);
  }

  #take(cells: CellList): void {
    if (this.#cells.length === 0) {
      this.#cells = cells;
      this.#isOwn = false;
      return;
    }
    if (!this.#isOwn) {
      this.#cells = appendAll(new CellList(this.#cells.totalBytes * 2), this.#cells);
      this.#isOwn = true;
    }
    appendAll(this.#cells, cells);
  }

  #handOutParts(out: Row[]): void {
    const { batchSize, allowPartialResults } = this.#options;
    if (allowPartialResults) this.#handOut(out, true);
    else if (batchSize > 0) this.#handOutBatches(out);
  }

  #complete(out: Row[]): void {
    const { batchSize, allowPartialResults } = this.#options;
    if (batchSize > 0 && !allowPartialResults) this.#handOutBatches(out);
    this.#handOut(out, false);
    this.lastRow = this.#row;
    this.rowCount++;
    this.#row = undefined;
    this.#lastCell = undefined;
    this.#dropUpToLastCell = false;
    this.#hasHandedOut = false;
    this.#stale = false;
  }

  /** All that is here, as one result. */
  #handOut(out: Row[], partial: boolean): void {
    if (this.#cells.length > 0) out.push(new Row(this.#row!, this.#cells, partial, this.#stale));
    this.#hasHandedOut ||= partial;
    this.#cells = new CellList();
    this.#isOwn = false;
  }

  /** Full batches; what remains may be the row's end, so that a full last batch waits too. */
  #handOutBatches(out: Row[]): void {
    const { batchSize } = this.#options;
    const { slab, offsets, lengths } = this.#cells;
    let from = 0;
    for (; offsets.length - from > batchSize; from += batchSize) {
      const part = CellList.from(slab, offsets.slice(from, from + batchSize), lengths.slice(from, from + batchSize));
      out.push(new Row(this.#row!, part, true, this.#stale));
    }
    if (from === 0) return;
    this.#hasHandedOut = true;
    this.#cells = CellList.from(slab, offsets.slice(from), lengths.slice(from));
    this.#isOwn = false;
  }

  /** The part of a repeated row that lies behind the last cell received. */
  #withoutSeen(result: ScanResult): ScanResult {
    const last = this.#lastCell;
    if (last === undefined) return result;
    const { slab, offsets, lengths } = result.cells;
    let from = 0;
    while (
      from < offsets.length &&
      KEY_VALUE_COMPARATOR.compareCells(slab, offsets[from], last.slab, last.offsets[0]) <= 0
    ) {
      from++;
    }
    if (from < offsets.length) this.#dropUpToLastCell = false;
    return { ...result, cells: CellList.from(slab, offsets.slice(from), lengths.slice(from)) };
  }
}

function single(cells: CellList, i: number): CellList {
  return CellList.from(cells.slab, [cells.offsets[i]], [cells.lengths[i]]);
}

function appendAll(target: CellList, source: CellList): CellList {
  const { slab, offsets } = source;
  for (let i = 0; i < offsets.length; i++) target.append(slab, offsets[i], kvLength(slab.view, offsets[i]));
  return target;
}
