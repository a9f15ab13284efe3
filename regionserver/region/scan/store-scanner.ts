import { equalBytes, toStringBinary } from '../../../base/bytes.ts';
import { hbaseError } from '../../../base/errors.ts';
import type { Slab } from '../../../base/slab.ts';
import type { CellComparator } from '../../../cell/cell-comparator.ts';
import type { Pending, SeekKey } from '../../../cell/cell-cursor.ts';
import type { CellSink } from '../../../cell/cell-sink.ts';
import { kvLength, kvQualifierLength } from '../../../cell/key-value.ts';
import { firstOnRow, lastOnRow, MutableSeekKey } from '../../../cell/seek-key.ts';
import type { Filter } from '../../../model/filter/filter.ts';
import type { CellPosition } from '../mob/mob-cell.ts';
import type { MobValues } from '../mob/mob-values.ts';
import { type FirstMove, KeyValueHeap } from './key-value-heap.ts';
import type { KeyValueScanner } from './key-value-scanner.ts';
import { MatchCode } from './match-code.ts';
import type { ScanLimits } from './scan-limits.ts';
import type { ScanQueryMatcher } from './scan-query-matcher.ts';
import { isOneRow, type StoreScan } from './store-scan.ts';

/** How the scanner goes on from the cell it has judged. */
const Move = { STAY: 0, NEXT: 1, SEEK: 2 } as const;
type Move = (typeof Move)[keyof typeof Move];

/** What becomes of an INCLUDE when the cell is not given after all; by its number. */
const WITHOUT_INCLUDE: readonly MatchCode[] = [MatchCode.SKIP, MatchCode.SEEK_NEXT_COL, MatchCode.SEEK_NEXT_ROW];

/** Before it seeks, it looks whether the target is among the next few cells: that is cheaper than finding it. */
const STEPS_BEFORE_SEEK = 3;
/** Cells judged between two looks at the clock. */
const CELLS_PER_TIME_CHECK = 512;

export interface StoreScannerOptions {
  readonly scanners: readonly KeyValueScanner[];
  readonly matcher: ScanQueryMatcher;
  readonly scan: StoreScan;
  readonly comparator: CellComparator;
  /** Of a MOB store: gives cells the values that they refer to. */
  readonly mob?: MobValues | undefined;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  /** hbase.table.max.rowsize: most bytes of a row, or of the part of it that one call returns. */
  readonly maxRowBytes: number;
}

/**
 * Reads one store row by row: merges its scanners, asks the matcher of each cell, and appends what is to be seen. Any call may return a
 * promise when a block must be read first; the same call is then made again and goes on exactly where it was.
 */
export class StoreScanner {
  readonly #heap: KeyValueHeap;
  readonly #matcher: ScanQueryMatcher;
  readonly #filter: Filter | undefined;
  readonly #reversed: boolean;
  readonly #isOneRow: boolean;
  readonly #firstMove: FirstMove;
  readonly #storeLimit: number;
  readonly #storeOffset: number;
  readonly #target = new MutableSeekKey();
  readonly #now: () => number;
  readonly #maxRowBytes: number;
  readonly #mob: MobValues | undefined;
  /** What the matcher said of the current cell, whose value must be read before it is given. */
  #waiting: MatchCode | undefined;
  #rowBytes = 0;
  #started = false;
  #move: Move = Move.STAY;
  #steps = 0;
  #inRow = false;
  #cellsOfRow = 0;
  #sinceTimeCheck = 0;
  #exhausted = false;

  constructor({ scanners, matcher, scan, comparator, mob, now, maxRowBytes }: StoreScannerOptions) {
    this.#heap = new KeyValueHeap(scanners, comparator, scan.reversed);
    this.#matcher = matcher;
    this.#maxRowBytes = maxRowBytes;
    this.#mob = mob;
    this.#filter = scan.filter;
    this.#reversed = scan.reversed;
    this.#isOneRow = isOneRow(scan);
    this.#storeLimit = scan.storeLimit;
    this.#storeOffset = scan.storeOffset;
    this.#firstMove = firstMoveOf(scan);
    this.#now = now;
  }

  /** Makes the position good: afterwards `valid` tells whether there is a next cell, and (slab, offset) where it is. */
  peek(): Pending {
    if (!this.#started) {
      const pending = this.#heap.start(this.#firstMove);
      if (pending !== undefined) return pending;
      this.#started = true;
    }
    return this.#move === Move.STAY || this.#exhausted ? undefined : this.#goOn();
  }

  get valid(): boolean {
    return this.#heap.current !== undefined && !this.#exhausted;
  }
  get slab(): Slab {
    return this.#heap.current!.slab;
  }
  get offset(): number {
    return this.#heap.current!.offset;
  }

