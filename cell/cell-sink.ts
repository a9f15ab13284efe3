import type { Slab } from '../base/slab.ts';

/** Where cells go: a cell block, a list, a file. The bytes are borrowed during the call. */
export interface CellSink {
  /** A KeyValue of `length` bytes (without tags) at `offset`, and its tags, `tagsLength` bytes at `tagsOffset` of the same slab. */
  append(slab: Slab, offset: number, length: number, tagsOffset: number, tagsLength: number): void;
}

/** A sink that can take back what came after a mark: a filter may drop a row at its end. */
export interface RewindableCellSink extends CellSink {
  mark(): number;
  rewind(mark: number): void;
}
