// What a reader sees of a store's cells, in the order of the rules (spec of cells, section 4): expired by the family's TTL · expired by
// the cell's own TTL · delete markers · hidden by one · time range · columns asked for · versions · filter · versions after the filter.
import { copyBytes, equalBytes } from '../../../base/bytes.ts';
import { EMPTY_SLAB, type Slab, slabOf } from '../../../base/slab.ts';
import { isDeleteType } from '../../../cell/key-value.ts';
import type { MutableSeekKey } from '../../../cell/seek-key.ts';
import { ttlOfTags } from '../../../cell/tag.ts';
import type { TimeRange } from '../../../cell/time-range.ts';
import { type Filter, ReturnCode } from '../../../model/filter/filter.ts';
import { ColumnBuffer } from './column-buffer.ts';
import type { ColumnTracker } from './column-tracker.ts';
import { DeleteResult, type DeleteTracker } from './delete-tracker.ts';
import type { KeyValueScanner } from './key-value-scanner.ts';
import { MatchCode } from './match-code.ts';

/** Judges the cells of one store, row by row. */
export interface ScanQueryMatcher {
  /** The row at hand; undefined before the first. */
  readonly row: Slab;
  readonly rowLength: number;
  startRow(cell: KeyValueScanner): void;
  match(cell: KeyValueScanner): MatchCode;
  /** After SEEK_NEXT_COL or INCLUDE_AND_SEEK_NEXT_COL: sets where the next column begins; false when it must go on cell by cell. */
  setNextColumn(cell: KeyValueScanner, target: MutableSeekKey): boolean;
}

export interface MatcherRules {
  readonly now: number;
  /** Milliseconds: older timestamps are expired; −Infinity: none. */
  readonly oldestUnexpired: number;
  readonly minVersions: number;
}

/** What all matchers do before they look at versions and deletes. */
export abstract class RowMatcher {
  row: Slab = EMPTY_SLAB;
  rowLength = -1;
  protected readonly columns: ColumnTracker;
  protected readonly deletes: DeleteTracker;
  readonly #now: number;
  readonly #expiredBefore: number;
  /** Of the cell at hand. */
  protected qualifierOffset = 0;
  protected qualifierLength = 0;
  protected high = 0;
  protected low = 0;
  protected type = 0;
  /** Of the empty column only delete markers are still of interest. */
  protected hasLeftEmptyColumn = false;
  /** Where the cell stands that began the row: of it is known that it is of the row. */
  #firstSlab: Slab = EMPTY_SLAB;
  #firstOffset = -1;

  constructor(rules: MatcherRules, columns: ColumnTracker, deletes: DeleteTracker) {
    this.columns = columns;
    this.deletes = deletes;
    this.#now = rules.now;
    // With MIN_VERSIONS an expired cell may still be wanted: its versions are counted first.
    this.#expiredBefore = rules.minVersions > 0 ? Number.NEGATIVE_INFINITY : rules.oldestUnexpired;
  }

  startRow(cell: KeyValueScanner): void {
    const { slab, offset } = cell;
    const length = slab.view.getUint16(offset + 8);
    if (length > this.row.bytes.length) this.row = slabOf(Buffer.allocUnsafe(Math.max(64, length * 2)));
    copyBytes(slab, offset + 10, this.row, 0, length);
    this.rowLength = length;
    this.#firstSlab = slab;
    this.#firstOffset = offset;
    this.hasLeftEmptyColumn = false;
    this.columns.reset();
    this.deletes.reset();
  }

  setNextColumn(cell: KeyValueScanner, target: MutableSeekKey): boolean {
    const { slab, offset } = cell;
    // Family delete markers stand beside puts of the empty qualifier: jumping over that column would miss them.
    if (this.qualifierLength === 0) {
      this.hasLeftEmptyColumn = true;
      return false;
    }
    const next = this.columns.nextColumn;
    if (next === undefined) target.setLastOnColumn(slab, offset);
    else target.setFirstOnColumn(slab, offset, next, 0, next.bytes.length);
    return true;
  }

