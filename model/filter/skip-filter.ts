import type { Slab } from '../../base/slab.ts';
import { pb } from '../../proto/index.ts';
import { type Filter, ReturnCode } from './filter.ts';
import { FilterBase } from './filter-base.ts';
import { wireForm } from './wire-form.ts';

/** Drops a whole row when the inner filter does not include any one of its cells. */
export class SkipFilter extends FilterBase {
  readonly name = 'SkipFilter';
  readonly filter: FilterBase;
  #filterRow = false;
  constructor(filter: FilterBase) {
    super();
    this.filter = filter;
  }
  override get hasFilterRow(): boolean {
    return true;
  }
  override reset(): void {
    this.filter.reset();
    this.#filterRow = false;
  }
  override filterRowKey(): boolean {
    return false;
  }
  filterCell(slab: Slab, offset: number): ReturnCode {
    const code = this.filter.filterCell(slab, offset);
    if (code !== ReturnCode.INCLUDE) this.#filterRow = true;
    return code;
  }
  transformCell(slab: Slab, offset: number): Slab | undefined {
    return (this.filter as Filter).transformCell?.(slab, offset);
  }
  override filterRow(): boolean {
    return this.#filterRow;
  }
  override isFamilyEssential(family: Buffer): boolean {
    return this.filter.isFamilyEssential(family);
  }
  encode(): Uint8Array {
    return pb.SkipFilter.encode({ filter: wireForm(this.filter) }).finish();
  }
}
