import type { Slab } from '../../base/slab.ts';
import { CompareFilter } from './compare-filter.ts';
import { ReturnCode } from './filter.ts';

/** Rows whose key compares as asked. */
export class RowFilter extends CompareFilter {
  readonly name = 'RowFilter';
  #filterOutRow = false;
  override reset(): void {
    this.#filterOutRow = false;
  }
  override filterRowKey(slab: Slab, rowOffset: number, rowLength: number): boolean {
    if (!this.passes(slab, rowOffset, rowLength)) this.#filterOutRow = true;
    return this.#filterOutRow;
  }
  filterCell(): ReturnCode {
    return this.#filterOutRow ? ReturnCode.NEXT_ROW : ReturnCode.INCLUDE;
  }
  override filterRow(): boolean {
    return this.#filterOutRow;
  }
}