  /** Whether the cell is of the row at hand. */
  isInRow({ slab, offset }: KeyValueScanner): boolean {
    if (offset === this.#firstOffset && slab === this.#firstSlab) return true;
    return equalBytes(slab, offset + 10, slab.view.getUint16(offset + 8), this.row, 0, this.rowLength);
  }

  /** Reads the fields of a cell of the row; a code when it needs no further look, −1 otherwise. */
  protected precheck(cell: KeyValueScanner): MatchCode | -1 {
    const { slab, offset } = cell;
    const view = slab.view;
    const keyLength = view.getUint32(offset);
    const rowLength = view.getUint16(offset + 8);
    if (this.columns.isDone) return MatchCode.SEEK_NEXT_ROW;
    const family = offset + 10 + rowLength;
    const familyLength = view.getUint8(family);
    const keyEnd = offset + 8 + keyLength;
    this.qualifierOffset = family + 1 + familyLength;
    this.qualifierLength = keyLength - rowLength - familyLength - 12;
    this.high = view.getInt32(keyEnd - 9);
    this.low = view.getUint32(keyEnd - 5);
    this.type = view.getUint8(keyEnd - 1);
    const timestamp = this.high * 4294967296 + this.low;
    if (timestamp < this.#expiredBefore) return this.leaveColumn(slab);
    if (cell.tagsLength > 0) {
      const ttl = ttlOfTags(view, cell.tagsOffset, cell.tagsLength);
      if (ttl >= 0 && timestamp + ttl < this.#now) return MatchCode.SKIP;
    }
    return -1;
  }

  protected leaveColumn(slab: Slab): MatchCode {
    return this.columns.leaveColumn(slab, this.qualifierOffset, this.qualifierLength);
  }

  protected trackDelete(cell: KeyValueScanner): void {
    this.deletes.add(
      cell.slab,
      this.qualifierOffset,
      this.qualifierLength,
      this.high,
      this.low,
      this.type,
      cell.sequenceId,
    );
  }

  /** A code when a marker hides the put, −1 otherwise. */
  protected checkDeleted(cell: KeyValueScanner): MatchCode | -1 {
    if (this.deletes.isEmpty) return -1;
    const result = this.deletes.judge(
      cell.slab,
      this.qualifierOffset,
      this.qualifierLength,
      this.high,
      this.low,
      this.type,
      cell.sequenceId,
    );
    if (result === DeleteResult.NOT_DELETED) return -1;
    return result === DeleteResult.COLUMN ? this.leaveColumn(cell.slab) : MatchCode.SKIP;
  }

  protected countVersion(slab: Slab, ignoreCount: boolean): MatchCode {
    return this.columns.checkVersions(
      slab,
      this.qualifierOffset,
      this.qualifierLength,
      this.high,
      this.low,
      this.type,
      ignoreCount,
    );
  }
}

export interface UserScanRules extends MatcherRules {
  readonly timeRange: TimeRange;
  readonly raw: boolean;
  /** KEEP_DELETED_CELLS is TRUE or TTL: a marker outside the time range hides nothing in it. */
  readonly seesPastDeletes: boolean;
  readonly filter: Filter | undefined;
  /** Versions of a column that may pass after the filter. */
  readonly versionsAfterFilter: number;
}

/** For gets and scans. */
export class UserScanQueryMatcher extends RowMatcher implements ScanQueryMatcher {
  readonly #rules: UserScanRules;
  readonly #filter: Filter | undefined;
  readonly #timeRange: TimeRange;
  /** The column whose versions passed the filter, and how many. */
  readonly #passedColumn = new ColumnBuffer();
  #passedCount = 0;

  constructor(rules: UserScanRules, columns: ColumnTracker, deletes: DeleteTracker) {
    super(rules, columns, deletes);
    this.#rules = rules;
    this.#filter = rules.filter;
    this.#timeRange = rules.timeRange;
  }

  override startRow(cell: KeyValueScanner): void {
    super.startRow(cell);
    this.#passedColumn.clear();
  }

  match(cell: KeyValueScanner): MatchCode {
    const filter = this.#filter;
    if (filter?.filterAllRemaining()) return MatchCode.DONE_SCAN;
    if (!this.isInRow(cell)) return MatchCode.DONE;
    let code: MatchCode | -1 = this.precheck(cell);
    if (code !== -1) return code;
    const { slab, offset } = cell;
    const view = slab.view;
    const timestampOffset = this.qualifierOffset + this.qualifierLength;
    const isLeft = this.hasLeftEmptyColumn && this.qualifierLength === 0;
    if (isLeft && (this.#rules.raw || !isDeleteType(this.type))) return MatchCode.SKIP;
    if (!this.#rules.raw) {
      if (isDeleteType(this.type)) {
        const counts = this.#rules.seesPastDeletes
          ? this.#timeRange.compare(view, timestampOffset) === 0
          : this.#timeRange.atOrAfterMin(view, timestampOffset);
        if (counts) this.trackDelete(cell);
        return MatchCode.SKIP;
      }
      code = this.checkDeleted(cell);
      if (code !== -1) return code;
    }
    const time = this.#timeRange.compare(view, timestampOffset);
    if (time > 0) return MatchCode.SKIP;
    if (time < 0) return this.leaveColumn(slab);
    code = this.columns.checkColumn(slab, this.qualifierOffset, this.qualifierLength);
    if (code !== MatchCode.INCLUDE) return code;
    code = this.countVersion(slab, false);
    if (filter === undefined || code === MatchCode.SKIP || code === MatchCode.SEEK_NEXT_COL) return code;
    return this.#merge(slab, code, filter.filterCell(slab, offset));
  }

  /** The filter's answer for a cell that columns and versions let through with `code` (one of the INCLUDEs). */
  #merge(slab: Slab, code: MatchCode, answer: ReturnCode): MatchCode {
    switch (answer) {
      case ReturnCode.SKIP:
        if (code === MatchCode.INCLUDE) return MatchCode.SKIP;
        return code === MatchCode.INCLUDE_AND_SEEK_NEXT_COL ? MatchCode.SEEK_NEXT_COL : MatchCode.SEEK_NEXT_ROW;
      case ReturnCode.NEXT_COL:
        if (code === MatchCode.INCLUDE_AND_SEEK_NEXT_ROW || this.leaveColumn(slab) === MatchCode.SEEK_NEXT_ROW)
          return MatchCode.SEEK_NEXT_ROW;
        return MatchCode.SEEK_NEXT_COL;
      case ReturnCode.NEXT_ROW:
        return MatchCode.SEEK_NEXT_ROW;
      case ReturnCode.SEEK_NEXT_USING_HINT:
        return MatchCode.SEEK_NEXT_USING_HINT;
      case ReturnCode.INCLUDE_AND_NEXT_COL:
        if (code === MatchCode.INCLUDE) code = MatchCode.INCLUDE_AND_SEEK_NEXT_COL;
        break;
      case ReturnCode.INCLUDE_AND_SEEK_NEXT_ROW:
        code = MatchCode.INCLUDE_AND_SEEK_NEXT_ROW;
        break;
      case ReturnCode.INCLUDE:
        break;
    }
    return this.#countPassed(slab, code);
  }

  #countPassed(slab: Slab, code: MatchCode): MatchCode {
    const column = this.#passedColumn;
    if (column.length < 0 || column.compare(slab, this.qualifierOffset, this.qualifierLength) !== 0) {
      column.set(slab, this.qualifierOffset, this.qualifierLength);
      this.#passedCount = 0;
    }
    this.#passedCount++;
    if (this.#passedCount > this.#rules.versionsAfterFilter)
      code = code === MatchCode.INCLUDE_AND_SEEK_NEXT_ROW ? MatchCode.SEEK_NEXT_ROW : MatchCode.SEEK_NEXT_COL;
    // The filter, or the count after it, may leave a column that still has versions to give: the tracker must follow.
    if (code === MatchCode.INCLUDE_AND_SEEK_NEXT_COL || code === MatchCode.SEEK_NEXT_COL) this.leaveColumn(slab);
    return code;
  }
}
