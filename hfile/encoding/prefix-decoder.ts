import { DeltaDecoder } from './delta-decoder.ts';

/** Its number. */
export const PREFIX = 2;

/** Cell: varint keyLength − common | varint valueLength | varint common | key[common…] | value. */
export class PrefixDecoder extends DeltaDecoder {
  protected override decodeCell(): void {
    const rest = this.reader.varint();
    const valueLength = this.reader.varint();
    const common = this.reader.varint();
    if (common > this.formerKeyLength)
      this.reader.fail(`${common} bytes in common with a key of ${this.formerKeyLength}`);
    this.beginCell(rest + common, valueLength);
    this.copyBack(this.former + 8, common);
    this.copy(rest);
    this.copy(valueLength);
  }
}
