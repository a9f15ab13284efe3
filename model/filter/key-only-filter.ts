import { type Slab, slabOf } from '../../base/slab.ts';
import { kvKeyLength, kvValueLength } from '../../cell/key-value.ts';
import { pb } from '../../proto/index.ts';
import { ReturnCode } from './filter.ts';
import { FilterBase } from './filter-base.ts';

/** Cells without their values, or with the value's length (u32) as value. */
export class KeyOnlyFilter extends FilterBase {
  readonly name = 'KeyOnlyFilter';
  readonly lenAsVal: boolean;
  #out: Slab = slabOf(Buffer.allocUnsafeSlow(256));
  constructor(lenAsVal = false) {
    super();
    this.lenAsVal = lenAsVal;
  }
  filterCell(): ReturnCode {
    return ReturnCode.INCLUDE;
  }
  transformCell(slab: Slab, offset: number): Slab {
    const plain = 8 + kvKeyLength(slab.view, offset);
    if (this.#out.bytes.length < plain + 4) this.#out = slabOf(Buffer.allocUnsafeSlow(2 * (plain + 4)));
    slab.bytes.copy(this.#out.bytes, 0, offset, offset + plain);
    this.#out.view.setUint32(4, this.lenAsVal ? 4 : 0);
    if (this.lenAsVal) this.#out.view.setUint32(plain, kvValueLength(slab.view, offset));
    return this.#out;
  }
  encode(): Uint8Array {
    return pb.KeyOnlyFilter.encode({ len_as_val: this.lenAsVal }).finish();
  }
}
