import type { Slab } from '../../../base/slab.ts';

/**
 * References to cells of an arena in order (key, then descending sequence id), in leaves of NODE_CAPACITY places or in one long one. A reader keeps
 * (leaf, index, reference), and finds itself again by key when another reference stands there.
 */
export interface CellIndex {
  readonly cellCount: number;
  readonly refs: Uint32Array;
  /** By leaf. */
  readonly counts: Uint16Array | Uint32Array;
  readonly next: Int32Array;
  readonly previous: Int32Array;
  readonly lastLeaf: number;
  /** Result of find. */
  readonly foundLeaf: number;
  readonly foundIndex: number;
  /** Bytes that it takes. */
  readonly indexBytes: number;
  /**
   * Finds the first cell not before (key, sequence id): (foundLeaf, foundIndex), where foundIndex may be the leaf's count: then it is the
   * first cell of a later leaf, if any.
   */
  find(slab: Slab, keyOffset: number, keyLength: number, sequenceId: number): void;
  /** References of all cells in order; *shared, do not change*. */
  toArray(): Uint32Array;
}
