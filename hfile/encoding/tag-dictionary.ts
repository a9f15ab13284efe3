import type { ByteReader } from '../../base/byte-reader.ts';

const CAPACITY = 127;
const NEW_ENTRY = 0xff;

/**
 * Tags in dictionary form, per block: each tag (type byte and value) is `ff | varint length | bytes` the first time, then a u16 index. Up
 * to 127 entries get indexes 0, 1, 2…; after that a new one takes the index of the least recently used.
 */
export class TagDictionary {
  readonly #entries: Buffer[] = [];
  /** Indexes, least recently used first. */
  readonly #order = new Set<number>();

  /** Reads tags of together `length` bytes, each as `u16 length | type | value`. */
  read(reader: ByteReader, length: number): Buffer {
    const parts: Buffer[] = [];
    let left = length;
    while (left > 0) {
      const tag = this.#next(reader);
      left -= tag.length + 2;
      const head = Buffer.alloc(2);
      head.writeUInt16BE(tag.length);
      parts.push(head, tag);
    }
    if (left !== 0) reader.fail(`tags take ${length - left} bytes, expected ${length}`);
    return Buffer.concat(parts);
  }

  #next(reader: ByteReader): Buffer {
    const first = reader.u8();
    if (first === NEW_ENTRY) {
      const length = reader.varint();
      if (length < 1 || length > 0xffff) reader.fail(`a tag of ${length} bytes`);
      return this.#add(reader.take(length));
    }
    const index = first * 256 + reader.u8();
    const tag = this.#entries[index];
    if (tag === undefined) reader.fail(`tag ${index} is not in the dictionary`);
    this.#touch(index);
    return tag;
  }

  #add(tag: Buffer): Buffer {
    let index = this.#entries.length;
    if (index >= CAPACITY) index = this.#order.values().next().value!;
    this.#entries[index] = tag;
    this.#touch(index);
    return tag;
  }

  #touch(index: number): void {
    this.#order.delete(index);
    this.#order.add(index);
  }
}
