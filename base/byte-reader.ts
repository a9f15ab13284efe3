import { readVarint, readVLong, varintLength, vlongLength } from './varint.ts';

/** Makes the error for bytes that are not what they should be. `offset` counts from the start of the reader's buffer. */
export type ByteError = (offset: number, message: string) => Error;

/**
 * A checked position in untrusted bytes: every read that would pass `end` throws the error that `fail` makes, so a damaged length
 * never reads outside and never allocates more than there is.
 */
export class ByteReader {
  readonly bytes: Buffer;
  readonly end: number;
  offset: number;
  #fail: ByteError;
  constructor(bytes: Buffer, fail: ByteError, offset = 0, end: number = bytes.length) {
    this.bytes = bytes;
    this.offset = offset;
    this.end = end;
    this.#fail = fail;
  }
  get remaining(): number {
    return this.end - this.offset;
  }
  /** Throws the reader's error at the current offset. */
  fail(message: string): never {
    throw this.#fail(this.offset, message);
  }
  /** Throws unless `length` more bytes are there. */
  need(length: number, what = 'bytes'): void {
    if (length < 0 || length > this.end - this.offset) {
      this.fail(`expected ${length} more ${what}, found ${this.end - this.offset}`);
    }
  }
  u8(): number {
    this.need(1);
    return this.bytes[this.offset++];
  }
  u16(): number {
    this.need(2);
    const value = this.bytes.readUInt16BE(this.offset);
    this.offset += 2;
    return value;
  }
  u32(): number {
    this.need(4);
    const value = this.bytes.readUInt32BE(this.offset);
    this.offset += 4;
    return value;
  }
  /** A non-negative 64-bit integer that is safe as a number; others are an error. */
  u64(): number {
    this.need(8);
    const value = this.bytes.readUInt32BE(this.offset) * 4294967296 + this.bytes.readUInt32BE(this.offset + 4);
    if (!Number.isSafeInteger(value))
      this.fail(`a 64-bit number is too large: ${this.bytes.readBigUInt64BE(this.offset)}`);
    this.offset += 8;
    return value;
  }
  i64(): bigint {
    this.need(8);
    const value = this.bytes.readBigInt64BE(this.offset);
    this.offset += 8;
    return value;
  }
  /** A Hadoop VInt or VLong; values that are not safe integers are an error. */
  vlong(): number {
    this.need(1);
    const length = vlongLength(this.bytes[this.offset]);
    this.need(length);
    const value = readVLong(this.bytes, this.offset);
    if (!Number.isSafeInteger(value)) this.fail('a VLong is too large');
    this.offset += length;
    return value;
  }
  /** A protobuf varint (unsigned, safe). */
  varint(): number {
    this.need(1);
    const first = this.bytes[this.offset];
    if (first < 0x80) {
      this.offset++;
      return first;
    }
    const length = varintLength(this.bytes, this.offset);
    this.need(length);
    const value = readVarint(this.bytes, this.offset);
    if (!Number.isSafeInteger(value) || (this.bytes[this.offset + length - 1] & 0x80) !== 0)
      this.fail('a varint is too long');
    this.offset += length;
    return value;
  }
  /** A view of the next `length` bytes, *shared, do not change*. */
  take(length: number): Buffer {
    this.need(length);
    const start = this.offset;
    this.offset += length;
    return this.bytes.subarray(start, this.offset);
  }
  skip(length: number): void {
    this.need(length);
    this.offset += length;
  }
  /** Hadoop's `vint length | bytes`. */
  vlongBytes(): Buffer {
    const length = this.vlong();
    if (length < 0) this.fail(`negative length ${length}`);
    return this.take(length);
  }
}
