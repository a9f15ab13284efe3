import type { Slab } from '../../../base/slab.ts';
import type { CellComparator } from '../../../cell/cell-comparator.ts';
import { type Arena, chunkOfReference, offsetOfReference, recordSequenceId } from './arena.ts';
import type { CellIndex } from './cell-index.ts';

const NO_NEIGHBOUR = new Int32Array([-1]);
/** Cells merged between two pauses: well under a millisecond. */
const CELLS_PER_PAUSE = 4096;

/** The index of a segment that takes no more cells: its references side by side, four bytes a cell (a tree takes ten to twenty). */
export class FlatIndex implements CellIndex {
  readonly refs: Uint32Array;
  readonly counts: Uint32Array;
  readonly next = NO_NEIGHBOUR;
  readonly previous = NO_NEIGHBOUR;
  readonly lastLeaf = 0;
  readonly foundLeaf = 0;
  foundIndex = 0;
  readonly #arena: Arena;
  readonly #comparator: CellComparator;

  /** `refs` becomes its own. */
  constructor(refs: Uint32Array, arena: Arena, comparator: CellComparator) {
    this.refs = refs;
    this.counts = new Uint32Array([refs.length]);
    this.#arena = arena;
    this.#comparator = comparator;
  }

  get cellCount(): number {
    return this.refs.length;
  }
  get indexBytes(): number {
    return this.refs.byteLength;
  }
  toArray(): Uint32Array {
    return this.refs;
  }

  find(slab: Slab, keyOffset: number, keyLength: number, sequenceId: number): void {
    let low = 0;
    let high = this.refs.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const reference = this.refs[middle];
      const other = this.#arena.slabs[chunkOfReference(reference)];
      const offset = offsetOfReference(reference);
      const diff = this.#comparator.compareKeyToCell(slab, keyOffset, keyLength, other, offset);
      if (diff > 0 || (diff === 0 && recordSequenceId(other.view, offset) > sequenceId)) low = middle + 1;
      else high = middle;
    }
    this.foundIndex = low;
  }
}

/** The references of an older and a newer index of one arena in order. Of a cell that both have the newer one stays. Pauses now and then. */
export async function mergeReferences(
  older: Uint32Array,
  newer: Uint32Array,
  { slabs }: Arena,
  comparator: CellComparator,
  pause: () => Promise<void>,
): Promise<Uint32Array> {
  const merged = new Uint32Array(older.length + newer.length);
  let from = 0;
  let other = 0;
  let at = 0;
  for (let until = CELLS_PER_PAUSE; from < older.length && other < newer.length; at++) {
    if (--until === 0) {
      await pause();
      until = CELLS_PER_PAUSE;
    }
    const diff = compareReferences(slabs, older[from], newer[other], comparator);
    if (diff === 0) from++;
    merged[at] = diff < 0 ? older[from++] : newer[other++];
  }
  merged.set(older.subarray(from), at);
  merged.set(newer.subarray(other), at + older.length - from);
  const length = at + older.length - from + newer.length - other;
  return length === merged.length ? merged : merged.slice(0, length);
}

function compareReferences(slabs: readonly Slab[], a: number, b: number, comparator: CellComparator): number {
  const slabA = slabs[chunkOfReference(a)];
  const slabB = slabs[chunkOfReference(b)];
  const offsetA = offsetOfReference(a);
  const offsetB = offsetOfReference(b);
  const diff = comparator.compareCells(slabA, offsetA, slabB, offsetB);
  return diff !== 0 ? diff : recordSequenceId(slabB.view, offsetB) - recordSequenceId(slabA.view, offsetA);
}
