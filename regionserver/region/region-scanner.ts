// Reads rows across the stores of a region and drives the filter: reset · row key · cells (in the stores) · the row as a whole.

import type { Clock } from '../../base/clock.ts';
import { hbaseError } from '../../base/errors.ts';
import { type Slab, slabOf } from '../../base/slab.ts';
import type { CellComparator } from '../../cell/cell-comparator.ts';
import type { Pending } from '../../cell/cell-cursor.ts';
import { CellList } from '../../cell/cell-list.ts';
import type { RewindableCellSink } from '../../cell/cell-sink.ts';
import { MutableSeekKey } from '../../cell/seek-key.ts';
import type { BlockMeter } from '../../hfile/store-file-reader.ts';
import type { Filter } from '../../model/filter/filter.ts';
import type { ScanLimits } from './scan/scan-limits.ts';
import { isOneRow, type RegionScan } from './scan/store-scan.ts';
import type { StoreScanner } from './scan/store-scanner.ts';
import type { Store } from './store/store.ts';

export interface RegionScannerOptions {
  /** All stores of the region; those of the scan's families are read. */
  readonly stores: readonly Store[];
  readonly scan: RegionScan;
  readonly readPoint: number;
  readonly comparator: CellComparator;
  readonly clock: Clock;
  /** Where it is counted what the scan reads. */
  readonly meter?: BlockMeter | undefined;
  /** Called once, at close. */
  readonly onClose?: () => void;
}

/** PICK: on to the next row. READ: in a row. PEEK_MORE: a limit was reached; does the row have more? END_ROW: judge the row. LOOK_AHEAD: are there more rows? */
type Step = 'pick' | 'read' | 'peek-more' | 'end-row' | 'look-ahead' | 'done';

const ROWS_PER_TIME_CHECK = 8;

export class RegionScanner {
  readonly readPoint: number;
  /** False when the region has no more rows for the scan; the call that made it false may have returned a row. */
  hasMore = true;
  /** The filter wants no more rows of any region. */
  filterEnded = false;
  readonly meter: BlockMeter | undefined;
  readonly #stores: StoreScanner[];
  readonly #scan: RegionScan;
  readonly #filter: Filter | undefined;
  readonly #comparator: CellComparator;
  readonly #clock: Clock;
  readonly #onClose: (() => void) | undefined;
  readonly #stopRow: Slab;
  readonly #isOneRow: boolean;
  /** "First on row" of the row at hand; of a single store that no filter looks at, the store alone knows it. */
  readonly #row = new MutableSeekKey();
  readonly #keepsRow: boolean;
  /** The row's cells when the filter judges it as a whole. */
  readonly #rowCells: CellList | undefined;
  /** The store that stands on the next row, as was found when it was looked for behind the last one. */
  #ahead: StoreScanner | undefined;
  /** The store that is known to stand in the row at hand. */
  #inRow: StoreScanner | undefined;
  #step: Step = 'pick';
  #storeIndex = 0;
  #inCall = false;
  #mark = 0;
  #cellsAtRow = 0;
  #bytesAtRow = 0;
  #closed = false;
  #rowsSinceTimeCheck = 0;