  /**
   * Appends the cells of the row at hand (or what is left of it) to `sink`; `peek` has shown that there is one. When it returns undefined,
   * either the row is done, or `limits.reached` is set and the row may have more. `batchOnly`: of the limits only the batch acts.
   */
  readRow(sink: CellSink, limits: ScanLimits, batchOnly: boolean): Pending {
    const first = this.#heap.current!;
    if (!this.#inRow || !this.#isMatchersRow(first)) {
      this.#matcher.startRow(first);
      this.#inRow = true;
      this.#cellsOfRow = 0;
      this.#rowBytes = 0;
    } else if (limits.cellCount === 0) this.#rowBytes = 0;
    for (;;) {
      if (this.#move !== Move.STAY) {
        const pending = this.#goOn();
        if (pending !== undefined) return pending;
      }
      const cell = this.#heap.current;
      if (cell === undefined) {
        this.#inRow = false;
        return undefined;
      }
      let code = this.#waiting ?? this.#matcher.match(cell);
      if (this.#mob !== undefined && code <= MatchCode.INCLUDE_AND_SEEK_NEXT_ROW) {
        if (this.#mob.leavesOut(cell)) code = WITHOUT_INCLUDE[code];
        else {
          const pending = this.#findValue(cell);
          this.#waiting = pending === undefined ? undefined : code;
          if (pending !== undefined) return pending;
        }
      }
      if (!this.#follow(code, cell, sink, limits)) {
        this.#inRow = false;
        return undefined;
      }
      if (this.#isOverLimit(limits, batchOnly)) return undefined;
    }
  }

  /** Whether it stands, `valid`, in the row that was read last. */
  get isInRow(): boolean {
    return this.#isMatchersRow(this.#heap.current!);
  }

  /** The row that was read last (a copy), or undefined before the first. */
  currentRow(): Buffer | undefined {
    const { row, rowLength } = this.#matcher;
    return rowLength < 0 ? undefined : Buffer.from(row.bytes.subarray(0, rowLength));
  }

  /** Passes over what is left of the row at hand. */
  skipRow(): void {
    const cell = this.#heap.current;
    this.#inRow = false;
    if (cell === undefined) return;
    if (this.#isOneRow) {
      this.#exhausted = true;
      return;
    }
    this.#target.setLastOnRow(cell.slab, cell.offset);
    this.#startSeek();
  }

  close(): void {
    this.#heap.close();
    this.#exhausted = true;
  }

  /** A part of a row may have ended exactly with the row. */
  #isMatchersRow(cell: KeyValueScanner): boolean {
    const { row, rowLength } = this.#matcher;
    return equalBytes(cell.slab, cell.offset + 10, cell.slab.view.getUint16(cell.offset + 8), row, 0, rowLength);
  }

  /** Of a cell that is given as it is. */
  #findValue(cell: KeyValueScanner): Pending {
    if (this.#cellsOfRow < this.#storeOffset) return undefined;
    if (this.#filter?.transformCell?.(cell.slab, cell.offset) !== undefined) return undefined;
    return this.#mob!.resolve(cell);
  }

  /** Does with a cell what the matcher says, and decides the next move; false when the row is done. */
  #follow(code: MatchCode, cell: KeyValueScanner, sink: CellSink, limits: ScanLimits): boolean {
    switch (code) {
      case MatchCode.INCLUDE:
      case MatchCode.INCLUDE_AND_SEEK_NEXT_COL:
      case MatchCode.INCLUDE_AND_SEEK_NEXT_ROW:
        this.#emit(cell, sink, limits);
        if (this.#isAtStoreLimit()) {
          this.skipRow();
          return false;
        }
        if (code === MatchCode.INCLUDE_AND_SEEK_NEXT_ROW) return this.#endRow();
        if (code === MatchCode.INCLUDE_AND_SEEK_NEXT_COL) return this.#toNextColumn(cell);
        break;
      case MatchCode.SKIP:
        break;
      case MatchCode.SEEK_NEXT_COL:
        return this.#toNextColumn(cell);
      case MatchCode.SEEK_NEXT_ROW:
        return this.#endRow();
      case MatchCode.SEEK_NEXT_USING_HINT:
        return this.#toHint(cell);
      case MatchCode.DONE:
        return false;
      case MatchCode.DONE_SCAN:
        this.#exhausted = true;
        return false;
    }
    this.#move = Move.NEXT;
    return true;
  }

  #emit(cell: KeyValueScanner, sink: CellSink, limits: ScanLimits): void {
    this.#cellsOfRow++;
    const { slab, offset } = cell;
    const transformed = this.#filter?.transformCell?.(slab, offset);
    if (this.#cellsOfRow <= this.#storeOffset) return;
    limits.cellCount++;
    if (transformed !== undefined) {
      const length = kvLength(transformed.view, 0);
      limits.addBytes(length);
      this.#countRowBytes(length, slab, offset);
      sink.append(transformed, 0, length, 0, 0);
      return;
    }
    this.#append(this.#mob === undefined ? cell : this.#mob.take(cell), sink, limits);
  }

  #append({ slab, offset, tagsOffset, tagsLength }: CellPosition, sink: CellSink, limits: ScanLimits): void {
    const length = kvLength(slab.view, offset);
    limits.addBytes(length);
    this.#countRowBytes(length, slab, offset);
    sink.append(slab, offset, length, tagsOffset, tagsLength);
  }

