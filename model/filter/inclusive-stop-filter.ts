import { compareBytes } from '../../base/bytes.ts';
import { type Slab, slabOf } from '../../base/slab.ts';
import { pb } from '../../proto/index.ts';
import { ReturnCode } from './filter.ts';
import { FilterBase } from './filter-base.ts';

/** Ends the scan behind a row (in its own direction). */
export class InclusiveStopFilter extends FilterBase {
  readonly name = 'InclusiveStopFilter';
  readonly stopRow: Buffer;
  readonly #slab: Slab;
  #done = false;
  constructor(stopRow: Buffer) {
    super();
    this.stopRow = stopRow;
    this.#slab = slabOf(stopRow);
  }
  override filterRowKey(slab: Slab, rowOffset: number, rowLength: number): boolean {
    if (this.#done) return true;
    const order = compareBytes(slab, rowOffset, rowLength, this.#slab, 0, this.stopRow.length);
    this.#done = this.reversed ? order < 0 : order > 0;
    return this.#done;
  }
  filterCell(): ReturnCode {
    return this.#done ? ReturnCode.NEXT_ROW : ReturnCode.INCLUDE;
  }
  override filterAllRemaining(): boolean {
    return this.#done;
  }
  encode(): Uint8Array {
    return pb.InclusiveStopFilter.encode({ stop_row_key: this.stopRow }).finish();
  }
}
