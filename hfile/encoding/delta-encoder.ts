import { assert } from '../../base/assert.ts';
import { commonPrefixLength, copyBytes } from '../../base/bytes.ts';
import type { Slab } from '../../base/slab.ts';
import { writeVarint, writeVLong } from '../../base/varint.ts';
import type { BlockWriter } from '../block-writer.ts';
import type { DataBlockEncoder, EncoderOptions } from './data-block-encoder.ts';
import { TagDictionary } from './tag-dictionary.ts';

/** u16 id | u32 unencodedSize. */
const HEAD_BYTES = 6;
/** More than flags, lengths, a varint length of tags and a vlong can take beside the cell's own bytes. */
const EXTRA_BYTES = 64;

/** What PREFIX, DIFF and FAST_DIFF share (layout: delta-decoder.ts). Subclasses write one cell's KeyValue. */
export abstract class DeltaEncoder implements DataBlockEncoder {
  readonly cellStart = -1;
  encodedBytes = 0;
  unencodedBytes = 0;
  readonly #blocks: BlockWriter;
  readonly #id: number;
  readonly #options: EncoderOptions;
  #dictionary: TagDictionary | undefined;

  constructor(id: number, blocks: BlockWriter, options: EncoderOptions) {
    this.#id = id;
    this.#blocks = blocks;
    this.#options = options;
  }

  start(): void {
    const blocks = this.#blocks;
    blocks.start('ENCODED_DATA');
    blocks.reserve(HEAD_BYTES);
    blocks.slab.view.setUint16(blocks.end, this.#id);
    blocks.end += HEAD_BYTES;
    this.encodedBytes = 0;
    this.unencodedBytes = 0;
    this.#dictionary = this.#options.includesTags && this.#options.compressTags ? new TagDictionary() : undefined;
  }

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
  ): void {
    const blocks = this.#blocks;
    const start = blocks.end;
    // In dictionary form a tag of n bytes and a u16 length, n at least 1, may take n + 4.
    blocks.reserve(length + 2 * tagsLength + EXTRA_BYTES);
    const target = blocks.slab;
    let end = this.encodeCell(target, start, slab, offset, former, formerOffset);
    let unencoded = length;
    if (this.#options.includesTags) {
      end = this.#encodeTags(target, end, tagsSlab, tagsOffset, tagsLength);
      unencoded += 2 + tagsLength;
    } else {
      assert(tagsLength === 0, 'a cell has tags but the file was to have none');
    }
    if (this.#options.includesMvcc) {
      const at = end;
      end = writeVLong(target.bytes, at, sequenceId);
      unencoded += end - at;
    }
    blocks.end = end;
    this.encodedBytes += end - start;
    this.unencodedBytes += unencoded;
  }

  finish(): void {
    const blocks = this.#blocks;
    blocks.slab.view.setUint32(blocks.payloadStart + 2, this.unencodedBytes);
    this.encodedBytes = 0;
    this.unencodedBytes = 0;
  }

  /** Writes the KeyValue at `offset` to `target` at `end`, where there is room for it, and returns the offset behind it. */
  protected abstract encodeCell(
    target: Slab,
    end: number,
    slab: Slab,
    offset: number,
    former: Slab | undefined,
    formerOffset: number,
  ): number;

  #encodeTags(target: Slab, end: number, slab: Slab, offset: number, length: number): number {
    end = writeVarint(target.bytes, end, length);
    if (length === 0) return end;
    if (this.#dictionary !== undefined) return this.#dictionary.write(target.bytes, end, slab.bytes, offset, length);
    copyBytes(slab, offset, target, end, length);
    return end + length;
  }
}

/**
 * How many bytes the flat keys of two KeyValues of one family have in common, up to the timestamp, as HBase counts: keys of different row
 * lengths have at most a byte of the length, and with equal rows the family counts without a look.
 */
export function commonColumnLength(slab: Slab, offset: number, former: Slab, formerOffset: number): number {
  const rowLength = slab.view.getUint16(offset + 8);
  if (rowLength !== former.view.getUint16(formerOffset + 8)) {
    return slab.view.getUint8(offset + 8) === former.view.getUint8(formerOffset + 8) ? 1 : 0;
  }
  const row = commonPrefixLength(slab, offset + 10, former, formerOffset + 10, rowLength);
  if (row < rowLength) return 2 + row;
  const common = 3 + rowLength + slab.view.getUint8(offset + 10 + rowLength);
  const shorter = Math.min(slab.view.getUint32(offset), former.view.getUint32(formerOffset)) - 9 - common;
  return common + commonPrefixLength(slab, offset + 8 + common, former, formerOffset + 8 + common, shorter);
}

/** Copies what of row and qualifier is not in common; the family is never repeated. Returns the offset behind it. */
export function copyColumnRest(target: Slab, end: number, slab: Slab, offset: number, common: number): number {
  const column = offset + 8;
  const columnEnd = column + slab.view.getUint32(offset) - 9;
  const rowEnd = column + 2 + slab.view.getUint16(column);
  let from = column + common;
  if (from < rowEnd) {
    copyBytes(slab, from, target, end, rowEnd - from);
    end += rowEnd - from;
    from = rowEnd + 1 + slab.view.getUint8(rowEnd);
  }
  copyBytes(slab, from, target, end, columnEnd - from);
  return end + columnEnd - from;
}
