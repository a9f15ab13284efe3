import { hbaseError } from '../../base/errors.ts';
import { type Slab, slabOf } from '../../base/slab.ts';
import type { SeekKey } from '../../cell/cell-cursor.ts';
import { kvRowLength, kvRowOffset } from '../../cell/key-value.ts';
import { MutableSeekKey } from '../../cell/seek-key.ts';
import { pb } from '../../proto/index.ts';
import { ReturnCode } from './filter.ts';
import { FilterBase } from './filter-base.ts';

/** A row pattern: bytes of `key` count where `isFixed`. */
export interface FuzzyKey {
  key: Buffer;
  isFixed: boolean[];
}

interface NextRow {
  row: Buffer;
  key: FuzzyKey;
}

/** Rows like one of the patterns, over as many bytes as row and pattern have in common; between them the scan seeks. */
export class FuzzyRowFilter extends FilterBase {
  readonly name = 'FuzzyRowFilter';
  readonly keys: readonly FuzzyKey[];
  readonly #hint = new MutableSeekKey();
  #next: NextRow[] | undefined;
  #lastFound = 0;
  #filterRow = false;
  #done = false;

  constructor(keys: readonly FuzzyKey[]) {
    super();
    this.keys = keys.map(({ key, isFixed }) => ({
      key: Buffer.from(key.map((byte, i) => (isFixed[i] ? byte : 0))),
      isFixed,
    }));
  }

  /** Masks as they come: already made ready (0xff fixed, 2 or 0 any) or as users write them (0 fixed, 1 any). */
  static fromMasks(pairs: readonly { first: Buffer; second: Buffer }[], isMaskV2: boolean): FuzzyRowFilter {
    const any = isMaskV2 ? 2 : 0;
    return new FuzzyRowFilter(
      pairs.map(({ first, second }) => {
        if (first.length !== second.length) {
          const pair = `${first.toString('latin1')},${second.toString('latin1')}`;
          throw hbaseError('IllegalArgumentException', `Fuzzy pair lengths do not match: {${pair}}`);
        }
        const isReady = second.every((byte) => byte === 0xff || byte === any);
        return { key: first, isFixed: [...second].map((byte) => byte === 0xff || (!isReady && byte === 0)) };
      }),
    );
  }

  override reset(): void {
    this.#filterRow = false;
  }
  override filterRow(): boolean {
    return this.#filterRow;
  }
  override filterAllRemaining(): boolean {
    return this.#done;
  }

  filterCell(slab: Slab, offset: number): ReturnCode {
    const count = this.keys.length;
    for (let i = 0; i < count; i++) {
      const index = (this.#lastFound + i) % count;
      if (!matches(slab, offset, this.keys[index])) continue;
      this.#lastFound = index;
      return ReturnCode.INCLUDE;
    }
    this.#lastFound = 0;
    this.#filterRow = true;
    return ReturnCode.SEEK_NEXT_USING_HINT;
  }

  /** The nearest next row of any pattern; none left ends the scan. */
  getNextCellHint(slab: Slab, offset: number): SeekKey | undefined {
    const row = slab.bytes.subarray(kvRowOffset(offset), kvRowOffset(offset) + kvRowLength(slab.view, offset));
    if (this.#next === undefined) {
      this.#next = [];
      for (const key of this.keys) this.#addNext(row, key);
    } else {
      const passed = this.#next.filter((next) => !this.#isBefore(row, next.row));
      this.#next = this.#next.filter((next) => this.#isBefore(row, next.row));
      for (const { key } of passed) this.#addNext(row, key);
    }
    const nearest = this.#nearest();
    if (nearest === undefined) {
      this.#done = true;
      return undefined;
    }
    this.#hint.setFirstOnRow(slabOf(nearest), 0, nearest.length);
    return this.#hint;
  }

  encode(): Uint8Array {
    const fuzzy_keys_data = this.keys.map(({ key, isFixed }) => ({
      first: key,
      second: Buffer.from(isFixed.map((fixed) => (fixed ? 0xff : 2))),
    }));
    return pb.FuzzyRowFilter.encode({ fuzzy_keys_data, is_mask_v2: true }).finish();
  }

  #isBefore(row: Buffer, next: Buffer): boolean {
    const order = Buffer.compare(row, next);
    return this.reversed ? order > 0 : order < 0;
  }
  #addNext(row: Buffer, key: FuzzyKey): void {
    const next = nextRow(row, key, this.reversed);
    if (next !== undefined) this.#next!.push({ row: next, key });
  }
  #nearest(): Buffer | undefined {
    let nearest: Buffer | undefined;
    for (const { row } of this.#next!) if (nearest === undefined || this.#isBefore(row, nearest)) nearest = row;
    return nearest;
  }
}

function matches({ bytes, view }: Slab, offset: number, { key, isFixed }: FuzzyKey): boolean {
  const at = kvRowOffset(offset);
  const length = Math.min(kvRowLength(view, offset), key.length);
  for (let i = 0; i < length; i++) if (isFixed[i] && bytes[at + i] !== key[i]) return false;
  return true;
}

/**
 * The next row behind `row` (before it, when reversed) that fits the pattern. Fixed bytes are set; if that alone moves the row forward, it
 * is the answer; otherwise the last free byte in front that can still grow does so, and free bytes behind it become smallest.
 */
function nextRow(row: Buffer, { key, isFixed }: FuzzyKey, reversed: boolean): Buffer | undefined {
  const length = Math.max(row.length, key.length);
  const last = reversed ? 0 : 0xff;
  const result = Buffer.alloc(length, reversed ? 0xff : 0);
  key.copy(result);
  let grow = -1;
  let isAhead = false;
  for (let i = 0; i < length; i++) {
    const byte = i < row.length ? row[i] : 0;
    if (!isFixed[i]) {
      result[i] = byte;
      if (byte !== last) grow = i;
    } else if (byte !== key[i]) {
      isAhead = reversed ? byte > key[i] : byte < key[i];
      break;
    }
  }
  if (!isAhead) {
    if (grow < 0) return undefined;
    result[grow] += reversed ? -1 : 1;
    for (let i = grow + 1; i < length; i++) if (!isFixed[i]) result[i] = 255 - last;
  }
  const trimmed = trimFreeTail(result, isFixed, isAhead ? -1 : grow);
  return reversed ? increaseLastNonMaxByte(trimmed) : trimmed;
}

/** Free bytes at the end stay out of the hint, or it would pass over shorter rows. */
function trimFreeTail(result: Buffer, isFixed: readonly boolean[], grow: number): Buffer {
  let at = Math.min(isFixed.length, result.length) - 1;
  while (at >= 0 && !isFixed[at]) at--;
  return result.subarray(0, Math.max(at, grow) + 1);
}

/** Backwards, seeking goes to the row or the one before it: one step up lets the row's own longer forms in. */
function increaseLastNonMaxByte(row: Buffer): Buffer {
  const out = Buffer.from(row);
  for (let i = out.length - 1; i >= 0; i--) {
    if (out[i] === 0xff) continue;
    out[i]++;
    break;
  }
  return out;
}
