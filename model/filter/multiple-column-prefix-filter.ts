import { compareBytes } from '../../base/bytes.ts';
import { hbaseError } from '../../base/errors.ts';
import { type Slab, slabOf } from '../../base/slab.ts';
import type { SeekKey } from '../../cell/cell-cursor.ts';
import { kvQualifierLength, kvQualifierOffset } from '../../cell/key-value.ts';
import { MutableSeekKey } from '../../cell/seek-key.ts';
import { pb } from '../../proto/index.ts';
import { ReturnCode } from './filter.ts';
import { compareQualifier, FilterBase } from './filter-base.ts';

/** Cells whose qualifier starts with one of the prefixes. */
export class MultipleColumnPrefixFilter extends FilterBase {
  readonly name = 'MultipleColumnPrefixFilter';
  /** In byte order. */
  readonly prefixes: readonly Buffer[];
  readonly #slabs: readonly Slab[];
  readonly #hint = new MutableSeekKey();
  #next = 0;
  constructor(prefixes: readonly Buffer[]) {
    super();
    this.prefixes = [...prefixes].sort(Buffer.compare);
    if (this.prefixes.some((prefix, i) => i > 0 && prefix.equals(this.prefixes[i - 1]))) {
      throw hbaseError('IllegalArgumentException', 'prefixes must be distinct');
    }
    this.#slabs = this.prefixes.map(slabOf);
  }
  filterCell(slab: Slab, offset: number): ReturnCode {
    // The largest prefix that is not behind the qualifier decides, the next one is where to go.
    let next = 0;
    while (next < this.#slabs.length && compareQualifier(slab, offset, this.#slabs[next]) >= 0) next++;
    if (next > 0 && startsWith(slab, offset, this.#slabs[next - 1])) return ReturnCode.INCLUDE;
    if (next === this.#slabs.length) return ReturnCode.NEXT_ROW;
    this.#next = next;
    return ReturnCode.SEEK_NEXT_USING_HINT;
  }
  getNextCellHint(slab: Slab, offset: number): SeekKey {
    this.#hint.setFirstOnColumn(slab, offset, this.#slabs[this.#next], 0, this.prefixes[this.#next].length);
    return this.#hint;
  }
  encode(): Uint8Array {
    return pb.MultipleColumnPrefixFilter.encode({ sorted_prefixes: [...this.prefixes] }).finish();
  }
}

function startsWith(slab: Slab, offset: number, prefix: Slab): boolean {
  const length = prefix.bytes.length;
  if (kvQualifierLength(slab.view, offset) < length) return false;
  return compareBytes(slab, kvQualifierOffset(slab.view, offset), length, prefix, 0, length) === 0;
}
