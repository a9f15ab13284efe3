// Jute, ZooKeeper's serialization (3.8.4). Big-endian, no tags, no padding:
//   bool u8 · int i32 · long i64 · ustring i32 byte length + UTF-8 (-1 = null) · buffer i32 length + bytes (-1 = null)
//   vector i32 count + items (-1 = null) · a record is its fields in order, inline.
// A packet on the wire is u32 length + body.

/** Bytes that no jute record can be. The peer is at fault; its connection is closed. */
export class JuteError extends Error {
  override readonly name = 'JuteError';
}

/** Reads fields in order. Every read is bounded by the packet; what it returns is copied out unless said otherwise. */
export class JuteReader {
  readonly #bytes: Buffer;
  #offset: number;
  constructor(bytes: Buffer, offset = 0) {
    this.#bytes = bytes;
    this.#offset = offset;
  }
  get remaining(): number {
    return this.#bytes.length - this.#offset;
  }
  /** Another reader of the same bytes that goes on from here. */
  fork(): JuteReader {
    return new JuteReader(this.#bytes, this.#offset);
  }
  bool(): boolean {
    return this.#bytes[this.#take(1)] !== 0;
  }
  int(): number {
    return this.#bytes.readInt32BE(this.#take(4));
  }
  long(): bigint {
    return this.#bytes.readBigInt64BE(this.#take(8));
  }
  /** Null reads as undefined. */
  ustring(): string | undefined {
    const length = this.#length('string');
    if (length < 0) return undefined;
    const start = this.#take(length);
    return this.#bytes.toString('utf8', start, start + length);
  }
  /** Null reads as undefined. The bytes are a copy, owned by the caller. */
  buffer(): Buffer | undefined {
    const length = this.#length('buffer');
    if (length < 0) return undefined;
    const start = this.#take(length);
    return Buffer.from(this.#bytes.subarray(start, start + length));
  }
  /** Null reads as an empty vector. `item` must consume at least one byte. */
  vector<T>(item: (reader: JuteReader) => T): T[] {
    const count = this.#length('vector');
    if (count > this.remaining) throw new JuteError(`a vector of ${count} items in ${this.remaining} bytes`);
    const items: T[] = [];
    for (let i = 0; i < count; i++) items.push(item(this));
    return items;
  }
  #length(what: string): number {
    const length = this.int();
    if (length < -1) throw new JuteError(`a ${what} of length ${length}`);
    return length;
  }
  #take(count: number): number {
    const start = this.#offset;
    if (count > this.#bytes.length - start) {
      throw new JuteError(`a field of ${count} bytes at offset ${start} of a packet of ${this.#bytes.length}`);
    }
    this.#offset = start + count;
    return start;
  }
}

/** Writes fields in order into a growing buffer that keeps room for the packet's length in front. */
export class JuteWriter {
  #bytes: Buffer;
  #offset = 4;
  constructor(capacity = 128) {
    this.#bytes = Buffer.allocUnsafe(capacity + 4);
  }
  bool(value: boolean): this {
    this.#bytes[this.#grow(1)] = value ? 1 : 0;
    return this;
  }
  int(value: number): this {
    const at = this.#grow(4);
    this.#bytes.writeInt32BE(value, at);
    return this;
  }
  long(value: bigint): this {
    const at = this.#grow(8);
    this.#bytes.writeBigInt64BE(BigInt.asIntN(64, value), at);
    return this;
  }
  ustring(value: string | undefined): this {
    if (value === undefined) return this.int(-1);
    const length = Buffer.byteLength(value);
    this.int(length);
    const at = this.#grow(length);
    this.#bytes.write(value, at, 'utf8');
    return this;
  }
  buffer(value: Uint8Array | undefined): this {
    if (value === undefined) return this.int(-1);
    this.int(value.length);
    const at = this.#grow(value.length);
    this.#bytes.set(value, at);
    return this;
  }
  vector<T>(items: readonly T[], item: (writer: JuteWriter, value: T) => void): this {
    this.int(items.length);
    for (const value of items) item(this, value);
    return this;
  }
  /** Bytes as they are, without a length. */
  raw(bytes: Uint8Array): this {
    const at = this.#grow(bytes.length);
    this.#bytes.set(bytes, at);
    return this;
  }
  /** The fields so far, without the length in front. Owned by the caller; the writer is done. */
  body(): Buffer {
    return this.#bytes.subarray(4, this.#offset);
  }
  /** The whole packet: length and body. Owned by the caller; the writer is done. */
  packet(): Buffer {
    this.#bytes.writeUInt32BE(this.#offset - 4, 0);
    return this.#bytes.subarray(0, this.#offset);
  }
  #grow(count: number): number {
    const start = this.#offset;
    const end = start + count;
    if (end > this.#bytes.length) {
      const grown = Buffer.allocUnsafe(Math.max(end, this.#bytes.length * 2));
      this.#bytes.copy(grown, 0, 0, start);
      this.#bytes = grown;
    }
    this.#offset = end;
    return start;
  }
}
