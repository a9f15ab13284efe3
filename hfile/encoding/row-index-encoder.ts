import { equalBytes } from '../../base/bytes.ts';
import type { Slab } from '../../base/slab.ts';
import { PlainEncoder } from './plain-encoder.ts';
import { ROW_INDEX_V1 } from './row-index-v1.ts';

const ID_BYTES = 2;

/** ROW_INDEX_V1: cells as they are, and behind them where each row begins (layout: row-index-v1.ts). */
export class RowIndexEncoder extends PlainEncoder {
  readonly #rows: number[] = [];

  override get encodedBytes(): number {
    return this.unencodedBytes + 4 * this.#rows.length;
  }
  override get unencodedBytes(): number {
    return Math.max(0, this.blocks.payloadLength - ID_BYTES);
  }

  override start(): void {
    const { blocks } = this;
    blocks.start('ENCODED_DATA');
    blocks.reserve(ID_BYTES);
    blocks.slab.view.setUint16(blocks.end, ROW_INDEX_V1);
    blocks.end += ID_BYTES;
    this.#rows.length = 0;
  }

  override append(
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
    const rowLength = slab.view.getUint16(offset + 8);
    if (
      former === undefined ||
      !equalBytes(former, formerOffset + 10, former.view.getUint16(formerOffset + 8), slab, offset + 10, rowLength)
    ) {
      this.#rows.push(this.unencodedBytes);
    }
    super.append(slab, offset, length, tagsSlab, tagsOffset, tagsLength, sequenceId, former, formerOffset);
  }

  override finish(): void {
    const { blocks } = this;
    const cellBytes = this.unencodedBytes;
    blocks.reserve(8 + 4 * this.#rows.length);
    const { view } = blocks.slab;
    view.setUint32(blocks.end, this.#rows.length);
    blocks.end += 4;
    for (const row of this.#rows) {
      view.setUint32(blocks.end, row);
      blocks.end += 4;
    }
    view.setUint32(blocks.end, cellBytes);
    blocks.end += 4;
  }
}
