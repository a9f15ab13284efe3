import { copyBytes } from '../../base/bytes.ts';
import type { Slab } from '../../base/slab.ts';
import { writeVarint } from '../../base/varint.ts';
import type { BlockWriter } from '../block-writer.ts';
import type { EncoderOptions } from './data-block-encoder.ts';
import { commonColumnLength, copyColumnRest, DeltaEncoder } from './delta-encoder.ts';
import * as diff from './diff-decoder.ts';

/** DIFF (layout: diff-decoder.ts). */
export class DiffEncoder extends DeltaEncoder {
  /** The number that stands for a cell's timestamp, in two halves, and the bits of the flag that tell of it. */
  #high = 0;
  #low = 0;
  #timestampFlag = 0;

  constructor(blocks: BlockWriter, options: EncoderOptions) {
    super(diff.DIFF, blocks, options);
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
    const { view } = slab;
    const keyLength = view.getUint32(offset);
    const valueLength = view.getUint32(offset + 4);
    this.#chooseTimestamp(slab, offset, former, formerOffset);
    let flag = this.#timestampFlag;
    let common = 0;
    if (former === undefined) {
      const familyAt = offset + 10 + view.getUint16(offset + 8);
      const familyBytes = 1 + view.getUint8(familyAt);
      copyBytes(slab, familyAt, target, end, familyBytes);
      end += familyBytes;
    } else {
      const formerKeyLength = former.view.getUint32(formerOffset);
      common = commonColumnLength(slab, offset, former, formerOffset);
      if (keyLength === formerKeyLength) flag |= diff.SAME_KEY_LENGTH;
      if (valueLength === former.view.getUint32(formerOffset + 4)) flag |= diff.SAME_VALUE_LENGTH;
      if (view.getUint8(offset + 7 + keyLength) === former.view.getUint8(formerOffset + 7 + formerKeyLength)) {
        flag |= diff.SAME_TYPE;
      }
    }
    bytes[end++] = flag;
    if ((flag & diff.SAME_KEY_LENGTH) === 0) end = writeVarint(bytes, end, keyLength);
    if ((flag & diff.SAME_VALUE_LENGTH) === 0) end = writeVarint(bytes, end, valueLength);
    end = writeVarint(bytes, end, common);
    end = copyColumnRest(target, end, slab, offset, common);
    end = this.#writeTimestamp(bytes, end);
    if ((flag & diff.SAME_TYPE) === 0) bytes[end++] = view.getUint8(offset + 7 + keyLength);
    copyBytes(slab, offset + 8 + keyLength, target, end, valueLength);
    return end + valueLength;
  }

  /** The timestamp's magnitude, or that of the former's less it when it takes fewer bytes. */
  #chooseTimestamp(slab: Slab, offset: number, former: Slab | undefined, formerOffset: number): void {
    const at = offset + slab.view.getUint32(offset) - 1;
    const high = slab.view.getInt32(at);
    const low = slab.view.getUint32(at + 4);
    this.#setMagnitude(high, low);
    if (former === undefined) return;
    const [flag, magnitudeHigh, magnitudeLow] = [this.#timestampFlag, this.#high, this.#low];
    const formerAt = formerOffset + former.view.getUint32(formerOffset) - 1;
    const formerLow = former.view.getUint32(formerAt + 4);
    const borrow = formerLow < low ? 1 : 0;
    this.#setMagnitude((former.view.getInt32(formerAt) - high - borrow) | 0, (formerLow - low) >>> 0);
    if ((this.#timestampFlag & diff.TIMESTAMP_LENGTH) < (flag & diff.TIMESTAMP_LENGTH)) {
      this.#timestampFlag |= diff.TIMESTAMP_IS_DIFFERENCE;
      return;
    }
    this.#timestampFlag = flag;
    this.#high = magnitudeHigh;
    this.#low = magnitudeLow;
  }

  #setMagnitude(high: number, low: number): void {
    let flag = 0;
    if (high < 0) {
      flag = diff.TIMESTAMP_IS_NEGATED;
      high = (~high + (low === 0 ? 1 : 0)) | 0;
      low = -low >>> 0;
    }
    const length = high !== 0 ? 4 + byteLength(high >>> 0) : byteLength(low);
    this.#high = high;
    this.#low = low;
    this.#timestampFlag = flag | ((length - 1) << diff.TIMESTAMP_LENGTH_SHIFT);
  }

  /** Little-endian, as many bytes as the flag says. */
  #writeTimestamp(bytes: Buffer, end: number): number {
    const length = ((this.#timestampFlag & diff.TIMESTAMP_LENGTH) >> diff.TIMESTAMP_LENGTH_SHIFT) + 1;
    for (let i = 0, low = this.#low; i < length && i < 4; i++, low >>>= 8) bytes[end++] = low;
    for (let i = 4, high = this.#high; i < length; i++, high >>>= 8) bytes[end++] = high;
    return end;
  }
}

/** Bytes that a number of 32 bits takes, at least one. */
function byteLength(value: number): number {
  return value === 0 ? 1 : (39 - Math.clz32(value)) >> 3;
}
