import type { Slab } from '../../base/slab.ts';
import type { BlockWriter } from '../block-writer.ts';
import type { DataBlockEncoding } from '../hfile-format.ts';
import { DiffEncoder } from './diff-encoder.ts';
import { FastDiffEncoder } from './fast-diff-encoder.ts';
import { PlainEncoder } from './plain-encoder.ts';
import { PrefixEncoder } from './prefix-encoder.ts';
import { RowIndexEncoder } from './row-index-encoder.ts';

export interface EncoderOptions {
  readonly includesTags: boolean;
  readonly includesMvcc: boolean;
  /** Tags in dictionary form, where the encoding has one. */
  readonly compressTags: boolean;
}

/**
 * Puts cells into data blocks: `start`, `append` for each cell, `finish`, all on one BlockWriter, which the caller then finishes. What
 * stands in a block is written in data-block-decoder.ts and its neighbours.
 */
export interface DataBlockEncoder {
  /** Where in the payload the next KeyValue will stand as it is; −1 when cells do not stand there in that form. */
  readonly cellStart: number;
  /** Bytes of the open block's cells: as they stand there, and as they would without an encoding. 0 while none is open. */
  readonly encodedBytes: number;
  readonly unencodedBytes: number;
  start(): void;
  /**
   * The KeyValue at `offset`, `length` bytes without tags. `former` is the KeyValue before it in the same block, undefined for the
   * first; those who need it say so by `cellStart` −1.
   */
  append(
    slab: Slab,
    offset: number,
    length: number,
    tagsSlab: Slab,
    tagsOffset: number,
    tagsLength: number,
    sequenceId: number,
    former: Slab | undefined,
    formerOffset: number,
  ): void;
  finish(): void;
}

export function dataBlockEncoder(
  name: DataBlockEncoding,
  blocks: BlockWriter,
  options: EncoderOptions,
): DataBlockEncoder {
  switch (name) {
    case 'NONE':
      return new PlainEncoder(blocks, options);
    case 'ROW_INDEX_V1':
      return new RowIndexEncoder(blocks, options);
    case 'PREFIX':
      return new PrefixEncoder(blocks, options);
    case 'DIFF':
      return new DiffEncoder(blocks, options);
    case 'FAST_DIFF':
      return new FastDiffEncoder(blocks, options);
  }
}