  #countRowBytes(length: number, { bytes, view }: Slab, offset: number): void {
    this.#rowBytes += length;
    if (this.#rowBytes <= this.#maxRowBytes) return;
    const row = toStringBinary(bytes, offset + 10, view.getUint16(offset + 8));
    throw hbaseError(
      'RowTooBigException',
      `Max row size allowed: ${this.#maxRowBytes}, but the row is bigger than that: ${row}. Read it in parts: by a scan with a batch, or that takes partial results`,
    );
  }

  /** On to the next row, unless the filter, asked before anything resets it, wants no more. */
  #endRow(): boolean {
    this.skipRow();
    if (this.#filter?.filterAllRemaining()) this.#exhausted = true;
    return false;
  }

  /** Asked after a cell was given: so a limit of 0 gives one cell, as in HBase. */
  #isAtStoreLimit(): boolean {
    const given = this.#cellsOfRow - this.#storeOffset;
    return this.#storeLimit >= 0 && given > 0 && given >= this.#storeLimit;
  }

  #toNextColumn(cell: KeyValueScanner): boolean {
    if (this.#matcher.setNextColumn(cell, this.#target)) this.#startSeek();
    else this.#move = Move.NEXT;
    return true;
  }

  #toHint(cell: KeyValueScanner): boolean {
    const hint = this.#filter!.getNextCellHint?.(cell.slab, cell.offset);
    if (hint === undefined || this.#heap.compareKeyToCurrent(hint) <= 0 || this.#isToBeWalked(cell, hint)) {
      this.#move = Move.NEXT;
      return true;
    }
    this.#target.setKey(hint.slab, hint.offset, hint.length);
    this.#startSeek();
    return true;
  }

  /**
   * To a hint inside the row one goes cell by cell from the empty column: family delete markers stand there, and what they hide must not come
   * back (HBase jumps over them). So one does backwards, as HBase does: lists of filters remember what they were shown.
   */
  #isToBeWalked(cell: KeyValueScanner, hint: SeekKey): boolean {
    return (this.#reversed || kvQualifierLength(cell.slab.view, cell.offset) === 0) && isInRowOf(cell, hint);
  }

  #startSeek(): void {
    this.#move = Move.SEEK;
    this.#steps = 0;
  }

  #goOn(): Pending {
    const heap = this.#heap;
    if (this.#move === Move.NEXT) {
      const pending = heap.next();
      if (pending === undefined) this.#move = Move.STAY;
      return pending;
    }
    for (; this.#steps < STEPS_BEFORE_SEEK; this.#steps++) {
      if (this.#steps > 0 && (heap.current === undefined || heap.compareKeyToCurrent(this.#target) <= 0)) {
        this.#move = Move.STAY;
        return undefined;
      }
      const pending = heap.next();
      if (pending !== undefined) return pending;
    }
    const pending = heap.reseek(this.#target);
    if (pending === undefined) this.#move = Move.STAY;
    return pending;
  }

  #isOverLimit(limits: ScanLimits, batchOnly: boolean): boolean {
    if (limits.batchCells > 0 && limits.cellCount >= limits.batchCells) {
      limits.reached = 'batch';
      return true;
    }
    if (batchOnly || !limits.insideRows) return false;
    if (limits.bytes >= limits.maxBytes && limits.cellCount > 0) {
      limits.reached = 'size';
      return true;
    }
    if (++this.#sinceTimeCheck < CELLS_PER_TIME_CHECK) return false;
    this.#sinceTimeCheck = 0;
    if (this.#now() < limits.deadline) return false;
    limits.reached = 'time';
    return true;
  }
}

function isInRowOf({ slab, offset }: KeyValueScanner, hint: SeekKey): boolean {
  const rowLength = slab.view.getUint16(offset + 8);
  const hintRowLength = hint.slab.view.getUint16(hint.offset);
  return equalBytes(slab, offset + 10, rowLength, hint.slab, hint.offset + 2, hintRowLength);
}

function firstMoveOf(scan: StoreScan): FirstMove {
  const { startRow, includeStartRow } = scan;
  if (!scan.reversed) {
    const key = includeStartRow ? firstOnRow(startRow) : lastOnRow(startRow);
    return (scanner) => scanner.seek(key);
  }
  if (startRow.length === 0) return (scanner) => scanner.seekToLastRow();
  const key = firstOnRow(startRow);
  return includeStartRow
    ? (scanner) => scanner.seek(key)
    : (scanner) => scanner.seekToPreviousRow(key.slab, 2, startRow.length);
}
