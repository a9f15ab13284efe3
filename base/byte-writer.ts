import { varintSize, vlongSize, writeVarint, writeVLong } from './varint.ts';

/** A growing buffer for encoding what is not on a hot path. Big-endian. */
export class ByteWriter {
  #bytes: Buffer;
  #length = 0;
  constructor(capacity = 256) {
    this.#bytes = Buffer.allocUnsafe(Math.max(16, capacity));
  }
  get length(): number {
    return this.#length;
  }
  u8(value: number): this {
    this.#reserve(1);
    this.#bytes[this.#length++] = value;
    return this;
  }
  u16(value: number): this {
    this.#reserve(2);
    this.#length = this.#bytes.writeUInt16BE(value, this.#length);
    return this;
  }
  u32(value: number): this {
    this.#reserve(4);
    this.#length = this.#bytes.writeUInt32BE(value >>> 0, this.#length);
    return this;
  }
  /** A safe integer as 64 bits, two's complement when negative. */
  u64(value: number): this {
    this.#reserve(8);
    this.#bytes.writeUInt32BE(Math.floor(value / 4294967296) >>> 0, this.#length);
    this.#bytes.writeUInt32BE(value >>> 0, this.#length + 4);
    this.#length += 8;
    return this;
  }
  i64(value: bigint): this {
    this.#reserve(8);
    this.#length = this.#bytes.writeBigInt64BE(BigInt.asIntN(64, value), this.#length);
    return this;
  }
  /** Hadoop VInt or VLong. */
  vlong(value: number): this {
    this.#reserve(vlongSize(value));
    this.#length = writeVLong(this.#bytes, this.#length, value);
    return this;
  }
  /** Protobuf varint. */
  varint(value: number): this {
    this.#reserve(varintSize(value));
    this.#length = writeVarint(this.#bytes, this.#length, value);
    return this;
  }
  /** Copies `source[start, end)`. */
  write(source: Uint8Array, start = 0, end: number = source.length): this {
    this.#reserve(end - start);
    this.#bytes.set(start === 0 && end === source.length ? source : source.subarray(start, end), this.#length);
    this.#length += end - start;
    return this;
  }
  /** Hadoop's `vint length | bytes`. */
  vlongBytes(source: Uint8Array): this {
    return this.vlong(source.length).write(source);
  }
  /** Overwrites four bytes written before. */
  setU32(offset: number, value: number): void {
    this.#bytes.writeUInt32BE(value >>> 0, offset);
  }
  /** A view of what was written, *borrowed until the next call*. */
  view(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }
  /** A copy, *owned by the caller*. */
  finish(): Buffer {
    return Buffer.from(this.view());
  }
  clear(): void {
    this.#length = 0;
  }
  #reserve(more: number): void {
    const needed = this.#length + more;
    if (needed <= this.#bytes.length) return;
    const grown = Buffer.allocUnsafe(Math.max(needed, this.#bytes.length * 2));
    this.#bytes.copy(grown, 0, 0, this.#length);
    this.#bytes = grown;
  }
}
