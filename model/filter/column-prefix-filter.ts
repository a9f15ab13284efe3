import { compareBytes } from '../../base/bytes.ts';
import { type Slab, slabOf } from '../../base/slab.ts';
import type { SeekKey } from '../../cell/cell-cursor.ts';
import { kvQualifierLength, kvQualifierOffset } from '../../cell/key-value.ts';
import { MutableSeekKey } from '../../cell/seek-key.ts';
import { pb } from '../../proto/index.ts';
import { ReturnCode } from './filter.ts';
import { FilterBase } from './filter-base.ts';

/** Cells whose qualifier starts with the prefix. */
export class ColumnPrefixFilter extends FilterBase {
  readonly name = 'ColumnPrefixFilter';
  readonly prefix: Buffer;
  readonly #slab: Slab;
  readonly #hint = new MutableSeekKey();
  constructor(prefix: Buffer) {
    super();
    this.prefix = prefix;
    this.#slab = slabOf(prefix);
  }
  filterCell(slab: Slab, offset: number): ReturnCode {
    const { view } = slab;
    const length = kvQualifierLength(view, offset);
    const common = Math.min(length, this.prefix.length);
    const order = compareBytes(slab, kvQualifierOffset(view, offset), common, this.#slab, 0, common);
    if (order > 0) return ReturnCode.NEXT_ROW;
    if (order === 0 && common === this.prefix.length) return ReturnCode.INCLUDE;
    return ReturnCode.SEEK_NEXT_USING_HINT;
  }
  getNextCellHint(slab: Slab, offset: number): SeekKey {
    this.#hint.setFirstOnColumn(slab, offset, this.#slab, 0, this.prefix.length);
    return this.#hint;
  }
  encode(): Uint8Array {
    return pb.ColumnPrefixFilter.encode({ prefix: this.prefix }).finish();
  }
}
