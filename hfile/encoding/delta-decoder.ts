import { ByteReader } from '../../base/byte-reader.ts';
import { vlongLength } from '../../base/varint.ts';
import type { EncodingContext } from './data-block-decoder.ts';
import { TagDictionary } from './tag-dictionary.ts';

const MAX_LENGTH = 0x7fffffff;
const MAX_FAMILY_LENGTH = 255;
/** Shorter runs are copied byte by byte: a call costs more. */
const LONG = 40;

/**
 * What PREFIX, DIFF and FAST_DIFF share: body = u32 unencodedSize | cells, each against the one before it; behind each cell its tags
 * (varint length) and its mvcc. Subclasses write one cell's KeyValue to `out` at `end`.
 */
export abstract class DeltaDecoder {
  protected readonly reader: ByteReader;
  /** Decoded cells; replaced when it grows. */
  protected out: Buffer;
  protected end = 0;
  /** Of the former cell: where it begins in `out`, −1 before the first, and its lengths. */
  protected former = -1;
  protected formerKeyLength = 0;
  protected formerValueLength = 0;
  /** Of the cell that is being decoded. */
  #keyLength = 0;
  #valueLength = 0;
  readonly #context: EncodingContext;
  readonly #size: number;
  readonly #dictionary: TagDictionary | undefined;

  constructor(body: Buffer, context: EncodingContext) {
    this.#context = context;
    this.reader = new ByteReader(body, (at, message) => context.fail(at, message));
    this.#size = this.reader.u32();
    // The claimed size is believed only as far as bytes come.
    this.out = Buffer.allocUnsafe(Math.min(this.#size, Math.max(body.length * 4, 1024)));
    this.#dictionary = context.tagsCompressed ? new TagDictionary() : undefined;
  }

  decode(): Buffer {
    while (this.end < this.#size) {
      const start = this.end;
      this.decodeCell();
      this.former = start;
      this.formerKeyLength = this.#keyLength;
      this.formerValueLength = this.#valueLength;
      if (this.#context.hasTags) this.#decodeTags();
      if (this.#context.hasMvcc) this.#decodeMvcc();
    }
    if (this.reader.remaining > 0) this.reader.fail(`${this.reader.remaining} bytes behind the last cell`);
    return this.out.subarray(0, this.end);
  }

  /** Decodes the next KeyValue. */
  protected abstract decodeCell(): void;

  /** Begins a cell of these lengths: room for it all, its lengths written, `end` at its key. */
  protected beginCell(keyLength: number, valueLength: number): void {
    if (keyLength < 12 || keyLength > MAX_LENGTH) this.reader.fail(`key length ${keyLength}`);
    if (valueLength > MAX_LENGTH) this.reader.fail(`value length ${valueLength}`);
    // All of it stands in the body, in the cell before or in the block's family: other lengths are not to be believed.
    const known = this.formerKeyLength + this.formerValueLength + this.reader.remaining + MAX_FAMILY_LENGTH;
    if (keyLength + valueLength > known) this.reader.fail(`a cell of ${keyLength + valueLength} bytes`);
    this.#reserve(8 + keyLength + valueLength);
    this.#keyLength = keyLength;
    this.#valueLength = valueLength;
    putU32(this.out, this.end, keyLength);
    putU32(this.out, this.end + 4, valueLength);
    this.end += 8;
  }

  /** Copies from the body. */
  protected copy(length: number): void {
    const { reader, out } = this;
    reader.need(length);
    const from = reader.offset;
    const source = reader.bytes;
    let end = this.end;
    if (length < LONG) for (let at = from; at < from + length; at++) out[end++] = source[at];
    else end += source.copy(out, end, from, from + length);
    reader.offset = from + length;
    this.end = end;
  }

  /** Copies from what was decoded. */
  protected copyBack(from: number, length: number): void {
    const { out } = this;
    let end = this.end;
    if (length < LONG) {
      for (let at = from; at < from + length; at++) out[end++] = out[at];
    } else {
      out.copyWithin(end, from, from + length);
      end += length;
    }
    this.end = end;
  }

  #decodeTags(): void {
    const length = this.reader.varint();
    if (length > 0xffff) this.reader.fail(`${length} bytes of tags`);
    this.#reserve(2 + length);
    this.end = this.out.writeUInt16BE(length, this.end);
    if (this.#dictionary === undefined) this.copy(length);
    else if (length > 0) this.end += this.#dictionary.read(this.reader, length).copy(this.out, this.end);
  }

  #decodeMvcc(): void {
    this.reader.need(1);
    const length = vlongLength(this.reader.bytes[this.reader.offset]);
    this.#reserve(length);
    this.copy(length);
  }

  #reserve(more: number): void {
    const needed = this.end + more;
    if (needed > this.#size) this.reader.fail(`the cells take more than the ${this.#size} bytes announced`);
    if (needed <= this.out.length) return;
    const grown = Buffer.allocUnsafe(Math.min(this.#size, Math.max(needed, this.out.length * 2)));
    this.out.copy(grown, 0, 0, this.end);
    this.out = grown;
  }
}

/** Byte by byte: a third of what Buffer's own checked call takes. */
export function putU32(target: Buffer, at: number, value: number): void {
  target[at] = value >>> 24;
  target[at + 1] = value >>> 16;
  target[at + 2] = value >>> 8;
  target[at + 3] = value;
}
