import { equalBytes } from '../../base/bytes.ts';
import { type Slab, slabOf } from '../../base/slab.ts';
import { kvQualifierLength, kvQualifierOffset } from '../../cell/key-value.ts';
import { pb } from '../../proto/index.ts';
import { ReturnCode } from './filter.ts';
import { FilterBase } from './filter-base.ts';

/** Cells of a row up to the first that has one of the qualifiers. */
export class FirstKeyValueMatchingQualifiersFilter extends FilterBase {
  readonly name = 'FirstKeyValueMatchingQualifiersFilter';
  readonly qualifiers: readonly Buffer[];
  readonly #slabs: readonly Slab[];
  #found = false;
  constructor(qualifiers: readonly Buffer[]) {
    super();
    this.qualifiers = qualifiers;
    this.#slabs = qualifiers.map(slabOf);
  }
  override reset(): void {
    this.#found = false;
  }
  filterCell(slab: Slab, offset: number): ReturnCode {
    if (this.#found) return ReturnCode.NEXT_ROW;
    const at = kvQualifierOffset(slab.view, offset);
    const length = kvQualifierLength(slab.view, offset);
    for (const each of this.#slabs) if (equalBytes(slab, at, length, each, 0, each.bytes.length)) this.#found = true;
    return ReturnCode.INCLUDE;
  }
  encode(): Uint8Array {
    return pb.FirstKeyValueMatchingQualifiersFilter.encode({ qualifiers: [...this.qualifiers] }).finish();
  }
}
