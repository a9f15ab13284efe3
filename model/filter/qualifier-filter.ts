import type { Slab } from '../../base/slab.ts';
import { kvQualifierLength, kvQualifierOffset } from '../../cell/key-value.ts';
import { CompareFilter } from './compare-filter.ts';
import { ReturnCode } from './filter.ts';

/** Cells whose qualifier compares as asked. */
export class QualifierFilter extends CompareFilter {
  readonly name = 'QualifierFilter';
  filterCell(slab: Slab, offset: number): ReturnCode {
    const { view } = slab;
    const passes = this.passes(slab, kvQualifierOffset(view, offset), kvQualifierLength(view, offset));
    return passes ? ReturnCode.INCLUDE : ReturnCode.SKIP;
  }
}
