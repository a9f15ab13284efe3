import type { Random } from '../../base/random.ts';
import { pb } from '../../proto/index.ts';
import { ReturnCode } from './filter.ts';
import { FilterBase } from './filter-base.ts';

/** Each row with the given chance: none below 0, all above 1. */
export class RandomRowFilter extends FilterBase {
  readonly name = 'RandomRowFilter';
  readonly chance: number;
  readonly #random: Random;
  #filterOutRow = false;
  constructor(chance: number, random: Random) {
    super();
    this.chance = chance;
    this.#random = random;
  }
  override get hasFilterRow(): boolean {
    return true;
  }
  override reset(): void {
    this.#filterOutRow = false;
  }
  override filterRowKey(): boolean {
    if (this.chance < 0) this.#filterOutRow = true;
    else if (this.chance > 1) this.#filterOutRow = false;
    else this.#filterOutRow = this.#random.fraction() >= this.chance;
    return this.#filterOutRow;
  }
  filterCell(): ReturnCode {
    return this.#filterOutRow ? ReturnCode.NEXT_ROW : ReturnCode.INCLUDE;
  }
  override filterRow(): boolean {
    return this.#filterOutRow;
  }
  encode(): Uint8Array {
    return pb.RandomRowFilter.encode({ chance: this.chance }).finish();
  }
}
