import { compareBytes } from '../../../base/bytes.ts';
import { type Slab, slabOf } from '../../../base/slab.ts';
import { isDeleteType } from '../../../cell/key-value.ts';
import { ColumnBuffer } from './column-buffer.ts';
import { MatchCode } from './match-code.ts';

/** Which columns a scan wants, and how many versions of each. Fed the cells of one row in order. */
export interface ColumnTracker {
  /** True when the row has nothing more to give. */
  readonly isDone: boolean;
  /** Whether the cell's column is asked for: INCLUDE, SEEK_NEXT_COL (to `nextColumn`) or SEEK_NEXT_ROW. */
  checkColumn(slab: Slab, qualifierOffset: number, qualifierLength: number): MatchCode;
  /** Counts a version of the column that checkColumn let through. `ignoreCount`: keep it without counting. */
  checkVersions(
    slab: Slab,
    qualifierOffset: number,
    qualifierLength: number,
    high: number,
    low: number,
    type: number,
    ignoreCount: boolean,
  ): MatchCode;
  /** The column has nothing more to give: SEEK_NEXT_COL or SEEK_NEXT_ROW. */
  leaveColumn(slab: Slab, qualifierOffset: number, qualifierLength: number): MatchCode;
  /** The next column asked for; undefined: whichever comes. */
  readonly nextColumn: Slab | undefined;
  reset(): void;
}

export interface VersionRules {
  readonly maxVersions: number;
  readonly minVersions: number;
  /** Milliseconds: older timestamps are expired; −Infinity: none. */
  readonly oldestUnexpired: number;
}

function isExpired(rules: VersionRules, high: number, low: number): boolean {
  return high * 4294967296 + low < rules.oldestUnexpired;
}

/** All columns. Two cells of a column with equal timestamp and type are one version, written twice: the newer write counts. */
export class WildcardColumnTracker implements ColumnTracker {
  readonly isDone = false;
  readonly nextColumn = undefined;
  readonly #rules: VersionRules;
  readonly #column = new ColumnBuffer();
  #count = 0;
  #lastHigh = 0;
  #lastLow = 0;
  #lastType = -1;

  constructor(rules: VersionRules) {
    this.#rules = rules;
  }

  checkColumn(): MatchCode {
    return MatchCode.INCLUDE;
  }

  checkVersions(
    slab: Slab,
    qualifierOffset: number,
    qualifierLength: number,
    high: number,
    low: number,
    type: number,
    ignoreCount: boolean,
  ): MatchCode {
    const column = this.#column;
    if (column.length < 0 || column.compare(slab, qualifierOffset, qualifierLength) !== 0) {
      column.set(slab, qualifierOffset, qualifierLength);
      this.#count = 0;
      this.#lastType = -1;
    }
    if (ignoreCount) return MatchCode.INCLUDE;
    if (type === this.#lastType && low === this.#lastLow && high === this.#lastHigh) return MatchCode.SKIP;
    if (!isDeleteType(type)) this.#count++;
    const rules = this.#rules;
    if (this.#count > rules.maxVersions) return MatchCode.SEEK_NEXT_COL;
    if (this.#count > rules.minVersions && isExpired(rules, high, low)) return MatchCode.SEEK_NEXT_COL;
    this.#lastHigh = high;
    this.#lastLow = low;
    this.#lastType = type;
    return MatchCode.INCLUDE;
  }

  leaveColumn(): MatchCode {
    return MatchCode.SEEK_NEXT_COL;
  }

  reset(): void {
    this.#column.clear();
    this.#count = 0;
    this.#lastType = -1;
  }
}

/** Named columns, in byte order. The first expired version met is still returned (and ends its column): HBase does so. */
export class ExplicitColumnTracker implements ColumnTracker {
  readonly #rules: VersionRules;
  readonly #columns: readonly Slab[];
  #index = 0;
  #count = 0;
  #lastHigh = 0;
  #lastLow = 0;
  #hasLast = false;

  constructor(columns: readonly Buffer[], rules: VersionRules) {
    this.#columns = columns.map((column) => slabOf(column));
    this.#rules = rules;
  }

  get isDone(): boolean {
    return this.#index >= this.#columns.length;
  }
  get nextColumn(): Slab | undefined {
    return this.#columns[this.#index];
  }

  checkColumn(slab: Slab, qualifierOffset: number, qualifierLength: number): MatchCode {
    for (; this.#index < this.#columns.length; this.#toNext()) {
      const diff = this.#compare(slab, qualifierOffset, qualifierLength);
      if (diff === 0) return MatchCode.INCLUDE;
      if (diff < 0) return MatchCode.SEEK_NEXT_COL;
    }
    return MatchCode.SEEK_NEXT_ROW;
  }

  checkVersions(
    _slab: Slab,
    _qualifierOffset: number,
    _qualifierLength: number,
    high: number,
    low: number,
    type: number,
    ignoreCount: boolean,
  ): MatchCode {
    if (ignoreCount || isDeleteType(type)) return MatchCode.INCLUDE;
    if (this.#hasLast && low === this.#lastLow && high === this.#lastHigh) return MatchCode.SKIP;
    const rules = this.#rules;
    this.#count++;
    if (this.#count >= rules.maxVersions || (this.#count >= rules.minVersions && isExpired(rules, high, low))) {
      this.#toNext();
      return this.isDone ? MatchCode.INCLUDE_AND_SEEK_NEXT_ROW : MatchCode.INCLUDE_AND_SEEK_NEXT_COL;
    }
    this.#hasLast = true;
    this.#lastHigh = high;
    this.#lastLow = low;
    return MatchCode.INCLUDE;
  }

  leaveColumn(slab: Slab, qualifierOffset: number, qualifierLength: number): MatchCode {
    while (this.#index < this.#columns.length && this.#compare(slab, qualifierOffset, qualifierLength) >= 0)
      this.#toNext();
    return this.isDone ? MatchCode.SEEK_NEXT_ROW : MatchCode.SEEK_NEXT_COL;
  }

  reset(): void {
    this.#index = 0;
    this.#count = 0;
    this.#hasLast = false;
  }

  #compare(slab: Slab, qualifierOffset: number, qualifierLength: number): number {
    const column = this.#columns[this.#index];
    return compareBytes(slab, qualifierOffset, qualifierLength, column, 0, column.bytes.length);
  }

  #toNext(): void {
    this.#index++;
    this.#count = 0;
    this.#hasLast = false;
  }
}
