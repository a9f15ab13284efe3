import type { ByteReader } from '../../base/byte-reader.ts';
import { LruDictionary } from '../../base/lru-dictionary.ts';
import { writeVarint } from '../../base/varint.ts';

const CAPACITY = 127;
const NEW_ENTRY = 0xff;

/** Tags in dictionary form, per block: each tag (type byte and value) is `ff | varint length | bytes` the first time, then a u16 index. */
export class TagDictionary {
  readonly #entries = new LruDictionary(CAPACITY);

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

  /** Writes the `length` bytes of tags at `offset` of `source` to `target` at `end`, and returns the offset behind them. */
  write(target: Buffer, end: number, source: Buffer, offset: number, length: number): number {
    for (let at = offset; at < offset + length; ) {
      const start = at + 2;
      at = start + source.readUInt16BE(at);
      const index = this.#entries.findOrAdd(source, start, at);
      if (index >= 0) {
        end = target.writeUInt16BE(index, end);
        continue;
      }
      target[end++] = NEW_ENTRY;
      end = writeVarint(target, end, at - start);
      end += source.copy(target, end, start, at);
    }
    return end;
  }

  #next(reader: ByteReader): Buffer {
    const first = reader.u8();
    if (first === NEW_ENTRY) {
      const length = reader.varint();
      if (length < 1 || length > 0xffff) reader.fail(`a tag of ${length} bytes`);
      const tag = reader.take(length);
      this.#entries.add(tag);
      return tag;
    }
    const index = first * 256 + reader.u8();
    const tag = this.#entries.get(index);
    if (tag === undefined) reader.fail(`tag ${index} is not in the dictionary`);
    return tag;
  }
}
