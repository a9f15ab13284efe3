import { equalBytes } from '../../base/bytes.ts';
import { type Slab, slabOf } from '../../base/slab.ts';
import type { SeekKey } from '../../cell/cell-cursor.ts';
import { kvFamilyLength, kvFamilyOffset, kvQualifierLength } from '../../cell/key-value.ts';
import { type Filter, ReturnCode } from './filter.ts';
import type { FilterBase } from './filter-base.ts';
import { FilterList } from './filter-list.ts';
import { isInclude } from './filter-list-with-and.ts';

const { INCLUDE, INCLUDE_AND_NEXT_COL, SKIP, NEXT_COL, NEXT_ROW, SEEK_NEXT_USING_HINT, INCLUDE_AND_SEEK_NEXT_ROW } =
  ReturnCode;

/** 0 one cell on (a hint may go anywhere, so it counts as that), 1 a column, 2 a row. */
const STEP: Readonly<Record<ReturnCode, number>> = {
  [INCLUDE]: 0,
  [SKIP]: 0,
  [SEEK_NEXT_USING_HINT]: 0,
  [INCLUDE_AND_NEXT_COL]: 1,
  [NEXT_COL]: 1,
  [INCLUDE_AND_SEEK_NEXT_ROW]: 2,
  [NEXT_ROW]: 2,
};
const INCLUDING = [INCLUDE, INCLUDE_AND_NEXT_COL, INCLUDE_AND_SEEK_NEXT_ROW] as const;
const EXCLUDING = [SKIP, NEXT_COL, NEXT_ROW] as const;

/** What one part said last, and of which cell: an answer may cover cells to come, which the part is then not asked about. */
class LastAnswer {
  code: ReturnCode | undefined;
  /** The cell's key as a KeyValue without value, at 0. */
  cell: Slab = slabOf(Buffer.allocUnsafeSlow(128));

  set(code: ReturnCode, slab: Slab, offset: number): void {
    this.code = code;
    if (code === INCLUDE || code === SKIP) return;
    const length = 8 + slab.view.getUint32(offset);
    if (this.cell.bytes.length < length) this.cell = slabOf(Buffer.allocUnsafeSlow(length * 2));
    slab.bytes.copy(this.cell.bytes, 0, offset, offset + length);
    this.cell.view.setUint32(4, 0);
  }
}

/** MUST_PASS_ONE: included if any includes; the shortest step; a hint only if all hint, and then the nearest. */
export class FilterListWithOr extends FilterList {
  readonly operator = 'MUST_PASS_ONE';
  readonly #last: readonly LastAnswer[];

  constructor(filters: readonly FilterBase[]) {
    super(filters);
    this.#last = filters.map(() => new LastAnswer());
  }

  filterCell(slab: Slab, offset: number): ReturnCode {
    const { filters, includedBy } = this;
    if (filters.length === 0) return INCLUDE;
    let merged: ReturnCode | undefined;
    for (let i = 0; i < filters.length; i++) {
      includedBy[i] = false;
      const filter = filters[i];
      if (filter.filterAllRemaining()) continue;
      const last = this.#last[i];
      const code = this.#codeFromLast(filter, last, slab, offset) ?? filter.filterCell(slab, offset);
      last.set(code, slab, offset);
      merged = merged === undefined ? code : merge(merged, code);
      includedBy[i] = isInclude(code);
    }
    return merged ?? SKIP;
  }

  /** The answer that still holds from an earlier cell; undefined: ask. */
  #codeFromLast(filter: Filter, last: LastAnswer, slab: Slab, offset: number): ReturnCode | undefined {
    switch (last.code) {
      case SEEK_NEXT_USING_HINT: {
        const hint = filter.getNextCellHint?.(last.cell, 0);
        return hint !== undefined && this.isBefore(slab, offset, hint) ? SEEK_NEXT_USING_HINT : undefined;
      }
      case NEXT_COL:
      case INCLUDE_AND_NEXT_COL:
        return isSameColumn(last.cell, slab, offset) ? NEXT_COL : undefined;
      case NEXT_ROW:
      case INCLUDE_AND_SEEK_NEXT_ROW:
        // A row ends for each family by itself, and answers are forgotten between rows.
        return isSameFamily(last.cell, slab, offset) ? NEXT_ROW : undefined;
      default:
        return undefined;
    }
  }

  override reset(): void {
    for (let i = 0; i < this.filters.length; i++) {
      this.filters[i].reset();
      this.includedBy[i] = false;
      this.#last[i].code = undefined;
    }
  }

  /** All are asked: some take note of the row. */
  override filterRowKey(slab: Slab, rowOffset: number, rowLength: number): boolean {
    if (this.filters.length === 0) return false;
    let filtered = true;
    for (const filter of this.filters) {
      if (!filter.filterAllRemaining() && !filter.filterRowKey(slab, rowOffset, rowLength)) filtered = false;
    }
    return filtered;
  }

  override filterAllRemaining(): boolean {
    if (this.filters.length === 0) return false;
    for (const filter of this.filters) if (!filter.filterAllRemaining()) return false;
    return true;
  }

  override filterRow(): boolean {
    if (this.filters.length === 0) return false;
    for (const filter of this.filters) if (!filter.filterRow()) return false;
    return true;
  }

  getNextCellHint(slab: Slab, offset: number): SeekKey | undefined {
    let nearest: SeekKey | undefined;
    for (const filter of this.filters as readonly Filter[]) {
      if (filter.filterAllRemaining()) continue;
      const hint = filter.getNextCellHint?.(slab, offset);
      if (hint === undefined) return undefined;
      if (nearest === undefined || this.compareHints(nearest, hint) > 0) nearest = hint;
    }
    return nearest;
  }
}

function merge(a: ReturnCode, b: ReturnCode): ReturnCode {
  if (a === SEEK_NEXT_USING_HINT && b === SEEK_NEXT_USING_HINT) return a;
  return (isInclude(a) || isInclude(b) ? INCLUDING : EXCLUDING)[Math.min(STEP[a], STEP[b])];
}

function isSameFamily(a: Slab, b: Slab, offset: number): boolean {
  return equalBytes(
    a,
    kvFamilyOffset(a.view, 0),
    kvFamilyLength(a.view, 0),
    b,
    kvFamilyOffset(b.view, offset),
    kvFamilyLength(b.view, offset),
  );
}

/** Family and qualifier stand side by side. */
function isSameColumn(a: Slab, b: Slab, offset: number): boolean {
  const familyLength = kvFamilyLength(a.view, 0);
  if (familyLength !== kvFamilyLength(b.view, offset)) return false;
  const lengthA = familyLength + kvQualifierLength(a.view, 0);
  const lengthB = familyLength + kvQualifierLength(b.view, offset);
  return equalBytes(a, kvFamilyOffset(a.view, 0), lengthA, b, kvFamilyOffset(b.view, offset), lengthB);
}
