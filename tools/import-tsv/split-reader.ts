import { type Slab, slabOf } from '../../base/slab.ts';
import type { FileStorage, RandomAccessFile } from '../../storage/file-storage.ts';
import type { InputSplit } from './input-splits.ts';
import type { RecordSplitter } from './record-splitter.ts';

/** Read at once. */
const PIECE_BYTES = 1 << 20;

/** A record longer than this is none: quotes that are never closed, or a file of something else. */
export const MAX_RECORD_BYTES = 32 << 20;

/** The records of one split, one after the other; the next piece of the file is read while this one is used. */
export class SplitReader {
  /** Holds the record that `next` found: the splitter says where its fields are. */
  input: Slab = slabOf(Buffer.allocUnsafeSlow(PIECE_BYTES * 2));
  /** Of the record, in the file. */
  recordOffset = 0;
  recordBytes = 0;
  readonly #file: RandomAccessFile;
  readonly #split: InputSplit;
  readonly #splitter: RecordSplitter;
  /** In the file, of the first byte of `input`. */
  #inputOffset: number;
  #at = 0;
  #filled = 0;
  #ahead: Promise<Buffer> | undefined;
  readonly #aheadBuffer = Buffer.allocUnsafeSlow(PIECE_BYTES);
  #skipping: boolean;

  static async open(files: FileStorage, split: InputSplit, splitter: RecordSplitter): Promise<SplitReader> {
    return new SplitReader(await files.open(split.path), split, splitter);
  }

  private constructor(file: RandomAccessFile, split: InputSplit, splitter: RecordSplitter) {
    this.#file = file;
    this.#split = split;
    this.#splitter = splitter;
    // The byte before tells whether a record begins with the split.
    this.#skipping = split.from > 0;
    this.#inputOffset = this.#skipping ? split.from - 1 : split.from;
    this.#readAhead();
    splitter.forget();
  }

  /** Bytes of the split that were used. */
  get progress(): number {
    return Math.min(this.#inputOffset + this.#at, this.#split.to) - this.#split.from;
  }

  /** True: there is a record. A promise: perhaps later. */
  next(): boolean | Promise<boolean> {
    if (this.#skipping) return this.#skip();
    const start = this.#at;
    if (this.#inputOffset + start >= this.#split.to) return false;
    const isEnd = this.#ahead === undefined;
    if (start === this.#filled && isEnd) return false;
    const next = this.#splitter.split(this.input.bytes, start, this.#filled, isEnd);
    if (next < 0) return this.#more();
    this.recordOffset = this.#inputOffset + start;
    this.recordBytes = next - start;
    this.#at = next;
    return true;
  }

  async close(): Promise<void> {
    await this.#ahead?.catch(() => undefined);
    await this.#file.close();
  }

  async #more(): Promise<boolean> {
    await this.#fill();
    return this.next();
  }

  async #skip(): Promise<boolean> {
    await this.#fill();
    // A quote at the byte before changes what that byte itself stands in.
    const first = this.input.bytes[0];
    const isQuoted = this.#splitter.isQuote(first) ? !this.#split.isQuoted : this.#split.isQuoted;
    for (;;) {
      const next = this.#splitter.skip(this.input.bytes, 0, this.#filled, isQuoted);
      this.#skipping = false;
      if (next >= 0) {
        this.#at = next;
        return this.next();
      }
      if (this.#ahead === undefined) return false;
      await this.#fill();
    }
  }

  async #fill(): Promise<void> {
    const piece = await this.#ahead!;
    const left = this.#filled - this.#at;
    if (left + piece.length > this.input.bytes.length) {
      const grown = slabOf(Buffer.allocUnsafeSlow(Math.max(this.input.bytes.length * 2, left + piece.length)));
      this.input.bytes.copy(grown.bytes, 0, this.#at, this.#filled);
      this.input = grown;
    } else this.input.bytes.copyWithin(0, this.#at, this.#filled);
    piece.copy(this.input.bytes, left);
    this.#inputOffset += this.#at;
    this.#at = 0;
    this.#filled = left + piece.length;
    this.#splitter.forget();
    if (left > MAX_RECORD_BYTES)
      throw new Error(
        `/${this.#split.path}: the record at byte ${this.#inputOffset} has no end within ${MAX_RECORD_BYTES} bytes`,
      );
    this.#readAhead();
  }

  #readAhead(): void {
    const from = this.#inputOffset + this.#filled;
    const length = Math.min(PIECE_BYTES, this.#file.length - from);
    if (length <= 0) {
      this.#ahead = undefined;
      return;
    }
    this.#ahead = this.#file.read(from, length, this.#aheadBuffer);
    this.#ahead.catch(() => undefined);
  }
}
