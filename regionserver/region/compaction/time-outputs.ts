import { kvTimestampNumber } from '../../../cell/key-value.ts';
import type { KeyValueScanner } from '../scan/key-value-scanner.ts';
import type { OutputChooser } from './split-outputs.ts';

/** By time stamp: each output begins at its boundary and ends before the next one. */
export class TimeOutputs implements OutputChooser {
  readonly #boundaries: readonly number[];

  /** Ascending, the first −Infinity. */
  constructor(boundaries: readonly number[]) {
    this.#boundaries = boundaries;
  }

  outputOf({ slab, offset }: KeyValueScanner): number {
    const timestamp = kvTimestampNumber(slab.view, offset);
    let low = 0;
    for (let high = this.#boundaries.length - 1; low < high; ) {
      const middle = (low + high + 1) >> 1;
      if (this.#boundaries[middle] <= timestamp) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
