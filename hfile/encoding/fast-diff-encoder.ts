import { commonPrefixLength, copyBytes, equalBytes } from '../../base/bytes.ts';
import type { Slab } from '../../base/slab.ts';
import { writeVarint } from '../../base/varint.ts';
import type { BlockWriter } from '../block-writer.ts';
import type { EncoderOptions } from './data-block-encoder.ts';
import { commonColumnLength, copyColumnRest, DeltaEncoder } from './delta-encoder.ts';
import * as fastDiff from './fast-diff-decoder.ts';

/** FAST_DIFF (layout: fast-diff-decoder.ts). */
export class FastDiffEncoder extends DeltaEncoder {
  constructor(blocks: BlockWriter, options: EncoderOptions) {
    super(fastDiff.FAST_DIFF, blocks, options);
  }

  protected override encodeCell(
    target: Slab,
    end: number,
    slab: Slab,
    offset: number,
    former: Slab | undefined,
    formerOffset: number,
  ): number {
    const { bytes } = target;
    const keyLength = slab.view.getUint32(offset);
    const valueLength = slab.view.getUint32(offset + 4);
    if (former === undefined) {
      bytes[end++] = 0;
      end = writeVarint(bytes, end, keyLength);
      end = writeVarint(bytes, end, valueLength);
      bytes[end++] = 0;
      copyBytes(slab, offset + 8, target, end, keyLength + valueLength);
      return end + keyLength + valueLength;
    }
    const timestampAt = offset + keyLength - 1;
    const flag = flagOf(slab, offset, former, formerOffset);
    const common = commonColumnLength(slab, offset, former, formerOffset);
    bytes[end++] = flag;
    if ((flag & fastDiff.SAME_KEY_LENGTH) === 0) end = writeVarint(bytes, end, keyLength);
    if ((flag & fastDiff.SAME_VALUE_LENGTH) === 0) end = writeVarint(bytes, end, valueLength);
    end = writeVarint(bytes, end, common);
    end = copyColumnRest(target, end, slab, offset, common);
    const sameTimestampBytes = flag & fastDiff.SAME_TIMESTAMP_BYTES;
    // The type stands behind the timestamp, the value behind the type.
    const rest = 8 - sameTimestampBytes + ((flag & fastDiff.SAME_TYPE) === 0 ? 1 : 0);
    copyBytes(slab, timestampAt + sameTimestampBytes, target, end, rest);
    end += rest;
    if ((flag & fastDiff.SAME_VALUE) !== 0) return end;
    copyBytes(slab, timestampAt + 9, target, end, valueLength);
    return end + valueLength;
  }
}

function flagOf(slab: Slab, offset: number, former: Slab, formerOffset: number): number {
  const keyLength = slab.view.getUint32(offset);
  const valueLength = slab.view.getUint32(offset + 4);
  const formerKeyLength = former.view.getUint32(formerOffset);
  const formerValueLength = former.view.getUint32(formerOffset + 4);
  const at = offset + 8 + keyLength;
  const formerAt = formerOffset + 8 + formerKeyLength;
  let flag = commonPrefixLength(slab, at - 9, former, formerAt - 9, 7);
  if (keyLength === formerKeyLength) flag |= fastDiff.SAME_KEY_LENGTH;
  if (slab.view.getUint8(at - 1) === former.view.getUint8(formerAt - 1)) flag |= fastDiff.SAME_TYPE;
  if (valueLength === formerValueLength) {
    flag |= fastDiff.SAME_VALUE_LENGTH;
    if (equalBytes(slab, at, valueLength, former, formerAt, valueLength)) flag |= fastDiff.SAME_VALUE;
  }
  return flag;
}
