import type { Slab } from '../../base/slab.ts';
import type { SeekKey } from '../../cell/cell-cursor.ts';
import { kvTimestampOffset, TYPE_MAXIMUM } from '../../cell/key-value.ts';
import { MutableSeekKey } from '../../cell/seek-key.ts';
import { pb } from '../../proto/index.ts';
import { bigIntToLong } from '../../proto/long.ts';
import { ReturnCode } from './filter.ts';
import { FilterBase } from './filter-base.ts';

/** Cells of certain timestamps. */
export class TimestampsFilter extends FilterBase {
  readonly name = 'TimestampsFilter';
  /** Rising, without repeats. */
  readonly timestamps: readonly bigint[];
  readonly canHint: boolean;
  readonly #high: Int32Array;
  readonly #low: Uint32Array;
  readonly #hint = new MutableSeekKey();
  constructor(timestamps: readonly bigint[], canHint = false) {
    super();
    this.timestamps = [...new Set(timestamps)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    this.canHint = canHint;
    this.#high = Int32Array.from(this.timestamps, (timestamp) => Number(BigInt.asIntN(32, timestamp >> 32n)));
    this.#low = Uint32Array.from(this.timestamps, (timestamp) => Number(timestamp & 0xffffffffn));
  }
  filterCell({ view }: Slab, offset: number): ReturnCode {
    const at = kvTimestampOffset(view, offset);
    const high = view.getInt32(at);
    const low = view.getUint32(at + 4);
    const below = this.#countBelow(high, low);
    if (below < this.timestamps.length && this.#high[below] === high && this.#low[below] === low)
      return ReturnCode.INCLUDE;
    if (below === 0) return ReturnCode.NEXT_COL;
    return this.canHint ? ReturnCode.SEEK_NEXT_USING_HINT : ReturnCode.SKIP;
  }
  getNextCellHint(slab: Slab, offset: number): SeekKey | undefined {
    if (!this.canHint) return undefined;
    const at = kvTimestampOffset(slab.view, offset);
    const below = this.#countBelow(slab.view.getInt32(at), slab.view.getUint32(at + 4));
    if (below === 0) {
      this.#hint.setLastOnColumn(slab, offset);
      return this.#hint;
    }
    this.#hint.setCell(slab, offset);
    const { view } = this.#hint.slab;
    const end = this.#hint.length;
    view.setInt32(end - 9, this.#high[below - 1]);
    view.setUint32(end - 5, this.#low[below - 1]);
    view.setUint8(end - 1, TYPE_MAXIMUM);
    return this.#hint;
  }
  encode(): Uint8Array {
    return pb.TimestampsFilter.encode({
      timestamps: this.timestamps.map(bigIntToLong),
      can_hint: this.canHint,
    }).finish();
  }
  /** How many of the timestamps are smaller. */
  #countBelow(high: number, low: number): number {
    let from = 0;
    let to = this.timestamps.length;
    while (from < to) {
      const middle = (from + to) >>> 1;
      const diff = this.#high[middle] - high || this.#low[middle] - low;
      if (diff < 0) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}
