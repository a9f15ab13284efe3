import { DeltaDecoder } from './delta-decoder.ts';

/** Its number. */
export const FAST_DIFF = 4;

/** Bits of a cell's flag. */
export const SAME_TIMESTAMP_BYTES = 0x07;
export const SAME_KEY_LENGTH = 0x08;
export const SAME_VALUE_LENGTH = 0x10;
export const SAME_TYPE = 0x20;
export const SAME_VALUE = 0x40;

/**
 * Cell: u8 flag | [varint keyLength] | [varint valueLength] | varint common | rest of row and qualifier | last bytes of the timestamp |
 * [u8 type] | [value]. The first cell: flag 0 | varint keyLength | varint valueLength | varint 0 | key | value.
 */
export class FastDiffDecoder extends DeltaDecoder {
  protected override decodeCell(): void {
    if (this.former < 0) this.#decodeFirst();
    else this.#decodeFurther();
  }

  #decodeFurther(): void {
    const flag = this.reader.u8();
    const keyLength = (flag & SAME_KEY_LENGTH) !== 0 ? this.formerKeyLength : this.reader.varint();
    const valueLength = (flag & SAME_VALUE_LENGTH) !== 0 ? this.formerValueLength : this.reader.varint();
    const common = this.reader.varint();
    if (common > this.formerKeyLength - 9 || common > keyLength - 9) this.reader.fail(`${common} bytes in common`);
    if ((flag & SAME_VALUE) !== 0 && valueLength !== this.formerValueLength)
      this.reader.fail('an equal value of another length');
    const start = this.end + 8;
    const formerTimestamp = this.former + 8 + this.formerKeyLength - 9;
    this.beginCell(keyLength, valueLength);
    this.#decodeColumn(start, keyLength, common);
    const same = flag & SAME_TIMESTAMP_BYTES;
    this.copyBack(formerTimestamp, same);
    this.copy(8 - same);
    if ((flag & SAME_TYPE) !== 0) this.copyBack(formerTimestamp + 8, 1);
    else this.copy(1);
    if ((flag & SAME_VALUE) !== 0) this.copyBack(formerTimestamp + 9, valueLength);
    else this.copy(valueLength);
  }

  #decodeFirst(): void {
    const flag = this.reader.u8();
    const keyLength = this.reader.varint();
    const valueLength = this.reader.varint();
    const common = this.reader.varint();
    if (flag !== 0 || common !== 0) this.reader.fail('the first cell refers to one before it');
    this.beginCell(keyLength, valueLength);
    this.copy(keyLength);
    this.copy(valueLength);
  }

  /** Row, family and qualifier, up to the timestamp of the key that begins at `start`. */
  #decodeColumn(start: number, keyLength: number, common: number): void {
    const formerKey = this.former + 8;
    this.copyBack(formerKey, common);
    if (common < 2) this.copy(2 - common);
    const rowLength = this.out.readUInt16BE(start);
    const formerFamily = formerKey + 2 + this.out.readUInt16BE(formerKey);
    if (formerFamily + 1 > formerKey + this.formerKeyLength) this.reader.fail('the former row is longer than its key');
    const familyLength = this.out[formerFamily];
    if (
      rowLength + familyLength + 12 > keyLength ||
      formerFamily + 1 + familyLength > formerKey + this.formerKeyLength
    ) {
      this.reader.fail(`row length ${rowLength} and family length ${familyLength} in a key of ${keyLength}`);
    }
    const rowEnd = start + 2 + rowLength;
    if (this.end < rowEnd) this.copy(rowEnd - this.end);
    const familyEnd = rowEnd + 1 + familyLength;
    // The family is the former cell's: one store has one family.
    if (this.end < familyEnd) this.copyBack(formerFamily + (this.end - rowEnd), familyEnd - this.end);
    this.copy(start + keyLength - 9 - this.end);
  }
}
