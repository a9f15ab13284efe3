import type { Slab } from '../../base/slab.ts';
import { pb } from '../../proto/index.ts';
import { type Filter, ReturnCode } from './filter.ts';
import { FilterBase } from './filter-base.ts';
import { wireForm } from './wire-form.ts';

/** Ends the scan as soon as the inner filter filters anything: a row key, a cell, a row. */
export class WhileMatchFilter extends FilterBase {
  readonly name = 'WhileMatchFilter';
  readonly filter: FilterBase;
  #filterAllRemaining = false;
  constructor(filter: FilterBase) {
    super();
    this.filter = filter;
  }
  override get hasFilterRow(): boolean {
    return true;
  }
  override reset(): void {
    this.filter.reset();
  }
  override filterAllRemaining(): boolean {
    return this.#filterAllRemaining || this.filter.filterAllRemaining();
  }
  override filterRowKey(slab: Slab, rowOffset: number, rowLength: number): boolean {
    if (this.filterAllRemaining()) return true;
    return this.#note(this.filter.filterRowKey(slab, rowOffset, rowLength));
  }
  filterCell(slab: Slab, offset: number): ReturnCode {
    const code = this.filter.filterCell(slab, offset);
    this.#note(code !== ReturnCode.INCLUDE);
    return code;
  }
  transformCell(slab: Slab, offset: number): Slab | undefined {
    return (this.filter as Filter).transformCell?.(slab, offset);
  }
  override filterRow(): boolean {
    return this.#note(this.filter.filterRow());
  }
  override isFamilyEssential(family: Buffer): boolean {
    return this.filter.isFamilyEssential(family);
  }
  encode(): Uint8Array {
    return pb.WhileMatchFilter.encode({ filter: wireForm(this.filter) }).finish();
  }
  #note(filtered: boolean): boolean {
    if (filtered) this.#filterAllRemaining = true;
    return filtered;
  }
}
