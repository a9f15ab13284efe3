import type Long from 'long';
import { hbaseError } from '../base/errors.ts';

// A checked position in protobuf bytes, for the hand-laid decoders of the hot messages. One reader is used again and again; nested messages
// are read by narrowing `end` and restoring it, so that nothing is allocated but what a message keeps.

export const EMPTY_BYTES: Buffer = Buffer.alloc(0);

const NO_BYTES = EMPTY_BYTES;

export class ProtoReader {
  bytes: Buffer = NO_BYTES;
  pos = 0;
  end = 0;

  /** Starts at `offset` of `bytes`, up to `end`. */
  reset(bytes: Buffer, offset: number, end: number): this {
    this.bytes = bytes;
    this.pos = offset;
    this.end = end;
    return this;
  }

  /** The next field's tag, or 0 at the end. */
  tag(): number {
    if (this.pos >= this.end) return 0;
    const byte = this.bytes[this.pos];
    if (byte < 0x80) {
      if (byte < 8) throw this.fail(`illegal tag ${byte}`);
      this.pos++;
      return byte;
    }
    const tag = this.uint32();
    if (tag < 8) throw this.fail(`illegal tag ${tag}`);
    return tag;
  }

  /** A varint, cut to 32 bits, unsigned. */
  uint32(): number {
    const bytes = this.bytes;
    let pos = this.pos;
    let byte = bytes[pos++];
    let value = byte & 0x7f;
    if (byte >= 0x80) {
      byte = bytes[pos++];
      value |= (byte & 0x7f) << 7;
      if (byte >= 0x80) {
        byte = bytes[pos++];
        value |= (byte & 0x7f) << 14;
        if (byte >= 0x80) {
          byte = bytes[pos++];
          value |= (byte & 0x7f) << 21;
          if (byte >= 0x80) {
            byte = bytes[pos++];
            value |= byte << 28;
            if (byte >= 0x80) pos = this.#restOfVarint(pos);
          }
        }
      }
    }
    if (pos > this.end) throw this.fail('a number is cut short');
    this.pos = pos;
    return value >>> 0;
  }

  /** An int32 or enum. */
  int32(): number {
    return this.uint32() | 0;
  }

  /** A value of an enum whose last one is `last`; `before` for one that is not known, which proto2 takes as an unknown field. */
  enumValue<T extends number>(last: T, before: T | null): T | null {
    const value = this.int32();
    return value >= 0 && value <= last ? (value as T) : before;
  }

  bool(): boolean {
    const start = this.pos;
    const byte = this.bytes[start];
    if (byte < 0x80 && start < this.end) {
      this.pos = start + 1;
      return byte !== 0;
    }
    const { low, high } = this.int64(true);
    return (low | high) !== 0;
  }

  /** A 64-bit varint as the static module's Long (the two halves only). */
  int64(unsigned: boolean): Long {
    const bytes = this.bytes;
    const start = this.pos;
    let pos = start;
    let byte = bytes[pos++];
    let low = byte & 0x7f;
    let high = 0;
    for (let shift = 7; byte >= 0x80 && shift < 28; shift += 7) {
      byte = bytes[pos++];
      low |= (byte & 0x7f) << shift;
    }
    if (byte >= 0x80) {
      byte = bytes[pos++];
      low |= byte << 28;
      high = (byte & 0x7f) >> 4;
      for (let shift = 3; byte >= 0x80 && shift < 32; shift += 7) {
        byte = bytes[pos++];
        high |= (byte & 0x7f) << shift;
      }
      if (byte >= 0x80) throw this.fail('a number is too long');
    }
    if (pos > this.end) throw this.fail('a number is cut short');
    this.pos = pos;
    return { low, high, unsigned } as Long;
  }

  /** Length of a nested field, checked against what is there; `pos` stands on its first byte. */
  size(): number {
    const length = this.uint32();
    if (length > this.end - this.pos) throw this.fail(`a field of ${length} bytes, ${this.end - this.pos} left`);
    return length;
  }

  /** A bytes field, *shared with the message, do not change*. */
  take(): Buffer {
    const length = this.size();
    const start = this.pos;
    this.pos = start + length;
    return length === 0 ? EMPTY_BYTES : this.bytes.subarray(start, start + length);
  }

  string(): string {
    const length = this.size();
    const start = this.pos;
    this.pos = start + length;
    return this.bytes.toString('utf8', start, start + length);
  }

  /** Narrows the reader to the nested message that comes next; `leave` undoes it with what this returns. */
  enter(): number {
    const outer = this.end;
    const length = this.size();
    this.end = this.pos + length;
    return outer;
  }

  leave(outer: number): void {
    this.end = outer;
  }

  /** Passes over an unknown field. */
  skip(tag: number): void {
    const wireType = tag & 7;
    if (wireType === 0) this.int64(true);
    else if (wireType === 1) this.#advance(8);
    else if (wireType === 2) this.#advance(this.size());
    else if (wireType === 5) this.#advance(4);
    else throw this.fail(`wire type ${wireType} of field ${tag >>> 3}`);
  }

  fail(message: string): Error {
    return hbaseError('DoNotRetryIOException', `Malformed protobuf message at byte ${this.pos}: ${message}`);
  }

  #advance(length: number): void {
    if (length > this.end - this.pos) throw this.fail(`a field of ${length} bytes, ${this.end - this.pos} left`);
    this.pos += length;
  }

  #restOfVarint(pos: number): number {
    for (let i = 0; i < 5; i++) if (this.bytes[pos++] < 0x80) return pos;
    throw this.fail('a number is too long');
  }
}

/** Bytes that a varint of an unsigned 32-bit number takes. */
export function uint32Size(value: number): number {
  return value < 0x80 ? 1 : value < 0x4000 ? 2 : value < 0x200000 ? 3 : value < 0x10000000 ? 4 : 5;
}

/** Writes an unsigned 32-bit number as a varint; returns the offset behind it. */
export function writeUint32(target: Uint8Array, offset: number, value: number): number {
  while (value > 0x7f) {
    target[offset++] = (value & 0x7f) | 0x80;
    value >>>= 7;
  }
  target[offset++] = value;
  return offset;
}
