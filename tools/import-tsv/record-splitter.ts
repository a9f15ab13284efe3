// Where records and their fields begin and end. One splitter serves one reader; its arrays hold the fields of the record found last.

export interface RecordSplitter {
  readonly starts: Int32Array;
  /** Exclusive. */
  readonly ends: Int32Array;
  fieldCount: number;
  /** What is wrong with the record; undefined: nothing. */
  problem: string | undefined;
  /** Lines of text that it took. */
  lineCount: number;
  /**
   * Finds the record that begins at `from`; returns where the next one begins, or −1 when `to` comes before its end and is not the end of all. Fields
   * may be written over, where quotes have to go.
   */
  split(bytes: Buffer, from: number, to: number, isEnd: boolean): number;
  /** Where the first record after `from` begins, which is in the midst of one; −1: behind `to`. */
  skip(bytes: Buffer, from: number, to: number, isQuoted: boolean): number;
  isQuote(byte: number): boolean;
  /** The bytes have moved: what was learned of them is void. */
  forget(): void;
}

const NEWLINE = 10;
const RETURN = 13;

/** Shorter fields are looked through byte by byte, which is quicker than a call. */
const SCAN_BYTES = 32;

/** Lines of fields with one byte between them, as HBase's TsvParser reads them: nothing is quoted. */
export class TsvSplitter implements RecordSplitter {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  fieldCount = 0;
  problem: string | undefined;
  readonly lineCount = 1;
  readonly #separator: number;
  readonly #maxFields: number;
  /** The next separator at or behind where it was looked for last: nothing is looked through twice. */
  #nextSeparator = -1;
  #searchedFrom = 0;

  constructor(separator: number, maxFields: number) {
    this.#separator = separator;
    this.#maxFields = maxFields;
    this.starts = new Int32Array(maxFields + 1);
    this.ends = new Int32Array(maxFields + 1);
  }

  split(bytes: Buffer, from: number, to: number, isEnd: boolean): number {
    const newline = bytes.indexOf(NEWLINE, from);
    const hasEnd = newline >= 0 && newline < to;
    if (!hasEnd && !isEnd) return -1;
    let end = hasEnd ? newline : to;
    const next = hasEnd ? newline + 1 : to;
    if (end > from && bytes[end - 1] === RETURN) end--;
    this.#splitFields(bytes, from, end);
    return next;
  }

  skip(bytes: Buffer, from: number, to: number): number {
    const newline = bytes.indexOf(NEWLINE, from);
    return newline < 0 || newline >= to ? -1 : newline + 1;
  }

  isQuote(): boolean {
    return false;
  }

  forget(): void {
    this.#nextSeparator = -1;
    this.#searchedFrom = 0;
  }

  #splitFields(bytes: Buffer, from: number, end: number): void {
    const { starts, ends } = this;
    const max = this.#maxFields;
    let count = 0;
    let start = from;
    for (;;) {
      const at = this.#separatorAt(bytes, start, end);
      starts[count] = start;
      ends[count] = at;
      count++;
      if (at >= end) break;
      start = at + 1;
      if (count > max) break;
    }
    this.fieldCount = count;
    this.problem = count === 1 ? 'No delimiter' : count > max ? 'Excessive columns' : undefined;
  }

  #separatorAt(bytes: Buffer, from: number, end: number): number {
    const separator = this.#separator;
    if (from <= this.#nextSeparator && from >= this.#searchedFrom) return Math.min(this.#nextSeparator, end);
    const near = Math.min(end, from + SCAN_BYTES);
    for (let i = from; i < near; i++) if (bytes[i] === separator) return i;
    if (near === end) return end;
    const found = bytes.indexOf(separator, near);
    this.#searchedFrom = near;
    this.#nextSeparator = found < 0 ? bytes.length : found;
    return Math.min(this.#nextSeparator, end);
  }
}

/** RFC 4180: fields may be quoted, and then hold separators, newlines and, doubled, quotes. */
export class CsvSplitter implements RecordSplitter {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  fieldCount = 0;
  problem: string | undefined;
  lineCount = 1;
  readonly #separator: number;
  readonly #quote: number;
  readonly #maxFields: number;

  constructor(separator: number, quote: number, maxFields: number) {
    this.#separator = separator;
    this.#quote = quote;
    this.#maxFields = maxFields;
    this.starts = new Int32Array(maxFields + 1);
    this.ends = new Int32Array(maxFields + 1);
  }

  split(bytes: Buffer, from: number, to: number, isEnd: boolean): number {
    const end = this.#endOf(bytes, from, to, false);
    if (end < 0 && !isEnd) return -1;
    const next = end < 0 ? to : end + 1;
    let last = end < 0 ? to : end;
    if (last > from && bytes[last - 1] === RETURN) last--;
    this.#splitFields(bytes, from, last);
    return next;
  }

  skip(bytes: Buffer, from: number, to: number, isQuoted: boolean): number {
    const end = this.#endOf(bytes, from, to, isQuoted);
    return end < 0 ? -1 : end + 1;
  }

  isQuote(byte: number): boolean {
    return byte === this.#quote;
  }

  forget(): void {}

  /** The newline that is not quoted. */
  #endOf(bytes: Buffer, from: number, to: number, isQuoted: boolean): number {
    const quote = this.#quote;
    this.lineCount = 1;
    for (let i = from; i < to; i++) {
      const byte = bytes[i];
      if (byte === quote) isQuoted = !isQuoted;
      else if (byte === NEWLINE) {
        if (!isQuoted) return i;
        this.lineCount++;
      }
    }
    return -1;
  }

  #splitFields(bytes: Buffer, from: number, end: number): void {
    this.problem = undefined;
    this.fieldCount = 0;
    for (let start = from; ; ) {
      const isQuoted = start < end && bytes[start] === this.#quote;
      const after = isQuoted ? this.#quoted(bytes, start, end) : this.#plain(bytes, start, end);
      if (after >= end || this.fieldCount > this.#maxFields) break;
      start = after + 1;
    }
    if (this.fieldCount === 1) this.problem ??= 'No delimiter';
    if (this.fieldCount > this.#maxFields) this.problem = 'Excessive columns';
  }

  #add(start: number, end: number): void {
    this.starts[this.fieldCount] = start;
    this.ends[this.fieldCount] = end;
    this.fieldCount++;
  }

  /** Returns where the field ends: at a separator, or the record's end. */
  #plain(bytes: Buffer, start: number, end: number): number {
    const separator = this.#separator;
    const quote = this.#quote;
    let i = start;
    for (; i < end && bytes[i] !== separator; i++)
      if (bytes[i] === quote) this.problem ??= 'A quote within a field that does not begin with one';
    this.#add(start, i);
    return i;
  }

  #quoted(bytes: Buffer, start: number, end: number): number {
    const quote = this.#quote;
    let written = start;
    let i = start + 1;
    for (; i < end; i++) {
      if (bytes[i] === quote) {
        if (i + 1 >= end || bytes[i + 1] !== quote) break;
        i++;
      }
      bytes[written++] = bytes[i];
    }
    this.#add(start, written);
    if (i >= end) this.problem ??= 'A quote that is never closed';
    else if (i + 1 < end && bytes[i + 1] !== this.#separator)
      this.problem ??= 'Something behind the closing quote of a field';
    else return i + 1;
    return end;
  }
}
