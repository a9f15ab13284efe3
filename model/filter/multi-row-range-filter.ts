import { compareBytes } from '../../base/bytes.ts';
import { hbaseError } from '../../base/errors.ts';
import { type Slab, slabOf } from '../../base/slab.ts';
import type { SeekKey } from '../../cell/cell-cursor.ts';
import { MutableSeekKey } from '../../cell/seek-key.ts';
import { pb } from '../../proto/index.ts';
import { ReturnCode } from './filter.ts';
import { FilterBase } from './filter-base.ts';

/** Rows from start to stop; an empty start or stop is open. */
export interface RowRange {
  start: Buffer;
  startInclusive: boolean;
  stop: Buffer;
  stopInclusive: boolean;
}

interface RangeSlabs {
  readonly range: RowRange;
  readonly start: Slab;
  readonly stop: Slab;
}

/** Rows in any of several ranges; between them the scan seeks, behind the last it ends. */
export class MultiRowRangeFilter extends FilterBase {
  readonly name = 'MultiRowRangeFilter';
  /** In order, not overlapping. */
  readonly ranges: readonly RowRange[];
  readonly #slabs: readonly RangeSlabs[];
  readonly #hint = new MutableSeekKey();
  #code: ReturnCode = ReturnCode.INCLUDE;
  /** The range the last row was in, or the next one on the way. */
  #index = -1;
  #done = false;

  constructor(ranges: readonly RowRange[]) {
    super();
    this.ranges = sortAndMerge(ranges);
    this.#slabs = this.ranges.map((range) => ({ range, start: slabOf(range.start), stop: slabOf(range.stop) }));
  }

  override filterAllRemaining(): boolean {
    return this.#done;
  }

  override filterRowKey(slab: Slab, rowOffset: number, rowLength: number): boolean {
    if (this.#done) return true;
    if (this.#index < 0 || !contains(this.#slabs[this.#index], slab, rowOffset, rowLength)) {
      this.#index = this.#find(slab, rowOffset, rowLength);
    }
    if (this.#index < 0) {
      this.#done = true;
      this.#code = ReturnCode.NEXT_ROW;
    } else {
      this.#code = this.#codeFor(slab, rowOffset, rowLength);
    }
    return false;
  }

  filterCell(): ReturnCode {
    return this.#code;
  }

  getNextCellHint(): SeekKey {
    const { start, stop } = this.#slabs[this.#index];
    const edge = this.reversed ? stop : start;
    this.#hint.setFirstOnRow(edge, 0, edge.bytes.length);
    return this.#hint;
  }

  encode(): Uint8Array {
    return pb.MultiRowRangeFilter.encode({
      row_range_list: this.ranges.map(({ start, startInclusive, stop, stopInclusive }) => ({
        start_row: start,
        start_row_inclusive: startInclusive,
        stop_row: stop,
        stop_row_inclusive: stopInclusive,
      })),
    }).finish();
  }

  #codeFor(slab: Slab, rowOffset: number, rowLength: number): ReturnCode {
    const slabs = this.#slabs[this.#index];
    if (contains(slabs, slab, rowOffset, rowLength)) return ReturnCode.INCLUDE;
    // Outside and yet on the near edge: that edge is exclusive, and a hint to it would not move.
    const edge = this.reversed ? slabs.stop : slabs.start;
    const isOnEdge = compareBytes(slab, rowOffset, rowLength, edge, 0, edge.bytes.length) === 0;
    return isOnEdge ? ReturnCode.NEXT_ROW : ReturnCode.SEEK_NEXT_USING_HINT;
  }

  /** The first range, in the scan's direction, that does not lie wholly behind the row; −1 when all do. */
  #find(slab: Slab, rowOffset: number, rowLength: number): number {
    if (this.reversed) {
      for (let i = this.#slabs.length - 1; i >= 0; i--)
        if (!isBeforeStart(this.#slabs[i], slab, rowOffset, rowLength)) return i;
      return -1;
    }
    let from = 0;
    let to = this.#slabs.length;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (isBehindStop(this.#slabs[middle], slab, rowOffset, rowLength)) from = middle + 1;
      else to = middle;
    }
    return from === this.#slabs.length ? -1 : from;
  }
}

function isBeforeStart({ range, start }: RangeSlabs, slab: Slab, rowOffset: number, rowLength: number): boolean {
  const order = compareBytes(slab, rowOffset, rowLength, start, 0, start.bytes.length);
  return order < 0 || (order === 0 && !range.startInclusive);
}

function isBehindStop({ range, stop }: RangeSlabs, slab: Slab, rowOffset: number, rowLength: number): boolean {
  if (stop.bytes.length === 0) return false;
  const order = compareBytes(slab, rowOffset, rowLength, stop, 0, stop.bytes.length);
  return order > 0 || (order === 0 && !range.stopInclusive);
}

function contains(slabs: RangeSlabs, slab: Slab, rowOffset: number, rowLength: number): boolean {
  return !isBeforeStart(slabs, slab, rowOffset, rowLength) && !isBehindStop(slabs, slab, rowOffset, rowLength);
}

function isValid({ start, startInclusive, stop, stopInclusive }: RowRange): boolean {
  if (start.length === 0 || stop.length === 0) return true;
  const order = Buffer.compare(start, stop);
  return order < 0 || (order === 0 && startInclusive && stopInclusive);
}

function sortAndMerge(ranges: readonly RowRange[]): RowRange[] {
  if (ranges.length === 0) throw hbaseError('IllegalArgumentException', 'No ranges found.');
  const invalid = ranges.filter((range) => !isValid(range));
  if (invalid.length > 0) {
    const lines = invalid.map(({ start, stop }) => `Invalid range: start row => ${start}, stop row => ${stop}\n`);
    throw hbaseError('IllegalArgumentException', `${invalid.length} invalid ranges.\n${lines.join('')}`);
  }
  const sorted = [...ranges].sort(
    (a, b) => Buffer.compare(a.start, b.start) || Number(b.startInclusive) - Number(a.startInclusive),
  );
  const merged: RowRange[] = [{ ...sorted[0] }];
  for (const range of sorted.slice(1)) {
    const last = merged[merged.length - 1];
    if (touches(last, range)) extend(last, range);
    else merged.push({ ...range });
  }
  return merged;
}

/** `next` starts at or behind where `last` starts. */
function touches(last: RowRange, next: RowRange): boolean {
  if (last.stop.length === 0) return true;
  const order = Buffer.compare(last.stop, next.start);
  return order > 0 || (order === 0 && (last.stopInclusive || next.startInclusive));
}

function extend(last: RowRange, next: RowRange): void {
  if (last.stop.length === 0) return;
  const order = next.stop.length === 0 ? 1 : Buffer.compare(next.stop, last.stop);
  if (order > 0) {
    last.stop = next.stop;
    last.stopInclusive = next.stopInclusive;
  } else if (order === 0 && next.stopInclusive) last.stopInclusive = true;
}
