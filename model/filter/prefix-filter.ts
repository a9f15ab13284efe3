import { compareBytes } from '../../base/bytes.ts';
import { type Slab, slabOf } from '../../base/slab.ts';
import { pb } from '../../proto/index.ts';
import { ReturnCode } from './filter.ts';
import { FilterBase } from './filter-base.ts';

/** Rows that start with the prefix; the scan ends behind the last of them. Rows before the first are read: set the scan's start row. */
export class PrefixFilter extends FilterBase {
  readonly name = 'PrefixFilter';
  readonly prefix: Buffer | undefined;
  readonly #slab: Slab | undefined;
  #passedPrefix = false;
  #filterRow = true;
  /** Without a prefix no row passes. */
  constructor(prefix: Buffer | undefined) {
    super();
    this.prefix = prefix;
    this.#slab = prefix === undefined ? undefined : slabOf(prefix);
  }
  override reset(): void {
    this.#filterRow = true;
  }
  override filterRowKey(slab: Slab, rowOffset: number, rowLength: number): boolean {
    if (this.#slab === undefined || this.#passedPrefix) return true;
    const length = this.#slab.bytes.length;
    if (rowLength < length) return true;
    const order = compareBytes(slab, rowOffset, length, this.#slab, 0, length);
    if (this.reversed ? order < 0 : order > 0) this.#passedPrefix = true;
    this.#filterRow = order !== 0;
    return this.#filterRow;
  }
  filterCell(): ReturnCode {
    return this.#filterRow ? ReturnCode.NEXT_ROW : ReturnCode.INCLUDE;
  }
  override filterRow(): boolean {
    return this.#filterRow;
  }
  override filterAllRemaining(): boolean {
    return this.#passedPrefix;
  }
  encode(): Uint8Array {
    return pb.PrefixFilter.encode({ prefix: this.prefix }).finish();
  }
}
