// Cells as they go over the wire beside a message: of each, `u32 n` and n bytes of KeyValue. KeyValueCodec leaves tags out;
// KeyValueCodecWithTags has `u16 tagsLength | tags` behind the value of cells that have any (n tells).
import { hbaseError } from '../base/errors.ts';
import { EMPTY_SLAB, type Slab, slabOf } from '../base/slab.ts';
import type { RewindableCellSink } from './cell-sink.ts';
import { checkKeyValue } from './key-value.ts';

export type CellCodec = 'KeyValueCodec' | 'KeyValueCodecWithTags';

const FIRST_CAPACITY = 512;

export class CellBlockBuilder implements RewindableCellSink {
  readonly #withTags: boolean;
  #slab: Slab;
  #length = 0;
  #cellCount = 0;

  constructor(codec: CellCodec = 'KeyValueCodec', capacityBytes = FIRST_CAPACITY) {
    this.#withTags = codec === 'KeyValueCodecWithTags';
    this.#slab = slabOf(Buffer.allocUnsafe(capacityBytes));
  }

  /** Bytes so far. */
  get length(): number {
    return this.#length;
  }

  get cellCount(): number {
    return this.#cellCount;
  }

  append(slab: Slab, offset: number, length: number, tagsOffset = 0, tagsLength = 0): void {
    const tags = this.#withTags && tagsLength > 0 ? tagsLength : 0;
    const size = tags === 0 ? length : length + 2 + tags;
    const at = this.#length;
    if (at + 4 + size > this.#slab.bytes.length) this.#grow(at + 4 + size);
    const target = this.#slab;
    target.view.setUint32(at, size);
    slab.bytes.copy(target.bytes, at + 4, offset, offset + length);
    if (tags !== 0) {
      target.view.setUint16(at + 4 + length, tags);
      slab.bytes.copy(target.bytes, at + 6 + length, tagsOffset, tagsOffset + tags);
    }
    this.#length = at + 4 + size;
    this.#cellCount++;
  }

  mark(): number {
    return this.#length;
  }

  /** Takes back all cells appended since `mark`. */
  rewind(mark: number): void {
    for (let at = mark; at < this.#length; at += 4 + this.#slab.view.getUint32(at)) this.#cellCount--;
    this.#length = mark;
  }

  /** The block, *owned by the caller*; the builder starts afresh. */
  finish(): Buffer {
    const block = this.#slab.bytes.subarray(0, this.#length);
    this.#slab = EMPTY_SLAB;
    this.#length = 0;
    this.#cellCount = 0;
    return block;
  }

  #grow(needed: number): void {
    const grown = slabOf(Buffer.allocUnsafe(Math.max(needed, this.#slab.bytes.length * 2, FIRST_CAPACITY)));
    this.#slab.bytes.copy(grown.bytes, 0, 0, this.#length);
    this.#slab = grown;
  }
}

/** Walks a cell block in place. Each cell is checked before it is handed out. */
export class CellBlockReader {
  readonly slab: Slab;
  readonly codec: CellCodec;
  /** Of the current cell, in `slab`. */
  offset = 0;
  /** Bytes of the current cell, with `u16` and tags if it has any. */
  length = 0;
  /** Bytes of the current cell's tags, without their u16. */
  tagsLength = 0;
  #at: number;
  readonly #end: number;

  constructor(bytes: Uint8Array, codec: CellCodec = 'KeyValueCodec') {
    this.slab = slabOf(bytes);
    this.codec = codec;
    this.#at = 0;
    this.#end = bytes.length;
  }

  get atEnd(): boolean {
    return this.#at >= this.#end;
  }

  /** To the next cell: this reader, whose fields tell where it is, or undefined at the end. DoNotRetryIOException on bytes that are no cell. */
  next(): this | undefined {
    if (this.#at >= this.#end) return undefined;
    if (this.#at + 4 > this.#end) throw hbaseError('DoNotRetryIOException', 'Cell block cut short');
    const length = this.slab.view.getUint32(this.#at);
    if (length > this.#end - this.#at - 4)
      throw hbaseError(
        'DoNotRetryIOException',
        `Cell of ${length} bytes, but ${this.#end - this.#at - 4} bytes left in the cell block`,
      );
    this.offset = this.#at + 4;
    this.length = length;
    this.tagsLength = checkKeyValue(this.slab.view, this.offset, length);
    this.#at = this.offset + length;
    return this;
  }

  /** Passes over up to n cells, so that those of the next action stay aligned. */
  skip(count: number): void {
    for (let i = 0; i < count && this.next() !== undefined; i++);
  }
}
