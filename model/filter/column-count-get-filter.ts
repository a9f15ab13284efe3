import { pb } from '../../proto/index.ts';
import { ReturnCode } from './filter.ts';
import { FilterBase } from './filter-base.ts';

/** The first columns of a row. For a Get: in a scan, a row with more ends it. */
export class ColumnCountGetFilter extends FilterBase {
  readonly name = 'ColumnCountGetFilter';
  readonly limit: number;
  #count = 0;
  constructor(limit: number) {
    super();
    this.limit = limit;
  }
  override reset(): void {
    this.#count = 0;
  }
  filterCell(): ReturnCode {
    this.#count++;
    return this.filterAllRemaining() ? ReturnCode.NEXT_COL : ReturnCode.INCLUDE_AND_NEXT_COL;
  }
  override filterAllRemaining(): boolean {
    return this.#count > this.limit;
  }
  encode(): Uint8Array {
    return pb.ColumnCountGetFilter.encode({ limit: this.limit }).finish();
  }
}