  constructor(options: RegionScannerOptions) {
    const { scan, readPoint } = options;
    this.readPoint = readPoint;
    this.#scan = scan;
    this.#filter = scan.filter;
    this.#comparator = options.comparator;
    this.#clock = options.clock;
    this.#onClose = options.onClose;
    this.meter = options.meter;
    this.#stopRow = slabOf(scan.stopRow);
    this.#isOneRow = isOneRow(scan);
    if (this.#filter !== undefined) this.#filter.reversed = scan.reversed;
    this.#rowCells = this.#filter?.hasFilterRow ? new CellList(1024) : undefined;
    this.#stores = this.#openStores(options.stores);
    this.#keepsRow = this.#stores.length !== 1 || this.#filter !== undefined;
  }

  /**
   * The next row, or a part of it, into `sink`. Call `limits.beginCall()` (or `goOn()`) before the first try, and make the same call again
   * after an awaited promise. Afterwards `limits` tells what came: `cellCount` cells; 0 of them with `hasMore` means that time or size ran out
   * between rows, or inside a row that gave nothing yet.
   */
  next(sink: RewindableCellSink, limits: ScanLimits): Pending {
    if (!this.#inCall) {
      this.#inCall = true;
      // Otherwise it goes on with the part that the call before began.
      if (limits.cellCount === 0) this.#beginPart(sink, limits);
    }
    for (;;) {
      const pending = this.#stepOn(sink, limits);
      if (pending !== undefined) return pending;
      if (!this.#inCall) return undefined;
    }
  }

  /** Where it is: the row of the last call (a copy), or undefined before the first. */
  currentRow(): Buffer | undefined {
    if (!this.#keepsRow) return this.#stores[0].currentRow();
    if (this.#row.length === 0) return undefined;
    return Buffer.from(this.#row.slab.bytes.subarray(2, 2 + this.#rowLength));
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const store of this.#stores) store.close();
    this.#onClose?.();
  }

  get #rowLength(): number {
    return this.#row.slab.view.getUint16(0);
  }

  #openStores(stores: readonly Store[]): StoreScanner[] {
    const { families } = this.#scan;
    // Pushed: arrays that `map` makes are of several kinds, and compiled code goes for one.
    const scanners: StoreScanner[] = [];
    for (const store of stores)
      if (families.size === 0 || families.has(store.name)) scanners.push(store.scanner(this.#storeScan(store)));
    return scanners;
  }

  #storeScan(store: Store) {
    const scan = this.#scan;
    return {
      startRow: scan.startRow,
      includeStartRow: scan.includeStartRow,
      stopRow: scan.stopRow,
      includeStopRow: scan.includeStopRow,
      reversed: scan.reversed,
      columns: scan.families.get(store.name),
      timeRange: scan.familyTimeRanges?.get(store.name) ?? scan.timeRange,
      maxVersions: scan.maxVersions,
      raw: scan.raw,
      storeLimit: scan.storeLimit,
      storeOffset: scan.storeOffset,
      cacheBlocks: scan.cacheBlocks,
      filter: scan.filter,
      mob: scan.mob,
      readPoint: this.readPoint,
      meter: this.meter,
    };
  }

  #stepOn(sink: RewindableCellSink, limits: ScanLimits): Pending {
    switch (this.#step) {
      case 'pick':
        return this.#pick(limits);
      case 'read':
        return this.#read(sink, limits);
      case 'peek-more':
        return this.#peekMore(limits);
      case 'end-row':
        this.#endRow(sink, limits);
        return undefined;
      case 'look-ahead':
        return this.#lookAhead();
      case 'done':
        this.#return('done');
        return undefined;
    }
  }

  /** The call ends here; the next one goes on at `step`. */
  #return(step: Step): void {
    this.#step = step;
    this.#inCall = false;
    if (step === 'done') this.hasMore = false;
  }

  #beginPart(sink: RewindableCellSink, limits: ScanLimits): void {
    this.#mark = sink.mark();
    this.#cellsAtRow = limits.cellCount;
    this.#bytesAtRow = limits.bytes;
  }

  #pick(limits: ScanLimits): Pending {
    if (this.#ahead === undefined) {
      const pending = this.#findAhead();
      if (pending !== undefined) return pending;
    }
    const first = this.#ahead;
    this.#ahead = undefined;
    if (first === undefined) {
      if (this.#rowCells !== undefined) {
        this.#rowCells.clear();
        this.#filter?.filterRowCells?.(this.#rowCells);
      }
      // Also when it was a filter that let the stores end: the scan is over then, not only this region.
      if (this.#filter?.filterAllRemaining()) this.filterEnded = true;
      this.#return('done');
      return undefined;
    }
    if (this.#endedByFilter()) return undefined;
    if (this.#keepsRow) {
      const { slab, offset } = first;
      this.#row.setFirstOnRow(slab, offset + 10, slab.view.getUint16(offset + 8));
    }
    if (this.#filter !== undefined) {
      this.#filter.reset();
      if (this.#filter.filterRowKey(this.#row.slab, 2, this.#rowLength)) {
        limits.rowsFiltered++;
        // As HBase counts: the row by which a filter ends the scan is one that it filtered, and none that was scanned.
        if (this.#endedByFilter()) return undefined;
        limits.rowsScanned++;
        if (this.#isOneRow) {
          this.#return('done');
          return undefined;
        }
        this.#skipRow();
        this.#nextRowOrStop(limits);
        return undefined;
      }
    }
    this.#rowCells?.clear();
    this.#storeIndex = 0;
    this.#inRow = first;
    this.#step = 'read';
    return undefined;
  }

  /** The filter wants nothing more: the scan is over then, not only this region. */
  #endedByFilter(): boolean {
    if (!this.#filter?.filterAllRemaining()) return false;
    this.filterEnded = true;
    this.#return('done');
    return true;
  }

  #read(sink: RewindableCellSink, limits: ScanLimits): Pending {
    const target = this.#rowCells ?? sink;
    for (; this.#storeIndex < this.#stores.length; this.#storeIndex++) {
      const store = this.#stores[this.#storeIndex];
      if (store === this.#inRow) this.#inRow = undefined;
      else {
        const pending = store.peek();
        if (pending !== undefined) return pending;
        if (!store.valid || !this.#isInRow(store)) continue;
      }
      const pending = store.readRow(target, limits, this.#rowCells !== undefined);
      if (pending !== undefined) return pending;
      if (limits.reached !== undefined) {
        // As in HBase, even when the row ends here.
        if (this.#rowCells !== undefined) throw incompatibleFilter();
        this.#step = 'peek-more';
        return undefined;
      }
    }
    this.#step = 'end-row';
    return undefined;
  }

  /** A limit was reached inside the row: unless another cell of it follows, the row is whole. */
  #peekMore(limits: ScanLimits): Pending {
    for (; this.#storeIndex < this.#stores.length; this.#storeIndex++) {
      const store = this.#stores[this.#storeIndex];
      const pending = store.peek();
      if (pending !== undefined) return pending;
      if (store.valid && this.#isInRow(store)) {
        limits.midRow = true;
        this.#return('read');
        return undefined;
      }
    }
    if (limits.reached === 'batch') limits.reached = undefined;
    this.#step = 'end-row';
    return undefined;
  }

  #endRow(sink: RewindableCellSink, limits: ScanLimits): void {
    // A row that came in parts was scanned where it ended, as in HBase.
    limits.rowsScanned++;
    const filter = this.#filter;
    const dropped = this.#rowCells === undefined ? this.#isDropped(limits) : !this.#judgeWholeRow(sink, limits);
    if (dropped) {
      sink.rewind(this.#mark);
      limits.cellCount = this.#cellsAtRow;
      limits.bytes = this.#bytesAtRow;
    }
    filter?.reset();
    const isEmpty = limits.cellCount === this.#cellsAtRow;
    // As HBase counts: also a row of which nothing was left.
    if (isEmpty) limits.rowsFiltered++;
    if (this.#isOneRow) this.#return('done');
    else if (isEmpty) this.#nextRowOrStop(limits);
    else this.#endCall(limits);
  }

  /** A row was returned; whether another follows is told with it. */
  #endCall(limits: ScanLimits): void {
    if (this.#endedByFilter()) return;
    if (limits.bytes >= limits.maxBytes) limits.reached = 'size';
    else if (limits.reached === undefined && this.#isTimeUp(limits)) limits.reached = 'time';
    this.#step = 'look-ahead';
  }

  /** After a row that gave nothing: on to the next one, unless the time is up. */
  #nextRowOrStop(limits: ScanLimits): void {
    if (this.#isTimeUp(limits)) {
      limits.reached = 'time';
      this.#return('pick');
    } else {
      limits.reached = undefined;
      this.#step = 'pick';
    }
  }

  /** Looks at the clock once in a while. */
  #isTimeUp(limits: ScanLimits): boolean {
    if (limits.deadline === Number.POSITIVE_INFINITY || ++this.#rowsSinceTimeCheck < ROWS_PER_TIME_CHECK) return false;
    this.#rowsSinceTimeCheck = 0;
    return this.#clock.monotonic() >= limits.deadline;
  }

  #isDropped(limits: ScanLimits): boolean {
    return limits.cellCount > this.#cellsAtRow && this.#filter !== undefined && this.#filter.filterRow();
  }

  /** With a filter that judges rows: lets it remove cells, asks of the rest, and passes them on. False when the row is dropped. */
  #judgeWholeRow(sink: RewindableCellSink, limits: ScanLimits): boolean {
    const cells = this.#rowCells!;
    const filter = this.#filter!;
    if (cells.length === 0) return true;
    filter.filterRowCells?.(cells);
    if (cells.length > 0 && filter.filterRow()) return false;
    limits.cellCount = this.#cellsAtRow;
    limits.bytes = this.#bytesAtRow;
    for (let i = 0; i < cells.length; i++) {
      const length = cells.plainLength(i);
      limits.cellCount++;
      limits.addBytes(length);
      sink.append(cells.slab, cells.offsets[i], length, cells.tagsOffset(i), cells.tagsLength(i));
    }
    return true;
  }

  #lookAhead(): Pending {
    const pending = this.#findAhead();
    if (pending === undefined) this.#return(this.#ahead === undefined ? 'done' : 'pick');
    return pending;
  }

  #findAhead(): Pending {
    const pending = this.#peekAll();
    if (pending !== undefined) return pending;
    const first = this.#firstStore();
    this.#ahead = first === undefined || this.#isPastStop(first) ? undefined : first;
    return undefined;
  }

  #peekAll(): Pending {
    if (this.#stores.length === 1) return this.#stores[0].peek();
    let waiting: Promise<void>[] | undefined;
    for (const store of this.#stores) {
      const pending = store.peek();
      if (pending !== undefined) (waiting ??= []).push(pending);
    }
    if (waiting === undefined) return undefined;
    return waiting.length === 1 ? waiting[0] : Promise.all(waiting).then(() => undefined);
  }

  /** The store that stands on the next row. */
  #firstStore(): StoreScanner | undefined {
    let first: StoreScanner | undefined;
    for (let i = 0; i < this.#stores.length; i++) {
      const store = this.#stores[i];
      if (!store.valid) continue;
      if (first === undefined || this.#compareRows(store, first) < 0) first = store;
    }
    return first;
  }

  #compareRows(a: StoreScanner, b: StoreScanner): number {
    const slabA = a.slab;
    const slabB = b.slab;
    const diff = this.#comparator.compareRows(
      slabA,
      a.offset + 10,
      slabA.view.getUint16(a.offset + 8),
      slabB,
      b.offset + 10,
      slabB.view.getUint16(b.offset + 8),
    );
    return this.#scan.reversed ? -diff : diff;
  }

  #isInRow(store: StoreScanner): boolean {
    if (!this.#keepsRow) return store.isInRow;
    const { slab, offset } = store;
    const length = slab.view.getUint16(offset + 8);
    return this.#comparator.compareRows(slab, offset + 10, length, this.#row.slab, 2, this.#rowLength) === 0;
  }

  #isPastStop(store: StoreScanner): boolean {
    const stopRow = this.#stopRow;
    if (stopRow.bytes.length === 0) return false;
    const { slab, offset } = store;
    const length = slab.view.getUint16(offset + 8);
    const diff = this.#comparator.compareRows(slab, offset + 10, length, stopRow, 0, stopRow.bytes.length);
    if (diff === 0) return !this.#scan.includeStopRow;
    return this.#scan.reversed ? diff < 0 : diff > 0;
  }

  #skipRow(): void {
    for (const store of this.#stores) if (store.valid && this.#isInRow(store)) store.skipRow();
  }
}

function incompatibleFilter(): Error {
  return hbaseError(
    'IncompatibleFilterException',
    'Filter whose hasFilterRow() returns true is incompatible with scans that must stop mid-row because of a limit.',
  );
}
