import type { Slab } from '../../base/slab.ts';
import { kvValueLength, kvValueOffset } from '../../cell/key-value.ts';
import { CompareFilter } from './compare-filter.ts';
import { ReturnCode } from './filter.ts';

/** Cells whose value compares as asked. */
export class ValueFilter extends CompareFilter {
  readonly name = 'ValueFilter';
  filterCell(slab: Slab, offset: number): ReturnCode {
    const { view } = slab;
    const passes = this.passes(slab, kvValueOffset(view, offset), kvValueLength(view, offset));
    return passes ? ReturnCode.INCLUDE : ReturnCode.SKIP;
  }
}
