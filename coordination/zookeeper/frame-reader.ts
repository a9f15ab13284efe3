import { JuteError } from './jute.ts';

export interface FrameReaderOptions {
  /** Longest body accepted, in bytes. */
  readonly maxBytes: number;
  /** The body of one packet, *borrowed until it returns*. */
  onFrame(body: Buffer): void;
  /** A four-letter word stood where the first length should be; nothing more is read. Absent: such words are lengths. */
  onWord?(word: string): void;
}

const WORD = /^[a-z]{4}$/;

/** Cuts a byte stream into packets, however the bytes come. */
export class FrameReader {
  readonly #options: FrameReaderOptions;
  readonly #header = Buffer.alloc(4);
  #headerLength = 0;
  #body: Buffer | undefined;
  #bodyLength = 0;
  #isFirst = true;
  #stopped = false;
  constructor(options: FrameReaderOptions) {
    this.#options = options;
  }
  /** Nothing more is handed out, not even of bytes already pushed. */
  stop(): void {
    this.#stopped = true;
    this.#body = undefined;
  }
  /** Throws a JuteError for a length that is negative or over the bound. */
  push(bytes: Buffer): void {
    let offset = 0;
    while (offset < bytes.length && !this.#stopped) {
      if (this.#body === undefined && this.#headerLength === 0 && bytes.length - offset >= 4) {
        const length = this.#checkLength(bytes.subarray(offset, offset + 4));
        if (length === undefined) return;
        offset += 4;
        if (bytes.length - offset >= length) {
          this.#options.onFrame(bytes.subarray(offset, offset + length));
          offset += length;
        } else {
          this.#body = Buffer.allocUnsafe(length);
          this.#bodyLength = 0;
        }
      } else if (this.#body === undefined) {
        this.#header[this.#headerLength++] = bytes[offset++];
        if (this.#headerLength === 4) this.#headerComplete();
      } else {
        offset += this.#fill(this.#body, bytes, offset);
      }
    }
  }
  #headerComplete(): void {
    this.#headerLength = 0;
    const length = this.#checkLength(this.#header);
    if (length === undefined) return;
    if (length === 0) this.#options.onFrame(Buffer.alloc(0));
    else this.#body = Buffer.allocUnsafe(length);
    this.#bodyLength = 0;
  }
  #fill(body: Buffer, bytes: Buffer, offset: number): number {
    const count = Math.min(body.length - this.#bodyLength, bytes.length - offset);
    bytes.copy(body, this.#bodyLength, offset, offset + count);
    this.#bodyLength += count;
    if (this.#bodyLength === body.length) {
      this.#body = undefined;
      this.#options.onFrame(body);
    }
    return count;
  }
  /** Undefined: it was a four-letter word, and the reader has stopped. */
  #checkLength(header: Buffer): number | undefined {
    if (this.#isFirst && this.#options.onWord !== undefined && WORD.test(header.toString('latin1'))) {
      this.stop();
      this.#options.onWord(header.toString('latin1'));
      return undefined;
    }
    this.#isFirst = false;
    const length = header.readInt32BE(0);
    if (length < 0 || length > this.#options.maxBytes) {
      throw new JuteError(`a packet of ${length >>> 0} bytes, where at most ${this.#options.maxBytes} are allowed`);
    }
    return length;
  }
}
