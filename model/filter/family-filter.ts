import type { Slab } from '../../base/slab.ts';
import { kvFamilyLength, kvFamilyOffset } from '../../cell/key-value.ts';
import { CompareFilter } from './compare-filter.ts';
import { ReturnCode } from './filter.ts';

/** Cells whose family compares as asked. */
export class FamilyFilter extends CompareFilter {
  readonly name = 'FamilyFilter';
  filterCell(slab: Slab, offset: number): ReturnCode {
    const length = kvFamilyLength(slab.view, offset);
    if (length > 0 && !this.passes(slab, kvFamilyOffset(slab.view, offset), length)) return ReturnCode.NEXT_ROW;
    return ReturnCode.INCLUDE;
  }
}
