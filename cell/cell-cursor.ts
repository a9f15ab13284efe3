import type { Slab } from '../base/slab.ts';

/**
 * Undefined: done. A promise: something must be read first; await it and make *the same call again* (state is unchanged until then).
 * So a scan runs without `await` while its blocks are in memory.
 */
export type Pending = Promise<void> | undefined;

/** Where to seek: a flat key `u16 rowLength | row | u8 familyLength | family | qualifier | u64 ts | u8 type` at `offset`. */
export interface SeekKey {
  readonly slab: Slab;
  readonly offset: number;
  readonly length: number;
}

/**
 * A position in a sequence of cells in total order (spec of cells, section 2). While `valid`, (slab, offset) is the current cell in
 * KeyValue form: u32 keyLength | u32 valueLength | key | value, and its tags (without the u16 length) stand at `tagsOffset`, `tagsLength` bytes.
 * The bytes are *borrowed until the next call* that moves the cursor.
 */
export interface CellCursor {
  readonly valid: boolean;
  readonly slab: Slab;
  readonly offset: number;
  readonly tagsOffset: number;
  readonly tagsLength: number;
  /** Sequence id (mvcc) of the current cell. */
  readonly sequenceId: number;
  /** To the next cell. Not valid afterwards when there is none. */
  next(): Pending;
  /** To the first cell at or after the key, from anywhere. */
  seek(key: SeekKey): Pending;
  /** As seek, for a key not before the current cell: may be cheaper. */
  reseek(key: SeekKey): Pending;
  /** To the first cell of the last row before `row` (row bytes in a slab); not valid when there is none. For reverse scans. */
  seekToPreviousRow(row: Slab, offset: number, length: number): Pending;
  /** To the first cell of the last row. For reverse scans. */
  seekToLastRow(): Pending;
  close(): void;
}
