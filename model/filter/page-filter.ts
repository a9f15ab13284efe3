import { pb } from '../../proto/index.ts';
import { ReturnCode } from './filter.ts';
import { FilterBase } from './filter-base.ts';

/** At most so many rows, in each region. */
export class PageFilter extends FilterBase {
  readonly name = 'PageFilter';
  readonly pageSize: number;
  #rowsAccepted = 0;
  constructor(pageSize: number) {
    super();
    this.pageSize = pageSize;
  }
  override get hasFilterRow(): boolean {
    return true;
  }
  filterCell(): ReturnCode {
    return ReturnCode.INCLUDE;
  }
  override filterAllRemaining(): boolean {
    return this.#rowsAccepted >= this.pageSize;
  }
  override filterRow(): boolean {
    this.#rowsAccepted++;
    return this.#rowsAccepted > this.pageSize;
  }
  encode(): Uint8Array {
    return pb.PageFilter.encode({ page_size: this.pageSize }).finish();
  }
}
