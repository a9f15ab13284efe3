import type { Slab } from '../../base/slab.ts';
import type { SeekKey } from '../../cell/cell-cursor.ts';
import { type Filter, ReturnCode } from './filter.ts';
import { type FilterBase, HINTING_FILTERS } from './filter-base.ts';
import { FilterList } from './filter-list.ts';

const { INCLUDE, INCLUDE_AND_NEXT_COL, SKIP, NEXT_COL, NEXT_ROW, SEEK_NEXT_USING_HINT, INCLUDE_AND_SEEK_NEXT_ROW } =
  ReturnCode;

/** How far an answer goes, whether or not it includes: 0 the next cell, 1 the next column, 2 the next row. */
const STEP: Readonly<Record<ReturnCode, number>> = {
  [INCLUDE]: 0,
  [SKIP]: 0,
  [INCLUDE_AND_NEXT_COL]: 1,
  [NEXT_COL]: 1,
  [INCLUDE_AND_SEEK_NEXT_ROW]: 2,
  [NEXT_ROW]: 2,
  [SEEK_NEXT_USING_HINT]: 2,
};
const INCLUDING = [INCLUDE, INCLUDE_AND_NEXT_COL, INCLUDE_AND_SEEK_NEXT_ROW] as const;
const EXCLUDING = [SKIP, NEXT_COL, NEXT_ROW] as const;

export function isInclude(code: ReturnCode): boolean {
  return code === INCLUDE || code === INCLUDE_AND_NEXT_COL || code === INCLUDE_AND_SEEK_NEXT_ROW;
}

/** MUST_PASS_ALL: included only if all include; the longest step; of hints the furthest. */
export class FilterListWithAnd extends FilterList {
  readonly operator = 'MUST_PASS_ALL';
  readonly #hinting: readonly boolean[];
  readonly #seekHintFilters: Filter[] = [];

  constructor(filters: readonly FilterBase[]) {
    super(filters);
    this.includedBy.fill(true);
    this.#hinting = filters.map((filter) => HINTING_FILTERS.has(filter.name));
  }

  filterCell(slab: Slab, offset: number): ReturnCode {
    const { filters } = this;
    this.#seekHintFilters.length = 0;
    let code: ReturnCode = INCLUDE;
    let i = 0;
    for (; i < filters.length && isInclude(code); i++) {
      if (filters[i].filterAllRemaining()) code = NEXT_ROW;
      else code = this.#merge(code, this.#ask(i, slab, offset));
    }
    // Later filters do not see a cell that is excluded already, lest they count it; those that only look may still know a longer step.
    for (; i < filters.length; i++) if (this.#hinting[i]) this.#ask(i, slab, offset);
    return this.#seekHintFilters.length > 0 ? SEEK_NEXT_USING_HINT : code;
  }

  #ask(i: number, slab: Slab, offset: number): ReturnCode {
    const filter = this.filters[i];
    const code = filter.filterCell(slab, offset);
    if (code === SEEK_NEXT_USING_HINT) this.#seekHintFilters.push(filter);
    return code;
  }

  /** `code` is an including one. */
  #merge(code: ReturnCode, answer: ReturnCode): ReturnCode {
    if (answer === SEEK_NEXT_USING_HINT) return answer;
    return (isInclude(answer) ? INCLUDING : EXCLUDING)[Math.max(STEP[code], STEP[answer])];
  }

  override reset(): void {
    for (const filter of this.filters) filter.reset();
    this.#seekHintFilters.length = 0;
  }

  /** A hinting filter that lets the row pass keeps it alive, so that its hint can be asked for. */
  override filterRowKey(slab: Slab, rowOffset: number, rowLength: number): boolean {
    let filtered = false;
    let hintingPassed = false;
    for (let i = 0; i < this.filters.length; i++) {
      const filter = this.filters[i];
      if (filter.filterAllRemaining()) return true;
      if (filter.filterRowKey(slab, rowOffset, rowLength)) filtered = true;
      else if (this.#hinting[i]) hintingPassed = true;
    }
    return filtered && !hintingPassed;
  }

  override filterAllRemaining(): boolean {
    for (const filter of this.filters) if (filter.filterAllRemaining()) return true;
    return false;
  }

  override filterRow(): boolean {
    for (const filter of this.filters) if (filter.filterRow()) return true;
    return false;
  }

  getNextCellHint(slab: Slab, offset: number): SeekKey | undefined {
    let furthest: SeekKey | undefined;
    for (const filter of this.#seekHintFilters) {
      if (filter.filterAllRemaining()) continue;
      const hint = filter.getNextCellHint?.(slab, offset);
      if (hint === undefined) continue;
      if (furthest === undefined || this.compareHints(furthest, hint) < 0) furthest = hint;
    }
    return furthest;
  }
}
