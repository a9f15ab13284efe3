import { commonPrefixLength, copyBytes } from '../../base/bytes.ts';
import type { Slab } from '../../base/slab.ts';
import { writeVarint } from '../../base/varint.ts';
import type { BlockWriter } from '../block-writer.ts';
import type { EncoderOptions } from './data-block-encoder.ts';
import { commonColumnLength, DeltaEncoder } from './delta-encoder.ts';
import { PREFIX } from './prefix-decoder.ts';

/** PREFIX (layout: prefix-decoder.ts). */
export class PrefixEncoder extends DeltaEncoder {
  constructor(blocks: BlockWriter, options: EncoderOptions) {
    super(PREFIX, blocks, options);
  }

  protected override encodeCell(
    target: Slab,
    end: number,
    slab: Slab,
    offset: number,
    former: Slab | undefined,
    formerOffset: number,
  ): number {
    const keyLength = slab.view.getUint32(offset);
    const valueLength = slab.view.getUint32(offset + 4);
    const common = former === undefined ? 0 : commonKeyLength(slab, offset, former, formerOffset);
    end = writeVarint(target.bytes, end, keyLength - common);
    end = writeVarint(target.bytes, end, valueLength);
    end = writeVarint(target.bytes, end, common);
    const rest = keyLength - common + valueLength;
    copyBytes(slab, offset + 8 + common, target, end, rest);
    return end + rest;
  }
}

/** With equal columns, timestamp and type count too. */
function commonKeyLength(slab: Slab, offset: number, former: Slab, formerOffset: number): number {
  const common = commonColumnLength(slab, offset, former, formerOffset);
  const keyLength = slab.view.getUint32(offset);
  if (common !== keyLength - 9 || keyLength !== former.view.getUint32(formerOffset)) return common;
  return common + commonPrefixLength(slab, offset + 8 + common, former, formerOffset + 8 + common, 9);
}
