import { pb } from '../../proto/index.ts';
import { ReturnCode } from './filter.ts';
import { FilterBase } from './filter-base.ts';

/** Nothing passes. */
export class FilterAllFilter extends FilterBase {
  readonly name = 'FilterAllFilter';
  override filterAllRemaining(): boolean {
    return true;
  }
  override filterRowKey(): boolean {
    return true;
  }
  filterCell(): ReturnCode {
    return ReturnCode.SKIP;
  }
  override filterRow(): boolean {
    return true;
  }
  encode(): Uint8Array {
    return pb.FilterAllFilter.encode({}).finish();
  }
}
