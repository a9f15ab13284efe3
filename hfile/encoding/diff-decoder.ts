import { DeltaDecoder, putU32 } from './delta-decoder.ts';

/** Its number. */
export const DIFF = 3;

/** Bits of a cell's flag. */
export const SAME_KEY_LENGTH = 0x01;
export const SAME_VALUE_LENGTH = 0x02;
export const SAME_TYPE = 0x04;
export const TIMESTAMP_IS_DIFFERENCE = 0x08;
/** Bytes of the timestamp, less one. */
export const TIMESTAMP_LENGTH = 0x70;
export const TIMESTAMP_LENGTH_SHIFT = 4;
export const TIMESTAMP_IS_NEGATED = 0x80;

/**
 * Block: u8 familyLength | family, once. Cell: u8 flag | [varint keyLength] | [varint valueLength] | varint common | rest of row and
 * qualifier | 1…8 bytes of timestamp, little-endian | [u8 type] | value. `common` counts from the row's length and never reaches the timestamp.
 */
export class DiffDecoder extends DeltaDecoder {
  #family: Buffer | undefined;

  protected override decodeCell(): void {
    this.#family ??= this.reader.take(this.reader.u8());
    const first = this.former < 0;
    const flag = this.reader.u8();
    const keyLength = this.#length(flag & SAME_KEY_LENGTH, this.formerKeyLength);
    const valueLength = this.#length(flag & SAME_VALUE_LENGTH, this.formerValueLength);
    const common = this.reader.varint();
    if (first && (common !== 0 || (flag & (SAME_TYPE | TIMESTAMP_IS_DIFFERENCE)) !== 0)) {
      this.reader.fail('the first cell refers to one before it');
    }
    if (!first && common > this.formerKeyLength - 9) this.reader.fail(`${common} bytes in common`);
    const start = this.end + 8;
    this.beginCell(keyLength, valueLength);
    if (common > keyLength - 9) this.reader.fail(`${common} bytes in common of a key of ${keyLength}`);
    this.#decodeColumn(start, keyLength, common);
    this.#decodeTimestamp(flag, start + keyLength - 9);
    if ((flag & SAME_TYPE) !== 0) this.copyBack(this.former + 8 + this.formerKeyLength - 1, 1);
    else this.copy(1);
    this.copy(valueLength);
  }

  #length(same: number, former: number): number {
    if (same === 0) return this.reader.varint();
    if (this.former < 0) this.reader.fail('the first cell refers to one before it');
    return former;
  }

  /** Row, family and qualifier, up to the timestamp of the key that begins at `start`. */
  #decodeColumn(start: number, keyLength: number, common: number): void {
    this.copyBack(this.former + 8, common);
    if (common < 2) this.copy(2 - common);
    const rowLength = this.out.readUInt16BE(start);
    const family = this.#family!;
    if (rowLength + family.length + 12 > keyLength)
      this.reader.fail(`row length ${rowLength} in a key of ${keyLength}`);
    const rowEnd = start + 2 + rowLength;
    if (this.end < rowEnd) this.copy(rowEnd - this.end);
    // An equal row means an equal family, which `common` may or may not have covered.
    const familyEnd = rowEnd + 1 + family.length;
    if (this.end < familyEnd) {
      this.out[rowEnd] = family.length;
      family.copy(this.out, rowEnd + 1);
      this.end = familyEnd;
    }
    this.copy(start + keyLength - 9 - this.end);
  }

  /** Little-endian bytes of a number, or of the former timestamp less this one; in two halves, as a bigint for each cell would be slow. */
  #decodeTimestamp(flag: number, at: number): void {
    const { reader, out } = this;
    const length = ((flag & TIMESTAMP_LENGTH) >> TIMESTAMP_LENGTH_SHIFT) + 1;
    reader.need(length);
    let [high, low] = [0, 0];
    for (let i = length - 1; i >= 4; i--) high = (high << 8) | reader.bytes[reader.offset + i];
    for (let i = Math.min(length, 4) - 1; i >= 0; i--) low = (low << 8) | reader.bytes[reader.offset + i];
    reader.offset += length;
    low >>>= 0;
    if ((flag & TIMESTAMP_IS_NEGATED) !== 0) {
      high = (~high + (low === 0 ? 1 : 0)) | 0;
      low = -low >>> 0;
    }
    if ((flag & TIMESTAMP_IS_DIFFERENCE) !== 0) {
      const former = this.former + 8 + this.formerKeyLength - 9;
      const formerLow = out.readUInt32BE(former + 4);
      high = (out.readInt32BE(former) - high - (formerLow < low ? 1 : 0)) | 0;
      low = (formerLow - low) >>> 0;
    }
    putU32(out, at, high);
    putU32(out, at + 4, low);
    this.end = at + 8;
  }
}
