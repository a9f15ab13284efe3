import { pb } from '../../proto/index.ts';
import { ReturnCode } from './filter.ts';
import { FilterBase } from './filter-base.ts';

/** The first cell of each row: for counting rows. */
export class FirstKeyOnlyFilter extends FilterBase {
  readonly name = 'FirstKeyOnlyFilter';
  #found = false;
  override reset(): void {
    this.#found = false;
  }
  filterCell(): ReturnCode {
    if (this.#found) return ReturnCode.NEXT_ROW;
    this.#found = true;
    return ReturnCode.INCLUDE;
  }
  encode(): Uint8Array {
    return pb.FirstKeyOnlyFilter.encode({}).finish();
  }
}
