import { assert } from '../../base/assert.ts';
import { copyBytes } from '../../base/bytes.ts';
import type { Slab } from '../../base/slab.ts';
import { writeVLong } from '../../base/varint.ts';
import type { BlockWriter } from '../block-writer.ts';
import type { DataBlockEncoder, EncoderOptions } from './data-block-encoder.ts';

/** No encoding: KeyValue | [u16 tags length | tags] | [vlong mvcc]. */
export class PlainEncoder implements DataBlockEncoder {
  protected readonly blocks: BlockWriter;
  readonly #includesTags: boolean;
  readonly #includesMvcc: boolean;

  constructor(blocks: BlockWriter, options: EncoderOptions) {
    this.blocks = blocks;
    this.#includesTags = options.includesTags;
    this.#includesMvcc = options.includesMvcc;
  }

  get cellStart(): number {
    return this.blocks.payloadLength;
  }
  get encodedBytes(): number {
    return this.blocks.payloadLength;
  }
  get unencodedBytes(): number {
    return this.blocks.payloadLength;
  }

  start(): void {
    this.blocks.start('DATA');
  }

  append(
    slab: Slab,
    offset: number,
    length: number,
    tagsSlab: Slab,
    tagsOffset: number,
    tagsLength: number,
    sequenceId: number,
    _former: Slab | undefined,
    _formerOffset: number,
  ): void {
    const blocks = this.blocks;
    // A vlong is nine bytes at most.
    blocks.reserve(length + tagsLength + 2 + 9);
    const target = blocks.slab;
    copyBytes(slab, offset, target, blocks.end, length);
    blocks.end += length;
    if (this.#includesTags) {
      target.view.setUint16(blocks.end, tagsLength);
      if (tagsLength > 0) copyBytes(tagsSlab, tagsOffset, target, blocks.end + 2, tagsLength);
      blocks.end += 2 + tagsLength;
    } else {
      assert(tagsLength === 0, 'a cell has tags but the file was to have none');
    }
    if (this.#includesMvcc) blocks.end = writeVLong(target.bytes, blocks.end, sequenceId);
  }

  finish(): void {}
}
